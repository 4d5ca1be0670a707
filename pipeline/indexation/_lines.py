"""What prices due are worked out from: a contract's days, and its prices with how they move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipeline.indexation.formula import Formula


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a contract beside its price."""

    effective: date
    """From when prices are due and years are counted."""
    today: date
    signed: date | None = None
    end: date | None = None
    """The last day of the contract, expected renewals included; ``None``: it has no end that is known."""
    unsure_from: date | None = None
    """The first day that is not sure to be the contract's, as one that only an expected renewal reaches."""
    unsure: str = "the contract is expected to renew by itself, and may be ended before"
    """Why."""
    skipped: frozenset[date] = frozenset()
    """Days on which a revision was due and nobody asked for it."""
    small_firm: bool | None = None
    """Whether who pays is a small firm in the sense of the caps of law; ``None``: not known."""


@dataclass(frozen=True, slots=True)
class Less:
    """A time at the beginning of a stretch for which a share of the price is due, 0 to 1, and the words."""

    until: date
    """The first day from which all of it is due."""
    share: Decimal | None
    """``None``: less is due, and how much was not understood."""
    words: str


@dataclass(frozen=True, slots=True)
class Between:
    """What is taken for granted of a price for some days only, told by words that name those days."""

    words: str
    first: date
    last: date | None = None
    """``None``: to the end."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """An amount and how it moves, from a day until the next stretch begins.

    ``formulas``: each way to read how it moves; empty: it does not move. ``unknown`` says why nothing can
    be told of it, ``unmoved`` why nothing can be told from its first revision on. ``assumed`` says what is
    taken for granted of all of it, ``noted`` where it comes from, where that is not the contract itself.
    ``less``: for its first months less is due. ``between``: what is taken for granted of some days of it.
    """

    start: date
    amount: Decimal | None
    formulas: tuple[Formula, ...] = ()
    unknown: str = ""
    unmoved: str = ""
    assumed: tuple[str, ...] = ()
    noted: str = ""
    less: Less | None = None
    between: tuple[Between, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One price of a contract that is due again and again."""

    key: str
    """Names it within its contract, from run to run."""
    what: str
    currency: str
    per: str
    """A ``Per``; or a unit, as hour or kg: then the price is known and no amount for a period."""
    stretches: tuple[Stretch, ...]
    """In order; the first begins with the contract's prices."""
