"""Lines to sign on: drawn on a scan they are no words for the engine, and yet say where somebody signs.

They are put into the text as a digital file has them, a row of underscores, on the pages where people sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from data import late as re
from pipeline.reading._ocr_image import Look
from pipeline.reading._ocr_text import Line
from pipeline.reading._ocr_types import RawWord

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 100
"""Of the copy that is looked at."""
_RUN = 0.3
"""Inches that lie level without a gap: a line that faded is pieced together of such."""
_SHORTEST, _LONGEST = 0.9, 4.2
"""Inches: shorter ones are dashes, longer ones part the page or belong to a table."""
_THICKEST = 4
_DOUBLE = 8
"""Rows of the copy that two strokes of one line lie apart: a slipped row of a fax, a copy's shadow."""
_GAP = 10
_APART = 3.0
"""Letter heights between two columns."""
_MOST = 12
"""Lines on one page: more are a table."""
_SURE = 0.6
"""Confidence of a word that is believed to be print."""
_PRINTED = 0.9
"""Confidence from which two or three letters that stand on a line are believed."""
_BLANK = 0.5
"""Confidence of a row of underscores: below that of print, so that a pen that runs over it is seen."""
_PIECE = 11
"""Underscores an inch."""

_READ = 0.35
_LABEL = re.compile(r"(?:by|per|par|signature|signed|name|nom)[:;.]?", re.IGNORECASE)

Rule = tuple[int, int, int]
"""Left and right end and height on the page, pixels."""


def with_lines_to_sign(
    grey: Image,
    seen: Look,
    lines: Sequence[Line],
    raws: Sequence[RawWord],
    line_step: float,
    dpi: float,
) -> list[Line]:
    """Return a page's lines with the empty rows on which people sign among them.

    Args:
        grey: the picture that was read, upright and straight.
        seen: what was measured of it.
        lines: the lines of words.
        raws: all that the engine gave: a label goes with the noise that a drawn line is read as.
        line_step: distance of lines of ordinary print, pixels of ``grey``.
        dpi: of ``grey``.
    """
    rules = [rule for rule in drawn(grey, seen, dpi) if not _holds_print(rule, lines, line_step)]
    made = list(lines)
    if len(rules) > _MOST:
        return made
    rules = [rule for rule in rules if not any(_doubles(rule, other, line_step) for other in rules)]
    for rule in sorted(rules):  # from the left: the second column's joins the first's
        _put(made, rule, _label(raws, rule, line_step), line_step, dpi)
    return made


def _doubles(rule: Rule, other: Rule, line_step: float) -> bool:
    """Whether a line is the shadow of a longer one: no two are signed on so close to each other."""
    shared = min(rule[1], other[1]) - max(rule[0], other[0])
    if abs(rule[2] - other[2]) > 0.9 * line_step or 2 * shared < rule[1] - rule[0]:
        return False
    return (rule[1] - rule[0], rule[2]) < (other[1] - other[0], other[2])


def _label(raws: Sequence[RawWord], rule: Rule, line_step: float) -> RawWord | None:
    """The word before a line that says who signs on it."""
    left, _, y = rule
    for word in raws:
        near = -0.3 * line_step < left - word.x1 < line_step and word.y0 < y < word.y1 + 0.4 * line_step
        if near and word.confidence >= _READ and _LABEL.fullmatch(word.text):
            return word
    return None


def drawn(grey: Image, seen: Look, dpi: float) -> list[Rule]:
    """The level lines on a page that are as long as lines to sign on, from the top."""
    factor = max(round(dpi / _DPI), 1)
    small = np.asarray(grey.reduce(factor), dtype=np.int16)
    ink = small < seen.paper - 0.25 * max(seen.contrast, 30)
    # A line that is a little askew steps from row to row.
    ink[1:] |= ink[:-1].copy()
    inch = dpi / factor
    runs = _level(ink, round(_RUN * inch))
    found = []
    for left, right, row in _joined(runs):
        if _SHORTEST * inch <= right - left <= _LONGEST * inch:
            found.append((left * factor, right * factor, row * factor))
    return found


