"""Looks over a page's objects: how much of it is pictures, and whether some text may be unseen."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.reading._pdf_calls import (
    address_of,
    count_inside,
    count_marks,
    count_objects,
    fill_colour,
    get_inside,
    get_object,
    handle,
    render_mode,
    type_of,
)
from pipeline.reading._pdf_clips import Clips
from pipeline.reading._pdf_places import Bounds, Inside, Matrix, joined, matrix_of
from pipeline.reading._pdf_words import Frame

Box = tuple[float, float, float, float]

TEXT, PATH, IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_LAYER = -1
"""Not an object: says that a form belongs to a layer."""
ON_PAGE: Box = (0.0, 0.0, 0.0, 0.0)
"""Not a box: says that a text stands on the page itself, whose points it has, and not inside a form."""
UNPAINTED = (3, 7)
"""Text render modes that paint nothing."""
PALE = 225
"""A fill whose every component is at least this light may be white on white."""
FAINT_ALPHA = 26
_DEEPEST = 6
_MOST_OBJECTS = 200_000
_MOST_COVERS = 1000
_MOST_RULES = 5000
_THIN = 2.2
"""Height in points up to which a path is a line."""


@dataclass(slots=True)
class Objects:
    """What is on a page, besides the words themselves."""

    images: list[Box] = field(default_factory=list)
    """Boxes of pictures as displayed."""
    largest_pixels: int = 0
    paths: int = 0
    texts: int = 0
    unpainted: int = 0
    """Texts drawn in a mode that paints nothing (as OCR layers are)."""
    pale: bool = False
    """Some text is nearly white or nearly transparent."""
    covers: list[Box] = field(default_factory=list)
    """Opaque shapes that are drawn after text, and may lie on it."""

    laid: list[Box] = field(default_factory=list)
    """Pictures and notes that are drawn after text, and may lie on it."""
    rules: list[tuple[int, Box]] = field(default_factory=list)
    """Level lines, which may strike words out."""
    clipped: list[Box] = field(default_factory=list)
    """Texts of which much is cut away by a clipping path."""
    layered: bool = False
    """Some text belongs to a layer, which may be switched off."""
    over_pictures: list[Box] = field(default_factory=list)
    """Boxes of the words that paint nothing and were taken for those of the picture under them."""

    @property
    def all_seen(self) -> bool:
        """Whether nothing on the page gives reason to doubt that its text is seen."""
        return not (self.unpainted or self.pale or self.covers or self.layered or self.clipped)

    def picture_share(self, frame: Frame) -> float:
        """How much of the page its pictures cover, 0..1; overlaps are counted once, roughly."""
        area = frame.width * frame.height
        if not self.images or area <= 0:
            return 0.0
        covered = sum(
            max(0.0, min(x1, frame.width) - max(x0, 0.0)) * max(0.0, min(y1, frame.height) - max(y0, 0.0))
            for x0, y0, x1, y1 in set(self.images)
        )
        return min(1.0, covered / area)


def look_over(page: pypdfium2.PdfPage, frame: Frame) -> Objects:
    """Visit each object of a page once, forms inside forms included."""
    found = Objects()
    colours = [ctypes.c_uint() for _ in range(4)]
    refs = [ctypes.addressof(colour) for colour in colours]
    red, green, blue, alpha = colours
    clips = Clips()
    for item, kind, box in each_object(page, frame):
        if kind == TEXT:
            found.texts += 1
            if box is ON_PAGE and len(found.clipped) < _MOST_COVERS and (cut := clips.cut(item)):
                found.clipped.append(frame.box(*cut))
            if not found.layered and count_marks(item) > 0 and _in_a_layer(item):
                found.layered = True
            if render_mode(item) in UNPAINTED:
                found.unpainted += 1
            elif (
                not found.pale
                and fill_colour(item, *refs)
                and (alpha.value < FAINT_ALPHA or min(red.value, green.value, blue.value) >= PALE)
            ):
                found.pale = True
        elif kind == IMAGE:
            if box is not None:
                found.images.append(box)
                if found.texts and len(found.laid) < _MOST_COVERS:
                    found.laid.append(box)
            found.largest_pixels = max(found.largest_pixels, _pixels(item))
        elif kind == PATH:
            found.paths += 1
            if box is not None and box[3] - box[1] <= _THIN and len(found.rules) < _MOST_RULES:
                found.rules.append((item, box))
            may_cover = found.texts and box is not None and len(found.covers) < _MOST_COVERS
            if may_cover and box is not None and covers(item, box, refs, alpha):
                found.covers.append(box)
        elif kind == _SHADING:
            found.paths += 1
        elif kind == _LAYER:
            found.layered = True
    return found


def drawn(page: pypdfium2.PdfPage, frame: Frame, segments: int) -> list[Box]:
    """Boxes of paths of at least so many segments, in all where several lie on each other.

    Thin ones are left out: the rules of a table touch each other, too.
    """
    boxes: list[tuple[Box, int]] = []
    for item, kind, box in each_object(page, frame):
        if kind == PATH and box is not None and len(boxes) < _MOST_COVERS:
            count = pdfium.FPDFPath_CountSegments(handle(item))
            if count >= segments or min(box[2] - box[0], box[3] - box[1]) > _THIN:
                boxes.append((box, count))
    merged: list[tuple[Box, int]] = []
    for box, count in boxes:
        last = merged[-1] if merged else None
        if last is not None and _touch(last[0], box):
            (a, b, c, d), more = last
            merged[-1] = ((min(a, box[0]), min(b, box[1]), max(c, box[2]), max(d, box[3])), more + count)
        else:
            merged.append((box, count))
    return [box for box, count in merged if count >= segments]


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def each_object(
    page: pypdfium2.PdfPage, frame: Frame, texts_inside: bool = False
) -> Iterator[tuple[int, int, Box | None]]:
    """(object, kind, box as displayed) of each object, forms gone into.

    Args:
        page: the page.
        frame: the page as displayed.
        texts_inside: give texts inside forms their boxes as well, which few ask for; else ``None``.
    """
    box_of = Bounds(frame).of
    left = _MOST_OBJECTS
    whole = address_of(page.raw)
    for index in range(min(count_objects(whole), left)):
        item = get_object(whole, index)
        kind = type_of(item)
        if kind == TEXT:
            yield item, kind, ON_PAGE
        elif kind == _FORM:
            if _in_a_layer(item):
                yield item, _LAYER, None
            inside = Inside(frame, item)
            for inner, inner_kind, way in _inside(item, matrix_of(item), 1):
                left -= 1
                if left < 0:
                    return
                asked = texts_inside or inner_kind != TEXT
                yield inner, inner_kind, inside.box(inner, way) if asked else None
        else:
            yield item, kind, box_of(item)


def _inside(form: int, way: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    """(object, kind, the way from its points to the page's) of all that is drawn in a form."""
    for index in range(max(0, min(count_inside(form), _MOST_OBJECTS))):
        item = get_inside(form, index)
        kind = type_of(item)
        if kind != _FORM:
            yield item, kind, way
        elif depth < _DEEPEST:
            yield from _inside(item, joined(matrix_of(item), way), depth + 1)


def _in_a_layer(item: int) -> bool:
    """Whether the file marks an object as part of optional content."""
    for number in range(min(max(count_marks(item), 0), 16)):
        mark = pdfium.FPDFPageObj_GetMark(handle(item), number)
        length = ctypes.c_ulong()
        buffer = (ctypes.c_ushort * 4)()
        named = pdfium.FPDFPageObjMark_GetName(mark, buffer, 8, ctypes.byref(length))
        if named and length.value == 6 and bytes(buffer)[:4] == b"O\0C\0":
            return True
    return False


def _pixels(image: int) -> int:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(handle(image), ctypes.byref(width), ctypes.byref(height)):
        return 0
    return width.value * height.value


def covers(path: int, box: Box, refs: list[int], alpha: ctypes.c_uint) -> bool:
    """Whether a path is an opaque filled shape large enough to hide a word."""
    if box[3] - box[1] < 6 or box[2] - box[0] < 12:
        return False
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    drawn = pdfium.FPDFPath_GetDrawMode(handle(path), ctypes.byref(mode), ctypes.byref(stroke))
    if not drawn or not mode.value:
        return False
    return bool(fill_colour(path, *refs)) and alpha.value > 240
