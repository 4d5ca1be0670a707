"""Where training finds labelled contracts: a folder named by CLAUSIER_CORPUS, with a fixed split.

The folder has ``cuad/labels.csv`` and ``cuad/txt/<document>.txt`` (CUAD, CC BY 4.0). The split is the one
by which everything is measured (``data/labels/splits.csv``): what trains in this house reads its documents
here, and a test refuses a script that does not.
"""

from __future__ import annotations

import ast
import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.splits import side_of


@dataclass(frozen=True, slots=True)
class Labelled:
    """One contract of CUAD: its text, the words quoted for its parties, its title."""

    name: str
    text: str
    parties: tuple[str, ...]
    answer: str
    title: tuple[str, ...]


def folder() -> Path:
    """Return the corpus folder.

    Raises:
        SystemExit: CLAUSIER_CORPUS is not set.
    """
    path = os.environ.get("CLAUSIER_CORPUS")
    if not path:
        raise SystemExit("Set CLAUSIER_CORPUS to the folder that holds cuad/labels.csv and cuad/txt.")
    return Path(path)


def held_out(name: str) -> bool:
    """Tell whether a document is kept for testing; what the split does not know may be a twin: kept too."""
    return side_of(name) != "development"


def cuad(*, test: bool = False) -> Iterator[Labelled]:
    """Yield CUAD's contracts of one side of the split, in the order of the labels."""
    csv.field_size_limit(10_000_000)
    root = folder() / "cuad"
    with (root / "labels.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            name = row["document"]
            path = root / "txt" / f"{name}.txt"
            if held_out(name) is test and path.is_file():
                yield Labelled(
                    name,
                    path.read_text(encoding="utf-8"),
                    tuple(ast.literal_eval(row["Parties"])),
                    row["Parties-Answer"],
                    tuple(ast.literal_eval(row["Document Name"])),
                )
