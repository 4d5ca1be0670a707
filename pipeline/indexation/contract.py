"""From what was read of a contract and its amendments to its lines: amounts, stretches and days.

Nothing is guessed: a line of which something is missing says what, and has no price.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.indexation._amending import later, stretch_of
from pipeline.indexation._contract_terms import ContractTerms, Ending, Paper, PriceChange
from pipeline.indexation._country import of_country
from pipeline.indexation._days import MONTHS, ONE_DAY, Anchors, plus_months, revisions
from pipeline.indexation._figures import places_of
from pipeline.indexation._likely import also_says, is_counted
from pipeline.indexation._nouns import nouns
from pipeline.indexation._on_anniversary import on_anniversary
from pipeline.indexation._on_renewal import on_renewal
from pipeline.indexation._qualified_links import with_qualified
from pipeline.indexation.dated import DatedPrice, dated_list
from pipeline.indexation.due import Facts, Less, Line, Stretch
from pipeline.indexation.formula import Steps
from pipeline.indexation.introductory import Introductory, introductory
from pipeline.indexation.linked import Link, link
from pipeline.indexation.priced import Priced, priced, unit_priced
from pipeline.indexation.qualified import Qualified

__all__ = [
    "ContractTerms", "Ending", "Known", "Paper", "PriceChange", "Told", "facts_of", "lines_of",
]  # fmt: skip

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
    listed = dated_list(found, terms.effective, terms.language)
    if any(
        isinstance(formula.movement, Steps) for one in listed for formula in links[one.priced.key].formulas
    ):
        listed = ()
    beside = [one for one in found if not any(one is each.priced for each in listed)]
    told = [_one_by_one(terms, listed, alone=not beside)] if listed else []
    told += [Told(one, _line(terms, one, links[one.key])) for one in _first_of_lists(beside, links)]
    units = unit_priced(terms.prices) if terms.moving.readings else []
    if units:
        links = link([*found, *units], terms.moving, terms.language)
        units = [one for one in units if links[one.key].kind != "flat"]
        told += [Told(one, _line(terms, one, links[one.key])) for one in units[:_MOST_UNITS]]
    if len(units) > _MOST_UNITS:
        told.append(_left_out(terms, units[-1], len(units) - _MOST_UNITS))
    return told


def _one_by_one(terms: ContractTerms, listed: Sequence[DatedPrice], *, alone: bool) -> Told:
    """Return prices that hold one after the other as one line; the last of them moves as a clause tells."""
    first, last = listed[0], listed[-1]
    own = _of_last(terms, last, alone=alone)
    stretches = [
        replace(stretch, start=one.start, noted="the contract lists prices that hold one after the other")
        for one in listed
        for stretch in _line(
            replace(terms, papers=()), one.priced, own if one is last else Link("flat")
        ).stretches
    ]
    if own.kind == "flat" and last.end is not None:
        why = "the contract lists no price for the time after"
        stretches.append(Stretch(last.end + ONE_DAY, None, (), why))
    changes = list(later(terms, last.priced, own))
    if any(change.start <= last.start for change in changes):
        why = "an amendment changes prices that are listed, and which of them is not settled"
        changes, stretches = [], [Stretch(first.start, None, (), why)]
    stated = first.priced.stated
    line = Line(first.priced.key, stated.what, stated.currency, first.priced.per, (*stretches, *changes))
    return Told(first.priced, line)


def _of_last(terms: ContractTerms, last: DatedPrice, *, alone: bool) -> Link:
    """Return how the last price of a list moves: by a clause that begins after it, or starts from it."""
    if not terms.moving.readings:
        return Link("flat")
    one, start = last.priced, terms.effective or date.min
    if alone and not nouns(f"{one.stated.what} {one.stated.quote}", terms.language):
        # A row of a table names no price; where there is no other one, the clause can mean none else.
        words = " ".join(reading.text for reading in terms.moving.readings)
        one = replace(one, stated=replace(one.stated, quote=f"{one.stated.quote} {words}"))
    own = link([one], terms.moving, terms.language, listed=True)[one.key]
    sums = {last.priced.stated.amount, *(one.amount for one in last.priced.others)}
    later_on = [
        formula.base_price in sums
        or (formula.days.first is not None and formula.days.first > last.start)
        or (formula.days.after_months and plus_months(start, formula.days.after_months) > last.start)
        for formula in own.formulas
    ]
    if own.kind == "moves" and all(later_on):
        return own
    why = (
        "prices are listed for times that follow each other, and which of them the clause moves"
        " is not settled"
    )
    return Link("unknown", reason=own.reason if own.kind == "unknown" else why)


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
    own = on_anniversary(on_renewal(own, terms), terms)
    anchors = Anchors(start, terms.signed)
    told = None if unknown else _less_at_first(terms, one, own, anchors)
    sentences = [each for each in terms.qualified if told is None or each is not told[1]]
    own, changed = with_qualified(own, one, sentences, anchors, terms.language)
    first = replace(stretch_of(start, stated.amount, own, unknown), assumed=(*own.assumed, *changed))
    later_on = list(later(terms, one, own))
    if told is not None and not first.unknown:
        less, sentence = told
        until = plus_months(start, less.months)
        if all(change.start >= until for change in later_on):
            first = replace(first, less=Less(until, less.share, is_counted(sentence.words)))
        else:
            first = replace(first, assumed=(*first.assumed, also_says(sentence.words)))
    if terms.free_time and first.less is None:
        why = "a time for which nothing is due is spoken of, and not counted"
        first = replace(first, assumed=(*first.assumed, why))
    stretches = [first, *later_on]
    return Line(one.key, stated.what, stated.currency, one.per, tuple(stretches))


def _less_at_first(
    terms: ContractTerms, one: Priced, own: Link, anchors: Anchors
) -> tuple[Introductory, Qualified] | None:
    """Return what is due less for the first months, and the one sentence that tells it of this price."""
    if one.per not in MONTHS:
        return None
    kinds = nouns(f"{one.stated.what} {one.stated.quote}", terms.language)
    mine = [each for each in terms.qualified if each.bears_on == "price" and each.of(kinds)]
    less = introductory(mine[0].words, anchors.effective) if len(mine) == 1 else None
    if less is None or (not mine[0].nouns and len(priced(terms.prices)) > 1):
        return None
    until = plus_months(anchors.effective, less.months)
    for formula in own.formulas:
        moved = revisions(formula.days, formula.movement, anchors, until)
        if moved.unknown_from is not None or any(anchors.effective < day < until for day in moved.days):
            return None
    return less, mine[0]
