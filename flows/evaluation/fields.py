"""The fields that are measured: where the audit states them, and when two values are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from data import late as re
from flows.evaluation.names import nearly_same_name, same_name
from pipeline.company import normalise
from pipeline.folding import fold

Told = Callable[[str, Any], Iterable[str]]
Same = Callable[[str, str], bool]
_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its kind in the view ``terms``, and how its values are compared."""

    name: str
    kind: str
    column: str | None = None
    """Column of ``contracts`` that settles on one value; ``None``: every stated term counts."""
    many: bool = False
    """Whether a document may have several right values, each of which is asked for."""
    told: Told = lambda text, value: [text]
    """(value_text, value) of a term -> values as they are compared."""
    same: Same = lambda one, other: one == other
    """(what is said, what is labelled) -> whether they are the same value."""
    near: Same | None = None
    """Whether they are so nearly the same that a reader takes them for one; asked last."""

    def matches(self, said: str, label: str) -> bool:
        """Whether what is said counts as the label."""
        return self.same(said, label) or (self.near is not None and self.near(said, label))


def _name(text: str, value: Any) -> list[str]:
    return [text] if normalise(text) else []


def _same_title(one: str, other: str) -> bool:
    left, right = _plain(one), _plain(re.sub(r"[\s,(]+(?:[a-z]|is)$", "", other))
    return left == right or (len(right) > _ENOUGH and right in left and len(left) < len(right) + 25)


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9 ]", " ", fold(words)).split())


def _duration(text: str) -> tuple[int, int] | str:
    """Months and days: ``P1Y`` and ``P12M`` are one duration, ``P2W`` and ``P14D`` too."""
    match = re.fullmatch(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", text)
    if not match:
        return text
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    return years * 12 + months, weeks * 7 + days


def _same_duration(one: str, other: str) -> bool:
    return _duration(one) == _duration(other)


def _price(text: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping) and value.get("amount") and value.get("currency"):
        per = str(value.get("per") or "")
        yield f"{value['amount']} {value['currency']}" + (f"/{per}" if per else "")


def _same_price(said: str, label: str) -> bool:
    """The same amount, currency and *per*; what is said comes first, what is labelled second.

    A label without *per* is a whole sum (an instalment of one too). Where we say no *per*, the words tell
    none, which fits a whole sum and a price for each of something, never one by time or by measure.
    """
    try:
        amount, currency, per = _price_parts(said)
        wanted, of, each = _price_parts(label)
    except (InvalidOperation, ValueError):
        return said == label
    mine = {_SUM, _EACH} if not per else _price_bases(per)
    return (amount, currency) == (wanted, of) and not mine.isdisjoint(_price_bases(each))


def _price_parts(text: str) -> tuple[Decimal, str, str]:
    amount, _, rest = text.partition(" ")
    currency, _, per = rest.partition("/")
    return Decimal(amount).normalize(), currency, per.casefold()


def _price_bases(per: str) -> set[str]:
    """What a price is reckoned by: a whole sum, a time, a measure, or each of something counted.

    Which thing is counted (unit, piece, order, visit, user) is named by readers as they please: they are
    one. ``employee_month`` is two bases, of which the words may put either first.
    """
    if per in _PRICE_SUMS:
        return {_SUM}
    parts = [per] if per in _PRICE_BASES or per in _PRICE_ALIASES else per.split("_")
    plain = [_PRICE_ALIASES.get(part, part) for part in parts]
    return {part if part in _PRICE_BASES else _EACH for part in plain}


def _signature(text: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping) and value.get("party") and value.get("state") in ("signed", "blank"):
        yield f"{value['party']}: {value['state']}"


def _same_signature(one: str, other: str) -> bool:
    left, right = one.rpartition(": "), other.rpartition(": ")
    return left[2] == right[2] and (
        same_name(left[0], right[0])
        or nearly_same_name(left[0], right[0])
        or nearly_same_name(right[0], left[0])
    )


_SUM, _EACH = "sum", "each"
_PRICE_SUMS = frozenset({"", "total", "once", "lump", "lot", "installment", "instalment", "milestone"})
_PRICE_BASES = frozenset(
    [
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "quarter",
        "half_year",
        "year",
        "kwh",
        "mwh",
        "gj",
        "therm",
        "mmbtu",
        "dth",
        "kva",
        "kw",
        "gb",
        "tb",
        "mbps",
        "g",
        "kg",
        "lb",
        "tonne",
        "barrel",
        "gallon",
        "litre",
        "hl",
        "m2",
        "sqft",
        "acre",
        "ha",
        "m3",
        "ml",
        "km",
        "mile",
        "hundred",
        "thousand",
        "share",
    ]
)
_PRICE_ALIASES = {
    "pound": "lb", "lbs": "lb", "ton": "tonne", "t": "tonne", "annum": "year", "semester": "half_year",
    "liter": "litre", "l": "litre", "kilogram": "kg", "sqm": "m2", "cpm": "thousand", "bbl": "barrel",
    "gal": "gallon", "man_day": "day", "man_hour": "hour", "linear_metre": "ml", "square_foot": "sqft",
    "square_metre": "m2",
}  # fmt: skip


_ALL = (
    Field("document_class", "document_class", "document_class"),
    Field("party", "party", many=True, told=_name, same=same_name, near=nearly_same_name),
    Field("title", "title", same=_same_title),
    Field("agreement_date", "agreement_date", "agreement_date"),
    Field("effective_date", "effective_date", "effective_date"),
    Field("expiration_date", "expiration_date", "expiration_date"),
    Field("term", "term", "term", same=_same_duration),
    Field("renewal", "renewal", "renewal"),
    Field("renewal_term", "renewal_term", "renewal_term", same=_same_duration),
    Field("notice_period", "notice_period", "notice_period", same=_same_duration),
    Field("termination_notice", "termination_notice", "termination_notice", same=_same_duration),
    Field("governing_law", "governing_law", many=True),
    Field("price", "price", many=True, told=_price, same=_same_price),
    Field("signature", "signature", many=True, told=_signature, same=_same_signature),
)
FIELDS: Mapping[str, Field] = {field.name: field for field in _ALL}
"""Field -> how it is measured, in the order in which they are shown."""
