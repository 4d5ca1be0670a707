"""The running text of a document, and its clauses."""

from __future__ import annotations

import hashlib
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clauses import flow, segment
from pipeline.types import Clause, Document, FlowText, Language, Page, Span


def document(text: str, language: Language = "fr", furniture: tuple[Span, ...] = ()) -> Document:
    pages: list[Page] = []
    at = 0
    for number, part in enumerate(text.split("\f"), 1):
        pages.append(Page(number, at, at + len(part), "text", 1.0))
        at += len(part) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(digest, "text/plain", language, text, tuple(pages), furniture)


def running(text: str, *furniture: str) -> FlowText:
    spans = [
        Span(match.start(), match.end(), "footer")
        for words in furniture
        for match in re.finditer(re.escape(words), text)
    ]
    spans.sort(key=lambda span: span.start)
    return flow(document(text, furniture=tuple(spans)))


def cut(text: str) -> tuple[Clause, ...]:
    return segment(flow(document(text)))


def heads(text: str) -> list[tuple[str, str]]:
    return [(clause.number, clause.heading) for clause in cut(text) if clause.number or clause.heading]


# ---------------------------------------------------------------- flow


def test_a_sentence_that_a_page_break_cuts_stays_one() -> None:
    found = running(
        "Le loyer annuel est fixé à la\nPage 1 sur 2\f\nsomme de douze mille euros.", "Page 1 sur 2"
    )
    assert found.text == "Le loyer annuel est fixé à la\nsomme de douze mille euros."
    evidence = found.evidence(0, len(found.text))
    assert [fragment.page for fragment in evidence.fragments] == [1, 2]
    assert evidence.quote == "Le loyer annuel est fixé à la somme de douze mille euros."


def test_a_word_that_a_page_break_cuts_is_joined() -> None:
    found = running("Le prestataire assure la presta-\f tion décrite en annexe.")
    assert found.text == "Le prestataire assure la prestation décrite en annexe."
    assert found.evidence(0, len(found.text)).quote.startswith("Le prestataire assure la presta tion")


def test_a_new_paragraph_after_a_page_break_stays_new() -> None:
    assert "\n\n" in running("Fin de l'article.\fARTICLE 2 - PRIX").text


def test_the_flow_leads_back_to_the_document() -> None:
    text = "en-tête\nUn.\n\nDeux.\npied\f\nen-tête\nTrois.\npied"
    found = running(text, "en-tête", "pied")
    assert "en-tête" not in found.text
    assert "pied" not in found.text
    for flow_start, doc_start, length in found.pieces:
        assert found.text[flow_start : flow_start + length] == text[doc_start : doc_start + length]


def test_nothing_flows_from_nothing() -> None:
    assert flow(document("")).text == ""
    assert segment(flow(document("  \n \f \n"))) == ()


# ---------------------------------------------------------------- numbers and headings


@pytest.mark.parametrize(
    ("line", "number", "heading"),
    [
        ("ARTICLE 5 - DURÉE", "5", "DURÉE"),
        ("Article 5.2 : Renouvellement", "5.2", "Renouvellement"),
        ("Article 1er - Objet", "1er", "Objet"),
        ("5.2.1 Renouvellement", "5.2.1", "Renouvellement"),
        ("Section 3.01 Payments.", "3.01", "Payments"),
        ("IV. RESPONSABILITÉ", "IV", "RESPONSABILITÉ"),
        ("§ 4 Prix", "4", "Prix"),
        ("Clause 7 - Confidentiality", "7", "Confidentiality"),
        ("## Article 12 - Assurance", "12", "Assurance"),
        ("**ARTICLE IX – CONFORMITÉ**", "IX", "CONFORMITÉ"),
        ("3. Term. This Agreement begins on the Effective Date.", "3", "Term"),
        ("ARTICLE 8", "8", ""),
        (
            "4.1 The Supplier shall deliver the Goods to the place that the Buyer has named in each order.",
            "4.1",
            "",
        ),
    ],
)
def test_numbers(line: str, number: str, heading: str) -> None:
    start = "1. Objet\n\nLe présent contrat règle ce qui suit.\n\n2. Prix\n\nCent euros.\n\n"
    found = [
        clause
        for clause in cut(f"{start}{line}\n\nDu texte qui suit la clause.")
        if clause.number == number
    ]
    assert [clause.heading for clause in found] == [heading]


