"""Text that a later shape, picture or note lies on: it stands in the file, and nobody sees it.

Whether something else is drawn there tells nothing: who whites a figure out sets another one over it. So
the page is rendered once more without the texts that something may cover: where nothing changes, they
are not seen.
"""

from __future__ import annotations

import ctypes
from collections.abc import Collection
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.reading._pdf_calls import address_of, handle
from pipeline.reading._pdf_look import Box, Looker
from pipeline.reading._pdf_objects import IMAGE, ON_PAGE, PATH, TEXT, covers, each_object
from pipeline.reading._pdf_places import Bounds
from pipeline.reading._pdf_words import Frame

_MOST_TEXTS, _MOST_COVERS = 20_000, 1000
_CHANGED = 12
"""Grey levels by which a pixel that a letter darkens differs from what it is without it."""
_SMALL = 0.1
"""Share of the page that a signature or a stamp takes at most."""
_MARKS = 60
"""Grey levels between paper and marks, at least."""
_MOST_PIXELS = 8_000_000
"""Pixels of a signature's picture at most; a larger one is not unpacked to be looked at."""
_SEEN = 0.5
"""Share of a word's columns that must change for it to be read."""


class Covered:
    """Tells words that are covered; looks at the page when the first one is asked for."""

    def __init__(
        self, page: pypdfium2.PdfPage, textpage: Any, frame: Frame, looker: Looker, notes: tuple[Box, ...]
    ) -> None:
        self._page = page
        self._raw = textpage
        self._frame = frame
        self._looker = looker
        self._notes = notes
        self._under: dict[int, Box] | None = None
        self._changed: Any = None

    def hides(self, index: int, box: Box) -> bool:
        """Whether a word, given by its first character, is drawn and then covered."""
        if self._under is None:
            self._under = self._texts_under_covers()
            if self._under:
                self._compare(self._under)
        if self._changed is None:
            return False
        item = pdfium.FPDFText_GetTextObject(self._raw, index)
        own = self._under.get(address_of(item)) if item else None
        if own is None:
            return False
        # the rest of a word may be another text, which nothing covers
        cut = self._looker.pixels((max(box[0], own[0]), box[1], min(box[2], own[2]), box[3]))
        if cut is None:
            return False
        left, upper, right, lower = cut
        columns = self._changed[upper:lower, left:right].any(axis=0)
        return bool(columns.mean() < _SEEN)

    def _texts_under_covers(self) -> dict[int, Box]:
        """Addresses and boxes of the texts on which something opaque may lie that is drawn later."""
        import numpy

        texts: list[int] = []
        places: list[Box] = []
        later: list[tuple[int, Box]] = []
        colours = [ctypes.c_uint() for _ in range(4)]
        refs = [ctypes.addressof(colour) for colour in colours]
        whole = Bounds(self._frame)
        for item, kind, box in each_object(self._page, self._frame, texts_inside=True):
            if kind == TEXT:
                place = whole.of(item) if box is ON_PAGE else box
                if place is not None and len(texts) < _MOST_TEXTS:
                    texts.append(item)
                    places.append(place)
            elif not texts or box is None or len(later) >= _MOST_COVERS:
                continue
            elif (kind == IMAGE and not self._is_signed_over(item, box)) or (
                kind == PATH and covers(item, box, refs, colours[3])
            ):
                later.append((len(texts), box))
        later += [(len(texts), box) for box in self._notes]
        if not texts or not later:
            return {}
        table = numpy.array(places)
        under = numpy.zeros(len(texts), dtype=bool)
        for before, (x0, y0, x1, y1) in later:
            a, b, c, d = table[:before].T
            under[:before] |= (a < x1) & (c > x0) & (b < y1) & (d > y0)
        return {
            text: place
            for text, place, covered in zip(texts, places, under.tolist(), strict=True)
            if covered
        }

    def _is_signed_over(self, item: int, box: Box) -> bool:
        """Whether a small picture has marks of its own: a signature or a stamp, often on white paper.

        It hides a name that was printed there and that everybody knows; what whites words out is blank.
        """
        if (box[2] - box[0]) * (box[3] - box[1]) > _SMALL * self._frame.width * self._frame.height:
            return False
        wide, high = ctypes.c_uint(), ctypes.c_uint()
        sized = pdfium.FPDFImageObj_GetImagePixelSize(handle(item), wide, high)
        if not sized or wide.value * high.value > _MOST_PIXELS:
            return False
        raw = pdfium.FPDFImageObj_GetBitmap(handle(item))
        if not raw:
            return False
        # Its memory is given back with the last view of it: closing it here would be a step too early.
        values = pypdfium2.PdfBitmap.from_raw(raw).to_numpy()
        return bool(int(values.max()) - int(values.min()) > _MARKS) if values.size else False

    def _compare(self, under: Collection[int]) -> None:
        """Mark the pixels of the page that change when these texts go."""
        import numpy

        whole = self._looker.picture()
        if whole is None:
            return
        try:
            for item in under:
                pdfium.FPDFPageObj_SetIsActive(handle(item), False)
            without = self._looker.again()
        finally:
            for item in under:
                pdfium.FPDFPageObj_SetIsActive(handle(item), True)
        one, other = (numpy.asarray(image, dtype=numpy.int16) for image in (whole, without))
        self._changed = numpy.abs(one - other) >= _CHANGED
