"""Of which country a *Consumer Price Index* is that a clause names without one: by money and law."""

from __future__ import annotations

from dataclasses import replace

from pipeline.indexation._likely import COUNTRY
from pipeline.indexation._movement import leaves
from pipeline.indexation.formula import (
    Formula,
    Greatest,
    Least,
    Movement,
    Part,
    Plus,
    PublishedRate,
    Ratio,
    Share,
    Tiers,
)
from pipeline.indexation.linked import Link

_BARE = "CPI"
_OF_MONEY = {
    "GBP": "GB", "USD": "US", "CAD": "CA", "AUD": "AU", "NZD": "NZ", "INR": "IN", "CHF": "CH", "HKD": "HK",
    "SGD": "SG", "ILS": "IL", "CNY": "CN", "JPY": "JP", "SEK": "SE", "NOK": "NO", "DKK": "DK", "PLN": "PL",
    "ZAR": "ZA", "KES": "KE", "NGN": "NG",
}  # fmt: skip
"""Money of one country; the euro is of many."""
_LIKELY = 0.85


def of_country(link: Link, currency: str, law: str | None) -> Link:
    """Say of which country the bare *CPI* of a clause is, where the price's money or the law tells.

    Where both tell the same, it is settled; where one alone does, it is likely; where neither does, or they
    tell two countries, the name stays what it is, and may mean several series.

    Args:
        link: how the price moves.
        currency: of the price, ISO 4217.
        law: of the contract, ISO 3166 (``GB-ENG``, ``US-NY``), where it is known.
    """
    if not any(leaf.index == _BARE for one in link.formulas for leaf in leaves(one.movement)):
        return link
    by_money, by_law = _OF_MONEY.get(currency), (law or "").partition("-")[0] or None
    told = {one for one in (by_money, by_law) if one is not None}
    if len(told) != 1:
        return link
    country = told.pop()
    name = f"{'UK' if country == 'GB' else country} {_BARE}"
    settled = by_money == by_law
    return replace(link, formulas=tuple(_named(one, name, settled=settled) for one in link.formulas))


def _named(formula: Formula, name: str, *, settled: bool) -> Formula:
    at = formula.part("index")
    place = (0, 0) if at is None else (at.start, at.end)
    parts = () if settled else (Part(COUNTRY, *place, _LIKELY, name),)
    return replace(formula, movement=_moved(formula.movement, name), parts=(*formula.parts, *parts))


def _moved(movement: Movement, name: str) -> Movement:
    match movement:
        case Ratio():
            terms = tuple(replace(one, index=name) if one.index == _BARE else one for one in movement.terms)
            return replace(movement, terms=terms)
        case PublishedRate():
            return replace(movement, index=name) if movement.index == _BARE else movement
        case Least() | Greatest():
            return replace(movement, of=tuple(_moved(one, name) for one in movement.of))
        case Share() | Plus() | Tiers():
            return replace(movement, movement=_moved(movement.movement, name))
        case _:
            return movement