def test_a_heading_on_the_next_line() -> None:
    assert heads(
        "ARTICLE 1\nOBJET\nLe présent contrat a pour objet la maintenance.\n\nARTICLE 2\nDURÉE\nUn an."
    ) == [
        ("1", "OBJET"),
        ("2", "DURÉE"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Les prestations définies à\nl'article 5 ci-dessus sont payées\nau comptant.",
        "as set out in\nSection 3.01 of this Agreement and\nnowhere else.",
        "un loyer de\n12 000 euros par an.",
        "the Parties agreed on\n3 March to meet.",
        "12 rue des Lilas\n75011 Paris",
    ],
)
def test_a_number_inside_a_sentence_cuts_nothing(text: str) -> None:
    assert [clause.number for clause in cut(text)] == [""]


def test_levels_and_paths() -> None:
    found = cut(
        "ARTICLE 1 - DURÉE\n\n1.1 Durée initiale\n\nTrois ans.\n\n1.2 Renouvellement\n\n(a) "
        "Tacite.\n\n(i) Une fois.\n\n"
        "(ii) Deux fois.\n\n(b) Exprès.\n\nARTICLE 2 - PRIX\n\nCent euros.\n\nARTICLE 3 - DIVERS\n\nRien."
    )
    assert [(clause.number, clause.level) for clause in found] == [
        ("1", 0), ("1.1", 1), ("1.2", 1), ("a", 2), ("i", 3), ("ii", 3), ("b", 2), ("2", 0), ("3", 0),
    ]  # fmt: skip
    assert found[3].path == ("DURÉE", "Renouvellement")
    assert found[7].path == ()


def test_a_list_that_counts_anew_is_inside_its_clause() -> None:
    found = cut(
        "1. Objet.\n\nTexte.\n\n2. Obligations :\n\n1. Livrer.\n\n2. Installer.\n\n3. Prix.\n\nCent euros."
    )
    assert [(clause.number, clause.level) for clause in found] == [
        ("1", 0), ("2", 0), ("1", 1), ("2", 1), ("3", 0),
    ]  # fmt: skip


def test_unnumbered_headings() -> None:
    found = heads(
        "OBJET DU CONTRAT\n\nLe prestataire entretient les machines.\n\nPRIX\n\nCent euros par mois."
    )
    assert found == [("", "OBJET DU CONTRAT"), ("", "PRIX")]


# ---------------------------------------------------------------- parts

FRENCH = """CONTRAT DE MAINTENANCE

ENTRE LES SOUSSIGNÉS :

La société Alpha, SARL au capital de 10 000 euros, ci-après « le Prestataire »,

Et la société Bêta, ci-après « le Client »,

IL A ÉTÉ PRÉALABLEMENT EXPOSÉ CE QUI SUIT :

Le Client souhaite confier la maintenance de ses machines.

CECI EXPOSÉ, IL A ÉTÉ CONVENU CE QUI SUIT :

ARTICLE 1 - OBJET

{filler}

ARTICLE 2 - DURÉE

{filler}

ARTICLE 3 - PRIX

{filler}

Fait à Lyon, le 3 mars 2024, en deux exemplaires.

Pour le Prestataire                 Pour le Client

ANNEXE 1 - LISTE DES MACHINES

Une presse, deux tours.
""".format(
    filler="Le Prestataire exécute les prestations décrites en annexe dans les règles de l'art. " * 6
)

