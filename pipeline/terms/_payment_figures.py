"""Figures near a word: sums of money, percentages, quantities with their unit, blanks in their place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from data import late as re
from pipeline import _number_words
from pipeline._number_words import WORDS
from pipeline.money import amount_text, decimal_style, dollar_of, find_amounts, money_text
from pipeline.terms.base import View
from pipeline.types import JsonValue, Language

Kind = Literal["amount", "percent", "quantity", "blank"]

_PERCENT = re.compile(
    rf"(?:{WORDS}\s*\(\s*)?(?<![\d.,/-])(?P<figure>\d{{1,3}}(?:[.,]\d{{1,3}})?)"
    r"\s*(?:\(\s*\w+(?:\s+\w+)?\s*\)\s*)?\)?\s*(?:%|percent(?![a-z])|per\s?cent(?![a-z])|"
    r"pour\s?cent(?![a-z]))"
)
_ANY = re.compile(rf"\d|\*\*|__|\[|xxx|euro|dollar|{WORDS}")
_SPELLED = re.compile(rf"(?P<words>{WORDS})\s+(?:percent|per\s?cent|pour\s?cent)(?![a-z])")
_BLANK = re.compile(
    r"[$€£]?\s?(?:\[\s?[*•●…._x\s-]{1,24}\s?\]|\*{3,}|_{3,}|(?<![a-z])x{3,}(?![a-z])|\[(?:amount|number|"
    r"montant|nombre|to be completed|"
    r"a completer)[^\]\n]{0,30}\]|\(\s?\*{2,}\s?\))"
)
_NUMBER = re.compile(
    r"(?<![\d.,$€£/-])(?P<figure>\d{1,3}(?:[, ]\d{3})+|\d{1,9})(?P<part>\.\d{1,2})?(?![\d/%$€£-]|"
    r"[.,]\d)\s*\)?\s*(?P<unit>(?:of\s+(?:the\s+)?|de\s+|"
    r"d')?[a-z][a-z'-]*(?:\s+[a-z][a-z'-]*){0,2})(?![a-z])"
)
_NO_UNIT = re.compile(
    r"(?:of\s+the\s+|of\s+|de\s+|d')?(?:business\s+|calendar\s+|consecutive\s+|working\s+)?(?:days?|"
    r"months?|years?|hours?|hrs?|minutes?|weeks?|quarters?|jours?|mois|ans?|"
    r"annees?|heures?|semaines?|trimestres?|percent|per\s?cent|pour\s?cent|points?|and|or|of|to|the|in|"
    r"by|for|on|as|is|are|et|ou|a|au|le|la|"
    r"les|de|du|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"janvier|fevrier|mars|avril|mai|juin|"
    r"juillet|aout|septembre|octobre|novembre|decembre|if|which|above|below|hereof|shall|will|st|nd|rd|"
    r"th|million|billion|thousand|with|from|"
    r"other|dollars?|euros?|times?|fois|other|representatives?|members?|meetings?|part(?:y|ies)|"
    r"occasions?|section|article|copies|copy|"
    r"its|their|his|our|your|committee|such|these|those|different|consecutive|separate|full|upon|within|"
    r"dispute|decisions?|director|persons?|signator\w+|counterparts?|legal|monthly|majority|"
    r"sales\s+representatives?)(?![a-z])"
)
_WORDED = re.compile(rf"(?:{WORDS})\s*\(\Z")
_MEASURED = re.compile(
    r"(?:metric\s+)?(?:tons?|tonnes?|barrels?|gallons?|litres?|liters?|kg|kilograms?|pounds?|mwh|kwh|mw|"
    r"hectolitres?)"
)
_WORDED_NUMBER = re.compile(
    rf"(?P<words>{WORDS})\s(?P<unit>(?:of\s+(?:the\s+)?|other\s+|additional\s+|"
    rf"new\s+)?[a-z][a-z'-]*(?:\s+[a-z][a-z'-]*){{0,1}})(?![a-z])"
)
_OTHER_UNIT = re.compile(
    r"^(?:of\s+(?:the\s+)?|de\s+|d'|other\s+|additional\s+|new\s+|further\s+|separate\s+)+"
)
_TAIL = re.compile(
    r"\s+(?:of|in|per|for|during|at|to|by|on|or|during|worth|present|and|from|that|which|as|shall|will|"
    r"each|par|la|le|les|chaque|pendant|sur|dans|lors|avant|apres|dont|au\s+cours|de|du|des|au|aux|pour|et|ou|en|within|with|a|the|is|are|under|over|hereunder|on|before|"
    r"worth)(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a stretch of text; offsets in the stretch."""

    kind: Kind
    start: int
    end: int
    value: dict[str, JsonValue]
    text: str
    sure: bool = True


