"""Amounts: every way a contract writes them, and what must stay unknown."""

from __future__ import annotations

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.folding import fold
from pipeline.money import Amount, decimal_style, dollar_of, find_amounts, money_text, per_of, tax_of
from pipeline.money._words import read_words
from pipeline.types import Language

NBSP, THIN = "\u00a0", "\u202f"

READ: list[tuple[Language, str, str, str]] = [
    ("fr", "le prix est de 12 000,50 € HT", "12000.50", "EUR"),
    ("fr", f"soit 12{NBSP}000,50{NBSP}€", "12000.50", "EUR"),
    ("fr", f"soit 1{THIN}767{THIN}€", "1767", "EUR"),
    ("fr", "1.200.000 EUR", "1200000", "EUR"),
    ("fr", "1.200,5 euros", "1200.5", "EUR"),
    ("fr", "k€ 45", "45000", "EUR"),
    ("fr", "45 K€", "45000", "EUR"),
    ("fr", "1,5 M€", "1500000", "EUR"),
    ("fr", "2 millions d'euros", "2000000", "EUR"),
    ("fr", "0.05 $", "0.05", "USD"),
    ("fr", "CHF 12'500.-", "12500", "CHF"),
    ("fr", "50 000 FCFA", "50000", "XOF"),
    ("fr", "la somme de douze mille euros (12 000 €)", "12000", "EUR"),
    ("fr", "12 000 € (douze mille euros)", "12000", "EUR"),
    ("fr", "quatre-vingt-dix-sept mille euros", "97000", "EUR"),
    ("fr", "douze mille cinq cents euros et cinquante centimes", "12500.5", "EUR"),
    ("fr", "9,40 € (neuf euros et quarante centimes)", "9.40", "EUR"),
    ("fr", "3,15 euros (trois euros quinze) par colis", "3.15", "EUR"),
    ("en", "£12.50 (twelve pounds and fifty pence) an hour", "12.50", "GBP"),
    ("fr", "12 euros et 50 centimes", "12.5", "EUR"),
    ("fr", "1,234 €/kWh soit 1 234,00 €", "1.234", "EUR"),
    ("en", "€1,200.00 per month", "1200.00", "EUR"),
    ("en", "US$ 1.2 million", "1200000", "USD"),
    ("en", "USD 50,000", "50000", "USD"),
    ("en", "£1,000", "1000", "GBP"),
    ("en", "£5m", "5000000", "GBP"),
    ("en", "$2.5MM", "2500000", "USD"),
    ("en", "CDN $5,000", "5000", "CAD"),
    ("en", "HK$10,000", "10000", "HKD"),
    ("en", "RMB3,000", "3000", "CNY"),
    ("en", "twelve thousand dollars ($12,000)", "12000", "USD"),
    ("en", "Twenty-Nine Thousand and No/100 Dollars ($29,000.00)", "29000", "USD"),
    ("en", "Two Hundred Seventy-Five and 50/100 Dollars", "275.50", "USD"),
    ("en", "five hundred thousand ($500,000) dollars", "500000", "USD"),
    ("en", "two (2) million dollars", "2000000", "USD"),
    ("en", "fifty cents ($0.50) each", "0.50", "USD"),
    ("en", "$0.01 (one cent) a page", "0.01", "USD"),
    ("en", "onehundred and ninety-four dollars ($194.00)", "194", "USD"),
    ("en", "970,000 United States Dollars", "970000", "USD"),
    ("en", "EUR 1.200,50", "1200.50", "EUR"),
    ("en", "1.200 EUR, then 3.400.000 EUR", "1200", "EUR"),
    ("en", "at $[125.00 per hour]", "125.00", "USD"),
]

UNKNOWN: list[tuple[Language, str, str]] = [
    ("en", "$[***] per unit", "redacted"),
    ("fr", "____ € par an", "blank"),
    ("fr", "un prix de XX € HT", "blank"),
    ("fr", "[montant] euros", "blank"),
    ("en", "US$[●]", "blank"),
    ("en", "1.234 €", "may be"),
    ("en", "Twelve Thousand Dollars ($13,000)", "words say 12000"),
    ("en", "Eighty Thousand Dollars (580,000.00)", "words say 80000"),
    ("fr", "quinze mille euros (12 000 €)", "words say 15000"),
]

NOTHING: list[tuple[Language, str]] = [
    ("fr", "l'article 12 du 3 mars 2019"),
    ("en", "Section 2.4 of 1999"),
    ("en", "weighs 4,000 pounds"),
    ("fr", "cinq cents mètres"),
    ("en", "the sum in Program Year 2019"),
    ("en", "hundreds of dollars"),
]


def only(text: str, language: Language) -> Amount:
    found = find_amounts(text, language)
    assert found, text
    return found[0]


@pytest.mark.parametrize(("language", "text", "value", "currency"), READ)
def test_reads_amounts(language: Language, text: str, value: str, currency: str) -> None:
    amount = only(text, language)
    assert (amount.value, amount.currency) == (Decimal(value), currency)


