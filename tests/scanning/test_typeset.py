"""A text that is set as a PDF reads as the text, and a pen signs where it is told to."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2 as pdfium

from tests.benchmarks.signatures import samples, scanned
from tests.scanning.typeset import style_of, typeset

TEXT = """\
                 SALE OF TIMBER

This sale is made on 4 May 2017 between Holm & Partner Ltd and the Buyer named below, who has seen and measured the whole lot at the yard.

HOLM & PARTNER LTD          THE BUYER
By: _____________           By: _____________
"""  # noqa: E501


def text_of(pdf: bytes) -> str:
    document = pdfium.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_text_is_set_whole_and_the_same_way_each_time() -> None:
    made = typeset(TEXT, font="Helvetica", size=10)
    assert made == typeset(TEXT, font="Helvetica", size=10)
    assert text_of(made).split() == TEXT.split()


def test_what_stands_in_columns_stays_there_and_long_lines_are_broken() -> None:
    document = pdfium.PdfDocument(typeset(TEXT, font="Times-Roman", size=11))
    assert len(document) == 1
    page = document[0].get_textpage()
    places = [page.get_charbox(index) for index in range(page.count_chars())]
    said = page.get_text_range()
    first, second = said.index("By:"), said.rindex("By:")
    assert abs(places[first][1] - places[second][1]) < 1
    assert places[second][0] - places[first][0] > 100
    assert max(box[2] for box in places) < 560


def test_long_texts_go_on_over_the_page_and_styles_differ() -> None:
    assert len(pdfium.PdfDocument(typeset(TEXT * 20))) > 2
    assert len({style_of(f"contract-{index}") for index in range(40)}) > 3


def test_a_pen_signs_where_a_party_signs() -> None:
    sample = next(one for one in samples(12, 1) if sum(one.parties.values()) == 1)
    picture = pdfium.PdfDocument(io.BytesIO(scanned(sample, "office", 1)))[0].render(
        scale=1, grayscale=True
    )
    plain = pdfium.PdfDocument(sample.pdf)[0].render(scale=1, grayscale=True)
    ((x, y),) = sample.places
    box = slice(int(y) - 14, int(y) + 4), slice(int(x) - 40, int(x) + 40)
    marked, before = (np.asarray(one.to_pil().convert("L"))[box] < 170 for one in (picture, plain))
    assert marked.sum() > before.sum() + 40
    assert scanned(sample, "office", 1) == scanned(sample, "office", 1)
