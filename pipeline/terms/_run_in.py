"""Headings that stand in the line of what they head: ``How long. The arrangement is for two years.``

A letter has no headings of its own, and a clause may hold several of these; the sentence behind one is read
as one under a heading.
"""

from __future__ import annotations

from data import late as re

_TERM = re.compile(
    r"\W*(?:\d[\d.]*\W+|[a-z][.)]\s+)?(?:(?:initial|contract|agreement|agreed)\s+)?"
    r"(?:term|duration|period|how\s+long\b[a-z' ]{0,24}|length|life|validity"
    r"|when\s+it\s+(?:starts?|begins?|ends?)[a-z ]{0,20}"
    r"|(?:start|beginning|commencement)\s+and\s+(?:end|finish|duration|term|expiry))"
    r"(?:\s+(?:of|and)\s+[a-z ]{3,30})?\s*[.:?\u2013-]+\s*"
)
_LONGEST = 48


def heads_the_term(folded: str) -> bool:
    """Tell whether a sentence is no more than a heading such as ``Duration.``"""
    return len(folded) < _LONGEST and _TERM.fullmatch(folded.strip()) is not None
