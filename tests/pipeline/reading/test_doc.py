"""Word 97-2003 documents that the test writes itself: pieces, fields, tables, pages, notes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.errors import DamagedError, EncryptedError, TooLargeError, UnsupportedError
from pipeline.reading._doc_text import NoWordText, word_text
from pipeline.settings import Limits
from tests.hostile import offices, packages
from tests.pipeline.reading._files import check, furniture, read_bytes

CONTRACT = (
    "CONTRAT DE BAIL\r"
    "Entre la société Dupont & Fils – « le Bailleur » – et Mme Zoë Œuvrard.\r"
    "Article 1 – Durée\rLe bail est conclu pour neuf ans, à compter du 1er janvier 2024.\x0b(soit 2033)\r"
)


@pytest.mark.parametrize("wide", [True, False])
def test_pieces_of_both_kinds_give_the_same_text(wide: bool, tmp_path: Path) -> None:
    reading = read_bytes(offices.doc(CONTRACT, wide=wide), tmp_path)
    check(reading)
    assert reading.document.text == (
        "CONTRAT DE BAIL\n\nEntre la société Dupont & Fils – « le Bailleur » – et Mme Zoë Œuvrard.\n\n"
        "Article 1 – Durée\n\nLe bail est conclu pour neuf ans, à compter du 1er janvier 2024.\n(soit 2033)"
    )
    assert (reading.document.language, reading.document.media_type) == ("fr", "application/msword")
    assert (reading.document.status, reading.document.reader) == ("ok", "doc/2")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Voir \x13 REF art5 \\h \x14article 5\x15.\r", "Voir article 5."),
        ("Le \x13 DATE \x13 X \x14 Y \x15 \x1412 mai\x15 2024\r", "Le 12 mai 2024"),
        ("Page \x13 PAGE \x15\rCorps\r", "Page\n\nCorps"),
        ("sous\x1etraitance et recon\x1fduction\r", "sous-traitance et reconduction"),
        ("Note\x02 et commentaire\x05 et image\x01\x08.\r", "Note et commentaire et image."),
        ("Un symbole à la fin : \U0001f600.\r", "Un symbole à la fin : \U0001f600."),
        ("Prix\x07Montant\x07\x07Loyer\x07900 €\x07\x07Suite\r", "Prix\tMontant\nLoyer\t900 €\n\nSuite"),
        (
            "Avant\rA\x07B\x07C\x07\x071\x07\x073\x07\x07Entre deux\rD\x07E\x07\x07Après\r",
            "Avant\n\nA\tB\tC\n1\t\t3\n\nEntre deux\n\nD\tE\n\nAprès",
        ),
    ],
)
def test_signs_of_word(body: str, text: str, tmp_path: Path) -> None:
    assert read_bytes(offices.doc(body), tmp_path).document.text == text


def test_page_breaks_make_pages(tmp_path: Path) -> None:
    reading = read_bytes(offices.doc("Page de garde\r\x0cArticle 1\rObjet\x0cArticle 2\r"), tmp_path)
    check(reading)
    texts = [reading.document.text[page.start : page.end] for page in reading.document.pages]
    assert texts == ["Page de garde", "Article 1\n\nObjet", "Article 2"]


def test_notes_come_last_and_page_headers_are_furniture(tmp_path: Path) -> None:
    data = offices.doc(
        "Le texte\x02.\r", footnotes="\x02 La note.\r", headers="Confidentiel\rConfidentiel\r"
    )
    reading = read_bytes(data, tmp_path)
    check(reading)
    assert reading.document.text == "Confidentiel\n\nLe texte.\n\n La note."
    assert furniture(reading) == [("header", "Confidentiel")]


def test_a_workbook_that_carries_a_document_is_none(tmp_path: Path) -> None:
    notes = "WordDocument".encode("utf-16-le") * 400
    workbook = offices.container({"Workbook": bytes(5000), "Notes": notes})
    with pytest.raises(UnsupportedError, match="Excel"):
        read_bytes(workbook, tmp_path)


@pytest.mark.skipif(shutil.which("catdoc") is None, reason="catdoc is not installed")
def test_another_program_reads_the_same_words(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(offices.doc(CONTRACT, wide=False))
    told = subprocess.run(["catdoc", "-d", "utf-8", "-w", path], capture_output=True, text=True, check=True)
    words = read_bytes(path.read_bytes(), tmp_path).document.text.split()
    assert told.stdout.split() == words


def test_where_the_header_is_broken_the_next_program_is_tried(tmp_path: Path) -> None:
    reading = read_bytes(offices.doc(CONTRACT, counts=(10**9, 0, 0, 0, 0, 0, 0, 0)), tmp_path)
    assert "conclu pour neuf ans" in reading.document.text
    assert dict(reading.document.metadata)["read_by"] == "legacy-doc"


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (offices.doc(flags=0x0300), EncryptedError, "password"),
        (offices.looping_doc(), DamagedError, "no text"),
        (offices.gigantic_doc(), DamagedError, "no text"),
        (offices.doc()[:-300], DamagedError, "no text"),
        (packages.ole("WordDocument", "1Table"), DamagedError, "no text"),
        (offices.container({"WordDocument": bytes(9000)}), DamagedError, "no text"),
        (offices.doc("p\x0c" * 30), TooLargeError, r"limits\.pages"),
    ],
)
def test_faults(data: bytes, error: type[Exception], words: str, tmp_path: Path) -> None:
    with pytest.raises(error, match=words):
        read_bytes(data, tmp_path, limits=Limits(pages=20))


def test_every_cut_of_the_streams_is_refused_or_shorter() -> None:
    main, table = offices.word_streams(CONTRACT)
    for cut in range(0, 1500, 7):
        for streams in ((main[:cut], table), (main, table[:cut])):
            try:
                text = word_text(*streams)
            except NoWordText:
                continue
            assert "".join(text.blocks)
