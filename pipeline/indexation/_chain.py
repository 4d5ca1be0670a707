"""One formula, revision after revision: each price from the one before it, with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pipeline.indexation._bounds import Against, Held, held
from pipeline.indexation._days import Anchors, plus_months
from pipeline.indexation._figures import Style, decimals_of, places_of, rounded
from pipeline.indexation._index_value import IndexValue, Lack, Moment
from pipeline.indexation._late import Late, late
from pipeline.indexation._legal import LegalCap, legal_caps, may_bind
from pipeline.indexation._legal_sum import Capped, LegalSum
from pipeline.indexation._lookup import Reader
from pipeline.indexation._movement import Prices, Readings, Sum, leaves, needs_previous, readings
from pipeline.indexation.formula import Agreed, Formula, IndexTerm, Mode, PublishedRate, Ratio, Rounding

_CARRIED = "a price before it rests on an assumption"


@dataclass(frozen=True, slots=True)
class Revised:
    """A price from a day on; ``price`` is ``None`` where it is not known, and ``reason`` says why."""

    day: date
    price: Decimal | None
    estimate: Decimal | None = None
    """The price that follows from the readings that are out, where the one that counts is not."""
    words: str = ""
    """The sum with its result."""
    values: tuple[IndexValue, ...] = ()
    assumed: tuple[str, ...] = ()
    """What was taken for granted, and would change the price."""
    noted: tuple[str, ...] = ()
    """What was taken for granted, and changes nothing that is due."""
    reason: str = ""
    pending: bool = False
    """What it follows from is not published yet."""
    late: tuple[Late, ...] = ()
    """Readings that came out only afterwards: until then, that the difference is made up for is assumed."""
    stood: bool = False
    """The revision was skipped, and no formula made this price."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a formula is read where its words leave it open."""

    small_firm: bool = False
    """The caps of law for small firms hold."""
    over_years_free: bool = False
    """They do not reach a variation over several years; otherwise each year of it is capped."""
    lost: bool = False
    """A revision that was skipped is lost; otherwise the next one makes up for it."""
    floor_anyway: bool = False
    """A floor lifts the price also where the threshold leaves it; otherwise the price then stays."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a chain of revisions starts from."""

    amount: Decimal
    currency: str
    start: date
    """From when the amount holds; revisions come later."""
    anchors: Anchors
    today: date
    skipped: frozenset[date] = frozenset()


_UNCOUNTED = "the law caps the index for small firms, and what it makes of such a sum is not worked out"
_FINEST = 4
"""Decimals of the finest price that is stated; an amount with more is the result of a division."""


