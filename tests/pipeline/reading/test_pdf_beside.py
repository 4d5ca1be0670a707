"""Large pictures beside digital words are read, or told; logos, photographs and grounds cost nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from pipeline.reading import ocr
from pipeline.reading.ocr import OcrPage, OcrUnavailable
from tests.pipeline.reading._made_pdf import LOREM, WIDTH, Draw, both, document, lines, make, read
from tests.pipeline.reading.test_pdf_picture import WITH_OCR, engine

LETTERHEAD = (
    "Cabinet Vaubrun et Fils – 3 place du Vieux Lavoir, 21000 Dijon – téléphone 03 80 00 00 00",
    "Société à responsabilité limitée au capital de 8 000 euros – membre d'une association agréée",
    "Consultations sur rendez-vous, du lundi au vendredi, de neuf heures à midi",
)
SAID = "Le loyer mensuel est de 2 310 euros."
HALF, REST = (40, 60, 520, 300), (0, 0, WIDTH, 740)


def pasted(image: Image.Image, box: tuple[float, float, float, float]) -> Draw:
    def draw(sheet: canvas.Canvas) -> None:
        sheet.drawImage(ImageReader(image), *box)

    return draw


def printed(*rows: str, size: tuple[int, int] = (1000, 600)) -> Image.Image:
    image = Image.new("L", size, 252)
    pen = ImageDraw.Draw(image)
    for number, row in enumerate(rows):
        pen.text((40, 40 + 50 * number), row, fill=20, font_size=28)
    return image


def table() -> Image.Image:
    return printed(
        "Poste      Prix", "Accueil     310", "Ronde       275", "Clefs         90", "Alarme     120"
    )


def photograph() -> Image.Image:
    ramp = np.add.outer(np.arange(300), np.arange(500)) % 256
    return Image.fromarray(ramp.astype(np.uint8))


def logo() -> Image.Image:
    image = Image.new("L", (600, 300), 255)
    ImageDraw.Draw(image).ellipse((100, 40, 460, 260), fill=40)
    return image


CLAUSES = printed(*[f"{SAID} Il est payable d'avance, le premier de chaque mois."] * 4)


@pytest.mark.parametrize(
    ("draw", "places"),
    [
        (both(lines(*LETTERHEAD), pasted(CLAUSES, REST)), ["Cabinet", SAID]),
        (both(lines(*LOREM), pasted(CLAUSES, HALF)), ["Prestataire", SAID]),
        (both(lines(*LOREM), pasted(table(), HALF)), ["Prestataire", SAID]),
        (both(lines(*LOREM, top=300), pasted(CLAUSES, (40, 400, 520, 300))), [SAID, "Prestataire"]),
        (
            both(lines(*LETTERHEAD), pasted(CLAUSES, (40, 350, 520, 300)), lines(*LOREM, top=300)),
            ["Cabinet", SAID, "Prestataire"],
        ),
        (
            both(lines(*LOREM), *(pasted(CLAUSES.crop((0, y, 1000, y + 100)), (40, 500 - y / 2, 520, 50))
                                  for y in range(0, 600, 100))),
            ["Prestataire", SAID],
        ),
    ],
    ids=["letterhead over a scan", "half a page", "a short table", "above", "between", "strips"],
)  # fmt: skip
def test_a_large_picture_is_read_where_it_stands_and_told_where_it_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, draw: Draw, places: list[str]
) -> None:
    path = make(tmp_path, draw)
    told = document(path)
    assert (told.status, told.pages[0].read_as) == ("needs_ocr_review", "text")
    assert told.pages[0].quality < 0.7
    assert "a picture beside the words was not read" in told.reason
    monkeypatch.setattr(ocr, "recognise", engine(SAID))
    made = document(path, WITH_OCR)
    assert (made.status, made.pages[0].read_as, made.pages[0].quality) == ("ok", "ocr", 0.95)
    found = [made.text.index(place) for place in places]
    assert found == sorted(found)
    assert made.text.count(SAID) == 1


def test_words_of_a_picture_have_their_place_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Any] = []
    monkeypatch.setattr(ocr, "recognise", engine(SAID, calls=calls))
    reading = read(make(tmp_path, both(lines(*LOREM), pasted(CLAUSES, HALF))), WITH_OCR)
    (word,) = reading.words
    assert reading.document.text[word.start : word.end] == SAID[3:8]
    assert (word.x0, word.y0) == (pytest.approx(50, abs=1), pytest.approx(842 - 360 + 20, abs=1))
    ((_, given, _),) = calls
    assert (given["width_pt"], given["height_pt"]) == (pytest.approx(520, abs=1), pytest.approx(300, abs=1))


@pytest.mark.parametrize(
    ("image", "box"),
    [
        (CLAUSES, (40, 60, 160, 90)),
        (logo(), (40, 60, 300, 200)),
        (photograph(), (40, 60, 400, 300)),
        (Image.new("L", (600, 800), 250), (0, 0, WIDTH, 842)),
    ],
    ids=["small", "a logo", "a photograph", "empty"],
)
def test_other_pictures_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, image: Image.Image, box: tuple[float, ...]
) -> None:
    path = make(tmp_path, both(pasted(image, box), lines(*LOREM)))  # type: ignore[arg-type]
    plain = document(make(tmp_path, lines(*LOREM), name="plain.pdf"))

    def recognise(image: Image.Image, **given: Any) -> OcrPage:
        return OcrPage("", (), 0.2, "und", 0, 0.0, "no legible words", False)

    monkeypatch.setattr(ocr, "recognise", recognise)
    for made in (document(path), document(path, WITH_OCR)):
        assert (made.text, made.pages[0].read_as, made.status) == (plain.text, "text", "ok")
        assert made.pages[0].quality == 1.0


def test_the_ground_of_every_page_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Any] = []
    monkeypatch.setattr(ocr, "recognise", engine(SAID, calls=calls))
    page = both(pasted(CLAUSES, HALF), lines(*LOREM))
    made = document(make(tmp_path, page, page, page), WITH_OCR)
    assert len(calls) == 1
    assert [one.read_as for one in made.pages] == ["ocr", "text", "text"]


@pytest.mark.parametrize("quality", [0.0, 0.2, 0.5])
def test_a_picture_that_gave_little_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quality: float
) -> None:
    said = SAID if quality == 0.5 else ""
    monkeypatch.setattr(ocr, "recognise", engine(said, quality))
    made = document(make(tmp_path, both(lines(*LOREM), pasted(CLAUSES, HALF))), WITH_OCR)
    assert made.status == "needs_ocr_review"
    assert made.pages[0].quality <= 0.5
    assert "Prestataire" in made.text


def test_without_the_engine_the_words_stand_and_the_picture_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def recognise(image: Image.Image, **given: Any) -> OcrPage:
        raise OcrUnavailable("Tesseract is not installed: apt-get install tesseract-ocr")

    monkeypatch.setattr(ocr, "recognise", recognise)
    made = document(make(tmp_path, both(lines(*LOREM), pasted(CLAUSES, HALF))), WITH_OCR)
    assert (made.status, made.pages[0].read_as) == ("needs_ocr_review", "text")
    assert "apt-get install tesseract-ocr" in made.reason
    assert "Prestataire" in made.text


def test_a_form_filled_in_over_a_scan_keeps_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "recognise", engine(SAID))
    scan = pasted(CLAUSES.resize((1200, 1700)), (0, 0, WIDTH, 842))
    made = document(make(tmp_path, both(scan, lines(*LOREM, *LOREM, top=220))), WITH_OCR)
    assert SAID in made.text
    assert "Prestataire" in made.text
