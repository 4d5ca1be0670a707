"""``clausier export labels``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flows.evaluation.decided import decided
from flows.evaluation.formats.jsonl import dump
from pipeline.errors import UsageError
from pipeline.workspace import Workspace, storage_errors

NAME = "labels"
"""Stands among the views' names on the command line, and is none of them."""
FILE = "labels.jsonl"
_BY = "decisions in review"


@dataclass(frozen=True, slots=True)
class Written:
    """Where labels lie now, and what was left out of them."""

    path: Path
    documents: int
    left_out: int
    gone: int

    def notes(self) -> list[str]:
        """What a person should know of them."""
        told = []
        if self.left_out:
            told.append(
                f"{self.left_out} decisions are left out: evaluate measures no such field, or not that form"
            )
        if self.gone:
            told.append(f"{self.gone} documents with decisions are not in the archive any more")
        return told


def write_labels(workspace_folder: Path, *, to: Path, force: bool) -> Written:
    """Write what people decided as labels, in ``labels.jsonl``.

    Raises:
        UsageError: nothing was published or decided yet, or the file is there already.
        StorageError: the folder cannot be written.
    """
    target = to / FILE
    if target.exists() and not force:
        raise UsageError(f"{target} exists already; name another folder with --to, or add --force")
    found = decided(Workspace(workspace_folder))
    lines = [dump(gold, labelled_by=_BY) + "\n" for gold in found.documents]
    if not lines:
        raise UsageError(
            "no decision is about a field that labels have (docs/labels.md): nothing to export"
        )
    with storage_errors(to):
        to.mkdir(parents=True, exist_ok=True)
        part = to / f".{FILE}.part"
        try:
            part.write_text("".join(lines), encoding="utf-8")
            part.chmod(0o600)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    return Written(target, len(lines), found.left_out, found.gone)
