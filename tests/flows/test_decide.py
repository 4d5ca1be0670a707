"""``clausier decide``: what a person says of a value stands, and is checked first."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from flows.corrected_value import Value, corrected
from pipeline.decisions import load
from pipeline.errors import UsageError
from pipeline.types import JsonValue
from pipeline.workspace import Workspace

EN = "contract-001.txt"
_PRICE: Value = {"amount": "1200.50", "currency": "EUR", "per": "month", "what": "rent"}


@pytest.fixture
def workspace(small_workspace: Path, tmp_path: Path) -> Workspace:
    """A workspace of one's own, in which decisions can be written."""
    shutil.copytree(small_workspace, tmp_path / "w")
    return Workspace(tmp_path / "w")


def decide(workspace: Workspace, *words: str) -> Result:
    result = CliRunner().invoke(app, ["decide", EN, *words, "-w", str(workspace.root)])
    if isinstance(result.exception, UsageError):
        raise result.exception
    return result


def test_a_value_is_listed_accepted_and_corrected(workspace: Workspace) -> None:
    listed = decide(workspace, "governing_law", "--json")
    (one,) = json.loads(listed.stdout)
    assert one["number"] == 1
    assert one["review_state"] == "unreviewed"
    assert decide(workspace, "governing_law", "accept", "--by", "AB").exit_code == 0
    said = decide(workspace, "governing_law", "correct", "us-ny", "--by", "AB").stdout
    assert "US-NY" in said
    (made,) = load(workspace.decisions).values()
    assert [
        (each.decision.action, each.decision.value_text, each.decision.decided_by) for each in made
    ] == [
        ("accept", one["value"], "AB"),
        ("correct", "US-NY", "AB"),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["price_of_tea", "accept", "--by", "AB"], "it has: "),
        (["governing_law", "accept"], "--by"),
        (["governing_law", "correct", "--by", "AB"], "missing"),
        (["governing_law", "accept", "FR", "--by", "AB"], "takes no value"),
        (["governing_law", "correct", "Lilliput", "--by", "AB"], "GB-ENG"),
        (["party", "accept", "--by", "AB"], "--number"),
        (["party", "accept", "--by", "AB", "--number", "99"], "99"),
    ],
)
def test_what_cannot_be_decided_is_told(workspace: Workspace, words: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        decide(workspace, *words)
    assert not load(workspace.decisions)


@pytest.mark.parametrize(
    ("kind", "text", "value", "told"),
    [
        ("effective_date", "2027-03-31", {"date": "2027-03-31"}, "2027-03-31"),
        ("expiration_date", "perpetual", {"kind": "perpetual"}, "perpetual"),
        ("expiration_date", "2027-03-31", {"date": "2027-03-31", "kind": "date"}, "2027-03-31"),
        ("notice_period", "P3M", {"duration": "P3M"}, "P3M"),
        ("notice_period", "90 days", {"duration": "P90D"}, "P90D"),
        ("notice_period", "trois mois", {"duration": "P3M"}, "P3M"),
        ("price", "1 200,50 EUR/month", _PRICE, "1200.50 EUR"),
        ("renewal", "tacit", {"kind": "tacit"}, "tacit"),
        ("party", "Orme SARL", {"name": "Orme SARL", "what": "rent"}, "Orme SARL"),
    ],
)  # fmt: skip
def test_a_right_value_takes_the_machine_s_form(kind: str, text: str, value: Value, told: str) -> None:
    machine: Mapping[str, JsonValue] = {"what": "rent"}
    assert corrected(kind, text, machine) == (value, told)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("effective_date", "31 March"),
        ("term", "long"),
        ("price", "1200"),
        ("price", "1,200 EUR"),
        ("price", "12.500 EUR"),
        ("renewal", "maybe"),
        ("party", " "),
        ("insurance", "yes"),
    ],
)
def test_a_value_of_another_form_is_refused(kind: str, text: str) -> None:
    with pytest.raises(UsageError):
        corrected(kind, text, {})
