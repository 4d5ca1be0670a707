"""What a register says of an end, beside what a contract and its amendments say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.register import Entry
from pipeline.store.registered import differences

OLD, NEW, LATER = date(2027, 3, 31), date(2029, 9, 30), date(2031, 9, 30)


def contract(ends: list[str], holding: str | None) -> dict[str, Any]:
    return {
        "effective_date": None,
        "agreement_date": None,
        "expiration_date": OLD,
        "next_renewal_date": OLD,
        "total_value": None,
        "currency": None,
        "parties_json": "[]",
        "amended_ends": ends,
        "end_in_effect": holding,
    }


@pytest.mark.parametrize(
    ("listed", "ends", "holding", "told"),
    [
        (OLD, [], None, None),
        (OLD, ["2029-09-30"], "2029-09-30", "2029-09-30"),
        (NEW, ["2029-09-30"], "2029-09-30", None),
        (OLD, ["2029-09-30"], None, None),
        (NEW, ["2029-09-30"], None, None),
        (LATER, ["2029-09-30"], "2029-09-30", "2029-09-30"),
        (LATER, ["2029-09-30", "2031-09-30"], "2029-09-30", None),
    ],
)
def test_an_end_that_an_amendment_has_moved_is_told(
    listed: date, ends: list[str], holding: str | None, told: str | None
) -> None:
    found = list(differences(Entry(row=2, end_date=listed), contract(ends, holding)))
    assert [one.contract_value for one in found] == ([told] if told else [])
