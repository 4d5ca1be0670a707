"""Reads what people typed into a page: form fields and typewriter notes that are shown."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.reading._pdf_pieces import Piece
from pipeline.reading._pdf_words import Frame

_FREE_TEXT, _FILE, _WIDGET = 3, 17, 20
_STRIKE_OUT = 12
_LYING = (3, 5, 6, 7, 13, 28)
"""Notes that may lie on words: typewriter, square, circle, polygon, stamp, redaction."""
_UNSEEN = 2 | 32
"""Annotation flags: hidden, no view."""
_PASSWORD_FIELD = 1 << 13
_CHECKBOX, _RADIO, _COMBO, _LIST, _TEXT = 2, 3, 4, 5, 6
_MOST = 5000
_LINE_HEIGHT = 11.0


def typed_pieces(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, frame: Frame, first_line: int
) -> tuple[list[Piece], bool]:
    """Pieces made of field values and typewriter notes, and whether the page carries attached files."""
    count = pdfium.FPDFPage_GetAnnotCount(page)
    pieces: list[Piece] = []
    files = False
    for index in range(min(max(count, 0), _MOST)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(note)
            files = files or kind == _FILE
            if kind not in (_WIDGET, _FREE_TEXT) or pdfium.FPDFAnnot_GetFlags(note) & _UNSEEN:
                continue
            value = _field_value(document, note) if kind == _WIDGET else _string(note, b"Contents")
            pieces += _pieces(note, value, frame, first_line + index)
        finally:
            pdfium.FPDFPage_CloseAnnot(note)
    return pieces, files


@dataclass(slots=True)
class Notes:
    """Boxes of notes that are shown, as displayed."""

    lying: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Those that may lie on words."""
    striking: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Each line that a strike-out note strikes."""


def find_notes(page: pypdfium2.PdfPage, frame: Frame) -> Notes:
    """Find the notes of a page that may cover words, or strike them out."""
    found = Notes()
    for index in range(min(max(pdfium.FPDFPage_GetAnnotCount(page), 0), _MOST)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(note)
            if kind not in (_STRIKE_OUT, *_LYING) or pdfium.FPDFAnnot_GetFlags(note) & _UNSEEN:
                continue
            if kind == _STRIKE_OUT:
                found.striking += _struck_lines(note, frame)
            elif (box := _box(note, frame)) is not None:
                found.lying.append(box)
        finally:
            pdfium.FPDFPage_CloseAnnot(note)
    return found


def _struck_lines(note: Any, frame: Frame) -> list[tuple[float, float, float, float]]:
    boxes = []
    corners = pdfium.FS_QUADPOINTSF()
    for number in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(note), _MOST)):
        if pdfium.FPDFAnnot_GetAttachmentPoints(note, number, ctypes.byref(corners)):
            xs = corners.x1, corners.x2, corners.x3, corners.x4
            ys = corners.y1, corners.y2, corners.y3, corners.y4
            boxes.append(frame.box(min(xs), min(ys), max(xs), max(ys)))
    return boxes


def _box(note: Any, frame: Frame) -> tuple[float, float, float, float] | None:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(note, ctypes.byref(rect)):
        return None
    return frame.box(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))


def _pieces(note: Any, value: str, frame: Frame, line: int) -> list[Piece]:
    lines = [part.strip() for part in value.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    lines = [part for part in lines if part]
    box = _box(note, frame) if lines else None
    if box is None:
        return []
    x0, y0, x1, y1 = box
    if x1 < 0 or y1 < 0 or x0 > frame.width or y0 > frame.height:
        return []
    tall = (y1 - y0) / len(lines)
    height = min(tall, _LINE_HEIGHT)
    pieces = []
    for number, part in enumerate(lines):
        middle = y0 + tall * (number + 0.5)
        pieces.append(
            Piece(x0, middle - height / 2, x1, middle + height / 2, part, line, len(part.split()))
        )
    return pieces


def _field_value(document: pypdfium2.PdfDocument, note: Any) -> str:
    env = document.formenv
    if env is None:
        return ""
    kind = pdfium.FPDFAnnot_GetFormFieldType(env, note)
    if kind in (_CHECKBOX, _RADIO):
        return "☒" if pdfium.FPDFAnnot_IsChecked(env, note) else "☐"
    if kind not in (_COMBO, _LIST, _TEXT):
        return ""
    if kind == _TEXT and pdfium.FPDFAnnot_GetFormFieldFlags(env, note) & _PASSWORD_FIELD:
        return ""
    size = pdfium.FPDFAnnot_GetFormFieldValue(env, note, None, 0)
    return _decode(size, lambda buffer: pdfium.FPDFAnnot_GetFormFieldValue(env, note, buffer, size))


def _string(note: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    return _decode(size, lambda buffer: pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size))


def _decode(size: int, fill: Any) -> str:
    if size <= 2 or size > 1_000_000:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    fill(buffer)
    return bytes(buffer)[: size - 2].decode("utf-16-le", errors="replace")
