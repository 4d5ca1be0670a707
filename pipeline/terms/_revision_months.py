"""Two readings of one index: the summary says *September preceding the review*, the clause says December.

A reading is a month, a quarter, or whichever was published last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.terms._payment_words import alternatives, listed
from pipeline.types import Language

_QUARTERS = {
    "fr": {
        "1": "premier|1er",
        "2": "deuxieme|second|2e|2eme",
        "3": "troisieme|3e|3eme",
        "4": "quatrieme|4e|4eme",
    },
    "en": {"1": "first|1st", "2": "second|2nd", "3": "third|3rd", "4": "fourth|last|4th"},
}
_MONTHS = {
    "en": r"(?:january|february|march|april|may|june|july|august|september|october|november|december)",
    "fr": r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)",
}
_LABELLED = {
    "en": re.compile(
        r"\b(?:(?:index|reference|cpi|rpi|cpih)\s+month|month\s+of\s+reference)(?:\s+of\s+the\s+index)?\s*"
        rf"(?::|=|\bis\b|\bmeans\b|\bshall\s+be\b)\s*(?:the\s+)?(?:month\s+of\s+)?(?P<month>{_MONTHS['en']})\b(?!\s+(?:19|20)\d\d)"
    ),
    "fr": re.compile(
        r"\bmois\s+(?:de\s+reference|de\s+l'indice|d'indice)\s*(?:de\s+l'indice\s*)?(?::|=|\best\b|\bsera\b)\s*(?:celui\s+de\s+|le\s+mois\s+de\s+)?"
        rf"(?P<month>{_MONTHS['fr']})\b(?!\s+(?:19|20)\d\d)"
    ),
}
"""A month that a line or a definition calls that of the index."""
_RULED = {
    "en": re.compile(
        r"\b(?:index|indices|cpi|cpih|rpi)\b[^.;]{0,80}?"
        rf"\b(?:for|of|in)\s+(?:the\s+)?(?:month\s+of\s+)?(?P<month>{_MONTHS['en']})\s+(?:(?:immediately|last|next)\s+)?(?:preceding|before|prior\s+to)\b"
    ),
    "fr": re.compile(
        r"\bindices?\b[^.;]{0,80}?"
        rf"\b(?:du|de|d'|au)\s*(?:mois\s+(?:de\s+|d'))?(?P<month>{_MONTHS['fr']})\s+(?:immediatement\s+)?(?:precedant|qui\s+precede|de\s+l'annee\s+precedant)\b"
    ),
}
"""A month of the index that is told by the day of the review it goes before."""
_OF_AN_INDEX = re.compile(r"\b(?:ind(?:ex|ice|ices|exes)|cpih?|cpi-u|rpix?|i[lr][cl]|ilat|icc)\b")
_OTHERWISE = re.compile(
    r"\bpublish|\bpublie|\bfirst\s+(?:adjust|review|revis)|\bpremiere\s+revis|\bnotif|\bexcept|\bsauf\b|\bunless\b|\bif\b|\bformer|\bformerly"
    r"|\bamend|\binstead|\breplac|\bremplac|\bbetween\b|\bentre\b"
)
"""Words by which a second month may be a day of publication, a first time, or the end of a stretch."""


@dataclass(frozen=True, slots=True)
class TwoMonths:
    """Where two months of one index are told; offsets in the text."""

    first: tuple[int, int]
    second: tuple[int, int]


def two_months(parts: Iterable[tuple[int, str]], language: Language) -> TwoMonths | None:
    """Return where a document tells two different readings of its index, if it tells just two.

    Args:
        parts: sentences and lines of the whole document, folded, with their offset.
        language: of the document.
    """
    told: dict[str, tuple[int, int]] = {}
    for start, part in parts:
        found = {**dict(_told(part, language)), **dict(_quarters(part, language))}
        if len(found) > 1:
            continue
        if not found:
            found = dict(_latest(part, language))
        elif _OTHERWISE.search(part) is not None:
            continue
        for month, (low, high) in found.items():
            told.setdefault(month, (start + low, start + high))
    if len(told) != 2:
        return None
    first, second = sorted(told.values())
    return TwoMonths(first, second)


def _told(part: str, language: Language) -> Iterator[tuple[str, tuple[int, int]]]:
    key = "fr" if language == "fr" else "en"
    for pattern in (_LABELLED[key], _RULED[key]):
        for match in pattern.finditer(part):
            yield match["month"], match.span()


def _quarters(part: str, language: Language) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the quarters that a sentence names by the year or the day of the revision."""
    key: Language = "fr" if language == "fr" else "en"
    if _OF_AN_INDEX.search(part) is None:
        return
    for number, pattern in _quarter_patterns(key):
        match = pattern.search(part)
        if match is not None:
            yield f"Q{number}", match.span()


@cache
def _quarter_patterns(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    told = alternatives(lexicon("revision_times", language)["quarters"])
    noun = r"trimestre" if language == "fr" else r"quarter"
    return tuple(
        (number, re.compile(rf"\b(?:{names})\s+(?:\w+\s+)?{noun}\s+(?:{told})\b"))
        for number, names in _QUARTERS[language].items()
    )


def _latest(part: str, language: Language) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield that a sentence counts by the reading of the index that was published last, and by no other."""
    key: Language = "fr" if language == "fr" else "en"
    match = listed("revision_times", "latest", key).search(part)
    if match is not None and listed("revision_times", "not_latest", key).search(part) is None:
        yield "latest", match.span()
