"""Walks the archive: everything found is told exactly once, with an answer for what cannot be read.

Nothing is written, no link is followed, and nothing but ordinary files is opened.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data import late as re
from pipeline.errors import ReadingError, UsageError
from pipeline.types import FileStatus

_LITTER_NAMES = {
    "thumbs.db": "Windows thumbnail cache",
    "ehthumbs.db": "Windows thumbnail cache",
    "desktop.ini": "Windows folder settings",
    ".ds_store": "macOS folder settings",
    ".localized": "macOS folder settings",
    "icon\r": "macOS folder icon",
    ".directory": "KDE folder settings",
}
_WORKSPACE = ("workspace.json", "parts", "decisions")
"""What tells a workspace by its content."""
_LITTER_FOLDERS = frozenset({".spotlight-v100", ".fseventsd", ".temporaryitems"})
_DOCUMENT_STARTS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rt", b"\xff\xd8\xff", b"\x89PNG")
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a character device"),
    (stat.S_ISBLK, "a block device"),
)
_CHUNK = 1024 * 1024
_ESCAPED = re.compile(r"\\(?:\\|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One thing in the archive."""

    path: str
    """Relative to the root, with ``/``, made printable reversibly (``original_path`` undoes it)."""
    location: Path
    """Where it lies, in the system's own form: what to open."""
    size: int
    """Bytes; 0 for what is no file."""
    mtime_ns: int
    ctime_ns: int
    device: int
    inode: int
    status: FileStatus | None = None
    """Set when it is not to be read: ``ignored`` or ``failed``."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """A file's identity."""

    sha256: str
    size: int


def walk(root: Path, skip: tuple[Path, ...] = ()) -> Iterator[FoundFile]:
    """Tell everything below a folder, sorted by name within each folder, folders in their place.

    Args:
        root: a folder, or a single file.
        skip: folders that are told once as ``ignored`` and not entered: the workspace, when it lies inside.

    Raises:
        UsageError: the root does not exist.
    """
    root = Path(os.path.abspath(root))  # noqa: PTH100 (links in the root's own path stay as they are named)
    try:
        top = root.stat()
    except OSError as error:
        raise UsageError(f"{root}: {error.strerror}; name a folder that exists") from error
    if not stat.S_ISDIR(top.st_mode):
        # A link given by hand is meant; links inside an archive are not followed.
        yield _classified(root.resolve(), root.name, top)
        return
    yield from _Walk(root, skip).everything((top.st_dev, top.st_ino))


class _Walk:
    """One walk over one root."""

    def __init__(self, root: Path, skip: tuple[Path, ...]) -> None:
        self._root = root
        self._real_root = os.path.realpath(root)
        self._skip = {os.path.realpath(folder) for folder in skip}
        self._entered: set[tuple[int, int]] = set()

    def everything(self, top: tuple[int, int]) -> Iterator[FoundFile]:
        self._entered.add(top)
        entries, failures = self._list(os.fspath(self._root), "")
        yield from failures
        stack = [("", entries)]
        while stack:
            prefix, entries = stack[-1]
            entry = next(entries, None)
            if entry is None:
                stack.pop()
                continue
            relative = prefix + entry.name
            try:
                info = entry.stat(follow_symlinks=False)
            except OSError as error:
                yield _broken(entry, relative, error)
                continue
            if stat.S_ISLNK(info.st_mode):
                yield self._link(entry, relative, info)
            elif stat.S_ISDIR(info.st_mode):
                refused = self._refused_folder(entry, relative, info)
                if refused is not None:
                    yield refused
                    continue
                entries, failures = self._list(entry.path, relative)
                yield from failures
                stack.append((f"{relative}/", entries))
            else:
                yield _classified(Path(entry.path), relative, info)

    def _list(self, folder: str, relative: str) -> tuple[Iterator[os.DirEntry[str]], list[FoundFile]]:
        """List a folder; a folder that cannot be listed (to its end) is itself told as failed."""
        entries: list[os.DirEntry[str]] = []
        failures: list[FoundFile] = []
        try:
            with os.scandir(folder) as listing:
                entries.extend(listing)
        except OSError as error:
            reason = f"the folder cannot be read: {error.strerror}; what lies in it is not known"
            failures.append(
                _found(Path(folder), f"{relative}/" if relative else "./", None, "failed", reason)
            )
        entries.sort(key=lambda entry: os.fsencode(entry.name))
        return iter(entries), failures

    def _refused_folder(
        self, entry: os.DirEntry[str], relative: str, info: os.stat_result
    ) -> FoundFile | None:
        reason = ""
        if self._skip and os.path.realpath(entry.path) in self._skip:
            reason = "the workspace of this audit"
        elif all(Path(entry.path, name).exists() for name in _WORKSPACE):
            reason = "the workspace of another audit"
        elif entry.name.lower() in _LITTER_FOLDERS:
            reason = "index that macOS keeps on a disk"
        elif (info.st_dev, info.st_ino) in self._entered:
            reason = "the same folder was entered under another name"
        if reason:
            return _found(Path(entry.path), f"{relative}/", info, "ignored", reason)
        self._entered.add((info.st_dev, info.st_ino))
        return None

    def _link(self, entry: os.DirEntry[str], relative: str, info: os.stat_result) -> FoundFile:
        status, reason = self._link_answer(entry)
        return _found(Path(entry.path), relative, info, status, reason)

    def _link_answer(self, entry: os.DirEntry[str]) -> tuple[FileStatus, str]:
        try:
            target = os.path.realpath(entry.path, strict=True)
        except OSError as error:
            if error.errno == errno.ELOOP:
                return "ignored", "a link that leads to itself"
            return "failed", f"a link whose target cannot be reached: {error.strerror}"
        inside = target == self._real_root or target.startswith(self._real_root.rstrip(os.sep) + os.sep)
        if not inside:
            return (
                "failed",
                "a link out of the archive, which is not followed; audit its target by itself",
            )
        where = printable(os.path.relpath(target, self._real_root))
        if Path(target).is_dir():
            here = os.path.realpath(Path(entry.path).parent)
            if here == target or here.startswith(target.rstrip(os.sep) + os.sep):
                return "ignored", f"a link that leads back to a folder above it ({where})"
            return "ignored", f"a link to the folder {where}, which is read under that name"
        return "ignored", f"a link to {where}, which is read under that name"


