"""A sentence around words that were found, read from the flow whatever clauses it was cut into.

Clauses on liability, insurance or penalties are long sentences, often a list whose items were cut apart; so
the words around an anchor are read from the running text. What is read depends on the anchor alone, not on
which clauses an extractor was shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence

_SUM = r"|(?<=\u20ac\.)"
_STOPS = (
    r"\.(?:(?<=[\w)\]\"'\u2019\u201d%*][\w)\]\"'\u2019\u201d%*]\.)@SUM@)[\"'\u201d\u2019)]?\s+"
    r"(?=[\"'(\u201c\u00ab*_]{0,3}[A-Z\u00c0-\u00dc\d])"
    r"|\.(?<=[\s\u200b]\d\.)\s+(?=[\"'(\u201c\u00ab]?[A-Z\u00c0-\u00dc][A-Za-z\u00c0-\u00ff]|\d{1,2}\.)"
    r"|\n[ \t]*\n\s*(?![a-z])"
)
_STOP = re.compile(_STOPS.replace("@SUM@", _SUM))
LOOSE = re.compile(_STOPS.replace("@SUM@", ""))
"""Stops for those who read on after a sum: *limitée à 9 000 €. Aucune ne répond des dommages indirects*."""
_SHORTENED = re.compile(
    r"(?:^|[^a-z])(?:inc|ltd|corp|co|no|nos|art|sec|st|mr|mrs|dr|jr|vs|cf|ste|al|approx|max|min)$"
)
_QUOTED = 420
_FULL_LINE = 45
"""A line this long that ends without a stop goes on after the blank line that follows it."""
_BEFORE, _AFTER = 700, 900


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: its offsets in the flow, its text and its folded copy, and the anchor's place in it."""

    start: int
    end: int
    text: str
    folded: str
    low: int
    """Where the anchor starts in ``text``."""
    high: int
    clause: Clause


def passages(
    view: View,
    clauses: Sequence[Clause],
    anchor: re.Pattern[str],
    *,
    before: int = _BEFORE,
    after: int = _AFTER,
    near: tuple[str, ...] = (),
    stop: re.Pattern[str] = _STOP,
) -> Iterator[Passage]:
    """Yield the sentence around each place where the anchor stands, each sentence once.

    Args:
        view: the document.
        clauses: where the anchor is sought; the sentence may reach beyond them.
        anchor: a pattern for folded text.
        before: characters before the anchor that are read at most.
        after: characters after it.
        stop: what ends a sentence.
        near: literals of which one must stand in the clause or in the 600 characters before it; saves time.
    """
    for clause in clauses:
        folded = view.folded(clause)
        if near and not _holds(folded, near) and not _holds(_above(view, clause), near):
            continue
        done = 0
        for match in anchor.finditer(folded):
            if clause.start + match.start() < done:
                continue
            passage = _around(
                view, clause, clause.start + match.start(), clause.start + match.end(), before, after, stop
            )
            done = passage.end
            yield passage


def _above(view: View, clause: Clause) -> str:
    return view.folded_between(max(0, clause.start - 600), clause.start)


def _holds(folded: str, literals: tuple[str, ...]) -> bool:
    return any(literal in folded for literal in literals)


def _around(
    view: View, clause: Clause, start: int, end: int, before: int, after: int, stops: re.Pattern[str]
) -> Passage:
    text = view.flow.text
    low = max(0, start - before)
    for stop in stops.finditer(text, low, start):
        if not _is_shortened(text, stop):
            low = stop.end()
    high = min(len(text), end + after)
    for stop in stops.finditer(text, end, high):
        if not _is_shortened(text, stop):
            high = stop.start() + 1
            break
    return Passage(
        low, high, text[low:high], view.folded_between(low, high), start - low, end - low, clause
    )


def _is_shortened(text: str, stop: re.Match[str]) -> bool:
    """Tell a stop that ends nothing: after ``Inc``, or where a page ends inside a sentence."""
    at = stop.start()
    if text[at] == ".":
        return _SHORTENED.search(text[max(0, at - 8) : at].lower()) is not None
    line = text[text.rfind("\n", 0, at) + 1 : at].strip()
    if line[-1:] in (":", ",", ";"):
        return True
    if line.isdigit():  # a page number between two halves of a sentence
        before = text[max(0, at - 120) : at].rstrip("0123456789 \n\t")
        return before[-1:] not in (".", "!", "?", "")
    return len(line) > _FULL_LINE and line[-1] not in '.!?)"\u201d' and "\t" not in line


def following(view: View, passage: Passage, reach: int) -> str:
    """Return the folded text after a passage, as far as ``reach`` characters."""
    return view.folded_between(passage.end, passage.end + reach)


def quote(view: View, passage: Passage, start: int, end: int) -> Evidence:
    """Quote the sentence, or where it is long the words around ``[start, end)``, cut at whole words."""
    if len(passage.text.strip()) <= _QUOTED:
        return view.flow.evidence(*_whole_words(view.flow.text, passage.start, passage.end))
    low, high = max(0, start), min(len(passage.text), end)
    if high - low > _QUOTED:
        high = low + _QUOTED
    while low > 0 and not passage.text[low - 1].isspace():
        low -= 1
    while high < len(passage.text) and not passage.text[high].isspace():
        high += 1
    return view.flow.evidence(*_whole_words(view.flow.text, passage.start + low, passage.start + high))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the half of a word at either end: how far is read is told in characters."""
    low, high = start, end
    while 0 < low < end and text[low - 1].isalnum() and text[low].isalnum():
        low += 1
    while low < high < len(text) and text[high - 1].isalnum() and text[high].isalnum():
        high -= 1
    return (low, high) if high - low > (end - start) // 2 else (start, end)


def heading_of(clause: Clause) -> str:
    """Return the folded headings over a clause, its own last."""
    return fold(" / ".join((*clause.path, clause.heading)))
