# ruff: noqa: E501 (texts to be read as they stand)
"""What kind of paper it is: contract, amendment, letter, invoice and others."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.terms import document_class, party, title
from pipeline.terms.base import View
from pipeline.types import Document, FlowText, Page, Span
from tests.pipeline.terms._reading import read
from tests.pipeline.terms._views import view_of

_CONTRACT_FR = """CONTRAT DE PRESTATION DE SERVICES
Entre les soussignés :
La société ORMEAU, SARL au capital de 10 000 €, RCS Dijon 443 061 841, ci-après « le Prestataire », d'une part,
et
La société TILIA, SAS au capital de 20 000 €, ci-après « le Client », d'autre part.
Il a été convenu ce qui suit. Article 1 - Objet. Le présent contrat a pour objet le nettoyage.
Fait à Dijon, en deux exemplaires."""
_CONTRACT_EN = """SERVICES AGREEMENT
This Services Agreement (this "Agreement") is entered into by and between Acme Widgets, Inc. ("Acme") and
Tarrow Foods, LLC ("Tarrow"). WHEREAS, the parties agree as follows. This Agreement is governed by the laws of
Ohio. IN WITNESS WHEREOF, the parties hereto have signed."""


def _class(text: str, language: Any) -> Any:
    view = view_of(text, language)
    terms = [*title.EXTRACTOR.extract(view, ()), *party.EXTRACTOR.extract(view, ())]
    (term,) = document_class.EXTRACTOR.extract(view_of(text, language, terms), ())
    return term


CASES = [
    ("fr", "contract", _CONTRACT_FR),
    ("en", "contract", _CONTRACT_EN),
    ("en", "amendment", _CONTRACT_EN.replace("SERVICES AGREEMENT", "AMENDMENT NO. 1 TO SERVICES AGREEMENT")),
    ("fr", "amendment", _CONTRACT_FR.replace("CONTRAT DE PRESTATION", "AVENANT N° 2 AU CONTRAT DE PRESTATION")),
    ("fr", "draft", _CONTRACT_FR.replace("\nEntre", "\nPROJET - VERSION 3 DU 2 OCTOBRE\nEntre", 1)),
    ("fr", "draft", _CONTRACT_FR.replace("\nEntre", "\nVersion du 2 octobre, sous réserve d'accord\nEntre", 1)),
    ("fr", "contract", _CONTRACT_FR.replace("le nettoyage.", "le nettoyage, sous réserve d'accord du Client sur les horaires.")),
    ("fr", "annex", "ANNEXE TARIFAIRE AU CONTRAT DE GARDIENNAGE\n\nPoste\tPrix annuel HT\nA1\t3 120,00 €"),
    ("fr", "annex", "Annexe 2 - Liste des sites\n\nSite A, Dijon\nSite B, Beaune"),
    ("en", "annex", "SCHEDULE 2 TO THE MASTER SUPPLY AGREEMENT\n\nPrices\nBuckle\t$0.42"),
    ("en", "annex", "Exhibit A to the Services Agreement between Acme Widgets, Inc. and Tarrow Foods, LLC\n\nHours and rates"),
    ("en", "contract", "EXHIBIT 10.2\n\n" + _CONTRACT_EN),
    ("en", "draft", "Subject to contract\n" + _CONTRACT_EN),
    ("en", "draft", "DRAFT 4/3/2020\n" + _CONTRACT_EN),
    ("fr", "template", _CONTRACT_FR.replace("La société TILIA, SAS", "XXXNOMXXX, XXXFORMEXXX").replace("Dijon,", "XXXVILLEXXX,")),
    ("fr", "template", _CONTRACT_FR.replace("TILIA", "{{client.name}}").replace("nettoyage", "{{objet}}").replace("20 000", "{{capital}}")),
    ("fr", "general_terms", "CONDITIONS GÉNÉRALES DE VENTE\nArticle 1. Les présentes conditions s'appliquent à toute commande."),
    ("en", "general_terms", "Terms and Conditions of Sale\n1. These terms apply to every order that a buyer places."),
    (
        "fr",
        "termination_letter",
        "TILIA SAS\n3 rue Haute, Dijon\n\nORMEAU SARL\n\nDijon, le 3 mai 2024\n\nObjet : résiliation de notre contrat\n\nMadame, "
        "Monsieur,\nNous vous notifions la résiliation du contrat de nettoyage.\nVeuillez agréer nos salutations distinguées.",
    ),
    (
        "en",
        "termination_letter",
        "May 3, 2024\n\nDear Ms. Brand,\n\nWe hereby give you notice of termination of the agreement of 2019.\n\nYours sincerely,\nA. Moss",
    ),
    (
        "en",
        "termination_letter",
        "3 May 2024\n\nDear Ms Brand,\n\nTake this letter as notice that Moss Ltd will not be renewing the cleaning contract.\n\nYours sincerely,\nA. Moss",
    ),
    (
        "en",
        "termination_letter",
        "3 May 2024\n\nDear Ms Brand,\n\nUnder clause 7 we are giving notice of two months. The contract will come to an end on 5 July 2024.\n\nYours sincerely,\nA. Moss",
    ),
    ("en", "letter", "3 May 2024\n\nDear Ms Brand,\n\nTell us by June whether you wish the contract to go on for a third year.\n\nYours sincerely,\nA. Moss"),
    (
        "fr",
        "letter",
        "Dijon, le 3 mai 2024\n\nMadame,\n\nJe vous remercie de votre accueil et vous adresse le compte rendu.\n\nVeuillez agréer, Madame, "
        "mes salutations distinguées.",
    ),
    ("en", "letter", "May 3, 2024\n\nDear Mr. Moss,\n\nPlease find enclosed the minutes of our meeting.\n\nKind regards,\nJ. Brand"),
    (
        "fr",
        "invoice",
        "TILIA SAS\nFACTURE N° 2024-118\nDate de facture : 3 mai 2024\nDésignation  Quantité  Prix unitaire\nNettoyage 1 300,00 €\n"
        "Total HT 300,00 €\nTVA 20 % 60,00 €\nNet à payer 360,00 €",
    ),
    ("en", "invoice", "INVOICE No. 881\nInvoice date: May 3, 2024\nBill to: Acme\nUnit price\nSubtotal $300\nTotal due $360"),
    ("en", "order", "PURCHASE ORDER No. 7731\nOrder date: May 3, 2024\nShip to: Acme\nQuantity  Unit price\nChairs 4 $30"),
    ("fr", "order", "BON DE COMMANDE n° 551\nDate de commande : 3 mai 2024\nAdresse de livraison : Dijon\nQuantité  Prix unitaire\nChaises 4 30 €"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "expected", "text"), CASES, ids=[f"{one[0]} {one[1]}" for one in CASES]
)
def test_class(language: str, expected: str, text: str) -> None:
    term = _class(text, language)
    assert (term.state, term.value_text) == ("stated", expected)
    assert term.value == {"class": expected}
    assert term.evidences[0].quote.strip()


@pytest.mark.parametrize(
    "text",
    [
        _CONTRACT_EN.replace("Ohio", "[***]"),
        _CONTRACT_EN + "\n• first\n• second\n● third\n● fourth\n● fifth\n• sixth",
        _CONTRACT_EN + "\nBy: ________ Name: ________ Title: ________ Date: ________",
        _CONTRACT_EN.replace("laws", "laws XXXXXXXX and XXXXXX and XXXXXXXXXXX"),
    ],
    ids=["redacted", "bullets", "signature lines", "redacted with X"],
)
def test_a_published_contract_is_no_template(text: str) -> None:
    assert _class(text, "en").value_text == "contract"


def test_a_release_for_the_press_is_no_contract() -> None:
    text = (
        "Brevin Works and Verlac Mills Sign Outsourcing Agreement\n\nZURICH, March 3 - Brevin Works AG announced today "
        "that Verlac Mills will run its data centre for ten years. Shares rose on the news."
    )
    assert _class(text, "en").value_text == "other"
    assert _class(f"{_CONTRACT_EN} Brevin announced today that it agrees.", "en").value_text == "contract"


@pytest.mark.parametrize(
    ("heading", "language", "expected"),
    [
        ("AMENDMENT NO. 2 TO MANUFACTURING AGREEMENT", "en", "amendment"),
        ("FIRST AMENDED AND RESTATED LICENSE AGREEMENT", "en", "contract"),
        ("Purchase Order Terms and Conditions", "en", "general_terms"),
        ("Contrat-cadre et bon de commande", "fr", "contract"),
        ("ANNEXE TARIFAIRE", "fr", "annex"),
        ("Rapport annuel", "fr", None),
    ],
)
def test_title_class(heading: str, language: str, expected: str | None) -> None:
    assert document_class.title_class(heading, language) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("SERVICES AGREEMENT ADDENDUM I", "amendment"),
        ("SERVICES AGREEMENT - SECOND AMENDMENT", "amendment"),
        ("CONTRAT DE MAINTENANCE - AVENANT N° 2", "amendment"),
        ("AMENDED AND RESTATED SERVICES AGREEMENT", "contract"),
        ("SERVICES AGREEMENT, AS AMENDED BY AMENDMENT NO. 2", "contract"),
        ("SERVICES AGREEMENT INCLUDING ADDENDUM A", "contract"),
    ],
)
def test_a_word_of_change_anywhere_in_a_title_makes_an_amendment(heading: str, expected: str) -> None:
    assert document_class.title_class(heading, "fr" if "CONTRAT" in heading else "en") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Acme and Tarrow, having made a Supply Contract in 2019, now agree to amend that Contract so:",
            "amendment",
        ),
        ("The parties desire to amend the said Supply Agreement as follows.", "amendment"),
        ("This Addendum II shall be affixed to the Supply Agreement signed by the parties.", "amendment"),
        ("The parties desire to amend and restate the Supply Agreement in its entirety.", "contract"),
        ("The parties may agree to amend prices.", "contract"),
    ],
)
def test_the_first_page_tells_an_amendment(said: str, expected: str) -> None:
    text = _CONTRACT_EN.replace(
        "WHEREAS, the parties agree as follows.", f"WHEREAS, {said} They agree as follows."
    )
    assert _class(text, "en").value_text == expected


@pytest.mark.parametrize("words", ["PROJET v3 - non signé", "DRAFT", "Draft of May 3, 2024 - Page 1"])
def test_a_running_head_tells_a_draft(words: str) -> None:
    text = f"{words}\n{_CONTRACT_EN}"
    document = Document(
        "0" * 64,
        "text/plain",
        "en",
        text,
        (Page(1, 0, len(text), "text", 1.0),),
        (Span(0, len(words), "header"),),
    )
    start = len(words) + 1
    view = View(FlowText(document, text[start:], ((0, start, len(text) - start),)), ())
    (term,) = document_class.EXTRACTOR.extract(view, ())
    assert term.value_text == "draft"
    assert term.evidences[0].quote == words


def test_what_fits_nothing_is_unknown_or_unsure() -> None:
    term = _class("Liste des courses : pommes, poires, farine, sucre.", "fr")
    assert term.state == "unknown" or term.confidence < 0.8


@pytest.mark.parametrize(
    "text",
    [
        "THIS AND OF THE AGREEMENT FOR " * 8000,
        "\n" * 60_000 + "AGREEMENT",
        "between " + " " * 100_000,
        "____ ...... [●] «Aa» " * 10_000,
        "LE CLIENT\n" * 10_000,
        "Entre la société A, et la société B, d'une part, et " * 4000,
    ],
    ids=["capitals", "empty lines", "blanks", "placeholders", "labels", "parties"],
)
def test_an_odd_long_text_costs_little(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    import models
    from pipeline.terms import contract_type

    def missing(name: str) -> Any:
        raise models.ModelError("no trained model")

    monkeypatch.setattr(models, "load", missing)
    start = time.process_time()
    languages: tuple[Any, ...] = ("fr", "en")
    for language in languages:
        terms: list[Any] = []
        for extractor in (title, party, document_class, contract_type):
            terms.extend(extractor.EXTRACTOR.extract(view_of(text, language, terms), ()))
    assert time.process_time() - start < 3.0


_FORM = """DISTRIBUTION AGREEMENT
This Distribution Agreement is entered into as of ____________ by and between BREVIN WORKS AG, a Swiss corporation
("Brevin"), and _______________, a corporation organized under the laws of ____________ ("Distributor").
WHEREAS, the parties agree as follows. This Agreement is governed by the laws of Ohio. IN WITNESS WHEREOF, signed."""
_FIELDS = """SUPPLY CONTRACT
Contract No:
Date:
The buyer: Verlac Mills LLC
Add:
The seller:
Add:
The Contract is concluded by the parties. 1. General provisions. This agreement applies to all orders. IN WITNESS
WHEREOF the parties hereto have entered into this agreement."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_FORM, "template"),
        (_FIELDS, "template"),
        (_FORM.replace("_______________, a corp", "Verlac LLC, a corp"), "contract"),
        (
            _FORM.replace(', a corporation organized under the laws of ____________ ("', ' (called the "'),
            "template",
        ),
        (_FIELDS.replace("seller:", "seller: Brevin Inc."), "contract"),
    ],
)
def test_a_form_that_was_not_filled_in_is_a_template(text: str, expected: str) -> None:
    assert _class(text, "en").value_text == expected


