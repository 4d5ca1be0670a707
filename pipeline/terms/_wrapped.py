"""Phrases that a line break may cut: every way a phrase of a few words can stand on one or more lines."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

_MOST_WORDS = 6


def wrapped(*phrases: str) -> tuple[str, ...]:
    """Return the phrases with each of their spaces as a space or as a line break.

    Triggers and signals are found in text as it is printed, where a line may end inside a phrase.
    """
    return tuple(dict.fromkeys(variant for phrase in phrases for variant in _variants(phrase)))


def _variants(phrase: str) -> Iterable[str]:
    words = phrase.split(" ")
    if len(words) == 1 or len(words) > _MOST_WORDS:
        return (phrase,)
    gaps = product((" ", "\n"), repeat=len(words) - 1)
    return ("".join(word + gap for word, gap in zip(words, (*chosen, ""), strict=True)) for chosen in gaps)
