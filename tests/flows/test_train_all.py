"""``clausier train --corpus``: the order of the models, and what is said when it cannot be done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import models
from flows.cli import app
from flows.commands import train_all
from flows.commands.train_all import plans, run_train_all
from pipeline.errors import UsageError


def test_every_model_has_a_plan_and_comes_after_what_it_needs() -> None:
    names = [plan.name for plan in plans()]
    assert set(names) == {path.parent.name for path in models.ROOT.glob(f"*/{models.CHECKSUMS}")}
    assert names.index("party") < names.index("party_confidence") < names.index("clause_type")
    assert names.index("price") < names.index("clause_type")


def test_models_that_need_each_other_are_told(tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "a")):
        (tmp_path / name).mkdir()
        step = {"name": "train", "script": ["x"]}
        step |= {"deps": [f"models/{other}/weights"], "outputs": [f"models/{name}/weights"]}
        (tmp_path / name / "project.yml").write_text(json.dumps({"commands": [step]}), encoding="utf-8")
    with pytest.raises(ValueError, match="need each other: a, b"):
        plans(tmp_path)


def test_steps_run_where_they_leave_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("cuad", "fr"):
        (tmp_path / "corpus" / name).mkdir(parents=True)
    (tmp_path / "a").mkdir()
    kept = 'print(1); pathlib.Path(r"${vars.corpus}/ran").write_text(os.getcwd())'
    script = f"python -c 'import os, pathlib; {kept}'"
    plan = {"commands": [{"name": "train", "script": [script]}, {"name": "check", "script": ["false"]}]}
    (tmp_path / "a" / "project.yml").write_text(json.dumps(plan), encoding="utf-8")
    found = plans(tmp_path)
    monkeypatch.setattr(train_all, "plans", lambda: found)
    assert run_train_all(tmp_path / "corpus", [], quiet=True, as_json=True) == 0
    assert json.loads(capfd.readouterr().out) == {"trained": ["a"], "not_installed": {}}
    place = Path((tmp_path / "corpus" / "ran").read_text(encoding="utf-8"))
    assert not place.exists()
    with pytest.raises(UsageError, match="there is no model b; there are a"):
        run_train_all(tmp_path / "corpus", ["b"], quiet=True)


def test_a_step_that_fails_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("cuad", "fr"):
        (tmp_path / name).mkdir()
    (tmp_path / "a").mkdir()
    plan = {"commands": [{"name": "train", "script": ["python -c 'raise SystemExit(3)'"]}]}
    (tmp_path / "a" / "project.yml").write_text(json.dumps(plan), encoding="utf-8")
    found = plans(tmp_path)
    monkeypatch.setattr(train_all, "plans", lambda: found)
    with pytest.raises(UsageError, match=r"a: .* ended with 3"):
        run_train_all(tmp_path, [], quiet=True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "name folders of labelled documents"),
        (["--corpus", "nowhere"], "has no folder cuad"),
        (["x", "--corpus", "nowhere"], "leave the others out"),
    ],
)
def test_what_cannot_be_done_is_said(words: list[str], said: str) -> None:
    result = CliRunner().invoke(app, ["train", *words])
    assert isinstance(result.exception, UsageError)
    assert said in str(result.exception)
