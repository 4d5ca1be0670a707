"""Passages that the extractors' own terms prove: titles, names, days, and the sentences of other values.

A title, a party's name and a day are words inside a sentence, not sentences: no unit is the passage that
counsel would mark. The extractors know where they stand. What each is worth as a passage was counted on the
development side of CUAD (``models/clause_type/card.md``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold
from pipeline.types import FlowText, Fragment, Term

_OTHER = re.compile(r"[^a-z0-9]+")
_MONTH = (
    r"(?:jan(?:uary|vier)?|feb(?:ruary)?|fevrier|mar(?:ch|s)?|apr(?:il)?|avril|may|mai|june?|juin|july?|juillet|"
    r"aug(?:ust)?|aout|sep(?:t(?:ember)?)?|septembre|oct(?:ober|obre)?|nov(?:ember|embre)?|"
    r"dec(?:ember|embre)?)\b\.?"
)
_BLANK = r"(?:\[[^\]\n]{0,12}\]|[_*\u25cf\u00b7]{1,30})"
"""A day that was left open, or taken out."""
_YEAR = rf"(?:\d{{4}}\b|\d{{2}}_*\b|'\d{{2}}\b|{_BLANK})"
_DAY = re.compile(
    rf"\b(?:\d{{1,2}})\s*(?:st|nd|rd|th|er)?\s*(?:day\s+)?(?:of\s+)?{_MONTH},?"
    rf"\s*(?:of\s+)?(?:in\s+the\s+year\s+)?(?:{_YEAR})?"
    rf"|{_BLANK}\s*(?:st|nd|rd|th|er)?\s*(?:day\s+)?(?:of\s+)?(?:{_MONTH}|{_BLANK}),?\s*(?:{_YEAR})?"
    rf"|\b{_MONTH}\s*(?:\d{{1,2}}\b|{_BLANK})\s*(?:st|nd|rd|th)?\s*,?\s*(?:{_YEAR})?"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
    rf"|{_MONTH},?\s*\d{{4}}"
)


@dataclass(frozen=True, slots=True)
class Proved:
    """A stretch of the flow that a term proves to be of a type."""

    type: str
    start: int
    end: int
    confidence: float
    """The term's own."""
    how: str
    """Which of the ways below found it: what it is worth is counted by this."""


def proved(flow: FlowText, terms: Sequence[Term]) -> Iterator[Proved]:
    """Yield the passages of a document's titles, parties and days."""
    places = Places(flow)
    for term in terms:
        span = places.span(term.evidences[0].fragments)
        if span is None:
            continue
        start, end = span
        if term.kind == "title":
            yield Proved("document_name", start, end, term.confidence, "title")
        elif term.kind == "party":
            yield from _names(flow.text, start, end, term)
        elif term.kind in ("agreement_date", "effective_date"):
            yield from _days(flow.text, start, end, term)


def _names(text: str, start: int, end: int, term: Term) -> Iterator[Proved]:
    """A party's name, and its alias where the contract gives one: CUAD marks both."""
    name = _within(text, start, end, str(term.value.get("name") or ""))
    if name is not None:
        yield Proved("parties", *name, term.confidence, "name")
    alias = str(term.value.get("alias") or "")
    if alias and name is not None:
        found = _within(text, name[1], min(end + 60, len(text)), alias)
        if found is not None:
            yield Proved("parties", *found, term.confidence, "alias")


def _days(text: str, start: int, end: int, term: Term) -> Iterator[Proved]:
    """The day alone where its words stand in the sentence; the sentence where it was worked out."""
    folded = fold(text[start:end])
    matches = list(_DAY.finditer(folded))
    state = "stated" if term.state == "stated" else "open"
    if matches and "computed_from" not in term.value:
        for rank, match in enumerate(matches[:2]):
            low, high = match.span()
            while high > low and folded[high - 1] in " \n\t,.":
                high -= 1
            yield Proved(term.kind, start + low, start + high, term.confidence, f"day {state} {rank}")
    elif matches and end - start < 40:
        yield Proved(term.kind, start, end, term.confidence, f"day {state} worked out")


def _within(text: str, start: int, end: int, words: str) -> tuple[int, int] | None:
    """Find words by their letters alone: however they are spaced and broken."""
    wanted = _OTHER.sub("", fold(words))
    if not wanted:
        return None
    folded = fold(text[start:end])
    places = [at for at, one in enumerate(folded) if one.isascii() and one.isalnum()]
    at = "".join(folded[place] for place in places).find(wanted)
    if at < 0:
        return None
    return start + places[at], start + places[at + len(wanted) - 1] + 1


class Places:
    """The way from the document's text back to its flow."""

    def __init__(self, flow: FlowText) -> None:
        self._pieces = sorted((document, at, length) for at, document, length in flow.pieces)
        self._starts = [piece[0] for piece in self._pieces]

    def span(self, fragments: Sequence[Fragment]) -> tuple[int, int] | None:
        """Return the flow's stretch of an evidence; ``None`` where the flow does not hold it."""
        low, high = self._place(fragments[0].start), self._place(fragments[-1].end - 1)
        return None if low is None or high is None or high < low else (low, high + 1)

    def _place(self, offset: int) -> int | None:
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return None
        document, flow, length = self._pieces[at]
        return flow + offset - document if offset < document + length else None
