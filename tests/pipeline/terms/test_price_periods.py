"""What a price is per where a year, a quarter or the head of a list says it; sums that are only reached."""

from __future__ import annotations

import pytest

from pipeline.money import find_amounts
from pipeline.terms._price_periods import NTH_YEAR, quarter_before, year_beside
from pipeline.terms._price_products import products
from pipeline.terms._price_thresholds import is_recovery, is_threshold
from pipeline.types import Language
from tests.pipeline.terms._reading import read


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("The base charge for Contract Year One is $2,400,000.", "year"),
        ("(i) $1,000,000 in respect of Licensee's fiscal year beginning April 1, 2010.", "year"),
        ("The fee for the third lease year shall be $900,000.", "year"),
        ("The fee for the year before was $900,000.", None),
    ],
)
def test_a_price_of_one_year_is_per_year(text: str, per: str | None) -> None:
    folded = text.lower()
    at = folded.index("$")
    end = at + len(folded[at:].split(" ")[0].rstrip("."))
    assert year_beside(folded, at, end) is (per == "year")


def test_cells_that_name_a_year() -> None:
    assert NTH_YEAR.fullmatch("(jan. 1, 2006-dec. 31, 2006)")
    assert NTH_YEAR.fullmatch("third (3rd) contract year")
    assert not NTH_YEAR.fullmatch("installation")


def test_quarters_are_named_only_under_quarterly_payments() -> None:
    assert quarter_before("in four quarterly payments: q1 (")
    assert not quarter_before("the goods of lot q1 (")


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "en",
            "Fees. Agent pays the fee of $48,000 in four annual installments of $12,000.",
            "12000.00/year",
        ),
        (
            "en",
            "Fees. Client pays a renewal fee, on each anniversary a renewal fee of $5,000.",
            "5000.00/year",
        ),
        (
            "en",
            "Fees. The monthly fee is $6,000; additional hours are charged at $140 each.",
            "140.00/hour",
        ),
        (
            "en",
            "Fees. Agent receives a fee of $3,800 on the last business day of each month.",
            "3800.00/month",
        ),
        ("en", "Buyer shall pay a fee of $180 with the order.", "180.00"),
        ("fr", "Prix. Le Client règle un prix forfaitaire de 6 000 € le jour de la signature.", "6000.00"),
    ],
)
def test_what_a_price_is_per(language: Language, text: str, told: str) -> None:
    found = [
        f"{term.value['amount']}{'/' + str(term.value['per']) if 'per' in term.value else ''}"
        for term in read(text, language, "price")
        if term.state == "stated"
    ]
    assert told in found


@pytest.mark.parametrize(
    ("before", "after", "reached"),
    [
        ("upon net sales first exceeding an amount of ", " in a year", True),
        ("for c.o.d. amounts of ", " or less", True),
        ("the buyer pays ", " per day of delay", True),
        ("a minimum sell through revenue commitment of ", " during the term", False),
        ("the sales price of ", " per unit", False),
    ],
)
def test_what_is_reached_is_not_paid(before: str, after: str, reached: bool) -> None:
    assert is_threshold(before, after) is reached


@pytest.mark.parametrize(
    ("before", "after", "rounded"),
    [
        ("the new day rate will be rounded to the nearest ", ".", True),
        ("rounded up to the next ", ".", True),
        ("rounded down to a multiple of ", ".", True),
        ("le prix revise est arrondi aux ", " les plus proches.", True),
        ("arrondi par tranche de ", " superieure.", False),
        ("arrondi au multiple de ", ".", True),
        ("le prix est arrondi a ", " par mois.", False),
        ("the rounded fee is ", " a month.", False),
        ("delivery from the nearest depot costs ", ".", False),
    ],
)
def test_what_a_price_is_rounded_to_is_no_price(before: str, after: str, rounded: bool) -> None:
    assert is_threshold(before, after) is rounded


def test_the_flat_sum_of_the_law_is_no_price() -> None:
    (forty,) = find_amounts("40 €", "fr")
    (fifty,) = find_amounts("50 €", "fr")
    assert is_recovery(forty, "une indemnite pour frais de recouvrement de ", "")
    assert is_recovery(forty, "a fixed sum of ", " for compensation of recovery costs")
    assert not is_recovery(fifty, "une indemnite pour frais de recouvrement de ", "")


def test_a_product_is_what_a_row_multiplies_out() -> None:
    text = "training, per day\t2\t$1,400\t$2,800\nsupport\t3\t$500\t$900\n"
    assert list(products(text, find_amounts(text, "en"))) == [1]


def test_a_new_price_may_stand_before_the_old_one() -> None:
    text = "Consultant may choose a day rate of £900 in place of the hourly rate of £120."
    (term,) = [one for one in read(text, "en", "price") if one.state == "stated"]
    assert (term.value["amount"], term.value.get("per")) == ("900.00", "day")
