"""Where a contract says what a clause of the standard says: by its words, or by what the machine saw there.

The words of a clause are looked for in whole sentences, so that nothing at the edge of what agrees is lost;
what stands beside them in the same clause and belongs to nothing else is part of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data import late as re
from rules.departures.folding import bag_of

_SENTENCE = re.compile(r"(?<=[.;!?])[\s»\"”)]+(?=[^\s\W_])|\n[ \t]*\n\s*")
_ABBREVIATION = re.compile(
    r"\b(?:art|al|no|n|ste|ets|cf|l|r|d|inc|ltd|co|corp|st|mr|mrs|dr|m|mme|me)\.$",
    re.IGNORECASE,
)
_SHORT = 8
"""Characters before the end of a sentence in which an abbreviation has room."""
_NUMBER = re.compile(
    r"\s*(?:(?:article|clause|section|art\.?)\s+)?(?:\d+(?:\.\d+)*|[ivxlc]+|[a-z])\s*[.):°–-]*\s+",
    re.IGNORECASE,
)
_HEADED = re.compile(r"[^\w\n]*(?:\n|[^\w\s]*[A-ZÀ-Þ]|\Z)")
"""After a heading: a line's end or a sentence. What goes on in small letters or figures was no heading."""
_OWN = 0.55
"""Share of a sentence's words that must be the standard's, for it to be taken for a part of the clause."""
_FEW = 3
"""Words that a sentence must have for its words to tell anything."""
_BODY = frozenset({"body", "annex", "preamble", "recital"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a contract."""

    clause: int
    """Place of its clause among the contract's."""
    start: int
    end: int
    bag: frozenset[bytes]


@dataclass(frozen=True, slots=True)
class Place:
    """Sentences of one contract that stand together, by their places."""

    first: int
    last: int
    likeness: float = 0.0

    def __contains__(self, at: int) -> bool:
        return self.first <= at <= self.last


class Paper:
    """The clauses of one contract, cut into sentences."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self.rows = [row for row in rows if row["role"] in _BODY and row["text"]]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences in their order, headings and numbers of clauses left out."""
        found = []
        for at, row in enumerate(self.rows):
            for start, end in _cut(row["text"], _begins(row)):
                if bag := bag_of(row["text"][start:end]):
                    found.append(Sentence(at, start, end, bag))
        return found

    @cached_property
    def often(self) -> frozenset[bytes]:
        """Words that stand in two sentences or more, as ``bag_of`` has them: they are real."""
        counts = Counter(word for sentence in self.sentences for word in sentence.bag)
        return frozenset(word for word, count in counts.items() if count > 1)

    @cached_property
    def _sections(self) -> list[tuple[str, ...]]:
        """Headings over each clause, its own included; nothing where there are none."""
        return [
            (*(row["headings_above"] or ()), *([row["heading"]] if row["heading"] else []))
            for row in self.rows
        ]

    def find(self, wording: frozenset[bytes], taken: Iterable[Place] = ()) -> Place | None:
        """Return the run of sentences, in one section, that is most of all made of a wording's words.

        Args:
            wording: the words.
            taken: places of other clauses.
        """
        held = {at for other in taken for at in range(other.first, other.last + 1)}
        best: tuple[float, int, int] | None = None
        total, first = 0.0, 0
        before: Sentence | None = None
        for at, sentence in enumerate(self.sentences):
            shared = len(sentence.bag & wording)
            worth = shared - _OWN * len(sentence.bag) if len(sentence.bag) >= _FEW else 0.0
            if at in held:
                total, before = 0.0, sentence
                continue
            if total <= 0 or (before and not self._together(before.clause, sentence.clause)):
                total, first = 0.0, at
            total += worth
            before = sentence
            if total > 0 and (best is None or total > best[0]):
                best = (total, first, at)
        if best is None:
            return None
        _, first, last = best
        place = Place(first, last)
        return Place(first, last, self.likeness(place, wording))

    def _together(self, one: int, other: int) -> bool:
        return one == other or (bool(self._sections[one]) and self._sections[one] == self._sections[other])

    def grown(self, place: Place, taken: Iterable[Place], elsewhere: Collection[int]) -> Place:
        """Add what stands around a place in its clauses and its section and belongs to nothing else.

        Args:
            place: where the words of a clause were found.
            taken: places of other clauses of the standard.
            elsewhere: sentences that other clauses of the standard are about.
        """
        others = list(taken)
        clauses = {self.sentences[at].clause for at in (place.first, place.last)}

        def joins(at: int) -> bool:
            if at in elsewhere or any(at in other for other in others):
                return False
            clause = self.sentences[at].clause
            return clause in clauses or any(self._together(clause, own) for own in clauses)

        first, last = place.first, place.last
        while first > 0 and joins(first - 1):
            first -= 1
        while last + 1 < len(self.sentences) and joins(last + 1):
            last += 1
        return Place(first, last, place.likeness)

    def holding(self, spans: Iterable[tuple[int, int]]) -> set[int]:
        """Return the sentences in which the words of evidence stand, spans being those of the document."""
        starts, ends = self._offsets
        return {
            at for start, end in spans for at in range(bisect_right(ends, start), bisect_left(starts, end))
        }

    @cached_property
    def _offsets(self) -> tuple[list[int], list[int]]:
        """Where each sentence starts and ends in the document; where that is not told, its clause does."""
        starts, ends = [], []
        for sentence in self.sentences:
            row = self.rows[sentence.clause]
            low, high = row["char_start"], row["char_end"]
            if len(row["text"]) == high - low:
                low, high = low + sentence.start, low + sentence.end
            starts.append(low)
            ends.append(high)
        return starts, ends

    def likeness(self, place: Place, wording: frozenset[bytes]) -> float:
        """Return how much of the words of a place and a wording is the same, order aside."""
        bag = frozenset().union(*(one.bag for one in self.sentences[place.first : place.last + 1]))
        return 2 * len(bag & wording) / max(len(bag) + len(wording), 1)

    def text(self, place: Place) -> str:
        """Return the words of a place, clauses parted by line breaks."""
        parts: list[str] = []
        clause = -1
        for sentence in self.sentences[place.first : place.last + 1]:
            text = self.rows[sentence.clause]["text"][sentence.start : sentence.end]
            if sentence.clause == clause:
                parts[-1] += f" {text}"
            else:
                parts.append(text)
            clause = sentence.clause
        return "\n".join(parts)

    def evidence(self, place: Place) -> dict[str, Any]:
        """Return the words of a document that a place stands for, and where they stand there."""
        one, other = self.sentences[place.first], self.sentences[place.last]
        first, last = self.rows[one.clause], self.rows[other.clause]
        start, end = first["char_start"], last["char_end"]
        if first is last and len(first["text"]) == end - start:
            quote = first["text"][one.start : other.end]
            return {
                "quote": quote,
                "page": first["page_start"],
                "char_start": start + one.start,
                "char_end": start + other.end,
            }
        quote = "\n".join(row["text"] for row in self.rows[one.clause : other.clause + 1])
        return {"quote": quote, "page": first["page_start"], "char_start": start, "char_end": end}


def _begins(row: Mapping[str, Any]) -> int:
    """Return where a clause's own words begin, after its number and heading."""
    text, heading = row["text"], row["heading"]
    if heading:
        at = text.find(heading)
        after = text[at + len(heading) :]
        if 0 <= at <= len(row["number"] or "") + 24 and _HEADED.match(after):
            return int(at) + len(heading)
    number = _NUMBER.match(text) if row["number"] else None
    return number.end() if number and (row["number"] or "").lower() in number[0].lower() else 0


def _cut(text: str, begin: int) -> Iterable[tuple[int, int]]:
    start = begin
    for match in _SENTENCE.finditer(text, begin):
        if _ABBREVIATION.search(text, max(start, match.start() - _SHORT), match.start()) is None:
            yield start, match.start()
            start = match.end()
    if text[start:].strip(" \n.:-–—"):
        yield start, len(text)
