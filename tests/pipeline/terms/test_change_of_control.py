"""What follows where control of a party changes hands."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

FRENCH = (
    "Entre la société Altair, SAS, ci-après « le Client », et la société Boréal, SARL, ci-après"
    " « le Prestataire ».\n\n"
)
ENGLISH = 'This Agreement is made between Altair Inc. ("Customer") and Boreal LLC ("Supplier").\n\n'

STATED: list[tuple[Language, str, str]] = [
    (
        "fr",
        "En cas de changement de contrôle du Prestataire, le Client pourra résilier le contrat sans "
        "indemnité.",
        "termination",
    ),
    (
        "fr",
        "Tout changement de contrôle du Client est soumis à l'accord préalable du Prestataire.",
        "consent",
    ),
    ("fr", "Tout changement de contrôle est assimilé à une cession du contrat.", "consent"),
    (
        "fr",
        "Le Prestataire s'engage à informer sans délai le Client de tout changement de contrôle.",
        "notice",
    ),
    (
        "en",
        "In the event of a change of control of Supplier, Customer may terminate this Agreement.",
        "termination",
    ),
    (
        "en",
        "Customer may terminate this Agreement if Supplier is acquired by a competitor of Customer.",
        "termination",
    ),
    (
        "en",
        "Any change of control of Supplier shall be deemed an assignment of this Agreement.",
        "consent",
    ),
    ("en", "Supplier shall notify Customer promptly of any change in control.", "notice"),
]
NOT: list[tuple[Language, str]] = [
    ("en", "Customer may assign this Agreement without consent in connection with a change of control."),
    ("en", "A change of control shall not be deemed an assignment of this Agreement."),
    ("en", '"Change of Control" means the sale of a majority of the voting securities of a party.'),
    ("en", "Supplier shall control the defense of the claim and notify Customer."),
    ("fr", "Le Client exerce le contrôle de la qualité et en informe le Prestataire."),
]


@pytest.mark.parametrize(("language", "text", "effect"), STATED)
def test_the_effect_is_read(language: Language, text: str, effect: str) -> None:
    (term,) = read((FRENCH if language == "fr" else ENGLISH) + text, language, "change_of_control")
    assert term.state == "stated"
    assert term.value["effect"] == effect


@pytest.mark.parametrize(("language", "text"), NOT)
def test_a_definition_or_a_denial_has_no_effect(language: Language, text: str) -> None:
    terms = read((FRENCH if language == "fr" else ENGLISH) + text, language, "change_of_control")
    assert not [term for term in terms if term.state == "stated"]
