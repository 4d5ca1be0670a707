"""Measures OCR: processor time a page, all included, against bare Tesseract at 300 dpi, one thread.

Run ``python -m tests.benchmarks.ocr`` (``--pages N`` for fewer). Ours starts from a PDF that holds the
300-dpi scan: rendering, orientation, tilt, language and reading are counted, the children's time too.
Bare Tesseract gets the 300-dpi picture uncompressed and is told the language; nothing else of it is
counted than its own process. Each page is read twice by ours: as the first page of its document (the
language found from a strip) and as a later one.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from rapidfuzz.distance import Levenshtein

from pipeline.reading.ocr import OcrPage, recognise
from pipeline.settings import Settings
from pipeline.types import Language
from tests.benchmarks.ocr_pages import Sample, samples
from tests.scanning.scanner import scan_pdf

_TESSERACT_NAME = {"fr": "fra", "en": "eng"}
PAGES_A_DOCUMENT = 10
"""A document of so many pages has its language found once."""


@dataclass(frozen=True, slots=True)
class Row:
    """One page's figures: processor seconds and share of wrong characters."""

    name: str
    bare: float
    first: float
    later: float
    bare_error: float
    error: float
    quality: float
    language_found: bool


def processor_time() -> float:
    """Processor seconds of this process and of the children it has waited for."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def error_rate(truth: str, read: str) -> float:
    """Share of characters to insert, delete or replace, white space folded."""
    wanted, got = " ".join(truth.split()), " ".join(read.split())
    return Levenshtein.distance(wanted, got) / len(wanted)


def bare(picture: Image.Image, language: str, folder: Path) -> tuple[float, str]:
    """Run Tesseract as it comes on an uncompressed picture; return its processor seconds and text."""
    source = folder / "bare.pgm"
    picture.convert("L").save(source, "PPM")
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    before = processor_time()
    done = subprocess.run(
        ["tesseract", str(source), "-", "-l", language, "--dpi", "300"],
        env=environment,
        capture_output=True,
        check=True,
    )
    return processor_time() - before, done.stdout.decode()


def ours(pdf: bytes, language: Language | None, settings: Settings) -> tuple[float, OcrPage]:
    """Render and read the page as the PDF reader does; return processor seconds and the page."""
    before = processor_time()
    document = pdfium.PdfDocument(pdf)
    page = document[0]
    width, height = page.get_size()

    def render(dpi: float) -> Image.Image:
        bitmap = page.render(scale=dpi / 72, grayscale=True)
        picture: Image.Image = bitmap.to_pil()
        return picture

    read = recognise(
        render(settings.ocr.dpi),
        width_pt=width,
        height_pt=height,
        language=language,
        settings=settings,
        render=render,
    )
    document.close()
    return processor_time() - before, read


def measure(sample: Sample, settings: Settings, folder: Path) -> Row:
    """Read one page both ways."""
    picture = sample.scan(300)
    pdf = scan_pdf([picture], dpi=300, jpeg_quality=85)
    bare_time, bare_text = bare(picture, _TESSERACT_NAME[sample.language], folder)
    first_time, first = ours(pdf, None, settings)
    later_time, later = ours(pdf, sample.language, settings)
    return Row(
        sample.name,
        bare_time,
        first_time,
        later_time,
        error_rate(sample.truth, bare_text),
        error_rate(sample.truth, later.text),
        later.quality,
        first.language == sample.language,
    )


def summary(rows: list[Row]) -> dict[str, float]:
    """Sum up; ``ratio`` is for documents of ten pages, ``ratio_one_page`` for documents of one."""
    bare_time = sum(row.bare for row in rows)
    first, later = sum(row.first for row in rows), sum(row.later for row in rows)
    share = 1 / PAGES_A_DOCUMENT
    return {
        "pages": len(rows),
        "bare_seconds_a_page": round(bare_time / len(rows), 3),
        "seconds_a_page": round((first * share + later * (1 - share)) / len(rows), 3),
        "ratio": round((first * share + later * (1 - share)) / bare_time, 3),
        "ratio_one_page": round(first / bare_time, 3),
        "bare_error": round(sum(row.bare_error for row in rows) / len(rows), 5),
        "error": round(sum(row.error for row in rows) / len(rows), 5),
        "languages_found": sum(row.language_found for row in rows),
    }


def main(report: Callable[[str], None] = print) -> dict[str, float]:
    """Measure and print a table and a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20, help="read only so many of the twenty pages")
    wanted = parser.parse_args().pages
    settings = Settings(as_of=date(2026, 1, 1))
    chosen = samples()[:: max(20 // wanted, 1)]
    rows = []
    report(f"{'page':8}{'bare s':>8}{'first s':>9}{'later s':>9}{'bare err':>10}{'error':>9}{'quality':>9}")
    # Imports and the look for installed languages are paid once a process, not once a page.
    ours(scan_pdf([chosen[0].scan(100)], dpi=100), None, settings)
    with tempfile.TemporaryDirectory() as folder:
        for sample in chosen:
            row = measure(sample, settings, Path(folder))
            rows.append(row)
            report(
                f"{row.name:8}{row.bare:8.2f}{row.first:9.2f}{row.later:9.2f}{row.bare_error:10.2%}{row.error:9.2%}"
                f"{row.quality:9.2f}  {'found' if row.language_found else 'NOT FOUND'}"
            )
    result = summary(rows)
    report(json.dumps(result))
    return result


if __name__ == "__main__":
    started = time.monotonic()
    main()
    print(f"{time.monotonic() - started:.0f} s")
