"""Words beside a price: a change of it, a sum on account, the unit that names it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.indexation._nouns import is_on_account, speaks_of_change
from pipeline.indexation.linked import Moving, link
from pipeline.indexation.priced import Stated, unit_priced
from pipeline.indexation.reading import read
from pipeline.types import Language


def test_words_that_name_a_price_and_a_change() -> None:
    assert speaks_of_change("Le loyer est de 100 euros. Il sera révisé ; le prix augmente.", "fr")
    assert not speaks_of_change("Le loyer est de 100 euros. Le plan peut être modifié.", "fr")
    assert speaks_of_change("The fee may be raised.", "en")
    assert not speaks_of_change("Any change must be in writing. The fee is 10.", "en")


@pytest.mark.parametrize(
    ("language", "quote", "on_account"),
    [
        (
            "en",
            "a share of the costs, on account at first of €7,080 a year, subject to reconciliation",
            True,
        ),
        ("en", "an estimated service charge of £900 a quarter", True),
        ("en", "a fee of £900 a quarter, credited to the account of the Supplier", False),
        ("fr", "une provision sur charges de 300 € par mois, régularisée chaque année", True),
        ("fr", "un acompte de 300 € par mois", True),
        ("fr", "un forfait de charges de 300 € par mois", False),
    ],
)
def test_a_sum_on_account_is_no_final_price(language: Language, quote: str, on_account: bool) -> None:
    assert is_on_account(quote, language) is on_account


@pytest.mark.parametrize(
    ("language", "clause", "named"),
    [
        ("en", "The day rate goes up by 3% on 1 January 2024 and again on 1 January 2025.", True),
        ("en", "The daily rate rises by 3% on each 1 January.", True),
        ("fr", "Le taux journalier augmente de 3 % chaque 1er janvier.", True),
        ("en", "The daily rate and the hourly rate rise by 3% on each 1 January.", False),
    ],
)
def test_a_price_by_the_day_goes_by_its_unit(language: Language, clause: str, named: bool) -> None:
    day = Stated(Decimal(620), "EUR", "day", "", None, "620 for each day worked", "d1", confidence=0.95)
    mile = Stated(Decimal("0.45"), "EUR", "mile", "mileage", None, "mileage at 0.45 per mile", "d1")
    lines = unit_priced((day, mile))
    links = link(lines, Moving(spoken=(read(clause, language),)), language)
    by_unit = {one.per: links[one.key].kind for one in lines}
    assert (by_unit["day"] == "moves") is named
    assert by_unit["mile"] == ("flat" if named else "unknown")


def test_an_hourly_rate_with_its_supplements_counted_in_speaks_of_no_change() -> None:
    assert speaks_of_change("The day rate goes up by 3% on 1 January 2024.", "en")
    assert not speaks_of_change(
        "Le taux horaire, majorations de dimanche comprises, est de 24 euros.", "fr"
    )
