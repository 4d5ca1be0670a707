"""Words of a PDF that a line strikes out: nobody agreed on them.

The line is a note of that kind, or drawn through the middle of the letters, from the first word to the last
one. Underlines run below the letters, the rules of tables and fields go on beyond the words.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from statistics import median
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.reading._pdf_calls import fill_colour, handle
from pipeline.reading._pdf_look import Box
from pipeline.reading._pdf_objects import PALE
from pipeline.reading._pdf_pieces import Piece
from pipeline.reading._pdf_word_boxes import WordBox, word_boxes
from pipeline.reading._pdf_words import Frame

_HIGH, _LOW = 0.2, 0.8
"""Shares of a line's height between which a line that strikes it runs."""
_OVER_BASE, _UNDER_TOP = 0.15, 0.88
"""The same of the letters themselves, from where they stand to where they end."""
_BEYOND = 0.6
"""Letter heights that a line may begin before the first word and end behind the last."""
_WIDTH = 0.6
"""Share of a word that is struck, at least."""
_MOST_OF_A_PAGE = 0.6
"""Share of a page's words from which lines strike nothing out: it is ruled paper."""
_HANGING = frozenset("gjpqyçQJ,;")


def crossing(pieces: Sequence[Piece], rules: list[tuple[int, Box]]) -> list[tuple[int, Box]]:
    """Return the lines that run through the middle of some words; next to no page has any."""
    rows = sorted((piece.y0, piece.y1, piece.x0, piece.x1) for piece in pieces)
    found = []
    for item, rule in rules:
        x0, y, x1 = rule[0], (rule[1] + rule[3]) / 2, rule[2]
        if any(
            top + _HIGH * (bottom - top) < y < top + _LOW * (bottom - top)
            and left - bottom + top < x0
            and x1 < right + bottom - top
            for top, bottom, left, right in rows
            if top < y
        ):
            found.append((item, rule))
    return found


def struck(
    textpage: pypdfium2.PdfTextPage, frame: Frame, rules: list[tuple[int, Box]], notes: list[Box]
) -> set[int]:
    """Return the struck words, each by its first character's index in pdfium's list.

    Args:
        textpage: the page's text layer.
        frame: the page as displayed.
        rules: lines that may strike words out, with their objects.
        notes: boxes of strike-out notes.
    """
    words = word_boxes(textpage, frame)
    by_notes = {word.first for word in words for note in notes if _lies_on(word, note)}
    by_lines: set[int] = set()
    for item, rule in rules:
        if _is_seen(item):
            by_lines |= _through(textpage.raw, frame, words, rule)
    if len(by_lines) > _MOST_OF_A_PAGE * len(words):
        by_lines = set()
    return by_notes | by_lines


def _lies_on(word: WordBox, note: Box) -> bool:
    x0, y0, x1, y1 = word.box
    wide = min(x1, note[2]) - max(x0, note[0])
    return note[1] < (y0 + y1) / 2 < note[3] and wide >= _WIDTH * (x1 - x0)


def _through(raw: Any, frame: Frame, words: list[WordBox], rule: Box) -> set[int]:
    """The words that one line strikes out."""
    left, y, right = rule[0], (rule[1] + rule[3]) / 2, rule[2]
    hit = [
        word
        for word in words
        if word.box[1] < y < word.box[3]
        and min(word.box[2], right) - max(word.box[0], left) >= _WIDTH * (word.box[2] - word.box[0])
    ]
    if not hit:
        return set()
    slack = _BEYOND * max(word.box[3] - word.box[1] for word in hit)
    if left < min(word.box[0] for word in hit) - slack or right > max(word.box[2] for word in hit) + slack:
        return set()
    heights = [share for word in hit for share in _heights(raw, frame, word, y)]
    if not heights or not _OVER_BASE < median(heights) < _UNDER_TOP:
        return set()
    return {word.first for word in hit}


def _heights(raw: Any, frame: Frame, word: WordBox, y: float) -> list[float]:
    """How high a line runs in the letters and digits of a word, as shares of each."""
    shares = []
    edges = [ctypes.c_double() for _ in range(4)]
    refs = [ctypes.byref(edge) for edge in edges]
    for index in range(word.first, word.last + 1):
        character = chr(pdfium.FPDFText_GetUnicode(raw, index) or 32)
        if not character.isalnum() or character in _HANGING:
            continue
        if not pdfium.FPDFText_GetCharBox(raw, index, *refs):
            continue
        x0, x1, y0, y1 = (edge.value for edge in edges)
        _, top, _, bottom = frame.box(x0, y0, x1, y1)
        if bottom > top:
            shares.append((bottom - y) / (bottom - top))
    return shares


def _is_seen(item: int) -> bool:
    """Whether a line is drawn, in a colour that is seen on paper."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(handle(item), ctypes.byref(mode), ctypes.byref(stroke)):
        return False
    colours = [ctypes.c_uint() for _ in range(4)]
    if stroke.value:
        refs = [ctypes.byref(colour) for colour in colours]
        known = pdfium.FPDFPageObj_GetStrokeColor(handle(item), *refs)
    elif mode.value:
        known = fill_colour(item, *(ctypes.addressof(colour) for colour in colours))
    else:
        return False
    red, green, blue, alpha = (colour.value for colour in colours)
    return not known or (alpha > 60 and min(red, green, blue) < PALE)
