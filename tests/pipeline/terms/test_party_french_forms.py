"""French parties: forms behind a comma, lines without "et", no "Entre", tables, a guarantor beside them."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

BODY = "\n\nArticle 1 - Objet\nLe Prestataire nettoie les locaux.\n\nFait à Lyon.\n"
Wanted = list[dict[str, str]]
CASES: list[tuple[str, str, Wanted]] = [
    (
        "lines of their own, without a word between",
        "AVENANT N° 2\nAU CONTRAT DE NETTOYAGE\n\nENTRE LES SOUSSIGNÉES\n"
        "ORME-PROPRETÉ, SAS, RCS Nantes 552 100 554, ci-après « le Prestataire »\n"
        "CLINIQUE DU TILLEUL, SA, RCS Nantes 542 065 479, ci-après « le Client »\n\n"
        "PRÉAMBULE\nLes parties ont conclu un contrat.",
        [
            {"name": "ORME-PROPRETÉ", "legal_form": "SAS", "alias": "le Prestataire"},
            {"name": "CLINIQUE DU TILLEUL", "legal_form": "SA", "alias": "le Client"},
        ],
    ),
    (
        "no word before the first",
        "ACCORD DE CONFIDENTIALITÉ\n\nLa société ORME SCIENCES, société par actions simplifiée au capital "
        "de 10 000 €, dont le siège est 40 avenue Haute, 69008 Lyon, immatriculée au RCS de Lyon sous le "
        "numéro 552 100 554, représentée par Mme Ève Aubin,\n\nEt\n\nL'INSTITUT TILLEUL, association, "
        "sis 2 place Basse, 38000 Grenoble, représenté par son Président,\n\n"
        "ensemble « les Parties » et individuellement la « Partie ».",
        [
            {"name": "ORME SCIENCES", "legal_form": "SAS", "address": "40 avenue Haute, 69008 Lyon"},
            {
                "name": "INSTITUT TILLEUL",
                "legal_form": "association",
                "address": "2 place Basse, 38000 Grenoble",
            },
        ],
    ),
    (
        "a seat without a verb, and somebody who lives elsewhere",
        "BAIL\n\nENTRE LES SOUSSIGNÉS :\n\n1°) La SCI DES ORMES, société civile, RCS BORDEAUX 552 100 554, "
        "ci-après « le BAILLEUR »,\n\n2°) La société PAPETERIE TILLEUL, SARL, siège social 3 bis cours "
        "Haut, 33000 BORDEAUX, RCS BORDEAUX 542 065 479, ci-après « le PRENEUR »,\n\nen présence de M. Luc "
        "ROUX, demeurant 8 allée des Pins à Cenon (33150), caution solidaire.",
        [
            {"name": "DES ORMES", "legal_form": "SCI"},
            {
                "name": "PAPETERIE TILLEUL",
                "legal_form": "SARL",
                "address": "3 bis cours Haut, 33000 BORDEAUX",
            },
        ],
    ),
    (
        "a table with a column for each",
        "CONTRAT DE PRESTATIONS\n\n\tLe Client\tLe Prestataire\nDénomination\tMÉTAL DU VAL\tORME "
        "INFORMATIQUE\nForme\tSAS\tSARL\nSiège\t50550 Saint-Vaast\t50100 Cherbourg",
        [
            {"name": "MÉTAL DU VAL", "alias": "Le Client"},
            {"name": "ORME INFORMATIQUE", "alias": "Le Prestataire"},
        ],
    ),
]


@pytest.mark.parametrize(("head", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_parties(head: str, wanted: Wanted) -> None:
    found = read(head + BODY, "fr", "party")
    assert [
        {key: term.value.get(key) for key in want} for term, want in zip(found, wanted, strict=True)
    ] == wanted


def test_a_blank_column_is_an_unknown_party() -> None:
    head = "CONTRAT\n\n\tLe Client\tLe Prestataire\nDénomination\t________\tORME\nForme\tSAS\tSARL"
    assert [term.state for term in read(head + BODY, "fr", "party")] == ["unknown", "stated"]


def test_a_company_without_a_name_yet_is_an_unknown_party() -> None:
    head = (
        "CONTRAT DE FRANCHISE\nENTRE\n\nORME DÉVELOPPEMENT, S.A.S. au capital de 1 000 euros, ci-après le "
        "FRANCHISEUR\n\nET\n\nLa société en cours de constitution dénommée ____________, représentée par "
        "M. ____________, demeurant ____________, ci-après le FRANCHISÉ\n\nTITRE I - DROITS"
    )
    assert [term.state for term in read(head + BODY, "fr", "party")] == ["stated", "unknown"]
