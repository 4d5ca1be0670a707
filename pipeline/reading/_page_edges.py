"""The lines at a page's head and foot, where running headers, footers and page numbers stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.types import Page

TOP = 3
_BOTTOM = 4
"""How many lines at a page's head and foot may be furniture."""


@dataclass(frozen=True, slots=True)
class EdgeLine:
    """A line at a page's head or foot."""

    page: int
    """Index of the page, from 0."""
    start: int
    end: int
    text: str
    rank: int
    """Counted from the page's head (0, 1, ...) or foot (-1, -2, ...)."""


def edge_lines(text: str, pages: Sequence[Page]) -> list[EdgeLine]:
    """Return the first and last lines of all pages.

    Args:
        text: the document, pages joined by form feed.
        pages: where each page's text lies.
    """
    return [
        line for index, page in enumerate(pages) for line in _edges_of(text, index, page.start, page.end)
    ]


def within(lines: Sequence[EdgeLine], known: Collection[tuple[int, int]]) -> list[EdgeLine]:
    """Return the lines without those that are known, ranks counted anew: a page's number has no rank."""
    inner: list[EdgeLine] = []
    passed: Counter[tuple[int, bool]] = Counter()
    for line in lines:
        side = line.page, line.rank >= 0
        if (line.start, line.end) in known:
            passed[side] += 1
        elif passed[side]:
            inner.append(
                replace(line, rank=line.rank - passed[side] if side[1] else line.rank + passed[side])
            )
        else:
            inner.append(line)
    return inner


def _edges_of(text: str, index: int, start: int, end: int) -> Iterator[EdgeLine]:
    """First and last lines that have words; the middle of a page is not cut into lines."""
    head: list[tuple[int, int]] = []
    at = start
    while at < end and len(head) < TOP:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if not text[at:stop].isspace() and stop > at:
            head.append((at, stop))
        at = stop + 1
    foot: list[tuple[int, int]] = []
    floor, stop = at, end
    while stop > floor and len(foot) < _BOTTOM:
        begin = max(text.rfind("\n", floor, stop) + 1, floor)
        if not text[begin:stop].isspace() and stop > begin:
            foot.append((begin, stop))
        stop = begin - 1
    if not foot and head:
        # a page of a few lines: the last ones are its foot
        half = (len(head) + 1) // 2 if len(head) > 1 else 1
        foot = head[half:][::-1]
        head = head[:half]
    for rank, (low, high) in enumerate(head):
        yield EdgeLine(index, low, high, text[low:high].strip(), rank)
    for rank, (low, high) in enumerate(foot):
        yield EdgeLine(index, low, high, text[low:high].strip(), -1 - rank)
