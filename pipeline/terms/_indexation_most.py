"""Percentages that bound a rise: *sans pouvoir augmenter de plus de 4 %*, *3% at most*.

What bounds a movement is no movement: how much a price moves is then said by something else, or by nobody.
"""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.terms._payment_words import alternatives

_NEAR = 45
"""Letters before a percentage, or behind it, in which words make a bound of it."""
_A_YEAR = r"(?:(?:par|per|a|each|every|chaque)\s+[a-z]+,?\s+|l'an(?:nee)?,?\s+|(?:annually|yearly),?\s+)?"
_NOT_LATE = r"(?![\w-]|\s+(?:tard|tot|late\w*|early|earl\w+|once|une\s+fois|tous\s+les|every)\b)"
"""*Au plus tard* and *at most once* bound no percentage."""


def at_most(folded: str, start: int, end: int, language: str) -> bool:
    """Tell whether the percentage that a stretch of a folded text ends with is the most that a rise may be.

    Args:
        folded: a clause.
        start: where the words of the rise begin.
        end: where they end, after the percentage.
        language: ``fr`` or ``en``.
    """
    leads, tails, before = _words(language)
    if leads.search(folded, start, end) is not None or before.search(folded[max(0, start - _NEAR) : start]):
        return True
    return tails.match(folded, end, end + _NEAR) is not None


@cache
def _words(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon("price_limits", "fr" if language == "fr" else "en")
    leads = re.compile(
        rf"(?<![\w])(?:{alternatives(words['bound_leads'])}){_NOT_LATE}[^.;:]{{0,{_NEAR}}}?(?=\d|%)"
    )
    tails = re.compile(rf"\s*\)?,?\s*{_A_YEAR}(?:{alternatives(words['bound_tails'])}){_NOT_LATE}")
    before = re.compile(rf"(?<![\w])(?:{alternatives(words['bound_before'])})(?:\s+\w+)?\s+\Z")
    return leads, tails, before
