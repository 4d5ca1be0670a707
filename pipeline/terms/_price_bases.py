"""What a price is reckoned by where the words name a thing and a time: *par utilisateur et par mois*."""

from __future__ import annotations

import re

from pipeline._money_qualifiers import per_named
from pipeline.money import per_of
from pipeline.types import Language

TIMES = frozenset({"minute", "hour", "day", "week", "month", "quarter", "half_year", "year"})
_TWO = re.compile(
    r"\)?\s*(?:h\.?\s?t\.?(?:v\.?a\.?)?|t\.?t\.?c\.?|hors taxes?|toutes taxes comprises)?,?\s*\(?"
    r"(?:(?:par|per|each|an?|pour (?:une?|chaque)|la|le)\s+|/\s*|l')"
    r"(?P<one>[a-z]+(?:[ '-][a-z]+){0,2}?),?\s*"
    r"(?:(?:et|and)\s+(?:(?:par|per)\s+)?|(?:par|per|each|an?)\s+|/\s*)(?P<two>[a-z]+)\b"
)


def is_time(unit: str | None) -> bool:
    """Whether a price comes back with time: ``month``, ``user_month``."""
    return unit is not None and (unit in TIMES or unit.rpartition("_")[2] in TIMES)


def two_bases(after: str, language: Language) -> str | None:
    """Read ``user_month`` from folded words that follow a sum: ``per user per month``."""
    match = _TWO.match(after)
    if match is None:
        return None
    one, two = (
        _unit(f"{'par' if language == 'fr' else 'per'} {match[name]}", language) for name in ("one", "two")
    )
    if one in TIMES and two is not None and two not in TIMES:
        return f"{two}_{one}"  # "par mois et par virement" has one
    return f"{one or 'unit'}_{two}" if two in TIMES and one not in TIMES else None


def per_said(words: str, language: Language) -> str | None:
    """Read what a price is per from words that say only that: ``par ml``, ``par palette / mois``."""
    if (both := two_bases(f" {words} ", language)) is not None:
        return both
    linked = re.fullmatch(r"(?:(?:le|la|les)\s+|l')(?P<noun>[a-z²³' -]+)", words)
    return _unit(f"par {linked['noun']}" if linked else words, language)


def head_per(head: str, language: Language) -> str | None:
    """Read what prices are per from the folded head of their column: ``Prix (€ HT / mois)``, ``TJM HT``."""
    plain = " ".join(_MARKS.sub(" ", head).split())
    if (linked := _IN_HEAD.search(plain)) is not None and (
        said := per_said(f"par {linked['unit']}", language)
    ):
        return said
    return per_named(plain, language) or next((unit for words, unit in _SHORT if words.search(plain)), None)


_MARKS = re.compile(
    r"[()€$£]|\bh\.?t\b\.?|\bt\.?t\.?c\b\.?|\bhors taxes?\b|\b(?:en\s+)?(?:euros?|eur|usd)\b"
)
_IN_HEAD = re.compile(r"(?:/|\b(?:par|per|au|a l'|a la|le|la)\b)\s?(?P<unit>[a-z][a-z-]*[²³23]?)\s*\Z")
_SHORT = (
    (re.compile(r"\b(?:tjm|tj|adr)\b"), "day"),
    (re.compile(r"\b(?:mensuel\w*|monthly)\b"), "month"),
    (re.compile(r"\b(?:annuel\w*|yearly|annual)\b"), "year"),
    (re.compile(r"\b(?:trimestriel\w*|quarterly)\b"), "quarter"),
    (re.compile(r"\b(?:horaire|hourly)\b"), "hour"),
    (re.compile(r"\b(?:journalier\w*|daily)\b"), "day"),
    (re.compile(r"\bp\.?\s?u\.?(?![a-z])|\bunit\s+(?:price|cost|rate|fee)|\bprix\s+unitaire"), "unit"),
)


def _unit(words: str, language: Language) -> str | None:
    return per_of(f"x {words} ", 1, 1, language)
