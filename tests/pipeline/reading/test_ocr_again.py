"""Doubtful lines are read once more without pale ink, and only what is then surer is kept."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from pipeline.reading._ocr_again import doubtful, read_again, without_pale_ink
from pipeline.reading._ocr_types import RawWord

STEP = 40.0
Said = tuple[str, float]


def row(number: int, *words: Said) -> list[RawWord]:
    """A line of words, each with its confidence, thirty pixels high."""
    top, x = 100 + 40 * number, 100
    made = []
    for text, confidence in words:
        made.append(RawWord((1, 1, number), x, top, x + 15 * len(text), top + 30, confidence, text))
        x += 15 * len(text) + 15
    return made


def sure(number: int) -> list[RawWord]:
    return row(number, ("the", 0.96), ("harbour", 0.95), ("master", 0.95))


def sheet() -> Image.Image:
    """Print, and pale ink beside it on every line."""
    values = np.full((1200, 900), 240, dtype=np.uint8)
    for top in range(100, 1100, 40):
        values[top : top + 30, 100:400:6] = 30
        values[top : top + 12, 450:700] = 130
    return Image.fromarray(values)


class Engine:
    """Says the same of every picture, and counts how often it was asked."""

    def __init__(self, *words: Said) -> None:
        self.words = words
        self.asked = 0

    def __call__(self, picture: Image.Image) -> list[RawWord]:
        self.asked += 1
        return [
            RawWord((1, 1, 1), word.x0, 16, word.x1, 46, word.confidence, word.text)
            for word in row(0, *self.words)
        ]


def texts(words: list[RawWord]) -> list[str]:
    return [word.text for word in words]


BAD = (("tho", 0.5), ("harb#or", 0.3), ("RECE", 0.2))
GOOD = (("the", 0.95), ("harbour", 0.93), ("mole", 0.9))


def test_a_better_reading_takes_the_lines_place() -> None:
    engine = Engine(*GOOD)
    made = read_again(sheet(), [*sure(0), *row(1, *BAD), *sure(2)], STEP, engine)
    assert texts(made) == ["the", "harbour", "master", "the", "harbour", "mole", "the", "harbour", "master"]
    assert engine.asked == 1
    assert all(abs(word.y0 - 140) < 5 for word in made[3:6])


@pytest.mark.parametrize("said", [BAD, (("the", 0.4), ("harbour", 0.3)), ()])
def test_a_reading_that_is_no_surer_is_not_kept(said: tuple[Said, ...]) -> None:
    words = [*sure(0), *row(1, *BAD), *sure(2)]
    assert read_again(sheet(), words, STEP, Engine(*said)) == words


def test_what_is_not_doubted_is_not_read_again() -> None:
    engine = Engine(*GOOD)
    words = [*sure(0), *row(1, ("one", 0.4), ("word", 0.95)), *sure(2)]
    assert read_again(sheet(), words, STEP, engine) == words
    assert not engine.asked


def test_where_nothing_is_won_the_rest_is_left() -> None:
    engine = Engine()
    words = [word for number in range(0, 20, 5) for word in [*row(number, *BAD), *sure(number + 2)]]
    assert read_again(sheet(), words, STEP, engine) == words
    assert engine.asked == 2


def test_a_page_that_is_bad_all_over_is_left_as_it_is() -> None:
    engine = Engine(*GOOD)
    words = [word for number in range(24) for word in row(number, *BAD)]
    assert read_again(sheet(), words, STEP, engine) == words
    assert not engine.asked


def test_the_most_doubtful_lines_come_first() -> None:
    words = [*row(0, *BAD), *sure(5), *row(10, *BAD, ("RECEIVED", 0.1))]
    first, second = doubtful(words, STEP, 1200)
    assert first[0] > second[1]


def test_pale_ink_goes_and_print_keeps_its_edges() -> None:
    values = np.full((60, 200), 240, dtype=np.uint8)
    values[20:40, 50:54] = 30
    values[20:40, 54] = 160
    values[20:40, 120:150] = 140
    bare = without_pale_ink(Image.fromarray(values), 240, 30)
    assert bare is not None
    made = np.asarray(bare)
    assert (made[20:40, 54] == 160).all()
    assert (made[20:40, 120:150] == 240).all()
    assert without_pale_ink(bare, 240, 30) is None
