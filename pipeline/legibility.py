"""How well the words behind a value could be read: doubt must rise when the picture is bad.

Readers that read pictures note the words of which the engine was not sure; terms whose proof rests on such
words, or stands on a page that is hard to read, are stated with less confidence. What is told here is the
chance that the words are right, not that they mean what the extractor takes them for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from pipeline.types import Document, Evidence, Fragment, Page, Term, Word

DOUBTFUL = "doubtful"
"""Name of the metadata that tells where words are hard to read: ``120-128 300-310``."""
_SURE = 0.85
"""Confidence from which the engine's word is taken for right: nineteen of twenty are."""
_MOST = 20_000
"""Places that are noted; behind them the page's quality alone speaks."""
_QUALITY = ((0.0, 0.3), (0.45, 0.6), (0.7, 0.8), (0.8, 0.9), (0.9, 0.98), (0.94, 1.0), (1.0, 1.0))
"""Quality of a page -> chance that a value's few words on it were read right."""
_FEW = 0.05
"""Share of a proof's letters up to which doubtful ones do not touch the value."""
_SOME, _ALL = 0.92, 0.65
"""Chance that a value is that of the digital original where more letters are doubtful, and where they are
all there is: of 53 values that rules were sure of, 46 were."""


def note(words: Iterable[Word], text: str) -> list[tuple[str, str]]:
    """Metadata of a document: where words stand of which the engine was not sure."""
    places: list[tuple[int, int]] = []
    for word in sorted(words, key=lambda word: word.start):
        if word.confidence >= _SURE or not any(map(str.isalnum, text[word.start : word.end])):
            continue
        if places and not text[places[-1][1] : word.start].strip():
            places[-1] = (places[-1][0], word.end)
        else:
            places.append((word.start, word.end))
    if not places:
        return []
    return [(DOUBTFUL, " ".join(f"{start}-{end}" for start, end in places[:_MOST]))]


@lru_cache(maxsize=8)
def places(document: Document) -> tuple[tuple[int, int], ...]:
    """Where a document's doubtful words stand, sorted."""
    value = dict(document.metadata).get(DOUBTFUL, "")
    pairs = (item.partition("-") for item in value.split())
    return tuple((int(start), int(end)) for start, _, end in pairs if start.isdigit() and end.isdigit())


def doubted(terms: Sequence[Term], document: Document) -> tuple[Term, ...]:
    """Lower the confidence of terms whose words are hard to read; digital text is left as it is."""
    if all(page.quality >= 1 for page in document.pages) and not places(document):
        return tuple(terms)
    pages = {page.number: page for page in document.pages}
    doubtful = places(document)
    return tuple(_doubted(term, pages, doubtful) for term in terms)


def _doubted(term: Term, pages: dict[int, Page], doubtful: Sequence[tuple[int, int]]) -> Term:
    # A computed value is as doubtful as the worst of its proofs.
    chance = min(_chance(evidence, pages, doubtful) for evidence in term.evidences)
    return term if chance >= 1 else replace(term, confidence=round(term.confidence * chance, 4))


def _chance(evidence: Evidence, pages: dict[int, Page], doubtful: Sequence[tuple[int, int]]) -> float:
    fragments = evidence.fragments
    page = min(_of_quality(pages[one.page].quality) for one in fragments if one.page in pages)
    length = sum(one.end - one.start for one in fragments)
    share = sum(_overlap(one, doubtful) for one in fragments) / max(length, 1)
    return page * (1.0 if share <= _FEW else _SOME - (_SOME - _ALL) * min(share, 1.0))


def _overlap(fragment: Fragment, doubtful: Sequence[tuple[int, int]]) -> int:
    """Characters of a fragment that are doubtful."""
    first = max(bisect_left(doubtful, (fragment.start, 0)) - 1, 0)
    total = 0
    for start, end in doubtful[first:]:
        if start >= fragment.end:
            break
        total += max(min(end, fragment.end) - max(start, fragment.start), 0)
    return total


def _of_quality(quality: float) -> float:
    for (low, before), (high, after) in pairwise(_QUALITY):
        if quality <= high:
            return before + (after - before) * (quality - low) / (high - low)
    return 1.0
