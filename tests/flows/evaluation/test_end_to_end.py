"""``clausier evaluate`` over invented contracts and over the sample archive, from the command line."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

import data
from flows.cli import app
from flows.evaluation.fields import FIELDS
from flows.evaluation.texts import letters_hash
from flows.json_schema import schema
from pipeline.errors import UsageError
from tests.flows.archives import CONTRACT_EN, CONTRACT_FR
from tests.flows.evaluation.test_sheet import fill

SAMPLE = Path(data.__file__).parent / "sample"
TRUTH = SAMPLE.with_name("sample_truth.yaml")
FRENCH = CONTRACT_FR.format(number=7, price=1000)
ENGLISH = CONTRACT_EN.format(price=2500)


def run(*words: object) -> Result:
    result = CliRunner().invoke(app, ["evaluate", *map(str, words)])
    if isinstance(result.exception, UsageError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result


def write(folder: Path, rows: Sequence[dict[str, Any]]) -> Path:
    path = folder / "labels.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three contracts, labels beside them, and a workspace in which they were read once."""
    folder = tmp_path_factory.mktemp("evaluate")
    archive = folder / "contracts"
    archive.mkdir()
    for name, text in (("fr", FRENCH), ("en", ENGLISH), ("other", ENGLISH + "\n4. Notices. In writing.\n")):
        (archive / f"{name}.txt").write_text(text, encoding="utf-8")
    words = "Tout litige relève du Tribunal de commerce de Lyon."
    start = FRENCH.index(words)
    write(
        folder,
        [
            {
                "document": "fr",
                "sha256": hashlib.sha256(FRENCH.encode()).hexdigest(),
                "language": "fr",
                "fields": {
                    "party": ["Ateliers Brévin", "Moulins de Verlac"], "agreement_date": ["2024-01-15"],
                    "effective_date": ["2024-02-01"], "term": ["P3Y"], "renewal": ["tacit"],
                    "renewal_term": ["P1Y"], "notice_period": ["P3M"], "governing_law": ["FR"],
                    "price": ["1000.00 EUR/month"],
                },
                "spans": {
                    "dispute_resolution": [
                        {"start": start, "end": start + len(words), "letters": letters_hash(words)}
                    ],
                    "renewal": [{"start": 0, "end": 10, "letters": "0" * 16}],
                    "insurance": [],
                },
            },
            {
                "document": "en.txt", "language": "en",
                # One label is wrong on purpose, and one party is left out.
                "fields": {
                    "party": ["Brevin Works Inc."], "expiration_date": ["2027-01-31"],
                    "governing_law": ["US-DE"], "termination_notice": [],
                },
            },
            {"document": "other", "sha256": "0" * 64, "fields": {"price": []}},
            {"document": "nowhere", "fields": {"price": []}},
            {"document": "en.txt", "fields": {"price": ["much"]}},
        ],
    )  # fmt: skip
    run(archive, "-w", folder / "w", "--jobs", 1, "-q", "--save", folder / "run.json")
    return folder


def again(desk: Path, *words: object) -> Result:
    return run(desk / "contracts", "-w", desk / "w", "--jobs", 1, "-q", *words)


def test_figures_and_what_was_refused(desk: Path) -> None:
    told = json.loads(again(desk, "--json", "--errors", 20).stdout)
    assert told["documents"] == 2
    fields = {row["field"]: row for row in told["fields"]}
    for name in ("agreement_date", "effective_date", "term", "renewal", "price", "notice_period"):
        assert (fields[name]["right"], fields[name]["f1"]) == (1, 1.0), name
    assert (fields["party"]["right"], fields["party"]["invented"]) == (3, 1)
    law = fields["governing_law"]
    assert (law["right"], law["invented"], law["missed"]) == (1, 1, 1)
    assert fields["termination_notice"]["rightly_absent"] == 1
    assert {row["field"] for row in told["errors"]} == {"party", "governing_law"}
    assert all(row["quote"] for row in told["errors"] if row["said"])
    reasons = {row["document"]: row["reason"] for row in told["refused"]}
    assert "renewal: 1 of 1 passages" in reasons["fr"]
    assert "another than the one that was labelled" in reasons["other"]
    assert "no such file" in reasons["nowhere"]
    assert {
        "labelled twice; the first line counts",
        "fields.price: 'much' is no price (1200.00 EUR/month)",
    } <= {row["reason"] for row in told["refused"] if row["document"] == "en.txt"}
    states = {row["type"]: row for row in told["states"]}
    assert states["dispute_resolution"]["found"] == 1
    assert "renewal" not in states
    assert told["groups"]["language"].keys() == {"en", "fr"}


def valid(name: str, value: Any) -> None:
    Draft202012Validator(schema() | {"$ref": f"#/$defs/{name}"}).validate(value)


def test_json_keeps_to_the_schema(desk: Path, tmp_path: Path) -> None:
    words = ("--json", "--errors", 20, "--against", desk / "run.json")
    answer = json.loads(again(desk, *words).stdout)
    valid("evaluate_answer", answer)
    assert answer["changes"]["clauses"]["there and found"] == {"before": "1 of 1", "now": "1 of 1"}
    sheet = tmp_path / "check.xlsx"
    drawn = run("-w", desk / "w", "--sample", 5, "--sheet", sheet, "--json").stdout
    valid("evaluate_sample_answer", json.loads(drawn))
    filled = fill(tmp_path / "filled.xlsx", [("price", "juste", 0.9)])
    valid("evaluate_sheet_answer", json.loads(run("--sheet", filled, "--json").stdout))


