"""The words beside a price in its clause: what stands between it and the sums before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from data import late as re
from pipeline.indexation.priced import Around, Stated
from pipeline.money import find_amounts
from pipeline.types import Language

_ITEM = re.compile(r"[;\n]|(?<![\s.][A-Za-z])[.](?:\s|\Z)")
"""Where an item of a list or a sentence ends."""
_LONG = 240
"""Characters on either side."""
_ABOVE = 600
_MOST = 200
"""Prices; a longer list is one of articles, and tells no times."""


def around(clause: str, start: int, end: int, amount: Decimal, language: Language) -> Around:
    """Return what stands beside a sum in a quote.

    Args:
        clause: its text.
        start: where the quote begins in it.
        end: where it ends.
        amount: the sum; the last of a quote where it is not found there.
        language: of the clause.
    """
    low, high = max(start - _LONG, 0), min(end + _LONG, len(clause))
    sums = [(low + one.start, low + one.end, one.value) for one in find_amounts(clause[low:high], language)]
    quoted = [one for one in sums if start <= one[0] < end]
    own = [one for one in quoted if one[2] == amount] or quoted
    begin, stop = own[-1][:2] if own else (end, end)
    ahead = max((one[1] for one in sums if one[1] <= begin), default=low)
    behind = min((one[0] for one in sums if one[0] >= stop), default=high)
    ends = [match.end() for match in _ITEM.finditer(clause, ahead, begin)]
    item = max([ahead, *ends])
    last = _ITEM.search(clause, stop, behind)
    return Around(
        " ".join(clause[item:begin].split()),
        " ".join(clause[stop : last.start() if last is not None else behind].split()),
        clause[max(item - _ABOVE, 0) : item],
    )


def with_around(
    prices: Sequence[Stated], clauses: Sequence[tuple[int, int, str]], language: Language
) -> list[Stated]:
    """Return prices with the words beside them.

    Args:
        prices: of a contract.
        clauses: that state them: where each begins and ends, and its text.
        language: of the contract.
    """
    if len(prices) > _MOST:
        return list(prices)
    return [_with_around(one, clauses, language) for one in prices]


def _with_around(one: Stated, clauses: Sequence[tuple[int, int, str]], language: Language) -> Stated:
    if one.char_start is None or one.char_end is None:
        return one
    low, high = one.char_start, one.char_end
    holds = [each for each in clauses if each[0] <= low and high <= each[1]]
    if not holds:
        return one
    begin, _, text = min(holds, key=lambda each: each[1] - each[0])
    return replace(one, around=around(text, low - begin, high - begin, one.amount, language))
