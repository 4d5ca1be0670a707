"""Risks that somebody accepted leave the queue and stay in the record; flags have a history."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.commands.rules_accept import run_accept
from flows.commands.rules_diff import run_diff
from flows.engine import Options
from flows.flag_history import changes, load
from flows.progress import Reporter
from flows.run import run
from pipeline.accepted import Accepted, append
from pipeline.accepted import load as load_accepted
from pipeline.errors import UsageError
from pipeline.settings import Ocr, Settings
from pipeline.workspace import Workspace, open_workspace
from tests.flows.archives import FEW_RULES, make_archive

_OWN = (
    (Path(__file__).resolve().parents[2] / "rules" / "signature" / "not_signed.yaml")
    .read_text(encoding="utf-8")
    .replace("id: not-signed", "id: own")
)
TODAY = date(2026, 11, 25)
SETTINGS = Settings(
    as_of=TODAY, ocr=Ocr(enabled=False), rules_off=tuple(name for name in FEW_RULES if name != "signature")
)


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Workspace]:
    folder = tmp_path_factory.mktemp("accepted")
    archive, workspace = make_archive(folder / "a", 2), open_workspace(folder / "w")
    _audit(workspace, archive)
    return archive, workspace


@pytest.fixture
def copied(audited: tuple[Path, Workspace], tmp_path: Path) -> Workspace:
    shutil.copytree(audited[1].root, tmp_path / "w")
    return Workspace(tmp_path / "w")


def _audit(workspace: Workspace, archive: Path, today: date = TODAY) -> None:
    settings = replace(SETTINGS, as_of=today)
    run(workspace, Options(archive, settings), Reporter(quiet=True), engine="plain")


def _rows(workspace: Workspace, sql: str) -> list[tuple[Any, ...]]:
    connection = duckdb.connect(str(workspace.database), read_only=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def _accept(workspace: Workspace, contract: str, **more: Any) -> int:
    given = {"by": "Me Arnal", "why": "small", "until": None, "today": TODAY, "withdraw": False} | more
    return run_accept("not-signed", contract, workspace.root, as_json=True, **given)


def test_an_accepted_risk_leaves_the_queue_and_comes_back(
    audited: tuple[Path, Workspace], copied: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    archive, workspace = audited[0], copied
    query = "SELECT contract_id FROM flags WHERE rule_id = 'not-signed' AND verdict = 'flagged' ORDER BY 1"
    contract = str(_rows(workspace, query)[0][0])
    points = f"SELECT points FROM risks WHERE contract_id = '{contract}'"
    queued = f"SELECT flags FROM review_queue WHERE contract_id = '{contract}'"
    before, title = _rows(workspace, points)[0][0], "Not signed"
    assert title in _rows(workspace, queued)[0][0]

    assert _accept(workspace, contract, until=date(2027, 1, 31)) == 0
    assert json.loads(capsys.readouterr().out)["state"] == "accepted until 2027-01-31"
    _audit(workspace, archive)
    assert contract in [row[0] for row in _rows(workspace, query)]  # the flag itself stays
    assert _rows(workspace, points)[0][0] < before
    assert title not in (_rows(workspace, queued) or [([],)])[0][0]
    state = "SELECT state, accepted_by, why FROM accepted_risks"
    assert _rows(workspace, state) == [("accepted", "Me Arnal", "small")]

    _audit(workspace, archive, date(2027, 2, 1))
    assert _rows(workspace, state)[0][0] == "expired"
    assert title in _rows(workspace, queued)[0][0]

    assert _accept(workspace, contract, withdraw=True) == 0
    _audit(workspace, archive)
    assert _rows(workspace, state) == []
    with pytest.raises(UsageError, match="nobody has accepted"):
        _accept(workspace, contract, withdraw=True)


@pytest.mark.parametrize(
    ("more", "said"),
    [({"by": " "}, "--by"), ({"why": ""}, "--why"), ({"until": date(2026, 11, 24)}, "has passed")],
)
def test_what_cannot_be_accepted(small_workspace: Path, more: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        _accept(Workspace(small_workspace), "any", **more)


def test_a_line_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    one = Accepted("r", "c", "AB", "why", TODAY, date(2027, 1, 1))
    append(tmp_path, one)
    assert load_accepted(tmp_path) == (one,)
    with (tmp_path / "accepted_risks.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('{"rule_id": "r"}\n')
    with pytest.raises(ValueError, match="line 2"):
        load_accepted(tmp_path)


def test_flags_that_came_and_went_are_told(
    audited: tuple[Path, Workspace], copied: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive, workspace = audited[0], copied
    with pytest.raises(UsageError, match="no finished run"):
        run_diff(open_workspace(tmp_path / "empty").root, None, as_json=False)
    assert run_diff(workspace.root, None, as_json=False) == 0
    assert "nothing to compare" in capsys.readouterr().out
    own = workspace.root / "rules" / "own.yaml"
    own.parent.mkdir()
    own.write_text(_OWN, encoding="utf-8")
    _audit(workspace, archive)
    came, went = changes(load(workspace))
    assert {one.rule_id for one in came} == {"own"}
    assert not went
    own.unlink()
    _audit(workspace, archive)
    assert run_diff(workspace.root, None, as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert len(told["runs"]) == 3
    assert not told["came"]
    assert {one["rule_id"] for one in told["went"]} == {"own"}
    came, went = changes(load(workspace), load(workspace).runs[0]["run_id"])
    assert not came
    assert not went  # came and went between the two
    with pytest.raises(UsageError, match="no run 'x'"):
        run_diff(workspace.root, "x", as_json=False)
