"""The new values that a changing sentence puts in the place of old ones.

The old value tells the field: the one that stands in the contract, or in the clause that is named. Where no
old value is told, the words must speak of one field alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from pipeline import _calendar as calendar
from pipeline._choice import USABLE
from pipeline.dates import find_dates
from pipeline.decisions import Reviewed
from pipeline.durations import find_durations
from pipeline.families import _amending_words as words
from pipeline.families._changing import Changing, ends
from pipeline.families._ended import ended_on
from pipeline.folding import fold
from pipeline.money import amount_text, find_amounts, money_text
from pipeline.types import Evidence, JsonValue, Language, Term

EXTRACTOR = "families/2"
_DAY, _LENGTH, _SUM = tuple(words.VALUES)
LENGTHS = ("notice_period", "termination_notice", "renewal_term", "term", "payment_term")
_NOTICES = frozenset({"notice_period", "termination_notice"})
SURE = 0.9
_LIKELY = 0.85


@dataclass(frozen=True, slots=True)
class Value:
    """A day, a length or an amount as a sentence states it."""

    start: int
    end: int
    sign: str
    """Which of the three."""
    day: date | None = None
    length: str = ""
    amount: Decimal | None = None
    currency: str | None = None

    def same(self, other: Value) -> bool:
        """Whether both state the same."""
        mine = (self.sign, self.day, self.length, self.amount)
        return mine == (other.sign, other.day, other.length, other.amount)


@dataclass(frozen=True, slots=True)
class Swap:
    """A new value, and the one whose place it takes where that is told."""

    old: Value | None
    new: Value


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds before a sentence changes it."""

    terms: Mapping[str, Sequence[Reviewed]]
    end: date | None
    """The last day of the contract."""
    start: date | None = None
    """The first."""

    @property
    def term(self) -> str:
        """How long it runs from its first day to its last, where that is whole months."""
        if self.end is None or self.start is None:
            return ""
        after = self.end + timedelta(days=1)
        months = (after.year - self.start.year) * 12 + after.month - self.start.month
        return f"P{months}M" if after.day == self.start.day and months > 0 else ""

    def lengths(self, kind: str) -> set[str]:
        """Return the lengths that are stated of a kind."""
        found = {_length(item.term.value) for item in self.stated(kind)}
        return (found | {self.term if kind == "term" else ""}) - {""}

    def stated(self, kind: str) -> list[Reviewed]:
        """Return the terms of a kind that stand."""
        return [
            item
            for item in self.terms.get(kind, ())
            if item.state != "rejected" and item.term.state == "stated" and item.term.confidence >= USABLE
        ]


def swapped(
    one: Changing,
    kinds: frozenset[str],
    spoken: frozenset[str],
    standing: Standing,
    language: str,
) -> list[Reviewed]:
    """Return the new values of a sentence as terms.

    Args:
        one: the sentence.
        kinds: of the clause that it names, or that it speaks of; empty where neither is told.
        spoken: kinds that it speaks of by their words.
        standing: what holds before.
        language: of the paper.
    """
    if one.evidence is None:
        return []
    if ends(one.told, language):
        return _ended(one, one.evidence, language)
    made: list[Reviewed] = []
    for swap in _swaps(one, language):
        if one.states and swap.old is None:
            continue
        if swap.new.sign == _DAY:
            made += _moved_end(swap, kinds, standing, one.evidence)
        elif swap.new.sign == _LENGTH:
            made += _other_length(swap, kinds, spoken, standing, one.evidence)
        else:
            made += _other_sum(swap, kinds, standing, one.evidence)
    if one.states:
        return made
    if not any(item.term.kind == "expiration_date" for item in made):
        made += _new_end(one, kinds, spoken, standing, language)
    if not made:
        made += _longer(one, spoken, language) or _no_renewal(one, spoken)
    return made


def touched(
    one: Changing, spoken: frozenset[str], standing: Standing, language: str
) -> frozenset[str] | None:
    """Return the kinds that the old values of a sentence may be of; ``None`` where it names none."""
    olds = [swap.old for swap in _swaps(one, language) if swap.old is not None]
    if not olds:
        return None
    kinds: set[str] = set()
    for old in olds:
        if old.sign == _SUM:
            kinds |= {"price", "total_value"}
        elif old.sign == _DAY and (standing.end in (None, old.day) or "expiration_date" in spoken):
            kinds.add("expiration_date")
        elif old.sign == _LENGTH:
            fitting = {kind for kind in LENGTHS if old.length in standing.lengths(kind)}
            kinds |= fitting or spoken & set(LENGTHS)
    return frozenset(kinds)


