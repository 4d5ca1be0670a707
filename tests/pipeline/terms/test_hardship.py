"""Hardship: renegotiated, excluded, or not spoken of."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

KINDS: list[tuple[Language, str, str]] = [
    (
        "fr",
        "ARTICLE 15 - IMPRÉVISION\n\nLes parties renoncent expressément à se prévaloir des dispositions de"
        " l'article 1195 du Code civil.",
        "excluded",
    ),
    (
        "fr",
        "ARTICLE 15\n\nChacune des parties accepte d'assumer le risque d'un changement de circonstances"
        " imprévisible au sens de l'article 1195 du Code civil.",
        "excluded",
    ),
    (
        "fr",
        "ARTICLE 15 - IMPRÉVISION\n\nSi un changement de circonstances imprévisible rend l'exécution"
        " excessivement onéreuse pour une partie, celle-ci peut demander une renégociation du contrat à son"
        " cocontractant.",
        "renegotiation",
    ),
    (
        "fr",
        "ARTICLE 15 - HARDSHIP\n\nEn cas de bouleversement de l'économie du contrat, les parties se"
        " rapprocheront"
        " afin d'adapter de bonne foi le prix.",
        "renegotiation",
    ),
    (
        "en",
        "15. Hardship. Where performance becomes excessively onerous because of an unforeseen change in"
        " circumstances, the parties shall negotiate in good faith an amendment to this Agreement.",
        "renegotiation",
    ),
    (
        "en",
        "15. Hardship. The parties waive any right to renegotiate under article 1195 of the French Civil"
        " Code.",
        "excluded",
    ),
]


@pytest.mark.parametrize(("language", "text", "kind"), KINDS)
def test_kinds(language: Language, text: str, kind: str) -> None:
    (term,) = read(text, language, "hardship")
    assert (term.state, term.value_text, term.value["kind"]) == ("stated", kind, kind)


def test_a_procedure_in_place_of_the_rule() -> None:
    text = (
        "ARTICLE 15 - ADAPTATION DU CONTRAT\n\nSi des circonstances imprévisibles modifient l'équilibre"
        " économique"
        " du contrat, les parties se réunissent pour en réviser les conditions.\n\nElles entendent écarter"
        " l'article 1195 du Code civil."
    )
    terms = read(text, "fr", "hardship")
    assert {term.value_text for term in terms} == {"renegotiation", "excluded"}
    assert all(term.confidence <= 0.8 for term in terms)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "5. Severability. An invalid term shall be renegotiated in good faith in the circumstances.",
        ),
        ("en", "5. Service. Unforeseen circumstances may delay the visit."),
        ("fr", "ARTICLE 5\n\nLe Prestataire répond du fait imprévisible et insurmontable d'un tiers."),
        ("fr", "ARTICLE 5\n\nLe prix est révisé en toutes circonstances selon l'indice Syntec."),
    ],
)
def test_other_circumstances(language: Language, text: str) -> None:
    assert read(text, language, "hardship") == ()
