"""What amendments make of a price: a stretch for each that changes it, or may."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from data import late as re
from pipeline.indexation._amended_units import left_open_by, set_amount
from pipeline.indexation._contract_terms import ContractTerms, Paper, PriceChange
from pipeline.indexation._days import MONTHS, Anchors
from pipeline.indexation._goes_on import goes_on
from pipeline.indexation._nouns import nouns, period_of
from pipeline.indexation._readings import moving_base
from pipeline.indexation.amended import Said, within
from pipeline.indexation.due import Stretch
from pipeline.indexation.formula import SURE as _READ
from pipeline.indexation.linked import Link, link
from pipeline.indexation.priced import SURE, Priced, Stated
from pipeline.money import find_amounts
from pipeline.types import Language

_MOST_SHOWN = 200
"""Characters of a paper's words that a reason quotes."""
_CHANGE = re.compile(r"(?P<amount>[\d.]+) (?P<currency>[A-Z]{3})(?: per (?P<per>\w+))?")


def stretch_of(start: date, amount: Decimal | None, own: Link, unknown: str = "") -> Stretch:
    """Return a stretch from a day on, moved as a link tells, or not known for its reason."""
    if own.kind == "unknown" and not unknown:
        return Stretch(start, amount, (), own.reason)
    return Stretch(start, amount, own.formulas, unknown, assumed=own.assumed)


def later(terms: ContractTerms, one: Priced, own: Link) -> Iterator[Stretch]:
    """Yield a stretch for each amendment that changes the price, or may."""
    current, changed = one, ""
    start = terms.effective or date.min
    for paper in sorted(terms.papers, key=_first_day):
        passed = [
            said for said in _passed_over(paper, current, terms) if not _moves_on(terms, paper, own, said)
        ]
        silent = not paper.prices and not paper.moving.readings and not passed and not paper.open
        if silent and not any(change.paper == paper.name for change in terms.changes):
            continue
        day = _changed_on(terms, current, paper) or _price_day(paper)
        if day is None:
            why = f"{paper.name} changes prices from a day that is not known"
            yield Stretch(start, None, (), why)
            return
        day = max(day, start)
        if paper.unsure:
            if not paper.prices and not paper.moving.readings:
                day = max(min(said.day or said.due or day for said in passed), start) if passed else day
            yield Stretch(day, None, (), _not_surely_its_own(paper, passed))
            return
        surely = set_amount(terms, current, paper) if paper.open and left_open_by(paper) else None
        if paper.open and surely is None:
            yield Stretch(max(paper.open_from or day, start), None, (), paper.open)
            return
        stated = [said for said in passed if any(said.states(price.quote) for price in paper.prices)]
        amount = None if stated else surely or _amount(terms, current, paper)
        if amount is not None and own.formulas and (moving := [said for said in passed if not said.sums]):
            # A new price holds until it would move, whatever was said of how it moves.
            changed = _unread(paper, moving[0], start)[1]
            passed = [said for said in passed if said.sums]
        unread = [
            _unread(paper, said, start, later_on=_only(said, amount, terms.language)) for said in passed
        ]
        several = len(paper.prices) > 1 or not unread
        if amount is None and several and paper.prices and _may_be(current, paper, terms.language):
            why = f"{paper.name} states prices, and which of them replaces this one is not settled"
            yield Stretch(min([day, *(first for first, _ in unread)]), None, (), why)
            return
        anew = None if amount is None else _moved_anew(paper, current, amount, terms.language)
        if anew is not None and not changed:
            own = anew
        elif paper.moving.readings:
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
        yield _amended(replace(paper, from_date=day), amount, own, changed, anew=own is anew)
        if unread:
            yield _not_read(unread)
            return
        rescaled = _rescaled(current, amount)
        current = replace(current, stated=replace(current.stated, amount=amount), others=rescaled)


def _not_surely_its_own(paper: Paper, passed: Sequence[Said]) -> str:
    """Say that a paper which may be of the contract changes a price: the one before may be due no more."""
    quotes = (*(price.quote for price in paper.prices), *(said.quoted for said in passed))
    words = next(iter(quotes), "") or next((one.text for one in paper.moving.readings), "")
    shown = " ".join(words.replace("“", "'").replace("”", "'").split())
    shown = shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN].rstrip()} …"
    return f"{paper.name} says “{shown}”, and it may not be of this contract: {paper.unsure}"


def _moves_on(terms: ContractTerms, paper: Paper, own: Link, said: Said) -> bool:
    """Whether a sentence says no more than that the new price is revised as the one before was."""
    day = _price_day(paper)
    if terms.effective is None or day is None or own.kind != "moves":
        return False
    return goes_on(said, own.formulas, Anchors(terms.effective, terms.signed), day, terms.language)