def differing(one: Changing, standing: Standing, language: str) -> frozenset[str]:
    """Return the kinds of which a sentence states a value that is not the one that stands."""
    text, values = _signed(one.told, language)
    kinds: set[str] = set()
    for value in values:
        if value.sign == _LENGTH:
            kinds |= {kind for kind in LENGTHS[:3] if value.length not in standing.lengths(kind)}
            kinds |= {"payment_term"} - {kind for kind in LENGTHS if value.length in standing.lengths(kind)}
    for pattern in words.swaps("ends", language):
        days = {values[_place(text, match.start("n"))].day for match in pattern.finditer(text)}
        if days - {None, standing.end}:
            kinds.add("expiration_date")
    return frozenset(kinds)


# ------------------------------------------------------------------ finding


def _swaps(one: Changing, language: str) -> list[Swap]:
    text, values = _signed(one.told, language)
    found: list[Swap] = []
    for pattern in words.swaps("swaps", language):
        for match in pattern.finditer(text):
            old, new = (values[_place(text, match.start(name))] for name in ("o", "n"))
            if old.sign == new.sign and not old.same(new):
                found.append(Swap(old, new))
    used = [value for swap in found for value in (swap.old, swap.new)]
    for pattern in words.swaps("news", language):
        for match in pattern.finditer(text):
            new = values[_place(text, match.start("n"))]
            if new not in used:
                found.append(Swap(None, new))
                used.append(new)
    return _sound(found)


def _sound(found: Sequence[Swap]) -> list[Swap]:
    """Leave out what two patterns read in two ways, and new values of one sign without an old one."""
    unique = list(dict.fromkeys(found))
    return [
        swap
        for swap in unique
        if sum(
            other.new.sign == swap.new.sign
            and (swap.old is None or bool({swap.old, swap.new} & {other.old, other.new}))
            for other in unique
        )
        == 1
    ]


def _signed(told: str, language: str) -> tuple[str, list[Value]]:
    """Return a sentence with a sign in the place of each value, and the values in their order."""
    found = sorted(values(told, language), key=lambda value: (value.start, -value.end))
    kept: list[Value] = []
    text, at = "", 0
    for value in found:
        if value.start < at:
            continue
        text += told[at : value.start] + value.sign
        at = value.end
        kept.append(value)
    return text + told[at:], kept


def values(told: str, language: str) -> Iterator[Value]:
    """Yield the days, lengths and amounts of a folded sentence."""
    known: Language = "fr" if language == "fr" else "en"
    for day in find_dates(told, known):
        if day.date is None or day.precision != "day":
            continue
        if words.before("not_values", language).search(told[max(0, day.start - 40) : day.start]):
            continue
        yield Value(day.start, day.end, _DAY, day=day.date)
    for length in find_durations(told, known):
        # "un jour" is some day, not a length.
        if length.duration not in (None, "P1D") and not length.implied and not length.business_days:
            yield Value(length.start, length.end, _LENGTH, length=length.duration or "")
    for amount in find_amounts(told, known):
        if amount.value is not None and amount.currency is not None:
            yield Value(amount.start, amount.end, _SUM, amount=amount.value, currency=amount.currency)


def _place(text: str, at: int) -> int:
    return sum(sign in words.VALUES for sign in text[:at])


# ------------------------------------------------------------------ reading


def _moved_end(
    swap: Swap, kinds: frozenset[str], standing: Standing, proof: Evidence
) -> Iterator[Reviewed]:
    """A day that takes the place of the last one; any other old day is another day's."""
    if swap.old is not None and swap.old.day == standing.end and (not kinds or "expiration_date" in kinds):
        yield _end(swap.new.day, proof, SURE)


def _new_end(
    one: Changing, kinds: frozenset[str], spoken: frozenset[str], standing: Standing, language: str
) -> Iterator[Reviewed]:
    """A last day that is told without the one before, by words of an end."""
    assert one.evidence is not None, "asked before"
    if "expiration_date" not in kinds:
        return
    days = set()
    for part in (one.told, fold(one.new)):
        text, values = _signed(part, language)
        patterns = words.swaps("ends", language)
        if "expiration_date" in spoken and part is one.told:
            patterns += words.swaps("news", language)
        for pattern in patterns:
            for match in pattern.finditer(text):
                value = values[_place(text, match.start("n"))]
                if value.sign == _DAY:
                    days.add(value.day)
    days.discard(standing.end)
    if len(days) == 1:
        yield _end(days.pop(), one.evidence, _LIKELY)


def _end(day: date | None, proof: Evidence, confidence: float) -> Reviewed:
    assert day is not None, "a day has its sign"
    value: dict[str, JsonValue] = {"kind": "date", "date": day.isoformat()}
    return Reviewed(Term("expiration_date", value, day.isoformat(), (proof,), confidence, EXTRACTOR))


