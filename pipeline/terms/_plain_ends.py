"""Ends in plain words that are no day and no length: whole years, an anniversary, something that happens.

*It is good for the whole of 2026 and of 2027*, *it lapses on its fourth anniversary*, *the contract ends
with the last tree*. As in ``_plain_time``, one sentence alone may hold words that nothing explains.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from data import late as re
from data.load import lexicon
from pipeline.durations import find_durations
from pipeline.terms import _time
from pipeline.terms._plain_time import Span
from pipeline.terms._unexplained import Place, chain, ends_itself
from pipeline.terms.base import View

_SAID = 0.75
_YEAR = re.compile(r"(?<![\d/.-])20\d\d(?![\d/-])")

_SOMETHING = re.compile(r"(?:it|il|elle)\b")


@dataclass(frozen=True, slots=True)
class _Words:
    whole_years: re.Pattern[str]
    anniversary: re.Pattern[str]
    ordinals: tuple[str, ...]


def span(view: View, places: Sequence[Place]) -> Span | None:
    """Return the time that whole years or an anniversary tell, if one sentence alone may tell it."""
    sentence = places[0][0]
    if any(other.start != sentence.start for other, _, _ in places) or _has_other_time(view, sentence):
        return None
    words = _words(_time.language_of(view.language))
    years = [int(match.group()) for match in _YEAR.finditer(sentence.folded)]
    whole = words.whole_years.search(sentence.folded)
    if whole and len(years) > 1 and years == [*range(years[0], years[-1] + 1)]:
        first, last = date(years[0], 1, 1), date(years[-1], 12, 31)
        return Span(*whole.span(), _SAID, f"P{12 * len(years)}M", first=first, last=last)
    ends = ends_itself(view, sentence)
    match = words.anniversary.search(sentence.folded)
    if ends is None or match is None or years:
        return None
    return Span(match.start(), match.end(), _SAID, f"P{12 * (1 + words.ordinals.index(match['nth']))}M")


def event(view: View, places: Sequence[Place]) -> Place | None:
    """Return the words by which something that happens ends the contract, if they alone tell its end."""
    sentence = places[0][0]
    ends = ends_itself(view, sentence)
    if ends is None or len(places) > 1 or _has_other_time(view, sentence) or _YEAR.search(sentence.folded):
        return None
    words = _words(_time.language_of(view.language))
    if _SOMETHING.match(sentence.folded, ends[0]) or words.anniversary.search(sentence.folded):
        return None  # what it is that ends is not said here
    return sentence, *ends


def _has_other_time(view: View, sentence: _time.Sentence) -> bool:
    lengths = find_durations(sentence.text, view.language)
    days = _time.dates_in(view, sentence.text, sentence.folded)
    return any(not one.implied for one in lengths) or any(
        one.date is not None and one.precision == "day" for one in days
    )


@cache
def _words(language: str) -> _Words:
    told: Mapping[str, Any] = lexicon("unexplained", language)
    ordinals = tuple(told["ordinals"])
    return _Words(
        whole_years=re.compile(chain(told["whole_years"])),
        anniversary=re.compile(
            rf"\b(?P<nth>{'|'.join(ordinals)})\s+(?:[a-z]+\s+)?{chain(told['anniversary'])}"
        ),
        ordinals=ordinals,
    )


__all__ = ["event", "span"]
