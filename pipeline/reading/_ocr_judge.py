"""Judges a page that was read: how far its text can be trusted, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.reading._ocr_image import Look
from pipeline.reading._ocr_rules import without_rules
from pipeline.reading._ocr_text import Line, mean_confidence
from pipeline.reading._ocr_types import RawWord

if TYPE_CHECKING:
    from PIL.Image import Image

_PALE = 0.2
"""Ink that is darker than the paper by less than so much of its grey: whole words drop out unseen."""
_FILTHY = 8e-3
_UNREAD = 0.1
_RUN = 24
"""Cells in a run that counts as a line of print: some twelve letter heights."""
_DUST = 4e-4
"""Below this share of ink, some six letters, a page without a legible word counts as blank."""
NO_WORDS = "there are marks on the page but no legible words"
_CONFIDENCE = (0.0, 0.5, 0.7, 0.86, 0.9, 0.94, 0.97, 1.0)
_QUALITY = (0.0, 0.2, 0.45, 0.7, 0.85, 0.95, 0.99, 1.0)
"""Mean confidence -> quality, measured on pages of known truth: at 0.86 one letter in thirty is wrong."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a page's reading is worth."""

    quality: float
    reason: str
    blank: bool
    worthless: bool
    """The words are not to be kept: they are a picture's noise."""
    much_unread: bool = False
    """More of what looks like print gave no words than a page with a stamp or two leaves over."""


def judge(
    grey: Image, seen: Look, words: Sequence[RawWord], lines: Sequence[Line], line_step: float
) -> Verdict:
    """Weigh the words that were kept against the ink on the page.

    Args:
        grey: the picture that was read.
        seen: what was measured of it before.
        words: all that the engine gave.
        lines: the lines that were kept of it.
        line_step: distance of lines of ordinary print, pixels of ``grey``.
    """
    kept = [word for line in lines for word in line.words]
    letters = sum(character.isalnum() for word in kept for character in word.text)
    if not letters:
        if seen.ink < _DUST:
            return Verdict(0.8, "a few marks, but no legible word", True, True)
        return Verdict(0.2, NO_WORDS, False, True)
    confidence = mean_confidence(kept)
    if confidence < 0.4:
        return Verdict(0.1, f"no word is legible (mean confidence {confidence:.2f})", False, True)
    quality = float(np.interp(confidence, _CONFIDENCE, _QUALITY))
    reasons = []
    if quality < 0.7:
        reasons.append(f"letters are hard to read (mean confidence {confidence:.2f})")
    if seen.contrast < _PALE * seen.paper:
        quality = min(quality, 0.65)
        reasons.append("the print is so pale that words may be missing")
    if seen.dust > _FILTHY:
        quality = min(quality, 0.65)
        reasons.append("specks all over the page may hide letters")
    # With a line drawn beneath them words look like a rule themselves; half the size shows it, cheaply.
    unread = unread_lines(without_rules(grey.reduce(2), seen, line_step / 2), kept, line_step / 2, 2)
    if unread > _UNREAD:
        quality = min(quality, max(0.69 - unread, 0.2))
        reasons.append(f"{unread:.0%} of what looks like print gave no words")
    return Verdict(round(quality, 3), "; ".join(reasons), False, False, unread > _UNREAD)


def unread_lines(grey: Image, kept: Sequence[RawWord], line_step: float, scale: int = 1) -> float:
    """Share of the page's print-like lines that lie outside the words that were read.

    Only long level runs of letter-like texture count: a signature, a stamp or a logo is not print; of drawn
    lines the picture is rid before. Words are placed in a picture ``scale`` times as large.
    """
    factor = max(round(line_step / 9), 1)
    small = np.asarray(grey.reduce(factor), dtype=np.float32)
    paper = float(np.median(small))
    marks = small < paper - max(0.12 * paper, 12.0)
    covered = np.zeros_like(marks)
    for word in kept:
        spare, whole = 0.35 * line_step * scale, factor * scale
        covered[
            max(int((word.y0 - spare) / whole), 0) : int((word.y1 + spare) / whole) + 1,
            max(int((word.x0 - spare) / whole), 0) : int((word.x1 + spare) / whole) + 1,
        ] = True
    read = _print_cells(marks & covered)
    return _print_cells(marks & ~covered) / max(read + _print_cells(marks & ~covered), 1)


def _print_cells(marks: NDArray[np.bool_]) -> int:
    """Count cells, half a line high, that belong to long level runs of letter-like texture."""
    cell = 4
    height, width = marks.shape[0] // cell * cell, marks.shape[1] // cell * cell
    if not height or not width:
        return 0
    tiles = marks[:height, :width].reshape(height // cell, cell, width // cell, cell).sum(axis=(1, 3))
    printed = tiles >= 3
    # Print has lines: what is inked without a gap above or below is a picture.
    reach = 4
    sums = np.pad(printed, ((reach + 1, reach), (0, 0)), mode="edge").cumsum(axis=0, dtype=np.int32)
    printed &= sums[2 * reach + 1 :] - sums[: -2 * reach - 1] <= 2 * reach - 1
    count = 0
    for row in printed:
        # A run may have gaps of two cells: the spaces between words.
        edges = np.flatnonzero(row)
        if len(edges) < _RUN:
            continue
        for run in np.split(edges, np.flatnonzero(np.diff(edges) > 3) + 1):
            if run[-1] - run[0] >= _RUN and len(run) > 0.6 * (run[-1] - run[0]):
                count += len(run)
    return count
