"""Sentences by which somebody may raise a price, and need not: *the Supplier may then raise it by 3 %*.

Nothing tells whether it was done. So what such a price is from then on is never sure, whatever else was
read of it; and what the sentence says of days and limits is said of that rise, and of no other.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.indexation._sayings import NET, pattern_of
from pipeline.indexation.formula import Part
from pipeline.indexation.reading.clause import ClauseWords, sentences_of
from pipeline.types import Language

MOVING = frozenset({"rate", "amount", "index", "formula", "weights", "steps", "tiers"})
"""Parts of a movement that the sentence itself tells: then the reading says who has to ask for it."""
_LEADING = 3
"""Words before by which it is denied."""
_NEAR = 8
"""Words between what may be done and the price to which it is done."""


def may_rise(folded: str, language: Language) -> bool:
    """Whether a sentence says that somebody may raise a price, or that it may rise.

    Args:
        folded: the sentence.
        language: of its contract.
    """
    plain = NET.sub(" ", folded.replace("\u2019", "'"))
    if (
        _others(language).search(plain) is not None
        or _pattern("agreed", language).search(plain) is not None
    ):
        return False
    denied = _pattern("not", language)
    return any(
        denied.search(f"{_before(plain, match.start())} {match[0]}") is None
        for match in _way(language).finditer(plain)
    )


def besides(clause: ClauseWords) -> list[tuple[int, int]]:
    """Return the sentences by which a price may rise besides what was read to move it."""
    return [
        (low, high)
        for low, high in sentences_of(clause)
        if may_rise(clause.folded[low:high], clause.language) and is_besides(clause.parts, low, high)
    ]


def is_besides(parts: Iterable[Part], low: int, high: int) -> bool:
    """Whether a sentence comes after what moves a price, and tells none of it.

    One before it says who brings about what follows: *the rent may be reviewed each year. It is then ...*.
    """
    told = [part.start for part in parts if part.name in MOVING]
    return any(start < low for start in told) and not any(low <= start < high for start in told)


def _before(folded: str, at: int) -> str:
    """Return the words of a sentence right before: *neither party* may."""
    return " ".join(re.split(r"[.;,]", folded[:at])[-1].split()[-_LEADING:])


@cache
def _way(language: str) -> re.Pattern[str]:
    words = lexicon("price_may_rise", language)
    groups = ("may", "raise", "rise", "names")
    may, raises, rises, names = (pattern_of(words[one]).pattern for one in groups)
    few = rf"(?:[^\s.;]+\s+){{0,{_NEAR}}}?"
    active = rf"{may},?\s+{few}{raises}\s+(?:[^\s.;]+\s+){{0,3}}?{names}"
    passive = rf"{names},?\s+{few}{may},?\s+{few}{rises}"
    ways = [active, passive]
    if pronouns := words.get("pronoun"):
        ways.append(rf"{may},?\s+{few}{pattern_of(pronouns).pattern}\s*{raises}")
    return re.compile("|".join(ways))


@cache
def _pattern(group: str, language: str) -> re.Pattern[str]:
    return pattern_of(lexicon("price_may_rise", language)[group])


@cache
def _others(language: str) -> re.Pattern[str]:
    return pattern_of(lexicon("price_unused", language)["other"])
