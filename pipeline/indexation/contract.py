"""From what was read of a contract and its amendments to its lines: amounts, stretches and days.

Nothing is guessed: a line of which something is missing says what, and has no price.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pipeline.indexation._amending import later, stretch_of
from pipeline.indexation._contract_terms import (
    ContractTerms,
    Ending,
    Paper,
    PriceChange,
    left_open,
    price_changes,
    with_doubts,
)
from pipeline.indexation._country import of_country
from pipeline.indexation._days import MONTHS, ONE_DAY, Anchors, revisions
from pipeline.indexation._figures import places_of
from pipeline.indexation._first_base import from_named_base
from pipeline.indexation._in_extension import in_extension
from pipeline.indexation._likely import also_says, is_counted
from pipeline.indexation._nouns import is_on_account, nouns
from pipeline.indexation._of_last import of_last
from pipeline.indexation._of_year import of_its_year
from pipeline.indexation._on_anniversary import on_anniversary
from pipeline.indexation._on_renewal import on_renewal
from pipeline.indexation._open_at_first import open_at_first
from pipeline.indexation._qualified_links import with_qualified
from pipeline.indexation._unit_lines import UnitLine, unit_lines
from pipeline.indexation.dated import DatedPrice, dated_list, held_until, with_shared_per
from pipeline.indexation.due import Facts, Less, Line, Stretch
from pipeline.indexation.formula import Steps
from pipeline.indexation.introductory import Introductory, introductory
from pipeline.indexation.linked import Link, link
from pipeline.indexation.priced import Priced, priced, unit_priced
from pipeline.indexation.qualified import Qualified

__all__ = [
    "ContractTerms", "Ending", "Known", "Paper", "PriceChange", "Told", "begun", "facts_of", "left_open",
    "lines_of", "price_changes", "with_doubts",
]  # fmt: skip

_ON_ACCOUNT = "it is paid on account or is an estimate, and what is due in the end is reckoned later"
_MOST_UNITS = 50
"""Prices by the unit that are worked out; a price list may have thousands."""
_PLACES = 4
"""Decimals that a schedule keeps."""


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
    elif ending.unsure and ending.day is not None and ending.day >= today:
        # what may be renewed by agreement was not, as long as its term runs
        end = ending.day
    elif ending.unsure:
        unsure_from = terms.effective if ending.day is None else ending.day + ONE_DAY
        why = ending.unsure
    known = known or Known()
    return Facts(
        terms.effective, today, terms.signed, end, unsure_from, why, known.skipped, known.small_firm
    )


def begun(terms: ContractTerms) -> ContractTerms:
    """Return a contract that tells no day of effect with the first of those by which it lists prices."""
    if terms.effective is not None:
        return terms
    due = priced(with_shared_per(terms.prices, terms.language))
    for found in (due, unit_priced(terms.prices)):
        if listed := dated_list(found, None, terms.language):
            return replace(terms, effective=listed[0].start)
    return terms


def _ended(terms: ContractTerms) -> Ending:
    """Return until when a contract runs, where the last amendment ends it before its time."""
    own = [paper for paper in terms.papers if not paper.unsure]
    papers = sorted(own, key=lambda paper: paper.from_date or date.min)
    days = [said.ends for said in papers[-1].said if said.ends is not None] if papers else []
    if days and (terms.ending.day is None or min(days) < terms.ending.day):
        return Ending(min(days))
    return terms.ending


def lines_of(terms: ContractTerms) -> list[Told]:
    """Return the contract's prices, each with how it moves: those due again and again, then by the unit."""
    found = priced(terms.prices)
    links = link(found, terms.moving, terms.language)
    shared = with_shared_per(terms.prices, terms.language)
    listed = dated_list(priced(shared), terms.effective, terms.language)
    if any(isinstance(formula.movement, Steps) for own in links.values() for formula in own.formulas):
        listed = ()
    beside = [one for one in found if not any(_states(each.priced, one) for each in listed)]
    told = [_one_by_one(terms, listed, _of_last(terms, listed[-1], alone=not beside))] if listed else []
    told += [
        Told(one, _line(terms, one, of_its_year(one, links[one.key], terms)))
        for one in _first_of_lists(beside, links)
    ]
    units = unit_lines(terms, found)
    told += [_of_unit(terms, one) for one in units[:_MOST_UNITS]]
    if len(units) > _MOST_UNITS:
        told.append(_left_out(terms, units[-1].listed[-1].priced, len(units) - _MOST_UNITS))
    return told


def _of_unit(terms: ContractTerms, one: UnitLine) -> Told:
    if len(one.listed) > 1:
        return _one_by_one(terms, one.listed, of_last(one.own, one.listed[-1], terms))
    price = one.listed[0].priced
    return Told(price, _line(terms, price, one.own))


def _states(listed: Priced, one: Priced) -> bool:
    """Whether a price of a list is another one by its words."""
    return any(one.stated == each for each in (listed.stated, *listed.others))


