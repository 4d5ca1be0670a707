"""Prices that move when a contract renews: on the day after its first term, and with each renewal "
"after it."""

from __future__ import annotations

from dataclasses import replace

from data import late as re
from pipeline.folding import fold
from pipeline.indexation._contract_terms import ContractTerms
from pipeline.indexation._days import plus_months
from pipeline.indexation.formula import SURE, Formula, Reading
from pipeline.indexation.linked import Link
from pipeline.terms._indexation_fixed import ON_RENEWAL

_OTHER_DAY = re.compile(
    r"\banniversa\w+|\b(?:each|every|chaque)\s+(?:calendar\s+|contract\s+)?(?:year|annee)\b|\bannually\b|\bannuellement\b|\btous\s+les\s+ans\b|"
    r"\bper\s+(?:year|annum)\b|\bpar\s+an\b|\bjanua?ry\b|\bjanvier\b"
)


def on_renewal(own: Link, terms: ContractTerms) -> Link:
    """Return how a price moves, with the days of renewals where its clause names no other.

    Args:
        own: how it moves by its clause.
        terms: of the contract, with its first term and how long a renewal is.
    """
    texts = [fold(one.text).replace("\u2019", "'") for one in (terms.moving.readings or _moving(terms))]
    if own.kind != "moves" or len(texts) != 1:
        return own
    words = _sentence_of(texts[0])
    if words is None or _OTHER_DAY.search(words) is not None:
        return own
    if terms.effective is None or not terms.first_term or not terms.renewed_for:
        return Link(
            "unknown", reason="the price moves with each renewal, and when that is was not understood"
        )
    first = plus_months(terms.effective, terms.first_term)
    days = {"first": first, "every_months": terms.renewed_for, "on": f"{first:%m-%d}", "after_months": None}
    return replace(own, formulas=tuple(_moved(formula, days) for formula in own.formulas))


def _moving(terms: ContractTerms) -> list[Reading]:
    """Return the clauses that move a price where none was read as such before."""
    return [one for one in terms.moving.spoken if one.formulas]


def _sentence_of(text: str) -> str | None:
    return next((one for one in re.split(r"[.;]\s|\n\s*\n", text) if ON_RENEWAL.search(one)), None)


def _moved(formula: Formula, days: dict[str, object]) -> Formula:
    parts = tuple(
        replace(part, confidence=max(part.confidence, SURE), doubt="")
        if part.name in ("frequency", "days", "first")
        else part
        for part in formula.parts
    )
    return replace(formula, days=replace(formula.days, **days), parts=parts)  # type: ignore[arg-type]
