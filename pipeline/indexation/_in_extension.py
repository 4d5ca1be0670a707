"""A price that words tell for the time after the first term, and that no sum holds.

« Si l'abonnement est prorogé, la redevance est celle en vigueur majorée de 1,5 % »: until the first term is
over the price moves as the contract says, and what is due afterwards is not what moved on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.indexation._contract_terms import ContractTerms
from pipeline.indexation._days import ONE_DAY, plus_months
from pipeline.indexation._likely import also_says
from pipeline.indexation._nouns import nouns
from pipeline.indexation._sayings import pattern_of
from pipeline.indexation.due import Stretch
from pipeline.indexation.formula import Reading
from pipeline.indexation.priced import Priced
from pipeline.indexation.qualified import made, sentences
from pipeline.terms._indexation_fixed import ON_RENEWAL
from pipeline.types import Language

_FIGURE = re.compile(r"\d\s?\)?\s?(?:%|€|\$|£|eur\b|euros?\b|per\s?cent\b|pour\s?cent\b)|[€£$]\s?\d")
_SUMS = frozenset({"rate", "amount", "steps", "tiers", "share", "points", "cap", "floor", "collar"})
"""Parts of a reading that hold a figure of a sentence."""


def with_extension(terms: ContractTerms, clauses: Iterable[str]) -> ContractTerms:
    """Return a contract with the sentence that tells a price of its own for a further term.

    Args:
        terms: what was read of the contract.
        clauses: the text of each.
    """
    readings = (*terms.moving.readings, *(one for one in terms.moving.spoken if one.formulas))
    for text in clauses:
        for low, high in sentences(text):
            if _tells_a_price(text[low:high], readings, terms.language):
                return replace(terms, extended=made(text[low:high], "priced", terms.language).words)
    return terms


def in_extension(
    terms: ContractTerms, one: Priced, first: Stretch, later: Sequence[Stretch]
) -> list[Stretch]:
    """Return that a price is not known after the first term, where words tell another one for that time."""
    day = _after_first_term(terms)
    own = nouns(f"{one.stated.what} {one.stated.quote}", terms.language)
    named = nouns(terms.extended, terms.language)
    if not terms.extended or day is None or day <= first.start or first.unknown:
        return []
    if (own and named and not own & named) or any(each.start >= day for each in later):
        return []
    return [Stretch(day, None, (), also_says(terms.extended))]


def _after_first_term(terms: ContractTerms) -> date | None:
    if terms.effective is None:
        return None
    if terms.first_term:
        return plus_months(terms.effective, terms.first_term)
    return None if terms.ending.day is None else terms.ending.day + ONE_DAY


def _tells_a_price(sentence: str, readings: Sequence[Reading], language: Language) -> bool:
    folded = fold(sentence).replace("\u2019", "'")
    if not _FIGURE.search(folded) or not _says("further", folded, language):
        return False
    if _says("throughout", folded, language) or _says("others", folded, language):
        return False
    if ON_RENEWAL.search(folded) or not nouns(sentence, language):
        return False
    return not any(_holds(one, sentence) for one in readings)


def _holds(reading: Reading, sentence: str) -> bool:
    low = reading.text.find(sentence)
    parts = [part for formula in reading.formulas for part in formula.parts if part.name in _SUMS]
    return low >= 0 and any(low <= part.start < low + len(sentence) for part in parts)


def _says(group: str, folded: str, language: Language) -> bool:
    return _pattern(group, language).search(folded) is not None


@cache
def _pattern(group: str, language: str) -> re.Pattern[str]:
    return pattern_of(lexicon("price_extended", language)[group])
