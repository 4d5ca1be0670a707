# ruff: noqa: E501 (patterns are read by the phrase)
"""What the readers of French parties share that stand in no preamble: whose text it is, what is no name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from data import late as re
from pipeline.terms._party_words import Named, about, is_role

At = Callable[[str, str, int, int], Named | None]
"""Reads the party that begins at a place of a text, which is given plain and folded."""
_TITLE = 400
_ISSUED = re.compile(r"\bconditions\s+generales\b|\bmentions\s+legales\b|\bpolitique\s+de\b|\bcharte\b")
_NEVER = (
    r"je|nous|vous|il|elle|ils|ce|cette|le\s+present|la\s+presente|les\s+presente?s?|fait|date|page|ref"
    r"|siege|adresse"
)
_GAP = re.compile(r"\n[ \t]*\n[ \t]*\n")
_CALLED = re.compile(r"\(\s*(?P<part>(?:[Ll]es?\s|[Ll]a\s|[Ll]['’])\s?[^()\n\t«\"]{3,30}?)\s*\)")


_ONLY_CALLED = re.compile(
    r"\s*(?:ci[- ]?(?:apres|dessous)\b|(?:denomme|designe)e?s?\b|d'une\s+(?:premiere\s+)?part\b|de\s+premiere\s+part)"
)


def paragraph(folded: str, place: int) -> int:
    """Return where the paragraph before a place begins, over those that only say what a party is called."""
    low = max(place - 1200, 0)
    start = max(folded.rfind("\n\n", 0, place), low)
    while start > low and _ONLY_CALLED.match(folded, start):
        start = max(folded.rfind("\n\n", 0, start), low)
    return start


def called(text: str, named: Named, stop: int) -> Named:
    """Complete a name with what its words call it, in quotes or only in brackets: "(le mandant)"."""
    gap = _GAP.search(text, named.end, stop)
    complete = about(text, named, stop, "fr")
    if complete.alias:
        return complete
    for part in _CALLED.finditer(text, named.end, stop):
        if is_role(part["part"]) and (gap is None or part.start() < gap.start()):
            return replace(complete, alias=part["part"], role=part["part"])
    return complete


def of_one(folded: str) -> bool:
    """Tell whether a text calls itself one that somebody issues and nobody else signs."""
    return _ISSUED.search(folded, 0, _TITLE) is not None


def no_name(more: str) -> re.Pattern[str]:
    """Match words that open no name: those that never do, and more of a reader's own."""
    return re.compile(rf"(?:{_NEVER}|{more})\b")
