"""What a clipping path cuts away is no text; what it only frames, or trims, stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen import canvas

from tests.pipeline.reading._made_pdf import LOREM, both, document, lines, make

SECRET = "Le loyer est de 309 euros."
Shape = Callable[[Any], None]


def clipped(*shapes: Shape, text: str = SECRET) -> Callable[[canvas.Canvas], None]:
    def draw(sheet: canvas.Canvas) -> None:
        sheet.saveState()
        for shape in shapes:
            path = sheet.beginPath()
            shape(path)
            sheet.clipPath(path, stroke=0, fill=0)
        sheet.setFont("Helvetica", 10)
        sheet.drawString(60, 600, text)
        sheet.restoreState()

    return draw


def rect(x: float, y: float, wide: float, high: float) -> Shape:
    return lambda path: path.rect(x, y, wide, high)


@pytest.mark.parametrize(
    ("shapes", "seen"),
    [
        ([rect(0, 0, 10, 10)], False),
        ([rect(300, 590, 200, 30)], False),
        ([rect(0, 610, 595, 200)], False),
        ([rect(0, 0, 595, 842), rect(0, 0, 595, 300)], False),
        ([rect(0, 0, 200, 842), rect(300, 0, 200, 842)], False),
        ([lambda path: path.circle(300, 300, 50)], False),
        ([rect(0, 0, 595, 842)], True),
        ([rect(58, 597, 300, 14)], True),
        ([rect(60, 597, 110, 12)], True),
        ([lambda path: path.circle(100, 600, 200)], True),
    ],
    ids=["a corner", "beside", "above", "below, of two", "two apart", "a circle", "the page", "a cell",
         "a tight cell", "within a circle"],
)  # fmt: skip
def test_words_cut_away(tmp_path: Path, shapes: list[Shape], seen: bool) -> None:
    made = document(make(tmp_path, both(lines(*LOREM), clipped(*shapes))))
    assert ("309" in made.text) is seen
    assert "Prestataire" in made.text


def test_only_what_is_cut_goes(tmp_path: Path) -> None:
    long = "Le loyer est de 309 euros par mois, et de 412 euros à partir de la seconde année."
    made = document(make(tmp_path, both(lines(*LOREM), clipped(rect(0, 590, 190, 30), text=long))))
    assert "309" in made.text
    assert "412" not in made.text
