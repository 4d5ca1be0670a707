"""Says what a run would take, from a sample of files and pages, without doing it or leaving anything."""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from flows.engine import keys_of
from flows.inventory import load_inventory, place_of
from flows.settings_file import ocr_off
from flows.warm import PRELOAD
from pipeline.archive import FoundFile, walk
from pipeline.errors import ReadingError
from pipeline.heartbeat import watched
from pipeline.isolate import IsolatedPool
from pipeline.ledger import Ledger
from pipeline.settings import Settings
from pipeline.workspace import Workspace

_FILES = 40
_OCR_FILES = 4
_SAMPLE_BYTES = 20_000_000
_SECONDS = 60.0
_TYPICAL_OCR_SECONDS = 2.0
"""A page, where no sampled file could be OCRed in time."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What one sampled file took."""

    size: int
    pages: int
    scanned: int
    """Pages that would have to be OCRed."""
    seconds: float
    """Processor time of reading and extracting, OCR left out."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run would take; seconds are rough, from ``sampled`` files."""

    files: int
    new_files: int
    new_bytes: int
    sampled: int
    pages: int
    scanned_pages: int
    seconds: int
    ocr_seconds_a_page: float | None
    jobs: int


def run_estimate(folder: Path, workspace: Workspace, settings: Settings, *, as_json: bool) -> int:
    """Print an estimate; returns 0."""
    estimate = measure(folder, workspace, settings)
    if as_json:
        print(json.dumps(asdict(estimate)))
        return 0
    hours, rest = divmod(estimate.seconds, 3600)
    spelled = f"{hours} h {rest // 60} min" if hours else f"{rest // 60} min {rest % 60} s"
    print(
        f"{estimate.files} files, {estimate.new_files} of them new ({estimate.new_bytes / 1e6:.1f} MB)\n"
        f"about {estimate.pages} pages to read, {estimate.scanned_pages} of them scanned"
        f"{'' if settings.ocr.enabled else ' (left unread: OCR is off)'}\n"
        f"about {spelled} with {estimate.jobs} processes, judged from {estimate.sampled} files"
    )
    return 0


def measure(folder: Path, workspace: Workspace, settings: Settings) -> Estimate:
    """Read a sample of what is new in a pool of workers, with their time and memory limits."""
    files = [found for found in walk(folder, skip=(workspace.root,)) if found.status is None]
    known = _known(workspace, settings)
    new = [found for found in files if place_of(found) not in known]
    sample = _sample(new)
    with tempfile.TemporaryDirectory(prefix="clausier-estimate-") as spool:
        probes, per_page = _probe_all(sample, replace(settings, spool=spool))
    size = sum(found.size for found in new)
    share = size / max(sum(probe.size for probe in probes), 1)
    pages = round(sum(probe.pages for probe in probes) * share)
    scanned = round(sum(probe.scanned for probe in probes) * share)
    seconds = sum(probe.seconds for probe in probes) * share + scanned * (per_page or 0.0)
    return Estimate(
        files=len(files),
        new_files=len(new),
        new_bytes=size,
        sampled=len(probes),
        pages=pages,
        scanned_pages=scanned,
        seconds=round(seconds / settings.jobs) + 2,
        ocr_seconds_a_page=per_page,
        jobs=settings.jobs,
    )


def _known(workspace: Workspace, settings: Settings) -> set[tuple[str, tuple[int, ...]]]:
    """Paths, as they lay on the disk, of which a reading holds."""
    before = load_inventory(workspace) if workspace.inventory.exists() else None
    if before is None:
        return set()
    ledger, keys = Ledger(workspace), keys_of(settings)
    return {place_of(item) for item in before.items if item.sha256 and ledger.current(item.sha256, keys)}


def _sample(new: list[FoundFile]) -> list[FoundFile]:
    """Draw files by the hash of their path, so that the same archive gives the same sample."""
    drawn = sorted(new, key=lambda found: hashlib.sha256(found.path.encode()).digest())
    chosen: list[FoundFile] = []
    size = 0
    for found in drawn[: _FILES * 4]:
        if len(chosen) < _FILES and (not chosen or size + found.size <= _SAMPLE_BYTES):
            chosen.append(found)
            size += found.size
    return chosen


def _probe_all(sample: list[FoundFile], settings: Settings) -> tuple[list[Probe], float | None]:
    digital = ocr_off(settings)
    by_key = {str(found.location): found for found in sample}
    probes: list[Probe] = []
    scanned: list[tuple[int, str]] = []
    with IsolatedPool(settings.jobs, settings.limits.document_memory, PRELOAD) as pool:
        calls = ((key, (key, digital), _SECONDS) for key in by_key)
        for outcome in pool.run(probe, calls):
            found = outcome.value or Probe(0, 0, 0, _SECONDS)
            probes.append(replace(found, size=by_key[outcome.key].size))
            if found.scanned:
                scanned.append((found.scanned, outcome.key))
        if not scanned or not settings.ocr.enabled:
            return probes, None
        shortest = [key for _, key in sorted(scanned)[:_OCR_FILES]]
        return probes, _ocr_seconds(pool, shortest, settings)


def _ocr_seconds(pool: IsolatedPool, paths: list[str], settings: Settings) -> float:
    def calls() -> Iterator[tuple[str, tuple[str, Settings], float]]:
        return ((path, (path, settings), _SECONDS) for path in paths)

    times = [outcome.value for outcome in pool.run(probe_ocr, calls()) if outcome.value]
    return sum(times) / len(times) if times else _TYPICAL_OCR_SECONDS


def probe(call: tuple[str, Settings]) -> Probe:
    """Worker: read one file without OCR and extract its terms."""
    from pipeline.clauses import flow, segment
    from pipeline.reading import read
    from pipeline.terms import extract_all

    path, settings = call
    started = time.process_time()
    with watched(settings.limits.document_seconds):
        try:
            document = read(Path(path), "0" * 64, settings).document
        except ReadingError:
            return Probe(0, 0, 0, time.process_time() - started)
        running = flow(document)
        extract_all(running, segment(running))
    scanned = sum(page.read_as == "unread" for page in document.pages)
    return Probe(0, len(document.pages), scanned, time.process_time() - started)


def probe_ocr(call: tuple[str, Settings]) -> float | None:
    """Worker: read one file whole, OCR included; seconds a page, None where nothing was OCRed."""
    from pipeline.reading import read

    path, settings = call
    started = time.monotonic()
    with watched(_SECONDS):
        try:
            document = read(Path(path), "0" * 64, settings).document
        except ReadingError:
            return None
    pages = sum(page.read_as == "ocr" for page in document.pages)
    return (time.monotonic() - started) / pages if pages else None
