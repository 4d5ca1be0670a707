"""Mails written here: headers, bodies and attachments."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.errors import DamagedError, EncryptedError
from tests.hostile import texts
from tests.pipeline.reading._files import check, read_bytes


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


def test_headers_and_body_are_text(tmp_path: Path) -> None:
    reading = read_bytes(texts.mail().as_bytes(), tmp_path)
    check(reading)
    assert reading.document.text == (
        "From: Claire Dumont <claire@exemple.example>\nTo: achats@exemple.example\n"
        "Date: Tue, 06 Feb 2024 10:00:00 +0100\nSubject: Avenant signé\n\n"
        "Bonjour,\n\nVeuillez trouver ci-joint l'avenant signé par les deux parties."
    )
    assert reading.document.reader == "mail/1"
    assert reading.document.language == "fr"


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n\n"])
def test_what_exporters_put_before_the_headers(before: bytes, tmp_path: Path) -> None:
    reading = read_bytes(before + texts.mail().as_bytes(), tmp_path)
    assert reading.document.text.startswith("From: Claire Dumont")
    assert "avenant signé" in reading.document.text


def test_attachments_go_to_the_spool(tmp_path: Path, spool: Path) -> None:
    message = texts.mail(**{"avenant n°2.pdf": b"%PDF-1.7 ..."})
    message.add_attachment(b"%PDF other", maintype="application", subtype="pdf", filename="avenant n°2.pdf")
    reading = read_bytes(message.as_bytes(), tmp_path, spool=spool)
    assert [item.name for item in reading.attachments] == ["avenant n°2.pdf", "avenant n°2.pdf (2)"]
    assert Path(reading.attachments[0].path).read_bytes() == b"%PDF-1.7 ..."
    closed = read_bytes(message.as_bytes(), tmp_path)
    assert [status for _, status, _ in closed.skipped] == ["ignored", "ignored"]


def test_plain_text_is_preferred_and_html_is_the_fallback(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Message-ID"] = "a@example", "<1@example>"
    message.set_content("le texte")
    message.add_alternative("<p>la page</p>", subtype="html")
    assert read_bytes(message.as_bytes(), tmp_path).document.text.endswith("le texte")
    message.get_payload(0).set_payload("")  # type: ignore[union-attr]
    assert read_bytes(message.as_bytes(), tmp_path).document.text.endswith("la page")


def test_a_mail_inside_a_mail(tmp_path: Path, spool: Path) -> None:
    outer = texts.mail()
    outer.add_attachment(texts.mail(**{"b.txt": b"b"}))
    reading = read_bytes(outer.as_bytes(), tmp_path, spool=spool)
    (inner,) = reading.attachments
    assert inner.name == "Avenant signé.eml"
    again = read_bytes(Path(inner.path).read_bytes(), tmp_path, spool=spool)
    assert [item.name for item in again.attachments] == ["b.txt"]


def test_names_do_not_leave_the_mail(tmp_path: Path, spool: Path) -> None:
    message = texts.mail(**{"../../etc/passwd": b"x", "C:\\a\\b.pdf": b"y"})
    reading = read_bytes(message.as_bytes(), tmp_path, spool=spool)
    assert [item.name for item in reading.attachments] == ["passwd", "b.pdf"]


def test_small_pictures_of_a_signature_are_ignored(tmp_path: Path, spool: Path) -> None:
    message = texts.mail()
    for size in (500, 60_000):
        message.add_attachment(
            bytes(size), maintype="image", subtype="png", filename=f"{size}.png", cid=f"<{size}>"
        )
    reading = read_bytes(message.as_bytes(), tmp_path, spool=spool)
    assert [item.name for item in reading.attachments] == ["60000.png"]
    assert [(name, status) for name, status, _ in reading.skipped] == [("500.png", "ignored")]


def test_a_page_saved_as_mhtml(tmp_path: Path, spool: Path) -> None:
    page = (
        b"From: <Saved by a browser>\r\nSubject: Lease\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html\r\n\r\n<html><body><p>The rent is fixed.</p></body></html>\r\n"
        b"--b\r\nContent-Type: text/css\r\n\r\np {color: red}\r\n--b--\r\n"
    )
    reading = read_bytes(page, tmp_path, spool=spool)
    assert reading.document.text.endswith("The rent is fixed.")
    assert [status for _, status, _ in reading.skipped] == ["ignored"]


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "windows-1252", "unknown-8bit", "x-nonsense"])
def test_charsets(charset: str, tmp_path: Path) -> None:
    encoding = "utf-8" if charset == "utf-8" else "cp1252"
    raw = (
        f"From: a@example\r\nMessage-ID: <1@example>\r\nContent-Type: text/plain; charset={charset}\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\nLe loyer est révisé à l'échéance.\r\n"
    ).encode(encoding)
    assert read_bytes(raw, tmp_path).document.text.endswith("Le loyer est révisé à l'échéance.")


def test_a_letter_with_from_and_to_is_no_mail(tmp_path: Path) -> None:
    letter = (
        "Contract No. 7\n\nFrom: Alice\nTo: Bob\nDate: today\n\nThis agreement is made between the parties."
    )
    assert read_bytes(letter.encode(), tmp_path).document.reader == "plain/2"


def test_faults(tmp_path: Path) -> None:
    with pytest.raises(EncryptedError):
        read_bytes(texts.encrypted_mail(), tmp_path)
    with pytest.raises(DamagedError, match="nest"):
        read_bytes(texts.nested_mail(3000), tmp_path)
    assert "From:" in read_bytes(texts.broken_mime(), tmp_path).document.text
