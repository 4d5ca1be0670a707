"""Commands beside the audit itself, one file a command, found by walking this folder for ``declare``.

A file here only says what the command takes and teaches: it imports nothing heavy, so that ``--help``
stays quick. The work is done in ``flows/commands``.
"""

from __future__ import annotations

import importlib
import pkgutil

import typer


def declare_all(app: typer.Typer) -> None:
    """Add every command of this folder, in the order of their names."""
    for name in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        if not name.startswith("_"):
            importlib.import_module(f"{__name__}.{name}").declare(app)
