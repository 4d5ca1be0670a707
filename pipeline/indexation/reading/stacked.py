"""Formulas whose fractions stand on three lines: what is divided, a stroke, what it is divided by."""

from __future__ import annotations

from dataclasses import replace

from data import late as re
from pipeline.indexation.reading.expression import Letter, Product, Written, find_written

_STROKE = re.compile(r"[-\u2013\u2014_\u2500]{2,}")
_PIECE = re.compile(r"\S+(?: \S+)*")


def find_stacked(text: str) -> list[Written]:
    """Return the formulas of a clause that are laid out on three lines; the letters where they stand."""
    lines = [
        (match.start(), match.group()) for match in re.finditer(r"[^\n]*", text) if match.group().strip()
    ]
    for (top_at, top), (_, middle), (low_at, low) in zip(lines, lines[1:], lines[2:], strict=False):
        strokes = list(_STROKE.finditer(middle))
        above, below = list(_PIECE.finditer(top)), list(_PIECE.finditer(low))
        if not strokes or "=" not in middle or len(above) != len(strokes) or len(below) != len(strokes):
            continue
        line, at = "", 0
        places: dict[str, tuple[int, int]] = {}
        for stroke, over, under in zip(strokes, above, below, strict=True):
            line += f"{middle[at : stroke.start()]}({over.group()} / {under.group()})"
            at = stroke.end()
            for piece, begins in ((over, top_at), (under, low_at)):
                places[piece.group()] = begins + piece.start(), begins + piece.end()
        found = find_written(line + middle[at:])
        if found:
            return [_placed(found[0], line + middle[at:], places, (top_at, low_at + len(low)))]
    return []


def _placed(
    written: Written, line: str, places: dict[str, tuple[int, int]], span: tuple[int, int]
) -> Written:
    """Return a formula with its letters where they stand in the text, or else the whole of it."""

    def put(letter: Letter) -> Letter:
        start, end = places.get(line[letter.start : letter.end].strip(), span)
        return Letter(letter.name, start, end)

    products = tuple(
        Product(one.coefficient, tuple(map(put, one.above)), tuple(map(put, one.below)))
        for one in written.products
    )
    left = None if written.left is None else put(written.left)
    return replace(written, start=span[0], end=span[1], left=left, products=products)
