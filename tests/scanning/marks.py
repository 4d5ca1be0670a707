"""What people leave on a page: stamps, initials, signatures, punch holes."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tests.scanning.paper import Rng, multiplied

_STAMPS = ("RECEIVED 14 MAR 2019", "COPY", "ORIGINAL", "RECU LE 02.10.2018", "LEGAL DEPT.", "SCANNED")


def stamped(page: Image.Image, dpi: float, rng: Rng, *, over_text: bool) -> Image.Image:
    """Press a boxed stamp on a page, slanted and paler than print: in the head, or over the text."""
    words = _STAMPS[int(rng.integers(len(_STAMPS)))]
    ink = int(rng.integers(95, 150))
    font = ImageFont.load_default(size=16 * dpi / 72)
    left, top, right, bottom = font.getbbox(words)
    spare = round(9 * dpi / 72)
    mark = Image.new("L", (round(right - left) + 2 * spare, round(bottom - top) + 2 * spare), 255)
    pen = ImageDraw.Draw(mark)
    pen.text((spare - left, spare - top), words, font=font, fill=ink)
    width = max(round(1.8 * dpi / 72), 1)
    pen.rectangle((width, width, mark.width - width - 1, mark.height - width - 1), outline=ink, width=width)
    # Rubber never presses evenly.
    worn = np.asarray(mark, dtype=np.float32)
    worn = 255 - (255 - worn) * (0.55 + 0.45 * rng.random(worn.shape, dtype=np.float32))
    mark = Image.fromarray(worn.astype(np.uint8))
    mark = mark.rotate(
        float(rng.uniform(-14, 14)), expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC
    )
    x, y = int(max(page.width - mark.width, 1) * rng.uniform(0.3, 0.95)), int(page.height * 0.03)
    rows, columns = (np.asarray(page) < 128).nonzero()
    if over_text and len(rows):
        at = int(rng.integers(len(rows)))
        x, y = int(columns[at]) - mark.width // 2, int(rows[at]) - mark.height // 2
    return _laid(page, mark, min(max(x, 0), page.width - mark.width), max(y, 0))


def initialled(page: Image.Image, dpi: float, rng: Rng) -> Image.Image:
    """Initial a page at its foot on the right, as both parties do."""
    for place in (0.8, 0.9)[: int(rng.integers(1, 3))]:
        mark = _pen_stroke(round(0.55 * dpi), round(0.35 * dpi), 2, dpi, rng)
        x, y = int(page.width * place), int(page.height * rng.uniform(0.935, 0.95))
        page = _laid(page, mark, min(x, page.width - mark.width), min(y, page.height - mark.height))
    return page


def signed(page: Image.Image, dpi: float, rng: Rng, *, strokes: int = 2) -> Image.Image:
    """Sign across the last printed lines of a page."""
    bottom = _last_ink(page)
    for index in range(strokes):
        mark = _pen_stroke(round(float(rng.uniform(1.6, 2.4)) * dpi), round(0.6 * dpi), 5, dpi, rng)
        x = int(page.width * (0.14 + 0.4 * index + rng.uniform(0, 0.08)))
        y = int(bottom - dpi * rng.uniform(0.5, 1.6))
        page = _laid(page, mark, min(x, page.width - mark.width), max(y, 0))
    return page


def signed_at(page: Image.Image, x: float, y: float, dpi: float, rng: Rng) -> Image.Image:
    """Sign at a place, about as people hit it: its middle in pixels."""
    mark = _pen_stroke(round(float(rng.uniform(1.4, 2.2)) * dpi), round(0.5 * dpi), 5, dpi, rng)
    left = round(x - mark.width / 2 + dpi * rng.uniform(-0.15, 0.15))
    top = round(y - mark.height / 2 + dpi * rng.uniform(-0.08, 0.08))
    return _laid(page, mark, min(max(left, 0), page.width - mark.width), max(top, 0))


def punched(page: Image.Image, dpi: float, rng: Rng) -> Image.Image:
    """Punch two or four holes where the sheet has a margin, the scanner's lid dark or light behind them."""
    count, across = int(rng.choice([2, 4])), 11 * dpi / 25.4
    slip, behind = float(rng.uniform(-0.1, 0.1)) * dpi, int(rng.choice([25, 90, 215]))
    radius = 3 * dpi / 25.4
    steps = [slip + (index - (count - 1) / 2) * 80 * dpi / 25.4 for index in range(count)]
    sides = (
        [(across, page.height / 2 + step) for step in steps],
        [(page.width - across, page.height / 2 + step) for step in steps],
        [(page.width / 2 + step, across) for step in steps],
    )
    ink = np.asarray(page) < 160
    for places in sides:
        boxes = [
            tuple(round(v) for v in (x - radius, y - radius, x + radius, y + radius)) for x, y in places
        ]
        if any(min(x0, y0) < 0 or ink[y0:y1, x0:x1].any() for x0, y0, x1, y1 in boxes):
            continue
        out = page.copy()
        for box in boxes:
            ImageDraw.Draw(out).ellipse(box, fill=behind, outline=140)
        return out
    return page


def _pen_stroke(width: int, height: int, loops: int, dpi: float, rng: Rng) -> Image.Image:
    """One running stroke of a pen: loops that lean, shrink and end in a sweep."""
    steps = np.linspace(0, 1, 60 * loops)
    turns = 2 * np.pi * loops * steps + float(rng.uniform(0, 6))
    size = 0.45 * (1 - 0.5 * steps) * (0.7 + 0.3 * np.sin(3 * turns / loops + float(rng.uniform(0, 6))))
    lean = float(rng.uniform(0.2, 0.5))
    ys = 0.5 + size * np.sin(turns)
    xs = (
        0.08
        + 0.75 * steps
        + 0.5 * size * np.cos(turns) * height / width
        - lean * (ys - 0.5) * height / width
    )
    xs, ys = np.append(xs, 0.97), np.append(ys, float(rng.uniform(0.3, 0.9)))
    mark = Image.new("L", (width, height), 255)
    points = [(float(x * width), float(y * height)) for x, y in zip(xs, ys, strict=True)]
    pen_width = max(round(float(rng.uniform(0.8, 1.5)) * dpi / 72), 1)
    ImageDraw.Draw(mark).line(points, fill=int(rng.integers(30, 110)), width=pen_width, joint="curve")
    return mark


def _last_ink(page: Image.Image) -> int:
    """Row of the last print above the foot of a page."""
    rows = np.flatnonzero((np.asarray(page) < 128)[: int(page.height * 0.92)].any(axis=1))
    return int(rows[-1]) if len(rows) else page.height // 2


def _laid(page: Image.Image, mark: Image.Image, x: int, y: int) -> Image.Image:
    layer = Image.new("L", page.size, 255)
    layer.paste(mark, (x, y))
    return multiplied(page, layer)
