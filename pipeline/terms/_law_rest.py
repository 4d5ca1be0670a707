"""The law of all that no special law settles: ``maritime law, and otherwise that of Ohio``."""

from __future__ import annotations

from functools import cache

from data import late as re
from pipeline.terms._law_places import Place, place_at, places, plain

_WORDS = (
    "otherwise",
    "the rest",
    " else",
    "all other",
    "to the extent",
    "in so far as",
    "where it does not",
)
_REST = re.compile(
    r"\b(?:otherwise|for\s+the\s+rest|(?:in|for|as\s+to|on)\s+(?:all|everything|anything)\s+else"
    r"|(?:in|for|as\s+to)\s+all\s+other\s+(?:respects|matters|things|cases|questions|purposes)"
    r"|(?:to\s+the\s+extent|in\s+so\s+far\s+as|where)\s+(?:that\s+)?(?:it|they|such|the\s+same"
    r"|(?:federal|maritime|admiralty|that)\s+law)\s+(?:is|are|does|do)\b[^.;]{0,40}?)"
    r"[\s,]+(?:then\s+)?(?:by\s+|under\s+|subject\s+to\s+|with\s+)?"
    r"(?P<of>(?:the\s+)?(?:[a-z]+\s+)?laws?\s+(?:of|in)\s+|(?:that|those)\s+(?:of|in)\s+)?(?:the\s+(?!state|commonwealth))?"
)


@cache
def _adjective_law() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{places('en').adjective})(?:\s+state)?\s+(?:[a-z]+\s+)?laws?\b")


def of_the_rest(folded: str, low: int, high: int) -> Place | None:
    """Return the place whose law settles what another does not, where words of a stretch say so."""
    stretch = folded[low:high]
    if not any(word in stretch for word in _WORDS):
        return None
    for match in _REST.finditer(folded, low, high):
        if match["of"] is not None and (place := place_at(folded, match.end(), "en")) is not None:
            return place
        named = _adjective_law().match(folded, match.end())
        if named is not None:
            return Place(places("en").adjectives[plain(named["name"])], named.start(), named.end())
    return None