def _first_day(paper: Paper) -> date:
    days = [said.day or said.due or paper.from_date for said in paper.said]
    return min((day for day in (paper.from_date, _price_day(paper), *days) if day), default=date.min)


def _changed_on(terms: ContractTerms, current: Priced, paper: Paper) -> date | None:
    """Return the day from which families tell that a paper puts another amount in the place of a price."""
    days = (
        change.from_date
        for change in terms.changes
        if change.paper == paper.name and _replaced(change, current) is not None
    )
    return min(days, default=None)


def _price_day(paper: Paper) -> date | None:
    """Return the day that a paper tells for its prices, or else that of the paper."""
    own = [said for said in paper.said if any(said.states(price.quote) for price in paper.prices)]
    days = {said.day or paper.from_date for said in own} or {paper.from_date}
    return min((day for day in days if day is not None), default=None)


def _passed_over(paper: Paper, current: Priced, terms: ContractTerms) -> list[Said]:
    """Return the sentences of a paper that may change a price in a way that was not read."""
    names, found = nouns(_words(current), terms.language), []
    swaps = [change.quote for change in terms.changes if change.paper == paper.name and change.quote]
    texts = [reading.text for reading in paper.moving.readings]
    for said in paper.said:
        if said.ends is not None or not said.may_mean(names, terms.language):
            continue
        if not said.revises and any(said.states(quote) for quote in swaps):
            continue
        stated = any(said.states(price.quote) for price in paper.prices)
        read = said.replaces and not said.added if stated else within(said, texts)
        if not read and (stated or said.changes or said.replaces):
            found.append(said)
    return found


def _unread(paper: Paper, said: Said, start: date, *, later_on: bool = False) -> tuple[date, str]:
    """Return from when a sentence that was not read leaves the price unknown, and why.

    Args:
        paper: in which it stands.
        said: the sentence.
        start: of the contract.
        later_on: it speaks of no other sum than the new price, and of a revision that is still to come.
    """
    day = said.due if later_on and said.led else said.day or said.due or paper.from_date
    why = f"{paper.name} says “{said.quoted}”, and what becomes of the price by it is not settled"
    return (start if day is None else max(day, start), why)


def _only(said: Said, amount: Decimal | None, language: Language) -> bool:
    """Whether a sentence on a revision to come names no sum, or only the new price."""
    if said.due is None or amount is None:
        return False
    sums = {one.value for one in find_amounts(said.words, language) if one.value is not None}
    return sums <= {amount} and "%" not in said.words


def _not_read(unread: Sequence[tuple[date, str]]) -> Stretch:
    reasons = dict.fromkeys(why for _, why in sorted(unread, key=lambda one: one[0]))
    return Stretch(min(unread)[0], None, (), "; ".join(reasons))


def _also(paper: Paper) -> str:
    """What a sentence with a new price says of its revision beside it."""
    for said in paper.said:
        if said.revises and any(said.states(price.quote) for price in paper.prices):
            return f"{paper.name} says “{said.quoted}”, and how the price moves after it is not settled"
    return ""


def _moved_anew(paper: Paper, current: Priced, amount: Decimal, language: Language) -> Link | None:
    """Return how the new price of a paper moves by the paper's own clause; ``None`` where that is not "
    "sure."""
    if len(paper.moving.readings) != 1 or paper.moving.readings[0].confidence < _READ:
        return None
    stated = replace(current.stated, amount=amount)
    one = replace(current, stated=stated, others=_rescaled(current, amount))
    made = link([one], paper.moving, language)[one.key]
    return made if made.kind == "moves" else None


def _amended(paper: Paper, amount: Decimal, own: Link, changed: str, *, anew: bool) -> Stretch:
    assert paper.from_date is not None, "undated papers are told before"
    stretch = replace(stretch_of(paper.from_date, amount, own), noted=f"the price is that of {paper.name}")
    if changed:
        # Until the price would have moved, the new amount is sure.
        if own.formulas:
            return replace(stretch, unknown="", unmoved=changed)
        return replace(stretch, unknown=changed)
    if anew:
        return stretch
    if own.kind == "moves" and not all(moving_base(one) for one in own.formulas):
        why = f"{paper.name} states a new price, and not from which reading of the index it moves"
        return replace(stretch, unmoved=why)
    stays = paper.keeps and not any(said.revises for said in paper.said)
    if paper.moving.indexation == "unknown" and own.kind == "moves" and not stays:
        why = f"{paper.name} speaks of how prices move, and nothing that changes it was understood"
        return replace(stretch, assumed=(why,))
    return stretch


def _amount(terms: ContractTerms, current: Priced, paper: Paper) -> Decimal | None:
    """Return the amount that a paper puts in the place of a price, in the price's own period."""
    if current.per not in MONTHS:
        return set_amount(terms, current, paper)
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
    if current.per not in MONTHS:
        return ()
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
