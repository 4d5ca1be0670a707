"""What a clause says of how a price moves, as values: nothing here reads words or does sums.

A ``Reading`` holds one ``Formula`` for each way its words can be understood. What the words leave open is
in ``not_settled``; a field that they do not tell is ``None`` (or ``unknown``), never a guess.

Rates are fractions (``Decimal("0.035")`` is 3.5 %), money is ``Decimal`` in the currency named beside it,
periods are ``2019-Q3``, ``2019-08`` or ``2019``, days of a year are ``MM-DD``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Anchor = Literal["revision", "previous_revision", "effective", "signature", "day"]
"""The day from which a reading of an index is told; ``day`` is a day that the clause names."""
ReferenceKind = Literal["unknown", "period", "latest", "of_year", "months_before", "earlier"]
Of = Literal["base", "previous"]
Direction = Literal["up", "down", "both"]
Who = Literal["automatic", "supplier", "customer", "either", "one", "agreement"]
"""``one``: a party that the clause calls by its own name."""
Mode = Literal["half_up", "up", "down"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Which reading of an index is taken.

    ``unknown``: the words do not say.
    ``period``: the fixed ``period``; ``value`` is what the clause says it was, where it does.
    ``latest``: the last one published on the anchor's day; with ``period`` as ``MM-DD``, on that day of the
    anchor's year plus ``years``; with ``months``, so many months before the anchor.
    ``of_year``: quarter ``Q3`` or month ``08`` (``period``) of the anchor's year plus ``years``.
    ``months_before``: that of the month (or quarter) in which the anchor lies, ``months`` months before.
    ``earlier``: only as a base: the reading that ``now`` takes, ``months`` months earlier.
    """

    kind: ReferenceKind
    period: str = ""
    anchor: Anchor = "revision"
    day: date | None = None
    years: int = 0
    months: int = 0
    value: Decimal | None = None
    mean_of: int = 1
    """So many readings in a row, ending with this one, are averaged."""
    last_out: bool = False
    """The words tell a quarter, month or day and no year: the last one out on the anchor's day."""
    first: Anchor = "effective"
    """Where the anchor is the previous revision: the anchor at the first one."""
    unpublished: Literal["", "before"] = ""
    """For a period that was never published, the clause takes the nearest one before."""
    begin: str = ""
    """Where the anchor is the previous revision: the period of ``value``; the first one starts from it."""


UNKNOWN = Reference("unknown")


@dataclass(frozen=True, slots=True)
class IndexTerm:
    """``weight × now / base`` of one index.

    ``index`` is the code of a known series (``ILC``), or the name as written where none is known; it is
    empty where the words name none. ``letter`` is the symbol that the clause uses for it, or empty.
    """

    index: str
    letter: str
    weight: Decimal
    now: Reference
    base: Reference


@dataclass(frozen=True, slots=True)
class Ratio:
    """The price is multiplied by ``fixed`` plus the sum of its terms."""

    fixed: Decimal
    terms: tuple[IndexTerm, ...]


@dataclass(frozen=True, slots=True)
class PublishedRate:
    """The price is multiplied by one plus a rate that is published as such (``CPI, annual rate``)."""

    index: str
    now: Reference


@dataclass(frozen=True, slots=True)
class FixedRate:
    """So much of the price: ``compound`` on the price before, otherwise each time on the base price."""

    rate: Decimal
    compound: bool = True