@pytest.mark.parametrize(("language", "text", "reason"), UNKNOWN)
def test_keeps_the_doubtful_unknown(language: Language, text: str, reason: str) -> None:
    amount = only(text, language)
    assert amount.value is None
    assert reason in amount.reason


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_reads_nothing(language: Language, text: str) -> None:
    assert find_amounts(text, language) == []


def test_contradiction_gives_both() -> None:
    assert only("Twelve Thousand Dollars ($13,000)", "en").candidates == (Decimal(13000), Decimal(12000))
    assert only("£450 (four hundred and fifteen pounds)", "en").candidates == (Decimal(450), Decimal(415))
    assert only("four hundred pounds (£450)", "en").candidates == (Decimal(450), Decimal(400))
    assert only("twenty-one pounds and forty pence (£21.40)", "en").value == Decimal("21.40")


@pytest.mark.parametrize("mark", ["GBP ", "£", "EUR ", "USD "])
def test_words_behind_a_figure_are_held_against_it_whatever_its_mark(mark: str) -> None:
    name = {"GBP ": "pounds", "£": "pounds", "EUR ": "euros", "USD ": "dollars"}[mark]
    assert only(f"a fee of {mark}3,400 (three thousand four hundred {name})", "en").confirmed
    apart = only(f"a fee of {mark}3,400 (three thousand six hundred {name})", "en")
    assert apart.value is None
    assert apart.candidates == (Decimal(3400), Decimal(3600))


def test_agreement_of_words_and_figures_is_noted() -> None:
    assert only("douze mille euros (12 000 €)", "fr").confirmed
    assert not only("12 000 €", "fr").confirmed


def test_misread_letters_are_mended_when_the_groups_vouch_for_them() -> None:
    amount = only("un loyer de 1O OOO,OO € par an", "fr")
    assert amount.value == Decimal(10000)
    assert amount.repaired == "1o ooo,oo -> 10 000,00"


def test_letters_are_not_mended_without_groups() -> None:
    assert all(not amount.repaired for amount in find_amounts("le lot l € et le so €", "fr"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a rent of GBP 3,6O0 a quarter", "3600"),
        ("a rent of GBP l,480.00 a quarter", "1480.00"),
        ("a rent of 3,6O0 GBP a quarter", "3600"),
        ("a rent of EUR 7.5OO,25 a quarter", "7500.25"),
        ("a rent of USD 3S0 a quarter", None),
        ("a rent of GBP 12.5l a quarter", None),
    ],
)
def test_a_figure_that_goes_on_with_a_letter_is_never_cut(text: str, value: str | None) -> None:
    amount = only(text, "en")
    assert amount.value == (None if value is None else Decimal(value))
    assert not amount.sure


def test_two_columns_of_a_table_are_two_amounts() -> None:
    found = find_amounts("Loyer annuel\t12 000 €\t14 400 €", "fr")
    assert [amount.value for amount in found] == [Decimal(12000), Decimal(14400)]


def test_a_year_before_a_dollar_sign_is_no_amount() -> None:
    assert [a.value for a in find_amounts("Commission in Program Year 2019 $10MM", "en")] == [
        Decimal(10_000_000)
    ]


def test_the_dollar_is_the_document_s() -> None:
    assert dollar_of("all sums in Canadian dollars: $5") == "CAD"
    assert dollar_of("Canadian dollars or US dollars: $5") is None
    assert dollar_of("a fee of $5") == "USD"
    assert find_amounts("a fee of $5", "en", dollar="CAD")[0].currency == "CAD"
    assert find_amounts("a fee of $5", "en", dollar=None)[0].currency is None


def test_style_of_a_document() -> None:
    assert decimal_style("1.200,50 and 3.000,00") == "comma"
    assert decimal_style("1,200.50") == "point"
    assert decimal_style("1,200.50 and 1.200,50") is None


PER: list[tuple[Language, str, str | None]] = [
    ("fr", "100 € par mois", "month"),
    ("fr", "100 € HT/mois", "month"),
    ("fr", "un loyer mensuel de 100 €", "month"),
    ("fr", "100 € HT et par trimestre", "quarter"),
    ("fr", "45 €/MWh", "mwh"),
    ("fr", "15 €/m²", "m2"),
    ("fr", "85 € de l'heure", "hour"),
    ("fr", "un tarif journalier de 650 €", "day"),
    ("fr", "12 € par utilisateur", "user"),
    ("fr", "200 € la tonne", "tonne"),
    ("fr", "9 € par palette", "pallet"),
    ("fr", "9 € par colis", "parcel"),
    ("fr", "100 € payables sous 30 jours", None),
    ("en", "$100 per month", "month"),
    ("en", "an annual fee of $100", "year"),
    ("en", "$100 per annum", "year"),
    ("en", "an hourly rate of $100", "hour"),
    ("en", "$100 each", "unit"),
    ("en", "$5 per named user", "user"),
    ("en", "$100 a day", "day"),
    ("en", "$180 per metric ton", "tonne"),
    ("en", "$180 per short ton", "ton"),
    ("en", "$180 a ton", "ton"),
    ("en", "$9 per pallet", "pallet"),
    ("en", "$9 per carton", "box"),
    ("en", "$100 payable within thirty days", None),
]


