"""The words of a page that count: those that are seen, and that nobody struck out.

Nearly all pages hold nothing that could lie on words: they are read once, fast. Only where a picture or a
note lies on words, or a line runs through them, is the page read again, word by word.
"""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.reading._pdf_forms import Notes, find_notes
from pipeline.reading._pdf_look import Box
from pipeline.reading._pdf_objects import Objects
from pipeline.reading._pdf_pieces import Piece
from pipeline.reading._pdf_struck import crossing, struck
from pipeline.reading._pdf_visible import visibility
from pipeline.reading._pdf_words import Frame, Visible, Words, read_words


def seen_words(
    page: pypdfium2.PdfPage,
    textpage: pypdfium2.PdfTextPage,
    frame: Frame,
    objects: Objects,
    most_pixels: int,
) -> Words:
    """Read a page's text layer without what is hidden, covered or struck out.

    Args:
        page: the page.
        textpage: its text layer.
        frame: the page as displayed.
        objects: what is on the page; gets the words that are a picture's own layer.
        most_pixels: ``limits.page_pixels``.
    """
    notes = find_notes(page, frame) if pdfium.FPDFPage_GetAnnotCount(page) > 0 else Notes()
    visible: Visible | None = None
    if not objects.all_seen:
        visible = visibility(page, textpage, frame, objects, most_pixels, tuple(notes.lying))
    words = read_words(textpage, frame, visible)
    rules = crossing(words.pieces, objects.rules) if objects.rules else []
    out = struck(textpage, frame, rules, notes.striking) if rules or notes.striking else set()
    covering = visible is None and _lie_on([*objects.laid, *notes.lying], words.pieces)
    if not out and not covering:
        return words
    objects.over_pictures.clear()
    if covering:
        visible = visibility(page, textpage, frame, objects, most_pixels, tuple(notes.lying))
    return read_words(textpage, frame, _neither(visible, out))


def _neither(visible: Visible | None, out: set[int]) -> Visible | None:
    if not out:
        return visible
    return lambda index, box: index not in out and (visible is None or visible(index, box))


def _lie_on(boxes: list[Box], pieces: list[Piece]) -> bool:
    """Whether one of these boxes meets words."""
    return any(
        piece.x0 < x1 and piece.x1 > x0 and piece.y0 < y1 and piece.y1 > y0
        for x0, y0, x1, y1 in boxes
        for piece in pieces
    )
