"""The gutter between two pages or columns is found; tables, values and signatures have none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PIL import Image, ImageDraw

from pipeline.reading import _ocr_image as look
from pipeline.reading._ocr_grid import find_grid, without_grid
from pipeline.reading._ocr_gutter import find_gutter
from pipeline.reading._ocr_sheet import prepared
from pipeline.settings import Settings

_WIDE, _HIGH, _SIZE, _STEP = 2340, 1654, 26, 42
TEXT = "Le bailleur met à la disposition du preneur un hangar et sa cour, avec leur accès par le chemin"
Pen = ImageDraw.ImageDraw


def put(pen: Pen, x: int, y: int, text: str) -> None:
    pen.text((x, y), text, fill=20, font_size=_SIZE)


def column(pen: Pen, x: int, rows: int, wide: int, pauses: tuple[int, ...] = (), top: int = 160) -> None:
    """Lines of running text; the last one before a pause is short."""
    y = top
    for row in range(rows):
        put(pen, x, y, TEXT[: wide // 3 if row + 1 in pauses else wide])
        y += _STEP * (2 if row + 1 in pauses else 1)


def two_pages(pen: Pen) -> None:
    column(pen, 200, 28, 62, (4, 11, 19))
    column(pen, 1340, 24, 62, (7, 14))


def an_early_end(pen: Pen) -> None:
    column(pen, 200, 28, 62, (4, 11, 19))
    column(pen, 1340, 5, 62)


def a_fold(pen: Pen) -> None:
    two_pages(pen)
    pen.line((1170, 0, 1170, _HIGH), fill=120, width=3)


def a_page(pen: Pen) -> None:
    column(pen, 150, 28, 105)


def a_ruled_table(pen: Pen) -> None:
    for row in range(7):
        y = 150 + 4 * _STEP * row
        pen.line((120, y - 30, 2220, y - 30), fill=0, width=3)
        column(pen, 160, 3, 60, top=y)
        column(pen, 1300, 3, 60, top=y)


def an_open_table(pen: Pen) -> None:
    for row in range(7):
        y = 150 + 5 * _STEP * row
        column(pen, 160, 3, 60, top=y)
        column(pen, 1300, 2, 60, top=y)


def cells_of_one_line(pen: Pen) -> None:
    for row in range(30):
        put(pen, 160, 150 + _STEP * row, TEXT[: 40 + 7 * row % 29])
        put(pen, 1300, 150 + _STEP * row, TEXT[: 40 + 11 * row % 29])


def a_title_across(pen: Pen) -> None:
    two_pages(pen)
    put(pen, 700, 60, TEXT)


def labels(pen: Pen) -> None:
    for row, label in enumerate(["Loyer", "Durée", "Préavis d'usage", "Siège", "Indice"] * 5):
        put(pen, 200, 150 + _STEP * row, label)
        put(pen, 1340, 150 + _STEP * row, TEXT[: 20 + 5 * (row % 5)])


def signatures(pen: Pen) -> None:
    column(pen, 150, 20, 105)
    for row, words in enumerate(["Pour le bailleur", "Nom :", "Date :"]):
        put(pen, 200, 1150 + 60 * row, words)
        put(pen, 1400, 1150 + 60 * row, words)


def two_columns(pen: Pen) -> None:
    column(pen, 150, 50, 56, (6, 14, 23, 31))
    column(pen, 1240, 18, 56, (5, 11))


def three_columns(pen: Pen) -> None:
    column(pen, 120, 50, 52, (6, 14, 23, 31))
    column(pen, 860, 50, 52, (4, 17, 29))
    column(pen, 1600, 12, 52, (5,))


def names_and_duties(pen: Pen) -> None:
    for row in range(14):
        y = 150 + 5 * _STEP * row
        column(pen, 150, 2, 30, top=y)
        column(pen, 1000, 4, 60, top=y)


def gutter_of(draw: Callable[[Pen], None], width: int, height: int) -> tuple[int, bool] | None:
    image = Image.new("L", (width, height), 250)
    draw(ImageDraw.Draw(image))
    settings = Settings(as_of=date(2026, 1, 31))
    seen = look.look(image)
    sheet = prepared(image, seen, width * 0.36, height * 0.36, settings, None)
    grid = find_grid(sheet.grey, seen, sheet.line)
    bare = sheet.grey if grid is None else without_grid(sheet.grey, seen, grid)
    found = find_gutter(sheet, bare, grid)
    return found and (round((found.middle + sheet.left) / sheet.per_point / 0.36), found.pages)


@pytest.mark.parametrize("draw", [two_pages, an_early_end, a_fold])
def test_two_pages(draw: Callable[[Pen], None]) -> None:
    at, pages = gutter_of(draw, _WIDE, _HIGH) or (0, False)
    assert 1050 < at < 1340
    assert pages


NOT_TWO = [a_page, a_ruled_table, an_open_table, cells_of_one_line, a_title_across, labels, signatures]


@pytest.mark.parametrize("draw", NOT_TWO)
def test_one_page(draw: Callable[[Pen], None]) -> None:
    assert gutter_of(draw, _WIDE, _HIGH) is None


@pytest.mark.parametrize("draw", [two_columns, three_columns])
def test_columns_of_an_upright_sheet(draw: Callable[[Pen], None]) -> None:
    at, pages = gutter_of(draw, _WIDE, 3300) or (0, True)
    assert 800 < at < 1640
    assert not pages


@pytest.mark.parametrize("draw", [a_page, an_open_table, cells_of_one_line, names_and_duties, signatures])
def test_no_columns(draw: Callable[[Pen], None]) -> None:
    assert gutter_of(draw, _WIDE, 3300) is None
