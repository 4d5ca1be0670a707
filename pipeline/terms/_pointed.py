"""What a passage says of an end, a renewal or its notice, when a model has said that it speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.durations import FoundDuration
from pipeline.terms import _expiration_words as end_words
from pipeline.terms import _pointed_time as time
from pipeline.terms import _pointed_words as words
from pipeline.terms import _renewal, _renewal_english, _time
from pipeline.terms._other_agreement import of_another
from pipeline.terms._time import Sentence
from pipeline.terms.base import View


@dataclass(frozen=True, slots=True)
class End:
    """The end of a contract as a passage states it: a day, a length, or that there is none."""

    how: Literal["day", "bare day", "length", "open", "event"]
    start: int
    end: int
    """Where the words stand in the sentence."""
    day: date | None = None
    repaired: str = ""
    duration: str = ""
    origin: str = ""
    known: bool = False
    """Whether the length runs from a day that the contract has."""
    at_most: bool = False
    """Whether something else may end it sooner than the day."""


def end_in(view: View, sentence: Sentence) -> End | None:
    """Return what a passage says of the end, if it says one thing only."""
    folded = time.plain(sentence.folded)
    if _time.of_earlier(sentence.folded):
        return None
    days = time.days(view, sentence)
    lengths = time.lengths(view, sentence)
    ends = [item for item in days if item.role == "end"]
    if any(item.found.date is None for item in ends):
        return None
    first = _first(lengths)
    if len({item.found.date for item in ends}) == 1:
        found = ends[0].found
        if of_another(view, sentence, found.start):
            return None
        if end_words.ANOTHER_PAPER.search(folded, max(0, found.start - 150), found.start):
            return None
        if end_words.LATER_OF.search(folded):
            return None
        length = first.duration or "" if isinstance(first, time.Length) else ""
        return End(
            "day",
            max(0, found.start - 80),
            found.end,
            found.date,
            found.repaired,
            length,
            at_most=end_words.SOONER_OF.search(folded) is not None,
        )
    if ends:
        return None
    if isinstance(first, time.Length):
        assert first.duration is not None
        if of_another(view, sentence, first.start):
            return None
        if words.LAST_OF_MONTH.search(folded) and not end_words.MONTH_END.search(folded):
            return None  # the day to which it runs is worked out otherwise
        known = time.known_start(view, folded, first)
        begun = [item.found for item in days if item.role == "begin"]
        origin = first.origin
        if len(begun) == 1 and not origin and begun[0].date is not None:
            known, origin = True, f"from {sentence.text[begun[0].start : begun[0].end]}"
        return End(
            "length",
            max(0, first.start - 120),
            first.end,
            duration=first.duration,
            origin=origin,
            known=known,
        )
    if first == "several":
        return None
    bare = [item for item in days if item.role == "bare"]
    if len(bare) == 1 and len(days) == 1 and not any(item.role == "again" for item in lengths):
        found = bare[0].found
        return (
            None
            if found.date is None
            else End("bare day", found.start, found.end, found.date, found.repaired)
        )
    again = any(item.role == "again" for item in lengths)
    if words.YEAR.search(folded) is not None and not days:
        return None  # a day that was not read
    if not bare and not again and (match := words.OPEN.search(folded)):
        if of_another(view, sentence, match.start()) or words.AFTERWARDS.search(folded, 0, match.start()):
            return None
        return End("open", match.start(), match.end())
    if not days and not [item for item in lengths if item.role in ("first", "again")]:
        match = words.ENDS_SOMEHOW.search(folded)
        if match and (words.ON_A_DAY.search(folded, match.end()) or folded.rstrip().endswith(":")):
            return None
        if match and not of_another(view, sentence, match.start()):
            return End("event", match.start(), match.end())
    return None


def _first(lengths: Sequence[time.Length]) -> time.Length | Literal["none", "several"]:
    """Return the length of the first term."""
    firsts = [item for item in lengths if item.role == "first"]
    if not firsts:
        return "none"
    if any(item.duration is None for item in firsts):
        return "several"
    for kept in (firsts, [i for i in firsts if i.named], [i for i in firsts if i.lasts]):
        if len({item.duration for item in kept}) == 1:
            return kept[0]
    return "several"


def renewal_kind(sentence: Sentence) -> tuple[str, int, int] | None:
    """Return how a passage on renewal says that it comes about, and where the words stand."""
    found = _renewal_english.read(sentence.folded, headed=True)
    if found is None or found.kind == "none":
        return None
    approved = found.kind == "tacit" and words.IF_APPROVED.search(sentence.folded) is not None
    return "express" if approved else found.kind, found.start, found.end


def renewal_in(
    sentence: Sentence, view: View, *, only: bool
) -> FoundDuration | Literal["same", "same terms"] | None:
    """Return for how long a passage says that the contract renews, if it says one length only.

    Args:
        sentence: the passage.
        view: its document.
        only: whether the passage speaks of nothing but renewal, so that a length in it is that of one.
    """
    folded = time.plain(sentence.folded)
    if words.ONLY_AGREED.search(folded) and not words.PROMISED.search(folded):
        return None
    lengths = time.lengths(view, sentence)
    again = [item for item in lengths if item.role == "again" and item.read is not None]
    if not again and only:
        again = [item for item in lengths if item.role == "first" and not item.named]
    again = [item for item in again if item.read is not None and not item.read.implied] or again
    months = [item for item in again if not (item.duration or "M").endswith("D")] or again
    if len(months) > 1:
        bounded = [i for i in months if words.AT_MOST.search(folded[max(0, i.start - 50) : i.start])]
        months = [item for item in months if item not in bounded] or months
    if any(item.duration is None for item in months):
        return None
    if not months and words.SAME.search(folded):
        return "same"
    if not lengths and words.SAME_TERMS.search(folded) and words.AUTOMATIC.search(folded):
        return "same terms"
    yearly = words.YEARLY.search(folded) if not months else None
    if yearly is not None and not words.IF_APPROVED.search(folded, yearly.end()):
        return FoundDuration(yearly.start(), yearly.end(), "P12M")
    told = {item.duration for item in months}
    if len(told) != 1 or of_another(view, sentence, months[0].start):
        return None
    return months[0].read


def notice_in(sentence: Sentence, view: View) -> FoundDuration | None:
    """Return the notice that a passage asks for, if it is one length only."""
    found = [item.read for item in time.lengths(view, sentence) if item.role == "notice" and item.read]
    least = _renewal.notice_durations(sentence, "en")
    found = found if len({item.duration for item in found}) == 1 else least
    if len({item.duration for item in found}) != 1 or found[0].duration is None:
        return None
    asked = words.ASKS_FOR_MORE.search(sentence.folded) is not None
    if asked and not words.REFUSES.search(sentence.folded):
        return None
    low = max(0, found[0].start - 120)
    if words.CAUSE.search(sentence.folded[low : found[0].end + 60]):
        return None
    return found[0]
