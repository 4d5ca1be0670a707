"""Prices by the hour, the piece or another unit: the price due in each period, and no sum of money."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._lookup import Reader
from pipeline.indexation.contract import ContractTerms, Ending, Paper, Told, facts_of, lines_of
from pipeline.indexation.due import ScheduleRow, schedule
from pipeline.indexation.formula import Days, FixedRate, Formula, Reading
from pipeline.indexation.linked import Moving
from pipeline.indexation.priced import Stated, unit_priced
from pipeline.indexation.series import load_library

_START = date(2024, 1, 1)
_CLAUSE = "Les prix augmentent de 3 % à chaque date anniversaire."
_RISE = Formula(
    FixedRate(Decimal("0.03")), "previous", direction="up", days=Days(every_months=12, on="anniversary")
)
_READER = Reader(load_library())


def _stated(amount: str, per: str | None = "hour", what: str = "consultant", **more: object) -> Stated:
    return Stated(Decimal(amount), "EUR", per, what, None, f"{what} : {amount} euros", "d1", **more)  # type: ignore[arg-type]


def _moving(*formulas: Formula) -> Moving:
    return Moving((Reading(_CLAUSE, "fixed_percentage", formulas or (_RISE,)),), "found", "found")


def _terms(*prices: Stated, **more: object) -> ContractTerms:
    terms = ContractTerms("c1", "fr", _START, None, Ending(date(2026, 12, 31)), prices, _moving())
    return replace(terms, **more)  # type: ignore[arg-type]


def _rows(terms: ContractTerms) -> list[ScheduleRow]:
    facts = facts_of(terms, date(2026, 11, 26))
    assert facts is not None
    told: list[Told] = lines_of(terms)
    return [row for one in told for row in schedule(one.line, facts, _READER)]


def test_an_hourly_rate_has_a_price_in_each_period_and_no_sum() -> None:
    rows = _rows(_terms(_stated("80.00")))
    # 80.00 × 1.03 = 82.40; 82.40 × 1.03 = 84.872, to the cent 84.87
    assert [row.price_due for row in rows] == [Decimal("80.00"), Decimal("82.40"), Decimal("84.87")]
    assert [row.period_start.year for row in rows] == [2024, 2025, 2026]
    for row in rows:
        assert (row.per, row.amount_due, row.flat_amount, row.estimated_amount) == (
            "hour",
            None,
            None,
            None,
        )
        assert "follows from the quantity" in row.reason


def test_a_unit_price_finer_than_a_cent_keeps_its_decimals_and_says_so() -> None:
    rows = _rows(_terms(_stated("0.125", "kwh", "énergie")))
    # 0.125 × 1.03 = 0.12875, to three decimals 0.129
    assert rows[1].price_due == Decimal("0.129")
    assert rows[1].state == "assumed"
    assert "as many decimals as the price first agreed" in rows[1].reason


def test_a_unit_price_finer_than_the_schedule_is_not_told() -> None:
    (row,) = _rows(_terms(_stated("0.012345", "kwh", "énergie")))
    assert (row.state, row.price_due, row.flat_price) == ("unknown", None, None)
    assert "more decimals" in row.reason


def test_a_unit_price_that_no_clause_moves_is_the_one_stated_and_has_no_line() -> None:
    assert lines_of(_terms(_stated("80.00"), moving=Moving((), "absent", "absent"))) == []
    assert lines_of(_terms(_stated("80.00"), moving=Moving())) == []
    firm = Moving((Reading("Les prix sont fermes pour la durée du contrat.", "firm"),), "found", "found")
    assert lines_of(_terms(_stated("80.00"), moving=firm)) == []


def test_a_monthly_price_is_linked_as_if_no_unit_price_stood_beside_it() -> None:
    month = _stated("1000.00", "month", "forfait")
    alone = lines_of(_terms(month))
    beside = lines_of(_terms(month, _stated("80.00")))
    assert beside[0].line == alone[0].line
    assert [one.line.per for one in beside] == ["month", "hour"]


@pytest.mark.parametrize(
    ("stated", "count"),
    [
        ((_stated("80"), _stated("80")), 1),
        ((_stated("80"), _stated("90", what="directeur")), 2),
        ((_stated("80", confidence=0.6),), 0),
        ((_stated("80", "once"), _stated("80", None), _stated("80", "month")), 0),
    ],
)
def test_which_prices_are_by_the_unit(stated: tuple[Stated, ...], count: int) -> None:
    assert len(unit_priced(stated)) == count


def test_two_rates_of_one_name_are_not_chosen_among() -> None:
    assert {row.state for row in _rows(_terms(_stated("80"), _stated("95")))} == {"unknown"}


def test_a_long_price_list_is_told_in_part_and_says_how_much_is_left() -> None:
    many = [_stated(str(number), "unit", f"article {number}") for number in range(1, 61)]
    told = lines_of(_terms(*many))
    assert len(told) == 51
    assert told[-1].line.stretches[0].unknown == "further prices by the unit are not worked out: 10"


def test_an_amendment_that_may_change_the_rate_leaves_it_unknown_from_its_day() -> None:
    paper = Paper("avenant.pdf", date(2025, 7, 1), (_stated("99.00"),), Moving((), "absent", "absent"))
    rows = _rows(_terms(_stated("80.00"), papers=(paper,)))
    assert [row.price_due for row in rows if row.period_start < date(2025, 7, 1)][-1] == Decimal("82.40")
    late = [row for row in rows if row.period_start >= date(2025, 7, 1)]
    assert late
    assert {row.state for row in late} == {"unknown"}
