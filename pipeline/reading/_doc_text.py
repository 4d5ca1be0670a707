"""Text of a Word 97-2003 file, from its two streams: pieces, fields, tables, page breaks.

The layout is [MS-DOC]: a header (FIB) says how many characters the body, the notes and the page headers
have, and where the table of pieces lies; a piece says where some characters lie and how they are coded.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from data import late as re
from pipeline.reading._rows import PAGE, Row, lay_out

_WORD_97 = 0x00C1
_MAGIC = 0xA5EC
_WORD = (0xA5EC, 0xA5DC)
"""What the stream of Word 97 and later, and of Word 6 and 95, begins with."""
_ENCRYPTED = 0x0100
_TABLE_ONE = 0x0200
_COUNTS = 0x4C
"""Where the FIB counts characters: body, notes, page headers, macros, comments, endnotes, boxes."""
_CLX = 0x01A2
_COMPRESSED = 0x40000000
_NOTHING = "\x01\x02\x03\x04\x05\x06\x08\x1f"
"""Pictures, drawn objects, marks of notes and comments, hyphens that show only at a line's end."""
_PLAIN = str.maketrans({"\x0b": "\n", "\x0e": "\n", "\x1e": "-"} | dict.fromkeys(_NOTHING, ""))
_CELL = "\x07"
_LEGIBLE = re.compile(r"[^\W\d_]")
_WIDEST = 64
"""Cells of a row that are tried when rows must be told from empty cells."""


class NoWordText(Exception):
    """The streams do not hold what a Word 97-2003 file holds."""


@dataclass(frozen=True, slots=True)
class WordText:
    """Blocks of the body with page breaks left in, then the notes; and what is printed on every page."""

    blocks: tuple[str, ...]
    header: str


def is_encrypted(main: bytes) -> bool:
    """Whether the stream ``WordDocument`` says that the file wants a password."""
    return len(main) > 12 and _u16(main, 0) in _WORD and bool(_u16(main, 0x0A) & _ENCRYPTED)


def table_name(main: bytes) -> str:
    """Name of the stream that the header points to."""
    return "1Table" if _u16(main, 0x0A) & _TABLE_ONE else "0Table"


def word_text(main: bytes, table: bytes) -> WordText:
    """Put the text together.

    Args:
        main: the stream ``WordDocument``.
        table: the stream that ``table_name`` names.

    Raises:
        NoWordText: the header, the table of pieces or a piece does not hold.
    """
    try:
        if _u16(main, 0) != _MAGIC or _u16(main, 2) < _WORD_97:
            raise NoWordText("no Word 97-2003 header")
        counts = struct.unpack_from("<8i", main, _COUNTS)
        body, foot, head, _, comments, end, boxes, _ = counts
        text = _pieces(main, table)
    except (struct.error, IndexError, OverflowError) as error:
        raise NoWordText("the header or the table of pieces breaks off") from error
    if min(counts) < 0 or body > len(text):
        raise NoWordText("the body is said to be longer than the text")
    place = body
    parts = []
    for length in (foot, head, counts[3], comments, end, boxes):
        parts.append(text[place : place + length])
        place += length
    notes = [part for part in (parts[0], parts[4], parts[5]) if _LEGIBLE.search(part)]
    blocks = [block for part in (text[:body], *notes) for block in _blocks(_without_fields(part))]
    return WordText(tuple(blocks), _header(parts[1]))


def _pieces(main: bytes, table: bytes) -> str:
    place, length = struct.unpack_from("<II", main, _CLX)
    clx = table[place : place + length]
    if not length or len(clx) < length:
        raise NoWordText("no table of pieces")
    at = 0
    while clx[at] == 1:
        at += 3 + _u16(clx, at + 1)
    if clx[at] != 2:
        raise NoWordText("no table of pieces")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    count = (size - 4) // 12
    if count < 1 or size != 4 + 12 * count or at + 5 + size > len(clx):
        raise NoWordText("the table of pieces breaks off")
    ends = struct.unpack_from(f"<{count + 1}I", clx, at + 5)
    told = 0
    texts = []
    for number in range(count):
        length = ends[number + 1] - ends[number]
        told += length
        if length < 0 or told > len(main):
            raise NoWordText("the table of pieces is out of order")
        (where,) = struct.unpack_from("<I", clx, at + 5 + 4 * (count + 1) + 8 * number + 2)
        texts.append(_piece(main, where, length))
    return "".join(texts)


def _piece(main: bytes, where: int, length: int) -> str:
    if where & _COMPRESSED:
        start = (where & ~_COMPRESSED) // 2
        data = main[start : start + length]
        text = data.decode("cp1252", "replace")
    else:
        data = main[where : where + 2 * length]
        # One place a unit: a pair of surrogates must not move the counts.
        text = "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])))
    if len(text) != length:
        raise NoWordText("a piece lies outside the file")
    return text


def _without_fields(text: str) -> str:
    """Keep what a field shows, and drop its instruction."""
    if "\x13" not in text:
        return text
    kept: list[str] = []
    hidden: list[bool] = []
    for part in re.split("([\x13\x14\x15])", text):
        if part == "\x13":
            hidden.append(True)
        elif part == "\x14" and hidden:
            hidden[-1] = False
        elif part == "\x15" and hidden:
            hidden.pop()
        elif part not in ("\x14", "\x15") and not any(hidden):
            kept.append(part)
    return "".join(kept)


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, and tables laid out as rows. A page break inside a paragraph stays in it."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = text.replace("\x0c", PAGE).translate(_PLAIN)
    while _CELL in text:
        before, table, text = _first_table(text)
        yield from before.split("\r")
        yield from lay_out(_rows(table))
    yield from text.split("\r")


def _first_table(text: str) -> tuple[str, list[str], str]:
    """Cut a text before its first table and after it, where text with paragraphs of its own comes again.

    The last mark of a row has no cell: two marks side by side end a row, or one of the cells is empty.
    """
    segments = text.split(_CELL)
    before, _, first = segments[0].rpartition("\r")
    table = [first]
    for place, segment in enumerate(segments[1:-1], start=1):
        if not segments[place - 1] and "\r" in segment:
            return before, table, _CELL.join(segments[place:])
        table.append(segment)
    return before, table, segments[-1]


def _rows(cells: list[str]) -> list[Row]:
    width = _width(cells)
    rows: list[Row] = []
    row: Row = []
    for place, cell in enumerate(cells):
        if (place % (width + 1) == width) if width else (not cell and bool(row)):
            rows.append(row)
            row = []
        else:
            row.append([part for part in cell.split("\r") if part.strip()])
    return [item for item in (*rows, row) if item]


def _width(cells: list[str]) -> int:
    """Cells of a row where all rows have the same number; 0 where they have not."""
    for width in range(1, _WIDEST):
        if len(cells) % (width + 1) == 0 and not any(cells[width :: width + 1]):
            return width
    return 0


def _header(text: str) -> str:
    """What is printed above or below the pages, each line once."""
    lines = (line.strip() for line in re.split("[\r\n\x07]", _without_fields(text).translate(_PLAIN)))
    return "\n".join(dict.fromkeys(line for line in lines if _LEGIBLE.search(line)))


def _u16(data: bytes, place: int) -> int:
    return int(struct.unpack_from("<H", data, place)[0])
