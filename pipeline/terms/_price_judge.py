"""Asks the model which sums of a document are prices, and how likely each price that is told is right.

All sums are gathered first: what the others of a document are says much of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import models
from models.price.features import Around
from models.price.second import Place, place_of
from pipeline.folding import fold
from pipeline.money import Amount
from pipeline.terms._price_bands import SURE_STEPS
from pipeline.terms._price_candidates import candidates, table_candidates
from pipeline.terms._price_context import amounts_of
from pipeline.terms._price_shared import Candidate
from pipeline.terms._price_stretch import TablePrice
from pipeline.terms.base import View
from pipeline.types import Clause, Language


@dataclass(frozen=True, slots=True)
class ClauseSums:
    """The sums of a clause, in the order in which they are told."""

    clause: Clause
    heading: str
    """Folded headings above and of the clause."""
    amounts: tuple[Amount, ...]
    rows: tuple[tuple[TablePrice, Around], ...]
    """Bare figures of tables."""
    candidates: tuple[Candidate, ...]

    def asked(self) -> Iterator[tuple[Around, Place]]:
        """Yield what the model is asked: rows first, then the sums that may be prices."""
        start = self.clause.start
        for row, around in self.rows:
            yield around, place_of(around, start, row.end)  # rows of several columns begin alike
        for one in self.candidates:
            if one.around is not None and not one.refused:
                yield one.around, place_of(one.around, start, start + one.amount.start)


def gathered(view: View, clauses: Iterable[Clause], language: Language) -> Iterator[ClauseSums]:
    """Yield the sums of clauses.

    A figure of a table whose sign of money stands on the next line is not bare: it is among the amounts.
    """
    for clause in clauses:
        heading = fold(" ".join((*clause.path, clause.heading)))
        amounts = amounts_of(view, clause, joined=True)
        signed = [(one.start, one.end) for one in amounts if one.currency is not None]
        rows = tuple(
            (row, around)
            for row, around in table_candidates(view, clause, heading, language)
            if not any(low < row.end - clause.start <= high for low, high in signed)
        )
        yield ClauseSums(
            clause, heading, amounts, rows, tuple(candidates(view, clause, heading, amounts, language))
        )


Verdicts: TypeAlias = Mapping[tuple[int, int], float]
"""(clause, place in the flow) of a price -> how likely it is right as it is told."""


def judge(sums: Iterable[ClauseSums]) -> Verdicts:
    """Return which sums are prices, and how likely each is right; sums that are held for none are left out.

    Raises:
        models.ModelError: the model is missing or altered.
    """
    asked = [one for clause in sums for one in clause.asked()]
    if not asked:
        return {}
    told = models.load("price").ask(asked)
    return {
        (place.clause, place.start): round(right, 2)
        for (_, place), (likely, right) in zip(asked, told, strict=True)
        if likely
    }


LEAST = 0.7
"""How sure a figure is that the model lets fall, and what stands around it does not."""
_ENOUGH, _MOST = 3, 0.6
"""Rows of a table that the model takes, and their share, from which the others are taken too."""


def of_tables(sums: ClauseSums, verdicts: Verdicts) -> Iterator[tuple[TablePrice, float]]:
    """Yield the bare figures of tables that are prices, and how sure each is.

    The model looks at each with the words near it, which at the foot of a page are others: where it takes
    most rows of a table it is not asked about the rest. Steps under a title that names price and money are
    prices.
    """
    told = [(row, verdicts.get((sums.clause.start, row.end))) for row, _ in sums.rows]
    all_rows = Counter((row.head_start, row.head_end) for row, _ in told)
    taken = Counter((row.head_start, row.head_end) for row, likely in told if likely is not None)
    for row, likely in told:
        head = row.head_start, row.head_end
        together = taken[head] >= max(_ENOUGH, _MOST * all_rows[head])
        if together or (row.said and row.confidence >= SURE_STEPS):
            yield row, max(likely or 0.0, min(LEAST, row.confidence))
        elif likely is not None:
            yield row, likely
