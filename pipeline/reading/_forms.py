"""Boxed forms: a label above its value, or pairs side by side, become lines of one label and its value.

``Start date | Term`` over ``3 March 2025 | 18 months`` and ``Start date | 3 March 2025 | Term | 18 months``
say the same as two lines do. Read across, the day of one box stands below the label of another. Tables of
goods stay tables: a form names parties, a notice or a first day, and has one row of values
below its labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold

_LONGEST, _MOST_WORDS = 40, 6
_MOST_LINES = 4
"""Lines below the first one of a row of values that still belong to it."""
_WORD = re.compile(r"[a-z]+")
_ASIDE = re.compile(r"\([^)]*\)")
_FIGURE = re.compile(r"\d")
_NO_LABEL = re.compile(r"\d|[\u20ac\u00a3$%;!?_@]|\.\S|,")
_CLOSED = re.compile(r"\d\W*\Z")
_FIRST = re.compile(r"\W*[A-Z\u00c0-\u00dc]")


@dataclass(frozen=True, slots=True)
class _Known:
    roles: frozenset[str]
    own: frozenset[str]
    others: frozenset[str]
    signing: frozenset[str]


def paired(text: str) -> str:
    """Return a page's text with its boxed forms as lines of a label, a tab and a value.

    Args:
        text: with tabs between the cells of a row.
    """
    if "\t" not in text:
        return text
    lines = text.split("\n")
    out: list[str] = []
    at = 0
    changed = False
    while at < len(lines):
        turned, after = _form(lines, at) if "\t" in lines[at] else ([], at)
        if not turned:
            out.append(lines[at])
            at += 1
            continue
        out += turned
        at = after
        changed = True
    return "\n".join(out) if changed else text


def boxes(rows: Sequence[Sequence[Sequence[str]]]) -> dict[int, list[str]]:
    """Return the rows of a table whose cells hold a label and its value, as lines of these.

    Args:
        rows: rows of cells of blocks, the first of which may be the label.

    Returns:
        Place of the row -> its lines; empty where the table is no form.
    """
    fitting: dict[int, list[tuple[str, str]]] = {}
    for place, cells in enumerate(rows):
        pairs = _in_cells(cells)
        if pairs:
            fitting[place] = pairs
    labels = [label for pairs in fitting.values() for label, _ in pairs]
    figures = sum(1 for pairs in fitting.values() if any(_FIGURE.search(value) for _, value in pairs))
    if not _is_form(labels) or 2 * figures < len(fitting):
        return {}
    return {
        place: [f"{label}\t{value}".rstrip("\t") for label, value in pairs]
        for place, pairs in fitting.items()
    }


def _in_cells(cells: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    split = [
        [line.strip() for block in cell for line in block.split("\n") if line.strip()] for cell in cells
    ]
    filled = [lines for lines in split if lines]
    full = [lines for lines in filled if len(lines) > 1]
    if (
        len(filled) < 2
        or 2 * len(full) < len(filled)
        or any("\t" in line for cell in filled for line in cell)
    ):
        return []
    if not all(_may_label(lines[0]) for lines in filled) or any(
        _signs(line) for lines in filled for line in lines[:1]
    ):
        return []
    return [(_bare(lines[0]), " ".join(lines[1:])) for lines in filled]


def _form(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """Return the lines of a form that begins here, and the line behind it; no lines of anything else."""
    for reader in (_side_by_side, _stacked):
        turned, after = reader(lines, at)
        if turned:
            return turned, after
    return [], at


def _side_by_side(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """Read rows of label, value, label, value."""
    labels: list[str] = []
    figures = False
    out: list[str] = []
    after = at
    for place in range(at, len(lines)):
        cells = _cells(lines[place])
        if not _are_pairs(cells, first=place == at):
            break
        for left in range(0, len(cells), 2):
            value = cells[left + 1] if left + 1 < len(cells) else ""
            labels.append(cells[left])
            figures = figures or _FIGURE.search(value) is not None
            out.append(f"{_bare(cells[left])}\t{value}".rstrip("\t"))
        after = place + 1
    return (out, after) if figures and _is_form(labels) else ([], at)


def _are_pairs(cells: Sequence[str], *, first: bool) -> bool:
    if len(cells) < (4 if first else 2) or len(cells) > 8 or (first and len(cells) % 2):
        return False
    labels, values = cells[::2], cells[1::2]
    if not all(_may_label(label) for label in labels) or len({fold(label) for label in labels}) < len(
        labels
    ):
        return False
    named = sum(1 for value in values if _may_label(value) and _is_known(value))
    return 2 * named <= len(values) and any(map(_is_known, labels))


def _stacked(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """Read rows of labels, each over one row of values."""
    labels: list[str] = []
    out: list[str] = []
    after, blocks = at, 0
    while (block := _block(lines, after)) is not None:
        heads, values, end = block
        labels += heads
        out += [f"{_bare(head)}\t{value}".rstrip("\t") for head, value in zip(heads, values, strict=True)]
        after, blocks = end, blocks + 1
    while after > at and not lines[after - 1].strip():
        after -= 1
    if blocks == 0 or (blocks == 1 and len(labels) < 3 and not all(map(_is_own, labels))):
        return [], at
    return (out, after) if _is_form(labels) else ([], at)


def _block(lines: Sequence[str], at: int) -> tuple[list[str], list[str], int] | None:
    """Return a row of labels, the values below and the line behind; ``None`` where none begins."""
    at = _filled(lines, at)
    heads = _cells(lines[at]) if at < len(lines) else []
    if not _are_heads(heads) or at + 1 >= len(lines):
        return None
    values = _cells(lines[at + 1])
    if not 2 <= len(values) <= len(heads) or (len(values) < len(heads) and len(heads) > 2):
        return None
    values += [""] * (len(heads) - len(values))
    if _are_heads(values) or not any(_FIGURE.search(value) for value in values):
        return None
    end = at + 2
    for _ in range(_MOST_LINES):
        below = _filled(lines, end)
        more = _cells(lines[below]) if below < len(lines) else []
        if len(more) < 2 or _are_heads(more):
            break
        # Fewer cells than labels stand at the left where the last box is full.
        if len(more) < len(heads) - 1 or (len(more) < len(heads) and not _CLOSED.search(values[-1])):
            return None
        if below == end and _FIGURE.search(lines[below]) and len(more) == len(heads):
            return None  # a second row of values: a table
        values = [f"{value} {cell}".strip() for value, cell in zip(values, [*more, ""], strict=False)]
        end = below + 1
    return heads, values, end


def _filled(lines: Sequence[str], at: int) -> int:
    return at + 1 if at < len(lines) and not lines[at].strip() else at


def _are_heads(cells: Sequence[str]) -> bool:
    if not 2 <= len(cells) <= 6 or not all(map(_may_label, cells)) or any(map(_signs, cells)):
        return False
    return 2 * sum(map(_is_known, cells)) > len(cells) and len({fold(cell) for cell in cells}) == len(cells)


def _is_form(labels: Sequence[str]) -> bool:
    """Tell whether labels are those of a contract's own sheet: several known ones, not of parties alone."""
    if any(map(_signs, labels)) or 2 * sum(map(_is_known, labels)) < len(labels):
        return False
    own = sum(map(_is_own, labels))
    roles = sum(1 for label in labels if _words(label) & _known().roles)
    return own >= 1 and own + roles >= 2


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().split("\t")] if "\t" in line else []


def _may_label(cell: str) -> bool:
    """Tell whether a cell has the shape of a label: a few words, a capital, no figure."""
    bare = _bare(_ASIDE.sub("", cell))
    return (
        0 < len(bare) <= _LONGEST
        and len(bare.split()) <= _MOST_WORDS
        and (
            _NO_LABEL.search(bare) is None
            and _FIRST.match(cell) is not None
            and not cell.endswith(".\u00bb")
        )
    )


def _bare(cell: str) -> str:
    return cell.strip().rstrip(" :")


def _words(cell: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(_ASIDE.sub("", cell))))


def _is_known(cell: str) -> bool:
    known, words = _known(), _words(cell)
    return not words.isdisjoint(known.roles | known.own | known.others)


def _is_own(cell: str) -> bool:
    return not _words(cell).isdisjoint(_known().own)


def _signs(cell: str) -> bool:
    return not _words(cell).isdisjoint(_known().signing)


@cache
def _known() -> _Known:
    told = lexicon("form_labels")
    return _Known(**{name: frozenset(told[name]) for name in ("roles", "own", "others", "signing")})


__all__ = ["boxes", "paired"]
