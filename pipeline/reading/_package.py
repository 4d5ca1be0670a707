"""Opens zip-based documents and archives inside the limits: bytes are counted as they are inflated."""

from __future__ import annotations

import io
import os
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import IO, Any, cast

from pipeline.errors import DamagedError, EncryptedError, TooLargeError
from pipeline.settings import Settings

_CHUNK = 256 * 1024
_END = b"PK\x05\x06"
_END64_LOCATOR = b"PK\x06\x07"
_LOCATOR_BYTES = 20
_IN_ZIP64 = 0xFFFFFFFF
_TAIL = 65_557
_LARGEST_DIRECTORY = 64 * 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError, NotImplementedError)
_ENCRYPTED_BIT = 0x1
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
SMALLEST_PICTURE = 20_000
"""A picture of fewer bytes is a logo or a line, and no page."""
HARDLY_ANY_TEXT = 200
"""A document of fewer characters is what its pictures show."""
BOUNDLESS_XML = (b"<!ENTITY", b"<!DOCTYPE")


def zip_names(head: bytes, path: Path) -> frozenset[str] | None:
    """Names in a zip's directory, lower case; ``None`` where the file is no zip.

    A zip whose directory is broken or enormous gives the names seen in the head alone.
    """
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    info = path.stat()
    return _names(head[:4096], os.fspath(path), info.st_size, info.st_mtime_ns)


@lru_cache(maxsize=4)
def _names(head: bytes, path: str, size: int, mtime_ns: int) -> frozenset[str]:
    del size, mtime_ns
    try:
        if directory_size(Path(path)) > _LARGEST_DIRECTORY:
            raise zipfile.BadZipFile
        with zipfile.ZipFile(path) as archive:
            return frozenset(name.lower() for name in archive.namelist())
    except (*_BROKEN, OSError):
        return frozenset(_names_in_head(head))


def _names_in_head(head: bytes) -> list[str]:
    names = []
    place = head.find(b"PK\x03\x04")
    while 0 <= place <= len(head) - 30:
        (length,) = struct.unpack_from("<H", head, place + 26)
        names.append(head[place + 30 : place + 30 + length].decode("utf-8", "replace").lower())
        place = head.find(b"PK\x03\x04", place + 30)
    return names


def directory_size(path: Path) -> int:
    """Bytes of a zip's central directory as its end record says; 0 where there is none."""
    with path.open("rb") as stream:
        stream.seek(0, os.SEEK_END)
        stream.seek(max(stream.tell() - _TAIL, 0))
        tail = stream.read()
        place = tail.rfind(_END)
        if place < 0 or place + 20 > len(tail):
            return 0
        (size,) = struct.unpack_from("<L", tail, place + 12)
        locator = place - _LOCATOR_BYTES
        if size != _IN_ZIP64 or locator < 0 or not tail.startswith(_END64_LOCATOR, locator):
            return int(size)
        (offset,) = struct.unpack_from("<Q", tail, locator + 8)
        stream.seek(min(offset, 1 << 62))
        record = stream.read(48)
    return int(struct.unpack_from("<Q", record, 40)[0]) if len(record) == 48 else 0


def open_zip(path: Path, settings: Settings) -> zipfile.ZipFile:
    """Open a zip.

    Raises:
        DamagedError: its directory cannot be read.
        TooLargeError: it has more members than ``limits.members``.
    """
    limit = settings.limits.members
    if directory_size(path) > max(_LARGEST_DIRECTORY, limit * 1024):
        raise TooLargeError(f"the archive lists more members than limits.members ({limit})")
    try:
        archive = zipfile.ZipFile(path)
    except (*_BROKEN, OSError) as error:
        raise DamagedError("the zip's directory is missing or broken; the file breaks off") from error
    if len(archive.infolist()) > limit:
        archive.close()
        raise TooLargeError(f"the archive has more members than limits.members ({limit})")
    return archive


class Inflating(io.BufferedIOBase):
    """A member's bytes; whatever is wrong with them becomes a ``DamagedError``."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        super().__init__()
        if info.flag_bits & _ENCRYPTED_BIT:
            raise EncryptedError("wants a password")
        try:
            self._stream: IO[bytes] = archive.open(info)
        except (*_BROKEN, OSError, RuntimeError) as error:
            raise DamagedError("the member's bytes cannot be found in the archive") from error

    def read(self, size: int | None = -1) -> bytes:
        try:
            return self._stream.read(-1 if size is None else size)
        except (*_BROKEN, OSError) as error:
            raise DamagedError("the member's bytes are damaged") from error

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        if hasattr(self, "_stream"):
            self._stream.close()
        super().close()


class Package:
    """A document that is a zip of XML parts (DOCX, ODT)."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self._settings = settings
        self._archive = open_zip(path, settings)
        self._members = {info.filename.lower().lstrip("/"): info for info in self._archive.infolist()}
        self._inflated = 0

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    def names(self) -> list[str]:
        """Names of all members, as written, sorted."""
        return sorted(info.filename for info in self._members.values() if not info.is_dir())

    def has(self, name: str) -> bool:
        """Whether a part exists; case does not matter."""
        return name.lower() in self._members

    def size(self, name: str) -> int:
        """Bytes of a part as the directory says."""
        return self._members[name.lower()].file_size

    def large_pictures(self, names: Iterable[str]) -> list[str]:
        """Those of the names that are pictures large enough to show a page."""
        return [
            name
            for name in names
            if name.lower().endswith(_PICTURES) and self.size(name) >= SMALLEST_PICTURE
        ]

    def stream(self, name: str) -> IO[bytes]:
        """Open a part to be copied elsewhere."""
        return cast("IO[bytes]", Inflating(self._archive, self._members[name.lower()]))

    def read(self, name: str) -> bytes:
        """Inflate a part.

        Raises:
            DamagedError: there is no such part, or it cannot be inflated.
            TooLargeError: ``limits.member_bytes`` or ``limits.inflated_bytes``.
        """
        info = self._members.get(name.lower())
        if info is None:
            raise DamagedError(f"the part {name} is missing")
        limits = self._settings.limits
        chunks: list[bytes] = []
        size = 0
        with Inflating(self._archive, info) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                self._inflated += len(chunk)
                if size > limits.member_bytes:
                    raise TooLargeError(
                        f"a part inflates to more than limits.member_bytes ({limits.member_bytes})"
                    )
                if self._inflated > limits.inflated_bytes:
                    raise TooLargeError(
                        f"the parts inflate to more than limits.inflated_bytes ({limits.inflated_bytes})"
                    )
                chunks.append(chunk)
        return b"".join(chunks)

    def xml(self, name: str) -> Any:
        """Parse a part: no entities, no network, no enormous trees. Returns the root element.

        Raises:
            DamagedError: it is not well-formed, or declares entities.
        """
        return parse_xml(self.read(name), name)


def parse_xml(data: bytes, name: str) -> Any:
    """Parse XML without entities, network or enormous trees; see ``Package.xml``."""
    from lxml import etree

    if any(mark in data[:4096] or mark in data[:200_000].upper() for mark in BOUNDLESS_XML):
        raise DamagedError(
            f"the part {name} declares a document type or entities, which is not allowed there"
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DamagedError(f"the part {name} is not well-formed XML or nests too deep") from error


def resolve(part: str, target: str) -> str:
    """Resolve a relationship's target against the part that holds it."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
