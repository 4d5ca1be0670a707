"""What no reading took in of an amendment: each of its sentences is there to change something.

Readings of changes look for words. Whatever sentence they leave over is asked only what it may touch: by
the days, lengths, sums and companies in it that nothing else explains, by the words of a field, by the
clause that it names. These are unknown from its day, with its words, and no old value stays as if nothing
were said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import zip_longest

from data import late as re
from pipeline import _calendar as calendar
from pipeline._choice import USABLE
from pipeline._percents import ANY_PERCENT
from pipeline.dates import find_dates
from pipeline.decisions import Reviewed
from pipeline.families import _amending_words as words
from pipeline.families._changed import FAMILIES, OF, doubt, in_clauses
from pipeline.families._changing import CLOSING, Changing, Passage, within
from pipeline.families._money import Change, Paper
from pipeline.families._swapped import LENGTHS, Standing, Value, values
from pipeline.families._unread_clauses import beside_fields, heads
from pipeline.folding import fold
from pipeline.types import Language

_PER = re.compile(r"(?:an?|per|each|every)\s")
_YEAR = re.compile(r"(?<![\d.,])20\d\d(?![\d.,]\d)")
_PRICES = frozenset({"prices"})
_OF_TIME = frozenset({*LENGTHS, *OF["expiration_date"], *OF["renewal"], *OF["notice"]})
_END = frozenset({"expiration_date"})
_END_OR_TERM = _END | {"term"}
_OF_MONEY = OF["price"] | _PRICES
_FEW = 12
_LONG = 6
"""Months from which on a length is told for its own sake."""
_SHORT = 2
"""Months below which a length is none of a contract."""
_MOST_NOTICE = 12
_LAID = frozenset({"price", "payment_term"})
"""Kinds of which a new value counts only where it was told as a change."""

_TAKEN = frozenset({*OF["expiration_date"], *OF["renewal"], *OF["notice"], *OF["law"], *OF["courts"]}) | {
    "term", "total_value", "indexation"
}  # fmt: skip
"""Kinds of which a new value takes the place of the old one as it is read."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What explains the values of a sentence: they are the contract's, the paper's own, or were read."""

    days: frozenset[date]
    lengths: frozenset[str]
    sums: frozenset[str]
    covered: frozenset[str]
    """Kinds of which the sentence gave a new value."""


def unread(
    paper: Paper,
    told: Sequence[Change],
    master: Sequence[Reviewed],
    clauses: Sequence[Passage],
    standing: Standing,
) -> Paper:
    """Add to an amendment's doubts what its sentences may touch that no reading took in.

    Args:
        paper: with what was understood of it.
        told: prices and days of payment that it was found to change.
        master: the terms of the contract itself.
        clauses: of the contract.
        standing: what holds before this paper.
    """
    doubts = dict(paper.doubts)
    settled = _PRICES if "price" in doubts else frozenset[str]()
    begins = _head(paper)
    brief = _brief(paper, begins)
    for one, following in zip_longest(paper.sentences, paper.sentences[1:]):
        if heads(one, following, paper.language):
            continue
        known = _known(one, paper, told, master, standing)
        if one.start < begins:
            kinds = _later_ends(one, known, paper, standing)
        else:
            kinds = _touched(one, known, paper, master, clauses, standing, brief)
        for kind in sorted(kinds - known.covered - settled):
            doubts.setdefault(kind, doubt(kind, one.quoted, one.evidence, paper))
    return replace(paper, doubts=doubts)


def _head(paper: Paper) -> int:
    """Where the words end that only say between whom the paper is made and what it amends."""
    ends = [
        sentence.end
        for item in paper.terms
        if item.term.kind == "amends"
        for proof in item.term.evidences[:1]
        for sentence in paper.sentences
        if within(sentence, proof) and _says("heads", sentence.told, paper.language)
    ]
    return max(ends, default=0)


