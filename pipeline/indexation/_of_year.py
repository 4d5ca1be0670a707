"""A price that is stated for one year by its name: *for the calendar year 2022 the fee is*."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data import late as re
from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.indexation._contract_terms import ContractTerms
from pipeline.indexation._days import ONE_DAY, Anchors, plus_months, revisions
from pipeline.indexation.dated import span_of
from pipeline.indexation.linked import Link
from pipeline.indexation.priced import Priced
from pipeline.types import Language

_YEAR = re.compile(
    r"\A(?:for|in|during|in\s+respect\s+of|with\s+respect\s+to|pour|en|sur|au\s+titre\s+de)\s+(?:the\s+|l')?"
    r"(?:(?:calendar\s+)?year\s+|(?:annee|exercice)\s+(?:civile?\s+)?)?(?P<fronted>20\d\d)\b|"
    r"\b(?:for|pour)\s+(?:the\s+(?:calendar\s+)?year|l'annee(?:\s+civile)?)\s+(?P<behind>20\d\d)\b"
)
_ENDING = re.compile(r"\byear\s+end(?:ing|ed)\s+(?:on\s+)?\Z")
_NTH = re.compile(
    r"\A(?:for|in|during|in\s+respect\s+of|with\s+respect\s+to)\s+(?:the|its)\s+[a-z]+\s+(?:\w+\s+)?year\b"
)


def of_its_year(one: Priced, own: Link, terms: ContractTerms) -> Link:
    """Return how a price moves; not known where it is stated for a year and does not move right after it.

    Args:
        one: the price.
        own: how a clause moves it.
        terms: what was read of its contract.
    """
    if terms.effective is None or own.kind == "unknown":
        return own
    span = _span(one.stated.quote, terms.effective, terms.language)
    if span is None:
        return own
    anchors = Anchors(terms.effective, terms.signed)
    after = span[1] + ONE_DAY
    if own.kind == "moves" and span[0] == terms.effective and set(_firsts(own, anchors, after)) == {after}:
        return own
    return Link("unknown", reason="the price is stated for a part of the term")


def _firsts(own: Link, anchors: Anchors, after: date) -> Iterator[date | None]:
    for formula in own.formulas:
        moved = revisions(formula.days, formula.movement, anchors, after + ONE_DAY)
        yield next((day for day in moved.days if day > anchors.effective), None)


def _span(quote: str, effective: date, language: Language) -> tuple[date, date] | None:
    """Return the first and the last day of the year for which words state a price."""
    folded = fold(quote)
    said = _YEAR.search(folded)
    if said is not None:
        year = int(said["fronted"] or said["behind"])
        return date(year, 1, 1), date(year, 12, 31)
    for one in find_dates(quote, language):
        if one.date is not None and one.precision == "day" and _ENDING.search(folded[: one.start]):
            return plus_months(one.date + ONE_DAY, -12), one.date
    counted = span_of(quote, effective, language) if _NTH.match(folded) else None
    return None if counted is None or counted[1] is None else (counted[0], counted[1])
