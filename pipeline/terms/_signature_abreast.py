"""Places to sign whose columns a layout lost: *For the Joiner For the Owner* over two marks on one line."""

from __future__ import annotations

from data import late as re
from pipeline.folding import fold

_SIDE = r"(?:signed\s+)?for\s+(?!and\b)[\w &.,'\u2019-]{3,50}"
HEADS = re.compile(rf"\s*(?P<one>{_SIDE}?)\s+(?P<two>{_SIDE})\W*")
MARKS = re.compile(r"/s/|\[signed\]|\(signed\)|[._]{6,}")
_NEAR = 3
"""Lines below the heads, empty ones among them, in which their marks stand."""


def abreast(
    text: str, start: int, end: int, above: tuple[int, ...]
) -> tuple[list[tuple[int, int]], tuple[int, ...]]:
    """The parts of a line in which two sides sign with hardly a gap between, and where its columns begin.

    Args:
        text: as it was read.
        start: where the line begins.
        end: and where it ends.
        above: where the columns above begin.
    """
    if len(above) != 2 and not text[start:end].lstrip()[:6].casefold().startswith(("for ", "signed")):
        return [], ()
    folded = fold(text[start:end])
    heads = HEADS.fullmatch(folded)
    if heads is not None and _marked_below(text, end):
        cut = heads.start("two")
        return [(start, start + cut), (start + cut, end)], (0, cut)
    if len(above) == 2:
        marks = list(MARKS.finditer(folded))
        if len(marks) == 2 and not folded[: marks[0].start()].strip():
            cut = start + marks[1].start()
            return [(start, cut), (cut, end)], above
    return [], ()


def _marked_below(text: str, end: int) -> bool:
    """Whether one of the next lines holds two marks, or a mark and a line to sign on."""
    for line in text[end + 1 :].split("\n", _NEAR)[:_NEAR]:
        if line.strip():
            return len(MARKS.findall(fold(line))) == 2
    return False
