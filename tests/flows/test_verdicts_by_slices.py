"""Very many contracts are judged slice by slice; what is told is the same as if judged at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.rule_library import all_rules
from pipeline.store import verdicts
from pipeline.store.tables import Row
from rules.engine import judge, keep_facts

_RULES = {"no-late-interest", "not-signed", "no-end-date", "annex-missing", "amendment-without-master"}


def _flags(connection: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    rules = [rule for rule in all_rules(None, every=False)[0] if rule.id in _RULES]
    keep_facts(connection, rules)
    for one in judge(connection.cursor(), rules):
        yield {"rule_id": one.rule_id, "contract_id": one.contract_id, "message": one.message}


def _departures(connection: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    asked = "SELECT contract_id, title FROM contracts"
    for contract_id, title in connection.cursor().execute(asked).fetchall():
        yield {"contract_id": contract_id, "title": title}


def _of_archive(connection: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    yield {"rule_id": "counted", "message": str(connection.execute("FROM contracts").fetchall())}


@pytest.mark.parametrize("size", [1, 3])
def test_slices_tell_what_the_whole_tells(
    small_workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    database = small_workspace / "clausier.duckdb"
    judges = verdicts.Judges(_flags, _departures, _of_archive, asked={"families", "annexes", "lifespans"})
    whole, sliced = tmp_path / "whole", tmp_path / "sliced"
    for folder in (whole, sliced):
        folder.mkdir()
    verdicts.judge_all(database, whole, judges)
    monkeypatch.setattr(verdicts, "JUDGED_AT_ONCE", size)
    verdicts.judge_all(database, sliced, judges)
    for table in ("flag_rows", "departure_rows"):
        told = _rows(whole / f"{table}.ndjson")
        assert _rows(sliced / f"{table}.ndjson") == told
        assert len({json.loads(line)["contract_id"] for line in told if "contract_id" in line}) >= 4


def _rows(path: Path) -> list[str]:
    return sorted(path.read_text(encoding="utf-8").splitlines())
