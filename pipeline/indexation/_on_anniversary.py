"""A month *before the anniversary*: which year's it is follows from the day of the contract."""

from __future__ import annotations

from dataclasses import replace

from data import late as re
from pipeline.indexation._contract_terms import ContractTerms
from pipeline.indexation._movement import leaves
from pipeline.indexation.formula import SURE, Formula, IndexTerm
from pipeline.indexation.linked import Link
from pipeline.indexation.reading.preceding import out_by, put_year
from pipeline.terms._indexation_base import MONTHS

_LIES_BEFORE = re.compile(
    rf"\b(?:preceding|previous|prior)\s+(?:{'|'.join(MONTHS)})\b|\b(?:{'|'.join(MONTHS)})\s+(?:immediately\s+|last\s+|next\s+)?(?:preceding|before)\b"
)
"""*The preceding December*, of a revision whose day the contract's own day tells."""


def on_anniversary(own: Link, terms: ContractTerms) -> Link:
    """Return how a price moves, its reading sure where it was doubted for want of the contract's day alone.

    Args:
        own: how it moves by its clause, which tells no day of the year but the anniversary.
        terms: of the contract, with the words of its clauses.
    """
    if own.kind != "moves" or terms.effective is None:
        return own
    texts = [" ".join(one.text.split()) for one in terms.moving.readings]
    return replace(own, formulas=tuple(_placed(one, terms.effective.month, texts) for one in own.formulas))


def _placed(formula: Formula, month: int, texts: list[str]) -> Formula:
    terms = [one for one in leaves(formula.movement) if isinstance(one, IndexTerm)]
    if formula.days.on != "anniversary" or not all(out_by(one.now, month) for one in terms):
        return formula
    parts = tuple(
        replace(part, confidence=SURE, doubt="")
        if part.name == "reference_period" and part.doubt and _own_words(part.doubt, texts)
        else part
        for part in formula.parts
    )
    if parts == formula.parts:
        return formula
    return replace(formula, movement=put_year(formula.movement, month), parts=parts)


def _own_words(doubt: str, texts: list[str]) -> bool:
    """Whether what brings the doubt are the words of the month before the anniversary themselves."""
    follows = any(f"{doubt} {day}" in text for text in texts for day in ("date anniversaire", "anniversa"))
    return follows or _LIES_BEFORE.search(doubt.lower()) is not None
