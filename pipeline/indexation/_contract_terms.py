"""What was read of one contract and its amendments, as its price lines are made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.indexation.amended import OPEN_DAY, Said
from pipeline.indexation.linked import Moving
from pipeline.indexation.priced import Stated
from pipeline.indexation.qualified import Qualified
from pipeline.types import Language


@dataclass(frozen=True, slots=True)
class Paper:
    """What an amendment says of prices."""

    name: str
    from_date: date | None
    prices: tuple[Stated, ...]
    moving: Moving
    said: tuple[Said, ...] = ()
    """Its sentences that speak of a price or of the contract's end."""
    keeps: bool = False
    """It says that what it does not change stays as it is."""
    open: str = ""
    """Why a price that its words change is not known, where they name the clause or the sum alone."""
    open_from: date | None = None
    """The day from which it is not."""
    unsure: str = ""
    """Why it is not sure that it is of this contract; empty where it is."""


@dataclass(frozen=True, slots=True)
class PriceChange:
    """A price that took the place of another, as families tell it: ``24000.00 EUR per quarter``."""

    from_date: date
    value: str
    replaced: str
    paper: str
    quote: str = ""
    """The words that say so."""


@dataclass(frozen=True, slots=True)
class Ending:
    """Until when a contract runs, as amended."""

    day: date | None = None
    """The last day of the term that runs, or that was the last."""
    renews: bool = False
    """It renews by itself after that day, or goes on."""
    unsure: str = ""
    """Why the days after ``day`` (or all, without one) are not sure to be the contract's."""


@dataclass(frozen=True, slots=True)
class ContractTerms:
    """What was read of one contract."""

    contract_id: str
    language: Language
    effective: date | None
    signed: date | None
    ending: Ending
    prices: tuple[Stated, ...]
    moving: Moving
    papers: tuple[Paper, ...] = ()
    changes: tuple[PriceChange, ...] = ()
    law: str | None = None
    """The law it is under, ISO 3166 (``GB-ENG``), where that is known."""
    free_time: bool = False
    """Its words speak of a time for which nothing is due."""
    first_term: int | None = None
    """Months of its first term."""
    renewed_for: int | None = None
    """Months for which it renews by itself."""
    qualified: tuple[Qualified, ...] = ()
    """Its sentences that limit, suspend or change a price, and of which nothing was read."""
    extended: str = ""
    """The words by which another price is due after its first term, where no sum holds them."""


def left_open(name: str | None, changes: Sequence[Mapping[str, Any]]) -> tuple[str, date | None]:
    """Return why a price that a paper changes is not known, and from when; empty where it is.

    Args:
        name: of the paper's file.
        changes: of prices in the contract, as families tell them.
    """
    for one in changes:
        if one["value"] is None and one["field"] == "price" and one["file_name"] == name:
            return one["reason"], one["from_date"]
    return "", None


def with_doubts(
    said: tuple[Said, ...], name: str | None, changes: Sequence[Mapping[str, Any]]
) -> tuple[Said, ...]:
    """Add to the sentences of a paper on prices those of which families could not tell what they change.

    A sentence that is known already stays: what it makes of a price is asked of each price by itself. One
    of which the first day is open is no longer read as a new price.
    """
    made = list(said)
    # Beside a new price that was read, a sum that names none is that of something else.
    priced = any(one["value"] is not None and one["file_name"] == name for one in changes)
    for one in changes:
        if one["value"] is not None or one["field"] != "prices" or one["file_name"] != name:
            continue
        quote = one["quote"] or ""
        beside = [item for item in made if item.states(quote)]
        if beside and OPEN_DAY in (one["reason"] or ""):
            made = [
                replace(item, changes=True, replaces=False, day=item.day or one["from_date"])
                if item in beside
                else item
                for item in made
            ]
        elif quote and not beside and ("%" in quote or not priced):
            made.append(Said(quote, one["from_date"], True, False, False, False))
    return tuple(made)


def price_changes(changes: Sequence[Mapping[str, Any]]) -> tuple[PriceChange, ...]:
    """Return the prices that took the place of others."""
    return tuple(
        PriceChange(
            one["from_date"], one["value"], one["replaced_value"], one["file_name"] or "", one["quote"]
        )
        for one in changes
        if one["value"] is not None
    )
