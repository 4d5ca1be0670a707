"""Tells a law that is named only to be ruled out: ``the laws of Texas do not apply``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.terms._subjects import any_of

_LAW = re.compile(r"\b(?:laws?|droits?|lois?|legislation)\b")
_REACH = 60
"""Letters after a law in which its verb stands."""


def denied(folded: str, start: int, end: int, language: str) -> bool:
    """Tell whether the law that a stretch of a folded text ends with is ruled out.

    Args:
        folded: a clause with what stands around it.
        start: where the words that name the law begin.
        end: where they end, after the law's name.
        language: of the document; one without words rules nothing out.
    """
    if language not in ("fr", "en"):
        return False
    after, before = _words(language)
    if after.match(folded, end, end + _REACH):
        return True
    last = [match.end() for match in before.finditer(folded, start, end)]
    return bool(last) and _LAW.search(folded, last[-1], end) is not None


@cache
def _words(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words: Mapping[str, str] = lexicon("law_denied", language)
    after = rf"\s*(?:\([^)]{{0,40}}\)\s*)?(?:(?:itself|lui-meme|elle-meme)\s+)?{any_of(words['after'])}"
    return re.compile(after), re.compile(any_of(words["before"]))
