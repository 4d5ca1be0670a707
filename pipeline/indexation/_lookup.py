"""Which readings of an index a formula takes at a revision, with the day each was published.

A ``Reader`` asks the official series and keeps what they answered: many contracts ask for the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from pipeline.indexation._days import plus_months
from pipeline.indexation._index_value import IndexValue, Lack, Moment, Pair
from pipeline.indexation._period import Period
from pipeline.indexation.formula import IndexTerm, PublishedRate, Reference
from pipeline.indexation.series import Library, Linked, Missing, Observation, Series

_MOST_KEPT = 50_000
_PENDING = ("not_published",)
_MOST_STEPS = 4
"""So many periods in a row were never left out."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A period to be asked for, and as of which day."""

    period: Period
    on: date
    assumed: tuple[str, ...] = ()
    pending: str = ""
    named: Period | None = None
    """The period that the clause names, where it was never published and one before stands in."""


class Reader:
    """Looks up what formulas ask for in a library of series."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._series: dict[str, Series | Lack] = {}
        self._told: dict[tuple[str, tuple[tuple[Period, date], ...]], tuple[Linked | Missing, ...]] = {}
        self._pairs: dict[tuple[IndexTerm, Moment, bool], Pair | Lack] = {}
        self._latest: dict[tuple[str, date], Observation | Missing] = {}

    def series(self, name: str) -> Series | Lack:
        """Return the series that a name means, or why none can be told."""
        if name not in self._series:
            self._series[name] = self._find(name)
        return self._series[name]

    def _find(self, name: str) -> Series | Lack:
        if not name:
            return Lack("the clause names no index")
        found = self._library.find(name)
        if found is not None:
            return found
        several = self._library.candidates(name)
        if several:
            return Lack(f"\u201c{name}\u201d may mean {' or '.join(one.code for one in several)}")
        return Lack(f"no official series \u201c{name}\u201d is held")

    def rate(self, movement: PublishedRate, moment: Moment, *, estimate: bool = False) -> Pair | Lack:
        """Return a published rate as a fraction, for the formula's arithmetic."""
        series = self.series(movement.index)
        if isinstance(series, Lack):
            return series
        if series.unit != "percent":
            return Lack(f"{series.code} is an index and no rate")
        asked = self._asked(series, movement.now, moment, estimate=estimate)
        if isinstance(asked, Lack):
            return asked
        found = self._values(series, [asked], "now")
        if isinstance(found, Lack):
            return found
        value, values, assumed = found
        return Pair(value / 100, Decimal(1), values, (*asked.assumed, *assumed), asked.pending)

    def value(self, name: str, period: Period, moment: Moment) -> IndexValue | Lack:
        """Return the reading of one period of a series, as it was known at a revision."""
        series = self.series(name)
        if isinstance(series, Lack):
            return series
        asked = self._known(series, _Asked(period, moment.revision), moment, estimate=False)
        if isinstance(asked, Lack):
            return asked
        found = self._values(series, [asked], "base")
        return found if isinstance(found, Lack) else found[1][0]

    def pair(self, term: IndexTerm, moment: Moment, *, estimate: bool = False) -> Pair | Lack:
        """Return both readings of an index, on one scale.

        Args:
            term: what the formula says of them.
            moment: the revision.
            estimate: where the new reading is not out yet, take the last one that is.
        """
        term = _begun_with(term, moment)
        key = (term, _seen_from(term, moment), estimate)
        if key not in self._pairs:
            if len(self._pairs) >= _MOST_KEPT:
                self._pairs.clear()
            self._pairs[key] = self._pair(term, moment, estimate=estimate)
        return self._pairs[key]

    def _pair(self, term: IndexTerm, moment: Moment, *, estimate: bool) -> Pair | Lack:
        series = self.series(term.index)
        if isinstance(series, Lack):
            return series
        now = self._asked(series, term.now, moment, estimate=estimate)
        if isinstance(now, Lack):
            return now
        if term.base.kind == "earlier":
            base: _Asked | Lack | None = _earlier(now, term.base.months)
            if term.now.unpublished and isinstance(base, _Asked):
                base = self._published(series, base, term.now)
        elif term.base.value is not None and term.base.kind == "unknown":
            base = None
        else:
            base = self._asked(series, term.base, moment)
        if isinstance(base, Lack):
            return base
        return self._on_one_scale(series, term, now, base)

    def _on_one_scale(
        self, series: Series, term: IndexTerm, now: _Asked, base: _Asked | None
    ) -> Pair | Lack:
        asked = [*_run(now, term.now.mean_of), *([] if base is None else _run(base, term.base.mean_of))]
        told = self._ask(series, asked)
        news, bases = told[: term.now.mean_of], told[term.now.mean_of :]
        new = _mean(news, "now")
        if isinstance(new, Lack):
            return new
        assumed = [*now.assumed, *new[2]]
        if term.base.value is None:
            assert base is not None, "a base without a figure has a period"
            old = _mean(bases, "base")
            if isinstance(old, Lack):
                return old
            assumed += [*base.assumed, *old[2]]
            return Pair(new[0], old[0], (*new[1], *old[1]), tuple(assumed), now.pending)
        stated = _stated(series, term.base, bases, news)
        if isinstance(stated, Lack):
            return stated
        value, shown, words = stated
        assumed += words
        return Pair(new[0], value, (*new[1], shown), tuple(assumed), now.pending)

    def _asked(
        self, series: Series, reference: Reference, moment: Moment, *, estimate: bool = False
    ) -> _Asked | Lack:
        """Return which period a reference means, and as of which day its value is asked."""
        if reference.kind in ("unknown", "earlier"):
            return Lack("which reading of the index is taken is not stated")
        try:
            if reference.kind == "period":
                period = Period.parse(reference.period)
                if period.first > moment.revision:
                    return Lack(f"{series.code} {period} is named, and had not begun on {moment.revision}")
                asked = self._published(series, _Asked(period, moment.today), reference)
                return self._known(series, asked, moment, estimate=estimate)
            anchor = moment.day(reference.anchor, reference.day)
            if anchor is None:
                return Lack("the day from which the index is counted is not known")
            if reference.kind == "latest":
                return self._last_out(series, reference, anchor, moment, estimate=estimate)
            asked = _begun(_period(series, reference, anchor), reference, moment)
            if reference.last_out and not asked.assumed:
                asked = self._out_by_then(series, asked, moment)
        except ValueError:
            return Lack("the reading of the index that the clause names is no period of the calendar")
        asked = self._published(series, asked, reference)
        return self._known(series, asked, moment, estimate=estimate)

    def _published(self, series: Series, asked: _Asked, reference: Reference) -> _Asked:
        """Take the nearest period before one that was never published, where the clause says so."""
        if not reference.unpublished:
            return asked
        for step in range(_MOST_STEPS):
            period = asked.period.plus(-step)
            (told,) = self._ask(series, [replace(asked, period=period)])
            if not isinstance(told, Missing) or told.kind != "never_published":
                return asked if step == 0 else replace(asked, period=period, named=asked.period)
        return asked

    def _out_by_then(self, series: Series, asked: _Asked, moment: Moment) -> _Asked:
        """Take the year before where a quarter or month of no year was not out when the price moved."""
        if moment.revision > moment.today:
            return asked
        period = asked.period
        (told,) = self._ask(series, [replace(asked, on=moment.revision)])
        if not isinstance(told, Missing):
            doubted = told.observation.in_doubt
            words = f"whether {series.code} {period} was the last one out on {moment.revision} is not sure"
            return replace(asked, assumed=(words,)) if doubted else asked
        if told.kind not in _PENDING:
            return asked
        words = f"{period} was not out on {moment.revision}, and the index of the year before is taken"
        return _Asked(period.plus_years(-1), moment.revision, (words,))

    def _last_out(
        self, series: Series, reference: Reference, anchor: date, moment: Moment, *, estimate: bool
    ) -> _Asked | Lack:
        day = plus_months(anchor, 12 * reference.years - reference.months)
        if reference.period:
            day = date(day.year, int(reference.period[:2]), int(reference.period[3:]))
        pending = ""
        if day > moment.today:
            pending = f"which reading of {series.code} will be the last one out on {day} is not known yet"
            if not estimate:
                return Lack(pending, pending=True)
            day = moment.today
        seen = self._last(series, day)
        if isinstance(seen, Missing):
            return Lack(_sentence(seen.reason))
        assumed: tuple[str, ...] = ()
        if seen.in_doubt:
            # Its own day may have been read: then it is the next one that may have been out already.
            assumed = (f"whether {seen.series} {seen.period} was the last one out on {day} is not sure",)
        elif seen.published_assumed:
            assumed = (f"that {seen.series} {seen.period} was out on {day} follows from its usual delay",)
        return _Asked(seen.period, day, assumed, pending)

    def _last(self, series: Series, day: date) -> Observation | Missing:
        key = (series.code, day)
        if key not in self._latest:
            if len(self._latest) >= _MOST_KEPT:
                self._latest.clear()
            self._latest[key] = self._last_of(series, day)
        return self._latest[key]

    def _last_of(self, series: Series, day: date) -> Observation | Missing:
        """Ask the series that followed first: one that stopped has no last value that counts."""
        followed = self._library.series.get(series.link.new) if series.link else None
        if followed is not None:
            answer = self._last_of(followed, day)
            if isinstance(answer, Observation) or answer.kind != "before":
                return answer
        return self._library.latest(series, day)

    def _known(self, series: Series, asked: _Asked, moment: Moment, *, estimate: bool) -> _Asked | Lack:
        """Ask as of the day the price moves, or of today where the reading came out only afterwards."""
        asked = replace(asked, on=min(moment.revision, moment.today))
        (told,) = self._ask(series, [asked])
        if isinstance(told, Missing) and told.kind in _PENDING and asked.on < moment.today:
            asked = replace(asked, on=moment.today)
            (told,) = self._ask(series, [asked])
        if not isinstance(told, Missing):
            return asked
        if told.kind not in _PENDING:
            return Lack(_sentence(told.reason))
        if not estimate:
            return Lack(_sentence(told.reason), pending=True)
        seen = self._last(series, moment.today)
        if isinstance(seen, Missing):
            return Lack(_sentence(seen.reason), pending=True)
        return _Asked(seen.period, moment.today, (), _sentence(told.reason))

    def _ask(self, series: Series, asked: Sequence[_Asked]) -> tuple[Linked | Missing, ...]:
        wanted = tuple((one.period, one.on) for one in asked)
        key = (series.code, wanted)
        if key not in self._told:
            if len(self._told) >= _MOST_KEPT:
                self._told.clear()
            self._told[key] = self._library.on_one_scale(series, wanted)
        return self._told[key]

    def _values(
        self, series: Series, asked: Sequence[_Asked], role: Literal["now", "base"]
    ) -> tuple[Decimal, tuple[IndexValue, ...], list[str]] | Lack:
        return _mean(self._ask(series, asked), role)


