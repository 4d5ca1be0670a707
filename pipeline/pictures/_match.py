"""Finds a quote among a page's characters, whatever cleaning has done to it since.

Both are folded to letters and digits alone, so that spaces, line ends, mended hyphens, ligatures, accents
and symbol fonts make no difference.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from data import late as re

_PRIVATE_RUN = re.compile("[\uf020-\uf0ff]{4,}")
"""Text in a symbol font, as the reader takes it; a private character alone is a bullet."""
_PLAIN_OR_ODD = re.compile(r"[0-9A-Za-z]+|[^\x00-\x7f]")
_WINDOW = 24
"""Letters of a stretch that is looked for where the whole quote does not stand in one piece."""
_ENOUGH = 0.6
"""Share of a quote that must be found; less would box other words than those that are quoted."""
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Folded:
    """Letters and digits of a text, and where each came from."""

    text: str
    origin: tuple[int, ...]
    """Index in the text that was folded, for each character of ``text``."""


def fold_letters(text: str) -> Folded:
    """Fold a text to lower-case letters and digits without accents."""
    if "\uf020" <= max(text, default="") <= "\uffff":
        text = _PRIVATE_RUN.sub(lambda run: "".join(chr(ord(c) - 0xF000) for c in run[0]), text)
    letters: list[str] = []
    origin: list[int] = []
    for match in _PLAIN_OR_ODD.finditer(text):
        run, at = match[0], match.start()
        if run.isascii():
            letters.append(run.lower())
            origin.extend(range(at, at + len(run)))
            continue
        for part in unicodedata.normalize("NFKD", run).lower():
            if part.isalnum():
                letters.append(part)
                origin.append(at)
    return Folded("".join(letters), tuple(origin))


def locate(page: str, quote: str, before: str = "", after: str = "") -> list[tuple[int, int]]:
    """Find where a quote stands in a page's own characters.

    Args:
        page: the page's characters in the file's order, hyphens and line ends included.
        quote: words of the cleaned text.
        before: cleaned text in front of it, which tells between several places.
        after: cleaned text behind it.

    Returns:
        Stretches of ``page`` (start, end), in the order of the quote; none where it was not found.
    """
    there = fold_letters(page)
    wanted = fold_letters(quote).text
    if not wanted:
        return []
    places = list(_places(there.text, wanted))
    if places:
        left, right = fold_letters(before[-_AROUND * 2 :]).text, fold_letters(after[: _AROUND * 2]).text
        at = max(places, key=lambda place: _fits(there.text, place, len(wanted), left, right))
        return [_stretch(there, at, at + len(wanted))]
    return _piecewise(there, wanted)


def _places(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _fits(text: str, at: int, length: int, left: str, right: str) -> int:
    """How many letters around a place are those around the quote."""
    same = 0
    for one, other in zip(reversed(text[max(0, at - _AROUND) : at]), reversed(left), strict=False):
        if one != other:
            break
        same += 1
    for one, other in zip(text[at + length : at + length + _AROUND], right, strict=False):
        if one != other:
            break
        same += 1
    return same


def _stretch(there: Folded, start: int, end: int) -> tuple[int, int]:
    return there.origin[start], there.origin[end - 1] + 1


def _piecewise(there: Folded, wanted: str) -> list[tuple[int, int]]:
    """Find a quote whose lines the page holds in another order (columns, rows of tables), part by part."""
    found: list[tuple[int, int]] = []
    covered = at = expected = 0
    while at < len(wanted):
        length = min(_WINDOW, len(wanted) - at)
        place = _nearest(there.text, wanted[at : at + length], expected) if length >= _WINDOW // 2 else -1
        if place < 0:
            at += 1
            continue
        while (
            at + length < len(wanted)
            and place + length < len(there.text)
            and there.text[place + length] == wanted[at + length]
        ):
            length += 1
        found.append(_stretch(there, place, place + length))
        covered += length
        at += length
        expected = place + length
    return found if covered >= _ENOUGH * len(wanted) else []


def _nearest(text: str, part: str, expected: int) -> int:
    """The place nearest to where the stretch before it ended; -1 where there is none."""
    behind, ahead = text.rfind(part, 0, expected + len(part)), text.find(part, expected)
    if behind < 0 or ahead < 0:
        return max(behind, ahead)
    return ahead if ahead - expected <= expected - behind else behind
