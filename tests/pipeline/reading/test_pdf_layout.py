"""The order of pieces on a page, put there by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading._pdf_hyphens import mend
from pipeline.reading._pdf_layout import arrange, is_label
from pipeline.reading._pdf_pieces import Piece
from pipeline.reading._pdf_second_look import fluency


def piece(x: float, y: float, text: str, line: int, width: float | None = None) -> Piece:
    return Piece(x, y, x + (width or 5.0 * len(text)), y + 11, text, line, len(text.split()))


def column(x: float, top: float, texts: list[str], first: int, step: float = 13) -> list[Piece]:
    return [piece(x, top + step * n, text, first + n) for n, text in enumerate(texts)]


LEFT = [f"words of the left column in line {n}" for n in range(9)]
RIGHT = [f"words of the right column in line {n}" for n in range(9)]


def test_file_order_is_kept_where_it_goes_down() -> None:
    assert arrange(column(60, 50, LEFT, 0), cut=False).text == "\n".join(LEFT)


def test_a_line_written_last_goes_to_its_place() -> None:
    pieces = column(60, 50, LEFT, 1)
    late = pieces.pop(3)
    assert arrange([*pieces, late], cut=False).text == "\n".join(LEFT)


def test_three_columns() -> None:
    narrow = [[f"{name} text of line {n}" for n in range(10)] for name in ("one", "two", "three")]
    pieces = [
        piece(60 + 160 * side, 50 + 13 * n, narrow[side][n], n) for n in range(10) for side in range(3)
    ]
    assert arrange(pieces, cut=True).text.replace("\n\n", "\n") == "\n".join(
        text for side in narrow for text in side
    )


def _set_wide(x: float, y: float, words: str, line: int, shift: int) -> list[Piece]:
    """A justified line of a narrow column, cut at its gaps as the file's lines are."""
    made, at = [], x
    for number, word in enumerate(words.split()):
        made.append(piece(at, y, word, line, 5.0 * len(word)))
        at += 5.0 * len(word) + 18 + (11 * line + 17 * number + 5 * shift) % 24
    return made


