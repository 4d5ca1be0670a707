"""Contracts held against the standards that Clausier brings: six states, each where it could be wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.engine import Options
from flows.progress import Reporter
from flows.run import run
from pipeline.settings import Ocr, Settings
from pipeline.workspace import Workspace, open_workspace
from tests.flows.archives import FEW_RULES
from tests.flows.standards_archive import CHANGES, WHOLE, contract, write
from tests.rules.departures.noise import scanned

SETTINGS = Settings(as_of=date(2026, 11, 25), ocr=Ocr(enabled=False), rules_off=FEW_RULES)
_NAMES = (
    ("« le Prestataire »", "« le Fournisseur »"),
    ("Le Prestataire", "Le Fournisseur"),
    ("du Prestataire", "du Fournisseur"),
    ("« le Client »", "« l'Acheteur »"),
    ("le Client", "l'Acheteur"),
)


def _renamed(text: str) -> str:
    for before, after in _NAMES:
        text = text.replace(before, after)
    return text


_LAW = "This Agreement is governed by the laws of the State of {}."
PAPERS = {
    "fr_same.txt": contract("fr"),
    "fr_names.txt": _renamed(contract("fr")),
    "fr_cap_not.txt": contract("fr", responsabilité=CHANGES["cap_not"]),
    "fr_cure.txt": contract("fr", résiliation=CHANGES["cure"]),
    "fr_late.txt": contract("fr", retard_de_paiement=CHANGES["late"]),
    "fr_scan.txt": scanned(contract("fr"), 0.003, 4),
    "fr_exclusive.txt": contract("fr", exclusivité=CHANGES["exclusive"]),
    "fr_not_exclusive.txt": contract(
        "fr", exclusivité="Le contrat ne confère aucune exclusivité au Prestataire."
    ),
    "fr_bare.txt": contract("fr", retard_de_paiement=None, tribunaux=None),
    "fr_amendment.txt": WHOLE["fr_amendment"],
    "fr_draft.txt": "PROJET\n\n" + contract("fr", tribunaux=None),
    "en_same.txt": contract("en"),
    "en_notice.txt": contract("en", termination_for_convenience=CHANGES["notice"]),
    "en_may_not.txt": contract("en", assignment=CHANGES["may_not"]),
    "en_cap_more.txt": contract("en", limitation_of_liability=CHANGES["cap_more"]),
    "en_licence.txt": contract("en", intellectual_property=CHANGES["licence"]),
    "en_texas.txt": contract("en", governing_law=_LAW.format("Texas")),
    "en_new_york.txt": contract("en", governing_law=_LAW.format("New York")),
    "en_sum.txt": contract("en", limitation_of_liability=CHANGES["sum"]),
    "nda.txt": WHOLE["nda"],
    "unheard.txt": WHOLE["unheard"],
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("standards")
    made = open_workspace(folder / "w")
    run(made, Options(write(folder / "a", PAPERS), SETTINGS), Reporter(quiet=True), engine="plain")
    return made


def _ask(workspace: Workspace, sql: str) -> list[tuple[Any, ...]]:
    connection = duckdb.connect(str(workspace.database), read_only=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("file", "clause", "state"),
    [
        ("fr_same", "cap_on_liability", "as standard"),
        ("fr_same", "termination_for_cause", "as standard"),
        ("fr_same", "late_payment_interest", "as standard"),
        ("fr_same", "subcontracting", "as standard"),
        ("fr_same", "governing_law", "as standard"),
        ("fr_same", "jurisdiction", "as standard"),
        ("fr_same", "exclusivity", "as standard"),
        ("fr_same", "personal_data", "missing"),
        ("fr_same", "assignment", "acceptable"),
        ("fr_names", "cap_on_liability", "as standard"),
        ("fr_names", "subcontracting", "as standard"),
        ("fr_cap_not", "cap_on_liability", "departs"),
        ("fr_cure", "termination_for_cause", "departs"),
        ("fr_late", "late_payment_interest", "departs"),
        ("fr_exclusive", "exclusivity", "forbidden"),
        ("fr_not_exclusive", "exclusivity", "not forbidden"),
        ("fr_bare", "jurisdiction", "missing"),
        ("fr_bare", "late_payment_interest", "missing"),
        ("fr_amendment", "personal_data", "unknown"),
        ("fr_amendment", "exclusivity", "unknown"),
        ("fr_amendment", "payment_term", "as standard"),
        ("fr_draft", "jurisdiction", "unknown"),
        ("fr_draft", "subcontracting", "as standard"),
        ("en_same", "assignment", "as standard"),
        ("en_same", "termination_for_convenience", "as standard"),
        ("en_same", "insurance", "acceptable"),
        ("en_notice", "termination_for_convenience", "departs"),
        ("en_may_not", "assignment", "departs"),
        ("en_cap_more", "cap_on_liability", "departs"),
        ("en_licence", "intellectual_property", "acceptable"),
        ("en_texas", "governing_law", "departs"),
        ("en_new_york", "governing_law", "acceptable"),
        ("en_sum", "cap_on_liability", "unknown"),
    ],
)
def test_a_clause_has_its_state(workspace: Workspace, file: str, clause: str, state: str) -> None:
    asked = f"FROM deviations WHERE file_name = '{file}.txt' AND clause = '{clause}'"
    ((found, *why),) = _ask(workspace, f"SELECT state, reason, value, difference {asked}")
    if state.startswith("not "):
        assert found != state.removeprefix("not "), why
    else:
        assert found == state, why


def test_a_scan_of_the_standard_departs_nowhere(workspace: Workspace) -> None:
    asked = "FROM deviations WHERE file_name = 'fr_scan.txt' AND"
    assert _ask(workspace, f"SELECT clause, difference {asked} state = 'departs'") == []
    assert _ask(workspace, f"SELECT count(*) {asked} reason LIKE 'the words are the%'")[0][0] >= 3


def test_the_difference_says_what_changed(workspace: Workspace) -> None:
    def difference(file: str, clause: str) -> str:
        asked = f"FROM deviations WHERE file_name = '{file}.txt' AND clause = '{clause}'"
        return str(_ask(workspace, f"SELECT difference {asked}")[0][0])

    assert "[-ninety (90)-]{+eighty (80)+} days' prior" in difference(
        "en_notice", "termination_for_convenience"
    )
    assert "{+n'+}est {+pas+} limitée" in difference("fr_cap_not", "cap_on_liability")
    assert difference("en_cap_more", "cap_on_liability").endswith(
        "{+This limit does not apply to loss of data.+}"
    )
    assert "[-Neither-]{+Either+} party may" in difference("en_may_not", "assignment")


def test_evidence_is_the_text_at_its_place(workspace: Workspace) -> None:
    rows = _ask(
        workspace, "SELECT file_name, quote, char_start, char_end FROM deviations WHERE quote IS NOT NULL"
    )
    assert len(rows) > 50
    for file, quote, start, end in rows:
        text = PAPERS[file]
        assert " ".join(text[start:end].split()) == " ".join(quote.split()), (file, quote)


def test_a_type_that_is_not_known_or_has_no_standard_is_told(workspace: Workspace) -> None:
    assert _ask(workspace, "SELECT * FROM deviations WHERE file_name IN ('nda.txt', 'unheard.txt')") == []
    told = CliRunner().invoke(app, ["standards", "run", "-w", str(workspace.root), "--json"])
    without = json.loads(told.stdout)["without_standard"]
    assert {"contract_type": "nda", "contracts": 1} in without
    said = CliRunner().invoke(app, ["standards", "run", "-w", str(workspace.root)]).stdout
    assert "held against no standard: 1 of the type nda" in said


def test_what_is_run_again_is_what_was_published(workspace: Workspace) -> None:
    told = json.loads(
        CliRunner().invoke(app, ["standards", "run", "-w", str(workspace.root), "--json"]).stdout
    )
    again = {(row["contract_id"], row["clause"], row["state"], row["reason"]) for row in told["clauses"]}
    assert again == set(_ask(workspace, "SELECT contract_id, clause, state, reason FROM deviations"))


def test_other_standards_change_states_without_reading(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(
        "id: ours\ntitle: {fr: Nos termes, en: Our terms}\nlanguage: en\ncontract_types: [services]\n"
        "clauses:\n  - {clause: payment_term, title: {fr: Paiement, en: Payment}, need: required,\n"
        "     values: [{term: payment_days, at_least: 45 days}]}\n",
        encoding="utf-8",
    )
    arguments = ["standards", "run", "-w", str(workspace.root), "--standards", str(tmp_path)]
    said = CliRunner().invoke(app, arguments)
    assert said.exit_code == 0
    assert "en_same.txt: Payment: as standard -> departs" in said.stdout
    assert "en_same.txt: Assignment: as standard -> not asked" in said.stdout
    changes = json.loads(CliRunner().invoke(app, [*arguments, "--json"]).stdout)["changes"]
    assert {row["was"] for row in changes if row["clause"] == "payment_term"} == {"as standard"}


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_the_card_shows_what_departs(workspace: Workspace, locale: str) -> None:
    arguments = ["show", "en_notice.txt", "-w", str(workspace.root), "--locale", locale]
    said = CliRunner().invoke(app, arguments).stdout
    assert {"fr": "Écarts avec notre modèle", "en": "Against our standard"}[locale] in said
    assert "[-ninety (90)-]{+eighty (80)+}" in said


def test_a_companys_own_standard_takes_the_place_of_ours(tmp_path: Path) -> None:
    made = open_workspace(tmp_path / "w")
    (made.root / "terms").mkdir(exist_ok=True)
    own = tmp_path / "company"
    own.mkdir()
    (own / "ours.yaml").write_text(
        "id: our-services\ntitle: {fr: Nos termes, en: Ours}\nlanguage: en\ncontract_types: [services]\n"
        "clauses:\n  - {clause: governing_law, title: {fr: Droit, en: Law}, need: required,\n"
        "     values: [{term: governing_law, is: FR}]}\n",
        encoding="utf-8",
    )
    (own / "broken.yaml").write_text("id: x\n", encoding="utf-8")
    settings = Settings(
        as_of=date(2026, 11, 25), ocr=Ocr(enabled=False), rules_off=FEW_RULES, standards="../company"
    )
    archive = write(tmp_path / "a", {"en.txt": contract("en"), "fr.txt": contract("fr")})
    outcome = run(made, Options(archive, settings), Reporter(quiet=True), engine="plain")
    assert outcome.attention == 1
    rows = _ask(made, "SELECT file_name, standard_id, state FROM deviations WHERE clause = 'governing_law'")
    assert sorted(rows) == [
        ("en.txt", "our-services", "departs"),
        ("fr.txt", "fr-services", "as standard"),
    ]
