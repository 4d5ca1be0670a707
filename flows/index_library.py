"""The series of a workspace: those that Clausier brings and what lies in its folder ``indices``."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.indexation.series import BROUGHT, BadSeriesError, Library, Series, load_library
from pipeline.workspace import Workspace

FOLDER = "indices"


def indices_folder(workspace: Workspace) -> Path:
    """Return where further values and series of a workspace lie; it need not exist."""
    return workspace.root / FOLDER


def library_of(workspace: Workspace) -> Library:
    """Return every series that a workspace knows.

    Raises:
        UsageError: a file in its folder is no series, or contradicts what is known.
    """
    folder = indices_folder(workspace)
    try:
        return load_library(folder)
    except BadSeriesError as error:
        raise UsageError(f"files in {folder} cannot be used:\n  " + "\n  ".join(error.mistakes)) from error


def indices_key(workspace: Workspace) -> str:
    """Name the series of a workspace by what their files hold: what was worked out with others is stale."""
    digest = hashlib.sha256()
    for folder in (BROUGHT, indices_folder(workspace)):
        for path in sorted(folder.glob("*.yaml")):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def pick(library: Library, name: str) -> Series:
    """Return the series that a name means.

    Raises:
        UsageError: it means none, or several.
    """
    found = library.find(name)
    if found is not None:
        return found
    several = library.candidates(name)
    if several:
        meant = ", ".join(one.code for one in several)
        raise UsageError(f"{name!r} alone does not say which series is meant; it may be {meant}")
    raise UsageError(f"there is no series {name!r}; 'clausier index list' names them")
