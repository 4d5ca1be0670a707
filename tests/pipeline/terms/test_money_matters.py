"""Prices, totals and payments in the words of practitioners: what is read, and what is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.money import find_amounts
from pipeline.terms._commitment_otherwise import bonus, rebate
from pipeline.terms._payment_ahead import ahead
from pipeline.terms._price_times import times
from pipeline.terms._scope_extra import on_top
from pipeline.terms._vague_price_lists import later_list
from pipeline.terms._vague_price_open import open_price
from pipeline.types import Language


@pytest.mark.parametrize(
    ("text", "language", "value", "reason"),
    [
        ("£81,000 (say: eighteen thousand pounds only)", "en", None, "18000"),
        ("EUR 4,600 (Euros six thousand four hundred)", "en", None, "6400"),
        ("three hundred dollars per week ($330)", "en", None, "300"),
        ("9 100 € HT (en toutes lettres : neuf mille cent euros)", "fr", "9100", ""),
        ("six cents euros hors taxes et hors charges (610 €)", "fr", None, "600"),
        ("£2.6 mn", "en", "2600000", ""),
        ("two and a half million dollars", "en", "2500000", ""),
        ("trois millions et demi d'euros", "fr", "3500000", ""),
        ("sixty lakh rupees", "en", "6000000", ""),
    ],
)
def test_sums_in_words(text: str, language: Language, value: str | None, reason: str) -> None:
    (amount,) = find_amounts(text, language)
    assert amount.value == (None if value is None else Decimal(value))
    assert reason in amount.reason


def test_a_sum_a_month_and_another_a_year_are_two() -> None:
    month, year = find_amounts("five hundred dollars a month ($6,000 a year)", "en")
    assert (month.value, year.value) == (Decimal(500), Decimal(6000))


@pytest.mark.parametrize(
    ("before", "after", "per", "language", "expected"),
    [
        ("the buyer shall buy 300 pumps at ", " each", "unit", "en", {"quantity": "300"}),
        ("l'acheteur commande 1 500 caisses au prix de ", " la piece", "unit", "fr", {"quantity": "1500"}),
        ("a fee of ", " a month for a term of two years", "month", "en", {"over": "P24M"}),
        ("un forfait de ", " par an pendant trois ans", "year", "fr", {"over": "P36M"}),
        ("the buyer may buy up to 300 pumps at ", " each", "unit", "en", {}),
        ("a fee of ", " a month, reviewed after two years", "month", "en", {}),
        ("the buyer shall within 30 days order at ", " each", "unit", "en", {}),
    ],
)
def test_how_often_a_price_is_paid(
    before: str, after: str, per: str, language: Language, expected: dict[str, str]
) -> None:
    text = f"{before}$90{after}."
    assert times(text, len(before), len(before) + 3, per, language) == expected


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("a deposit of 25% of the price is payable on signature.", "en", True),
        ("the machine shall not be shipped until the price has been paid.", "en", True),
        ("terms: cash with order.", "en", True),
        ("un acompte de 30 % est verse a la commande.", "fr", True),
        ("aucune livraison n'a lieu avant paiement du prix.", "fr", True),
        ("no deposit shall be payable by the buyer.", "en", False),
        ("the tenant pays a security deposit of $900 before moving in.", "en", False),
        ("deliveries are suspended until overdue sums are paid.", "en", False),
        ("il n'est verse aucun acompte.", "fr", False),
        ("chaque partie peut y mettre fin par anticipation.", "fr", False),
    ],
)
def test_payment_ahead(line: str, language: Language, expected: bool) -> None:
    assert (ahead(line, language) is not None) is expected


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("repairs are charged at the garage's usual rates on the day of the work.", "en", True),
        ("prices shall be those ruling at the date of delivery.", "en", True),
        ("les reparations sont facturees aux tarifs en cours lors de la visite.", "fr", True),
        ("sums are converted at the rate of exchange current on the day of payment.", "en", False),
        ("les livraisons sont facturees au prix en cours.", "fr", False),
    ],
)
def test_rates_of_a_later_day(line: str, language: Language, expected: bool) -> None:
    assert (later_list(line, language) is not None) is expected


@pytest.mark.parametrize(
    ("line", "language", "reason"),
    [
        ("hire charge: tbc", "en", "left_open"),
        ("the fee for the third year remains to be agreed.", "en", "left_open"),
        ("the grower shall be paid a fair price for the crop.", "en", "reasonable"),
        ("the club shall pay 4,500 per season.", "en", "no_currency"),
        ("loyer : a debattre", "fr", "left_open"),
        ("les honoraires de la suite restent a fixer.", "fr", "left_open"),
        ("the parties shall agree the increase of the fee each year.", "en", None),
        ("les parties conviennent d'un calendrier ; le prix est de 40 euros.", "fr", None),
    ],
)
def test_prices_left_open(line: str, language: Language, reason: str | None) -> None:
    said = open_price(line, language)
    assert (said[0] if said else None) == reason


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("work at weekends shall be invoiced in addition.", "en", True),
        ("storage beyond a week gives rise to an additional charge.", "en", True),
        ("le gardiennage de nuit donne lieu a un supplement.", "fr", True),
        ("vat shall be charged in addition.", "en", False),
        ("the annual charge is payable in addition.", "en", False),
        ("work at weekends shall be invoiced in addition at $80 an hour.", "en", False),
        ("la tva est facturee en sus.", "fr", False),
        ("le prix du gaz est traite a part.", "fr", False),
    ],
)
def test_what_is_charged_on_top(line: str, language: Language, expected: bool) -> None:
    assert (on_top(line, language) is not None) is expected


@pytest.mark.parametrize(
    ("line", "language", "kind"),
    [
        ("2% may be deducted from invoices paid within ten days.", "en", "early_payment"),
        ("3 % sont deduits des factures reglees sous dix jours.", "fr", "early_payment"),
        ("the seller credits 3% of purchases once they exceed 500 tons.", "en", "volume"),
        ("interest of 2% may be deducted from sums paid within ten days.", "en", None),
    ],
)
def test_rebates_without_the_name(line: str, language: Language, kind: str | None) -> None:
    said = rebate(line, language)
    assert (said.kind if said else None) == kind


def test_a_further_share_is_a_bonus() -> None:
    said = bonus("the finder receives a further 1.5% if the price exceeds the estimate.", "en")
    assert said is not None
    assert said.rate == "1.5"
    assert bonus("the finder receives 1.5% of the price.", "en") is None
