"""The month that a clause calls month zero, where another clause says which one that is.

*Prix de 18 750 €, valeur juin 2022 (mois zéro)* stands with the price, *index BT01 du mois zéro*
in the formula. Who does not look there takes the month of the signature, which is another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.folding import fold
from pipeline.indexation.reading.beside import ZERO, month_beside
from pipeline.types import Language


def with_month_zero(
    texts: Iterable[str], clauses: Iterable[Mapping[str, Any]], language: Language
) -> list[str]:
    """Return clauses that move prices with the month that it calls month zero, where they need it.

    Args:
        texts: of these clauses.
        clauses: all of the contract, with their ``text``; of two different months neither is taken.
        language: of the contract.
    """
    found = {period: words for one in clauses for period, words in _told(one["text"]).items()}
    if len(found) != 1:
        return list(texts)
    told = f"{next(iter(found.values()))} ({'mois zéro' if language == 'fr' else 'month 0'})."
    return [f"{one}\n\n{told}" if speaks_of_it([one]) and not _told(one) else one for one in texts]


def speaks_of_it(texts: Iterable[str]) -> bool:
    """Whether any of some clauses names a month zero."""
    return any(ZERO.search(fold(text)) is not None for text in texts)


def _told(text: str) -> dict[str, str]:
    """Return the months that a text calls month zero, each with its words."""
    folded = fold(text)
    found: dict[str, str] = {}
    for match in ZERO.finditer(folded):
        if (month := month_beside(folded, *match.span())) is not None:
            low, high, period = month
            found[period] = text[low:high]
    return found
