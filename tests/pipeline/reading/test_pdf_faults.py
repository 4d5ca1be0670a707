"""PDFs made here that are scanned, damaged, locked or too large, and what is told of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen import canvas

from pipeline.errors import DamagedError, EncryptedError, TooLargeError
from pipeline.reading.pdf import READER
from pipeline.settings import Limits, Settings
from tests.pipeline.reading._made_pdf import (
    LOREM,
    NO_OCR,
    both,
    document,
    lines,
    make,
    paged,
    picture,
    read,
)

# ---------------------------------------------------------------- pictures


def test_a_scanned_page_without_ocr_is_unread(tmp_path: Path) -> None:
    made = document(make(tmp_path, lines(*LOREM), picture()))
    assert made.status == "needs_ocr_review"
    assert [page.read_as for page in made.pages] == ["text", "unread"]
    assert "page 2" in made.reason
    assert "OCR is switched off" in made.pages[1].reason


def test_a_stamp_over_a_scan_is_no_text_layer(tmp_path: Path) -> None:
    made = document(make(tmp_path, both(picture(), lines("Scanned with CamScanner", top=20))))
    assert made.pages[0].read_as == "unread"
    assert "stamp" in made.pages[0].reason


def test_empty_pages_are_blank(tmp_path: Path) -> None:
    made = document(make(tmp_path, lines(*LOREM), lines(), picture(words="")))
    assert [page.read_as for page in made.pages] == ["text", "blank", "blank"]
    assert made.status == "ok"


def test_a_picture_that_is_lost_is_a_failure(tmp_path: Path) -> None:
    path = make(tmp_path, lines(*LOREM), picture())
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        (image,) = file.pages[1].get_images().values()
        image.write(b"\xff\xd8\xff\xe0nothing", filter=pikepdf.Name.DCTDecode)
        file.save(path)
    made = document(path)
    assert made.pages[1].read_as == "unread"
    assert "white although it holds a picture" in made.pages[1].reason
    assert made.status == "partial"


def test_a_picture_beyond_the_limit_is_unread_and_named(tmp_path: Path) -> None:
    settings = Settings(as_of=date(2026, 1, 31), limits=Limits(page_pixels=100_000))
    made = document(make(tmp_path, lines(*LOREM), picture()), settings)
    assert [page.read_as for page in made.pages] == ["text", "unread"]
    assert made.status == "partial"
    assert "limits.page_pixels" in made.reason
    with pytest.raises(TooLargeError, match=r"limits\.page_pixels"):
        read(make(tmp_path, picture(), name="only.pdf"), settings)


# ---------------------------------------------------------------- limits and faults


@pytest.mark.parametrize(
    ("limits", "named"),
    [
        (Limits(pages=1), "limits.pages (1)"),
        (Limits(text_characters=50), "limits.text_characters (50)"),
        (Limits(file_bytes=100), "limits.file_bytes (100)"),
    ],
)
def test_limits_are_kept_and_named(tmp_path: Path, limits: Limits, named: str) -> None:
    path = make(tmp_path, lines(*LOREM), lines(*LOREM))
    with pytest.raises(TooLargeError, match=named.replace("(", r"\(").replace(")", r"\)")):
        read(path, Settings(as_of=date(2026, 1, 31), limits=limits))


def test_a_user_password_is_encrypted_an_owner_password_is_not(tmp_path: Path) -> None:
    path = make(tmp_path, lines(*LOREM))
    for name, user in (("user.pdf", "secret"), ("owner.pdf", "")):
        with pikepdf.open(path) as file:
            file.save(tmp_path / name, encryption=pikepdf.Encryption(user=user, owner="owner"))
    with pytest.raises(EncryptedError, match="password"):
        read(tmp_path / "user.pdf")
    assert document(tmp_path / "owner.pdf").text == "\n".join(LOREM)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6])
def test_a_truncated_file_is_never_ok(tmp_path: Path, share: float) -> None:
    path = make(tmp_path, *(paged(n) for n in range(1, 9)))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    try:
        status = document(path).status
    except DamagedError:
        status = "damaged"
    assert status in ("damaged", "partial")


def test_a_broken_table_of_contents_is_mended(tmp_path: Path) -> None:
    path = make(tmp_path, lines(*LOREM))
    data = path.read_bytes()
    at = data.rindex(b"startxref")
    path.write_bytes(data[:at] + b"startxref\n17\n%%EOF\n")
    assert LOREM[0] in document(path).text


@pytest.mark.parametrize("after", [b"stream\n", b"endstream", b"endobj"])
def test_content_lost_in_the_middle_is_never_ok(tmp_path: Path, after: bytes) -> None:
    path = make(tmp_path, *(both(lines(*LOREM), lines(f"Page {n} sur 8", top=30)) for n in range(1, 9)))
    data = path.read_bytes()
    at = data.index(after, data.index(b"/FlateDecode")) + 30
    path.write_bytes(data[:at] + data[at + 60 :])
    made = document(path)
    assert made.status == "partial"


def test_litter_before_the_header_does_no_harm(tmp_path: Path) -> None:
    path = make(tmp_path, lines(*LOREM))
    path.write_bytes(b"\n\nlitter\n" + path.read_bytes())
    made = document(path)
    assert (made.text, made.status) == ("\n".join(LOREM), "ok")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\nnothing at all", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_is_damaged(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(data)
    with pytest.raises(DamagedError):
        read(path)


def test_embedded_files_go_to_the_spool(tmp_path: Path) -> None:
    path = make(tmp_path, lines(*LOREM))
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        for name, data in (("annexe.txt", b"Annexe 1"), ("bomb.bin", b"\0" * 5_000_000)):
            file.attachments[name] = pikepdf.AttachedFileSpec(file, data, filename=name)
        file.save(path)
    spool = tmp_path / "spool"
    spool.mkdir()
    settings = Settings(
        as_of=date(2026, 1, 31), spool=str(spool), limits=Limits(member_bytes=1_000_000), ocr=NO_OCR.ocr
    )
    reading = read(path, settings)
    assert [(item.name, item.size) for item in reading.attachments] == [("annexe.txt", 8)]
    assert Path(reading.attachments[0].path).read_bytes() == b"Annexe 1"
    ((name, status, reason),) = reading.skipped
    assert (name, status) == ("bomb.bin", "too_large")
    assert "limits.member_bytes" in reason
    without = read(path)
    assert {item[0] for item in without.skipped} == {"annexe.txt", "bomb.bin"}


def test_every_page_is_a_heartbeat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    beats: list[None] = []
    monkeypatch.setattr("pipeline.heartbeat.beat", lambda: beats.append(None))
    document(make(tmp_path, lines(*LOREM), lines(*LOREM), lines(*LOREM)))
    assert len(beats) == 3


def test_sniffing_goes_by_content() -> None:
    assert READER.sniff(b"%PDF-1.7\n", Path("letter.docx")) == 1.0
    assert READER.sniff(b"\n\n%PDF-1.7\n1 0 obj", Path("x")) == 0.8
    assert READER.sniff(b"The format %PDF-1.7 is", Path("x")) == 0.05
    assert READER.sniff(b"PK\x03\x04 a.pdf%PDF-1.7\n1 0 obj", Path("x.zip")) is None
    assert READER.sniff(b"PK\x03\x04", Path("x.pdf")) is None


def test_metadata_are_hints(tmp_path: Path) -> None:
    def draw(sheet: canvas.Canvas) -> None:
        sheet.setTitle("Contrat cadre")
        lines(*LOREM)(sheet)

    assert ("title", "Contrat cadre") in document(make(tmp_path, draw)).metadata
