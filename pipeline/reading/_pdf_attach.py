"""Takes files out of a PDF: embedded files, portfolios, and files pinned to a page."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import TooLargeError
from pipeline.reading.spool import Spool
from pipeline.settings import Settings
from pipeline.types import Attachment, FileStatus

if TYPE_CHECKING:
    import pikepdf

_MOST_PINNED_PAGES = 5000


@dataclass(slots=True)
class Taken:
    """What was found inside a PDF."""

    attachments: list[Attachment] = field(default_factory=list)
    skipped: list[tuple[str, FileStatus, str]] = field(default_factory=list)


def take_files(data: Path | bytes, settings: Settings, pinned: bool) -> Taken:
    """Write embedded files to the spool.

    Args:
        data: the PDF.
        settings: ``spool`` and the limits on members.
        pinned: whether some page carries file annotations.
    """
    import pikepdf

    taken = Taken()
    spool = Spool(settings)
    try:
        with pikepdf.open(
            data if isinstance(data, Path) else io.BytesIO(data), suppress_warnings=True
        ) as pdf:
            for number, (name, stream) in enumerate(_files(pdf, pinned), start=1):
                if number > settings.limits.members:
                    taken.skipped.append(
                        (name, "too_large", f"more than limits.members ({number - 1}) files")
                    )
                    break
                _take(name, stream, spool, taken)
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        taken.skipped.append(("embedded files", "damaged", f"could not be listed ({type(error).__name__})"))
    return taken


def _take(name: str, stream: Any, spool: Spool, taken: Taken) -> None:
    if not spool.enabled:
        taken.skipped.append(
            (name, "unsupported", "files inside files are not opened: no spool folder is set")
        )
        return
    if stream is None:
        taken.skipped.append((name, "damaged", "the embedded file has no content"))
        return
    try:
        taken.attachments.append(spool.write(name, _Inflating(stream)))  # type: ignore[arg-type]
    except TooLargeError as error:
        taken.skipped.append((name, "too_large", error.reason))
    except (zlib.error, ValueError, RuntimeError) as error:
        taken.skipped.append((name, "damaged", f"could not be unpacked ({type(error).__name__})"))


def _files(pdf: pikepdf.Pdf, pinned: bool) -> Iterator[tuple[str, Any]]:
    """(name, stream) of each embedded file, once."""
    import pikepdf

    seen: set[tuple[int, int]] = set()
    specs: list[tuple[str, Any]] = []
    try:
        tree = pdf.Root.Names.EmbeddedFiles
        specs += [(str(key), value) for key, value in pikepdf.NameTree(tree).items()]
    except (AttributeError, KeyError):
        pass
    if pinned:
        specs += [("", spec) for spec in _pinned(pdf)]
    for key, spec in specs:
        name, stream = _unpack(key, spec)
        identity = stream.objgen if stream is not None else (0, 0)
        if identity != (0, 0) and identity in seen:
            continue
        seen.add(identity)
        yield name, stream


def _pinned(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in list(pdf.pages)[:_MOST_PINNED_PAGES]:
        try:
            notes = list(page.Annots)
        except (AttributeError, TypeError, ValueError):
            continue
        for note in notes:
            try:
                if note.Subtype == "/FileAttachment":
                    yield note.FS
            except (AttributeError, ValueError):
                continue


def _unpack(key: str, spec: Any) -> tuple[str, Any]:
    name = key
    for field_name in ("/UF", "/F"):
        try:
            name = str(spec[field_name]) or name
            break
        except (KeyError, TypeError, ValueError):
            continue
    stream = None
    for field_name in ("/UF", "/F"):
        try:
            stream = spec.EF[field_name]
            break
        except (AttributeError, KeyError, TypeError, ValueError):
            continue
    printable = "".join(character if character.isprintable() else "_" for character in name).strip()
    return printable or "unnamed", stream


class _Inflating:
    """Reads a stream object bit by bit, so that a bomb is stopped by the spool's limits."""

    def __init__(self, stream: Any) -> None:
        self._inflater: Any = None
        if _only_flate(stream):
            self._raw = io.BytesIO(stream.read_raw_bytes())
            self._inflater = zlib.decompressobj()
        else:
            self._raw = io.BytesIO(stream.read_bytes())

    def read(self, size: int) -> bytes:
        """Return at most ``size`` bytes; none at the end."""
        if self._inflater is None:
            return self._raw.read(size)
        while not self._inflater.eof:
            chunk = self._inflater.unconsumed_tail or self._raw.read(65536)
            if not chunk:
                return bytes(self._inflater.flush())
            out: bytes = self._inflater.decompress(chunk, size)
            if out:
                return out
        return b""


def _only_flate(stream: Any) -> bool:
    filters = stream.get("/Filter")
    if filters is None:
        return False
    names = [str(filters)] if not _is_array(filters) else [str(item) for item in filters]
    return names == ["/FlateDecode"] and stream.get("/DecodeParms") is None


def _is_array(value: Any) -> bool:
    import pikepdf

    return isinstance(value, pikepdf.Array)
