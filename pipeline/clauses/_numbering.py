"""The numbering that runs through a text: which number can come next, and at which level it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.clauses._lines import Numbered

Role = Literal["preamble", "recital", "body", "signature", "annex"]

_MAX_GAP = 4
"""How far a clause number may jump ahead and still be one."""


@dataclass(slots=True)
class Cut:
    """Where a clause begins, and what its first line said."""

    start: int
    role: Role
    number: str = ""
    heading: str = ""
    level: int = 0


@dataclass(slots=True)
class State:
    role: Role = "preamble"
    named_articles: bool = False
    last: int | None = None
    """Last whole number of the outer numbering."""
    inner: int | None = None
    """Last whole number of a list inside a clause."""
    level: int = 0
    """Level of the last clause that had a number with figures."""
    letter_level: int | None = None
    letter: str = ""
    body_start: int | None = None
    """Where the first clause of the body begins."""
    cuts: list[Cut] = field(default_factory=list)


def level_of(found: Numbered, state: State, *, capitals: bool) -> int | None:
    """Place a number in the numbering that runs; ``None`` where it cannot be part of it."""
    if found.style == "letter":
        return _letter_level(found.number, state, small_roman=False)
    if found.style == "small_roman":
        return _letter_level(found.number, state, small_roman=True)
    state.letter_level = None
    if found.style == "decimal":
        state.level = found.number.count(".")
        head = int(found.number.split(".")[0])
        if not state.named_articles and (state.last is None or state.last < head <= state.last + _MAX_GAP):
            state.last = head
        state.inner = None
        return state.level
    if found.style == "lettered":
        state.level, state.inner = found.number.count("."), None
        return state.level
    if found.style in ("article", "roman"):
        return _outer_level(found, state)
    return _integer_level(int(found.number), found, state, capitals)


def _outer_level(found: Numbered, state: State) -> int:
    state.level = found.number.count(".") if found.style == "article" else 0
    state.inner = None
    if found.style == "article" and found.number.isdigit():
        state.last = int(found.number)
    return state.level


def _integer_level(number: int, found: Numbered, state: State, capitals: bool) -> int | None:
    if state.named_articles and not (capitals and number == (state.last or 0) + 1):
        if number == 1 or (state.inner is not None and state.inner < number <= state.inner + _MAX_GAP):
            state.inner = number
            state.level = 1
            return 1
        return None
    last, inner = state.last, state.inner
    if last is None or number == last + 1:
        if last is None and number > 3:
            return None
        state.last, state.inner, state.level = number, None, 0
        return 0
    if number == 1 or (inner is not None and number == inner + 1):
        state.inner, state.level = number, 1
        return 1
    if last < number <= last + _MAX_GAP and found.style == "integer":
        state.last, state.inner, state.level = number, None, 0
        return 0
    return None


def _letter_level(letter: str, state: State, *, small_roman: bool) -> int:
    """(a) is one below the clause that holds it; (i) is one below (a), unless it follows (h)."""
    runs_on = {"i": "h", "v": "u", "x": "w"}
    if small_roman and runs_on.get(letter, "-") != state.letter:
        base = state.letter_level if state.letter_level is not None else state.level
        return base + 1
    state.letter = letter
    state.letter_level = state.level + 1
    return state.letter_level
