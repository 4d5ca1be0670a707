"""Measures scans against the digital originals: characters, fields, and how sure values are.

Run ``python -m tests.benchmarks.scans FOLDER...`` over PDFs and texts that have labels (``--labels``, or
``labels.csv`` in or beside the folder); texts are set as PDFs. Short documents are scanned whole at
several levels by ``tests.scanning``, read through the real pipeline, and held against the same labels as
the digital files; the characters are held against the digital text. Beside it stands Tesseract used
plainly: whole pages at 300 dpi, mode 3, told the language. ``--workspace`` keeps what was read: only what
has changed is read anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
from rapidfuzz.distance import Levenshtein

from data.splits import side_of, stem
from flows.engine import Options
from flows.evaluation import show
from flows.evaluation.evaluate import Evaluation, hold
from flows.evaluation.formats import beside, load
from flows.evaluation.gold import Gold, Labels
from flows.evaluation.measures import Score, score
from flows.evaluation.texts import read_texts
from flows.progress import reporter
from flows.run import run
from flows.settings_file import load_settings
from pipeline.store.query import open_read_only
from pipeline.types import PAGE_BREAK
from pipeline.workspace import Workspace, open_workspace
from tests.scanning import LEVELS, scan
from tests.scanning.typeset import style_of, typeset

_AS_OF = date(2026, 1, 1)
_LEAST_TEXT = 300
"""Characters a page below which a PDF is no digital one."""
_PLAIN_DPI = 300
_PATIENCE = 600.0
"""Seconds for a page."""
_LEADERS = re.compile(r"[_.=*\u2013\u2014-]{3,}")


@dataclass(frozen=True, slots=True)
class Copy:
    """One way in which the documents were handed in, and what became of them."""

    name: str
    evaluation: Evaluation
    pages: Mapping[str, list[str]]
    """Document -> text of its pages."""
    quality: tuple[float, ...]
    """Of each page, as the reader judges it."""


def choose(folder: Path, *, pages: int, longest: int, side: str, known: Set[str]) -> dict[str, bytes]:
    """Choose short digital documents with labels, in an order no one has a hand in, up to so many pages.

    Returns:
        Name of the PDF -> its bytes; a text is set as a PDF.
    """
    found = (path for path in folder.rglob("*") if path.suffix.lower() in (".pdf", ".txt"))
    chosen: dict[str, bytes] = {}
    for path in sorted(found, key=lambda path: hashlib.sha256(path.name.encode()).hexdigest()):
        if side not in ("all", side_of(path.name)) or not {path.name, stem(path.name)} & known:
            continue
        content = path.read_bytes()
        if path.suffix.lower() == ".txt":
            font, size = style_of(path.name)
            content = typeset(content.decode("utf-8"), font=font, size=size)
        count = _digital_pages(content)
        if 0 < count <= min(longest, pages):
            chosen[f"{stem(path.name)}.pdf"] = content
            pages -= count
    return chosen


def _loose(gold: Gold) -> Gold:
    """Labels as they go by the name of a document, whose bytes and places are others on every copy.

    The pen of ``tests.scanning`` runs over the foot of the last page, wherever people sign there: who has
    signed is measured elsewhere.
    """
    fields = {name: values for name, values in gold.fields.items() if name != "signature"}
    return replace(gold, document=stem(gold.document), sha256=None, fields=fields, spans={})


def _digital_pages(content: bytes) -> int:
    """How many pages a PDF has; 0 where it holds too little text to be the yardstick of its own scan."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        return 0
    try:
        if len(document) > 20:
            return 0
        letters = sum(len(page.get_textpage().get_text_bounded()) for page in document)
        return len(document) if letters >= _LEAST_TEXT * len(document) else 0
    finally:
        document.close()


