"""What a French penalty is, and what is only measured beside it; tables by their column of penalties."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

PENALTIES = [
    (
        "Une disponibilité inférieure à 99,5 % entraîne une pénalité de 3 % de la redevance mensuelle.",
        "3 %",
    ),
    ("Disponibilité : 99,9 % ; en deçà, pénalité de 200 € par heure.", "200.00 EUR per hour"),
    ("Tout manquement donne lieu au paiement d'une indemnité forfaitaire de 20 k€.", "20000.00 EUR"),
    ("Une note inférieure à 14 sur 20 donne lieu à une réfaction de 5 % du prix du mois.", "5 %"),
    ("Chaque jour de retard donne lieu à une pénalité de 0,5 % du prix, plafonnée à 10 %.", "0.5 %"),
]
MEASURED = [
    "Constitue un manquement grave une disponibilité inférieure à 98 % ou le plafond des pénalités.",
    "Les pénalités sont dues sous un seuil de 95 %.",
    "Le taux de réussite fixé à 90 % est vérifié ; les pénalités de l'annexe sont dues en deçà.",
]
_TABLE = (
    "ANNEXE 2 - NIVEAUX DE SERVICE\n\nIndicateur\tSeuil\tMesure\tPénalité\n"
    "Disponibilité mensuelle\t99,5 %\tSonde externe\t2 % de la redevance par dixième de point\n"
    "Rétablissement\t4 heures\tOutil\t450 € par heure entamée\n"
    "Décroché\t90 %\tAutocommutateur\tnéant\n"
)


@pytest.mark.parametrize("heading", ["Pénalités", "Divers"])
@pytest.mark.parametrize(("words", "value"), PENALTIES)
def test_penalties(heading: str, words: str, value: str) -> None:
    found = read(f"Article 9 - {heading}\n{words}\n", "fr", "penalty")
    assert [(term.state, term.value_text) for term in found] == [("stated", value)]


@pytest.mark.parametrize("words", MEASURED)
def test_what_is_measured_is_not_paid(words: str) -> None:
    found = read(f"Article 9 - Résiliation\n{words}\n", "fr", "penalty")
    assert [term for term in found if term.state == "stated"] == []


def test_a_table_is_read_by_its_column_of_penalties() -> None:
    found = read(_TABLE, "fr", "penalty")
    assert [term.value_text for term in found] == ["2 %", "450.00 EUR per hour"]
    assert all("\n" not in evidence.quote.strip() for term in found for evidence in term.evidences)


def test_a_table_without_such_a_column_is_none() -> None:
    found = read(_TABLE.replace("\tPénalité\n", "\tSource\n"), "fr", "penalty")
    assert [term.value_text for term in found if term.state == "stated"] == []


@pytest.mark.parametrize(
    "text",
    [
        "D. RETARD\n\nIl porte intérêt à 9 % l'an et donne lieu à l'indemnité forfaitaire de 40 €.",
        "2. ACCORD\n\nEn contrepartie de cet accord, il verse une indemnité forfaitaire de 8 000 euros.",
    ],
)
def test_a_price_of_consent_or_of_recovery_is_no_penalty(text: str) -> None:
    assert read(text, "fr", "penalty") == ()
