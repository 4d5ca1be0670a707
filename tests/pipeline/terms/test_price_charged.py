"""What is charged for each of a thing, or each more of it, is a price, whatever the thing."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

CHARGED: list[tuple[Language, str, str, str]] = [
    ("fr", "Le kilomètre supplémentaire est facturé 0,13 € hors taxes.", "0.13", "km"),
    ("fr", "Tout kilomètre excédentaire sera facturé au Locataire 0,14 € HT.", "0.14", "km"),
    ("fr", "Les kilomètres supplémentaires sont facturés au prix de 0,09 € HT l'unité.", "0.09", "unit"),
    (
        "fr",
        "Au-delà de 40 000 km par an, chaque kilomètre supplémentaire donne lieu à une facturation "
        "complémentaire de 0,12 € HT.",
        "0.12",
        "km",
    ),
    ("fr", "Chaque copie au-delà du forfait est facturée 0,0065 € HT.", "0.0065", "unit"),
    ("fr", "Tout utilisateur supplémentaire est facturé 22,50 € hors taxes par mois.", "22.50", "month"),
    ("fr", "Tout badge perdu sera refacturé 18 € HT.", "18.00", "unit"),
    (
        "fr",
        "Le loyer comprend l'entretien et chaque kilomètre en plus est facturé 0,11 € HT.",
        "0.11",
        "km",
    ),
    ("en", "Each additional mile shall be charged at $0.25.", "0.25", "mile"),
    ("en", "Miles in excess thereof are billed at a rate of $0.20.", "0.20", "mile"),
    ("en", "Every extra copy is invoiced at $0.03.", "0.03", "copy"),
    ("en", "Additional pages over the monthly allowance are charged at £0.06.", "0.06", "page"),
]
NONE: list[tuple[Language, str]] = [
    ("fr", "Tout retard supplémentaire est facturé 50 €."),
    ("fr", "Chaque sinistre supplémentaire est facturé 150 €."),
    ("fr", "Toute journée d'usage du nom après la fin du contrat coûte 300 euros."),
    ("en", "Each additional late payment is charged a penalty of $50.00."),
]


@pytest.mark.parametrize(("language", "sentence", "amount", "per"), CHARGED)
def test_what_is_charged_each_is_a_price(language: Language, sentence: str, amount: str, per: str) -> None:
    found = [term for term in read(f"3. USE\n\n{sentence}", language, "price") if term.state == "stated"]
    assert [(term.value["amount"], term.value.get("per")) for term in found] == [(amount, per)]


@pytest.mark.parametrize(("language", "sentence"), NONE)
def test_a_penalty_that_is_charged_is_none(language: Language, sentence: str) -> None:
    assert not [term for term in read(f"3. USE\n\n{sentence}", language, "price") if term.state == "stated"]
