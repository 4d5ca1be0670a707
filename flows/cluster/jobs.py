"""A batch as plain JSON: all that a process elsewhere needs to do it, and what it tells in return.

Paths, hashes and counts, never a word of a contract: it travels through Prefect, Dask or Ray. Files are
read from, and parts written to, a disk that all machines see under the same path.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.ledger import Entry, Keys
from pipeline.settings import Limits, Ocr, Settings
from pipeline.steps import Source
from pipeline.workspace import Workspace

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Job:
    """One batch to be read, or to have its terms extracted anew."""

    kind: str
    """``read`` or ``terms``."""
    batch: str
    workspace: Workspace
    settings: Settings
    """What reading depends on; everything else has its default."""
    keys: Keys
    terms_key: str
    lease: str
    """Of the run that wants it; when another run begins, nobody goes on with it."""
    generation: int = 0
    """That its manifest is to bear."""
    sources: tuple[Source, ...] = ()
    """Of a batch to be read."""
    containers: tuple[Source, ...] = ()
    """To be opened before, because their members are not in the spool."""

    def as_json(self) -> Json:
        """As a mapping of plain values."""
        settings = self.settings
        return {
            "kind": self.kind,
            "batch": self.batch,
            "workspace": str(self.workspace.root),
            "settings": {
                "as_of": settings.as_of.isoformat(),
                "ocr": {**asdict(settings.ocr), "languages": list(settings.ocr.languages)},
                "limits": asdict(settings.limits),
                "min_page_quality": settings.min_page_quality,
                "spool": settings.spool,
                "depth": settings.depth,
            },
            "keys": {
                "readers": sorted(self.keys.readers),
                "ocr": self.keys.ocr,
                "limits": self.keys.limits,
            },
            "terms_key": self.terms_key,
            "lease": self.lease,
            "generation": self.generation,
            "sources": [_source(source) for source in self.sources],
            "containers": [_source(source) for source in self.containers],
        }


def job_from(told: Json) -> Job:
    """Make a job of what ``Job.as_json`` gave; one process works on it at a time."""
    settings, keys = told["settings"], told["keys"]
    ocr = {**settings["ocr"], "languages": tuple(settings["ocr"]["languages"])}
    return Job(
        kind=told["kind"],
        batch=told["batch"],
        workspace=Workspace(Path(told["workspace"])),
        settings=Settings(
            as_of=date.fromisoformat(settings["as_of"]),
            ocr=Ocr(**ocr),
            limits=Limits(**settings["limits"]),
            jobs=1,
            spool=settings["spool"],
            min_page_quality=settings["min_page_quality"],
            depth=settings["depth"],
        ),
        keys=Keys(frozenset(keys["readers"]), keys["ocr"], keys["limits"]),
        terms_key=told["terms_key"],
        lease=told["lease"],
        generation=told["generation"],
        sources=_sources(told["sources"]),
        containers=_sources(told["containers"]),
    )


def counted(entries: Iterable[Entry]) -> dict[str, int]:
    """Tell a finished batch in counts."""
    told = {"documents": 0, "pages": 0, "ocr_pages": 0}
    for entry in entries:
        told["documents"] += 1
        told["pages"] += entry.pages
        told["ocr_pages"] += entry.ocr_pages
    return told


def _source(source: Source) -> list[Any]:
    location = str(Path(source.location).absolute())
    return [source.sha256, location, source.size, source.nesting, source.mtime_ns]


def _sources(rows: Iterable[list[Any]]) -> tuple[Source, ...]:
    return tuple(Source(*row) for row in rows)
