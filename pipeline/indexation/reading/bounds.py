"""Which way a price moves, and what holds it: caps, floors, collars, thresholds, bounds of the price."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Literal

from data import late as re
from pipeline.indexation.formula import Bounds, Direction
from pipeline.indexation.reading._bound_sayings import CAPPED, FLOORED
from pipeline.indexation.reading._compounded import with_compounded
from pipeline.indexation.reading._doubt_words import ABOUT_OTHERS
from pipeline.indexation.reading._hundredths import as_change
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.indexation.reading.floors import floor_of
from pipeline.indexation.reading.percent import (
    FOURTH_PERCENT,
    OTHER_PERCENT,
    PERCENT,
    THIRD_PERCENT,
    differing,
    percent_of,
)
from pipeline.indexation.reading.thresholds import beyond, measured_until
from pipeline.terms import _indexation_bounds
from pipeline.terms import _indexation_words as words
from pipeline.terms._indexation_conditions import is_case
from pipeline.terms._law_places import sentence_bounds

_BOTH_BOUND = re.compile(
    r"augmentation\s+(?:superieure|inferieure)[^.;]{0,20}\s(?:ou|ni)\s[^.;]{0,20}diminution|"
    r"diminution\s+(?:superieure|inferieure)[^.;]{0,20}\s(?:ou|ni)\s[^.;]{0,20}augmentation"
)
"""*Ni hausse ni baisse au-delà de la formule* excludes no fall."""


def direction_of(clause: ClauseWords, *, ratio: bool, quote: tuple[int, int]) -> Direction | None:
    """Say which way the price moves; from the arithmetic alone where no word gives it a side."""
    folded = clause.folded
    if _BOTH_BOUND.search(folded):
        return "both"
    held = floor_of(clause)
    if held is not None and held.at == "previous":
        clause.told("direction", held.start, held.end, held.confidence)
        return "up"
    told = words.direction(folded, clause.language)
    if told is not None and not (told == "up" and words.fall_excluded(folded, clause.language) is not None):
        clause.told("direction", *quote)
        return told
    way = _BOTH_WAYS.search(folded)
    if way is not None and not re.search(r"\bincreased?\b|\brais", folded[quote[0] : quote[1]]):
        clause.told("direction", *way.span())
        return "both"
    if words.follows(folded[quote[0] : quote[1]], clause.language, ratio=ratio):
        clause.told("direction", *quote)
        return "both"
    return None


_EXCESS = re.compile(
    r"only\s+to\s+the\s+excess|franchise|seule?\s+(?:l'excedent|la\s+(?:fraction|part))|"
    r"\b(?:fraction|partie|part)\s+(?:\w+\s+)?(?:excedant|superieure|au-dela|depassant)|"
    r"\b(?:in\s+excess\s+of|excess\s+over|to\s+the\s+extent\s+(?:that\s+)?(?:it|such)\s+\w*\s*exceed|portion\s+(?:above|exceeding))"
)
_COLLAR = re.compile(
    r"(?:±|\+/-|plus\s+or\s+minus|plus\s+ou\s+moins|en\s+plus\s+(?:ou|comme)\s+en\s+moins)\s*,?\s*"
    r"(?:de\s+|(?:exceder|depasser)\s+)?" + PERCENT + r"|"
    r"(?:au[- ]dela\s+de|above)\s+(?:plus\s+)?"
    + OTHER_PERCENT
    + r"\s*,?\s+(?:ni|ou|or|nor)\s+(?:en\s+deca\s+de|below)\s+(?:moins|minus)"
)
_COLLAR_WORDS = re.compile(
    r"(?:s'ecarter\s+de\s+plus\s+de|(?:price|fee|rent|rate)\s+never\s+moves?\s+by\s+more\s+than|"
    r"go\s+either\s+way\s+but\s+shall\s+not\s+exceed)\s*" + THIRD_PERCENT + r"|"
    r"(?:(?:tant|aussi\s+bien)\s+a\s+la\s+hausse\s+qu['\u2019]a\s+la\s+baisse|a\s+la\s+hausse\s+comme\s+a\s+la\s+baisse|dans\s+un\s+sens\s+(?:ou|comme)\s+(?:dans\s+)?l'autre|up\s+or\s+down|"
    r"upwards?\s+(?:and|or|as\s+well\s+as)\s+downwards?|in\s+either\s+direction|neither\s+(?:increase|rise))"
    r"[^.;]{0,160}?(?:exceder|depasser|limite\w*\s+a|exceed|more\s+than)\s*" + PERCENT + r"|"
    r"hausse[^.;]{0,60}?(?:exceder|depasser|limite\w*\s+a)\s*"
    + OTHER_PERCENT
    + r"[^.;]{0,30}?\bni\s+(?:a\s+)?la\s+baisse|"
    r"\b(?:augmenter|hausse|increase|rise|go\s+up|be\s+(?:increased|raised))\s+(?:ou|ni|or|nor)\s+(?:diminuer|baisser|baisse|decrease|fall|go\s+down|"
    r"be\s+(?:decreased|reduced|lowered))\s+(?:de\s+plus\s+de|by\s+more\s+than)\s+" + FOURTH_PERCENT
)
_COLLAR_AFTER = re.compile(
    r"(?:exceder|depasser|exceed|more\s+than)\s*"
    + PERCENT
    + r"[^.;]{0,30}?(?:a\s+la\s+hausse\s+(?:comme|ou|et)\s+a\s+la\s+baisse|"
    r"en\s+plus\s+ou\s+en\s+moins|dans\s+un\s+sens|either\s+way|up\s+or\s+down)"
)
_CAP_WORDS = re.compile(
    r"(?:in\s+no\s+(?:case|event)\s+(?:\w+\s+){0,4}?(?:more|greater)\s+than|\bshall\s+be\s+(?=[^.;]{0,24}\band\s+no\s+more\b)|"
    r"(?:saurait|pourra|peut|pourront|devra)\s*(?:,[^,.;]{0,50},)?\s*(?:\w+\s+){0,3}?(?:exceder|depasser|etre\s+superieure?\s+a)|n(?:either|or)\s+(?:be\s+)?(?:more|greater)\s+than|\bni\s+(?:etre\s+)?superieure?s?\s+a|"
    r"\bno\s+(?:such\s+)?(?:adjustment|increase|revision|variation|change|rise|movement|uplift)\s+(?:shall|will|may|can|is\s+to)\s+"
    r"(?:exceed|be\s+(?:(?:more|greater|higher)\s+than|above))|never\s+(?:to\s+)?be\s+(?:above|more\s+than|greater\s+than)|"
    r"(?:never|not)\s+(?:\w+\s+){0,3}?by\s+more\s+than|not\s+(?:to\s+)?exceed|no\s+more\s+than|limited\s+to|"
    r"capped\s+at|maximum\s+of|(?:pouvant|pouvoir|peut|puisse)\s+(?:exceder|depasser)|"
    r"(?:bornee?|limitee?|plafonnee?)\s+a)\s+(?:an?\s+)?" + PERCENT
)
_FLOOR_WORDS = re.compile(
    r"\b(?:(?:saurait|pourra|peut|pourront|peuvent|devra)\s*(?:,[^,.;]{0,50},)?\s*(?:\w+\s+){0,2}?(?:etre\s+)?|pouvoir\s+(?:etre\s+)?|\bni\s+(?:etre\s+)?)"
    r"inferieure?s?\s+a\s+" + PERCENT + r"|"
    r"\b(?:nor\s+(?:be\s+)?|(?:not|never)\s+be\s+|no\s+)(?:less|lower)\s+than\s+" + OTHER_PERCENT
)
AS_IT_IS = re.compile(
    r"\b(?:passing|current|existing|then[- ]current)\s+(?:\w+\s+)?(?:rent|fee|price|rate)\b|"
    r"\b(?:rent|fee|price|rate)s?\s+(?:payable|then|in\s+effect|in\s+force|for\s+the\s+(?:preceding|previous))|"
    r"\b(?:loyer|prix|tarif|redevance)\s+(?:alors\s+)?(?:en\s+vigueur|en\s+cours|precedent|de\s+l'annee\s+precedente)"
)
"""The price as it stands: what it may be compared with."""
_GREATER = re.compile(
    r"\b(?:higher|greater)\s+of\s+(?:\(?[a-z]\)\s*)?(?:the\s+)?|\ble\s+plus\s+(?:eleve|haut)\s+(?:de|des|entre)\s+(?:le\s+)?"
)
_UNEVEN = re.compile(
    r"(?P<up>\d{1,2}(?:[.,]\d+)?)\s*%\s+(?:up|a\s+la\s+hausse)\s*,?\s+(?:or|and|nor|ou|et|ni)\s+(?:de\s+)?"
    r"(?P<down>\d{1,2}(?:[.,]\d+)?)\s*%\s+(?:down|a\s+la\s+baisse)"
)
_ZERO_FLOOR = re.compile(
    r"floor\s+of\s+(?:zero|nil|0\s*%)|(?:not|never)\s+(?:be\s+)?(?:less|lower)\s+than\s+(?:zero|nil)|plancher\s+(?:de\s+)?zero"
)
_BOTH_WAYS = re.compile(
    r"upwards?\s+as\s+well\s+as\s+downwards?|in\s+(?:direct\s+|the\s+same\s+)?proportion\s+(?:to|with)\s+the\s+"
    r"(?:\w+\s+){0,4}(?:index|cpi|rpi|ppi)|in\s+the\s+same\s+proportion\s+as"
)
_TOTAL = re.compile(
    r"(?:le|la)\s+(?:prix|loyer|redevance)\s+(?:p0|initiale?|d'origine|de\s+base)|exceed\s+(?:p0|the\s+(?:initial|original|base)\s+"
    r"(?:price|rent|fee))|"
    r"(?:sur\s+(?:toute\s+)?la\s+duree|au\s+total|cumule\w*|in\s+(?:the\s+)?aggregate|over\s+the\s+(?:\w+\s+)?term|cumulative\w*\s+(?:increase|rise|cap|maximum|limit)s?)"
)
_YEARLY = re.compile(
    r"par\s+an(?:nee)?\b|annuel|per\s+(?:year|annum)|in\s+any\s+(?:\w+\s+){0,2}year|annual|each\s+year"
)


def bounds_of(clause: ClauseWords, *, within: tuple[Decimal, ...] = ()) -> Bounds:
    """Read what holds a revision.

    Args:
        clause: whose words are read.
        within: rates that the movement itself holds (*the lesser of 3 %*): they are no cap besides.
    """
    language = clause.language
    folded = _of_price_only(clause)
    told = _indexation_bounds.bounds(clause.text, folded, language)
    bounds = Bounds()
    case = beyond(clause)
    match = case.threshold
    threshold = None if match is None else percent_of(match)
    cap = _rate(told.get("cap")) if case.held is None else percent_of(case.held)
    maximum = re.search(r"maximum|plafon|capped|limite", folded)
    if match is not None and threshold is not None and not (cap == threshold and maximum is not None):
        clause.told("threshold", match.start(), measured_until(folded, match.end()), 0.85)
        bounds = replace(
            bounds,
            threshold=threshold,
            excess_only=_EXCESS.search(folded, max(match.start() - 40, 0)) is not None,
        )
        cap = None if cap == threshold else cap
    collar = _COLLAR.search(folded) or _COLLAR_WORDS.search(folded) or _COLLAR_AFTER.search(folded)
    if match is not None and collar is not None and match.start() < collar.end() <= match.end():
        collar = None
    if collar is not None and (rate := percent_of(collar)) is not None:
        clause.told("collar", collar.start(), collar.end())
        bounds = replace(bounds, collar=rate)
        cap = None if cap == rate else cap
    if cap is None and collar is None:
        capped = _first(folded, (_CAP_WORDS, CAPPED), match)
        cap = None if capped is None else percent_of(capped)
    if cap is not None and cap >= 1:
        # "105 % of the price before" bounds the rise to 5 %
        cap = cap - 1 if 1 < cap < Decimal("1.5") else None
    if cap is not None and _asked(clause, cap):
        cap = None
    if cap is not None and cap not in within:
        place = _place(clause, cap, "cap")
        bounds = replace(bounds, cap=cap, cap_over=_over(clause, place))
    uneven = _UNEVEN.search(folded)
    if uneven is not None:
        clause.told("cap", *uneven.span())
        up, down = (Decimal(uneven[name].replace(",", ".")).scaleb(-2) for name in ("up", "down"))
        bounds = replace(bounds, cap=up, floor=-down)
    floor = _rate(told.get("floor"))
    if floor is None and collar is None:
        least = _first(folded, (_FLOOR_WORDS, FLOORED), match)
        floor = None if least is None else percent_of(least)
    if floor is None and (zero := _ZERO_FLOOR.search(folded)) is not None:
        clause.told("floor", *zero.span())
        bounds = replace(bounds, floor=Decimal(0))
    if floor is not None:
        floor = _as_change(clause, floor)
    if floor is not None and floor not in within:
        _place(clause, floor, "floor")
        bounds = replace(bounds, floor=floor)
    return _never_below(clause, with_compounded(clause, bounds))


def _first(
    folded: str, patterns: tuple[re.Pattern[str], ...], threshold: re.Match[str] | None
) -> re.Match[str] | None:
    """Return the first words that bound the change, of the first pattern that has any."""
    found = (one for pattern in patterns for one in pattern.finditer(folded))
    return next((one for one in found if _caps(folded, one, threshold)), None)


def _caps(folded: str, bound: re.Match[str], threshold: re.Match[str] | None) -> bool:
    """Whether words bound the change: not a share of one, and not those of the threshold."""
    # the further sayings hold their own verb: "provided that no increase shall be more than" is no case
    own_verb = bound.re.pattern in (CAPPED.pattern, FLOORED.pattern)
    until = max(bound.start("figure"), bound.start("words")) if own_verb else bound.start()
    if _OF_A_CHANGE.match(folded, bound.end()) is not None or is_case(folded, until):
        return False
    if own_verb and _OF_FIRST_PRICE.match(folded, bound.end()) is not None:
        return False
    return threshold is None or bound.end() <= threshold.start() or threshold.end() <= bound.start()


def _as_change(clause: ClauseWords, rate: Decimal) -> Decimal | None:
    """Return a floor as a change of the price, where it may be told as hundredths of one."""
    ends = [match.end() for match in re.finditer(PERCENT, clause.folded) if percent_of(match) == rate]
    if not ends:
        return as_change("", 0, rate)
    told = [as_change(clause.folded, end, rate) for end in ends]
    return next((one for one in told if one != rate), told[0])


_OF_A_CHANGE = re.compile(
    r"\s*\)?\s*(?:of|de|du|des)\s+(?:the\s+|la\s+|l'|any\s+|such\s+|that\s+)?(?:\w+\s+)?(?:percentage|increase|change|rise|variation|evolution|hausse|augmentation|ecart|difference)"
)
_OF_FIRST_PRICE = re.compile(
    r"\s*\)?\s*(?:of|de|du|des)\s+(?:the\s+|la\s+|l['\u2019]\s?)?(?:(?:initial|original|first|starting)\s+\w+|"
    r"(?:\w+\s+)(?:initiale?|d['\u2019]origine|first\s+(?:agreed|reserved|payable)|initially))\b"
)
"""Hundredths of the price first agreed are no change of the price before."""
_ASKED = re.compile(
    r"\b(?:to\s+the\s+extent|if|where|when|so\s+much|insofar|si|lorsque?|dans\s+la\s+mesure|tant\s+que|unless)\b[^.;,]{0,60}\Z"
)


def _asked(clause: ClauseWords, rate: Decimal) -> bool:
    """Whether a percentage is only told as a case: *to the extent that X does not exceed two per cent*."""
    places = [
        match for match in re.finditer(PERCENT, clause.folded) if percent_of(match) in (rate, rate + 1)
    ]
    return bool(places) and all(
        _ASKED.search(clause.folded[max(one.start() - 90, 0) : one.start()]) is not None for one in places
    )


_SPEAKS = re.compile(
    r"\b(?:revis|index|indic|adjust|increas|augment|escalat|actualis|vari|evolu|uplift|cpi|rpi)\w*"
)


def _of_price_only(clause: ClauseWords) -> str:
    """Return the folded words with sentences about interest, credits or liability blanked out."""
    folded = clause.folded
    for low, high in sentences_of(clause):
        if ABOUT_OTHERS.search(folded, low, high) and _SPEAKS.search(folded, low, high) is None:
            folded = f"{folded[:low]}{' ' * (high - low)}{folded[high:]}"
    return folded


def _rate(told: object) -> Decimal | None:
    return Decimal(told.rstrip("%")).scaleb(-2) if isinstance(told, str) and told.endswith("%") else None


_BOUNDS_IT = re.compile(
    r"\b(?:exce|depass|more\s+than|less\s+than|least|most|maxim|minim|cap\b|capped|floor|limit|plafon|plancher|superieur|inferieur|au\s+(?:moins|plus)|"
    r"greater|lesser|lower|higher|up\s+to|between|entre|no\s+more|plus\s+or\s+minus|nor\b|ni\b)"
)


def _place(clause: ClauseWords, rate: Decimal, name: str) -> tuple[int, int]:
    """Keep the words of a percentage under the name of its part, and return where they stand.

    Where it stands several times, the one behind words that bound is meant.
    """
    spans = [
        one.span() for one in re.finditer(PERCENT, clause.folded) if percent_of(one) in (rate, rate + 1)
    ]
    spans += [(low, high) for low, high, _, written in differing(clause.folded) if written / 100 == rate]
    bounding = [
        span
        for span in spans
        if _BOUNDS_IT.search(clause.folded[max(span[0] - 50, 0) : span[0]]) is not None
    ]
    for span in [*bounding, *spans][:1]:
        clause.told(name, *span)
        return span
    return 0, 0


def _over(clause: ClauseWords, place: tuple[int, int]) -> Literal["revision", "year", "total"]:
    low, high = sentence_bounds(clause.text, place[0])
    near = clause.folded[max(low, place[0] - 120) : min(high, place[1] + 50)]
    if _TOTAL.search(near):
        return "total"
    return "year" if _YEARLY.search(near) else "revision"


def _never_below(clause: ClauseWords, bounds: Bounds) -> Bounds:
    for match in _GREATER.finditer(clause.folded):
        if AS_IT_IS.match(clause.folded, match.end()) is not None:
            clause.told("floor", match.start(), match.end())
            return replace(bounds, never_below="previous")
    held = floor_of(clause)
    if held is None or _BOTH_BOUND.search(clause.folded):
        return bounds
    clause.told("floor", held.start, held.end, held.confidence)
    return replace(bounds, never_below=held.at)
