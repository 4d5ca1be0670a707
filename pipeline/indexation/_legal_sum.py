"""What a cap of law on the yearly variation of an index makes of a price that follows it.

The law that caps the commercial rents index speaks of its variation in a year, and lets no later revision
make up for what was cut (``data/limits/fr_ilc_cap.yaml``). From year to year that settles the sum: each
year's rise counts for so much at most, and the next goes on from there. Of a variation over several years,
as with a revision every two years or a first one after years without any, it does not say whether each year
of it is capped: ``Options`` in ``_chain`` holds which way is counted. Over any other time nothing is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from pipeline.indexation._figures import Style, rounded
from pipeline.indexation._index_value import IndexValue, Lack, Moment, Pair
from pipeline.indexation._legal import LegalCap, cap_of, whole_years, within
from pipeline.indexation._lookup import Reader
from pipeline.indexation._movement import Prices
from pipeline.indexation._period import Period
from pipeline.indexation.formula import Of, Rounding

_ONE = Decimal(1)
_SEVERAL = (
    "the law caps a yearly variation of the index, and what it makes of one over several years "
    "is not settled"
)
_OTHER = (
    "the law caps a yearly variation of the index, and what it makes of one over no whole years "
    "is not settled"
)
_NO_START = "the law caps the yearly variation of the index, and from when it is counted is not told"


@dataclass(frozen=True, slots=True)
class _Factor:
    """A rise from one reading to another, or the most that the law lets it count for."""

    start: _Taken
    end: _Taken
    cap: Decimal | None = None

    @property
    def value(self) -> Decimal:
        return self.end.value / self.start.value if self.cap is None else _ONE + self.cap


@dataclass(frozen=True, slots=True)
class _Taken:
    """A reading by its period, which is empty where it is not told."""

    period: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Capped:
    """A price under a cap of law, before the contract's own bounds, and the sum in words."""

    price: Decimal
    words: str
    values: tuple[IndexValue, ...]
    """The readings of the revision, and those of years between on which the sum rests."""
    assumed: tuple[str, ...] = ()


class LegalSum:
    """Counts the variations of one index, from revision to revision."""

    def __init__(self, index: str, caps: Sequence[LegalCap], of: Of | None, *, each_year: bool) -> None:
        """Count under caps of law.

        Args:
            index: the series, by its code.
            caps: those of its law.
            of: whether the price that moves is the first one or the one before.
            each_year: each year of a variation over several is capped; otherwise none of it is.
        """
        self._index, self._caps, self._of, self._each_year = index, caps, of, each_year
        self._seen: dict[str, IndexValue] = {}
        self._prior: _Taken | None = None
        """The reading that the last revision took, where the price is always made of the first one."""
        self._taken: list[_Factor] = []
        self.over_years = False
        """A variation over several years was met, in which the cap may cut something."""

    def price(
        self,
        pair: Pair,
        prices: Prices,
        moment: Moment,
        reader: Reader,
        style: Style,
        places: Rounding | None,
    ) -> Capped | Lack:
        """Return the price that the readings of a revision make under the cap."""
        now = next(one for one in pair.values if one.role == "now")
        base = next((one for one in pair.values if one.role == "base"), None)
        self._seen |= {one.period: one for one in pair.values}
        start = _Taken("" if base is None else base.period, pair.base)
        if self._of == "base" and self._prior is not None:
            start = self._prior
        end = _Taken(now.period, pair.now)
        met = self._factors(start, end, moment, reader)
        if isinstance(met, Lack):
            return met
        factors, several = met
        if self._of == "base":
            self._prior = end
            factors = self._taken = _joined([*self._taken, *factors])
            several = self.over_years
        ratio = _ONE
        for one in factors:
            ratio *= one.value
        words = " × ".join(_words(one, style) for one in factors)
        if places is not None:
            ratio = rounded(ratio, places.places, places.mode or "half_up")
            words = f"({words} ≈ {style.figure(ratio, max(places.places, 0))})"
        begin = prices.base if self._of == "base" else prices.previous
        told = f"{style.figure(begin)} × {words}" if words else style.figure(begin)
        return Capped(begin * ratio, told, self._values(pair, factors), (_SEVERAL,) if several else ())

    def _values(self, pair: Pair, factors: Sequence[_Factor]) -> tuple[IndexValue, ...]:
        told = [one.period for one in pair.values]
        used = [end.period for one in factors if one.cap is None for end in (one.start, one.end)]
        more = [self._seen[one] for one in dict.fromkeys(used) if one not in told and one in self._seen]
        return (*pair.values, *(replace(one, role="base") for one in more))

    def _factors(
        self, start: _Taken, end: _Taken, moment: Moment, reader: Reader
    ) -> tuple[list[_Factor], bool] | Lack:
        """Return the rises from one reading to another, and whether the law leaves them open."""
        plain = [_Factor(start, end)]
        if start.period == end.period and start.period:
            return [], False
        fallen = bool(start.period) and end.value <= start.value
        if fallen or not within(start.period, end.period, self._caps):
            return plain, False
        if not start.period:
            return Lack(_NO_START)
        years = whole_years(start.period, end.period)
        if years is None:
            return Lack(_OTHER)
        taken = [start]
        for count in range(1, years):
            period = Period.parse(start.period).plus_years(count)
            value = reader.value(self._index, period, moment)
            if isinstance(value, Lack):
                return value
            self._seen[str(period)] = value
            taken.append(_Taken(str(period), value.value))
        each = [self._of_year(before, after) for before, after in pairwise([*taken, end])]
        if years == 1 or all(one.cap is None for one in each):
            return (each if years == 1 else plain), False
        self.over_years = True
        return (_joined(each) if self._each_year else plain), True

    def _of_year(self, before: _Taken, after: _Taken) -> _Factor:
        cap = cap_of(after.period, self._caps)
        capped = cap is not None and after.value / before.value > _ONE + cap.rate
        return _Factor(before, after, cap.rate if cap is not None and capped else None)


def _joined(factors: Sequence[_Factor]) -> list[_Factor]:
    """Write two rises that follow each other, and are not capped, as one."""
    made: list[_Factor] = []
    for one in factors:
        last = made[-1] if made else None
        if last is not None and last.cap is None and one.cap is None and last.end == one.start:
            made[-1] = _Factor(last.start, one.end)
        else:
            made.append(one)
    return made


def _words(factor: _Factor, style: Style) -> str:
    if factor.cap is not None:
        return f"(1 + {style.percent(factor.cap)})"
    return f"{style.figure(factor.end.value)} / {style.figure(factor.start.value)}"