def _begun_with(term: IndexTerm, moment: Moment) -> IndexTerm:
    """Return a term with the base of one revision: that which it begins with, or the one taken last."""
    base = term.base
    if not base.begin:
        return term
    if moment.previous <= moment.effective:
        return replace(term, base=Reference("period", base.begin, value=base.value))
    return replace(term, base=replace(base, begin="", value=None))


def _seen_from(term: IndexTerm, moment: Moment) -> Moment:
    """Leave of a moment the days from which a term counts: of all contracts it is then the same."""
    anchors = {term.now.anchor, term.base.anchor}
    return Moment(
        moment.revision,
        moment.previous if "previous_revision" in anchors else moment.revision,
        moment.effective if "effective" in anchors else moment.revision,
        moment.signed if "signature" in anchors else None,
        moment.today,
    )


def _period(series: Series, reference: Reference, anchor: date) -> Period:
    if reference.kind == "of_year":
        year = anchor.year + reference.years
        return Period.parse(f"{year:04}-{reference.period}" if reference.period else f"{year:04}")
    return Period.of(plus_months(anchor, -reference.months), series.frequency)


def _begun(period: Period, reference: Reference, moment: Moment) -> _Asked:
    """Take the year before where a quarter or month is named that had not begun when the price moved."""
    if reference.kind != "of_year" or reference.years != 0 or period.first <= moment.revision:
        return _Asked(period, moment.revision)
    words = f"{period} had not begun on {moment.revision}, and the index of the year before is taken"
    return _Asked(period.plus_years(-1), moment.revision, (words,))