def test_a_blank_where_a_party_should_stand_is_an_unknown_party() -> None:
    for text, role in ((_FORM, "Distributor"), (_FIELDS, "The seller")):
        found = list(party.EXTRACTOR.extract(view_of(text, "en"), ()))
        assert [term.value.get("alias") for term in found if term.state == "unknown"] == [role]


@pytest.mark.parametrize(
    ("says", "closes", "kind"),
    [
        (
            "is the contract between Alder Dairy B.V. and Boreal Advice B.V.",
            "Agreed:\n/s/ Petra Hoek",
            "contract",
        ),
        ("constitutes the agreement between our companies", "Please sign and return a copy.", "contract"),
        ("is about the contract between our companies", "Please sign and return a copy.", "letter"),
        ("is the contract between our companies", "", "letter"),
    ],
)
def test_a_letter_that_both_sides_sign_is_their_contract(says: str, closes: str, kind: str) -> None:
    text = (
        f"Alder Dairy B.V.\n20 August 2026\n\nDear Ms. Hoek,\n\nThis letter, once signed, {says}. You will study"
        f" the transport of milk.\n\nYours sincerely,\n\n/s/ Joost van Rijn\n\n{closes}\n"
    )
    (term,) = read(text, "en", "document_class")
    assert term.value["class"] == kind


