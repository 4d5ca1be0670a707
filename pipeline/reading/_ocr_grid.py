"""Finds the drawn lines of tables on a page's picture, and takes them out: the engine reads around them.

It takes a ruled table for a picture and leaves it out, or puts bars and dashes into its words. Only the
lines of tables go: an underline, a blank to fill in and a line to sign on stay where they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.reading._ocr_image import Look

if TYPE_CHECKING:
    from PIL.Image import Image

Grey = NDArray[np.uint8]

_CELL = 5
"""Pixels of the halved picture of which the lightest is looked at: between letters there is paper, and in a
drawn line there is none."""
_BLOCK = 2 * _CELL
_DARKER = 0.12
"""Of the page's contrast: a line is so much darker than what lies on its two sides."""
_SIDES = (0.16, 0.36)
"""Distances of lines of print at which a line's sides are looked at; the line is thinner."""
_LEVEL, _UPRIGHT = 3.0, 2.4
"""Distances of lines of print: so long are the lines of a table at least, and no letter or dash."""
_HOLE = 1
"""Blocks that a line may be broken for."""
_MEETS = 0.4
"""Distances of lines of print within which two lines meet."""
_OPEN, _OPEN_SHARE = 3, 0.45
"""Level lines, one below the other, that make a table without upright ones; their share of the width."""
_THICKEST, _SLANT = 0.26, 0.012
"""Distances of lines of print, and pixels down a pixel across, after the page was straightened."""
_FAINT, _EVEN = 8, 0.45
"""Percentile of a line's depth along its way, and how much of its ordinary depth is left there."""
_CROSSES = 0.3
"""Of the page's contrast: ink on both sides of a line is a letter that it runs through."""


@dataclass(frozen=True, slots=True, eq=False)
class Stroke:
    """A drawn line, as if it were level."""

    start: int
    """Where it begins, pixels."""
    path: NDArray[np.float64]
    """Its row, block by block."""
    thick: int
    """Pixels."""

    @property
    def end(self) -> int:
        """Where it ends, pixels."""
        return self.start + len(self.path) * _BLOCK

    @property
    def row(self) -> float:
        """Where it lies, pixels."""
        return float(self.path.mean())


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The lines of a page's tables."""

    levels: tuple[Stroke, ...]
    uprights: tuple[Stroke, ...]


def find_grid(grey: Image, seen: Look, line_step: float) -> Grid | None:
    """Find the lines of tables on a page; ``None`` where it has no table.

    Args:
        grey: the picture, upright and straight.
        seen: what was measured of it.
        line_step: distance of lines of print, pixels.
    """
    least = max(_DARKER * seen.contrast, 2.0 * seen.grain, 8.0)
    down = np.ascontiguousarray(np.asarray(grey.reduce((1, 2))).T)
    uprights = _strokes(down, line_step, _UPRIGHT * line_step, least)
    across = np.asarray(grey.reduce((2, 1)))
    levels = _strokes(across, line_step, _LEVEL * line_step, least)
    near = _MEETS * line_step
    held = [level for level in levels if any(_meet(level, upright, near) for upright in uprights)]
    standing = [one for one in uprights if any(_meet(level, one, near) for level in held)]
    if len(uprights) >= 2:
        standing = uprights
    elif len(held) < 2:
        held, standing = [], []
    held += _open_table([level for level in levels if level not in held], grey.width, line_step)
    return Grid(tuple(held), tuple(standing)) if held or standing else None


def without_grid(grey: Image, seen: Look, grid: Grid) -> Image:
    """Paint over the lines of tables."""
    from PIL import Image as Pillow

    values = np.array(grey)
    crosses = _CROSSES * max(seen.contrast, 20)
    # Where two lines cross each seems a letter to the other, until one of them is gone.
    for sheet, strokes in ((values, grid.levels), (values.T, grid.uprights), (values, grid.levels)):
        for stroke in strokes:
            _paint(sheet, stroke, crosses)
    return Pillow.fromarray(values)


def _meet(level: Stroke, upright: Stroke, near: float) -> bool:
    across = level.start - near <= upright.row <= level.end + near
    return across and upright.start - near <= level.row <= upright.end + near


def _open_table(levels: Sequence[Stroke], width: int, line_step: float) -> list[Stroke]:
    """Lines that part the rows of a table and nothing else: long, equally long, one below the other."""
    wide = [level for level in levels if level.end - level.start >= _OPEN_SHARE * width]
    return [
        one
        for one in wide
        if sum(
            abs(one.start - other.start) < line_step and abs(one.end - other.end) < line_step
            for other in wide
        )
        >= _OPEN
    ]


def _strokes(halved: Grey, line_step: float, shortest: float, least: float) -> list[Stroke]:
    """Find level lines in a picture that is halved along them."""
    blocks = halved.shape[1] // _CELL
    if blocks < 4:
        return []
    lightest = halved[:, : blocks * _CELL : _CELL].astype(np.int16)
    for shift in range(1, _CELL):
        np.maximum(lightest, halved[:, shift : blocks * _CELL : _CELL], out=lightest)
    marks = np.zeros(lightest.shape, dtype=np.bool_)
    for share in _SIDES:
        away = max(round(share * line_step), 4)
        if len(lightest) > 2 * away:
            sides = np.minimum(lightest[: -2 * away], lightest[2 * away :])
            marks[away:-away] |= sides - lightest[away:-away] > least
    grown = marks.copy()  # a line that is a little askew steps from row to row
    grown[1:] |= marks[:-1]
    grown[:-1] |= marks[1:]
    runs = _long_runs(grown, max(round(shortest / _BLOCK), 5))
    found = (_stroke(group, marks, lightest, line_step, least) for group in _joined(runs))
    return [one for one in found if _is_straight(one, line_step) and _is_solid(one, halved)]


