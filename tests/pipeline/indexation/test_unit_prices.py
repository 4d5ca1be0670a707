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


def test_a_unit_price_that_no_clause_moves_stays_the_one_stated() -> None:
    firm = Moving((Reading("Les prix sont fermes pour la durée du contrat.", "firm"),), "found", "found")
    for moving in (Moving((), "absent", "absent"), firm):
        rows = _rows(_terms(_stated("80.00"), moving=moving))
        assert {(row.price_due, row.amount_due, row.state) for row in rows} == {
            (Decimal("80.00"), None, "final")
        }


def test_a_unit_price_is_unknown_where_it_is_not_known_whether_prices_move() -> None:
    assert {row.state for row in _rows(_terms(_stated("80.00"), moving=Moving()))} == {"unknown"}


def _said(amount: str, words: str, what: str = "", per: str = "hour") -> Stated:
    return Stated(Decimal(amount), "EUR", per, what, None, words, "d1")


_SILENT = Moving((), "absent", "absent")


def _told(*prices: Stated, moving: Moving = _SILENT, language: str = "en") -> list[tuple[str, str, str]]:
    terms = _terms(*prices, moving=moving, language=language)
    return [(f"{row.period_start}", str(row.price_due), row.state) for row in _rows(terms)]


def test_rates_listed_by_days_are_one_line() -> None:
    told = _told(
        _said(
            "31.50",
            "du 1er janvier 2024 au 31 décembre 2024  31,50 €",
            "du 1er janvier 2024 au 31 décembre 2024",
        ),
        _said(
            "32.40",
            "du 1er janvier 2025 au 31 décembre 2025  32,40 €",
            "du 1er janvier 2025 au 31 décembre 2025",
        ),
        _said(
            "33.10",
            "du 1er janvier 2026 au 31 décembre 2026  33,10 €",
            "du 1er janvier 2026 au 31 décembre 2026",
        ),
        language="fr",
    )
    assert told == [
        ("2024-01-01", "31.50", "final"),
        ("2025-01-01", "32.40", "final"),
        ("2026-01-01", "33.10", "final"),
    ]


def test_a_rate_that_another_follows_holds_until_then() -> None:
    told = _told(
        _said("41.00", "Call-outs are charged at €41.00 per hour"),
        _said("43.50", "from 1 July 2025 it is €43.50 per hour for the remainder of the Agreement"),
    )
    assert told == [
        ("2024-01-01", "41.00", "final"), ("2025-01-01", "41.00", "final"),
        ("2025-07-01", "43.50", "final"), ("2026-07-01", "43.50", "final"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "prices",
    [
        # the second one is of other work
        (
            _said("41.00", "Call-outs are charged at €41.00 per hour"),
            _said("43.50", "from 1 July 2025 deep cleaning costs €43.50 per hour"),
        ),
        # the list leaves a time without a rate
        (
            _said("41.00", "from 1 January 2024 to 31 March 2024: €41.00 per hour"),
            _said("43.50", "from 1 July 2024: €43.50 per hour"),
        ),
        # what holds before and after is not told
        (_said("43.50", "from 1 July 2025 to 30 June 2026 the rate is €43.50 per hour"),),
    ],
)
def test_rates_of_a_part_of_the_term_are_not_told_for_all_of_it(prices: tuple[Stated, ...]) -> None:
    assert {state for _, _, state in _told(*prices)} == {"unknown"}


def test_rates_of_lease_months_are_none_of_the_whole_lease() -> None:
    told = _told(
        _said("30.00", "1 - 12  $30.00", "1 - 12, Annual rate per RSF", "sqft_year"),
        _said("31.00", "13 - 24  $31.00", "13 - 24, Annual rate per RSF", "sqft_year"),
    )
    assert {state for _, _, state in told} == {"unknown"}


@pytest.mark.parametrize(
    ("language", "words", "stays"),
    [
        ("en", "Lining is charged at €90 a court. This charge is fixed for the three years", True),
        ("en", "€90 per court, which charge shall not increase during the Term", True),
        ("fr", "Le tarif horaire est de 90 € HT. Il est ferme pendant toute la durée du contrat", True),
        ("fr", "90 € HT l'heure. Ce tarif n'est pas révisable", True),
        ("fr", "90 € HT l'heure. Ce taux est ferme pour les trois ans", True),
        ("en", "Lining is charged at €90 a court. This charge is fixed for the first year", False),
        ("en", "Lining is charged at €90 a court. This charge is fixed for two years", False),
        ("en", "Lining is charged at €90 a court. This charge is fixed until 31 March 2025", False),
        ("en", "Lining is charged at €90 a court. This charge is fixed for the two years", False),
        ("fr", "90 € HT l'heure. Ce taux est ferme jusqu'au 30 juin 2025", False),
        ("fr", "90 € HT l'heure. Ce taux est ferme la première année", False),
        ("en", "€90 per court. This charge is fixed initially", False),
    ],
)
def test_a_price_that_stays_by_its_own_words_is_moved_by_no_clause(
    language: str, words: str, stays: bool
) -> None:
    told = _told(_said("90.00", words, per="unit"), moving=_moving(), language=language)
    assert ({price for _, price, _ in told} == {"90.00"}) is stays
    assert stays or not any(price == "90.00" and state == "final" for _, price, state in told[1:])


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
        ((_stated("80", "share"), _stated("80", "share_year")), 0),
        ((_stated("80", "intervention"), _stated("80", "user_year"), _stated("80", "night")), 3),
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


@pytest.mark.parametrize(
    ("words", "language", "known"),
    [
        ("For the calendar year 2024 the licence fee is EUR 9,100", "en", True),
        ("For the year ending 31 December 2024 the subscription is €9,100", "en", True),
        ("Pour l'année civile 2024, la redevance est de 9 100 € HT", "fr", True),
        ("En 2024, le loyer annuel est de 9 100 €", "fr", True),
        ("For the calendar year 2025 the licence fee is EUR 9,100", "en", False),
        ("For the year ending 30 June 2025 the subscription is €9,100", "en", False),
    ],
)
def test_a_price_of_one_year_is_known_where_it_moves_right_after_it(
    words: str, language: str, known: bool
) -> None:
    prices = _said("9100.00", words, per="year")
    moved = _told(prices, moving=_moving(), language=language)
    assert [price for _, price, _ in moved] == (["9100.00", "9373.00", "9654.19"] if known else ["None"])
    assert [state for _, _, state in _told(prices, language=language)] == ["unknown"]
