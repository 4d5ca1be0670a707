"""What the publishing process does: builds the database, judges, writes the files that people open.

It runs apart from the audit, which hands over paths and settings only, so that the memory it needs is
given back and the audit's own does not grow with the archive.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from flows import flag_history
from flows.counterparties_file import load_groups
from flows.files import documents_of, file_rows, tally
from flows.inventory import Inventory, load_inventory
from flows.judging import Compared, compare
from flows.other_language import NOT_JUDGED
from flows.outputs import OutputContext, write_outputs
from flows.outputs._sentences import translated
from flows.price_library import due_rows, library_of
from flows.register_file import load_register
from flows.rule_library import all_rules, switched_on
from flows.standard_library import all_standards, departure_rows, left_out, own_folder
from flows.summary import Summary, summarise, write_unread
from flows.warm import BESIDE, start_beside
from pipeline import accepted, decisions, search
from pipeline.errors import UsageError
from pipeline.isolate import run_apart
from pipeline.ledger import Ledger
from pipeline.settings import Settings
from pipeline.store.publish import Content, all_kinds, publish
from pipeline.store.verdicts import Judges
from pipeline.types import JsonValue
from pipeline.workspace import Workspace, read_json, storage_errors, write_json
from rules.departures.asking import views_asked
from rules.engine import Judged, judge_group, keep_facts, prepare, together
from rules.schema import Rule
from rules.verdicts import EVIDENCE, Judgement

_RUNS_KEPT = 200
_VIEWS_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be published, small enough to be handed to another process."""

    workspace: Workspace
    settings: Settings
    root: Path
    """The archive."""
    terms_key: str
    finished: bool
    """False: partial results of a run that goes on."""
    run: dict[str, Any]
    """Columns of this run's row that the audit knows."""
    stages: dict[str, float]
    """Seconds that each stage took until now."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a person should know of a publication."""

    notes: tuple[str, ...]
    rule_notes: tuple[str, ...]
    """Rules that were left out, and why."""
    broken_rules: int
    """How many could not be used."""
    summary: Summary | None
    """What the finished database holds; ``None`` for partial results."""


def publish_apart(task: Task) -> Published:
    """Build and publish the database; when the run has ended, write the outputs too.

    Raises:
        StorageError: the disk is full; the old database stands.
        UsageError: the log of decisions cannot be read.
    """
    start_beside()
    work = _Publication(task)
    summary = None
    with _Indexing(task.workspace) as indexing:
        with storage_errors(task.workspace.root):
            work.publish(indexing if task.finished else None)
        if task.finished:
            summary = summarise(task.workspace.database)
            write_unread(task.workspace, summary, task.settings.locale)
            write_outputs(OutputContext(task.workspace, task.settings, task.root), work.notes.append)
            flag_history.note(task.workspace, task.run["run_id"], task.settings.as_of.isoformat())
            indexing.finish()
    return Published(tuple(work.notes), tuple(work.rule_notes), len(work.rule_notes), summary)


def load_decisions(workspace: Workspace) -> dict[str, list[decisions.Logged]]:
    """Read what people decided.

    Raises:
        UsageError: a line cannot be read; what people decided is never dropped in silence.
    """
    try:
        return decisions.load(workspace.decisions)
    except ValueError as error:
        raise UsageError(f"{workspace.decisions}: {error}; mend or remove that line") from error


def load_accepted(workspace: Workspace) -> tuple[accepted.Accepted, ...]:
    """Read which risks were accepted.

    Raises:
        UsageError: a line cannot be read.
    """
    try:
        return accepted.load(workspace.decisions)
    except ValueError as error:
        raise UsageError(f"{workspace.decisions}: {error}; mend or remove that line") from error


