"""Running headers, footers and page numbers, and which pages are missing by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading._furniture import furniture
from pipeline.reading._page_numbers import numbering_gap
from pipeline.types import Page

BODY = (
    "Les parties conviennent de ce qui suit au sujet de la prestation.",
    "Le prix est payable à trente jours fin de mois par virement.",
    "Chaque partie garde confidentielles les informations reçues.",
    "Le contrat est régi par le droit français et soumis à ses tribunaux.",
    "Toute modification fait l'objet d'un avenant signé des deux parties.",
    "Le matériel reste la propriété du loueur pendant toute la location.",
    "Une franchise reste à la charge du locataire en cas de sinistre.",
    "Le dépôt de garantie est restitué au terme du bail, sauf dégradation.",
    "Les charges sont réparties au prorata des surfaces occupées.",
    "Une visite contradictoire a lieu avant la remise des clés.",
)


def paged(*texts: str) -> tuple[str, list[Page]]:
    pages, at = [], 0
    for number, text in enumerate(texts, start=1):
        pages.append(Page(number, at, at + len(text), "text", 1.0))
        at += len(text) + 1
    return "\f".join(texts), pages


def body(page: int) -> str:
    return (
        "\n".join(f"{BODY[(page * 3 + k) % 10]}" for k in range(5))
        + f"\nFin du point {chr(97 + page % 26)}."
    )


def marked(*texts: str) -> set[tuple[str, str]]:
    text, pages = paged(*texts)
    return {(span.role, text[span.start : span.end]) for span in furniture(text, pages)}


@pytest.mark.parametrize(
    ("foot", "role"),
    [
        ("Page {n} sur 4", "page_number"),
        ("Page {n} of 4", "page_number"),
        ("{n}/4", "page_number"),
        ("- {n} -", "page_number"),
        ("{n}", "page_number"),
        ("Contrat n° 12-{n} - confidentiel", "footer"),
        ("Paraphes :", "footer"),
        ("Version du 3 mars 2026, feuille {n}, capital de 40 000 €", "footer"),
    ],
)
def test_what_repeats_at_the_foot(foot: str, role: str) -> None:
    found = marked(*(f"{body(n)}\n\n{foot.format(n=n)}" for n in range(1, 5)))
    assert found == {(role, foot.format(n=n)) for n in range(1, 5)}


@pytest.mark.parametrize(
    ("odd", "even"),
    [
        ("Paraphes : T.V. B.L.\t1", "2\tParaphes : T.V. B.L."),
        ("Bail des Orgues – 1", "2 – Bail des Orgues"),
        ("Grain store lease | 1", "2 | Grain store lease"),
    ],
)
def test_a_number_at_the_outer_edge(odd: str, even: str) -> None:
    assert marked(f"{body(1)}\n\n{odd}", f"{body(2)}\n\n{even}") == {("footer", odd), ("footer", even)}


@pytest.mark.parametrize(
    "foot",
    [
        "Paraphes : T.V. B.L.\n\n{n}",
        "Initials: T.V. B.L.\nPage {n} of 2",
        "SAS Orgues, 4 quai du Port\nSiret 000 000 000 00000",
    ],
)
def test_a_foot_of_two_lines_on_two_pages(foot: str) -> None:
    found = marked(*(f"{body(n)}\n\n{foot.format(n=n)}" for n in (1, 2)))
    feet = {line for n in (1, 2) for line in foot.format(n=n).split("\n") if line}
    assert {text for _, text in found} == feet


@pytest.mark.parametrize(
    "ends",
    [
        ("Signature du bailleur\nLu et approuvé", "Signature du bailleur\nLu et approuvé"),
        ("Le loueur remet les clés.\nParaphes : T.V.", "Le loueur garde les clés.\nParaphes : T.V."),
        ("Article 4\nParaphes : T.V.", "Article 9\nParaphes : T.V."),
    ],
)
def test_the_last_line_but_one_may_be_text(ends: tuple[str, str]) -> None:
    found = {text for _, text in marked(*(f"{body(n)}\n\n{end}" for n, end in enumerate(ends)))}
    assert not found & {line for end in ends for line in end.split("\n")[:-1]}


def test_headers_of_two_lines() -> None:
    found = marked(*(f"ACME SAS\nContrat cadre 2021\n\n{body(n)}" for n in range(1, 5)))
    assert found == {("header", "ACME SAS"), ("header", "Contrat cadre 2021")}


def test_roman_numbers_count_too() -> None:
    found = marked(*(f"{body(n)}\n\n{roman}" for n, roman in enumerate(("i", "ii", "iii", "iv"), start=1)))
    assert found == {("page_number", roman) for roman in ("i", "ii", "iii", "iv")}


def test_numbers_inside_pages_that_count_on() -> None:
    long = "\n".join(BODY) * 2
    text = "\n".join(f"{long}\n{n}" for n in range(2, 9)) + "\n" + long
    spans = furniture(*paged(text))
    assert [text[span.start : span.end] for span in spans] == [str(n) for n in range(2, 9)]


@pytest.mark.parametrize(
    "texts",
    [
        # headings that repeat but for their number
        [f"ARTICLE {n}\n{body(n)}" for n in range(1, 6)],
        [f"Annexe {n}\n{body(n)}" for n in range(1, 6)],
        # numbers that do not count
        [f"{body(n)}\n{value}" for n, value in enumerate((120, 45, 300, 7), start=1)],
        # signature labels on some pages
        [f"{body(n)}\nTitle: Director" if n > 4 else body(n) for n in range(1, 9)],
        # what the figures say is another thing on each page
        [f"{body(n)}\n\nLoyer mensuel : {1100 + 50 * n} € HT" for n in range(1, 5)],
        [f"{body(n)}\n\nRemise : {n} %" for n in range(1, 5)],
        [f"{body(n)}\n\nLivraison le {n} mai 2026" for n in range(1, 5)],
        [f"Rent from {month} 1, 2026\n\n{body(n)}" for n, month in enumerate(("May", "June", "July"), 1)],
        # one page alone
        [f"Contrat\n{body(1)}\n12"],
    ],
)
def test_what_is_no_furniture(texts: list[str]) -> None:
    assert marked(*texts) == set()


def test_pages_whose_bodies_repeat_keep_their_bodies() -> None:
    form = "Bon de commande\n\n" + "\n".join(BODY) + "\n\nPage {n}"
    found = marked(*(form.format(n=n) for n in range(1, 5)))
    assert found == {("header", "Bon de commande")} | {("page_number", f"Page {n}") for n in range(1, 5)}


@pytest.mark.parametrize(
    ("feet", "said"),
    [
        (["1/4", "2/4", "3/4", "4/4"], ""),
        (["1/4", "2/4", "4/4"], "page 3 of 4"),
        (["1/4", "2/4", "3/4"], "page 4 of 4"),
        (["2/4", "3/4", "4/4"], "page 1 of 4"),
        (["1/9", "2/9", "6/9", "7/9"], "page 3-5, 8-9 of 9"),
        (["Page 1 sur 3", "Page 2 sur 3"], "page 3 of 3"),
        (["Page 1 of 3"], "page 2-3 of 3"),
        (["1/4", "", "3/4", "4/4"], ""),
        (["", "2/4", "3/4", "4/4"], ""),
        (["Page 1 sur 2", "Page 2 sur 2", "Page 1 sur 3", "Page 3 sur 3"], "page 2 of 3"),
        (["1", "2", "3", "4", "5"], ""),
        (["1", "2", "3", "5", "6"], "page 4"),
        (["1", "2", "1", "2", "3"], ""),
        (["12/2020"], ""),
        (["7/12/2020", "7/12/2020"], ""),
        (["1/3", "1/3"], ""),
        (["", "", ""], ""),
    ],
)
def test_gaps_in_printed_numbering(feet: list[str], said: str) -> None:
    reason = numbering_gap(*paged(*(f"{body(n)}\n\n{foot}".rstrip() for n, foot in enumerate(feet))))
    assert said in reason
    assert bool(said) == bool(reason)


@given(st.lists(st.text(alphabet="ab1 /\n-P", max_size=60), min_size=1, max_size=8))
def test_spans_are_sorted_disjoint_whole_and_inside_their_page(texts: list[str]) -> None:
    text, pages = paged(*texts)
    spans = furniture(text, pages)
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert "\f" not in text[span.start : span.end]
        at = span.end
    numbering_gap(text, pages)


def test_a_running_head_from_the_second_of_three_pages() -> None:
    head = "Société du Canal - Contrat de fourniture n° 12"
    found = marked(f"CONTRAT\n\n{body(1)}", f"{head}\n\n{body(2)}", f"{head}\n\n{body(3)}")
    assert found == {("header", head)}


def test_two_pages_of_three_that_begin_alike_by_their_heading_have_no_head() -> None:
    found = marked(f"CONTRAT\n\n{body(1)}", f"Annexe 1\n\n{body(2)}", f"Annexe 1\n\n{body(3)}")
    assert found == set()


@pytest.mark.parametrize(
    ("first", "kept"),
    [
        ("CONTRAT DE LOCATION", True),
        ("CONTRAT DE LOCATION\n\nContrat de location", False),
        ("Contrat de location - page 1", False),
    ],
)
def test_the_title_of_the_first_page_is_no_running_head(first: str, kept: bool) -> None:
    heads = [first.split("\n")[0].replace("1", str(n)) for n in range(2, 6)]
    pages = [f"{first}\n\n{body(1)}", *(f"{head}\n\n{body(n)}" for n, head in enumerate(heads, start=2))]
    text, where = paged(*pages)
    spans = [span for span in furniture(text, where) if span.role == "header"]
    assert len(spans) == (4 if kept else 5)
    assert (spans[0].start == 0) is not kept


def test_the_last_rows_of_a_table_are_no_feet() -> None:
    def page(first: int) -> str:
        rows = "\n".join(f"K-{n}\tHinge {n} mm\teach\t{n}.40" for n in range(first, first + 8))
        return f"Holm Ltd\n\n{body(first)}\n\n{rows}\n\nHolm Ltd, 4 Mill Lane\nInitials: ____"

    text, pages = paged(page(11), page(32), page(53), page(74))
    cut = [text[span.start : span.end] for span in furniture(text, pages)]
    assert "Initials: ____" in cut
    assert not any(line.startswith("K-") for line in cut)


@pytest.mark.parametrize(
    ("head", "below", "running"),
    [
        ("Ferns & Larkin – grazing lease agreement", "GRAZING LEASE AGREEMENT\n\nDated 4 May 2026", True),
        ("Contrat de gardiennage – Domaine du Lys", "CONTRAT DE GARDIENNAGE\n\nEntre :", True),
        ("Lys / Bail commercial / 2026", "Le Lys SARL\n\nBail commercial", True),
        ("Contrat de gardiennage – Domaine du Lys", "Entre les soussignés :", False),
        ("Contrat de gardiennage – Domaine du Lys", "CONTRAT\n\nEntre :", False),
        ("CONTRAT DE GARDIENNAGE", "Conditions particulières\n\nEntre :", False),
        ("Supply agreement", "Terms and conditions of supply", False),
    ],
)
def test_a_running_head_that_says_more_than_the_title(head: str, below: str, running: bool) -> None:
    pages = [f"{head}\n\n{below}\n\n{body(1)}", *(f"{head}\n\n{body(n)}" for n in (2, 3, 4))]
    text, where = paged(*pages)
    spans = [span for span in furniture(text, where) if span.role == "header"]
    assert (spans[0].start == 0) is running
    assert len(spans) == 3 + running
