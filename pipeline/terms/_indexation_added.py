"""Points that a revision adds to its index: *the rise in the RPI plus 3.9%*, « l'indice majoré de 2 % ».

What is told of a revision without them would be another revision, and a cheaper one; the words with which
they stand beside the index are told as its formula.
"""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline._percents import OTHER_PERCENT, PERCENT

_REACH = 160
"""Characters between an index and the points that are added to its change."""


def added(folded: str, start: int, end: int, low: int, high: int) -> tuple[int, int] | None:
    """Return where an index stands with the points added to it or taken off it.

    Args:
        folded: the clause.
        start: where the index stands.
        end: behind it.
        low: where its sentence begins.
        high: where that ends.
    """
    behind, before = _patterns()
    after = behind.match(folded, end, min(high, end + _REACH))
    if after is not None:
        return start, after.end()
    ahead = before.search(folded, max(low, start - _REACH), start)
    return None if ahead is None else (ahead.start(), end)


_RECKONS = re.compile(r"[=/\u00f7\u00d7*(]|\sx\s")


def only_adds(formula: object) -> bool:
    """Tell whether what is told as a formula is an index with its points, and says nothing of a base."""
    return not isinstance(formula, str) or _RECKONS.search(formula) is None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    told = [lexicon("added_points", language) for language in ("en", "fr")]
    plus, over = ("|".join(words[name] for words in told) for name in ("behind", "ahead"))
    of = "|".join(words["between"] for words in told)
    behind = re.compile(
        rf"[^.;:%]{{0,90}}?(?<![a-z])(?:{plus})\s*(?:an?\s+|une?\s+)?"
        rf"(?:further\s+|additional\s+|fixed\s+)?(?:{PERCENT})"
    )
    return behind, re.compile(rf"(?:{OTHER_PERCENT})\s+(?:{over})\s*(?:{of})\Z")