def _is_straight(stroke: Stroke, line_step: float) -> bool:
    """Whether a line is thin and level: a stamp's slanted frame lies over words, which would go with it."""
    drift = float(stroke.path.max() - stroke.path.min())
    return stroke.thick <= _THICKEST * line_step and drift <= _SLANT * (stroke.end - stroke.start) + 2


def _is_solid(stroke: Stroke, halved: Grey) -> bool:
    """Whether a line is about as dark all along: small letters close together have gaps."""
    columns = np.arange(stroke.start // 2, stroke.end // 2)
    rows = np.repeat(stroke.path.round().astype(int), _CELL)
    band = halved[np.clip(rows[None, :] + np.arange(-1, 2)[:, None], 0, len(halved) - 1), columns[None, :]]
    away = stroke.thick // 2 + 3
    sides = [halved[np.clip(rows + side * away, 0, len(halved) - 1), columns] for side in (-1, 1)]
    depth = np.percentile(np.maximum(*sides), 60) - band.min(axis=0)
    faint, dark = np.percentile(depth, (_FAINT, 75))
    return bool(faint > _EVEN * dark)


Run = tuple[int, int, int]
"""Row, and first and last but one block."""


def _long_runs(marks: NDArray[np.bool_], shortest: int) -> list[Run]:
    found: list[Run] = []
    for row in np.flatnonzero(marks.sum(axis=1) >= shortest - _HOLE).tolist():
        at = np.flatnonzero(marks[row])
        for piece in np.split(at, np.flatnonzero(np.diff(at) > 1 + _HOLE) + 1):
            if piece[-1] + 1 - piece[0] >= shortest:
                found.append((row, int(piece[0]), int(piece[-1]) + 1))
    return found


def _joined(runs: Sequence[Run]) -> list[list[Run]]:
    """Put runs together that lie on neighbouring rows."""
    groups: list[list[Run]] = []
    for run in runs:
        for group in reversed(groups):
            if any(
                run[0] - row <= 2 and run[1] <= end + 2 and run[2] >= start - 2 for row, start, end in group
            ):
                group.append(run)
                break
        else:
            groups.append([run])
    return groups


def _stroke(
    group: Sequence[Run],
    marks: NDArray[np.bool_],
    lightest: NDArray[np.int16],
    line_step: float,
    least: float,
) -> Stroke:
    """Follow a line through its blocks."""
    start, end = min(run[1] for run in group), max(run[2] for run in group)
    top, bottom = max(min(run[0] for run in group) - 1, 0), max(run[0] for run in group) + 2
    inside = marks[top:bottom, start:end]
    counts = inside.sum(axis=0)
    known = np.flatnonzero(counts)
    rows = (inside * np.arange(inside.shape[0])[:, None]).sum(axis=0)[known] / counts[known]
    path = np.interp(np.arange(end - start), known, rows) + top
    reach = max(round(_SIDES[1] * line_step), 4)
    around = np.clip(
        path.round().astype(int)[None, :] + np.arange(-reach, reach + 1)[:, None], 0, len(marks) - 1
    )
    band = lightest[around, np.arange(start, end)[None, :]]
    dark = band < np.maximum(band[0], band[-1]) - least / 2
    return Stroke(start * _BLOCK, path, int(np.median(dark.sum(axis=0))))


def _paint(values: Grey, stroke: Stroke, crosses: float) -> None:
    """Give a line the colour of its sides, but for the letters that it runs through."""
    height, width = values.shape
    # A line ends somewhere in the blocks before its first and behind its last.
    path = np.concatenate((stroke.path[:1], stroke.path, stroke.path[-1:]))
    columns = np.arange(stroke.start - _BLOCK, stroke.start - _BLOCK + len(path) * _BLOCK)
    rows = np.repeat(path, _BLOCK).round().astype(int)
    within = (columns >= 0) & (columns < width)
    columns, rows = columns[within], rows[within]
    half = stroke.thick // 2 + 2
    above, below = (np.clip(rows + side * (half + 1), 0, height - 1) for side in (-1, 1))
    sides = np.stack((values[above, columns], values[below, columns])).astype(np.int16)
    ground = np.maximum(sides[0], sides[1])
    whole = ground.shape[0] // _BLOCK * _BLOCK
    light = ground.copy()
    if whole:
        light[:whole] = np.repeat(np.median(ground[:whole].reshape(-1, _BLOCK), axis=1), _BLOCK)
    through = (sides < light - crosses).all(axis=0)
    free = ~through
    band = np.clip(rows[None, free] + np.arange(-half, half + 1)[:, None], 0, height - 1)
    values[band, columns[None, free]] = light[free].astype(np.uint8)[None, :]
