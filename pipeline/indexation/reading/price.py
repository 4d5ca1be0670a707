"""The base price, where the clause that revises it states it."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.indexation.reading.clause import ClauseWords
from pipeline.money import find_amounts

_BOUND = re.compile(
    r"(?:inferieure?s?\s+a|superieure?s?\s+a|exceder|depasser|less\s+than|exceed|more\s+than|"
    r"e\.g\.|par\s+exemple|example|increase[sd]?\s+(?:to|by))\s*[^.;]{0,12}$"
)


def base_price_of(clause: ClauseWords, quote: tuple[int, int]) -> tuple[Decimal | None, str]:
    """Return the one amount that the clause states as the price, and its currency; none where several are.

    Amounts that bound the price, that a step or a worked example tells, are none.
    """
    found = [
        one
        for one in find_amounts(clause.text, clause.language)
        if one.value is not None
        and not _BOUND.search(clause.folded[max(one.start - 60, 0) : one.start])
        and one.currency is not None
    ]
    example = re.search(
        r"e\.g\.|par\s+exemple|for\s+example|by\s+way\s+of\s+example|exemple\s*:", clause.folded
    )
    if example is not None:
        found = [one for one in found if one.start < example.start()]
    if len({(one.value, one.currency) for one in found}) != 1:
        return None, ""
    first = found[0]
    clause.told("base_price", first.start, first.end, 0.85)
    return first.value, first.currency or ""
