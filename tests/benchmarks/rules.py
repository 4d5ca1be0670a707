"""Times all rules over very many contracts; prints one JSON object.

``python -m tests.benchmarks.rules [--contracts 1000000 100000 10000] [--keep FOLDER]`` audits the sample
archive, copies its rows (new contract_id and document_id each time) until there are as many contracts, and
judges them by every rule, slice by slice, as a publication does: what passes is not told. What is told is
written to a file: the rule, the contract, what is said by number, reasons and evidence where it has any.
Two threads, 3 GB for DuckDB.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from flows.engine import Options
from flows.progress import Reporter
from flows.rule_library import all_rules
from flows.run import run
from pipeline.settings import Ocr, Settings
from pipeline.store.slices import contracts_in, slices
from pipeline.store.views import create_tables, create_views
from pipeline.workspace import open_workspace
from rules.answers import COLUMNS
from rules.engine import keep_facts, prepare, statement, together
from rules.schema import Rule

_SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
_SETTINGS = Settings(as_of=date(2026, 11, 25), ocr=Ocr(enabled=False))
_LEFT_OUT = ("clause_rows", "flag_rows", "run_rows", "near_duplicates", "clause_type_rows")
"""Tables that no rule asks, or that are made by judging."""
_COPIES_AT_ONCE = 200
_MEMORY = "3GB"
_MEASURED: dict[str, Any] = {"threads": 2, "memory_limit": _MEMORY}
_ANSWERS = """
    CREATE TABLE IF NOT EXISTS beside.told (
        view VARCHAR, place INTEGER, code UTINYINT, contract_id VARCHAR, file_name VARCHAR, reason VARCHAR,
        quote VARCHAR, page INTEGER, char_start BIGINT, char_end BIGINT, confidence DOUBLE,
        extractor VARCHAR, review_state VARCHAR
    )
"""
_IDS = ("contract_id", "document_id", "master_id", "amends", "source_contract_id")


def main() -> None:
    """Measure each size in a file of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contracts", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--slice", type=int, default=50_000, help="Contracts judged together.")
    parser.add_argument("--keep", type=Path, help="Keep the databases in this folder.")
    asked = parser.parse_args()
    place = nullcontext(asked.keep) if asked.keep else tempfile.TemporaryDirectory(prefix="clausier-rules-")
    with place as folder:
        workspace = open_workspace(Path(folder) / "workspace")
        run(workspace, Options(_SAMPLE, _SETTINGS), Reporter(quiet=True), engine="plain")
        told = [
            _measured(workspace.database, Path(folder), count, asked.slice) for count in asked.contracts
        ]
    print(json.dumps(told, indent=1))


def _measured(sample: Path, folder: Path, count: int, size: int) -> dict[str, object]:
    database = folder / f"rules-{count}.duckdb"
    if not database.exists():
        _multiply(sample, database, count)
    rules, errors = all_rules(None, every=False)
    answers = folder / f"answers-{count}.duckdb"
    answers.unlink(missing_ok=True)
    began, worked = time.monotonic(), time.process_time()
    timed = _Timed()
    with closing(duckdb.connect(str(database), read_only=True, config=_MEASURED)) as whole:
        contracts = contracts_in(whole)
    ruled = [rule for rule in rules if rule.of == "contract"]
    views = {rule.select for rule in ruled}
    with slices(database, size, memory=_MEMORY, threads=2, asked=views, beside=answers) as parts:
        with timed.of("slices"):
            part = next(parts, None)
        while part is not None:
            part.connection.execute(_ANSWERS).fetchall()
            with timed.of("facts"):
                keep_facts(part.connection, ruled)
            _judge_slice(part.connection, ruled, timed)
            with timed.of("slices"):
                part = next(parts, None)
    with closing(duckdb.connect(str(database), read_only=True, config=_MEASURED)) as whole:
        whole.execute(f"ATTACH '{answers}' AS beside (READ_WRITE)").fetchall()
        _judge_slice(whole, [rule for rule in rules if rule.of == "archive"], timed)
        told = whole.execute("SELECT count(*) FROM beside.told").fetchall()[0][0]
    seconds = time.monotonic() - began
    slowest = sorted(timed.rules.items(), key=lambda pair: -pair[1][0] / pair[1][1])[:10]
    return {
        "contracts": contracts,
        "rules": len(rules),
        "rules that cannot be used": len(errors),
        "seconds": round(seconds, 1),
        "processor seconds": round(time.process_time() - worked, 1),
        "seconds a rule": round(seconds / len(rules), 3),
        **{f"{name}, seconds": round(spent, 1) for name, spent in timed.others.items()},
        "slowest, seconds a rule": {
            view: f"{spent / count:.2f} ({count} rules)" for view, (spent, count) in slowest
        },
        "told": told,
        "peak MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "database MiB": database.stat().st_size // 2**20,
        "answers MiB": answers.stat().st_size // 2**20,
    }


