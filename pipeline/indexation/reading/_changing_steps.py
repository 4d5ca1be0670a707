"""From percentages, each with its time, to steps: one way for each meaning of *the third year*."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from pipeline.indexation.formula import COUNTED, OF_CONTRACT, Anchor, Days, Step, Steps
from pipeline.indexation.reading._changing_words import OPEN, OPEN_YEAR, When

_FAMILY = {"year": "years", "contract_year": "years", "day": "days", "until": "days"}


@dataclass(frozen=True, slots=True)
class Rise:
    """A percentage and when it counts; without ``when`` it counts whenever no other does."""

    rate: Decimal
    when: When | None
    until: date | None = None
    goes_on: bool = False
    """Its words begin with *then*: it comes after the one before."""
    regular: bool = False
    """It is said to come each year."""


@dataclass(frozen=True, slots=True)
class Stages:
    """Each way to understand the rises, with what it says; and what they tell of the days of revisions."""

    ways: tuple[Steps, ...]
    says: tuple[str, ...] = ()
    days: Days = field(default_factory=Days)
    sure: bool = True


def steps_of_rises(rises: Sequence[Rise], *, regular: bool, anchor: Anchor) -> Stages | None:
    """Return the steps that rises make; ``None`` where they do not fit together.

    Args:
        rises: in the order of the text.
        regular: whether a rise each year is spoken of.
        anchor: from which day anniversaries are counted.
    """
    placed = _placed(rises)
    if placed is None:
        return None
    told = [one for one in placed if one.when is not None or one.until is not None]
    families = {_family(one) for one in told}
    if len(families) != 1:
        return None
    family = families.pop()
    if family == "days":
        return _by_day(placed, regular=regular)
    spans = _spans(placed)
    rates = None if spans is None else _rates(spans)
    if rates is None:
        return None
    if family == "years":
        return _by_year(placed, rates)
    if family == "anniversary":
        days = Days(on="anniversary", anchor=anchor)
        own = (lambda n: Step(year=n + 1)) if anchor == "effective" else (lambda n: Step(number=n))
        steps = _steps(rates, own)
        if not regular and all(one.when is None or one.when.after for one in told):
            once = (*steps[:-1], replace(steps[-1], each=False))
            return Stages((Steps(once), Steps(steps)), (_ONCE, _ON), days=days)
        return Stages((Steps(steps),), days=days)
    if family == "revision":
        return Stages((Steps(_steps(rates, lambda n: Step(number=n))),))
    first = min(one.when.low for one in told if one.when is not None)
    made = Steps(_steps(rates, lambda y: Step(year=1) if y < first else Step(date(y, 1, 1)), again=True))
    # on which day of 2026 the price moves is told elsewhere, or nowhere
    return Stages((made,)) if made.on_revisions else None


def _family(rise: Rise) -> str:
    unit = "until" if rise.when is None else rise.when.unit
    return _FAMILY.get(unit, unit)


def _placed(rises: Sequence[Rise]) -> list[Rise] | None:
    """Put what is told of others in its place: *the second*, *the next two years*, *thereafter*."""
    made: list[Rise] = []
    for rise in rises:
        when, before = rise.when, made[-1] if made else None
        follows = rise.goes_on and when is None and rise.until is None and not _general(made)
        if when is None and not follows:
            made.append(rise)
            continue
        if follows or (when is not None and (when.unit in ("same", "rest") or when.ahead)):
            if before is None or (before.when is None and before.until is None):
                return None
            when = _after(before, when)
            if when is None:
                return None
        made.append(replace(rise, when=when))
    return made


def _general(rises: Sequence[Rise]) -> bool:
    return any(one.when is None and one.until is None for one in rises)


def _after(before: Rise, when: When | None) -> When | None:
    """Return the time of a rise that is told from the one before it."""
    last = before.when
    if before.until is not None:
        if (before.until + timedelta(days=1)).day != 1 or (when is not None and when.unit != "rest"):
            return None
        begin = before.until + timedelta(days=1)
        return When(0, 0, "day", 0, OPEN, begin)
    assert last is not None, "told by the caller"
    if last.unit == "day":
        if last.day is None or last.high or (when is not None and when.unit != "rest"):
            return None
        if when is not None and not when.follows(last.day):
            return None
        try:
            return When(0, 0, "day", 0, OPEN, last.day.replace(year=last.day.year + 1))
        except ValueError:
            return None
    if last.high >= (OPEN_YEAR if last.unit == "calendar" else OPEN):
        return None
    if when is not None and when.unit == "same":
        return replace(when, unit=last.unit)
    end = OPEN_YEAR if last.unit == "calendar" else OPEN
    if when is None or when.unit == "rest":
        return When(0, 0, last.unit, last.high + 1, end)
    return replace(when, unit=last.unit, low=last.high + 1, high=last.high + when.high)


@dataclass(frozen=True, slots=True)
class _Span:
    low: int
    high: int
    rate: Decimal


def _spans(rises: Sequence[Rise]) -> list[_Span] | None:
    found = []
    for rise in rises:
        if rise.until is not None:
            return None
        if rise.when is not None:
            found.append(_Span(rise.when.low, rise.when.high, rise.rate))
    return [*found, *(_Span(0, _NO_END, rise.rate) for rise in rises if rise.when is None)]


_NO_END = 10**6


def _rates(spans: Sequence[_Span]) -> dict[int, Decimal | None] | None:
    """Return the rate of each year that is told, the last for all that follow; ``None``: two for one.

    What is told of fewer years goes before what is told of more.
    """
    bounds = [one.low for one in spans if one.low] + [
        one.high for one in spans if one.high < OPEN_YEAR and one.high != OPEN
    ]
    general = any(one.low == 0 for one in spans)
    first = min(one.low for one in spans if one.low)
    begin = min(1, first) if general and first < OPEN else first
    if general and first > OPEN:
        begin = first - 2
    made: dict[int, Decimal | None] = {}
    for year in range(begin, max(bounds) + 2):
        own = [one for one in spans if one.low <= year <= one.high]
        closed = {one.rate for one in own if one.high not in (OPEN, OPEN_YEAR, _NO_END)}
        if len(closed) > 1:
            return None
        open_ = sorted(
            (one for one in own if one.low and one.high in (OPEN, OPEN_YEAR)), key=lambda one: one.low
        )
        rest = [one.rate for one in own if one.low == 0]
        made[year] = (
            next(iter(closed)) if closed else open_[-1].rate if open_ else rest[0] if rest else None
        )
    return made


def _steps(
    rates: Mapping[int, Decimal | None], own: Callable[[int], Step], *, again: bool = False
) -> tuple[Step, ...]:
    """Return a step for each stretch of years with one rate; the last year of the mapping has no end.

    Args:
        rates: of each year.
        own: makes the step of a year.
        again: a rise comes again until the next step even where that is the year after.
    """
    last = max(rates)
    runs = [
        (rate, [year for year, _ in run]) for rate, run in groupby(rates.items(), key=lambda one: one[1])
    ]
    steps: list[Step] = []
    for place, (rate, years) in enumerate(runs):
        if rate is None:
            continue
        ends = place + 1 < len(runs) and runs[place + 1][0] is None
        if ends and again:
            steps += [replace(own(years[0]), rate=rate, each=True)] * (len(years) > 1)
            steps.append(replace(own(years[-1]), rate=rate))
        elif ends or (len(years) == 1 and years[0] != last and not again):
            steps += [replace(own(year), rate=rate) for year in years]
        else:
            steps.append(replace(own(years[0]), rate=rate, each=True))
    return tuple(steps)


_ONCE = "the last rise comes once"
_ON = "the last rise comes each year from then on"


def _by_year(rises: Sequence[Rise], rates: Mapping[int, Decimal | None]) -> Stages | None:
    """Return the steps of years, by those of the contract and by the count of rises, where both can be."""
    told = [one.when for one in rises if one.when is not None]
    contract = Steps(_steps(rates, lambda year: Step(year=year)))
    counted = Steps(_steps(rates, lambda year: Step(number=year)))
    general = any(one.when is None for one in rises)
    first = min(told, key=lambda one: one.low)
    rate = rates[first.low]
    if first.low == 1 and first.high == 1 and rate:
        # no rise falls into the first year of a contract but one at its end
        return Stages((counted,), sure=False)
    if first.low == 1:
        ways = (counted, contract) if first.high > 1 else (contract, counted)
        return Stages(ways, (COUNTED, OF_CONTRACT) if first.high > 1 else (OF_CONTRACT, COUNTED))
    if all(one.unit == "contract_year" for one in told) or not general:
        # a list that begins with the second year leaves the first one its price
        return Stages((contract,))
    return Stages((contract, counted), (OF_CONTRACT, COUNTED))


def _by_day(rises: Sequence[Rise], *, regular: bool) -> Stages | None:
    """Return the steps of days: each once, or each year from a day on."""
    general = [rise.rate for rise in rises if rise.when is None and rise.until is None]
    if general:
        return _but_on_days(general, [rise for rise in rises if rise.when is not None])
    steps: list[Step] = []
    once: list[date] = []
    for place, rise in enumerate(rises):
        when = rise.when
        if rise.until is not None and not _followed(rise.until, rises[place + 1 :]):
            return None
        if when is None:
            if steps:
                return None
            steps.append(Step(year=1, rate=rise.rate, each=True))
            continue
        if when.day is None:
            return None
        each = rise.until is not None or (when.high == OPEN and (rise.regular or not when.end))
        if when.high == OPEN and not each and regular:
            return None
        if not each:
            once.append(when.day)
        steps.append(Step(when.day, rate=rise.rate, each=each))
    begun = [step.start for step in steps if step.start is not None]
    if begun != sorted(set(begun)):
        return None
    if not any(step.each for step in steps):
        return Stages((Steps(tuple(steps)),))
    days = {f"{day:%m-%d}" for day in (begun if steps[0].start is not None else once)}
    if len(days) > 1 and once:
        return None
    return Stages((Steps(tuple(steps)),), days=Days(12, on=days.pop()) if len(days) == 1 else Days())


def _followed(until: date, rises: Sequence[Rise]) -> bool:
    """Whether a rise that ends is followed by one that begins then: what comes of a gap is not told."""
    after = until + timedelta(days=1)
    return bool(rises) and rises[0].when is not None and rises[0].when.day == after


def _but_on_days(general: Sequence[Decimal], others: Sequence[Rise]) -> Stages | None:
    """Return the steps of a rise each year on one day, which on some of these days is another."""
    days = [
        one.when.day for one in others if one.when is not None and one.when.high == 0 and one.until is None
    ]
    begun = [day for day in days if day is not None]
    if len(general) > 1 or len(begun) != len(others) or begun != sorted(set(begun)):
        return None
    if len({f"{day:%m-%d}" for day in begun}) > 1 or f"{begun[0]:%m-%d}" == "02-29":
        return None
    usual = Step(year=1, rate=general[0], each=True)
    steps = [usual]
    for day, other in zip(begun, others, strict=True):
        after = replace(usual, start=day.replace(year=day.year + 1), year=None)
        steps += [Step(day, rate=other.rate), after]
    kept = [one for one in steps if one.start not in begun or not one.each]
    return Stages((Steps(tuple(kept)),), days=Days(12, on=f"{begun[0]:%m-%d}"))
