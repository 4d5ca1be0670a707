"""Finds where French contracts may be signed: over a mark, at "Fait à …", at lines to sign on."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.terms import _signature_french_words as words

_PROSE, _LONGEST_ENTRY = 135, 190
_MOST_OVER = 6
_TAIL = 4_000
_OVER_ALL = 260
_BEFORE_PARTIES = re.compile(
    r"\n[ \t]*(?:entre\s*(?::|les\b|la\s+societe|\n)|entre\s+[^\n]{3,80}\n(?:[^\n]*\n){0,4}?[ \t]*et\b)"
)
_RULED = re.compile(r"\n[ \t]*[._…]{8,}(?:[ \t]{3,}[._…]{8,})+[ \t]*(?=\n|\Z)")
"""Lines to sign on, side by side."""


def regions(folded: str) -> Iterator[int]:
    """Yield where stretches begin in which people may sign: the beginnings of their first lines."""
    lines = "\n" + folded
    found = {
        match.start()
        for pattern in (words.OPENING, words.OPENING_ONE, words.HEADS)
        for match in pattern.finditer(lines)
    }
    found |= {_over(folded, place) for place in _marked(folded)}
    # "signé le 6 juillet 2020" over the parties is the day of another paper
    yield from sorted(
        start for start in found if not _BEFORE_PARTIES.search(folded, start, start + _OVER_ALL)
    )


def _marked(folded: str) -> Iterator[int]:
    """Yield where a mark stands: "(signé)", "Signé électroniquement", a label that is filled in."""
    for cue in ("sign", "/s/", "paraphe", "visa", "lu et approuv", "✓", "✔"):
        yield from _lines_with(folded, cue)
    for line in _RULED.finditer(folded, max(len(folded) - _TAIL, 0)):
        yield line.start() + 1


def _lines_with(folded: str, cue: str) -> Iterator[int]:
    place = folded.find(cue)
    while place >= 0:
        low = folded.rfind("\n", 0, place) + 1
        high = folded.find("\n", place)
        high = len(folded) if high < 0 else high
        if (high - low < _PROSE or not is_prose(folded[low:high])) and (
            words.MARK.search(folded, low, high)
            or words.ELECTRONIC.search(folded, low, high)
            or words.SQUARE.search(folded, low, high)
            or words.UNSIGNED.search(folded, low, high)
            or words.SIGNED_THERE.match(folded, low, high)
            or words.SIGNS.match(folded, low, high)
            or words.BY_HAND.match(folded, low, high)
        ):
            yield low
        place = folded.find(cue, high)


def _over(folded: str, place: int) -> int:
    """The first of the short lines over a mark; one line between them may be empty."""
    count, crossed, low = 0, False, place
    while low > 0 and count < _MOST_OVER:
        high, low = low - 1, folded.rfind("\n", 0, low - 1) + 1
        said = folded[low:high].strip()
        if not said and not crossed:
            crossed = True
            continue
        if not said or is_prose(said) or said[-1] in ".;":
            break
        place = low
        count += 1
    return place


def is_prose(said: str) -> bool:
    """Whether a line is a sentence of the contract, not an entry where somebody signs."""
    bare = said.strip()
    if len(bare) <= _LONGEST_ENTRY and words.MARK.search(bare) and words.WHEN.search(bare):
        return False  # who signed, for whom and when, on one line
    return len(bare) > _PROSE and "\t" not in bare and "   " not in bare and any(map(str.isalpha, bare))
