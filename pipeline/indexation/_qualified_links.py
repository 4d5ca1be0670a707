"""What sentences that qualify a price do to how it is told: it is not final from when they bear on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data import late as re
from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.indexation._days import Anchors, plus_months, revisions
from pipeline.indexation._likely import QUALIFIED, also_says
from pipeline.indexation._lines import Between
from pipeline.indexation._nouns import nouns
from pipeline.indexation.formula import Formula, Part, Steps
from pipeline.indexation.linked import Link
from pipeline.indexation.may_rise import from_when, over_after
from pipeline.indexation.priced import Priced
from pipeline.indexation.qualified import Qualified
from pipeline.types import Language

_UNSURE = 0.5
_MOST = 4
"""Sentences of each kind that a reason quotes; one is enough for a person to look."""


def with_qualified(
    own: Link, one: Priced, sentences: Sequence[Qualified], anchors: Anchors, language: Language
) -> tuple[Link, tuple[str, ...], tuple[Between, ...]]:
    """Return how a price moves, with the words that qualify it, and what is assumed of it.

    That is told first for all of its days, then for those that words name.

    Args:
        own: how the price moves without them.
        one: the price.
        sentences: those of its contract.
        anchors: the contract's days.
        language: of the contract.
    """
    kinds = nouns(f"{one.stated.what} {one.stated.quote}", language)
    mine = [_dated(each, anchors.effective, language) for each in sentences if each.of(kinds)]
    still = own.kind != "moves"
    bearing = [each for each in mine if each.bears_on == "price" or (still and each.unused)]
    changed = tuple(also_says(each.words) for each in bearing if each.first is None)[:_MOST]
    between = tuple(
        Between(also_says(each.words), each.first, each.last) for each in bearing if each.first is not None
    )[:_MOST]
    if still:
        return own, changed, between
    if (ends := _listed_until(own, anchors)) is not None:
        # what a list tells of is sure, and what somebody may do comes after it
        may = [each for each in mine if each.may]
        mine = [each for each in mine if not each.may]
        between = (*between, *(Between(also_says(each.words), each.first or ends) for each in may[:_MOST]))
    moving = [
        each.words
        for each in mine
        if each.bears_on == "moving"
        and not _before(each, own, anchors)
        and not _until_it_moves(each.words, own, anchors, language)
    ]
    parts = tuple(Part(QUALIFIED, 0, 0, _UNSURE, words) for words in moving[:_MOST])
    formulas = tuple(replace(formula, parts=(*formula.parts, *parts)) for formula in own.formulas)
    return replace(own, formulas=formulas), changed, between


def _dated(sentence: Qualified, effective: date, language: Language) -> Qualified:
    """Return a sentence by which a price may be raised with the day from which it may."""
    if not sentence.may or sentence.first is not None:
        return sentence
    return replace(sentence, first=from_when(sentence, effective, language))


def _listed_until(own: Link, anchors: Anchors) -> date | None:
    """Return the first day after the prices of a list, where it tells nothing else of how a price moves."""
    days = set[date]()
    for formula in own.formulas:
        movement = formula.movement
        if not isinstance(movement, Steps) or any(step.price is None for step in movement.steps):
            return None
        days.add(over_after(movement.steps[-1], anchors.effective))
    return max(days, default=None)


def _before(sentence: Qualified, own: Link, anchors: Anchors) -> bool:
    """Whether a sentence speaks of the first year alone, and the price moves only after it."""
    return sentence.first_year and all(_moves_late(formula, anchors) for formula in own.formulas)


_UNTIL = re.compile(
    r"\b(?:until|up\s+to|through|jusqu['\u2019]au|jusqu['\u2019]a\s+la\s+date\s+du)\s+(?:and\s+including\s+)?(?:the\s+)?\Z"
)


def _until_it_moves(words: str, own: Link, anchors: Anchors, language: Language) -> bool:
    """Whether a sentence holds a price until a day, and it moves only after that day."""
    days = [one for one in find_dates(words, language) if one.date is not None and one.precision == "day"]
    if len(days) != 1 or _UNTIL.search(fold(words[: days[0].start])) is None:
        return False
    until = days[0].date
    assert until is not None, "looked at above"
    return not any(
        anchors.effective < day <= until
        for formula in own.formulas
        for day in revisions(formula.days, formula.movement, anchors, until).days
    )


def _moves_late(formula: Formula, anchors: Anchors) -> bool:
    year = plus_months(anchors.effective, 12)
    days = revisions(formula.days, formula.movement, anchors, year).days
    return not any(anchors.effective < day < year for day in days)
