"""A checking sheet: values of an archive with their words and picture, to be ticked right or wrong.

The drawing is the same each time for one workspace, and takes fields in turn, so that rare ones are seen.
"""

from __future__ import annotations

import errno
import io
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from flows.evaluation.fields import FIELDS
from pipeline.errors import UsageError
from pipeline.store.query import open_read_only
from pipeline.workspace import Workspace, storage_errors

HEADS = (
    "field", "value", "right or wrong? / juste ou faux ?", "right value (where you know it)", "words",
    "page", "file", "picture", "confidence", "document", "key",
)  # fmt: skip
VERDICT = HEADS.index("right or wrong? / juste ou faux ?")
CONFIDENCE = HEADS.index("confidence")
COUNTS = "archive"
"""The second leaf: how many values of each field the archive has, by which the drawn ones are weighed."""
_PICTURE = HEADS.index("picture")
_ROW_HEIGHT = 110
_SEED = 20_241
_SQL = """
SELECT t.kind, t.value_text, t.quote, t.page, t.file_name, t.confidence, t.document_id,
    t.char_start, t.char_end
FROM terms t WHERE t.state = 'stated' AND t.kind IN (SELECT unnest(?)) AND t.review_state = 'unreviewed'
ORDER BY t.document_id, t.kind, t.char_start, t.value_text
"""


def draw(workspace: Workspace, count: int, path: Path, field: str | None) -> int:
    """Write a sheet of so many values; returns how many there were.

    Raises:
        UsageError: nothing was published yet, there is no value to be checked, or there is such a file
            already: marks that somebody made must not be lost.
        StorageError: the disk is full, or may not be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"{path}: a checking sheet is an Excel file; let its name end in .xlsx")
    if path.exists():
        raise UsageError(f"{path} exists already, and may hold marks; name another file with --sheet")
    kinds = [FIELDS[field].kind] if field else sorted({one.kind for one in FIELDS.values()})
    connection = open_read_only(workspace.database)
    try:
        rows = connection.execute(_SQL, [kinds]).fetchall()
    finally:
        connection.close()
    chosen = _chosen(rows, count)
    if not chosen:
        raise UsageError("there is no value to be checked in this workspace")
    counts = Counter(str(row[0]) for row in rows)
    # Written whole or not at all.
    part = path.with_name(f".{path.name}.part")
    try:
        with storage_errors(path):
            _write(part, chosen, _pictures(workspace, chosen), counts)
            part.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
    return len(chosen)


def _chosen(rows: Sequence[tuple[Any, ...]], count: int) -> list[tuple[Any, ...]]:
    """Take kinds in turn, a document of each at random."""
    chance = random.Random(_SEED)
    by_kind: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        by_kind.setdefault(row[0], []).append(row)
    for mine in by_kind.values():
        chance.shuffle(mine)
    chosen: list[tuple[Any, ...]] = []
    while len(chosen) < count and any(by_kind.values()):
        for kind in sorted(by_kind):
            if by_kind[kind] and len(chosen) < count:
                chosen.append(by_kind[kind].pop())
    return sorted(chosen, key=lambda row: (row[0], row[4] or "", row[3] or 0))


def _pictures(workspace: Workspace, rows: Sequence[tuple[Any, ...]]) -> dict[str, bytes]:
    """PNG files of the quoted words, where the format has pages and the archive is still there."""
    from datetime import date

    from PIL import Image

    from flows.inventory import load_inventory
    from flows.outputs._report_pictures import take
    from flows.outputs.base import OutputContext
    from flows.settings_file import load_settings
    from pipeline.evidence_places import Asked, places

    inventory = load_inventory(workspace)
    root = Path(inventory.root) if inventory else Path()
    asked = [
        Asked(str(number), row[6], row[7], row[8]) for number, row in enumerate(rows) if row[7] is not None
    ]
    found = places(workspace, asked)
    context = OutputContext(workspace, load_settings(workspace.settings, as_of=date.min), root)
    made = take(context, [(one.document_id, found[one.key]) for one in asked if one.key in found])
    pictures: dict[str, bytes] = {}
    for key, picture in made.items():
        if picture.data:
            out = io.BytesIO()
            Image.open(io.BytesIO(picture.data)).save(out, "PNG")
            pictures[key] = out.getvalue()
    return pictures


def _write(
    path: Path, rows: Sequence[tuple[Any, ...]], pictures: Mapping[str, bytes], counts: Mapping[str, int]
) -> None:
    import xlsxwriter

    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder")
    # Words of contracts are text: never a formula, never a link.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("check")
        bold = book.add_format({"bold": True, "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_row(0, 0, HEADS, bold)
        sheet.freeze_panes(1, 0)
        for place, width in enumerate((16, 26, 14, 24, 60, 6, 30, 70, 10, 12, 12)):
            sheet.set_column(place, place, width, wrap)
        for number, row in enumerate(rows):
            kind, value, quote, page, file_name, confidence, document_id, start, _ = row
            line = number + 1
            sheet.set_row(line, _ROW_HEIGHT)
            cells = (kind, value, "", "", " ".join((quote or "").split())[:2000], page, file_name)
            for place, cell in enumerate(cells):
                sheet.write(line, place, cell)
            if str(number) in pictures:
                sheet.insert_image(
                    line, _PICTURE, f"{number}.png",
                    {"image_data": io.BytesIO(pictures[str(number)]), "x_scale": 0.7, "y_scale": 0.7},
                )  # fmt: skip
            sheet.write(line, CONFIDENCE, float(confidence))
            sheet.write(line, 9, document_id[:16])
            sheet.write(line, 10, f"{document_id}:{kind}:{start}")
        sheet.data_validation(
            1,
            VERDICT,
            len(rows),
            VERDICT,
            {"validate": "list", "source": ["right", "wrong", "juste", "faux"]},
        )
        leaf = book.add_worksheet(COUNTS)
        leaf.write_row(0, 0, ("field", "values in the archive"), bold)
        for number, (kind, count) in enumerate(sorted(counts.items()), start=1):
            leaf.write_row(number, 0, (kind, count))
