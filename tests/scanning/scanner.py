"""Makes pages that look as if they came off an office scanner, from text of known truth.

The letters are drawn by pdfium with its own typefaces, so no font file is needed; the paper, the
light, the dust and the tilt come from a seeded generator: the same call gives the same pixels.
"""

from __future__ import annotations

import io
import textwrap
import time
from collections.abc import Sequence
from typing import Literal

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

A4 = (595.28, 841.89)
MARGIN = 62.0
Font = Literal["Times-Roman", "Helvetica", "Courier", "Times-Bold", "Helvetica-Bold"]


def paginate(
    text: str,
    *,
    font: Font = "Times-Roman",
    size: float = 11,
    page: tuple[float, float] = A4,
    columns: int = 1,
) -> list[list[str]]:
    """Break text into pages of lines as :func:`draw` sets them; a blank line parts paragraphs."""
    width = _column_width(page, columns)
    lines: list[str] = []
    for block in text.split("\n"):
        lines.extend(_wrapped(block.strip(), font, size, width) if block.strip() else [""])
    room = columns * _lines_a_column(page, size)
    return [lines[start : start + room] for start in range(0, len(lines), room)] or [[]]


def draw(
    lines: Sequence[str],
    *,
    font: Font = "Times-Roman",
    size: float = 11,
    dpi: int = 200,
    page: tuple[float, float] = A4,
    columns: int = 1,
    header: str = "",
    footer: str = "",
) -> Image.Image:
    """Draw lines on a clean white page; a tab moves to the next of four stops.

    Raises:
        ValueError: the lines do not fit on the page.
    """
    room = _lines_a_column(page, size)
    if len(lines) > room * columns:
        raise ValueError(f"{len(lines)} lines, but the page holds {room * columns}")
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=page, invariant=1)
    width = _column_width(page, columns)
    for index, line in enumerate(lines):
        column, row = divmod(index, room)
        left = MARGIN + column * (width + 24)
        y = page[1] - MARGIN - (row + 1) * size * 1.3
        canvas.setFont(font, size)
        for cell, words in enumerate(line.split("\t")):
            canvas.drawString(left + cell * width / 4, y, words)
    canvas.setFont(font, size * 0.8)
    canvas.drawString(MARGIN, page[1] - 34, header)
    canvas.drawCentredString(page[0] / 2, 30, footer)
    canvas.showPage()
    canvas.save()
    document = pdfium.PdfDocument(buffer.getvalue())
    try:
        picture: Image.Image = document[0].render(scale=dpi / 72, grayscale=True).to_pil()
        return picture.convert("L")
    finally:
        document.close()


