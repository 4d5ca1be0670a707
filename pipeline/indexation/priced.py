"""The prices of a contract that are due again and again or by the unit, each once, however stated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.indexation._days import MONTHS

SURE = 0.8
"""A price read with less confidence has no schedule."""
_MOST_PARTS = 10
"""Prices that are tried as parts of a sum of others."""
_TOTAL = re.compile(r"(?:sous-)?total\b")
_TABLE = 2_000
"""Characters above a total in which the rows of its table stand."""
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Around:
    """The words of its clause beside a price, none of which belong to the price before or after it."""

    before: str
    """From the sum before, or the beginning of the item, to this one."""
    after: str
    """From this sum to the next, or to the end of the item."""
    above: str
    """What of the clause stands before its item."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A price as a paper states it, with its evidence."""

    amount: Decimal
    currency: str
    per: str | None
    what: str
    tax: str | None
    quote: str
    document_id: str
    page: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    confidence: float = 1.0
    extractor: str = ""
    review_state: str = "unreviewed"
    around: Around | None = None
    """The words beside it, where several prices of a contract may hold one after the other."""

    @property
    def yearly(self) -> Decimal | None:
        """What it comes to in a year; ``None`` where it is not due by month, quarter or year."""
        return self.amount * (12 // MONTHS[self.per]) if self.per in MONTHS else None


@dataclass(frozen=True, slots=True)
class Priced:
    """One price that is due again and again; ``others`` state the same in another way."""

    key: str
    """Names it within its contract: what it is for, how often, in which money; not how much."""
    stated: Stated
    others: tuple[Stated, ...] = ()

    @property
    def per(self) -> str:
        """How often it is due, or for which unit."""
        return self.stated.per or ""


def priced(prices: Sequence[Stated]) -> list[Priced]:
    """Return the prices of a contract that are due by month, quarter or year.

    A price with tax that is another one without, one for a quarter that is another one for a year, and
    those that add up to a total are not told beside it.

    Args:
        prices: those stated, in the order of the text.
    """
    due = [one for one in prices if one.yearly is not None and one.confidence >= SURE]
    groups: list[list[Stated]] = []
    for one in due:
        same = next((group for group in groups if _same(group[0], one)), None)
        if same is None:
            groups.append([one])
        else:
            same.append(one)
    groups = _without_parts(_without_tax(groups))
    taken: dict[str, int] = {}
    made = []
    for group in groups:
        # The longest period first: a year's price is what clauses speak of; then the surest.
        best = max(group, key=lambda one: (MONTHS[one.per or "month"], one.confidence))
        made.append(Priced(_key(best, taken), best, tuple(one for one in group if one is not best)))
    return made


def unit_priced(prices: Sequence[Stated]) -> list[Priced]:
    """Return the prices of a contract by the hour, the piece or another unit, each once.

    Args:
        prices: those stated, in the order of the text.
    """
    known = units()
    taken: dict[str, int] = {}
    seen: set[tuple[object, ...]] = set()
    made = []
    for one in prices:
        said = (one.amount, one.currency, one.per, fold(one.what), one.tax)
        if one.per in known and one.confidence >= SURE and said not in seen:
            seen.add(said)
            made.append(Priced(_key(one, taken), one))
    return made


@cache
def units() -> frozenset[str]:
    """What a price may be *per* that is no time after which it is due again and again by itself.

    A thing and a time (``user_year``) are so much for each thing: how many there are is not counted. What
    is paid for a share is paid once.
    """
    things = {unit for language in ("en", "fr") for unit in lexicon("units", language)}
    things -= {*MONTHS, "half_year", "share"}
    return frozenset({*things, *(f"{thing}_{time}" for thing in things for time in _TIMES)})


_TIMES = ("week", "month", "quarter", "half_year", "year")


def _same(one: Stated, other: Stated) -> bool:
    alike = one.tax == other.tax or None in (one.tax, other.tax)
    return one.currency == other.currency and one.yearly == other.yearly and alike


def _without_tax(groups: list[list[Stated]]) -> list[list[Stated]]:
    """Leave out what is another price with tax on it: whoever states both agreed on the one without."""
    plain = [group[0] for group in groups if any(one.tax == "excl" for one in group)]
    return [
        group
        for group in groups
        if not (all(one.tax == "incl" for one in group) and any(_taxed(group[0], one) for one in plain))
    ]


def _taxed(one: Stated, plain: Stated) -> bool:
    """Whether a price is another one and up to a quarter more."""
    if one.currency != plain.currency or one.per != plain.per:
        return False
    return Decimal(1) < one.amount / plain.amount <= Decimal("1.27") if plain.amount else False


def _without_parts(groups: list[list[Stated]]) -> list[list[Stated]]:
    """Leave out prices that add up to another one."""
    left = list(groups)
    for total in sorted(groups, key=lambda group: group[0].yearly or 0, reverse=True):
        if total not in left:
            continue
        others = [one for one in left if one is not total and one[0].currency == total[0].currency]
        if any(_TOTAL.match(fold(one.what)) for one in total):
            # A table may price two things alike, and its rows then add up to less than its total.
            rows = [one for one in others if _above(one[0], total)]
            left = [one for one in left if not any(one is row for row in rows)]
            continue
        if len(others) > _MOST_PARTS:
            continue
        parts = next((some for some in _sums(others) if _sum(some) == total[0].yearly), None)
        if parts is not None:
            left = [one for one in left if not any(one is part for part in parts)]
    return left


def _above(row: Stated, total: Sequence[Stated]) -> bool:
    """Whether a price stands shortly above a total and is less than it."""
    if row.char_start is None or row.yearly is None or total[0].yearly is None:
        return False
    below = [one.char_start for one in total if _TOTAL.match(fold(one.what)) and one.char_start is not None]
    return row.yearly < total[0].yearly and any(0 < place - row.char_start < _TABLE for place in below)


def _sums(groups: Sequence[list[Stated]]) -> Iterable[tuple[list[Stated], ...]]:
    for count in range(len(groups), 1, -1):
        yield from combinations(groups, count)


def _sum(groups: Iterable[list[Stated]]) -> Decimal:
    return sum((group[0].yearly or Decimal(0) for group in groups), Decimal(0))


def _key(stated: Stated, taken: dict[str, int]) -> str:
    name = _NO_LETTER.sub("-", fold(stated.what))[:_LONGEST_NAME].strip("-") or "price"
    key = f"{name}-{stated.per}-{stated.currency.lower()}"
    taken[key] = taken.get(key, 0) + 1
    return key if taken[key] == 1 else f"{key}-{taken[key]}"
