"""Where the objects of a PDF page lie: on the page, or in a form that is drawn on it, turned and scaled."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from pipeline.reading._pdf_calls import bounds, handle
from pipeline.reading._pdf_words import Frame

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
"""How points of a form become points of what it is drawn on, as in the file."""
_LEVEL: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Bounds:
    """Asks for the boxes of objects."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._values = [ctypes.c_float() for _ in range(4)]
        self._refs = [ctypes.addressof(value) for value in self._values]

    def raw(self, item: int) -> Box | None:
        """Left, bottom, right and top in the points of what the object is drawn on."""
        if not bounds(item, *self._refs):
            return None
        x0, y0, x1, y1 = (value.value for value in self._values)
        return x0, y0, x1, y1

    def of(self, item: int) -> Box | None:
        """The box of an object of the page, as displayed."""
        box = self.raw(item)
        return None if box is None else self._frame.box(*box)


class Inside:
    """Boxes of what is drawn in one form of the page; nothing of it shows beyond the form's own box."""

    def __init__(self, frame: Frame, form: int) -> None:
        self._frame = frame
        self._bounds = Bounds(frame)
        self._form = self._bounds.raw(form)

    def box(self, item: int, way: Matrix) -> Box | None:
        """The box of an object as displayed, given the way from its form's points to the page's."""
        box = self._bounds.raw(item)
        if box is None or self._form is None:
            return None
        if way != _LEVEL:
            box = _moved(box, way)
        x0, y0 = max(box[0], self._form[0]), max(box[1], self._form[1])
        x1, y1 = min(box[2], self._form[2]), min(box[3], self._form[3])
        return self._frame.box(x0, y0, x1, y1) if x0 <= x1 and y0 <= y1 else None


def matrix_of(form: int) -> Matrix:
    """How a form is laid on what it is drawn on."""
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle(form), ctypes.byref(found)):
        return _LEVEL
    return found.a, found.b, found.c, found.d, found.e, found.f


def joined(inner: Matrix, outer: Matrix) -> Matrix:
    """The way through both, the inner one first."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(box: Box, way: Matrix) -> Box:
    a, b, c, d, e, f = way
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
