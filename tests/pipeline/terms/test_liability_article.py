"""What stands beside a limit of liability: grave faults left out of it, and the other party let into it."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

_BEFORE: dict[str, str] = {
    "fr": "11. Responsabilité\n11.1 La responsabilité du Meunier est limitée à 40 000 euros par an.\n11.2 ",
    "en": "11. Liability\n11.1 The Mill's total liability under it is limited to £40,000 a year.\n11.2 ",
}
_AFTER: dict[str, str] = {
    "fr": "\n12. Assurance\n12.1 Le Meunier est assuré.",
    "en": "\n12. Insurance\n12.1 The Mill shall insure itself.",
}


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("fr", "Le dol et la faute lourde en font perdre le bénéfice.", ["fraud", "gross_negligence"]),
        ("fr", "Exception est faite des atteintes aux personnes et du dol.", ["fraud", "death_or_injury"]),
        ("fr", "Il n'en va pas ainsi de la faute lourde.", ["gross_negligence"]),
        ("fr", "Le 11.1 s'efface devant les dommages corporels.", ["death_or_injury"]),
        ("fr", "La limite vaut même en cas de faute lourde.", None),
        ("fr", "Elle s'applique quelle que soit la faute, lourde, dolosive ou légère.", None),
        ("fr", "Qui invoque un dol en rapporte la preuve.", None),
        ("fr", "Le Meunier ne répond que de sa faute lourde.", None),
        ("fr", "Les dommages indirects sont exclus.", None),
        ("en", "Fraud and gross negligence are another matter.", ["fraud", "gross_negligence"]),
        ("en", "That sum is no shelter for wilful misconduct.", ["wilful_misconduct"]),
        ("en", "Death and personal injury stand apart from this.", ["death_or_injury"]),
        ("en", "The limit holds even for gross negligence.", None),
        ("en", "All claims count towards it, including those for gross negligence.", None),
        ("en", "The burden of showing fraud lies on the Client.", None),
        ("en", "The Mill answers only for gross negligence.", None),
        ("en", "The Client shall indemnify the Mill against claims for personal injury.", None),
    ],
)
def test_grave_faults_beside_a_limit(language: Language, text: str, what: list[str] | None) -> None:
    found = read(_BEFORE[language] + text + _AFTER[language], language, "uncapped_liability")
    assert [term.value["what"] for term in found] == ([what] if what else [])
    assert all(term.value["lifts"] == "cap" for term in found)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_grave_faults_in_another_article_leave_no_limit(language: Language) -> None:
    text = {
        "fr": "\n13. Fin\n13.1 La faute lourde rompt le contrat.",
        "en": "\n13. End\n13.1 Fraud ends it.",
    }
    whole = f"{_BEFORE[language]}{_AFTER[language].strip()}{text[language]}"
    assert read(whole, language, "uncapped_liability") == ()


@pytest.mark.parametrize(
    ("language", "text", "mutual"),
    [
        ("fr", "Celle du Client est tenue dans la même limite.", True),
        ("fr", "Réciproquement, le Client bénéficie de ce plafond.", True),
        ("fr", "Le Client répond de tout ce qu'il casse.", None),
        ("en", "The Client's liability is subject to the same limit.", True),
        ("en", "Clause 11.1 limits what the Client owes to the same extent.", True),
        ("en", "The Client pays in the same way as before.", None),
    ],
)
def test_the_limit_of_one_party_may_be_the_others(
    language: Language, text: str, mutual: bool | None
) -> None:
    (term,) = read(_BEFORE[language] + text + _AFTER[language], language, "cap_on_liability")
    assert term.value.get("mutual") is mutual


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("fr", "Le 11.1 ne réduit pas ce qui est dû au titre de l'article 13.", "indemnification"),
        ("fr", "Ni l'article 13 ni le dol n'y sont soumis.", "indemnification"),
        ("fr", "L'article 14 laisse entière la limite.", None),
        ("en", "Clause 11.1 does not touch what is owed under clause 13.", "indemnification"),
        ("en", "Clause 11.1 does not affect the times of delivery in clause 14.", None),
    ],
)
def test_a_sentence_may_leave_another_article_out_of_the_limit(
    language: Language, text: str, what: str | None
) -> None:
    others = {
        "fr": "\n13. Garantie\nLe Meunier garantit le Client contre tout recours d'un tiers."
        "\n14. Livraison\nLe Meunier livre le lundi.",
        "en": "\n13. Claims\nThe Mill shall indemnify the Client against claims of third parties."
        "\n14. Delivery\nThe Mill delivers on Mondays.",
    }
    found = read(
        _BEFORE[language] + text + _AFTER[language] + others[language], language, "uncapped_liability"
    )
    named = any("indemnification" in term.value_text for term in found)
    assert named is (what is not None)


@pytest.mark.parametrize(
    ("language", "text", "limits"),
    [
        ("en", "The total liability of each party is the amount of the fees paid.", ["1 x fees paid"]),
        ("en", "Its aggregate liability is limited in each year to £70,000.", ["70000.00 GBP"]),
        ("en", "The Mill is liable to the Client for not more than £70,000.", ["70000.00 GBP"]),
        ("en", "The price is the amount of the charges in Schedule 1.", []),
        ("fr", "La responsabilité du Meunier est engagée jusqu'à 70 000 euros.", ["70000.00 EUR"]),
        ("fr", "Le Meunier est assuré jusqu'à 70 000 euros.", []),
    ],
)
def test_limits_told_in_plain_words(language: Language, text: str, limits: list[str]) -> None:
    found = read(f"9. {text}", language, "cap_on_liability")
    assert [term.value_text for term in found if term.state == "stated"] == limits
