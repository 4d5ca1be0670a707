"""What in a letter may touch the contract that it speaks of: an end, a length, a day to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.dates import find_dates
from pipeline.durations import find_durations
from pipeline.terms._class_letters import greeting
from pipeline.terms._letter_words import letter_words
from pipeline.terms._time import Sentence


def touching(sentences: Sequence[Sentence], written: date | None, language: str) -> tuple[int, int] | None:
    """Return where a letter speaks of an end, a length or a later day; ``None`` where nowhere.

    What is not understood of it leaves the contract's state open. Words that were found come before days.

    Args:
        sentences: of the letter.
        written: the letter's own day.
        language: ``fr`` or ``en``.
    """
    body = _body(sentences, language)
    said = next((one for one in body if _touches(one.folded, language)), None)
    return later_day(sentences, written, language) if said is None else (said.start, said.end)


def later_day(sentences: Sequence[Sentence], written: date | None, language: str) -> tuple[int, int] | None:
    """Return where a letter names a day later than its own; not that of a meeting, a visit or a payment."""
    body = _body(sentences, language)
    said = next((one for one in body if _later_day(one, written, language)), None)
    return None if said is None else (said.start, said.end)


def below_greeting(sentences: Sequence[Sentence], language: str) -> list[Sentence]:
    """Part the sentence that runs from the letterhead over the greeting into the letter itself."""
    for index, one in enumerate(sentences):
        line = greeting(one.folded, language)
        if line is None:
            continue
        parts = [_slice(one, 0, line.end()), _slice(one, line.end(), len(one.text))]
        return [*sentences[:index], *(part for part in parts if part.text.strip()), *sentences[index + 1 :]]
    return list(sentences)


def _slice(one: Sentence, low: int, high: int) -> Sentence:
    while low < high and one.text[low].isspace():
        low += 1
    return Sentence(one.start + low, one.start + high, one.text[low:high], one.folded[low:high])


def _body(sentences: Sequence[Sentence], language: str) -> list[Sentence]:
    """What stands below the greeting; all of it, where that was not found."""
    for index, one in enumerate(sentences):
        if greeting(one.folded, language) is not None:
            return list(sentences[index + 1 :])
    return list(sentences)


def _touches(folded: str, language: str) -> bool:
    return (
        letter_words("touching", language).search(letter_words("harmless", language).sub(" ", folded))
        is not None
    )


def _later_day(one: Sentence, written: date | None, language: str) -> bool:
    if letter_words("passing", language).search(one.folded):
        return False
    if any(_long(length.duration) for length in find_durations(one.text, language)):
        return True
    return written is not None and any(
        found.date is not None and found.date > written for found in find_dates(one.text, language)
    )


def _long(duration: str | None) -> bool:
    """Whether a length is one of months or years, and not a number of days."""
    return duration is not None and duration.endswith("M") and duration not in ("P1M", "P0M")
