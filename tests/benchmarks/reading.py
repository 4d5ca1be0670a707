"""How fast digital PDFs are read, held against pdfium's own text extraction in the same run.

    CLAUSIER_CORPUS=/path/to/contracts python -m tests.benchmarks.reading [--files N] [--json]

The corpus is any folder with PDF files below it. Figures are processor time of one process; OCR is off.
Runs of the two readers alternate file by file, so that a busy machine slows both.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import pypdfium2

from pipeline.errors import ReadingError
from pipeline.reading.pdf import READER
from pipeline.settings import Ocr, Settings

SETTINGS = Settings(as_of=date(2026, 1, 1), ocr=Ocr(enabled=False))


@dataclass(slots=True)
class Figures:
    """What one run measured."""

    files: int = 0
    pages: int = 0
    set_aside: int = 0
    bare_ms_a_page: float = 0.0
    ours_ms_a_page: float = 0.0
    pages_a_second: float = 0.0
    share_of_bare: float = 0.0
    """Our pages a second over bare pdfium's."""


def bare(path: Path) -> int:
    """Text of every page as pdfium gives it; the number of pages."""
    document = pypdfium2.PdfDocument(path)
    count = len(document)
    for index in range(count):
        page = document[index]
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()
    return count


def measure(files: list[Path]) -> Figures:
    """Read each file with both, in turn."""
    figures = Figures()
    ours = theirs = 0.0
    READER.read(files[0], "0" * 64, SETTINGS)  # imports and first uses are not counted
    for path in files:
        try:
            begin = time.process_time()
            pages = bare(path)
            middle = time.process_time()
            READER.read(path, "0" * 64, SETTINGS)
            end = time.process_time()
        except (ReadingError, pypdfium2.PdfiumError):
            figures.set_aside += 1
            continue
        figures.files += 1
        figures.pages += pages
        theirs += middle - begin
        ours += end - middle
    if figures.pages:
        figures.bare_ms_a_page = round(1000 * theirs / figures.pages, 3)
        figures.ours_ms_a_page = round(1000 * ours / figures.pages, 3)
        figures.pages_a_second = round(figures.pages / ours, 1)
        figures.share_of_bare = round(theirs / ours, 3)
    return figures


def main() -> int:
    """Print the figures; 2 when no corpus is named or it holds no PDF."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--files", type=int, default=0, help="at most so many files; 0 for all")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    corpus = os.environ.get("CLAUSIER_CORPUS")
    files = sorted(Path(corpus).rglob("*.pdf")) if corpus else []
    if not files:
        print("set CLAUSIER_CORPUS to a folder that holds PDF files", file=sys.stderr)
        return 2
    figures = measure(files[: options.files or None])
    if options.json:
        print(json.dumps(asdict(figures)))
    else:
        for name, value in asdict(figures).items():
            print(f"{name:16} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
