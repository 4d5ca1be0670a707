"""What lies around a photographed sheet goes, its light is continued, and scans are left alone."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from pipeline.reading._ocr_desk import without_desk
from pipeline.reading._ocr_image import look
from tests.pipeline.reading.test_ocr import needs_tesseract, read
from tests.scanning import paper
from tests.scanning.scanner import draw, scan_page

SAYS = ["The ferryman keeps the tolls of the lower crossing until the feast of Saint Martin."] * 12


def photo(seed: int, lines: list[str] = SAYS) -> Image.Image:
    rng = np.random.default_rng(seed)
    lit = paper.lit(draw(lines), 40, 230, 0, rng)
    return paper.photographed(lit, rng)


@pytest.mark.parametrize("seed", range(6))
def test_the_desk_goes_and_the_words_stay(seed: int) -> None:
    shot = photo(seed)
    bare = without_desk(shot)
    assert bare is not None
    values, before = np.asarray(bare, dtype=np.int16), np.asarray(shot, dtype=np.int16)
    # The corners lie on the desk.
    for rows in (slice(0, 20), slice(-20, None)):
        for columns in (slice(0, 20), slice(-20, None)):
            assert values[rows, columns].mean() > 1.25 * before[rows, columns].mean()
    inner = (slice(250, -250), slice(250, -250))
    assert np.array_equal(values[inner], before[inner])


def test_a_scan_fills_its_picture() -> None:
    assert without_desk(scan_page("\n\n".join(SAYS[:4]), seed=2)) is None


def test_a_sheet_with_one_line_lies_level() -> None:
    shot = photo(3, SAYS[:1])
    bare = without_desk(shot)
    assert bare is not None
    assert not look(bare).sideways


@needs_tesseract
def test_a_photo_is_read_without_false_alarm() -> None:
    page = read(photo(1))
    assert SAYS[0] in page.text.replace("\n", " ")
    assert page.quality > 0.85
    assert "looks like print" not in page.reason
