"""What a limit of liability is a share or a multiple of: fees paid, the price, the insurance cover."""

from __future__ import annotations

import re

from pipeline.durations import find_durations
from pipeline.types import JsonValue

_NOUN_EN = (
    r"(?P<noun>fees?|amounts?|sums?|monies|moneys|compensation|consideration|commissions|(?:purchase "
    r"|contract |service )?price"
    r"|royalt\w+|(?:net |gross )?revenues?|payments?|premiums?|rents?|charges|purchases|value"
    r"|what(?=\s+(?:the\s+)?\w+\s+(?:has|have|had|actually|so|shall|will)\b))"
)
_BASIS_EN = re.compile(
    rf"\b{_NOUN_EN}\b(?P<mid>[^.;]{{0,90}}?)\b(?P<verb>(?:actually )?(?:paid|payable|received|receives"
    rf"|receive|made|invoiced|owed|due|billed|earned|collected|retained)"
    r"(?:(?:,? (?:and|or|and/or|by [\w ]{1,20}? (?:and|or)) |/)(?:payable|paid|due|to be paid|received"
    r"|owed|owing))?)\b"
)
_BARE_EN = re.compile(
    r"\b(?P<noun>(?:total |annual |monthly |aggregate )?(?:purchase price|contract price|contract value"
    r"|fees|service fees?|price|compensation|commissions|charges"
    r"|royalt\w+|replacement (?:cost|value)|cost of replac\w+|insurance (?:coverage|proceeds|limits?)"
    r"|coverage"
    r"|security deposit|value of the \w+))\b"
)
_BASIS_FR = re.compile(
    r"\b(?P<noun>montants?|sommes?|prix|redevances?|honoraires|remunerations?|cout|loyers?|commissions?"
    r"|abonnements?|chiffre d'affaires"
    r"|cotisations?|factures?|frais)\b(?P<mid>[^.;]{0,90}?)"
    r"\b(?P<verb>(?:effectivement |reellement |deja )?(?:payee?s?|versee?s?|percue?s?|facturee?s?"
    r"|reglee?s?|encaissee?s?|dues|dus|acquittee?s?"
    r"|annuels?))\b"
)
_BARE_FR = re.compile(
    r"\b(?P<noun>(?:montant|prix|valeur)(?:\s(?:total|annuel|global|mensuel|hors\staxes?|ht))*(?:\s(?:du"
    r"|de\sla|des|de\sl')\s?\w+)"
    r"|redevances?(?: annuelle| mensuelle)?|honoraires|prix(?:\sde\svente)?|remuneration"
    r"|abonnement|plafonds? (?:de |des )?(?:garantie|assurance)|valeur)\b"
)


def basis_of(window: str, language: str) -> tuple[str, int | None]:
    """Return what a share or a multiple is of, in plain words, and where it stands."""
    full, bare = (_BASIS_FR, _BARE_FR) if language == "fr" else (_BASIS_EN, _BARE_EN)
    match = full.search(window)
    other = bare.search(window)
    if match and match.start() < 200 and (other is None or match.start() <= other.start() + 40):
        inner = re.findall(
            r"\b(?:fees|revenues?|charges|royalties|commissions|compensation|price|payments|proceeds"
            r"|amounts|sums|sommes|montants|prix|honoraires|redevances?|loyers?)\b",
            match.group("mid"),
        )
        noun = inner[-1] if inner else " ".join(match.group("noun").split())
        noun = "amounts" if noun == "what" else noun
        verb = " ".join(match.group("verb").split())
        return f"{noun} {verb}", match.start()
    if other and other.start() < 160:
        return " ".join(other.group("noun").split()), other.start()
    return "", None


_LAST_MONTHS = re.compile(
    r"\b(?:derni(?:ers?|eres?)|precedente?s?|prior|preceding|previous|last)\b(?=\s+(?:mois|annees?"
    r"|trimestres?|months?|years?))"
)


def period_of(window: str, at: int, value: dict[str, JsonValue], parts: list[str]) -> None:
    """Add the time of which fees are counted, as *the last three months*, where it is told."""
    for found in find_durations(_LAST_MONTHS.sub(lambda match: " " * len(match.group()), window), "en"):
        if found.duration and not found.implied and found.end > at - 40:
            value["period"] = found.duration
            parts.append(found.duration)
            return
    one = _ONE_PERIOD.search(window, max(0, at - 40))
    if one is not None:
        period = next(_ONE_LONG[name] for name, said in one.groupdict().items() if said)
        value["period"] = period
        parts.append(period)


_ONE_PERIOD = re.compile(
    r"\b(?:le|du|dernier|the|last)\s+(?:calendar\s+)?(?:(?P<month>mois|month)|(?P<quarter>trimestre|quarter))\s+"
    r"(?:civil\s+)?(?:precedant|qui\s+precede|anterieur|preceding|prior\s+to|before)\b"
    r"|\b(?:(?P<year>l'annee\s+(?:precedant|qui\s+precede)|the\s+year\s+(?:preceding|prior\s+to|before)))\b"
)
_ONE_LONG = {"month": "P1M", "quarter": "P3M", "year": "P12M"}
"""A period that is told without a number: "the month preceding the incident"."""
