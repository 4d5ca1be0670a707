"""In a paper that changes or ends a contract: the day of that contract is not the day of the paper."""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.terms._payment_words import alternatives
from pipeline.terms.amends import mentions
from pipeline.terms.base import View

_REACH = 6000
_HEAD = 300
_NEAR = 160
_THEIRS = {
    "en": re.compile(
        r"\b(?:the|an?|our|their|that)\s[^.;]{0,80}?\b(?:agreement|contract|lease|licen[cs]e|tenancy)\b[^.;]{0,60}?"
        r"(?P<verb>\bdated|(?<!\bas\s)\bof|(?<!\bis\s)(?<!\bare\s)\b(?:made|signed|concluded|entered\s+into))"
        r"(?:\s+(?:on|as\s+of))?\s*\Z"
    ),
    "fr": re.compile(
        r"\b(?:du|au|le|la|l'|un|une)\s*(?:contrat|bail|convention|accord|marche|licence)\b[^.;]{0,90}?"
        r"\b(?:du|(?<!est\s)(?:signee?|conclue?|passee?)\s+le|en\s+date\s+du)\s*\Z"
    ),
}
"""Before a day: it is that of a contract that the paper speaks of."""


def days_of_another(view: View) -> frozenset[int]:
    """Return where the days end that a paper about a contract says of that contract.

    None for a paper that stands alone: the day behind the name of a contract is its own there.
    """
    text = view.flow.text[:_REACH]
    folded = fold(text)
    if view.language not in ("fr", "en") or not _about_another(folded, view.language):
        return frozenset()
    first = re.search(r"\S[^\n]*", text)
    low = first.start() if first is not None else 0
    # What its first line begins with is its own title.
    named = {one.end for one in mentions(text, view.language) if one.date is not None and one.start > low}
    behind = _THEIRS[view.language]
    return frozenset(named) | {
        found.end
        for found in find_dates(text, view.language)
        if (said := behind.search(folded, max(low + 1, found.start - _NEAR), found.start))
        and not _of_this(folded, said, view.language)
    }


def _of_this(folded: str, said: re.Match[str], language: str) -> bool:
    """Whether words for the making are said of the paper: "this deed to the lease made on …"."""
    if language != "en" or said["verb"] in ("dated", "of"):
        return False
    stop = max(folded.rfind(mark, 0, said.start("verb")) for mark in (".", ";", "\n\n"))
    return re.search(r"\bthis\b", folded[stop + 1 : said.start("verb")]) is not None


def _about_another(folded: str, language: str) -> bool:
    return _titles(language).search(folded, 0, _HEAD) is not None


@cache
def _titles(language: str) -> re.Pattern[str]:
    words = alternatives(
        fold(word) for word in lexicon("document_classes", language)["titles"]["amendment"]
    )
    return re.compile(
        rf"(?m:^)[\s*#_]*(?:(?:an?|the|first|second|third|fourth|fifth)\s+)?(?:{words})(?![a-z])"
    )
