"""Pictures that stand beside a page's digital words, and may say what no word of the file says.

A letterhead in words over a scanned contract, a price list pasted as a picture under five typed lines: the
words are sound, and yet they are not all. Such a picture is read, without the words that lie on it; where
it cannot be, the page is told to be read in part, so that nothing is taken for absent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.reading._ink import Mark, may_be_signed
from pipeline.reading._ocr_judge import unread_lines
from pipeline.reading._ocr_types import OcrPage, OcrWord, RawWord
from pipeline.reading._pdf_clean import clean
from pipeline.reading._pdf_hyphens import mend
from pipeline.reading._pdf_layout import arrange
from pipeline.reading._pdf_objects import Box
from pipeline.reading._pdf_picture import OFF, PageText, Sight, has_ink, ocr, says_all
from pipeline.reading._pdf_pieces import Piece
from pipeline.reading._pdf_words import Frame
from pipeline.reading.quality import Judgement

if TYPE_CHECKING:
    from PIL.Image import Image

_LARGE = 0.1
"""Share of the page from which a picture may hold clauses; a logo or a signature is smaller."""
_TOUCH = 3.0
"""Points between pictures that are parts of one."""
_MOST_PIECES = 300
"""Pictures on one page that are held against one another; more are the tiles of one."""
_GLANCE = 72
_STEPS = (12.0, 24.0)
"""Distances of lines that print is looked for with, pixels of the glance."""
_BARE = 0.05
"""Share of a picture that words may lie on without its being the ground of the page."""
_UNREAD = 0.1
"""Share of the lines on a ground that are none of the words."""
_PAPER = 0.5
"""Share of a picture in one tone, more or less, from which it is paper and no photograph."""
_STROKE, _STROKES = 6, 300
"""So many rows of strokes no wider, pixels of the glance, are forty letters: a large logo has fewer."""
_MARK = 40
"""Grey levels between paper and print, at least."""
_FAINT = 0.5
"""Quality of what was read of a picture below which it is noise, if the picture has no lines of print."""
_TOLD = 0.5
"""Quality of a page of which a picture stays unread: no absence is proven by it."""
_FEWEST = 3
"""Letters and figures that say something."""


@dataclass(slots=True)
class Beside:
    """The words of a page, and the pictures of the document that were looked at already."""

    body: str
    """The page's text, without what runs along its edge."""
    pieces: list[Piece]
    cut: bool
    margin: str
    known: set[bytes] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Area:
    """A large picture on the page, and what is known of it at a glance."""

    box: Box
    printed: bool
    """Lines of print or many letters are seen in it."""


def read_beside(sight: Sight, verdict: Judgement, given: Beside) -> PageText | None:
    """Read the pictures beside digital words.

    Returns:
        ``None`` where there is no large picture, or none says more than the words.
    """
    boxes = _large(sight)
    if not boxes or 2 * len(sight.objects.over_pictures) >= max(sum(p.words for p in given.pieces), 1):
        return None
    mark = _fingerprint(sight.page, boxes)
    if mark in given.known:
        return None  # the ground of every page, which was read on the first
    given.known.add(mark)
    areas = _unread(sight, given.pieces, boxes)
    if areas is None:
        return _told(verdict, given, "a picture on the page is too large to be looked at")
    read: list[tuple[_Area, OcrPage]] = []
    troubles: list[str] = []
    for area in areas:
        result, trouble = _read(sight, given, area)
        if result is not None:
            read.append((area, result))
        if trouble:
            troubles.append(trouble)
    if not read:
        return _told(verdict, given, troubles[0]) if troubles else None
    return _joined(sight, verdict, given, read, troubles)


# ---------------------------------------------------------------- what is there


def _large(sight: Sight) -> list[Box]:
    """Boxes of large pictures, those that touch as one, from the top."""
    frame = sight.frame
    if sight.objects.picture_share(frame) < _LARGE:
        return []
    least = _LARGE * frame.width * frame.height
    inside = [
        (max(x0, 0.0), max(y0, 0.0), min(x1, frame.width), min(y1, frame.height))
        for x0, y0, x1, y1 in set(_image_boxes(sight.page, frame))
    ]
    found = [box for box in _touching(inside) if box[2] > box[0] and box[3] > box[1]]
    large = [box for box in found if (box[2] - box[0]) * (box[3] - box[1]) >= least]
    return sorted(large, key=lambda box: (box[1], box[0]))


