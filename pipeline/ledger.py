"""What has been read already, by which reader and settings, and in which batch it lies.

A batch is a folder of Parquet under ``parts/readings`` and a manifest beside it, written last: a folder
without a manifest does not exist. Batches are never recut; when a document is read again by a newer
reader it gets a new batch, and ``generation`` says which one holds.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import count, groupby
from operator import itemgetter
from typing import Any

from pipeline.disk import Table
from pipeline.settings import Limits
from pipeline.types import FileStatus
from pipeline.workspace import Workspace, read_json, revive, write_json


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a container, or the reason it was not opened."""

    name: str
    sha256: str
    size: int
    status: FileStatus | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as it was read."""

    sha256: str
    batch: str
    generation: int
    media_type: str
    status: FileStatus
    reason: str
    advice: str
    reader: str
    """Reader and version, ``pdf/3``; empty when none read it."""
    ocr_key: str
    """Key of the OCR settings the result depends on, empty when it depends on none; where no reader took
    the file, the key of all readers, so that a new one is tried."""
    pages: int
    ocr_pages: int
    has_text: bool
    members: tuple[Member, ...] = ()
    limits_key: str = ""
    """Key of the limits, where the outcome may depend on them; empty when it does not."""
    passing: bool = False
    """Whether an accident that may not happen again kept it from being read (changed meanwhile, killed)."""


OCR_OFF = "off"


@dataclass(frozen=True, slots=True)
class Keys:
    """What a reading depends on beside the file's bytes."""

    readers: frozenset[str]
    """Present readers, ``pdf/3``."""
    ocr: str
    """Key of the OCR engine and its settings; ``OCR_OFF`` when no page is to be OCRed."""
    limits: str = ""
    """Key of ``Settings.limits``."""

    @property
    def all_readers(self) -> str:
        """One string for 'no reader took it': changes when any reader is added or renewed."""
        return _digest(sorted(self.readers))


def batch_name(members: Iterable[str], key: str) -> str:
    """Name a batch by the hash of its members and of what their reading depends on."""
    return _digest([*sorted(members), key])


def entry_from(row: dict[str, Any]) -> Entry:
    """Make an entry of what was stored of it, by this program or another version."""
    members = tuple(revive(Member, member) for member in row["members"])
    return revive(Entry, {**row, "members": members})


def limits_key(limits: Limits) -> str:
    """Name a set of limits."""
    return _digest(f"{name}={value}" for name, value in sorted(asdict(limits).items()))


def write_manifest(
    workspace: Workspace, batch: str, entries: Iterable[Entry], generation: int
) -> list[Entry]:
    """Write a batch's manifest, which makes the batch exist; returns its entries as they stand there."""
    final = [replace(entry, batch=batch, generation=generation) for entry in entries]
    final.sort(key=lambda entry: entry.sha256)
    rows: list[dict[str, Any]] = [asdict(entry) for entry in final]
    write_json(workspace.readings / f"{batch}.json", {"entries": rows})
    return final


def read_manifest(workspace: Workspace, batch: str) -> list[Entry] | None:
    """Return the entries of a batch, ``None`` where there is no batch of that name."""
    if not (workspace.readings / batch).is_dir():
        return None
    manifest = read_json(workspace.readings / f"{batch}.json", None)
    return None if manifest is None else [entry_from(row) for row in manifest["entries"]]


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]


_SCHEMA = "CREATE TABLE entries (sha256 TEXT PRIMARY KEY, generation, batch, entry) WITHOUT ROWID"
_PUT = """
INSERT INTO entries VALUES (?, ?, ?, ?) ON CONFLICT (sha256) DO UPDATE
SET generation = excluded.generation, batch = excluded.batch, entry = excluded.entry
WHERE (excluded.generation, excluded.batch) > (entries.generation, entries.batch)
"""


