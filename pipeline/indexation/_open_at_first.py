"""Less that is due for the first months, where its words were not read to the end.

*Le premier trimestre est facturé avec une remise de 10 %*: the full price is surely not what is due for
these months, and what is, no sum tells. Until they are over the price is not known, and the words say why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.indexation._days import plus_months
from pipeline.indexation._sayings import pattern_of
from pipeline.indexation.introductory import latest_over
from pipeline.indexation.qualified import Qualified
from pipeline.types import Language

_QUARTER = 3
_MAY = re.compile(r"\bmay(?=\s+(?:be|not|request|ask|choose|elect|apply)\b)")
"""The verb, and not the month."""


@dataclass(frozen=True, slots=True)
class OpenAtFirst:
    """The first day after the months for which less is due, and the words that say so."""

    until: date
    words: tuple[str, ...]


def open_at_first(sentences: Sequence[Qualified], start: date, language: Language) -> OpenAtFirst | None:
    """Return until when less is due by sentences of which nothing was counted; ``None`` where none says so.

    Args:
        sentences: those that qualify a price from its first day.
        start: the day from which prices are due.
        language: of the contract.
    """
    told = [(until, one.words) for one in sentences if (until := _until(one, start, language)) is not None]
    if not told:
        return None
    return OpenAtFirst(max(until for until, _ in told), tuple(dict.fromkeys(words for _, words in told)))


def _until(one: Qualified, start: date, language: Language) -> date | None:
    folded = " ".join(fold(one.whole or one.words).replace("\u2019", "'").split())
    if not _says("less", folded, language) or _says("hangs", folded, language) or _MAY.search(folded):
        return None
    over = latest_over(folded, start)
    if over is not None:
        return over
    if _says("first_quarter", folded, language):
        return plus_months(start, _QUARTER)
    return None


def _says(group: str, folded: str, language: Language) -> bool:
    return _pattern(group, language).search(folded) is not None


@cache
def _pattern(group: str, language: str) -> re.Pattern[str]:
    return pattern_of(lexicon("price_first", language)[group])
