"""The periods that official series speak of: a day, a month, a quarter, a half-year or a year."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from data import late as re

Frequency = Literal["day", "month", "quarter", "semester", "year"]
MONTHS: dict[Frequency, int] = {"month": 1, "quarter": 3, "semester": 6, "year": 12}
"""How many months a period has; a day is left out."""
_LETTERS: dict[str, Frequency] = {"Q": "quarter", "T": "quarter", "S": "semester"}
_NUMBERED = re.compile(r"(\d{4})-([QTS])(\d)")
_DATED = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a calendar: ``2025-Q3``, ``2022-08``, ``2015-S2``, ``1975-01-02`` or ``2019``.

    Periods of one frequency are ordered; two of different frequencies are not, and comparing them raises
    ``TypeError``.
    """

    frequency: Frequency
    first: date
    """Its first day."""

    def __post_init__(self) -> None:
        """Refuse a first day on which no such period begins."""
        if self.first != _begin(self.first, self.frequency):
            raise ValueError(f"no {self.frequency} begins on {self.first}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a period as it is written here; ``2025-T3``, as INSEE writes it, is ``2025-Q3``.

        Raises:
            ValueError: it is none.
        """
        if numbered := _NUMBERED.fullmatch(text):
            frequency = _LETTERS[numbered[2]]
            number, size = int(numbered[3]), MONTHS[frequency]
            if 1 <= number <= 12 // size:
                return cls(frequency, date(int(numbered[1]), (number - 1) * size + 1, 1))
        elif dated := _DATED.fullmatch(text):
            year, month, day = (int(part) if part else None for part in dated.groups())
            try:
                first = date(year or 0, month or 1, day or 1)
            except ValueError as error:
                raise ValueError(f"{text!r} is no period: {error}") from error
            return cls("day" if day else "month" if month else "year", first)
        raise ValueError(f"{text!r} is no period; write 2025-Q3, 2022-08, 2015-S2, 1975-01-02 or 2019")

    @classmethod
    def of(cls, day: date, frequency: Frequency) -> Period:
        """Return the period of a frequency in which a day lies."""
        return cls(frequency, _begin(day, frequency))

    @property
    def last(self) -> date:
        """Its last day."""
        if self.frequency == "day":
            return self.first
        year, month = self.first.year, self.first.month + MONTHS[self.frequency] - 1
        return date(year, month, monthrange(year, month)[1])

    @property
    def number(self) -> int:
        """Which of its frequency it is, counted from the year 1; neighbours differ by one."""
        if self.frequency == "day":
            return self.first.toordinal()
        return (self.first.year * 12 + self.first.month - 1) // MONTHS[self.frequency]

    def plus(self, count: int) -> Period:
        """Return the period so many of its own frequency later; earlier where the count is below zero.

        Raises:
            OverflowError: it lies outside the calendar.
        """
        if self.frequency == "day":
            return Period("day", self.first + timedelta(days=count))
        return Period(self.frequency, _moved(self.first, count * MONTHS[self.frequency]))

    def plus_months(self, months: int) -> Period:
        """Return the period so many months later.

        Raises:
            ValueError: no period of this frequency begins then (a quarter and two months), or that month
                has no such day (31 January and one month): which day is meant is not for us to choose.
            OverflowError: it lies outside the calendar.
        """
        if self.frequency != "day":
            size = MONTHS[self.frequency]
            if months % size:
                raise ValueError(f"{months} months are no whole number of a {self.frequency}'s {size}")
            return self.plus(months // size)
        begin = _moved(self.first.replace(day=1), months)
        try:
            return Period("day", begin.replace(day=self.first.day))
        except ValueError as error:
            raise ValueError(f"{begin:%Y-%m} has no day {self.first.day}") from error

    def plus_years(self, years: int) -> Period:
        """Return the same period of another year; raises as ``plus_months``."""
        return self.plus_months(years * 12)

    def holds(self, day: date) -> bool:
        """Say whether a day lies in it."""
        return Period.of(day, self.frequency) == self

    def __lt__(self, other: Period) -> bool:
        return self._beside(other) < other.number

    def __le__(self, other: Period) -> bool:
        return self._beside(other) <= other.number

    def __gt__(self, other: Period) -> bool:
        return self._beside(other) > other.number

    def __ge__(self, other: Period) -> bool:
        return self._beside(other) >= other.number

    def _beside(self, other: Period) -> int:
        if self.frequency != other.frequency:
            raise TypeError(f"a {self.frequency} and a {other.frequency} have no order: {self}, {other}")
        return self.number

    def __str__(self) -> str:
        year = f"{self.first.year:04}"
        if self.frequency in ("quarter", "semester"):
            letter = "Q" if self.frequency == "quarter" else "S"
            return f"{year}-{letter}{(self.first.month - 1) // MONTHS[self.frequency] + 1}"
        if self.frequency == "year":
            return year
        return f"{year}-{self.first.month:02}" if self.frequency == "month" else self.first.isoformat()


def _begin(day: date, frequency: Frequency) -> date:
    if frequency == "day":
        return day
    return date(day.year, (day.month - 1) // MONTHS[frequency] * MONTHS[frequency] + 1, 1)


def _moved(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"{months} months from {first} lie outside the calendar")
    return date(year, month + 1, 1)
