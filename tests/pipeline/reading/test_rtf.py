# ruff: noqa: E501  (markup reads better on one line)
"""RTF written here: text, tables, notes, and files that break off."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import DamagedError
from pipeline.reading._rtf_text import rtf_text
from tests.pipeline.reading._files import check, furniture, read_bytes

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset238 Arial CE;}}"
    r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}{\stylesheet{\s0 Normal;}}"
)
CASES = {
    "accents of Windows": (r"dur\'e9e \'80 \'9cuvre", "durée € œuvre"),
    "accents as Unicode": (r"dur\u233?e \u8364\'80 {\uc0\u339}uvre", "durée € œuvre"),
    "two skipped characters": (r"{\uc2\u233\'c3\'a9}t\'e9", "été"),
    "a pair of halves": (r"\u-10179?\u-8704?", "\U0001f600"),
    "another character set": (r"{\f2 \'e6}", "ć"),
    "a symbol font": (r"{\f1\'b7} un", "\u2022 un"),
    "deleted, struck, hidden": (r"12 {\deleted six}{\strike sept}{\v huit}\strike neuf\strike0  mois", "12  mois"),
    "a plain ends hiding": (r"{\v x\plain y}", "y"),
    "white text": (r"{\cf2 blanc}{\cf1 noir}", "noir"),
    "white on a ground": (r"{\cf2\highlight1 blanc}", "blanc"),
    "paragraphs and lines": (r"a\par b\line c\tab d\par", "a\n\nb\nc\td"),
    "a deleted paragraph mark": (r"a{\deleted\par} b\par", "a b"),
    "dashes and quotes": (r"\lquote a\rquote  \endash  \ldblquote b\rdblquote\~\_", "\u2018a\u2019 \u2013 \u201cb\u201d -"),
    "fields": (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt lien}}", "lien"),
    "unknown destinations": (r"{\*\secret x}y{\pict\wmetafile8 0102}", "y"),
    "binary is jumped over": (r"a{\pict\bin5 }}}}}b}c", "ac"),
    "numbers that Word printed": (r"{\listtext 1.1\tab}Objet\par", "1.1  Objet"),
    "notes follow": (r"Prix{\footnote Hors taxes.} fixe\par Suite\par", "Prix fixe\n\n[note: Hors taxes.]\n\nSuite"),
    "a table": (
        r"\trowd\cellx1\cellx2\pard\intbl Prix\cell 100\cell\row\pard\intbl TVA\cell 20 %\cell\row\pard Fin\par",
        "Prix\t100\nTVA\t20 %\n\nFin",
    ),
    "a text box once": (r"a{\shp{\*\shpinst{\sp{\sn x}{\sv y}}{\shptxt \pard cadre\par}}{\shprslt cadre}}", "acadre"),
    "both of a pair": (r"{\upr{ansi}{\*\ud{uni}}}", "uni"),
    "pages": (r"un\par\page deux\par\sect\sectd trois\par\sect\sectd\sbknone quatre\par", "un\fdeux\ftrois\n\nquatre"),
    "nothing after the end": (r"a\par}} b", "a"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text"), CASES.values(), ids=CASES.keys())
def test_text(body: str, text: str, tmp_path: Path) -> None:
    reading = read_bytes(f"{HEAD}{body}}}".encode("latin-1"), tmp_path)
    check(reading)
    assert reading.document.text == text
    assert reading.document.status == "ok"


def test_raw_bytes_are_read_in_the_declared_page(tmp_path: Path) -> None:
    assert read_bytes(rb"{\rtf1\ansi dur" + "é".encode("cp1252") + b"e}", tmp_path).document.text == "durée"
    assert (
        read_bytes(rb"{\rtf1\mac dur" + "é".encode("mac_roman") + b"e}", tmp_path).document.text == "durée"
    )


def test_headers_titles_and_furniture(tmp_path: Path) -> None:
    body = rb"{\rtf1{\info{\title Bail}{\author X}}{\header En-t\'eate\par}{\footer\pard Page 1}Texte\par}"
    reading = read_bytes(body, tmp_path)
    check(reading)
    assert furniture(reading) == [("header", "En-tête"), ("footer", "Page 1")]
    assert ("title", "Bail") in reading.document.metadata


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    reading = read_bytes(rb"{\rtf1 {\b Le contrat", tmp_path)
    assert (reading.document.text, reading.document.status) == ("Le contrat", "partial")
    with pytest.raises(DamagedError):
        read_bytes(rb"{\rtf1{\fonttbl", tmp_path)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "{",
                "}",
                "\\",
                "\\par ",
                "\\u233?",
                "\\'e9",
                "\\*",
                "\\bin9 ",
                "x",
                "\\cell ",
                "\\row ",
                "\\footnote ",
            ]
        ),
        max_size=40,
    )
)
def test_no_soup_breaks_it(pieces: list[str]) -> None:
    rtf_text(("{\\rtf1 " + "".join(pieces)).encode())
