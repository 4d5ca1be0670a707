"""Where a file that holds several contracts is cut, and what belongs to the contract before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.binders import cut, split
from pipeline.clauses import flow, segment
from pipeline.types import Document, Page, Span

BODY = "\n\n".join(
    f"{number}. {heading}. {words}"
    for number, (heading, words) in enumerate(
        [
            ("Services", "The Provider cleans the windows of the Customer twice a month."),
            ("Fees", "The Customer pays a monthly fee of $1,200, thirty days after the invoice."),
            ("Term", "This Agreement lasts two years and ends on its second anniversary."),
            ("Law", "This Agreement is governed by the laws of the State of New York."),
        ],
        start=1,
    )
)
SIGNED = "IN WITNESS WHEREOF, the parties have executed this Agreement.\n\nBy: Ann Lee\nName: Ann Lee"
FIRST = (
    "SERVICES AGREEMENT\n\nThis Services Agreement is made on 3 March 2020 between "
    f'Brevin Inc. ("Provider") and Verlac LLC ("Customer").\n\n{BODY}\n\n{SIGNED}'
)
SECOND = FIRST.replace("SERVICES AGREEMENT", "EQUIPMENT LEASE").replace("Services Agreement", "Lease")
AMENDMENT = (
    "AMENDMENT NO. 1\nTO SERVICES AGREEMENT\n\nThis Amendment is entered into as of 1 June 2021 by "
    f"and between Brevin Inc. and Verlac LLC.\n\n1. Fees. The monthly fee is $1,300 from 1 July 2021.\n\n"
    f"2. The rest of the Agreement stands as it is, and the parties confirm it in full.\n\n{SIGNED}"
)
CORPS = "\n\n".join(
    f"Article {number} - {heading}\n{words}"
    for number, (heading, words) in enumerate(
        [
            ("Objet", "Le prestataire entretient les ascenseurs de l'immeuble du client."),
            ("Prix", "Le client verse une redevance annuelle de 4 000 euros hors taxes."),
            ("Durée", "Le contrat est conclu pour une durée de trois ans à compter de sa signature."),
            ("Loi", "Le contrat est soumis au droit français et aux tribunaux de Lyon."),
        ],
        start=1,
    )
)
SIGNE = "Fait à Lyon, le 4 mars 2020, en deux exemplaires.\n\nLe prestataire\t\tLe client"
CONTRAT = (
    "CONTRAT D'ENTRETIEN\n\nENTRE LES SOUSSIGNÉS :\nLa société Brévin SAS, d'une part,\n"
    f"et la société Verlac SARL, d'autre part.\n\n{CORPS}\n\n{SIGNE}"
)
BAIL = CONTRAT.replace("CONTRAT D'ENTRETIEN", "BAIL COMMERCIAL")
AVENANT = (
    "AVENANT N° 2 AU CONTRAT D'ENTRETIEN\n\nEntre la société Brévin SAS et la société Verlac SARL.\n\n"
    "Article 1 - Prix\nLa redevance annuelle est portée à 4 500 euros hors taxes dès le 1er janvier.\n\n"
    "Article 2 - Autres clauses\nLes autres clauses du contrat demeurent inchangées entre les parties, qui "
    f"les confirment en tant que de besoin.\n\n{SIGNE}"
)


def _document(*pages: str, furniture: tuple[Span, ...] = (), language: str = "en") -> Document:
    made: list[Page] = []
    at = 0
    for number, page in enumerate(pages, 1):
        made.append(Page(number, at, at + len(page), "text", 1.0))
        at += len(page) + 1
    text = "\f".join(pages)
    return Document("0" * 64, "application/pdf", language, text, tuple(made), furniture)  # type: ignore[arg-type]


def _cut(*pages: str, furniture: tuple[Span, ...] = ()) -> list[tuple[str, int, int]]:
    running = flow(_document(*pages, furniture=furniture))
    parts = cut(running)
    assert "".join(running.text[part.start : part.end] for part in parts) == running.text
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    return [(part.role, part.page_start, part.page_end) for part in parts]


def test_an_ordinary_file_is_one_part() -> None:
    assert _cut(FIRST) == [("main", 1, 1)]
    half = len(FIRST) // 2
    assert _cut(FIRST[:half], FIRST[half:]) == [("main", 1, 2)]
    assert cut(flow(_document(""))) == ()


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ((FIRST, SECOND), [("main", 1, 1), ("contract", 2, 2)]),
        ((FIRST, AMENDMENT), [("main", 1, 1), ("amendment", 2, 2)]),
        ((CONTRAT, BAIL, AVENANT), [("main", 1, 1), ("contract", 2, 2), ("amendment", 3, 3)]),
        ((FIRST, CONTRAT), [("main", 1, 1), ("contract", 2, 2)]),
        # Annexes between the two belong to the first.
        (
            (FIRST, "SCHEDULE 1\nPRICES\n\nWindows: $12 each", SECOND),
            [("main", 1, 2), ("contract", 3, 3)],
        ),
        # A title page, and the contract after it.
        (
            (FIRST, "EQUIPMENT LEASE\n\nbetween\n\nBrevin Inc.\n\nand\n\nVerlac LLC", SECOND),
            [("main", 1, 1), ("contract", 2, 3)],
        ),
        (
            (FIRST, f"ACME CORP.\n12 Main Street\nRef. 2020-7\n\n{SECOND}"),
            [("main", 1, 1), ("contract", 2, 2)],
        ),
    ],
)
def test_contracts_bound_together_are_cut(
    pages: tuple[str, ...], expected: list[tuple[str, int, int]]
) -> None:
    assert _cut(*pages) == expected


@pytest.mark.parametrize("texts", [(FIRST, SECOND, AMENDMENT), (CONTRAT, AVENANT, BAIL)])
def test_formats_without_pages_are_cut_at_headings(texts: tuple[str, ...]) -> None:
    running = flow(_document("\n\n".join(texts)))
    parts = cut(running)
    assert [running.text[part.start :][:20] for part in parts] == [text[:20] for text in texts]
    assert {(part.page_start, part.page_end) for part in parts} == {(1, 1)}


COURT = (
    "CONVENTION DE RAMONAGE\nN° R-7\nEntre Poêles Aubrac SARL, ci-après le Prestataire, et Verlac SARL, "
    f"ci-après le Client.\n\n{CORPS}\n\n{SIGNE}"
)
BREF = (
    "AVENANT N° 1\nau bail n° B-3 du 4 mars 2020\nEntre Brévin SAS et Verlac SARL\n"
    f"Article 1 : le loyer passe à 410 euros par mois.\n{SIGNE}"
)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ((CONTRAT, COURT), ["main", "contract"]),
        ((COURT, BAIL, COURT), ["main", "contract", "contract"]),
        ((CONTRAT, BREF, BAIL), ["main", "amendment", "contract"]),
        ((COURT, BREF, COURT), ["main", "amendment", "contract"]),
        ((CONTRAT, COURT.replace("Entre Poêles", "Entre 8 h et midi, Poêles")), ["main"]),
        ((CONTRAT, f"Annexe 2\n\n{COURT}"), ["main"]),
        ((CONTRAT, COURT.replace(SIGNE, "")), ["main"]),
    ],
)
def test_short_heads_in_french(pages: tuple[str, ...], expected: list[str]) -> None:
    assert [role for role, _, _ in _cut(*pages)] == expected


BLANK = SECOND.replace("Verlac LLC", "____________")


@pytest.mark.parametrize(
    "page",
    [
        f"EXHIBIT B\n\n{SECOND}",
        f"Annexe 3\n\n{BAIL}",
        f"EXHIBIT B - FORM OF LEASE\n\n{SECOND}",
        SECOND.replace("EQUIPMENT LEASE", "FORM OF EQUIPMENT LEASE"),
        SECOND.replace("EQUIPMENT LEASE", "EQUIPMENT LEASE\n(Exhibit B)"),
        BLANK,
        SECOND.replace("3 March 2020", "[DATE]"),
        SECOND.replace(SIGNED, ""),
        SECOND.replace("EQUIPMENT LEASE", "GENERAL CONDITIONS OF THE LEASE AGREEMENT"),
        SECOND.replace("EQUIPMENT LEASE", "1. TERMINATION OF AGREEMENT"),
        "ENTIRE AGREEMENT\n\nThis is the entire agreement between the parties.\n\n" + SIGNED,
        "[Signature Page to Services Agreement]\n\nBy: Ann Lee\n\nbetween the parties",
        "The Customer returns the keys under the Equipment Lease between the parties.\n\n" + SIGNED,
    ],
)
def test_what_is_attached_belongs_to_the_contract(page: str) -> None:
    assert _cut(FIRST, page) == [("main", 1, 2)]
    assert _cut(f"{FIRST}\n\n{page}") == [("main", 1, 1)]


def test_a_sheet_that_names_an_annex_comes_before_an_attached_agreement() -> None:
    assert _cut(FIRST, "EXHIBIT C\n\nEquipment Lease", SECOND) == [("main", 1, 3)]


def test_the_margin_of_a_page_may_say_that_it_is_an_annex() -> None:
    page = f"Exhibit C\n\n{SECOND}"
    at = len(FIRST) + 1
    assert _cut(FIRST, page, furniture=(Span(at, at + 9, "header"),)) == [("main", 1, 2)]


def test_what_the_contract_calls_its_exhibit_is_attached() -> None:
    first = FIRST.replace("4. Law.", "4. Lease. The Equipment Lease attached as Exhibit B is part of it.")
    assert _cut(first, SECOND) == [("main", 1, 2)]


def test_an_unsigned_first_contract_is_not_cut_off() -> None:
    assert _cut(FIRST.replace(SIGNED, ""), SECOND) == [("main", 1, 2)]


@pytest.mark.parametrize(
    ("page", "parts"),
    [
        (AMENDMENT, 2),
        (AMENDMENT.replace("NO. 1\nTO", "TO THE"), 2),
        (
            AMENDMENT.replace(
                "This Amendment is entered into", "Amendments are made in writing, and so is this"
            ),
            1,
        ),
        (AMENDMENT.replace("AMENDMENT NO. 1\nTO SERVICES AGREEMENT", "EXHIBIT 2\nFORM OF AMENDMENT"), 1),
    ],
)
def test_an_amendment_opens_a_contract_whether_or_not_the_one_before_is_signed(
    page: str, parts: int
) -> None:
    assert len(_cut(FIRST.replace(SIGNED, ""), page)) == parts


@pytest.mark.parametrize(
    ("contract", "signatures"),
    [
        (FIRST, "Signed for Brevin Inc.\nName: ____________\n\nSigned for Verlac LLC\nName: ____________"),
        (FIRST, "By: __________________\n\nBy: __________________"),
        (FIRST, "Signature ____________\n\nSignature ____________"),
        (FIRST, "Executed as a deed by Brevin Inc.\n______________\n\n______________"),
        (CONTRAT, "Fait à Lyon, le ______________\n\nLe prestataire ________\tLe client ________"),
        (CONTRAT, "Signature : ______________\n\nSignature : ______________"),
        (CONTRAT, "Pour le client : ______________"),
    ],
)
def test_the_rule_of_a_place_to_sign_is_no_blank_party(contract: str, signatures: str) -> None:
    head = contract.split("\n\n1. " if contract is FIRST else "\n\nArticle 1", 1)[0]
    short = f"{head}\n\nThe contract lasts two years and costs 100 a month; the law is that of the place."
    second = f"{short.replace('SERVICES', 'SUPPLY').replace('ENTRETIEN', 'LOCATION')}\n\n{signatures}"
    assert _cut(contract, second) == [("main", 1, 1), ("contract", 2, 2)]
    # A name left blank before them is a form that was not filled in.
    blank = second.replace("Brevin Inc. (", "______ (").replace("La société Brévin SAS", "La société _____")
    assert _cut(contract, blank) == [("main", 1, 2)]


def test_each_part_is_read_as_a_file_of_its_own() -> None:
    running = flow(_document(FIRST, CONTRAT, language="en"))
    clauses = segment(running)
    parts = cut(running)
    assert [part.language for part in parts] == ["en", "fr"]
    (one, first, _), (two, second, own) = split(running, clauses, parts)
    assert (one, two) == (1, 2)
    assert (first.text.strip(), second.text.strip()) == (FIRST, CONTRAT)
    assert [page.number for page in second.document.pages] == [2]
    assert second.document.language == "fr"
    place = second.text.index("4 000 euros")
    evidence = second.evidence(place, place + 11)
    assert (evidence.quote, evidence.page) == ("4 000 euros", 2)
    assert own[0].start == 0
    assert own[-1].end == len(second.text)
    assert evidence == running.evidence(parts[1].start + place, parts[1].start + place + 11)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from([FIRST, SECOND, AMENDMENT, BAIL, "EXHIBIT A", "x", ""]), max_size=6))
def test_parts_cover_the_flow_and_quotes_stay_in_the_document(pages: list[str]) -> None:
    running = flow(_document(*pages))
    clauses = segment(running)
    parts = cut(running)
    assert "".join(running.text[part.start : part.end] for part in parts) == running.text.strip("\0")
    for part, (number, own, cuts) in zip(parts, split(running, clauses, parts), strict=bool(parts)):
        assert number == part.number
        for clause in cuts:
            text = own.text[clause.start : clause.end]
            if text.strip():
                evidence = own.evidence(clause.start, clause.end)
                assert part.char_start <= evidence.char_start < evidence.char_end <= part.char_end
                assert part.page_start <= evidence.page <= part.page_end


def test_where_pages_are_not_those_of_paper_a_contract_may_begin_inside_one() -> None:
    assert _cut("Cover letter\n\nPlease find the contracts.", f"{FIRST}\n\n{SECOND}", AMENDMENT) == [
        ("main", 1, 2),
        ("contract", 2, 2),
        ("amendment", 3, 3),
    ]


def test_on_paper_a_contract_begins_with_a_page() -> None:
    made = _document("Cover letter", f"{FIRST}\n\n{SECOND}", AMENDMENT)
    paper = replace(made, pages=tuple(replace(page, width=595.0, height=842.0) for page in made.pages))
    assert [(part.role, part.page_start) for part in cut(flow(paper))] == [("main", 1), ("amendment", 3)]


def _let(title: str, number: str, named: str) -> str:
    return (
        f"{title}\n\nContract {number}\n\nDated 2 December 2024\n\n{named}\n\n"
        "1. The Owner lets a barn to the Hirer, who keeps dry goods in it and nothing else.\n\n"
        "2. From 1 January 2025 to 31 December 2030.\n\n3. Hire: GBP 9,600 a year, by transfer.\n\n"
        "Signed: /s/ A. Ball (Owner)          Signed: /s/ C. Day (Hirer)"
    )


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("STORAGE AGREEMENT", "Pell Barns Ltd (the Owner) lets to Hoy Seeds Ltd (the Hirer)."),
        ("LICENCE TO OCCUPY", "Pell Barns Ltd (the Owner) lets to Hoy Seeds Ltd (the Hirer)."),
        (
            "HIRE AGREEMENT",
            "Pell Barns Ltd of 3 Kiln Row (called the Owner) hires out to Hoy Ltd (the Hirer).",
        ),
        ("CONTRAT DE LOCATION", "Granges Pell SARL (le Loueur) loue à Semences Hoy SAS (le Locataire)."),
    ],
)
def test_short_contracts_that_only_say_what_their_parties_are_called(title: str, named: str) -> None:
    first = _let(
        "STORAGE AGREEMENT", "LO-1", "Pell Barns Ltd (the Owner) lets to Dunn Hay Ltd (the Hirer)."
    )
    assert len(_cut(first, _let(title, "LO-2", named))) == 2


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("SCHEDULE OF GOODS", "Pell Barns Ltd (the Owner) lets to Hoy Seeds Ltd (the Hirer)."),
        ("STORAGE AGREEMENT", "The barn is the one by the mill (the Barn)."),
    ],
)
def test_what_names_no_two_parties_or_is_no_contract_stays_with_the_one_before(
    title: str, named: str
) -> None:
    first = _let(
        "STORAGE AGREEMENT", "LO-1", "Pell Barns Ltd (the Owner) lets to Dunn Hay Ltd (the Hirer)."
    )
    assert len(_cut(first, _let(title, "LO-2", named))) == 1


_ONE_SENTENCE = (
    "STABLE CONTRACT\n\nMade on 4 May 2023 between Brevin Inc. (the Owner) and Verlac LLC (the Stable).\n\n"
    "The Stable keeps a horse of the Owner at $210 a month.\n\nBy: Ann Lee\n\nBy: Joe Lee"
)
_COVER = "Dear Sirs,\n\nHere is the lease that we spoke of, signed as you wished it to be.\n\nBy: Ann Lee"


@pytest.mark.parametrize(("first", "parts"), [(_ONE_SENTENCE, 2), (_COVER, 1)])
def test_a_contract_of_one_sentence_is_one_and_a_covering_note_is_none(first: str, parts: int) -> None:
    assert len(first) < 300
    assert len(_cut(first, SECOND)) == parts
