"""What a series answers: a value with its day of publication and its source, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from pipeline.indexation._period import Period

Standing = Literal["publisher", "relayed", "lone"]
"""Where a value was read: in the publisher's own file (or a copy of it), on the page of somebody who relays
it, or in one place of no standing, where it is worth checking before money follows from it."""
MissingKind = Literal[
    "not_published", "gap", "never_published", "before", "stopped", "not_held", "conflict", "frequency",
    "no_link",
]  # fmt: skip
"""Why a value is missing.

``not_published``: on the day asked it was not out.
``gap``: it was published, and our copy lacks it.
``never_published``: the publisher left the period out (the American prices of October 2025).
``before``: the series, or our copy of it, begins later.
``stopped``: the series ended; ``Missing.replaced_by`` names the one that follows.
``not_held``: our copy ends earlier; it should have been published by then.
``conflict``: two sources differ and nothing settles which is right.
``frequency``: a month was asked of a quarterly series, or the like.
``no_link``: no published coefficient links the two series.
"""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A second source that says otherwise; ``settled`` says why the value stands, or is ``None``."""

    value: Decimal
    source: str
    settled: str | None


@dataclass(frozen=True, slots=True)
class Observation:
    """One published value of a series for one period, as it stood on the day asked."""

    series: str
    period: Period
    """For a rate that holds until changed, the period from which it holds: not always the one asked."""
    value: Decimal
    published: date
    published_assumed: bool
    """The day of publication was not read anywhere: it follows from the series' ``lag``."""
    source: str
    standing: Standing
    in_doubt: bool = False
    """The day was assumed, and another day within the lag's bounds would have given another answer."""
    restated: bool = False
    """On the day asked the series stood on an earlier base: the figures read then were others, and a ratio
    of two of them may differ in its last digits (see ``Series.restated``)."""
    conflict: Conflict | None = None
    """Always a settled one: an unsettled one makes the value ``Missing``."""


def doubted(observation: Observation) -> Observation:
    """Return an observation that another day of publication, as likely, would have replaced."""
    return replace(observation, in_doubt=True)


@dataclass(frozen=True, slots=True)
class Missing:
    """No value can be told; ``reason`` says why in English, without a full stop."""

    series: str
    period: Period | None
    kind: MissingKind
    reason: str
    expected: date | None = None
    """When it should be (or have been) published, by the lag; only for what is to come, or not held."""
    in_doubt: bool = False
    """As for an observation: it may have been out already."""
    replaced_by: str | None = None
    """The code of the series that follows one that stopped."""


@dataclass(frozen=True, slots=True)
class Link:
    """A published coefficient: a value of the old series times it is a value of the new one."""

    old: str
    new: str
    first: Period
    """The first period of the new series."""
    coefficient: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A value told in the scale of another series.

    ``value`` is not rounded. ``says`` tells what was done, by language; both are empty where nothing was
    (the observation is of the series asked for).
    """

    observation: Observation
    onto: str
    value: Decimal
    coefficient: Decimal
    link: Link | None
    says: dict[str, str]


@dataclass(frozen=True, slots=True)
class Revised:
    """By how much values of a series move once they are published; ``0``: they are final."""

    within: Decimal
    """In percent of the value that stood before; in points for a rate."""
    source: str
    """Where that was read, or why it is assumed."""
    assumed: bool


@dataclass(frozen=True, slots=True)
class Lag:
    """When a value is taken to come out where the day was not read.

    ``days`` after the end of its period (or its beginning), at the earliest ``least`` and at the latest
    ``most`` days; never before ``not_before``, when the series was made. Below zero it is out before.
    """

    to: Period | None
    """The last period it is good for; ``None``: every later one."""
    days: int
    least: int
    most: int
    counted_from: Literal["start", "end"]
    not_before: date | None
    source: str
    """Where the lag was read, or why it is assumed."""
    assumed: bool
    """Nothing was read from which it follows."""
