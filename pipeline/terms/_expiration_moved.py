"""Words that put one end in the place of another: the day that is left behind is no end any more.

``Le bail, dont le terme est fixé au 31 mars 2027, est prolongé jusqu'au 31 mars 2029``; ``moved from 1 May
2026 to 1 May 2028``. What an amendment replaces must never be told as what it agrees, so a sentence that
says so is read here and nowhere else, and where the new day cannot be told from the old one both are open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from data import late as re
from pipeline.dates import FoundDate, add_duration
from pipeline.durations import find_durations
from pipeline.terms import _expiration_words as words
from pipeline.terms import _french_time as french
from pipeline.terms import _time
from pipeline.terms._expiration_base import Candidate
from pipeline.terms._other_agreement import of_another
from pipeline.terms._time import Sentence
from pipeline.terms.base import View

RANK = -1
"""Before every other end: it takes their place."""
_SURE, _COUNTED, _OPEN = 0.9, 0.8, 0.8
_REACH, _NEAR = 60, 40
_HEAD = 300
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TO = re.compile(r"\s*(?:au|to)\s")
_REASON = "The end is moved, but which of the days is the new one could not be read."


def moved_ends(view: View, sentence: Sentence, *, headed: bool) -> list[Candidate] | None:
    """Return the new end of a sentence that moves one; ``None`` where it moves none."""
    if _act(view.language, sentence.folded) is None:
        return None
    folded = _plain(view, sentence)
    act, days = _act(view.language, folded), _days(view, sentence, folded)
    if act is None or not days or not _agreed(view, folded, days, amends(view)):
        return None
    if not _ours(view, sentence, folded, days, headed=headed):
        return None
    old, new = _sides(view.language, folded, days, act)
    if not old:
        several = len({day.date for day in new}) > 1 and amends(view)
        return [_open(sentence, new)] if several else None
    if not new:
        return _without_new(view, sentence, folded, old)
    if len({day.date for day in new}) == 1 and all(day.date != new[0].date for day in old):
        low, high = min(old[0].start, new[0].start, act.start()), max(new[0].end, act.end())
        return [Candidate(RANK, _SURE, sentence, low, high, new[0])]
    return [_open(sentence, [*old, *new])]


def left_behind(view: View, sentence: Sentence) -> bool:
    """Tell whether a row names the end that was: ``Ancienne date d'échéance : 31 mars 2027``."""
    label = _time.phrase("moved_old_label", view.language, sentence.folded[:_REACH])
    return label is not None and amends(view)


def amends(view: View) -> bool:
    """Tell whether a document calls itself an amendment, or an extension, at its head."""
    if view.language == "fr":
        return french.amends(view)
    return bool(view.once("english amendment", lambda: _amends(view)))


def _amends(view: View) -> bool:
    head = view.folded_between(0, min(_HEAD, len(view.flow.text)))
    return _time.phrase("moved_by", "en", head) is not None


def _act(language: str, folded: str) -> re.Match[str] | None:
    return _time.phrase("moved", language, folded) or _time.phrase("moved_in_place", language, folded)


def _plain(view: View, sentence: Sentence) -> str:
    folded = _time.main_clause(sentence.folded)
    return french.plain(folded) if view.language == "fr" else folded


def _days(view: View, sentence: Sentence, folded: str) -> list[FoundDate]:
    """Return the days of a sentence on which nothing begins; of a month whose end is meant, its last."""
    days = []
    for found in _time.dates_in(view, sentence.text, sentence.folded):
        day: FoundDate | None = found
        if found.date is None:
            last = words.LAST_DAY.search(folded, max(0, found.start - _NEAR), found.start)
            told = found.candidates[-1] if last is not None and found.candidates else None
            day = replace(found, start=last.start("last"), date=told) if last is not None and told else None
        if day is not None and not _begins(view.language, folded, day):
            days.append(day)
    return days


def _begins(language: str, folded: str, day: FoundDate) -> bool:
    """Tell whether something begins, or was made, on a day: but not in ``the contract from X to Y``."""
    return _behind("moved_begins", language, folded, day) > 0 and _TO.match(folded, day.end) is None


def _behind(name: str, language: str, folded: str, day: FoundDate) -> int:
    """Return how long the words of a list are behind which a day stands; 0 where none are."""
    left = _left(folded, day)
    found = _time.before(name, language).search(left)
    return 0 if found is None else len(left) - found.start()


