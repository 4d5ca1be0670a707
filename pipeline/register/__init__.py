"""The register: the list that a company keeps of its contracts, compared with what the archive holds.

``table`` reads a file into cells, ``columns`` proposes which column says what, ``values`` makes rows of it,
``match`` finds the contract of each row. The database's side is ``pipeline/store/registered.py``.
"""

from __future__ import annotations

from pipeline.register.columns import Mapping, propose
from pipeline.register.match import Link, Listed, match
from pipeline.register.table import Cell, Table, read_table
from pipeline.register.values import Entry, entries

__all__ = [
    "Cell",
    "Entry",
    "Link",
    "Listed",
    "Mapping",
    "Table",
    "entries",
    "match",
    "propose",
    "read_table",
]
