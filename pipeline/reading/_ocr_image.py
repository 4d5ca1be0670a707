"""Looks at a small copy of a page's picture: is it blank, turned, tilted, in columns, pale, how small?"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL.Image import Image

Floats: TypeAlias = NDArray[np.float32]

_SMALL_WIDTH = 420
"""Pixels across the copy on which tilt and columns are measured: errs by 0.1 degree, costs 20 ms."""
_LONGER_THAN_WORDS = 84
"""Pixels of the copy: a fifth of the page's width."""
_ENOUGH_MARKS = 400
"""Marked pixels of the copy (two lines of print) below which nothing is said of its direction."""
_COARSE = np.arange(-6.0, 6.01, 0.5)
_FINE = np.arange(-0.5, 0.51, 0.1)
_STEEPEST = 6.6
"""Degrees, a little more than the two together reach."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What a small copy tells."""

    ink: float
    """Share of the small copy that is darker than its surroundings; dust and punch holes do not count."""
    grain: float
    """Standard deviation of the paper's grain, grey levels."""
    dust: float
    """Share of the small copy that is specks standing alone."""
    inked: NDArray[np.bool_] = field(repr=False)
    """Where on the small copy something is printed, grown by a letter's height."""
    sideways: bool
    """Lines run up or down the page."""
    skew: float
    """Degrees, positive when lines fall to the right; measured along the lines' own direction."""
    columns: int
    running: bool
    """Lines of running text fill a good part of the page."""
    paper: float
    """Grey level of the sheet."""
    contrast: float
    """Grey levels between the sheet and its darkest ink."""
    uneven: bool
    """The light falls off so far that one threshold cannot serve the page."""
    dark_areas: bool
    """There are surfaces dark enough to hold white letters."""


def to_grey(image: Image) -> Image:
    """Return the picture in grey, what was transparent on white."""
    from PIL import Image as Pillow

    if image.mode == "L":
        return image
    if image.mode == "P" and "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode in ("RGBA", "LA", "PA"):
        sheet = Pillow.new("L", image.size, 255)
        sheet.paste(image.convert("L"), mask=image.getchannel("A"))
        return sheet
    if image.mode.startswith("I") or image.mode == "F":
        values = np.asarray(image, dtype=np.float32)
        top = max(float(values.max()), 1.0)
        return Pillow.fromarray((values * (255 / top)).clip(0, 255).astype(np.uint8))
    return image.convert("L")


def look(grey: Image) -> Look:
    """Measure a page's picture."""
    factor = max(round(max(grey.width, grey.height * 0.7) / _SMALL_WIDTH), 1)
    small = np.asarray(grey.reduce(factor), dtype=np.float32)
    light = lit_paper(small)
    some = (slice(None, None, 3), slice(None, None, 2))  # enough of it to know the middle of its values
    paper = float(np.median(light[some]))
    depth = light - small
    depth -= np.median(depth[some])
    noise = 1.5 * float(np.median(np.abs(depth[some])))
    marks = depth > max(6 * noise, 0.05 * paper, 6.0)
    # Each mark counts by its depth, cut off so that a black bar does not outvote the letters.
    weights = np.where(marks, np.minimum(depth, 80.0), 0.0).astype(np.float32)
    weights = _without_big_shapes(_inside(weights, 0.015))
    printed = _clusters(weights > 0)
    dust = float(((weights > 0) & ~printed).mean())
    weights *= printed
    across, tilt_across = _best_tilt(weights)
    down, tilt_down = _best_tilt(np.ascontiguousarray(np.rot90(weights)))
    sideways = down > 1.6 * across
    dark = _inside(np.where(small < 0.45 * paper, np.float32(1), np.float32(0)), 0.08) > 0
    return Look(
        ink=float(_without_holes(weights > 0).mean()),
        grain=_grain(grey),
        dust=dust,
        inked=_grown(printed, 5),
        sideways=sideways,
        skew=tilt_down if sideways else tilt_across,
        columns=1 if sideways else count_columns(weights, tilt_across),
        running=is_running(small, paper, 0.0 if sideways else tilt_across),
        paper=paper,
        contrast=_contrast(grey, weights, factor, paper),
        uneven=float(np.diff(np.percentile(light[some], (3, 95)))[0]) > 0.3 * paper,
        dark_areas=_has_dark_block(dark),
    )