def read_copy(name: str, archive: Path, workspace: Workspace, labels: Labels) -> Copy:
    """Audit a folder and hold it against the labels."""
    settings = replace(load_settings(workspace.settings, as_of=_AS_OF), jobs=1)
    # What a busy machine takes too long for is no property of the page.
    settings = replace(settings, limits=replace(settings.limits, page_seconds=_PATIENCE))
    with reporter(quiet=True) as told:
        run(workspace, Options(archive, settings), told, engine="plain")
    connection = open_read_only(workspace.database)
    try:
        rows = connection.execute(
            "SELECT file_name, document_id FROM documents ORDER BY file_name"
        ).fetchall()
        quality = connection.execute(
            "SELECT quality FROM pages WHERE read_as <> 'blank' ORDER BY file_name, page"
        ).fetchall()
    finally:
        connection.close()
    texts = read_texts(workspace, [document_id for _, document_id in rows])
    pages = {file: texts.get(document_id, "").split(PAGE_BREAK) for file, document_id in rows}
    evaluation = hold(workspace, labels, split="all", about={})
    return Copy(name, evaluation, pages, tuple(float(value) for (value,) in quality))


def plain(archive: Path, languages: Mapping[str, str], kept: Path) -> dict[str, list[str]]:
    """Read a folder of scans with Tesseract as it comes; what ``kept`` holds is not read again.

    Args:
        archive: the scans.
        languages: document -> what Tesseract is told; English where it is not here.
        kept: file of what was read before.
    """
    import pytesseract

    os.environ["OMP_THREAD_LIMIT"] = "1"
    known: dict[str, list[str]] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    made: dict[str, list[str]] = {}
    for path in sorted(archive.iterdir()):
        key = hashlib.sha256(path.read_bytes()).hexdigest()
        if key not in known:
            document = pdfium.PdfDocument(path)
            known[key] = [
                pytesseract.image_to_string(
                    page.render(scale=_PLAIN_DPI / 72, grayscale=True).to_pil(),
                    lang=languages.get(path.stem, "eng"),
                    config="--psm 3",
                )
                for page in document
            ]
            document.close()
            kept.write_text(json.dumps(known), "utf-8")
        made[path.name] = known[key]
    return made


def character_error(truth: Mapping[str, list[str]], read: Mapping[str, list[str]]) -> list[float]:
    """Share of wrong characters of each page, in its order of reading; an unread page is all wrong."""
    return [
        Levenshtein.distance(page, other) / len(page) for page, other in _pages_beside(truth, read) if page
    ]


def words_lost(truth: Mapping[str, list[str]], read: Mapping[str, list[str]]) -> float:
    """Share of the words that stand nowhere on their page, in whichever order it was read."""
    pairs = [(Counter(page.split()), Counter(other.split())) for page, other in _pages_beside(truth, read)]
    lost = sum((wanted - got).total() for wanted, got in pairs)
    return lost / max(sum(wanted.total() for wanted, _ in pairs), 1)


def _pages_beside(
    truth: Mapping[str, list[str]], read: Mapping[str, list[str]]
) -> Iterator[tuple[str, str]]:
    for name, pages in truth.items():
        for page, other in _side_by_side(pages, read.get(name, [])):
            yield _folded(page), _folded(other)


def _folded(page: str) -> str:
    """Without white space and drawn lines: a row of underscores to fill in is no word."""
    return " ".join(_LEADERS.sub(" ", page).split())


def _side_by_side(pages: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, str]]:
    for index, page in enumerate(pages):
        yield page, others[index] if index < len(others) else ""


def pooled(evaluation: Evaluation) -> Score:
    """All fields as if they were one."""
    return score("all fields", evaluation.judged)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2] if values else float("nan")


