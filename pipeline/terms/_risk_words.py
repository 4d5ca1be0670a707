"""The lexicon ``risks`` as patterns: which names of a list occur in folded text, and where."""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon


@cache
def _patterns(key: str, language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = lexicon("risks", "fr" if language == "fr" else "en")[key]
    return tuple((name, re.compile(_any_of(phrases))) for name, phrases in names.items())


def _any_of(phrases: list[str]) -> str:
    written = "|".join(_pattern(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return rf"(?<![a-z])(?:{written})(?![a-z])"


def _pattern(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ \.\.\.\ ", r"\s[^.;:]{0,40}?\s?")
    return escaped.replace(r"\*", "[a-z]*").replace(r"\ ", r"\s+")


@cache
def pattern(key: str, language: str) -> re.Pattern[str]:
    """Return one pattern for every phrase under a key of the lexicon."""
    return re.compile("|".join(item.pattern for _, item in _patterns(key, language)))


def named(key: str, language: str, folded: str, start: int = 0, end: int | None = None) -> list[str]:
    """Return the names under a key whose phrases occur in the stretch, in the order of the lexicon."""
    high = len(folded) if end is None else end
    return [name for name, item in _patterns(key, language) if item.search(folded, start, high)]


def places(key: str, language: str, folded: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return (start, end, name) of the phrases under a key in the stretch, sorted, none inside another."""
    found = sorted(
        (match.start(), -match.end(), name)
        for name, item in _patterns(key, language)
        for match in item.finditer(folded, start, end)
    )
    kept: list[tuple[int, int, str]] = []
    for low, minus, name in found:
        if not kept or -minus > kept[-1][1]:  # a phrase inside a longer one says nothing of its own
            kept.append((low, -minus, name))
    return kept
