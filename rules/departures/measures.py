"""Quantities as a lawyer writes them, ``90 days`` or ``3 x legal rate``, held against each other.

A standard and a contract speak the same words here. What is measured otherwise (a sum beside a number of
months of fees) is not compared: the answer is then neither yes nor no.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Literal

from data import late as re
from rules.departures.folding import plain_words
from rules.departures.vocabulary import Measure, Named, french

Operator = Literal["at_most", "at_least", "is", "is_not"]
OPERATORS: tuple[Operator, ...] = ("at_most", "at_least", "is", "is_not")
ORDERED: frozenset[Measure] = frozenset({"duration", "money", "fees", "rate"})
"""Measures of which there is more and less."""
EXAMPLES: dict[Measure, str] = {
    "duration": "90 days, 3 months, 2 weeks or 1 year",
    "money": "40 EUR or 2 000 000 EUR",
    "fees": "12 months of fees, or a sum as 500 000 EUR",
    "rate": "3 x legal rate, ECB rate + 10 points, base rate + 8 points or 12 % per year",
    "choice": "one of the words",
    "code": "FR, GB-ENG or US-NY",
    "text": "a name, as Paris or Syntec",
}
_NUMBER = r"(\d[\d \u00a0\u202f_]*(?:[.,]\d+)?)"
_UNITS = (
    (r"days?|jours?", (Decimal(1), Decimal(1))),
    (r"weeks?|semaines?", (Decimal(7), Decimal(7))),
    # A month is thirty days or half a day more, whichever meets the standard: 3 months are 90 days.
    (r"months?|mois", (Decimal(30), Decimal("30.5"))),
    (r"years?|ans?|annees?", (Decimal(360), Decimal(366))),
)
_ISO = re.compile(r"p(?:(\d+)y)?(?:(\d+)m)?(?:(\d+)w)?(?:(\d+)d)?")
_ISO_UNITS = (_UNITS[3][1], _UNITS[2][1], _UNITS[1][1], _UNITS[0][1])
_END_OF_MONTH = re.compile(rf"{_NUMBER} ?(?:days?|jours?) (?:end of (?:the )?month|fin de mois)")
_FEES = re.compile(
    rf"{_NUMBER} ?(months?|mois|years?|ans?|annees?) (?:of|de|d') ?"
    r"(?:fees?|prix|redevances?|honoraires|loyers?|rent|price|charges)"
)
_MONEY = re.compile(rf"{_NUMBER} ?([a-z]{{3}})|([a-z]{{3}}) ?{_NUMBER}")
_LEGAL = re.compile(rf"{_NUMBER} ?(?:x|times|fois) ?(?:the |le )?(?:legal rate|taux (?:d'interet )?legal)")
_OVER = re.compile(
    rf"(ecb|bce|base)(?: rate)? ?\+ ?{_NUMBER} ?(?:points?|%)"
    rf"|taux (?:de la )?(bce) ?\+ ?{_NUMBER} ?(?:points?|%)"
)
_PERCENT = re.compile(rf"{_NUMBER} ?% ?(?:per|a|par) ?(year|annum|an|month|mois|day|jour)")
_TIMES = {"year": 1, "annum": 1, "an": 1, "month": 12, "mois": 12, "day": 365, "jour": 365}
_OR = re.compile(r"\s+(?:or|ou)\s+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its unit; durations in months have a least and a most, counted in days."""

    unit: str
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    word: str = ""
    """For what is named rather than counted."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One condition: an operator, and the values of which any one satisfies it."""

    operator: Operator
    values: tuple[Quantity, ...]
    text: str
    """As the standard writes it."""


def quantity(text: str, term: Named) -> Quantity | None:
    """Read a value of a term; ``None`` where it is none."""
    folded = plain_words(text)
    match term.measure:
        case "duration":
            return _duration(folded)
        case "money":
            return _money(folded)
        case "fees":
            return _fees(folded) or _money(folded)
        case "rate":
            return _rate(folded)
        case "choice":
            return Quantity("choice", word=folded) if folded in term.choices else None
        case "code":
            code = text.strip().upper()
            return Quantity("code", word=code) if re.fullmatch(r"[A-Z]{2}(-[A-Z]{2,3})?", code) else None
        case _:
            return Quantity("text", word=folded) if folded else None


def alternatives(text: str, term: Named) -> tuple[Quantity, ...] | None:
    """Read values joined by *or*; ``None`` where one of them is none."""
    parts = [quantity(part, term) for part in _OR.split(text.strip())]
    read = tuple(part for part in parts if part is not None)
    return read if len(read) == len(parts) else None


