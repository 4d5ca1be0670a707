"""Where French parties sign: whose place it is, and whether it is signed, blank or neither."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

PREAMBLE = (
    "CONTRAT D'ENTRETIEN\n\nEntre la société ORME NETTOYAGE SERVICES, SAS au capital de 10 000 €, dont le siège "
    "est à Lyon, représentée par Mme Ève Aubin, présidente, ci-après « le Prestataire »,\n\net\n\nla Commune de "
    "Tilleul-le-Vieux, représentée par son maire, M. Paul Roux, ci-après « la Commune ».\n\n"
    "Article 1 - Objet\nLe Prestataire nettoie les locaux de la Commune.\n\n"
)
FIRM, TOWN = "ORME NETTOYAGE SERVICES", "Commune de Tilleul-le-Vieux"
CASES = [
    (
        "marks in brackets under names, columns made with spaces",
        "Fait à Lyon, le 3 mars 2023, en deux exemplaires.\n\n"
        "Pour le Prestataire                 Pour la Commune\n"
        "E. Aubin                            P. Roux\n[signature manuscrite]              (signé)\n",
        {FIRM: "signed", TOWN: "signed"},
    ),
    (
        "one has signed, the other's day and line are blank",
        "Fait à Lyon, le 3 mars 2023\n\nLe Prestataire                      La Commune\n"
        "signé : E. Aubin, 03.03.2023        Nom :\n                                    Signature :\n",
        {FIRM: "signed", TOWN: "blank"},
    ),
    (
        "each party's own day, one of them left open",
        "Établi en deux exemplaires.\n\nÀ Lyon, le 5 juillet 2024           À Tilleul, le ..............\n\n"
        "Pour le Prestataire                 Pour la Commune\n"
        "[signé électroniquement]            Paul ROUX\n",
        {FIRM: "signed", TOWN: "blank"},
    ),
    (
        "letters of a name, and a mayor by his office",
        "Fait à Lyon, le 3 mars 2023\n\nPour ONS\nE. Aubin (signé)\n\nLe maire, P. ROUX  [cachet – signé]\n",
        {FIRM: "signed", TOWN: "signed"},
    ),
    (
        "words over one party's place",
        "F.1 Signature du titulaire\nFait à Lyon                   le 12 octobre 2022\n"
        "Nom : Ève Aubin               Signature : E. Aubin (cachet)\n\n"
        "F.2 Acceptation de l'offre par l'acheteur\nÀ ............, le ............\n"
        "Le représentant du pouvoir adjudicateur,\n\n(signature)\n",
        {FIRM: "signed", TOWN: "blank"},
    ),
    (
        "read and approved, in lines below each other",
        "Fait à Lyon, le trois mars deux mille vingt-trois.\n\n"
        "Le Prestataire (précédé de « lu et approuvé »)\n\n   Lu et approuvé\n   E. Aubin\n\n"
        "La Commune (précédé de « lu et approuvé »)\n\n   Lu et approuvé\n   P. Roux\n",
        {FIRM: "signed", TOWN: "signed"},
    ),
    (
        "a remark that asks for a signature is none",
        "Fait à Lyon, le 3 mars 2023\n\nPour le Prestataire                     Pour la Commune\n"
        "(signature précédée de « lu et approuvé »)   (signature précédée de « lu et approuvé »)\n\n"
        "E. Aubin  [signé + tampon]              ....................\n",
        {FIRM: "signed", TOWN: "blank"},
    ),
    (
        "names of two lines over the marks",
        "Ainsi fait et signé à Lyon le 3 mars 2023.\n\nPour ORME NETTOYAGE          Pour la Commune de\n"
        "SERVICES                     Tilleul-le-Vieux\n\nE. Aubin\n"
        "[paraphe et cachet]          ......................\n",
        {FIRM: "signed", TOWN: "blank"},
    ),
    (
        "a service of electronic signature, hash and hour under the names",
        "Pour Orme Nettoyage Services       Pour la Commune\n\nDocuSigned by:                     DocuSigned by:\n"
        "Ève Aubin                          Paul Roux\nA91B33E0C2D84F1...                 04F7DD1C66E24B9...\n"
        "25-avr.-2024 | 10:41 CEST          2 mai 2024 | 16:07 CEST\n",
        {FIRM: "signed", TOWN: "signed"},
    ),
    (
        "lines with the party, the person and the day under one heading",
        "Signé par voie électronique (dossier n° 8821)\n\nORME NETTOYAGE SERVICES – Ève Aubin – le 16 mai 2024\n"
        "Commune de Tilleul-le-Vieux – Paul Roux – le 19 mai 2024\n",
        {FIRM: "signed", TOWN: "signed"},
    ),
    (
        "printed names alone",
        "Fait à Lyon, le 3 mars 2023\n\nPour le Prestataire\nÈve Aubin\n\nPour la Commune\nPaul Roux\n",
        {},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_states(text: str, wanted: dict[str, str]) -> None:
    found = [term for term in read(PREAMBLE + text, "fr", "signature") if term.state == "stated"]
    assert {term.value.get("party"): term.value["state"] for term in found} == wanted


def test_a_person_who_runs_the_company_signs_for_it() -> None:
    text = (
        "Entre la société ORME SARL, représentée par sa gérante Mme Ève Aubin, ci-après « le Franchisé », et "
        "Madame Ève Aubin, née le 3 mai 1970, demeurant à Lyon, ci-après « la Caution ».\n\nArticle 1 - Objet\n"
        "La présente.\n\nFait à Lyon, le 2 février 2024\n\nPour le Franchisé\nEve Aubin        [signé]\n\n"
        "Madame Ève Aubin, en son nom personnel\n                 ....................\n"
    )
    found = {term.value.get("party"): term.value["state"] for term in read(text, "fr", "signature")}
    assert found == {"ORME SARL": "signed", "Ève Aubin": "blank"}


def test_a_couple_is_called_by_its_part_once() -> None:
    text = (
        "Entre les soussignés :\n1°) M. Paul Roux, retraité, et Mme Ève Aubin, demeurant ensemble à Lyon, ci-après "
        "« le Bailleur »,\n2°) La société TILLEUL, SARL, dont le siège est à Lyon, ci-après « le Preneur ».\n\n"
        "Article 1 - Objet\nUn local.\n\nFait à Lyon, le 2 février 2024\n\nLe Bailleur              Le Preneur\n"
        "Lu et approuvé           Lu et approuvé\n[signature manuscrite]   L. Orme [signature]\n"
    )
    found = {term.value.get("party"): term.value["state"] for term in read(text, "fr", "signature")}
    assert found == {"Paul Roux": "signed", "Ève Aubin": "signed", "TILLEUL": "signed"}
