"""Price schedules in tables: several sums in a row, signs left out, tables that run sideways, steps."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read


def prices(text: str, language: Language) -> list[tuple[object, str]]:
    return [(term.value["what"], term.value_text) for term in read(text, language, "price")]


def test_of_several_sums_each_bears_the_head_of_its_column() -> None:
    head = "Price list\n\nProduct\tDealer price\tRetail price\n"
    text = f"{head}Pump A\t$120.00\t$180.00\nPump B\t$90.00\t$140.00\n"
    assert prices(text, "en") == [
        ("Pump A, Dealer price", "120.00 USD"),
        ("Pump A, Retail price", "180.00 USD"),
        ("Pump B, Dealer price", "90.00 USD"),
        ("Pump B, Retail price", "140.00 USD"),
    ]


def test_heads_may_leave_out_the_column_of_labels() -> None:
    text = "Price list\n\nRetail price\tPrice per box\n------\t------\nBlue ink\t$12.00\t$110.00\n"
    assert prices(text, "en") == [
        ("Blue ink, Retail price", "12.00 USD"),
        ("Blue ink, Price per box", "110.00 USD"),
    ]


def test_sums_whose_column_names_no_price_are_not_sure() -> None:
    text = "Price list\n\nProduct\tPrice\tMarkup\nPump A\t$120.00\t$12.00\n"
    price, markup = read(text, "en", "price")
    assert markup.confidence < price.confidence
    assert markup.confidence < 0.75


def test_two_sums_of_one_cell_are_one_price_said_twice() -> None:
    text = "Tarifs\n\n| Forfait | Prix |\n| Pack 100 | 30 € par mois, soit 0,30 €/min |\n"
    terms = read(text, "fr", "price")
    assert [(term.value["what"], term.value["per"]) for term in terms] == [
        ("Pack 100", "month"),
        ("Pack 100", "minute"),
    ]
    assert all(term.confidence >= 0.85 for term in terms)


def test_rows_below_share_the_sign_of_the_first() -> None:
    head = "Charges\n\nService\tHourly rate\n"
    text = f"{head}Consulting\t$100.00\nProgramming\t85.00\nTesting\t70.00\nTotal\t255.00\n"
    terms = read(text, "en", "price")
    assert [(term.value["what"], term.value["per"], term.value_text) for term in terms] == [
        ("Consulting", "hour", "100.00 USD"),
        ("Programming", "hour", "85.00 USD"),
        ("Testing", "hour", "70.00 USD"),
    ]
    assert terms[1].confidence < terms[0].confidence
    assert len(terms[1].evidences) == 2, "the row that bears the sign is quoted too"


@pytest.mark.parametrize(
    "row",
    [
        "Travel\tincluded",
        "Travel\t85",
        "Travel\t85.00\tper day",
        "Penalty\t85.00",
        "There is no other charge.",
    ],
)
def test_a_row_of_another_shape_ends_the_list(row: str) -> None:
    text = f"Charges\n\nService\tHourly rate\nConsulting\t$100.00\n{row}\nTesting\t70.00\n"
    assert [term.value_text for term in read(text, "en", "price")] == ["100.00 USD"]


def test_a_sign_may_have_a_cell_of_its_own() -> None:
    text = "Table of rates\n\nOrigin\t\tRate per barrel\nNorth terminal\t$\t1.85\nSouth terminal\t$\t1.47\n"
    assert prices(text, "en") == [("North terminal", "1.85 USD"), ("South terminal", "1.47 USD")]


def test_a_table_may_run_sideways() -> None:
    text = "Année\t2026\t2027\nPrix (€/MWh)\t61,50\t63,20\n"
    terms = read(text, "fr", "price")
    assert [(term.value["what"], term.value["per"], term.value_text) for term in terms] == [
        ("Prix (€/MWh), 2026", "mwh", "61.50 EUR"),
        ("Prix (€/MWh), 2027", "mwh", "63.20 EUR"),
    ]


def test_steps_of_quantities_name_their_price() -> None:
    text = "Quantity\tUnit price\n1-500\t$2.00\n501 - 1,000\t$1.50\nover 1,000\t$1.20\n"
    assert [what for what, _ in prices(text, "en")] == [
        "1-500, Unit price",
        "501 - 1,000, Unit price",
        "over 1,000, Unit price",
    ]


def test_a_cell_may_say_what_the_price_is_per() -> None:
    (term,) = read("Rates\n\nService desk\tPer hour\t$89.10\n", "en", "price")
    assert term.value["per"] == "hour"


@pytest.mark.parametrize(
    "text",
    [
        "Tarifs\n\nMatériel HT\t0 €\nMontant du contrat HT\t0,00 €\n",
        "Tarifs de livraison\n\nExpress\tgratuit à partir de 80,00 € d'achats\n",
    ],
)
def test_blank_forms_and_what_must_be_bought_are_no_prices(text: str) -> None:
    assert read(text, "fr", "price") == ()


def test_the_number_of_an_item_is_no_part_of_its_name() -> None:
    assert prices("Fees\n\nService\tHourly rate\n• Consulting\t$100.00\n", "en") == [
        ("Consulting", "100.00 USD")
    ]


@pytest.mark.parametrize(
    ("unit", "per"),
    [("h", "hour"), ("ml", "ml"), ("m²", "m2"), ("u", "unit"), ("jour", "day"), ("ens", None)],
)
def test_a_column_of_units_says_what_each_price_is_per(unit: str, per: str | None) -> None:
    text = f"Désignation\tUnité\tP.U. HT (€)\nPose de câble\t{unit}\t12,50\n"
    (term,) = read(text, "fr", "price")
    assert (term.value.get("per"), term.value_text) == (per, "12.50 EUR")
    (term,) = read(f"Bordereau des prix\n\nPose de câble\t{unit}\t12,50 €\n", "fr", "price")
    assert term.value.get("per") in (per, None)


_CLOSE = "The prices are those of the table.\n\nItem\tUnit\tUnit price (GBP)\n"


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ("Weighing of a long lorry each 85.00\n\nWeighing of a van\teach\t42.50", ["85.00", "42.50"]),
        ("Weighing of a van\teach\t42.50\nWeighing of a long lorry each 1,085.00", ["42.50", "1085.00"]),
        ("Weighing of a van\teach\t42.50\nNotes on weighing under clause 3.20", ["42.50"]),
        ("Weighing of a van\teach\t42.50\nValid from 01.02 to 31.12 only", ["42.50"]),
    ],
)
def test_a_row_whose_cells_stand_too_close_for_tabs_is_read(rows: str, wanted: list[str]) -> None:
    terms = read(f"PRICES\n\n{_CLOSE}{rows}\n", "en", "price")
    assert [str(term.value["amount"]) for term in terms if term.state == "stated"] == wanted