def test_narrow_columns_of_lines_set_wide_are_read_one_after_the_other() -> None:
    words = ("En cas de retard", "la", "le tiers ne", "de mise en", "au jour dit", "il est du")
    pieces: list[Piece] = []
    expected: list[str] = []
    for side in range(3):
        for n in range(12):
            text, line = f"side {side} has its line {n:02}", 40 * side + n
            x, y = 60 + 200.0 * side, 50 + 13.0 * n - (0 if side == 0 else 9)
            if n % 2:
                text = words[n // 2]
                pieces += _set_wide(x, y, text, line, side)
            else:
                pieces.append(piece(x, y, text, line))
            expected.append(text)
    assert arrange(pieces, cut=True).text.split() == " ".join(expected).split()


def test_full_width_lines_part_the_columns() -> None:
    pieces = [
        *column(60, 50, LEFT, 1),
        *column(320, 50, RIGHT, 20),
        piece(60, 200, "A title across the page that crosses the gutter between its columns", 40, 480),
        *column(60, 220, [text.upper() for text in LEFT], 50),
        *column(320, 220, [text.upper() for text in RIGHT], 70),
    ]
    text = arrange(pieces, cut=False).text
    order = [
        text.index(part)
        for part in (LEFT[8], RIGHT[0], RIGHT[8], "A title", LEFT[0].upper(), RIGHT[0].upper())
    ]
    assert order == sorted(order)


def test_a_footer_of_two_halves_stays_below_both_columns() -> None:
    pieces = [
        piece(60, 750, "Confidential", 0),
        piece(500, 750, "Page 2 of 7", 0),
        *column(60, 50, LEFT, 1),
        *column(320, 50, RIGHT, 20),
    ]
    text = arrange(pieces, cut=True).text
    assert text.endswith(f"{RIGHT[8]}\n\nConfidential\tPage 2 of 7")
    assert text.startswith(LEFT[0])


def test_signatures_in_two_columns_keep_their_last_line() -> None:
    left = [*LEFT[:5], "Date: May 3, 2023"]
    right = [*RIGHT[:5], "Date: May 6, 2023"]
    pieces = column(60, 50, left[:5], 0) + column(320, 50, right[:5], 20)
    pieces += [piece(60, 150, left[5], 5), piece(320, 150, right[5], 25)]
    text = arrange(pieces, cut=False).text
    assert text.index(left[5]) < text.index(right[0])


def test_a_table_in_a_long_first_column_stays_in_it() -> None:
    table = [("Users", "Fee"), ("Core", "$120.00"), ("Spare", "$24.00"), ("Other", "$15.00")]
    pieces = column(60, 50, LEFT, 0)
    for n, (name, fee) in enumerate(table):
        pieces += [piece(60, 180 + 15 * n, name, 10 + n), piece(200, 180 + 15 * n, fee, 10 + n)]
    pieces += column(60, 250, [text.upper() for text in LEFT], 20)
    pieces += column(320, 50, RIGHT, 50)
    text = arrange(pieces, cut=True).text
    assert text.index(LEFT[8]) < text.index("Core\t$120.00") < text.index(LEFT[8].upper())
    assert text.index(LEFT[8].upper()) < text.index(RIGHT[0])
    assert f"{LEFT[8].upper()}\n\n{RIGHT[0]}" in text


def test_cells_of_several_lines_keep_together() -> None:
    rows = [
        ("Maintenance of the boilers and", "twice a year", "of the heat exchangers"),
        ("Cleaning of the ducts and", "once a year", "of the grids in all rooms"),
    ]
    pieces = []
    for n, (one, when, two) in enumerate(rows):
        top = 50 + 40 * n
        pieces += [piece(60, top, one, 10 * n), piece(60, top + 13, two, 10 * n + 1)]
        pieces += [piece(400, top + 6, when, 10 * n + 2)]
    text = arrange(pieces, cut=False).text
    assert "boilers and\nof the heat exchangers\ttwice a year" in text
    assert "ducts and\nof the grids in all rooms\tonce a year" in text


def test_labels_and_values_written_by_columns_are_read_across() -> None:
    labels = ["Maximum cost:", "Rate of interest:", "First payment:", "Agent:"]
    values = ["To be agreed by the parties", "Base rate of the bank", "On the first of May", "The Company"]
    pieces = column(60, 50, labels, 0, step=30) + column(300, 50, values, 10, step=30)
    text = arrange(pieces, cut=False).text
    for label, value in zip(labels, values, strict=True):
        assert f"{label}\t{value}" in text


def test_justified_gaps_are_no_cells() -> None:
    pieces = []
    for n in range(12):
        x = 60.0
        for k in range(4):
            width = 60.0 + 7 * ((n * 5 + k * 3) % 11)
            pieces.append(piece(x, 50 + 13 * n, f"word{n}{k} of text", n, width))
            x += width + 13 + 3 * ((n + k) % 4)
    assert "\t" not in arrange(pieces, cut=True).text


@pytest.mark.parametrize(
    ("first", "following", "label"),
    [
        ("1.1", "The", True),
        ("(a)", "any", True),
        ("•", "Any", True),
        ("12", "Widgets", True),
        ("1.500", "2.300", False),
        ("2", "100.00", False),
        ("Total", "The", False),
        ("-", "€", False),
    ],
)
def test_labels(first: str, following: str, label: bool) -> None:
    assert is_label(first, following) is label


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("le renouvel-\nlement du bail", "le renouvellement\ndu bail"),
        ("la sous-\ntraitance, interdite", "la sous-traitance,\ninterdite"),
        ("a long-\nterm lease and a long-term loan", "a long-term\nlease and a long-term loan"),
        ("vingt-\ntrois mois", "vingt-trois\nmois"),
        ("Saint-\nDenis et", "Saint-Denis\net"),
        ("un rendez-\nvous.\nFin", "un rendez-vous.\nFin"),
        ("le paie-\nment\fpage", "le paiement\fpage"),
        ("pages 12-\n34 et", "pages 12-\n34 et"),
        ("the non-\nexclusive right", "the non-exclusive\nright"),
        ("no cut - here\nor there", "no cut - here\nor there"),
        ("une cession-\n", "une cession-\n"),
        ("CONFIDEN-\nTIALITY and confidentiality", "CONFIDENTIALITY\nand confidentiality"),
    ],
)
def test_hyphens(text: str, mended: str) -> None:
    assert mend(text) == mended


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("kept in a temperature-\ncontrolled store", "kept in a temperature-controlled\nstore"),
        ("le paie-\nment, puis tout paiement", "le paiement,\npuis tout paiement"),
        (
            "le paie-\nment et le con-\ntrat, tout paiement du contrat, renouvel-\nlement",
            "le paiement\net le contrat,\ntout paiement du contrat, renouvellement",
        ),
    ],
)
def test_hyphens_of_text_that_nobody_typeset(text: str, mended: str) -> None:
    assert mend(text, typeset=False) == mended


