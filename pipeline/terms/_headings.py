"""What clauses are about by their headings alone: a subject so headed is never said to be absent."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.types import Clause

_LONGEST = 90
"""A heading of more characters is a sentence."""
_PARTS = re.compile(r"\s*[;,/&:.\u2013\u2014]\s*|\s+-\s+|\s+(?:and|et)\s+")
_NO_CLAUSE = re.compile(r"\b(?:agreement|contract|contrat|convention|exhibit|annexe?|schedule)$")
"""A title of a paper is no heading of a clause; "Term of Agreement" is one all the same."""


@dataclass(frozen=True, slots=True)
class _Group:
    kinds: tuple[str, ...]
    also: tuple[str, ...]
    """Kinds that a clause so headed may give in their place."""
    pattern: re.Pattern[str]

    def answered(self, found: Collection[str]) -> bool:
        return any(kind in found for kind in (*self.kinds, *self.also))


def unread(clauses: Iterable[Clause], found: Collection[str], language: str) -> set[str]:
    """Return the kinds that a heading names although no term of them was read.

    Args:
        clauses: of one document.
        found: kinds of which a term was read.
        language: of the document; one without a lexicon names nothing.
    """
    if language not in ("fr", "en"):
        return set()
    named: set[int] = set()
    for heading in {clause.heading for clause in clauses if clause.role in ("body", "annex")}:
        if heading and len(heading) <= _LONGEST:
            named |= named_by(heading, language)
    groups = [_groups(language)[number] for number in named]
    return {kind for group in groups if not group.answered(found) for kind in group.kinds}


@lru_cache(maxsize=8192)
def named_by(heading: str, language: str) -> frozenset[int]:
    """Return the numbers of the lexicon's entries that a heading or a part of it is."""
    whole = " ".join(fold(heading).replace("\u2019", "'").split()).strip(" .:;-*_\"'()\u2013\u2014")
    parts = {whole, *(part.strip(" \"'()") for part in _PARTS.split(whole))}
    named: set[int] = set()
    for part in parts:
        plain = not _NO_CLAUSE.search(part) or " of " in part or part.startswith(("cession ", "duree "))
        if part and plain:
            named |= {number for number, one in enumerate(_groups(language)) if one.pattern.fullmatch(part)}
    return frozenset(named)


@cache
def _groups(language: str) -> tuple[_Group, ...]:
    return tuple(
        _Group(
            tuple(entry["kinds"]),
            tuple(entry.get("also", ())),
            re.compile("|".join(re.escape(words).replace(r"\*", ".*") for words in entry["headings"])),
        )
        for entry in lexicon("heading_kinds", language)
    )
