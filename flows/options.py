"""Options that several commands share, and the exit codes that all of them keep to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
