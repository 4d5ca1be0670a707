"""Puts a backup in the place of a workspace: checked first, unpacked beside, renamed when it is whole.

A backup may come from anywhere, so nothing in it is believed: names stay inside the folder, sizes are
those the list names, and no byte is put in place before all checksums were found right.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from flows.backup import CHUNK, FORMAT, MANIFEST, Backup, is_inside
from pipeline.errors import StorageError, UsageError
from pipeline.workspace import FORMAT_VERSION, Workspace, locked, storage_errors

_MOST_FILES = 2_000_000
_MOST_MANIFEST = 512 * 1024 * 1024
_MOST_TIMES = 300
"""A backup that unpacks to more than so many times its size is none of ours; a small one may."""
_SMALL = 64 * 1024 * 1024
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OURS = ("workspace.json", "parts", "decisions", "clausier.duckdb", "inventory.sqlite")
"""By any of these a folder is known to have been a workspace."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place."""

    backup: Backup
    workspace: Path
    set_aside: Path | None
    """Where what lay there before is kept."""


def check_backup(file: Path) -> Backup:
    """Read a whole backup and compare every byte with its list; writes nothing.

    Raises:
        UsageError: it is no backup, or not as it was written.
    """
    with _opened(file) as packed:
        listed = _listed(file, packed)
        for name, (size, digest) in listed.items():
            _copy(file, packed, name, size, digest, None)
        return _told(file, packed, listed)


def restore_backup(file: Path, workspace: Workspace, *, force: bool) -> Restored:
    """Unpack a backup beside the workspace's place, check it, and rename it into that place.

    Args:
        file: as ``make_backup`` wrote it.
        workspace: its folder must be missing or empty.
        force: set a workspace that lies there aside, under another name; it is kept.

    Raises:
        UsageError: the backup is refused, or the place is taken. Nothing was changed.
        WorkspaceBusyError: an audit runs in the workspace that is to be set aside.
        StorageError: the disk is full, or not writable. Nothing was changed.
    """
    place = workspace.root.resolve()
    with ExitStack() as held:
        _make_sure_of(place, force)
        packed = held.enter_context(_opened(file))
        listed = _listed(file, packed)
        if place.is_dir() and any(place.iterdir()):
            held.enter_context(locked(Workspace(place)))
        held.enter_context(storage_errors(place.parent))
        place.parent.mkdir(parents=True, exist_ok=True)
        _make_sure_of_room(place.parent, sum(size for size, _ in listed.values()))
        beside = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".part-{place.name}-"))
        # Renamed away when all goes well; whatever happens otherwise, nothing is left behind.
        held.callback(shutil.rmtree, beside, ignore_errors=True)
        for name, (size, digest) in listed.items():
            _unpack(file, packed, beside, name, size, digest)
        _make_sure_it_is_a_workspace(file, beside)
        aside = _put(beside, place)
        return Restored(_told(file, packed, listed), workspace.root, aside)


def _make_sure_of(place: Path, force: bool) -> None:
    """The place must be free, or hold a workspace that may be set aside."""
    if not place.exists():
        return
    if not place.is_dir():
        raise UsageError(f"{place} is a file; --workspace wants a folder")
    if not any(place.iterdir()):
        return
    if not any((place / name).exists() for name in _OURS):
        raise UsageError(f"{place} is not empty and not a workspace; name another folder with --workspace")
    if not force:
        raise UsageError(
            f"{place} holds a workspace; name another folder with --workspace, "
            "or add --force: what lies there is then kept beside it under another name"
        )


def _make_sure_of_room(folder: Path, wanted: int) -> None:
    free = shutil.disk_usage(folder).free
    if wanted > free:
        raise StorageError(f"{folder} has {free} bytes free, and the backup needs {wanted}")


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    if not file.is_file():
        raise UsageError(f"{file} does not exist, or is no file")
    try:
        packed = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _refused(file, f"it cannot be opened ({error}); it may have been cut short") from error
    with packed:
        yield packed


def _refused(file: Path, why: str) -> UsageError:
    return UsageError(f"{file} is refused as a backup: {why}; nothing was changed")


def _listed(file: Path, packed: zipfile.ZipFile) -> dict[str, tuple[int, str]]:
    """Return name -> size and checksum; every entry is listed, and every name stays inside."""
    manifest = _manifest(file, packed)
    entries = packed.infolist()
    names = {entry.filename for entry in entries}
    if len(names) != len(entries):
        raise _refused(file, "two entries have one name")
    listed = _sizes(file, manifest)
    if names != listed.keys() | {MANIFEST}:
        raise _refused(file, "its entries are not those of its list")
    for entry in entries:
        _make_sure_of_entry(file, entry, listed)
    folders = {part for name in listed for part in _above(name)}
    if folders & listed.keys():
        raise _refused(file, "a file has the name of a folder")
    total = sum(size for size, _ in listed.values())
    if total > max(_SMALL, file.stat().st_size * _MOST_TIMES):
        raise _refused(file, f"it would unpack to {total} bytes")
    return listed


