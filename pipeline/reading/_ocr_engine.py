"""Starts Tesseract through pytesseract: one call a picture, one thread, a private folder, a time limit."""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.reading._ocr_types import OcrUnavailable, RawWord

if TYPE_CHECKING:
    from PIL.Image import Image

_DEBIAN_PACKAGES = {"fra": "tesseract-ocr-fra", "eng": "tesseract-ocr-eng"}
_WORD_LEVEL = "5"


class EngineTimeout(Exception):
    """The engine did not finish within its seconds."""


@cache
def _installed(tessdata: str | None) -> tuple[str, ...] | None:
    """List the languages Tesseract has data for, or ``None`` where there is no Tesseract."""
    import pytesseract

    if shutil.which(pytesseract.pytesseract.tesseract_cmd) is None:
        return None
    config = f"--tessdata-dir {shlex.quote(tessdata)}" if tessdata else ""
    try:
        return tuple(pytesseract.get_languages(config=config))
    except (OSError, RuntimeError):
        return ()


def missing(languages: Sequence[str], tessdata: str | None) -> str | None:
    """Say in a sentence what must be installed for these languages; ``None`` when nothing is missing."""
    installed = _installed(tessdata)
    absent = [name for name in languages if installed is None or name not in installed]
    packages = " ".join(_DEBIAN_PACKAGES.get(name, f"tesseract-ocr-{name}") for name in absent)
    if installed is None:
        return f"Tesseract is not installed: apt-get install tesseract-ocr {packages}".rstrip()
    if absent:
        where = f" in {tessdata}" if tessdata else f": apt-get install {packages}"
        return f"Tesseract has no data for {', '.join(absent)}{where}"
    return None


def read_words(
    picture: Image,
    *,
    language: str,
    psm: int,
    dpi: float,
    seconds: float,
    tessdata: str | None,
    inverted: bool = False,
) -> list[RawWord]:
    """Read a grey picture.

    Args:
        picture: mode ``L`` or ``1``, upright.
        language: Tesseract's name, ``fra``.
        psm: page segmentation mode: 6 one block of text, 3 fully automatic.
        dpi: of the picture; without it the engine spends time on a guess.
        seconds: wall-clock limit.
        tessdata: folder of the languages' data, or ``None`` for the engine's own.
        inverted: also try white letters on black.

    Raises:
        EngineTimeout: the limit was hit; the engine was killed.
        OcrUnavailable: the engine cannot be started or has no data for the language.
    """
    import pytesseract
    from pytesseract.pytesseract import run_tesseract

    config = [f"--psm {psm}", f"--dpi {max(round(dpi), 70)}", "-c tessedit_create_tsv=1"]
    if not inverted:
        config.append("-c tessedit_do_invert=0")
    if tessdata:
        config.insert(0, f"--tessdata-dir {shlex.quote(tessdata)}")
    os.environ["OMP_THREAD_LIMIT"] = "1"
    with tempfile.TemporaryDirectory(prefix="clausier-ocr-") as folder:
        source, target = Path(folder, "page.bmp"), Path(folder, "page")
        # A BMP costs neither us nor the engine any compression; the folder is ours alone (0700).
        picture.save(source, "BMP")
        try:
            run_tesseract(str(source), str(target), "tsv", language, " ".join(config), timeout=seconds)
        except pytesseract.TesseractNotFoundError as error:
            raise OcrUnavailable(missing((language,), tessdata) or str(error)) from error
        except pytesseract.TesseractError as error:
            _installed.cache_clear()
            gap = missing((language,), tessdata)
            raise OcrUnavailable(gap) if gap else error from error
        except RuntimeError as error:
            raise EngineTimeout from error
        return _parse(Path(folder, "page.tsv").read_text(encoding="utf-8"))


def _parse(table: str) -> list[RawWord]:
    words = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != _WORD_LEVEL or not cells[11].strip():
            continue
        left, top, width, height = (int(cell) for cell in cells[6:10])
        words.append(
            RawWord(
                (int(cells[2]), int(cells[3]), int(cells[4])),
                left,
                top,
                left + width,
                top + height,
                max(float(cells[10]), 0.0) / 100,
                cells[11].strip(),
            )
        )
    return words
