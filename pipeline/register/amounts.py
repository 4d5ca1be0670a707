"""Holds an amount of the register against the contract's price, by arithmetic where periods differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from data.load import lexicon
from pipeline.register.values import Entry

_A_YEAR: Mapping[str, int] = {"month": 12, "quarter": 4, "half_year": 2, "year": 1}
_TERMS_OF_YEARS = range(2, 31)
_CENT = Decimal("0.01")
_SLACK = Decimal("0.5")
"""Half of the last figure written: what rounding may have taken."""


def price_that_differs(entry: Entry, prices: Sequence[str]) -> str | None:
    """Return the contract's price that an amount of a period is not; ``None`` where none tells.

    Several prices of one period may add up to it, and a price may have moved: one alone is compared.

    Args:
        entry: a row of the register.
        prices: the contract's, ``450.00 GBP/month``, and ``excl`` or ``incl`` behind that with their tax.
    """
    if entry.amount is None or entry.per not in _A_YEAR:
        return None
    periodic = [one for one in dict.fromkeys(prices) if _per(one) in _A_YEAR]
    same = [one for one in periodic if _per(one) == entry.per] or periodic
    if len(same) != 1:
        return None
    told, _, tax = same[0].partition(" ")[2].partition(" ")
    currency, amount, per = told.partition("/")[0], Decimal(same[0].partition(" ")[0]), _per(same[0])
    shown = f"{same[0].partition(' ')[0]} {told}"
    if entry.currency not in ("", currency):
        return shown
    if _alike(entry.amount, entry.per, amount, per) or _taxed(entry, amount, per, tax):
        return None
    return shown


def total_differs(entry: Entry, total: Decimal) -> bool:
    """Whether an amount is not the contract's total; that of a year may be a part of it."""
    if entry.amount is None or entry.amount == total:
        return False
    if not entry.per:
        return True
    whole = {years * entry.amount for years in _TERMS_OF_YEARS}
    return entry.per == "year" and total not in whole


def _per(price: str) -> str:
    return price.partition("/")[2].partition(" ")[0]


def _alike(one: Decimal, per: str, other: Decimal, other_per: str) -> bool:
    """Whether two amounts are the same in a year, but for what rounding took of either."""
    if per == other_per:
        return one == other
    slack = _SLACK * (_A_YEAR[per] * _last(one) + _A_YEAR[other_per] * _last(other))
    return abs(one * _A_YEAR[per] - other * _A_YEAR[other_per]) <= slack


def _last(amount: Decimal) -> Decimal:
    """What the last figure of an amount is worth."""
    return Decimal(1) if amount == amount.to_integral_value() else _CENT


def _taxed(entry: Entry, amount: Decimal, per: str, tax: str) -> bool:
    """Whether the two may be one sum with its tax and without; both may say which, and then they are."""
    if entry.tax and entry.tax == tax:
        return False
    if entry.tax and tax:
        return True
    rates = [Decimal(str(rate)) for rate in lexicon("register_taxes", "fr")["rates"]]
    for rate in rates:
        with_tax = amount * (1 + rate / 100)
        without = amount / (1 + rate / 100)
        if any(_near(entry, one, per) for one in (with_tax, without)):
            return True
    return False


def _near(entry: Entry, amount: Decimal, per: str) -> bool:
    assert entry.amount is not None
    there, here = amount * _A_YEAR[per], entry.amount * _A_YEAR[entry.per]
    return abs(there - here) <= _SLACK * _A_YEAR[entry.per] * _last(entry.amount) + _CENT
