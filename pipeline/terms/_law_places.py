"""Places that have law or courts: finds the ISO 3166 code of a state, province or country by its names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.types import Language

_UNIT = {
    "en": r"(?:the\s+)?(?:(?P<unit>s[ti]ates?|commonwealth|province|territory|republic|kingdom|"
    r"country|emirate|jurisdiction|island|bailiwick)\s+(?:and\s+\w+\s+)?of\s+)?(?:the\s+)?\[?",
    "fr": r"(?:(?:le|la|les|l'|de|du|des|d')\s*)?(?:(?P<unit>etat|province|canton|royaume|republique)\s+"
    r"(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d'))?(?:(?:le|la|les|l')\s*)?",
}

ASIDE = re.compile(
    r",?\s*\(?\b(?:without|regardless|irrespective|excluding|notwithstanding|except|other than)\b"
    r"[^,()]{0,160}[,)]"
)
"""What is said by the way between a law and what it governs."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a text: its code and where its name ends."""

    code: str
    start: int
    end: int
    unit: str = ""
    """``state``, ``province``... where the words say so."""


@dataclass(frozen=True, slots=True)
class Places:
    """Compiled names and adjectives of one language."""

    named: re.Pattern[str]
    adjective: str
    """Alternation of adjectives (``english``, ``new york``); the named group is the caller's."""
    names: dict[str, str]
    adjectives: dict[str, str]


@cache
def places(language: Language) -> Places:
    """Compile the lexicon of a language; English where it is unknown."""
    key: Language = "fr" if language == "fr" else "en"
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for code, entry in lexicon("jurisdictions", key).items():
        names.update(dict.fromkeys(entry["names"], code))
        adjectives.update(dict.fromkeys(entry.get("adjectives", ()), code))
    return Places(
        re.compile(rf"{_UNIT[key]}(?P<name>{_alternation(names)})(?![a-z])"),
        _alternation(adjectives),
        names,
        adjectives,
    )


def _alternation(words: dict[str, str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def plain(words: str) -> str:
    """Bring the white space of matched words to one space, as the lexicons write them."""
    return " ".join(words.split())


def place_at(folded: str, at: int, language: Language) -> Place | None:
    """Read the place whose name starts at an offset (``the State of New York``)."""
    known = places(language)
    match = known.named.match(folded, at)
    if match is None:
        return None
    code = known.names[plain(match.group("name"))]
    unit = match.group("unit") or ""
    if code == "US-GA" and unit in ("republic", "country"):
        code = "GE"
    return Place(code, match.start("name"), match.end(), unit)


def last_place(folded: str, start: int, end: int, language: Language) -> Place | None:
    """Return the last place named in a stretch."""
    found: Place | None = None
    known = places(language)
    for match in known.named.finditer(folded, start, end):
        at = match.start("name")
        if at == 0 or not folded[at - 1].isalpha():
            found = Place(
                known.names[plain(match.group("name"))], at, match.end(), match.group("unit") or ""
            )
    return found


_PART_OF = {"HK": "CN", "MO": "CN"}
"""Parts that have a code of a country's own."""


def without_parents(codes: list[str]) -> list[str]:
    """Drop a country where one of its parts is named too (Florida and the United States: Florida)."""
    parents = {code.split("-")[0] for code in codes if "-" in code}
    parents |= {_PART_OF[code] for code in codes if code in _PART_OF}
    kept: list[str] = []
    for code in codes:
        if code not in parents and code not in kept:
            kept.append(code)
    return kept


_BOUNDARY = re.compile(
    r"[a-z)\d\"]{3}[\"')\]]?\.\s+(?=[\"'(\[]*[A-Z\d])|;\s|\n\s*\n(?=\s*[\"'(\[]*[A-Z\d])|"
    r"[a-z]{3}\.(?=[A-Z][a-z])"
)


def sentence_bounds(text: str, at: int, *, back: int = 450, ahead: int = 350) -> tuple[int, int]:
    """Return the bounds of the sentence around an offset, at most ``back`` and ``ahead`` away."""
    low = max(at - back, 0)
    start = low
    for match in _BOUNDARY.finditer(text, low, at):
        start = match.end()
    high = min(at + ahead, len(text))
    match_after = _BOUNDARY.search(text, at, high)
    end = match_after.start() + 4 if match_after else high
    if start == low and low > 0:
        while start < at and not text[start - 1].isspace():
            start += 1
    while start < at and text[start].isspace():
        start += 1
    if match_after is None:
        # no end of sentence in reach: the end of a word will do
        while at < end < len(text) and not text[end].isspace() and not text[end - 1].isspace():
            end -= 1
    return start, min(end, len(text))
