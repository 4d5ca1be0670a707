"""The right value of a field, as a person types it: checked, and in the form that the machine gives it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from data import late as re
from data.load import lexicon
from pipeline.durations import find_durations
from pipeline.errors import UsageError
from pipeline.money import amount_text, money_text
from pipeline.types import JsonValue

Value = dict[str, JsonValue]
_DURATION = re.compile(r"P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?")
_PRICE = re.compile(
    r"(?P<amount>\d[\d ']*(?:[.,]\d+)?)\s*(?P<currency>[A-Z]{3})(?:\s*/\s*(?P<per>[\w-]+))?"
)
_THOUSANDS = re.compile(r"[1-9][\d ']*[.,]\d{3}")
_RENEWALS = ("tacit", "express", "evergreen", "none")
_CLASSES = (
    "contract", "amendment", "annex", "order", "draft", "template", "general_terms", "termination_letter",
    "letter", "invoice", "other",
)  # fmt: skip


def corrected(kind: str, text: str, machine: Mapping[str, JsonValue]) -> tuple[Value, str]:
    """Return a value and its text.

    Args:
        kind: of the term, as in the view ``terms``.
        text: what the person typed.
        machine: what the machine read, whose other parts are kept where they still fit.

    Raises:
        UsageError: the kind takes no correction, or the text has not its form; the message names the form.
    """
    made = _FORMS.get(kind)
    if made is None:
        raise UsageError(
            f"{kind} takes no correction, only 'accept' or 'reject'; these do: {', '.join(_FORMS)}"
        )
    return made(text.strip(), machine)


def _day(text: str, machine: Mapping[str, JsonValue]) -> tuple[Value, str]:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"a day is written as 2027-03-31, not {text!r}") from error
    return {"date": day.isoformat()}, day.isoformat()


def _end(text: str, machine: Mapping[str, JsonValue]) -> tuple[Value, str]:
    if text == "perpetual":
        return {"kind": "perpetual"}, text
    value, told = _day(text, machine)
    return {**value, "kind": "date"}, told


def _duration(text: str, machine: Mapping[str, JsonValue]) -> tuple[Value, str]:
    if _DURATION.fullmatch(text):
        return {"duration": text}, text
    for language in ("en", "fr"):
        found = find_durations(text, language)
        if len(found) == 1 and found[0].duration and not text[: found[0].start].strip():
            return {"duration": found[0].duration}, found[0].duration
    raise UsageError(f"a length is written as P12M, '90 days' or '3 mois', not {text!r}")


def _law(text: str, machine: Mapping[str, JsonValue]) -> tuple[Value, str]:
    code = text.upper()
    if code not in lexicon("jurisdictions", "en"):
        raise UsageError(f"a law is written as FR, GB-ENG or US-NY, not {text!r}")
    return {"law": code}, code


def _price(text: str, machine: Mapping[str, JsonValue]) -> tuple[Value, str]:
    match = _PRICE.fullmatch(text)
    try:
        amount = Decimal(re.sub(r"[ ']", "", match["amount"]).replace(",", ".")) if match else None
    except InvalidOperation:
        amount = None
    if match is None or amount is None or _THOUSANDS.fullmatch(match["amount"]):
        # Whether "1,200" is twelve hundred or a little more than one, nobody can tell.
        raise UsageError(f"a price is written as '1200.00 EUR/month' or '450 GBP', not {text!r}")
    kept = {name: machine[name] for name in ("what", "tax") if name in machine}
    value: Value = {**kept, "amount": amount_text(amount), "currency": match["currency"]}
    if match["per"]:
        value["per"] = match["per"]
    return value, money_text(amount, match["currency"])


def _one_of(
    name: str, ways: tuple[str, ...]
) -> Callable[[str, Mapping[str, JsonValue]], tuple[Value, str]]:
    def made(text: str, machine: Mapping[str, JsonValue]) -> tuple[Value, str]:
        if text not in ways:
            raise UsageError(f"it is one of {', '.join(ways)}, not {text!r}")
        return {name: text}, text

    return made


def _words(name: str) -> Callable[[str, Mapping[str, JsonValue]], tuple[Value, str]]:
    def made(text: str, machine: Mapping[str, JsonValue]) -> tuple[Value, str]:
        if not text:
            raise UsageError("the right value is empty; a value that is not there is rejected")
        return {**machine, name: text}, text

    return made


_FORMS: dict[str, Callable[[str, Mapping[str, JsonValue]], tuple[Value, str]]] = {
    "agreement_date": _day,
    "effective_date": _day,
    "expiration_date": _end,
    "term": _duration,
    "renewal_term": _duration,
    "notice_period": _duration,
    "termination_notice": _duration,
    "governing_law": _law,
    "price": _price,
    "total_value": _price,
    "renewal": _one_of("kind", _RENEWALS),
    "document_class": _one_of("class", _CLASSES),
    "party": _words("name"),
    "title": _words("title"),
    "jurisdiction": _words("place"),
}
