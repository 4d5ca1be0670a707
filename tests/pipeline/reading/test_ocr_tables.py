"""A ruled table that ends a scanned page is read with all its rows."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from pipeline.reading._ocr_grid import find_grid
from pipeline.reading._ocr_image import look
from tests.pipeline.reading.test_ocr import needs_tesseract, read
from tests.scanning.scanner import draw

LINE = 29.0
FRENCH = (
    ["Le Prestataire exécute les travaux que le tableau décrit, aux prix qu'il porte,",
     "hors taxes et par trimestre. Le Client les règle à trente jours de la facture."],
    [("Poste", "Nombre", "Prix hors taxes"), ("Tonte des pelouses", "14", "2 318,40 euros"),
     ("Taille des haies", "6", "1 127,90 euros"), ("Ramassage des feuilles", "9", "846,75 euros")],
)  # fmt: skip
ENGLISH = (
    ["The Contractor shall carry out the works listed below at the prices stated there,",
     "exclusive of tax and by quarter. The Client shall pay within thirty days of invoice."],
    [("Work", "Number", "Price"), ("Mowing of lawns", "14", "GBP 2318.40"),
     ("Cutting of hedges", "6", "GBP 1127.90"), ("Sweeping of leaves", "9", "GBP 846.75")],
)  # fmt: skip
WIDTHS = (640, 240, 460)


def ruled(
    lines: list[str], rows: list[tuple[str, ...]], width: int, *, upright: bool = True
) -> Image.Image:
    page = draw(lines, font="Helvetica", size=11)
    font = draw(["x"], font="Helvetica", size=11)
    pen = ImageDraw.Draw(page)
    y = 172 + 40 * len(lines) + 60
    for row in rows:
        x = 172
        for words, wide in zip(row, WIDTHS, strict=True):
            cell = draw([words], font="Helvetica", size=11).crop((165, 165, 165 + wide - 20, 215))
            page.paste(cell, (x + 8, y + 8))
            if upright:
                pen.rectangle((x, y, x + wide, y + 64), outline=30, width=width)
            x += wide
        if not upright:
            pen.line((172, y + 64, x, y + 64), fill=30, width=width)
        y += 64
    assert font.size == page.size
    return page


@pytest.mark.parametrize("lines", [FRENCH[0], ENGLISH[0]])
def test_text_alone_and_boxes_to_tick_are_no_table(lines: list[str]) -> None:
    page = draw(lines * 6, font="Helvetica", size=11)
    assert find_grid(page, look(page), LINE) is None
    ImageDraw.Draw(page).rectangle((172, 1400, 200, 1428), outline=0, width=2)
    assert find_grid(page, look(page), LINE) is None


@needs_tesseract
@pytest.mark.parametrize("width", [1, 2, 3])
@pytest.mark.parametrize("sheet", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_every_row_is_read(sheet: tuple[list[str], list[tuple[str, ...]]], width: int) -> None:
    page = ruled(*sheet, width)
    assert find_grid(page, look(page), LINE) is not None
    text = read(page).text
    for row in sheet[1][1:]:
        for words in row:
            assert words in text
