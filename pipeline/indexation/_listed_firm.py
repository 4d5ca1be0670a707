"""Whether a contract says of prices it lists that nothing else moves them.

« Année 2024 : 25,60 €. Année 2025 : 26,35 €. Aucune autre révision n'est applicable. » The days of the list
speak of a change, and are understood; read without its rows, the clause must be firm and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pipeline.folding import fold
from pipeline.indexation._spans import calendar_year
from pipeline.indexation.dated import DatedPrice
from pipeline.indexation.formula import SURE, Reading
from pipeline.indexation.linked import Link, Moving
from pipeline.indexation.reading import read
from pipeline.money import find_amounts
from pipeline.types import Language


def firm_beside(listed: Iterable[DatedPrice], moving: Moving, language: Language) -> Link | None:
    """Return that the last price of a list stays, where all that is said of a change is its own rows.

    Args:
        listed: the prices of the list.
        moving: what the contract says of how prices move.
        language: of the contract.
    """
    if moving.readings or not moving.whole or not moving.spoken:
        return None
    sums = {one.priced.stated.amount for one in listed}
    rest = [_without_rows(one, sums, language) for one in moving.spoken]
    firm = [one for one in rest if one.mechanism == "firm" and one.confidence >= SURE]
    quiet = all(
        one in firm or (one.mechanism, one.confidence, one.not_settled) == ("none", SURE, ())
        for one in rest
    )
    return Link("flat") if firm and quiet else None


def _without_rows(reading: Reading, sums: set[Decimal], language: Language) -> Reading:
    """Read a clause again without the lines that hold a price of the list, or the years of its columns."""
    lines = reading.text.split("\n")
    kept = [line for line in lines if not _is_row(line, sums, language)]
    return reading if len(kept) == len(lines) else read("\n".join(kept), language)


def _is_row(line: str, sums: set[Decimal], language: Language) -> bool:
    found = {one.value for one in find_amounts(line, language)}
    bare = fold(line).split()
    years = [word for word in bare if calendar_year(word) is not None]
    return bool(found & sums) or len(years) > 1