_VARIED = """{head}

Lynher Stores Limited
Quay House, Saltash

14 May 2025

Dear Morwenna

Warehousing Agreement dated 6 June 2022

We have agreed to vary the Agreement as follows.

1. With effect from 1 July 2025 the Monthly Charge is £2,400.

Yours sincerely

Jory Pascoe
{foot}"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            _VARIED.format(
                head="LETTER OF VARIATION", foot="Agreed: Morwenna Tonkin, Director, 20 May 2025"
            ),
            "amendment",
        ),
        (
            _VARIED.format(head="", foot="Please sign and return this letter.\nAgreed: Morwenna Tonkin"),
            "amendment",
        ),
        # nobody signed for the other side
        (
            _VARIED.format(head="", foot="Director").replace("We have agreed to vary", "We wish to vary"),
            "letter",
        ),
        (_CONTRACT_EN.replace("SERVICES AGREEMENT", "DEED OF VARIATION"), "amendment"),
        (_CONTRACT_EN.replace("SERVICES AGREEMENT", "SUPPLEMENTAL AGREEMENT"), "amendment"),
        (_CONTRACT_EN.replace("SERVICES AGREEMENT", "DEED OF GUARANTEE"), "contract"),
    ],
)
def test_a_variation_is_an_amendment(text: str, expected: str) -> None:
    assert _class(text, "en").value_text == expected


@pytest.mark.parametrize(
    ("language", "says", "kind"),
    [
        ("fr", "La commande est régie par les conditions générales de location reproduites ci-dessous.", "contract"),
        ("fr", "La commande est passée en application du contrat-cadre et des conditions reproduites ci-dessous.", "order"),
        ("fr", "La commande est régie par les conditions générales remises au Client.", "order"),
        ("en", "The hire is subject to the terms and conditions set out below.", "contract"),
        ("en", "This order is placed under the Framework Agreement, whose terms are set out below for reference.", "order"),
        ("en", "The hire is subject to the Supplier's terms and conditions of May 2024.", "order"),
    ],
)  # fmt: skip
def test_an_order_that_bears_its_terms_is_the_contract(language: str, says: str, kind: str) -> None:
    if language == "fr":
        text = f"BON DE COMMANDE N° 311\n\nDate de commande : 3 mai 2025\nQuantité : 4\nPrix unitaire : 310 €\n\n{says}\n"
    else:
        text = f"PURCHASE ORDER No. 311\n\nOrder date: 3 May 2025\nQuantity: 4\nUnit price: £310\nOrder number: 311\n\n{says}\n"
    assert _class(text, language).value_text == kind