ENGLISH = """EXHIBIT 10.4

SERVICES AGREEMENT

This Services Agreement is made as of March 1, 2024 by and between Alpha Inc. and Beta LLC.

WHEREAS, Beta wishes to retain Alpha;

NOW, THEREFORE, the parties agree as follows:

1. Services. {filler}

2. Term. {filler}

3. Fees. {filler}

IN WITNESS WHEREOF, the parties have executed this Agreement.

By: ______________

EXHIBIT A

Price list.
""".format(
    filler="Alpha shall perform the services with reasonable care and skill and as Beta directs. " * 6
)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (FRENCH, ["preamble", "recital", "body", "signature", "annex"]),
        (ENGLISH, ["preamble", "recital", "body", "signature", "annex"]),
    ],
)
def test_the_parts_of_a_contract(text: str, roles: list[str]) -> None:
    found: list[str] = []
    for clause in cut(text):
        if not found or found[-1] != clause.role:
            found.append(clause.role)
    assert found == roles


def test_a_table_of_contents_cuts_nothing() -> None:
    contents = (
        "SOMMAIRE\n\nARTICLE 1 - OBJET ........ 2\nARTICLE 2 - DURÉE ........ 3\nARTICLE 3 - PRIX "
        "........ 4\n"
        "ARTICLE 4 - DIVERS ....... 5\n\n"
    )
    body = "".join(f"ARTICLE {n} - TITRE {n}\n\nDu texte pour cet article.\n\n" for n in range(1, 5))
    found = cut(contents + body)
    assert [clause.number for clause in found] == ["", "1", "2", "3", "4"]
    assert found[0].heading == "SOMMAIRE"


def test_a_contents_list_without_leaders() -> None:
    contents = (
        "TABLE OF CONTENTS\n\nARTICLE 1 DEFINITIONS 2\n\nARTICLE 2 TERM 7\n\nARTICLE 3 FEES "
        "9\n\nARTICLE 4 GENERAL 12\n\n"
    )
    body = "".join(f"ARTICLE {n} TITLE {n}\n\nSome words of this article.\n\n" for n in range(1, 5))
    assert [clause.number for clause in cut(contents + body)] == ["", "1", "2", "3", "4"]


def test_lost_line_breaks() -> None:
    words = "The Supplier shall deliver the goods to the place of delivery named in the order. " * 12
    text = f"1. Services. {words}2. Term. This Agreement lasts for one year. 3. Fees. {words}"
    assert [clause.number for clause in cut(text)] == ["1", "2", "3"]


# ---------------------------------------------------------------- what always holds

PIECES = st.sampled_from(
    [
        "ARTICLE 1 - OBJET",
        "1. Objet",
        "2.1 Prix",
        "(a) un",
        "IV. DIVERS",
        "\n\n",
        "\n",
        "\f",
        "Fait à Paris, le",
        "ANNEXE 1",
        "WHEREAS",
        "IN WITNESS WHEREOF",
        "Le client paie. ",
        "SOMMAIRE",
        "Objet ..... 3",
        "§ 4",
        " ",
        "a-",
    ]
)


@given(st.lists(PIECES, max_size=40))
def test_clauses_cover_the_flow(pieces: list[str]) -> None:
    found = flow(document("".join(pieces)))
    clauses = segment(found)
    at = 0
    for index, clause in enumerate(clauses):
        assert clause.index == index
        assert clause.start == at
        assert clause.end > clause.start
        at = clause.end
    assert at == (len(found.text) if found.text.strip() else 0)
    for flow_start, doc_start, length in found.pieces:
        assert (
            found.text[flow_start : flow_start + length]
            == found.document.text[doc_start : doc_start + length]
        )


def test_the_work_is_linear() -> None:
    page = ENGLISH.replace("EXHIBIT", "Part") + "\f"

    def seconds(pages: int) -> float:
        made = document(page * pages, "en")
        start = time.process_time()
        segment(flow(made))
        return time.process_time() - start

    seconds(20)
    # The least of three: another process may have had the core.
    assert min(seconds(800) for _ in range(3)) < 16 * max(seconds(100), 0.02)
