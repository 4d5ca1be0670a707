"""Takes from a page's picture what is no print: drawn lines, under which words go unread; dark edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipeline.reading._ocr_image import Look

if TYPE_CHECKING:
    from PIL.Image import Image

_STROKES = ((2.0, 0.3), (5.0, 0.8))
"""Drawn lines and bars: at least so long, at most so thick, in distances of lines of print."""

_DEEPEST = 0.06
"""Share of the page that a dark edge takes up at most."""
_OUTERMOST = 0.012
"""Share of the page at its very edge that holds no print."""


def without_rules(grey: Image, seen: Look, line_step: float) -> Image:
    """Paint over drawn lines, level and upright.

    Args:
        grey: the picture, upright and straight.
        seen: what was measured of it.
        line_step: distance of lines of print, pixels.
    """
    from PIL import Image as Pillow

    values = np.array(grey)
    dark = values < seen.paper - 0.35 * max(seen.contrast, 20)
    for marks, sheet in ((dark, values), (np.ascontiguousarray(dark.T), values.T)):
        found = np.zeros_like(marks)
        for long, thick in _STROKES:
            found |= level_runs(marks, max(round(long * line_step), 20), max(round(thick * line_step), 3))
        edge = found.copy()  # the soft edge of a line
        edge[1:] |= found[:-1]
        edge[:-1] |= found[1:]
        # The letters that stand on a line keep their feet.
        sheet[found | (edge & ~marks)] = round(seen.paper)
    return Pillow.fromarray(values)


def without_dark_edges(grey: Image, seen: Look) -> Image:
    """Paint over the dark bands that a copier leaves where the sheet ends: they look like unread print."""
    from PIL import Image as Pillow

    values = np.array(grey)
    dark = values < 0.85 * seen.paper
    # Row by row: what is dark from the very edge on, if it does not reach far into the page.
    for marks, sheet in (
        (dark, values),
        (dark[:, ::-1], values[:, ::-1]),
        (dark.T, values.T),
        (dark.T[:, ::-1], values.T[:, ::-1]),
    ):
        reach = round(_DEEPEST * marks.shape[1])
        band = marks[:, :reach].copy()
        band[:, : round(_OUTERMOST * marks.shape[1])] = True
        band = np.logical_and.accumulate(band, axis=1)
        band[band[:, -1]] = False  # a picture that reaches into the page
        band[:, 2:] |= band[:, :-2]  # the soft end of a band
        sheet[:, :reach][band & (sheet[:, :reach] < seen.paper)] = round(seen.paper)
    return Pillow.fromarray(values)


def level_runs(marks: NDArray[np.bool_], length: int, thickness: int) -> NDArray[np.bool_]:
    """Return level runs at least so long, without those that lie in a bar thicker than ``thickness``."""
    runs = np.zeros_like(marks)
    height, width = marks.shape
    if width <= length or height <= thickness:
        return runs
    sums = np.pad(marks.cumsum(axis=1, dtype=np.int32), ((0, 0), (1, 0)))
    full = sums[:, length:] - sums[:, :-length] >= length - 1
    # A pixel lies in a run where one of the ``length`` runs begins that would cover it.
    begun = np.pad(full.cumsum(axis=1, dtype=np.int32), ((0, 0), (length, length - 1)), mode="edge")
    begun[:, :length] = 0
    runs = begun[:, length:] > begun[:, :-length]
    tall = thickness + 1
    stacked = np.pad(runs.cumsum(axis=0, dtype=np.int32), ((1, 0), (0, 0)))
    thick = stacked[tall:] - stacked[:-tall] == tall
    for shift in range(tall):
        runs[shift : shift + thick.shape[0]] &= ~thick
    return runs