def _earlier(now: _Asked, months: int) -> _Asked | Lack:
    try:
        return _Asked((now.named or now.period).plus_months(-months), now.on)
    except (ValueError, OverflowError):
        return Lack("the reading of the index that the clause names is no period of the calendar")


def _run(asked: _Asked, count: int) -> list[_Asked]:
    """Return so many periods in a row that end with this one."""
    return [replace(asked, period=asked.period.plus(step)) for step in range(1 - count, 1)]


def _mean(
    told: Sequence[Linked | Missing], role: Literal["now", "base"]
) -> tuple[Decimal, tuple[IndexValue, ...], list[str]] | Lack:
    values, sum_, assumed = [], Decimal(0), []
    for one in told:
        if isinstance(one, Missing):
            return Lack(_sentence(one.reason), one.kind in _PENDING)
        seen = one.observation
        sum_ += one.value
        coefficient = None if one.link is None else one.coefficient
        values.append(
            IndexValue(
                role, seen.series, str(seen.period), seen.value, seen.published, seen.published_assumed,
                False, coefficient, seen.source,
            )
        )  # fmt: skip
        if seen.standing == "lone":
            assumed.append(f"{seen.series} {seen.period} was read in one place only")
    return sum_ / len(values) if len(values) > 1 else sum_, tuple(values), assumed


