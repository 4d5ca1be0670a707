"""Percentages in figures and in words, where patterns hold them."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline import _number_words

PERCENT = (
    rf"(?:(?:{_number_words.WORDS}\s*\(\s*)?(?P<figure>\d{{1,3}}(?:[.,]\d{{1,4}})?)\s*\)?\s*"
    rf"(?:%|percent\b|percentage\s+points?\b|per\s+cent\b|per\s?centum|pour\s?cents?\b|points?\b)\s*\)?|"
    rf"(?P<words>{_number_words.WORDS})\s*(?:percent\b|per\s+cent\b|pour\s?cents?\b|points?\b)"
    rf"(?:\s*\(\s*\d{{1,3}}(?:[.,]\d+)?\s*%\s*\))?)"
)
FOURTH_PERCENT = PERCENT.replace("<figure>", "<figure4>").replace("<words>", "<words4>")
OTHER_PERCENT = PERCENT.replace("<figure>", "<figure2>").replace("<words>", "<words2>")
THIRD_PERCENT = PERCENT.replace("<figure>", "<figure3>").replace("<words>", "<words3>")
"""The same under other names, for further places in one pattern."""
ANY_PERCENT = re.compile(PERCENT)
_FIGURES = ("figure", "figure2", "figure3", "figure4", "figure5")
_WORDS = ("words", "words2", "words3", "words4", "words5")


def percent_of(match: re.Match[str]) -> Decimal | None:
    """Return a percentage as a fraction."""
    told = match.groupdict()
    figure = next((told[name] for name in _FIGURES if told.get(name)), None)
    if figure is not None:
        return Decimal(figure.replace(",", ".")).scaleb(-2)
    words = next((told[name] for name in _WORDS if told.get(name)), None)
    value = None if words is None else _number_words.value(words)
    return None if value is None else Decimal(value).scaleb(-2)
