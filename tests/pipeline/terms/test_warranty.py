"""How long goods and work are under warranty, and that they are not."""

from __future__ import annotations

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, list[dict[str, JsonValue]]]] = [
    (
        "fr",
        (
            "Le matériel est garanti pièces et main-d'œuvre pendant une durée de vingt-quatre "
            "(24) mois à compter de la date de livraison."
        ),
        [{"duration": "P24M", "kind": "given"}],
    ),
    (
        "fr",
        "La garantie est de deux ans à compter de la réception sans réserve.",
        [{"duration": "P24M", "kind": "given"}],
    ),
    (
        "fr",
        "La période de garantie débute à la réception et s'achève douze mois plus tard.",
        [{"duration": "P12M", "kind": "given"}],
    ),
    ("fr", "Le logiciel est fourni en l'état, sans garantie d'aucune sorte.", [{"kind": "disclaimed"}]),
    (
        "en",
        (
            "Seller warrants that the Goods shall be free from defects in material and "
            "workmanship for a period of eighteen (18) months from delivery."
        ),
        [{"duration": "P18M", "kind": "given"}],
    ),
    (
        "en",
        "Parts are warranted for one year and labor for 90 days from the date of purchase.",
        [{"duration": "P12M", "kind": "given"}, {"duration": "P90D", "kind": "given"}],
    ),
    (
        "en",
        "A one (1) year limited warranty applies to all hardware.",
        [{"duration": "P12M", "kind": "given"}],
    ),
    (
        "en",
        "Vendor warrants that the Services will be performed in a professional manner.",
        [{"kind": "given"}],
    ),
    (
        "en",
        ('THE SOFTWARE IS PROVIDED "AS IS" AND LICENSOR DISCLAIMS ALL WARRANTIES, EXPRESS OR IMPLIED.'),
        [{"kind": "disclaimed"}],
    ),
    ("en", "The machine is sold on an as is, where is basis.", [{"kind": "disclaimed"}]),
    ("en", "Buyer accepts the Equipment AS IS.", [{"kind": "disclaimed"}]),
    ("en", "The data are handed over “as is”.", [{"kind": "disclaimed"}]),
    ("en", "The Trucks are delivered as-is, with all faults.", [{"kind": "disclaimed"}]),
    (
        "en",
        "The Mill guarantees that the flour supplied as goods hereunder complies with the quality agreed.",
        [{"kind": "given"}],
    ),
    (
        "en",
        "Each party represents and warrants that it may enter into this Agreement.",
        [{"kind": "given"}],
    ),
]
SILENT: list[tuple[Language, str]] = [
    ("en", "Provider shall provide to Customer such information AS IS requested by Customer."),
    ("en", "Each office is run as is usual in the trade and keeps such books as is customary."),
    ("en", "The guarantee of the parent company stays with the bank."),
    ("en", "This is the entire agreement and there are no promises, warranties or undertakings but these."),
    (
        "fr",
        ("Le Locataire verse à titre de dépôt de garantie une somme correspondant à deux mois de loyer."),
    ),
    ("fr", "Le Prestataire garantit le Client contre toute action en contrefaçon."),
    ("en", "The Company warrants that it has full power and authority to enter into this Agreement."),
    ("en", "Options and warrants may be exercised for a period of one (1) year from termination."),
]
UNKNOWN: list[tuple[Language, str, str]] = [
    (
        "en",
        "The Products carry a warranty period of [***] months from delivery of the Products.",
        "blank or redacted",
    ),
]


@pytest.mark.parametrize(("language", "text", "values"), STATED)
def test_what_is_stated(language: Language, text: str, values: list[dict[str, JsonValue]]) -> None:
    terms = read(text, language, "warranty")
    assert [dict(term.value) for term in terms] == values
    assert all(term.state == "stated" and term.value_text for term in terms)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_only_looks_like_it(language: Language, text: str) -> None:
    assert read(text, language, "warranty") == ()


@pytest.mark.parametrize(("language", "text", "reason"), UNKNOWN)
def test_what_is_spoken_of_and_not_known(language: Language, text: str, reason: str) -> None:
    (term,) = read(text, language, "warranty")
    assert term.state == "unknown"
    assert reason in term.reason