def lit_paper(small: Floats) -> Floats:
    """Estimate the lit paper under the print: closes over letters, follows shadows, keeps dark surfaces."""
    from PIL import Image as Pillow
    from PIL import ImageFilter

    picture = Pillow.fromarray(small.astype(np.uint8))
    coarse = picture.reduce(3)
    closed = coarse.filter(ImageFilter.MaxFilter(7)).filter(ImageFilter.MinFilter(7))
    smooth = closed.filter(ImageFilter.BoxBlur(1)).resize(picture.size, Pillow.Resampling.BILINEAR)
    return np.asarray(smooth, dtype=np.float32)


def _contrast(grey: Image, weights: Floats, factor: int, paper: float) -> float:
    """Measure how much darker than the paper a typical stroke's core is."""
    full = np.asarray(grey)
    rows, columns = full.shape[0] // factor, full.shape[1] // factor
    tiles = full[: rows * factor, : columns * factor].reshape(rows, factor, columns, factor)
    ys, xs = np.nonzero(weights[:rows, :columns])
    if not len(ys):
        return 0.0
    some = slice(None, None, max(len(ys) // 500, 1))
    cores = tiles[ys[some], :, xs[some], :].reshape(len(ys[some]), -1).min(axis=1)
    return max(paper - float(np.percentile(cores, 30)), 0.0)


def _inside(values: Floats, margin: float) -> Floats:
    """Blank a margin, a share of the width: a scan's edges hold shadows and the lid."""
    border = round(margin * values.shape[1])
    out = np.zeros_like(values)
    inner = (slice(border, -border or None), slice(border, -border or None))
    out[inner] = values[inner]
    return out


def _without_big_shapes(weights: Floats) -> Floats:
    """Blank rows and columns that are one long stroke (rules, frames, the scanner's black edge)."""
    marked = weights > 0
    out = weights.copy()
    out[:, marked.mean(axis=0) > 0.6] = 0
    out[marked.mean(axis=1) > 0.85, :] = 0
    return out


def _clusters(marks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Keep the surroundings of marks that stand together; dust stands alone."""
    near = _sums(marks, 7) >= 5
    return _grown(near, 1)


def _sums(marks: NDArray[np.bool_], size: int) -> NDArray[np.int32]:
    """Count the marks in the square of ``size`` (odd) pixels around each pixel."""
    out: NDArray[np.int32] = np.pad(marks, size // 2).astype(np.int32)
    for _ in range(2):  # along one axis, then along the other
        sums = np.cumsum(np.pad(out, ((1, 0), (0, 0))), axis=0, dtype=np.int32)
        out = (sums[size:] - sums[:-size]).T
    return out


def _grown(mask: NDArray[np.bool_], radius: int) -> NDArray[np.bool_]:
    from PIL import Image as Pillow
    from PIL import ImageFilter

    picture = Pillow.fromarray(mask.astype(np.uint8) * 255)
    return np.asarray(picture.filter(ImageFilter.BoxBlur(radius))) > 0


def content_box(seen: Look, size: tuple[int, int], skew: float) -> tuple[int, int, int, int]:
    """Return the part of a straightened picture that holds print: left, top, right, bottom in pixels."""
    ys, xs = np.nonzero(seen.inked)
    width, height = size
    if not len(ys):
        return 0, 0, width, height
    across, down = seen.inked.shape[1], seen.inked.shape[0]
    angle = abs(np.tan(np.radians(skew)))
    dx, dy = 4 + angle * down / 2, 4 + angle * across / 2
    return (
        int(max(xs.min() - dx, 0) / across * width),
        int(max(ys.min() - dy, 0) / down * height),
        int(min(xs.max() + 1 + dx, across) / across * width),
        int(min(ys.max() + 1 + dy, down) / down * height),
    )


def without_dust(grey: Image, seen: Look) -> Image:
    """Paint over everything that stands alone: on a nearly empty page dust outweighs the print."""
    from PIL import Image as Pillow

    mask = Pillow.fromarray(seen.inked.astype(np.uint8) * 255).resize(grey.size)
    return Pillow.composite(grey, Pillow.new("L", grey.size, round(seen.paper)), mask)


def _grain(grey: Image) -> float:
    """Measure the noise from pixel to pixel on a sample of rows; print is too rare to count."""
    sample = np.asarray(grey)[::37].astype(np.int16)
    return 1.05 * float(np.median(np.abs(np.diff(sample, axis=1)))) if sample.size > 1 else 0.0


def _without_holes(marks: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Take out solid shapes wider than any stroke: the holes of a binder."""
    solid = _sums(marks, 7) == 49
    if not solid.any():
        return marks
    return marks & ~_grown(solid, 5)


def is_wild(grey: Image, seen: Look) -> bool:
    """Tell whether much of the page is dark although the small copy shows no marks: grain or a raster."""
    half = np.asarray(grey.reduce(2))
    rows, columns = half.shape[0] // 20, half.shape[1] // 20
    inner = half[rows : half.shape[0] - rows, columns : half.shape[1] - columns]
    return bool(inner.size) and float((inner < 0.65 * seen.paper).mean()) > 0.01


def _has_dark_block(dark: NDArray[np.bool_]) -> bool:
    """Tell whether dark pixels stand together as a surface rather than as strokes."""
    rows, columns = dark.shape[0] // 4 * 4, dark.shape[1] // 4 * 4
    if not rows or not columns:
        return False
    blocks = dark[:rows, :columns].reshape(rows // 4, 4, columns // 4, 4).mean(axis=(1, 3))
    return bool((blocks > 0.7).sum() >= 6)


def _best_tilt(weights: Floats) -> tuple[float, float]:
    """Return how sharply the lines stand out at the best tilt (0 for none), and that tilt in degrees."""
    ys, xs = np.nonzero(weights)
    if len(ys) < _ENOUGH_MARKS:
        return 0.0, 0.0
    values = weights[ys, xs]
    height = weights.shape[0]
    centred = (xs - weights.shape[1] / 2).astype(np.float32)
    # At no angle looked at does a mark leave the profile.
    room = int(weights.shape[1] / 2 * np.tan(np.radians(_STEEPEST))) + 2
    from_top = (ys + room).astype(np.float32)

    def sharpness(angle: float) -> float:
        shifted = from_top - centred * np.float32(np.tan(np.radians(angle)))
        profile = np.bincount(shifted.astype(np.intp), values, height + 2 * room)
        return float(np.square(np.diff(profile)).sum())

    coarse = max(_COARSE, key=sharpness)
    fine = max((float(coarse + step) for step in _FINE), key=sharpness)
    total = float(values.sum())
    return sharpness(fine) / total / total * height, fine


def count_columns(weights: Floats, tilt: float) -> int:
    """Count columns of running text, 1 or 2 (meaning more than one); a table's columns do not count."""
    straight = _straightened(weights, tilt) > 0
    straight[1:-1] |= straight[:-2] | straight[2:]
    inked_rows = straight.mean(axis=1) > 0.08
    if inked_rows.sum() < 20:
        return 1
    rows = straight[inked_rows]
    width = rows.shape[1]
    best = 1
    # A gutter is a run of pixel columns that few lines cross (a title may).
    crossing = rows.mean(axis=0) < 0.04
    low, high = int(width * 0.25), int(width * 0.75)
    start = low
    while start < high:
        if not crossing[start]:
            start += 1
            continue
        end = start
        while end < width and crossing[end]:
            end += 1
        if 0.012 * width <= end - start <= 0.12 * width and _both_sides_run(rows, start, end):
            best = 2
        start = end + 1
    return best


def is_running(small: Floats, paper: float, tilt: float) -> bool:
    """Tell whether lines reach across the block of print without wide gaps; in tables and lists few do."""
    inked = _straightened(np.where(small < paper - 25, np.float32(1), np.float32(0)), tilt) > 0
    inked[1:-1] |= inked[:-2] | inked[2:]
    rows = inked[(inked.mean(axis=1) > 0.04) & ~_is_drawn(inked)]
    if len(rows) < 20:
        return False
    used = rows.mean(axis=0) > 0.05
    block = rows[:, int(np.argmax(used)) : len(used) - int(np.argmax(used[::-1]))]
    width = block.shape[1] // 24 * 24
    if width < 24:
        return False
    reach = block[:, :width].reshape(len(block), 24, -1).max(axis=2).mean(axis=1)
    return bool((reach > 0.85).mean() >= 0.09)


def _is_drawn(inked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which rows hold a stroke longer than any word: the line between two rows of a table."""
    sums = np.pad(inked.cumsum(axis=1, dtype=np.int32), ((0, 0), (1, 0)))
    long = min(_LONGER_THAN_WORDS, inked.shape[1])
    return np.asarray((sums[:, long:] - sums[:, :-long] == long).any(axis=1))


def _both_sides_run(rows: NDArray[np.bool_], start: int, end: int) -> bool:
    """Tell whether lines on both sides of a gutter are long, as text is and cells are not."""
    inked = rows.sum(axis=0) > 0
    left_edge = int(np.argmax(inked))
    right_edge = len(inked) - int(np.argmax(inked[::-1]))
    left, right = rows[:, left_edge:start], rows[:, end:right_edge]
    if left.shape[1] < 30 or right.shape[1] < 30:
        return False
    full = (_reach(left) > 0.6) & (_reach(right) > 0.6)
    return bool(full.mean() > 0.35)


def _reach(half: NDArray[np.bool_]) -> Floats:
    """Share of eight stretches of each row that hold ink."""
    width = half.shape[1] // 8 * 8
    cells: NDArray[np.bool_] = half[:, :width].reshape(half.shape[0], 8, -1).max(axis=2)
    return np.asarray(cells.mean(axis=1), dtype=np.float32)


def _straightened(weights: Floats, tilt: float) -> Floats:
    """Shear the copy so that lines lie level."""
    if abs(tilt) < 0.15:
        return weights
    out = np.zeros_like(weights)
    height, width = weights.shape
    shifts = np.rint((np.arange(width) - width / 2) * np.tan(np.radians(tilt))).astype(int)
    ends = np.flatnonzero(np.diff(shifts)) + 1
    for left, right in pairwise([0, *ends.tolist(), width]):
        shift, columns = int(shifts[left]), slice(left, right)
        if shift >= 0:
            out[: height - shift, columns] = weights[shift:, columns]
        else:
            out[-shift:, columns] = weights[:shift, columns]
    return out


def x_height(grey: Image, seen: Look) -> float | None:
    """Measure the height of small letters in pixels of ``grey``; ``None`` where there are no lines.

    In a line of print most ink stands between the base line and the top of the small letters, so
    that the bright band of the rows' profile has that height.
    """
    strip_width = min(grey.width, 700)
    heights: list[float] = []
    for centre in (0.35, 0.6):
        left = int((grey.width - strip_width) * centre)
        box = (left, 0, left + strip_width, grey.height)
        strip = np.asarray(grey.crop(box), dtype=np.float32)
        ink = (strip < seen.paper - 0.45 * max(seen.contrast, 20)).astype(np.float32)
        ink = _straightened(ink, seen.skew)
        heights.extend(_bands(ink.sum(axis=1)))
    if len(heights) < 3:
        return None
    return float(np.median(heights))


def _bands(profile: NDArray[Any]) -> list[float]:
    bands: list[float] = []
    inked = profile > 0.02 * max(float(profile.max()), 1.0)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inked.astype(np.int8), [0]))))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        line = profile[start:end]
        if end - start < 5 or end - start > 200:
            continue
        core = np.flatnonzero(line > 0.5 * np.percentile(line, 95))
        bands.append(float(core[-1] - core[0] + 1))
    return bands


def flattened(grey: Image) -> Image:
    """Take the shadows out: divide by the lit paper, so that it is white everywhere."""
    from PIL import Image as Pillow

    factor = max(round(grey.width / _SMALL_WIDTH), 1)
    light = Pillow.fromarray(lit_paper(np.asarray(grey.reduce(factor), dtype=np.float32)).astype(np.uint8))
    full = np.asarray(light.resize(grey.size, Pillow.Resampling.BILINEAR), dtype=np.float32)
    values = np.asarray(grey, dtype=np.float32)
    return Pillow.fromarray(np.clip(values * (245.0 / np.maximum(full, 30.0)), 0, 255).astype(np.uint8))


def stretched(grey: Image, seen: Look) -> Image:
    """Spread pale print over the whole range; the paper's grain, now white, is not spread with it."""
    low, high = seen.paper - seen.contrast, seen.paper - 0.15 * seen.contrast
    scale = 240.0 / max(high - low, 8.0)
    return grey.point([round(min(max((value - low) * scale + 15, 0), 255)) for value in range(256)])
