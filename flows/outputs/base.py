"""The contract of an output: a file that is written beside the database after each publishing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import duckdb

from pipeline.settings import Settings
from pipeline.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OutputContext:
    """What an output may use beside the published database."""

    workspace: Workspace
    settings: Settings
    """``as_of`` is the day that everything is told for; ``locale`` the language of what people read."""
    root: Path
    """The archive. It is only read, and files of it may have gone."""


class Output(Protocol):
    """One file that people open: a report, a calendar, a workbook."""

    name: str
    file_name: str
    """Its name in the workspace: ``deadlines.ics``."""
    apart: bool
    """Whether it is so much work in Python that it is written in a process of its own."""

    def write(self, connection: duckdb.DuckDBPyConnection, context: OutputContext, target: Path) -> None:
        """Write the whole file to ``target``, which is renamed into place afterwards.

        Args:
            connection: the published database, read-only.
            context: workspace, settings and archive.
            target: a path that does not exist yet.
        """
        ...