@given(st.text(alphabet="ab-\n\f .é", max_size=80))
def test_mending_only_moves_breaks_and_hyphens(text: str) -> None:
    def letters(value: str) -> str:
        return "".join(c for c in value if c.isalpha() or c == "\f")

    assert letters(mend(text)) == letters(text)


BOX = st.tuples(st.integers(0, 500), st.integers(0, 780), st.integers(1, 300), st.integers(0, 12))


@given(st.lists(BOX, max_size=40), st.booleans())
def test_no_word_is_lost_or_doubled(boxes: list[tuple[int, int, int, int]], cut: bool) -> None:
    pieces = [
        Piece(x, y, x + width, y + 10, f"w{n}", n - n % (1 + same), 1)
        for n, (x, y, width, same) in enumerate(boxes)
    ]
    words = arrange(pieces, cut).text.split()
    assert sorted(words) == sorted(f"w{n}" for n in range(len(boxes)))


def test_fluency_prefers_lines_that_read_on() -> None:
    right = "the price is paid\nby bank transfer.\nThe parties agree"
    wrong = "by bank transfer.\nthe price is paid\nThe parties agree"
    assert fluency(right) > fluency(wrong)
    assert fluency("") == 0.0


def level(left: list[str], right: list[str], step: float) -> list[Piece]:
    """Two columns whose lines stand at one height, seven points high, written across."""
    return [
        Piece(x, 50 + step * n, x + 3.3 * len(text), 57 + step * n, text, n, len(text.split()))
        for n, pair in enumerate(zip(left, right, strict=True))
        for x, text in zip((60.0, 320.0), pair, strict=True)
    ]


SMALL = (
    [
        "Le locataire entretient les lieux à ses frais et",
        "les rend tels qu'il les a trouvés, sauf ce",
        "que le temps a usé. Il répond des vitres que ses",
        "hôtes auront brisées. Le bail dure six ans à",
        "compter du premier mars et prend fin sans qu'il",
        "soit besoin de congé, le dernier jour de",
        "février.",
    ],
    [
        "Le bailleur fait les grosses réparations dont il",
        "est averti. Il assure les murs et le toit",
        "contre le feu, l'eau et la foudre. Le loyer est de",
        "quatre cent douze euros par mois, payables",
        "le premier jour ouvré de chaque mois au domicile",
        "du bailleur ou par virement, au choix de qui",
        "paie.",
    ],
)
CELLS = (
    [f"Entretien annuel du lot numéro {n}" for n in range(7)],
    [f"Prestation comprise au forfait {n}" for n in range(7)],
)


@pytest.mark.parametrize("step", [9.0, 11.0, 13.0, 15.0])
def test_columns_of_small_letters_set_wide_apart(step: float) -> None:
    assert arrange(level(*SMALL, step), cut=True).text.replace("\n\n", "\n") == "\n".join(
        text for side in SMALL for text in side
    )


def test_cells_set_wide_apart_are_read_across() -> None:
    lines = arrange(level(*CELLS, 13.0), cut=True).text.splitlines()
    assert lines[0].split("\t") == [CELLS[0][0], CELLS[1][0]]