class _Timed:
    """Seconds of the clock, by what was done; two views are judged at the same time."""

    def __init__(self) -> None:
        self.others: dict[str, float] = defaultdict(float)
        self.rules: dict[str, tuple[float, int]] = {}

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.others[name] += time.monotonic() - began

    def judged(self, view: str, rules: int, spent: float) -> None:
        self.rules[view] = (self.rules.get(view, (0.0, 0))[0] + spent, rules)


def _judge_slice(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], timed: _Timed) -> None:
    def judged(group: Sequence[Rule]) -> None:
        began = time.monotonic()
        with closing(connection.cursor()) as cursor:
            prepare(cursor)
            asked = statement(cursor, group, passes=False)
            columns, rows = ", ".join(COLUMNS), f"({asked})"
            if group[0].of == "contract":
                # In a slice contracts go by short names.
                columns = ", ".join(COLUMNS).replace("contract_id", "ids.contract_id")
                rows += " AS told JOIN slice_ids AS ids ON ids.short_contract = told.contract_id"
            cursor.execute(
                f"INSERT INTO beside.told SELECT '{group[0].select}', {columns} FROM {rows}"
            ).fetchall()
        timed.judged(group[0].select or "(states alone)", len(group), time.monotonic() - began)

    with timed.of("rules"), ThreadPoolExecutor(2) as pool:
        for _ in pool.map(judged, together(rules)):
            pass


def _multiply(sample: Path, database: Path, count: int) -> None:
    connection = duckdb.connect(str(database), config=_MEASURED)
    try:
        create_tables(connection)
        create_views(connection)
        connection.execute(f"ATTACH '{sample}' AS sample (READ_ONLY)").fetchall()
        have = connection.execute("SELECT count(*) FROM sample.resolved").fetchall()[0][0]
        times = -(-count // have)
        tables = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'sample'"
        ).fetchall()
        # As in a publication, where the rows of some contracts stand together in every table.
        for first in range(0, times, _COPIES_AT_ONCE):
            for (table,) in tables:
                if table not in _LEFT_OUT:
                    last = min(first + _COPIES_AT_ONCE, times)
                    connection.execute(_copies(connection, table, first, last)).fetchall()
    finally:
        connection.close()


def _copies(connection: duckdb.DuckDBPyConnection, table: str, first: int, last: int) -> str:
    described = connection.execute(f"SELECT * FROM sample.{table} LIMIT 0").description or ()
    ids = [column[0] for column in described if column[0] in _IDS]
    if not ids:
        return f"INSERT INTO {table} SELECT * FROM sample.{table} WHERE {first} = 0"
    # Like true ones, hashes that differ from their first digits on; what says which part of a file stays.
    named = ", ".join(f"md5(i::VARCHAR) || substr({name}, 33) AS {name}" for name in ids)
    if any(column[0] == "path" for column in described):
        named += ", i || '/' || path AS path"
    return (
        f"INSERT INTO {table} SELECT row.* REPLACE ({named}) FROM range({first}, {last}) AS copy(i), "
        f"sample.{table} AS row"
    )


if __name__ == "__main__":
    main()
