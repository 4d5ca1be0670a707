"""Courts, laws, days and exclusivities as many French contracts word them."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

_PARTIES = "CONTRAT\n\nEntre ALPHA, ci-après « le Prestataire », et BETA, ci-après « le Client ».\n\n"
WORDED = [
    ("Litiges", "Tout litige relève du Tribunal des activités économiques de Lyon.", "jurisdiction",
     "Tribunal des activités économiques de Lyon"),
    ("Litiges", "Loi française. Tribunal de commerce de Paris.", "governing_law", "FR"),
    ("Divers", "Droit français, à l'exclusion de la Convention de Vienne.", "governing_law", "FR"),
    ("Divers", "Loi française.", "governing_law", "FR"),
    ("Divers", "Le Prestataire respecte la loi française et le droit français.", "governing_law", None),
    ("Objet", "La loi française. Elle encadre les ventes.", "governing_law", None),
    ("Durée", "Le bail est consenti pour une durée de neuf années qui commenceront à courir le 1er mai "
     "2022 pour se terminer le 30 avril 2031.", "effective_date", "2022-05-01"),
    ("Durée", "Le bail est consenti pour une durée de neuf années qui commenceront à courir le 1er mai "
     "2022 pour se terminer le 30 avril 2031.", "expiration_date", "2031-04-30"),
    ("Résiliation", "Chaque partie peut résilier le contrat par lettre recommandée dans un délai de deux "
     "mois avant la fin du contrat.", "notice_period", "P2M"),
    ("Divers", "Le présent contrat ne confère aucune exclusivité au Fournisseur.", "exclusivity", "none"),
    ("Divers", "Le contrat est conclu sans exclusivité.", "exclusivity", "none"),
    ("Divers", "Le Client confie en exclusivité la maintenance au Prestataire.", "exclusivity", "customer"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "words", "kind", "value"), WORDED)
def test_wordings(heading: str, words: str, kind: str, value: str | None) -> None:
    text = f"{_PARTIES}Article 5 - {heading}\n{words}\n"
    stated = [term.value_text for term in read(text, "fr", kind) if term.state == "stated"]
    assert stated == ([value] if value else [])


_SIGNED = "\n\nFait en deux exemplaires\nPour ALPHA, le 06/05/2025\nPour BETA, le 09/05/2025\n"


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("à la date de la dernière signature", "2025-05-09"),
        ("lorsque le dernier des signataires aura signé", "2025-05-09"),
    ],
)
def test_the_last_signature_makes_the_contract(when: str, day: str) -> None:
    text = f"CONTRAT\n\nArticle 1 - Durée\nLe présent contrat prend effet {when}, pour deux ans.{_SIGNED}"
    (term,) = read(text, "fr", "agreement_date")
    assert term.value_text == day
    assert term.confidence < 0.9
