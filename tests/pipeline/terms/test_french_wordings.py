"""Courts, laws, days and exclusivities as many French contracts word them."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from tests.pipeline.terms._reading import document, read

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
    ("Durée", "Il est conclu pour douze ans sans pouvoir être reconduit tacitement.", "renewal", "none"),
    ("Durée", "Aucun droit au renouvellement ne naît du bail, quelle qu'en soit l'issue, et la tacite "
     "reconduction en est exclue.", "renewal", "none"),
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


@pytest.mark.parametrize(
    "phase",
    [
        "La prise en charge des Services s'achève au plus tard le 31 décembre 2024 par un procès-verbal.",
        "La mise en service du matériel loué et la reprise des services prennent fin le 5 mai 2025.",
        "La période transitoire expire le 31 mars 2025.",
        "La période de transition entre les deux prestataires prend fin le 1er décembre 2024.",
        "La montée en charge de la prestation se termine le 30 juin 2025.",
        "La préparation du marché s'achève le 30 novembre 2024.",
    ],
)
def test_the_end_of_a_phase_is_not_the_contracts(phase: str) -> None:
    text = (
        f"{_PARTIES}Article 4 - Durée\n\n4.1 Durée initiale\n\nLe contrat prend effet le 1er octobre 2024 "
        "pour une durée ferme de trente-six (36) mois, soit jusqu'au 30 septembre 2027.\n\n"
        f"4.2 Démarrage\n\n{phase}\n"
    )
    assert [term.value_text for term in read(text, "fr", "expiration_date")] == ["2027-09-30"]
    alone = f"{_PARTIES}Article 4 - Durée\n\n{phase}\n"
    assert not [term for term in read(alone, "fr", "expiration_date") if term.state == "stated"]


@pytest.mark.parametrize(
    "words",
    [
        "La mission de reprise, objet du contrat, est confiée à ALPHA. Elle prend fin le 31 mars 2025.",
        "La prestation de transfert objet du présent contrat s'achève le 31 mars 2025.",
        "Après la période transitoire le présent contrat prend fin le 31 mars 2025.",
        "La durée du contrat expire le 31 mars 2025.",
        "La fourniture des services prend fin le 31 mars 2025.",
    ],
)
def test_the_end_of_what_the_contract_is_for_is_its_own(words: str) -> None:
    (term,) = read(f"{_PARTIES}Article 4 - Durée\n\n{words}\n", "fr", "expiration_date")
    assert (term.state, term.value_text) == ("stated", "2025-03-31")


_ENDS = "\n\nFait à Lyon, le 6 mai 2025, en deux exemplaires\n\nPour ALPHA : signé    Pour BETA : signé\n"
_BEGUN = [
    ("Le présent traité de gérance prend effet le 1er juin 2025.", "2025-06-01"),
    ("Vos engagements prennent effet à la signature de cette lettre.", "2025-05-06"),
    ("Le contrat prend effet aujourd'hui et pour deux ans.", "2025-05-06"),
    ("Le contrat s'exécute dès qu'il est signé.", "2025-05-06"),
    ("L'abonnement part du 1er juin 2025.", "2025-06-01"),
    ("La pose se fait le lundi 2 juin 2025. Le contrat prend effet ce jour-là.", "2025-06-02"),
    ("Les locaux sont remis le 3 juin 2025 : c'est de ce jour que part le contrat.", "2025-06-03"),
    ("Il prend effet avec la saison, le dimanche 1er juin 2025.", "2025-06-01"),
    ("Le contrat lie les parties dès sa signature, intervenue ce 5 mai 2025.", "2025-05-05"),
    ("Deux ans, du 1er juin 2025, jour de la prise d'effet, au 31 mai 2027.", "2025-06-01"),
    ("Le contrat s'applique au 1er juin 2025.", "2025-06-01"),
    ("Le contrat prend effet au jour de sa transmission au préfet, laquelle a eu lieu le 9 mai 2025.",
     "2025-05-09"),
    ("Le présent contrat s'applique. Les prix s'appliquent au 1er juin 2025.", None),
    ("Les travaux se font le 2 juin 2025. Les pénalités courent de ce jour-là.", None),
]  # fmt: skip


@pytest.mark.parametrize(("words", "day"), _BEGUN)
def test_how_a_contract_begins(words: str, day: str | None) -> None:
    text = f"{_PARTIES}Article 4 - Durée\n\n{words}{_ENDS}"
    running = flow(document(text, "fr"))
    found = extract(running, segment(running), only={"agreement_date", "effective_date"})
    said = [term.value_text for term in found if (term.kind, term.state) == ("effective_date", "stated")]
    assert said == ([day] if day else [])


@pytest.mark.parametrize(
    "words",
    [
        "Daté du 6 mai 2025\n\nLe Prestataire : signé\n",
        "Lyon, mardi 6 mai 2025\nLe Prestataire : signé, J. Orme      Le Client : signé, P. Ney\n",
        "Article 2 - Effet\n\nLa convention, signée le 6 mai 2025, produit ses effets le 1er juin 2025.\n",
        "Il est conclu ce jour, mardi 6 mai 2025, le contrat ci-après.\n",
        "Date de la convention : 6 mai 2025.\n",
    ],
)
def test_when_it_was_made(words: str) -> None:
    text = f"{_PARTIES}Article 1 - Objet\n\nLe Prestataire assure la maintenance.\n\n{words}"
    assert [term.value_text for term in read(text, "fr", "agreement_date")] == ["2025-05-06"]
