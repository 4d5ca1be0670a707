"""A revision of a share of the price: what is read of it is not true of the price as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.indexation.reading._doubt_about import of_revision, spoken
from pipeline.indexation.reading.clause import ClauseWords

_SHARE = (
    r"(?:marge|part|portion|composante|element|fraction|quote-part|terme|supplement|majoration|poste|volet|main-d['\u2019]oeuvre|"
    r"margin|component|element|share|surcharge|uplift|mark-?up|premium|part|labou?r)"
)
_ALONE = re.compile(
    rf"\b{_SHARE}\b(?:\s+[\w'\u2019-]+){{0,4}}?\s+(?:alone|only|seule?s?|uniquement|exclusivement|seulement)\b|"
    rf"\b(?:seule?s?|uniquement|only|solely)\s+(?:l['\u2019]\s?|la\s+|le\s+|les\s+|the\s+|that\s+|a\s+|its\s+|sa\s+|son\s+)?"
    rf"(?:[\w-]+\s+){{0,2}}?{_SHARE}\b"
)


def share_alone(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield words by which only a share of the price is revised."""
    for low, high in spoken(clause):
        match = _ALONE.search(clause.folded, low, high)
        if match is not None and of_revision(clause, low, high):
            yield match.span()
