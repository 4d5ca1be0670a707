"""Letters that were read for digits are mended where the words around prove it, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading._ocr_repair import repaired


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("on the Ist of March, 2O03", "on the 1st of March, 2003"),
        ("the 3lst day of May, l998", "the 31st day of May, 1998"),
        ("the 2Oth day of May", "the 20th day of May"),
        ("due on March | of the season", "due on March 1 of the season"),
        ("begins on | March 2025 and ends", "begins on 1 March 2025 and ends"),
        ("from I June 2024 to l April 2027", "from 1 June 2024 to 1 April 2027"),
        ("à compter du | janvier 2025", "à compter du 1 janvier 2025"),
        ("dated May l5, 2Ol2", "dated May 15, 2012"),
        ("le l5 mars 2O21", "le 15 mars 2021"),
        ("au ler juillet, en proportion", "au 1er juillet, en proportion"),
        ("a fee of $5O,OOO.OO a year", "a fee of $50,000.00 a year"),
        ("shall pay $2,SOO on signing", "shall pay $2,500 on signing"),
        ("within thirty (3O) days", "within thirty (30) days"),
        ("d'un montant de 720 € TIC,", "d'un montant de 720 € TTC,"),
        ("this 7'\" day of April, 2020", "this 7th day of April, 2020"),
        ('this 7" day of April', "this 7th day of April"),
        ("this 22°” day of June", "this 22nd day of June"),
        ("dated November 9) 2005 between", "dated November 9, 2005 between"),
        ("Halden Freight lnc. and", "Halden Freight Inc. and"),
        ("la molécule à 3,984 cEkWh", "la molécule à 3,984 c€/kWh"),
        ("biométhane 0,62c€kWh.", "biométhane 0,62c€kWh."),
        ("biométhane 0,62c€kWh", "biométhane 0,62 c€/kWh"),
        ("Et d'autre pan :", "Et d'autre part :"),
        ("by the laws:of the State", "by the laws of the State"),
    ],
)
def test_what_the_words_around_prove_is_mended(read: str, meant: str) -> None:
    assert " ".join(repaired(read.split())) == meant


@pytest.mark.parametrize(
    "right",
    [
        "neither party may I think terminate",
        "Il verse en mars. Il paie en mai",
        "(i) the Term; (I) the Fee; (l) the rest",
        "Start | March 2025 | End | April 2027",
        "as I March away",
        "Section 1B of Schedule O",
        "the B2B platform and the S3 store, unit 4O",
        "Part I of the Agreement dated June 3, 2014",
        "l'avenant de mars l'emporte",
        "Series B Preferred, $B",
        "la TIC est due",
        "in March 9) the 2005 lots",
        "a 7'\" pipe",
        "flight BA2490 on 2 May 2014",
        "il tombe en pan de mur",
        "the ratio a:b and the file note:draft",
        "3,984 c€/kWh",
    ],
)
def test_what_may_be_right_is_left(right: str) -> None:
    assert " ".join(repaired(right.split())) == right


@given(st.lists(st.text(alphabet="0123OolI|S$€,.()abMarchJuneday'°", min_size=1), max_size=6))
def test_words_stay_words(words: list[str]) -> None:
    made = repaired(words)
    assert len(made) == len(words)
    assert all(made)
