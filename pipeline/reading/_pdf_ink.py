"""Marks on PDF pages with a text layer: pictures, drawn strokes, notes, ink on a scan under the text; and
electronic signatures."""

from __future__ import annotations

import ctypes
import io
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from data import late as re
from pipeline.reading._ink import Box, Mark, beside
from pipeline.reading._ocr_types import RawWord
from pipeline.reading._pdf_clean import clean
from pipeline.reading._pdf_objects import Objects, drawn
from pipeline.reading._pdf_pieces import Piece
from pipeline.reading._pdf_words import Frame

_STAMP, _INK = 13, 15
"""Kinds of notes that a signature is put on a page with."""
_UNSEEN = 2 | 32
_WIDE, _HIGH = (24.0, 320.0), (8.0, 170.0)
"""Points that a mark is at least and at most wide and high."""
_TOP = 0.08
"""Share of the page from its top where letterheads stand."""
_STROKES = 12
"""Segments of a path from which it is drawn by hand: frames and lines have fewer."""
_SCAN_DPI = 100
_MOST_NOTES = 500
_MOST_SIGNATURES = 50
_DATE = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")


def find_marks(
    page: pypdfium2.PdfPage, frame: Frame, objects: Objects, pieces: Sequence[Piece]
) -> tuple[Mark, ...]:
    """Find what may be a signature, and the words it stands beside.

    Args:
        page: a page that has words beside which people sign.
        frame: the page as displayed.
        objects: what is on it.
        pieces: its words.
    """
    boxes = [box for box in objects.images if _fits(box, frame)]
    if objects.paths:
        boxes += [box for box in drawn(page, frame, _STROKES) if _fits(box, frame)]
    boxes += [box for box in _noted(page, frame) if _fits(box, frame)]
    if not boxes:
        return ()
    places: list[tuple[Box, str]] = [((p.x0, p.y0, p.x1, p.y1), p.text) for p in pieces]
    found: dict[int, Box] = {}
    for box in boxes:
        index = beside(box, places)
        if index is not None:
            found.setdefault(index, box)
    return tuple(_mark(box, index, pieces) for index, box in sorted(found.items()))


def find_on_scan(
    page: pypdfium2.PdfPage, frame: Frame, pieces: Sequence[Piece], most_pixels: int
) -> tuple[Mark, ...] | None:
    """Find marks on the picture of a page under its text layer; ``None`` where it cannot be drawn.

    Args:
        page: a page that a picture fills, and that has words beside which people sign.
        frame: the page as displayed.
        pieces: its words.
        most_pixels: the most pixels it may be drawn with.
    """
    from pipeline.reading._ocr_ink import strokes, within

    area = frame.width * frame.height
    if area <= 0:
        return None
    scale = min(_SCAN_DPI / 72, math.sqrt(most_pixels / area))
    try:
        image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return None
    raws = []
    for index, piece in enumerate(pieces):
        x0, y0, x1, y1 = (int(value * scale) for value in (piece.x0, piece.y0, piece.x1, piece.y1))
        raws.append(RawWord((0, 0, index), x0, y0, x1, y1, 1.0, piece.text))
    found: dict[int, Box] = {}
    for stroke in strokes(image, raws, scale * 72):
        box: Box = (stroke[0] / scale, stroke[1] / scale, stroke[2] / scale, stroke[3] / scale)
        near = [
            index
            for index, p in enumerate(pieces)
            if not within((p.x0, p.y0, p.x1, p.y1), box) or len(p.text) > 4
        ]
        chosen = beside(box, [((p.x0, p.y0, p.x1, p.y1), p.text) for p in (pieces[i] for i in near)])
        if chosen is not None:
            found.setdefault(near[chosen], box)
    return tuple(_mark(box, index, pieces) for index, box in sorted(found.items()))


def _mark(box: Box, index: int, pieces: Sequence[Piece]) -> Mark:
    """Name the words by their text and by how often it stands above or left of them."""
    own = pieces[index]
    words = clean(own.text)
    before = sum(
        words in clean(other.text)
        for other in pieces
        if other is not own
        and (other.y1 < own.middle or (abs(other.middle - own.middle) < own.height and other.x0 < own.x0))
    )
    return Mark(box, -1, words, before)


def _fits(box: Box, frame: Frame) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    inside = box[1] > _TOP * frame.height and box[0] > -5 and box[2] < frame.width + 5
    return inside and _WIDE[0] <= wide <= _WIDE[1] and _HIGH[0] <= high <= _HIGH[1]


def _noted(page: pypdfium2.PdfPage, frame: Frame) -> Iterator[Box]:
    """Boxes of notes drawn by hand or stamped on the page."""
    for index in range(min(max(pdfium.FPDFPage_GetAnnotCount(page), 0), _MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            seen = not pdfium.FPDFAnnot_GetFlags(note) & _UNSEEN
            rect = pdfium.FS_RECTF()
            if (
                seen
                and pdfium.FPDFAnnot_GetSubtype(note) in (_STAMP, _INK)
                and pdfium.FPDFAnnot_GetRect(note, ctypes.byref(rect))
            ):
                yield frame.box(
                    rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)
                )
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def is_signed(document: pypdfium2.PdfDocument) -> bool:
    """Whether the file carries electronic signatures; costs nothing."""
    return int(pdfium.FPDF_GetSignatureCount(document)) > 0


def electronic(data: Path | bytes) -> list[tuple[str, str]]:
    """Who signed the file electronically and when, as ``e_signature``: ``page|date|name``.

    The signatures are not checked. The page is 0 and the date empty where the file does not say.
    """
    import pikepdf

    found = []
    try:
        with pikepdf.open(io.BytesIO(data) if isinstance(data, bytes) else data) as document:
            numbers = {page.obj.objgen: number for number, page in enumerate(document.pages, start=1)}
            for field in list(document.Root.AcroForm.Fields)[:_MOST_SIGNATURES]:
                value = field.get("/V")
                if field.get("/FT") != "/Sig" or value is None:
                    continue
                day = _DATE.match(str(value.get("/M", "")))
                name = " ".join(str(value.get("/Name", "")).split())[:200]
                place = field.get("/P")
                number = numbers.get(place.objgen, 0) if place is not None else 0
                found.append(("e_signature", f"{number}|{'-'.join(day.groups()) if day else ''}|{name}"))
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError, RuntimeError):
        return found
    return found
