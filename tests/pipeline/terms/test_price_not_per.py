"""What a price is not per; what a definition calls a price; a code of money with a cell of its own."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.folding import fold
from pipeline.money import find_amounts, per_of
from pipeline.money._not_per import is_flow, measures
from pipeline.terms._price_context import amounts_of
from pipeline.terms._price_defined import defined
from pipeline.terms.base import View
from pipeline.types import Language
from tests.pipeline.terms._reading import document, read

PER: list[tuple[Language, str, dict[str, str | None]]] = [
    (
        "en",
        "5. Milestones. Licensee shall pay a fee of $75,000 upon reaching annual sales of 900 tonnes.",
        {"75000.00 USD": None},
    ),
    ("en", "5. Fees. Licensee shall pay a fee of $75,000 annually.", {"75000.00 USD": "year"}),
    ("en", "5. Fees. Owner pays a $3,000 monthly retainer.", {"3000.00 USD": "month"}),
    (
        "en",
        "The monthly charges are:\n1. each scanner under 40 pages per minute $31\n2. each till $12",
        {"31.00 USD": "month", "12.00 USD": "month"},
    ),
    ("en", "Hosting fee, plan of 9 calls per second: $210.", {"210.00 USD": None}),
    ("en", "Fee per hour: $62.", {"62.00 USD": "hour"}),
    ("en", "Fee for two guards per day: $480.", {"480.00 USD": "day"}),
    ("en", "Fee for 40 users per month: $480.", {"480.00 USD": "month"}),
    (
        "en",
        "Licence fees:\nTotal price:\t$90,000 (Per Year)/$175,000 (Two Years)",
        {"90000.00 USD": "year", "175000.00 USD": None},
    ),
    ("fr", "Forfait jusqu'à 300 appels par heure : 85 € HT.", {"85.00 EUR": None}),
    ("fr", "Prix d'un agent par heure : 27 € HT.", {"27.00 EUR": "hour"}),
    ("fr", "Loyer mensuel : 510 € par fourgon, soit 1 020 € pour les deux.", {"1020.00 EUR": "month"}),
    ("en", "Monthly rent: $510 per van, i.e. $1,020 for both.", {"1020.00 USD": "month"}),
    ("fr", "La redevance est de 24 000 € par an, soit 72 000 € sur la durée.", {"72000.00 EUR": None}),
    ("fr", "Les heures de conduite en sus se paient 41 € chacune.", {"41.00 EUR": "hour"}),
    ("fr", "Les filtres en sus sont facturés 12 € chacun.", {"12.00 EUR": "unit"}),
    (
        "fr",
        "Chaque heure de garde est payée 20,10 euros le jour, 24,60 euros la nuit.",
        {"20.10 EUR": "hour", "24.60 EUR": "hour"},
    ),
    ("fr", "La chambre est louée 90 euros la nuit.", {"90.00 EUR": "night"}),
    (
        "en",
        '"Engineer Rate" means the hourly amount due for an engineer. The Engineer Rate is $188.',
        {"188.00 USD": "hour"},
    ),
    ("en", '"Desk Fee" means the sum due for a desk. The Desk Fee is $260.', {"260.00 USD": None}),
    ("en", "The cost of coaching per extra week of 5 days is $4,000.", {"4000.00 USD": "week"}),
]


@pytest.mark.parametrize(("language", "text", "wanted"), PER)
def test_the_time_of_something_else_is_not_the_price_s(
    language: Language, text: str, wanted: dict[str, str | None]
) -> None:
    told = {term.value_text: term.value.get("per") for term in read(text, language, "price")}
    assert {sum_: told.get(sum_, "not told") for sum_ in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (" upon annual net sales of the product", None),
        (" when monthly output reaches the target", None),
        (" annual fee", "year"),
        (" annually", "year"),
        (" monthly", "month"),
        (" quarterly report", None),
    ],
)
def test_what_is_annual_may_be_measured(text: str, wanted: str | None) -> None:
    assert per_of(text, 0, 0, "en") == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("chiffre d'affaires annuel", "fr", True),
        ("loyer annuel", "fr", False),
        ("annual turnover", "en", True),
        ("annual rent", "en", False),
    ],
)
def test_measured(text: str, language: Language, wanted: bool) -> None:
    word = "annuel" if language == "fr" else "annual"
    start = text.index(word)
    assert measures(text, start, start + len(word), language) is wanted


@pytest.mark.parametrize(
    ("text", "unit", "wanted"),
    [
        ("250 lines per minute", "minute", True),
        ("12 colour pages per minute", "minute", True),
        ("2 technicians per day", "day", False),
        ("30 units per month", "month", False),
        ("the fee per minute", "minute", False),
    ],
)
def test_flow(text: str, unit: str, wanted: bool) -> None:
    assert is_flow(text, text.index("per "), unit, "en") is wanted


DEFINED: list[tuple[Language, str, str | None]] = [
    ("en", 'Against delivery of the boat Holder wires $64,000 (the "Sale Price") to Maker.', "sale price"),
    ("en", 'Holder wires $64,000 (collectively, the "Licence Fees") within ten days.', "licence fees"),
    ("en", 'Maker hands over $64,000 ("Consideration") at noon.', "consideration"),
    ("fr", "Le Cédant reçoit 64 000 € (ci-après le « Prix de cession ») ce jour.", "prix de cession"),
    ("en", 'Costs are borne up to $64,000 (the "Fee Cap") by Maker.', None),
    ("en", 'Maker bears it, not to exceed $64,000 (the "Fee").', None),
    ("en", 'Holder lends $64,000 (the "Loan Payment") to Maker.', None),
    ("en", 'Holder owns $64,000 (the "Old Notes").', None),
    ("fr", "La responsabilité ne dépasse pas 64 000 € (le « Plafond »).", None),
]


@pytest.mark.parametrize(("language", "text", "wanted"), DEFINED)
def test_a_definition_behind_a_sum_calls_it_a_price(
    language: Language, text: str, wanted: str | None
) -> None:
    found = defined(fold(text), find_amounts(text, language)[0], language)
    assert (None if found is None else found.what) == wanted


def test_a_column_of_what_a_price_may_come_to_at_most_is_none() -> None:
    text = (
        "Charges\nKind of reader\tFee per view\tMax. per reader and year\n"
        "School\t$0.30\t$45.00\nHome\t$0.20\t$18.00"
    )
    assert {term.value_text for term in read(text, "en", "price")} == {"0.30 USD", "0.20 USD"}


def test_a_code_with_a_cell_of_its_own_moves_no_sum_behind_it() -> None:
    text = "Steps\nFirst\tUSD\t4,000\nSecond\tUSD\t5,000\nThird\tUSD 6,000\nFourth\tEUR\t7,000"
    running = flow(document(text, "en"))
    view = View(running, segment(running))
    found = [
        text[clause.start + one.start : clause.start + one.end]
        for clause in view.clauses
        for one in amounts_of(view, clause, joined=True)
    ]
    assert [one.split()[-1] for one in found] == ["4,000", "5,000", "6,000", "7,000"]
