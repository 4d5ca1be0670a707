"""Annexes: how they are named, which of them the paper holds, and where that is not to be told."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.terms._annex_names import names
from pipeline.types import Language
from tests.pipeline.terms._reading import document, read

NAMES = [
    ("le prix figure à l'annexe 2 et à l'Annexe A", ["Annexe 2", "Annexe A"]),
    ("les annexes 1, 2 et 4", ["Annexe 1", "Annexe 2", "Annexe 4"]),
    ("les annexes 1 à 4", ["Annexe 1", "Annexe 2", "Annexe 3", "Annexe 4"]),
    ("l'annexe tarifaire jointe", ["Annexe tarifaire"]),
    ("annexe n° 3", ["Annexe 3"]),
    ("Exhibits A and B", ["Exhibit A", "Exhibit B"]),
    ('Schedule "C" and Schedule 1.5(a)', ["Schedule C", "Schedule 1.5(a)"]),
    ("in Annex II hereto", ["Annex II"]),
    ("to the tolerances set out in the Second Schedule", ["Schedule 2"]),
    ("THE FIRST SCHEDULE\n(the Machines)", ["Schedule 1"]),
    ("listed in the First Schedule hereto and the Third Schedule", ["Schedule 1", "Schedule 3"]),
    ("the Fourth Appendix and Part II of the Sixth Schedule", ["Appendix 4", "Schedule 6"]),
    ("a second schedule of visits; the First Schedule Payment", []),
    ("to schedule a meeting; the schedule of charges; exhibit 3 rooms", []),
    ("SCHEDULE OF FEES", []),
    ("Form Schedule 13D", []),
    ("Delivery Schedules\n330 Detours", []),
    ("ARTICLE 6 - COMMITMENTS OF THE PARTNERS AND SCHEDULE\n6.1 Upon signature", []),
    ("as are listed in SCHEDULE\n6.1 to this Agreement", ["Schedule 6.1"]),
    ("l'annexe à signer", []),
]


@pytest.mark.parametrize(("text", "wanted"), NAMES)
def test_names(text: str, wanted: list[str]) -> None:
    assert sorted(name.shown for name in names(text)) == sorted(wanted)


BODY = (
    "SUPPLY AGREEMENT\n\n1. Supply\n\n"
    + "The Supplier sells the products to the Buyer as agreed here. " * 18
)
CORPS = "Le Prestataire réalise les prestations que le Client lui commande au titre du contrat. " * 14
Wanted = dict[str, tuple[object, object]]
SIGNED = CORPS + "\n\nFait à Auray, le 4 mai 2025.\n\nLe Maître d'œuvre\tLe Client\nH. Le Bris\tD. Cado\n\n"
ENDED = BODY + "\n\nSigned on 3 May 2025\n\nThe Supplier\tThe Buyer\nR. Pound\tL. Hay\n\n"
CASES: list[tuple[str, Language, str, Wanted]] = [
    (
        "the last words announce one",
        "fr",
        SIGNED + "Annexe 1 : liste du matériel",
        {"Annexe 1": (False, "liste du matériel")},
    ),
    (
        "two of them",
        "en",
        ENDED + "Schedule 1: tariff\nSchedule 2: calendar",
        {"Schedule 1": (False, "tariff"), "Schedule 2": (False, "calendar")},
    ),
    (
        "a head and nothing under it",
        "en",
        ENDED + "SCHEDULE A\n\nTARIFF",
        {"Schedule A": (False, "TARIFF")},
    ),
    (
        "there may be a drawing",
        "fr",
        SIGNED + "Annexe 1 : plan du rez-de-chaussée",
        {"Annexe 1": (None, "plan du rez-de-chaussée")},
    ),
    (
        "no number",
        "fr",
        SIGNED + "Annexes : devis, calendrier",
        {"Annexes : devis, calendrier": (None, None)},
    ),
    ("put beside it", "fr", SIGNED + "P.J. : devis du 3 mars", {"P.J. : devis du 3 mars": (None, None)}),
    (
        "enclosed",
        "en",
        ENDED + "Enclosures: tariff, calendar",
        {"Enclosures: tariff, calendar": (None, None)},
    ),
    (
        "it is there",
        "fr",
        SIGNED + "Annexe 1 : matériel\n\nDeux grues, une bétonnière et trois échafaudages de six mètres.",
        {"Annexe 1": (True, "matériel")},
    ),
    ("a page number", "en", ENDED + "Exhibit A-1", {}),
    ("nothing is announced", "fr", SIGNED, {}),
    (
        "one is there, one is not",
        "en",
        BODY + "\n\n2. Price\n\nPrices are in Exhibit A and volumes in Exhibit "
        "B (Volumes).\n\nEXHIBIT A\n\nPRICE LIST\n\nBolts cost 2 dollars a hundred and nuts 3 dollars.",
        {"Exhibit A": (True, "PRICE LIST"), "Exhibit B": (False, "Volumes")},
    ),
    (
        "made after signature",
        "en",
        BODY + "\n\nThe test plan shall be developed by the Supplier and attached hereto as Exhibit C.",
        {"Exhibit C": (None, None)},
    ),
    (
        "listed, and told not to be",
        "en",
        BODY
        + "\n\nThe committee works as Appendix C says.\n\nTABLE OF APPENDICES\n\nAppendix B - Business plan"
        "\nAppendix C* - Committee\n* No such appendix completed by the parties.",
        {"Appendix C": (None, "Committee")},
    ),
    (
        "the part of a public form",
        "en",
        BODY + "\n\nThe Adviser's fees are told in Schedule H of Part II of its Form ADV.",
        {},
    ),
    (
        "in capitals alone, under the foot of a page",
        "en",
        BODY + "\n\nThe model licence is Exhibit D.\n\n"
        "Licence of Software and Maintenance Agreement of Brel & Hoyt, confidential\nEXHIBIT D\n\n"
        "MODEL LICENCE\n\nThe user may install one copy on one computer and keep one more for safety.",
        {"Exhibit D": (True, "MODEL LICENCE")},
    ),
    (
        "incorporated by reference",
        "en",
        BODY + "\n\nThe code of conduct (Schedule 3), incorporated by reference, applies.",
        {"Schedule 3": (None, None)},
    ),
    (
        "another paper's",
        "en",
        BODY + "\n\nTerms have the meaning of Schedule 2 to the Master Purchase Agreement.",
        {},
    ),
    (
        "a reference at the start of a line is no heading",
        "en",
        BODY + "\n\nThe products are made as the parties have set it out in\n"
        "Exhibit C.\n\n2. Term\n\nThe term is one year and ends when either party says so in writing.",
        {"Exhibit C": (False, None)},
    ),
    (
        "said to be left out",
        "en",
        BODY + "\n\nSee Exhibit D.\n\nEXHIBIT D\n\n[Intentionally Omitted]",
        {"Exhibit D": (False, None)},
    ),
    (
        "redacted is there",
        "en",
        BODY + "\n\nSee Exhibit D.\n\nEXHIBIT D\n\n[***]",
        {"Exhibit D": (True, None)},
    ),
    (
        "une liste n'est pas une annexe",
        "fr",
        "CONTRAT DE SERVICES\n\nArticle 1 - Objet\n\n"
        + CORPS
        + "\n\nArticle 2 - Documents\n\nLe contrat comprend "
        "l'annexe 1, l'annexe 2 et l'annexe 3.\n\nListe des annexes\n\nAnnexe 1 : Tarifs\n"
        "Annexe 2 : Planning\nAnnexe 3 : Sécurité\n\nFait à Lyon.\n\nANNEXE 1 - TARIFS\n\n"
        "La journée est facturée 800 euros hors taxes.",
        {"Annexe 1": (True, "TARIFS"), "Annexe 2": (False, None), "Annexe 3": (False, None)},
    ),
    (
        "l'annexe d'un texte",
        "fr",
        "CONTRAT\n\nArticle 1 - Objet\n\n" + CORPS + "\n\nIl applique l'annexe II du règlement européen.",
        {},
    ),
    (
        "un avenant parle des annexes du contrat",
        "fr",
        "AVENANT N° 2 AU CONTRAT\n\nArticle 1 - Objet\n\n" + CORPS + "\n\nL'annexe 4 est modifiée.",
        {"Annexe 4": (None, None)},
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_annexes(language: Language, text: str, wanted: Wanted) -> None:
    found = {
        str(term.value["name"]): (term.value.get("present"), term.value.get("title"))
        for term in read(text, language, "annex")
    }
    assert found == wanted


def test_a_page_that_was_not_read_may_hold_it() -> None:
    text = BODY + "\n\nPrices are in Exhibit A."
    made = document(text, "en")
    worse = dataclasses.replace(made, pages=(dataclasses.replace(made.pages[0], quality=0.4),))
    running = flow(worse)
    (term,) = extract(running, segment(running), only={"annex"})
    assert term.state == "unknown"
    assert "read well" in term.reason


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "SUPPLY AGREEMENT ADDENDUM II\n\nThis Supply Agreement Addendum II is made on 3 May 2020. The "
            "parties agree that this Addendum II is part of the Supply Agreement.",
            [],
        ),
        (
            "SUPPLY AGREEMENT\n\nThis Agreement and Addendum II are one. The prices are in Addendum II.",
            ["Addendum II"],
        ),
    ],
)
def test_a_papers_own_name_is_none_of_its_annexes(text: str, wanted: list[str]) -> None:
    assert [term.value_text for term in read(text, "en", "annex")] == wanted


@pytest.mark.parametrize(
    ("head", "language"),
    [
        (
            "EXHIBIT 'C'\n\nThis Exhibit C is agreed on 4 May 2020 between Alder Ltd and Birch Ltd.\n\n",
            "en",
        ),
        ("ALDER SOFTWARE\n\nPHASE 2\n\nSTATEMENT OF WORK - APPENDIX C\nIssued to Birch Ltd.\n\n", "en"),
        ("ANNEXE 4\n\nEntre Aulne SARL et Bouleau SAS, la présente Annexe 4 est arrêtée.\n\n", "fr"),
    ],
)
def test_a_paper_that_is_an_annex_may_speak_of_its_contracts_annexes(head: str, language: Language) -> None:
    body, spoken = (
        (BODY, "Fees are in Exhibit A.") if language == "en" else (CORPS, "Le prix est en annexe 1.")
    )
    (term,) = read(head + body + "\n\n" + spoken, language, "annex")
    assert (term.state, "itself an annex" in term.reason) == ("unknown", True)
    (alone,) = read(body + "\n\n" + spoken, language, "annex")
    assert alone.value["present"] is False


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("This contract replaces in full the Annex 7 that was in force until now.", "en"),
        ('What Annex 7 "Support" says, which was an integral part of the original contract, ends.', "en"),
        ("Prices stay as in Annex 7 to the contract of 4 July 2019.", "en"),
        ("The definitions are those of the Licence Agreement's Annex 7.", "en"),
        ("Le présent contrat remplace intégralement l'annexe 7 en vigueur jusqu'ici.", "fr"),
        ("Les prix restent ceux de l'annexe 7 du contrat de levage du 14 juillet 2019.", "fr"),
        ("Les définitions sont celles de l'annexe 7 du contrat-cadre.", "fr"),
    ],
)
def test_an_annex_of_another_paper_is_not_missing_here(said: str, language: Language) -> None:
    body = BODY if language == "en" else CORPS
    assert all(term.state == "unknown" for term in read(f"{body}\n\n{said}", language, "annex"))


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("The forecast will be attached hereto as Annex 7, and finalised before the launch.", "en"),
        ("Un état des lieux sera dressé et constituera l'annexe 7 ; il sera annexé aux présentes.", "fr"),
        ("La liste des sites, qui reste à définir, forme l'annexe 7.", "fr"),
    ],
)
def test_an_annex_to_be_drawn_up_later_is_not_missing(said: str, language: Language) -> None:
    (term,) = read(f"{BODY if language == 'en' else CORPS}\n\n{said}", language, "annex")
    assert (term.state, "later" in term.reason) == ("unknown", True)


def test_an_annex_by_its_place_in_order() -> None:
    text = (
        BODY
        + "as set out in the Second Schedule, and listed in the First Schedule.\n\nTHE FIRST SCHEDULE\n"
    )
    text += "(the Machines)\n\nWeighbridge, fifty tonnes, number one hundred and fourteen, main gate\n"
    told = {str(term.value["name"]): term.value.get("present") for term in read(text, "en", "annex")}
    assert told == {"Schedule 2": False, "Schedule 1": True}


def _present(text: str, language: Language) -> dict[str, object]:
    return {
        str(term.value["name"]): term.value.get("present")
        for term in read(text, language, "annex")
        if isinstance(term.value, dict)
    }


RULED = """CONTRAT DE PRESTATION

