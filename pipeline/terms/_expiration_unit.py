"""Units of time that a contract defines for itself and counts its term in: ``Contract Years``."""

from __future__ import annotations

from dataclasses import dataclass

from data import late as re
from pipeline import _number_words as number_words
from pipeline.terms._term_days import year_begins

_OWN_UNIT = re.compile(
    r"(?:\b[a-z]+ ?(?:\(\d+(?:st|nd|rd|th)?\) ?)?|\d )(?P<name>(?:contract|agreement|licen[sc]e|lease"
    r"|term|season|fiscal"
    r"|royalty|processing|program|operating|marketing|sales|policy|supply|crop)"
    r"[ -](?:year|month|quarter|period)|season)s?\b"
    rf"|\b(?P<year>year)\s+(?:{number_words.WORDS}|\d{{1,2}})\b"
)
_PLAIN_YEAR = re.compile(
    r"(?:twelve|12|thirteen|13|three hundred sixty-five|365)\b[^.;]{0,30}\b(?:months?|days)\b[^.;]{0,90}?"
    r"\b(?:effective date|commencement date|date hereof|date of this|execution|anniversary|start date)"
    r"|\bfrom (?:an?|the|each) anniversary\b"
)


_UNEVEN = r"\bfirst\s+{name}\b[^.;]{{0,90}}\b(?:ends?|ending|through|until)\b[^.;]{{0,30}}\b(?:19|20)\d\d\b"
"""``the first Contract Year begins on the date hereof and ends on December 31, 2016``: it is no year."""


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """A unit of time that a contract defines, and the month and day on which it begins each year."""

    name: str
    begins: tuple[int, int] | None


def own_unit(quote: str, text: str) -> OwnUnit | None:
    """Return the defined unit in which a term is counted (``Contract Years``), if it is one.

    A unit that the text does not define, or defines as twelve months from the day of effect, is an
    ordinary year.

    Args:
        quote: folded words that state the term.
        text: folded text of the contract.
    """
    match = _OWN_UNIT.search(" ".join(quote.split()))
    if match is None:
        return None
    called = match["name"] or match["year"]
    name = re.escape(called).replace(r"\ ", r"[\s-]+")
    introduced = rf"[\"'\u201c(]\s?{name}s?[\"'\u201d),]*\s*(?:\)|,|means?\b|shall\b|is\b|begins\b|:)"
    defined = re.search(rf"{introduced}|\b{name}s?\s+(?:means|shall mean)\b", text)
    if defined is None and re.search(_UNEVEN.format(name=name), text):
        return OwnUnit(called, None)
    if defined is None:
        return None
    around = " ".join(text[max(0, defined.start() - 260) : defined.end() + 320].split())
    if _PLAIN_YEAR.search(around):
        return None
    behind = " ".join(text[defined.end() - 10 : defined.end() + 200].split())
    return OwnUnit(called, year_begins(behind))
