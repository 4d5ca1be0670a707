# ruff: noqa: E501 (a preamble is read as it stands)
"""Numbers of foreign registers, and those of a company that only acts for a party."""

from __future__ import annotations

import pytest

from pipeline.company import legal_form, registrations
from pipeline.terms._party_own import own
from tests.pipeline.terms._reading import read

NUMBERS = [
    ("Wren Wines Pty Ltd ABN 53 004 085 616", "53004085616"),
    ("Otter Optics Inc., incorporation number BC0977130", "BC0977130"),
    ("Heron Sails LLP (OC334455)", "OC334455"),
    ("Finch Trading Pte Ltd (UEN 200912306D)", "200912306D"),
    ("Egret Handel B.V., KvK 24361188", "24361188"),
    ("Lynx Werkzeuge AG, CHE-107.654.321", "CHE107654321"),
    ("Cartonnerie Mouche, inscrite à la BCE sous le numéro 0456.789.012", "0456789012"),
    ("Lumière S.A., R.C.S. Luxembourg B 118.442", "B118442"),
    ("Les Amis du Rail, déclarée sous le numéro W723000456", "W723000456"),
]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_register_number_is_read(text: str, number: str) -> None:
    assert [one.number for one in registrations(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Commission File No. 001-12345",
        "the file was opened on 12 May 2024 under no other name",
        "order number 4711 of 3 March",
    ],
)
def test_no_register_number(text: str) -> None:
    assert not [one for one in registrations(text) if not one.problem]


def test_a_form_in_small_letters_is_one() -> None:
    assert legal_form("Brook Foods plc", "en") == "PLC"
    assert legal_form("incorporated as a sole trader", "en") is None


@pytest.mark.parametrize(
    ("details", "kept"),
    [
        ("X LP, acting by its general partner Y GP Limited (company number 09112233)", "X LP, "),
        ("X, représenté par son syndic, la société Z, RCS Lyon 552 100 554", "X, "),
        (
            "X SAS, représentée par M. Roc, SIREN 552 100 554",
            "X SAS, représentée par M. Roc, SIREN 552 100 554",
        ),
    ],
)
def test_what_is_told_of_another_is_left_out(details: str, kept: str) -> None:
    assert own(details, 1) == kept


def test_a_house_is_named_over_what_it_is_called() -> None:
    text = (
        "BAIL\n\nL'an deux mille vingt-cinq, le douze mai,\n\nMonsieur Henri FABRE, demeurant à Albi, 5 rue Basse,\n\n"
        "Ci-après dénommé le BAILLEUR\n\nET\n\nLa société dénommée « AU BON GRAIN », société à responsabilité limitée au "
        "capital de 8 000 euros, ayant son siège à Albi, immatriculée au RCS d'Albi sous le n° 404 833 048,\n\n"
        "Ci-après dénommée le PRENEUR\n\nArticle 1. Le Bailleur loue une boutique au Preneur."
    )
    told = {term.value_text: term.value.get("registration_number") for term in read(text, "fr", "party")}
    assert told == {"Henri FABRE": None, "AU BON GRAIN": "404833048"}
