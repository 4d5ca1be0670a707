"""Keeps the company's register in the workspace, with the mapping of its columns, which a person may mend.

The register itself is copied (``register.json``), so that a later audit compares with it again without
being given the file; ``register.toml`` says which column says what.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.register import Cell, Entry, Mapping, Table, entries, propose, read_table
from pipeline.register.headings import FIELDS
from pipeline.workspace import Workspace, read_json, storage_errors, write_json

_HEAD = """\
# Which column of the register says what. Correct the names on the right, or empty them ("") where the
# register does not say it, and run the audit again. Fields:
# {fields}.
source = {source}
sheet = {sheet}

[columns]
"""


def take_register(workspace: Workspace, path: Path, note: Callable[[str], None]) -> None:
    """Read a register, propose or reuse its mapping, and keep both in the workspace.

    Args:
        workspace: where it is kept.
        path: a workbook or a text with separators.
        note: is told how the columns were understood.

    Raises:
        UsageError: the register or its mapping cannot be used.
        StorageError: the workspace cannot be written.
    """
    table = read_table(path)
    saved = _saved_columns(workspace)
    mapping = propose(table, saved)
    with storage_errors(workspace.root):
        write_json(_copy(workspace), _packed(table))
        _write_mapping(workspace, table, mapping)
    note(_told(table, mapping, sum(1 for _ in entries(table, mapping.columns))))
    for doubt in mapping.doubts:
        note(f"register: {doubt}")


def load_register(workspace: Workspace) -> tuple[Entry, ...]:
    """Return the register that the workspace keeps; empty where there is none.

    Raises:
        UsageError: ``register.toml`` cannot be used.
    """
    packed = read_json(_copy(workspace), None)
    if packed is None:
        return ()
    table = _unpacked(packed)
    mapping = propose(table, _saved_columns(workspace))
    return tuple(entries(table, mapping.columns))


def register_key(workspace: Workspace) -> str:
    """Name the register and its mapping; empty where there is none."""
    digest = hashlib.sha256()
    found = [path for path in (_copy(workspace), _mapping(workspace)) if path.exists()]
    for path in found:
        digest.update(path.read_bytes())
    return digest.hexdigest() if found else ""


def _copy(workspace: Workspace) -> Path:
    return workspace.root / "register.json"


def _mapping(workspace: Workspace) -> Path:
    return workspace.root / "register.toml"


def _saved_columns(workspace: Workspace) -> dict[str, str]:
    path = _mapping(workspace)
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8")).get("columns", {})
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError(f"{path}: {error}") from error
    if not isinstance(raw, dict) or not all(isinstance(value, str) for value in raw.values()):
        raise UsageError(f'{path}: [columns] wants lines as number = "Contract no."')
    return {str(name): str(value) for name, value in raw.items()}


def _write_mapping(workspace: Workspace, table: Table, mapping: Mapping) -> None:
    source, sheet = _quoted(table.source), _quoted(table.sheet)
    lines = [_HEAD.format(fields=", ".join(FIELDS), source=source, sheet=sheet)]
    for name in FIELDS:
        heading = mapping.columns.get(name)
        lines.append(f'# {name} = ""\n' if heading is None else f"{name} = {_quoted(heading)}\n")
    if mapping.unused:
        lines.append("\n# Not used: " + ", ".join(map(_quoted, mapping.unused)) + "\n")
    temporary = workspace.root / ".part-register.toml"
    temporary.write_text("".join(lines), encoding="utf-8")
    temporary.replace(_mapping(workspace))


def _quoted(text: str) -> str:
    """A TOML string; its escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _told(table: Table, mapping: Mapping, count: int) -> str:
    where = f"{table.source}, sheet {table.sheet}" if table.sheet else table.source
    columns = ", ".join(f"{name} = {heading!r}" for name, heading in mapping.columns.items())
    unused = f"; not used: {', '.join(map(repr, mapping.unused))}" if mapping.unused else ""
    return f"register {where}: {count} rows; {columns}{unused}. Correct it in register.toml."


def _packed(table: Table) -> dict[str, Any]:
    def cell(value: Cell) -> Any:
        if isinstance(value, date):
            return {"day": value.isoformat()}
        return {"figure": f"{value:f}"} if isinstance(value, Decimal) else value

    return {
        "source": table.source,
        "sheet": table.sheet,
        "heading": list(table.heading),
        "first_row": table.first_row,
        "rows": [[cell(value) for value in row] for row in table.rows],
    }


def _unpacked(packed: dict[str, Any]) -> Table:
    def cell(value: Any) -> Cell:
        if isinstance(value, dict):
            return date.fromisoformat(value["day"]) if "day" in value else Decimal(value["figure"])
        return None if value is None else str(value)

    return Table(
        packed["source"],
        packed["sheet"],
        tuple(packed["heading"]),
        tuple(tuple(cell(value) for value in row) for row in packed["rows"]),
        packed["first_row"],
    )