class Chain:
    """The prices that a formula makes of an amount."""

    def __init__(
        self, formula: Formula, terms: Terms, reader: Reader, style: Style, options: Options
    ) -> None:
        self._formula, self._terms, self._reader, self._style = formula, terms, reader, style
        self._options = options
        self._price_places = next((one for one in formula.rounding if one.of == "price"), None)
        own, coin = places_of(terms.amount), decimals_of(terms.currency)
        self._kept = own if coin < own <= _FINEST else coin
        """Decimals of a price: those of its coin, or of a unit price that is stated finer."""
        self._known = _Known(terms.amount, terms.amount)
        self._past: list[tuple[date, Decimal | None]] = [(terms.start, terms.amount)]
        self._law = _law_of(formula, options) if options.small_firm else None
        self._uncounted = options.small_firm and self._law is None and bool(under_law(formula))
        """A cap of law holds, and what it makes of a sum like this one is not worked out."""
        self._needs_previous = needs_previous(formula) or self._law is not None or self._uncounted

    @property
    def over_years(self) -> bool:
        """Whether a variation over several years was met, and what the law makes of it is open."""
        return self._law is not None and self._law.over_years

    def run(self, days: Sequence[date]) -> Iterator[Revised]:
        """Yield the price from each revision on.

        Args:
            days: all days on which the contract's price moves, in order; those up to the start are none of
                this chain's, but the first one of it may be counted from them.
        """
        before = self._terms.anchors.effective
        number = 0
        shown: Decimal | None = self._terms.amount
        hidden: Decimal | None = self._terms.amount
        for day in days:
            if day > self._terms.start:
                number += 1
                revised = self._revised(day, before, number)
                standing = shown
                now = revised.price if revised.price is not None else revised.estimate
                shown, revised = self._skip(revised, standing, hidden)
                hidden = now
                yield revised
            before = day

    def _skip(
        self, revised: Revised, standing: Decimal | None, hidden: Decimal | None
    ) -> tuple[Decimal | None, Revised]:
        """Leave the price where a revision was not asked for; what was lost stays lost.

        Args:
            revised: the price as if every revision had been asked for.
            standing: the price that stood before.
            hidden: the price that would have stood before, had every revision been asked for.
        """
        now = revised.price if revised.price is not None else revised.estimate
        if revised.day in self._terms.skipped:
            words = "" if standing is None else self._style.figure(standing)
            why = "the revision of this day was skipped"
            same = replace(
                revised,
                words=words,
                values=(),
                assumed=(),
                late=(),
                noted=(why,),
                estimate=None,
                stood=True,
            )
            return standing, replace(
                same, price=standing, reason="" if standing is not None else revised.reason
            )
        if not self._options.lost or None in (standing, hidden, now) or standing == hidden:
            return now, revised
        assert standing is not None
        assert hidden is not None
        assert now is not None
        price = self._rounded(standing * now / hidden)
        figure = self._style.figure
        words = f"{figure(standing)} × {figure(now)} / {figure(hidden)} = {figure(price)}"
        words = f"{revised.words} ; {words}" if revised.words else words
        if revised.price is None:
            return price, replace(revised, estimate=price, words=words)
        return price, replace(revised, price=price, words=words)

    def _revised(self, day: date, before: date, number: int) -> Revised:
        formula, known = self._formula, self._known
        if isinstance(formula.movement, Agreed):
            return self._lose(day, "the new price is to be agreed on, and no sum gives it")
        if known.price is None and self._needs_previous:
            return self._lose(day, known.reason)
        moment = Moment(
            day, before, self._terms.anchors.effective, self._terms.anchors.signed, self._terms.today
        )
        found = readings(formula, moment, self._terms.anchors, self._reader)
        if isinstance(found, Lack) and found.pending:
            pending = found.reason
            found = readings(formula, moment, self._terms.anchors, self._reader, estimate=True)
            if isinstance(found, Lack):
                return self._lose(day, pending, pending=True)
        if isinstance(found, Lack):
            return self._lose(day, found.reason)
        if self._uncounted and any(may_bind(pair) for pair in found.pairs):
            return self._lose(day, _UNCOUNTED)
        return self._summed(moment, number, found)

    def _lose(self, day: date, reason: str, *, pending: bool = False) -> Revised:
        self._known = _Known(None, None, reason, pending=pending or self._known.pending)
        self._past.append((day, None))
        return Revised(day, None, reason=reason, pending=self._known.pending)

    def _summed(self, moment: Moment, number: int, found: Readings) -> Revised:
        day, known, base = moment.revision, self._known, self._terms.amount
        sum_ = Sum(self._formula, found, self._style)
        year_before = self._at(plus_months(day, -12))
        if known.price is None:
            # Nothing here is measured against the price before, so any figure may stand for it.
            prices = exact = Prices(base, base, number)
        else:
            assert known.exact is not None, "both are known or neither is"
            prices, exact = Prices(base, known.price, number), Prices(base, known.exact, number)
        raw, words = sum_.price(prices), sum_.words(prices)
        legal = self._legal(found, prices, moment)
        if isinstance(legal, Lack):
            return self._lose(day, legal.reason)
        if legal is not None:
            raw, words = legal.price, legal.words
        against = Against(base, known.price, base if year_before is None else year_before)
        limited = self._held(raw, against)
        price = self._rounded(limited.price)
        unrounded = self._unrounded(sum_, exact, against, legal, price)
        words = self._told(words, raw, limited.words, price)
        assumed = [*known.assumed, *found.assumed, *self._who(), *(legal.assumed if legal else ())]
        noted = self._rounding_note(limited.price, unrounded, price, assumed)
        pending = known.pending or bool(found.pending)
        reason = found.pending or (known.reason if known.pending else "")
        rests = found.assumed or known.assumed or (legal is not None and legal.assumed)
        carried = (_CARRIED,) if self._needs_previous and rests else ()
        self._known = _Known(price, unrounded, reason, carried, pending=pending)
        self._past.append((day, price))
        return Revised(
            day,
            None if pending else price,
            price if pending else None,
            words,
            found.values if legal is None else legal.values,
            tuple(dict.fromkeys(assumed)),
            noted,
            reason if pending else "",
            pending,
            late(found.values, day, self._formula),
        )

    def _unrounded(
        self, sum_: Sum, exact: Prices, against: Against, legal: Capped | None, price: Decimal
    ) -> Decimal:
        """Return the price as it would be if no price had ever been rounded; what is said needs no such."""
        if self._price_places is not None:
            return price
        raw = sum_.price(exact) if legal is None else self._legal_exact(legal.price, exact)
        return self._held(raw, replace(against, previous=self._known.exact)).price

    def _held(self, raw: Decimal, against: Against) -> Held:
        return held(raw, against, self._formula, self._style, floor_anyway=self._options.floor_anyway)

    def _legal_exact(self, raw: Decimal, exact: Prices) -> Decimal:
        if self._formula.of == "base":
            return raw
        assert self._known.price, "a cap of law is counted from the price before"
        return raw / self._known.price * exact.previous

    def _told(self, words: str, raw: Decimal, bounds: Sequence[str], price: Decimal) -> str:
        style = self._style
        shown = style.figure(price)
        if not bounds:
            return words if words == shown else f"{words} = {shown}"
        first = f"{words} = {style.figure(rounded(raw, self._kept))}"
        told = " ; ".join([first, *bounds])
        return told if told.endswith(shown) else f"{told} → {shown}"

    def _at(self, day: date) -> Decimal | None:
        """Return the price in force on a day."""
        found = None
        for since, price in self._past:
            if since <= day:
                found = price
        return found

    # Rounding ----------------------------------------------------------------------------------------

    def _rounded(self, price: Decimal) -> Decimal:
        said = self._price_places
        if said is None:
            return rounded(price, self._kept)
        return rounded(price, said.places, said.mode or "half_up", said.unit)

    def _rounding_note(
        self, raw: Decimal, unrounded: Decimal, price: Decimal, assumed: list[str]
    ) -> tuple[str, ...]:
        """Say what rounding was taken for granted: an assumption where it changes what is due."""
        said, currency = self._price_places, self._terms.currency
        if said is not None and said.mode is None:
            if _ways(raw, said) != {price}:
                assumed.append("the contract says to round, and not how: to the nearest is assumed")
            return ()
        if said is not None:
            return ()
        if rounded(unrounded, self._kept) != price:
            other = self._style.figure(rounded(unrounded, self._kept))
            assumed.append(
                "the contract does not say how to round: each price is rounded before the next is made of "
                f"it, and without that this one would be {other}"
            )
        places = self._kept
        difference = abs(raw - price)
        if difference == 0:
            return ()
        if places > decimals_of(currency):
            assumed.append("that it keeps as many decimals as the price first agreed is assumed")
        shown = self._style.figure(rounded(difference, places + 4), places)
        return (f"rounded by {shown} {currency}, which the contract does not speak of",)

    # What is taken for granted --------------------------------------------------------------------------

    def _who(self) -> tuple[str, ...]:
        who = self._formula.who
        if who in (None, "automatic"):
            return ()
        if who == "agreement":
            return ("the parties are to agree on the revision: that they did is assumed",)
        return ("the revision has to be asked for: that it was is assumed",)

    # Caps of law -----------------------------------------------------------------------------------------

    def _legal(self, found: Readings, prices: Prices, moment: Moment) -> Capped | Lack | None:
        """Return the sum under a cap of law, from the reading that the revision before took."""
        if self._law is None:
            return None
        (pair,) = found.pairs
        return self._law.price(pair, prices, moment, self._reader, self._style, found.coefficient_places)