def _stated(
    series: Series, base: Reference, official: Sequence[Linked | Missing], news: Sequence[Linked | Missing]
) -> tuple[Decimal, IndexValue, list[str]] | Lack:
    """Bring the contract's own figure onto the scale of the reading it is compared with."""
    assert base.value is not None, "only where the contract states a figure"
    seen = official[-1] if official else None
    onto = next((one.onto for one in news if isinstance(one, Linked)), series.code)
    if isinstance(seen, Linked):
        return _beside(base, seen)
    if onto != series.code:
        return Lack(f"no published coefficient brings the contract's figure onto the scale of {onto}")
    shown = IndexValue("base", series.code, base.period, base.value, None, False, True, None, "")
    return (
        base.value,
        shown,
        [f"the contract's figure {base.value:f} is taken to be on the scale of {onto}"],
    )


def _beside(base: Reference, seen: Linked) -> tuple[Decimal, IndexValue, list[str]]:
    """Lay the contract's own figure beside the one that was published for the same period."""
    assert base.value is not None, "only where the contract states a figure"
    official = seen.observation
    same = official.value == base.value
    words = []
    if not same and base.mean_of == 1:
        words = [
            f"the contract states {base.value:f} for {official.series} {official.period}, "
            f"and {official.value:f} was published"
        ]
    shown = IndexValue(
        "base",
        official.series,
        str(official.period),
        base.value,
        official.published if same else None,
        official.published_assumed and same,
        True,
        None if seen.link is None else seen.coefficient,
        official.source if same else "",
    )
    return base.value * (seen.value / official.value), shown, words


def _sentence(reason: str) -> str:
    """Return a reason without its full stop, so that it can be joined to others."""
    return reason.rstrip(".")
