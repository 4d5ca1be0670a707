"""A checking sheet: values of an archive with their words and picture, to be ticked right or wrong.

The drawing is the same each time for one workspace, and takes fields in turn, so that rare ones are seen.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flows.evaluation.fields import FIELDS
from flows.evaluation.measures import SURE
from flows.evaluation.tables import Table, share
from pipeline.errors import UsageError
from pipeline.store.query import open_read_only
from pipeline.workspace import Workspace

_HEADS = (
    "field", "value", "right or wrong?", "right value (where you know it)", "words", "page", "file",
    "picture", "confidence", "document", "key",
)  # fmt: skip
_VERDICT = _HEADS.index("right or wrong?")
_ROW_HEIGHT = 110
_SEED = 20_241
_SQL = """
SELECT t.kind, t.value_text, t.quote, t.page, t.file_name, t.confidence, t.document_id,
    t.char_start, t.char_end
FROM terms t WHERE t.state = 'stated' AND t.kind IN (SELECT unnest(?))
ORDER BY t.document_id, t.kind, t.char_start, t.value_text
"""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a filled sheet says of one field, or of all."""

    field: str
    checked: int
    right: int
    low: float | None
    """95 % interval of the share right (Wilson)."""
    high: float | None
    sure: int
    sure_right: int

    @property
    def share_right(self) -> float | None:
        """Share of the checked values that is right."""
        return self.right / self.checked if self.checked else None


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """A filled sheet."""

    fields: tuple[Checked, ...]
    unmarked: int

    def as_json(self) -> dict[str, Any]:
        """As JSON takes it."""
        rows = [asdict(one) | {"share_right": one.share_right} for one in self.fields]
        return {"fields": rows, "unmarked": self.unmarked}

    def table(self) -> Table:
        """As a table."""
        rows: list[tuple[str, ...]] = [
            (
                one.field,
                str(one.checked),
                str(one.right),
                share(one.share_right),
                "-" if one.low is None else f"{one.low:.2f} to {one.high:.2f}",
                f"{one.sure_right} of {one.sure}",
            )
            for one in self.fields
        ]
        if self.unmarked:
            rows.append((f"{self.unmarked} values are not marked", *[""] * 5))
        return ("field", "checked", "right", "share", "95 %", "sure and right"), rows


def draw(workspace: Workspace, count: int, path: Path, field: str | None) -> int:
    """Write a sheet of so many values; returns how many there were.

    Raises:
        UsageError: nothing was published yet, or there is no value to be checked.
    """
    kinds = [FIELDS[field].kind] if field else sorted({one.kind for one in FIELDS.values()})
    connection = open_read_only(workspace.database)
    try:
        rows = connection.execute(_SQL, [kinds]).fetchall()
    finally:
        connection.close()
    chosen = _chosen(rows, count)
    if not chosen:
        raise UsageError("there is no value to be checked in this workspace")
    _write(path, chosen, _pictures(workspace, chosen))
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


def _write(path: Path, rows: Sequence[tuple[Any, ...]], pictures: dict[str, bytes]) -> None:
    import xlsxwriter

    # Words of contracts are text: never a formula, never a link.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("check")
        bold = book.add_format({"bold": True, "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_row(0, 0, _HEADS, bold)
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
                    line, 7, f"{number}.png",
                    {"image_data": io.BytesIO(pictures[str(number)]), "x_scale": 0.7, "y_scale": 0.7},
                )  # fmt: skip
            sheet.write(line, 8, float(confidence))
            sheet.write(line, 9, document_id[:16])
            sheet.write(line, 10, f"{document_id}:{kind}:{start}")
        sheet.data_validation(
            1, _VERDICT, len(rows), _VERDICT, {"validate": "list", "source": ["right", "wrong"]}
        )


def read(path: Path) -> CheckedSheet:
    """Turn a filled sheet into figures for its archive.

    Raises:
        UsageError: it is no checking sheet, a mark cannot be understood, or nothing is marked.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    except (CalamineError, OSError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    if not rows or tuple(map(str, rows[0][: len(_HEADS)])) != _HEADS:
        raise UsageError(f"{path} is no checking sheet; draw one with --sample")
    marked: list[tuple[str, bool, float]] = []
    unmarked = 0
    for number, row in enumerate(rows[1:], start=2):
        mark = str(row[_VERDICT]).strip().lower()
        if not mark:
            unmarked += 1
        elif mark in _RIGHT or mark in _WRONG:
            marked.append((str(row[0]), mark in _RIGHT, float(str(row[8]))))
        else:
            raise UsageError(f"{path}, row {number}: {mark!r} is neither right nor wrong")
    if not marked:
        raise UsageError(f"{path}: nothing is marked right or wrong yet")
    names = sorted({name for name, _, _ in marked})
    parts = [_checked(name, [row for row in marked if row[0] == name]) for name in names]
    return CheckedSheet((*parts, _checked("all", marked)), unmarked)


_RIGHT = frozenset({"right", "r", "x", "yes", "y", "juste", "j", "oui", "o", "1", "true", "vrai"})
_WRONG = frozenset({"wrong", "w", "no", "n", "faux", "f", "non", "0", "false"})


def _checked(name: str, rows: Sequence[tuple[str, bool, float]]) -> Checked:
    right = sum(ok for _, ok, _ in rows)
    sure = [ok for _, ok, confidence in rows if confidence >= SURE]
    low, high = _wilson(right, len(rows))
    return Checked(name, len(rows), right, low, high, len(sure), sum(sure))


def _wilson(right: int, count: int) -> tuple[float | None, float | None]:
    """The interval of a share that stays between 0 and 1 for few values too."""
    if not count:
        return None, None
    z = 1.96
    part = right / count
    middle = (part + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * (part * (1 - part) / count + z * z / (4 * count * count)) ** 0.5
    return max(0.0, middle - half), min(1.0, middle + half)
