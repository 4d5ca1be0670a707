"""Sources to pictures of paper: scanned PDF and TIFF, a photo of a page, a screenshot of one."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFilter

from tests.sample_builder.markup import Source
from tests.sample_builder.pdf import Look, write
from tests.scanning.scanner import scan_page, scan_pdf, scan_tiff

DPI = 200


def rendered(source: Source, look: Look, dpi: int = DPI) -> list[Image.Image]:
    """Set the text as PDF and draw its pages, white and clean, signed by pen where names stand alone."""
    names = {row_cell for block in source.blocks if block.kind == "sign" for row_cell in block.rows[-1]}
    document = pdfium.PdfDocument(write(source, look))
    try:
        return [_signed(page, sorted(names), dpi) for page in document]
    finally:
        document.close()


def _signed(page: Any, names: list[str], dpi: int) -> Image.Image:
    """Draw a page, and a scrawl below each name of its signature block."""
    scale = dpi / 72
    picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    pen = ImageDraw.Draw(picture)
    words = page.get_textpage()
    for name in names:
        place = words.search(name, match_case=True).get_next() if name else None
        if place:
            left, bottom, _, _ = words.get_charbox(place[0])
            _scrawl(pen, left * scale, (page.get_height() - bottom) * scale + 0.25 * dpi, dpi, name)
    return picture


def _scrawl(pen: ImageDraw.ImageDraw, x: float, y: float, dpi: int, name: str) -> None:
    """Write as nobody can read: a wave whose swing comes from the letters of the name."""
    points = [(x, y)]
    for index, letter in enumerate(name):
        swing = (ord(letter) % 13 - 4) / 60 * dpi * (1.6 if index == 0 else 1)
        x += dpi * 0.07
        points += [(x - dpi * 0.05, y - swing), (x, y + swing * 0.7)]
    points.append((x + dpi * 0.5, y - dpi * 0.12))
    pen.line(points, fill=30, width=max(dpi // 70, 2), joint="curve")


def scanned_pdf(
    source: Source, look: Look, *, quality: int = 42, stamp: str = "", noise: float = 2.5
) -> bytes:
    """Scan every page, each with a tilt of its own; the first one bears the stamp."""
    pages = [
        scan_page(
            page, seed=41 + index, skew=(0.5, -0.3, 0.8, -0.6)[index % 4], noise=noise, dpi=DPI,
            jpeg_quality=0, stamp=stamp if index == 0 else "",
        )
        for index, page in enumerate(rendered(source, look))
    ]  # fmt: skip
    return scan_pdf(pages, dpi=DPI, jpeg_quality=quality)


def scanned_tiff(source: Source, look: Look) -> bytes:
    """Scan as an office machine sends it: black and white, all pages in one file, the last upside down."""
    pages = rendered(source, look)
    last = len(pages) - 1
    sheets = [
        scan_page(
            page, seed=71 + index, skew=(-0.4, 0.6)[index % 2], noise=4, dpi=DPI, jpeg_quality=0,
            rotate=180 if index == last else 0, speckles=120,
        )
        for index, page in enumerate(pages)
    ]  # fmt: skip
    return scan_tiff(sheets, dpi=DPI, compression="group4")


def photo(source: Source, look: Look, quality: int = 55) -> bytes:
    """Photograph the first page with a telephone: seen at an angle, lit from one side, on a desk."""
    page = rendered(source, look)[0]
    sheet = scan_page(page, seed=97, skew=0, noise=2.5, dpi=DPI, jpeg_quality=0, paper=225, shadow=0.35)
    width, height = sheet.size
    desk = Image.new("L", (width + 160, height + 160), 96)
    desk.paste(sheet, (80, 80))
    edge = 26
    corners = (-edge, 0, 0, desk.height, desk.width, desk.height - edge, desk.width + edge, edge)
    tilted = desk.transform(
        desk.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC, fillcolor=96
    )
    out = io.BytesIO()
    tilted.filter(ImageFilter.GaussianBlur(0.6)).convert("RGB").save(
        out, "JPEG", quality=quality, dpi=(DPI, DPI)
    )
    return out.getvalue()


def screenshot(source: Source, look: Look) -> bytes:
    """Save the first page as a PNG of eight greys, no more."""
    page = rendered(source, look)[0]
    sheet = scan_page(
        page, seed=113, skew=-0.7, noise=0, paper=253, dpi=DPI, jpeg_quality=0, speckles=20, shadow=0
    )
    out = io.BytesIO()
    sheet.point(lambda grey: round(grey / 36) * 36).save(out, "PNG", optimize=True, dpi=(DPI, DPI))
    return out.getvalue()
