"""All the words of a PDF page with their boxes, hidden or not."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

from pipeline.reading._pdf_words import Boxes, Frame, index_in


@dataclass(frozen=True, slots=True)
class WordBox:
    """A word of a text layer: its first and last character in pdfium's list, its box as displayed."""

    first: int
    last: int
    box: tuple[float, float, float, float]


def word_boxes(textpage: pypdfium2.PdfTextPage, frame: Frame) -> list[WordBox]:
    """Return all the words of a page with their boxes."""
    text = textpage.get_text_range()
    boxes = Boxes(textpage.raw, text, index_in(textpage, text))
    return [
        WordBox(first, last, boxes.box(word, frame))
        for word, (first, last) in enumerate(zip(boxes.firsts, boxes.lasts, strict=True))
    ]