def _other_length(
    swap: Swap, kinds: frozenset[str], spoken: frozenset[str], standing: Standing, proof: Evidence
) -> Iterator[Reviewed]:
    if "expiration_date" in spoken:
        spoken = spoken | {"term"}
    if "expiration_date" in kinds:
        kinds = kinds | {"term"}
    may = [kind for kind in LENGTHS if kind in kinds or not kinds]
    if swap.old is not None:
        fitting = [kind for kind in may if swap.old.length in standing.lengths(kind)]
    else:
        fitting = [kind for kind in may if kind in kinds and (kind in spoken or len(kinds) == 1)]
    if len(fitting) > 1 and not _of_the_same_words(fitting, standing):
        return
    for kind in fitting:
        made = _of_length(kind, swap, standing, proof)
        if made is not None:
            yield made
        if made is not None and kind == "term":
            yield from _end_of_term(swap.new.length, standing, proof)


def _end_of_term(length: str, standing: Standing, proof: Evidence) -> Iterator[Reviewed]:
    """The last day of a new length, where the one before was the eve of its first day's anniversary."""
    period = calendar.parse(length)
    after = None if period is None or not standing.term else calendar.later(_known(standing.start), period)
    if after is None:
        return
    day = after - timedelta(days=1)
    words_of = f"{standing.start} + {period}, first day counted = {day}"
    value: dict[str, JsonValue] = {"kind": "date", "date": day.isoformat(), "computed_from": words_of}
    yield Reviewed(Term("expiration_date", value, day.isoformat(), (proof,), _LIKELY, EXTRACTOR))


def _known(day: date | None) -> date:
    assert day is not None, "asked before"
    return day


def _of_the_same_words(kinds: Sequence[str], standing: Standing) -> bool:
    """Whether two notices are one: the same words of the contract state both."""
    if not set(kinds) <= _NOTICES:
        return False
    places = [{item.term.evidences[0].fragments for item in standing.stated(kind)} for kind in kinds]
    return bool(places[0]) and all(place == places[0] for place in places)


def _of_length(kind: str, swap: Swap, standing: Standing, proof: Evidence) -> Reviewed | None:
    length, before = swap.new.length, standing.stated(kind)
    value: dict[str, JsonValue] = dict(before[0].term.value) if before else {}
    text = length
    if kind == "payment_term":
        if not (length.startswith("P") and length.endswith("D") and before):
            return None
        value |= {"days": int(length[1:-1]), "words": proof.quote}
        text = f"{length} {value['basis']}" if value.get("basis") else length
    else:
        value |= {"duration": length}
        value.pop("computed_from", None)
    if kind == "term":
        value["replaces"] = swap.old.length if swap.old else ""
    confidence = SURE if swap.old else _LIKELY
    return Reviewed(Term(kind, value, text, (proof,), confidence, EXTRACTOR))


def _other_sum(
    swap: Swap, kinds: frozenset[str], standing: Standing, proof: Evidence
) -> Iterator[Reviewed]:
    """A price that takes the place of the only one of its amount."""
    if swap.old is None or (kinds and "price" not in kinds):
        return
    prices = [item for item in standing.stated("price") if _amount(item.term.value) == swap.old.amount]
    if len(prices) != 1 or prices[0].term.value.get("currency") != swap.new.currency:
        return
    amount = swap.new.amount
    assert amount is not None, "an amount has its sign"
    before = prices[0].term.value
    value = {**before, "amount": amount_text(amount), "replaces": before.get("amount")}
    text = money_text(amount, str(swap.new.currency))
    yield Reviewed(Term("price", value, text, (proof,), SURE, EXTRACTOR))


def _longer(one: Changing, spoken: frozenset[str], language: str) -> list[Reviewed]:
    """A length that is added to the end."""
    text, values = _signed(one.told, language)
    lengths = [value for value in values if value.sign == _LENGTH]
    if "expiration_date" not in spoken or len(values) != 1 or not lengths or one.evidence is None:
        return []
    if not any(pattern.search(text) for pattern in words.swaps("longer", language)):
        return []
    value: dict[str, JsonValue] = {"duration": lengths[0].length}
    return [Reviewed(Term("term", value, lengths[0].length, (one.evidence,), _LIKELY, EXTRACTOR))]


def _ended(one: Changing, proof: Evidence, language: str) -> list[Reviewed]:
    """What is brought to an end on a day does not renew on it."""
    day = ended_on(one.told, language)
    if day is None:
        return []
    none = Reviewed(Term("renewal", {"kind": "none"}, "none", (proof,), _LIKELY, EXTRACTOR))
    return [_end(day, proof, _LIKELY), none]


def _no_renewal(one: Changing, spoken: frozenset[str]) -> list[Reviewed]:
    """Renewal alone is taken away."""
    if not one.gone or not spoken or not spoken <= {"renewal", "renewal_term"} or one.evidence is None:
        return []
    return [Reviewed(Term("renewal", {"kind": "none"}, "none", (one.evidence,), _LIKELY, EXTRACTOR))]


def _length(value: Mapping[str, JsonValue]) -> str:
    if isinstance(value.get("days"), int) and "duration" not in value:
        return f"P{value['days']}D"
    return str(value.get("duration") or "")


def _amount(value: Mapping[str, JsonValue]) -> Decimal | None:
    try:
        return Decimal(str(value.get("amount")))
    except InvalidOperation:
        return None
