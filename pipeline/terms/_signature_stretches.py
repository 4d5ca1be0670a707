"""Tells which parts of a text to look at for signature blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from data import late as re
from pipeline.terms._signature_ink import Ink
from pipeline.terms._signature_lines import S_BRACKETS, words

_CUE = re.compile(
    r"[\n\t][ *>|(-]*(?:by|per|signed|signature|signee?|sign|authori[sz]ed sign|representative"
    r"|visa|cachet)\b"
    r"[^\n\t]{0,45}?(?::|__|[\t)\n]|\Z)"
)
"""On folded text: a label of a line to sign on, at the start of a line or a cell."""
_BEFORE, _AFTER, _OPEN = 500, 700, 1600
"""Characters around a cue that are looked at, and those after words after which people sign."""


def stretches(text: str, folded: str, ink: Sequence[Ink]) -> list[tuple[int, int, bool]]:
    """The parts of a text to look at, whole lines, sorted and disjoint; and whether people sign there."""
    spans: list[tuple[int, int, bool]] = []
    folded = "\n" + folded
    last = -1
    for match in _CUE.finditer(folded):
        if match.start() >= last:
            spans.append((match.start() - _BEFORE, match.end() + _AFTER, False))
            last = match.end() + _AFTER // 2
    spans += [(place - _BEFORE, place + _AFTER, False) for place in _all(folded, "/s/", _AFTER // 2)]
    for opening in ("sd/-", "[signed]", "[signature]"):
        spans += [(place - _BEFORE, place + _AFTER, False) for place in _all(folded, opening, _AFTER // 2)]
    for opening in ("(s) ", "(sgd", "(sd"):
        for place in _all(folded, opening, 1):
            low = line_start(text, place)
            if S_BRACKETS.search(text[low : _line_end(text, place)]):
                spans.append((place - _BEFORE, place + _AFTER, False))
    for word in words("opens"):
        spans += [(place - _BEFORE // 2, place + _OPEN, True) for place in _all(folded, word, _OPEN // 2)]
    spans += [(one.place - _BEFORE, one.place + _BEFORE, True) for one in ink]
    spans.sort()
    merged: list[tuple[int, int, bool]] = []
    for low, high, opened in spans:
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]), merged[-1][2] or opened)
        else:
            merged.append((low, high, opened))
    return [(line_start(text, low), _line_end(text, high), opened) for low, high, opened in merged]


def parted(stretches: Iterable[tuple[int, int, bool]], annexed: int) -> Iterator[tuple[int, int, bool]]:
    """Cut stretches where the annexes begin: nobody's block goes on in an annex."""
    for start, end, opened in stretches:
        if start < annexed < end:
            yield start, annexed, opened
            yield annexed, end, False
        else:
            yield start, end, opened


def _all(text: str, word: str, step: int) -> Iterator[int]:
    """Where a word stands, once in so many characters."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + step)


def line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, max(place, 0)) + 1


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", min(place, len(text)))
    return len(text) if end < 0 else end
