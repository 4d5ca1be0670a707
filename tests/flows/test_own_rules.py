"""A company's own rules: a bad one is told and costs only itself, and the exit code says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from flows.engine import Options
from flows.progress import Reporter
from flows.rule_library import all_rules, switched_on
from flows.run import run
from pipeline.settings import Ocr, Settings
from pipeline.workspace import open_workspace
from rules.schema import load_rule
from tests.flows.archives import FEW_RULES, make_archive

_RULES = Path(__file__).resolve().parents[2] / "rules"
_OWN = (
    (_RULES / "dates" / "no_end_date.yaml")
    .read_text(encoding="utf-8")
    .replace("id: no-end-date", "id: own")
)
_MESSAGE = (
    '  en: "The contract has no last day, and no notice by which a party may leave it is written in it."'
)
SETTINGS = Settings(as_of=date(2026, 11, 25), ocr=Ocr(enabled=False), rules_off=FEW_RULES)


_WHERE = "where: expiration_kind = 'perpetual'"
_UNBOUND = {
    "column": (_WHERE, "where: no_such_column > 3"),
    "view": ("select: lifespans", "select: no_such_view"),
    "placeholder": (_MESSAGE, '  en: "The contract {no_such} ends."'),
    "brace": (_MESSAGE, '  en: "The contract } ends."'),
}


def test_a_bad_rule_is_told_and_costs_only_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those that cannot be bound are left out; one that fails on a value leaves every contract unknown."""
    archive = make_archive(tmp_path / "a", 1)
    (archive / "empty.pdf").unlink()
    workspace = open_workspace(tmp_path / "w")
    own = workspace.root / "rules"
    own.mkdir()
    for name, (before, after) in _UNBOUND.items():
        assert before in _OWN
        text = _OWN.replace(before, after).replace("id: own", f"id: own-{name}")
        (own / f"{name}.yaml").write_text(text, encoding="utf-8")
    failing = _OWN.replace(_WHERE, "where: CAST(file_name AS INTEGER) > 3")
    (own / "own.yaml").write_text(failing, encoding="utf-8")
    assert replace(load_rule(own / "own.yaml", "own.yaml"), path="").id == "own"
    outcome = run(workspace, Options(archive, SETTINGS), Reporter(quiet=True), engine="plain")
    told = capsys.readouterr().err
    assert [name for name in _UNBOUND if f"{name}.yaml" not in told] == []
    assert outcome.attention == len(_UNBOUND) + 1
    connection = duckdb.connect(str(workspace.database), read_only=True)
    query = "SELECT DISTINCT verdict FROM flags WHERE rule_id = 'own'"
    assert connection.execute(query).fetchall() == [("unknown",)]
    others = "SELECT count(DISTINCT rule_id) FROM flags WHERE NOT starts_with(rule_id, 'own')"
    assert connection.execute(others).fetchall()[0][0] >= 1
    connection.close()


def test_rules_and_subjects_are_switched_off_and_unknown_names_told() -> None:
    rules, _ = all_rules(None, every=False)
    left, notes = switched_on(rules, ("scope", "no-end-date", "no-such-rule"))
    gone = {rule.id for rule in rules} - {rule.id for rule in left}
    assert gone == {rule.id for rule in rules if rule.path.startswith("scope/")} | {"no-end-date"}
    assert notes == [
        f"rules switched off in settings.toml: {len(gone)}",
        "settings.toml switches off no-such-rule, but no rule or subject is called so",
    ]
    assert switched_on(rules, ()) == (rules, [])
