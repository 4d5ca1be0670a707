"""Cuts folded text into the pieces of words that the encoder knows (WordPiece, Wu et al., 2016).

Written out, because the usual library brings a client that downloads; a test holds it to what it must give.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_INSIDE = "##"
_LONGEST = 100
"""A word of more letters is unknown."""
_KEPT = 50_000
"""Words whose pieces are kept; beyond that the memory starts anew."""


class Words:
    """The vocabulary of an encoder; a piece's number is its place."""

    def __init__(self, names: Sequence[str]) -> None:
        self._places = {name: at for at, name in enumerate(names)}
        self.start, self.end = self._places[START], self._places[END]
        self._unknown = self._places[UNKNOWN]
        self._seen: dict[str, tuple[int, ...]] = {}

    def pieces(self, text: str) -> list[int]:
        """Return the numbers of the pieces of folded text."""
        found: list[int] = []
        for word in text.split():
            known = self._seen.get(word)
            if known is None:
                if len(self._seen) >= _KEPT:
                    self._seen.clear()
                known = self._seen[word] = tuple(
                    piece for part in _parted(word) for piece in self._cut(part)
                )
            found += known
        return found

    def _cut(self, word: str) -> Sequence[int]:
        """Take the longest beginning that is known, then the longest of the rest, and so on."""
        if len(word) > _LONGEST:
            return (self._unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            before = _INSIDE if start else ""
            while end > start and before + word[start:end] not in self._places:
                end -= 1
            if end == start:
                return (self._unknown,)
            found.append(self._places[before + word[start:end]])
            start = end
        return found


def _parted(word: str) -> Iterator[str]:
    """Part a word at its punctuation; every mark stands alone, and so does every Chinese character."""
    held = ""
    for one in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(one)
        if kind == "Mn" or (kind[0] == "C" and not one.isspace()) or one == "\ufffd":
            continue
        if _stands_alone(one, kind):
            if held:
                yield held
            held = ""
            yield one
        else:
            held += one
    if held:
        yield held


def _stands_alone(one: str, kind: str) -> bool:
    return (
        kind[0] == "P"
        or (one.isascii() and one.isprintable() and not one.isalnum())
        or "\u4e00" <= one <= "\u9fff"
        or "\u3400" <= one <= "\u4dbf"
        or "\uf900" <= one <= "\ufaff"
    )
