"""Whether a penalty by the day has no bound: known from its article and from what is said of liability."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

_EN = """MILLING CONTRACT

4. Delay
4.1 {penalty}
4.2 {beside}

9. Liability
9.1 {liability}

Signed by Orrin Mill Ltd
Date: 4 May 2024

Signed by Calder Bakers Ltd
Date: 4 May 2024
"""
_FR = """CONTRAT DE MOUTURE

Article 4 - Retard
4.1 {penalty}
4.2 {beside}

Article 9 - Responsabilité
9.1 {liability}

Fait à Dole, le 4 mai 2024

Pour le Meunier                    Pour le Client
"""
_PENALTY = {
    "en": "For each day of delay the Mill shall pay liquidated damages of £70.",
    "fr": "Le Meunier doit une pénalité de 70 euros par jour de retard.",
}
_BESIDE = {
    "en": "The Client may refuse what comes late.",
    "fr": "Le Client peut refuser ce qui vient tard.",
}
_LIABILITY = {
    "en": "Each party is liable for its faults.",
    "fr": "Chaque partie est responsable de ses fautes.",
}


@pytest.mark.parametrize(
    ("language", "changes", "capped"),
    [
        ("en", {}, False),
        ("fr", {}, False),
        ("en", {"beside": "The whole shall come to no more than £900."}, None),
        ("fr", {"beside": "Le tout reste dans la limite de 900 euros."}, None),
        ("en", {"liability": "The Mill's liability shall not exceed £9,000."}, None),
        ("fr", {"liability": "La responsabilité du Meunier est plafonnée à 9 000 euros."}, None),
        ("en", {"beside": "Schedule 2 goes on from here."}, None),
        ("fr", {"beside": "L'annexe 2 complète cet article."}, None),
        ("en", {"penalty": "The Mill shall pay a penalty of £70."}, None),
    ],
)
def test_a_bound_is_sought_where_it_would_stand(
    language: Language, changes: dict[str, str], capped: bool | None
) -> None:
    said = {"penalty": _PENALTY[language], "beside": _BESIDE[language], "liability": _LIABILITY[language]}
    text = (_FR if language == "fr" else _EN).format(**{**said, **changes})
    (term,) = read(text, language, "penalty")
    assert term.value.get("capped") is capped


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_breaks_off_may_go_on_to_bound_it(language: Language) -> None:
    (term,) = read(f"4. {_PENALTY[language]}", language, "penalty")
    assert "capped" not in term.value