@dataclass(frozen=True, slots=True)
class FixedAmount:
    """So much money more (or less) at each revision.

    ``per`` is of what the amount is, where its words say so: a time (``month``), a thing that is counted
    (``lift``) or both (``month/lift``). What it comes to then follows from the price beside it.
    """

    amount: Decimal
    currency: str
    per: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A price, or a rise by a rate or an amount, from a day, a year of the contract or a revision on.

    The first year is 1, and so is the first revision (``number``). ``each``: the rise comes again at every
    revision until the next step; otherwise it comes once.
    """

    start: date | None = None
    year: int | None = None
    price: Decimal | None = None
    rate: Decimal | None = None
    amount: Decimal | None = None
    number: int | None = None
    each: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """Prices and rises that the clause lists; between two of them the price stays.

    Where a step is told by a revision, comes again at each or is a rise of a year, the price moves on the
    days of the formula (``Formula.days``, each year where they do not say how often) and a step is from
    when it counts; otherwise it moves on the days of the steps.
    """

    steps: tuple[Step, ...]
    currency: str = ""

    @property
    def on_revisions(self) -> bool:
        """Whether the days are those of revisions, and not those of the steps."""
        return any(
            step.each or step.number is not None or (step.year is not None and step.rate is not None)
            for step in self.steps
        )


@dataclass(frozen=True, slots=True)
class Least:
    """The one that gives the lowest price."""

    of: tuple[Movement, ...]


@dataclass(frozen=True, slots=True)
class Greatest:
    """The one that gives the highest price."""

    of: tuple[Movement, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """Only so much of a change (``0.8``: 80 % of it)."""

    movement: Movement
    share: Decimal


@dataclass(frozen=True, slots=True)
class Plus:
    """A change and so many points more (``0.02``: CPI + 2 %); negative for less."""

    movement: Movement
    points: Decimal


@dataclass(frozen=True, slots=True)
class Tier:
    """The part of a change up to ``up_to`` (``None``: all the rest) counts by ``share``."""

    up_to: Decimal | None
    share: Decimal


@dataclass(frozen=True, slots=True)
class Tiers:
    """A change counted band by band, from the lowest."""

    movement: Movement
    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """No arithmetic: somebody sets the new price (``Formula.who`` says who); bounds may hold it."""


Movement = (
    Ratio
    | PublishedRate
    | FixedRate
    | FixedAmount
    | Steps
    | Least
    | Greatest
    | Share
    | Plus
    | Tiers
    | Agreed
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What holds a revision: ``cap`` and ``floor`` are changes of the price, below zero for a fall.

    ``cap_over``: a cap counts for each revision, for each year, or in all since the base price.
    ``threshold``: a change of less leaves the price; with ``excess_only`` only what is above counts.
    ``collar``: the change is held to plus or minus so much (it stands for a cap and a floor together).
    ``never_below``: the price before, or the base price. ``least_rise`` and ``most_rise`` are sums of money
    by which the price before rises at least or at most. Caps of law are no part of a clause.
    """

    cap: Decimal | None = None
    cap_over: Literal["revision", "year", "total"] = "revision"
    floor: Decimal | None = None
    collar: Decimal | None = None
    threshold: Decimal | None = None
    excess_only: bool = False
    never_below: Literal["", "previous", "base"] = ""
    lowest_price: Decimal | None = None
    highest_price: Decimal | None = None
    least_rise: Decimal | None = None
    most_rise: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """When the price moves.

    ``every_months``: 12 for each year, 0 for once, ``None`` where the words do not say.
    ``on``: ``anniversary`` (of ``anchor``), a day of the year as ``MM-DD``, or empty.
    ``first``: the first day; else ``after_months`` months after the anchor; both may be untold.
    ``not_before``: it does not move before this day, whatever the other words give.
    ``last``: the last of the days that the words list; what comes a revision later is not told.
    """

    every_months: int | None = None
    on: str = ""
    first: date | None = None
    after_months: int | None = None
    anchor: Anchor = "effective"
    not_before: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Rounding:
    """So many decimals, as the clause says; one that it does not say has no ``Rounding``."""

    of: Literal["price", "coefficient", "index"]
    places: int
    """Negative for tens and more."""
    mode: Mode | None = None
    """``None``: the clause says to round and not how."""
    unit: int = 1
    """Of the last decimal that is kept: 5 for *the nearest 5 pence*."""


OF_CONTRACT = "the years are those of the contract: each has the rise at its beginning"
COUNTED = "the years count the rises: that of the first year comes at its end"
"""The two ways to understand *the third year* of a rise."""
SURE = 0.9
"""The confidence of a part whose words leave one reading."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a formula and the words it was read from: offsets in the text of the clause."""

    name: str
    start: int
    end: int
    confidence: float = 0.9
    """0.9: the words leave one reading; lower: they may mean something else."""
    doubt: str = ""
    """Words elsewhere in the clause that speak against it."""
    alone: bool = True
    """No other words speak against it, and without these it would be sure."""


@dataclass(frozen=True, slots=True)
class Formula:
    """One way to understand how a price moves; two are equal when they say the same, wherever read."""

    movement: Movement
    of: Of | None
    """Whether the movement is applied to the base price or to the price before; ``None``: not told."""
    base_price: Decimal | None = None
    currency: str = ""
    bounds: Bounds = Bounds()
    direction: Direction | None = None
    days: Days = Days()
    who: Who | None = None
    notice: str = ""
    """ISO duration of the notice that the revision needs."""
    rounding: tuple[Rounding, ...] = ()
    parts: tuple[Part, ...] = field(default=(), compare=False)

    def part(self, name: str) -> Part | None:
        """Return the first part of a name (``index``, ``base_period``, ``cap``), if it was read."""
        return next((part for part in self.parts if part.name == name), None)


@dataclass(frozen=True, slots=True)
class NotSettled:
    """A part that the words leave open, why, and how it can be read where there are few ways."""

    part: str
    why: str
    readings: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Defect:
    """A fault of drafting; ``code`` is stable, ``why`` a sentence in English, offsets in the clause."""

    code: str
    why: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clause was read as.

    ``mechanism``: that of the extractor of indexations (``index_ratio``, ``formula``, ``cpi_capped``,
    ``fixed_percentage``, ``negotiated``, ``other``), ``firm`` where the words exclude a revision, or
    ``none``. ``formulas`` is empty where no arithmetic could be read; more than one where the words can be
    understood in so many ways, the likelier first.
    """

    text: str
    mechanism: str
    formulas: tuple[Formula, ...] = ()
    not_settled: tuple[NotSettled, ...] = ()
    defects: tuple[Defect, ...] = ()
    confidence: float = 0.9
    """Of the mechanism; lower where other words speak against it."""
