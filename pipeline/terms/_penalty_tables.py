"""Tables of penalties: the column headed by them is what is paid, a row at a time; a threshold is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data import late as re
from pipeline.terms import _sums
from pipeline.terms._passage import Passage
from pipeline.terms._sums import Sum
from pipeline.terms.base import View
from pipeline.types import Clause

_HEAD = re.compile(
    r"(?:montant\s+(?:de\s+la|des)\s+)?(?:penalites?|sanctions?|refactions?)(?:\s+(?:applicables?|encourues?|ht"
    r"|forfaitaires?|de\s+retard))?|(?:amount\s+of\s+)?(?:penalty|penalties|liquidated\s+damages)"
)
_MOST_ROWS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of penalties; offsets of the flow."""

    start: int
    end: int
    rate: Sum
    """Read in the cell of the penalty."""
    what: str
    """The first cell, folded: what the penalty is for."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a column of penalties: where its header begins and its last row ends, and its rows."""

    start: int
    end: int
    rows: tuple[Row, ...]


def tables(view: View, clause: Clause) -> Iterator[Table]:
    """Yield the tables of a clause whose header, in cells parted by tabs, names a penalty."""
    folded = view.folded(clause)
    if "\t" not in folded:
        return
    lines = list(_lines(folded))
    at = 0
    while at < len(lines):
        start, end = lines[at]
        column = _column(folded[start:end])
        at += 1
        if column is None:
            continue
        number, width = column
        rows: list[Row] = []
        last = end
        while at < len(lines) and len(rows) < _MOST_ROWS:
            low, high = lines[at]
            if folded[low:high].count("\t") + 1 != width:
                break
            row = _row(view, clause, folded, (low, high), number)
            if row is not None:
                rows.append(row)
            last = high
            at += 1
        yield Table(clause.start + start, clause.start + last, tuple(rows))


def _lines(folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(folded):
        end = folded.find("\n", start)
        end = len(folded) if end < 0 else end
        yield start, end
        start = end + 1


def _column(header: str) -> tuple[int, int] | None:
    """Return the number of the column of penalties and how many columns there are."""
    cells = [" ".join(cell.split()).strip(" .:") for cell in header.split("\t")]
    named = [number for number, cell in enumerate(cells) if _HEAD.fullmatch(cell)]
    return (named[0], len(cells)) if len(named) == 1 and len(cells) > 1 else None


def _row(view: View, clause: Clause, folded: str, line: tuple[int, int], number: int) -> Row | None:
    low, high = line
    start = low
    for _ in range(number):
        start = folded.index("\t", start) + 1
    end = folded.find("\t", start, high)
    end = high if end < 0 else end
    at = clause.start
    text = view.flow.text[at + start : at + end]
    cell = Passage(at + start, at + end, text, folded[start:end], 0, 0, clause)
    found = [item for item in _sums.sums(view, cell, 0, len(text)) if item.text and not item.is_cap]
    if not found:
        return None
    what = " ".join(folded[low : folded.find("\t", low, high)].split())
    return Row(at + low, at + high, found[0], what)
