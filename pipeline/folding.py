"""Lower case without accents, character for character, so that offsets hold in the folded text."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache, lru_cache

from data import late as re

_PLAIN = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
    "\u00d8": "o", "\u00f8": "o", "\u0141": "l", "\u0142": "l", "\u00d0": "d", "\u00f0": "d", "\u0131": "i",
    "\u2044": "/", "\u2215": "/",
}  # fmt: skip

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_SHORT = 20_000
_FEW = 48
"""Different letters with accents that are replaced one after the other."""


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0x80, min(sys.maxunicode, 0x3000)):
        character = chr(code)
        folded = _PLAIN.get(character) or _fold_one(character)
        if folded != character:
            table[code] = folded
    table.update({ord(character): plain for character, plain in _PLAIN.items()})
    return table


def _fold_one(character: str) -> str:
    if character.isspace() and character != "\x85":
        return " "
    base = unicodedata.normalize("NFD", character.lower())[0]
    return base if len(base) == 1 else character


def fold(text: str) -> str:
    """Fold a text for comparison: lower case, accents off, quotes, dashes and spaces plain.

    The result has the length of the input and ``fold(text)[i]`` stands for ``text[i]``. ASCII white space
    is kept, so that lines stay lines.
    """
    # The same clause is folded by one extractor after another, and a whole text by a few.
    return _fold_again(text) if len(text) <= _SHORT else _fold_whole(text)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower().replace("`", "'")
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(map(_lower, text))
    return _plain(lowered).replace("`", "'")


def _plain(lowered: str) -> str:
    """Take the accents off: letter by letter where a text has few of them, as texts in French do."""
    table = _table()
    characters = set("".join(_BEYOND_ASCII.findall(lowered)))
    known = [(one, table[ord(one)]) for one in characters if ord(one) in table]
    # What stands for a letter must not be one that is replaced after it.
    if len(known) > _FEW or not all(folded.isascii() for _, folded in known):
        return _BEYOND_ASCII.sub(lambda run: run[0].translate(table), lowered)
    for character, folded in known:
        lowered = lowered.replace(character, folded)
    return lowered


_fold_again = lru_cache(maxsize=4096)(_fold)
_fold_whole = lru_cache(maxsize=4)(_fold)


def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character
