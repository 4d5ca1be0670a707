"""Places to sign that stand on one line: two sides, or one side and an empty place."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Language
from tests.pipeline.terms._reading import document

_HEAD: dict[Language, str] = {
    "en": (
        "JOINERY CONTRACT\n\nMade on 4 May 2024 between Orrin Joinery Limited, of 2 Mill Row, York "
        "(the Joiner), and Tarn House Limited, of 9 Castle Street, Kendal (the Owner).\n\n"
        "1. The Joiner makes the stairs.\n\n"
    ),
    "fr": (
        "CONTRAT DE MENUISERIE\n\nEntre la société Orrin Bois SARL, 21000 Dijon, ci-après "
        "« le Prestataire », et la société Tarn Pierre SA, 39100 Dole, ci-après « le Client ».\n\n"
        "1. Le Prestataire fait l'escalier.\n\nFait à Dole, le 4 mai 2024\n\n"
    ),
}
_BOTH = {"Orrin": "signed", "Tarn": "signed"}
_HALF = {"Orrin": "signed", "Tarn": "blank"}


@pytest.mark.parametrize(
    ("language", "foot", "expected"),
    [
        ("en", "For the Joiner For the Owner\n/s/ Ann Lee /s/ Joe Roe\n", _BOTH),
        ("en", "For Orrin Joinery Limited For Tarn House Limited\n/s/ Ann Lee /s/ Joe Roe\n", _BOTH),
        ("en", "The Joiner                 The Owner\n/s/ Ann Lee                /s/ Joe Roe\n", _BOTH),
        ("en", "For the Joiner For the Owner\n/s/ Ann Lee ______________\n", _HALF),
        ("en", "The Joiner                 The Owner\n/s/ Ann Lee                ______________\n", _HALF),
        ("fr", "Pour le Prestataire Pour le Client\nA. Lis (signé) J. Roc (signé)\n", _BOTH),
        ("fr", "Le Prestataire Le Client\nA. Lis (signé) J. Roc (signé)\n", _BOTH),
        ("fr", "Pour Orrin Bois SARL Pour Tarn Pierre SA\n[signé] A. Lis [signé] J. Roc\n", _BOTH),
        ("fr", "Pour le Prestataire Pour le Client\nA. Lis (signé) ______________\n", _HALF),
    ],
)
def test_whose_each_place_is(language: Language, foot: str, expected: dict[str, str]) -> None:
    running = flow(document(_HEAD[language] + foot, language))
    found = extract(running, segment(running), only={"signature", "party"})
    told = {
        str(term.value.get("party")).split()[0]: str(term.value["state"])
        for term in found
        if term.kind == "signature" and term.state == "stated"
    }
    assert told == expected
    assert len([term for term in found if term.kind == "party"]) == 2
