"""A sum that prices are rounded to: *to the nearest 5 pence*, « aux 50 centimes les plus proches »."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from data import late as re
from pipeline import _number_words

_COUNT = r"(?P<count>\d{1,4}(?:[.,]\d{1,2})?|" + _number_words.WORDS + r")(?:\s*\(\s*[^()]{1,16}\))?"
_SIGN = r"(?:[€$£]|eur|usd|gbp|chf|cad|us\$)"
_COIN = r"(?P<coin>centimes?|cents?|pence|penny|pennies|p|c)(?:\s+d(?:e\s+|')euros?)?"
_NOTE = rf"(?:{_SIGN}|euros?|dollars?|pounds?)"
_SUM = (
    rf"(?:{_SIGN}\s*(?P<figure>\d{{1,4}}(?:[.,]\d{{1,2}})?)(?![\d.,]*\d)|{_COUNT}\s*(?:{_COIN}|"
    rf"{_NOTE})(?!\w))"
)
_MULTIPLE = r"(?P<of>(?:multiple|step|pas|tranche|palier)s?\s+(?:entiere?s?\s+)?(?:of|de|d')\s*)"
_ENGLISH = re.compile(
    r"\s*(?:up|down|off|upwards?|downwards?)?\s*(?:to\s+)?(?:the\s+|an?\s+)?"
    rf"(?P<near>(?:(?:nearest|next|closest|higher|lower|whole|full|exact)\s+)*){_MULTIPLE}?{_SUM}"
)
_FRENCH = re.compile(rf"\s*(?:a|au|aux)\s+(?:(?:la|le|les|un|une)\s+)?(?P<near>){_MULTIPLE}?{_SUM}")
_NEAR = re.compile(
    r"\s*(?:(?:la|le|les)\s+plus\s+proches?|(?:immediatement\s+)?(?:super|infer)ieure?s?|pres)\b"
)
_WHAT = (
    r"(?:\s+(?:the|any|each|every|new|monthly|quarterly|yearly|annual|result\w*|adjusted|revised|"
    r"amounts?|prices?|fees?|rents?|charges?|rates?|figures?))*"
)
_ROUND = re.compile(rf"\b(?:arrondi\w*|round(?:s|ed|ing)?){_WHAT}(?!\w)")
_LOOSE = re.compile(r"\s+(?:(?:up|down|off)\s+)?to\s+(?:the\s+)?(?:nearest|next)\s+[^.,;]{1,25}?\)")
"""*To the nearest quarter (25 cents)*: to what it is rounded is not read, and it is no price."""
_HUNDRED = 100


def sum_rounded_to(folded: str, at: int) -> re.Match[str] | None:
    """Return the sum that what stands before is rounded to a multiple of; one that is a price is none."""
    for pattern in (_ENGLISH, _FRENCH):
        match = pattern.match(folded, at)
        if match is None:
            continue
        coin = (match["coin"] or "").startswith("centime")
        if match["near"] or match["of"] or coin or _NEAR.match(folded, match.end()):
            return match
    return None


def sums_rounded_to(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where sums stand that something is rounded to: none of them is a price or a bound."""
    for verb in _ROUND.finditer(folded):
        match = sum_rounded_to(folded, verb.end()) or _LOOSE.match(folded, verb.end())
        if match is not None:
            yield match.span()


def multiple_of(words: str) -> tuple[int, int] | None:
    """Return (decimals kept, unit of the last one) of the sum that a price is rounded to a multiple of.

    >>> multiple_of(" to the nearest 5 pence"), multiple_of(" aux 50 centimes les plus proches")
    ((2, 5), (1, 5))
    """
    match = sum_rounded_to(words, 0)
    if match is None:
        return None
    told = match["figure"] or match["count"]
    said = Decimal(told.replace(",", ".")) if told[0].isdigit() else _number_words.value(told)
    cents = Decimal(said or 0) * (1 if match["coin"] else _HUNDRED)
    if cents <= 0 or cents != cents.to_integral_value():
        return None
    places, unit = 2, int(cents)
    while unit % 10 == 0:
        places, unit = places - 1, unit // 10
    return places, unit
