"""``clausier index import``."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from data import late as re
from flows.index_library import indices_folder, library_of, pick
from pipeline.errors import UsageError
from pipeline.indexation.imports import Change, Incoming, LayoutError, Plan, as_yaml, plan, read_incoming
from pipeline.indexation.series import Library, load_library
from pipeline.workspace import Workspace, locked, open_workspace, storage_errors

_LARGEST = 32 * 1024 * 1024
_ENCODINGS = ("utf-8-sig", "cp1252")
_NUMBERED = re.compile(r"import-(\d+)\.yaml")


def import_index(
    file: Path,
    workspace_folder: Path,
    *,
    series: str | None,
    allow_gaps: bool,
    correction: str | None,
    unusual: str | None,
    check: bool,
    today: date,
    as_json: bool,
) -> int:
    """Take further values into a workspace, all of a file or none; returns 0, or 1 when it is refused.

    Raises:
        UsageError: there is no such file, it has none of the known layouts, there is no such series, or
            a reason has no words.
        WorkspaceBusyError: an audit holds the workspace.
        StorageError: it cannot be written.
    """
    text = _read(file)
    reasons = {"correction": _reason("correction", correction), "unusual": _reason("unusual", unusual)}

    def held_against(library: Library) -> Plan:
        return plan(
            _incoming(text, file, library, series),
            name=file.name,
            today=today,
            allow_gaps=allow_gaps,
            **reasons,
        )

    if check:
        return _told(held_against(library_of(Workspace(workspace_folder))), None, as_json)
    workspace = open_workspace(workspace_folder)
    with locked(workspace):
        # Read under the lock: two imports at once must not both find a value new.
        made = held_against(library_of(workspace))
        written = None
        if made.anything and not made.problems:
            written = _write(indices_folder(workspace), as_yaml(made, file.name))
    return _told(made, written, as_json)


def _read(file: Path) -> str:
    if not file.is_file():
        raise UsageError(f"there is no file {file}")
    if file.stat().st_size > _LARGEST:
        raise UsageError(f"{file} is larger than {_LARGEST >> 20} MiB; that is no file of an index series")
    raw = file.read_bytes()
    for encoding in _ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UsageError(f"{file} is no text; unpack it first, or save it as CSV")


def _incoming(text: str, file: Path, library: Library, series: str | None) -> Incoming:
    asked = pick(library, series) if series else None
    try:
        return read_incoming(text, library, asked)
    except LayoutError as error:
        raise UsageError(f"{file} cannot be read: {error}") from error


def _reason(option: str, given: str | None) -> str:
    if given is not None and not given.strip():
        raise UsageError(f"--{option} wants the reason in words; it is kept with the value")
    return (given or "").strip()


def _write(folder: Path, text: str) -> Path:
    """Write a file beside those that are there; it appears whole, and only if the library takes it."""
    with storage_errors(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        numbers = [int(found[1]) for path in folder.iterdir() if (found := _NUMBERED.fullmatch(path.name))]
        target = folder / f"import-{max(numbers, default=0) + 1:04}.yaml"
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=folder, prefix=".part-", delete=False
        ) as handle:
            part = Path(handle.name)
            try:
                handle.write(text)
                handle.flush()
                os.fsync(handle.fileno())
                load_library(folder, part)
                part.replace(target)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
    return target


def _told(made: Plan, written: Path | None, as_json: bool) -> int:
    if as_json:
        told: dict[str, Any] = {
            "layout": made.layout,
            "written": str(written) if written else None,
            "series": [_counts(change) for change in made.changes],
            "problems": [{"line": one.line, "problem": one.text} for one in made.problems],
            "left_out": [{"line": one.line, "why": one.text} for one in made.left_out],
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return 1 if made.problems else 0
    for one in made.problems:
        print(one)
    for one in made.left_out:
        print(f"left out, {one}")
    if made.problems:
        many = "problem" if len(made.problems) == 1 else "problems"
        print(f"refused: {len(made.problems)} {many}; nothing was imported")
        return 1
    for change in made.changes:
        told_of = ", ".join(
            f"{count} {name}" for name, count in _counts(change).items() if _counted(name, count)
        )
        print(f"{change.series.code}: {told_of or 'no value'}")
    if written:
        print(f"written to {written}; the next 'clausier audit' uses it")
    else:
        print("nothing was written" if made.anything else "there is nothing new in it")
    return 0


def _counted(name: str, count: object) -> bool:
    return name != "series" and bool(count)


def _counts(change: Change) -> dict[str, Any]:
    return {
        "series": change.series.code,
        "new": change.new,
        "further vintages": change.vintages,
        "corrections": change.corrections,
        "unusual": change.unusual,
        "confirmed": change.confirmed,
        "known already": change.known,
        "gaps": len(change.gaps),
    }