def _above(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def _manifest(file: Path, packed: zipfile.ZipFile) -> dict[str, Any]:
    try:
        entry = packed.getinfo(MANIFEST)
    except KeyError:
        raise _refused(file, f"it has no {MANIFEST}") from None
    if entry.file_size > _MOST_MANIFEST or entry.compress_type not in _PACKINGS or entry.flag_bits & 1:
        raise _refused(file, "its list cannot be read")
    try:
        with packed.open(entry) as source:
            raw = source.read(_MOST_MANIFEST + 1)
        manifest = json.loads(raw)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RecursionError) as error:
        raise _refused(file, f"its list cannot be read ({error})") from error
    if not isinstance(manifest, dict):
        raise _refused(file, "its list cannot be read")
    if manifest.get("format") != FORMAT or manifest.get("workspace_format") != FORMAT_VERSION:
        raise _refused(
            file,
            f"it has format {_short(manifest.get('format'))}/{_short(manifest.get('workspace_format'))}, "
            f"this program restores {FORMAT}/{FORMAT_VERSION}",
        )
    return manifest


def _short(value: object) -> str:
    return repr(value)[:20]


def _sizes(file: Path, manifest: dict[str, Any]) -> dict[str, tuple[int, str]]:
    rows = manifest.get("files")
    if not isinstance(rows, dict) or len(rows) > _MOST_FILES:
        raise _refused(file, "its list names no files, or too many")
    listed: dict[str, tuple[int, str]] = {}
    for name, row in rows.items():
        size = row.get("size") if isinstance(row, dict) else None
        digest = row.get("sha256") if isinstance(row, dict) else None
        if type(size) is not int or size < 0 or not isinstance(digest, str):
            raise _refused(file, "its list gives no size or checksum for a file")
        if not is_inside(name):
            raise _refused(file, f"the name {name[:80]!r} would not stay in the workspace")
        listed[name] = (size, digest)
    if "workspace.json" not in listed:
        raise _refused(file, "it holds no workspace")
    return listed


def _make_sure_of_entry(file: Path, entry: zipfile.ZipInfo, listed: dict[str, tuple[int, str]]) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if entry.is_dir() or kind not in (0, stat.S_IFREG):
        raise _refused(file, f"{entry.filename[:80]!r} is a link or no file")
    if entry.flag_bits & 1:
        raise _refused(file, f"{entry.filename[:80]!r} is encrypted")
    if entry.compress_type not in _PACKINGS:
        raise _refused(file, f"{entry.filename[:80]!r} is packed in another way than a backup's files")
    if entry.filename != MANIFEST and entry.file_size != listed[entry.filename][0]:
        raise _refused(file, f"{entry.filename[:80]!r} has another size than its list says")


def _unpack(file: Path, packed: zipfile.ZipFile, folder: Path, name: str, size: int, digest: str) -> None:
    target = folder.joinpath(*name.split("/"))
    for parent in reversed(target.relative_to(folder).parents[:-1]):
        (folder / parent).mkdir(mode=0o700, exist_ok=True)
    # O_EXCL: where two names turn out to be one file after all, the second is not written.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    try:
        descriptor = os.open(target, flags, 0o600)
    except FileExistsError:
        raise _refused(file, "two names stand for one file") from None
    with os.fdopen(descriptor, "wb") as out:
        _copy(file, packed, name, size, digest, out)
        out.flush()
        os.fsync(out.fileno())


def _copy(
    file: Path, packed: zipfile.ZipFile, name: str, size: int, digest: str, out: IO[bytes] | None
) -> None:
    found, left = hashlib.sha256(), size
    try:
        with packed.open(name) as source:
            while chunk := source.read(min(CHUNK, left + 1)):
                left -= len(chunk)
                if left < 0:
                    break
                found.update(chunk)
                if out is not None:
                    out.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _refused(file, f"{name!r} is damaged ({error})") from error
    if left != 0 or found.hexdigest() != digest:
        raise _refused(file, f"{name!r} is not as it was written")


def _make_sure_it_is_a_workspace(file: Path, folder: Path) -> None:
    try:
        found = json.loads((folder / "workspace.json").read_text(encoding="utf-8"))
    except ValueError as error:
        raise _refused(file, "its workspace.json cannot be read") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT_VERSION:
        raise _refused(file, "its workspace has another format than this program writes")


def _put(beside: Path, place: Path) -> Path | None:
    """Rename into place; what lies there goes under another name first, and comes back if that fails."""
    aside = None
    if place.is_dir() and any(place.iterdir()):
        stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
        aside = place.with_name(f"{place.name}.before-restore-{stamp}")
        _rename(place, aside)
    try:
        _rename(beside, place)
    except BaseException:
        if aside is not None:
            aside.rename(place)
        raise
    descriptor = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return aside


def _rename(source: Path, target: Path) -> None:
    try:
        source.rename(target)
    except PermissionError:
        raise
    except OSError as error:
        raise UsageError(
            f"{source} cannot be renamed to {target} ({error.strerror}); "
            "where a folder is a disk of its own, restore into a folder below it"
        ) from error


def _told(file: Path, packed: zipfile.ZipFile, listed: dict[str, tuple[int, str]]) -> Backup:
    full = _manifest(file, packed).get("full") is True
    return Backup(file, len(listed), sum(size for size, _ in listed.values()), full)
