"""How often a price is due where neither *per month* nor *monthly* is beside it; what only looks so."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read


def _told(text: str, language: Language) -> list[tuple[str, object]]:
    return [(term.value_text, term.value.get("per")) for term in read(text, language, "price")]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "Yearly Rent          £88,500 (eighty-eight thousand five\n"
            "                     hundred pounds) per annum.",
            ("88500.00 GBP", "year"),
        ),
        (
            "en",
            "The rent is £2,300 (two thousand three hundred\npounds) a month.",
            ("2300.00 GBP", "month"),
        ),
        (
            "en",
            "The hire is £640 (six hundred and forty pounds), exclusive of VAT, per quarter.",
            ("640.00 GBP", "quarter"),
        ),
        (
            "fr",
            "Loyer : 31 200 euros (trente et un mille deux cents euros), hors taxes et charges, par an.",
            ("31200.00 EUR", "year"),
        ),
        ("fr", "La redevance est de 960 € HT, par trimestre.", ("960.00 EUR", "quarter")),
        ("en", '"Basic Rent" means £31,000 per annum, as varied by clause 6.', ("31000.00 GBP", "year")),
        ("fr", "« Loyer » désigne la somme de 960 € HT par trimestre.", ("960.00 EUR", "quarter")),
        ("en", "For the calendar year 2023 the licence fee is EUR 41,000.", ("41000.00 EUR", "year")),
        (
            "en",
            "In respect of the year ending 30 June 2025, the subscription is £7,750.",
            ("7750.00 GBP", "year"),
        ),
        ("fr", "Au titre de l'année 2025, la redevance est fixée à 18 400 € HT.", ("18400.00 EUR", "year")),
        ("fr", "Pour l'année civile 2024, le loyer s'élève à 22 000 €.", ("22000.00 EUR", "year")),
        ("fr", "L'entretien est payé par une mensualité fixe de 415,00 € HT.", ("415.00 EUR", "month")),
        (
            "fr",
            "À compter du 1er mai 2025, la mensualité hors taxes est portée à 438,00 €.",
            ("438.00 EUR", "month"),
        ),
        ("fr", "La mensualité de l'article 7 est fixée à 1 905,00 € HT.", ("1905.00 EUR", "month")),
        ("fr", "Le loyer est réglé en trimestrialités de 2 700,00 € HT.", ("2700.00 EUR", "quarter")),
    ],
)
def test_how_often_is_said_in_other_ways(language: Language, text: str, wanted: tuple[str, str]) -> None:
    assert _told(text, language) == [wanted]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "For the calendar year 2023 the set-up fee is £1,900."),
        ("en", "In 2024 the fee for the data migration, payable once, is £9,300."),
        (
            "en",
            "The licence fee of £5,000 (five thousand pounds) is payable once a year report is delivered.",
        ),
        ("fr", "Le rejet d'une mensualité donne lieu à des frais de 14 €."),
        ("fr", "La mensualité comprend des frais de dossier de 25 €."),
        ("fr", "Le prix est de 600 € à réception, 300 € à la commande."),
    ],
)
def test_what_only_looks_so_is_per_nothing(language: Language, text: str) -> None:
    assert {per for _, per in _told(text, language)} <= {None, "once", "unit", "installment"}
    assert "unit" not in {per for _, per in _told(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        (
            "en",
            "Fees\n\nLicence          Seats     Price per user/year     Fee per year\n"
            "Archive, basic    80        £145.00                 £11,600.00\n",
            [("145.00 GBP", "user_year"), ("11600.00 GBP", "year")],
        ),
        (
            "en",
            "Base Rent\n\n  Lease Months     Annual rate per RSF     Monthly Base Rent\n"
            "   1 -  2              abated                  $0.00\n"
            "   3 - 14              $31.00             $7,750.00\n",
            [("31.00 USD", "sqft_year"), ("7750.00 USD", "month")],
        ),
        (
            "fr",
            "Loyers\n\nPériode\tLoyer annuel HT par m²\tLoyer annuel HT\nAnnée 1\t140,00 €\t28 000,00 €\n",
            [("140.00 EUR", "m2_year"), ("28000.00 EUR", "year")],
        ),
        (
            "en",
            "Price list (euro)\n\n   Ref.    Product              Unit        Price\n"
            "   KT-1    Cider vinegar, 1 l    jar          6.40\n"
            "   KT-2    Cider vinegar, 5 l    drum        24.10\n",
            [("6.40 EUR", "unit"), ("24.10 EUR", "unit")],
        ),
        (
            "fr",
            "Bordereau des prix\n\nDésignation\tUnité\tPrix HT\nSavon\tbidon\t11,20 €\n"
            "Pose\tforfait\t380,00 €\nPapier\tcarton de 6\t27,00 €\n",
            [("11.20 EUR", "unit"), ("380.00 EUR", None), ("27.00 EUR", "unit")],
        ),
        (
            "en",
            "Fees\n\nRole\tDays\tFee per day\tFee\nAuditor\t5\t£700.00\t£3,500.00\n",
            [("700.00 GBP", "day"), ("3500.00 GBP", None)],
        ),
        (
            "en",
            "Lining of courts is charged at £72 a court. This charge is fixed for the term.",
            [("72.00 GBP", "unit")],
        ),
    ],
)
def test_columns_and_things_say_per_what(
    language: Language, text: str, wanted: list[tuple[str, object]]
) -> None:
    assert _told(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "what", "quote"),
    [
        (
            "fr",
            "La redevance annuelle d'abonnement est fixée à 7 200 euros hors taxes.",
            "redevance annuelle d'abonnement",
            "La redevance annuelle",
        ),
        (
            "fr",
            "La redevance due au titre de l'abonnement est fixée à 4 300 € HT par an.",
            "redevance due au titre de l'abonnement",
            "La redevance due",
        ),
        (
            "fr",
            "La redevance de licence et d'abonnement est fixée à 2 600 € par an.",
            "redevance de licence et d'abonnement",
            "La redevance de licence",
        ),
        ("fr", "L'abonnement est fixé à 9 100 euros hors taxes par an.", "abonnement", "L'abonnement est"),
        ("fr", "Le prix de l'abonnement est de 35 € par mois.", "abonnement", "Le prix de l'abonnement"),
        (
            "en",
            "The annual charge for the subscription is fixed at £4,450.",
            "annual charge for the subscription",
            "The annual charge",
        ),
        (
            "fr",
            "Pour l'année civile 2023, la redevance est de 15 500 € HT.",
            "redevance",
            "Pour l'année civile 2023",
        ),
        ("en", "For the calendar year 2022 the fee is USD 71,000.", "fee", "For the calendar year 2022"),
    ],
)
def test_a_name_and_its_quote_are_not_cut(language: Language, text: str, what: str, quote: str) -> None:
    (term,) = read(text, language, "price")
    assert term.value["what"] == what
    assert term.evidences[0].quote.startswith(quote)


@pytest.mark.parametrize(
    ("language", "text", "end"),
    [
        (
            "en",
            "Lining is charged at £72 a court. This charge is fixed for the term.",
            "is fixed for the term",
        ),
        (
            "fr",
            "Le tarif horaire est de 45 € HT. Il est ferme pendant toute la durée du contrat.",
            "toute la durée du contrat",
        ),
        (
            "en",
            "The fee is £500 per month. It is payable in advance and the term is fixed for two years.",
            "per month",
        ),
    ],
)
def test_a_quote_goes_on_where_the_price_is_said_to_stay(language: Language, text: str, end: str) -> None:
    (term,) = read(text, language, "price")
    assert term.evidences[0].quote.endswith(end)
