"""*The November before the revision*: of which year it is, told by the day of the revision.

*The last November that was out* is another reading: on 1 January that of two months before may not be
published. Where no day is told, or the month may not be out by then and the words name no year, which
reading is meant stays likely.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from data import late as re
from pipeline.indexation.formula import (
    Days,
    Greatest,
    Least,
    Movement,
    Plus,
    PublishedRate,
    Reference,
    Share,
    Tiers,
)
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.settle import Way, terms_of, with_terms

_PRECEDES = re.compile(
    r"\bpreced(?:ant|ent|e|ing)\w*|\bprevious\b|\bprior\b|\bbefore\b|\bavant\b|\bdernier\b|\blast\b|\bimmediately\b|\bnext\s+before\b"
)
_PUBLISHED = re.compile(r"\bpubli\w+|\bparue?s?\b|\bissued\b|\bconnue?s?\b|\bavailable\b")
_NEAR = 30


def placed(clause: ClauseWords, ways: Iterable[Way], days: Days) -> list[Way]:
    """Return the ways with the year of a month that precedes the revision, where its day is told."""
    each = list(ways)
    month = _month_of(days)
    if month is None or not _told_before(clause):
        return each
    if _told_as_published(clause) and any(_soon(one, month) for one in _open(each)):
        # what is out by then is for the days of publication to say, not for the calendar
        return each
    return [replace(way, movement=put_year(way.movement, month)) for way in each]


def not_placed(clause: ClauseWords, ways: Iterable[Way], days: Days) -> Iterator[tuple[int, int]]:
    """Yield the words of a month without a year for which more than one year may be meant."""
    open_ = _open(ways)
    part = next((one for one in clause.parts if one.name == "reference_period"), None)
    if not open_ or part is None:
        return
    month = _month_of(days)
    lag = 1 if clause.names == ("IRL",) else None
    soon = month is not None and any(_soon(one, month, lag) for one in open_)
    if _told_before(clause) or soon:
        yield part.start, part.end


def _open(ways: Iterable[Way]) -> list[Reference]:
    return [term.now for way in ways for term in terms_of(way.movement) if _is_open(term.now)]


def _soon(ref: Reference, month: int, lag: int | None = None) -> bool:
    """Whether the month of the revision follows so soon that the reading may not be out yet.

    The IRL is out within weeks of its quarter: its ``lag`` is one month.
    """
    return (month - _ends(ref)) % 12 <= (_lag(ref) if lag is None else lag)


def out_by(ref: Reference, month: int) -> bool:
    """Whether the last reading of a month of the year that is out in another month is that of the year.

    Args:
        ref: a month or quarter of no year.
        month: of the revision.
    """
    return _is_open(ref) and not _soon(ref, month)


def _is_open(ref: Reference) -> bool:
    return ref.kind == "of_year" and ref.last_out


def _ends(ref: Reference) -> int:
    return 3 * int(ref.period[1:]) if ref.period.startswith("Q") else int(ref.period)


def _lag(ref: Reference) -> int:
    """Within so many months after its end a reading may not be published yet."""
    return 3 if ref.period.startswith("Q") else 1


def _month_of(days: Days) -> int | None:
    if re.fullmatch(r"\d\d-\d\d", days.on):
        return int(days.on[:2])
    return days.first.month if days.first is not None and days.every_months in (12, 24, 36, 60) else None


def _told_before(clause: ClauseWords) -> bool:
    """Whether the words of every month that was read say that it lies before the revision."""
    read = [one for one in clause.parts if one.name == "reference_period"]
    return bool(read) and all(
        _PRECEDES.search(clause.folded, max(one.start - _NEAR, 0), one.end + _NEAR) is not None
        for one in read
    )


def _told_as_published(clause: ClauseWords) -> bool:
    """Whether the words of a month that was read say that it is the last one published."""
    read = [one for one in clause.parts if one.name == "reference_period"]
    return any(
        _PUBLISHED.search(clause.folded, max(one.start - _NEAR, 0), one.end + _NEAR) is not None
        for one in read
    )


def put_year(movement: Movement, month: int) -> Movement:
    """Return a movement with the year of its months of no year that lie before a revision in a month."""
    if isinstance(movement, PublishedRate):
        return replace(movement, now=_year_told(movement.now, month))
    if isinstance(movement, (Least, Greatest)):
        return replace(movement, of=tuple(put_year(one, month) for one in movement.of))
    if isinstance(movement, (Share, Plus, Tiers)):
        return replace(movement, movement=put_year(movement.movement, month))
    return with_terms(movement, lambda term: replace(term, now=_year_told(term.now, month)))


def _year_told(ref: Reference, month: int) -> Reference:
    if not _is_open(ref):
        return ref
    return replace(ref, last_out=False, years=0 if _ends(ref) < month else -1)
