"""Times all rules over very many contracts; prints one JSON object.

``python -m tests.benchmarks.rules [--contracts 1000000 100000 10000] [--keep FOLDER]`` audits the sample
archive, copies its rows (new contract_id and document_id each time) until there are as many contracts, and
judges them by every rule, as a publication does: what passes is not told. Two threads, 4 GB.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import duckdb

from flows.engine import Options
from flows.progress import Reporter
from flows.rule_library import all_rules
from flows.run import run
from pipeline.settings import Ocr, Settings
from pipeline.store.views import create_tables, create_views
from pipeline.workspace import open_workspace
from rules.engine import judge, keep_facts
from rules.kept import KeptViews

_SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
_SETTINGS = Settings(as_of=date(2026, 11, 25), ocr=Ocr(enabled=False))
_LEFT_OUT = ("clause_rows", "flag_rows", "run_rows", "near_duplicates", "clause_type_rows")
"""Tables that no rule asks, or that are made by judging."""
_IDS = ("contract_id", "document_id", "master_id", "amends", "source_contract_id")


def main() -> None:
    """Measure each size in a file of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contracts", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--keep", type=Path, help="Keep the databases in this folder.")
    asked = parser.parse_args()
    place = nullcontext(asked.keep) if asked.keep else tempfile.TemporaryDirectory(prefix="clausier-rules-")
    with place as folder:
        workspace = open_workspace(Path(folder) / "workspace")
        run(workspace, Options(_SAMPLE, _SETTINGS), Reporter(quiet=True), engine="plain")
        told = [_measured(workspace.database, Path(folder), count) for count in asked.contracts]
    print(json.dumps(told, indent=1))


def _measured(sample: Path, folder: Path, count: int) -> dict[str, object]:
    database = folder / f"rules-{count}.duckdb"
    if not database.exists():
        _multiply(sample, database, count)
    rules, errors = all_rules(None)
    connection = duckdb.connect(str(database), config={"threads": 2, "memory_limit": "3GB"})
    try:
        contracts = connection.execute("SELECT count(*) FROM resolved").fetchall()[0][0]
        began, worked = time.monotonic(), time.process_time()
        keep_facts(connection, rules)
        facts = time.monotonic() - began
        by_rule: dict[str, float] = {}
        judgements = 0
        views = KeptViews(connection, rules)
        for rule in sorted(rules, key=lambda rule: (rule.select, rule.id)):
            start = time.monotonic()
            with views.of(rule):
                judgements += sum(
                    1 for _ in judge(connection.cursor(), [rule], passes=False, kept=views.kept)
                )
            by_rule[rule.id] = round(time.monotonic() - start, 2)
    finally:
        connection.close()
    slowest = sorted(by_rule.items(), key=lambda pair: -pair[1])[:10]
    return {
        "contracts": contracts,
        "rules": len(rules),
        "rules that cannot be used": len(errors),
        "seconds": round(time.monotonic() - began, 1),
        "processor seconds": round(time.process_time() - worked, 1),
        "seconds a rule": round(sum(by_rule.values()) / len(rules), 3),
        "facts, seconds": round(facts, 1),
        "slowest": dict(slowest),
        "told": judgements,
        "peak MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "database MiB": database.stat().st_size // 2**20,
    }


def _multiply(sample: Path, database: Path, count: int) -> None:
    connection = duckdb.connect(str(database), config={"threads": 2, "memory_limit": "3GB"})
    try:
        create_tables(connection)
        create_views(connection)
        connection.execute(f"ATTACH '{sample}' AS sample (READ_ONLY)").fetchall()
        have = connection.execute("SELECT count(*) FROM sample.resolved").fetchall()[0][0]
        times = -(-count // have)
        tables = connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'sample'"
        ).fetchall()
        for (table,) in tables:
            if table not in _LEFT_OUT:
                connection.execute(_copies(connection, table, times)).fetchall()
    finally:
        connection.close()


def _copies(connection: duckdb.DuckDBPyConnection, table: str, times: int) -> str:
    described = connection.execute(f"SELECT * FROM sample.{table} LIMIT 0").description or ()
    ids = [column[0] for column in described if column[0] in _IDS]
    if not ids:
        return f"INSERT INTO {table} SELECT * FROM sample.{table}"
    # Like true ones, hashes that differ from their first digits on; what says which part of a file stays.
    named = ", ".join(f"md5(i::VARCHAR) || substr({name}, 33) AS {name}" for name in ids)
    return (
        f"INSERT INTO {table} SELECT row.* REPLACE ({named}) FROM range({times}) AS copy(i), "
        f"sample.{table} AS row"
    )


if __name__ == "__main__":
    main()
