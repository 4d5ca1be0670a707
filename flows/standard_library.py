"""Loads the standards, those that Clausier brings and a company's own, and holds contracts against them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import duckdb

import rules
from flows.outputs._sentences import translated
from pipeline.errors import UsageError
from pipeline.settings import Settings
from pipeline.types import JsonValue
from pipeline.workspace import Workspace
from rules.departures.judge import departures, row_of
from rules.departures.reading import load_standards
from rules.departures.schema import Mistake, Standard
from rules.schema import STANDARDS

BROUGHT = Path(rules.__file__).parent / STANDARDS


def own_folder(workspace: Workspace, settings: Settings) -> Path:
    """Return where the company's own standards lie: as the settings say, or beside the database.

    Raises:
        UsageError: the settings name a folder that is not there.
    """
    folder = workspace.root / Path(settings.standards or STANDARDS).expanduser()
    if settings.standards and not folder.is_dir():
        raise UsageError(f"{workspace.settings}: [standards] names {folder}, which is no folder")
    return folder


def standards_key(own: Path | None) -> str:
    """Name the standards by what their files hold, without reading them.

    Args:
        own: as for ``all_standards``.
    """
    digest = hashlib.sha256()
    for folder in _folders(own):
        for path in sorted(folder.rglob("*.yaml")):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _folders(own: Path | None) -> list[Path]:
    return [*([own] if own and own.is_dir() else []), BROUGHT]


def all_standards(own: Path | None) -> tuple[list[Standard], list[Mistake]]:
    """Return the standards that can be used, a company's own first, and what is wrong with the others.

    Of two for one type of contract in one language the first holds, so that a company's own takes the place
    of one that Clausier brings; one with the same id does so for every type.

    Args:
        own: a folder of further standards; it need not exist.
    """
    good: list[Standard] = []
    mistakes: list[Mistake] = []
    for folder in _folders(own):
        loaded, wrong = load_standards(folder)
        taken = {standard.id for standard in good}
        good += [standard for standard in loaded if standard.id not in taken]
        mistakes += wrong
    return good, mistakes


def left_out(mistakes: Sequence[Mistake]) -> list[str]:
    """Say which files cannot be used, one sentence a file."""
    told = []
    for file, group in groupby(mistakes, key=lambda mistake: mistake.file):
        first, *others = group
        more = f" (and {len(others)} more; 'clausier standards check' tells all)" if others else ""
        told.append(f"the standard {file} is left out: {first}{more}")
    return told


def replaced(standards: Sequence[Standard], others: Sequence[Standard]) -> list[Standard]:
    """Return standards with others put before them; one of the same id goes."""
    ids = {standard.id for standard in others}
    return [*others, *(standard for standard in standards if standard.id not in ids)]


def departure_rows(
    connection: duckdb.DuckDBPyConnection,
    standards: Sequence[Standard],
    locale: str,
    *,
    only: str | None = None,
) -> Iterator[dict[str, JsonValue]]:
    """Yield the rows of ``departure_rows``, reasons in one language; ``only``: of this contract alone."""
    for one in departures(connection, standards, locale, only=only):
        row = row_of(one)
        # Why a clause's state is not known is told by the pipeline, in English.
        if locale != "en" and one.state == "unknown":
            row["reason"] = translated(one.reason, locale)
        yield row