def figures(view: View, text: str, folded: str, language: Language) -> list[Figure]:
    """Return the figures of a stretch in order, disjoint: money first, then percentages, then quantities.

    Args:
        view: the document, whose dollar and decimal mark are used.
        text: the stretch.
        folded: the same, folded, on one line.
        language: of the words.
    """
    found: list[Figure] = []
    if not _ANY.search(folded):
        return found
    amounts = find_amounts(
        text, language, style=decimal_style(view.flow.text), dollar=dollar_of(view.flow.text)
    )
    for amount in amounts:
        if amount.value is None or amount.currency is None:
            found.append(Figure("blank", amount.start, amount.end, {}, amount.reason or "no currency"))
            continue
        value: dict[str, JsonValue] = {"amount": amount_text(amount.value), "currency": amount.currency}
        found.append(
            Figure(
                "amount",
                amount.start,
                amount.end,
                value,
                money_text(amount.value, amount.currency),
                amount.sure,
            )
        )
    for match in _PERCENT.finditer(folded):
        figure = match.group("figure").replace(",", ".")
        _add(found, Figure("percent", match.start(), match.end(), {"rate": figure}, f"{figure}%"))
    for match in _SPELLED.finditer(folded) if "cent" in folded else ():
        worth = _number_words.value(match.group("words"))
        if worth is not None:
            _add(found, Figure("percent", match.start(), match.end(), {"rate": str(worth)}, f"{worth}%"))
    for match in _BLANK.finditer(folded):
        _add(found, Figure("blank", match.start(), match.end(), {}, "redacted or left blank"))
    for match in _NUMBER.finditer(folded):
        unit = _OTHER_UNIT.sub("", match.group("unit"))
        start = match.start()
        if _NO_UNIT.match(unit) or (match.group("part") and not _MEASURED.match(unit)):
            continue
        if folded[start - 1 : start] == "(":
            worded = _WORDED.search(folded, 0, start)
            if worded is None:
                continue  # the number of an item, not of things
            start = worded.start()
        unit = _TAIL.split(unit, maxsplit=1)[0]
        number = Decimal(
            match.group("figure").replace(",", "").replace(" ", "") + (match.group("part") or "")
        )
        if not unit or number == 0:
            continue
        end = match.start("unit") + len(_TAIL.split(match.group("unit"), maxsplit=1)[0])
        value = {"quantity": f"{number:f}", "unit": unit}
        _add(found, Figure("quantity", start, end, value, f"{number:f} {unit}"))
    for match in _WORDED_NUMBER.finditer(folded):
        worth = _number_words.value(match.group("words"))
        unit = _OTHER_UNIT.sub("", match.group("unit"))
        if worth is None or worth < 2 or _NO_UNIT.match(unit):
            continue
        unit = _TAIL.split(unit, maxsplit=1)[0]
        value = {"quantity": str(worth), "unit": unit}
        end = folded.index(unit, match.end("words")) + len(unit)
        _add(found, Figure("quantity", match.start(), end, value, f"{worth} {unit}"))
    found.sort(key=lambda item: item.start)
    return found


def _add(found: list[Figure], figure: Figure) -> None:
    if all(figure.end <= item.start or figure.start >= item.end for item in found):
        found.append(figure)


_EACH: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<![a-z])(?:(?:per|each|every|a|any|"
        r"in\s+a)\s+(?:and\s+every\s+)?(?:\w+\s+){0,2}?(?P<unit>year|annum|month|quarter|week|day|order)"
        r"|(?P<adjective>annual(?:ly)?|yearly|monthly|quarterly|weekly|daily))(?![a-z])"
    ),
    "fr": re.compile(
        r"(?<![a-z])(?:(?:par|chaque|toute)\s+(?:\w+\s+)?(?P<unit>an|annee|mois|trimestre|semaine|jour|"
        r"commande)"
        r"|(?P<adjective>annuel\w*|mensuel\w*|trimestriel\w*|hebdomadaire\w*))(?![a-z])"
    ),
}
_CANONICAL = {
    "annum": "year", "annual": "year", "annually": "year", "yearly": "year", "monthly": "month",
    "quarterly": "quarter", "weekly": "week", "daily": "day", "an": "year", "annee": "year",
    "mois": "month", "trimestre": "quarter", "semaine": "week", "jour": "day", "commande": "order",
}  # fmt: skip


_UNIT_NEXT = re.compile(
    r"[\s)\"]{0,3}(?:worth\s+)?(?:per|par|/|each|every)\s+(?:contract\s+|calendar\s+|"
    r"annee\s+)?(?P<unit>[a-z]+)"
)


def per_near(folded: str, low: int, start: int, end: int, language: Language) -> str | None:
    """Say what a figure is per, from the words after it, then those before it: ``in each contract year``.

    Args:
        folded: the sentence, folded, on one line.
        low: where the words that govern the figure begin.
        start: where the figure begins.
        end: where it ends.
        language: of the words.
    """
    key: Language = "fr" if language == "fr" else "en"
    following = _UNIT_NEXT.match(folded, end)
    if following is not None:
        return _CANONICAL.get(following.group("unit"), following.group("unit"))
    for begin, stop in ((end, end + 60), (max(low - 45, 0), start)):
        match = _EACH[key].search(folded, begin, min(stop, len(folded)))
        if match is not None:
            word = match.group("unit") or match.group("adjective")
            if word.startswith(("annuel", "mensuel", "trimestriel", "hebdo")):
                return {"a": "year", "m": "month", "t": "quarter", "h": "week"}[word[0]]
            return _CANONICAL.get(word, word)
    return None
