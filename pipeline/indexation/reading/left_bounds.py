"""Percentages that words tell as a bound of the change and that no formula holds: they are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from data import late as re
from pipeline.indexation._likely import BOUND
from pipeline.indexation.formula import Formula, IndexTerm, Part
from pipeline.indexation.reading._doubt_about import unread_here
from pipeline.indexation.reading.clause import ClauseWords, sentence_at
from pipeline.indexation.reading.percent import ANY_PERCENT, percent_of
from pipeline.indexation.reading.settle import Way, rates_of, terms_of
from pipeline.indexation.reading.sums import left_sums

_WORDS = re.compile(
    r"\b(?:thresholds?|floors?|caps?|ceilings?|collars?|minimum|maximum|at\s+(?:least|most)|exceed\w*|up\s+to|"
    r"(?:no|not|never|nor)\s+(?:be\s+)?(?:more|less|greater|lower|higher)\s+than|"
    r"seuils?|franchise|planchers?|plafonds?|plafonne\w*|tunnel|minimale?|maximale?|au\s+(?:moins|plus)|exceder|depasser|"
    r"(?:inferieure?|superieure?)s?\s+a)\b"
)
_FAR = 40
"""Characters between words that bound and the percentage that they bound by."""


def left_bounds(clause: ClauseWords, ways: Iterable[Way], rest: Formula) -> Iterator[tuple[int, int]]:
    """Yield where a bound stands that the formula does not hold, its words included.

    Args:
        clause: whose words were read.
        ways: in which its movement can be understood.
        rest: everything else that was read of it.
    """
    bounds, each = rest.bounds, list(ways)
    held = {bounds.cap, bounds.floor, bounds.collar, bounds.threshold}
    held |= {-one for one in held if one is not None}
    held |= {rate for way in each for rate in rates_of(way.movement)}
    held |= {term.weight for way in each for term in terms_of(way.movement) if isinstance(term, IndexTerm)}
    for match in unread_here(clause, ANY_PERCENT):
        rate = percent_of(match)
        if rate is None or rate in held or rate - 1 in held:
            # "105 % of the price before" holds the rise to 5 %
            continue
        low, _ = sentence_at(clause, match.start())
        near = max(low, match.start() - _FAR)
        told = list(_WORDS.finditer(clause.folded, near, match.start()))
        if told and ANY_PERCENT.search(clause.folded, told[-1].end(), match.start()) is None:
            yield told[-1].start(), match.end()


def with_left_bounds(
    clause: ClauseWords, ways: Iterable[Way], rest: Formula, confidence: float
) -> tuple[Part, ...]:
    """Say of each bound that is left out that it is not settled, and return a part for each, unsure."""
    made = []
    for start, end in left_sums(clause):
        clause.open(
            BOUND,
            "words bound the price or its rise by a sum of money that was not taken into the formula",
            at=(start, end),
        )
        made.append(Part(BOUND, start, end, confidence, " ".join(clause.text[start:end].split())))
    for start, end in left_bounds(clause, ways, rest):
        words = " ".join(clause.text[start:end].split())
        clause.open(
            BOUND,
            "words bound the change by a percentage that was not taken into the formula",
            at=(start, end),
        )
        made.append(Part(BOUND, start, end, confidence, words))
    return tuple(made)
