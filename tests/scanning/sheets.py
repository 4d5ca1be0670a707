"""From a PDF to its scan: pages are drawn, worn and bound again without a text layer."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from tests.scanning.levels import LEVELS, Place

_QUALITY = 85
"""Of the bound JPEGs; the wear's own compression was rougher."""


def scan(pdf: bytes, level: str, *, seed: int = 1, pages: int | None = None) -> bytes:
    """Scan a PDF.

    Args:
        pdf: any PDF that opens without a password.
        level: a name of ``LEVELS``.
        seed: of all that is random; a page's chance does not depend on the pages before it.
        pages: only so many first pages.

    Returns:
        A PDF of pictures, the same bytes for the same arguments.
    """
    made = list(scan_pages(pdf, level, seed=seed, pages=pages))
    (first, dpi), rest = made[0], made[1:]
    if all(other == dpi for _, other in rest):
        return bound([first, *(picture for picture, _ in rest)], dpi)
    # Pages of several resolutions are bound at one: pictures are made to fit, as a fax server does.
    highest = max(down for _, (_, down) in made)
    fitted = [
        picture.resize((picture.width, round(picture.height * highest / down)), Image.Resampling.NEAREST)
        for picture, (_, down) in made
    ]
    return bound(fitted, (dpi[0], highest))


def scan_pages(
    pdf: bytes, level: str, *, seed: int = 1, pages: int | None = None
) -> Iterator[tuple[Image.Image, tuple[float, float]]]:
    """Yield each page's picture with its pixels an inch across and down."""
    recipe = LEVELS[level]
    document = pdfium.PdfDocument(pdf)
    try:
        count = min(len(document), pages or len(document))
        for index in range(count):
            clean = document[index].render(scale=recipe.dpi / 72, grayscale=True).to_pil().convert("L")
            rng = np.random.default_rng([seed, recipe.number, index])
            yield recipe.wear(clean, recipe.dpi, Place(index, count), rng)
    finally:
        document.close()


def bound(pictures: list[Image.Image], dpi: tuple[float, float]) -> bytes:
    """Bind pictures to a PDF without a text layer."""
    buffer = io.BytesIO()
    when = time.gmtime(0)
    # Black and white is bound as fax machines code it, which knows no quality.
    quality = {} if pictures[0].mode == "1" else {"quality": _QUALITY}
    pictures[0].save(
        buffer,
        "PDF",
        save_all=True,
        append_images=pictures[1:],
        dpi=dpi,
        creationDate=when,
        modDate=when,
        **quality,
    )
    return buffer.getvalue()
