"""The levels of wear: from a clean page's picture to the one that a file server holds."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PIL import Image

from tests.scanning import marks, paper
from tests.scanning.paper import Rng

_HEAD_DOWN = 1 / 15
"""Share of pages that were laid on the glass the wrong way round."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands in its document."""

    index: int
    count: int

    @property
    def last(self) -> bool:
        """Where people sign."""
        return self.index == self.count - 1


@dataclass(frozen=True, slots=True)
class Level:
    """One way in which pages come to be pictures."""

    name: str
    number: int
    """Part of the seed: levels do not share their chance."""
    dpi: int
    """At which the clean page is drawn."""
    wear: Callable[[Image.Image, int, Place, Rng], tuple[Image.Image, tuple[float, float]]]
    """Clean page, its dpi, its place, chance -> the picture, and its pixels an inch across and down."""


def _office(page: Image.Image, dpi: int, place: Place, rng: Rng) -> tuple[Image.Image, tuple[float, float]]:
    """The multifunction printer in the corridor, well kept."""
    if place.index == 0 and rng.random() < 0.6:
        page = marks.stamped(page, dpi, rng, over_text=False)
    page = marks.initialled(page, dpi, rng)
    if place.last:
        page = marks.signed(page, dpi, rng, strokes=1)
    page = marks.punched(page, dpi, rng)
    page = paper.dusted(page, int(rng.integers(5, 50)), dpi, rng)
    page = paper.blurred(page, float(rng.uniform(0.4, 0.75)), dpi)
    page = paper.skewed(page, float(rng.normal(0, 0.5)))
    page = paper.lit(page, rng.uniform(25, 60), rng.uniform(225, 248), rng.uniform(2, 5), rng)
    return _compressed(_turned(page, rng), int(rng.integers(50, 80))), (dpi, dpi)


def _worn(page: Image.Image, dpi: int, place: Place, rng: Rng) -> tuple[Image.Image, tuple[float, float]]:
    """A copy of a copy, stamped and signed across the print, found in a box."""
    if place.last:
        page = marks.signed(page, dpi, rng)
    page = paper.copied(page, dpi, rng)
    page = marks.initialled(page, dpi, rng)
    if place.index == 0 or rng.random() < 0.25:
        page = marks.stamped(page, dpi, rng, over_text=True)
    page = marks.punched(page, dpi, rng)
    page = paper.copied(page, dpi, rng)
    page = paper.dark_edges(page, rng)
    page = paper.lit(page, rng.uniform(20, 50), rng.uniform(215, 240), rng.uniform(3, 7), rng)
    return _compressed(_turned(page, rng), int(rng.integers(40, 65))), (dpi, dpi)


def _fax(page: Image.Image, dpi: int, place: Place, rng: Rng) -> tuple[Image.Image, tuple[float, float]]:
    """A fax machine, in three of ten cases at the coarse setting that is its own."""
    if place.last:
        page = marks.signed(page, dpi, rng, strokes=1)
    page = paper.skewed(page, float(rng.normal(0, 0.5)))
    page = paper.blurred(page, 0.6, dpi)
    down = 98 if rng.random() < 0.3 else 196
    page = page.resize((page.width, round(page.height * down / dpi)), Image.Resampling.BOX)
    page = paper.faxed(page, rng)
    return _turned(page, rng).convert("1"), (dpi, down)


def _phone(page: Image.Image, dpi: int, place: Place, rng: Rng) -> tuple[Image.Image, tuple[float, float]]:
    """A photo, taken on a desk by somebody in a hurry."""
    if place.last:
        page = marks.signed(page, dpi, rng, strokes=1)
    page = paper.lit(page, rng.uniform(25, 60), rng.uniform(215, 245), 0, rng)
    page = paper.skewed(page, float(rng.normal(0, 1.0)))
    before = page.width
    page = paper.photographed(page, rng)
    page = paper.blurred(page, float(rng.uniform(0.5, 1.0)), dpi)
    dpi = round(dpi * page.width / before)
    return _compressed(_turned(page, rng), int(rng.integers(60, 85))), (dpi, dpi)


LEVELS: Mapping[str, Level] = {
    level.name: level
    for level in (
        Level("office", 1, 200, _office),
        Level("worn", 2, 200, _worn),
        Level("fax", 3, 204, _fax),
        Level("phone", 4, 200, _phone),
    )
}


def _turned(page: Image.Image, rng: Rng) -> Image.Image:
    return page.rotate(180) if rng.random() < _HEAD_DOWN else page


def _compressed(page: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=quality)
    pressed = Image.open(buffer)
    pressed.load()
    return pressed.convert("L")
