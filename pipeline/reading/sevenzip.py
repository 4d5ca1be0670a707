"""7z archives, where the extra ``sevenzip`` is installed: members go to the spool, within the limits.

A 7z packs many members into one stream, so that a member can only be had by inflating all before it.
What is declared is bounded before anything is inflated, and what is inflated is counted as it comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pipeline.archive import printable
from pipeline.errors import DamagedError, EncryptedError, ReadingError, TooLargeError, UnsupportedError
from pipeline.heartbeat import beat
from pipeline.reading._draft import document
from pipeline.reading._members import NO_SPOOL, Skipped, members_verdict, refused_name
from pipeline.reading.spool import Sink, Spool
from pipeline.settings import Settings
from pipeline.types import Attachment, FileStatus, Reading

if TYPE_CHECKING:
    from py7zr import SevenZipFile

MEDIA_TYPE = "application/x-7z-compressed"
_MAGIC = b"7z\xbc\xaf\x27\x1c"
_INSTALLED = find_spec("py7zr") is not None
_ABSENT = "7z archive: install Clausier with its extra `sevenzip`, or unpack it"


class SevenZipReader:
    """Takes files with the mark of a 7z archive."""

    name = "sevenzip"
    version = 1 if _INSTALLED else 0
    """0 where it can only refuse, so that archives are read anew once the extra is there."""
    media_types = (MEDIA_TYPE,)

    def sniff(self, head: bytes, path: Path) -> float | None:
        """Sure of the mark."""
        del path
        return 0.9 if head.startswith(_MAGIC) else None

    def read(self, path: Path, sha256: str, settings: Settings) -> Reading:
        """List the members and copy those that may be read to the spool.

        Raises:
            UnsupportedError: the extra is not installed, or does not know how the archive is packed.
            EncryptedError: the archive wants a password.
            DamagedError: the directory cannot be read.
            TooLargeError: more members than ``limits.members``, or more memory than is allowed.
        """
        if not _INSTALLED:
            raise UnsupportedError(_ABSENT)
        try:
            count, outcomes = _read(path, settings)
        except MemoryError as error:
            raise TooLargeError(
                "the archive wants more memory than limits.document_memory "
                f"({settings.limits.document_memory} MiB)"
            ) from error
        attachments = tuple(item for item in outcomes if isinstance(item, Attachment))
        skipped = tuple(item for item in outcomes if not isinstance(item, Attachment))
        status, reason = members_verdict(count, skipped)
        made = document(sha256, MEDIA_TYPE, f"{self.name}/{self.version}", [], status=status, reason=reason)
        return Reading(made, attachments=attachments, skipped=skipped)


def _read(path: Path, settings: Settings) -> tuple[int, list[Attachment | Skipped]]:
    from py7zr import SevenZipFile
    from py7zr.exceptions import PasswordRequired, UnsupportedCompressionMethodError

    try:
        with SevenZipFile(path) as archive:
            if archive.needs_password():
                raise EncryptedError("the archive wants a password")
            members = [item for item in archive.files if not item.is_directory]
            limit = settings.limits.members
            if len(members) > limit:
                raise TooLargeError(
                    f"the archive has {len(members)} members, more than limits.members ({limit})"
                )
            return len(members), _outcomes(archive, members, settings)
    except (ReadingError, MemoryError):
        raise
    except PasswordRequired as error:
        raise EncryptedError("the archive wants a password") from error
    except UnsupportedCompressionMethodError as error:
        raise UnsupportedError(
            "7z archive packed by a method that is not known here: pack it as ZIP"
        ) from error
    except Exception as error:  # the library raises whatever the broken bytes lead to
        raise DamagedError("the archive's directory is broken") from error


def _outcomes(archive: SevenZipFile, members: list[Any], settings: Settings) -> list[Attachment | Skipped]:
    outcomes: list[Attachment | Skipped] = []
    wanted: dict[str, str] = {}
    seen: dict[str, int] = {}
    declared = 0
    limit = settings.limits.inflated_bytes
    for item in members:
        plain = printable(item.filename.replace("\\", "/"))
        seen[plain] = seen.get(plain, 0) + 1
        name = plain if seen[plain] == 1 else f"{plain} ({seen[plain]})"
        declared += item.uncompressed
        refused = _refused(name, plain, item, settings)
        if refused is not None:
            outcomes.append(refused)
        elif declared > limit:
            reason = f"members before it inflate to more than limits.inflated_bytes ({limit})"
            outcomes.append((name, "too_large", reason))
        elif seen[plain] > 1:
            outcomes.append((name, "failed", "another member has the same name; unpack it by hand"))
        elif settings.spool is None:
            outcomes.append((name, "ignored", NO_SPOOL))
        else:
            wanted[item.filename] = name
    outcomes.extend(_extract(archive, wanted, settings))
    return outcomes


def _refused(name: str, plain: str, item: Any, settings: Settings) -> Skipped | None:
    refused = refused_name(plain)
    if refused is not None:
        return name, refused[1], refused[2]
    if item.is_symlink or item.is_junction:
        return name, "ignored", "a link, which is not followed"
    if item.is_socket:
        return name, "ignored", "no ordinary file"
    limit = settings.limits.member_bytes
    if item.uncompressed > limit:
        return name, "too_large", f"the member inflates to more than limits.member_bytes ({limit})"
    return None


def _extract(
    archive: SevenZipFile, wanted: dict[str, str], settings: Settings
) -> Iterator[Attachment | Skipped]:
    """Inflate what is wanted, in one pass; where the archive breaks off, the rest is lost."""
    if not wanted:
        return
    sinks = _sinks(
        {PurePosixPath(original).as_posix(): name for original, name in wanted.items()}, settings
    )
    failure: tuple[FileStatus, str] = "damaged", "the member could not be unpacked"
    try:
        archive.extract(targets=list(wanted), factory=sinks)
        sinks.close()
    except MemoryError:
        raise
    except ReadingError as error:
        failure = error.status, error.reason
    except Exception:  # the library raises whatever the broken bytes lead to
        failure = "damaged", "the archive is damaged here, and what follows cannot be reached"
    finally:
        sinks.discard()
    for name in wanted.values():
        done = sinks.done.get(name)
        yield (name, *failure) if done is None else done


def _sinks(names: dict[str, str], settings: Settings) -> Any:
    """The library asks for something to write to, member by member; each is finished when the next begins.

    Args:
        names: member as the library spells it -> the name that is shown.
        settings: limits and the spool.
    """
    from py7zr.io import Py7zIO, WriterFactory

    class Writer(Py7zIO):
        """Passes bytes on to the spool; nothing can be read back."""

        def __init__(self, sink: Sink | None) -> None:
            self._sink = sink
            self._size = 0

        def write(self, s: bytes | bytearray) -> int:
            self._size += len(s)
            if self._sink is not None:
                self._sink.write(bytes(s))
            beat()
            return len(s)

        def read(self, size: int | None = None) -> bytes:
            return b""

        def seek(self, offset: int, whence: int = 0) -> int:
            return 0

        def flush(self) -> None:
            return None

        def size(self) -> int:
            return self._size

    class Sinks(WriterFactory):
        """What was written whole, by the name that is shown."""

        def __init__(self) -> None:
            self.done: dict[str, Attachment] = {}
            self._spool = Spool(settings)
            self._open: tuple[str, Sink] | None = None

        def create(self, filename: str) -> Py7zIO:
            self.close()
            name = names.get(filename)
            if name is None or name in self.done:
                return Writer(None)
            self._open = name, self._spool.sink(name)
            return Writer(self._open[1])

        def close(self) -> None:
            if self._open is not None:
                name, sink = self._open
                self._open = None
                self.done[name] = sink.finish()

        def discard(self) -> None:
            if self._open is not None:
                self._open[1].discard()
                self._open = None

    return Sinks()


READER = SevenZipReader()
