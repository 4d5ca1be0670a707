"""The lump sum for recovering a late payment."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, str]] = [
    (
        "fr",
        "Une indemnité forfaitaire de 40 € pour frais de recouvrement est due de plein droit.",
        "40.00 EUR",
    ),
    (
        "fr",
        "L'indemnité forfaitaire pour frais de recouvrement est fixée à quarante (40) euros.",
        "40.00 EUR",
    ),
    ("fr", "Toute facture impayée est majorée de 15 % pour frais de recouvrement.", "15%"),
    (
        "fr",
        "Le Client doit en outre l'indemnité forfaitaire pour frais de recouvrement prévue à"
        " l'article D. 441-5 du"
        " code de commerce.",
        "as the law says",
    ),
    (
        "fr",
        "Le retard est sanctionné par un intérêt au taux BCE majoré de dix points et par "
        "l'indemnité forfaitaire "
        "de 40 € prévue à l'article D. 441-5 du code de commerce.",
        "40.00 EUR",
    ),
    ("fr", "Tout paiement tardif emporte une indemnité forfaitaire de 40 euros.", "40.00 EUR"),
    (
        "fr",
        "Toute somme non payée à l'échéance porte intérêt au taux BCE plus dix points et donne lieu "
        "à une somme "
        "forfaitaire de quarante euros.",
        "40.00 EUR",
    ),
    ("en", "Customer also owes a fixed sum of £40 as compensation for recovery costs.", "40.00 GBP"),
]

NONE: list[tuple[Language, str]] = [
    ("fr", "Le prix forfaitaire est de 40 euros."),
    ("fr", "L'indemnité forfaitaire de résiliation est de 500 euros."),
    ("fr", "Les frais de recouvrement restent à la charge du débiteur."),
    ("fr", "Le retard du Prestataire donne lieu à une indemnité forfaitaire de 100 € par semaine."),
    ("en", "The disaster recovery plan costs $40."),
]


@pytest.mark.parametrize(("language", "text", "expected"), STATED)
def test_reads_the_indemnity(language: Language, text: str, expected: str) -> None:
    (term,) = read(text, language, "recovery_indemnity")
    assert term.value_text == expected


@pytest.mark.parametrize(("language", "text"), NONE)
def test_other_sums_are_none(language: Language, text: str) -> None:
    assert read(text, language, "recovery_indemnity") == ()
