"""The audit as plain functions: plan, read batch by batch, refresh terms, publish.

Prefect tasks and a pair of threads run the same functions in the same order; for a cluster a batch is
told as a job, done elsewhere, and taken over here.
"""

from __future__ import annotations

import hashlib
import json
import math
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from flows.cluster.jobs import Job, counted
from flows.files import documents_of, members_of
from flows.inventory import Inventory, Item, load_inventory, take_inventory
from flows.queue import Queue
from flows.settings_file import ocr_off
from flows.summary import Summary
from flows.warm import PRELOAD
from pipeline.isolate import IsolatedPool
from pipeline.ledger import OCR_OFF, Keys, Ledger, limits_key
from pipeline.reading import reader_keys
from pipeline.reading.ocr import available, ocr_key
from pipeline.settings import Settings
from pipeline.steps import (
    Batch,
    Progress,
    ReadTask,
    Source,
    make_batches,
    process,
    refresh_terms,
    unpack,
)
from pipeline.terms import version_key
from pipeline.workspace import Workspace


class Listener(Protocol):
    """Who is told how far the audit is. Called from several threads."""

    def stage(self, name: str) -> None:
        """A stage began: ``inventory``, ``reading``, ``terms``, ``publishing``."""

    def found(self, count: int) -> None:
        """So many files were found up to now."""

    def planned(self, files: int, size: int) -> None:
        """So many files and bytes are to be read in addition."""

    def document(self, progress: Progress) -> None:
        """A document was read or set aside."""

    def note(self, message: str) -> None:
        """Something that a person should know."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the audit was asked to do."""

    root: Path
    settings: Settings
    retry_failed: bool = False
    forget: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an audit ended."""

    found: int
    """Paths found in the archive, members of containers not counted."""
    counts: dict[str, int]
    """Status -> rows of the view ``files``, members and vanished paths included."""
    attention: int
    """Files that a person should look at, and rules that could not be used."""
    pages_read: int
    published: bool
    """False when nothing had changed and the database stood as it was."""
    summary: Summary | None = None
    """What was published; ``None`` when the database stood."""


class Audit:
    """One run over one archive. The workspace's lock must be held."""

    def __init__(self, workspace: Workspace, options: Options, listener: Listener) -> None:
        self.workspace, self.listener = workspace, listener
        settings = replace(options.settings, spool=str(workspace.spool))
        self.options = replace(options, settings=settings)
        self.settings = settings
        self.keys = keys_of(settings)
        self.terms_key = version_key(depth=settings.depth)
        self.ledger = Ledger(workspace)
        self.inventory = Inventory(str(options.root), (), ())
        self.pages_read = 0
        self._size_planned = self._size_read = 0
        self.lease = ""
        """Of a run whose batches are done elsewhere."""
        self._stages: list[tuple[str, float]] = []

    def stage(self, name: str) -> None:
        """Say that a stage begins."""
        self._stages.append((name, time.monotonic()))
        self.listener.stage(name)

    def stages(self) -> dict[str, float]:
        """Seconds that each stage took, the present one until now."""
        ends = [began for _, began in self._stages[1:]] + [time.monotonic()]
        took: dict[str, float] = {}
        for (name, began), end in zip(self._stages, ends, strict=True):
            took[name] = round(took.get(name, 0.0) + end - began, 2)
        return took

    def seconds_left(self) -> float:
        """Estimate how long reading will still take, by bytes; infinite before anything was read."""
        if not self._size_read:
            return math.inf
        elapsed = time.monotonic() - self._stages[-1][1]
        return elapsed * max(self._size_planned - self._size_read, 0) / self._size_read

    def take_inventory(self) -> None:
        """Walk the archive and remember what was seen."""
        self.stage("inventory")
        before = load_inventory(self.workspace)
        self.inventory = take_inventory(
            self.options.root,
            self.workspace,
            today=self.settings.as_of.isoformat(),
            on_file=self.listener.found,
            forget=self.options.forget,
        )
        if before is not None and before.root != self.inventory.root:
            self.listener.note(
                f"this workspace was made from {before.root}; it now follows {self.inventory.root}"
            )

    def rounds(self) -> Iterator[Iterator[Batch]]:
        """Yield batches to be read: files first, then the members that reading them brought to light."""
        queue = Queue()
        first = True
        while True:
            files, size = queue.fill(self._wanted())
            if files and first and self._ocr_is_missing():
                queue.forget_round()
                files, size = queue.fill(self._wanted())
            if not files:
                return
            first = False
            self._size_planned += size
            self.listener.planned(files, size)
            yield make_batches(queue.sources(), self.keys, taken=self.ledger.has)

    def _ocr_is_missing(self) -> bool:
        """Look for Tesseract, now that there is something to read; do without it where it is not."""
        missing = available(self.settings) if self.settings.ocr.enabled else None
        if missing:
            self.listener.note(f"{missing.rstrip('.')}. Scanned pages are left unread until then.")
            self.settings = ocr_off(self.settings)
            self.keys = replace(self.keys, ocr=OCR_OFF)
        return bool(missing)

    def _wanted(self) -> Iterator[Source]:
        retry = self.options.retry_failed
        for item in self.inventory.items:
            if item.sha256 is None or item.status is not None:
                continue
            if not self.ledger.current(item.sha256, self.keys, retry=retry):
                yield Source(item.sha256, item.location, item.size, 0, item.mtime_ns)
            else:
                yield from self._wanted_members(item)

    def _wanted_members(self, item: Item) -> Iterator[Source]:
        for found in members_of(item, self.ledger, self.settings.limits):
            member = found.member
            if member.status is None and not self.ledger.current(
                member.sha256, self.keys, retry=self.options.retry_failed
            ):
                location = self.workspace.spool / member.sha256
                yield Source(member.sha256, str(location), member.size, found.nesting)

    def read_batch(self, batch: Batch, pool: IsolatedPool) -> dict[str, int]:
        """Read one batch, unless an earlier try has finished it; tells documents and pages."""
        if self.ledger.has(batch.name):
            return counted(self.ledger.adopt(batch.name))
        for source in self._closed_containers(batch):
            task = ReadTask(source, "", self.settings, self.keys)
            seconds = self.settings.limits.document_seconds
            for _ in pool.run(unpack, iter([(source.sha256, task, seconds)])):
                pass
        entries = process(
            batch,
            workspace=self.workspace,
            ledger=self.ledger,
            pool=pool,
            settings=self.settings,
            keys=self.keys,
            terms_key=self.terms_key,
            on_document=self._heard,
        )
        self._empty_spool(batch)
        return counted(entries)

    def read_job(self, batch: Batch) -> dict[str, Any]:
        """Say in JSON what another machine needs to read a batch."""
        return self._job("read", batch.name, batch.sources, tuple(self._closed_containers(batch)))

    def take_batch(self, batch: Batch) -> dict[str, int]:
        """Take over a batch that another machine has read."""
        entries = self.ledger.adopt(batch.name)
        sizes = {source.sha256: source.size for source in batch.sources}
        for entry in entries:
            size = sizes.get(entry.sha256, 0)
            self._heard(Progress(entry.sha256, entry.status, entry.pages, entry.ocr_pages, size))
        self._empty_spool(batch)
        return counted(entries)

    def terms_job(self, batch: str) -> dict[str, Any]:
        """Say in JSON what another machine needs to extract a batch's terms anew."""
        return self._job("terms", batch)

    def _job(
        self, kind: str, batch: str, sources: tuple[Source, ...] = (), containers: tuple[Source, ...] = ()
    ) -> dict[str, Any]:
        job = Job(
            kind,
            batch,
            Workspace(self.workspace.root.absolute()),
            replace(self.settings, spool=str(self.workspace.spool.absolute())),
            self.keys,
            self.terms_key,
            self.lease,
            self.ledger.generation + 1,
            sources,
            containers,
        )
        return job.as_json()

    def _heard(self, progress: Progress) -> None:
        self.pages_read += progress.pages
        self._size_read += progress.size
        self.listener.document(progress)

    def _closed_containers(self, batch: Batch) -> Iterator[Source]:
        """Containers whose members are no longer in the spool, because an earlier run was killed."""
        missing = {s.sha256 for s in batch.sources if s.nesting and not Path(s.location).exists()}
        if missing:
            for item in self.inventory.items:
                yield from self._containers_of(item, missing)

    def _containers_of(self, item: Item, members: set[str]) -> Iterator[Source]:
        """The containers to be opened for some members, outermost first, each once."""
        if item.sha256 is None or item.status is not None:
            return
        places = {item.sha256: Source(item.sha256, item.location, item.size, 0, item.mtime_ns)}
        parents: dict[str, str] = {}
        for found in members_of(item, self.ledger, self.settings.limits):
            sha256 = found.member.sha256
            parents.setdefault(sha256, found.parent)
            location = str(self.workspace.spool / sha256)
            places.setdefault(sha256, Source(sha256, location, found.member.size, found.nesting))
        wanted: list[str] = []
        for sha256 in sorted(members & parents.keys()):
            chain: list[str] = []
            while sha256 in parents and parents[sha256] not in chain:
                sha256 = parents[sha256]
                chain.append(sha256)
            wanted.extend(reversed(chain))
        for sha256 in dict.fromkeys(wanted):
            yield places[sha256]

    def _empty_spool(self, batch: Batch) -> None:
        """Remove members that were read; what a container among them holds is in the spool already."""
        for source in batch.sources:
            if source.nesting:
                (self.workspace.spool / source.sha256).unlink(missing_ok=True)

    def stale_terms(self) -> list[str]:
        """Batches whose terms were extracted by other extractors than the present ones."""
        live = self.ledger.live(self.documents())
        return [b for b, _ in live if not (self.workspace.terms / f"{b}-{self.terms_key}").is_dir()]

    def refresh_batch(self, batch: str, pool: IsolatedPool) -> dict[str, int]:
        """Extract one batch's terms anew, from what was read before."""
        refresh_terms(
            batch,
            workspace=self.workspace,
            pool=pool,
            settings=self.settings,
            terms_key=self.terms_key,
        )
        return {}

    def documents(self) -> Iterator[str]:
        """Hashes of all documents that the database is to hold."""
        return documents_of(self.inventory, self.ledger, self.settings.limits)

    def clean_up(self) -> None:
        """Remove what only an unfinished run needs: members of containers, rows of unfinished batches."""
        for leftover in self.workspace.work.iterdir():
            if leftover != self.workspace.spool:
                shutil.rmtree(leftover, ignore_errors=True)
        for leftover in self.workspace.spool.iterdir():
            if leftover.is_dir():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink(missing_ok=True)
        batches = {batch for batch, _ in self.ledger.live(self.documents())}
        live = {f"{batch}-{self.terms_key}" for batch in batches}
        for folder in self.workspace.terms.iterdir():
            if folder.name not in live:
                shutil.rmtree(folder, ignore_errors=True)
        if self.options.forget:
            # What is forgotten is not kept as text either, but a batch goes only as a whole.
            self.ledger.drop_all_but(batches)

    def open_pool(self) -> IsolatedPool:
        """Start the worker processes."""
        return IsolatedPool(self.settings.jobs, self.settings.limits.document_memory, PRELOAD)


def keys_of(settings: Settings) -> Keys:
    """What readings depend on with these settings; looks for no engine."""
    ocr = ocr_key(settings) if settings.ocr.enabled else OCR_OFF
    return Keys(reader_keys(), ocr, limits_key(settings.limits))


def digest_of(parts: Iterable[object]) -> str:
    """Hash JSON-able parts one by one: two runs with the same digest have the same input."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(json.dumps(part, sort_keys=True, default=str).encode())
        digest.update(b"\n")
    return digest.hexdigest()


def settings_key(settings: Settings) -> dict[str, object]:
    """The settings that a judgement depends on."""
    values = asdict(settings)
    return {key: value for key, value in values.items() if key not in ("ocr", "limits", "jobs", "spool")}
