# ruff: noqa: E501 (patterns are read by the phrase)
"""Durations in a text, as ISO 8601: ``trente-six (36) mois`` and ``three years`` are both ``P36M``.

Years are given as months (``P36M``), weeks as days (``P42D``), so that equal durations look equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from data import late as re
from pipeline import _number_words as words
from pipeline.folding import fold

_UNITS: dict[str, tuple[str, int]] = {}
for _names, _unit in (
    ("year years an ans annee annees yr yrs", ("M", 12)),
    ("month months mois mth", ("M", 1)),
    ("quarter quarters trimestre trimestres", ("M", 3)),
    ("semester semestre semestres", ("M", 6)),
    ("week weeks semaine semaines", ("D", 7)),
    ("day days jour jours", ("D", 1)),
):
    _UNITS.update(dict.fromkeys(_names.split(), _unit))

_CENTURIES = 1900
_BUSINESS = "business|working|ouvres?|ouvrables?|trading|banking"
_BEFORE_UNIT = (
    rf"(?:{_BUSINESS}|full|calendar|consecutive|successive|additional|further|complete|contract|more"
    r"|pleins?|clear|nouveaux|nouvelles?|other|civil|whole|continuous|separate|renewal|fiscal|licen[sc]e|lease|agreement|royalty"
    r"|crop)"
)
_AFTER_UNIT = (
    r"(?:ouvres?|ouvrables?|francs?|calendaires?|entiers?|entieres?|complets?|pleins?|consecutifs?)"
)
_BLANK = (
    r"(?:_[_ ]{0,60}|\[[^\]\n]{0,16}\]|\{\{?[^}\n]{1,24}\}?\}|\*{2,30}|(?<![a-z])x{2,30}(?![a-z])"
    r"|(?<![a-z])x{3}(?!x)[a-z_\d]{1,28}x{3}(?![a-z])"
    r"|\u25cf|\u2022|\.{3,60}|\u2026{1,30})"
)
_UNIT = (
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![a-z])(?![\s-]+to[\s-]+(?:year|month))"
)
_NUMBER = (
    rf"(?:(?P<words>{words.WORDS})|(?<![\w.,/\u20ac$-])(?P<figures>\d{{1,4}}(?:[.,]5)?)(?![\d/])"
    rf"|(?P<blank>{_BLANK})"
    r"|(?<![a-z'])(?P<article>a|an|another|each|every|per)(?=\s))"
)
_HALF = r"(?P<half>\s+and\s+(?:a|one)[ -]half|\s+et\s+demie?)?"
_PARENTHESIS = (
    rf"(?:\s*[(\[]\s*(?:(?P<figures2>\d{{1,4}})|(?P<words2>{words.WORDS})"
    rf"|(?P<blank2>[_ ]{{1,12}}|{_BLANK}))\s*[)\]])?"
)
_DURATION = re.compile(
    rf"{_NUMBER}{_HALF}{_PARENTHESIS}(?:\s+and\s+a\s+half)?\)?[\s-]*"
    rf"(?:(?P<adjective>{_BEFORE_UNIT})[\s-]+){{0,2}}{_UNIT}"
    rf"(?P<later>\s+et\s+demie?(?![a-z]))?(?:\s*[(\[]\s*(?P<figures3>\d{{1,4}})\s*[)\]])?(?P<after>"
    rf"\s+{_AFTER_UNIT}(?![a-z]))?"
)
_WORD_ALONE = re.compile(
    r"(?<![a-z])(?:(?P<y>annual(?:ly)?|yearly|annuelle?(?:ment)?|year-to-year|year to year|year by year|year on year"
    r"|annee en annee)"
    r"|(?P<m>month-to-month|month to month|month by month|monthly|mensuelle?(?:ment)?|mois en mois)"
    r"|(?P<q>quarterly|trimestrielle?(?:ment)?)|(?P<s>semi-annual(?:ly)?|semestrielle?(?:ment)?)"
    r"|(?P<f>quinzaine|fortnight)|(?P<h>half[ -](?:a[ -])?year|demi-? ?annee))(?![a-z])"
)
_STEMS = (
    "year", "yr", "month", "mois", "mth", "quarter", "trimestr", "semest", "week", "semaine", "day", "jour",
    "anne", "annu", "mensuel", "quinzaine", "fortnight",
)  # fmt: skip
"""One of these, or *an*, stands in whatever both patterns read."""
_HOUR = re.compile(r"\s+hours?(?![a-z])")
_AN = re.compile(r"ans?(?![a-z])")
_ALONE = {"y": "P12M", "m": "P1M", "q": "P3M", "s": "P6M", "f": "P15D", "h": "P6M"}
_NAMED = frozenset("h")
"""Names of a length itself, where the others only imply one."""


@dataclass(frozen=True, slots=True)
class FoundDuration:
    """A duration as a text states it; ``duration`` is ``None`` where it is blank or contradicts itself."""

    start: int
    end: int
    duration: str | None
    """ISO 8601: ``P36M`` or ``P30D``."""
    business_days: bool = False
    reason: str = ""
    """Why there is no duration."""
    implied: bool = False
    """True where the number is only implied: ``annual``, ``each year``."""


def find_durations(text: str, language: str) -> list[FoundDuration]:
    """Find the durations of a text, in the order they stand; offsets are those of ``text``.

    Args:
        text: any stretch of a document.
        language: kept for symmetry with ``find_dates``; both languages are read either way, since English
            contracts quote French ones and the words do not clash.
    """
    return list(_found(text))


@lru_cache(maxsize=1024)
def _found(text: str) -> tuple[FoundDuration, ...]:
    folded = fold(text)
    found: list[FoundDuration] = []
    if not _may_hold(folded):
        return ()
    for match in _DURATION.finditer(folded):
        item = _read(folded, match)
        if item is not None:
            found.append(item)
    found = _joined(folded, found)
    named = [match.span() for match in _WORD_ALONE.finditer(folded) if match.lastgroup in _NAMED]
    found = [item for item in found if not any(low <= item.start < high for low, high in named)]
    for match in _WORD_ALONE.finditer(folded):
        if not any(item.start < match.end() and match.start() < item.end for item in found):
            name = match.lastgroup or "y"
            found.append(
                FoundDuration(match.start(), match.end(), _ALONE[name], implied=name not in _NAMED)
            )
    found.sort(key=lambda item: item.start)
    return tuple(found)


def _may_hold(folded: str) -> bool:
    for stem in _STEMS:
        if stem in folded:
            return True
    return _AN.search(folded) is not None


def _read(folded: str, match: re.Match[str]) -> FoundDuration | None:
    letter, factor = _UNITS[match.group("unit")]
    business = bool(re.search(_BUSINESS, match.group()))
    start, end = match.span()
    bracketed = any(match.group(f"{name}2") for name in ("figures", "words", "blank"))
    if bracketed and match.group("article") in ("a", "an"):
        # the number stands in brackets alone, and the article may be a French "à", folded
        start = match.end("article") + 1
    elif match.group("article"):
        implied = match.group("article") in ("each", "every", "per")
        if letter == "D":
            return None
        return FoundDuration(start, end, _iso(factor, letter), business, implied=implied)
    stated = [
        number
        for number in (
            _number(match.group("words"), match.group("figures")),
            _number(match.group("words2"), match.group("figures2")),
            _number(None, match.group("figures3")),
        )
        if number is not None
    ]
    if not stated:
        if match.group("blank") or match.group("blank2"):
            return FoundDuration(start, end, None, business, "The duration is blank or redacted.")
        return None
    if len(set(stated)) > 1:
        said = " and ".join(f"{number:g}" for number in stated)
        return FoundDuration(
            start, end, None, business, f"Words and figures contradict each other: {said}."
        )
    number = stated[0]
    if match.group("unit") == "an" and (number >= 2 or _HOUR.match(folded, end)):
        return None  # *60 an hour*: years are "ans" from two on
    if match.group("half") or match.group("later"):
        number += 0.5
    if number >= _CENTURIES and match.group("unit") == "year" and match.group("words") is None:
        return None  # "the 2008 fiscal year" names a year
    total = number * factor
    if total != int(total) or not 0 < total < 100_000:
        return None
    if match.group("unit") in ("an", "annee", "annees") and match.group("words") in ("nineteen", "twenty"):
        return None
    return FoundDuration(start, end, _iso(int(total), letter), business)


def _number(in_words: str | None, in_figures: str | None) -> float | None:
    if in_figures:
        return float(in_figures.replace(",", "."))
    if not in_words:
        return None
    # Of "two one-year options" the last word alone is the length.
    return words.value(in_words) or words.value(in_words.rsplit(None, 1)[-1])


def _iso(number: int, letter: str) -> str:
    return f"P{number}{letter}"


def _joined(folded: str, found: list[FoundDuration]) -> list[FoundDuration]:
    """Add ``two years and six months`` up; both must count in months and stand side by side."""
    joined: list[FoundDuration] = []
    for item in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.duration
            and item.duration
            and last.duration.endswith("M")
            and item.duration.endswith("M")
            and int(last.duration[1:-1]) % 12 == 0
            and int(item.duration[1:-1]) < 12
            and re.fullmatch(r"\s*(?:,\s*)?(?:and|et)?\s*", folded[last.end : item.start])
        ):
            total = int(last.duration[1:-1]) + int(item.duration[1:-1])
            joined[-1] = FoundDuration(last.start, item.end, f"P{total}M", last.business_days)
        else:
            joined.append(item)
    return joined
