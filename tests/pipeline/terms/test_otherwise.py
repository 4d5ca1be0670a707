# ruff: noqa: E501 (passages are read by the sentence)
"""What is said in words that no extractor of its kind was made for, and what only looks like it."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

_TITLE = {"en": "AGREEMENT\n\n1. ", "fr": "CONTRAT\n\nArticle 1. "}


def _said(language: Language, kind: str, text: str) -> list[dict[str, object]]:
    terms = read(f"{_TITLE[language]}{text}\n", language, "otherwise")
    return [dict(term.value) for term in terms if term.kind == kind and term.state == "stated"]


@pytest.mark.parametrize(
    ("language", "kind", "text", "value"),
    [
        ("en", "uncapped_liability", "The Haulier shall make good the whole of the loss, and no ceiling applies to what it may owe.", {"what": ["liability"]}),
        ("fr", "uncapped_liability", "Le Dépositaire répare tous les dommages subis par les biens confiés, sans qu'aucun plafond lui profite.", {"what": ["liability"]}),
        ("en", "uncapped_liability", "The ceiling in clause 9 has no application to what the Vendor owes under its promise to hold harmless the Buyer.", {"what": ["indemnification"]}),
        ("fr", "uncapped_liability", "Le plafond de responsabilité ne joue pas en cas de violation de données personnelles.", {"what": ["data_protection"]}),
        ("en", "warranty", "The machine is sold as it stands, and the Seller makes no promise of any sort as to its condition.", {"kind": "disclaimed", "altogether": True}),
        ("fr", "warranty", "Le fichier est remis tel quel, le Cédant déclinant toute garantie de qualité.", {"kind": "disclaimed", "altogether": True}),
        ("en", "termination_for_convenience", "The Museum may dispense with the services of the Curator whenever it sees fit, and need not give reasons.", {"by": "Museum"}),
        ("fr", "termination_for_convenience", "Il est loisible à la Région d'arrêter la mission à toute époque, sans avoir à s'en expliquer.", {"by": "Région"}),
        ("en", "termination_for_cause", "If the Tenant breaks any of its covenants the Landlord may there and then put an end to the lease, with no chance to make amends.", {"at_once": True}),
        ("fr", "termination_for_cause", "Le moindre manquement du Licencié à l'une de ses obligations entraîne la résiliation sur-le-champ, sans mise en demeure.", {"at_once": True}),
        ("en", "change_of_control", "Should a rival come to hold a majority of the shares of the Supplier, the Buyer may within a month pass to another and bring this contract to an end.", {"effect": "termination"}),
        ("fr", "change_of_control", "Le rachat de la majorité du capital du Titulaire par un concurrent ouvre à l'Acheteur la faculté de rompre.", {"effect": "termination"}),
        ("fr", "minimum_commitment", "Le Café prend chaque mois au moins trois cents kilos de grains.", {"binding": True}),
        ("fr", "assignment", "Le Gérant ne peut transmettre le contrat, alors que la Société peut le transférer à toute personne de son choix.", {"consent": "prohibited"}),
    ],
)  # fmt: skip
def test_it_is_read(language: Language, kind: str, text: str, value: dict[str, object]) -> None:
    found = _said(language, kind, text)
    known = {term.kind for term in read(f"{_TITLE[language]}{text}\n", language, kind)}
    assert kind in known or any(value.items() <= one.items() for one in found)


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        ("en", "uncapped_liability", "Claims for leaks of confidential material come within the overall limit of liability."),
        ("fr", "uncapped_liability", "Les sommes dues pour violation du secret s'imputent toutes sur le plafond de responsabilité."),
        ("en", "warranty", "The Seller warrants that the machine is of sound quality; it is not sold as is."),
        ("fr", "warranty", "La mention « en l'état et sans aucune garantie » a été rayée."),
        ("en", "termination_for_convenience", "The Council may end the contract at any time if the grant is withdrawn."),
        ("fr", "termination_for_convenience", "Aucune des parties ne peut rompre le contrat sans motif."),
        ("en", "termination_for_cause", "If a material breach is not cured within thirty days, the other party may terminate at once."),
        ("fr", "termination_for_cause", "En cas de manquement grave, le contrat est résilié après une mise en demeure de trente jours."),
        ("en", "change_of_control", "A change of control of either party has no effect and gives no right to withdraw."),
        ("fr", "change_of_control", "L'entrée d'un fonds au capital de l'une des parties demeure sans incidence sur le contrat."),
        ("en", "minimum_commitment", "The Buyer may order as little as it likes, the forecast of at least 500 units a year being an estimate."),
        ("fr", "minimum_commitment", "Le seuil de mille hectolitres au moins par an est un simple objectif."),
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_not(language: Language, kind: str, text: str) -> None:
    assert _said(language, kind, text) == []
