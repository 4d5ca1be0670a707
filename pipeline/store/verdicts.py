"""Flags and departures on their way into the database; by slices where contracts are very many."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.store.slices import contracts_in, slices
from pipeline.store.tables import LOCKED, NdjsonSink, Row

JUDGED_AT_ONCE = 5_000
"""Contracts that are judged together: more are judged slice by slice, so that memory does not grow."""
_TABLES = ("flag_rows", "departure_rows", "schedule_rows")
Judge = Callable[[duckdb.DuckDBPyConnection], Iterable[Row]]
"""Is given a read-only connection with the views and yields rows."""
Helper = Callable[[Path, Mapping[str, Path]], Mapping[str, int]]
"""Is given the database and table -> the file it writes; returns table -> bytes of its longest line."""


def _nothing(connection: duckdb.DuckDBPyConnection) -> Iterable[Row]:
    return ()


@dataclass(frozen=True, slots=True)
class Judges:
    """Who judges, and yields what. Where contracts are very many, the first two see some at a time."""

    flags: Judge
    """Rows of ``flag_rows``."""
    departures: Judge = _nothing
    """Rows of ``departure_rows``, at the same time."""
    of_archive: Judge = _nothing
    """Further rows of ``flag_rows``; is asked once, of all contracts together."""
    due: Judge = _nothing
    """Rows of ``schedule_rows``, as well."""
    asked: Collection[str] | None = None
    """Views that are asked of some contracts; ``None``: any."""
    helper: Helper | None = None
    """Writes departures and prices in a process of its own, where all contracts are judged together."""


def judge_all(database: Path, folder: Path, judges: Judges) -> dict[str, int]:
    """Write what is judged as NDJSON, a file a table.

    Args:
        database: with the finished views; nobody writes to it meanwhile.
        folder: for the files.
        judges: who judges.

    Returns:
        Table -> size in bytes of the longest line of its file.
    """
    with closing(duckdb.connect(str(database), read_only=True, config=LOCKED)) as whole:
        few = contracts_in(whole) <= JUDGED_AT_ONCE
    files = {table: folder / f"{table}.ndjson" for table in _TABLES}
    if few and judges.helper is not None:
        return _with_helper(database, files, judges, judges.helper)
    return _alone(database, files, judges, few)


def _with_helper(
    database: Path, files: Mapping[str, Path], judges: Judges, helper: Helper
) -> dict[str, int]:
    """Judge by rules here, while a helper does the rest: both are busy in Python, and have a core each."""
    own, *others = _TABLES
    with (
        NdjsonSink(files[own], own) as flags,
        ThreadPoolExecutor(1, thread_name_prefix="helper") as beside,
        closing(duckdb.connect(str(database), read_only=True, config=LOCKED)) as whole,
    ):
        helped = beside.submit(helper, database, {table: files[table] for table in others})
        try:
            flags.write(judges.flags(whole))
            flags.write(judges.of_archive(whole))
        finally:
            wait([helped])
        return {own: flags.longest, **helped.result()}


def _alone(database: Path, files: Mapping[str, Path], judges: Judges, few: bool) -> dict[str, int]:
    """Judge here, on two threads; all contracts together where they are few, else slice by slice."""
    with ExitStack() as stack:
        flags, departures, schedules = (
            stack.enter_context(NdjsonSink(file, table)) for table, file in files.items()
        )
        beside = stack.enter_context(ThreadPoolExecutor(1, thread_name_prefix="departures"))

        def judge(connection: duckdb.DuckDBPyConnection, names: Mapping[str, str]) -> None:
            compared = beside.submit(lambda: departures.write(_named(judges.departures(connection), names)))
            try:
                flags.write(_named(judges.flags(connection), names))
            finally:
                wait([compared])
            compared.result()

        with closing(duckdb.connect(str(database), read_only=True, config=LOCKED)) as whole:
            priced = beside.submit(lambda: schedules.write(judges.due(whole)))
            try:
                if few:
                    judge(whole, {})
                flags.write(judges.of_archive(whole))
            finally:
                wait([priced])
            priced.result()
        if not few:
            with slices(database, JUDGED_AT_ONCE, asked=judges.asked) as parts:
                for part in parts:
                    judge(part.connection, part.names())
        sinks = (flags, departures, schedules)
        return {table: sink.longest for table, sink in zip(_TABLES, sinks, strict=True)}


def _named(rows: Iterable[Row], names: Mapping[str, str]) -> Iterator[Row]:
    """Rows of a slice, with the names that contracts have in the whole."""
    for row in rows:
        own = row.get("contract_id")
        yield {**row, "contract_id": names[own]} if isinstance(own, str) and own in names else row
