"""Sums over the end of an indented line, and behind the gap of a column."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.folding import fold
from pipeline.money import find_amounts, per_of
from pipeline.money._indents import Indents


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        ("a minimum of Thirty Thousand\n     Dollars a year", "30000", "Thirty Thousand\n     Dollars"),
        ("pays $2.4\nmillion in all", "2400000", "$2.4\nmillion"),
        ("pays $2.4\n   million in all", "2400000", "$2.4\n   million"),
        ("Filing      $    65 per form", "65", "$    65"),
        ("Senior      EUR   870", "870", "EUR   870"),
        ("4.1 A$6.20 per crate", "6.20", "A$6.20"),
    ],
)
def test_a_sum_is_read_whole(text: str, value: str, printed: str) -> None:
    (one,) = find_amounts(text, "en")
    assert one.value == Decimal(value)
    assert text[one.start : one.end] == printed


@given(st.integers(1, 16))
def test_the_depth_of_an_indent_changes_nothing(depth: int) -> None:
    text = f"a toll of $1.30 per\n{' ' * depth}tonne"
    (one,) = find_amounts(text, "en")
    assert per_of(fold(text), one.start, one.end, "en") == "tonne"


def test_a_figure_behind_an_indent_stays_where_it_stands() -> None:
    text = "Price in EUR\n     40 boxes"
    assert Indents(text).text == text


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("tour 3 : 12,00 €\nLe kilomètre ajouté est payé", None),
        ("payé 12,00 €\nle kilomètre, hors taxes", "km"),
        ("payé 900 € HT\nla journée de formateur", "day"),
        ("payé 900 € HT à la commande", None),
    ],
)
def test_a_sentence_on_the_next_line_is_no_unit(text: str, unit: str | None) -> None:
    (one,) = find_amounts(text, "fr")
    assert per_of(fold(text), one.start, one.end, "fr") == unit
