"""The last day of a season that is told by its years: ``the end of the 2013/14 Season``.

On which day a season ends is told where the contract says what a season is; where it does not, no day is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from data import late as re
from pipeline.terms import _term_words as term_words
from pipeline.terms._term_days import year_begins
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

_SEASON = re.compile(
    r"(?P<low>(?:(?:the\s+)?(?:end|close|conclusion|last\s+day)\s+of\s+)?(?:the\s+)?)"
    r"(?<![\d/])(?P<first>(?:19|20)\d\d)\s?[/-]\s?(?P<last>(?:19|20)?\d\d)(?![\d/])\s+(?:[a-z]+\s+){0,2}?seasons?\b"
)
_IS_THE_TERM = re.compile(
    r"[\"'](?:initial\s+|contract\s+)?(?:term|period)[\"']\s+(?:shall\s+)?(?:means?|is|be)\b"
    r"|\bterm\b[^.;]{0,40}\b(?:is|be|means?|comprises?|covers?|consists?\s+of)\b"
    r"|\b(?:agreement|contract|engagement|appointment)\b[^.;]{0,60}\b(?:lasts?|is|runs?|covers?|binds?)\b"
)
_REACH = 140


@dataclass(frozen=True, slots=True)
class SeasonEnd:
    """The last day of the last of the seasons that a sentence names."""

    low: int
    high: int
    day: date
    is_term: bool
    """Whether the seasons are said to be the term."""


def season_ends(view: View, sentence: Sentence) -> Iterator[SeasonEnd]:
    """Yield the end of the last season of a sentence, where the contract says when a season begins."""
    if "season" not in sentence.folded:
        return
    found = list(_SEASON.finditer(sentence.folded))
    begins = _begins(view) if found else None
    if begins is None:
        return
    last = max(found, key=lambda match: _year(match))
    year = _year(last) if _year(last) > int(last["first"]) else int(last["first"]) + 1
    if (begins > (1, 1)) and year != int(last["first"]) + 1:
        return
    named = _IS_THE_TERM.search(sentence.folded, 0, found[0].start())
    yield SeasonEnd(last.start(), last.end(), date(year, *begins) - timedelta(days=1), named is not None)


def _year(match: re.Match[str]) -> int:
    last = match["last"]
    return int(last) if len(last) > 2 else int(match["first"][:2] + last)


def _begins(view: View) -> tuple[int, int] | None:
    """Return the month and the day on which a season begins, where the contract says so."""

    def read() -> tuple[int, int] | None:
        text = view.folded_between(0, len(view.flow.text))
        defined = term_words.SEASON_MEANS.search(text)
        return None if defined is None else year_begins(text[defined.end() - 12 : defined.end() + _REACH])

    return view.once("season begins", read)
