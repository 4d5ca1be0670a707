"""Underlined words are read, and what a copier leaves at the edges is no print."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.reading import _ocr_engine, _ocr_page
from pipeline.reading._ocr_image import look
from pipeline.reading._ocr_judge import unread_lines
from pipeline.reading._ocr_rules import level_runs, without_dark_edges, without_rules
from tests.pipeline.reading.test_ocr import needs_tesseract, read
from tests.scanning.scanner import draw, scan_page

LINE = 29.0
HEAD = ["FRAMEWORK AGREEMENT FOR DELIVERIES Reference QX4471", "APPENDIX B Reference QX4471"]


def underlined() -> Image.Image:
    """Two lines of a heading that stand on their underlines, as linked words do."""
    clean = draw([*HEAD, "", "", "signed"], font="Helvetica")
    pen = ImageDraw.Draw(clean)
    rows = (np.asarray(clean) < 128).sum(axis=1)
    bottoms = np.flatnonzero((rows[:-1] > 0) & (rows[1:] == 0))
    for bottom, words in zip(bottoms, HEAD, strict=False):
        pen.rectangle((172, int(bottom) - 1, 172 + 13 * len(words), int(bottom) + 1), fill=0)
    return clean


def test_drawn_lines_go_and_letters_stay() -> None:
    clean = draw(HEAD)
    ruled = clean.copy()
    pen = ImageDraw.Draw(ruled)
    pen.rectangle((150, 900, 1500, 902), fill=0)
    pen.rectangle((150, 1000, 1500, 1016), fill=0)
    pen.rectangle((150, 700, 153, 1400), fill=0)
    bare = without_rules(ruled, look(ruled), LINE)
    assert np.abs(np.asarray(bare, int) - np.asarray(clean, int)).max() < 60


def test_runs_are_long_and_thin() -> None:
    marks = np.zeros((20, 40), dtype=bool)
    marks[3, 5:30] = True  # a line
    marks[8:16, 5:30] = True  # a block
    marks[18, 0:6] = True  # a letter
    found = level_runs(marks, 12, 2)
    assert found[3, 5:30].all()
    assert not found[5:].any()


def test_dark_edges_go_and_print_and_pictures_stay() -> None:
    page = draw(HEAD)
    values = np.array(page)
    values[:, :40] = 20  # the lid was open
    values[-30:, :] = 60
    values[900:1100, -500:] = 50  # a picture that runs out of the page
    dark = Image.fromarray(values)
    bare = np.asarray(without_dark_edges(dark, look(dark)))
    assert (bare[:880, :40] > 200).all()
    assert (bare[-30:, 200:1000] > 200).all()
    assert (bare[920:1080, -400:-20] == 50).all()
    assert (bare[:880, 45:] == values[:880, 45:]).all()


def test_words_on_their_underline_count_as_print() -> None:
    clean = underlined()
    assert unread_lines(without_rules(clean, look(clean), LINE), [], LINE) == 1.0


@needs_tesseract
def test_what_one_mode_leaves_out_the_other_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"Clause {index} binds both parties to what they have promised here." for index in range(30)]
    real, modes = _ocr_engine.read_words, []

    def half_blind(picture: Image.Image, *, psm: int, **rest: Any) -> Any:
        modes.append(psm)
        words = real(picture, psm=psm, **rest)
        return [word for word in words if word.y0 < picture.height / 2] if psm == 6 else words

    monkeypatch.setattr(_ocr_page, "read_words", half_blind)
    page = read(scan_page(draw(lines)), "en")
    assert modes == [6, 3]
    assert page.text.count("both parties") == 30
    assert page.quality > 0.85


@needs_tesseract
def test_a_page_that_reads_well_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    real, modes = _ocr_engine.read_words, []

    def counted(picture: Image.Image, *, psm: int, **rest: Any) -> Any:
        modes.append(psm)
        return real(picture, psm=psm, **rest)

    monkeypatch.setattr(_ocr_page, "read_words", counted)
    read(scan_page(draw(HEAD * 6)), "en")
    assert modes == [6]


@needs_tesseract
def test_dark_edges_are_no_unread_print() -> None:
    clean = draw(
        [f"Clause {index} binds both parties to what they have promised here." for index in range(30)]
    )
    values = np.array(scan_page(clean))
    values[:, :45] = 40
    values[:35] = 40
    page = read(Image.fromarray(values), "en")
    assert page.quality > 0.85
    assert page.text.count("both parties") == 30