def scan_page(
    page: str | Sequence[str] | Image.Image,
    *,
    seed: int = 1,
    skew: float = 0.4,
    noise: float = 6.0,
    dpi: int = 200,
    rotate: Literal[0, 90, 180, 270] = 0,
    stamp: str = "",
    blur: float = 0.5,
    jpeg_quality: int = 70,
    font: Font = "Times-Roman",
    size: float = 11,
    columns: int = 1,
    header: str = "",
    footer: str = "",
    ink: int = 35,
    paper: int = 238,
    shadow: float = 0.25,
    speckles: int = 60,
) -> Image.Image:
    """Scan a page.

    Args:
        page: text (broken into lines here, blank lines part paragraphs), ready lines, or a clean picture
            of a page, white, at ``dpi``.
        seed: of all that is random.
        skew: tilt in degrees; positive when the lines fall to the right.
        noise: standard deviation of the paper's grain, grey levels.
        dpi: of the result.
        rotate: degrees clockwise the sheet was laid wrong.
        stamp: words of a rubber stamp over the text, at a slant.
        blur: radius of the optics' blur, pixels at 200 dpi.
        jpeg_quality: of the scanner's compression, 1 to 95; 0 for none.
        font: typeface, where ``page`` is text.
        size: of letters, points.
        columns: of text.
        header: line above the text.
        footer: line below it.
        ink: grey level of the letters; near ``paper`` for a pale print.
        paper: grey level of the sheet.
        shadow: how dark the left edge falls, 0..1.
        speckles: specks of dust.

    Returns:
        A grey picture.

    Raises:
        ValueError: the text does not fit on one page.
    """
    rng = np.random.default_rng(seed)
    clean = page if isinstance(page, Image.Image) else None
    if clean is None:
        lines = page
        if isinstance(page, str):
            pages = paginate(page, font=font, size=size, columns=columns)
            if len(pages) > 1:
                raise ValueError(f"the text needs {len(pages)} pages; see paginate()")
            lines = pages[0]
        assert not isinstance(lines, (str, Image.Image))
        clean = draw(lines, font=font, size=size, dpi=dpi, columns=columns, header=header, footer=footer)
    clean = clean.convert("L")
    if stamp:
        clean = _stamped(clean, stamp, dpi, rng)
    clean = _dusted(clean, speckles, dpi, rng)
    if blur:
        clean = clean.filter(ImageFilter.GaussianBlur(blur * dpi / 200))
    if skew:
        clean = clean.rotate(-skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    scanned = _on_paper(clean, ink, paper, shadow, noise, rng)
    if rotate:
        scanned = scanned.rotate(-rotate, expand=True)
    if jpeg_quality:
        buffer = io.BytesIO()
        scanned.save(buffer, "JPEG", quality=jpeg_quality)
        scanned = Image.open(buffer)
        scanned.load()
    return scanned.copy()


def scan_pdf(pages: Sequence[Image.Image], *, dpi: int = 200, jpeg_quality: int = 70) -> bytes:
    """Bind pictures to a PDF without a text layer, one JPEG a page, the same bytes every time."""
    buffer = io.BytesIO()
    when = time.gmtime(0)
    first, *rest = pages
    first.save(
        buffer,
        "PDF",
        save_all=True,
        append_images=rest,
        resolution=dpi,
        quality=jpeg_quality,
        creationDate=when,
        modDate=when,
    )
    return buffer.getvalue()


def scan_tiff(pages: Sequence[Image.Image], *, dpi: int = 200, compression: str = "jpeg") -> bytes:
    """Bind pictures to a TIFF of many pages; ``group4`` makes them black and white first."""
    if compression == "group4":
        pages = [page.point(lambda value: 255 if value > 150 else 0).convert("1") for page in pages]
    buffer = io.BytesIO()
    first, *rest = pages
    first.save(buffer, "TIFF", save_all=True, append_images=rest, compression=compression, dpi=(dpi, dpi))
    return buffer.getvalue()


def _column_width(page: tuple[float, float], columns: int) -> float:
    return (page[0] - 2 * MARGIN - 24 * (columns - 1)) / columns


def _lines_a_column(page: tuple[float, float], size: float) -> int:
    return int((page[1] - 2 * MARGIN) // (size * 1.3))


def _wrapped(text: str, font: Font, size: float, width: float) -> list[str]:
    if "\t" in text or stringWidth(text, font, size) <= width:
        return [text]
    guess = max(int(len(text) * width / stringWidth(text, font, size)), 10)
    while True:
        lines = textwrap.wrap(text, guess, break_on_hyphens=False)
        if guess <= 10 or all(stringWidth(line, font, size) <= width for line in lines):
            return lines
        guess -= 1


def _stamped(clean: Image.Image, words: str, dpi: int, rng: np.random.Generator) -> Image.Image:
    """Press a boxed stamp on the page, slanted, paler than print."""
    size = 15.0
    width, height = stringWidth(words, "Helvetica-Bold", size) + 24, 34.0
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=1)
    canvas.setFont("Helvetica-Bold", size)
    canvas.setFillGray(0.45)
    canvas.setStrokeGray(0.45)
    canvas.setLineWidth(2)
    canvas.rect(3, 3, width - 6, height - 6)
    canvas.drawString(12, 12, words)
    canvas.save()
    document = pdfium.PdfDocument(buffer.getvalue())
    mark = document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    document.close()
    mark = mark.rotate(
        float(rng.uniform(4, 14)), expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC
    )
    layer = Image.new("L", clean.size, 255)
    spare = max(clean.width - mark.width, 1)
    layer.paste(mark, (int(spare * rng.uniform(0.5, 0.95)), int(clean.height * rng.uniform(0.75, 0.85))))
    return ImageChops.multiply(clean, layer)


def _dusted(clean: Image.Image, specks: int, dpi: int, rng: np.random.Generator) -> Image.Image:
    dusty = clean.copy()
    pen = ImageDraw.Draw(dusty)
    for _ in range(specks):
        x, y = float(rng.uniform(0, clean.width)), float(rng.uniform(0, clean.height))
        radius = float(rng.uniform(0.3, 1.3)) * dpi / 200
        pen.ellipse((x, y, x + radius, y + radius), fill=int(rng.integers(40, 190)))
    return dusty


def _on_paper(
    clean: Image.Image, ink: int, paper: int, shadow: float, noise: float, rng: np.random.Generator
) -> Image.Image:
    """Turn black on white into ink on lit, grainy paper."""
    height, width = clean.height, clean.width
    tone = np.asarray(clean, dtype=np.float32) / 255
    light = paper * (1 - 0.04 * np.linspace(0, 1, height, dtype=np.float32)[:, None])
    fall = np.exp(-np.arange(width, dtype=np.float32) / (0.05 * width))[None, :]
    light = light * (1 - shadow * fall)
    grey = ink + (light - ink) * tone
    if noise:
        grey = grey + rng.standard_normal((height, width), dtype=np.float32) * noise
    return Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
