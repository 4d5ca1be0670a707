"""Reads ``counterparties.csv`` of a workspace: which names of companies a person puts together."""

from __future__ import annotations

import csv
import io
from pathlib import Path

FILE_NAME = "counterparties.csv"
_HEADER = ("variant", "group")
_LONGEST = 500


def load_groups(workspace: Path) -> tuple[dict[str, str], list[str]]:
    """Read the file; one that is not there corrects nothing, and a bad row costs only itself.

    Two columns, ``variant`` (a name as contracts write it) and ``group`` (the name it goes under), with
    commas, semicolons or tabs between them; the view ``counterparties`` shows what there is to correct.

    Returns:
        Name as written -> name of its group, and notes on rows that were left out.
    """
    path = workspace / FILE_NAME
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return {}, []
    except OSError as error:
        return {}, [f"{FILE_NAME} could not be read: {error.strerror}"]
    text = _decoded(raw)
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    groups: dict[str, str] = {}
    notes: list[str] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            notes.append(f"{FILE_NAME}, line {reader.line_num}, is left out: {error}")
            continue
        problem = _take(groups, [" ".join(cell.split()) for cell in row], first=reader.line_num == 1)
        if problem:
            notes.append(f"{FILE_NAME}, line {reader.line_num}, is left out: {problem}")
    return groups, notes


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _take(groups: dict[str, str], cells: list[str], *, first: bool) -> str:
    """Take one row in; return what is wrong with it, or nothing."""
    if not any(cells) or cells[0].startswith("#"):
        return ""
    if first and tuple(cell.casefold() for cell in cells[:2]) == _HEADER:
        return ""
    if len(cells) < 2 or any(cells[2:]):
        return f"it has {len(cells)} columns, and must have two: variant and group"
    variant, target = cells[:2]
    if not variant or not target:
        return "the variant or the group is empty"
    if max(len(variant), len(target)) > _LONGEST:
        return f"a name is longer than {_LONGEST} characters"
    if groups.get(variant, target) != target:
        return f"{variant} is in another group above"
    groups[variant] = target
    return ""
