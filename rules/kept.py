"""Views worked out once for all rules that ask them: planning one costs more than judging a contract.

A database in memory, seen by all cursors of a connection, holds the rows of ``facts`` and of each view that
a rule selects, from the first rule that asks it to the last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock

import duckdb

from rules.schema import Rule

KEPT = "judged_facts"
_TOO_WIDE = frozenset({"terms"})
"""Plain views of very many rows, that few rules ask: copying them costs more than asking twice."""


def open_kept(connection: duckdb.DuckDBPyConnection) -> None:
    """Attach the database in memory; the connection's own must not change from now on."""
    connection.execute(f"ATTACH ':memory:' AS {KEPT} (READ_WRITE)").fetchall()


def is_kept(connection: duckdb.DuckDBPyConnection, view: str) -> bool:
    """Tell whether a view's rows are kept."""
    try:
        connection.execute(f"SELECT * FROM {KEPT}.{view} LIMIT 0").fetchall()
    except duckdb.CatalogException:
        return False
    return True


def keep(connection: duckdb.DuckDBPyConnection, view: str, columns: str = "*") -> None:
    """Work out the rows of a view and keep them."""
    connection.execute(f"CREATE TABLE {KEPT}.{view} AS SELECT {columns} FROM {view}").fetchall()


def place(view: str, kept: Container[str]) -> str:
    """Where a view's rows are to be asked: kept, or the view itself."""
    return f"{KEPT}.{view}" if view in kept else view


class KeptViews:
    """Keeps each view while a rule that selects it is still to be judged. Safe among threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule]) -> None:
        self._connection = connection
        self._left = Counter(rule.select for rule in rules if rule.select and rule.select not in _TOO_WIDE)
        self._lock = Lock()
        self.kept = {"facts"} if is_kept(connection, "facts") else set[str]()
        """Names of what is kept at present, for ``judge``."""

    @contextmanager
    def of(self, rule: Rule) -> Iterator[None]:
        """Have the rule's view kept; once a rule. A view that cannot be worked out is left as it is."""
        view = rule.select
        if view not in self._left:
            yield
            return
        with self._lock:
            if view not in self.kept:
                try:
                    keep(self._connection.cursor(), view)
                    self.kept.add(view)
                except duckdb.Error:
                    # Judging says which rule asked for it, and how it failed.
                    del self._left[view]
        try:
            yield
        finally:
            with self._lock:
                if view in self._left:
                    self._left[view] -= 1
                    if not self._left[view]:
                        self.kept.discard(view)
                        self._connection.cursor().execute(f"DROP TABLE IF EXISTS {KEPT}.{view}").fetchall()
