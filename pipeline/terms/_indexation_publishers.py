"""Who is said to publish an index: a body that is not known for it makes another index of it, perhaps."""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._indexation_indices import IndexName
from pipeline.types import Language

_SAID = {
    "fr": re.compile(
        r"\s*(?:\([^)]{0,40}\)\s*)?(?:(?:tel\s+que\s+|qui\s+est\s+)?(?:publi|établi|calcul|édit|diffus)\w*\s+(?:\w+ment\s+)?par|d[eu]|de\s+la|des)\s+"
        r"(?:la\s+|le\s+|les\s+|l['’])?(?P<who>[A-ZÉ][^.,;:()\n]{3,70})"
    ),
    "en": re.compile(
        r"\s*(?:\([^)]{0,40}\)\s*)?(?:(?:as\s+)?(?:published|issued|compiled|produced|prepared)\s+(?:\w+ly\s+)?by|of|from)\s+"
        r"(?:the\s+)?(?P<who>[A-Z][^.,;:()\n]{3,70})"
    ),
}
_ENDS = re.compile(
    r"\b(?:for|pour|in|en|au|over|compared|last|published|on|or|ou)\b(?!\s+(?:the\s+)?[A-Z])"
)


def other_publisher(text: str, index: IndexName, language: Language) -> tuple[int, int] | None:
    """Return the body that words name right behind an index, where it is known to publish none.

    Args:
        text: unfolded, in which the offsets of ``index`` are.
        index: one of a list, where it is named.
        language: of the words; another than French is read as English.
    """
    key = "fr" if language == "fr" else "en"
    said = _SAID[key].match(text, index.end)
    if said is None:
        return None
    end = _ENDS.search(text, said.start("who"), said.end("who"))
    low, high = said.start("who"), said.end("who") if end is None else end.start()
    who = fold(text[low:high]).strip()
    known, bodies = _words(key)
    if known.search(who) is not None or bodies.search(who) is None or index.name.lower() in who:
        return None
    return low, low + len(text[low:high].rstrip())


def names_body(who: str, language: Language) -> bool:
    """Whether folded words name a body, known for indices or not, and not a place or goods."""
    return any(one.search(who) is not None for one in _words("fr" if language == "fr" else "en"))


@cache
def _words(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the names of bodies that publish indices, and the words that make a name that of a body."""
    told = lexicon("publishers", language)
    known, bodies = ("|".join(map(re.escape, told[key])) for key in ("bodies", "organisations"))
    return re.compile(rf"\b(?:{known})"), re.compile(rf"\b(?:{bodies})s?\b")
