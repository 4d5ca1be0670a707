"""Contracts, not documents: what the papers of one family make of their contract, written back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from pipeline.settings import Settings
from pipeline.store._linked_companies import group_companies
from pipeline.store._linked_families import link_families
from pipeline.store._linked_rows import Rows


def link_contracts(
    connection: duckdb.DuckDBPyConnection, folder: Path, settings: Settings, groups: Mapping[str, str]
) -> None:
    """Link the resolved contracts of a database in the making, and lay amendments over masters.

    Args:
        connection: holds the tables of a published database, loaded and resolved.
        folder: for rows on their way into DuckDB.
        settings: the run's; ``as_of`` is the day that states are told for.
        groups: name of a company as contracts write it -> name of its group, as a person says.
    """
    rows = Rows(connection, folder)
    group_companies(rows, settings, groups)
    link_families(rows, settings)
