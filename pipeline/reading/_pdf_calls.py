"""pdfium's functions that are called for every word or object, without the price of typed pointers.

The binding's own wrappers check and convert each argument; with plain numbers a call costs half. Handles
are addresses here; every function is called with what its wrapper would pass.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

_INT, _ULONG, _POINTER = ctypes.c_int, ctypes.c_ulong, ctypes.c_void_p


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


count_objects = _plain(pdfium.FPDFPage_CountObjects, _INT, _POINTER)
get_object = _plain(pdfium.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
count_inside = _plain(pdfium.FPDFFormObj_CountObjects, _INT, _POINTER)
get_inside = _plain(pdfium.FPDFFormObj_GetObject, _POINTER, _POINTER, _ULONG)
type_of = _plain(pdfium.FPDFPageObj_GetType, _INT, _POINTER)
count_marks = _plain(pdfium.FPDFPageObj_CountMarks, _INT, _POINTER)
render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
fill_colour = _plain(
    pdfium.FPDFPageObj_GetFillColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER
)
bounds = _plain(pdfium.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
clip_path = _plain(pdfium.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
count_clips = _plain(pdfium.FPDFClipPath_CountPaths, _INT, _POINTER)
count_clip_segments = _plain(pdfium.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
clip_segment = _plain(pdfium.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)
clip_point = _plain(pdfium.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
_char_angle = _plain(pdfium.FPDFText_GetCharAngle, ctypes.c_float, _POINTER, _INT)
_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_BOX = 16
"""Bytes of a box: four floats."""


def address_of(handle: Any) -> int:
    """The address behind one of the binding's handles."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def handle(item: int) -> Any:
    """An object as the binding's own functions want it."""
    return ctypes.cast(item, pdfium.FPDF_PAGEOBJECT)


def angles(textpage: Any, indices: Iterable[int]) -> list[float]:
    """How characters are turned, radians; -1 where nothing is known."""
    return list(map(_char_angle, repeat(address_of(textpage)), indices))


def loose_boxes(textpage: Any, indices: Sequence[int]) -> array[float]:
    """Boxes of characters, four numbers each: left, top, right, bottom; zeros where there is none.

    Args:
        textpage: handle of a text page.
        indices: of characters, in pdfium's own count.
    """
    buffer = (ctypes.c_float * (4 * len(indices)))()
    start = ctypes.addressof(buffer)
    targets = range(start, start + _BOX * len(indices), _BOX)
    deque(map(_loose_box, repeat(address_of(textpage)), indices, targets), maxlen=0)
    boxes = array("f")
    boxes.frombytes(bytes(buffer))
    return boxes