Article 1 - Prix
Les prix figurent à l'annexe 1. Aucune annexe environnementale n'est requise.

Article 2 - Durée
Le présent contrat est conclu pour une durée de trois ans à compter de sa signature par les deux parties.

Fait à Lyon, le 3 mars 2025.
Pour le Client                         Pour le Prestataire
[signé] A. Morel                       [signé] B. Caron
--------------------------------------------------------------
ANNEXE 1 – PRIX UNITAIRES

Journée de consultant : 900 euros hors taxes. Demi-journée : 480 euros hors taxes.
"""


def test_a_ruled_line_parts_an_annex_from_signatures_and_what_is_denied_is_none() -> None:
    assert _present(RULED, "fr") == {"Annexe 1": True}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Appendix A (rooms) and Appendix B (products) form part of this contract."),
        ("en", "Appendix A and Appendix B are attached to this contract."),
        ("en", "Appendix A (rooms) is part of this contract."),
        ("fr", "Annexe A (locaux) et Annexe B (produits) font partie du contrat."),
        ("fr", "Annexe A ou Annexe B s'applique."),
        ("fr", "Annexe A (locaux) fait partie du contrat."),
    ],
)
def test_a_line_that_goes_on_is_no_heading(language: Language, line: str) -> None:
    head = "CLEANING AGREEMENT" if language == "en" else "CONTRAT DE NETTOYAGE"
    text = f"{head}\n\n{'The rooms are cleaned each week. ' * 20}\n\n{line}\n\nThe price is fixed."
    found = read(text, language, "annex")
    assert found
    for one in found:
        assert not {"and", "et", "form", "font", "fait", "is"} & set(str(one.value.get("title")).split())
        assert not one.value.get("present")