def _left(folded: str, day: FoundDate) -> str:
    """Return the words before a day, back to the year of the day before it."""
    left = folded[max(0, day.start - _REACH) : day.start]
    years = [*_YEAR.finditer(left)]
    return left[years[-1].end() :] if years else left


def _agreed(view: View, folded: str, days: Sequence[FoundDate], last_says: bool) -> bool:
    """Tell whether the end is moved, and not only may be; behind its last day other things may be said."""
    for day in days:  # the month of May
        folded = f"{folded[: day.start]}{' ' * (day.end - day.start)}{folded[day.end :]}"
    maybe = _time.phrases("moved_maybe", view.language)
    last = max(day.end for day in days) if last_says else len(folded)
    return maybe.search(folded, 0, last) is None


def _ours(view: View, sentence: Sentence, folded: str, days: Sequence[FoundDate], *, headed: bool) -> bool:
    """Tell whether it is the contract's end that moves, and not that of an offer or a delivery."""
    language = view.language
    first, last = min(day.start for day in days), max(day.end for day in days)
    named = list(_time.phrases("moved_names", language).finditer(folded, 0, last + _REACH))
    whose = list(_time.phrases("moved_whose", language).finditer(folded, 0, last))
    bare = headed and _behind("moved_bare", language, folded, days[0])
    if not (named or bare or (whose and any(_ends(language, folded, day) for day in days))):
        return False
    before = [item.start() for item in (*named, *whose) if item.end() <= first]
    low = max(before, default=0)
    low = max(folded.rfind(",", 0, low) + 1, low - _NEAR, 0)
    if words.OTHER_THING.search(folded[low:last].replace("reporte", "       ")) is not None:
        return False
    if _time.phrases("moved_other", language).search(folded, low, first) is not None:
        return False
    return not of_another(view, sentence, low + 1)


def _ends(language: str, folded: str, day: FoundDate) -> bool:
    left = _left(folded, day)
    found = _time.before("ends", language).search(left) or words.NAMED_END.search(left)
    return found is not None


def _sides(
    language: str, folded: str, days: Sequence[FoundDate], act: re.Match[str]
) -> tuple[list[FoundDate], list[FoundDate]]:
    """Part the days of a sentence: those that are left, and those that are come to."""
    turned = _time.phrase("moved_in_place", language, folded)
    if turned is not None and any(day.end <= turned.start() for day in days):
        old = [day for day in days if day.start >= turned.start()]
        return old, [day for day in days if day.end <= turned.start()]
    old, new = [], []
    for day in days:
        left = _behind("moved_from", language, folded, day)
        come_to = _behind("moved_to", language, folded, day)
        if day.end <= act.start() or left > come_to:
            old.append(day)
        elif come_to or _ends(language, folded, day):
            new.append(day)
    return old, new


def _without_new(
    view: View, sentence: Sentence, folded: str, old: Sequence[FoundDate]
) -> list[Candidate] | None:
    """Read ``which expires on 31 March 2027, is extended by two years``; else the new end is open."""
    act = _time.phrase("moved_on", view.language, folded)
    if act is None or not amends(view) or old[-1].start > act.start():
        return None
    if not _agreed(view, folded, old, last_says=False):
        return None
    if not _ends(view.language, folded, old[-1]):
        return None
    assert old[-1].date is not None
    ends = {
        add_duration(old[-1].date, length.duration)
        for length in find_durations(sentence.text, view.language)
        if length.start >= act.end() and length.duration
    }
    if len(ends) == 1 and isinstance(end := ends.pop(), date):
        found = replace(old[-1], date=end)
        return [Candidate(RANK, _COUNTED, sentence, old[-1].start, act.end(), found)]
    return [_open(sentence, old)]


def _open(sentence: Sentence, days: Sequence[FoundDate]) -> Candidate:
    days = sorted(days, key=lambda day: day.start)
    told = tuple(dict.fromkeys(day.date for day in days if day.date is not None))
    found = FoundDate(days[0].start, days[-1].end, None, candidates=told, reason=_REASON)
    return Candidate(RANK, _OPEN, sentence, days[0].start, days[-1].end, found)
