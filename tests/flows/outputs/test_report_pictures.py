"""A report of a real audit: pictures of files, of members of containers, and where none can be."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import duckdb
import pytest
from PIL import Image

from flows.engine import Options
from flows.outputs import report
from flows.outputs._report_pictures import _Files
from flows.outputs.base import OutputContext
from flows.progress import reporter
from flows.run import run
from pipeline.isolate import Outcome
from pipeline.pictures import Picture, PictureTask, Shot
from pipeline.settings import Ocr, Settings
from pipeline.workspace import Workspace
from tests.flows.archives import CONTRACT_FR
from tests.pipeline.reading import _made_pdf as made

SETTINGS = Settings(as_of=date(2026, 9, 25), ocr=Ocr(enabled=False), jobs=1, locale="fr")
"""A day on which the last day for notice, 31 October, is near."""


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> OutputContext:
    """An archive with the same kind of contract as PDF, as PDF in a zip in a zip, and as text."""
    folder = tmp_path_factory.mktemp("report")
    archive = folder / "archive"
    archive.mkdir()
    pdfs = [
        made.make(folder, made.lines(*CONTRACT_FR.format(number=n, price=n).splitlines()), name=f"{n}.pdf")
        for n in (1, 2)
    ]
    (archive / "un.pdf").write_bytes(pdfs[0].read_bytes())
    (archive / "trois.txt").write_text(CONTRACT_FR.format(number=3, price=3), encoding="utf-8")
    (archive / "lot.zip").write_bytes(_zip("lot2.zip", _zip("dossier/deux.pdf", pdfs[1].read_bytes())))
    workspace = Workspace(folder / "w")
    with reporter(quiet=True) as listener:
        run(workspace, Options(archive, SETTINGS), listener, engine="plain")
    return OutputContext(workspace, SETTINGS, archive)


def _zip(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as members:
        members.writestr(zipfile.ZipInfo(name, date_time=(2024, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def _render(context: OutputContext) -> str:
    connection = duckdb.connect(str(context.workspace.database), read_only=True)
    try:
        return report.render(connection, context)
    finally:
        connection.close()


def _pictures(html: str) -> list[tuple[str, Image.Image]]:
    found = re.findall(r'<img src="data:image/webp;base64,([^"]+)"[^>]* alt="([^"]+)"', html)
    return [(alt, Image.open(io.BytesIO(base64.b64decode(data)))) for data, alt in found]


def test_the_audit_writes_the_report_with_pictures(audited: OutputContext) -> None:
    html = (audited.workspace.root / "report.html").read_text(encoding="utf-8")
    pictures = _pictures(html)
    named = {re.sub(r"Image de (.*), page 1.*", r"\1", alt) for alt, _ in pictures}
    assert named == {"un.pdf", "lot.zip!/lot2.zip!/dossier/deux.pdf"}
    for _, picture in pictures:
        picture.load()
        assert picture.width <= 700
    assert len(pictures) == html.count("data:image/webp"), "each is carried once"


def test_text_without_pages_is_shown_in_its_context(audited: OutputContext) -> None:
    html = _render(audited)
    assert "Ce format n'a pas de pages".replace("'", "&#39;") in html
    (marked,) = {words for words in re.findall(r"<mark>(.*?)</mark>", html) if "dénonciation" in words}
    assert "trois (3) mois" in marked


def test_the_spool_is_left_empty(audited: OutputContext) -> None:
    _render(audited)
    assert list(audited.workspace.spool.iterdir()) == []


def test_files_that_have_changed_or_gone_leave_words_without_picture(
    audited: OutputContext, tmp_path: Path
) -> None:
    original = audited.root / "un.pdf"
    kept = original.read_bytes()
    try:
        original.write_bytes(b"%PDF-1.4 something else now")
        html = _render(audited)
    finally:
        original.write_bytes(kept)
    assert "un.pdf" not in {re.sub(r"Image de (.*), page 1.*", r"\1", alt) for alt, _ in _pictures(html)}
    assert "ou a changé depuis" in html
    assert "notifiée par lettre recommandée" in html, "the words are still there"


def test_pictures_that_find_no_room_are_said_to_be_left_out(
    audited: OutputContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _render(audited)
    carried = re.findall(r"base64,([^\"]+)", whole)
    bare = len(whole.encode("utf-8")) - sum(map(len, carried))
    room = max(map(len, carried)) + 1000
    monkeypatch.setattr(report, "MOST_BYTES", bare + room)
    monkeypatch.setattr(report, "_SHARES", (1.0,))
    html = _render(audited)
    assert 0 < len(_pictures(html)) < len(carried)
    assert "laissée" in html
    assert len(html.encode("utf-8")) <= bare + room + 3000


class _Dying:
    """A pool whose worker dies of one page, whatever else it is asked for at the same time."""

    def run(self, function: Any, calls: Iterator[tuple[str, PictureTask, float]]) -> Iterator[Outcome[Any]]:
        for key, task, _ in calls:
            if any(shot.page == 2 for shot in task.shots):
                yield Outcome(key, None, "the reading process died (exit code -11)")
            else:
                yield Outcome(key, tuple(Picture(shot.key, b"x", 1, 1) for shot in task.shots))


def test_a_page_that_kills_the_worker_costs_only_its_own_picture(audited: OutputContext) -> None:
    files = _Files(audited, cast(Any, _Dying()), str(audited.workspace.spool))
    sha256 = hashlib.sha256((audited.root / "un.pdf").read_bytes()).hexdigest()
    shots = [Shot("a", 1, "x"), Shot("b", 2, "y"), Shot("c", 3, "z")]
    made_of = {picture.key: picture.problem for picture in files.pictures({sha256: shots})}
    assert made_of == {"a": "", "b": "unreadable", "c": ""}
