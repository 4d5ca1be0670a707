"""Names of one company that contracts write in several ways, brought together; a person may correct it.

Names go together by registration number, by the name without legal form, accents and case, and by a misread
letter in a long word. Two names whose numbers differ stay apart, whatever they look like.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from data import late as re
from pipeline._sides import company_number
from pipeline.company import normalise
from pipeline.folding import fold

MatchedBy = Literal["alone", "name", "number", "similar", "corrected"]
_ALIKE = 93.0
_WORD_ALIKE = 84.0
_LONG_WORD = 5
_SHORTEST = 9
_MOST_ALIKE = 50


@dataclass(frozen=True, slots=True)
class Variant:
    """A company's name as contracts write it."""

    name: str
    numbers: tuple[str, ...] = ()
    """Registration numbers that contracts give with it."""
    contracts: int = 1
    """How many contracts name it so."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """A name and the group it is in."""

    variant: str
    group: str
    """The name that stands for the group: a person's, or the one most contracts write."""
    number: str
    matched_by: MatchedBy
    contracts: int


def group(variants: Iterable[Variant], corrections: Mapping[str, str] | None = None) -> list[Grouped]:
    """Bring together the names of one company.

    Args:
        variants: each name once, in any order; the answer does not depend on it.
        corrections: name as written -> name of its group, as a person says; stands above all else.

    Returns:
        One entry a name, sorted by group and name.
    """
    known = sorted(variants, key=lambda one: one.name)
    fixed = {fold(name): target for name, target in (corrections or {}).items()}
    sets = _Sets(known)
    free = [place for place, one in enumerate(known) if fold(one.name) not in fixed]
    _by_number(known, free, sets)
    _by_name(known, free, sets)
    _by_likeness(known, free, sets)
    found: list[Grouped] = []
    for members in sets.all(free):
        leader = _leader([known[place] for place in members])
        for place in members:
            why: MatchedBy = "alone" if len(members) == 1 else sets.why.get(place, "name")
            found.append(_grouped(known[place], _target(leader, fixed), why))
    for one in known:
        if fold(one.name) in fixed:
            found.append(_grouped(one, fixed[fold(one.name)], "corrected"))
    return sorted(found, key=lambda item: (item.group, item.variant))


def _target(leader: str, fixed: Mapping[str, str]) -> str:
    """A group that a person names so too is that group."""
    return next((target for target in fixed.values() if fold(target) == fold(leader)), leader)


def _grouped(one: Variant, target: str, why: MatchedBy) -> Grouped:
    number = min(one.numbers, default="")
    return Grouped(one.name, target, number, why, one.contracts)


def _leader(members: Sequence[Variant]) -> str:
    """The name most contracts write; of equals the longest, for it has the legal form."""
    return min(members, key=lambda one: (-one.contracts, -len(one.name), one.name)).name


class _Sets:
    """Disjoint sets of names; two sets with different numbers never become one."""

    def __init__(self, known: Sequence[Variant]) -> None:
        self._parent = list(range(len(known)))
        self._numbers = [
            frozenset(number for raw in one.numbers if len(number := company_number(raw)) >= 6)
            for one in known
        ]
        self.why: dict[int, MatchedBy] = {}

    def numbers(self, place: int) -> frozenset[str]:
        """Numbers of the set that holds a name."""
        return self._numbers[self._root(place)]

    def _root(self, place: int) -> int:
        while self._parent[place] != place:
            self._parent[place] = self._parent[self._parent[place]]
            place = self._parent[place]
        return place

    def join(self, first: int, second: int, why: MatchedBy) -> None:
        """Make one set of two, unless their numbers say that they are two companies."""
        one, other = sorted((self._root(first), self._root(second)))
        if one == other:
            return
        left, right = self._numbers[one], self._numbers[other]
        if left and right and not left & right:
            return
        self._parent[other] = one
        self._numbers[one] = left | right
        for place in (first, second):
            self.why.setdefault(place, why)

    def all(self, places: Iterable[int]) -> list[list[int]]:
        """Return the sets, each sorted."""
        found: dict[int, list[int]] = {}
        for place in places:
            found.setdefault(self._root(place), []).append(place)
        return [found[root] for root in sorted(found)]


def _by_number(known: Sequence[Variant], free: Sequence[int], sets: _Sets) -> None:
    first: dict[str, int] = {}
    for place in free:
        for number in sorted(sets.numbers(place)) if known[place].numbers else ():
            sets.join(first.setdefault(number, place), place, "number")


def _by_name(known: Sequence[Variant], free: Sequence[int], sets: _Sets) -> None:
    """The same name but for form, accents and case; one without a number joins the only one with one."""
    keys: dict[str, list[int]] = {}
    for place in free:
        key = normalise(known[place].name).replace(" ", "")
        if key:
            keys.setdefault(key, []).append(place)
    for places in keys.values():
        numbers = {sets.numbers(place) for place in places if sets.numbers(place)}
        bare = [place for place in places if not sets.numbers(place)]
        for place in bare[1:]:
            sets.join(bare[0], place, "name")
        # A bare name that two companies bear may be either: it stays by itself.
        if len(numbers) <= 1:
            for place in places[1:]:
                sets.join(places[0], place, "name")


def _by_likeness(known: Sequence[Variant], free: Sequence[int], sets: _Sets) -> None:
    """Long words with a misread letter: names one letter apart share what is left without it."""
    unique: dict[str, tuple[int, list[str]]] = {}
    for place in free:
        words = normalise(known[place].name).split()
        if words and len("".join(words)) >= _SHORTEST:
            unique.setdefault(" ".join(words), (place, words))
    without: dict[str, list[tuple[int, list[str]]]] = {}
    for place, words in unique.values():
        whole = "".join(words)
        for left in {whole, *(whole[:at] + whole[at + 1 :] for at in range(len(whole)))}:
            without.setdefault(left, []).append((place, words))
    for block in without.values():
        for index, (place, words) in enumerate(block[:_MOST_ALIKE]):
            for other, theirs in block[index + 1 : _MOST_ALIKE]:
                if _alike(words, theirs):
                    sets.join(place, other, "similar")


def _alike(words: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether two names differ by a misread letter of one long word, never by a number."""
    first, second = "".join(words), "".join(theirs)
    if abs(len(first) - len(second)) > 2 or len(words) != len(theirs):
        return False
    from rapidfuzz.fuzz import ratio

    if ratio(first, second) < _ALIKE or re.findall(r"\d", first) != re.findall(r"\d", second):
        return False
    differing = [(one, other) for one, other in zip(words, theirs, strict=True) if one != other]
    return len(differing) <= 1 and all(
        min(len(one), len(other)) >= _LONG_WORD and ratio(one, other) >= _WORD_ALIKE
        for one, other in differing
    )