class Ledger:
    """All valid entries of a workspace, by document.

    Args:
        workspace: where readings lie.
        sweep: remove folders of batches that were never finished; not where another process writes them.
    """

    def __init__(self, workspace: Workspace, *, sweep: bool = True) -> None:
        self._workspace = workspace
        self._lock = threading.Lock()
        self._table = Table(_SCHEMA)
        self._asked = count()
        self.generation = 0
        known: set[str] = set()
        for manifest in sorted(workspace.readings.glob("*.json")):
            known.add(manifest.stem)
            if (workspace.readings / manifest.stem).is_dir():
                rows = read_json(manifest, {"entries": []})["entries"]
                self._put(map(entry_from, rows))
        if sweep:
            self._sweep(known)

    def _put(self, entries: Iterable[Entry]) -> None:
        def rows() -> Iterator[tuple[object, ...]]:
            for entry in entries:
                self.generation = max(self.generation, entry.generation)
                yield entry.sha256, entry.generation, entry.batch, json.dumps(asdict(entry))

        self._table.fill(_PUT, rows())

    def _sweep(self, known: set[str]) -> None:
        for folder in self._workspace.readings.iterdir():
            if folder.is_dir() and folder.name not in known:
                shutil.rmtree(folder, ignore_errors=True)

    def entry(self, sha256: str) -> Entry | None:
        """Return how a document was read, or ``None``."""
        rows = self._table.run("SELECT entry FROM entries WHERE sha256 = ?", (sha256,))
        return entry_from(json.loads(rows[0][0])) if rows else None

    def current(self, sha256: str, keys: Keys, *, retry: bool = False) -> bool:
        """Whether a document's reading still holds with the present readers and settings."""
        entry = self.entry(sha256)
        if entry is None or entry.passing or (retry and entry.status == "failed"):
            return False
        if entry.limits_key not in ("", keys.limits):
            return False
        if not entry.reader:
            return entry.ocr_key == keys.all_readers
        # With OCR switched off, what it read before is kept: less work never loses a reading.
        return entry.reader in keys.readers and (keys.ocr == OCR_OFF or entry.ocr_key in ("", keys.ocr))

    def record(self, batch: str, entries: Iterable[Entry]) -> None:
        """Write a batch's manifest, which makes the batch exist."""
        with self._lock:
            self._record(batch, entries)

    def _record(self, batch: str, entries: Iterable[Entry]) -> None:
        self._put(write_manifest(self._workspace, batch, entries, self.generation + 1))

    def adopt(self, batch: str) -> list[Entry]:
        """Take over a batch that another process has recorded; returns its entries.

        Raises:
            FileNotFoundError: there is none of that name.
        """
        entries = read_manifest(self._workspace, batch)
        if entries is None:
            raise FileNotFoundError(f"{self._workspace.readings} holds no batch {batch}")
        with self._lock:
            self._put(entries)
        return entries

    def has(self, batch: str) -> bool:
        """Whether a batch of that name was recorded."""
        return (self._workspace.readings / f"{batch}.json").exists()

    def drop_all_but(self, batches: Collection[str]) -> None:
        """Remove every other batch, its manifest first, so that it does not exist by halves."""
        for manifest in self._workspace.readings.glob("*.json"):
            if manifest.stem not in batches:
                manifest.unlink(missing_ok=True)
                shutil.rmtree(self._workspace.readings / manifest.stem, ignore_errors=True)

    def live(self, documents: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
        """Group documents by the batch that holds their present reading, both sorted."""
        asked = f"asked_{next(self._asked)}"
        self._table.run(f"CREATE TABLE {asked} (sha256 TEXT PRIMARY KEY) WITHOUT ROWID")
        try:
            self._table.fill(f"INSERT OR IGNORE INTO {asked} VALUES (?)", ((sha,) for sha in documents))
            sql = f"SELECT batch, sha256 FROM entries JOIN {asked} USING (sha256) ORDER BY batch, sha256"
            rows = self._table.stream(sql)
            for batch, group in groupby(rows, key=itemgetter(0)):
                yield batch, [sha256 for _, sha256 in group]
        finally:
            self._table.run(f"DROP TABLE {asked}")
