"""The lines of tables are found, whatever pen drew them, and go; other lines, and all letters, stay."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from pipeline.reading._ocr_grid import Grid, find_grid, without_grid
from pipeline.reading._ocr_image import look
from tests.pipeline.reading.test_ocr import needs_tesseract, read
from tests.scanning.scanner import draw, scan_page

LINE = 36.0
TOP, STEP = 205, 80
EDGES = (165, 600, 1490)
LABELS = {
    "fr": [
        ("Bailleur", "Les Greniers du Val, société civile"),
        ("Locataire", "Atelier Bois-Tourné, SARL"),
        ("Entrée dans les lieux", "4 mai 2026"),
        ("Loyer du trimestre", "2 418,60 euros"),
        ("Dépôt", "un terme"),
        ("Congé", "5 mois"),
    ],
    "en": [
        ("Owner", "Larkrise Storage Limited"),
        ("Hirer", "The Copper Kettle Bakery LLP"),
        ("First day", "4 May 2026"),
        ("Quarterly hire", "GBP 2418.60"),
        ("Deposit", "none"),
        ("Notice", "45 days"),
    ],
}


def form(
    language: str, *, ink: int = 40, width: int = 2, boxes: bool = True, sides: bool = True
) -> Image.Image:
    """Six rows of a label and its value, and one more line of text."""
    lines = [part for label, value in LABELS[language] for part in (f"{label}\t\t{value}", "", "")]
    page = draw([*lines, "Signed in two copies at the place of the works."], font="Helvetica", size=11)
    pen = ImageDraw.Draw(page)
    inked = np.flatnonzero((np.asarray(page) < 128).any(axis=1))
    starts = [int(inked[0]), *(int(row) for row in inked[1:][np.diff(inked) > 40])]
    for row, top in enumerate(starts[:7]):
        y = top - 22
        if boxes:
            pen.line((EDGES[0], y, EDGES[-1], y), fill=ink, width=width)
        if row < 6:
            for x in EDGES if sides else EDGES[1:2]:
                if boxes:
                    pen.line((x, y, x, starts[row + 1] - 22), fill=ink, width=width)
    return page


def grid_of(page: Image.Image) -> Grid | None:
    return find_grid(page, look(page), LINE)


@pytest.mark.parametrize(
    "pen",
    [{"width": 1}, {"width": 2}, {"width": 5}, {"ink": 165}, {"sides": False}, {"width": 1, "ink": 120}],
)
@pytest.mark.parametrize("tilt", [0.0, 0.2, -0.2])
def test_a_table_is_found_and_goes(pen: dict[str, Any], tilt: float) -> None:
    ruled, clean = (
        page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.6))
        for page in (form("en", **pen), form("en", boxes=False))
    )
    grid = grid_of(ruled)
    assert grid is not None
    assert len(grid.levels) >= 7
    bare = np.asarray(without_grid(ruled, look(ruled), grid), int)
    wrong = np.abs(bare - np.asarray(clean, int)) > 60
    assert wrong.sum() < 40


def _blanks(pen: ImageDraw.ImageDraw) -> None:
    for row in range(5):  # of one length, one below the other
        pen.line((400, 400 + 90 * row, 900, 400 + 90 * row), fill=30, width=2)


def _two_to_sign(pen: ImageDraw.ImageDraw) -> None:
    for left in (200, 900):
        pen.line((left, 1500, left + 480, 1500), fill=30, width=2)


def _frame(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((90, 90, 1560, 2240), outline=30, width=3)
    _two_to_sign(pen)


def _gutter(pen: ImageDraw.ImageDraw) -> None:
    pen.line((827, 300, 827, 1900), fill=30, width=2)


@pytest.mark.parametrize("drawn", [_blanks, _two_to_sign, _gutter])
def test_blanks_and_lines_to_sign_on_are_no_table(drawn: Any) -> None:
    page = draw(["Name", "", "Address ______________________", "", "Day"], font="Helvetica")
    drawn(ImageDraw.Draw(page))
    assert grid_of(page) is None


def test_lines_to_sign_on_stay_inside_a_frame() -> None:
    page = draw(["For the owner", "", "For the hirer"], font="Helvetica")
    _frame(ImageDraw.Draw(page))
    grid = grid_of(page)
    assert grid is not None
    bare = np.asarray(without_grid(page, look(page), grid))
    assert (bare[1500, 220:660] < 60).all()
    assert (bare[400:2000, 91] > 200).all()


def test_the_slanted_frame_of_a_stamp_is_no_table() -> None:
    page = draw(
        ["The hirer pays the quarter's rent in advance at the owner's office."] * 12, font="Helvetica"
    )
    mark = Image.new("L", (620, 130), 255)
    ImageDraw.Draw(mark).rectangle((4, 4, 615, 125), outline=90, width=9)
    mark = mark.rotate(2.0, expand=True, fillcolor=255)
    page.paste(0, (300, 260), Image.eval(mark, lambda value: 255 - value))
    grid = grid_of(page)
    assert grid is None or not grid.levels


def test_a_word_of_small_letters_is_no_line() -> None:
    page = draw([f"Illumination of minimum {index} mm mm mm mm" for index in range(40)], size=6)
    ImageDraw.Draw(page).rectangle((160, 150, 900, 900), outline=0, width=2)
    grid = find_grid(page, look(page), 20.0)
    assert grid is not None
    assert all(level.end - level.start > 600 for level in grid.levels)


def test_letters_that_a_line_runs_through_keep_their_strokes() -> None:
    page = draw(["", "HHHHHHHHHH"], font="Helvetica", size=14)
    rows = np.flatnonzero((np.asarray(page) < 100).any(axis=1))
    pen = ImageDraw.Draw(page)
    for y in (int(rows[0]) - 60, int(rows.mean()) + 8, int(rows[-1]) + 60):
        pen.line((100, y, 1500, y), fill=30, width=2)
    for x in (100, 1500):
        pen.line((x, int(rows[0]) - 60, x, int(rows[-1]) + 60), fill=30, width=2)
    grid = grid_of(page)
    assert grid is not None
    bare = np.asarray(without_grid(page, look(page), grid))
    struck = bare[int(rows.mean()) + 8]
    assert (struck[900:1400] > 200).all()
    assert (struck[:900] < 100).sum() > 40


@needs_tesseract
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("pen", [{"width": 1}, {"width": 3}, {"sides": False}])
@pytest.mark.parametrize("skew", [0.0, 1.5])
def test_label_and_value_stay_on_a_row(language: str, pen: dict[str, Any], skew: float) -> None:
    page = read(scan_page(form(language, **pen), skew=skew), language)
    for label, value in LABELS[language]:
        assert f"{label}\t{value}" in page.text.replace("’", "'")
    assert page.quality > 0.85
