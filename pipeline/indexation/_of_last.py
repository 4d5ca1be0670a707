"""How the last price of a list moves, once it is read how a clause would move it."""

from __future__ import annotations

from datetime import date

from pipeline.indexation._contract_terms import ContractTerms
from pipeline.indexation._days import plus_months
from pipeline.indexation.dated import DatedPrice
from pipeline.indexation.linked import Link


def of_last(own: Link, last: DatedPrice, terms: ContractTerms) -> Link:
    """Return how the last price moves: by a clause that begins after it, or starts from its sum.

    Args:
        own: how a clause would move it.
        last: the price, with its days.
        terms: what was read of the contract.
    """
    if own.kind == "flat":
        return own
    start = terms.effective or date.min
    sums = {last.priced.stated.amount, *(one.amount for one in last.priced.others)}
    later_on = [
        formula.base_price in sums
        or (formula.days.first is not None and formula.days.first > last.start)
        or (formula.days.after_months and plus_months(start, formula.days.after_months) > last.start)
        for formula in own.formulas
    ]
    if own.kind == "moves" and all(later_on):
        return own
    why = (
        "prices are listed for times that follow each other, and which of them the clause moves"
        " is not settled"
    )
    return Link("unknown", reason=own.reason if own.kind == "unknown" else why)
