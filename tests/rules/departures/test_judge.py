"""The six states on rows of a database: what is not known is never told as standard, nor as missing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.settings import Settings
from pipeline.store.publish import empty
from rules.departures.judge import Departure, departures
from rules.departures.reading import read_standard
from rules.departures.schema import Standard

_STANDARD = """\
id: ours
title: {fr: Nôtre, en: Ours}
language: en
contract_types: [services]
sides: {supplier: Supplier, customer: Customer}
clauses:
  - {clause: notice_period, title: {fr: Préavis, en: Notice}, need: required,
     values: [{term: notice_period, at_most: 90 days, acceptable: {at_most: 6 months}}],
     advice: {fr: Raccourcir., en: Shorten it.}}
  - clause: assignment
    title: {fr: Cession, en: Assignment}
    need: required
    wording: Neither party may assign this contract without the written consent of the other.
    acceptable_wording: No party may assign this contract.
  - {clause: confidentiality, title: {fr: Secret, en: Confidentiality}, need: preferred}
  - {clause: penalty, title: {fr: Pénalités, en: Penalties}, need: acceptable}
  - {clause: exclusivity, title: {fr: Exclusivité, en: Exclusivity}, need: forbidden}
"""
_WORDS = "Neither party may assign this contract without the written consent of the other."
_PROOF = {
    "page": 1,
    "confidence": 0.9,
    "extractor": "x/1",
    "quote": "q",
    "char_start": 500,
    "char_end": 501,
}


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    path = tmp_path_factory.mktemp("s") / "ours.yaml"
    path.write_text(_STANDARD, encoding="utf-8")
    found, mistakes = read_standard(path, "ours.yaml")
    assert found is not None, mistakes
    return found


def _insert(connection: duckdb.DuckDBPyConnection, table: str, **row: Any) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*row.values()]).fetchall()


def _told(
    standard: Standard,
    *,
    states: dict[str, str] | None = None,
    terms: tuple[dict[str, Any], ...] = (),
    text: str = "",
    status: str = "ok",
    read_as: str = "text",
    locale: str = "en",
    **columns: Any,
) -> dict[str, Departure]:
    """Hold one contract against the standard; clause -> what it is."""
    connection = empty(Settings.nothing())
    own = {"document_class": "contract", "contract_type": "services", "language": "en", "part": 1}
    _insert(connection, "resolved", contract_id="d", document_id="d", **(own | columns))
    _insert(connection, "file_rows", path="a.txt", file_name="a.txt", document_id="d", status=status)
    _insert(connection, "document_names", document_id="d", file_name="a.txt", path="a.txt")
    _insert(connection, "document_rows", document_id="d", status=status, language="en", page_count=2)
    for page, read in ((1, "text"), (2, read_as)):
        _insert(connection, "page_rows", document_id="d", page=page, read_as=read, quality=1.0)
    for kind, state in (states or {}).items():
        why = "words that speak of it were seen" if state == "unknown" else ""
        _insert(connection, "state_rows", contract_id="d", type=kind, state=state, reason=why)
    for at, term in enumerate(terms):
        value = json.dumps(term.get("value", {}))
        row = {"state": "stated", **_PROOF, **{key: term[key] for key in term if key != "value"}}
        _insert(connection, "term_rows", document_id="d", term=at, part=1, value_json=value, **row)
    if text:
        end = len(text)
        _insert(
            connection, "clause_rows", document_id="d", clause=0, role="body", text=text, level=0, part=1,
            path_json="[]", page_start=1, page_end=1, char_start=0, char_end=end,
        )  # fmt: skip
    try:
        return {one.clause: one for one in departures(connection, [standard], locale)}
    finally:
        connection.close()


def _notice(duration: str | None, **more: Any) -> dict[str, Any]:
    return {"kind": "notice_period", "value": {"duration": duration}, "value_text": duration or "", **more}


_ABOVE = {"kind": "incorporated_terms", "value": {"title": "General Terms"}, "value_text": "General Terms"}


@pytest.mark.parametrize(
    ("given", "clause", "state"),
    [
        ({"terms": (_notice("P3M"),)}, "notice_period", "as standard"),
        ({"terms": (_notice("P4M"),)}, "notice_period", "acceptable"),
        ({"terms": (_notice("P12M"),)}, "notice_period", "departs"),
        ({"terms": (_notice("P3M"), _notice("P12M"))}, "notice_period", "departs"),
        ({"terms": (_notice("P3M", confidence=0.3),)}, "notice_period", "unknown"),
        ({"terms": (_notice(None, state="unknown"),)}, "notice_period", "unknown"),
        ({"terms": (_notice("P3M"), _notice(None, state="unknown"))}, "notice_period", "unknown"),
        ({"states": {"notice_period": "found"}}, "notice_period", "unknown"),
        ({"states": {"notice_period": "unknown"}}, "notice_period", "unknown"),
        ({"states": {}}, "notice_period", "unknown"),
        ({"states": {"notice_period": "absent"}}, "notice_period", "missing"),
        (
            {"states": {"notice_period": "absent"}, "document_class": "amendment"},
            "notice_period",
            "unknown",
        ),
        ({"states": {"notice_period": "absent"}, "document_class": "order"}, "notice_period", "unknown"),
        ({"states": {"notice_period": "absent"}, "document_class": "draft"}, "notice_period", "unknown"),
        ({"states": {"notice_period": "absent"}, "document_class": "unknown"}, "notice_period", "unknown"),
        ({"states": {"notice_period": "absent"}, "read_as": "unread"}, "notice_period", "unknown"),
        ({"states": {"notice_period": "absent"}, "terms": (_ABOVE,)}, "notice_period", "unknown"),
        ({"states": {"confidentiality": "absent"}, "terms": (_ABOVE,)}, "confidentiality", "unknown"),
        ({"terms": (_notice("P3M"),), "read_as": "unread"}, "notice_period", "unknown"),
        ({"terms": (_notice("P12M"),), "read_as": "unread"}, "notice_period", "departs"),
        ({"terms": (_notice("P3M"),), "status": "needs_ocr_review"}, "notice_period", "unknown"),
        ({"terms": (_notice("P3M"),), "language": "fr"}, "notice_period", "unknown"),
        ({"terms": (_notice("P12M"),), "language": "und"}, "notice_period", "unknown"),
        ({"text": _WORDS}, "assignment", "as standard"),
        ({"text": _WORDS, "states": {"assignment": "absent"}}, "assignment", "as standard"),
        ({"text": _WORDS.replace("without", "with")}, "assignment", "departs"),
        ({"text": "No party may assign this contract."}, "assignment", "acceptable"),
        ({"text": f"{_WORDS} A sale of the business is exempt."}, "assignment", "departs"),
        ({"text": "Nothing is said.", "states": {"assignment": "found"}}, "assignment", "unknown"),
        ({"states": {"confidentiality": "absent"}}, "confidentiality", "acceptable"),
        ({"states": {"confidentiality": "found"}}, "confidentiality", "as standard"),
        ({"states": {"penalty": "absent"}}, "penalty", "as standard"),
        ({"states": {"penalty": "found"}}, "penalty", "acceptable"),
        ({"states": {"exclusivity": "absent"}}, "exclusivity", "as standard"),
        ({"states": {"exclusivity": "unknown"}}, "exclusivity", "unknown"),
        ({"states": {"exclusivity": "found"}}, "exclusivity", "unknown"),
        ({"states": {"exclusivity": "absent"}, "read_as": "unread"}, "exclusivity", "unknown"),
        ({"states": {"exclusivity": "absent"}, "document_class": "annex"}, "exclusivity", "unknown"),
    ],
)
def test_a_clause_has_its_state(standard: Standard, given: dict[str, Any], clause: str, state: str) -> None:
    told = _told(standard, **given)[clause]
    assert told.state == state, told
    assert told.reason


def _exclusive(**value: Any) -> dict[str, Any]:
    return {"kind": "exclusivity", "value": value, "value_text": "x", "quote": "the supplier alone"}


@pytest.mark.parametrize(
    ("term", "state"),
    [
        (_exclusive(by="customer"), "forbidden"),
        (_exclusive(kind="none"), "as standard"),
        (_exclusive(), "unknown"),
    ],
)
def test_a_promise_is_forbidden_only_where_it_binds(
    standard: Standard, term: dict[str, Any], state: str
) -> None:
    assert _told(standard, states={"exclusivity": "found"}, terms=(term,))["exclusivity"].state == state


@pytest.mark.parametrize(
    "columns",
    [
        {"contract_type": None},
        {"contract_type": "lease"},
        {"document_class": "invoice"},
        {"document_class": "letter"},
        {"document_class": "termination_letter"},
    ],
)
def test_what_no_standard_speaks_of_has_no_row(standard: Standard, columns: dict[str, Any]) -> None:
    assert _told(standard, terms=(_notice("P3M"),), **columns) == {}


def test_reasons_advice_and_evidence_are_told(standard: Standard) -> None:
    told = _told(standard, terms=(_notice("P12M"),), locale="fr")["notice_period"]
    assert told.reason == "préavis contre la reconduction : 12 mois"
    assert (told.value, told.expected, told.advice) == (
        "P12M",
        "au plus 90 jours (accepté : au plus 6 mois)",
        "Raccourcir.",
    )
    assert (told.page, told.char_start, told.quote) == (1, 500, "q")


def test_a_contract_that_breaks_the_comparison_costs_only_itself(
    standard: Standard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("rules.departures.wording.Reader.read", broken)
    told = _told(standard, terms=(_notice("P3M"),))
    assert {one.state for one in told.values()} == {"unknown"}
    assert "ZeroDivisionError" in told["penalty"].reason


def test_no_standard_costs_nothing() -> None:
    assert list(departures(duckdb.connect(":memory:"), [])) == []


def test_the_folder_of_standards_is_where_rules_are() -> None:
    import rules

    assert (Path(rules.__file__).parent / "standards").is_dir()
