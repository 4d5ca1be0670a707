"""What documents teach, kept in a file: read where they are, learned from where the processors are.

A line a document, JSON, packed with gzip. Only what may be taught is kept: nothing of the test side.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from flows.teaching import Lesson
from models.clause_type.features import Passage
from models.clause_type.train import Taught
from pipeline.errors import UsageError

_FORMAT = "clausier lessons/1"


def keep(lessons: Sequence[Lesson], left_out: Mapping[str, int], path: Path) -> None:
    """Write lessons; the same lessons give the same bytes.

    Args:
        lessons: those that may be taught.
        left_out: reason -> number of documents that may not.
        path: where they go; nothing half-written is left there.
    """
    rows = [{"format": _FORMAT, "left_out": dict(left_out)}, *map(_row, lessons)]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(gzip.compress(text.encode(), mtime=0))
    beside.replace(path)


def kept(path: Path) -> tuple[list[Lesson], dict[str, int]]:
    """Return lessons, and why others were left out.

    Raises:
        UsageError: it is no such file, or not whole.
    """
    try:
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            rows = [json.loads(line) for line in stream]
    except FileNotFoundError:
        raise UsageError(
            f"{path} is not there: make it with 'clausier train FOLDER --keep {path}'"
        ) from None
    except (OSError, EOFError, ValueError) as error:
        raise UsageError(f"{path} cannot be read as lessons: {error}") from error
    if not rows or not isinstance(rows[0], dict) or rows[0].get("format") != _FORMAT:
        raise UsageError(f"{path} holds no lessons that this version knows; make it anew with --keep")
    return [_lesson(row) for row in rows[1:]], rows[0]["left_out"]


def _row(lesson: Lesson) -> dict[str, Any]:
    one = lesson.taught
    assert one is not None, "only what may be taught is kept"
    return {
        "document": lesson.document,
        "language": lesson.language,
        "name": one.name,
        "group": one.group,
        "passages": [[unit.text, unit.heading, unit.role, dict(unit.kinds)] for unit in one.passages],
        "first": {kind: sorted(places) for kind, places in one.first.items()},
        "again": {kind: sorted(places) for kind, places in one.again.items()},
        "proved": [list(row) for row in one.proved],
    }


def _lesson(row: Mapping[str, Any]) -> Lesson:
    taught = Taught(
        row["name"],
        row["group"],
        tuple(Passage(*unit) for unit in row["passages"]),
        {kind: frozenset(places) for kind, places in row["first"].items()},
        {kind: frozenset(places) for kind, places in row["again"].items()},
        tuple((kind, how, sure, right) for kind, how, sure, right in row["proved"]),
    )
    return Lesson(row["document"], row["language"], taught)
