"""The words of letters: what the lexicon ``letters`` holds under one name, as a pattern."""

from __future__ import annotations

from functools import cache
from re import Pattern

from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._payment_words import compiled


@cache
def letter_words(name: str, language: str) -> Pattern[str]:
    """Return the pattern of a list of words of the lexicon, folded."""
    return compiled(tuple(fold(word) for word in lexicon("letters", language)[name]))
