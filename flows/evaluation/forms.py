"""The forms in which labels write values: what keeps to none is refused, for it could never be right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from data import late as re

_DURATION = re.compile(r"P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?")
_LAW = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_RENEWALS = frozenset({"tacit", "express", "evergreen", "none"})
_SIGNED = frozenset({"signed", "blank"})
_CLASSES = frozenset(
    {
        *("contract", "amendment", "annex", "order", "draft", "template", "general_terms"),
        *("termination_letter", "letter", "invoice", "other"),
    }
)


def problem(field: str, value: str) -> str:
    """Say what is wrong with a labelled value; nothing where it keeps to its field's form."""
    if value != value.strip() or not value:
        return "is empty or has spaces around it"
    check = _CHECKS.get(field)
    return check(value) if check else ""


def _date(value: str) -> str:
    try:
        good = date.fromisoformat(value).isoformat() == value
    except ValueError:
        good = False
    return "" if good else "is no ISO date (2024-03-31)"


def _end(value: str) -> str:
    return (
        "" if value == "perpetual" else _date(value) and "is no ISO date (2024-03-31) and not 'perpetual'"
    )


def _duration(value: str) -> str:
    return "" if _DURATION.fullmatch(value) else "is no ISO 8601 duration (P12M, P90D)"


def _renewal(value: str) -> str:
    return "" if value in _RENEWALS else f"is none of {', '.join(sorted(_RENEWALS))}"


_LONGEST = 15
"""Digits of an amount."""


def _class(value: str) -> str:
    return "" if value in _CLASSES else f"is none of {', '.join(sorted(_CLASSES))}"


def _law(value: str) -> str:
    return "" if _LAW.fullmatch(value) else "is no ISO 3166 code (FR, GB-ENG, US-NY)"


def _price(value: str) -> str:
    match = re.fullmatch(r"(\S+) ([A-Z]{3})(/\S.*)?", value)
    try:
        amount = Decimal(match[1]) if match is not None else Decimal("NaN")
        good = amount.is_finite() and abs(amount.adjusted()) <= _LONGEST
    except InvalidOperation:
        good = False
    return "" if good else "is no price (1200.00 EUR/month)"


def _signature(value: str) -> str:
    name, _, state = value.rpartition(": ")
    return "" if name and state in _SIGNED else "is no signature (NAME: signed, or NAME: blank)"


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "document_class": _class,
    "agreement_date": _date,
    "effective_date": _date,
    "expiration_date": _end,
    "term": _duration,
    "renewal": _renewal,
    "renewal_term": _duration,
    "notice_period": _duration,
    "termination_notice": _duration,
    "governing_law": _law,
    "price": _price,
    "signature": _signature,
}
