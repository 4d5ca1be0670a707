"""Whether a price may move in another way than was read: a rise, a market, steps, a quotation."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from data import late as re
from pipeline.indexation.reading._doubt_about import unread_here
from pipeline.indexation.reading._doubt_days import REVISES
from pipeline.indexation.reading._doubt_none import sums_in_turn
from pipeline.indexation.reading._doubt_words import (
    AT_WILL,
    BARE_INDEX,
    DENIES,
    MARKET,
    MARKET_HERE,
    NEGOTIATED,
    QUOTED,
    REGARDED,
    RISES_BY,
)
from pipeline.indexation.reading._may_rise import besides
from pipeline.indexation.reading.clause import ClauseWords, sentence_at
from pipeline.indexation.reading.excluded import kept_out

_OWN = {"FixedRate", "FixedAmount", "Steps"}
"""Movements that follow nothing else."""


_COST = r"(?:hausses?|augmentations?|surcouts?|increases?|surcharges?|rises?)"
_PASSED_ON = re.compile(
    rf"\brepercut\w*\s+(?:[\w'\u2019]+\s+){{0,4}}?{_COST}\b(?!\s+(?:d[ue]\s+(?:la\s+)?(?:tva|taxes?|impot)))|"
    rf"\bpass(?:es|ed|ing)?\s+(?:on|through)\s+(?:\w+\s+){{0,4}}?{_COST}\b"
)
"""Costs that are added to the price besides, whatever else moves it."""
_MAY_RISE = re.compile(
    r"\b(?:peut|peuvent|pourra|pourront|pourrait|pourraient)\s+(?:\w+\s+){0,2}?(?:etre\s+)?(?:\w+\s+){0,2}?"
    r"(?:major|augment|revis|revaloris|releve|porte)\w*|"
    r"\b(?:may|might|can|could)\s+(?:(?!not\b|only\b)\w+\s+){0,3}?(?:increas|rais|uplift|revis|adjust)\w*"
)


def asked_for(clause: ClauseWords, kinds: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield the words by which a rise may be asked for, and need not come: *may be increased by 2 %*."""
    if "Steps" not in kinds:
        # what a list tells of is sure: such a rise comes after it
        yield from besides(clause)
    if not set(kinds) <= _OWN:
        return
    for part in clause.parts:
        if part.name in ("rate", "amount", "steps"):
            low, high = sentence_at(clause, part.start)
            yield from (match.span() for match in _MAY_RISE.finditer(clause.folded, low, high))


def other_ways(
    clause: ClauseWords, kinds: Collection[str], named: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Yield words that speak of another mechanism.

    Args:
        clause: with the parts that were read.
        kinds: the movements that were read, by the names of their types.
        named: the indices that they follow.
    """
    if set(kinds) <= _OWN:
        for match in unread_here(clause, QUOTED):
            if DENIES.search(clause.folded, *sentence_at(clause, match.start())) is None:
                yield match.span()
    for match in unread_here(clause, _PASSED_ON):
        if DENIES.search(clause.folded, *sentence_at(clause, match.start())) is None:
            yield match.span()
    if "FixedRate" not in kinds:
        yield from (match.span() for match in unread_here(clause, RISES_BY))
    regarded = () if set(kinds) <= _OWN else (REGARDED,)
    for pattern in (MARKET, NEGOTIATED, AT_WILL, *regarded):
        yield from (match.span() for match in unread_here(clause, pattern))
    for match in unread_here(clause, MARKET_HERE):
        if REVISES.search(clause.folded, *sentence_at(clause, match.start())) is not None:
            yield match.span()
    if not clause.names and not {one.name for one in clause.indices} & set(named):
        for match in BARE_INDEX.finditer(clause.folded):
            if not kept_out(clause.folded, *match.span()):
                yield match.span()
    if "Steps" not in kinds and (turns := sums_in_turn(clause)) is not None:
        yield turns
