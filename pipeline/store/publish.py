"""Builds the published database from live parts and renames it into place.

Readers see the old file or the new one, never half of one. It is written in storage version 1.0.0, so
that DuckDB clients from 1.0 on open it.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import duckdb

from pipeline.accepted import Accepted
from pipeline.decisions import Logged
from pipeline.register.values import Entry
from pipeline.settings import Settings
from pipeline.store.judged import judged_rows, stored_documents
from pipeline.store.limits import limit_rows
from pipeline.store.linked import link_contracts
from pipeline.store.parts import disk_errors, sync_file, sync_folder, table_file
from pipeline.store.registered import take_register
from pipeline.store.tables import LOCKED, Row, connect, ddl, ndjson_source, text, write_ndjson
from pipeline.store.verdicts import Judge, Judges, judge_all
from pipeline.store.views import CARRIED, NAMES, comment, create_tables, create_views
from pipeline.store.weights import FILE as WEIGHTS
from pipeline.store.weights import weight_rows
from pipeline.store.words import word_rows
from pipeline.workspace import Workspace

SETTING_NAMES = ("end_days", "high_value", "min_page_quality", "notice_days")
"""What ``setting('...')`` may ask for."""
Live = Mapping[str, Sequence[str]]
_MEMORY = "512MB"
_BATCHES_AT_ONCE = 4
"""After so many the file is closed and opened again, so that memory does not grow with the archive."""
_STORAGE = "v1.0.0"
_ROW_GROUP = 4096
"""Rows that a checkpoint holds in memory at once; DuckDB's own 122,880 clauses are a hundred megabytes."""
_JUDGED_TABLES = (
    "resolved",
    "state_rows",
    "deadline_rows",
    "contradiction_rows",
    "reviews",
    "term_rows",
)


@dataclass(frozen=True, slots=True)
class Content:
    """What is to be published.

    ``live`` is batch -> hashes of the documents whose present reading lies in it; ``terms_key`` names the
    extractors' versions, as in the folder ``<batch>-<terms_key>``.
    """

    live: Live
    terms_key: str
    files: Iterable[Row]
    """Rows of the table ``file_rows``: path, file_name, document_id, size, status, reason, advice."""
    decisions: Mapping[str, Sequence[Logged]] = field(default_factory=dict)
    kinds: Sequence[str] | None = None
    """Subjects of ``clause_states``; ``None``: all kinds that extractors offer."""
    our_names: Sequence[str] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    """A company's name as contracts write it -> its group, as a person says."""
    register: Sequence[Entry] = ()
    """What the company's own list of contracts says."""
    accepted: Sequence[Accepted] = ()
    """Risks that somebody accepted."""


def publish(
    workspace: Workspace,
    settings: Settings,
    content: Content,
    *,
    judge: Judge | Judges,
    runs: Callable[[], Iterable[Row]],
    resolved: Callable[[duckdb.DuckDBPyConnection], None] = lambda connection: None,
) -> None:
    """Build the database and put it in place, in one go.

    Args:
        workspace: where parts lie and the database goes.
        settings: the run's; ``as_of`` is the day that everything is told for.
        content: what is published.
        judge: who tells flags, or who tells what.
        runs: called last; yields rows of ``run_rows``.
        resolved: is given a connection with the views, before anything is judged.

    Raises:
        OSError: the disk is full or cannot be written; the old database stands.
    """
    judges = judge if isinstance(judge, Judges) else Judges(judge)
    with Builder(workspace, settings, content) as builder:
        builder.load()
        builder.resolve()
        builder.show(resolved)
        builder.judge(judges)
        builder.finish(runs())


