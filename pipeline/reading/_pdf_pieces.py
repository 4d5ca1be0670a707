"""The pieces that a PDF page's text is laid out from.

Coordinates are points from the page's top left corner as displayed. A *piece* is words of one printed
line without a wide gap between them; pieces come in the order of the file.
"""

from __future__ import annotations

from dataclasses import dataclass

from data import late as re

SAME_ROW = 0.5
"""Two pieces stand on one line when their middles are nearer than this share of their height."""
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Piece:
    """Words of one line: box, text, and the file's own line that it was cut from."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    line: int
    words: int

    @property
    def height(self) -> float:
        """Height of the line box, points."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Vertical middle, points from the top."""
        return (self.y0 + self.y1) / 2


def is_figures(side: list[Piece]) -> bool:
    """Numbers, labels and other short things: a column of a table."""
    short = sum(
        len(piece.text) <= 3 or len(_DIGIT.findall(piece.text)) > 0.35 * len(piece.text) for piece in side
    )
    return short >= 0.5 * len(side)
