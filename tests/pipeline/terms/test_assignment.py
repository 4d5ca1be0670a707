"""Handing a contract on: with consent, freely, not at all."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

FRENCH = (
    "Entre la société Altair, SAS, ci-après « le Client », et la société Boréal, SARL, ci-après"
    " « le Prestataire ».\n\n"
)
ENGLISH = 'This Agreement is made between Altair Inc. ("Customer") and Boreal LLC ("Supplier").\n\n'

STATED: list[tuple[Language, str, set[str]]] = [
    (
        "fr",
        "Le présent contrat est conclu intuitu personae. Il ne pourra être cédé, en tout ou partie, "
        "par l'une "
        "des parties sans l'accord préalable et écrit de l'autre.",
        {"required both"},
    ),
    ("fr", "Le Client ne peut céder le contrat.", {"prohibited customer"}),
    ("fr", "Le Prestataire pourra librement céder le présent contrat.", {"free supplier"}),
    (
        "fr",
        "Le présent contrat ne peut faire l'objet d'aucune cession par le Client sans autorisation écrite.",
        {"required customer"},
    ),
    (
        "fr",
        "Le Prestataire pourra quant à lui se substituer toute personne de son choix dans le "
        "bénéfice et les "
        "charges du contrat.",
        {"free supplier"},
    ),
    (
        "fr",
        "Le Prestataire est libre de transférer le contrat à la société de son choix.",
        {"free supplier"},
    ),
    ("fr", "Le Prestataire peut transmettre le contrat à un tiers sur simple avis.", {"free supplier"}),
    (
        "fr",
        "Le Prestataire se réserve la faculté de céder le présent contrat à toute société de son choix.",
        {"free supplier"},
    ),
    (
        "en",
        "Neither party may assign this Agreement without the prior written consent of the other party.",
        {"required both"},
    ),
    (
        "en",
        "Supplier shall not assign, delegate or transfer this Agreement. Customer may freely assign this "
        "Agreement.",
        {"prohibited supplier", "free customer"},
    ),
    (
        "en",
        "This Lease may not be assigned by Tenant except with the written consent of the Landlord.",
        {"required Tenant"},
    ),
    (
        "en",
        "Supplier may not assign its rights under this Agreement, except to an affiliate.",
        {"prohibited supplier"},
    ),
]
NOT: list[tuple[Language, str]] = [
    ("en", "This Agreement is binding on the parties and their successors and assigns."),
    ("en", "Consultant hereby assigns to Customer all right, title and interest in the inventions."),
    ("en", "Supplier shall assign qualified personnel to the Services."),
    ("en", "Title shall transfer to Customer upon delivery."),
    ("fr", "Le Prestataire cède au Client les droits d'auteur sur les livrables."),
    ("fr", "Le Prestataire peut se substituer un confrère dans l'exécution des prestations."),
    ("fr", "Le Client peut transmettre ses remarques sur le contrat par courriel."),
    ("fr", "Le Client ne peut céder la licence des livrables sans l'accord du Prestataire."),
    ("fr", "Le transfert de propriété a lieu au paiement complet du prix."),
]


@pytest.mark.parametrize(("language", "text", "values"), STATED)
def test_what_is_needed_to_hand_the_contract_on(language: Language, text: str, values: set[str]) -> None:
    terms = read((FRENCH if language == "fr" else ENGLISH) + text, language, "assignment")
    assert {term.value_text for term in terms} == values


@pytest.mark.parametrize(("language", "text"), NOT)
def test_other_things_that_are_assigned_are_not_the_contract(language: Language, text: str) -> None:
    assert not read((FRENCH if language == "fr" else ENGLISH) + text, language, "assignment")


def test_the_licence_is_the_contract_in_a_contract_of_licence() -> None:
    text = (
        "CONTRAT DE LICENCE\n\n"
        + FRENCH
        + (
            "9. Transmission. Le Client ne peut ni céder, ni donner en location, ni transmettre la "
            "licence, sans "
            "l'accord écrit du Prestataire."
        )
    )
    (term,) = read(text, "fr", "assignment")
    assert (term.value["consent"], term.value["by"]) == ("required", "customer")
