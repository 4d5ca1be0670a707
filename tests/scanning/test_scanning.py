"""The scanner makes pictures, the same ones for the same seed, and what it makes can still be read."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from pipeline.reading.ocr import recognise
from tests.pipeline.reading.test_ocr import SETTINGS, needs_tesseract
from tests.scanning import LEVELS, scan, scan_pages

WORDS = (
    "This Agreement is made on 3 March 2021 between Holm & Partner Ltd and",
    "the Customer named below. It is governed by the laws of Scotland.",
    "Either party may give sixty days' notice in writing of its wish to end it.",
)


def digital(pages: int = 1, size: tuple[float, float] = (595, 842)) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for _ in range(pages):
        canvas.setFont("Times-Roman", 12)
        for index in range(30):
            canvas.drawString(72, size[1] - 90 - 18 * index, WORDS[index % len(WORDS)])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("level", sorted(LEVELS))
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(level: str) -> None:
    source = digital(2)
    made = scan(source, level, seed=4)
    assert made == scan(source, level, seed=4)
    assert made != scan(source, level, seed=5)


@pytest.mark.parametrize("level", sorted(LEVELS))
def test_a_scan_has_the_pages_of_its_original_and_no_text(level: str) -> None:
    document = pdfium.PdfDocument(scan(digital(3), level, seed=4))
    assert len(document) == 3
    for page in document:
        width, height = page.get_size()
        assert abs(width - 595) < 6
        assert abs(height - 842) < 40
        assert page.get_textpage().count_chars() == 0
        assert 0.2 < np.asarray(page.render(grayscale=True).to_pil()).mean() / 255 < 1


def test_only_the_first_pages_are_scanned_where_so_many_are_wanted() -> None:
    assert len(pdfium.PdfDocument(scan(digital(3), "office", seed=4, pages=2))) == 2


def test_a_page_looks_the_same_whichever_pages_stand_before_it() -> None:
    one = [picture for picture, _ in scan_pages(digital(1), "worn", seed=4)]
    more = [picture for picture, _ in scan_pages(digital(2), "worn", seed=4, pages=1)]
    assert one[0].tobytes() == more[0].tobytes()


def test_some_faxes_are_coarse_and_some_pages_stand_on_their_heads() -> None:
    downs = {dpi[1] for seed in range(12) for _, dpi in scan_pages(digital(), "fax", seed=seed)}
    assert downs == {98, 196}
    heads = [next(iter(scan_pages(digital(), "office", seed=seed)))[0] for seed in range(30)]
    upright = [_centre_of_ink(head) < head.height / 2 for head in heads]
    assert 0 < upright.count(False) < 8


def _centre_of_ink(picture: Image.Image) -> float:
    rows = (np.asarray(picture) < 110).sum(axis=1)
    return float((rows * np.arange(len(rows))).sum() / rows.sum())


@needs_tesseract
def test_what_an_office_scans_can_be_read() -> None:
    picture, _ = next(iter(scan_pages(digital(), "office", seed=4)))
    read = recognise(picture, width_pt=595, height_pt=842, language="en", settings=SETTINGS)
    assert read.text.count("3 March 2021") >= 8
    assert read.quality > 0.8
