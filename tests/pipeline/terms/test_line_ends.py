"""A line end in the place of any space changes nothing that is read of a French sentence."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from tests.pipeline.terms._reading import document

_HEAD = (
    "CONTRAT DE PRESTATIONS\n\nEntre la société ALPHA, SAS, ci-après « le Prestataire »,\n"
    "et la société BETA, SARL, ci-après « le Client ».\n\n"
)
SENTENCES = [
    ("Responsabilité", "cap_on_liability",
     "Chaque partie répond des dommages directs, dans la limite de 300 000 € par sinistre."),
    ("Responsabilité", "cap_on_liability",
     "La responsabilité du Titulaire est limitée au montant des sommes versées les douze derniers mois."),
    ("Responsabilité", "uncapped_liability",
     "Ces limites ne s'appliquent pas en cas de faute lourde, de dol ou de dommage corporel."),
    ("Durée", "term", "Le contrat est conclu pour une durée de trois (3) ans à compter du 1er mars 2024."),
    ("Durée", "renewal", "Le contrat prend fin au terme prévu sans tacite reconduction."),
    ("Durée", "renewal", "Au terme prévu, le contrat ne se renouvelle pas tacitement."),
    ("Durée", "notice_period",
     "Il est renouvelé par tacite reconduction, sauf dénonciation deux mois avant l'échéance."),
    ("Résiliation", "termination_for_convenience",
     "Chaque partie peut y mettre fin à tout moment moyennant un préavis de trois mois."),
    ("Résiliation", "termination_for_cause",
     "En cas de manquement non réparé trente jours après mise en demeure, l'autre partie peut résilier."),
    ("Paiement", "payment_term", "Les factures sont payables à quarante-cinq jours fin de mois."),
    ("Prix", "price", "Le prix forfaitaire mensuel est de 7 250,00 € hors taxes."),
    ("Prix", "total_value", "Le montant total du contrat est de 214 000 euros hors taxes."),
    ("Pénalités", "penalty", "Chaque jour de retard donne lieu à une pénalité de 1 500 euros."),
    ("Assurance", "insurance",
     "Le Prestataire justifie d'une assurance de responsabilité civile de 2 000 000 € par sinistre."),
    ("Changement de contrôle", "change_of_control",
     "Chaque partie pourra résilier en cas de changement de contrôle de l'autre partie."),
    ("Exclusivité", "exclusivity", "Le présent contrat ne confère aucune exclusivité au Prestataire."),
    ("Litiges", "jurisdiction", "Tout litige relève du tribunal des activités économiques de Lyon."),
    ("Remises", "rebate", "Une remise de 2 % est accordée au-delà de 350 000 € de chiffre d'affaires."),
]  # fmt: skip


def _values(heading: str, kind: str, sentence: str) -> list[tuple[str, str]]:
    running = flow(document(f"{_HEAD}Article 3 - {heading}\n{sentence}\n", "fr"))
    found = extract(running, segment(running), only={kind})
    return [
        (
            term.state,
            " ".join(f"{key}: {value}" for key, value in sorted(term.value.items())).replace("\n", " "),
        )
        for term in found
        if term.kind == kind
    ]


@pytest.mark.parametrize(("heading", "kind", "sentence"), SENTENCES)
def test_a_line_end_for_a_space_changes_nothing(heading: str, kind: str, sentence: str) -> None:
    whole = _values(heading, kind, sentence)
    assert whole
    assert whole[0][0] == "stated"
    changed = {}
    for at, character in enumerate(sentence):
        if character == " ":
            found = _values(heading, kind, f"{sentence[:at]}\n{sentence[at + 1 :]}")
            if [(state, value.replace("\n", " ")) for state, value in found] != whole:
                changed[f"{sentence[:at]}|{sentence[at + 1 :]}"] = found
    assert changed == {}