class Builder:
    """The phases of building a database, for callers that time them or show progress between them."""

    def __init__(self, workspace: Workspace, settings: Settings, content: Content) -> None:
        self._workspace, self._settings, self._content = workspace, settings, content
        self._folder = Path()
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="beside")
        self._judged: Future[dict[str, int]] | None = None

    def __enter__(self) -> Builder:
        # Inside the folder of terms, where a sweep finds whatever a killed run leaves behind.
        self._folder = Path(tempfile.mkdtemp(prefix=".publish-", dir=self._workspace.terms))
        self._database = self._folder / "clausier.duckdb"
        self._connection = connect(_MEMORY, temporary=self._folder / "spill")
        try:
            self._attach()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        self._beside.shutdown()
        self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _attach(self) -> None:
        path = text(str(self._database))
        with disk_errors():
            self._run(
                f"ATTACH {path} AS clausier (STORAGE_VERSION '{_STORAGE}', ROW_GROUP_SIZE {_ROW_GROUP})"
            )
            self._run("USE clausier")

    def _detach(self) -> None:
        self._run("CHECKPOINT clausier")
        self._run("USE memory")
        self._run("DETACH clausier")

    def _run(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with disk_errors():
            return self._connection.execute(sql, list(parameters)).fetchall()

    def load(self) -> None:
        """Phase 1: the tables that need no thought, batch by batch from Parquet.

        What needs thought begins at the same time, for it needs none of them.
        """
        self._judged = self._beside.submit(self._work_out)
        create_tables(self._connection)
        self._insert("file_rows", self._content.files)
        self._insert("limit_rows", limit_rows())
        self._insert("setting_values", _setting_rows(self._settings))
        self._insert("accepted_rows", map(_accepted_row, self._content.accepted))
        self._insert("word_rows", word_rows())
        self._insert("weight_rows", weight_rows(self._workspace.root / WEIGHTS))
        self._run(NAMES)
        self._run("CREATE TEMP TABLE live (document_id VARCHAR, folder VARCHAR)")
        self._run("CREATE TEMP TABLE decided (document_id VARCHAR)")
        if self._content.decisions:
            self._run("INSERT INTO decided SELECT unnest(?)", [sorted(self._content.decisions)])
        batches = list(self._content.live.items())
        for first in range(0, len(batches), _BATCHES_AT_ONCE):
            self._load(batches[first : first + _BATCHES_AT_ONCE])
            self._detach()
            self._attach()
        self._link_near_duplicates(batches)

    def _load(self, batches: Sequence[tuple[str, Sequence[str]]]) -> None:
        workspace, key = self._workspace, self._content.terms_key
        for table, stored in CARRIED.items():
            read = table in ("documents", "pages")
            folders = [
                workspace.readings / batch if read else workspace.terms / f"{batch}-{key}"
                for batch, _ in batches
            ]
            self._run("DELETE FROM live")
            for folder, (_, shas) in zip(folders, batches, strict=True):
                self._run(
                    "INSERT INTO live SELECT unnest(?), ?", [list(shas), str(table_file(folder, table))]
                )
            files = ", ".join(text(str(table_file(folder, table))) for folder in folders)
            undecided = (
                "AND document_id NOT IN (SELECT document_id FROM decided)" if table == "terms" else ""
            )
            self._run(
                f"INSERT INTO {stored} SELECT * EXCLUDE (filename) "
                f"FROM read_parquet([{files}], filename = true) "
                f"WHERE (document_id, filename) IN (SELECT (document_id, folder) FROM live) {undecided}"
            )

    def _link_near_duplicates(self, batches: Sequence[tuple[str, Sequence[str]]]) -> None:
        import numpy

        from pipeline.duplicates import PERMUTATIONS, near_duplicates

        documents: list[str] = []
        found: list[Any] = [numpy.empty((0, PERMUTATIONS), dtype=numpy.uint32)]
        for batch, shas in batches:
            file = table_file(self._workspace.terms / f"{batch}-{self._content.terms_key}", "signatures")
            rows = self._run(f"SELECT document_id, signature FROM read_parquet({text(str(file))})")
            live = set(shas)
            rows = [row for row in rows if row[0] in live]
            documents.extend(key for key, _ in rows)
            if rows:
                found.append(numpy.array([signature for _, signature in rows], dtype=numpy.uint32))
        links = near_duplicates(documents, numpy.concatenate(found))
        self._insert(
            "near_duplicates",
            ({"document_id": key, "near_duplicate_of": links[key]} for key in sorted(links)),
        )

    def _work_out(self) -> dict[str, int]:
        """Write rows of contracts, states and deadlines, one document in memory at a time.

        Returns:
            Table -> bytes of its longest line.
        """
        content = self._content
        kinds = sorted(content.kinds) if content.kinds is not None else all_kinds()
        with closing(connect(_MEMORY)) as connection, _Sinks(self._folder, _JUDGED_TABLES) as sinks:
            for batch, shas in content.live.items():
                reading = self._workspace.readings / batch
                extracted = self._workspace.terms / f"{batch}-{content.terms_key}"
                for stored in stored_documents(connection, reading, extracted, shas):
                    decisions = content.decisions.get(stored.document.sha256, ())
                    rows = judged_rows(stored, decisions, kinds, self._settings, content.our_names)
                    for table, row in rows:
                        sinks.write(table, row)
        return sinks.longest

    def resolve(self) -> None:
        """Phase 2: contracts, states and deadlines; then the views."""
        longest = (self._judged or self._beside.submit(self._work_out)).result()
        for table in _JUDGED_TABLES:
            self._take(table, self._folder / f"{table}.ndjson", longest[table])
        with disk_errors():
            link_contracts(self._connection, self._folder, self._settings, self._content.groups)
            take_register(self._connection, self._folder, self._content.register, self._settings.as_of)
        create_views(self._connection)
        self._run(ddl("rare"))

    def show(self, resolved: Callable[[duckdb.DuckDBPyConnection], None]) -> None:
        """Let somebody look at the views who need not wait for the flags."""
        with disk_errors():
            resolved(self._connection)

    def judge(self, judges: Judges) -> None:
        """Phase 3: flags, departures and prices. Who judges sees the finished views, read-only, locked."""
        self._detach()
        longest = judge_all(self._database, self._folder, judges)
        self._attach()
        for table in longest:
            self._take(table, self._folder / f"{table}.ndjson", longest[table])

    def finish(self, runs: Iterable[Row]) -> None:
        """Write the runs and every column's description, and put the database in place."""
        self._insert("run_rows", runs)
        comment(self._connection)
        self._detach()
        self._database.chmod(0o600)
        sync_file(self._database)
        self._database.replace(self._workspace.database)
        sync_folder(self._workspace.root)

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        raw = self._folder / f"{table}.ndjson"
        self._take(table, raw, write_ndjson(raw, table, rows))

    def _take(self, table: str, raw: Path, longest: int) -> None:
        """Load what was written as NDJSON, and remove that."""
        columns_of = {stored: part for part, stored in CARRIED.items()}.get(table, table)
        self._run(f"INSERT INTO {table} SELECT * FROM {ndjson_source(raw, columns_of, longest)}")
        raw.unlink()


class _Sinks:
    """NDJSON files, one a table, all open at once, so that rows of many tables come in any order."""

    def __init__(self, folder: Path, tables: Iterable[str]) -> None:
        self._paths = {table: folder / f"{table}.ndjson" for table in tables}
        self._handles: dict[str, IO[str]] = {}
        self.longest = dict.fromkeys(self._paths, 0)

    def __enter__(self) -> _Sinks:
        for table, path in self._paths.items():
            self._handles[table] = path.open("w", encoding="utf-8", newline="\n")
        return self

    def __exit__(self, *error: object) -> None:
        for handle in self._handles.values():
            handle.close()

    def write(self, table: str, row: Row) -> None:
        line = json.dumps(row, ensure_ascii=False)
        self.longest[table] = max(self.longest[table], len(line) * 4)
        self._handles[table].write(line + "\n")


def empty(settings: Settings | None = None) -> duckdb.DuckDBPyConnection:
    """Return an in-memory database with all views and no rows, for trying conditions.

    Args:
        settings: what ``setting`` and ``as_of`` answer; ``None``: the defaults, and no day.
    """
    connection = duckdb.connect(":memory:")
    create_tables(connection)
    create_views(connection)
    put_settings(connection, settings)
    return connection


def put_settings(connection: duckdb.DuckDBPyConnection, settings: Settings | None) -> None:
    """Write what ``setting`` and ``as_of`` answer; ``None``: the defaults, and no day."""
    for row in _setting_rows(settings or Settings(as_of=date.min)):
        if settings is not None or row["name"] != "as_of":
            connection.execute(
                "INSERT INTO setting_values VALUES (?, ?, ?)",
                [row["name"], row.get("number"), row.get("text")],
            ).fetchall()


def _accepted_row(one: Accepted) -> Row:
    return {
        "rule_id": one.rule_id,
        "contract_id": one.contract_id,
        "accepted_by": one.by,
        "why": one.why,
        "accepted_on": one.on.isoformat(),
        "accepted_until": one.until.isoformat() if one.until else None,
    }


def _setting_rows(settings: Settings) -> Iterator[Row]:
    yield {"name": "as_of", "text": settings.as_of.isoformat()}
    yield {"name": "locale", "text": settings.locale}
    for name in SETTING_NAMES:
        yield {"name": name, "number": str(getattr(settings, name))}


def all_kinds() -> list[str]:
    """Return the kinds of terms that extractors offer, sorted; loads them all."""
    from pipeline.registry import find

    return sorted({kind for extractor in find("pipeline.terms", "EXTRACTOR") for kind in extractor.kinds})


__all__ = ["LOCKED", "SETTING_NAMES", "Builder", "Content", "all_kinds", "empty", "publish", "put_settings"]