def test_for_people(desk: Path) -> None:
    told = again(desk, "--errors", 5).stdout
    assert "2 labelled documents" in told
    assert "expected calibration error" in told
    assert "governing_law wrong" in told or "governing_law invented" in told
    assert "labelled US-DE" in told
    assert "1 labelled document is not in this folder" in told
    assert "Traceback" not in told


def test_one_field_and_against_a_saved_run(desk: Path) -> None:
    told = again(desk, "--field", "price", "--against", desk / "run.json").stdout
    assert "0 gained, 0 lost" in told
    assert "governing_law" not in told
    with pytest.raises(UsageError, match="no label that can be used says anything of title"):
        again(desk, "--field", "title")
    with pytest.raises(UsageError, match="--field prise is none of"):
        again(desk, "--field", "prise")


def test_the_score_card(desk: Path) -> None:
    card = desk / "card.md"
    again(desk, "--scorecard", card)
    told = card.read_text(encoding="utf-8")
    assert "`clausier evaluate contracts --workspace w --scorecard card.md`" in told
    assert str(desk) not in told, "no place of this machine"
    assert "card-reliability.svg" in told
    assert (desk / "card-reliability.svg").read_text(encoding="utf-8").startswith("<svg")


def test_nothing_to_evaluate_is_an_error_and_no_score_of_one(desk: Path, tmp_path: Path) -> None:
    labels = write(tmp_path, [{"document": "nowhere", "fields": {"price": []}}])
    with pytest.raises(UsageError, match="nothing to evaluate: of 1 labelled documents none can be used"):
        again(desk, "--labels", labels)
    labels = write(tmp_path, [{"document": "other", "sha256": "0" * 64, "fields": {"price": []}}])
    with pytest.raises(UsageError, match="another than the one that was labelled"):
        again(desk, "--labels", labels)
    with pytest.raises(UsageError, match="no labelled document is on the side 'test'"):
        again(desk, "--split", "test")
    labels = write(tmp_path, [{"document": "other", "fields": {"governing_law": ["Scotland"]}}])
    with pytest.raises(UsageError, match=r"say nothing of any field.*is no ISO 3166 code"):
        again(desk, "--labels", labels)
    labels = write(tmp_path, [{"document": "other", "fields": {"price": ["1e99999999 GBP"]}}])
    with pytest.raises(UsageError, match=r"say nothing of any field.*is no price"):
        again(desk, "--labels", labels)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "name the folder of labelled documents"),
        (("none",), "none does not exist"),
        (("contracts", "--labels", "none.jsonl"), "cannot be read"),
        (("contracts", "--against", "none.json"), "none.json cannot be read"),
        (("contracts", "--save", "no/run.json"), "there is no folder no"),
        (("contracts", "--scorecard", "no/card.md"), "there is no folder no"),
        (("contracts", "--sample", "3"), "leave FOLDER and --labels out"),
        (("contracts", "--sheet", "x.xlsx"), "leave FOLDER and --labels out"),
        (("--sheet", "none.xlsx"), "cannot be read as a checking sheet"),
        (("-w", "none", "--sample", "3"), "run 'clausier audit FOLDER' first"),
    ],
)
def test_what_cannot_be_done_is_told_before_anything_is_read(
    desk: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], reason: str
) -> None:
    monkeypatch.chdir(desk)
    monkeypatch.setattr("flows.commands.evaluate.run", None)
    with pytest.raises(UsageError, match=reason):
        run(*words)


def sample_labels() -> list[dict[str, Any]]:
    """The truth about the sample archive, as labels; what it leaves open is not labelled."""
    rows: list[dict[str, Any]] = []
    plain = (
        "agreement_date",
        "effective_date",
        "term",
        "renewal",
        "renewal_term",
        "notice_period",
        "governing_law",
    )
    for entry in yaml.safe_load(TRUTH.read_text(encoding="utf-8"))["files"]:
        if "class" not in entry or entry.get("duplicate_of"):
            continue
        classes = entry["class"] if isinstance(entry["class"], list) else [entry["class"]]
        fields: dict[str, list[str]] = {"document_class": [str(one) for one in classes]}
        for name in plain:
            values = entry.get(name, [])
            values = values if isinstance(values, list) else [values]
            if None not in values and name not in entry.get("unknown", {}):
                fields[name] = [str(value) for value in values]
        if "unknown" not in entry:
            fields["party"] = [party["name"] for party in entry.get("parties", ())]
        rows.append({"document": entry["path"], "language": entry.get("language", ""), "fields": fields})
    return rows


def test_the_sample_archive(tmp_path: Path) -> None:
    labels = write(tmp_path, sample_labels())
    where = ("-w", tmp_path / "w")
    result = run(SAMPLE, "--labels", labels, *where, "--no-ocr", "-q", "--json", "--errors", 99)
    told = json.loads(result.stdout)
    assert told["documents"] >= 20
    assert [row for row in told["refused"] if not row["elsewhere"]] == []
    fields = {row["field"]: row for row in told["fields"]}
    assert fields.keys() <= FIELDS.keys()
    assert sum(row["right"] for row in fields.values()) >= 100
    # What is sure is right; scans were left unread, so much is missed, and nothing made up for it.
    sure = sum(row["sure"] for row in fields.values())
    assert sum(row["sure_right"] for row in fields.values()) >= 0.98 * sure, told["errors"]
    assert fields["party"]["precision"] >= 0.95
    unread = {row["document"] for row in told["errors"] if row["read_as"] == "unread"}
    assert "baux/SCAN0041.tif" in unread

    sheet = tmp_path / "check.xlsx"
    drawn = run(*where, "--sample", 30, "--sheet", sheet).stdout
    assert "30 values" in drawn
    assert "clausier evaluate --sheet" in drawn
    pictures = [name for name in zipfile.ZipFile(sheet).namelist() if name.startswith("xl/media/")]
    assert len(pictures) >= 10
