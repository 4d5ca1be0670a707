"""Whether rises that change with time are of one price, or of several beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from data import late as re
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.terms import _indexation_fixed as fixed


def other_prices(clause: ClauseWords, segments: Sequence[tuple[int, int]]) -> bool:
    """Whether percentages are of several prices: *the licence fee by 3 % and the support fee by 5 %*."""
    first, *others = [_prices_in(clause, *one) for one in segments]
    return any(
        noun not in {known for _, known in first}
        or (word and word not in {known for known, same in first if same == noun})
        for named in others
        for word, noun in named
    )


def _prices_in(clause: ClauseWords, low: int, high: int) -> set[tuple[str, str]]:
    """Return the prices that words name: in English each with the word before it, where that tells it."""
    named = set()
    for match in fixed.PRICE[clause.language].finditer(clause.folded, low, high):
        if _AS_IT_STANDS.match(clause.folded, match.end()) is not None:
            continue
        before = clause.folded[max(match.start() - 30, 0) : match.start()].split()
        if before and before[-1] in _ALL_OF_THEM and _GENERAL.fullmatch(match.group()):
            continue
        told = clause.language == "en" and before and before[-1] not in _PLAIN
        named.add((before[-1] if told else "", match.group().rstrip("s")))
    return named


_AS_IT_STANDS = re.compile(
    r"\s+(?:then\s+(?:current|in\s+(?:force|effect)|applicable|payable)|(?:alors\s+)?en\s+vigueur|alors\s+applicables?)\b"
)
"""*Over the prices then current*: those that the words before tell, as they stand."""
_ALL_OF_THEM = frozenset(("chaque", "tout", "each", "every"))
_GENERAL = re.compile(r"(?:prix|tarif|montant|price|amount)s?")
"""*Each price being rounded*: of those that the words before tell, and no other one."""
_PLAIN = frozenset(
    (
        "the",
        "this",
        "such",
        "all",
        "new",
        "each",
        "these",
        "resulting",
        "annual",
        "yearly",
        "monthly",
        "current",
        "a",
        "any",
        "of",
        "said",
        "previous",
    )
)
