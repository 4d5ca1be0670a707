"""Stamps go from a page's picture before it is read; print, pens and forms stay."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from pipeline.reading._ocr_ink import strokes
from pipeline.reading._ocr_stamp import tones, without_stamps
from tests.pipeline.reading.test_ocr import needs_tesseract, read
from tests.scanning import marks
from tests.scanning.scanner import draw, scan_page

DPI = 200
SAYS = [
    "The keeper of the lighthouse shall be paid forty crowns for every winter month.",
    "Lamp oil, wicks and the coal of the stove are delivered on the first of May.",
    "The boat is tarred each spring at the cost of the harbour of Great Skelling.",
]


def page() -> Image.Image:
    return draw(SAYS * 6)


def stamped(clean: Image.Image, slant: float, ink: int, *, x: int = 300, y: int = 330) -> Image.Image:
    """Press a framed stamp on a page."""
    mark = Image.new("L", (520, 130), 255)
    pen = ImageDraw.Draw(mark)
    pen.rectangle((6, 6, 513, 123), outline=ink, width=5)
    pen.line((60, 40, 460, 90), fill=ink, width=5)
    pen.line((60, 90, 460, 40), fill=ink, width=5)
    mark = mark.rotate(slant, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    layer = Image.new("L", clean.size, 255)
    layer.paste(mark, (x, y))
    return ImageChops.multiply(clean, layer)


def pale(picture: Image.Image) -> int:
    """Pixels that are grey and far from print."""
    values = np.asarray(picture)
    return int(((values > 90) & (values < 200)).sum())


@pytest.mark.parametrize("slant", [-12.0, -3.5, 2.0, 8.0])
def test_a_pale_stamp_goes_and_the_print_under_it_stays(slant: float) -> None:
    clean = page()
    bare = without_stamps(stamped(clean, slant, 130), DPI)
    assert pale(bare) < pale(clean) + 1200
    dark, wanted = np.asarray(bare) < 70, np.asarray(clean) < 70
    assert (wanted & ~dark).sum() < 0.01 * wanted.sum()


def test_a_level_frame_and_a_pale_pen_stay() -> None:
    form = page()
    ImageDraw.Draw(form).rectangle((300, 1400, 900, 1550), outline=140, width=5)
    rng = np.random.default_rng(3)
    form = marks.signed_at(form, 600, 1900, DPI, rng).point(lambda value: min(value + 40, 255))
    assert np.array_equal(np.asarray(without_stamps(form, DPI)), np.asarray(form))


def test_a_page_of_pale_print_is_left_alone() -> None:
    faint = page().point(lambda value: 150 + value * 105 // 255)
    assert np.array_equal(np.asarray(without_stamps(faint, DPI)), np.asarray(faint))


def test_an_empty_page_has_no_stamp() -> None:
    empty = Image.new("L", (800, 900), 250)
    assert without_stamps(empty, DPI) is empty
    assert tones(empty)[0] == 250


def test_a_stamp_as_dark_as_print_is_no_signature_but_a_pen_is() -> None:
    blank = Image.new("L", (1600, 1000), 250)
    assert strokes(stamped(blank, 6, 20), [], DPI) == []
    signed = marks.signed_at(blank, 500, 400, DPI, np.random.default_rng(5))
    assert len(strokes(signed, [], DPI)) == 1
    # A pen that runs far over the stamp is still a pen.
    both = stamped(signed, 6, 20, x=480, y=380)
    assert strokes(both, [], DPI)


@needs_tesseract
def test_what_a_stamp_hides_is_read() -> None:
    worn = scan_page(stamped(page(), 5, 120), seed=4, speckles=20)
    assert all(line in read(worn).text for line in SAYS)
