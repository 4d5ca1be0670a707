"""An archive with a contract, two amendments, a termination letter and an orphan, from files to views."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.engine import Options
from flows.progress import Reporter
from flows.run import run
from pipeline.settings import Entity, Ocr, Settings
from pipeline.workspace import Workspace
from tests.flows.archives import FEW_RULES
from tests.flows.families import MASTER, make_family

SETTINGS = Settings(as_of=date(2026, 11, 25), ocr=Ocr(enabled=False), rules_off=FEW_RULES, jobs=1)


def audit(archive: Path, workspace: Workspace, settings: Settings = SETTINGS) -> Reporter:
    reporter = Reporter(quiet=True)
    run(workspace, Options(archive, settings), reporter, engine="plain")
    return reporter


def ask(workspace: Workspace, sql: str) -> list[tuple[Any, ...]]:
    connection = duckdb.connect(str(workspace.database), read_only=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace(tmp_path_factory.mktemp("family") / "w")
    audit(make_family(tmp_path_factory.mktemp("archive")), workspace)
    return workspace


def test_every_paper_is_told_with_its_contract_or_with_the_want_of_one(audited: Workspace) -> None:
    rows = ask(audited, "SELECT file_name, role, master_file_name, state FROM families ORDER BY ALL")
    assert rows == [
        ("avenant-1.txt", "amendment", "maintenance.txt", "linked"),
        ("avenant-2.txt", "amendment", "maintenance.txt", "linked"),
        ("lease-amendment.txt", "amendment", "lease.txt", "date_differs"),
        ("orphelin.txt", "amendment", None, "missing"),
        ("resiliation.txt", "termination_letter", "maintenance.txt", "linked"),
    ]


def test_each_link_says_why_in_words(audited: Workspace) -> None:
    reasons = dict(ask(audited, "SELECT file_name, reason FROM families"))
    assert "3 MARS 2020" in reasons["orphelin.txt"].upper() or "2020-03-03" in reasons["orphelin.txt"]
    assert "2024-06-01" in reasons["lease-amendment.txt"]
    assert "2024-06-02" in reasons["lease-amendment.txt"]
    quotes = dict(ask(audited, "SELECT file_name, quote FROM families WHERE quote IS NOT NULL"))
    assert "2022" in quotes["avenant-2.txt"]


def test_an_amendment_names_its_master_where_that_is_settled(audited: Workspace) -> None:
    rows = ask(
        audited,
        "SELECT c.file_name, m.file_name, c.unknown ->> '$.amends' FROM contracts c "
        "LEFT JOIN contracts m ON m.contract_id = c.amends WHERE c.document_class = 'amendment' ORDER BY 1",
    )
    masters = {name: (master, reason) for name, master, reason in rows}
    assert masters["avenant-1.txt"] == ("maintenance.txt", None)
    assert masters["orphelin.txt"][0] is None
    assert "not found" in masters["orphelin.txt"][1]
    assert masters["lease-amendment.txt"][0] is None


def test_papers_are_documents_of_their_contract(audited: Workspace) -> None:
    rows = ask(
        audited,
        "SELECT d.file_name, d.role FROM contract_documents d JOIN contracts c USING (contract_id) "
        "WHERE c.file_name = 'maintenance.txt' ORDER BY d.file_name",
    )
    assert rows == [
        ("avenant-1.txt", "amendment"),
        ("avenant-2.txt", "amendment"),
        ("maintenance.txt", "main"),
        ("resiliation.txt", "termination_letter"),
    ]


@pytest.mark.parametrize(
    ("day", "status", "end", "notice", "deadline"),
    [
        ("2023-06-01", "in_force", "2025-01-31", "P3M", "2024-10-31"),
        ("2024-02-01", "in_force", "2025-01-31", "P6M", "2024-07-31"),
        ("2024-12-01", "in_force", "2028-01-31", "P6M", "2027-07-31"),
        ("2026-10-01", "in_force", "2026-10-31", "P6M", None),
        ("2026-11-25", "terminated", "2026-10-31", "P6M", None),
        ("2030-01-01", "terminated", "2026-10-31", "P6M", None),
    ],
)
def test_the_contract_on_a_day(
    audited: Workspace, day: str, status: str, end: str, notice: str, deadline: str | None
) -> None:
    rows = ask(
        audited,
        "SELECT status, expiration_date::VARCHAR, notice_period, notice_deadline::VARCHAR "
        f"FROM contracts_as_of('{day}') WHERE file_name = 'maintenance.txt'",
    )
    assert rows == [(status, end, notice, deadline)]


def test_the_replaced_value_stays_visible_with_the_words(audited: Workspace) -> None:
    rows = ask(
        audited,
        "SELECT field, replaced_value, value, from_date::VARCHAR, source_file_name, quote "
        "FROM contract_history WHERE file_name = 'maintenance.txt' "
        "AND field IN ('notice_period', 'expiration_date') ORDER BY step",
    )
    assert [row[:5] for row in rows] == [
        ("notice_period", "P3M", "P6M", "2024-01-01", "avenant-1.txt"),
        ("expiration_date", "2025-01-31", "2028-01-31", "2024-11-01", "avenant-2.txt"),
        ("expiration_date", "2028-01-31", "2026-10-31", "2026-09-12", "resiliation.txt"),
    ]
    assert "six (6) mois" in rows[0][5]
    assert "31 janvier 2028" in rows[1][5]
    assert "31 octobre 2026" in rows[2][5]


def test_the_letter_ends_the_contract_and_its_alarms(audited: Workspace) -> None:
    ((status, reason),) = ask(
        audited, "SELECT status, status_reason FROM contracts WHERE file_name = 'maintenance.txt'"
    )
    assert status == "terminated"
    assert "resiliation.txt" in reason
    assert "notifions la résiliation" in reason
    told = ask(audited, "SELECT DISTINCT file_name FROM deadlines ORDER BY 1")
    # The amendment calls the lease by another date: what it may change of it is in doubt.
    assert told == [("lease-amendment.txt",), ("orphelin.txt",)]


def test_without_the_letter_the_amended_end_is_what_is_due(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "w")
    audit(make_family(tmp_path / "a", "resiliation.txt", "lease.txt", "lease-amendment.txt"), workspace)
    rows = ask(
        workspace,
        "SELECT kind, date::VARCHAR, d.file_name FROM deadlines d JOIN contracts c USING (contract_id) "
        "WHERE c.file_name = 'maintenance.txt' ORDER BY kind",
    )
    assert rows == [
        ("end", "2028-01-31", "avenant-2.txt"),
        ("notice", "2027-07-31", "avenant-1.txt"),
        ("renewal", "2028-01-31", "maintenance.txt"),
    ]
    ((status, reason, end),) = ask(
        workspace,
        "SELECT status, status_reason, expiration_date::VARCHAR FROM contracts "
        "WHERE file_name = 'maintenance.txt'",
    )
    # Its row keeps to its own words, but for the state of things.
    assert (status, end) == ("in_force", "2025-01-31")
    assert "as amended by avenant-1.txt, avenant-2.txt" in reason
    ((renewal, notice),) = ask(
        workspace,
        "SELECT next_renewal_date::VARCHAR, notice_deadline::VARCHAR FROM contracts_as_of('2027-01-01') "
        "WHERE file_name = 'maintenance.txt'",
    )
    assert (renewal, notice) == ("2028-01-31", "2027-07-31")


def test_a_letter_that_may_mean_two_contracts_leaves_both_in_doubt(tmp_path: Path) -> None:
    archive = make_family(tmp_path / "a", "lease.txt", "lease-amendment.txt", "orphelin.txt")
    twin = MASTER.replace("1 000 euros", "2 000 euros").replace("trois (3) ans", "quatre (4) ans")
    (archive / "maintenance-bis.txt").write_text(twin, encoding="utf-8")
    workspace = Workspace(tmp_path / "w")
    audit(archive, workspace)
    rows = ask(
        workspace,
        "SELECT status, status_reason FROM contracts WHERE file_name LIKE 'maintenance%' ORDER BY 1, 2",
    )
    assert [status for status, _ in rows] == ["unknown", "unknown"]
    assert all("but 2 contracts fit about as well" in reason for _, reason in rows)
    told = ask(workspace, "SELECT DISTINCT value FROM contract_history")
    assert {value for (value,) in told} == {None, "unknown"}, "what either may change is unknown in both"
    assert ask(workspace, "SELECT DISTINCT state, len(candidates) FROM families") == [("ambiguous", 2)]


def test_our_side_and_the_grouping_follow_the_settings_and_the_file(tmp_path: Path) -> None:
    archive, workspace = make_family(tmp_path / "a"), Workspace(tmp_path / "w")
    audit(archive, workspace)
    assert ask(workspace, "SELECT count(counterparty), count(our_role) FROM contracts") == [(0, 0)]
    (workspace.root / "counterparties.csv").write_text(
        "variant;group\nAteliers Brévin;Groupe Brévin\nincomplete\n;nobody\n", encoding="utf-8"
    )
    ours = replace(SETTINGS, entities=(Entity("MOULINS DE VERLAC"),))
    audit(archive, workspace, ours)
    rows = ask(
        workspace,
        "SELECT our_role, counterparty, counterparty_group FROM contracts "
        "WHERE file_name = 'maintenance.txt'",
    )
    assert [row[1:] for row in rows] == [("Ateliers Brévin", "Groupe Brévin")]
    assert "client" in rows[0][0].lower()
    assert ask(
        workspace, "SELECT matched_by, ours FROM counterparties WHERE variant = 'Ateliers Brévin'"
    ) == [("corrected", False)]
    assert ask(workspace, "SELECT ours FROM counterparties WHERE variant = 'Moulins de Verlac'") == [
        (True,)
    ]
    ((unknown,),) = ask(
        workspace, "SELECT unknown ->> '$.counterparty' FROM contracts WHERE file_name = 'lease.txt'"
    )
    assert "none of the parties is one of our own companies" in unknown