def _brief(paper: Paper, begins: int) -> bool:
    """Whether an amendment has so few sentences that each of them must be one of its changes."""
    said = [one for one in paper.sentences if one.start >= begins and not _idle(one, paper.language)]
    return len(said) <= _FEW


def _known(
    one: Changing, paper: Paper, told: Sequence[Change], master: Sequence[Reviewed], standing: Standing
) -> _Known:
    inside = [item for item in paper.terms if _usable(item) and _inside(one, item)]
    changed = {
        change.field for change in told if change.evidence is not None and within(one, change.evidence)
    }
    read = [item for item in inside if item.term.kind not in _LAID or item.term.kind in changed]
    kinds = {item.term.kind for item in read} & _TAKEN | changed
    for family in (*FAMILIES, {"price", *_PRICES}):
        if kinds & family:
            kinds |= family
    old = [item for items in standing.terms.values() for item in items if _usable(item)]
    own = [item for item in paper.terms if item.term.kind in ("agreement_date", "effective_date", "amends")]
    days = {standing.end, standing.start, paper.signed, paper.from_date, paper.begins}
    days |= set(_days([*old, *read, *own, *_dates_of(master)]))
    lengths = {text for kind in LENGTHS for text in standing.lengths(kind)}
    lengths |= {str(item.term.value.get("duration")) for item in read}
    lengths |= {f"P{item.term.value['days']}D" for item in read if "days" in item.term.value}
    sums = {str(item.term.value.get("amount")) for item in [*old, *read]}
    told_days = frozenset(day for day in days if day is not None)
    return _Known(told_days, frozenset(lengths), frozenset(sums), frozenset(kinds))


def _dates_of(items: Iterable[Reviewed]) -> Iterator[Reviewed]:
    for item in items:
        if item.term.kind in ("agreement_date", "effective_date", "expiration_date"):
            yield item