def _image_boxes(page: pypdfium2.PdfPage, frame: Frame) -> list[Box]:
    """Boxes of pictures as displayed, inside forms too: a form is as large as all that it holds."""
    found: list[Box] = []
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=6):
        matrix = image.get_matrix()
        holder = image.container
        while holder is not None:
            matrix = matrix.multiply(holder.get_matrix())
            holder = holder.container
        corners = [matrix.on_point(x, y) for x in (0, 1) for y in (0, 1)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        found.append(frame.box(min(xs), min(ys), max(xs), max(ys)))
    return found


def _touching(boxes: list[Box]) -> list[Box]:
    """Boxes, those that touch as one: scanners cut pages into strips."""
    if len(boxes) > _MOST_PIECES:
        return [_around(boxes)]
    found: list[Box] = []
    for box in boxes:
        whole = box
        while near := [other for other in found if _near(whole, other)]:
            found = [other for other in found if other not in near]
            whole = _around([whole, *near])
        found.append(whole)
    return found


def _around(boxes: list[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _near(one: Box, other: Box) -> bool:
    return (
        one[0] - _TOUCH < other[2]
        and other[0] - _TOUCH < one[2]
        and one[1] - _TOUCH < other[3]
        and other[1] - _TOUCH < one[3]
    )


def _fingerprint(page: pypdfium2.PdfPage, boxes: list[Box]) -> bytes:
    """What tells a page's pictures from those of another page: the bytes they are stored as."""
    told = hashlib.sha256(repr(boxes).encode())
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=6):
        size = pdfium.FPDFImageObj_GetImageDataRaw(image, None, 0)
        buffer = (pdfium.c_uint8 * size)() if size else None
        if buffer is not None:
            pdfium.FPDFImageObj_GetImageDataRaw(image, buffer, size)
            told.update(bytes(buffer))
    return told.digest()


def _unread(sight: Sight, pieces: list[Piece], boxes: list[Box]) -> list[_Area] | None:
    """Large pictures that show more than the words on them; ``None`` where nobody can look."""
    if sight.objects.largest_pixels > sight.settings.limits.page_pixels or not sight.best_dpi():
        return None
    try:
        glance = sight.render(min(_GLANCE, sight.best_dpi())).convert("L")
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return None
    scale = glance.width / sight.frame.width
    found: list[_Area] = []
    for box in boxes:
        on_it = [piece for piece in pieces if _lies_on(piece, box)]
        bare = _without(glance, on_it, box, scale)
        if not has_ink(bare):
            continue
        covered = sum((p.x1 - p.x0) * (p.y1 - p.y0) for p in on_it)
        if covered > _BARE * (box[2] - box[0]) * (box[3] - box[1]):
            if _share_unread(glance, on_it, box, scale) > _UNREAD:
                found.append(_Area(box, printed=True))
        else:
            found.append(_Area(box, _is_printed(bare)))
    return found


def _lies_on(piece: Piece, box: Box) -> bool:
    return box[0] <= (piece.x0 + piece.x1) / 2 <= box[2] and box[1] <= piece.middle <= box[3]


def _without(image: Image, pieces: Sequence[Piece], box: Box, scale: float) -> Image:
    """Cut a picture out of the page, the words that lie on it painted over."""
    from PIL import Image as Pillow

    cut = image.convert("L").crop(_pixels(box, scale))
    values = np.array(cut)
    paper = round(float(np.median(values))) if values.size else 255
    for piece in pieces:
        top, left = (max(round(value * scale) - 1, 0) for value in (piece.y0 - box[1], piece.x0 - box[0]))
        bottom, right = (round(value * scale) + 1 for value in (piece.y1 - box[1], piece.x1 - box[0]))
        values[top : max(bottom, 0), left : max(right, 0)] = paper
    return Pillow.fromarray(values)


def _pixels(box: Box, scale: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(value * scale) for value in box)
    return left, top, right, bottom


def _share_unread(glance: Image, pieces: Sequence[Piece], box: Box, scale: float) -> float:
    """How much of the lines of print on a ground is none of the words."""
    cut = glance.crop(_pixels(box, scale))
    words = [
        RawWord(
            (0, 0, 0),
            round((piece.x0 - box[0]) * scale),
            round((piece.y0 - box[1]) * scale),
            round((piece.x1 - box[0]) * scale),
            round((piece.y1 - box[1]) * scale),
            1.0,
            piece.text,
        )
        for piece in pieces
    ]
    return max(unread_lines(cut, words, step) for step in _STEPS)


def _is_printed(bare: Image) -> bool:
    if not _is_paper(bare):
        return False
    if any(unread_lines(bare, (), step) for step in _STEPS):
        return True
    values = np.asarray(bare, dtype=np.int16)
    marks = np.pad(np.abs(values - int(np.median(values))) > _MARK, ((0, 0), (1, 1))).astype(np.int8)
    turns = np.diff(marks, axis=1)
    starts, ends = np.nonzero(turns == 1)[1], np.nonzero(turns == -1)[1]
    return int((ends - starts <= _STROKE).sum()) >= _STROKES


def _is_paper(bare: Image) -> bool:
    values = np.asarray(bare, dtype=np.int16)
    return float((np.abs(values - int(np.median(values))) <= 24).mean()) >= _PAPER


# ---------------------------------------------------------------- what it says


def _read(sight: Sight, given: Beside, area: _Area) -> tuple[OcrPage | None, str]:
    """What a picture says, if it says more than the words; and what it keeps to itself."""
    if not sight.settings.ocr.enabled:
        return None, f"a picture beside the words was not read: {OFF}" if area.printed else ""
    box = area.box
    on_it = [piece for piece in given.pieces if _lies_on(piece, box)]

    def cut(resolution: float) -> Image:
        return _without(sight.render(resolution), on_it, box, resolution / 72)

    try:
        image = cut(sight.best_dpi())
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return None, "a picture beside the words cannot be drawn"
    result, missing = ocr(sight, image, box[2] - box[0], box[3] - box[1], cut)
    if result is None:
        return None, f"a picture beside the words was not read: {missing}" if area.printed else ""
    if sum(map(str.isalnum, result.text)) < _FEWEST:
        silent = result.blank or not area.printed
        return None, "" if silent else f"a picture beside the words was not read: {result.reason}"
    if not area.printed and result.quality < _FAINT:
        return None, ""
    return (None, "") if says_all(given.body, result.text) else (result, "")


def _told(verdict: Judgement, given: Beside, reason: str) -> PageText:
    text = "\n\n".join(part for part in (given.body, given.margin) if part)
    quality = min(verdict.quality, _TOLD)
    return PageText(text, "text", quality, reason, fault="needs_ocr_review", margin=given.margin)


def _joined(
    sight: Sight,
    verdict: Judgement,
    given: Beside,
    read: list[tuple[_Area, OcrPage]],
    troubles: list[str],
) -> PageText:
    """The page's words and those of its pictures, each where it stands."""
    text = ""
    words: list[OcrWord] = []
    marks: list[Mark] = []
    for part in _in_order(given, read):
        said = part if isinstance(part, str) else part[1].text
        if not said.strip():
            continue
        text += "\n\n" if text else ""
        if not isinstance(part, str):
            words += [_moved(word, len(text), part[0].box) for word in part[1].words]
            marks += [_moved_mark(mark, len(text), part[0].box) for mark in part[1].marks]
        text += said
    if given.margin:
        text += f"\n\n{given.margin}"
    pages = [result for _, result in read]
    quality = min(verdict.quality, *(page.quality for page in pages), *(_TOLD for _ in troubles))
    poor = bool(troubles) or quality < sight.settings.min_page_quality
    told = [verdict.reason, "the words of a picture on the page were read", *troubles]
    reasons = dict.fromkeys(reason for reason in (*told, *(page.reason for page in pages)) if reason)
    return PageText(
        text,
        "ocr",
        quality,
        "; ".join(reasons),
        tuple(words),
        max(pages, key=lambda page: len(page.text)).language,
        "needs_ocr_review" if poor else None,
        margin=given.margin,
        marks=tuple(marks),
        looked=any(page.looked for page in pages) and not may_be_signed(given.body),
    )


def _in_order(given: Beside, read: list[tuple[_Area, OcrPage]]) -> list[str | tuple[_Area, OcrPage]]:
    """Words above a picture, the picture, words below it; where words stand beside it, it comes last."""
    slots: list[list[Piece]] = [[] for _ in range(len(read) + 1)]
    for piece in given.pieces:
        above = sum(piece.middle > area.box[3] for area, _ in read)
        if any(area.box[1] <= piece.middle <= area.box[3] for area, _ in read):
            return [mend(given.body), *read]
        slots[above].append(piece)
    filled = [slot for slot in slots if slot]
    texts = [
        "" if not slot else given.body if len(filled) == 1 else clean(arrange(slot, given.cut).text)
        for slot in slots
    ]
    mended = [mend(text) for text in texts]
    found: list[str | tuple[_Area, OcrPage]] = [mended[0]]
    for picture, below in zip(read, mended[1:], strict=True):
        found += [picture, below]
    return found


def _moved(word: OcrWord, by: int, box: Box) -> OcrWord:
    return OcrWord(
        word.start + by,
        word.end + by,
        word.x0 + box[0],
        word.y0 + box[1],
        word.x1 + box[0],
        word.y1 + box[1],
        word.confidence,
    )


def _moved_mark(mark: Mark, by: int, box: Box) -> Mark:
    x, y = box[:2]
    left, top, right, bottom = mark.box
    return replace(mark, box=(left + x, top + y, right + x, bottom + y), at=mark.at + by)
