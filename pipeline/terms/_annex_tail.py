"""Annexes that the last lines of a paper announce, below the signatures, and of which nothing follows.

"Annexe 1 : programme de l’opération" as the last words of a contract is one that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data import late as re
from pipeline.folding import fold
from pipeline.terms._annex_names import words
from pipeline.terms.base import View

_LAST_LINES = 10
_ABOVE = 200
"""Characters of the page above a heading from which it shares the page of what was agreed."""
_LEAST = 400
"""Characters from which a paper is more than its own cover."""
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Announced:
    """A line that says what is annexed, and numbers nothing."""

    start: int
    end: int
    said: str


def ends_with(text: str, start: int) -> bool:
    """Whether a heading is among the last words of a text."""
    return len(text) - start <= _LEAST and start >= _LEAST


def stands_last(view: View, start: int, content: str, least: int) -> bool:
    """Whether a heading is among the last words of its paper, on the page of what goes before.

    A heading with a page of its own may stand over a drawing, and so may one whose title says so.

    Args:
        view: of the document.
        start: where the heading begins.
        content: what stands behind it, to the end of the paper or the next heading.
        least: letters from which that is content.
    """
    text = view.flow.text
    behind = text[start:]
    if sum(map(str.isalnum, content)) >= least or not ends_with(text, start):
        return False
    page = view.flow.evidence(start, min(start + 1, len(text))).page
    if page != max(one.number for one in view.flow.document.pages):
        return False
    before = max(start - _ABOVE, 0)
    if len(text[before:start].strip()) < _ABOVE // 2 or view.flow.evidence(before, start).page != page:
        return False
    return not any(word in fold(behind) for word in words("drawn"))


def announced(view: View) -> Iterator[Announced]:
    """Yield the last lines that say what is annexed without a number: "Enclosures: price list"."""
    text = view.flow.text
    if len(text) < _LEAST:
        return
    place = len(text)
    for _ in range(_LAST_LINES):
        start = text.rfind("\n", 0, place) + 1
        said = text[start:place].strip()
        if len(said) <= _LONGEST and _line().match(fold(said)):
            begin = text.index(said, start) if said else start
            yield Announced(begin, begin + len(said), said)
        elif len(said) > _LONGEST or not start:
            return
        place = start - 1


@cache
def _line() -> re.Pattern[str]:
    """On a folded line: the word, what parts it from its title, and a title."""
    opens = "|".join(re.escape(word) for word in words("announced"))
    return re.compile(rf"\W*(?:{opens})\s*(?:\(s\)|\(es\))?\s*(?::|-|–|—)\s*[a-z0-9«\"(].{{3,}}[^.;,]?$")
