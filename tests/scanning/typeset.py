"""Sets a plain text as a digital PDF: invented contracts are written as text, and scanned from paper."""

from __future__ import annotations

import hashlib
import io
import textwrap

from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from tests.scanning.scanner import A4, Font

_MARGIN = 54.0

_STYLES: tuple[tuple[Font, float], ...] = (
    ("Times-Roman", 11),
    ("Helvetica", 10),
    ("Times-Roman", 12),
    ("Courier", 9),
    ("Times-Roman", 10),
    ("Helvetica", 9),
)
_LEADING = 1.3
_FEWEST = 20
_TAB = 4
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
"""The common typefaces have no glyphs of their own for these."""


def style_of(name: str) -> tuple[Font, float]:
    """Typeface and size of a document, drawn by its name: an archive is not set by one hand."""
    return _STYLES[hashlib.sha256(name.encode()).digest()[0] % len(_STYLES)]


def typeset(text: str, *, font: Font = "Times-Roman", size: float = 11) -> bytes:
    """Set a text; what is indented or stands in columns of blanks stays where a typewriter had it.

    Returns:
        A PDF with a text layer, the same bytes for the same arguments.
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    blank = stringWidth("n", font, size)
    lines = [line for whole in _flat(text).split("\n") for line in _fitted(whole, font, size, blank)]
    room = int((A4[1] - 2 * _MARGIN) // (size * _LEADING))
    for first in range(0, len(lines), room):
        canvas.setFont(font, size)
        for row, line in enumerate(lines[first : first + room]):
            for start, words in _pieces(line):
                y = A4[1] - _MARGIN - (row + 1) * size * _LEADING
                canvas.drawString(_MARGIN + start * blank, y, words)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _fitted(line: str, font: Font, size: float, blank: float) -> list[str]:
    """Break a line that is too long for the sheet; a table's row is not broken."""
    room = A4[0] - 2 * _MARGIN
    if not line or "  " in line.strip() or _width(line, font, size, blank) <= room:
        return [line]
    columns = int(len(line) * room / stringWidth(line, font, size))
    while True:
        lines = textwrap.wrap(line, columns, break_on_hyphens=False)
        if columns <= _FEWEST or all(stringWidth(one, font, size) <= room for one in lines):
            return lines
        columns -= 1


def _width(line: str, font: Font, size: float, blank: float) -> float:
    words = line.lstrip(" ")
    return float((len(line) - len(words)) * blank + stringWidth(words, font, size))


def _flat(text: str) -> str:
    lines = text.translate(_LIGATURES).replace("\f", "\n").expandtabs(_TAB).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _pieces(line: str) -> list[tuple[int, str]]:
    """The parts of a line that two and more blanks divide, and the columns they begin at."""
    found: list[tuple[int, str]] = []
    start = 0
    for piece in line.replace("  ", "\0").split("\0"):
        words = piece.strip(" ")
        if words:
            found.append((start + piece.index(words), words))
        start += len(piece) + 2
    return found
