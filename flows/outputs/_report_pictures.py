"""Finds the files that pictures are cut from, members of containers included, and has the pictures made."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from flows.files import members_of
from flows.inventory import load_inventory
from flows.outputs.base import OutputContext
from flows.settings_file import ocr_off
from flows.warm import BESIDE
from pipeline.evidence_places import Place
from pipeline.isolate import IsolatedPool
from pipeline.ledger import OCR_OFF, Keys, Ledger
from pipeline.pictures import Picture, PictureTask, Shot, has_pages, take_pictures
from pipeline.settings import Settings
from pipeline.steps import ReadTask, Source, unpack

_SECONDS = 60.0
_SECONDS_A_PICTURE = 5.0


def take(context: OutputContext, wanted: Iterable[tuple[str, Place]]) -> dict[str, Picture]:
    """Make pictures.

    Args:
        context: whose archive holds the files.
        wanted: (document_id, place) of the words to be shown.

    Returns:
        Key of the place -> its picture, or why there is none.
    """
    shots: dict[str, list[Shot]] = {}
    for document_id, place in wanted:
        shots.setdefault(document_id, []).append(place.shot())
    if not shots:
        return {}
    found: dict[str, Picture] = {}
    workers = max(1, min(context.settings.jobs, len(shots)))
    with (
        tempfile.TemporaryDirectory(dir=context.workspace.spool, prefix="pictures-") as spool,
        IsolatedPool(workers, context.settings.limits.document_memory, BESIDE) as pool,
    ):
        for picture in _Files(context, pool, spool).pictures(shots):
            found[picture.key] = picture
    return found


class _Files:
    """Where the bytes of documents lie: in the archive, or in a spool of this report's own."""

    def __init__(self, context: OutputContext, pool: IsolatedPool, spool: str) -> None:
        self._pool = pool
        self._spool = Path(spool)
        self._settings: Settings = ocr_off(replace(context.settings, spool=spool))
        self._ledger = Ledger(context.workspace, sweep=False)
        self._places: dict[str, Source] = {}
        self._parents: dict[str, str] = {}
        inventory = load_inventory(context.workspace)
        for item in inventory.items if inventory else ():
            if item.sha256 is None or item.status is not None:
                continue
            # A member that is also a file of its own is taken from there.
            self._places[item.sha256] = Source(item.sha256, item.location, item.size)
            for found in members_of(item, self._ledger, self._settings.limits):
                if found.member.status is None:
                    self._parents.setdefault(found.member.sha256, found.parent)

    def pictures(self, shots: Mapping[str, list[Shot]]) -> Iterator[Picture]:
        """Make all pictures, some documents at a time; where a worker dies, each picture is tried alone."""
        tasks: dict[str, PictureTask] = {}
        for number, (document_id, group) in enumerate(shots.items()):
            task = self._task(document_id, tuple(group))
            if isinstance(task, str):
                yield from (Picture(shot.key, problem=task) for shot in group)
            else:
                tasks[str(number)] = task
        alone: dict[str, PictureTask] = {}
        for key, pictures in self._run(tasks):
            if pictures is not None:
                yield from pictures
                continue
            for number, shot in enumerate(tasks[key].shots):
                alone[f"{key} {number}"] = replace(tasks[key], shots=(shot,))
        for key, pictures in self._run(alone):
            yield from pictures or (Picture(alone[key].shots[0].key, problem="unreadable"),)

    def _run(self, tasks: Mapping[str, PictureTask]) -> Iterator[tuple[str, Iterable[Picture] | None]]:
        calls = (
            (key, task, _SECONDS + _SECONDS_A_PICTURE * len(task.shots)) for key, task in tasks.items()
        )
        for outcome in self._pool.run(take_pictures, calls):
            yield outcome.key, outcome.value

    def _task(self, document_id: str, shots: tuple[Shot, ...]) -> PictureTask | str:
        """What a worker is to do; or why there can be no picture."""
        entry = self._ledger.entry(document_id)
        source = self._source(document_id)
        if entry is None or source is None:
            return "changed"
        if not has_pages(entry.media_type):
            return "no_pages"
        return PictureTask(source.location, document_id, entry.media_type, shots, self._settings)

    def _source(self, sha256: str) -> Source | None:
        """Where a document lies; the containers around it are opened, outermost first."""
        if sha256 in self._places:
            return self._places[sha256]
        chain: list[str] = []
        at = sha256
        while at not in self._places:
            if at not in self._parents or at in chain:
                return None
            chain.append(at)
            at = self._parents[at]
        container = self._places[at]
        for member in reversed(chain):
            lies_at = self._spool / member
            if not lies_at.exists():
                self._open(container)
            if not lies_at.exists():
                return None
            container = Source(member, str(lies_at), lies_at.stat().st_size)
            self._places[member] = container
        return container

    def _open(self, container: Source) -> None:
        task = ReadTask(container, "", self._settings, Keys(frozenset(), OCR_OFF))
        seconds = self._settings.limits.document_seconds
        for _ in self._pool.run(unpack, iter([(container.sha256, task, seconds)])):
            pass


def chosen(
    wanted: Iterable[tuple[str, Place]], media_types: Mapping[str, str], most: int
) -> tuple[list[tuple[str, Place]], int]:
    """Choose the first so many that can have a picture; returns them, and how many were left out."""
    able = [item for item in wanted if item[1].paged and has_pages(media_types.get(item[0], ""))]
    return able[:most], max(0, len(able) - most)
