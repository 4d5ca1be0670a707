"""Layouts of labels, one file a layout, found by walking this folder for ``FORMAT``."""

from __future__ import annotations

from pathlib import Path

from flows.evaluation.formats.base import Format
from flows.evaluation.gold import Labels
from pipeline.errors import UsageError
from pipeline.registry import find


def load(path: Path) -> Labels:
    """Read labels, in whichever layout they are.

    Raises:
        UsageError: the file cannot be read, or is in no layout that is known.
    """
    formats: tuple[Format, ...] = find("flows.evaluation.formats", "FORMAT")
    for layout in formats:
        if path.suffix.lower() in layout.suffixes:
            try:
                labels = layout.load(path)
            except (OSError, ValueError) as error:
                raise UsageError(f"{path}: the labels cannot be read: {error}") from error
            if not labels.documents and not labels.refused:
                raise UsageError(f"{path} holds no labels")
            return labels
    known = ", ".join(suffix for layout in formats for suffix in layout.suffixes)
    raise UsageError(f"{path}: labels are read from {known}; see docs/labels.md")


def beside(folder: Path) -> Path:
    """Find the labels of a folder: ``labels.jsonl`` or ``labels.csv`` in it, or beside it.

    Raises:
        UsageError: there are none.
    """
    for place in (folder, folder.parent):
        for name in ("labels.jsonl", "labels.csv"):
            if (place / name).is_file():
                return place / name
    raise UsageError(f"there is no labels.jsonl or labels.csv in or beside {folder}; name it by --labels")
