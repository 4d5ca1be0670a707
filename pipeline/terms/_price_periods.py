"""Prices of one year or quarter among several: *the fee for Contract Year One is*, *Q1: $2,500*."""

from __future__ import annotations

from data import late as re

_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|initial)\s+(?:\(\w+\)\s+)?"
_KIND = r"(?:(?:contract|lease|licen[cs]e|agreement|fiscal|calendar|rental|sales|royalty|program)\s+)?"
_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?![\d,])"
_WHOSE = r"(?:the\s+|its\s+|such\s+|[a-z]+'s\s+)?"
_ONE_YEAR = (
    rf"{_WHOSE}{_KIND}(?:{_ORDINAL}{_KIND}year\b|year\s+{_COUNT}|year\s+(?:beginning|ending|commencing|ended)\b"
    rf"|year\s+(?:19|20)\d\d\b|{_ORDINAL}year\b)"
)
_BEHIND = re.compile(rf"\)?,?\s+(?:for|in|during|in\s+respect\s+of|with\s+respect\s+to)\s+{_ONE_YEAR}")
"""*$1,200 for year two*, *$2,000,000 in respect of Licensee's fiscal year beginning April 1*."""
_AHEAD = re.compile(
    r"\b(?:fees?|rents?|charges?|prices?|royalt(?:y|ies)|salary|compensation|retainer|subscription|payment|amount)\s+"
    rf"(?:payable\s+|due\s+)?(?:for|in|during)\s+{_ONE_YEAR}(?:\s*\([^)]{{0,40}}\))?,?\s+"
    r"(?:(?:shall|will)\s+be|is|equals?|are)\s+(?:equal\s+to\s+|an?\s+(?:amount|sum)\s+(?:of|equal\s+to)\s+)?"
    r"(?:[a-z-]+\s+){0,9}\(?\s*\Z"
)
"""*The base charge for Contract Year One is*."""
_FRONTED = re.compile(
    rf"(?:\A|[.;:]\s+|\n\s*|\d\s+|\)\s+)(?P<year>(?:for|in|during|in\s+respect\s+of|with\s+respect\s+to)\s+{_ONE_YEAR}"
    r"(?:\s+(?:on\s+)?(?:\d{1,2}\s+)?[a-z]+(?:\s+\d{1,2})?,?\s+(?:19|20)\d\d)?),?\s+"
    r"(?:the|an?|its|this|your)\s+(?:(?!one\b|set|joining|initial|single|entry|upfront|activation|installation)[a-z-]+\s+){0,3}"
    r"(?:fees?|rents?|charges?|price|royalt(?:y|ies)|retainer|subscription)\s+(?:payable\s+|due\s+)?"
    r"(?:(?:shall|will)\s+be|is|are|amounts\s+to|equals?)\s+(?:fixed\s+at\s+|set\s+at\s+|[a-z]{3}\s+)?\(?\s*\Z"
)
"""*For the calendar year 2022 the fee is*; a fee for some work of that year is none of its time."""
FRENCH_YEAR = re.compile(
    r"(?:\A|[.;:]\s+|\n\s*|\d\s+|\)\s+)(?P<year>(?:pour|en|sur|au\s+titre\s+de)\s+(?:l'(?:annee|exercice)\s+(?:civile?\s+)?)?(?:19|20)\d\d),?\s+"
    r"(?:le\s+loyer|(?:la|l'|une)\s?(?:redevance|cotisation|abonnement|retribution)|le\s+montant\s+d(?:u\s+loyer|e\s+la\s+redevance|e\s+l'abonnement))"
    r"(?:\s+(?!unique|d'entree|initial)[a-z']+){0,3}?\s+(?:est|sera|s'eleve|s'etablit)\s+(?:(?:fixee?|portee?|arretee?)\s+)?(?:de|a)\s*\Z"
)
"""*Pour l'annee civile 2023, la redevance est de*."""
_QUARTER = re.compile(r"\bq[1-4]\s*[:=(–-]?\s*\(?\Z")
"""*Payable in four quarterly payments: Q1 ($2,500); Q2*."""
YEARS = re.compile(
    r"(?:(?:contract|lease|licen[cs]e|agreement|fiscal|calendar|rental)\s+)?years?|annees?|exercices?"
)
"""The head of a column whose cells are years."""
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
NTH_YEAR = re.compile(
    rf"(?:{_KIND}year\s+|annee\s+)?(?:\d{{1,2}}|(?:19|20)\d\d(?:\s?[-/]\s?\d{{2,4}})?|one|two|three|four|five|six|seven|eight"
    rf"|nine|ten|first|second|third|fourth|fifth|(?:premiere|deuxieme|troisieme)(?:\s+annee)?)"
    rf"|{_ORDINAL}{_KIND}year|\(?{_MONTH}\s\d{{1,2}},\s(?:19|20)\d\d\s?(?:[-–]|to)\s?{_MONTH}\s\d{{1,2}},\s(?:19|20)\d\d\)?"
)
"""A year as a cell names it: *2*, *2009-10*, *third contract year*, *(Jan. 1, 1996-Dec. 31, 1996)*."""


def year_fronted(before: str) -> int | None:
    """Return where the words begin that tell at the head of a sentence for which year its price is.

    Args:
        before: folded, up to the sum.
    """
    if not any(word in before for word in ("year", "annee", "exercice", "20", "19")):
        return None
    said = _FRONTED.search(before) or FRENCH_YEAR.search(before)
    return None if said is None else said.start("year")


def year_beside(folded: str, start: int, end: int) -> bool:
    """Whether words beside a sum say that it is the price of one year.

    Args:
        folded: the clause.
        start: where the sum begins.
        end: where it ends.
    """
    if _BEHIND.match(folded[end : end + 90].replace("\n", " ")) is not None:
        return True
    before = folded[max(start - 190, 0) : start]
    if "year" not in before:
        return False
    return _AHEAD.search(before.replace("\n", " ")) is not None or _FRONTED.search(before) is not None


def quarter_before(before: str) -> bool:
    """Whether a sum is that of one quarter of several: ``before`` is folded and ends at the sum."""
    return "quarterly" in before and _QUARTER.search(before[-8:]) is not None
