"""What a person is told to do about a file helps with the reason that it was not read."""

from __future__ import annotations

import re

import pytest

from pipeline.advice import advice
from pipeline.reading._looks import _SIGNATURES
from pipeline.reading.legacy import _OLE_KINDS, _STARTS, _ZIP_KINDS
from pipeline.types import FileStatus

_SAVE = "Save it as PDF or DOCX"


@pytest.mark.parametrize(
    ("status", "reason", "todo"),
    [
        ("unsupported", "no reader takes this file; by its content it is a Windows program", "no document"),
        (
            "unsupported",
            "no reader takes this file; by its content it is an SQLite database",
            "no document",
        ),
        ("unsupported", "no reader takes this file; by its content it is a tar archive", "Unpack it"),
        ("unsupported", "no reader takes this file; by its content it is an Ogg recording", "written down"),
        ("unsupported", "no reader takes this file; by its content it is a GIF picture", _SAVE),
        ("unsupported", "packed by method 97; pack it again as an ordinary ZIP", "ordinary ZIP"),
        ("unsupported", "Excel 97-2003 workbook (.xls): save it as PDF", _SAVE),
        (
            "failed",
            "its name leads out of the archive; unpack it by hand if it is to be trusted",
            "empty folder",
        ),
        ("failed", "cannot be opened: Permission denied", "the right to read it"),
        (
            "failed",
            "the folder cannot be read: Permission denied; what lies in it is not known",
            "the right",
        ),
        ("failed", "vanished before it was read", "when nobody writes"),
        ("failed", "needed more than limits.document_memory (2048 MiB)", "Raise the named limit"),
        ("failed", "unexpected KeyError while reading", "report it"),
        ("encrypted", "the PDF opens only with a password", "Open it with its password"),
        ("encrypted", "every member wants a password", "Unpack the archive with its password"),
        ("encrypted", "encrypted mail", "mail program"),
        ("damaged", "members lie over one another, as in an archive made to burst", "Do not open it"),
        ("damaged", "the file is empty (0 bytes)", "fetch another copy"),
        ("damaged", "the file breaks off, and it could not be mended", "Fetch another copy"),
        ("too_large", "has 9000 pages, more than limits.pages (5000)", "Raise the named limit"),
        ("partial", "2 of 3 members were not opened; each is listed with its reason", "each of its files"),
        ("partial", "one attachment was not opened; it is listed with its reason", "the file in it"),
        ("partial", "page 3 of 4 by the printed numbering is missing", "missing pages"),
        ("partial", "page 2: the page cannot be drawn", "complete copy"),
        ("needs_ocr_review", "page 1: OCR is switched off (settings.ocr.enabled)", "without --no-ocr"),
        ("needs_ocr_review", "Tesseract is not installed: apt-get install tesseract-ocr", "Install what"),
        ("needs_ocr_review", "page 1: the letters make no words", "scan them again"),
        ("ok", "", ""),
        ("ignored", "a link, which is not followed", ""),
    ],
)
def test_advice_fits_the_reason(status: FileStatus, reason: str, todo: str) -> None:
    said = advice(status, reason)
    assert todo in said
    assert bool(said) == bool(todo)


def test_nobody_is_told_to_save_what_cannot_be_saved() -> None:
    """Where the reason itself says what to do, the advice says nothing else."""
    told = [sentence for *_, sentence in (*_STARTS, *_OLE_KINDS, *_ZIP_KINDS)]
    told += [f"no reader takes this file; by its content it is {name}" for *_, name in _SIGNATURES]
    assert len(told) > 40
    for reason in told:
        saved = re.search(r"(?:save|export|convert) it (?:as|to) (?:PDF|DOCX|ODT)", reason)
        saved = saved or re.search("content it is (?:an? (?:GIF|BMP|JPEG|PNG|TIFF|PDF|PostScript))", reason)
        assert (_SAVE in advice("unsupported", reason)) == bool(saved), reason
