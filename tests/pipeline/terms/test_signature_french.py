# ruff: noqa: E501 (texts to be read as they stand)
"""Where French parties sign: whose place it is, and whether it is signed, blank or neither."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.terms._reading import read

FIRM = "ORME NETTOYAGE SERVICES"
OTHERS = {
    "town": (
        "Commune de Tilleul-le-Vieux",
        "la Commune de Tilleul-le-Vieux, représentée par son maire, M. Paul Roux, ci-après « la Commune »",
    ),
    "buyer": (
        "TILLEUL & FILS",
        "la société TILLEUL & FILS, SARL, dont le siège est à Paris, représentée par M. Paul Roux, gérant, "
        "ci-après « le Client »",
    ),
}
PREAMBLE = (
    "CONTRAT D'ENTRETIEN\n\nEntre la société ORME NETTOYAGE SERVICES, SAS au capital de 10 000 €, dont le "
    "siège est à Lyon, représentée par Mme Ève Aubin, présidente, ci-après « le Prestataire "
    "»,\n\net\n\n{other}.\n\n"
    "Article 1 - Objet\nLe Prestataire nettoie les locaux.\n\n"
)


def cases() -> Iterator[tuple[str, dict[str, str]]]:
    text = (Path(__file__).parent / "french_signatures.txt").read_text(encoding="utf-8")
    for case in text.split("@@ ")[1:]:
        head, _, block = case.partition("\n")
        other, mine, theirs = head.split(" | ")
        name, words = OTHERS[other]
        states = {FIRM: mine, name: theirs}
        yield (
            PREAMBLE.format(other=words) + block,
            {who: state for who, state in states.items() if state != "-"},
        )


@pytest.mark.parametrize(("text", "wanted"), list(cases()))
def test_states(text: str, wanted: dict[str, str]) -> None:
    found = [term for term in read(text, "fr", "signature") if term.state == "stated"]
    assert {term.value.get("party"): term.value["state"] for term in found} == wanted


def test_a_person_who_runs_the_company_signs_for_it() -> None:
    text = (
        "Entre la société ORME SARL, représentée par sa gérante Mme Ève Aubin, ci-après « le Franchisé "
        "», et "
        "Madame Ève Aubin, née le 3 mai 1970, demeurant à Lyon, ci-après « la Caution ».\n\nArticle 1 - "
        "Objet\n"
        "La présente.\n\nFait à Lyon, le 2 février 2024\n\nPour le Franchisé\nEve Aubin        [signé]\n\n"
        "Madame Ève Aubin, en son nom personnel\n                 ....................\n"
    )
    found = {term.value.get("party"): term.value["state"] for term in read(text, "fr", "signature")}
    assert found == {"ORME SARL": "signed", "Ève Aubin": "blank"}


def test_a_couple_is_called_by_its_part_once() -> None:
    text = (
        "Entre les soussignés :\n1°) M. Paul Roux, retraité, et Mme Ève Aubin, demeurant ensemble à "
        "Lyon, ci-après "
        "« le Bailleur »,\n2°) La société TILLEUL, SARL, dont le siège est à Lyon, ci-après « le Preneur "
        "».\n\n"
        "Article 1 - Objet\nUn local.\n\nFait à Lyon, le 2 février 2024\n\nLe Bailleur              Le "
        "Preneur\n"
        "Lu et approuvé           Lu et approuvé\n[signature manuscrite]   L. Orme [signature]\n"
    )
    found = {term.value.get("party"): term.value["state"] for term in read(text, "fr", "signature")}
    assert found == {"Paul Roux": "signed", "Ève Aubin": "signed", "TILLEUL": "signed"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "CONVENTION DE FORMATION\n\nEntre l'organisme de formation Institut Orme, 5 rue Haute, 38120 Brest\n\net "
            "l'entreprise Scierie du Tilleul, SAS, 38580 Lyon, SIRET 433 806 291 00012\n\nArticle 1 – Objet\nLa "
            "formation.\n\nFait à Brest, le 19/02/2024\n\n{heads}\n[signature manuscrite]                  "
            "[signature manuscrite]\n".format(heads="Pour l'organisme            Pour l'entreprise"),
            {"Institut Orme": "signed", "Scierie du Tilleul": "signed"},
        ),
        (
            "CONTRAT D'AGENT COMMERCIAL\n\nOrme Mobilier SARL, au capital de 38 112 €, 18 rue Haute, 44470 Brest, "
            "RCS Nantes 433 806 291,\n                                  (le mandant)\n\nMonsieur Paul Roux, "
            "immatriculé au registre des agents sous le n° 517 330 284, demeurant à Lyon,\n"
            "                                  (l'agent)\n\nONT CONVENU CE QUI SUIT\n\n1 - MANDAT\nLa vente.\n\n"
            "Fait à Brest le 3 octobre 2021\n\nLe mandant            L'agent\n[signé]               "
            ".....................\n",
            {"Orme Mobilier": "signed", "Paul Roux": "blank"},
        ),
    ],
)
def test_a_party_signs_by_what_it_is_said_to_be(text: str, wanted: dict[str, str]) -> None:
    found = [term for term in read(text, "fr", "signature") if term.state == "stated"]
    assert {term.value.get("party"): term.value["state"] for term in found} == wanted


NAMED = [
    "Signé électroniquement le 3 mars 2023\npar Ève Aubin, pour Orme Nettoyage Services\net par Paul Roux, pour Tilleul & Fils\n",
    "Signé pour le Prestataire : Ève Aubin, présidente, le 3 mars 2023\nSigné pour le Client : Paul Roux, gérant, le 3 mars 2023\n",
    "Signé pour le Client par Paul Roux le 3 mars 2023\nSigné pour le Prestataire par Ève Aubin le 3 mars 2023\n",
    "Signé au nom de Tilleul & Fils par Paul Roux\nSigné au nom de Orme Nettoyage Services par Ève Aubin\n",
]


@pytest.mark.parametrize("words", NAMED)
def test_who_signed_is_named_in_the_line_that_says_so(words: str) -> None:
    found = read(PREAMBLE.format(other=OTHERS["buyer"][1]) + words, "fr", "signature")
    assert {term.value["party"]: (term.value["state"], term.value.get("signatory")) for term in found} == {
        FIRM: ("signed", "Ève Aubin"),
        "TILLEUL & FILS": ("signed", "Paul Roux"),
    }


def test_a_line_that_waits_for_a_name_is_not_signed() -> None:
    words = "Signé pour le Prestataire : ____________\nSigné pour le Client : ____________\n"
    found = read(PREAMBLE.format(other=OTHERS["buyer"][1]) + words, "fr", "signature")
    assert all(term.value.get("state") != "signed" for term in found)


def test_the_word_that_says_signed_is_no_part_of_a_name() -> None:
    words = "Fait à Lyon, le 3 mars 2023\n\nLe Prestataire                Le Client\nSigné Ève Aubin               Signé Paul Roux\n"
    found = read(PREAMBLE.format(other=OTHERS["buyer"][1]) + words, "fr", "signature")
    assert {term.value.get("signatory") for term in found} == {"Ève Aubin", "Paul Roux"}
