"""Which words of a page are seen: painted, not white on white, not cut away, and not covered."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.reading._pdf_covered import Covered
from pipeline.reading._pdf_look import Box, Looker
from pipeline.reading._pdf_objects import FAINT_ALPHA, PALE, UNPAINTED, Objects
from pipeline.reading._pdf_words import Frame, Visible

_HALF_A_PAGE = 0.5
"""Share of the page from which its pictures are a scan, and words under them what was read of it."""


def visibility(
    page: pypdfium2.PdfPage,
    textpage: pypdfium2.PdfTextPage,
    frame: Frame,
    found: Objects,
    most_pixels: int,
    notes: tuple[Box, ...] = (),
) -> Visible:
    """Return a test for words of a page on which some text may be unseen.

    Text that paints nothing is seen only where it lies on a picture: then it is that picture's OCR layer.
    Where most text of the page is painted, it must lie on print of that picture: the ground of a digital
    page is a picture, too.
    Pale or covered text, and text of layers, is held against the page as it renders. What is drawn over a
    cover is the text, not what lies under it.

    Args:
        page: the page.
        textpage: its text layer.
        frame: the page as displayed.
        found: what is on the page.
        most_pixels: ``limits.page_pixels``.
        notes: boxes of notes that may lie on words.
    """
    raw = textpage.raw
    looker = Looker(page, frame, most_pixels)
    under = Covered(page, raw, frame, looker, notes)
    colours = [ctypes.c_uint() for _ in range(4)]
    refs = [ctypes.byref(colour) for colour in colours]
    red, green, blue, alpha = colours
    layer = 2 * found.unpainted >= found.texts
    laid = [*found.laid, *notes]
    scanned = found.picture_share(frame) >= _HALF_A_PAGE

    def visible(index: int, box: Box) -> bool:
        if found.unpainted:
            item = pdfium.FPDFText_GetTextObject(raw, index)
            if item and pdfium.FPDFTextObj_GetTextRenderMode(item) in UNPAINTED:
                seen = on_any(box, found.images) and (layer or looker.has_contrast(box))
                if seen:
                    found.over_pictures.append(box)
                return seen
        if found.clipped and on_any(box, found.clipped) and not looker.has_contrast(box):
            return False
        if on_any(box, laid) and under.hides(index, box):
            # under the picture of a whole page it is what was read of that picture
            if scanned and on_any(box, found.images):
                found.over_pictures.append(box)
                return True
            return False
        if found.layered or on_any(box, found.covers):
            seen = looker.has_contrast(box) or on_any(box, found.images)
            return seen and not (on_any(box, found.covers) and under.hides(index, box))
        if not found.pale or not pdfium.FPDFText_GetFillColor(raw, index, *refs):
            return True
        if alpha.value >= FAINT_ALPHA and min(red.value, green.value, blue.value) < PALE:
            return True
        return looker.has_contrast(box)

    return visible


def on_any(box: Box, others: list[Box]) -> bool:
    """Whether the middle of a box lies on one of others."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(x0 - 2 <= x <= x1 + 2 and y0 - 2 <= y <= y1 + 2 for x0, y0, x1, y1 in others)
