"""A sentence behind a price that says that it stays: *£85 a pitch. This charge is fixed for the term.*"""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon


def kept_end(folded: str, end: int, language: str) -> int:
    """Return where the words end that say a price stays as it is; ``end`` where none follow it.

    Args:
        folded: the clause.
        end: where the sum ends.
        language: of the clause.
    """
    said = _kept("fr" if language == "fr" else "en").match(folded[end : end + _FAR].replace("\n", " "))
    return end if said is None else end + said.end()


_FAR = 240


@cache
def _kept(language: str) -> re.Pattern[str]:
    ways = "|".join(re.escape(words) for words in lexicon("price_due", language)["stays"])
    return re.compile(
        r"[^.;€$£\d]{0,60}?[,.;]\s+(?:which|this|that|it|these|ce|cet|cette|ces|il|elle|lequel|laquelle)"
        rf"(?:\s+(?!and\b|et\b|is\b|est\b)[a-z'-]+){{0,3}}?\s+(?:{ways})\b[^.;€$£]{{0,120}}(?=[.;]|\Z)"
    )
