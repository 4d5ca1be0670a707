"""Shapes of names that a run of capitals does not show: nicknames, honours, colleges, two in one case."""

from __future__ import annotations

from data import late as re

_HONOURS = re.compile(
    r"(?:,?\s*\b(?:M\.\s?D|Ph\.?\s?D|D\.\s?D\.\s?S|D\.\s?O|D\.\s?V\.\s?M|J\.\s?D|R\.\s?N|C\.?P\.?A|M\.?B\.?A|Esq|MD|DDS|DVM)"
    r"\b\.?)+"
)
"""What a person is behind the name; it is no part of it."""
_YOUNGER = re.compile(r",\s*(?:[JS]r\.?(?![a-z])|III?\b|IV\b)")
"""Which of a family: that is part of the name."""
_NICKNAME = re.compile(r"\s(?:[\"“][A-Z][\w. ]{1,14}[\"”]|\([A-Z][\w. ]{1,14}\))\s(?=[A-Z]\w+)")
_CHARTERED = re.compile(
    r"(?:Chancellor|President|Provost|Warden|Masters?|Rector|Governors?|Regents|Trustees|Dean|Fellows)"
    r"(?:,?\s(?:and|of|the|&|Chancellor|Masters?|Scholars|Fellows|Directors|Governors?|Regents|Trustees"
    r"|Overseers|College|University|Board))+(?=\s[A-Z])",
    re.IGNORECASE,
)
"""A body that is called by its officers: "The President and Fellows of … College"."""
_SMALL_LINK = re.compile(r"\s+(?:of|at|in|on)\s+(?=[A-Z][a-z])")

PAIRED = frozenset(
    [
        *("savings", "research", "oil", "gas", "bed", "food", "health", "arts", "science", "sciences"),
        *("sales", "marketing", "engineering", "industries", "trading", "parks", "water", "power"),
        *("light", "iron", "life", "bath", "bread", "commerce", "fire", "design", "media", "trust"),
        *("energy", "scientific", "technical", "technology", "industrial", "economic", "agricultural"),
        *("medical", "clinical", "environmental", "educational", "commercial", "financial"),
    ]
)
"""Words that "and" joins to another within one name: "Oil and Gas"."""
ORGANISED = frozenset(
    [
        *("association", "organization", "organisation", "college", "school", "academy", "clinic"),
        *("museum", "church", "club", "company", "corporation", "fund", "bank", "trust", "university"),
        *("institute", "foundation", "group", "partnership", "authority", "agency", "council"),
        *("commission", "society", "hospital", "department", "ministry", "city", "county", "district"),
        *("partners", "holdings", "bancorp", "fils", "freres", "cie", "portfolios", "committee"),
        *("federation", "league", "chamber", "government", "cooperative", "laboratories"),
        *("enterprises", "ventures", "associates", "brothers", "center", "centre", "bureau", "regents"),
        *("township", "diocese", "estate", "town", "village", "borough", "nation", "tribe"),
    ]
)
"""Words that only organisations have in their names."""


def younger(text: str, start: int, place: int, end: int) -> int:
    """Where a person's name ends that tells which of a family; ``place`` where it does not."""
    match = _YOUNGER.match(text, place, end)
    if match is None or len(text[start:place].split()) < 2:
        return place
    rest = text[match.end() : match.end() + 12]
    return place if re.match(r",?\s+[A-Z]\w*,?\s+(?:Inc|LLC|Corp)", rest) else match.end()


def behind_honours(text: str, place: int, end: int) -> int:
    """Where the words about a person begin, behind ", M.D."."""
    match = _HONOURS.match(text, place, end)
    return match.end() if match else place


def behind_nickname(text: str, start: int, place: int, end: int) -> int | None:
    """Where a name goes on behind a nickname: after ``Peter "Pete"``."""
    if len(text[start:place].split()) > 2:
        return None
    match = _NICKNAME.match(text, place, end)
    return match.end() if match else None


def chartered(text: str, start: int, end: int) -> int | None:
    """Where the officers end that a body is called by: behind ``President and Fellows of``."""
    match = _CHARTERED.match(text, start, end)
    return match.end() if match and re.search(r"(?:and|&)\s", match.group(), re.IGNORECASE) else None


_OF_A_PLACE = re.compile(
    r"\sof\s[A-Z][\w -]*?\sin\sthe\s(?:[Cc]ounty|[Cc]ity|[Tt]own|[Ss]tate|[Pp]rovince)\b"
)


def capitals_end(written: str) -> int | None:
    """Where a name ends before its place: ``JANE ROE of Villa Maria``, ``Jane Roe of Fowey in the …``."""
    if " in the " in written and (placed := _OF_A_PLACE.search(written)) is not None:
        return placed.start()
    for match in _SMALL_LINK.finditer(written):
        before = written[: match.start()]
        if before.isupper() and len(before.split()) >= 2 and sum(map(str.isalpha, before)) > 5:
            return match.start()
    return None
