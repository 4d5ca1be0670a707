"""ZIP archives: members go to the spool, each within the limits; nothing is written under its own name."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from pipeline.archive import printable
from pipeline.errors import ReadingError, TooLargeError
from pipeline.heartbeat import beat
from pipeline.reading._draft import document
from pipeline.reading._encodings import decode
from pipeline.reading._members import NO_SPOOL, Skipped, members_verdict, refused_name
from pipeline.reading._package import Inflating, open_zip, zip_names
from pipeline.reading.spool import Spool
from pipeline.settings import Settings
from pipeline.types import Attachment, Reading

MEDIA_TYPE = "application/zip"
_UTF8_BIT = 0x800
_ENCRYPTED_BIT = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


class ZipReader:
    """Takes zips that are no document of a known kind."""

    name = "zip"
    version = 1
    media_types = (MEDIA_TYPE,)

    def sniff(self, head: bytes, path: Path) -> float | None:
        """Half sure of anything that begins like a zip, so that DOCX and ODT come first."""
        return None if zip_names(head, path) is None else 0.5

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """List the members and copy those that may be read to the spool.

        Raises:
            DamagedError: the directory is missing.
            TooLargeError: more members than ``limits.members``.
        """
        attachments: list[Attachment] = []
        skipped: list[Skipped] = []
        with open_zip(path, settings) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            for outcome in _members(archive, members, path.stat().st_size, settings):
                if isinstance(outcome, Attachment):
                    attachments.append(outcome)
                else:
                    skipped.append(outcome)
        status, reason = members_verdict(len(members), skipped)
        made = document(sha256, MEDIA_TYPE, f"{self.name}/{self.version}", [], status=status, reason=reason)
        return Reading(made, attachments=tuple(attachments), skipped=tuple(skipped))


def _members(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], size: int, settings: Settings
) -> Iterator[Attachment | Skipped]:
    spool = Spool(settings)
    overlapping = sum(info.compress_size for info in members) > size
    spent = ""
    for name, info in _named(members):
        refused = _refused(name, info, settings)
        if refused is not None:
            yield refused
        elif overlapping:
            yield name, "damaged", "members lie over one another, as in an archive made to burst"
        elif spent:
            yield name, "too_large", spent
        elif not spool.enabled:
            yield name, "ignored", NO_SPOOL
        else:
            try:
                yield _copy(spool, name, archive, info)
            except ReadingError as error:
                yield name, error.status, error.reason
                if isinstance(error, TooLargeError) and spool.inflated > settings.limits.inflated_bytes:
                    spent = error.reason
        beat()


def _copy(spool: Spool, name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Attachment:
    with Inflating(archive, info) as stream:
        return spool.write(name, cast("IO[bytes]", stream))


def _named(members: list[zipfile.ZipInfo]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Give each member a printable name that no other has."""
    seen: dict[str, int] = {}
    for info in members:
        name = printable(_real_name(info).replace("\\", "/"))
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name} ({seen[name]})"), info


def _real_name(info: zipfile.ZipInfo) -> str:
    """Undo zipfile's cp437 where the archive does not say UTF-8: it is a Mac's UTF-8 or a Windows page."""
    if info.flag_bits & _UTF8_BIT or info.filename.isascii():
        return info.filename
    try:
        return decode(info.filename.encode("cp437")).text
    except UnicodeEncodeError:
        return info.filename


def _refused(name: str, info: zipfile.ZipInfo, settings: Settings) -> Skipped | None:
    refused = refused_name(name)
    if refused is not None:
        return refused
    if stat.S_ISLNK(info.external_attr >> 16):
        return name, "ignored", "a link, which is not followed"
    if info.flag_bits & _ENCRYPTED_BIT:
        return name, "encrypted", "the member wants a password"
    if info.compress_type not in _METHODS:
        return (
            name,
            "unsupported",
            f"packed by method {info.compress_type}; pack it again as an ordinary ZIP",
        )
    limit = settings.limits.member_bytes
    if info.file_size > limit:
        return name, "too_large", f"the member inflates to more than limits.member_bytes ({limit})"
    return None


READER = ZipReader()
