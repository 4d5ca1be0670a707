"""OLE containers (DOC, MSG, XLS ...): what lies at their top, and whether their streams can be believed."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import DamagedError

if TYPE_CHECKING:
    from aspose.email_foss.cfb import CFBReader

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MESSAGE = "__properties_version1.0"
DOCUMENT = "WordDocument"
_SEARCHED = 32 * 1024 * 1024
_KNOWN = (
    "EncryptedPackage",
    MESSAGE,
    "__nameid_version1.0",
    "__substg1.0_",
    DOCUMENT,
    "PowerPoint Document",
    "Workbook",
    "Book",
    "VisioDocument",
    "Quill",
    "Ole10Native",
)


def top_names(head: bytes, path: Path) -> frozenset[str]:
    """Names of the streams and storages at the top of an OLE container; none where the file is no OLE.

    Where the container is broken, the first known name that its bytes spell is returned alone.
    """
    if not head.startswith(MAGIC):
        return frozenset()
    info = path.stat()
    return _top_names(os.fspath(path), info.st_size, info.st_mtime_ns)


@lru_cache(maxsize=4)
def _top_names(path: str, size: int, mtime_ns: int) -> frozenset[str]:
    del size, mtime_ns
    from aspose.email_foss.cfb import CFBReader

    try:
        with CFBReader.from_file(path) as container:
            return frozenset(entry.name for entry in container.iter_children(0))
    except MemoryError:
        raise
    except Exception:  # the library raises whatever the broken bytes lead to
        with Path(path).open("rb") as stream:
            return _spelled(stream.read(_SEARCHED))


def _spelled(data: bytes) -> frozenset[str]:
    for name in _KNOWN:
        if name.encode("utf-16-le") in data:
            return frozenset({MESSAGE if name.startswith("__") else name})
    return frozenset()


def check_streams(path: Path) -> None:
    """Make sure that an OLE container holds what it says, before a library copies its streams.

    Raises:
        DamagedError: it breaks off, runs in circles, or its streams lie over one another or are said to be
            larger than the file, as in a container made to burst.
    """
    from aspose.email_foss.cfb import CFBReader

    try:
        with CFBReader.from_file(path) as container:
            size, cutoff = container.file_size, container.header.mini_stream_cutoff_size
            large = sum(e.stream_size for e in container.iter_streams() if e.stream_size >= cutoff)
            small = sum(e.stream_size for e in container.iter_streams() if e.stream_size < cutoff)
            nested = container.root_entry.stream_size
            _walk(container)
    except (MemoryError, DamagedError):
        raise
    except Exception as error:  # the library raises whatever the broken bytes lead to
        raise DamagedError("its OLE container is broken: it breaks off or runs in circles") from error
    if large > size or small > max(nested, 0) + cutoff:
        raise DamagedError("its streams are said to be larger than the file, as in one made to burst")


def _walk(container: CFBReader) -> None:
    """Visit each entry once: a storage that holds itself would be copied without end."""
    seen: set[int] = set()
    waiting = [0]
    while waiting:
        place = waiting.pop()
        if place in seen:
            raise DamagedError("its OLE container is broken: a folder lies inside itself")
        seen.add(place)
        waiting.extend(int(entry.stream_id) for entry in container.iter_children(place))
