"""Prices that were agreed, and the many sums of a contract that are none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, dict[str, JsonValue]]] = [
    (
        "en",
        "The total annual franchise fee to be paid to the towns is $98,196.",
        {"amount": "98196.00", "currency": "USD", "per": "year", "what": "total annual franchise fee"},
    ),
    (
        "en",
        "The Sponsor Fee shall be four thousand dollars ($4,000) during each Contract Year.",
        {"amount": "4000.00", "currency": "USD", "per": "year", "what": "Sponsor Fee"},
    ),
    (
        "fr",
        "Le loyer mensuel est fixé à 1 200 € HT.",
        {"amount": "1200.00", "currency": "EUR", "per": "month", "tax": "excl", "what": "loyer"},
    ),
    (
        "fr",
        "Le prix de la prestation s'élève à la somme de douze mille euros (12 000 €) TTC.",
        {"amount": "12000.00", "tax": "incl"},
    ),
    (
        "fr",
        "Le Client versera une redevance annuelle de 4 500,50 euros hors taxes.",
        {"amount": "4500.50", "per": "year", "tax": "excl"},
    ),
    ("fr", "Le tarif journalier est de 650 € HT.", {"amount": "650.00", "per": "day"}),
    ("fr", "Le prix unitaire est de 0,0512 €/kWh.", {"amount": "0.0512", "per": "kwh"}),
    (
        "fr",
        "Un abonnement de 29,90 € TTC par mois est dû.",
        {"amount": "29.90", "per": "month", "tax": "incl"},
    ),
    (
        "en",
        "Customer shall pay a monthly fee of $1,200.00, exclusive of VAT.",
        {"amount": "1200.00", "currency": "USD", "per": "month", "tax": "excl", "what": "monthly fee"},
    ),
    ("en", "The Annual Rent shall be £25,000.", {"amount": "25000.00", "currency": "GBP", "per": "year"}),
    ("en", "at an hourly rate of $125.00", {"amount": "125.00", "per": "hour"}),
    (
        "en",
        "an initial franchise fee of Twenty-Nine Thousand and No/100 Dollars ($29,000.00)",
        {"amount": "29000.00"},
    ),
    ("en", "The minimum monthly fee shall be $500.", {"amount": "500.00", "minimum": True}),
    ("en", "The Price is USD 12.50 per unit.", {"amount": "12.50", "per": "unit"}),
]

NONE: list[tuple[Language, str]] = [
    ("fr", "La société Dupont, SAS au capital de 10 000 euros, est le Prestataire."),
    ("fr", "Une pénalité de 150 € par jour de retard sera due sur le prix."),
    ("fr", "L'indemnité forfaitaire pour frais de recouvrement est de 40 €."),
    ("fr", "La responsabilité du Prestataire est plafonnée à 100 000 € au titre du prix."),
    ("fr", "Le locataire verse un dépôt de garantie de 2 400 €."),
    ("fr", "Toute infraction est punie d'une amende de 75 000 euros."),
    ("fr", "Les prestations dont le prix est inférieur ou égal à 500 € sont exclues."),
    ("en", "common stock, par value $0.001 per share, at the price"),
    ("en", "insurance with limits of not less than $1,000,000 per occurrence"),
    ("en", "in no event shall liability exceed the fees paid or $50,000"),
    ("en", "liquidated damages of $5,000 per day on top of the fees"),
    ("en", "expenses at rates approved in advance, not to exceed $10,000"),
    ("en", "Net Sales in excess of $100 million bear a higher rate"),
    ("en", "a late fee of $25 will be charged"),
]

UNKNOWN: list[tuple[Language, str, str]] = [
    ("en", "The purchase price shall be $[***] per unit.", "redacted"),
    ("en", "The annual fee shall be [***].", "redacted"),
    ("fr", "Le loyer est fixé à ________ € par mois.", "blank"),
    ("fr", "Le prix est de XX € HT.", "blank"),
    ("en", "a base fee of Eighty Thousand Dollars ($90,000)", "words say 80000"),
    ("fr", "Les travaux sont facturés selon devis.", "settled later"),
    ("en", "Additional work is charged at Supplier's then-current rates.", "settled later"),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_reads_the_price(language: Language, text: str, expected: Mapping[str, JsonValue]) -> None:
    (term,) = read(text, language, "price")
    assert {key: term.value.get(key) for key in expected} == dict(expected)
    assert term.state == "stated"


@pytest.mark.parametrize(("language", "text"), NONE)
def test_takes_other_sums_for_none(language: Language, text: str) -> None:
    assert read(text, language, "price") == ()


@pytest.mark.parametrize(("language", "text", "reason"), UNKNOWN)
def test_keeps_unknown_what_is_not_said(language: Language, text: str, reason: str) -> None:
    (term,) = read(text, language, "price")
    assert term.state == "unknown"
    assert reason in term.reason


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("Certain identified information has been excluded from this exhibit.", "the amount is redacted"),
        (
            "[***] Confidential treatment has been requested for portions of this paper.",
            "the amount is redacted",
        ),
        ("Certain information in the schedule is given by the Buyer.", "the amount is left blank"),
    ],
)
def test_a_blank_in_a_paper_that_says_it_was_redacted_is_a_redaction(head: str, reason: str) -> None:
    terms = read(f"{head}\n\nFees. LEA shall pay the Lecturer a fee of [$●] per month.", "en", "price")
    assert [term.reason.partition(" (")[0] for term in terms] == [reason]


def test_a_price_list_names_its_rows() -> None:
    text = "Annexe 1 - Grille tarifaire\n\nDirection de projet\t810,00 € HT\nDéveloppement\t570,00 € HT\n"
    terms = read(text, "fr", "price")
    assert [(term.value["what"], term.value_text) for term in terms] == [
        ("Direction de projet", "810.00 EUR"),
        ("Développement", "570.00 EUR"),
    ]


def test_words_and_figures_that_agree_make_it_sure() -> None:
    (sure,) = read("The fee is twelve thousand dollars ($12,000).", "en", "price")
    (plain,) = read("The fee is $12,000.", "en", "price")
    assert sure.confidence > plain.confidence


def test_an_aside_has_limits_of_its_own() -> None:
    text = "The price of each Carton, printed in up to three colours, is sixty-eight cent (EUR 0.86)."
    (term,) = read(text, "en", "price")
    assert (term.state, term.reason) == ("unknown", "the words say 0.68 and the figures say 0.86")


def test_an_unnamed_dollar_of_two_countries_is_no_us_dollar() -> None:
    text = "All sums are in Canadian dollars unless stated in US dollars. The monthly fee is $100."
    (term,) = read(text, "en", "price")
    assert "currency" not in term.value
    assert term.confidence < 0.9


def test_a_vague_price_is_silent_beside_a_stated_one() -> None:
    text = "The fee is $100 per month.\n\nOther work is charged at then-current rates."
    assert [term.state for term in read(text, "en", "price")] == ["stated"]


def test_the_quote_holds_the_sum_and_what_it_is_for() -> None:
    (term,) = read("Le Client versera une redevance annuelle de 4 500 euros HT.", "fr", "price")
    assert "redevance annuelle de 4 500 euros HT" in term.evidences[0].quote


def test_a_mended_figure_says_so() -> None:
    (term,) = read("Le loyer annuel est de 1O OOO,OO € HT.", "fr", "price")
    assert term.value_text == "10000.00 EUR"
    assert term.repaired
    assert term.confidence < 0.9


def test_lines_may_end_anywhere() -> None:
    (term,) = read("Le Client versera une redevance\nannuelle de 4 500 euros\nHT.", "fr", "price")
    assert (term.value["per"], term.value["tax"]) == ("year", "excl")
    (term,) = read("The total price is a monthly\nfee of $1,200\nper month.", "en", "price")
    assert term.value["per"] == "month"
    assert read("Le locataire verse un dépôt\nde garantie de 2 400 € avec le loyer.", "fr", "price") == ()


def test_the_next_row_is_not_the_unit_of_this_one() -> None:
    first, second = read("Tarifs\nLoyer\t1 200 €\nCharges mensuelles\t100 €\n", "fr", "price")
    assert first.value.get("per") is None
    assert second.value["per"] == "month"


def test_the_header_of_a_column_says_what_and_per_what() -> None:
    text = (
        "3. Base Rent\n\nLease Year\tMonthly Base Rent\tAnnual Base Rent\n1\t$10,000.00\t$120,000.00\n"
        "2\t$10,300.00\t$123,600.00\n"
    )
    rows = [(t.value["what"], t.value["per"], t.value_text) for t in read(text, "en", "price")]
    assert rows == [
        ("Monthly Base Rent", "month", "10000.00 USD"),
        ("Annual Base Rent", "year", "120000.00 USD"),
        ("Monthly Base Rent", "month", "10300.00 USD"),
        ("Annual Base Rent", "year", "123600.00 USD"),
    ]


def test_a_row_of_tax_is_no_price() -> None:
    text = "Prix de la mission\n\nMontant HT : 1 000,00 €\nTVA 20 % : 200,00 €\nMontant TTC : 1 200,00 €\n"
    assert [term.value_text for term in read(text, "fr", "price")] == ["1000.00 EUR", "1200.00 EUR"]


TABLES: list[tuple[Language, str, list[tuple[str, str | None, str]]]] = [
    (
        "en",
        "Part no.\tDescription\tPrice per unit (US$)\nHX-1\tHinge, steel\t0.42\nHX-2\tClip\t1,980.00\n"
        "Total\t\t1,980.42\n",
        [("HX-1 Hinge, steel", "unit", "0.42 USD"), ("HX-2 Clip", "unit", "1980.00 USD")],
    ),
    (
        "en",
        "Model\tWeight\tList price (GBP)\tDiscount\nBX-10 scale\t12\t3,150.00\t[***]\n"
        "BX-20 set\t2\t410.00 [***]",
        [("BX-10 scale", None, "3150.00 GBP"), ("BX-20 set", None, "410.00 GBP")],
    ),
    (
        "en",
        "Part no.\tDescription\tMinimum\tPrice per Lead\nQuantity per\tunit (US$) time\nYear\t(days)\n\n"
        "HX-1\tHinge\t120,000\t0.42\t35\n\nHX-2\tClip with a\t90,000\t0.71\t42\nlong arm\tA\n\n"
        "HX-3\tBase\t24,000\t4.85\t60",
        [
            ("HX-1 Hinge", "unit", "0.42 USD"),
            ("HX-2 Clip with a", "unit", "0.71 USD"),
            ("HX-3 Base", "unit", "4.85 USD"),
        ],
    ),
    (
        "fr",
        "Profil\tTarif journalier €\nChef de projet\t810\nDéveloppeur\t1 070,50\nTotal\t1 880,50",
        [("Chef de projet", "day", "810.00 EUR"), ("Développeur", "day", "1070.50 EUR")],
    ),
    (
        "fr",
        "Désignation\tPrix annuel HT (en euros)\nAscenseur A\t3 120,00\nAscenseur B\t2 940,00",
        [("Ascenseur A", "year", "3120.00 EUR"), ("Ascenseur B", "year", "2940.00 EUR")],
    ),
]


TABLES += [
    (
        "en",
        "Item\tMonthly fee (USD)\tAnnual fee (USD)\nHosting\t10.00\t120.00",
        [
            ("Hosting, Monthly fee (USD)", "month", "10.00 USD"),
            ("Hosting, Annual fee (USD)", "year", "120.00 USD"),
        ],
    ),
    (
        "fr",
        "Désignation\tQté\tP.U. HT (€)\tTotal HT (€)\nCopieur\t2\t1 450,00\t2 900,00\nTotal\t\t\t2 900,00",
        [("Copieur", "unit", "1450.00 EUR")],
    ),
    (
        "en",
        "Item\tQty\tUnit price (EUR)\tAmount (EUR)\nPump\t4\t1,250.00\t5,000.00",
        [("Pump", "unit", "1250.00 EUR")],
    ),
    ("en", "Year\tAnnual Fee (USD)\n2024\t120,000", [("Annual Fee (USD), 2024", "year", "120000.00 USD")]),
]


@pytest.mark.parametrize(("language", "text", "rows"), TABLES)
def test_bare_figures_take_the_money_of_their_column(
    language: Language, text: str, rows: list[tuple[str, str | None, str]]
) -> None:
    terms = read(text, language, "price")
    assert [(term.value["what"], term.value.get("per"), term.value_text) for term in terms] == rows
    assert all(len(term.evidences) == 2 for term in terms)


@pytest.mark.parametrize(
    "text",
    [
        "Part no.\tMinimum Quantity\tLead time\nHX-1\t120,000\t35.00",
        "Item\tLiability cap (USD)\nFire\t120,000.00",
        "Item\tPrice (USD)\nDiscount\t10.00",
        "Year\tMinimum Purchase price (USD)\n2021\t120,000.00",
        "Year\tPrice\n2021\t120.00",
    ],
)
def test_other_columns_hold_no_prices(text: str) -> None:
    assert read(text, "en", "price") == ()


def test_the_rows_stand_in_other_clauses_than_the_head() -> None:
    text = (
        "SCHEDULE 1\n\nItem\tFee (USD)\nHosting\t10.50\n\n2. SUPPORT\n\nThe Supplier answers within a day. "
        "There is no table here.\n\nSupport\t99.00"
    )
    assert [term.value_text for term in read(text, "en", "price")] == ["10.50 USD"]


@pytest.mark.parametrize(
    ("language", "text", "per"),
    [
        ("fr", "Au-delà du crédit annuel, la journée est facturée 610 euros hors taxes.", "day"),
        ("fr", "La provision annuelle prévue à l'article 8.2 est portée à 9 300 € hors taxes.", "year"),
        (
            "fr",
            "Il est remplacé par un loyer annuel en principal de quatre-vingt mille euros (80 000 €) "
            "hors taxes et hors charges, payable en quatre termes de 20 000 € chacun.",
            "quarter",
        ),
        ("fr", "Chaque intervention sera facturée 95 € HT.", "intervention"),
        ("en", "Each additional day shall be charged $900.", "day"),
        ("fr", "La provision annuelle pour charges est portée à 11 200 € hors taxes.", "year"),
        ("fr", "La phase donne lieu à un paiement forfaitaire et unique de 38 000 € HT.", "once"),
        ("fr", "un loyer annuel de 96 000 €, payable en quatre termes de 24 000 € chacun.", "quarter"),
    ],
)
def test_other_ways_to_say_a_price(language: Language, text: str, per: str) -> None:
    assert per in [term.value.get("per") for term in read(text, language, "price")]


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        (
            "fr",
            "Le loyer est de 1 200 €, payable d'avance par périodes trimestrielles.",
            "Le loyer est de 1 200 €",
        ),
        ("en", "The monthly fee is $500 per metrology station, due at once.", "$500 per metrology station"),
        ("en", "The fee is $9 (nine dollars) each month and nothing else.", "each month and nothing else"),
    ],
)
def test_quotes_end_with_whole_words(language: Language, text: str, quote: str) -> None:
    (term,) = read(text, language, "price")
    assert term.evidences[0].quote.endswith(quote)


def test_of_the_sums_of_a_table_only_the_whole_is_owed() -> None:
    text = (
        "Désignation\tQuantité\tPrix unitaire HT\tMontant HT\nCopieur\t2\t1 450,00 €\t2 900,00 €\n"
        "Total HT\t\t\t2 900,00 €\nTVA 20 %\t\t\t580,00 €"
    )
    found = {(term.value_text, term.value.get("per")) for term in read(text, "fr", "price")}
    assert found == {("1450.00 EUR", "unit"), ("2900.00 EUR", None)}, "the whole is owed, the tax is none"


@pytest.mark.parametrize(
    ("text", "per"),
    [
        (
            "Rent is due at the yearly rate of £48,500 by equal quarterly payments in advance.",
            "year",
        ),
        ("The fee is US$3,500 monthly in advance.", "month"),
        ("Customer will be charged 0.035 EUR per transaction.", "transaction"),
    ],
)
def test_how_it_is_paid_is_not_what_it_is_per(text: str, per: str) -> None:
    (term,) = read(text, "en", "price")
    assert term.value["per"] == per
