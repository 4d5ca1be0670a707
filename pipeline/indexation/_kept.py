"""A price of which the words that state it say that it stays as it is: no clause moves it."""

from __future__ import annotations

from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.durations import find_durations
from pipeline.folding import fold
from pipeline.indexation._contract_terms import ContractTerms
from pipeline.indexation._days import ONE_DAY, plus_months
from pipeline.indexation.linked import Link
from pipeline.indexation.priced import Priced

_THE_YEARS = re.compile(
    r"\b(?:for|during|throughout|over|pendant|durant|pour|sur)\s+(?:all\s+)?(?:the|les)\s+\Z"
)
"""*For the three years*: those of the contract, where it has as many."""
_MONTHS = re.compile(r"P(\d+)M")
_NOTHING_MORE = re.compile(
    r"\s*(?:(?:and|et)\s+(?:firm|fixed|invariable|definitifs?|non[- ]revisables?))?\s*"
)


def kept(one: Priced, terms: ContractTerms, *, last: bool = False) -> Link | None:
    """Return the link of a price that stays by its own words for all of the term; ``None`` of any other.

    Args:
        one: the price.
        terms: what was read of its contract.
        last: it is the last of a list, which *for the rest of the contract* makes firm.
    """
    words = " ".join(fold(one.stated.quote).split())
    if last and _pattern("rest_of_term", terms.language).search(words) is not None:
        return Link("flat")
    stays = _pattern("stays", terms.language).search(words)
    if stays is None:
        return None
    after = words[stays.end() :]
    if _pattern("whole_term", terms.language).search(after) is not None:
        return Link("flat")
    if _of_all_years(after, terms) or _NOTHING_MORE.fullmatch(after) is not None:
        return Link("flat")
    return None


def _of_all_years(words: str, terms: ContractTerms) -> bool:
    """Whether words name as many years as the contract has, and mean those."""
    told = [one for one in find_durations(words, terms.language) if _THE_YEARS.search(words[: one.start])]
    months = _MONTHS.fullmatch(told[0].duration or "") if len(told) == 1 else None
    if months is None or terms.effective is None or terms.ending.day is None:
        return False
    return plus_months(terms.effective, int(months[1])) == terms.ending.day + ONE_DAY


@cache
def _pattern(group: str, language: str) -> re.Pattern[str]:
    ways = "|".join(re.escape(words) for words in lexicon("price_due", language)[group])
    return re.compile(rf"\b(?:{ways})(?!\w)")
