"""What in the naming of an index, and of what moves by it, keeps it from being sure."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.indexation._old_bases import old_base
from pipeline.indexation.reading.clause import REPLACES, ClauseWords, sentence_at
from pipeline.indexation.reading.excluded import kept_out
from pipeline.terms._indexation_named import only_by_sum
from pipeline.terms._indexation_publishers import other_publisher
from pipeline.terms._indexation_variants import variant_of

_DENIED = re.compile(
    r"\b(?:disregard\w*|exclu(?:de|des|ded|ding)\s+(?:the|any)|not\s+(?:be\s+)?(?:used|apply|the)|rejected|ne\s+\w+\s+pas|exclu\w*\s+de)\b"
)
_AND_AGREEMENT = re.compile(
    r"\bind(?:ice|ex)\s+syntec\s*[(,:–-]?\s*(?:de\s+|la\s+|l')*(?:convention|accord)s?\s+(?:collecti|national|de\s+branche)"
)


def named_by_sum(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield an index that no word of revision goes with, only a multiplication and a division in words."""
    for one in clause.indices:
        alone = one.by_sum or only_by_sum(clause.folded, one, clause.language)
        if one.name in clause.names and alone:
            yield one.start, one.end


def named_otherwise(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield words behind the name of an index that may make another one of it.

    A body that is not known to publish it, a base on which it is published no more, and the collective
    agreement beside the Syntec index.
    """
    for one in clause.indices:
        if one.name not in clause.names:
            continue
        if (body := other_publisher(clause.text, one, clause.language)) is not None:
            yield body
        if (base := old_base(clause.folded, one.name, one.end)) is not None:
            yield base.start, base.end
    if (both := and_agreement(clause.folded)) is not None:
        yield both


def variant_named(clause: ClauseWords, name: str) -> tuple[int, int] | None:
    """Return where an index stands with words that may make another of it, if it does anywhere.

    A place where it is kept out, or stands in for one that ends, does not count.
    """
    for one in clause.indices:
        if one.name != name or kept_out(clause.folded, one.start, one.end):
            continue
        span = variant_of(clause.text, clause.folded, one, clause.language)
        if span is None:
            continue
        low, high = sentence_at(clause, one.start)
        told = one.start > low and (
            REPLACES.search(clause.folded, low, high) or _DENIED.search(clause.folded, low, high)
        )
        if not told:
            return span
    return None


def and_agreement(folded: str) -> tuple[int, int] | None:
    """Return where words name the Syntec index and the collective agreement as one thing."""
    match = _AND_AGREEMENT.search(folded)
    return None if match is None else match.span()
