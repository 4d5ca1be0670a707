"""Percentages, multiples, units and hours in folded text, as risk clauses state them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from data import late as re
from pipeline import _number_words as words

BLANK = r"(?:\[[^\]\n]{0,20}\]|_{2,}|\*{2,}|\u25cf|\u2022|\.{4,}|\u2026+|(?<![a-z])x{2,}(?![a-z]))"
"""A value that was left blank or redacted."""
_PERCENT = re.compile(
    rf"(?:(?<![\d.,])(?P<figures>\d{{1,3}}(?:[.,]\d{{1,4}})?)|(?P<words>{words.WORDS})|(?P<blank>{BLANK}))"
    r"\s{0,2}(?:\(\s?(?P<again>\d{1,3}(?:[.,]\d{1,4})?)\s?\)\s{0,2})?"
    r"(?:%|per\s?cent\b|pour\s?cent\b|p\.\s?100)"
)
_MULTIPLE = re.compile(
    rf"\b(?P<twice>twice|double|le double|deux fois)\b"
    rf"|(?:(?<![\d.,])(?P<figures>\d{{1,2}}(?:[.,]\d{{1,2}})?)|(?P<words>{words.WORDS}))\s{{0,2}}"
    r"(?:\(\s?(?P<again>\d{1,2}(?:[.,]\d{1,2})?)\s?x?\s?\)\s{0,2})?(?:times\b|x\b(?!\d)|fois\b)"
)
_HOURS = re.compile(
    rf"(?:(?<![\d.,/])(?P<figures>\d{{1,3}})"
    rf"|(?P<words>{words.WORDS}))\s{{0,2}}(?:\(\s?(?P<again>\d{{1,3}})\s?\)"
    r"\s{0,2})?-?(?P<business>business|working|ouvree?s?|ouvrables?)?[\s-]{0,2}"
    r"(?P<unit>hours?|heures?|hrs?|minutes?|mins?|mn|h)(?![a-z])(?P<after>\s+ouvree?s?|\s+ouvrables?)?"
)
_UNITS = {
    word: name
    for name, listed in {
        "hour": "hour hours heure heures",
        "day": "day days jour jours journee calendaire",
        "week": "week weeks semaine semaines",
        "month": "month months mois",
        "quarter": "quarter quarters trimestre",
        "year": "year years an ans annee annees annum",
        "unit": "unit units unite",
        "occurrence": "occurrence occurrences incident incidents accident event claim sinistre evenement",
        "trip": "trip trips trajet",
        "shipment": "shipment shipments livraison",
        "employee": "employee employees salarie collaborateur",
        "person": "person personne",
        "order": "order orders commande",
        "item": "item items article",
        "vehicle": "vehicle vehicule",
        "ton": "ton tonne tonnes",
        "breach": "breach violation infraction manquement constat",
    }.items()
    for word in listed.split()
}
_EACH = (
    r"(?:per|for (?:each|every|any)|each|every|a(?= (?:day|week|month|year))|any one|par|pour chaque|chaque"
    r"|in any|in (?:any|each|a))"
)
_BETWEEN = (
    r"(?:\s+(?:full|calendar|business|working|such|single|separate|additional|commenced|started"
    r"|delayed|one|policy|contract|whole|complete|part|late))*"
)
_AFTER_AMOUNT = re.compile(
    rf"[\s,()]{{0,4}}(?:(?:ht|ttc|hors\s+taxes?|net|excluding\s+vat)\s+)?(?:{_EACH}{_BETWEEN}\s+"
    rf"|/\s?)(?P<unit>[a-z]+)"
)
_SEVERAL = re.compile(
    rf"[\s,()]{{0,4}}(?:per|for\s+(?:each|every)|every|par|pour\s+chaque"
    rf"|tou(?:te)?s\s+les)\s+(?:periods?\s+of\s+|periode\s+de\s+|tranche\s+de\s+)?"
    rf"(?:(?P<words>{words.WORDS})|(?P<figures>\d{{1,3}}))\s{{0,2}}(?:\(\d{{1,3}}\)\s{{0,2}})?"
    r"(?P<unit>hours?|heures?|days?|jours?|weeks?|semaines?|months?|mois)\b"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number where it stands in folded text; ``value`` is ``None`` where it is blank or contradicted."""

    start: int
    end: int
    value: Decimal | None
    reason: str = ""


def percents(folded: str, start: int = 0, end: int | None = None) -> Iterator[Figure]:
    """Yield the percentages of a stretch."""
    for match in _PERCENT.finditer(folded, start, len(folded) if end is None else end):
        if match.group("blank"):
            yield Figure(match.start(), match.end(), None, "the percentage is blank or redacted")
            continue
        yield _figure(match, "percentage")


def multiples(folded: str, start: int = 0, end: int | None = None) -> Iterator[Figure]:
    """Yield multiples: ``twice``, ``three (3) times``, ``2x``."""
    for match in _MULTIPLE.finditer(folded, start, len(folded) if end is None else end):
        if match.group("twice"):
            yield Figure(match.start(), match.end(), Decimal(2))
        else:
            yield _figure(match, "multiple")


def hours(folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Figure, str, bool]]:
    """Yield (figure, ISO 8601 time, whether of business hours): ``four (4) hours`` is ``PT4H``."""
    for match in _HOURS.finditer(folded, start, len(folded) if end is None else end):
        figure = _figure(match, "time")
        if figure.value is None or figure.value <= 0:
            continue
        letter = "H" if match.group("unit").startswith("h") else "M"
        business = bool(match.group("business") or match.group("after"))
        yield figure, f"PT{figure.value:f}{letter}", business


def _figure(match: re.Match[str], what: str) -> Figure:
    said = [_number(item) for item in (match.group("figures"), match.group("again")) if item]
    if match.group("words"):
        spoken = words.value(match.group("words"))
        if spoken is not None:
            said.append(Decimal(spoken))
    if not said:
        return Figure(match.start(), match.end(), None, f"the {what} was not understood")
    if len(set(said)) > 1:
        return Figure(match.start(), match.end(), None, "words and figures contradict each other")
    return Figure(match.start(), match.end(), said[0])


def _number(figures: str) -> Decimal:
    return Decimal(figures.replace(",", ".")).normalize()


def plain(value: Decimal) -> str:
    """Write a number without exponent or trailing zeros: ``99.9``, ``10``."""
    return f"{value.normalize():f}"


def per_unit(folded: str, at: int) -> str | None:
    """Return the unit that a rate is per, right after it: ``$500 per day of delay`` is ``day``."""
    several = _SEVERAL.match(folded, at)
    if several is not None:
        count = several.group("figures") or str(words.value(several.group("words")) or "")
        unit = unit_name(several.group("unit"))
        return f"{count} {unit}s" if count and count != "1" else unit
    match = _AFTER_AMOUNT.match(folded, at)
    return unit_name(match.group("unit")) if match else None


def unit_name(word: str) -> str | None:
    """Return the name of a folded unit word, ``None`` where it is no unit."""
    return _UNITS.get(word)
