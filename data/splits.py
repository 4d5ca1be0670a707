"""Which documents may be looked at while building, and which are figures only: ``labels/splits.csv``.

The split is by issuer, and near-duplicates lie on one side: a model that learned from one contract of a
company must not be tested on its twin. Training (``models``) and measuring (``flows``) read this one file.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Literal

Side = Literal["development", "test", "cross_validated"]
FILE = Path(__file__).parent / "labels" / "splits.csv"
_ENDINGS = frozenset(
    {
        *(".pdf", ".txt", ".docx", ".doc", ".odt", ".rtf", ".html", ".htm", ".md", ".eml", ".msg"),
        *(".tif", ".tiff", ".png", ".jpg", ".jpeg"),
    }
)


def stem(name: str) -> str:
    """Return a file's name without folders and ending; a name of CUAD has dots in it and no ending."""
    last = PurePosixPath(name)
    return last.stem if last.suffix.lower() in _ENDINGS else last.name


@cache
def _rows() -> Mapping[str, Mapping[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as stream:
        return {row["document"]: row for row in csv.DictReader(stream)}


@cache
def _short() -> Mapping[str, str]:
    """Name without folders and ending -> the name in the file, where it is the only one of that name."""
    count = Counter(stem(name) for name in _rows())
    return {stem(name): name for name in _rows() if count[stem(name)] == 1}


def sides() -> Mapping[str, Side]:
    """Document -> its side."""
    return {name: row["side"] for name, row in _rows().items()}  # type: ignore[misc]


def _row(document: str) -> Mapping[str, str] | None:
    for name in _spellings(document):
        if name in _rows():
            return _rows()[name]
        if name in _short():
            return _rows()[_short()[name]]
    return None


def _spellings(document: str) -> Iterator[str]:
    yield document
    yield PurePosixPath(document).name
    yield stem(document)


def side_of(document: str) -> Side | None:
    """Return a document's side, by its name with or without folders and ending; ``None``: not listed."""
    row = _row(document)
    return None if row is None else row["side"]  # type: ignore[return-value]


def issuer_of(document: str) -> str | None:
    """Return who issued a document: the group that is never parted; ``None``: not listed."""
    row = _row(document)
    return None if row is None else row["issuer"]
