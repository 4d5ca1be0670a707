"""The words by which amendments change things, as patterns over folded text."""

from __future__ import annotations

from functools import cache
from typing import Any

from data import late as re
from data.load import lexicon

_FILLER = r"[^.;\ue000-\ue002]{0,60}?"
_BESIDE = r"(?:\s+(?:the|le|la|l'))?[\s\"'(]*"
_GAP = r"[^.;]{0,40}?"
VALUES = "\ue000\ue001\ue002"
"""What stands in the place of a day, a length and an amount while patterns look at a sentence."""


@cache
def any_of(group: str, language: str, lexicon_name: str = "amending") -> re.Pattern[str]:
    """Return the pattern of a group of words of a lexicon."""
    return re.compile(_words(_told(language, lexicon_name)[group]))


@cache
def before(group: str, language: str, lexicon_name: str = "amending") -> re.Pattern[str]:
    """Return the pattern of a group of words that stand right before a place."""
    return re.compile(rf"(?:{_words(_told(language, lexicon_name)[group])})(?:\s+the)?\s*[\"'(]?\s*\Z")


@cache
def fields(
    language: str, lexicon_name: str = "amending", group: str = "fields"
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what is spoken of, with the words that speak of it."""
    told = _told(language, lexicon_name)[group]
    return tuple((name, re.compile(_words(words))) for name, words in told.items())


@cache
def swaps(group: str, language: str) -> tuple[re.Pattern[str], ...]:
    """Return patterns of values that take a place: groups ``o`` and ``n`` are the old and the new."""
    return tuple(re.compile(_swap(words)) for words in _told(language)[group])


@cache
def numbers(language: str) -> re.Pattern[str]:
    """Return the pattern of a clause that is named by its number."""
    names = _words(_told(language)["clauses"])
    number = r"(?:\d+(?:\.\d+)*|premier|[ivx]{1,5}(?![a-z]))"
    return re.compile(
        rf"(?:{names})\s*(?:n\W?\s?)?(?P<n>{number}(?:(?:\s*,\s*|\s+(?:and|et)\s+){number})*)"
    )


def _told(language: str, name: str = "amending") -> Any:
    return lexicon(name, "fr" if language == "fr" else "en")


def _words(words: list[str]) -> str:
    return "|".join(rf"\b{_one(word)}" for word in sorted(words, key=len, reverse=True))


def _one(word: str) -> str:
    made = r"\s+".join(_GAP if part == "..." else re.escape(part) for part in word.split())
    made = made.replace(rf"\s+{_GAP}\s+", rf"\b{_GAP}\b").replace(r"\*", r"\w*")
    return made if word.endswith(("*", "'", ".")) else rf"{made}\b"


def _swap(words: str) -> str:
    groups = [_BESIDE.join(map(_element, one.split("+"))) for one in words.split()]
    return _FILLER.join(groups)


def _element(one: str) -> str:
    if one in ("O", "N"):
        return rf"(?P<{one.lower()}>[{VALUES}])"
    return rf"(?:{_words([part.replace('_', ' ') for part in one.split('|')])})"
