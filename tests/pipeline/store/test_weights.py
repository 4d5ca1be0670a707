"""Weights of risk: a workspace's figures take the place of ours, and a bad file says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.store.weights import weight_rows


def _points(own: Path | None = None) -> dict[tuple[str, str], str]:
    return {(str(row["kind"]), str(row["name"])): str(row["points"]) for row in weight_rows(own)}


def test_worse_counts_more() -> None:
    points = {key: float(value) for key, value in _points().items()}
    assert points["severity", "high"] > points["severity", "medium"] > points["severity", "low"] > 0
    assert 0 < points["unknown", ""] < 1


def test_a_workspace_has_figures_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "risk_weights.yaml"
    own.write_text("severity: {high: 20}\nrules: {not-signed: 0}\n", encoding="utf-8")
    assert _points(own)["severity", "high"] == "20"
    assert _points(own)["severity", "low"] == _points()["severity", "low"]
    assert _points(own)["rule", "not-signed"] == "0"


def test_a_workspace_needs_none(tmp_path: Path) -> None:
    assert _points(tmp_path / "none.yaml") == _points()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("severities: {high: 1}", "wants the keys"),
        ("severity: {awful: 1}", "severity gives a figure"),
        ("severity: 3", "severity gives a figure"),
        ("unknown: a lot", "must be a figure"),
        ("rules: {a: -1}", "0 or more"),
        ("unknown: NaN", "0 or more"),
        ("- 1", "wants the keys"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    own = tmp_path / "risk_weights.yaml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said) as told:
        list(weight_rows(own))
    assert "risk_weights.yaml" in str(told.value)
