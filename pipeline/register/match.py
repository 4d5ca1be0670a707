"""Finds the contract of each row of a register: by file, number, counterparty, days, amount and title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.register.values import Entry
from pipeline.terms._contract_numbers import number_key

_CALLED_COPY = re.compile(r"(?:^|[^a-z])(?:copy|copie|duplicate|double)(?:[^a-z]|$)|\(\d+\)\.")
State = Literal["matched", "ambiguous", "missing"]
_ENOUGH = 1.6
_MAYBE = 0.9
_AHEAD = 0.6
_TITLE_ALIKE, _NAME_ALIKE = 85.0, 92.0
_MOST = 10
"""Candidates that are named."""
_COMMON_WORD = 400
"""A word that so many contracts share brings no candidates."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What is known of a contract of the archive."""

    contract_id: str
    file_name: str
    title: str = ""
    names: tuple[str, ...] = ()
    """Its parties, ours left out where they are known."""
    number: str = ""
    head: str = ""
    """Its first words, in which a number is looked for too."""
    starts: frozenset[date] = frozenset()
    ends: frozenset[date] = frozenset()
    """The end it states, and that of the running period where it renews."""
    amounts: frozenset[Decimal] = frozenset()
    copy_of: str | None = None
    """Contract whose text is nearly the same."""
    main: bool = True
    """False for amendments and other papers, which a register seldom lists by themselves."""


@dataclass(frozen=True, slots=True)
class Link:
    """The contract of one row."""

    row: int
    contract_id: str | None
    state: State
    matched_by: tuple[str, ...] = ()
    reason: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class _Scored:
    listed: Listed
    score: float = 0.0
    by: list[str] = field(default_factory=list)

    def add(self, score: float, why: str) -> None:
        self.score += score
        if score > 0:
            self.by.append(why)


def match(rows: Iterable[Entry], contracts: Sequence[Listed]) -> list[Link]:
    """Find the contract of each row; a row that fits two equally well is left open.

    Args:
        rows: of the register.
        contracts: of the archive, in any order; the answer does not depend on it.
    """
    known = list(rows)
    archive = _Archive(contracts, known)
    return [archive.link(row) for row in known]