def meets(value: Quantity, bounds: Sequence[Bound]) -> bool | None:
    """Say whether a value satisfies every bound; ``None`` where they cannot be compared."""
    told = [_meets(value, bound) for bound in bounds]
    if False in told:
        return False
    return None if None in told else True


def _meets(value: Quantity, bound: Bound) -> bool | None:
    comparable = [other for other in bound.values if other.unit == value.unit]
    if not comparable:
        return None
    match bound.operator:
        case "at_most":
            return any(value.low <= other.high for other in comparable)
        case "at_least":
            return any(value.high >= other.low for other in comparable)
        case "is":
            return any(_same(value, other) for other in comparable)
        case "is_not":
            return not any(_same(value, other) for other in comparable)


def _same(value: Quantity, other: Quantity) -> bool:
    if value.unit == "code":
        return value.word == other.word or value.word.startswith(f"{other.word}-")
    if value.unit == "text":
        return f" {other.word} " in f" {value.word} "
    return value.word == other.word and value.low <= other.high and other.low <= value.high


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(re.sub(r"[ \u00a0\u202f_]", "", text).replace(",", "."))
    except InvalidOperation:
        return None


def _duration(folded: str) -> Quantity | None:
    iso = _ISO.fullmatch(folded)
    if iso and any(iso.groups()):
        counts = [Decimal(count or 0) for count in iso.groups()]
        low = sum((n * unit[0] for n, unit in zip(counts, _ISO_UNITS, strict=True)), Decimal(0))
        high = sum((n * unit[1] for n, unit in zip(counts, _ISO_UNITS, strict=True)), Decimal(0))
        return Quantity("days", low, high)
    if match := _END_OF_MONTH.fullmatch(folded):
        count = _number(match[1])
        return None if count is None else Quantity("days end of month", count, count)
    for pattern, (least, most) in _UNITS:
        match = re.fullmatch(rf"{_NUMBER} ?(?:{pattern})", folded)
        count = _number(match[1]) if match else None
        if count is not None:
            return Quantity("days", count * least, count * most)
    return None


def _fees(folded: str) -> Quantity | None:
    match = _FEES.fullmatch(folded)
    count = _number(match[1]) if match else None
    if match is None or count is None:
        return None
    months = count if match[2].startswith("mo") else count * 12
    return Quantity("months of fees", months, months)


def _money(folded: str) -> Quantity | None:
    match = _MONEY.fullmatch(folded.replace("€", " eur").replace("£", " gbp").replace("  ", " "))
    amount = _number(match[1] or match[4]) if match else None
    if match is None or amount is None:
        return None
    return Quantity((match[2] or match[3]).upper(), amount, amount)


def _rate(folded: str) -> Quantity | None:
    if match := _LEGAL.fullmatch(folded):
        unit, number = "x legal rate", _number(match[1])
    elif match := _OVER.fullmatch(folded):
        bank = "base" if match[1] == "base" else "ECB"
        unit, number = f"points over the {bank} rate", _number(match[2] or match[4])
    elif match := _PERCENT.fullmatch(folded):
        read = _number(match[1])
        unit, number = "% per year", None if read is None else read * _TIMES[match[2]]
    else:
        return None
    return None if number is None else Quantity(unit, number, number)


def spoken(text: str, term: Named, locale: str, *, asked: bool = False) -> str:
    """Say a value, or what is asked of one, to people: ``P3M`` is 3 months; names stay as they are.

    Args:
        text: a value, or bounds as ``Value.expected`` gives them.
        term: whose.
        locale: ``fr`` or ``en``.
        asked: the text is of bounds, whose own words are not those of a contract.
    """
    text = _SPELLED.sub(_counted, text)
    if locale != "fr" or (term.measure == "text" and not asked):
        return text
    if term.measure == "text":
        return _BETWEEN_NAMES.sub(lambda match: french()[match[0]], text)
    known = french()
    return _french_words().sub(lambda match: known[match[0]], text)


_BETWEEN_NAMES = re.compile(r"^is not(?= )|^is(?= )|(?<=, )is not(?= )|(?<=, )is(?= )|(?<= )or(?= )")
"""The words that stand before names and between them."""
_SPELLED = re.compile(r"\bP(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?\b")
_PARTS = ("year", "month", "week", "day")


def _counted(match: re.Match[str]) -> str:
    counts = zip(match.groups(), _PARTS, strict=True)
    return " ".join(f"{int(n)} {unit}{'s' if int(n) > 1 else ''}" for n, unit in counts if n) or match[0]


@cache
def _french_words() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(word)}\b" for word in french()))
