"""Words made plain for comparison: case, accents and typography off; letters that OCR mistakes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from data import late as re

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_BEYOND_ASCII = (
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u2013", "-"),
    ("\u2014", "-"),
    ("œ", "oe"),
    ("Œ", "oe"),
    ("æ", "ae"),
)
"""What would be lost without a trace when only plain letters are kept."""
_SPACED = bytes(code if chr(code).isalnum() else 32 for code in range(128)) + bytes(128)
_QUOTES = str.maketrans(dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u00b4`", "'"))
_SEQUENCES = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ll", "u"))
"""Pairs of letters that are read as one, where those that look alike are one already."""
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("1i|!j", "l"),
        **dict.fromkeys("0", "o"),
        **dict.fromkeys("5", "s"),
        **dict.fromkeys("8", "b"),
        **dict.fromkeys("9q", "g"),
    }
)
_AS_DIGITS = str.maketrans({"o": "0", "l": "1", "i": "1", "|": "1", "s": "5", "b": "8"})


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Return a word in small letters without accents and ligatures."""
    if word.isascii():
        return word.lower()
    spread = unicodedata.normalize("NFKD", word.casefold().translate(_LIGATURES))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def plain_words(text: str) -> str:
    """Return a text folded, with single spaces."""
    return " ".join(fold_word(text.translate(_QUOTES)).split())


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """Return what a folded word looks like to a machine that reads: two of one shape may be one word."""
    word = word.translate(_ALIKE)
    for pair, letter in _SEQUENCES:
        word = word.replace(pair, letter)
    return word


def digits_of(word: str) -> str:
    """Return a number with the letters in it that stand for figures; the word itself if it is none."""
    if not any(letter.isdigit() for letter in word):
        return word
    read = word.translate(_AS_DIGITS)
    return read if re.fullmatch(r"\d+(?:[.,]\d+)*", read) else word


def bag_of(text: str) -> frozenset[bytes]:
    """Return the folded words of a text for a first look, fast: broken words are not joined."""
    if not text.isascii():
        for letter, plain in _BEYOND_ASCII:
            text = text.replace(letter, plain)
    spread = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text.lower())
    return frozenset(spread.encode("ascii", "ignore").translate(_SPACED).split())
