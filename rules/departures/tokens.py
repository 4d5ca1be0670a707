"""A text in words, each with its place in the text and what it is compared by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from data import late as re
from data.load import load_yaml
from rules.departures.folding import digits_of, fold_word

_SLOT = r"\[[^\[\]]*\]"
_PLAIN = (
    r"\d+(?:[.,]\d+)*(?![^\W_])"
    r"|[^\W_]+(?:(?:-|\u00ad)[ \t]*\n\s*[^\W\d_]+|\u00ad[^\W\d_]+)*"
    r"|[%€$£]"
)
_WORD = re.compile(_PLAIN)
_WORD_OR_SLOT = re.compile(f"{_SLOT}|{_PLAIN}")
_BROKEN = re.compile(r"(?:-|\u00ad)\s*")
_NUMBERING = re.compile(
    r"(?:\A|[.;:,][ \t]*\n|\n[ \t]*\n)\s*"
    r"(\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})[.)°](?=\s)|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+[A-ZÀ-Þ«\"“]))"
)
"""What numbers a paragraph, where a sentence or a list goes before: ``within\\n30. `` is no such place."""
REFERENCE = "#"
_POINTS = str.maketrans({".": None, ",": None})
_LOOK = 6
"""Words after a reference among which a law would be named."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word with all that stands up to the next one; the tokens of a text, joined, are the text."""

    raw: str
    key: str
    """Folded; empty for what is never compared."""
    slot: bool = False
    """Square brackets in a standard: a place where the contract says what it likes."""


def words_of(name: str) -> frozenset[str]:
    """Return one list of words that need care, as ``negations``."""
    return _protected()[name]


@cache
def _protected() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in _book().items()}


@cache
def _values() -> Mapping[str, str]:
    """Words of numbers -> their figures."""
    values: Mapping[str, str] = _book()["values"]
    return values


@cache
def _book() -> Mapping[str, Any]:
    book: Mapping[str, Any] = load_yaml(Path(__file__).parent / "protected.yml")
    return book


def tokens(text: str, names: Mapping[str, str] | None = None, *, slots: bool = False) -> list[Token]:
    """Cut a text into words.

    Args:
        text: any text.
        names: folded word -> what it is taken for.
        slots: whether square brackets hold what is left open.
    """
    skipped = {at for match in _NUMBERING.finditer(text) for at in range(match.start(1), match.end(1))}
    places = list((_WORD_OR_SLOT if slots else _WORD).finditer(text))
    if not places:
        return [Token(text, "")] if text else []
    starts = [0, *(match.start() for match in places[1:])]
    ends = [*starts[1:], len(text)]
    values = _values()
    found: list[Token] = []
    for match, start, end in zip(places, starts, ends, strict=True):
        word = match[0]
        if slots and word[0] == "[":
            found.append(Token(text[start:end], word, slot=True))
            continue
        key = "" if match.start() in skipped else fold_word(_BROKEN.sub("", word))
        key = values.get(key, key)
        echoes = found and found[-1].key == digits_of(key) and text[match.start() - 1] == "("
        if echoes and found[-1].key.isdigit():
            # six (6): one number, said twice
            found[-1] = Token(found[-1].raw + text[start:end], found[-1].key)
            continue
        found.append(Token(text[start:end], (names or {}).get(key, key)))
    return _references_off(found)


def _references_off(found: list[Token]) -> list[Token]:
    """Take numbers of articles for one: contracts are renumbered. Those of laws stay as they are."""
    refers, laws = words_of("references"), words_of("laws")
    for at in range(1, len(found)):
        if found[at - 1].key not in refers or not is_number(found[at].key):
            continue
        if not any(token.key in laws for token in found[at + 1 : at + 1 + _LOOK]):
            found[at] = Token(found[at].raw, REFERENCE)
    return found


def is_number(key: str) -> bool:
    """Say whether a folded word is a number, or one in which letters stand for figures."""
    read = digits_of(key)
    figures = sum(letter.isdigit() for letter in key)
    return 2 * figures >= len(key.translate(_POINTS)) and all(one.isdigit() or one in ".," for one in read)
