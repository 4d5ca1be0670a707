"""Outlook messages that the test writes itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import DamagedError, TooLargeError
from pipeline.settings import Limits
from tests.hostile import offices, texts
from tests.pipeline.reading._files import check, read_bytes


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


def test_headers_and_body_are_text(tmp_path: Path) -> None:
    reading = read_bytes(offices.msg(), tmp_path)
    check(reading)
    text = reading.document.text
    assert text.startswith("From: Claire Dumont <claire@exemple.example>\n")
    assert text.endswith("Bonjour,\n\nVeuillez trouver ci-joint l'avenant signé par les deux parties.")
    assert "Subject: Avenant signé\n" in text
    assert reading.document.media_type == "application/vnd.ms-outlook"
    assert (reading.document.reader, reading.document.language) == ("msg/1", "fr")


def test_attachments_go_to_the_spool(tmp_path: Path, spool: Path) -> None:
    message = texts.mail(**{"avenant n°2.pdf": b"%PDF-1.7 ...", "../../evil.txt": b"evil"})
    reading = read_bytes(offices.msg(message), tmp_path, spool=spool)
    assert [item.name for item in reading.attachments] == ["avenant n°2.pdf", "evil.txt"]
    assert Path(reading.attachments[0].path).read_bytes() == b"%PDF-1.7 ..."
    closed = read_bytes(offices.msg(message), tmp_path)
    assert [status for _, status, _ in closed.skipped] == ["ignored", "ignored"]


def test_a_message_inside_a_message(tmp_path: Path, spool: Path) -> None:
    outer = texts.mail()
    outer.add_attachment(texts.mail(**{"b.txt": b"contenu"}))
    (inner,) = read_bytes(offices.msg(outer), tmp_path, spool=spool).attachments
    again = read_bytes(Path(inner.path).read_bytes(), tmp_path, spool=spool)
    assert again.document.reader == "mail/1"
    assert [item.name for item in again.attachments] == ["b.txt"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (offices.msg()[:4000], "breaks off"),
        (offices.msg()[:-600], "broken"),
        (offices.looping_msg(), "inside itself"),
        (offices.bursting_msg(), "larger than the file"),
        (offices.container({"__properties_version1.0": bytes(40)}), "broken"),
    ],
)
def test_faults(data: bytes, words: str, tmp_path: Path) -> None:
    with pytest.raises(DamagedError, match=words):
        read_bytes(data, tmp_path)


def test_limits(tmp_path: Path, spool: Path) -> None:
    data = offices.msg(texts.mail(**{"a.bin": b"a" * 5000, "b.bin": b"b"}))
    with pytest.raises(TooLargeError, match=r"limits\.document_memory"):
        read_bytes(data, tmp_path, limits=Limits(document_memory=0))
    reading = read_bytes(data, tmp_path, spool=spool, limits=Limits(member_bytes=1000, members=1))
    assert [(name, status) for name, status, _ in reading.skipped] == [
        ("a.bin", "too_large"),
        ("b.bin", "too_large"),
    ]
    assert reading.document.status == "partial"
