"""The sum for recovery costs where only the rate of late payment beside it says what it is."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "Pénalités de retard : taux de la Banque centrale majoré de dix points ; "
            "indemnité forfaitaire de 40 €.",
            ["40.00"],
        ),
        ("Tout départ anticipé donne lieu à une indemnité forfaitaire de 900 €.", []),
    ],
)
def test_a_fixed_sum_is_of_recovery_only_beside_late_payment(text: str, amounts: list[str]) -> None:
    found = read(f"Article 9 - Facturation\n{text}\n", "fr", "recovery_indemnity")
    assert [term.value.get("amount") for term in found] == amounts
