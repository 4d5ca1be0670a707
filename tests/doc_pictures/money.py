"""Make the pictures of docs/money.md: ``python -m tests.doc_pictures.money WORKSPACE OUT``.

They are what the report shows of the words behind a price and behind the clause that moves it, cut from the
scanned page and marked by the same code.
"""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import duckdb
from PIL import Image

from flows.settings_file import load_settings
from pipeline.evidence_places import Asked, places
from pipeline.pictures import PictureTask, take_pictures
from pipeline.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
SCAN = ROOT / "data" / "sample" / "librairie" / "bail-dentelliere-scan.pdf"
KINDS = ("price", "indexation")


def pictures(folder: Path) -> dict[str, Image.Image]:
    """Return the picture of the words of each kind.

    Args:
        folder: a workspace in which the scan was audited.
    """
    workspace = Workspace(folder)
    with duckdb.connect(str(workspace.database), read_only=True) as connection:
        asked = [
            Asked(*row)
            for row in connection.execute(
                "SELECT kind, document_id, char_start, char_end FROM terms WHERE list_contains(?, kind)",
                [list(KINDS)],
            ).fetchall()
        ]
    shots = tuple(place.shot() for place in places(workspace, asked).values())
    settings = load_settings(workspace.settings, as_of=date.min)
    task = PictureTask(str(SCAN), asked[0].document_id, "application/pdf", shots, settings)
    return {made.key: Image.open(io.BytesIO(made.data)) for made in take_pictures(task)}


def main(arguments: list[str]) -> int:
    """Write them as small PNG files into the folder named second."""
    if len(arguments) != 2:
        print("usage: python -m tests.doc_pictures.money WORKSPACE OUT", file=sys.stderr)
        return 2
    for kind, picture in pictures(Path(arguments[0])).items():
        few = picture.convert("RGB").quantize(48, dither=Image.Dither.NONE)
        few.save(Path(arguments[1]) / f"money-{kind}.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
