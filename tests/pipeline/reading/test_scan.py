"""Pictures of pages as files: many pages, faults, limits, and what happens without OCR."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pipeline.errors import DamagedError, TooLargeError
from pipeline.reading import ocr, scan
from pipeline.reading.ocr import OcrPage, OcrWord
from pipeline.settings import Limits, Ocr, Settings
from pipeline.types import Reading
from tests.scanning.scanner import scan_page, scan_tiff

SETTINGS = Settings(as_of=date(2026, 1, 1))
needs_tesseract = pytest.mark.skipif(
    ocr.available(SETTINGS) is not None, reason="Tesseract with French and English is not installed"
)
TEXT = "ORDRE DE SERVICE\n\nLe titulaire est invité à commencer les travaux le 4 mars 2020 au plus tard."


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Replace OCR by one that says how often it was called, in French."""
    calls: list[dict[str, Any]] = []

    def fake(image: Image.Image, **how: Any) -> OcrPage:
        calls.append({"size": image.size, "mode": image.mode, **how})
        text = f"Feuille {len(calls)} du contrat"
        words = (OcrWord(0, 7, 1, 2, 3, 4, 0.9),)
        return OcrPage(text, words, 0.95, "fr", 0, 0.0, "", False)

    monkeypatch.setattr(scan, "recognise", fake)
    monkeypatch.setattr(scan, "available", lambda settings: None)
    return calls


def read(tmp_path: Path, data: bytes, settings: Settings = SETTINGS, name: str = "scan.bin") -> Reading:
    path = tmp_path / name
    path.write_bytes(data)
    return scan.READER.read(path, "0" * 64, settings)


def encode(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def sheet(width: int = 827, height: int = 1169) -> Image.Image:
    image = Image.new("L", (width, height), 240)
    image.paste(30, (100, 100, 400, 120))
    return image


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("TIFF", "image/tiff"),
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("BMP", "image/bmp"),
        ("GIF", "image/gif"),
        ("WEBP", "image/webp"),
    ],
)
def test_formats_are_known_by_their_bytes(
    tmp_path: Path, engine: list[dict[str, Any]], kind: str, media_type: str
) -> None:
    data = encode(sheet(), kind)
    assert scan.READER.sniff(data[:8192], Path("x.txt")) == 0.9
    document = read(tmp_path, data).document
    assert (document.media_type, document.status, document.language) == (media_type, "ok", "fr")
    assert document.text == "Feuille 1 du contrat"
    assert document.pages[0].width == pytest.approx(595, abs=2)
    assert engine[0]["mode"] == "L"


@pytest.mark.parametrize(
    "head", [b"BMW leases the car to", b"RIFF\0\0\0\0WAVEfmt ", b"%PDF-1.7", b"", b"MM"]
)
def test_other_bytes_are_declined(head: bytes) -> None:
    assert scan.READER.sniff(head, Path("x.tif")) is None


