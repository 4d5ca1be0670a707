"""A reading told for the first revision, and the rule for those that follow: one rule, where they agree.

« Pour l'ajustement du 1er novembre 2025, l'indice de comparaison est celui du 3e trimestre 2025. Pour les
suivants, celui du 3e trimestre de l'année en cours »: the first is the rule at its first revision. Where
the period is another one than the rule would take, both stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data import late as re
from pipeline.dates import find_dates
from pipeline.indexation.reading._doubt_days import REVISES
from pipeline.indexation.reading.clause import ClauseWords, sentence_at, sentences_of
from pipeline.indexation.reading.references import FoundReference, reference_in

_BECOMES = {
    "fr": re.compile(
        r"\b(?:l['\u2019]indice|celui|la\s+valeur)\s+(?P<what>d[^.;,]{3,90}?)\s+"
        r"(?:devien\w+|constitu\w+|ser(?:a|vira)(?:\s+d['\u2019]|\b))\s*(?:a\s+son\s+tour\s+)?(?:l['\u2019]|le\s+nouvel\s+)?\s*indice\s+de\s+comparaison\b"
    ),
    "en": re.compile(
        r"\b(?:the\s+(?:index|figure|reading)|that)\s+(?P<what>(?:for|of)\s[^.;,]{3,90}?)\s+(?:becomes?|shall\s+be(?:come)?|will\s+be(?:come)?)\s+"
        r"the\s+(?:new\s+)?(?:comparison|current|revised)\s+(?:index|figure|month)\b"
    ),
}
_NOT_OUT = re.compile(
    r"\b(?:n['\u2019](?:est|etait|etant|a|ayant)|ne\s+(?:serait|sera|soit))\s+(?:pas|point)\s+(?:encore\s+)?(?:ete\s+)?(?:connu|publi|paru|disponible)|"
    r"\b(?:is|has|was|being)\s+not\s+(?:yet\s+)?(?:been\s+)?(?:published|available|known|issued|out)\b"
)
"""What is taken while an index is not out is no rule for the reading."""
_FIRST = re.compile(r"\b(?:premiere?|initiale?|first|initial)\b")


def until_out(
    clause: ClauseWords, found: list[FoundReference], low: int, high: int
) -> list[FoundReference]:
    """Leave out the last reading that is out, where a sentence takes it only while the right one is not."""
    match = _NOT_OUT.search(clause.folded, low, high)
    if match is None:
        return found
    return [one for one in found if one.reference.kind != "latest" or one.start < match.start()]


def becomes_now(clause: ClauseWords, low: int, high: int) -> FoundReference | None:
    """Return the reading that a sentence makes the one compared: *that for March becomes the new index*."""
    match = _BECOMES[clause.language].search(clause.folded, low, high)
    if match is None:
        return None
    found = reference_in(clause.folded, *match.span("what"), clause.language, "now")
    rule = found is not None and found.reference.kind == "of_year"
    return replace(found, cued=True) if found is not None and rule else None


def without_first(clause: ClauseWords, now: Sequence[FoundReference]) -> tuple[FoundReference, ...]:
    """Leave out a reading told for the first revision, where the rule for the later ones takes the same.

    Args:
        clause: whose days say when the price first moves.
        now: the readings that are compared.
    """
    rules = [one.reference for one in now if one.reference.kind == "of_year" and one.reference.period]
    first = _first_day(clause) if rules else None
    if first is None or len(rules) != 1 or rules[0].last_out:
        return tuple(now)
    taken = f"{first.year + rules[0].years}-{rules[0].period}"
    return tuple(
        one for one in now if one.reference.period != taken or not _of_first(clause, one.start, first)
    )


def _of_first(clause: ClauseWords, at: int, first: date) -> bool:
    low, high = sentence_at(clause, at)
    days = [
        one.date for one in find_dates(clause.text[low:high], clause.language) if one.precision == "day"
    ]
    return first in days or (not days and _FIRST.search(clause.folded, low, high) is not None)


def _first_day(clause: ClauseWords) -> date | None:
    """Return the earliest day with its year that sentences on the revision tell."""
    return min(
        (
            one.date
            for low, high in sentences_of(clause)
            if REVISES.search(clause.folded, low, high)
            for one in find_dates(clause.text[low:high], clause.language)
            if one.date is not None and one.precision == "day"
        ),
        default=None,
    )
