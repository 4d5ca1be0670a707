"""Opens a PDF, mends it if it is broken, says why it cannot be opened, and what it says of itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from data import late as re
from pipeline.errors import DamagedError, EncryptedError, TooLargeError, UnsupportedError
from pipeline.settings import Limits

_TAIL = 4096
_SHIFTED = "the file's table of contents does not fit its content"
_END = b"%%EOF"
_START = re.compile(rb"startxref\s+(\d{1,12})")
_TABLE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_FACTS = (("Title", "title"), ("Author", "author"), ("Subject", "subject"), ("Producer", "producer"))


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes are: the file itself, or its mended copy in memory."""

    data: Path | bytes
    mended: str
    """What was wrong with the file; empty when nothing was."""
    shaky: str = ""
    """What makes an empty page of this file suspect; empty when nothing does."""

    @contextmanager
    def open(self) -> Iterator[pypdfium2.PdfDocument]:
        """Open it anew: a long document is read in stretches, so that pdfium's caches stay small."""
        document = pypdfium2.PdfDocument(self.data)
        try:
            if document.get_formtype() != pdfium.FORMTYPE_NONE:
                document.init_forms()
            yield document
        finally:
            document.close()


def find_source(path: Path, limits: Limits) -> Source:
    """Check that a PDF opens, mending it where that is needed.

    Raises:
        EncryptedError: it wants a password.
        DamagedError: neither pdfium nor qpdf can open it.
        TooLargeError: ``limits.file_bytes`` or ``limits.pages``.
    """
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise TooLargeError(f"has {size} bytes, more than limits.file_bytes ({limits.file_bytes})")
    if size == 0:
        raise DamagedError("the file is empty")
    broken, shaky = _what_is_broken(path, size)
    try:
        pages = _count_pages(path)
    except pypdfium2.PdfiumError as error:
        _raise_if_locked(error)
        return _mend(path, broken or "the file's table of contents is broken", limits)
    if pages == 0:
        return _mend(path, broken or "the file's page tree is broken", limits)
    _check_pages(pages, limits)
    return Source(path, broken, broken or shaky)


def _check_pages(pages: int, limits: Limits) -> None:
    if pages > limits.pages:
        raise TooLargeError(f"has {pages} pages, more than limits.pages ({limits.pages})")


def _count_pages(data: Path | bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def _raise_if_locked(error: pypdfium2.PdfiumError) -> None:
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_PASSWORD:
        raise EncryptedError("the PDF opens only with a password") from error
    if code == pdfium.FPDF_ERR_SECURITY:
        raise EncryptedError("the PDF is protected by a scheme that is not supported") from error


def _what_is_broken(path: Path, size: int) -> tuple[str, str]:
    """What is surely wrong, and what may be: the file's end and where it points show cuts and shifts."""
    with path.open("rb") as handle:
        handle.seek(max(0, size - _TAIL))
        tail = handle.read()
        if _END not in tail:
            return "the file breaks off: its end mark is missing", ""
        starts = _START.findall(tail)
        if not starts:
            return _broken_inside(path), _SHIFTED
        handle.seek(0)
        litter = max(handle.read(1024).find(b"%PDF-"), 0)
        for offset in (int(starts[-1]), int(starts[-1]) + litter):
            handle.seek(min(offset, size))
            if _TABLE.match(handle.read(64)):
                return "", ""
    return _broken_inside(path), _SHIFTED


def _broken_inside(path: Path) -> str:
    """The table of contents does not fit: let qpdf say whether more than that is wrong."""
    import pikepdf

    try:
        with pikepdf.open(path, suppress_warnings=True) as document:
            problems = [str(problem) for problem in document.check_pdf_syntax()]
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return ""  # what opens it, or nothing, will tell
    if any("stream" in problem for problem in problems):
        return "the file is damaged inside: part of its content is not whole"
    return ""


def _mend(path: Path, what: str, limits: Limits) -> Source:
    """Let qpdf rebuild the file in memory."""
    import pikepdf

    out = io.BytesIO()
    try:
        with pikepdf.open(path, suppress_warnings=True) as document:
            if not len(document.pages):
                raise DamagedError(f"{what}, and no page could be recovered")
            _check_pages(len(document.pages), limits)
            document.save(out)
    except pikepdf.PasswordError as error:
        raise EncryptedError("the PDF opens only with a password") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise DamagedError(f"{what}, and it could not be mended") from error
    data = out.getvalue()
    try:
        if _count_pages(data) == 0:
            raise DamagedError(f"{what}, and no page could be recovered")
    except pypdfium2.PdfiumError as error:
        raise DamagedError(f"{what}, and it could not be mended") from error
    return Source(data, what, what)


def facts(document: pypdfium2.PdfDocument) -> list[tuple[str, str]]:
    """Title, author and dates as the file states them."""
    found: list[tuple[str, str]] = []
    for key, name in _FACTS:
        value = " ".join(str(document.get_metadata_value(key)).replace("\x00", "").split())
        if value:
            found.append((name, value[:500]))
    for key, name in (("CreationDate", "created"), ("ModDate", "modified")):
        match = _DATE.match(str(document.get_metadata_value(key)))
        if match:
            found.append((name, "-".join(part for part in match.groups() if part)))
    return found


def check_form(document: pypdfium2.PdfDocument) -> bool:
    """Whether the file is a dynamic XFA form, whose pages only say that another program is needed.

    Never raises ``UnsupportedError`` itself: a form with real pages is read like any other.
    """
    return bool(document.get_formtype() == pdfium.FORMTYPE_XFA_FULL)


__all__ = ["Source", "UnsupportedError", "check_form", "facts", "find_source"]
