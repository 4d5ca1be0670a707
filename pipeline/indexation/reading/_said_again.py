"""Sentences that say again what was read: they doubt nothing.

*The excess over the cap is lost and is not carried forward*, of a price that moves from the one before;
« pour la première indexation, ce sont les indices des quatrièmes trimestres 2024 et 2023 », where these
are the quarters that the rule takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from data import late as re
from pipeline.indexation.formula import Formula, IndexTerm, Reference
from pipeline.indexation.reading._unread_words import NO_EFFECT
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.indexation.reading.percent import ANY_PERCENT, percent_of
from pipeline.indexation.reading.settle import Way, terms_of
from pipeline.terms._indexation_base import MONTHS, ORDINALS

_OVER_CAP = re.compile(
    r"\b(?:fraction|part|partie|portion|excedent|excess|variation|part\s+of\s+(?:any|the|an|such)\s+\w+)\b[^.;]{0,60}?"
    r"\b(?:exced\w*|depass\w*|au[- ]dela|above|over|beyond|in\s+excess|non\s+appliquee)\b[^.;]{0,60}"
)
_LOST = re.compile(
    r"\b(?:perdue?s?|abandonnee?|negligee?|lost|forfeited|disregarded)\b|"
    r"\b(?:ne|not|nor|ni|never|jamais)\b[^.;]{0,40}?\b(?:report\w+|rattrap\w+|recuper\w+|carried\s+(?:forward|over)|"
    r"recovered|recouped|made\s+up|caught\s+up)\b"
)
_LATER = re.compile(
    r"\b(?:report\w+|rattrap\w+|recuper\w+|carried|recovered|recouped|made\s+up|caught\s+up)\b"
)
_MAY_AGREE = re.compile(r"\b(?:sauf|unless|except|toutefois|however|provided|hormis)\b")
_FIRST = re.compile(
    r"\bpour\s+la\s+premiere\s+(?:indexation|revision|actualisation|fois|application)\b|"
    r"\bfor\s+the\s+first\s+(?:indexation|review|revision|adjustment|increase|such\s+\w+)\b"
)
_NAMED = re.compile(
    rf"\b(?:(?P<ordinal>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})s?\s+(?:trimestre|quarter)s?|"
    rf"(?P<month>{'|'.join(MONTHS)}))\s+(?:de\s+|of\s+)?(?P<year>20\d\d)(?:\s+(?:et|and|a|to)\s+(?:de\s+|of\s+)?(?P<also>20\d\d))?\b"
)
_A_YEAR = 12


def said_again(clause: ClauseWords, ways: Sequence[Way], rest: Formula) -> Iterator[tuple[int, int]]:
    """Yield the sentences that repeat what was read."""
    terms = [one for way in ways for one in terms_of(way.movement) if isinstance(one, IndexTerm)]
    each = [replace(rest, movement=way.movement, of=way.of) for way in ways]
    for low, high in sentences_of(clause):
        if each and all(lost_beyond(clause.folded, low, high, one) for one in each):
            yield low, high
        for first in _FIRST.finditer(clause.folded, low, high):
            if _same(clause, first.end(), high, terms, rest):
                yield first.start(), high


def _year_apart(terms: Sequence[IndexTerm]) -> bool:
    return bool(terms) and all(
        (one.base.kind == "earlier" and one.base.months == _A_YEAR)
        or (one.base.kind == one.now.kind == "of_year" and one.now.years - one.base.years == 1)
        for one in terms
    )


def lost_beyond(folded: str, low: int, high: int, formula: Formula) -> bool:
    """Whether words say that what a cap cuts off stays cut off, as it does where the price before moves.

    Args:
        folded: text.
        low: where the sentence begins.
        high: where it ends.
        formula: of the clause; of one that starts from the first price each time, the words tell more.
    """
    bounds = formula.bounds
    terms = [one for one in terms_of(formula.movement) if isinstance(one, IndexTerm)]
    if formula.of != "previous" or not _year_apart(terms) or (bounds.cap, bounds.collar) == (None, None):
        return False
    figures = {percent_of(one) for one in ANY_PERCENT.finditer(folded, low, high)}
    return (
        _OVER_CAP.search(folded, low, high) is not None
        and figures <= {bounds.cap, bounds.collar}
        and _LOST.search(folded, low, high) is not None
        and _LATER.search(folded, low, high) is not None
        and _MAY_AGREE.search(folded, low, high) is None
    )


def _same(clause: ClauseWords, low: int, high: int, terms: Sequence[IndexTerm], rest: Formula) -> bool:
    """Whether the quarters or months that are named for the first revision are those of the rule."""
    if rest.days.first is None:
        return False
    named = {
        (f"Q{ORDINALS[one['ordinal']]}" if one["ordinal"] else f"{MONTHS[one['month']]:02d}", int(year))
        for one in _NAMED.finditer(clause.folded, low, high)
        for year in (one["year"], one["also"])
        if year
    }
    year = rest.days.first.year
    expected = {told for term in terms for told in (_of(term.now, year), _of(_base(term), year))}
    return bool(named) and None not in expected and named <= expected


def _base(term: IndexTerm) -> Reference:
    """Return the base, a year before the other reading where it is told so."""
    if term.base.kind != "earlier" or term.base.months != _A_YEAR or term.now.kind != "of_year":
        return term.base
    return Reference("of_year", term.now.period, years=term.now.years - 1)


def _of(ref: Reference, year: int) -> tuple[str, int] | None:
    if ref.kind == "of_year" and not ref.last_out:
        return ref.period, year + ref.years
    told, _, part = ref.period.partition("-")
    return (part, int(told)) if ref.kind == "period" and part else None


_NO_EFFECT = re.compile(NO_EFFECT)


def no_effect(folded: str, low: int, high: int) -> bool:
    """Whether a sentence only says that a discount or months without charge change no revision."""
    return _NO_EFFECT.search(folded, low, high) is not None
