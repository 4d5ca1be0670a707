"""Contracts in two languages: read as two texts, one of which prevails."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipeline.clauses import flow, segment, translation
from pipeline.reading._bilingual import language_of, mark
from pipeline.types import Document, Language, Page
from tests.pipeline.reading import bilingual as made
from tests.pipeline.reading._files import check, read_bytes


def _squeezed(text: str) -> list[str]:
    return text.split()


NUMBERED = [(str(number), *pair) for number, pair in enumerate(made.pairs(), start=1)]
LAYOUTS = {
    "pdf-table": made.pdf_table(made.pairs()),
    "pdf-columns": made.pdf_columns(made.pairs()),
    "docx": made.docx(made.pairs()),
    "alternating": "\n\n".join(text for pair in made.pairs() for text in pair).encode(),
    "sequential": "\n\n".join((*made.FRENCH, *made.ENGLISH)).encode(),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_language_is_a_text_of_its_own(layout: str, tmp_path: Path) -> None:
    reading = read_bytes(LAYOUTS[layout], tmp_path)
    check(reading)
    document = reading.document
    assert document.language == "fr"
    other = translation(document)
    assert other is not None
    assert _squeezed(flow(document).text) == _squeezed(" ".join(made.FRENCH))
    assert _squeezed(other.text) == _squeezed(" ".join(made.ENGLISH))
    headings = [clause.heading for clause in segment(flow(document)) if clause.number]
    assert headings == ["Objet", "Durée", "Prix", "Résiliation", "Loi applicable"]


@pytest.mark.parametrize("data", [made.pdf_table(NUMBERED, (30, 230, 230)), made.docx(NUMBERED)])
def test_a_column_of_numbers_is_no_text(data: bytes, tmp_path: Path) -> None:
    document = read_bytes(data, tmp_path).document
    other = translation(document)
    assert other is not None
    assert "durée de 36 mois" in " ".join(flow(document).text.split())
    assert "36 months" not in flow(document).text
    assert "term of 36 months" in " ".join(other.text.split())


def test_columns_go_on_over_pages(tmp_path: Path) -> None:
    body = [(f"{fr} ({number})", f"{en} ({number})") for number in range(5) for fr, en in made.pairs()]
    document = read_bytes(made.pdf_table(body), tmp_path).document
    assert len(document.pages) > 2
    other = translation(document)
    assert other is not None
    assert _squeezed(flow(document).text) == _squeezed(" ".join(fr for fr, _ in body))
    assert _squeezed(other.text) == _squeezed(" ".join(en for _, en in body))
    place = other.text.index("governed by")
    assert other.evidence(place, place + 11).quote == "governed by"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (made.ENGLISH_PREVAILS, "en"),
        (("La version française fait seule foi.", "Only the French version shall be authentic."), "fr"),
        (("Les deux versions font également foi.", "Both versions are equally authentic."), "fr"),
        (
            (
                "Seul le texte en langue anglaise fera foi.",
                "The English text shall control.",
            ),
            "en",
        ),
        (
            (
                "En cas de contradiction entre les versions, la version anglaise l'emportera.",
                "If the versions differ, the English language version takes precedence.",
            ),
            "en",
        ),
        (
            (
                "La traduction anglaise est donnée pour information et la version française prévaudra.",
                "The English translation is for convenience, and the French text shall govern.",
            ),
            "fr",
        ),
    ],
)
def test_the_language_that_prevails_is_the_text(
    words: tuple[str, str], language: Language, tmp_path: Path
) -> None:
    document = read_bytes(made.docx([*made.pairs(), words]), tmp_path).document
    assert document.language == language
    shown, hidden = ("durée de 36", "term of 36") if language == "fr" else ("term of 36", "durée de 36")
    assert shown in flow(document).text
    assert hidden not in flow(document).text


def _document(text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(digest, "text/plain", "fr", text, (Page(1, 0, len(text), "text", 1.0),))


ENGLISH = "\n\n".join(made.ENGLISH)
FRENCH = "\n\n".join(made.FRENCH)


@pytest.mark.parametrize(
    "text",
    [
        "",
        FRENCH,
        ENGLISH,
        # An annex in the other language, and a contract of its own.
        f"{FRENCH * 4}\n\n{made.ENGLISH[1]}\n\n{made.ENGLISH[3]}",
        f"{FRENCH}\n\n{ENGLISH.replace('36', '24').replace('12,500', '8,000').replace('90', '30')}",
        # Foreign words in a French text.
        f"{FRENCH}\n\nThe parties agree as follows: “best efforts” means all that is reasonable.",
    ],
)
def test_other_texts_are_left_as_they_are(text: str) -> None:
    document = _document(text)
    assert mark(document) is document
    assert translation(document) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Article 5 - Loi applicable", "fr"),
        ("Article 5 - Governing law", "en"),
        ("Article 5", "und"),
        ("Le loyer est payable à terme échu, par trimestre.", "fr"),
        ("The rent is payable in arrears, by the quarter.", "en"),
        ("Brévin SAS - Verlac Mills Ltd", "und"),
        ("", "und"),
    ],
)
def test_language_of_a_line(text: str, language: Language) -> None:
    assert language_of(text) == language


_PAGE_FR = """CONTRAT DE LICENCE
Entre RIVET NORD SAS, ci-après
« le Concédant », et ASHMERE LIMITED,
ci-après « le Licencié ».

1. Durée
Le contrat prend effet le
1er janvier 2025 pour trois ans.
2. Redevance
Le Licencié paie 12 000 euros
par an.
En cas de divergence, la version
française prévaut."""
_PAGE_EN = """LICENCE AGREEMENT
Between RIVET NORD SAS,
"the Licensor", and ASHMERE LIMITED,
"the Licensee".

1. Term
The agreement takes effect on
1 January 2025 for three years.
2. Royalty
The Licensee shall pay EUR 12,000
per year.
In case of discrepancy the French
version prevails."""
_OTHER_EN = _PAGE_EN.replace("12,000", "8,400").replace("1 January 2025", "5 May 2026")


_UNTOLD_FR = _PAGE_FR.replace("prévaut", "est jointe")
_UNTOLD_EN = _PAGE_EN.replace("prevails", "is joined")


def test_a_page_that_says_the_same_in_two_languages_is_one_text() -> None:
    document = mark(_document(f"{_UNTOLD_FR}\n\n{_UNTOLD_EN}"))
    assert "Royalty" not in flow(document).text
    assert translation(document) is not None


def test_a_page_in_two_columns_that_says_which_prevails_is_one_text() -> None:
    document = mark(_document(f"{_PAGE_FR}\n\n{_PAGE_EN}"))
    assert "Royalty" not in flow(document).text
    other = translation(document)
    assert other is not None
    assert "Royalty" in other.text


@pytest.mark.parametrize(
    "text",
    [
        # nobody says which prevails, and a figure differs
        f"{_UNTOLD_FR}\n\n{_UNTOLD_EN}".replace("12,000", "12,500"),
        # or the names
        f"{_UNTOLD_FR}\n\n{_UNTOLD_EN}".replace('ASHMERE LIMITED,\n"', 'BOLDERWOOD PLC,\n"'),
        # the second is another contract
        f"{_PAGE_FR}\n\n{_OTHER_EN}",
        # one sentence in the other language
        f"{_PAGE_FR}\n\nThe French version prevails over every translation of it that is made.",
    ],
)
def test_a_short_text_of_two_languages_may_be_two_texts(text: str) -> None:
    document = _document(text)
    assert mark(document) is document
