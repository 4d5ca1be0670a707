"""What a day in a sentence says of a contract's beginning, by the words before it and behind it."""

from __future__ import annotations

from dataclasses import dataclass, field

from data import late as re
from pipeline.dates import FoundDate
from pipeline.terms import _effective_words as words
from pipeline.terms import _french_start as french
from pipeline.terms import _french_time, _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

_BEFORE = 120
"""Characters before a day in which the words stand that tell what it is."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that say when a contract begins; of several the lowest rank counts, then the first."""

    rank: int
    start: int
    confidence: float
    sentence: Sentence
    low: int
    high: int
    found: FoundDate | None = None
    """``None`` where the words refer to the day the contract was made, or to an event."""
    event: bool = False
    shift: str = ""
    """How much later than that day it begins."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a sentence, with where it stands."""

    view: View
    clause: Clause
    sentence: Sentence
    found: FoundDate
    headed: bool
    """Whether it stands under a heading of the term."""
    left: str = field(init=False)
    """What stands before it."""

    def __post_init__(self) -> None:
        start = self.found.start
        object.__setattr__(self, "left", self.sentence.folded[max(0, start - _BEFORE) : start])

    @property
    def is_french(self) -> bool:
        """Tell a contract in French from one in English."""
        return self.view.language == "fr"

    @property
    def folded(self) -> str:
        """Return the folded sentence."""
        return self.sentence.folded

    @property
    def before(self) -> str:
        """Return all of the sentence that stands before the day."""
        return self.folded[: self.found.start]

    def place(self, match: re.Match[str]) -> int:
        """Return where a match in ``left`` begins in the sentence."""
        return self.found.start - len(self.left) + match.start()

    def candidate(self, rank: int, confidence: float, low: int, high: int | None = None) -> Candidate:
        """Return the day as a beginning of that rank; ``low`` is where its words begin."""
        high = self.found.end if high is None else high
        start = self.sentence.start + self.found.start
        return Candidate(rank, start, confidence, self.sentence, low, high, self.found)


def dated(day: Day) -> Candidate | None:
    """Return what a day says of the beginning, or nothing where it is another's."""
    language, folded, found = day.view.language, day.folded, day.found
    if found.precision == "month":
        return None
    after = words.named_after(language).match(folded, found.end)
    if after and not words.labels_next(folded, found.end, after.end()):
        low = max(0, folded.rfind(",", 0, max(found.start - 40, 0)))
        return day.candidate(0, 0.96, low, after.end())
    if words.LAW.search(folded[max(0, found.start - 60) : found.end + 60]):
        return None
    if not day.is_french and words.is_named(day.clause.heading) and words.ALONE.fullmatch(day.before):
        return day.candidate(1, 0.9, 0)
    named = words.named_before(language).search(day.left)
    if named and words.OF_ANOTHER.search(day.left[: named.start()]):
        return None
    if named and not words.EARLIER.search(day.before):
        return _named(day, named)
    if day.is_french and (told := _named_in_french(day)) is not None:
        return told
    if cue := _time.before("effective_cues", language).search(day.left):
        return _cued(day, cue)
    if verb := _time.before("commences", language).search(day.left):
        return _commencing(day, verb)
    return None


def _named(day: Day, match: re.Match[str]) -> Candidate:
    """Read ``Effective Date: 1 June 2024``."""
    rank, sure = (5, 0.7) if day.clause.role == "signature" else (1, 0.95)
    if day.is_french and french.of_service(match.group()):
        rank, sure = max(rank, 4), min(sure, 0.85)
    return day.candidate(rank, sure, day.place(match))


def _named_in_french(day: Day) -> Candidate | None:
    led = french.named(day.view, day.folded, day.found.start)
    if led is not None and day.clause.role != "signature":
        return day.candidate(1, 0.92, led)
    if french.amended_from(day.view, day.sentence, day.found):
        return day.candidate(5, 0.7, max(0, day.found.start - 20))
    return None


def _cued(day: Day, match: re.Match[str]) -> Candidate | None:
    """Read ``takes effect on``, ``with effect from``, ``a compter du``."""
    left, low = day.left, day.place(match)
    ahead = left[: match.start()]
    if day.clause.role == "signature":
        if day.is_french or not words.SIGNING.search(left[: match.end()]):
            return None
        return day.candidate(4, 0.8, low)
    head = day.is_french and _french_time.of_general_terms(day.view, day.sentence.start + day.found.start)
    if _of_another_thing(day, match, general=head):
        return None
    dated_but = not day.is_french and words.DATED_BUT.search(ahead) is not None
    signed = match.group().startswith("signed and") or dated_but
    if not day.is_french and words.LABELLED.search(left) and day.clause.role != "annex":
        return day.candidate(1, 0.9, low)
    if words.EARLIER.search(day.before):
        return None
    ours = signed or day.headed or words.WHOSE.search(day.before) is not None
    early = day.clause.role in ("preamble", "recital") or day.headed
    whole = words.OURSELVES.search(day.folded[:low])
    if day.is_french and (whole is not None or head):
        ours = early = True
    early = early or (whole is not None and not words.PART.search(whole.group()))
    confidence = 0.92 if ours and early else 0.8 if signed else 0.45
    return day.candidate(2 if early else 4, confidence, low)


def _of_another_thing(day: Day, match: re.Match[str], *, general: bool) -> bool:
    """Tell the day of a law, a service or another paper by the words before its cue."""
    left, low = day.left, day.place(match)
    ahead = left[: match.start()]
    if not day.is_french and words.ELSEWHERE.search(ahead):
        return True
    if words.OTHER_THING.search(left[max(0, match.start() - 40) :]) or words.ANOTHER.search(ahead):
        return True
    if (
        day.is_french
        and not general
        and "elles" not in left
        and french.applies_to_another(day.folded, low, match.group(), headed=day.headed)
    ):
        return True
    return words.DEFINES.search(day.folded[:low]) is not None or words.ENDS.search(ahead) is not None


def _commencing(day: Day, match: re.Match[str]) -> Candidate | None:
    """Read ``commences on``, ``debute le``."""
    left, low = day.left, day.place(match)
    if day.clause.role == "recital" or words.PERIOD.search(
        left[max(0, match.start() - 50) : match.start()]
    ):
        return None
    if not day.is_french and words.ELSEWHERE.search(left[: match.start()]):
        return None
    if day.is_french and (
        french.stray(day.folded, low, match.group(), day.found.end, headed=day.headed)
        or french.of_the_amended(day.view, day.found)
    ):
        return None
    ours = words.WHOSE.search(day.before) is not None
    if day.headed or (ours and (day.is_french or words.OUR_TERM.search(day.before))):
        return day.candidate(2 if day.headed else 3, 0.92 if day.headed and ours else 0.75, low)
    return None
