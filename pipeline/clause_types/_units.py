"""Cuts a running text into the units that clause types are told of: sentences, cut again and rejoined.

Annotators quote sentences one by one, and long ones in parts. A unit is a sentence, or the part of one that
ends in a semicolon or a colon; what is too short to say anything by itself goes with the part that it
belongs to: a number or heading with its first sentence, a short item of a list with its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data import late as re
from pipeline.types import Clause, FlowText

_STOP = re.compile(
    r"[.?!][\"'\u201d\u2019\u00bb)\]]*(?=\s+[\"'\u201c\u2018\u00ab(\[\u2022*_]*[A-Z\u00c0-\u00dd\d\u2022])"
    r"|[;:](?=\s)"
    r"|[.?!:;][\"'\u201d\u2019\u00bb)\]]*[ \t]*(?=\n[ \t]*\n)"
    r"|\n[ \t]*\n\s*"
)
_SHORTENED = re.compile(
    r"(?:\b(?:inc|corp|co|ltd|llc|no|nos|art|sec|mr|mrs|ms|dr|st|vs?|al|etc|e\.g|i\.e|cf|n\u00b0|p|pp|par|fig|"
    r"messrs|jr|sr|dept|ext|approx|incl|tel|alin|rev|u\.s|u\.s\.a|p\.o|a\.m|p\.m|viz|ass|op)|"
    r"(?<![A-Za-z])[A-Za-z])\.$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(
    r"^[\s\"'\u201c(]*(?:(?:article|section|clause|exhibit|schedule|annexe?)\s+)?"
    r"(?:[\dIVXLivxl]{1,5}|[A-Za-z])(?:\.\d+)*[.)]*$",
    re.IGNORECASE,
)
_SHORT = 40
"""A part of fewer letters is a number, a heading or a scrap, and goes with what follows."""
_ITEM = 70
"""Items of a list of fewer letters are told together with their neighbours."""
_LONGEST = 2500
"""A unit of more characters is cut at white space: a table, or a text without stops."""
_CONDITION = re.compile(r"\s*(?:and |or |but )?(?:provided|except|unless|however)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the running text, and the clause that it stands in."""

    start: int
    end: int
    """Offsets in ``FlowText.text``, white space at both ends left out."""
    clause: int
    """Place of its clause in the clauses given."""


def units(flow: FlowText, clauses: Sequence[Clause]) -> tuple[Unit, ...]:
    """Cut a flow into units, in order; together they hold all its words."""
    return _units(flow.text, tuple((clause.start, clause.end) for clause in clauses))


@lru_cache(maxsize=1)  # types and meanings are told of the same units, one after the other
def _units(text: str, clauses: tuple[tuple[int, int], ...]) -> tuple[Unit, ...]:
    found: list[Unit] = []
    for place, (low, high) in enumerate(clauses):
        found += (Unit(start, end, place) for start, end in _rejoined(text, _parts(text, low, high)))
    return tuple(found)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, what ends it): ``.``, ``;``, ``:`` or an empty line."""
    at = start
    for match in _STOP.finditer(text, start, end):
        stop = match[0].strip()
        if stop[:1] == "." and _shortened(text, at, match.start()):
            continue
        cut = match.end() if stop else match.start()
        trimmed = _trimmed(text, at, cut)
        if trimmed is not None:
            yield from _bounded(text, *trimmed, stop[:1] or "\n")
        at = match.end()
    trimmed = _trimmed(text, at, end)
    if trimmed is not None:
        yield from _bounded(text, *trimmed, "\n")


def _shortened(text: str, start: int, dot: int) -> bool:
    """Tell whether a full stop only shortens a word, or ends a bare number."""
    low = max(start, dot - 12)
    return _SHORTENED.search(text, low, dot + 1) is not None or (
        dot - start < 16 and _BARE_NUMBER.match(text[start : dot + 1]) is not None
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _bounded(text: str, start: int, end: int, stop: str) -> Iterator[tuple[int, int, str]]:
    while end - start > _LONGEST:
        cut = max(text.rfind("\n", start + _LONGEST // 2, start + _LONGEST), 0)
        cut = cut or max(text.rfind(" ", start + _LONGEST // 2, start + _LONGEST), 0) or start + _LONGEST
        yield start, cut, "\n"
        start = cut
        while text[start].isspace():
            start += 1
    yield start, end, stop


def _rejoined(text: str, parts: Iterator[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """Join what says nothing alone to what it belongs to."""
    held: tuple[int, int, str] | None = None
    for start, end, stop in parts:
        if held is None:
            held = (start, end, stop)
            continue
        low, high, before = held
        short_before = high - low < _SHORT
        listed = before == ";" and (end - start < _ITEM or high - low < _ITEM)
        goes_on = before == ";" and _CONDITION.match(text, start) is not None
        if (short_before or listed or goes_on) and end - low <= _LONGEST:
            held = (low, end, stop)
        else:
            yield low, high
            held = (start, end, stop)
    if held is not None:
        yield held[0], held[1]
