"""One official series, and what it answers on a given day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from pipeline.indexation._observed import (
    Conflict,
    Lag,
    Link,
    Missing,
    MissingKind,
    Observation,
    Revised,
    Standing,
    doubted,
)
from pipeline.indexation._period import Frequency, Period

Unit = Literal["index", "percent"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where values were read."""

    key: str
    name: str
    standing: Standing
    licence: str
    read: date | None
    """The day somebody read it, or that the copy was drawn."""


@dataclass(frozen=True, slots=True)
class Vintage:
    """One value that was published for a period; a later one of the same period takes its place."""

    value: Decimal
    published: date | None
    source: Source
    conflict: Conflict | None = None
    announced: str = ""
    """Where the day of publication was read, if not in the source itself."""
    correction: str = ""
    """Why it takes the place of a value that should have been final."""
    unusual: str = ""
    """Why somebody says that it is right though its step or its day is like none before."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Periods without a value, first and last included."""

    first: Period
    last: Period
    kind: Literal["gap", "never_published"]
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A value that was published and taken back: shown, never used."""

    period: Period
    value: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Restated:
    """Until a day the series was published on another base; what is held here is the later one."""

    until: date
    note: str
    base: str = ""
    """The base it stood on before, as ``1974-01 = 100``; empty where nobody read it."""


@dataclass(frozen=True, slots=True)
class Check:
    """How often a second source agreed, and how often not."""

    source: str
    agreed: int
    differed: int


@dataclass(frozen=True, eq=False)
class Series:
    """A series with everything that was published of it, as far as it is known here.

    Raises:
        ValueError: it has no value at all.
    """

    code: str
    title: Mapping[str, str]
    """By language, ``fr`` and ``en``."""
    unit: Unit
    base: str
    """What 100 stands for, as ``2008-Q1 = 100``; empty for a rate."""
    frequency: Frequency
    country: str
    publisher: str
    aliases: tuple[str, ...]
    """Names that mean this series and no other."""
    perhaps: tuple[str, ...]
    """Names that may mean it (``CPI``): ``Library.find`` does not answer to them, ``candidates`` does."""
    identifiers: Mapping[str, str]
    """What publishers call it in their files: ``idbank``, ``cdid``, ``bls``."""
    sources: tuple[Source, ...]
    lags: tuple[Lag, ...]
    """In order; the last one is good for every later period."""
    observations: Mapping[Period, tuple[Vintage, ...]]
    """By period; the vintages of a period in the order of their publication."""
    gaps: tuple[Gap, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    stopped: Period | None = None
    """The last period there will be."""
    link: Link | None = None
    """To the series that replaces it."""
    holds: bool = False
    """A rate that holds until it is changed: it is asked by day."""
    observed_to: date | None = None
    """For a rate noted only when it changes: up to this day no further change was seen."""
    restated: Restated | None = None
    revised: Revised | None = None
    """``None``: nobody said whether its values are revised."""
    checks: tuple[Check, ...] = ()
    notes: tuple[str, ...] = ()
    _order: tuple[Period, ...] = field(init=False, repr=False)
    _days: tuple[date, ...] = field(init=False, repr=False)
    _latest: tuple[Period, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Lay out which period is the latest from which day on."""
        if not self.observations:
            raise ValueError(f"{self.code} has no value")
        object.__setattr__(self, "_order", tuple(sorted(self.observations)))
        out = sorted(
            (self._out(period, self.observations[period][0]), period.number, period)
            for period in self._order
        )
        newest = out[0][2]
        latest = []
        for _, _, period in out:
            newest = max(newest, period)
            latest.append(newest)
        object.__setattr__(self, "_days", tuple(day for day, _, _ in out))
        object.__setattr__(self, "_latest", tuple(latest))

    @property
    def first(self) -> Period:
        """The first period with a value here."""
        return self._order[0]

    @property
    def last(self) -> Period:
        """The last period with a value here."""
        return self._order[-1]

    @property
    def periods(self) -> tuple[Period, ...]:
        """Every period with a value here, in order."""
        return self._order

    def value(self, period: Period, as_of: date) -> Observation | Missing:
        """Return the value of a period as it stood on a day.

        A rate that holds until changed is asked by day, or by its own periods.
        """
        return _value(self, period, as_of)

    def _value(self, period: Period, as_of: date) -> Observation | Missing:
        own = self._own(period)
        if own is None:
            reason = f"{self.code} is published by {self.frequency}, not by {period.frequency}"
            return self._no(period, "frequency", reason)
        if self.frequency == "day" and self.holds:
            return self._held(own, as_of)
        if own not in self.observations:
            return self._none(own, as_of)
        return self._of(own, as_of)

    def latest(self, as_of: date) -> Observation | Missing:
        """Return the last value that was out on a day.

        Where our copy may lack one that was out by then (it ends too early, or has a gap there), the answer
        is ``Missing``: the last value *here* would be taken for the last value there was.
        """
        return _latest(self, as_of)

    def _newest(self, as_of: date) -> Observation | Missing:
        if self.frequency == "day" and self.holds:
            return self._held(Period("day", as_of), as_of)
        count = bisect_right(self._days, as_of)
        if not count:
            return self._early(self.first)
        newest = self._latest[count - 1]
        following = newest.plus(1)
        if self.stopped is not None and self.expected(self.stopped.plus(1)) <= as_of:
            return self._ended(self.stopped.plus(1))
        while (
            (gap := self._gap(following)) is not None
            and gap.kind == "never_published"
            and following < self.last
        ):
            following = following.plus(1)
        after = self._after(following, as_of)
        if isinstance(after, Missing):
            return after
        answer = self._of(newest, as_of)
        if after and isinstance(answer, Observation):
            return doubted(answer)
        return answer

    def vintages(self, period: Period) -> tuple[Observation, ...]:
        """Return every value that was published for a period, the earliest first."""
        return tuple(self._seen(period, vintage) for vintage in self.observations.get(period, ()))

    def expected(self, period: Period) -> date:
        """Return the day by which a period's value should be out, by the lag."""
        return self._by(period, self.lag(period).days)

    def out_from(self, period: Period) -> date:
        """Return the earliest day on which a value of a period came out, by the lag."""
        return self._by(period, self.lag(period).least)

    def out_by(self, period: Period) -> date:
        """Return the latest day on which a value of a period came out, where the day was not read."""
        return self._by(period, self.lag(period).most)

    def lag(self, period: Period) -> Lag:
        """Return how long the value of a period takes to come out."""
        return next((lag for lag in self.lags if lag.to is None or period <= lag.to), self.lags[-1])

    def _own(self, period: Period) -> Period | None:
        if period.frequency == self.frequency:
            return period
        if self.holds and period.frequency == "day":
            return Period.of(period.first, self.frequency)
        return None

    def _of(self, period: Period, as_of: date) -> Observation | Missing:
        vintages = self.observations[period]
        out = [vintage for vintage in vintages if self._out(period, vintage) <= as_of]
        if not out:
            return self._not_yet(
                period, as_of, self._out(period, vintages[0]), vintages[0].published is None
            )
        vintage = out[-1]
        if vintage.conflict is not None and vintage.conflict.settled is None:
            return self._differing(period, vintage, vintage.conflict)
        seen = self._seen(period, vintage)
        if self.restated is not None and as_of < self.restated.until:
            seen = replace(seen, restated=True)
        late = vintage.published is None and as_of < self._by(period, self.lag(period).most)
        return doubted(seen) if late else seen

    def _seen(self, period: Period, vintage: Vintage) -> Observation:
        return Observation(
            self.code,
            period,
            vintage.value,
            self._out(period, vintage),
            vintage.published is None,
            vintage.source.name,
            vintage.source.standing,
            conflict=vintage.conflict,
        )

    def _differing(self, period: Period, vintage: Vintage, conflict: Conflict) -> Missing:
        one = f"{vintage.value} ({vintage.source.name})"
        other = f"{conflict.value} ({conflict.source})"
        reason = f"{self.code} {period} is {one} or {other}, and which is right is not settled"
        return self._no(period, "conflict", reason)

    def _held(self, day: Period, as_of: date) -> Observation | Missing:
        if day.first > as_of:
            reason = f"what {self.code} would be on {day} was not known on {as_of}"
            return self._no(day, "not_published", reason)
        index = bisect_right(self._order, day)
        if not index:
            return self._early(day)
        seen_to = self.observed_to and max(self.observed_to, self.last.first)
        if seen_to is not None and day.first > seen_to:
            reason = f"{self.code} was last seen on {seen_to}, and what became of it is not known"
            return self._no(day, "not_held", reason)
        return self._of(self._order[index - 1], as_of)

    def _none(self, period: Period, as_of: date) -> Missing:
        if self.stopped is not None and period > self.stopped:
            return self._ended(period)
        if period < self.first:
            return self._early(period)
        missing = self._after(period, as_of)
        return (
            missing
            if isinstance(missing, Missing)
            else self._not_yet(period, as_of, self.expected(period), assumed=True)
        )

    def _after(self, period: Period, as_of: date) -> Missing | bool:
        """Say why a period that should be out is missing here, or whether it may have been out already."""
        held = self.observations.get(period)
        if held is not None:
            # Whoever asks knows that it was not out by its own day.
            return held[0].published is None and self._by(period, self.lag(period).least) <= as_of
        due = self.expected(period)
        if due > as_of:
            return self._by(period, self.lag(period).least) <= as_of
        if self.stopped is not None and period > self.stopped:
            return self._ended(period)
        gap = self._gap(period)
        if gap is not None and gap.kind == "never_published":
            return self._no(period, "never_published", f"{self.code} {period} was never published")
        if gap is not None:
            reason = f"{self.code} {period} was published and is not held here"
            return self._no(period, "gap", reason, due)
        reason = (
            f"the values of {self.code} held here end with {self.last}, "
            f"and that of {period} should have been published by {due}"
        )
        return self._no(period, "not_held", reason, due)

    def _ended(self, period: Period) -> Missing:
        newer = self.link.new if self.link else None
        reason = f"{self.code} ended with {self.stopped}"
        if newer:
            reason = f"{self.code} ended with {self.stopped} and {newer} replaces it"
        return Missing(self.code, period, "stopped", reason, replaced_by=newer)

    def _not_yet(self, period: Period, as_of: date, out: date, assumed: bool) -> Missing:
        doubt = assumed and self._by(period, self.lag(period).least) <= as_of
        reason = f"{self.code} {period} was not published on {as_of} but on {out}"
        if assumed:
            reason = (
                f"{self.code} {period} was not published on {as_of}, and {out} is the day assumed for it"
            )
        return Missing(self.code, period, "not_published", reason, out, doubt)

    def _early(self, period: Period) -> Missing:
        return self._no(period, "before", f"the values of {self.code} held here begin with {self.first}")

    def _no(self, period: Period, kind: MissingKind, reason: str, expected: date | None = None) -> Missing:
        return Missing(self.code, period, kind, reason, expected)

    def _gap(self, period: Period) -> Gap | None:
        return next((gap for gap in self.gaps if gap.first <= period <= gap.last), None)

    def _out(self, period: Period, vintage: Vintage) -> date:
        return vintage.published or self.expected(period)

    def _by(self, period: Period, days: int) -> date:
        lag = self.lag(period)
        counted = period.last if lag.counted_from == "end" else period.first
        try:
            day = counted + timedelta(days=days)
        except OverflowError:
            return date.max
        return max(day, lag.not_before) if lag.not_before else day


# Thousands of contracts ask for the same quarter on the same day.
@lru_cache(maxsize=1 << 16)
def _value(series: Series, period: Period, as_of: date) -> Observation | Missing:
    return series._value(period, as_of)


@lru_cache(maxsize=1 << 16)
def _latest(series: Series, as_of: date) -> Observation | Missing:
    return series._newest(as_of)
