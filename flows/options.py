"""Options that several commands share, and the exit codes that all of them keep to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:  # Help must come at once.
    from pipeline.settings import Depth

EXIT_CODES = """\
Exit codes: 0 all files were read; 1 unexpected failure; 2 the command cannot be carried out as asked;
3 finished, and some files need attention (see unread.csv); 4 the workspace cannot be written (full disk,
rights); 5 another audit holds the workspace; 130 stopped by Ctrl-C (run again to go on).
"""
WORKSPACE = Path("clausier-workspace")

Workspace = Annotated[
    Path,
    typer.Option(
        "--workspace",
        "-w",
        envvar="CLAUSIER_WORKSPACE",
        help="Folder for the database and all that belongs to it; made when it does not exist.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write one JSON object to standard output.")]
Thorough = Annotated[
    bool,
    typer.Option(
        "--thorough",
        help="Ask the heavier models of every sentence, not only of doubtful ones: slower, surer.",
    ),
]
Quick = Annotated[
    bool,
    typer.Option(
        "--quick",
        help="Ask the lighter models alone: twice as fast; English clause types are ranked less well.",
    ),
]


def depth_of(quick: bool, thorough: bool) -> Depth:
    """Tell how often heavier models are asked, from two options that exclude each other.

    Raises:
        typer.BadParameter: both are given.
    """
    if quick and thorough:
        raise typer.BadParameter("--quick and --thorough exclude each other; give one of them")
    return "quick" if quick else "thorough" if thorough else "usual"
