"""From what was read of a contract and its amendments to its lines: amounts, stretches and days.

Nothing is guessed: a line of which something is missing says what, and has no price.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from pipeline.indexation._country import of_country
from pipeline.indexation._days import MONTHS, ONE_DAY, Anchors
from pipeline.indexation._figures import places_of
from pipeline.indexation._nouns import nouns, period_of
from pipeline.indexation._qualified_links import with_qualified
from pipeline.indexation._readings import moving_base
from pipeline.indexation.amended import Said, within
from pipeline.indexation.due import Facts, Line, Stretch
from pipeline.indexation.formula import Steps
from pipeline.indexation.linked import Link, Moving, link
from pipeline.indexation.priced import SURE, Priced, Stated, priced, unit_priced
from pipeline.indexation.qualified import Qualified
from pipeline.types import Language

_MOST_UNITS = 50
"""Prices by the unit that are worked out; a price list may have thousands."""
_PLACES = 4
"""Decimals that a schedule keeps."""
_CHANGE = re.compile(r"(?P<amount>[\d.]+) (?P<currency>[A-Z]{3})(?: per (?P<per>\w+))?")


@dataclass(frozen=True, slots=True)
class Paper:
    """What an amendment says of prices."""

    name: str
    from_date: date | None
    prices: tuple[Stated, ...]
    moving: Moving
    said: tuple[Said, ...] = ()
    """Its sentences that speak of a price or of the contract's end."""


@dataclass(frozen=True, slots=True)
class PriceChange:
    """A price that took the place of another, as families tell it: ``24000.00 EUR per quarter``."""

    from_date: date
    value: str
    replaced: str
    paper: str


@dataclass(frozen=True, slots=True)
class Ending:
    """Until when a contract runs, as amended."""

    day: date | None = None
    """The last day of the term that runs, or that was the last."""
    renews: bool = False
    """It renews by itself after that day, or goes on."""
    unsure: str = ""
    """Why the days after ``day`` (or all, without one) are not sure to be the contract's."""


@dataclass(frozen=True, slots=True)
class ContractTerms:
    """What was read of one contract."""

    contract_id: str
    language: Language
    effective: date | None
    signed: date | None
    ending: Ending
    prices: tuple[Stated, ...]
    moving: Moving
    papers: tuple[Paper, ...] = ()
    changes: tuple[PriceChange, ...] = ()
    law: str | None = None
    """The law it is under, ISO 3166 (``GB-ENG``), where that is known."""
    free_time: bool = False
    """Its words speak of a time for which nothing is due."""
    qualified: tuple[Qualified, ...] = ()
    """Its sentences that limit, suspend or change a price, and of which nothing was read."""


@dataclass(frozen=True, slots=True)
class Told:
    """A line with the price it was read from."""

    priced: Priced
    line: Line


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody knows of a contract beside its papers."""

    skipped: frozenset[date] = frozenset()
    """Days on which a revision was due and nobody asked for it."""
    small_firm: bool | None = None
    """Whether who pays is a small firm in the sense of the caps of law."""


def facts_of(terms: ContractTerms, today: date, known: Known | None = None) -> Facts | None:
    """Return the contract's days, or ``None`` where it is not known when it starts."""
    if terms.effective is None:
        return None
    ending = _ended(terms)
    end = ending.day if ending.day is not None and not ending.renews and not ending.unsure else None
    unsure_from, why = None, ""
    if ending.renews and ending.day is not None:
        unsure_from = ending.day + ONE_DAY
        why = "the contract is expected to renew by itself, and may be ended before"
    elif ending.unsure:
        unsure_from = terms.effective if ending.day is None else ending.day + ONE_DAY
        why = ending.unsure
    known = known or Known()
    return Facts(
        terms.effective, today, terms.signed, end, unsure_from, why, known.skipped, known.small_firm
    )


def _ended(terms: ContractTerms) -> Ending:
    """Return until when a contract runs, where the last amendment ends it before its time."""
    papers = sorted(terms.papers, key=lambda paper: paper.from_date or date.min)
    days = [said.ends for said in papers[-1].said if said.ends is not None] if papers else []
    if days and (terms.ending.day is None or min(days) < terms.ending.day):
        return Ending(min(days))
    return terms.ending


def lines_of(terms: ContractTerms) -> list[Told]:
    """Return the contract's prices, each with how it moves: those due again and again, then by the unit.

    A price by the unit that nothing moves is the one that is stated, and has no line.
    """
    found = priced(terms.prices)
    links = link(found, terms.moving, terms.language)
    told = [Told(one, _line(terms, one, links[one.key])) for one in _first_of_lists(found, links)]
    units = unit_priced(terms.prices) if terms.moving.readings else []
    if units:
        links = link([*found, *units], terms.moving, terms.language)
        units = [one for one in units if links[one.key].kind != "flat"]
        told += [Told(one, _line(terms, one, links[one.key])) for one in units[:_MOST_UNITS]]
    if len(units) > _MOST_UNITS:
        told.append(_left_out(terms, units[-1], len(units) - _MOST_UNITS))
    return told


