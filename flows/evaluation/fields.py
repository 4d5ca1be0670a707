"""The fields that are measured: where the audit states them, and when two values are the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from pipeline.company import normalise
from pipeline.folding import fold

Told = Callable[[str, Any], Iterable[str]]
Same = Callable[[str, str], bool]
_WHOLE = frozenset({"", "total", "once", "lump", "lot"})
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


def _name(text: str, value: Any) -> list[str]:
    return [text] if normalise(text) else []


def _same_name(one: str, other: str) -> bool:
    """Names without legal form, case and punctuation; one may be the whole of a part of the other."""
    left, right = normalise(one).replace(" ", ""), normalise(other).replace(" ", "")
    return left == right or (min(len(left), len(right)) > _ENOUGH and (left in right or right in left))


def _same_title(one: str, other: str) -> bool:
    left, right = _plain(one), _plain(re.sub(r"[\s,(]+(?:[a-z]|is)$", "", other))
    return left == right or (len(right) > _ENOUGH and right in left and len(left) < len(right) + 25)


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9 ]", " ", fold(words)).split())


def _duration(text: str) -> str:
    """``P1Y`` and ``P12M`` are one duration, ``P2W`` and ``P14D`` too."""
    match = re.fullmatch(r"P(\d+)([YMWD])", text)
    if not match:
        return text
    factor, unit = {"Y": (12, "M"), "M": (1, "M"), "W": (7, "D"), "D": (1, "D")}[match[2]]
    return f"P{int(match[1]) * factor}{unit}"


def _same_duration(one: str, other: str) -> bool:
    return _duration(one) == _duration(other)


def _price(text: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping) and value.get("amount") and value.get("currency"):
        per = str(value.get("per") or "")
        yield f"{value['amount']} {value['currency']}" + ("" if per in _WHOLE else f"/{per}")


def _same_price(one: str, other: str) -> bool:
    try:
        return _price_parts(one) == _price_parts(other)
    except (InvalidOperation, ValueError):
        return one == other


def _price_parts(text: str) -> tuple[Decimal, str, str]:
    amount, _, rest = text.partition(" ")
    currency, _, per = rest.partition("/")
    return Decimal(amount).normalize(), currency, "" if per in _WHOLE else per


_ALL = (
    Field("party", "party", many=True, told=_name, same=_same_name),
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
)
FIELDS: Mapping[str, Field] = {field.name: field for field in _ALL}
"""Field -> how it is measured, in the order in which they are shown."""
