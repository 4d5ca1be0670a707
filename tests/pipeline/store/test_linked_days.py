"""Which of a paper's days are its own, and which are those of the contract that it names."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.families import Named
from pipeline.store._linked_overlay import Naming, named_by, takes_effect

FIRST, SECOND = date(2022, 1, 15), date(2024, 1, 1)


@pytest.mark.parametrize(
    ("agreed", "effective", "named", "holds_from", "contract_of"),
    [
        (date(2023, 12, 10), SECOND, FIRST, SECOND, FIRST),
        (date(2023, 12, 10), None, FIRST, date(2023, 12, 10), FIRST),
        (FIRST, SECOND, FIRST, SECOND, FIRST),  # read from the contract's name
        (FIRST, None, FIRST, None, FIRST),
        (SECOND, SECOND, SECOND, SECOND, None),  # read from the paper's own first line
        (None, None, None, None, None),
    ],
)
def test_days(
    agreed: date | None,
    effective: date | None,
    named: date | None,
    holds_from: date | None,
    contract_of: date | None,
) -> None:
    row = {"agreement_date": agreed, "effective_date": effective, "document_class": "amendment"}
    naming = Naming(named=Named("contract", named))
    assert takes_effect(row, naming) == holds_from
    assert named_by(row, naming).date == contract_of


def test_an_annex_is_of_the_day_of_its_contract() -> None:
    row = {"agreement_date": None, "effective_date": FIRST, "document_class": "annex"}
    assert named_by(row, Naming(named=Named("contract", FIRST))).date == FIRST