def report(copies: Sequence[Copy], plainly: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    """Write the figures as Markdown."""
    digital = copies[0]
    heads: list[str] = ["level", "pages", "character error, mean (median)", "of Tesseract used plainly"]
    heads += [
        "words lost",
        "by Tesseract",
        "quality",
        "F1",
        "points lost",
        "sure and right",
        "sure of stated",
    ]
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    before = pooled(digital.evaluation).f1 or 0.0
    for copy in copies:
        whole = pooled(copy.evaluation)
        read = [copy.pages] if copy is not digital else []
        read += [plainly[copy.name]] if copy.name in plainly else []
        errors = [_errors(character_error(digital.pages, pages)) for pages in read]
        lost = [f"{words_lost(digital.pages, pages):.2%}" for pages in read]
        cells = [
            copy.name,
            str(len(copy.quality)),
            *_two(errors),
            *_two(lost),
            f"{_mean(copy.quality):.2f}",
        ]
        cells += [f"{whole.f1 or 0:.3f}", f"{100 * (before - (whole.f1 or 0)):.1f}"]
        cells += [f"{whole.sure_right} of {whole.sure}", f"{whole.sure_share or 0:.2f}"]
        yield f"| {' | '.join(cells)} |"
    yield ""
    yield f"| F1 (sure and right) | n | {' | '.join(copy.name for copy in copies)} |"
    yield f"|---|---|{'---|' * len(copies)}"
    scores = [{one.field: one for one in copy.evaluation.scores()} for copy in copies]
    for field, first in scores[0].items():
        cells = [
            "-" if one.get(field) is None or one[field].f1 is None
            else f"{one[field].f1:.3f} ({one[field].sure_right} of {one[field].sure})"
            for one in scores
        ]  # fmt: skip
        yield f"| {field} | {first.positives} | {' | '.join(cells)} |"


def _two(cells: Sequence[str]) -> list[str]:
    return [*cells, "-", "-"][:2]


def _errors(errors: Sequence[float]) -> str:
    return f"{_mean(errors):.2%} ({_median(errors):.2%})" if errors else "-"


def measure(arguments: argparse.Namespace, work: Path) -> None:
    """Scan, read, compare, print."""
    places = arguments.labels or [beside(folder) for folder in arguments.folder]
    golds = [_loose(gold) for place in places for gold in load(place).documents]
    known = {name for gold in golds for name in (gold.document, stem(gold.document))}
    documents: dict[str, bytes] = {}
    for folder in arguments.folder:
        documents |= choose(
            folder, pages=arguments.pages, longest=arguments.longest, side=arguments.side, known=known
        )
    if not documents:
        raise SystemExit("the folders hold no short digital PDF or text that has labels")
    names = {stem(name) for name in documents}
    chosen = Labels(tuple(gold for gold in golds if stem(gold.document) in names), ())
    languages = {stem(gold.document): "fra" if gold.language == "fr" else "eng" for gold in golds}
    copies: list[Copy] = []
    plainly: dict[str, dict[str, list[str]]] = {}
    for name in ("digital", *arguments.levels):
        archive = work / "archive" / name
        archive.mkdir(parents=True, exist_ok=True)
        for stale in archive.iterdir():
            stale.unlink()
        for file, content in documents.items():
            seed = int.from_bytes(hashlib.sha256(file.encode()).digest()[:4]) + arguments.seed
            made = content if name == "digital" else scan(content, name, seed=seed)
            (archive / file).write_bytes(made)
        copies.append(read_copy(name, archive, open_workspace(work / f"workspace-{name}"), chosen))
        if name != "digital" and not arguments.no_plain:
            plainly[name] = plain(archive, languages, work / "plain.json")
        print(f"{name}: {len(documents)} documents read", flush=True)
    for line in report(copies, plainly):
        print(line)
    if arguments.changes:
        for copy in copies[1:]:
            print(f"\n{copy.name} against digital")
            for line in show.changes(copies[0].evaluation, copy.evaluation):
                print(line)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="+", help="digital PDFs, or texts to be set as PDFs")
    parser.add_argument("--labels", type=Path, nargs="+", help="labels.csv or labels.jsonl, of any folder")
    parser.add_argument("--pages", type=int, default=60, help="pages of each folder to scan, at each level")
    parser.add_argument("--longest", type=int, default=8, help="most pages of a document")
    parser.add_argument("--levels", nargs="+", default=list(LEVELS), choices=sorted(LEVELS))
    parser.add_argument("--side", default="development", choices=["development", "test", "all"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workspace", type=Path, help="keep what was read here")
    parser.add_argument("--no-plain", action="store_true", help="leave out Tesseract used plainly")
    parser.add_argument("--changes", action="store_true", help="list what each level gained and lost")
    arguments = parser.parse_args()
    if arguments.changes and arguments.side != "development":
        parser.error("changes are told of the development side alone")
    with tempfile.TemporaryDirectory(prefix="clausier-scans-") as folder:
        measure(arguments, arguments.workspace or Path(folder))


if __name__ == "__main__":
    main()
