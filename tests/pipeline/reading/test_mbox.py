"""Mailboxes: where they are cut, and what comes out."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.mbox import READER
from pipeline.settings import Limits
from tests.hostile import offices, texts
from tests.pipeline.reading._files import SETTINGS, check, read_bytes


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


def _mail(body: str, subject: str = "Bail") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "a@exemple.example", subject, "<1@e>"
    message.set_content(body)
    return message


def test_each_message_is_a_member(tmp_path: Path, spool: Path) -> None:
    data = offices.mailbox(_mail("Un"), texts.mail(**{"a.pdf": b"%PDF"}), _mail("Trois", "a/b\\c"))
    reading = read_bytes(data, tmp_path, spool=spool)
    check(reading)
    names = ["0001 Bail.eml", "0002 Avenant signé.eml", "0003 a b c.eml"]
    assert [item.name for item in reading.attachments] == names
    assert (reading.document.text, reading.document.media_type) == ("", "application/mbox")
    again = read_bytes(Path(reading.attachments[1].path).read_bytes(), tmp_path, spool=spool)
    assert [item.name for item in again.attachments] == ["a.pdf"]
    closed = read_bytes(data, tmp_path)
    assert [status for _, status, _ in closed.skipped] == ["ignored"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "From my side, the contract is signed.",
        "From 1 January 2024 the rent is 900 euros.",
        "From claire@exemple.example Tue Feb  6 10:00:00 2024",
        ">From an earlier letter",
    ],
)
def test_a_letter_is_not_cut(line: str, tmp_path: Path, spool: Path) -> None:
    data = offices.mailbox(_mail(f"Bonjour,\n\n{line}\nSuite"), _mail("Deux"))
    reading = read_bytes(data, tmp_path, spool=spool)
    assert len(reading.attachments) == 2
    inner = read_bytes(Path(reading.attachments[0].path).read_bytes(), tmp_path)
    assert inner.document.text.endswith(f"Bonjour,\n\n{line}\nSuite")


def test_limits(tmp_path: Path, spool: Path) -> None:
    data = offices.mailbox(*(_mail("x" * 700) for _ in range(4)))
    reading = read_bytes(data, tmp_path, spool=spool, limits=Limits(members=2))
    assert len(reading.attachments) == 2
    assert [(name, status) for name, status, _ in reading.skipped] == [("messages from 3 on", "too_large")]
    small = read_bytes(data, tmp_path, spool=spool, limits=Limits(inflated_bytes=2000))
    assert [status for _, status, _ in small.skipped] == ["too_large", "too_large"]
    assert small.document.status == "partial"


@given(st.binary(max_size=400))
def test_any_bytes_after_the_first_line_are_read(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.mbox"
        path.write_bytes(b"From a@b Tue Feb  6 10:00:00 2024\nSubject: x\n" + data)
        assert READER.read(path, "0" * 64, SETTINGS).skipped
