"""Folded sayings of the lexicons as patterns."""

from __future__ import annotations

from collections.abc import Iterable

from data import late as re

NET = re.compile(
    r"\bhors\s+(?:taxes?|tva|frais|charges)(?:\s+et\s+hors\s+\w+)?|\b(?:exclusive\s+of|excluding|net\s+of|plus|exclud\w*)\s+"
    r"(?:any\s+|applicable\s+|value\s+added\s+)?(?:vat|tax(?:es)?|expenses)\b"
)
"""What a sum is told without says nothing of what its sentence is about."""


def pattern_of(sayings: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of folded sayings: ``*`` stands for any ending, `` ... `` for some words."""
    ways = "|".join(
        re.escape(word)
        .replace(r"\*", r"\w*")
        .replace(r"\ \.\.\.\ ", r"\b[^.;:]{1,70}?\b")
        .replace(r"\ ", r"\s+")
        for word in sayings
    )
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)")
