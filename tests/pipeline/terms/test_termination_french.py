"""Ends that French clauses allow without the word *contrat*, or that come of themselves."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

FREE = [
    ("Résiliation", "Chaque partie pourra y mettre fin à tout moment, sous préavis de trois mois.", "P3M"),
    ("Divers", "Chaque partie pourra y mettre fin à tout moment, sous préavis de trois mois.", "P3M"),
    ("Divers", "L'Acheteur pourra résilier à tout moment sans motif, avec un préavis de six mois.", "P6M"),
    ("Fin du contrat", "Le Client peut résilier, à tout moment, avec un préavis de 30 jours.", "P30D"),
]  # fmt: skip
NOT_FREE = [
    (
        "Résiliation",
        "Le Client peut à tout moment résilier son assurance moyennant un préavis de 30 jours.",
    ),
    ("Résiliation", "Le Client peut résilier l'option à tout moment."),
    ("Résiliation", "Aucune des parties ne pourra y mettre fin à tout moment."),
    ("Force majeure", "Au-delà de deux mois, chaque partie peut résilier sans indemnité."),
    ("Résiliation", "Résiliation de plein droit un mois après mise en demeure infructueuse."),
    ("Résiliation", "Le défaut de paiement entraîne la résiliation de plein droit."),
]
CAUSES = [
    ("La partie lésée pourra résilier de plein droit en cas d'inexécution non réparée trente jours "
     "après mise en demeure.", "P30D"),
    ("Chaque partie peut résilier en cas de manquement, un mois après mise en demeure.", "P1M"),
    ("Résiliation de plein droit un mois après mise en demeure infructueuse.", "P1M"),
    ("Le défaut de paiement, non réparé huit jours après mise en demeure, entraîne sa résiliation.",
     "P8D"),
]  # fmt: skip
NO_CAUSES = [
    "Chaque partie peut rompre le contrat avec un préavis de deux mois, sauf faute grave ou lourde.",
    "Le défaut de paiement n'entraîne pas la résiliation.",
    "En cas de résiliation de plein droit pour manquement, le Client paie les sommes dues.",
]
CONTROL = [
    ("Chacune des parties pourra résilier en cas de changement de contrôle de l'autre.", "termination"),
    (
        "Tout changement de contrôle du Licencié autorise le Concédant à résilier sans préavis.",
        "termination",
    ),
    ("Tout changement de contrôle du Licencié doit être autorisé par le Concédant.", "consent"),
    ("Le changement de contrôle n'emporte pas résiliation du contrat.", None),
    ("Un changement de contrôle n'autorise pas le Concédant à résilier.", None),
]


@pytest.mark.parametrize(("heading", "words", "notice"), FREE)
def test_free_ends(heading: str, words: str, notice: str) -> None:
    (term,) = read(f"Article 9 - {heading}\n{words}\n", "fr", "termination_for_convenience")
    assert (term.state, term.value.get("duration")) == ("stated", notice)


@pytest.mark.parametrize(("heading", "words"), NOT_FREE)
def test_no_free_ends(heading: str, words: str) -> None:
    found = read(f"Article 9 - {heading}\n{words}\n", "fr", "termination_for_convenience")
    assert [term for term in found if term.state == "stated"] == []


def test_a_right_for_a_trial_is_not_sure() -> None:
    words = (
        "Pendant les trois premiers mois, chaque partie pourra y mettre fin avec un préavis de dix jours."
    )
    (term,) = read(f"Article 9 - Durée\n{words}\n", "fr", "termination_for_convenience")
    assert term.confidence < 0.7


@pytest.mark.parametrize(("words", "cure"), CAUSES)
def test_causes(words: str, cure: str) -> None:
    (term,) = read(f"Article 9 - Résiliation\n{words}\n", "fr", "termination_for_cause")
    assert (term.value["cause"], term.value["cure_period"]) == ("breach", cure)


@pytest.mark.parametrize("words", NO_CAUSES)
def test_no_causes(words: str) -> None:
    assert read(f"Article 9 - Résiliation\n{words}\n", "fr", "termination_for_cause") == ()


@pytest.mark.parametrize(("words", "effect"), CONTROL)
def test_changes_of_control(words: str, effect: str | None) -> None:
    found = read(f"Article 9 - Cession\n{words}\n", "fr", "change_of_control")
    assert [term.value["effect"] for term in found] == ([effect] if effect else [])


ENDED_OTHERWISE = [
    "5. Fermeture\n\nL'abonné peut se désinscrire à tout moment du service et fermer son compte en ligne.",
    "5. Durée\n\nVous pouvez résilier les présentes conditions à tout moment depuis votre espace.",
]


@pytest.mark.parametrize("text", ENDED_OTHERWISE)
def test_an_account_that_may_be_closed_at_any_time(text: str) -> None:
    (term,) = read(text, "fr", "termination_for_convenience")
    assert term.state == "stated"


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        (
            "11. RÉSILIATION\n\nLe Fournisseur peut résilier vingt jours après mise en demeure"
            " infructueuse.",
            "P20D",
        ),
        (
            "11. FIN\n\nSi une partie manque à une obligation du contrat et n'y remédie pas dans les trente"
            " jours d'une mise en demeure, l'autre résilie par lettre recommandée.",
            "P30D",
        ),
    ],
)
def test_a_cause_told_in_the_present_tense_or_by_days_alone(text: str, cure: str) -> None:
    (term,) = read(text, "fr", "termination_for_cause")
    assert (term.state, term.value.get("cure_period")) == ("stated", cure)


def test_a_right_that_is_denied_by_il_n_y_a_pas() -> None:
    text = "17. FIN\n\nIl n'y a pas de faculté de résiliation du contrat pour convenance."
    assert [
        term for term in read(text, "fr", "termination_for_convenience") if term.state == "stated"
    ] == []
