"""Names of indices with words added to them: the known one, or one that has to be asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._country import of_country
from pipeline.indexation._likely import unsure
from pipeline.indexation._movement import leaves
from pipeline.indexation.contract import ContractTerms, Ending, lines_of
from pipeline.indexation.linked import Link, Moving, settled
from pipeline.indexation.parsing import parse
from pipeline.indexation.priced import Stated
from pipeline.indexation.reading import read
from pipeline.types import Language

_TEXT = {
    "fr": "Le loyer est révisé chaque année au 1er janvier proportionnellement à la variation de {}, "
    "l'indice de base étant celui du mois de janvier 2024 et l'indice de révision celui du mois de janvier "
    "de l'année de révision.",
    "en": "The Fee shall be adjusted on 1 January of each year in proportion to the change in {} from "
    "January 2024 to the January of the year of adjustment.",
}
_PLAIN_FR = {
    "ILC": (
        "l'ILC",
        "l'indice ILC national",
        "l'indice des loyers commerciaux",
        "l'indice des loyers commerciaux (ILC) publié trimestriellement par l'INSEE",
        "l'indice des loyers commerciaux, base 100 au premier trimestre 2008",
    ),
    "ILAT": ("l'ILAT", "l'indice des loyers des activités tertiaires (ILAT) publié au Journal officiel"),
    "IRL": ("l'IRL", "l'indice de référence des loyers publié par l'INSEE"),
    "ICC": (
        "l'ICC",
        "l'indice trimestriel du coût de la construction (ICC) publié par l'INSEE",
        "l'indice du coût de la construction calculé par l'INSEE, base 100 au 4e trimestre 1953",
    ),
    "SYNTEC": (
        "l'indice Syntec",
        "l'indice Syntec révisé",
        "l'indice Syntec publié par la Fédération Syntec",
        "l'indice Syntec en vigueur au jour de la révision",
    ),
    "BT01": ("l'index BT01 tous corps d'état, base 2010", "l'index BT01 du bâtiment publié au Moniteur"),
    "IPC": (
        "l'indice national des prix à la consommation (série « Ensemble »)",
        "l'indice des prix à la consommation - ensemble des ménages - France entière - base 2015",
    ),
    "IPC hors tabac": (
        "l'indice des prix à la consommation hors tabac",
        "l'indice des prix à la consommation des ménages (hors tabac) publié par l'INSEE",
        "l'indice mensuel des prix à la consommation, ensemble des ménages, hors tabac, base 2015",
    ),
    "ICHT-TS": ("l'indice ICHT-TS",),
    "ICHTREV-TS": ("l'indice ICHTrev-TS",),
    "ICHT-N": ("l'indice ICHT-N",),
    "ICHT-IME": ("l'indice ICHT-IME",),
    "FSD2": ("l'indice FSD2",),
    "PSD": ("l'indice PsdA",),
    "EBIQ": ("l'indice EBIQ",),
    "TCH": ("l'indice TCH",),
}
_PLAIN_EN = {
    "CPI": (
        "the CPI",
        "the Consumer Prices Index",
        "the Consumer Price Index (All Items)",
        "the Annual Consumer Price Index",
        "the Consumer Price Index for the twelve months ending in March",
        "the Consumer Price Index in force on the Review Date",
    ),
    "CPI-U": (
        "the Consumer Price Index for All Urban Consumers (CPI-U), U.S. City Average, All Items",
        "the Consumer Price Index for All Urban Consumers, not seasonally adjusted",
        "the U.S. Consumer Price Index for All Urban Consumers, All Items (1982-84=100)",
    ),
    "CPI-W": ("the Consumer Price Index for Urban Wage Earners and Clerical Workers",),
    "UK CPI": ("the UK CPI", "the Consumer Prices Index published by the Office for National Statistics"),
    "CPIH": ("the CPIH", "the Consumer Prices Index including owner occupiers' housing costs"),
    "RPI": (
        "the RPI published by the ONS",
        "the general index of retail prices",
        "the All Items Retail Prices Index published in Table 5 of Consumer Price Inflation",
        "the Retail Prices Index (all items) (RPI)",
        "the Retail Prices Index (RPI) in each Contract Year",
    ),
    "RPIX": ("the RPIX", "the Retail Prices Index excluding mortgage interest payments"),
    "RPIJ": ("the RPIJ",),
    "IE CPI": ("the Irish Consumer Price Index",),
    "CA CPI": ("the Canadian Consumer Price Index",),
    "WPI": ("the Wholesale Price Index",),
    "PPI": ("the Producer Price Index",),
    "BCI": ("the Building Cost Index",),
    "COST OF LIVING INDEX": ("the Cost of Living Index",),
    "UK Software Services Price Index": ("the UK Software Services Price Index",),
}
_OTHER_FR = (
    "l'indice des prix à la consommation, ménages urbains dont le chef est ouvrier ou employé",
    "l'indice des prix à la consommation hors tabac des ménages urbains dont le chef est employé",
    "l'indice des prix à la consommation hors énergie",
    "l'indice des prix à la consommation - Transports",
    "l'indice des prix à la consommation, poste « Loyers »",
    "la rubrique « Restauration » de l'indice des prix à la consommation",
    "le sous-indice alimentation de l'IPC",
    "l'IPC Réunion",
    "l'indice des prix à la consommation en Nouvelle-Calédonie",
    "l'indice des prix à la consommation luxembourgeois",
    "l'indice des prix à la consommation du Maroc",
    "l'indice des prix à la consommation harmonisé de la zone euro",
    "l'indice des loyers commerciaux de Paris",
    "l'indice ILAT des bureaux parisiens",
    "l'indice de référence des loyers commerciaux",
    "l'indice de référence des loyers pour les locaux commerciaux",
    "l'IRL de Corse",
    "l'indice du coût de la construction de Suisse",
    "l'ICC allemand",
    "l'indice du coût de la construction des maisons individuelles",
    "l'indice du coût de la construction publié par la Fédération française du bâtiment",
    "l'indice Syntec Ingénierie",
    "l'index BT01 de la Réunion",
    "l'indice ICHTrev-TS services administratifs et de soutien",
)
_OTHER_EN = (
    "the CPI for Los Angeles",
    "the San Francisco CPI",
    "the Consumer Price Index for All Urban Consumers, New York-Newark-Jersey City",
    "the CPI-U (Midwest Region)",
    "the Consumer Price Index for All Urban Consumers, seasonally adjusted",
    "the C-CPI-U",
    "the Core CPI",
    "the core Consumer Price Index",
    "the CPI-U less food and energy",
    "the Medical Care component of the Consumer Price Index",
    "the Owners' Equivalent Rent index of the CPI-U",
    "the Consumer Price Index for Services",
    "the Consumer Price Index of Kenya",
    "the Nigerian Consumer Price Index",
    "the Consumer Price Index in New Zealand",
    "the Consumer Price Index for Ontario",
    "the Consumer Price Index, Tokyo Metropolitan Area",
    "the Scottish Consumer Price Index",
    "the Jersey Retail Prices Index",
    "the Retail Prices Index excluding housing",
    "the Producer Price Index for Hot Rolled Steel",
    "the Employment Cost Index for private industry workers",
)
_PLAIN: list[tuple[Language, str, str]] = [
    *(("fr", words, name) for name, each in _PLAIN_FR.items() for words in each),
    *(("en", words, name) for name, each in _PLAIN_EN.items() for words in each),
]
_OTHER: list[tuple[Language, str]] = [
    *(("fr", words) for words in _OTHER_FR),
    *(("en", words) for words in _OTHER_EN),
]


@pytest.mark.parametrize(("language", "words", "name"), _PLAIN)
def test_words_that_change_nothing_leave_the_index(language: Language, words: str, name: str) -> None:
    reading = read(_TEXT[language].format(words), language)
    assert {leaf.index for one in reading.formulas for leaf in leaves(one.movement)} == {name}
    assert "index" not in {one.part for one in reading.not_settled}


@pytest.mark.parametrize(("language", "words"), _OTHER)
def test_words_that_name_another_series_are_asked_for(language: Language, words: str) -> None:
    reading = read(_TEXT[language].format(words), language)
    (asked,) = (one for one in reading.not_settled if one.part == "index")
    assert reading.text[asked.start : asked.end]
    assert settled(reading).kind == "unknown"
    assert asked.why in settled(reading).reason


def test_a_series_that_is_kept_out_does_not_make_another_index() -> None:
    words = "the CPI-U. The Chained CPI-U (C-CPI-U) and any regional index shall be disregarded"
    reading = read(_TEXT["en"].format("the CPI-U") + f" {words.partition('. ')[2]}.", "en")
    assert "index" not in {one.part for one in reading.not_settled}


_CPI = parse(
    'Pn = Pn-1 × CPI / CPI0\napplied to: previous\nCPI: "CPI" as ""; of_year period=09 years=-1; '
    "earlier months=12\ndirection: both\nevery: 12 months\non: 01-01"
)


@pytest.mark.parametrize(
    ("currency", "law", "name", "sure"),
    [
        ("GBP", "GB-ENG", "UK CPI", True),
        ("GBP", "GB-SCT", "UK CPI", True),
        ("GBP", None, "UK CPI", False),
        ("EUR", "GB-ENG", "UK CPI", False),
        ("USD", "US-NY", "US CPI", True),
        ("USD", None, "US CPI", False),
        ("EUR", "IE", "IE CPI", False),
        ("KES", "KE", "KE CPI", True),
        ("USD", "GB-ENG", "CPI", True),
        ("GBP", "US-NY", "CPI", True),
        ("EUR", None, "CPI", True),
    ],
)
def test_a_consumer_price_index_is_that_of_the_money_and_the_law(
    currency: str, law: str | None, name: str, sure: bool
) -> None:
    (formula,) = of_country(Link("moves", (_CPI,)), currency, law).formulas
    assert [leaf.index for leaf in leaves(formula.movement)] == [name]
    assert (unsure(formula) == ()) is sure


def test_an_index_with_its_country_stays_whatever_the_money() -> None:
    formula = parse(
        'Pn = Pn-1 × CPIU / CPIU0\napplied to: previous\nCPIU: "CPI-U" as ""; latest; earlier months=12'
    )
    link = Link("moves", (formula,))
    assert of_country(link, "GBP", "GB-ENG") == link


def test_the_lines_of_a_contract_in_pounds_follow_the_british_index() -> None:
    price = Stated(Decimal(1000), "GBP", "year", "fee", None, "a fee of £1,000", "d1")
    moving = Moving((read(_TEXT["en"].format("the Consumer Prices Index"), "en"),), "found", "found")
    terms = ContractTerms("c1", "en", date(2025, 1, 1), None, Ending(date(2030, 1, 1)), (price,), moving)
    for law, doubts in (("GB-ENG", 0), (None, 1)):
        (told,) = lines_of(replace(terms, law=law))
        (stretch,) = told.line.stretches
        assert {leaf.index for one in stretch.formulas for leaf in leaves(one.movement)} == {"UK CPI"}
        assert len([one for one in unsure(stretch.formulas[0]) if "country" in one]) == doubts


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "the Boiler Repair Costs Index for May over that for May 2020", "Boiler Repair Costs Index"),
        ("en", "the Window Cleaners Index for May over that for May 2020", "Window Cleaners Index"),
        ("en", "the Base Index and divided by the Current Index", ""),
        ("fr", "l'indice du coût du gaz de mai, divisé par celui de mai 2020", "indice du coût du gaz"),
    ],
)  # fmt: skip
def test_an_index_that_nobody_holds_keeps_its_name(language: Language, text: str, name: str) -> None:
    english = language == "en"
    first = "Each year the fee is the first fee" if english else "Chaque année, le prix est le prix initial"
    reading = read(f"{first} {'multiplied by' if english else 'multiplié par'} {text}.", language)
    named = {leaf.index for one in reading.formulas for leaf in leaves(one.movement)}
    assert named == ({name} if name else set())
    assert any(one.code == "unknown_index" for one in reading.defects) == bool(name)
