"""Periods and values of an index that are written out in words."""

from __future__ import annotations

from decimal import Decimal

from data import late as re
from pipeline import _number_words
from pipeline.indexation.reading.percent import figure_in_words
from pipeline.terms._indexation_base import ORDINALS

_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_YEAR_IN_WORDS = re.compile(
    rf"\b(?P<quarter>{_ORDINAL})\s+trimestre\s+(?:de\s+l'annee\s+)?(?P<year>deux\s+mille?(?:\s+{_number_words.WORDS})?)"
)


def quarters_in_words(words: str) -> list[tuple[int, int, str]]:
    """Return quarters whose year is written out: *premier trimestre deux mille vingt*."""
    return [
        (match.start(), match.end(), f"{_number_words.value(match['year'])}-Q{ORDINALS[match['quarter']]}")
        for match in _YEAR_IN_WORDS.finditer(words)
        if _number_words.value(match["year"])
    ]


_IN_WORDS = re.compile(
    rf"\s*,?\s*\(?(?:soit|s'elev\w+\s+a|valeur\s*:?|being|namely|egal\w*\s+a)\s+(?P<words>{_number_words.WORDS}\s+(?:virgule|point)\s+"
    rf"{_number_words.WORDS})"
)


def value_in_words(words: str, at: int) -> Decimal | None:
    """Return the value of an index that is written out behind its period."""
    match = _IN_WORDS.match(words, at)
    return None if match is None else figure_in_words(match["words"])