@pytest.mark.parametrize(("language", "text", "unit"), PER)
def test_says_per_what(language: Language, text: str, unit: str | None) -> None:
    amount = only(text, language)
    assert per_of(fold(text), amount.start, amount.end, language) == unit


@pytest.mark.parametrize(
    ("language", "text", "tax"),
    [
        ("fr", "100 € HT", "excl"),
        ("fr", "100 € H.T.", "excl"),
        ("fr", "100 euros hors taxes", "excl"),
        ("fr", "100 € TTC", "incl"),
        ("fr", "100 €, TVA en sus", "excl"),
        ("fr", "Montant HT : 100 €", "excl"),
        ("fr", "100 € httpd", None),
        ("en", "$100 plus VAT", "excl"),
        ("en", "$100 (exclusive of VAT)", "excl"),
        ("en", "$100 including VAT", "incl"),
        ("en", "$100", None),
    ],
)
def test_says_before_or_after_tax(language: Language, text: str, tax: str | None) -> None:
    amount = only(text, language)
    assert tax_of(fold(text), amount.start, amount.end) == tax


def _say(number: int, language: Language) -> str:
    """Spell a whole number out, as the grammar of the language has it."""
    if language == "en":
        units = [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
        tens = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        if number < 20:
            return units[number]
        if number < 100:
            return tens[number // 10] + ("" if number % 10 == 0 else "-" + units[number % 10])
        if number < 1000:
            rest = number % 100
            return f"{units[number // 100]} hundred" + (f" and {_say(rest, 'en')}" if rest else "")
        for scale, word in ((10**6, "million"), (10**3, "thousand")):
            if number >= scale:
                rest = number % scale
                return f"{_say(number // scale, 'en')} {word}" + (f" {_say(rest, 'en')}" if rest else "")
    units = [
        "zéro",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "dix-sept",
        "dix-huit",
        "dix-neuf",
    ]
    tens = ["_", "_", "vingt", "trente", "quarante", "cinquante", "soixante"]
    if number < 20:
        return units[number]
    if number < 70:
        rest = number % 10
        return tens[number // 10] + ("" if not rest else " et un" if rest == 1 else "-" + units[rest])
    if number < 80:
        return "soixante et onze" if number == 71 else "soixante-" + units[number - 60]
    if number < 100:
        return "quatre-vingts" if number == 80 else "quatre-vingt-" + units[number - 80]
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{units[hundreds]} cent" + ("" if rest else "s")
        return head + (f" {_say(rest, 'fr')}" if rest else "")
    if number < 10**6:
        thousands, rest = divmod(number, 1000)
        head = "mille" if thousands == 1 else f"{_say(thousands, 'fr')} mille"
        return head + (f" {_say(rest, 'fr')}" if rest else "")
    millions, rest = divmod(number, 10**6)
    return f"{_say(millions, 'fr')} million{'s' if millions > 1 else ''}" + (
        f" {_say(rest, 'fr')}" if rest else ""
    )


@given(st.integers(0, 999_999_999), st.sampled_from(["fr", "en"]))
def test_numbers_in_words_are_read_back(number: int, language: Language) -> None:
    assert read_words(fold(_say(number, language)), language) == number


@given(st.integers(1, 99_999_999), st.integers(0, 99), st.sampled_from(["fr", "en"]))
def test_what_is_printed_is_read_back(whole: int, cents: int, language: Language) -> None:
    value = Decimal(whole) + Decimal(cents) / 100
    if language == "en":
        text = f"a fee of ${value:,.2f} only"
    else:
        text = f"un prix de {value:,.2f} € net".replace(",", " ").replace(".", ",")
    amount = only(text, language)
    assert amount.value == value
    assert money_text(value, "EUR") == f"{value:.2f} EUR"


@given(
    st.text(alphabet="0123456789.,'  €$£OlI()[]_*kM\t\nabcdeuros", max_size=80),
    st.sampled_from(["fr", "en"]),
)
def test_any_text_gives_sorted_disjoint_amounts(text: str, language: Language) -> None:
    found = find_amounts(text, language)
    assert all(0 <= amount.start < amount.end <= len(text) for amount in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(amount.reason for amount in found if amount.value is None)


@pytest.mark.parametrize("unit", ["Loyer 1 200 €\n", "$ $ $ 1 1 1 , , ,", "[ ] _ x € ", "vingt mille "])
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def spent(repeats: int) -> float:
        began = time.process_time()
        find_amounts(unit * repeats, "fr")
        return time.process_time() - began

    spent(10)
    # Others work on the same machine: the least of three is what it takes.
    small, large = (min(spent(repeats) for _ in range(3)) for repeats in (1500, 6000))
    assert large < 12 * max(small, 0.01)
