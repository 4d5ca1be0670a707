"""How the engine's words become lines and cells, on words made by hand."""

from __future__ import annotations

import pytest

from pipeline.reading._ocr_text import compose, lines_of
from pipeline.reading._ocr_types import RawWord

HEIGHT = 20


def row(number: int, *words: tuple[str, int, float]) -> list[RawWord]:
    """One line of words, each given as text, left edge, confidence; a letter is ten pixels wide."""
    top = 100 + 40 * number
    return [
        RawWord((1, 1, number), left, top, left + 10 * len(text), top + HEIGHT, confidence, text)
        for text, left, confidence in words
    ]


def body(first: int) -> list[RawWord]:
    """Six lines of running text from 100 to 900."""
    words: list[RawWord] = []
    for number in range(first, first + 6):
        words += row(number, *((f"mot{n:07}", 100 + 110 * n, 0.96) for n in range(7)), ("fin.", 860, 0.96))
    return words


def text_of(*words: list[RawWord]) -> list[str]:
    return compose(lines_of([word for line in words for word in line]))[0].split("\n")


@pytest.mark.parametrize(
    ("stray", "kept"),
    [
        (("Ann", 700, 0.4), False),
        (("MT", 1000, 0.7), False),
        (("|", 940, 0.95), False),
        (("'", 600, 0.9), False),
        (("Ann", 700, 0.9), True),
        (("12", 1000, 0.95), True),
        (("12", 1000, 0.4), False),
        (("912", 700, 0.4), True),
        (("€", 700, 0.9), True),
        (("-", 700, 0.9), True),
        (("____", 700, 0.9), True),
        (("Paraphe", 1000, 0.55), True),
    ],
)
def test_dust_far_from_its_line_is_no_cell(stray: tuple[str, int, float], kept: bool) -> None:
    line = text_of(row(0, ("Et:", 100, 0.95), stray), body(1))[0]
    assert line == (f"Et:\t{stray[0]}" if kept else "Et:")


def test_dust_before_a_line_goes_and_a_bullet_stays() -> None:
    made = text_of(
        body(0),
        row(7, ("|", 20, 0.9), ("Article", 100, 0.95), ("3", 180, 0.95)),
        row(8, ("-", 100, 0.9), ("le", 150, 0.95), ("loyer", 180, 0.95)),
    )
    assert "Article 3" in made
    assert "(ii) les charges" in text_of(
        body(0), row(7, ("(ii)", 100, 0.3), ("les", 200, 0.95), ("charges", 240, 0.95))
    )
    assert any(line.startswith("-") and line.endswith("le loyer") for line in made)


def test_a_line_of_a_scratch_alone_goes_and_a_page_number_stays() -> None:
    made = text_of(body(0), row(7, ("|", 950, 0.97)), row(9, ("7", 500, 0.9)))
    assert "|" not in "".join(made)
    assert made[-1] == "7"


def test_few_lines_make_no_block() -> None:
    assert text_of(row(0, ("OK", 100, 0.7)))[0] == "OK"


def test_a_speck_between_two_cells_goes() -> None:
    made = text_of(row(0, ("2006", 100, 0.9), (":", 300, 0.9), ("250,000", 500, 0.9)), body(1))
    assert made[0] == "2006\t250,000"


def test_the_gaps_of_a_typewriter_part_no_cells() -> None:
    typed = [
        row(number, *((f"word{index}", 100 + 100 * index, 0.95) for index in range(6)))
        for number in range(6)
    ]
    assert text_of(*typed)[2] == "word0 word1 word2 word3 word4 word5"


def boxed(text: str, left: int, top: int, wide: int, high: int, number: int) -> RawWord:
    return RawWord((1, 1, number), left, top, left + wide, top + high, 0.8, text)


@pytest.mark.parametrize(
    ("text", "wide", "high", "kept"),
    [("2", 4, 3, False), ("2", 11, 17, True), ("i", 3, 2, False), ("-", 4, 3, False), ("a", 12, 13, True)],
)
def test_what_is_smaller_than_any_letter_is_a_speck(text: str, wide: int, high: int, kept: bool) -> None:
    line = [*row(6, ("SOCIETE", 100, 0.95), ("POITOU", 190, 0.95)), boxed(text, 400, 345, wide, high, 6)]
    assert (text in text_of(body(0), line)[-1].split()) is kept


@pytest.mark.parametrize(("text", "side", "kept"), [("@", 40, False), ("©", 38, False), ("A", 40, True)])
def test_a_punched_hole_is_no_character(text: str, side: int, kept: bool) -> None:
    line = [boxed(text, 100, 335, side, side, 6), *row(6, ("Signature", 180, 0.95))]
    assert (text in text_of(body(0), line)[-1].split()) is kept


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ((("8.", 100, 0.9), ("Term", 170, 0.9), ("of", 220, 0.9)), "8. Term of"),
        ((("2.1", 100, 0.9), ("Fees", 180, 0.9)), "2.1 Fees"),
        ((("(a)", 100, 0.9), ("each", 175, 0.9)), "(a) each"),
        ((("8.", 100, 0.9), ("Rope", 170, 0.9), ("40,00", 500, 0.9)), "8.\tRope\t40,00"),
        ((("8", 100, 0.9), ("Rope", 250, 0.9)), "8\tRope"),
        ((("2008.", 100, 0.9), ("Rope", 250, 0.9)), "2008.\tRope"),
    ],
)
def test_the_number_that_a_clause_hangs_on_is_no_cell(
    words: tuple[tuple[str, int, float], ...], text: str
) -> None:
    rows = [row(number, *words) for number in (6, 7)]
    assert text_of(body(0), *rows)[-1] == text


def test_digits_before_a_currency_are_kept_in_doubt() -> None:
    line = row(6, ("l'heure", 100, 0.95), ("28", 300, 0.11), ("€", 330, 0.95), ("HT", 350, 0.95))
    assert text_of(body(0), line)[-1].endswith("28 € HT")
    assert "28" not in text_of(body(0), row(6, ("l'heure", 100, 0.95), ("28", 300, 0.11)))[-1]
