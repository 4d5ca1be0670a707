"""Publishes what an audit knows: now and then while it reads; at the end with every file accounted for."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from flows.engine import Audit, Outcome, digest_of, settings_key
from flows.files import ATTENTION, file_rows, found_paths, vanished_rows
from flows.outputs import OutputContext, outputs, write_outputs
from flows.rule_library import all_rules
from flows.summary import summarise, write_unread
from pipeline import decisions
from pipeline.errors import UsageError
from pipeline.store.publish import Content, publish
from pipeline.types import JsonValue
from pipeline.workspace import read_json, storage_errors, write_json
from rules.engine import judge
from rules.schema import Rule, RuleError

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
        self._broken_rules = len(errors)
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
        counts = self._account()
        attention = sum(counts.get(status, 0) for status in ATTENTION)
        key = self._input_key()
        names = ("clausier.duckdb", "unread.csv", *(output.file_name for output in outputs()))
        whole = all((self._workspace.root / name).exists() for name in names)
        changed = not whole or read_json(self._marker, {}).get("key") != key
        if changed:
            self._audit.stage("publishing")
            self._publish(finished=True)
            write_unread(self._workspace, summarise(self._workspace.database))
            context = OutputContext(self._workspace, self._audit.settings, self._audit.options.root)
            write_outputs(context, self._audit.listener.note)
            with storage_errors(self._workspace.root):
                write_json(self._marker, {"key": key})
        self._audit.clean_up()
        found = len(self._audit.inventory.items)
        attention += self._broken_rules
        return Outcome(found, counts, attention, self._audit.pages_read, changed)

    @property
    def _marker(self) -> Path:
        """Says by what input the database stands; gone while it holds partial results."""
        return self._workspace.root / "published.json"

    def _account(self) -> dict[str, int]:
        """Count rows by status, and make sure that every path found has one."""
        audit = self._audit
        limits = audit.settings.limits
        counts: Counter[str] = Counter()
        told: set[str] = set()
        for row in file_rows(audit.inventory, audit.ledger, limits):
            counts[row.status] += 1
            told.add(row.path)
        lost = [path for path in found_paths(audit.inventory, audit.ledger, limits) if path not in told]
        if lost:
            raise AccountingError(
                f"{len(lost)} of the files found are not accounted for; "
                f"this is a defect of Clausier, the first is {min(lost)}"
            )
        return dict(sorted(counts.items()))

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
        self._marker.unlink(missing_ok=True)
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
        try:
            return decisions.load(self._workspace.decisions)
        except ValueError as error:
            # What people decided is never dropped in silence.
            raise UsageError(f"{self._workspace.decisions}: {error}; mend or remove that line") from error

    def _flags(self, connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, JsonValue]]:
        """Judge rule by rule; one that fails costs only itself, and leaves every contract unknown to it."""
        for rule in sorted(self._rules, key=lambda rule: rule.id):
            try:
                judgements = list(judge(connection, [rule], self._audit.settings.locale))
            except RuleError as error:
                self._audit.listener.note(f"a rule could not be judged: {error}")
                self._broken_rules += 1
                yield from _not_judged(connection, rule, self._audit.settings.locale)
                continue
            for judgement in judgements:
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
        limits = audit.settings.limits
        accounted = {row.path: row.status for row in file_rows(audit.inventory, audit.ledger, limits)}
        vanished = {row.path for row in vanished_rows(audit.inventory, audit.ledger, limits)}
        found = set(found_paths(audit.inventory, audit.ledger, limits))
        entries = [entry for sha in set(audit.documents()) if (entry := audit.ledger.entry(sha))]
        settings = asdict(audit.settings)
        del settings["spool"]
        versions = {
            "readers": sorted(audit.keys.readers),
            "ocr": audit.keys.ocr,
            "terms": audit.terms_key,
            "rules": digest_of(asdict(rule) for rule in self._rules)[:16],
            "duckdb": duckdb.__version__,
        }
        return {
            "run_id": f"{self._started:%Y%m%dT%H%M%S}-{os.getpid()}",
            "started_at": f"{self._started:%Y-%m-%d %H:%M:%S}",
            "finished_at": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}" if finished else None,
            "as_of": audit.settings.as_of.isoformat(),
            "version": version("clausier"),
            "versions_json": json.dumps(versions),
            "settings_json": json.dumps(settings, default=str),
            "files_found": len(found),
            "files_accounted": len(found & accounted.keys()),
            "files_vanished": len(vanished - found),
            "statuses_json": json.dumps(dict(sorted(Counter(accounted.values()).items()))),
            "documents": len(entries),
            "pages": sum(entry.pages for entry in entries),
            "ocr_pages": sum(entry.ocr_pages for entry in entries),
            "stages_json": json.dumps(audit.stages()),
        }


def _not_judged(
    connection: duckdb.DuckDBPyConnection, rule: Rule, locale: str
) -> Iterator[dict[str, JsonValue]]:
    message = {"fr": "La règle n'a pas pu être appliquée.", "en": "The rule could not be judged."}[locale]
    cursor = connection.cursor().execute("SELECT contract_id FROM contracts ORDER BY contract_id")
    while rows := cursor.fetchmany(1000):
        for (contract_id,) in rows:
            yield {
                "rule_id": rule.id,
                "contract_id": contract_id,
                "severity": rule.severity,
                "verdict": "unknown",
                "title": rule.title[locale],
                "message": message,
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
    ]
    paths += (store.parent / "data" / "limits").rglob("*.yaml")
    paths += (store.parent / "flows" / "outputs").rglob("*.*")
    for path in sorted(paths):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


__all__ = ["AccountingError", "Publisher"]
