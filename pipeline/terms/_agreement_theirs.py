"""In a paper that changes or ends a contract: the day of that contract is not the day of the paper."""

from __future__ import annotations

import re
from functools import cache

from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._payment_words import alternatives
from pipeline.terms.amends import mentions
from pipeline.terms.base import View

_REACH = 6000
_HEAD = 300


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
    return frozenset(
        one.end for one in mentions(text, view.language) if one.date is not None and one.start > low
    )


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
