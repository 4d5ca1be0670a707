"""Bounds that grow with the years between two reviews.

*Not more than the fee increased by 4 % a year compound for three years*.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from data import late as re
from pipeline import _number_words
from pipeline.indexation.formula import Bounds
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.percent import PERCENT, percent_of

_BOUND = re.compile(
    r"\b(?:(?P<least>less\s+than|lower\s+than|below|inferieure?s?\s+a)|(?P<most>more\s+than|greater\s+than|higher\s+than|"
    r"exceed(?:ing)?|above|superieure?s?\s+a|exceder|depasser))\s[^.;%]{0,60}?"
    r"\b(?:increased|raised|augmentee?|majoree?)\s+(?:by|at\s+the\s+rate\s+of|at|de)\s+"
    + PERCENT
    + r"\s+(?:a|per|each|every|par|l['\u2019])\s*(?:year|annum|an|annee),?\s*"
    r"\(?(?:compound\w*|composee?s?|capitalisee?s?|a\s+interets\s+composes)\)?"
    rf"[^.;%]{{0,20}}?\b(?:for|over|during|sur|pendant)\s+(?:the\s+)?(?P<count>\d{{1,2}}|{_number_words.WORDS})\s+(?:years?|ans|annees)\b"
)
_MOST_YEARS = 10


def with_compounded(clause: ClauseWords, bounds: Bounds) -> Bounds:
    """Return bounds with those that grow with the years, worked out for all of them."""
    for match in _BOUND.finditer(clause.folded):
        rate, count = percent_of(match), match["count"]
        years = int(count) if count.isdigit() else _number_words.value(count)
        if (
            rate is None
            or years is None
            or years > _MOST_YEARS
            or bool(match["least"]) == bool(match["most"])
        ):
            continue
        change = (1 + Decimal(rate)) ** years - 1
        name = "floor" if match["least"] else "cap"
        clause.told(name, match.start("figure"), match.end())
        bounds = (
            replace(bounds, cap=change, cap_over="revision")
            if name == "cap"
            else replace(bounds, floor=change)
        )
    return bounds
