"""A line that says for whom a place to sign is: no line beside it may give its mark to another."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

ENGLISH = (
    "This Agreement is made between Ferrow Rigging Ltd of 6 Cable Street, Whitby (the Rigger) and Marram"
    " Boats plc of Sand Lane, Whitby (the Yard).\n\n1. The Rigger mends the masts.\n\n"
)
FRENCH = (
    "CONTRAT DE GRÉEMENT\n\nEntre la société Gréements Fauvel SARL, 6 rue du Câble, Brest, ci-après "
    "« le Gréeur », et la société Chantiers Ozanne SA, 9 quai du Sable, ci-après « le Client »."
    "\n\n1. Le Gréeur répare les mâts.\n\nFait à Brest, le 4 mai 2026\n\n"
)
RIGGER, YARD = "Ferrow Rigging Ltd", "Marram Boats plc"
GREEUR, CLIENT = "Gréements Fauvel SARL", "Chantiers Ozanne SA"
ONE_SIDE = [
    f"Signed for {RIGGER}: /s/ Ida Crowe\nSigned for {YARD}: ____________\n",
    f"Signed for {YARD}: ............\nSigned for {RIGGER}: /s/ Ida Crowe\n",
    "Signed for the Yard: ____________\nSigned for the Rigger: /s/ Ida Crowe\n",
    f"Executed by {RIGGER} - /s/ Ida Crowe\n\nExecuted by {YARD} - ____________\n",
    f"Signature of {RIGGER}: /s/ Ida Crowe\nSignature of {YARD}: ____________\n",
    f"For {RIGGER}, /s/ Ida Crowe, Director\nFor {YARD}, ____________, Director\n",
    f"Signed: /s/ Ida Crowe, for {RIGGER}\nSigned: ____________, for {YARD}\n",
    f"/s/ Ida Crowe for {RIGGER}\n____________ for {YARD}\n",
    "The Rigger: /s/ Ida Crowe\nThe Yard: ____________\n",
    f"{RIGGER} (the Rigger): /s/ Ida Crowe\n{YARD} (the Yard): ............\n",
    f"Signed for {RIGGER}: (signed) Ida Crowe\nSigned for {YARD}: [not yet signed]\n",
    f"Signed for {RIGGER}: /s/ Ida Crowe\nSigned for {YARD}: ____________\nWitness: /s/ Tom Fell\n",
]
UN_SEUL = [
    f"Signé pour {GREEUR} : /s/ Odile Renn\nSigné pour {CLIENT} : ____________\n",
    f"Signé pour {CLIENT} : ............\nSigné pour {GREEUR} : /s/ Odile Renn\n",
    f"Signé pour {GREEUR} :\n/s/ Odile Renn\nSigné pour {CLIENT} :\n____________\n",
    "Signé pour le Gréeur : Odile Renn, gérante\nSigné pour le Client : ____________\n",
    "Pour le Gréeur, Odile Renn, gérante\n[signé]\n\nPour le Client, Luc Farel, président\n____________\n",
]


@pytest.mark.parametrize("places", ONE_SIDE)
def test_the_other_side_is_blank(places: str) -> None:
    told = {
        term.value.get("party"): (term.value["state"], term.value.get("signatory"))
        for term in read(ENGLISH + places, "en", "signature")
    }
    assert told[YARD] == ("blank", None)
    assert told[RIGGER] == ("signed", "Ida Crowe")


@pytest.mark.parametrize("places", UN_SEUL)
def test_the_other_side_is_blank_in_french(places: str) -> None:
    told = {
        term.value.get("party"): (term.value["state"], term.value.get("signatory"))
        for term in read(FRENCH + places, "fr", "signature")
    }
    assert told[CLIENT][0] == "blank"
    assert told[GREEUR] == ("signed", "Odile Renn")


def test_a_side_without_words_is_not_given_the_others() -> None:
    told = read(ENGLISH + "The Rigger: /s/ Ida Crowe\nThe Yard:\n", "en", "signature")
    assert [term.value.get("party") for term in told if term.value["state"] == "signed"] == [RIGGER]


@pytest.mark.parametrize(
    "places",
    [
        f"Signed for {RIGGER}: /s/ Ida Crowe\nSigned for {YARD}: /s/ Ned Holm\n",
        f"Signed for {RIGGER}: ______\n/s/ Ida Crowe\n\nSigned for {YARD}: ______\n/s/ Ned Holm\n",
        f"{RIGGER}\nSigned by its director: /s/ Ida Crowe\n\n{YARD}\nSigned by its head: /s/ Ned Holm\n",
    ],
)
def test_both_sides_stay_signed(places: str) -> None:
    told = {
        term.value.get("party"): term.value["state"] for term in read(ENGLISH + places, "en", "signature")
    }
    assert told == {RIGGER: "signed", YARD: "signed"}


@pytest.mark.parametrize(
    "places",
    [
        "Pour le Gréeur, Odile Renn, gérante\n[signé]\nPour le Client, Luc Farel, président\n[signé]\n",
        "Le Gréeur, Mme Odile Renn\nsigné\nLe Client, M. Luc Farel\nsigné\n",
        f"Pour {GREEUR}, représentée par Odile Renn\nsigné\nPour {CLIENT}, par Luc Farel\nsigné\n",
    ],
)
def test_who_signs_may_stand_in_the_head(places: str) -> None:
    told = {
        term.value.get("party"): term.value.get("signatory")
        for term in read(FRENCH + places, "fr", "signature")
        if term.value["state"] == "signed"
    }
    assert told == {GREEUR: "Odile Renn", CLIENT: "Luc Farel"}
