"""A price that moves from the one before, and a base that the clause names: one chain from that base.

*L'indice de base est celui du 1er trimestre 2023 ; le loyer en cours est multiplié par le nouvel indice et
divisé par le précédent*: where the first revision takes the first quarter of 2024, what lies a year before
it is the very base that is named, and nothing is in doubt.
"""

from __future__ import annotations

from dataclasses import replace

from data import late as re
from pipeline.folding import fold
from pipeline.indexation._contract_terms import ContractTerms
from pipeline.indexation._days import Anchors, plus_months, revisions
from pipeline.indexation._movement import leaves
from pipeline.indexation.formula import SURE, Formula, IndexTerm, Part
from pipeline.indexation.linked import Link
from pipeline.terms._indexation_base import months, quarters

_NAMED = re.compile(
    r"(?:l')?ind(?:ice|ex)\s+(?:de\s+)?(?:base|reference|initial|origine|depart)|(?:base|initial|starting)\s+(?:index|figure|month|cpi|rpi)"
)
_YEAR = 12


def from_named_base(own: Link, terms: ContractTerms) -> Link:
    """Return how a price moves, sure where a base was doubted that the chain begins with.

    Args:
        own: how it moves by its clause.
        terms: of the contract, with its first day and the words of its clauses.
    """
    if own.kind != "moves" or terms.effective is None or len(terms.moving.readings) != 1:
        return own
    anchors, text = Anchors(terms.effective, terms.signed), terms.moving.readings[0].text
    return replace(own, formulas=tuple(_settled(one, anchors, text) for one in own.formulas))


def _settled(formula: Formula, anchors: Anchors, text: str) -> Formula:
    doubted = [part for part in formula.parts if part.doubt and _NAMED.fullmatch(fold(part.doubt))]
    alone = all(part.alone for part in doubted)
    if formula.of != "previous" or not doubted or not alone or not _begins_there(formula, anchors, text):
        return formula
    parts = tuple(
        replace(part, confidence=max(part.confidence, SURE), doubt="") if part in doubted else part
        for part in formula.parts
    )
    return replace(formula, parts=parts)


def _begins_there(formula: Formula, anchors: Anchors, text: str) -> bool:
    """Whether the first revision starts from the period that the clause names as the base."""
    terms = [one for one in leaves(formula.movement) if isinstance(one, IndexTerm)]
    moved = revisions(
        formula.days, formula.movement, anchors, plus_months(anchors.effective, 3 * _YEAR)
    ).days
    named = {
        period for part in formula.parts if part.name == "base_period" for period in _periods(part, text)
    }
    if not moved or len(named) != 1 or not terms:
        return False
    year = moved[0].year - 1
    return all(
        one.base.kind == "earlier"
        and one.base.months == _YEAR
        and one.now.kind == "of_year"
        and not one.now.last_out
        and {f"{year + one.now.years}-{one.now.period}"} == named
        for one in terms
    )


def _periods(part: Part, text: str) -> list[str]:
    words = fold(text[part.start : part.end])
    return [period for *_, period in (*quarters(words), *months(words))]