def test_tiff_pages_are_joined_and_the_language_is_found_once(
    tmp_path: Path, engine: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    beats: list[int] = []
    monkeypatch.setattr("pipeline.heartbeat.beat", lambda: beats.append(1))
    reading = read(tmp_path, scan_tiff([sheet()] * 3, compression="group4", dpi=100))
    document = reading.document
    assert document.text == "Feuille 1 du contrat\fFeuille 2 du contrat\fFeuille 3 du contrat"
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert [document.text[word.start : word.end] for word in reading.words] == ["Feuille"] * 3
    assert [word.page for word in reading.words] == [1, 2, 3]
    assert [call["language"] for call in engine] == [None, "fr", "fr"]
    assert len(beats) == 3


def test_exif_orientation_and_transparency(tmp_path: Path, engine: list[dict[str, Any]]) -> None:
    turned = Image.Exif()
    turned[274] = 6
    document = read(tmp_path, encode(sheet(), "JPEG", exif=turned, dpi=(100, 100))).document
    assert engine[0]["size"] == (1169, 827)
    assert (document.pages[0].width, document.pages[0].height) == (841.68, 595.44)
    clear = Image.new("RGBA", (800, 1000), (0, 0, 0, 0))
    read(tmp_path, encode(clear, "PNG"))
    assert engine[1]["mode"] == "L"


def test_a_fax_with_unlike_resolutions_gets_square_pixels(
    tmp_path: Path, engine: list[dict[str, Any]]
) -> None:
    read(tmp_path, encode(sheet(1728, 1100).convert("1"), "TIFF", dpi=(204, 98), compression="group3"))
    assert engine[0]["size"] == (1728, 2290)
    assert engine[0]["width_pt"] == pytest.approx(1728 * 72 / 204, abs=0.1)


def test_limits_are_named(tmp_path: Path, engine: list[dict[str, Any]]) -> None:
    small = replace(SETTINGS, limits=Limits(page_pixels=500_000))
    for data in (encode(sheet(), "PNG"), encode(sheet(), "JPEG"), encode(sheet(2000, 3000), "PNG")):
        with pytest.raises(TooLargeError, match=r"limits\.page_pixels \(500000\)"):
            read(tmp_path, data, small)
    mixed = read(tmp_path, scan_tiff([sheet(600, 800), sheet(), sheet(600, 800)]), small).document
    assert [page.read_as for page in mixed.pages] == ["ocr", "unread", "ocr"]
    assert mixed.status == "partial"
    assert "page 2: a picture of 966763 pixels exceeds limits.page_pixels" in mixed.reason
    with pytest.raises(TooLargeError, match=r"limits\.pages \(2\)"):
        read(tmp_path, scan_tiff([sheet()] * 3), replace(SETTINGS, limits=Limits(pages=2)))
    with pytest.raises(TooLargeError, match=r"limits\.file_bytes"):
        read(tmp_path, encode(sheet(), "PNG"), replace(SETTINGS, limits=Limits(file_bytes=100)))
    with pytest.raises(TooLargeError, match=r"limits\.text_characters"):
        read(tmp_path, scan_tiff([sheet()] * 3), replace(SETTINGS, limits=Limits(text_characters=30)))
    assert Image.MAX_IMAGE_PIXELS != 500_000


def test_a_bomb_is_not_inflated(tmp_path: Path, engine: list[dict[str, Any]]) -> None:
    data = bytearray(encode(Image.new("1", (64, 64)), "PNG"))
    import zlib

    data[16:24] = (60_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    with pytest.raises(TooLargeError, match=r"limits\.page_pixels"):
        read(tmp_path, bytes(data))
    assert engine == []


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_broken_files_never_pass_as_whole(
    tmp_path: Path, engine: list[dict[str, Any]], kind: str, share: float
) -> None:
    noisy = scan_page(TEXT, dpi=60)
    whole = encode(noisy, kind)
    try:
        document = read(tmp_path, whole[: int(len(whole) * share)]).document
    except DamagedError:
        return
    assert document.status == "partial"
    assert document.pages[0].quality <= 0.5
    assert "breaks off" in document.reason


def test_a_tiff_that_breaks_off_keeps_its_first_pages(tmp_path: Path, engine: list[dict[str, Any]]) -> None:
    whole = scan_tiff([scan_page(TEXT, dpi=60, seed=seed) for seed in range(3)])
    document = read(tmp_path, whole[: len(whole) * 3 // 4]).document
    assert document.status == "partial"
    assert document.pages[0].read_as == "ocr"
    assert document.pages[-1].read_as == "unread" or document.pages[-1].quality <= 0.5


def test_litter_that_begins_like_a_picture_is_damaged(tmp_path: Path, engine: list[dict[str, Any]]) -> None:
    for head in (b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"II*\x00\x08\0\0\0", b"GIF89a"):
        with pytest.raises(DamagedError):
            read(tmp_path, head + bytes(range(256)) * 4)


def test_of_an_animation_only_the_first_picture_is_read(
    tmp_path: Path, engine: list[dict[str, Any]]
) -> None:
    frames = [sheet(600, 800), Image.new("L", (600, 800), 9), Image.new("L", (600, 800), 99)]
    data = encode(frames[0], "GIF", save_all=True, append_images=frames[1:])
    document = read(tmp_path, data).document
    assert len(engine) == 1
    assert document.status == "partial"
    assert "2 further pictures were not read" in document.reason


def test_without_ocr_pages_are_unread_and_say_why(tmp_path: Path) -> None:
    document = read(tmp_path, scan_tiff([sheet()] * 2), replace(SETTINGS, ocr=Ocr(enabled=False))).document
    assert document.status == "needs_ocr_review"
    assert [page.read_as for page in document.pages] == ["unread", "unread"]
    assert "settings.ocr.enabled" in document.pages[0].reason
    assert "pages 1, 2: OCR is switched off" in document.reason


@needs_tesseract
def test_a_real_scan_from_end_to_end(tmp_path: Path) -> None:
    pages = [scan_page(TEXT, footer=f"Page {number}/2", seed=number) for number in (1, 2)]
    reading = read(tmp_path, scan_tiff(pages))
    document = reading.document
    assert document.status == "ok"
    assert document.text.count("Le titulaire est invité à commencer les travaux le 4 mars 2020") == 2
    assert [
        document.text[span.start : span.end] for span in document.furniture if span.role == "page_number"
    ] == [
        "Page 1/2",
        "Page 2/2",
    ]
    for word in reading.words:
        assert document.page_at(word.start) == word.page
