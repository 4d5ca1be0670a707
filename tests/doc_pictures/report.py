"""Draws docs/report.png, the top of a report: ``python -m tests.doc_pictures.report REPORT.html``."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

_ROOT = Path(__file__).resolve().parents[2]
_SIZE = (1280, 1010)
_COLOURS = 128


def draw(report: Path) -> bytes:
    """Return a picture of the report's top as PNG.

    Args:
        report: the HTML file.
    """
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": _SIZE[0], "height": _SIZE[1]}, color_scheme="light")
        page.goto(report.resolve().as_uri())
        taken = page.screenshot()
        browser.close()
    out = io.BytesIO()
    Image.open(io.BytesIO(taken)).convert("RGB").quantize(_COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    (_ROOT / "docs" / "report.png").write_bytes(draw(Path(sys.argv[1])))
