"""What prices are per: beside the sum, in heads of columns, above lists; sums that are only parts."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read


def told(text: str, language: Language) -> list[tuple[str, object]]:
    return [(term.value_text, term.value.get("per")) for term in read(text, language, "price")]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "fr",
            "Annexe\n\nTarifs journaliers HT :\n\n- Direction : 900 € HT\n- Saisie : 400 € HT\n",
            [("900.00 EUR", "day"), ("400.00 EUR", "day")],
        ),
        (
            "en",
            "Fees\n\nThe monthly fees for devices are as follows:\n\nTerminal\t$40.00\nPrinter\t$15.00\n",
            [("40.00 USD", "month"), ("15.00 USD", "month")],
        ),
        (
            "en",
            "Fees\n\nItem\tUnit Price\tMonthly Maintenance Fee\nTerminal\t$1,500.00\t$15.00\n",
            [("1500.00 USD", "unit"), ("15.00 USD", "month")],
        ),
        (
            "en",
            "Fees\n\nPlan\tSet-up Fee\tMonthly Fee\nSmall\t$100.00\t$20.00\n",
            [("100.00 USD", None), ("20.00 USD", "month")],
        ),
        (
            "fr",
            "Prix\n\nBordereau des prix :\n\n01\tHeure de jardinier\t36,50 € HT\n",
            [("36.50 EUR", "hour")],
        ),
        ("en", "Fees. The access fee shall be $0.50 per\ndownload.", [("0.50 USD", "unit")]),
        ("en", "Fees. The maintenance fee shall be $2,000 per\nyear.", [("2000.00 USD", "year")]),
    ],
)
def test_the_unit_is_read_where_it_is_said(
    language: Language, text: str, wanted: list[tuple[str, object]]
) -> None:
    assert told(text, language) == wanted


def test_what_stands_on_the_next_line_is_the_next_price() -> None:
    text = (
        "Price list\n\nProduct Price\nWidget $12.00\nGadget $15.00\nMonthly Service\nHosting fee $100.00\n"
    )
    found = dict(told(text, "en"))
    assert found["15.00 USD"] is None
    assert found["100.00 USD"] == "month"


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("The licence fee is payable in two equal installments of $500,000 each.", "installment"),
        (
            "The sponsorship fee is paid by quarterly payments of $2,500 each, the first on 1 March.",
            "quarter",
        ),
        ("The fee is paid in ten installments of $4,000 on the first day of each month.", "month"),
    ],
)
def test_a_part_is_no_unit(text: str, per: str) -> None:
    assert [found for _, found in told(text, "en")] == [per]


def test_a_sum_told_again_without_its_unit_is_the_same_price() -> None:
    text = "The service fee is $900 per month. The service fee of $900 is payable in advance."
    assert told(text, "en") == [("900.00 USD", "month")]


def test_examples_and_taxes_are_no_prices() -> None:
    assert told("Redevance annuelle : 1 000,00 € HT   TVA 20 % : 200,00 €", "fr") == [
        ("1000.00 EUR", "year")
    ]
    text = "Par exemple, pour un forfait de 300 €, le prix de la première échéance est de 104 €."
    assert told(text, "fr") == []


def test_figures_below_a_head_are_prices() -> None:
    text = "Garanties d'origine\n\nPrix GO (€/MWh)\n1,50\n1,70\n\nLe Client choisit une année."
    assert told(text, "fr") == [("1.50 EUR", "mwh"), ("1.70 EUR", "mwh")]


def test_a_title_may_name_the_money_of_a_table() -> None:
    text = (
        "Annexe A - Tarif public 2021 (EUR HT, par pièce)\n\n"
        "Réf.\tDésignation\tTarif public\nA1\tPompe\t1 890,00\nA2\tColonne\t640,00\n"
    )
    assert told(text, "fr") == [("1890.00 EUR", "unit"), ("640.00 EUR", "unit")]


def test_a_markdown_table_is_read_by_its_head() -> None:
    text = (
        "Grille\n\n| Option | Description | **Prix TTC** |\n| --- | --- | --- |\n"
        "| **Van** | *   jusqu'à 7 places<br>*   grand coffre | **6 € TTC** |\n"
        "| **Velo** | *   porte-vélos | **10 € TTC** |\n"
    )
    assert [value for value, _ in told(text, "fr")] == ["6.00 EUR", "10.00 EUR"]


@pytest.mark.parametrize(
    ("language", "sentence", "per"),
    [
        ("fr", "Les interventions ponctuelles sont facturées 52,00 € hors taxes l'heure.", "hour"),
        ("fr", "Les visites de nuit sont facturées 52,00 € HT de l'heure.", "hour"),
        ("fr", "Les interventions sont facturées 390 € toutes taxes comprises la journée.", "day"),
        ("fr", "Les séances sont facturées 52,00 € hors TVA l'heure.", "hour"),
        ("fr", "Les séances sont facturées 52,00 € HT à l'heure.", "hour"),
        ("fr", "Chaque intervention sera facturée 52,00 € hors taxes.", "intervention"),
        ("en", "Each visit is charged at $52.00 plus VAT an hour.", "hour"),
        ("en", "Each visit is charged at $52.00 excluding VAT.", "visit"),
    ],
)
def test_the_unit_behind_a_sum_counts_before_the_noun_ahead(
    language: Language, sentence: str, per: str
) -> None:
    (term,) = read(f"3. PRIX\n\n{sentence}", language, "price")
    assert term.value.get("per") == per
