"""Revisions on days that are listed: *on 1 March 2023 and again on 1 March 2024*, and no later ones."""

from __future__ import annotations

from itertools import pairwise

from data import late as re
from pipeline.dates import find_dates
from pipeline.indexation._days import plus_months
from pipeline.indexation.formula import Days
from pipeline.indexation.reading._doubt_days import REVISES
from pipeline.indexation.reading.clause import ClauseWords, sentences_of

_LED = re.compile(r"\b(?:au|le|on|du)\s+\Z")
_BETWEEN = re.compile(
    r"\s*,?\s*(?:(?:et|puis|and|then|again|ensuite|enfin|finally)\s*,?\s*){0,3}(?:(?:au|le|on|du)\s+)?"
)
_MORE = re.compile(
    r"\b(?:chaque|tous|toutes|ainsi\s+de\s+suite|annuellement|each|every|annually|yearly|thereafter|"
    r"so\s+on|(?<!formule )(?<!facon )(?<!maniere )suivante?s?|following(?!\s+(?:formula|way|manner))|"
    r"entre|between|periode|period|jusqu|until|through|si|if|sauf|unless|peut|pourra|"
    r"(?<!\d )may(?!,?\s+\d))\b|\b(?:du|from)\s+(?:\w+\s+){3}(?:au|to)\b"
)
"""More days than those that are listed, a time from one to the other, or none for sure."""
_YEAR = 12


def listed_days(clause: ClauseWords) -> Days | None:
    """Return the days of revisions that one sentence lists, a year apart; ``None`` where none does so.

    Any other day of a year on which sentences say that the price is revised leaves the list in doubt.
    """
    found = [one for span in sentences_of(clause) if (one := _listed(clause, *span)) is not None]
    if len(found) != 1:
        return None
    days, start, end = found[0]
    for name in ("first", "days", "frequency"):
        clause.told(name, start, end)
    return days


def _listed(clause: ClauseWords, low: int, high: int) -> tuple[Days, int, int] | None:
    """Return the days of a sentence, and where the words of the list stand."""
    folded = clause.folded
    if REVISES.search(folded, low, high) is None or _MORE.search(folded, low, high) is not None:
        return None
    dates = [one for one in find_dates(clause.text[low:high], clause.language) if one.precision == "day"]
    if len(dates) < 2 or _LED.search(folded, low, low + dates[0].start) is None:
        return None
    days = [one.date for one in dates]
    for (one, day), (other, after) in pairwise(zip(dates, days, strict=True)):
        between = folded[low + one.end : low + other.start]
        if day is None or after is None or _BETWEEN.fullmatch(between) is None:
            return None
        if after != plus_months(day, _YEAR):
            return None
    first, last = days[0], days[-1]
    if first is None or last is None or (first.month, first.day) == (2, 29):
        return None
    told = Days(_YEAR, f"{first:%m-%d}", first, last=last)
    return told, low + dates[0].start, low + dates[-1].end
