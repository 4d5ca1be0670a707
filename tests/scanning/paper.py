"""What paper, glass and light do to a page: grey pictures in and out, chance from a generator."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

Rng = np.random.Generator
_WHITE = 255


def skewed(page: Image.Image, degrees: float) -> Image.Image:
    """Turn a page by a little; positive when lines then fall to the right."""
    return page.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=_WHITE)


def blurred(page: Image.Image, radius: float, dpi: float) -> Image.Image:
    """Blur by a radius in pixels of 200 dpi."""
    return page.filter(ImageFilter.GaussianBlur(radius * dpi / 200)) if radius else page


def toned(page: Image.Image, black: float, white: float) -> Image.Image:
    """Stretch the tones as a copier does: what is under ``black`` is black, above ``white`` white."""
    gain = 255 / max(white - black, 1)
    return page.point([round(min(max((level - black) * gain, 0), 255)) for level in range(256)])


def dusted(page: Image.Image, specks: int, dpi: float, rng: Rng, largest: float = 1.3) -> Image.Image:
    """Scatter specks of dust, radii in pixels of 200 dpi."""
    dusty = page.copy()
    pen = ImageDraw.Draw(dusty)
    for _ in range(specks):
        x, y = float(rng.uniform(0, page.width)), float(rng.uniform(0, page.height))
        radius = float(rng.uniform(0.3, largest)) * dpi / 200
        pen.ellipse((x, y, x + radius, y + radius), fill=int(rng.integers(20, 170)))
    return dusty


def lit(page: Image.Image, ink: float, paper: float, grain: float, rng: Rng) -> Image.Image:
    """Turn black on white into ink on a sheet that a lamp lights from above."""
    tone = np.asarray(page, dtype=np.float32) / 255
    fall = 1 - float(rng.uniform(0.0, 0.06)) * np.linspace(0, 1, page.height, dtype=np.float32)[:, None]
    return _picture(ink + (paper * fall - ink) * tone + _grain(page, grain, rng))


def dark_edges(page: Image.Image, rng: Rng) -> Image.Image:
    """Copy with the lid open: one to three edges fall into a ragged dark band."""
    values = np.asarray(page, dtype=np.float32)
    height, width = values.shape
    for side in rng.permutation(4)[: int(rng.integers(1, 4))]:
        length, depth = (height, width) if side < 2 else (width, height)
        band = float(rng.uniform(0.006, 0.025)) * depth
        ragged = band + np.cumsum(rng.standard_normal(length)) * 0.02 * band**0.5
        away = np.arange(depth, dtype=np.float32)[None, :] - ragged[:, None].astype(np.float32)
        shade = 1 / (1 + np.exp(-away / (0.15 * band + 1)))
        shade = 0.12 + 0.88 * (shade if side % 2 == 0 else shade[:, ::-1])
        values = values * (shade if side < 2 else shade.T)
    return _picture(values)


def copied(page: Image.Image, dpi: float, rng: Rng) -> Image.Image:
    """Photocopy a page: a little askew, larger or smaller, harder in tone, with the glass's dust."""
    scale = float(rng.uniform(0.985, 1.01))
    size = round(page.width * scale), round(page.height * scale)
    smaller = page.resize(size, Image.Resampling.BICUBIC)
    sheet = Image.new("L", page.size, _WHITE)
    shift = (page.width - size[0]) // 2, (page.height - size[1]) // 2
    sheet.paste(smaller, shift)
    sheet = skewed(sheet, float(rng.normal(0, 0.5)))
    sheet = blurred(sheet, float(rng.uniform(0.5, 0.8)), dpi)
    values = np.asarray(sheet, dtype=np.float32) + _grain(sheet, 8, rng)
    # Toner lies unevenly: letters fade in some places and fill in others.
    values += 16 * _clouds(sheet.size, 9, rng)
    sheet = toned(_picture(values), float(rng.uniform(50, 100)), float(rng.uniform(205, 240)))
    return dusted(sheet, int(rng.integers(60, 260)), dpi, rng, 1.8)


