"""Signature blocks: who signs for whom, and whether a mark, an empty line or neither is to be seen."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Language, Term
from tests.pipeline.terms._reading import document, read

PREAMBLE = (
    'This Supply Agreement is made between Alder Foods, Inc., a Delaware corporation ("Supplier"), and '
    'Birch Retail LLC, an Ohio limited liability company ("Buyer").\n\n'
    "1. Supply\n\nSupplier sells and Buyer buys the products.\n\n"
    "IN WITNESS WHEREOF, the parties have executed this Agreement.\n\n"
)
PREAMBULE = (
    "Entre la société ALPHA SAS, ci-après « le Bailleur », et la société BETA SARL, ci-après "
    "« le Preneur ».\n\n1. Objet\n\nLe Bailleur donne à bail les locaux.\n\n"
    "Fait à Nantes, en deux exemplaires.\n\n"
)
Wanted = dict[str, str]
CASES: list[tuple[str, Language, str, list[Wanted]]] = [
    (
        "a column of witnesses, names under both",
        "en",
        "WITNESS:\tALDER FOODS, INC.\n\n/s/ Mary Clerk\tBy /s/ Jane Q. Doe\nJane Q. Doe, President\n"
        "Mary Clerk, Assistant\t12/14/2015\n\nATTEST:\tBIRCH RETAIL LLC\n\n/s/ Paul Aide\tBy /s/ John Roe\n"
        "John Roe, Manager\nPaul Aide, Secretary\n",
        [
            {
                "party": "Alder Foods, Inc.",
                "state": "signed",
                "how": "s_mark",
                "signatory": "Jane Q. Doe",
                "capacity": "President",
            },
            {
                "party": "Birch Retail LLC",
                "state": "signed",
                "how": "s_mark",
                "signatory": "John Roe",
                "capacity": "Manager",
            },
        ],
    ),
    (
        "witnesses below, one by one",
        "en",
        "ALDER FOODS, INC.\n\nBy: /s/ Jane Q. Doe\nName: Jane Q. Doe\n\nBIRCH RETAIL LLC\n\n"
        "By: /s/ John Roe\n"
        "Name: John Roe\n\nWitness: /s/ Mary Clerk\n\nATTEST:\n\n/s/ Paul Aide\nPaul Aide\n",
        [
            {"party": "Alder Foods, Inc.", "state": "signed", "how": "s_mark", "signatory": "Jane Q. Doe"},
            {"party": "Birch Retail LLC", "state": "signed", "how": "s_mark", "signatory": "John Roe"},
        ],
    ),
    (
        "printed marks",
        "en",
        "ALDER FOODS, INC.\n\nBy:\t/s/ Jane Q. Doe\nName: Jane Q. Doe\nTitle: President\n"
        "Date: June 8, 2019\n\n"
        "BIRCH RETAIL LLC\n\nBy: /s/ John Roe\n-----------------\nJohn Roe\nManager\n",
        [
            {
                "party": "Alder Foods, Inc.",
                "state": "signed",
                "how": "s_mark",
                "signatory": "Jane Q. Doe",
                "capacity": "President",
                "date": "2019-06-08",
            },
            {
                "party": "Birch Retail LLC",
                "state": "signed",
                "how": "s_mark",
                "signatory": "John Roe",
                "capacity": "Manager",
            },
        ],
    ),
    (
        "two columns, one left empty",
        "en",
        "ALDER FOODS, INC.\tBIRCH RETAIL LLC\n\nBy: /s/ Jane Doe\tBy: ____________________\n"
        "Name: Jane Doe\tName: ____________________\nTitle: CEO\tTitle: ____________________\n",
        [
            {
                "party": "Alder Foods, Inc.",
                "state": "signed",
                "how": "s_mark",
                "signatory": "Jane Doe",
                "capacity": "CEO",
            },
            {"party": "Birch Retail LLC", "state": "blank"},
        ],
    ),
    (
        "empty labels",
        "en",
        "SUPPLIER:\nBy:\nName:\nTitle:\n\nBUYER:\nBy:\nName:\nTitle:\n",
        [
            {"party": "Alder Foods, Inc.", "state": "blank"},
            {"party": "Birch Retail LLC", "state": "blank"},
        ],
    ),
    (
        "a printed name without a mark or a line",
        "en",
        "ALDER FOODS, INC.\n\nBy:\nName: Jane Doe\nTitle: President\n",
        [
            {
                "party": "Alder Foods, Inc.",
                "state": "unknown",
                "how": "typed",
                "signatory": "Jane Doe",
                "capacity": "President",
            }
        ],
    ),
    (
        "through a partner",
        "en",
        "BIRCH RETAIL LLC\n\nBy: Birch Holdings, Inc., its managing member\n\nBy: /s/ John Roe\n",
        [{"party": "Birch Retail LLC", "state": "signed", "how": "s_mark", "signatory": "John Roe"}],
    ),
    (
        "values over the line, labels under it",
        "en",
        "ALDER FOODS, INC.\n\n/s/ Jane Doe\n____________\nSignature\n\nJane Doe\n____________\n"
        "Name (please print)\n\n"
        "3/23/2006\n____________\nDate\n",
        [
            {
                "party": "Alder Foods, Inc.",
                "state": "signed",
                "how": "s_mark",
                "signatory": "Jane Doe",
                "date": "2006-03-23",
            }
        ],
    ),
    (
        "cells of a table, each a block run together",
        "en",
        "ALDER FOODS, INC. By: /s/ Jane Doe Name: Jane Doe Title: President\t"
        "BIRCH RETAIL LLC By: ____________ Name: John Roe\n",
        [
            {
                "party": "Alder Foods, Inc.",
                "state": "signed",
                "how": "s_mark",
                "signatory": "Jane Doe",
                "capacity": "President",
            },
            {"party": "Birch Retail LLC", "state": "blank", "signatory": "John Roe"},
        ],
    ),
    (
        "printed names beside each other",
        "en",
        "ALDER FOODS, INC.\tBIRCH RETAIL LLC\n\n/s/ Jane Doe\t/s/ John Roe\n\n"
        "Printed Name: Jane Doe\tPrinted Name: John Roe\n\nTitle:\tCEO\tTitle:\tManager\n",
        [
            {
                "party": "Alder Foods, Inc.",
                "state": "signed",
                "how": "s_mark",
                "signatory": "Jane Doe",
                "capacity": "CEO",
            },
            {
                "party": "Birch Retail LLC",
                "state": "signed",
                "how": "s_mark",
                "signatory": "John Roe",
                "capacity": "Manager",
            },
        ],
    ),
    (
        "cellule d'un tableau",
        "fr",
        "Pour le Bailleur Paul Leroy Directeur général\tPour le Preneur Anne Petit Gérante\n",
        [
            {
                "party": "ALPHA SAS",
                "state": "unknown",
                "how": "typed",
                "signatory": "Paul Leroy",
                "capacity": "Directeur général",
            },
            {
                "party": "BETA SARL",
                "state": "unknown",
                "how": "typed",
                "signatory": "Anne Petit",
                "capacity": "Gérante",
            },
        ],
    ),
    (
        "noms imprimés",
        "fr",
        "Pour le Bailleur\tPour le Preneur\nPaul Leroy\tAnne Petit\nPrésident\tGérante\n",
        [
            {
                "party": "ALPHA SAS",
                "state": "unknown",
                "how": "typed",
                "signatory": "Paul Leroy",
                "capacity": "Président",
            },
            {
                "party": "BETA SARL",
                "state": "unknown",
                "how": "typed",
                "signatory": "Anne Petit",
                "capacity": "Gérante",
            },
        ],
    ),
    (
        "lignes vides",
        "fr",
        "Pour ALPHA SAS\nNom : Paul Leroy\nQualité : Directeur général\nSignature : ______________\n\n"
        "Pour la société BETA SARL\nNom :\nQualité :\nSignature :\n",
        [
            {
                "party": "ALPHA SAS",
                "state": "blank",
                "signatory": "Paul Leroy",
                "capacity": "Directeur général",
            },
            {"party": "BETA SARL", "state": "blank"},
        ],
    ),
    (
        "signatures électroniques",
        "fr",
        "Le Bailleur\nSigné électroniquement par Paul Leroy le 12/03/2024\n\nLe Preneur\nDocuSigned by:\n"
        "Anne Petit\n",
        [
            {
                "party": "ALPHA SAS",
                "state": "signed",
                "how": "electronic",
                "signatory": "Paul Leroy",
                "date": "2024-03-12",
            },
            {"party": "BETA SARL", "state": "signed", "how": "electronic", "signatory": "Anne Petit"},
        ],
    ),
    (
        "mention au-dessus du vide",
        "fr",
        "LE BAILLEUR\tLE PRENEUR\nSignature précédée de « lu et approuvé »\t"
        "Signature précédée de « lu et approuvé »\n",
        [{"party": "ALPHA SAS", "state": "blank"}, {"party": "BETA SARL", "state": "blank"}],
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_blocks(language: Language, text: str, wanted: list[Wanted]) -> None:
    opening = PREAMBULE if language == "fr" else PREAMBLE
    found = [dict(term.value) for term in signatures(opening + text, language)]
    assert found == wanted


def signatures(text: str, language: Language) -> list[Term]:
    return [term for term in read(text, language, "signature") if term.kind == "signature"]


def test_a_pdf_whose_pages_were_not_looked_at_is_never_blank() -> None:
    made = dataclasses.replace(
        document(PREAMBLE + "ALDER FOODS, INC.\n\nBy: ____________\nName:\n", "en"),
        media_type="application/pdf",
    )
    running = flow(made)
    (term,) = (t for t in extract(running, segment(running), only={"signature"}) if t.kind == "signature")
    assert term.state == "unknown"
    assert "not seen" in term.reason
    looked = dataclasses.replace(made, metadata=(("ink_pages", "1"),))
    running = flow(looked)
    (term,) = (t for t in extract(running, segment(running), only={"signature"}) if t.kind == "signature")
    assert term.value["state"] == "blank"


def test_ink_beside_a_line_signs_it_and_no_other() -> None:
    text = PREAMBLE + "ALDER FOODS, INC.\tBIRCH RETAIL LLC\n\nBy: ____________\tBy: ____________\n"
    place = text.index("By: ____________\tBy:") + len("By: ____________\t")
    made = dataclasses.replace(
        document(text, "en"),
        media_type="application/pdf",
        metadata=(("ink_pages", "1"), ("ink", f"1:{place}:300:600:380:640")),
    )
    running = flow(made)
    found = [
        (term.value.get("party"), term.value["state"], term.value.get("how"))
        for term in extract(running, segment(running), only={"signature"})
        if term.kind == "signature"
    ]
    assert found == [("Alder Foods, Inc.", "blank", None), ("Birch Retail LLC", "signed", "ink")]


def test_a_mark_that_belongs_to_nobody_keeps_blank_from_being_said() -> None:
    text = PREAMBLE + "ALDER FOODS, INC.\n\nBy: ____________\n\nBIRCH RETAIL LLC\n\nBy: ____________\n"
    made = dataclasses.replace(
        document(text, "en"),
        media_type="application/pdf",
        metadata=(("ink_pages", "1"), ("ink", f"1:{text.index('executed')}:300:600:380:640")),
    )
    running = flow(made)
    found = [t for t in extract(running, segment(running), only={"signature"}) if t.kind == "signature"]
    assert [term.value["state"] for term in found] == ["unknown", "unknown"]
    assert "another name" in found[0].reason


def test_the_empty_form_in_an_annex_is_nobodys_missing_signature() -> None:
    body = PREAMBLE.replace("buys the products.", "buys the products. " * 60)
    text = (
        body + "ALDER FOODS, INC.\n\nBy: /s/ Jane Doe\n\nBIRCH RETAIL LLC\n\nBy: /s/ John Roe\n\n"
        "EXHIBIT A\n\nFORM OF NOTE\n\nThe Maker promises to pay.\n\nIN WITNESS WHEREOF, signed.\n\n"
        "MAKER\n\nBy: ____________\n"
    )
    assert [term.value["state"] for term in signatures(text, "en")] == ["signed", "signed"]


@pytest.mark.parametrize(
    "text",
    [
        "Payments shall be made\nby the Buyer within thirty days.\n\nThe work is done f/s/o the Buyer.",
        "Le contrat prend effet à la signature.\n\nPar ailleurs, le Client paie.",
    ],
)
def test_running_text_holds_no_block(text: str) -> None:
    assert signatures(text, "en") == []