class _Indexing:
    """Makes the index of ``clausier search`` anew, where the clauses are others than those it holds.

    In a process of its own, while contracts are judged and files are written: that leaves a core idle.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="index")
        self._made: Future[Path] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> _Indexing:
        return self

    def __exit__(self, *error: object) -> None:
        self._thread.shutdown()
        if self._made is not None and not self._made.exception():
            shutil.rmtree(self._made.result(), ignore_errors=True)
        if self._folder is not None:
            self._folder.cleanup()

    def begin(self, connection: duckdb.DuckDBPyConnection, key: str) -> None:
        """Start, from the views of a database that is being built."""
        place = self._workspace.index
        if search.is_stale(place, key):
            self._folder = tempfile.TemporaryDirectory(dir=place.parent, prefix=".part-")
            plan = search.Plan(Path(self._folder.name) / "clauses.parquet", place, key)
            search.lay_out(connection, plan.rows)
            self._made = self._thread.submit(run_apart, search.prepare, plan, BESIDE)

    def finish(self) -> None:
        """Wait for it, and put it in its place.

        Raises:
            StorageError: the disk is full; the old index stands.
        """
        if self._made is not None:
            with storage_errors(self._workspace.root):
                search.put(self._made.result(), self._workspace.index)


class _Publication:
    def __init__(self, task: Task) -> None:
        self._task = task
        self._began = time.monotonic()
        self._workspace = task.workspace
        self._limits = task.settings.limits
        self._ledger = Ledger(task.workspace, sweep=False)
        self._inventory = load_inventory(task.workspace) or Inventory(str(task.root), (), ())
        loaded, errors = all_rules(task.workspace.root / "rules", every=False)
        self._rules, off = switched_on(loaded, task.settings.rules_off)
        self._facts_kept = threading.Event()
        self.notes: list[str] = off
        self.rule_notes = [f"a rule is left out: {error}" for error in errors]
        self._standards, mistakes = all_standards(own_folder(task.workspace, task.settings))
        self.rule_notes += left_out(mistakes)

    def publish(self, indexing: _Indexing | None) -> None:
        documents = documents_of(self._inventory, self._ledger, self._limits)
        groups, notes = load_groups(self._workspace.root)
        self.notes += notes
        content = Content(
            live=dict(self._ledger.live(documents)),
            terms_key=self._task.terms_key,
            kinds=_kinds(self._workspace, self._task.terms_key),
            files=(asdict(row) for row in file_rows(self._inventory, self._ledger, self._limits)),
            decisions=load_decisions(self._workspace),
            groups=groups,
            register=load_register(self._workspace),
            accepted=load_accepted(self._workspace),
        )

        def resolved(connection: duckdb.DuckDBPyConnection) -> None:
            if indexing is not None:
                indexing.begin(connection, self._index_key())

        publish(
            self._workspace,
            self._task.settings,
            content,
            judge=Judges(
                self._flags,
                self._departures,
                self._of_archive,
                self._due,
                asked={*views_asked(), *(rule.select for rule in self._rules)},
                helper=self._compared,
            ),
            runs=self._runs,
            resolved=resolved,
        )

    def _index_key(self) -> str:
        documents = documents_of(self._inventory, self._ledger, self._limits)
        digest = hashlib.sha256(self._task.terms_key.encode())
        digest.update(Path(search.__file__).read_bytes())
        for batch, shas in self._ledger.live(documents):
            digest.update(" ".join((batch, *shas)).encode())
        return digest.hexdigest()

    def _flags(self, connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, JsonValue]]:
        """Work out the facts now, whatever becomes of the flags: departures wait for them."""
        try:
            keep_facts(connection, self._rules)
        finally:
            self._facts_kept.set()
        return self._judged(connection, [rule for rule in self._rules if rule.of == "contract"])

    def _of_archive(self, connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, JsonValue]]:
        return self._judged(connection, [rule for rule in self._rules if rule.of == "archive"])

    def _judged(
        self, connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]
    ) -> Iterator[dict[str, JsonValue]]:
        """Judge view by view; a rule that fails costs only itself, and all contracts are unknown to it."""
        locale = self._task.settings.locale

        def judged(group: Sequence[Rule]) -> list[Judged]:
            with closing(connection.cursor()) as cursor:
                prepare(cursor)
                return list(judge_group(cursor, group, locale, passes=False))

        # The next view is judged while this one's flags are written; no further, for memory's sake.
        with ThreadPoolExecutor(_VIEWS_AT_ONCE, thread_name_prefix="rules") as pool:
            waiting: deque[Future[list[Judged]]] = deque()
            for group in [*together(rules), *[None] * _VIEWS_AT_ONCE]:
                if group is not None:
                    waiting.append(pool.submit(judged, group))
                if waiting and (group is None or len(waiting) > _VIEWS_AT_ONCE):
                    for told in waiting.popleft().result():
                        yield from self._rows_of(connection, told)

    def _departures(self, connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, JsonValue]]:
        """Hold contracts against standards while rules judge them: both ask for the same facts."""
        self._facts_kept.wait()
        self._facts_kept.clear()
        yield from departure_rows(connection.cursor(), self._standards, self._task.settings.locale)

    def _due(self, connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, JsonValue]]:
        """Work out what is due; it is asked for after the departures, on the same thread."""
        library = library_of(self._workspace.root, self.notes.append)
        yield from due_rows(connection.cursor(), library, self._task.settings.locale)

    def _compared(self, database: Path, files: Mapping[str, Path]) -> Mapping[str, int]:
        """Have departures and prices told by another process, at the same time."""
        task = Compared(self._task.workspace, database, files, self._standards, self._task.settings.locale)
        longest, notes = run_apart(compare, task, BESIDE)
        self.notes += notes
        return longest

    def _rows_of(
        self, connection: duckdb.DuckDBPyConnection, told: Judged
    ) -> Iterator[dict[str, JsonValue]]:
        locale = self._task.settings.locale
        if told.error is not None:
            note = f"a rule could not be judged: {told.error}"
            if note not in self.rule_notes:
                self.rule_notes.append(note)
            yield from _not_judged(connection, told.rules[0], locale)
        for judgement in told.judgements:
            yield _flag_row(judgement, locale)

    def _runs(self) -> list[dict[str, Any]]:
        """This run's row and those of earlier runs, which are kept beside the database."""
        log = self._workspace.root / "runs.json"
        rows: list[dict[str, Any]] = read_json(log, [])
        row = self._run_row()
        rows = [*(old for old in rows if old["run_id"] != row["run_id"]), row][-_RUNS_KEPT:]
        write_json(log, rows)
        return rows

    def _run_row(self) -> dict[str, Any]:
        counted = tally(self._inventory, self._ledger, self._limits)
        documents = set(documents_of(self._inventory, self._ledger, self._limits))
        entries = [entry for sha in sorted(documents) if (entry := self._ledger.entry(sha))]
        ended = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}" if self._task.finished else None
        stages = self._task.stages
        took = round(stages.get("publishing", 0.0) + time.monotonic() - self._began, 2)
        return self._task.run | {
            "finished_at": ended,
            "stages_json": json.dumps(stages | {"publishing": took}),
            "files_found": counted.found,
            "files_accounted": counted.accounted,
            "files_vanished": counted.vanished,
            "statuses_json": json.dumps(counted.statuses),
            "documents": len(entries),
            "pages": sum(entry.pages for entry in entries),
            "ocr_pages": sum(entry.ocr_pages for entry in entries),
        }


