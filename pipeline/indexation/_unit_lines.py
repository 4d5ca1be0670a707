"""Prices by the hour, the piece or another unit: which are listed by dates, and how the others move."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from data import late as re
from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.indexation._contract_terms import ContractTerms
from pipeline.indexation._kept import kept
from pipeline.indexation._listed_firm import firm_beside
from pipeline.indexation._nouns import time_words
from pipeline.indexation._spans import without_year
from pipeline.indexation.dated import DatedPrice, dated_list, follows, span_of
from pipeline.indexation.linked import Link, link
from pipeline.indexation.priced import Priced, unit_priced

_SEVERAL = "several amounts are stated, and when each holds is not settled"
_PART = "the price is stated for a part of the term"


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A price by the unit, or several of a list that hold one after the other, and how the last moves."""

    listed: tuple[DatedPrice, ...]
    own: Link


def unit_lines(terms: ContractTerms, found: Sequence[Priced]) -> list[UnitLine]:
    """Return the lines of the prices by the unit; those that move before those that stay.

    Args:
        terms: what was read of the contract.
        found: its prices that are due again and again.
    """
    units = unit_priced(terms.prices)
    if not units:
        return []
    links = link([*found, *units], terms.moving, terms.language)
    made = list(_of_lists(terms, found, units))
    listed = [each.priced for line in made for each in line.listed]
    start = terms.effective or date.min
    for one in units:
        if not any(one is each for each in listed):
            own = _ranged(one, units) or kept(one, terms) or _whole(one, links[one.key], terms)
            made.append(UnitLine((DatedPrice(one, start, None),), own))
    return sorted(made, key=lambda line: line.own.kind == "flat")


_RANGE = re.compile(r"\W*\d{1,3}\s*(?:-|to|through|a|au)\s*\d{1,3}\W+")


def _ranged(one: Priced, units: Sequence[Priced]) -> Link | None:
    """Return why a price by thing and time is not told where rows of numbers have others: *13 - 24*.

    The numbers may be months of the lease or how many are bought, and the words do not say which.
    """
    if "_" not in one.per or _RANGE.match(fold(one.stated.what)) is None:
        return None
    rest = _RANGE.sub("", fold(one.stated.what), count=1)
    for other in units:
        name = fold(other.stated.what)
        if other is not one and _RANGE.match(name) and _RANGE.sub("", name, count=1) == rest:
            return Link("unknown", reason=_SEVERAL)
    return None


def _whole(one: Priced, own: Link, terms: ContractTerms) -> Link:
    """Return how a price moves, unless its words tell days that are not all of the term."""
    if terms.effective is None or own.kind == "unknown":
        return own
    span = span_of(one.stated.what, terms.effective, terms.language) or span_of(
        one.stated.quote, terms.effective, terms.language
    )
    if span is None or (span[0] == terms.effective and span[1] in (None, terms.ending.day)):
        return own
    return Link("unknown", reason=_PART)


def _of_lists(terms: ContractTerms, found: Sequence[Priced], units: Sequence[Priced]) -> Iterator[UnitLine]:
    """Yield the prices of one thing that are listed with the days for which each holds."""
    groups: dict[tuple[str, str, str], list[Priced]] = defaultdict(list)
    for one in units:
        groups[(_plain(one.stated.what, terms), one.per, one.stated.currency)].append(one)
    for group in groups.values():
        if len(group) < 2 or terms.effective is None:
            continue
        dated = dated_list(group, terms.effective, terms.language) or follows(
            group, terms.effective, terms.language
        )
        if len({id(one.priced) for one in dated}) != len(group):
            continue
        last = dated[-1].priced
        own = kept(last, terms, last=True)
        if own is None:
            beside = [*found, *(one for one in units if one not in group), last]
            own = link(beside, terms.moving, terms.language, listed=True)[last.key]
        if own.kind == "unknown":
            own = firm_beside(dated, terms.moving, terms.language) or own
        yield UnitLine(dated, own)


def _plain(what: str, terms: ContractTerms) -> str:
    """Return a name without the days and years for which its price holds."""
    folded = without_year(what)
    for one in reversed(list(find_dates(what, terms.language))):
        folded = f"{folded[: one.start]} {folded[one.end :]}"
    words = (word.strip(".,:;()-") for word in folded.split())
    return " ".join(word for word in words if word and word not in time_words(terms.language))
