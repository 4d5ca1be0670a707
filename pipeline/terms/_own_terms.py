"""An order that bears its own terms and says that both are the contract: no other contract is to be sought.

*The conditions printed overleaf and this order are one agreement*: what is called an order, or whose
largest heading is *General Terms*, is then all that was agreed.
"""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._order_terms import has_its_terms

_LINE = re.compile(r"(?m)^[^\n]{4,90}$")
_ARTICLE = re.compile(
    r"(?m)^[ \t*#]*(?:(?:article|art\.?|clause|section)\s+)?"
    r"(\d{1,2})(?![\d/])(?:\.\d|\s?[.)\u2013\u2014:-]|\s+(?=[a-z]))"
)
_FEWEST = 5
"""Articles under the heading that make it the terms, and not a word about them."""
_FRONT, _SIGNED = 120, 1500
"""Characters before the heading that an order fills, and at the end where it is signed."""


def is_whole(folded: str, head: str, language: str) -> bool:
    """Tell whether an order is the whole contract: it says so, or bears the articles of one.

    Args:
        folded: the running text.
        head: its first page.
        language: ``fr`` or ``en``.
    """
    if has_its_terms(folded, language):
        return True
    another = _words("under_another", language)
    return another.search(head) is None and bears_its_terms(folded, language)


def bears_its_terms(folded: str, language: str) -> bool:
    """Tell whether a signed order, folded, has terms of its own under it and is one contract with them.

    Args:
        folded: the running text.
        language: ``fr`` or ``en``.
    """
    if _words("one_contract", language).search(folded) is None:
        return False
    if _words("signed", language).search(folded, max(0, len(folded) - _SIGNED)) is None:
        return False
    for line in _LINE.finditer(folded, _FRONT):
        named = _words("own_terms", language).search(line.group())
        if named is not None and _is_heading(line.group(), named) and _counts(folded, line.end()):
            return True
    return False


def _is_heading(line: str, named: re.Match[str]) -> bool:
    return named.start() <= 24 and not line.rstrip().endswith((".", ";", ",")) and line.count(" ") < 12


def _counts(folded: str, at: int) -> bool:
    """Tell whether articles 1 to 5 follow one another behind a place."""
    wanted = 1
    for article in _ARTICLE.finditer(folded, at):
        if int(article[1]) == wanted:
            wanted += 1
            if wanted > _FEWEST:
                return True
    return False


@cache
def _words(name: str, language: str) -> re.Pattern[str]:
    words = lexicon("document_classes", language)[name]
    body = "|".join(
        re.escape(fold(word)).replace("\\ ", r"\s+") for word in sorted(words, key=len, reverse=True)
    )
    return re.compile(rf"(?<![a-z])(?:{body})")