def _kinds(workspace: Workspace, terms_key: str) -> list[str]:
    """Return the kinds that extractors offer, from an earlier run where it asked the same code.

    Asking compiles every pattern of every extractor: seconds, on a day when nothing is read.
    """
    kept = workspace.root / "kinds.json"
    known = read_json(kept, {})
    if known.get("terms_key") == terms_key:
        return list(known["kinds"])
    kinds = all_kinds()
    write_json(kept, {"terms_key": terms_key, "kinds": kinds})
    return kinds


_FLAG = ("rule_id", "contract_id", "severity", "verdict", "title", "message", *EVIDENCE)


def _flag_row(judgement: Judgement, locale: str) -> dict[str, JsonValue]:
    row = {name: getattr(judgement, name) for name in _FLAG}
    # Reasons are made by the pipeline, in English; rules speak both languages.
    if locale != "en":
        row["message"] = translated(row["message"], locale)
    return row


def _not_judged(
    connection: duckdb.DuckDBPyConnection, rule: Rule, locale: str
) -> Iterator[dict[str, JsonValue]]:
    asked = (
        "SELECT NULL" if rule.of == "archive" else "SELECT contract_id FROM contracts ORDER BY contract_id"
    )
    cursor = connection.cursor().execute(asked)
    while rows := cursor.fetchmany(1000):
        for (contract_id,) in rows:
            yield {
                "rule_id": rule.id,
                "contract_id": contract_id,
                "severity": rule.severity,
                "verdict": "unknown",
                "title": rule.title[locale],
                "message": NOT_JUDGED[locale],
            }
