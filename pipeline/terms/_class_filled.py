"""A form that was filled in after all: made on a day, signed, and then some words were taken out.

``Entre XXXNOMXXX, né le 4 mai 1988, et ...`` is no form: nobody is born in one. What is gone is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping

from data import late as re
from pipeline.dates import find_dates
from pipeline.folding import fold

_FORM = 60_000
_OPENING = 120
_PSEUDONYM = re.compile(r"X{3}(?!X)[A-ZÀ-Ü_\d]{2,}(?<!X)X{3}")
"""What stands in the place of a word that was taken out; some houses write the fields of their forms so."""
_NEAR, _LEAD = 70, 45
"""Characters behind the words of making in which the day stands; and those before the day."""
_Phrases = Mapping[str, re.Pattern[str]]


def filled_in(text: str, language: str, phrases: _Phrases) -> bool:
    """Tell whether a paper with blanks was made, and is no form of one.

    Where the blanks are pseudonyms, a day on which it was made or somebody was born, or a mark of who
    signed, is enough; else it must bear both a day and a mark. What calls itself a model is one.
    """
    form = text[:_FORM]
    folded = fold(form)
    if phrases["template"].search(folded[:_OPENING]) is not None:
        return False
    made = any(_day_behind(form, match, language) for match in phrases["day_of_making"].finditer(folded))
    signed = phrases["signed_by_hand"].search(folded) is not None
    return (made or signed) if _PSEUDONYM.search(form) is not None else (made and signed)


def _day_behind(text: str, match: re.Match[str], language: str) -> bool:
    behind = text[match.end() : match.end() + _NEAR].split("\n\n")[0]
    return any(
        found.date is not None and found.precision == "day" and found.start <= _LEAD
        for found in find_dates(behind, language)
    )
