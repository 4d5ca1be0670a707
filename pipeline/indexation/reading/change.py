"""How the change of an index counts: a share of it, points more or less, for a part of the price alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from data import late as re
from pipeline.indexation.formula import IndexTerm, Movement, Plus, PublishedRate, Ratio, Reference, Share
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.percent import ANY_PERCENT, OTHER_PERCENT, PERCENT, percent_of

INDEX = (
    r"(?:l['\u2019]?\s?)?\b(?:indices?|index|cpi(?:-u)?|rpi|ipc|ilc|ilat|irl|icc|inflation|syntec|hicp|ppi|"
    r"eci)\b"
)
CHANGE = (
    r"(?:(?:percentage\s+|annual\s+)?(?:increase|change|rise|variation|movement|growth)s?|variations?|evolutions?|"
    r"hausses?|augmentations?|progression)"
)
_SHARE = re.compile(
    rf"{PERCENT}\s+(?:of|de|du|des)\s+(?:the\s+|la\s+|l['\u2019]\s?|any\s+|cette\s+|such\s+)?(?:annual\s+|percentage\s+)?"
    rf"{CHANGE}\b"
)
_HALF = re.compile(
    rf"\b(?:half\s+(?:of\s+)?(?:the\s+|any\s+|such\s+)?|(?:la\s+)?moitie\s+de\s+(?:la\s+|l['\u2019]\s?))(?:\w+\s+)?{CHANGE}\b"
)
_PLUS = re.compile(
    rf"{INDEX}[^.;]{{0,200}}?\s*(?:\bplus\b|\+|\bmajoree?s?\s+d['e]|augmentee?s?\s+d['e]|increased\s+by)"
    rf"\s*{PERCENT}|{OTHER_PERCENT}\s+(?:above|over|plus)\s+(?:the\s+)?"
    rf"(?:{CHANGE}\s+in\s+(?:the\s+)?)?{INDEX}"
)
_MINUS = re.compile(
    rf"{INDEX}[^.;,]{{0,80}}?\s*(?:\bminus\b|\bless\b|\bmoins\b|\bdiminuee?s?\s+d['e]|minoree?s?\s+d['e])\s*{PERCENT}"
)
_RATE_TOLD = re.compile(
    r"\b(?:annual|yearly|published|twelve[- ]month|12[- ]month)\s+(?:percentage\s+)?rate\b|"
    r"\brate\s+of\s+(?:inflation|(?:the\s+)?(?:cpi|rpi))|taux\s+(?:annuel\s+)?d['\u2019]\s?inflation|"
    r"figure\s+for\s+the\s+percentage\s+increase|"
    r"taux\s+(?:de\s+variation|d['\u2019]evolution)\s+annuel"
)


def change_of(
    clause: ClauseWords, name: str, low: int, high: int, now: Reference, base: Reference
) -> Movement:
    """Return the change of an index as the words between two offsets count it: a share of it, or more."""
    words = clause.folded[low:high]
    movement: Movement = Ratio(Decimal(0), (IndexTerm(name, "", Decimal(1), now, base),))
    if _RATE_TOLD.search(words):
        movement = PublishedRate(name, now)
    movement = _of_part(clause, movement)
    share = _SHARE.search(words)
    half = _HALF.search(words)
    if half is not None and share is None:
        clause.told("share", low + half.start(), low + half.end())
        movement = Share(movement, Decimal("0.5"))
    if share is not None and (rate := percent_of(share)) not in (None, Decimal(1)):
        assert rate is not None
        clause.told("share", low + share.start(), low + share.end())
        movement = Share(movement, rate)
    for pattern, sign in ((_PLUS, 1), (_MINUS, -1)):
        more = pattern.search(words)
        if more is not None and (points := percent_of(more)) is not None and share is None:
            clause.told("points", low + more.start(), low + more.end())
            movement = Plus(movement, sign * points)
    return movement


_PART = re.compile(
    r"\bdans\s+la\s+proportion\s+de\s+" + OTHER_PERCENT + r"|"
    r"\b(?:part|fraction|quote-part|portion|share)\s+(?:(?!de\s+la\s+hausse)[\w'\u2019]+\s+){0,4}?"
    r"(?:fixee?\s+a|arretee?\s+a|representant|correspondant\s+a|soit|representing|being|set\s+at)\s+"
    + PERCENT
)


def _of_part(clause: ClauseWords, movement: Movement) -> Movement:
    """Return a movement of a part of the price alone, where the clause says of how much of it."""
    part = _PART.search(clause.folded)
    if part is None or not isinstance(movement, Ratio):
        return movement
    told = {percent_of(one) for one in ANY_PERCENT.finditer(clause.folded, part.start(), part.end() + 60)}
    share = percent_of(part)
    if share is None or len(told) > 1:
        clause.open("share", "the index moves a part of the price, told in several ways", at=part.span())
        return movement
    clause.told("share", *part.span(), 0.85)
    return Ratio(1 - share, tuple(replace(term, weight=share) for term in movement.terms))
