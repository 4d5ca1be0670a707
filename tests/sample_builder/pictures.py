"""Sources to pictures of paper: scanned PDF and TIFF, a photo of a page, a screenshot of one."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from tests.sample_builder.markup import Source
from tests.sample_builder.pdf import Look, write
from tests.scanner import scan_page, scan_pdf, scan_tiff

DPI = 200


def rendered(source: Source, look: Look, dpi: int = DPI) -> list[Image.Image]:
    """Set the text as PDF and draw its pages, white and clean."""
    document = pdfium.PdfDocument(write(source, look))
    try:
        return [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in document]
    finally:
        document.close()


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
