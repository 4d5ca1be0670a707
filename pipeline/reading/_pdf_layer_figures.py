"""Figures of a text layer nobody can see, held against the picture under it: a digit may have been misread.

Good words prove no good figures. The lines with sums and years are read from the picture, a few at a time;
where it surely shows another figure of the same length in place of one, the layer is not to be trusted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2

from data import late as re
from pipeline.reading._pdf_picture import LEGIBLE, Sight, ocr
from pipeline.reading._pdf_pieces import Piece
from pipeline.reading.language import detect

if TYPE_CHECKING:
    from PIL.Image import Image

    from pipeline.reading.ocr import OcrPage

_MOST_LINES = 6
_AROUND = 3.0
"""Points over and under a line that are read with it."""
_APART = 8.0
"""Points of paper between the lines."""
_SURE = 0.88
"""Confidence from which a figure that was read of the picture speaks against the layer."""
_SHORTEST = 3
_SUM = re.compile(
    r"(?:[€$£]|\b(?:eur|gbp|usd|chf)\b)\s?\d|\d\s?(?:[€$£]|\b(?:eur|euros?|gbp|usd|chf|pounds?|dollars?)\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]?\d)")
_FIGURE = re.compile(r"\d(?:[.,' \u00a0\u202f]?\d)*")


def contradicts(sight: Sight, text: str, pieces: Sequence[Piece]) -> bool | None:
    """Whether the picture surely shows other figures than the layer; ``None`` where none are there."""
    lines = _telling(pieces)
    if not lines:
        return None
    seen = _seen(sight if sight.language else replace(sight, language=detect(text)), lines)
    if seen is None or seen.quality < LEGIBLE:
        return False
    return differ(" \n".join(piece.text for piece in lines), text, list(_figures(seen)))


def differ(lines: str, text: str, seen: Sequence[tuple[str, float]]) -> bool:
    """Whether a sure figure that the layer has nowhere stands in place of one that it has.

    Args:
        lines: the layer's words on the lines that were read.
        text: the layer's words on the page.
        seen: figures of those lines in the picture, digits only, and how surely they were read.
    """
    known = {_digits(match.group()) for match in _FIGURE.finditer(text)}
    shown = {figure for figure, _ in seen}
    unseen = {_digits(match.group()) for match in _FIGURE.finditer(lines)} - shown
    return any(
        _misread(figure, other)
        for figure, sure in seen
        if sure >= _SURE and len(figure) >= _SHORTEST and figure not in known
        for other in unseen
    )


def _misread(one: str, other: str) -> bool:
    """Whether one or two digits differ, and most are the same."""
    if len(one) != len(other):
        return False
    return 1 <= sum(a != b for a, b in zip(one, other, strict=True)) <= max(1, len(one) // 3)


def _digits(figure: str) -> str:
    return "".join(one for one in figure if one.isdigit())


def _telling(pieces: Sequence[Piece]) -> list[Piece]:
    """The first lines with sums, then those with years."""
    sums = [piece for piece in pieces if _SUM.search(piece.text)]
    years = [piece for piece in pieces if piece not in sums and _YEAR.search(piece.text)]
    return [*sums, *years][:_MOST_LINES]


def _figures(seen: OcrPage) -> Iterator[tuple[str, float]]:
    for match in _FIGURE.finditer(seen.text):
        sure = [
            word.confidence for word in seen.words if word.start < match.end() and match.start() < word.end
        ]
        yield _digits(match.group()), min(sure, default=0.0)


def _seen(sight: Sight, lines: Sequence[Piece]) -> OcrPage | None:
    """What is read of the picture where these lines stand, put below each other."""
    dpi = sight.best_dpi()
    bands = [(max(0.0, one.y0 - _AROUND), min(sight.frame.height, one.y1 + _AROUND)) for one in lines]
    height = sum(low - high + _APART for high, low in bands)

    def stacked(resolution: float) -> Image:
        from PIL import Image as Pillow

        scale = resolution / 72
        whole = sight.render(resolution)
        sheet = Pillow.new(whole.mode, (whole.width, int(height * scale) + 1), 255)
        at = 0.0
        for high, low in bands:
            sheet.paste(
                whole.crop((0, int(high * scale), whole.width, int(low * scale) + 1)), (0, int(at * scale))
            )
            at += low - high + _APART
        return sheet

    try:
        image = stacked(dpi)
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return None
    return ocr(sight, image, sight.frame.width, height, stacked)[0]