def faxed(page: Image.Image, rng: Rng) -> Image.Image:
    """Send a page of the machine's own resolution down a poor line: black and white, rows lost and torn."""
    values = np.asarray(page, dtype=np.float32) + _grain(page, 14, rng)
    marks = values < float(rng.uniform(120, 165))
    height, width = marks.shape
    for _ in range(int(rng.poisson(9))):
        row, rows = int(rng.integers(height)), int(rng.integers(1, 3))
        kind = int(rng.integers(4))
        if kind == 0:  # a line is lost: the one before stands twice
            marks[row : row + rows] = marks[max(row - 1, 0)]
        elif kind == 1:  # the line slips
            marks[row : row + rows] = np.roll(marks[row : row + rows], int(rng.integers(-40, 40)), axis=1)
        else:  # runs of black where there are none
            start, length = int(rng.integers(width)), int(rng.integers(20, width // 2))
            runs = np.repeat(rng.random(length // 6 + 1) < 0.4, 6)[:length]
            end = min(start + length, width)
            marks[row, start:end] |= runs[: end - start]
    marks ^= rng.random(marks.shape) < 0.0006
    return Image.fromarray(np.where(marks, 0, 255).astype(np.uint8))


def photographed(page: Image.Image, rng: Rng) -> Image.Image:
    """Photograph a page on a desk: in perspective, under uneven light, with the hand's shadow."""
    margin = round(0.05 * page.width)
    desk = Image.new("L", (page.width + 2 * margin, page.height + 2 * margin), int(rng.integers(45, 110)))
    desk.paste(page, (margin, margin))
    width, height = desk.size
    corners = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]
    reach = 0.025 * width
    moved = [
        (x + float(rng.uniform(-reach, reach)), y + float(rng.uniform(-reach, reach))) for x, y in corners
    ]
    shot = desk.transform(
        desk.size,
        Image.Transform.PERSPECTIVE,
        _perspective(corners, moved),
        Image.Resampling.BICUBIC,
        fillcolor=70,
    )
    across, down = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    angle = float(rng.uniform(0, 2 * np.pi))
    lean = across * np.cos(angle) + down * np.sin(angle)
    light = 1 - float(rng.uniform(0.05, 0.22)) * (lean + 1) / 2 - 0.08 * (across**2 + down**2)
    edge = (lean - float(rng.uniform(0.2, 0.8))) / float(rng.uniform(0.06, 0.25))
    light *= 1 - float(rng.uniform(0.2, 0.45)) / (1 + np.exp(-edge))
    return _picture(np.asarray(shot, dtype=np.float32) * light + _grain(shot, 4, rng))


def multiplied(page: Image.Image, layer: Image.Image) -> Image.Image:
    """Lay ink on a page: both darken."""
    return ImageChops.multiply(page, layer)


def _picture(values: NDArray[np.floating]) -> Image.Image:
    return Image.fromarray(np.clip(values, 0, 255).astype(np.uint8))


def _grain(page: Image.Image, deviation: float, rng: Rng) -> NDArray[np.float32]:
    return rng.standard_normal((page.height, page.width), dtype=np.float32) * np.float32(deviation)


def _clouds(size: tuple[int, int], cells: int, rng: Rng) -> NDArray[np.float32]:
    """Smooth noise between -1 and 1, some cells across the page."""
    small = Image.fromarray((rng.random((cells, cells)) * 255).astype(np.uint8))
    large = np.asarray(small.resize(size, Image.Resampling.BICUBIC), dtype=np.float32)
    return large / 127.5 - 1


def _perspective(source: list[tuple[float, float]], target: list[tuple[float, float]]) -> list[float]:
    """Coefficients with which Pillow finds, for each corner of ``source``, the one of ``target``."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    solved = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(wanted, dtype=np.float64))
    return [float(value) for value in solved]