def digest(found: FoundFile) -> Digest:
    """Hash a file, and make sure that it did not change meanwhile; one second try.

    Raises:
        ReadingError: it vanished, may not be opened, is no file any more, or keeps changing.
    """
    for _ in range(2):
        result = _hash_once(found.location)
        if result is not None:
            return result
    raise ReadingError("changed while being read, twice; audit again when nobody writes to it")


def _hash_once(location: Path) -> Digest | None:
    try:
        handle = os.open(location, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        raise ReadingError("vanished before it was read") from None
    except OSError as error:
        raise ReadingError(f"cannot be opened: {error.strerror}") from error
    with os.fdopen(handle, "rb") as stream:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise ReadingError("is no ordinary file any more")
        hasher = hashlib.sha256()
        size = 0
        try:
            while chunk := stream.read(_CHUNK):
                hasher.update(chunk)
                size += len(chunk)
                if size > before.st_size:
                    return None
        except OSError as error:
            raise ReadingError(f"cannot be read to its end: {error.strerror}") from error
        after = os.fstat(handle)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return Digest(hasher.hexdigest(), size) if same and size == after.st_size else None


def printable(path: str) -> str:
    """Write a path on one line of valid UTF-8: ``\\x0a``, ``\\xff``, ``\\u202e``, ``\\\\``."""
    if path.isprintable() and "\\" not in path:
        return path
    return "".join(_escape(character) for character in path)


def original_path(path: str) -> str:
    """Undo ``printable``; bytes that are not UTF-8 come back as ``os.fsdecode`` writes them."""

    def back(match: re.Match[str]) -> str:
        if match[1]:
            value = int(match[1], 16)
            return chr(value) if value < 0x80 else chr(0xDC00 + value)
        digits = match[2] or match[3]
        return chr(int(digits, 16)) if digits else "\\"

    return _ESCAPED.sub(back, path)


def _escape(character: str) -> str:
    if character == "\\":
        return "\\\\"
    if character.isprintable():
        return character
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x80:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _classified(location: Path, relative: str, info: os.stat_result) -> FoundFile:
    """Answer for a thing that is neither folder nor link."""
    for is_kind, name in _KINDS:
        if is_kind(info.st_mode):
            return _found(location, relative, info, "ignored", f"{name}, not a file; never opened")
    if not stat.S_ISREG(info.st_mode):
        return _found(location, relative, info, "ignored", "not a file; never opened")
    reason = _litter(location, info.st_size)
    return _found(location, relative, info, "ignored" if reason else None, reason)


def litter(name: str) -> str:
    """Say why a file of this name is a system's litter; empty where it is none."""
    known = _LITTER_NAMES.get(name.lower(), "")
    if known:
        return known
    if name.startswith("._"):
        return "macOS resource fork"
    if name.startswith("~$"):
        return "lock file of an open Office document"
    if name.startswith(".~lock.") and name.endswith("#"):
        return "lock file of an open LibreOffice document"
    return ""


def _litter(location: Path, size: int) -> str:
    reason = litter(location.name)
    if not reason or location.name.lower() in _LITTER_NAMES:
        return reason
    return "" if size and _starts_like_a_document(location) else reason


def _starts_like_a_document(location: Path) -> bool:
    """A real document under a litter name is no litter."""
    try:
        handle = os.open(location, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return False
    with os.fdopen(handle, "rb") as stream:
        return stream.read(8).startswith(_DOCUMENT_STARTS)


def _broken(entry: os.DirEntry[str], relative: str, error: OSError) -> FoundFile:
    gone = isinstance(error, FileNotFoundError)
    reason = "vanished while the folder was read" if gone else f"cannot be looked at: {error.strerror}"
    return _found(Path(entry.path), relative, None, "failed", reason)


def _found(
    location: Path, relative: str, info: os.stat_result | None, status: FileStatus | None, reason: str
) -> FoundFile:
    is_file = info is not None and stat.S_ISREG(info.st_mode)
    return FoundFile(
        path=printable(relative),
        location=location,
        size=info.st_size if info is not None and is_file else 0,
        mtime_ns=info.st_mtime_ns if info is not None else 0,
        ctime_ns=info.st_ctime_ns if info is not None else 0,
        device=info.st_dev if info is not None else 0,
        inode=info.st_ino if info is not None else 0,
        status=status,
        reason=reason,
    )
