"""``clausier rules explain`` and ``rules run``: the reasoning of a rule, and what other rules would say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest

from flows.commands.rules_explain import run_explain
from flows.commands.rules_run import run_changed
from pipeline.errors import UsageError
from pipeline.store.query import run

_RULES = Path(__file__).resolve().parents[2] / "rules"
_ENDS = (_RULES / "dates" / "no_end_date.yaml").read_text(encoding="utf-8")


def _contract(workspace: Path) -> str:
    with duckdb.connect(str(workspace / "clausier.duckdb"), read_only=True) as connection:
        query = (
            "SELECT contract_id FROM flags WHERE rule_id = 'not-signed' AND verdict = 'flagged' ORDER BY 1"
        )
        return str(connection.execute(query).fetchall()[0][0])


def test_the_reasoning_is_told_whole(small_workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contract = _contract(small_workspace)
    assert run_explain("not-signed", contract, small_workspace, None, "en", as_json=False) == 0
    told = capsys.readouterr().out
    assert "looks at: signings" in told
    assert "applies if TRUE: true" in told
    assert "state of signature:" in told
    assert "\nflagged" in told


def test_the_reasoning_as_json(small_workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contract = _contract(small_workspace)
    run_explain("no-late-interest", contract, small_workspace, None, "fr", as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["rule_id"] == "no-late-interest"
    asked = {"between_companies", "employment", "funds_another", "money_due", "of_a_fund", "personal"}
    assert set(told["facts"]) == {*asked, "our_side"}
    assert {one["verdict"] for one in told["judgements"]} <= {"flagged", "passed", "unknown"}


@pytest.mark.parametrize(
    ("rule", "asked", "said"),
    [
        ("no-such-rule", "a", "there is no rule"),
        ("not-signed", "zzzz no such paper", "no contract fits"),
        ("register-without-file", "a", "judges the archive"),
    ],
)
def test_what_cannot_be_explained_is_told(small_workspace: Path, rule: str, asked: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        run_explain(rule, asked, small_workspace, None, "en", as_json=False)


def test_other_rules_are_tried_without_reading(
    small_workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same = tmp_path / "same"
    same.mkdir()
    (same / "ends.yaml").write_text(_ENDS, encoding="utf-8")
    assert run_changed(same, small_workspace, "en", as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["appear"] == told["vanish"] == []
    assert told["stay"]
    (same / "ends.yaml").write_text(_ENDS.replace("id: no-end-date", "id: another"), encoding="utf-8")
    assert run_changed(same, small_workspace, "en", as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["rule_id"] for one in told["appear"]} <= {"another"}
    assert told["vanish"] == []


def test_a_changed_rule_that_cannot_be_used_is_told_and_costs_only_itself(
    small_workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.yaml").write_text(_ENDS.replace("severity:", "severty:"), encoding="utf-8")
    assert run_changed(tmp_path, small_workspace, "en", as_json=False) == 1
    told = capsys.readouterr()
    assert "bad.yaml" in told.err
    assert "stay as they are" in told.out


def test_a_folder_that_is_none(small_workspace: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        run_changed(tmp_path / "none", small_workspace, None, as_json=False)


@pytest.fixture(scope="module")
def older_workspace(small_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As a version published it that knew no meanings of passages."""
    folder = tmp_path_factory.mktemp("older")
    shutil.copy(small_workspace / "clausier.duckdb", folder)
    with duckdb.connect(str(folder / "clausier.duckdb")) as connection:
        connection.execute("DROP VIEW clause_meanings")
    return folder


def test_the_reasoning_wants_a_database_of_this_version(older_workspace: Path) -> None:
    contract = _contract(older_workspace)
    with pytest.raises(UsageError, match="another version of the program; run 'clausier audit' again"):
        run_explain("warranty-excluded", contract, older_workspace, None, "en", as_json=False)


def test_other_rules_want_a_database_of_this_version(older_workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "ends.yaml").write_text(_ENDS, encoding="utf-8")
    with pytest.raises(UsageError, match="another version of the program; run 'clausier audit' again"):
        run_changed(tmp_path, older_workspace, "en", as_json=True)


def test_a_query_tells_an_older_database_from_a_slip_of_the_pen(older_workspace: Path) -> None:
    database = older_workspace / "clausier.duckdb"
    with pytest.raises(UsageError, match="clause_meanings: the database was published by another version"):
        run(database, "SELECT * FROM Clause_Meanings")
    with pytest.raises(UsageError, match="cannot be run") as slip:
        run(database, "SELECT * FROM contract")
    assert "another version" not in str(slip.value)