def _days(items: Iterable[Reviewed]) -> Iterator[date]:
    for item in items:
        text = item.term.value.get("date")
        if isinstance(text, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            yield date.fromisoformat(text)


def _usable(item: Reviewed) -> bool:
    term = item.term
    return item.state != "rejected" and term.state == "stated" and term.confidence >= USABLE


def _inside(one: Changing, item: Reviewed) -> bool:
    return any(within(one, proof) for proof in item.term.evidences)


def _touched(
    one: Changing,
    known: _Known,
    paper: Paper,
    master: Sequence[Reviewed],
    clauses: Sequence[Passage],
    standing: Standing,
    brief: bool,
) -> set[str]:
    language = paper.language
    found = _of_values(one, known, paper, master, clauses, standing, brief)
    if _idle(one, language):
        return _with_money(found, one, standing, language)
    # Of a clause that is changed it was said before what that leaves open.
    if one.states and not known.covered and words.any_of("changes", language).search(one.told):
        found |= in_clauses(one, master, clauses)
    there = {item.term.kind for item in master}
    heard = known.covered or any(one.quoted in item.term.reason for item in paper.doubts.values())
    spoken = _strong(one, language)
    if brief or not one.states or _says("contract", one.told, language):
        spoken |= _weak(one, language) & there
    if brief and not heard and not _of_others(one, language):
        spoken |= _spoken(one, language, "in_brief") & there
    if spoken & there & OF["notice"]:
        spoken -= OF["notice"] - there
    if heard:
        # The time that it speaks of was heard.
        spoken -= _OF_TIME
    found |= spoken - _repeated(one, known, language)
    found = _with_money(found, one, standing, language)
    fields = bool(known.covered or spoken) and not (one.whole or one.gone)
    return found | beside_fields(
        one, paper.terms, master, clauses if not fields else (), language, brief=brief
    )


def _with_money(found: set[str], one: Changing, standing: Standing, language: str) -> set[str]:
    """Of money, the prices, and what the contract itself states of a sum or a revision."""
    if not found & {*_PRICES, *OF["price"]}:
        return found
    kept = found - OF["price"] | _PRICES
    if standing.stated("total_value"):
        kept.add("total_value")
    if standing.stated("indexation") and _says("revised", one.told, language):
        kept.add("indexation")
    return kept


def _idle(one: Changing, language: str) -> bool:
    """Whether a sentence keeps what stood, recites it, closes the paper, or is about the paper itself."""
    told = one.told
    if any(words.any_of(group, language).search(told) for group in ("keeps", "idle")):
        return True
    if CLOSING.match(told) or _says("itself", told, language):
        return True
    opening = words.any_of("recital", language, "unread").search(told)
    if opening is not None and not told[: opening.start()].strip(" \n\t(ab)-.:1"):
        return True
    return _recites(one, language)


def _recites(one: Changing, language: str) -> bool:
    """Whether a sentence tells only what was."""
    told = words.any_of("recites", language).search(one.told)
    return told is not None and one.states and not _says("now", one.told, language)


def _says(group: str, told: str, language: str) -> bool:
    return words.any_of(group, language, "unread").search(told) is not None


def _strong(one: Changing, language: str) -> set[str]:
    """Kinds of which a sentence speaks, whatever else it speaks of."""
    if words.any_of("apart", language).search(one.told):
        return set()
    return _spoken(one, language, "touches")


def _spoken(one: Changing, language: str, group: str) -> set[str]:
    told = words.any_of("not_fields", language).sub(" ", one.told)
    return {
        kind
        for name, pattern in words.fields(language, "unread", group)
        if pattern.search(told)
        for kind in OF[name]
    }


def _weak(one: Changing, language: str) -> set[str]:
    """Kinds of which a sentence speaks, where it speaks of nothing else."""
    if _of_others(one, language):
        return set()
    told = words.any_of("not_fields", language).sub(" ", one.told)
    # "The monthly payment" is a price, and no day of payment.
    told = dict(words.fields(language, "unread", "touches"))["price"].sub(" ", told)
    return {kind for name, pattern in words.fields(language) if pattern.search(told) for kind in OF[name]}


def _of_others(one: Changing, language: str) -> bool:
    """Whether a sentence speaks of other things than the fields of a contract."""
    groups = ("apart", "others", "passing")
    return any(words.any_of(group, language).search(one.told) for group in groups)


def _repeated(one: Changing, known: _Known, language: str) -> set[str]:
    """Kinds of which a sentence only says again what stands."""
    found = list(values(one.told, language))
    signs = {value.sign for value in found}
    new = {value.sign for value in found if not _explained(value, known)}
    again: set[str] = set()
    for sign, kinds in zip(words.VALUES, (_END, {*LENGTHS, *_END}, _PRICES), strict=True):
        if sign in signs and sign not in new:
            again |= set(kinds)
    return again


def _of_values(
    one: Changing,
    known: _Known,
    paper: Paper,
    master: Sequence[Reviewed],
    clauses: Sequence[Passage],
    standing: Standing,
    brief: bool,
) -> set[str]:
    """Kinds that days, lengths and sums may be of which nothing explains."""
    language = paper.language
    named = in_clauses(one, master, clauses)
    if CLOSING.match(one.told) or _recites(one, language):
        return set()
    told = f"{one.told}\n{fold(one.new)}"
    apart = words.any_of("apart", language).search(told) is not None
    # Who may do a thing says nothing of what it is.
    bare = words.any_of("actors", language, "unread").sub(" ", told)
    elsewhere = any(words.any_of(group, language).search(bare) for group in ("others", "passing"))
    ours = bool(named) or _says("contract", told, language)
    # A day in another clause, by when an option is taken or until when a price is held, is no end.
    ends_here = ours and (not named or bool(named & _END_OR_TERM))
    found: set[str] = set() if apart else _later_ends(one, known, paper, standing)
    spoken = _weak(one, language) | _strong(one, language)
    priced = "price" in spoken or not (apart or elsewhere or _says("no_prices", told, language))
    fresh = [
        value for value in values(told, language) if not _explained(value, known) and not _each(value, told)
    ]
    if one.clauses and not named and not spoken and not _unknown_clause(one, clauses):
        # The clause that is changed tells no field.
        return found
    begins = paper.holds(one).day if spoken & _OF_MONEY and not spoken & _END else None
    for value in fresh:
        if value.day is not None and value.day == begins:
            continue
        if value.day is not None and not apart and _an_end(value, told, spoken, ends_here, paper):
            found |= _END
        elif value.length and not apart:
            kinds = _of_length(value, spoken, standing, named)
            long = _months(value) >= _LONG or (brief and not elsewhere)
            found |= kinds if ours or spoken or long else set()
        elif value.amount is not None and priced:
            found |= _PRICES
    if ANY_PERCENT.search(told) and priced:
        found |= _PRICES
    return found


def _each(value: Value, told: str) -> bool:
    """Whether a length is the one after which something is due: *900 a month*."""
    return bool(value.length) and _PER.match(told, value.start) is not None


def _unknown_clause(one: Changing, clauses: Sequence[Passage]) -> bool:
    numbers = {clause.number.strip(" .") for clause in clauses}
    return any(number not in numbers for number in one.clauses)


def _explained(value: Value, known: _Known) -> bool:
    if value.day is not None:
        return value.day in known.days
    if value.length:
        return value.length in known.lengths
    return any(_same_sum(value, text) for text in known.sums)


def _same_sum(value: Value, text: str) -> bool:
    try:
        return value.amount == Decimal(text)
    except InvalidOperation:
        return False


def _an_end(value: Value, told: str, spoken: set[str], ours: bool, paper: Paper) -> bool:
    """Whether a day that is not past may be the contract's last one."""
    before = words.before("other_days", paper.language, "unread")
    if before.search(told[max(0, value.start - 40) : value.start]):
        return False
    made = paper.signed or paper.from_date
    past = made is not None and value.day is not None and value.day < made
    return "expiration_date" in spoken or (ours and not past)


def _later_ends(one: Changing, known: _Known, paper: Paper, standing: Standing) -> set[str]:
    """A day or a year after the contract's last one is the end of something that goes on."""
    if standing.end is None or CLOSING.match(one.told):
        return set()
    told = f"{one.told}\n{fold(one.new)}"
    language: Language = "fr" if paper.language == "fr" else "en"
    before = words.before("other_days", paper.language, "unread")
    years = {int(match[0]) for match in _YEAR.finditer(told)}
    # The paper may put the end off itself: what lies before its new end is none.
    moved = [item for item in paper.terms if item.term.kind == "expiration_date" and _usable(item)]
    last = max(standing.end, *_days(moved), date.min)
    for found in find_dates(told, language):
        if found.date is None or found.precision != "day":
            continue
        years.discard(found.date.year)
        lead = told[max(0, found.start - 40) : found.start]
        if found.date > last and found.date not in known.days and not before.search(lead):
            return set(_END)
    return set(_END) if any(year > last.year for year in years) else set()


def _of_length(value: Value, spoken: set[str], standing: Standing, named: set[str]) -> set[str]:
    """Kinds of a length: those spoken of, those of its clause, or else those that the contract has."""
    may = {*LENGTHS, "expiration_date"}
    there = {kind for kind in LENGTHS if standing.lengths(kind)} - {"payment_term", "term"}
    if _months(value) > _MOST_NOTICE:
        there -= OF["notice"]
    kinds = (spoken & may) or (named & may) or there | _END
    # Some days are no length of a contract.
    return kinds if _months(value) >= _SHORT else kinds - {*OF["expiration_date"], *OF["renewal"]}


def _months(value: Value) -> float:
    period = calendar.parse(value.length)
    return 0 if period is None else period.in_months
