"""Tables whose longest cell stands all but against the next one, as programs that size columns set them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen import canvas

from tests.pipeline.reading._made_pdf import LOREM, Draw, both, document, lines, make

_FONT, _SIZE, _PADDING = "Helvetica", 10, 12.0


def table(*rows: tuple[str, ...], right: bool = False) -> Draw:
    """A table whose columns are as wide as their longest cell and twice six points."""
    widths = [max(stringWidth(cell, _FONT, _SIZE) for cell in column) for column in zip(*rows, strict=True)]

    def draw(sheet: canvas.Canvas) -> None:
        sheet.setFont(_FONT, _SIZE)
        for number, row in enumerate(rows):
            x = 60.0
            for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
                last = right and place == len(row) - 1
                shift = width - stringWidth(cell, _FONT, _SIZE) if last else 0.0
                sheet.drawString(x + shift, 600 - 18 * number, cell)
                x += width + _PADDING

    return draw


TABLES: list[tuple[bool, tuple[tuple[str, ...], ...]]] = [
    (False, (("Item", "Unit", "Unit price (GBP)"), ("Cleaning of a large tank", "per tank", "85.00"),
             ("Cleaning of a pipe", "per pipe", "42.50"))),
    (False, (("Item", "Unit price (GBP)", "Remarks"), ("Cleaning of a large tank", "185.00", "by day"),
             ("Cleaning of a pipe", "12.50", "any time"))),
    (False, (("Poste", "Unité", "PU HT (EUR)"), ("Plaque de plâtre hydrofuge", "m2", "14,20"),
             ("Enduit", "kg", "3,10"), ("Vis", "boîte", "9,00"))),
    (False, (("Item", "Unit", "Price (GBP)"), ("Survey of a whole building", "each", "1,250"),
             ("Survey of a roof", "each", "300"), ("Call", "each", "60"))),
    (True, (("Désignation", "Prix (EUR)"), ("Étalonnage d'une balance de précision", "1 085,00"),
            ("Étalonnage d'une sonde", "42,50"))),
]  # fmt: skip


@pytest.mark.parametrize(("right", "rows"), TABLES)
def test_every_cell_stands_by_itself(
    tmp_path: Path, right: bool, rows: tuple[tuple[str, ...], ...]
) -> None:
    text = document(make(tmp_path, both(lines(*LOREM), table(*rows, right=right)))).text
    read = [line for line in text.split("\n") if line and line not in LOREM]
    assert read == ["\t".join(row) for row in rows]


def test_wide_gaps_of_justified_lines_are_no_cells(tmp_path: Path) -> None:
    def justified(sheet: canvas.Canvas) -> None:
        sheet.setFont(_FONT, _SIZE)
        for number, text in enumerate(LOREM * 3):
            x = 60.0
            for place, word in enumerate(text.split()):
                sheet.drawString(x, 700 - 14 * number, word)
                wide = 12.0 if place == (number * 3) % 7 else 2.8
                x += stringWidth(word, _FONT, _SIZE) + wide

    assert "\t" not in document(make(tmp_path, justified)).text


def test_a_clause_number_is_no_cell(tmp_path: Path) -> None:
    rows = (("1.1", "The first clause of the left side"), ("1.2", "The second clause of it"))
    text = document(make(tmp_path, both(lines(*LOREM), table(*rows)))).text
    assert "1.1 The first clause" in text
