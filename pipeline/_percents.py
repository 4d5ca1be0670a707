"""Percentages in figures and in words, where patterns hold them, and figures that their words deny."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from data import late as re
from pipeline import _number_words

_PART_NAMES = r"half|halves|thirds?|quarters?|fifths?|eighths?|tenths?|hundredths?"
_SHARE = (
    rf"(?:half|{_number_words.CARDINAL}[\s-]+(?:{_PART_NAMES})|"
    r"an?\s+(?:half|quarter|third|fifth|eighth|tenth))"
)
"""*Three quarters*, *one-half*: what stands behind a whole number, or before *of one per cent*."""
_FRACTION = rf"(?:et\s+demie?|et\s+(?:un\s+)?quart|et\s+trois\s+quarts|and\s+{_SHARE})"
_PART = rf"(?:\s+(?:{_FRACTION}|(?:virgule|point)\s+{_number_words.WORDS}))?"
_OF_ONE = rf"\b(?:{_SHARE}|quarter)\s+(?:of\s+)?(?:an?|one|1)(?=\s+per)"
"""*Half of one per cent*."""
_UNIT = r"(?:percent\b|percentage\s+points?\b|per\s+cent\b|pour\s?cents?\b|points?\b)"
_BEHIND = rf"{_number_words.WORDS}\s+pour\s?cents?\s+{_FRACTION}"
"""« Deux pour cent et demi »."""
_IN_WORDS = rf"(?<!per\s)(?<!pour\s)(?:{_OF_ONE}|{_BEHIND}|{_number_words.WORDS}{_PART})"
PERCENT = (
    rf"(?:(?:{_number_words.WORDS}\s*\(\s*)?(?<!/)(?P<figure>\d{{1,3}}(?:[.,]\d{{1,4}})?)\s*\)?\s*"
    rf"(?:%|percent\b|percentage\s+points?\b|per\s+cent\b|per\s?centum|pour\s?cents?\b|points?\b)\s*\)?|"
    rf"(?P<words>{_BEHIND}\b|(?:{_OF_ONE}|{_number_words.WORDS}{_PART})\s*{_UNIT})"
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


_SAID = re.compile(rf"\s+(?=pour\s?cents?\s+et\s)pour\s?cents?|\s*{_UNIT}\s*\Z")
_PARTED = re.compile(
    rf"(?:\A|\s+(?:et|and)\s+)(?:(?P<count>an?|{_number_words.CARDINAL})[\s-]+)?"
    r"(?P<part>demie?|half|halves|thirds?|quarts?|quarters?|fifths?|eighths?|tenths?|hundredths?)"
    r"(?:\s+(?:of\s+)?(?:an?|one|1))?\Z"
)
"""What stands behind a whole number, or alone before *one per cent*."""
_PARTS = {
    "demi": "0.5", "hal": "0.5", "quart": "0.25", "fift": "0.2", "eight": "0.125", "tent": "0.1",
    "hund": "0.01",
}  # fmt: skip
"""Of one, by the first letters; a third has no end of decimals and is not read."""


def _parted(match: re.Match[str]) -> Decimal | None:
    part = next((Decimal(one) for first, one in _PARTS.items() if match["part"].startswith(first)), None)
    count = match["count"]
    many = 1 if count in (None, "a", "an") else _number_words.value(count)
    return None if part is None or many is None else part * many


def figure_in_words(words: str) -> Decimal | None:
    """Return the number that folded words say, with its part or its decimals; ``None`` if they say none.

    >>> figure_in_words("trois et demi"), figure_in_words("cent vingt-huit virgule soixante-huit")
    (Decimal('3.5'), Decimal('128.68'))
    >>> figure_in_words("two and three quarter"), figure_in_words("half of one")
    (Decimal('2.75'), Decimal('0.5'))
    """
    words = _SAID.sub("", words)
    match = _PARTED.search(words)
    if match is not None:
        part, before = _parted(match), words[: match.start()].strip()
        whole = _number_words.value(before) if before else 0
        return None if whole is None or part is None else whole + part
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
