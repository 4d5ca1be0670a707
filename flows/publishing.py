"""Publishes what an audit knows: now and then while it reads; at the end with every file accounted for."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from flows.counterparties_file import load_groups
from flows.engine import Audit, Outcome, digest_of, settings_key
from flows.files import ATTENTION, file_rows, tally
from flows.index_library import indices_key
from flows.outputs import outputs
from flows.publication import Published, Task, load_accepted, load_decisions, publish_apart
from flows.register_file import register_key
from flows.rule_library import rules_key
from flows.standard_library import own_folder, standards_key
from pipeline.isolate import run_apart
from pipeline.store.weights import FILE as WEIGHTS
from pipeline.store.weights import weight_rows
from pipeline.store.words import word_rows
from pipeline.workspace import read_json, storage_errors, write_json

_FIRST_SECONDS = 120.0
_SOON = 0.5
"""Nor are they published where less than this share of ``_FIRST_SECONDS`` is left to read."""
_SHARE = 20
"""Partial results are published so seldom that it costs at most one part in so many of the time."""


class AccountingError(Exception):
    """Files found and files accounted for differ: a defect, told as loudly as can be."""


class Publisher:
    """Has the published database of one audit built."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit
        self._workspace = audit.workspace
        self._started = datetime.now(UTC)
        self._clock = time.monotonic()
        self._next = self._clock + _FIRST_SECONDS
        self._rules_key = rules_key(self._workspace.root / "rules")
        self._standards_key = standards_key(own_folder(self._workspace, audit.settings))
        self._noted: set[str] = set()

    def now_and_then(self) -> None:
        """Publish what is there, if the last time is long enough ago and the end is not near."""
        began = time.monotonic()
        if began < self._next or self._audit.stale_terms():
            return
        if self._audit.seconds_left() < _SOON * _FIRST_SECONDS:
            return  # all of it is published in so short a time that a part is worth nothing
        self._publish(finished=False)
        took = time.monotonic() - began
        self._next = time.monotonic() + max(_FIRST_SECONDS, _SHARE * took)

    def finish(self) -> Outcome:
        """Account for every file and publish, unless nothing has changed.

        Raises:
            AccountingError: a file was found and is not accounted for.
            StorageError: the disk is full; the old database stands.
        """
        counts = self._account()
        attention = sum(counts.get(status, 0) for status in ATTENTION)
        key = self._input_key()
        names = (
            "clausier.duckdb",
            "unread.csv",
            "index/clausier.json",
            *(output.file_name for output in outputs()),
        )
        whole = all((self._workspace.root / name).exists() for name in names)
        published = None
        marker = read_json(self._marker, {})
        changed = not whole or marker.get("key") != key
        if changed:
            self._audit.stage("publishing")
            published = self._publish(finished=True)
            marker = {"key": key, "broken_rules": published.broken_rules, "notes": published.rule_notes}
            with storage_errors(self._workspace.root):
                write_json(self._marker, marker)
        for note in marker["notes"]:
            self._note(note)
        self._audit.clean_up()
        found = len(self._audit.inventory.items)
        attention += marker["broken_rules"]
        summary = published.summary if published else None
        return Outcome(found, counts, attention, self._audit.pages_read, changed, summary)

    def _note(self, text: str) -> None:
        """Tell a person once, though it is found out at every publication."""
        if text not in self._noted:
            self._noted.add(text)
            self._audit.listener.note(text)

    @property
    def _marker(self) -> Path:
        """Says by what input the database stands; gone while it holds partial results."""
        return self._workspace.root / "published.json"

    def _account(self) -> dict[str, int]:
        """Count rows by status, and make sure that every path found has one."""
        audit = self._audit
        counted = tally(audit.inventory, audit.ledger, audit.settings.limits)
        if counted.lost:
            raise AccountingError(
                f"{counted.found - counted.accounted} of the files found are not accounted for; "
                f"this is a defect of Clausier, the first is {counted.lost}"
            )
        return dict(counted.statuses)

    def _input_key(self) -> str:
        """Name all that the database depends on: with the same key it would come out the same."""
        return digest_of(self._inputs())

    def _inputs(self) -> Iterator[object]:
        import duckdb

        audit = self._audit
        yield from audit.ledger.live(audit.documents())
        yield audit.terms_key
        for row in file_rows(audit.inventory, audit.ledger, audit.settings.limits):
            yield asdict(row)
        for items in load_decisions(self._workspace).values():
            yield [asdict(item) for item in items]
        yield [asdict(one) for one in load_accepted(self._workspace)]
        yield list(weight_rows(self._workspace.root / WEIGHTS))
        yield list(word_rows())
        yield self._rules_key
        yield self._standards_key
        yield settings_key(audit.settings)
        yield load_groups(self._workspace.root)[0]
        yield register_key(self._workspace)
        yield indices_key(self._workspace)
        yield version("clausier"), duckdb.__version__, _code_key()

    def _publish(self, *, finished: bool) -> Published:
        """Build the database in a process of its own."""
        audit = self._audit
        self._marker.unlink(missing_ok=True)
        task = Task(
            self._workspace,
            audit.settings,
            audit.options.root,
            audit.terms_key,
            finished,
            self._run_row(),
            audit.stages(),
        )
        published = run_apart(publish_apart, task)
        for note in (*published.rule_notes, *published.notes):
            self._note(note)
        return published

    def _run_row(self) -> dict[str, Any]:
        import duckdb

        audit = self._audit
        settings = asdict(audit.settings)
        del settings["spool"]
        versions = {
            "readers": sorted(audit.keys.readers),
            "ocr": audit.keys.ocr,
            "terms": audit.terms_key,
            "rules": self._rules_key[:16],
            "duckdb": duckdb.__version__,
        }
        return {
            "run_id": f"{self._started:%Y%m%dT%H%M%S}-{os.getpid()}",
            "started_at": f"{self._started:%Y-%m-%d %H:%M:%S}",
            "as_of": audit.settings.as_of.isoformat(),
            "version": version("clausier"),
            "versions_json": json.dumps(versions),
            "settings_json": json.dumps(settings, default=str),
        }


def _code_key() -> str:
    """What the database is built by, beside terms and rules: a changed view must not stay unpublished."""
    import hashlib

    import pipeline
    import rules as rule_package

    digest = hashlib.sha256()
    store = Path(pipeline.__file__).parent
    paths = [
        *store.glob("*.py"),
        *(store / "store").rglob("*.*"),
        *Path(rule_package.__file__).parent.glob("*.*"),
        *(Path(rule_package.__file__).parent / "departures").glob("*.*"),
    ]
    paths += (store.parent / "data" / "limits").rglob("*.yaml")
    paths += (store.parent / "data" / "indices").rglob("*.yaml")
    paths += (store / "indexation").rglob("*.py")
    paths += (store.parent / "flows" / "outputs").rglob("*.*")
    for path in sorted(paths):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


__all__ = ["AccountingError", "Publisher"]
