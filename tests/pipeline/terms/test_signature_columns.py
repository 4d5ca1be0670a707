"""Signature blocks headed by what the contract calls its parties, and marks that are words."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

PREAMBULE = (
    "CONTRAT DE LOCATION\n\nEntre la société ORME LOCATION, ci-après « le Loueur »,\net la société "
    "TILLEUL ÉTUDES, ci-après « le Conseil ».\n\nArticle 1 - Objet\nLe Loueur loue un véhicule.\n\n"
    "Fait à Lyon, le 14 décembre 2021, en deux exemplaires.\n\n"
)
CASES = [
    (
        "a label wraps inside its quotes and the mark stands beneath",
        "Le Loueur\tLe Conseil\nMme Ève Aubin, gérante\tM. Paul Roux, président\n"
        "Signature précédée de la mention « lu et\tSignature précédée de la mention « lu et\n"
        "approuvé » :\tapprouvé » :\nlu et approuvé - È. Aubin\tlu et approuvé - P. Roux\n",
        [("ORME LOCATION", "signed", "È. Aubin"), ("TILLEUL ÉTUDES", "signed", "P. Roux")],
    ),
    (
        "blocks below each other, wrapped, one without a mark",
        "Pour le Loueur\nORME LOCATION\nSignature précédée de la mention « lu et\napprouvé » :\n"
        "lu et approuvé - È. Aubin\n\nPour le Conseil\nTILLEUL ÉTUDES\n"
        "Signature précédée de la mention « lu et\napprouvé » :\n\n",
        [("ORME LOCATION", "signed", "È. Aubin"), ("TILLEUL ÉTUDES", "blank", None)],
    ),
    (
        "columns made with spaces, a third who is no party",
        "Le Loueur            Le Conseil           La Caution\n"
        "(signé) È. Aubin     (signé) P. Roux      (signé) L. Roux\n",
        [
            ("ORME LOCATION", "signed", "È. Aubin"),
            ("TILLEUL ÉTUDES", "signed", "P. Roux"),
            ("La Caution", "signed", "L. Roux"),
        ],
    ),
    (
        "columns made with spaces keep through the lines below",
        "Pour le Loueur                Pour le Conseil\nÈ. Aubin, Gérante             P. Roux, Président\n"
        "[signature]                   [signature]\n",
        [("ORME LOCATION", "signed", "È. Aubin"), ("TILLEUL ÉTUDES", "signed", "P. Roux")],
    ),
    (
        "columns made with spaces, labels in both",
        "Pour le Loueur                Pour le Conseil\nNom : Ève Aubin               Nom : ............\n"
        "Signature :                   Signature :\n",
        [("ORME LOCATION", "blank", "Ève Aubin"), ("TILLEUL ÉTUDES", "blank", None)],
    ),
    (
        "heads alone are no proof of anything",
        "LE LOUEUR\n\n\n\nLE CONSEIL\n\n\n",
        [("ORME LOCATION", "unknown", None), ("TILLEUL ÉTUDES", "unknown", None)],
    ),
    (
        "lines of a service of electronic signature",
        "Signé électroniquement via DocuSign\nORME LOCATION — Ève Aubin — le 06/05/2025\n"
        "TILLEUL ÉTUDES — Pr. Paul Roux, Président — le 9 mai 2025\n",
        [("ORME LOCATION", "signed", "Ève Aubin"), ("TILLEUL ÉTUDES", "signed", "Pr. Paul Roux")],
    ),
    (
        "a name that is asked for is no mark",
        "Le Loueur\tLe Conseil\nlu et approuvé : [nom]\tlu et approuvé :\n",
        [("ORME LOCATION", "unknown", None), ("TILLEUL ÉTUDES", "unknown", None)],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_columns(text: str, wanted: list[tuple[str, str, str | None]]) -> None:
    terms = [term for term in read(PREAMBULE + text, "fr", "signature") if term.kind == "signature"]
    found = [(t.value.get("party"), t.value["state"], t.value.get("signatory")) for t in terms]
    assert found == wanted


def test_the_days_of_a_service_are_each_signatorys_own() -> None:
    text = "Signé électroniquement\nORME LOCATION — Ève Aubin — le 06/05/2025\n"
    text += "TILLEUL ÉTUDES — Paul Roux — le 09/05/2025\n"
    found = read(PREAMBULE + text, "fr", "signature")
    assert [term.value.get("date") for term in found] == ["2025-05-06", "2025-05-09"]


def test_an_annex_is_no_part_of_a_block() -> None:
    text = "Le Loueur\tLe Conseil\nNom :\tNom :\nSignature :\tSignature :\n\n"
    found = read(PREAMBULE + text + "ANNEXE A\n\nTARIFS\n\nPrix du véhicule : 100 €\n", "fr", "signature")
    assert len(found) == 2
    assert all("signatory" not in term.value for term in found)


@pytest.mark.parametrize("told", ["an", "a", "whose", "having"])
def test_a_column_that_breaks_off_in_a_sentence_is_no_place_to_sign(told: str) -> None:
    text = (
        "CONTRAT DE LICENCE\n\nEntre la société ORME LOGICIELS, SAS, ci-après « le Concédant », et la "
        "société TILLEUL INDUSTRIE, SAS, ci-après « le Licencié ».\n\nArticle 1. Le Concédant "
        "concède un logiciel.\n\n"
        "Fait à Rennes, le 20 mars 2026\n\nLe Concédant\nJ. Orme, signé\n\nLICENCE AGREEMENT\n\n"
        f'Between ORME LOGICIELS, a\nFrench company (the "Licensor"), and\nTILLEUL INDUSTRIE, {told}\n'
        'company registered in France (the\n"Licensee").'
    )
    found = read(text, "fr", "signature")
    assert not [one for one in found if one.value.get("state") == "blank"]
