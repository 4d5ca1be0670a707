"""Publishes what an audit knows: now and then while it reads; at the end with every file accounted for."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

import duckdb

from flows.engine import Audit, Outcome, digest_of, settings_key
from flows.files import ATTENTION, file_rows
from flows.rule_library import all_rules
from flows.summary import summarise, write_unread
from pipeline import decisions
from pipeline.errors import StorageError
from pipeline.store.publish import Content, publish
from pipeline.types import JsonValue
from pipeline.workspace import read_json, storage_errors, write_json
from rules.engine import judge
from rules.schema import Rule

_FIRST_SECONDS = 60.0
_SHARE = 20
"""Partial results are published so seldom that it costs at most one part in so many of the time."""
_RUNS_KEPT = 200


class AccountingError(Exception):
    """Files found and files accounted for differ: a defect, told as loudly as can be."""


class Publisher:
    """Builds the published database of one audit."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit
        self._workspace = audit.workspace
        self._started = datetime.now(UTC)
        self._clock = time.monotonic()
        self._next = self._clock + _FIRST_SECONDS
        self._rules, errors = all_rules(self._workspace.root / "rules")
        for error in errors:
            audit.listener.note(f"a rule is left out: {error}")

    def now_and_then(self) -> None:
        """Publish what is there, if the last time is long enough ago."""
        began = time.monotonic()
        if began < self._next or self._audit.stale_terms():
            return
        self._publish(finished=False)
        took = time.monotonic() - began
        self._next = time.monotonic() + max(_FIRST_SECONDS, _SHARE * took)

    def finish(self) -> Outcome:
        """Account for every file and publish, unless nothing has changed.

        Raises:
            AccountingError: a file was found and is not accounted for.
            StorageError: the disk is full; the old database stands.
        """
        counts, attention = self._account()
        key = self._input_key()
        marker = self._workspace.root / "published.json"
        changed = read_json(marker, {}).get("key") != key or not self._workspace.database.exists()
        if changed:
            self._audit.listener.stage("publishing")
            self._publish(finished=True)
            with storage_errors(self._workspace.root):
                write_json(marker, {"key": key})
            write_unread(self._workspace, summarise(self._workspace.database))
        self._audit.clean_up()
        found = len(self._audit.inventory.items)
        return Outcome(found, counts, attention, self._audit.pages_read, changed)

    def _account(self) -> tuple[dict[str, int], int]:
        audit = self._audit
        counts: Counter[str] = Counter()
        waiting = {item.path for item in audit.inventory.items}
        for row in file_rows(audit.inventory, audit.ledger, audit.settings.limits):
            counts[row.status] += 1
            waiting.discard(row.path)
        if waiting:
            raise AccountingError(
                f"{len(waiting)} of {len(audit.inventory.items)} files found are not accounted for; "
                f"this is a defect of Clausier, the first is {min(waiting)}"
            )
        return dict(sorted(counts.items())), sum(counts[status] for status in ATTENTION)

    def _input_key(self) -> str:
        """Name all that the database depends on: with the same key it would come out the same."""
        audit = self._audit
        live = audit.ledger.live(audit.documents())
        rows = [asdict(row) for row in file_rows(audit.inventory, audit.ledger, audit.settings.limits)]
        log = [asdict(item) for items in self._decisions().values() for item in items]
        rules = [asdict(rule) for rule in self._rules]
        versions = [version("clausier"), duckdb.__version__, _code_key()]
        return digest_of([live, audit.terms_key, rows, log, rules, settings_key(audit.settings), versions])

    def _publish(self, *, finished: bool) -> None:
        audit = self._audit
        content = Content(
            live=audit.ledger.live(audit.documents()),
            terms_key=audit.terms_key,
            files=(asdict(row) for row in file_rows(audit.inventory, audit.ledger, audit.settings.limits)),
            decisions=self._decisions(),
        )
        with storage_errors(self._workspace.root):
            publish(
                self._workspace,
                audit.settings,
                content,
                judge=self._flags,
                runs=lambda: self._runs(finished=finished),
            )

    def _decisions(self) -> dict[str, list[decisions.Logged]]:
        return decisions.load(self._workspace.decisions)

    def _flags(self, connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, JsonValue]]:
        for judgement in judge(connection, _of(self._rules), self._audit.settings.locale):
            if judgement.verdict != "passed":
                row = asdict(judgement)
                del row["file_name"]
                yield row

    def _runs(self, *, finished: bool) -> list[dict[str, Any]]:
        """This run's row and those of earlier runs, which are kept beside the database."""
        log = self._workspace.root / "runs.json"
        rows: list[dict[str, Any]] = read_json(log, [])
        row = self._run_row(finished=finished)
        rows = [*(old for old in rows if old["run_id"] != row["run_id"]), row][-_RUNS_KEPT:]
        write_json(log, rows)
        return rows

    def _run_row(self, *, finished: bool) -> dict[str, Any]:
        audit = self._audit
        counts = Counter(
            row.status for row in file_rows(audit.inventory, audit.ledger, audit.settings.limits)
        )
        known = [audit.ledger.entry(sha) for sha in set(audit.documents())]
        entries = [entry for entry in known if entry is not None]
        settings = settings_key(audit.settings)
        versions = {"readers": sorted(audit.keys.readers), "ocr": audit.keys.ocr, "terms": audit.terms_key}
        return {
            "run_id": f"{self._started:%Y%m%dT%H%M%S}-{os.getpid()}",
            "started_at": f"{self._started:%Y-%m-%d %H:%M:%S}",
            "finished_at": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}" if finished else None,
            "as_of": audit.settings.as_of.isoformat(),
            "version": version("clausier"),
            "versions_json": json.dumps(versions),
            "settings_json": json.dumps(settings, default=str),
            "files_found": len(audit.inventory.items),
            "files_accounted": sum(counts.values()),
            "statuses_json": json.dumps(dict(sorted(counts.items()))),
            "documents": len(entries),
            "pages": sum(entry.pages for entry in entries),
            "ocr_pages": sum(entry.ocr_pages for entry in entries),
            "stages_json": json.dumps({"seconds": round(time.monotonic() - self._clock, 1)}),
        }


def _of(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: rule.id)


def _code_key() -> str:
    """What the database is built by, beside terms and rules: a changed view must not stay unpublished."""
    import hashlib
    from pathlib import Path

    import pipeline
    import rules as rule_package

    digest = hashlib.sha256()
    store = Path(pipeline.__file__).parent
    paths = [
        *store.glob("*.py"),
        *(store / "store").rglob("*.*"),
        *Path(rule_package.__file__).parent.glob("*.*"),
    ]
    paths += (store.parent / "data" / "limits").rglob("*.yaml")
    for path in sorted(paths):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


__all__ = ["AccountingError", "Publisher", "StorageError"]
