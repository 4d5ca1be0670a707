"""Percentages in figures and in words, where patterns hold them, and figures that their words deny."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline import _number_words

_PART = (
    rf"(?:\s+(?:et\s+demie?|and\s+(?:a|one)[\s-]+half|and\s+(?:a|one)[\s-]+quarter|and\s+three[\s-]+quarters|"
    rf"(?:virgule|point)\s+{_number_words.WORDS}))?"
)
_IN_WORDS = rf"{_number_words.WORDS}{_PART}"
PERCENT = (
    rf"(?:(?:{_number_words.WORDS}\s*\(\s*)?(?P<figure>\d{{1,3}}(?:[.,]\d{{1,4}})?)\s*\)?\s*"
    rf"(?:%|percent\b|percentage\s+points?\b|per\s+cent\b|per\s?centum|pour\s?cents?\b|points?\b)\s*\)?|"
    rf"(?P<words>{_IN_WORDS})\s*(?:percent\b|percentage\s+points?\b|per\s+cent\b|pour\s?cents?\b|points?\b)"
    rf"(?:\s*\(\s*\d{{1,3}}(?:[.,]\d+)?\s*%\s*\))?)"
)
FOURTH_PERCENT = PERCENT.replace("<figure>", "<figure4>").replace("<words>", "<words4>")
OTHER_PERCENT = PERCENT.replace("<figure>", "<figure2>").replace("<words>", "<words2>")
THIRD_PERCENT = PERCENT.replace("<figure>", "<figure3>").replace("<words>", "<words3>")
"""The same under other names, for further places in one pattern."""
ANY_PERCENT = re.compile(PERCENT)
_FIGURES = ("figure", "figure2", "figure3", "figure4", "figure5", "figure6")
_WORDS = ("words", "words2", "words3", "words4", "words5", "words6")


def percent_of(match: re.Match[str]) -> Decimal | None:
    """Return a percentage as a fraction."""
    told = match.groupdict()
    figure = next((told[name] for name in _FIGURES if told.get(name)), None)
    if figure is not None:
        return Decimal(figure.replace(",", ".")).scaleb(-2)
    words = next((told[name] for name in _WORDS if told.get(name)), None)
    value = None if words is None else figure_in_words(words)
    return None if value is None else value.scaleb(-2)


_HALVES = (
    (re.compile(r"\s+(?:et\s+demie?|and\s+(?:a|one)[\s-]+half)\Z"), Decimal("0.5")),
    (re.compile(r"\s+and\s+(?:a|one)[\s-]+quarter\Z"), Decimal("0.25")),
    (re.compile(r"\s+and\s+three[\s-]+quarters\Z"), Decimal("0.75")),
)


def figure_in_words(words: str) -> Decimal | None:
    """Return the number that folded words say, with its half or its decimals; ``None`` if they say none.

    >>> figure_in_words("trois et demi"), figure_in_words("cent vingt-huit virgule soixante-huit")
    (Decimal('3.5'), Decimal('128.68'))
    """
    for pattern, part in _HALVES:
        match = pattern.search(words)
        if match is not None:
            whole = _number_words.value(words[: match.start()])
            return None if whole is None else whole + part
    whole_words, _, decimals = re.sub(r"\bpoint\b", "virgule", words).partition(" virgule ")
    whole = _number_words.value(whole_words)
    if whole is None or not decimals:
        return None if whole is None else Decimal(whole)
    noughts = re.match(r"(?:(?:zero|nought)\s+)*", decimals)
    assert noughts is not None
    after = _number_words.value(decimals[noughts.end() :])
    if after is None:
        return None
    return Decimal(f"{whole}.{'0' * len(noughts.group().split())}{after}")


_BESIDE = re.compile(
    rf"(?P<said>{_IN_WORDS})\s*(?:per\s?cent\w*|pour\s?cents?|%)?\s*\(\s*(?P<written>\d{{1,3}}(?:[.,]\d{{1,4}})?)\s*"
    r"(?:%|per\s?cent|pour\s?cent)?\s*\)"
)
_AFTER = re.compile(
    rf"(?<![\d.,])(?P<written>\d{{1,3}}(?:[.,]\d{{1,4}})?)\s*(?:%|per\s?cent|pour\s?cent)\s*\(\s*(?P<said>{_IN_WORDS})\b"
)


def differing(folded: str) -> Iterator[tuple[int, int, Decimal, Decimal]]:
    """Yield where a number in words stands beside another in figures: start, end, words, figures."""
    for pattern in (_BESIDE, _AFTER):
        for match in pattern.finditer(folded):
            said = figure_in_words(match["said"])
            written = Decimal(match["written"].replace(",", "."))
            if said is not None and said != written:
                yield *match.span(), said, written