class _Archive:
    """Contracts, found by what a row may say of them."""

    def __init__(self, contracts: Sequence[Listed], rows: Sequence[Entry]) -> None:
        self._contracts = sorted(contracts, key=lambda one: one.contract_id)
        self._by_file: dict[str, list[int]] = {}
        self._by_number: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_head: dict[str, list[int]] = {}
        for place, one in enumerate(self._contracts):
            self._by_file.setdefault(_file_key(one.file_name), []).append(place)
            if key := number_key(one.number):
                self._by_number.setdefault(key, []).append(place)
            for word in {word for name in one.names for word in normalise(name).split() if len(word) > 2}:
                self._by_word.setdefault(word, []).append(place)

        self._look_in_heads({_spaced(row.number) for row in rows if number_key(row.number)})

    def _look_in_heads(self, numbers: set[str]) -> None:
        """Find all numbers of the register in the first words of all contracts, in one pass."""
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for number in sorted(numbers):
            automaton.add_word(number, number)
        if not numbers:
            return
        automaton.make_automaton()
        for place, one in enumerate(self._contracts):
            head = _spaced(f"{one.file_name} {one.title} {one.head}")
            for number in {found for _, found in automaton.iter(head)}:
                self._by_head.setdefault(number, []).append(place)

    def link(self, row: Entry) -> Link:
        """Weigh the contracts that a row may be about."""
        scored = [self._weigh(row, place) for place in sorted(self._candidates(row))]
        ranked = sorted(scored, key=lambda one: (-one.score, *_copied(one.listed), one.listed.contract_id))
        maybe = [one for one in ranked if one.score >= _MAYBE]
        ranked = [one for one in maybe if one.score >= _ENOUGH]
        if not maybe:
            return Link(row.row, None, "missing", reason="no contract of the archive fits this row")
        if not ranked:
            ids = tuple(one.listed.contract_id for one in maybe[:_MOST])
            reason = (
                f"{_counted(len(maybe))} by {', '.join(maybe[0].by)} alone, which is too little to tell"
            )
            return Link(row.row, None, "ambiguous", (), reason, ids)
        best = ranked[0]
        rivals = [
            one
            for one in ranked[1:]
            if best.score - one.score < _AHEAD and not _copies(one.listed, best.listed)
        ]
        if rivals:
            ids = tuple(one.listed.contract_id for one in (best, *rivals[: _MOST - 1]))
            reason = f"{_counted(len(rivals) + 1)} this row alike"
            return Link(row.row, None, "ambiguous", (), reason, ids)
        return Link(row.row, best.listed.contract_id, "matched", tuple(best.by))

    def _candidates(self, row: Entry) -> set[int]:
        found: set[int] = set()
        if row.file:
            found.update(self._by_file.get(_file_key(row.file), ()))
        key = number_key(row.number)
        if key:
            found.update(self._by_number.get(key, ()))
            found.update(self._by_head.get(_spaced(row.number), ()))
        for word in normalise(row.counterparty).split():
            places = self._by_word.get(word, ())
            if len(word) > 2 and len(places) <= _COMMON_WORD:
                found.update(places)
        return found

    def _weigh(self, row: Entry, place: int) -> _Scored:
        one = self._contracts[place]
        scored = _Scored(one)
        if row.file and _file_key(row.file) == _file_key(one.file_name):
            scored.add(3.0, "file")
        scored.add(self._number_score(row, place), "number")
        if row.counterparty and one.names:
            alike = names_alike(row.counterparty, one.names)
            scored.add(1.0 if alike else -1.0, "counterparty")
        if row.start_date and one.starts:
            scored.add(1.0 if row.start_date in one.starts else -0.4, "start date")
        if row.end_date and one.ends:
            scored.add(0.8 if row.end_date in one.ends else -0.2, "end date")
        if row.amount is not None and row.amount in one.amounts:
            scored.add(0.8, "amount")
        if row.title and one.title:
            scored.add(0.7 if _titles_alike(row.title, one.title) else 0.0, "title")
        if not one.main:
            scored.score -= 0.7
        return scored

    def _number_score(self, row: Entry, place: int) -> float:
        key = number_key(row.number)
        if not key:
            return 0.0
        own = number_key(self._contracts[place].number)
        if own == key:
            return 2.2
        if place in self._by_head.get(_spaced(row.number), ()):
            return 2.0 if len(key) >= 5 else 1.2
        return -0.8 if own else 0.0


def _counted(count: int) -> str:
    return "one contract fits" if count == 1 else f"{count} contracts fit"


def _file_key(name: str) -> str:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem, dot, ending = last.rpartition(".")
    return fold(stem if dot and len(ending) <= 5 else last).strip()


def _spaced(text: str) -> str:
    """Fold to words parted by single blanks, with a blank at both ends, so that whole words are found."""
    words = "".join(character if character.isalnum() else " " for character in fold(text)).split()
    return f" {' '.join(words)} " if words else ""


def _copied(one: Listed) -> tuple[bool, bool]:
    """Of copies the one that is not called so, and is nobody's copy, comes first."""
    return _CALLED_COPY.search(fold(one.file_name)) is not None, one.copy_of is not None


def _copies(one: Listed, other: Listed) -> bool:
    return (
        one.copy_of == other.contract_id
        or other.copy_of == one.contract_id
        or (one.copy_of is not None and one.copy_of == other.copy_of)
    )


def names_alike(name: str, names: Iterable[str]) -> bool:
    """Whether a register's name for a company is one of a contract's parties."""
    from rapidfuzz.fuzz import ratio

    wanted = normalise(name)
    if not wanted:
        return False
    for other in names:
        known = normalise(other)
        short, long = sorted((wanted.split(), known.split()), key=len)
        if not known:
            continue
        if wanted == known or ratio(wanted, known) >= _NAME_ALIKE:
            return True
        # "Mirandol" for "Ascenseurs Mirandol": all words of the shorter name, one of them telling.
        if set(short) <= set(long) and any(len(word) >= 5 for word in short):
            return True
    return False


def _titles_alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import token_set_ratio

    return token_set_ratio(_spaced(one), _spaced(other)) >= _TITLE_ALIKE
