"""On which day of the year a price moves, where one clause alone tells it and no first day is stated."""

from __future__ import annotations

from data import late as re
from pipeline.indexation.formula import Days
from pipeline.indexation.reading._doubt_days import FIRST, REVISES, days_in_doubt, elsewhere
from pipeline.indexation.reading.clause import ClauseWords, clause_words, sentence_at
from pipeline.indexation.reading.days import days_of
from pipeline.indexation.reading.still import first_held
from pipeline.types import Language


def each_year(text: str, quote: tuple[int, int], language: Language) -> Days | None:
    """Return when a price moves; ``None`` where the words name no day, more than one, or a time before it.

    Args:
        text: of the clause.
        quote: the words of it that say that a price is revised.
        language: of the clause.
    """
    clause = clause_words(text, language)
    days = days_of(clause, quote)
    if days.first is None and (not days.on or days.every_months == 0 or not _of_revision(clause)):
        return None
    if any(one.part == "frequency" for one in clause.not_settled):
        return None
    untold = days.first is None and days.after_months is None and days.not_before is None
    if untold and first_held(clause):
        return None
    # from when it moves is no other day: who asks wants the next one
    others = (clause.folded[slice(*span)] for span in days_in_doubt(clause, days))
    return None if any(FIRST.fullmatch(words) is None for words in others) else days


_RENEWAL = re.compile(r"\brenouvel|\brenewal")
"""The day of a renewal is that of the contract's end."""


def _of_revision(clause: ClauseWords) -> bool:
    """Whether the day stands in a sentence that revises, and is not that of paying or reporting."""
    part = next((one for one in clause.parts if one.name == "days"), None)
    if (
        part is None
        or _RENEWAL.search(clause.folded, part.start, part.end)
        or REVISES.search(clause.folded, *sentence_at(clause, part.start)) is None
    ):
        return False
    return elsewhere(clause, part.start, part.end) is None