def _level(ink: NDArray[np.bool_], shortest: int) -> list[Rule]:
    """Runs of ink that are long, and thin: above and below them is paper."""
    sums = np.pad(ink.cumsum(axis=1, dtype=np.int32), ((0, 0), (1, 0)))
    if ink.shape[1] <= shortest:
        return []
    rows = np.flatnonzero((sums[:, shortest:] - sums[:, :-shortest] >= shortest).any(axis=1))
    found = []
    for row in rows.tolist():
        edges = np.flatnonzero(np.diff(np.concatenate(([0], ink[row].astype(np.int8), [0]))))
        for left, right in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            if right - left >= shortest and _is_thin(ink, left, right, row):
                found.append((left, right, row))
    return found


def _is_thin(ink: NDArray[np.bool_], left: int, right: int, row: int) -> bool:
    above = ink[max(row - _THICKEST, 0), left:right].mean()
    below = ink[min(row + _THICKEST, len(ink) - 1), left:right].mean()
    return bool(above < 0.5 and below < 0.5)


def _joined(runs: Sequence[Rule]) -> list[Rule]:
    """Piece lines together whose runs lie side by side on a row or the next."""
    groups: list[list[int]] = []
    for left, right, row in sorted(runs, key=lambda run: (run[2], run[0])):
        for group in groups:
            if abs(row - group[2]) <= _DOUBLE and left <= group[1] + _GAP and right >= group[0] - _GAP:
                group[0], group[1], group[2] = min(group[0], left), max(group[1], right), row
                break
        else:
            groups.append([left, right, row])
    return sorted(((left, right, row) for left, right, row in groups), key=lambda rule: (rule[2], rule[0]))


def _holds_print(rule: Rule, lines: Sequence[Line], line_step: float) -> bool:
    """Whether words stand on a line, or are struck out by it: it is no room to sign in."""
    left, right, y = rule
    covered = 0
    for line in lines:
        for word in line.words:
            near = word.y0 < y + 0.1 * line_step and word.y1 > y - 0.4 * line_step
            if near and _is_print(word):
                covered += max(min(word.x1, right) - max(word.x0, left), 0)
    return covered > 0.35 * (right - left)


def _is_print(word: RawWord) -> bool:
    """Whether a word, however badly read, is no scrawl."""
    letters = sum(map(str.isalnum, word.text))
    return letters >= 4 or (letters >= 2 and word.confidence >= _SURE)


def _put(lines: list[Line], rule: Rule, label: RawWord | None, line_step: float, dpi: float) -> None:
    left, right, y = rule
    blank = "_" * max(round((right - left) / dpi * _PIECE), 8)
    word = RawWord((0, 0, 0), left, round(y - 0.5 * line_step), right, y, _BLANK, blank)
    for index, line in enumerate(lines):
        if line.top < y <= line.bottom + 0.35 * line_step and _fits(line, rule, line_step):
            others = [one for one in line.words if not _is_pen(one, rule)]
            lines[index] = Line(tuple(sorted([*others, word], key=lambda one: one.x0)))
            return
    alone = (word,) if label is None else (label, word)
    for index, line in enumerate(lines):
        if line.bottom > y and (index == 0 or lines[index - 1].bottom <= y):
            # Above all words stands the frame of a stamp, or the sheet's edge.
            if index and not _in_a_later_column(left, lines[index - 1]):
                lines.insert(index, Line(alone))
            return
    if lines and not _in_a_later_column(left, lines[-1]):
        lines.append(Line(alone))


def _in_a_later_column(left: int, above: Line) -> bool:
    """Whether a line stands below the second of two names: alone in its row it would seem the first's."""
    gaps = [
        after.x0 for before, after in pairwise(above.words) if after.x0 - before.x1 > _APART * above.height
    ]
    return any(left > start - 2 * above.height for start in gaps)


def _fits(line: Line, rule: Rule, line_step: float) -> bool:
    """Whether a line has room for the rule between its words."""
    left, right, _ = rule
    words = [one for one in line.words if not _is_pen(one, rule)]
    ends = [float("-inf"), *(end for one in words for end in (one.x0, one.x1)), float("inf")]
    slack = 0.4 * line_step
    return any(
        before <= left + slack and after >= right - slack
        for before, after in pairwise(ends)
        if after - before > 0
    )


def _is_pen(word: RawWord, rule: Rule) -> bool:
    """Whether a word is what the engine made of the line itself, or of the pen that ran over it."""
    left, right, _ = rule
    inside = min(word.x1, right) - max(word.x0, left) > 0.5 * (word.x1 - word.x0)
    letters = sum(map(str.isalnum, word.text))
    return inside and (letters < 2 or (letters < 4 and word.confidence < _PRINTED))