@dataclass(frozen=True, slots=True)
class _Known:
    """The price before: as it is due, and as it would be had nothing been rounded."""

    price: Decimal | None
    exact: Decimal | None
    reason: str = ""
    assumed: tuple[str, ...] = ()
    pending: bool = False


def _ways(raw: Decimal, said: Rounding) -> set[Decimal]:
    modes: tuple[Mode, ...] = ("half_up", "up", "down")
    return {rounded(raw, said.places, mode, said.unit) for mode in modes}


def _law_of(formula: Formula, options: Options) -> LegalSum | None:
    """Return how caps of law count for the only index of a plain ratio; other formulas are not computed."""
    movement = formula.movement
    if not isinstance(movement, Ratio) or movement.fixed != 0 or len(movement.terms) != 1:
        return None
    term = movement.terms[0]
    plain = term.weight == 1 and term.now.mean_of == 1 == term.base.mean_of
    caps = (
        legal_caps(term.index) if plain and not any(one.of == "index" for one in formula.rounding) else ()
    )
    return LegalSum(term.index, caps, formula.of, each_year=not options.over_years_free) if caps else None


def under_law(formula: Formula) -> tuple[LegalCap, ...]:
    """Return the caps of law on any index of a formula."""
    return tuple(cap for leaf in leaves(formula.movement) for cap in legal_caps(leaf.index))


def moves_with_revisions(term: IndexTerm | PublishedRate) -> bool:
    """Whether the base of an index moves from revision to revision."""
    if isinstance(term, PublishedRate):
        return True
    base = term.base
    if base.kind == "earlier":
        return True
    return base.kind in ("of_year", "latest", "months_before") and base.anchor in (
        "revision",
        "previous_revision",
    )
