"""What happens to pages that must be read from their picture; the engine itself is tested elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from pipeline.reading import ocr
from pipeline.reading.ocr import OcrPage, OcrUnavailable, OcrWord
from pipeline.settings import Settings
from tests.pipeline.reading._made_pdf import LOREM, both, document, lines, make, picture, read

WITH_OCR = Settings(as_of=date(2026, 1, 31))
SEEN = "Le loyer est de 900 euros."
Engine = Callable[..., OcrPage]


def engine(text: str, quality: float = 0.95, blank: bool = False, calls: list[Any] | None = None) -> Engine:
    def recognise(image: Image.Image, **given: Any) -> OcrPage:
        if calls is not None:
            calls.append((image.size, given, given["render"](100).size))
        words = (OcrWord(3, 8, 10.0, 20.0, 40.0, 30.0, 0.9),) if len(text) > 8 else ()
        return OcrPage(text, words, quality, "fr", 0, 0.0, "", blank)

    return recognise


def shifted(text: str) -> str:
    return "".join(chr((ord(c) - 97 + 3) % 26 + 97) if "a" <= c <= "z" else c for c in text.lower())


def unpainted(*texts: str) -> Callable[[canvas.Canvas], None]:
    def draw(sheet: canvas.Canvas) -> None:
        text = sheet.beginText(60, 780)
        text.setFont("Helvetica", 10)
        text.setTextRenderMode(3)
        for line in texts:
            text.textLine(line)
        sheet.drawText(text)

    return draw


def test_a_scan_is_read_and_its_words_have_document_offsets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Any] = []
    monkeypatch.setattr(ocr, "recognise", engine(SEEN, calls=calls))
    reading = read(make(tmp_path, lines(*LOREM), picture()), WITH_OCR)
    made = reading.document
    assert [page.read_as for page in made.pages] == ["text", "ocr"]
    assert made.text.endswith(SEEN)
    assert (made.status, made.pages[1].quality) == ("ok", 0.95)
    assert made.pages[1].reason == "the page has no text layer"
    (word,) = reading.words
    assert (word.page, made.text[word.start : word.end]) == (2, "loyer")
    ((size, given, smaller),) = calls
    assert (given["width_pt"], given["height_pt"], given["language"]) == (595, 842, "fr")
    assert size == (1653, 2339)
    assert smaller == (827, 1170)


def test_a_garbage_layer_gives_way_to_the_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "recognise", engine(SEEN))
    made = document(
        make(tmp_path, both(picture(), unpainted(*(shifted(line) for line in LOREM)))), WITH_OCR
    )
    assert (made.text, made.pages[0].read_as) == (SEEN, "ocr")
    assert "make no words" in made.pages[0].reason


@pytest.mark.parametrize(
    ("engine_of", "status", "read_as", "said"),
    [
        (engine(SEEN, quality=0.4), "needs_ocr_review", "ocr", "page 1"),
        (engine("", quality=0.9, blank=True), "ok", "blank", ""),
        (engine("", quality=0.1), "needs_ocr_review", "ocr", "page 1"),
    ],
)
def test_how_a_poor_reading_counts(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    engine_of: Engine,
    status: str,
    read_as: str,
    said: str,
) -> None:
    monkeypatch.setattr(ocr, "recognise", engine_of)
    made = document(make(tmp_path, picture()), WITH_OCR)
    assert (made.status, made.pages[0].read_as) == (status, read_as)
    assert said in made.reason


def test_without_the_engine_the_page_is_unread_and_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def recognise(image: Image.Image, **given: Any) -> OcrPage:
        raise OcrUnavailable("Tesseract is not installed: apt-get install tesseract-ocr")

    monkeypatch.setattr(ocr, "recognise", recognise)
    made = document(make(tmp_path, picture()), WITH_OCR)
    assert (made.status, made.pages[0].read_as, made.text) == ("needs_ocr_review", "unread", "")
    assert "apt-get install tesseract-ocr" in made.reason


DOUBTFUL = "Vertrag zwischen Auftraggeber Auftragnehmer Gegenstand Vergütung Kündigung Gewährleistung"


@pytest.mark.parametrize(("seen", "kept"), [(DOUBTFUL, True), (SEEN * 6, False)])
def test_a_doubtful_layer_is_held_against_a_strip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: str, kept: bool
) -> None:
    calls: list[Any] = []
    monkeypatch.setattr(ocr, "recognise", engine(seen, calls=calls))
    made = document(make(tmp_path, lines(*[DOUBTFUL] * 4)), WITH_OCR)
    assert (made.pages[0].read_as == "text") is kept
    assert made.status == "ok"
    (_, strip, _), *whole = calls
    assert strip["height_pt"] < 200
    assert len(whole) == (0 if kept else 1)


def test_letters_drawn_as_shapes_are_read_from_the_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(sheet: canvas.Canvas) -> None:
        for n in range(200):
            sheet.rect(60 + 8 * (n % 50), 700 - 20 * (n // 50), 4, 8, fill=1, stroke=0)

    monkeypatch.setattr(ocr, "recognise", engine(SEEN))
    assert document(make(tmp_path, draw), WITH_OCR).text == SEEN
    assert document(make(tmp_path, draw)).pages[0].read_as == "unread"


COVER = "Contrat d'entretien des installations frigorifiques du magasin central"


@pytest.mark.parametrize(
    ("seen", "text", "read_as"),
    [(COVER.upper(), COVER, "text"), (f"{COVER} {SEEN * 3}", f"{COVER} {SEEN * 3}", "ocr")],
)
def test_a_cover_keeps_its_digital_words_unless_the_picture_says_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: str, text: str, read_as: str
) -> None:
    path = make(tmp_path, both(picture(), lines(COVER)))
    monkeypatch.setattr(ocr, "recognise", engine(seen))
    made = document(path, WITH_OCR)
    assert (made.text, made.pages[0].read_as, made.status) == (text, read_as, "ok")
    without = document(path)
    assert (without.text, without.status) == (COVER, "needs_ocr_review")
    assert without.pages[0].quality < 0.7


@pytest.mark.parametrize(
    ("quality", "reason"),
    [
        (0.0, "OCR of the page took longer than limits.page_seconds (1 s)"),
        (0.2, "there are marks on the page but no legible words"),
    ],
)
@pytest.mark.parametrize("how", [picture(), None], ids=["scan", "shapes"])
def test_a_page_that_gave_no_words_is_not_blank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quality: float, reason: str, how: Any
) -> None:
    def recognise(image: Image.Image, **given: Any) -> OcrPage:
        return OcrPage("", (), quality, "und", 0, 0.0, reason, False)

    def shapes(sheet: canvas.Canvas) -> None:
        for step in range(40):
            sheet.line(60, 100 + 15 * step, 500, 103 + 15 * step)

    monkeypatch.setattr(ocr, "recognise", recognise)
    made = read(make(tmp_path, lines(*LOREM), how or shapes), WITH_OCR).document
    page = made.pages[1]
    assert (page.read_as, page.quality) == ("ocr" if quality else "unread", quality)
    assert reason in page.reason
    assert made.status == "needs_ocr_review"
    assert reason in made.reason
