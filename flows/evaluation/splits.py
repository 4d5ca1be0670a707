"""Which documents may be looked at while building, and which are figures only: ``data/labels/splits.csv``.

The split is by issuer, and near-duplicates lie on one side: a model that learned from one contract of a
company must not be tested on its twin.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import data

Side = Literal["development", "test", "cross_validated"]
FILE = Path(data.__file__).parent / "labels" / "splits.csv"


@cache
def sides() -> Mapping[str, Side]:
    """Document -> its side."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return {row["document"]: row["side"] for row in csv.DictReader(stream)}  # type: ignore[misc]


@cache
def issuers() -> Mapping[str, str]:
    """Document -> who issued it: the group that is never parted."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return {row["document"]: row["issuer"] for row in csv.DictReader(stream)}


def side_of(document: str) -> Side | None:
    """Return a document's side; ``None`` for one that the file does not know."""
    return sides().get(document) or sides().get(Path(document).stem)