def _first_of_lists(found: Sequence[Priced], links: Mapping[str, Link]) -> Iterator[Priced]:
    """Leave out the later prices of a list, which are told as what becomes of the first."""
    later = {
        (step.price, one.stated.currency)
        for one in found
        for formula in links[one.key].formulas
        if isinstance(formula.movement, Steps)
        for step in formula.movement.steps
    }
    for one in found:
        if links[one.key].kind == "moves" or (one.stated.amount, one.stated.currency) not in later:
            yield one


def _left_out(terms: ContractTerms, last: Priced, count: int) -> Told:
    why = f"further prices by the unit are not worked out: {count}"
    stretch = Stretch(terms.effective or date.min, None, (), why)
    return Told(last, Line("unit-prices", "", last.stated.currency, last.per, (stretch,)))


def _line(terms: ContractTerms, one: Priced, own: Link) -> Line:
    stated = one.stated
    own = of_country(own, stated.currency, terms.law)
    start = terms.effective or date.min
    unknown = "the day from which prices are due is not known" if terms.effective is None else ""
    if places_of(stated.amount) > _PLACES:
        why = "the price has more decimals than a schedule keeps"
        return Line(one.key, stated.what, stated.currency, one.per, (Stretch(start, None, (), why),))
    own, changed = with_qualified(own, one, terms.qualified, Anchors(start, terms.signed), terms.language)
    first = replace(_stretch(start, stated.amount, own, unknown), assumed=changed)
    if terms.free_time:
        first = replace(
            first,
            assumed=(
                *changed,
                "a time for which nothing is due is spoken of, and not counted",
            ),
        )
    stretches = [first, *_later(terms, one, own)]
    return Line(one.key, stated.what, stated.currency, one.per, tuple(stretches))


def _stretch(start: date, amount: Decimal | None, own: Link, unknown: str = "") -> Stretch:
    if own.kind == "unknown" and not unknown:
        return Stretch(start, amount, (), own.reason)
    return Stretch(start, amount, own.formulas, unknown)


def _later(terms: ContractTerms, one: Priced, own: Link) -> Iterator[Stretch]:
    """Yield a stretch for each amendment that changes the price, or may."""
    current, changed = one, ""
    start = terms.effective or date.min
    for paper in sorted(terms.papers, key=_first_day):
        passed = _passed_over(paper, current, terms.language)
        if not paper.prices and not paper.moving.readings and not passed:
            continue
        day = _price_day(paper)
        if day is None:
            why = f"{paper.name} changes prices from a day that is not known"
            yield Stretch(start, None, (), why)
            return
        day = max(day, start)
        stated = [said for said in passed if any(said.states(price.quote) for price in paper.prices)]
        amount = None if stated else _amount(terms, current, paper)
        if amount is not None and own.formulas and (moving := [said for said in passed if not said.sums]):
            # A new price holds until it would move, whatever was said of how it moves.
            changed = _unread(paper, moving[0], start)[1]
            passed = [said for said in passed if said.sums]
        unread = [_unread(paper, said, start) for said in passed]
        several = len(paper.prices) > 1 or not unread
        if amount is None and several and paper.prices and _may_be(current, paper, terms.language):
            why = f"{paper.name} states prices, and which of them replaces this one is not settled"
            yield Stretch(min([day, *(first for first, _ in unread)]), None, (), why)
            return
        if paper.moving.readings:
            changed = f"{paper.name} changes how prices move, and what follows from it is not settled"
        if own.formulas:
            changed = _also(paper) or changed
        if unread and (amount is None or min(unread)[0] <= day):
            yield _not_read(unread)
            return
        if amount is None:
            if paper.moving.readings:
                yield Stretch(day, None, (), changed)
                return
            continue
        yield _amended(replace(paper, from_date=day), amount, own, changed)
        if unread:
            yield _not_read(unread)
            return
        rescaled = _rescaled(current, amount)
        current = replace(current, stated=replace(current.stated, amount=amount), others=rescaled)


def _first_day(paper: Paper) -> date:
    days = [said.day or said.due or paper.from_date for said in paper.said]
    return min((day for day in (paper.from_date, _price_day(paper), *days) if day), default=date.min)


def _price_day(paper: Paper) -> date | None:
    """Return the day that a paper tells for its prices, or else that of the paper."""
    own = [said for said in paper.said if any(said.states(price.quote) for price in paper.prices)]
    days = {said.day or paper.from_date for said in own} or {paper.from_date}
    return min((day for day in days if day is not None), default=None)


