"""Reads doubtful lines once more, without the ink that is paler than print: stamps, mostly.

A stamp that lies over a line costs the engine all of its words, and yet it is paler than what it lies on.
Only what the engine doubts is read again, and only what it then believes more is kept: where the print
itself is pale nothing is won, and nothing lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from pipeline.reading._ocr_stamp import pale_ink, tones
from pipeline.reading._ocr_text import Line, lines_of
from pipeline.reading._ocr_types import RawWord

if TYPE_CHECKING:
    from PIL.Image import Image

_DOUBTED = 0.6
"""Confidence below which a word is doubted."""
_LEAST_WORDS, _LEAST_LETTERS = 2, 5
"""Doubted words and letters that lines hold at least for being read again."""
_SPARE = 0.4
"""Line steps that are read above and below the doubtful lines."""
_NEAR = 1.2
"""Line steps between doubtful lines that are read together."""
_MOST = 0.35
"""Share of the page from which it is the page that is bad: reading so much again would cost too much."""
_LEAST_PALE = 0.004
"""Share of the lines that pale ink covers at least: without it the second picture is the first."""
_PAYS = 1.08
"""So much more must be read."""
_FRUITLESS = 2
"""Bands of lines that nothing was won from, after which the rest is left: no stamp hides them."""
_BELIEVED = 0.75
"""Confidence of a line that the first reading did not have."""
_OWN = 1000
"""Blocks of lines read again are numbered from here."""

Band = tuple[int, int]
"""Top and bottom, pixels."""


def read_again(
    grey: Image, words: Sequence[RawWord], line_step: float, engine: Callable[[Image], list[RawWord]]
) -> list[RawWord]:
    """Return a page's words, those of doubtful lines read again where that brings more.

    Args:
        grey: the picture that was read.
        words: what was read.
        line_step: distance of lines of print, pixels.
        engine: reads a picture.
    """
    made = list(words)
    bands = doubtful(words, line_step, grey.height)
    if not bands or sum(bottom - top for top, bottom in bands) > _MOST * grey.height:
        return made
    told = tones(grey)
    fruitless = 0
    for number, (top, bottom) in enumerate(bands):
        if fruitless == _FRUITLESS:
            break
        picture = without_pale_ink(grey.crop((0, top, grey.width, bottom)), *told)
        if picture is None:
            continue
        others = [
            replace(word, line=(_OWN + number, *word.line[1:]), y0=word.y0 + top, y1=word.y1 + top)
            for word in engine(picture)
        ]
        better = _better(made, others, (top, bottom))
        fruitless += better is made
        made = better
    return made


def doubtful(words: Sequence[RawWord], line_step: float, height: int) -> list[Band]:
    """Where neighbouring lines hold several words that the engine doubts; the most doubtful first."""
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    found: list[tuple[int, int, list[RawWord]]] = []
    for line in sorted(lines, key=lambda line: min(word.y0 for word in line)):
        doubted = [
            word
            for word in line
            if word.confidence < _DOUBTED
            and any(map(str.isalnum, word.text))
            and word.y1 - word.y0 < 2.5 * line_step
        ]
        if not doubted:
            continue
        top, bottom = min(word.y0 for word in doubted), max(word.y1 for word in doubted)
        if found and top - found[-1][1] < _NEAR * line_step:
            found[-1] = found[-1][0], max(found[-1][1], bottom), found[-1][2] + doubted
        else:
            found.append((top, bottom, doubted))
    spare = round(_SPARE * line_step)
    bands = [
        (sum(len(word.text) for word in doubted), max(top - spare, 0), min(bottom + spare, height))
        for top, bottom, doubted in found
        if len(doubted) >= _LEAST_WORDS
    ]
    enough = [band for band in bands if band[0] >= _LEAST_LETTERS]
    return [(top, bottom) for _, top, bottom in sorted(enough, reverse=True)]


def without_pale_ink(grey: Image, paper: float, core: float) -> Image | None:
    """Paint over ink that is paler than print and does not touch it; ``None`` where there is none."""
    from PIL import Image as Pillow

    values = np.array(grey)
    pale, near = pale_ink(values, paper, core)
    if pale.mean() < _LEAST_PALE:
        return None
    values[~near] = round(paper)
    return Pillow.fromarray(values)


def _better(words: list[RawWord], others: Sequence[RawWord], band: Band) -> list[RawWord]:
    """Put the other reading of some lines in the place of the first, line by line, where it is better."""
    top, bottom = band
    inside = [word for word in words if top <= (word.y0 + word.y1) / 2 < bottom]
    before = _lines(inside)
    gone: set[int] = set()
    won: list[RawWord] = []
    for line in _lines(others):
        beside = [old for old in before if _on_one_row(old, line)]
        if any(id(old) in gone for old in beside):
            continue
        old_worth, worth = sum(_worth(old.words) for old in beside), _worth(line.words)
        if worth > _PAYS * old_worth if beside else _believed(line):
            gone.update(map(id, beside))
            won += line.words
    if not gone:
        return words
    left = {id(word) for old in before if id(old) not in gone for word in old.words}
    replaced = {id(word) for word in inside} - left
    at = next(index for index, word in enumerate(words) if id(word) in replaced)
    around = [word for word in words if id(word) in left]
    head = [word for word in words[:at] if id(word) not in replaced | left]
    tail = [word for word in words[at:] if id(word) not in replaced | left]
    return [*head, *sorted_by_row([*around, *won]), *tail]


def _believed(line: Line) -> bool:
    """Whether a line that was not there before is print."""
    letters = sum(map(str.isalnum, "".join(word.text for word in line.words)))
    return letters >= 4 and line.confidence >= _BELIEVED


def sorted_by_row(words: Sequence[RawWord]) -> list[RawWord]:
    """Words line by line from the top."""
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    return [word for line in sorted(lines, key=lambda line: min(one.y0 for one in line)) for word in line]


def _lines(words: Sequence[RawWord]) -> list[Line]:
    return [Line(tuple(group)) for _, group in groupby(words, key=lambda word: word.line)]


def _on_one_row(one: Line, other: Line) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _worth(words: Sequence[RawWord]) -> float:
    """How much was read, and how surely; of what is noise nothing counts."""
    return sum(len(word.text) * word.confidence**2 for line in lines_of(words) for word in line.words)