def _one_by_one(terms: ContractTerms, listed: Sequence[DatedPrice], own: Link) -> Told:
    """Return prices that hold one after the other as one line; the last of them moves as a clause tells."""
    last = listed[-1]
    first = next(one for one in listed if not one.free)
    # what the list itself says to be free is counted
    own_terms = replace(terms, papers=(), free_time=terms.free_time and not any(one.free for one in listed))
    # until the last of them is over, how prices move is told by the list
    by_list = replace(own_terms, qualified=tuple(one for one in terms.qualified if one.bears_on == "price"))
    stretches = [
        replace(
            stretch,
            start=one.start,
            amount=Decimal(0) if one.free else stretch.amount,
            noted="the contract lists prices that hold one after the other",
        )
        for one in listed
        for stretch in (
            _line(own_terms, one.priced, own) if one is last else _line(by_list, one.priced, Link("flat"))
        ).stretches[:1]
    ]
    if own.kind == "flat" and last.end is not None:
        why = "the contract lists no price for the time after"
        stretches.append(Stretch(last.end + ONE_DAY, None, (), why))
    changes = list(later(terms, last.priced, own))
    if any(change.start <= last.start for change in changes):
        why = "an amendment changes prices that are listed, and which of them is not settled"
        changes, stretches = [], [Stretch(listed[0].start, None, (), why)]
    stated = first.priced.stated
    line = Line(first.priced.key, stated.what, stated.currency, first.priced.per, (*stretches, *changes))
    return Told(first.priced, line)


def _of_last(terms: ContractTerms, last: DatedPrice, *, alone: bool) -> Link:
    """Return how the last price of a list moves: by a clause that begins after it, or starts from it."""
    if not terms.moving.readings:
        return Link("flat")
    one = last.priced
    if alone and not nouns(f"{one.stated.what} {one.stated.quote}", terms.language):
        # A row of a table names no price; where there is no other one, the clause can mean none else.
        words = " ".join(reading.text for reading in terms.moving.readings)
        one = replace(one, stated=replace(one.stated, quote=f"{one.stated.quote} {words}"))
    own = link([one], terms.moving, terms.language, listed=True)[one.key]
    return of_last(own, last, terms)


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
    own = from_named_base(on_anniversary(on_renewal(own, terms), terms), terms)
    anchors = Anchors(start, terms.signed)
    told = None if unknown else _less_at_first(terms, one, own, anchors)
    sentences = [each for each in terms.qualified if told is None or each is not told[1]]
    own, changed, between = with_qualified(own, one, sentences, anchors, terms.language)
    first = replace(
        stretch_of(start, stated.amount, own, unknown), assumed=(*own.assumed, *changed), between=between
    )
    later_on = list(later(terms, one, own))
    if told is not None and not first.unknown:
        less, sentence = told
        until = less.over(start)
        if all(change.start >= until for change in later_on):
            first = replace(first, less=Less(until, less.share, is_counted(sentence.words)))
        else:
            first = replace(first, assumed=(*first.assumed, also_says(sentence.words)))
    elif told is None and not first.unknown and one.per in MONTHS:
        first = replace(first, less=_open_less(terms, one, start))
    if terms.free_time and first.less is None:
        why = "a time for which nothing is due is spoken of, and not counted"
        first = replace(first, assumed=(*first.assumed, why))
    if is_on_account(f"{stated.what} {stated.quote}", terms.language):
        first = replace(first, assumed=(*first.assumed, _ON_ACCOUNT))
    stretches = [first, *(later_on or _after_its_time(terms, one, own, first))]
    stretches += in_extension(terms, one, first, stretches[1:])
    return Line(one.key, stated.what, stated.currency, one.per, tuple(stretches))


def _after_its_time(terms: ContractTerms, one: Priced, own: Link, first: Stretch) -> list[Stretch]:
    """Return that nothing is known after the time for which a price that nothing moves is stated."""
    until = (
        held_until(one, first.start, terms.language) if own.kind == "flat" and not first.unknown else None
    )
    if until is None or until < first.start or (terms.ending.day is not None and until >= terms.ending.day):
        return []
    why = "the price is stated for a time that ends, and none for the time after"
    return [Stretch(until + ONE_DAY, None, (), why)]


def _less_at_first(
    terms: ContractTerms, one: Priced, own: Link, anchors: Anchors
) -> tuple[Introductory, Qualified] | None:
    """Return what is due less for the first months, and the one sentence that tells it of this price."""
    if one.per not in MONTHS:
        return None
    kinds = nouns(f"{one.stated.what} {one.stated.quote}", terms.language)
    mine = [
        each
        for each in terms.qualified
        if each.bears_on == "price" and each.of(kinds) and (not each.unused or _less_by(each, anchors))
    ]
    less = _less_by(mine[0], anchors) if len(mine) == 1 else None
    if less is None or (not mine[0].nouns and len(priced(terms.prices)) > 1):
        return None
    until = less.over(anchors.effective)
    for formula in own.formulas:
        moved = revisions(formula.days, formula.movement, anchors, until)
        if moved.unknown_from is not None or any(anchors.effective < day < until for day in moved.days):
            return None
    return less, mine[0]


def _open_less(terms: ContractTerms, one: Priced, start: date) -> Less | None:
    """Return the first months for which less is due by words that were not read to the end."""
    kinds = nouns(f"{one.stated.what} {one.stated.quote}", terms.language)
    own = [each for each in terms.qualified if each.bears_on == "price" and each.of(kinds)]
    found = open_at_first(own, start, terms.language)
    return None if found is None else Less(found.until, None, "; ".join(map(also_says, found.words)))


def _less_by(sentence: Qualified, anchors: Anchors) -> Introductory | None:
    return introductory(sentence.whole or sentence.words, anchors.effective)
