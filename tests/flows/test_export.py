"""Export: files that other programs read, and the schema that they keep to."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from flows.cli import app
from flows.commands.export import run_export
from flows.json_schema import schema
from pipeline.errors import UsageError
from pipeline.store.views import all_views

VIEWS = sorted(view.name for view in all_views() if not view.macro)


def valid(name: str, value: Any) -> None:
    Draft202012Validator(schema() | {"$ref": f"#/$defs/{name}"}).validate(value)


@pytest.mark.parametrize("form", ["csv", "parquet", "json"])
def test_every_view_is_written(small_workspace: Path, tmp_path: Path, form: str) -> None:
    run_export([], small_workspace, to=tmp_path / "out", form=form, force=False, as_json=False)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"{view}.{form}" for view in VIEWS
    ]


def test_json_keeps_to_the_schema(small_workspace: Path, tmp_path: Path) -> None:
    Draft202012Validator.check_schema(schema())
    run_export([], small_workspace, to=tmp_path, form="json", force=False, as_json=False)
    for view in VIEWS:
        valid(view, json.loads((tmp_path / f"{view}.json").read_text(encoding="utf-8")))
    prices = json.loads((tmp_path / "prices.json").read_text(encoding="utf-8"))
    assert prices
    assert all(isinstance(row["amount"], str) for row in prices)
    terms = json.loads((tmp_path / "terms.json").read_text(encoding="utf-8"))
    assert all(isinstance(row["value"], dict) for row in terms)


def test_the_answer_of_status_keeps_to_the_schema(small_workspace: Path) -> None:
    result = CliRunner().invoke(app, ["status", "-w", str(small_workspace), "--json"])
    valid("status_answer", json.loads(result.stdout))


def test_the_same_rows_in_every_form(small_workspace: Path, tmp_path: Path) -> None:
    for form in ("csv", "parquet", "json"):
        run_export(["terms"], small_workspace, to=tmp_path, form=form, force=False, as_json=False)
    with (tmp_path / "terms.csv").open(encoding="utf-8", newline="") as handle:
        quotes = [row["quote"] for row in csv.DictReader(handle)]
    found = json.loads((tmp_path / "terms.json").read_text(encoding="utf-8"))
    stored = duckdb.sql(f"SELECT quote FROM '{tmp_path}/terms.parquet'").fetchall()
    assert quotes == [row["quote"] for row in found] == [quote for (quote,) in stored]


def test_files_that_are_there_are_kept(small_workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "files.csv").write_text("mine")
    with pytest.raises(UsageError, match="exists already"):
        run_export(["files"], small_workspace, to=tmp_path, form="csv", force=False, as_json=False)
    assert (tmp_path / "files.csv").read_text() == "mine"
    run_export(["files"], small_workspace, to=tmp_path, form="csv", force=True, as_json=False)
    assert (tmp_path / "files.csv").read_text().startswith("path,")


def test_a_view_that_does_not_exist_is_named(small_workspace: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no view 'contract'"):
        run_export(["contract"], small_workspace, to=tmp_path, form="csv", force=False, as_json=False)


def test_the_command_prints_what_it_wrote(small_workspace: Path, tmp_path: Path) -> None:
    arguments = ["export", "files", "-w", str(small_workspace), "--to", str(tmp_path), "--json"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"format": "csv", "files": {str(tmp_path / "files.csv"): 10}}
    assert json.loads(CliRunner().invoke(app, ["export", "--schema"]).stdout) == schema()