def _passed_over(paper: Paper, current: Priced, language: Language) -> list[Said]:
    """Return the sentences of a paper that may change a price in a way that was not read."""
    names, found = nouns(_words(current), language), []
    texts = [reading.text for reading in paper.moving.readings]
    for said in paper.said:
        if said.ends is not None or not said.may_mean(names, language):
            continue
        stated = any(said.states(price.quote) for price in paper.prices)
        read = said.replaces and not said.added if stated else within(said, texts)
        if not read and (stated or said.changes or said.replaces):
            found.append(said)
    return found


def _unread(paper: Paper, said: Said, start: date) -> tuple[date, str]:
    day = said.day or said.due or paper.from_date
    why = f"{paper.name} says “{said.quoted}”, and what becomes of the price by it is not settled"
    return (start if day is None else max(day, start), why)


def _not_read(unread: Sequence[tuple[date, str]]) -> Stretch:
    reasons = dict.fromkeys(why for _, why in sorted(unread, key=lambda one: one[0]))
    return Stretch(min(unread)[0], None, (), "; ".join(reasons))


def _also(paper: Paper) -> str:
    """What a sentence with a new price says of its revision beside it."""
    for said in paper.said:
        if said.revises and any(said.states(price.quote) for price in paper.prices):
            return f"{paper.name} says “{said.quoted}”, and how the price moves after it is not settled"
    return ""


def _amended(paper: Paper, amount: Decimal, own: Link, changed: str) -> Stretch:
    assert paper.from_date is not None, "undated papers are told before"
    stretch = replace(_stretch(paper.from_date, amount, own), noted=f"the price is that of {paper.name}")
    if changed:
        # Until the price would have moved, the new amount is sure.
        if own.formulas:
            return replace(stretch, unknown="", unmoved=changed)
        return replace(stretch, unknown=changed)
    if own.kind == "moves" and not all(moving_base(one) for one in own.formulas):
        why = f"{paper.name} states a new price, and not from which reading of the index it moves"
        return replace(stretch, unmoved=why)
    if paper.moving.indexation == "unknown" and own.kind == "moves":
        why = f"{paper.name} speaks of how prices move, and nothing that changes it was understood"
        return replace(stretch, assumed=(why,))
    return stretch


def _amount(terms: ContractTerms, current: Priced, paper: Paper) -> Decimal | None:
    """Return the amount that a paper puts in the place of a price, in the price's own period."""
    if current.per not in MONTHS:
        return None
    for change in terms.changes:
        if change.paper == paper.name:
            new = _replaced(change, current)
            if new is not None:
                return new
    named = [
        one
        for one in paper.prices
        if one.confidence >= SURE
        and one.currency == current.stated.currency
        and nouns(one.what, terms.language) & nouns(_words(current), terms.language)
    ]
    sums = {(_yearly(one, terms.language), one.tax) for one in named}
    if len(sums) != 1 or len(paper.prices) != len(named) + _others(paper, named, terms.language):
        return None
    yearly = next(iter(sums))[0]
    return None if yearly is None else yearly / (12 // MONTHS[current.per])


def _others(paper: Paper, named: Sequence[Stated], language: Language) -> int:
    """Return how many prices of a paper are of another kind, by the words that name them."""
    own = nouns(" ".join(one.what for one in named), language)
    return sum(
        one not in named and bool(one.what) and not nouns(one.what, language) & own and one.per is None
        for one in paper.prices
    )


def _yearly(one: Stated, language: Language) -> Decimal | None:
    if one.per is not None:
        return one.yearly
    per = period_of(one.quote, language)
    return None if per is None else replace(one, per=per).yearly


def _replaced(change: PriceChange, current: Priced) -> Decimal | None:
    was, now = _CHANGE.fullmatch(change.replaced), _CHANGE.fullmatch(change.value)
    if was is None or now is None or now["currency"] != current.stated.currency or now["per"] != was["per"]:
        return None
    try:
        old, new = Decimal(was["amount"]), Decimal(now["amount"])
    except InvalidOperation:
        return None
    for one in (current.stated, *current.others):
        if one.per == was["per"] and one.amount == old and one.per in MONTHS:
            return new * MONTHS[current.per] / MONTHS[one.per]
    return None


def _rescaled(current: Priced, amount: Decimal) -> tuple[Stated, ...]:
    """The other ways to state the price, moved to the new amount."""
    yearly = amount * (12 // MONTHS[current.per])
    return tuple(
        replace(one, amount=yearly / (12 // MONTHS[one.per])) for one in current.others if one.per in MONTHS
    )


def _may_be(current: Priced, paper: Paper, language: Language) -> bool:
    """Whether any price of a paper may be the new one of a line."""
    own = nouns(_words(current), language)
    for one in paper.prices:
        named = nouns(one.what, language)
        if one.currency == current.stated.currency and (not own or not named or own & named):
            return True
    return False


def _words(one: Priced) -> str:
    return f"{one.stated.what} {one.stated.quote}"
