"""Prices that words work out from themselves, and their near neighbours: no price is told of the first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation.contract import ContractTerms, Ending, lines_of
from pipeline.indexation.linked import Moving, settled
from pipeline.indexation.priced import Stated
from pipeline.indexation.reading import read
from pipeline.types import Language

_TURNS: tuple[tuple[Language, str], ...] = (
    (
        "en",
        "The price P payable in each year is the price computed with coefficient K, and K is P "
        "divided by P0.",
    ),
    (
        "en",
        "The Fee for each year shall be the initial Fee multiplied by the coefficient K, where K is "
        "the ratio of the revised Fee to the initial Fee.",
    ),
    (
        "en",
        "The revised price equals the base price multiplied by the revision coefficient. The revision"
        " coefficient is the revised price divided by the base price.",
    ),
    (
        "en",
        "The rent shall be adjusted by the percentage by which the adjusted rent exceeds the rent "
        "previously payable.",
    ),
    (
        "en",
        "The monthly rent payable shall be obtained by applying to the base rent a multiplier M. M "
        "equals the new rent divided by the previous rent.",
    ),
    (
        "en",
        "The Charges shall be increased each year in line with the Index. The Index means the ratio "
        "of the increased Charges to the Charges of the first year.",
    ),
    (
        "en",
        "R = R0 x C, where R is the revised rent and C is the ratio of R to R0.",
    ),
    (
        "fr",
        "Le prix révisé est égal au prix initial multiplié par le coefficient de révision. Le "
        "coefficient est égal au rapport du prix révisé au prix initial.",
    ),
    (
        "fr",
        "Le loyer est révisé chaque année par application d'un coefficient K, K étant le quotient du "
        "loyer révisé par le loyer d'origine.",
    ),
    (
        "fr",
        "Le prix P est révisé par application du coefficient C. Le coefficient C s'obtient en "
        "divisant P par P0.",
    ),
    (
        "fr",
        "Le loyer varie selon un taux T, lequel est égal à la variation du loyer révisé par rapport "
        "au loyer en vigueur.",
    ),
    (
        "fr",
        "Le prix est multiplié chaque année par le coefficient K. K correspond au prix ainsi révisé "
        "divisé par le prix de départ.",
    ),
    (
        "fr",
        "Le tarif est actualisé par un facteur F égal au quotient du tarif actualisé par le tarif "
        "précédent.",
    ),
    ("fr", "P est le prix révisé et P = P0 × K. K est égal à P divisé par P0."),
)
_STRAIGHT: tuple[tuple[Language, str], ...] = (
    (
        "en",
        "The Fee shall be multiplied by the coefficient K, where K is the CPI of the month before "
        "divided by the CPI of January 2024.",
    ),
    (
        "en",
        "The Fee is revised each year: the revised Fee is equal to the initial Fee multiplied by the "
        "ratio of the CPI of September to the CPI of September 2023.",
    ),
    (
        "en",
        "If the revised price divided by the base price exceeds 1.2, either party may terminate. The "
        "price shall be adjusted each 1 January in line with the UK CPI.",
    ),
    (
        "en",
        "The revised Fee is the initial Fee multiplied by S divided by S0, S being the Syntec index.",
    ),
    (
        "en",
        "The price of the options is multiplied by the ratio of the revised price to the initial price.",
    ),
    (
        "en",
        "The Supplier shall inform the Customer of the ratio of the new price to the previous price. "
        "The price is revised in line with the CPI.",
    ),
    (
        "fr",
        "Le coefficient de révision est égal au rapport de l'indice Syntec du mois de révision à "
        "l'indice Syntec de janvier 2024. Le prix révisé est le prix initial multiplié par ce "
        "coefficient.",
    ),
    (
        "fr",
        "Le loyer est révisé par application d'un coefficient K, K étant le quotient de l'ILC du 3e "
        "trimestre par l'ILC du 3e trimestre 2023.",
    ),
    (
        "fr",
        "Lorsque le rapport du prix révisé au prix initial dépasse 1,20, le client peut résilier. Le "
        "prix est révisé chaque année selon la variation de l'indice Syntec.",
    ),
    (
        "fr",
        "Le prix révisé divisé par le prix initial ne peut excéder 1,10. Le prix est révisé selon "
        "l'indice Syntec.",
    ),
    (
        "fr",
        "Le prix des prestations complémentaires est multiplié par le rapport du prix révisé au prix "
        "initial.",
    ),
    (
        "fr",
        "L'avenant indique le rapport du nouveau loyer au loyer précédent. Le loyer varie selon l'ILC.",
    ),
)


@pytest.mark.parametrize(("language", "text"), _TURNS)
def test_a_price_worked_out_from_itself_is_told_and_has_no_sum(language: Language, text: str) -> None:
    reading = read(text, language)
    (fault,) = (one for one in reading.defects if one.code == "circular_formula")
    assert "itself" in fault.why
    assert text[fault.start : fault.end]
    assert reading.mechanism != "none"
    assert settled(reading).kind == "unknown"
    assert fault.why in settled(reading).reason


@pytest.mark.parametrize(("language", "text"), _STRAIGHT)
def test_other_ratios_of_prices_and_coefficients_of_indices_are_none(language: Language, text: str) -> None:
    assert "circular_formula" not in {one.code for one in read(text, language).defects}


def test_no_price_is_told_where_only_the_words_of_another_clause_turn() -> None:
    price = Stated(Decimal(60000), "EUR", "year", "prix", None, "un prix annuel de 60 000 €", "d1")
    moving = Moving((), "absent", "absent", spoken=(read(_TURNS[7][1], "fr"),))
    terms = ContractTerms("c1", "fr", date(2025, 1, 1), None, Ending(date(2030, 1, 1)), (price,), moving)
    (told,) = lines_of(terms)
    assert all(one.unknown.startswith("the price is worked out from itself") for one in told.line.stretches)
