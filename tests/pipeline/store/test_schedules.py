"""From the tables of a published database to the rows of ``schedule_rows``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest

from pipeline.indexation.contract import Known
from pipeline.indexation.formula import Reading
from pipeline.indexation.reading import read
from pipeline.indexation.series import load_library
from pipeline.settings import Settings
from pipeline.store.schedules import ending, schedule_rows
from pipeline.store.tables import Row
from pipeline.types import Language
from tests.flows.outputs.database import filled

_CLAUSE = (
    "7.1 Le loyer est indexé chaque année, à la date anniversaire de la date d'effet, sur l'indice des "
    "loyers commerciaux (ILC). L'indice de base est celui du deuxième trimestre 2021 ; l'indice de "
    "comparaison est celui du deuxième trimestre de l'année précédant l'indexation. Le loyer variera à la "
    "hausse comme à la baisse."
)
_PROOF = {
    "fragments_json": "[]",
    "more_quotes_json": "[]",
    "confidence": 0.95,
    "extractor": "x/1",
    "page": 1,
}


def _term(document: str, number: int, kind: str, value: dict[str, Any], **more: Any) -> dict[str, Any]:
    base = {
        "document_id": document,
        "term": number,
        "kind": kind,
        "value_json": json.dumps(value),
        "value_text": kind,
        "quote": f"le {value.get('what', 'loyer')}",
        "state": "stated",
        "reason": "",
        "char_start": 10 * number,
        "char_end": 10 * number + 5,
    }
    return base | _PROOF | more


def _resolved(document: str, **more: Any) -> dict[str, Any]:
    base = {
        "contract_id": document,
        "document_id": document,
        "document_class": "contract",
        "language": "fr",
        "effective_date": "2022-01-01",
        "expiration_date": "2030-12-31",
        "expiration_kind": "date",
        "renewal": "none",
        "status": "in_force",
        "parties_json": "[]",
        "unknown_json": "{}",
    }
    return base | more


_RENT = {"amount": "84000", "currency": "EUR", "per": "year", "what": "loyer"}
TABLES: dict[str, list[dict[str, Any]]] = {
    "file_rows": [
        {"path": f"{name}.pdf", "file_name": f"{name}.pdf", "document_id": name, "status": "ok"}
        for name in ("lease", "flat", "paper", "general", "doubt")
    ],
    "resolved": [
        _resolved("lease"),
        _resolved("flat", effective_date=None),
        _resolved("paper", document_class="amendment", expiration_date=None),
        _resolved("general", document_class="general_terms"),
        _resolved("doubt"),
    ],
    "term_rows": [
        _term("lease", 1, "price", _RENT),
        _term("lease", 2, "indexation", {"index": "ILC"}, char_start=1000, char_end=1100),
        _term("flat", 1, "price", {**_RENT, "amount": "100", "per": "month"}),
        _term("paper", 1, "price", {**_RENT, "amount": "96000"}),
        _term("general", 1, "price", _RENT),
        _term("doubt", 1, "price", _RENT, confidence=0.6),
    ],
    "clause_rows": [
        {
            "document_id": "lease",
            "clause": 7,
            "number": "7.1",
            "heading": "Indexation",
            "role": "body",
            "level": 1,
            "path_json": json.dumps(["INDEXATION"]),
            "text": _CLAUSE,
            "char_start": 990,
            "char_end": 1600,
        }
    ],
    "state_rows": [
        {"contract_id": key, "type": kind, "state": state, "reason": ""}
        for key, state in (("lease", "found"), ("flat", "absent"), ("paper", "absent"))
        for kind in ("indexation", "price_revision")
    ],
    "family_links": [
        {
            "contract_id": "paper",
            "master_id": "lease",
            "role": "amendment",
            "state": "linked",
            "confidence": 0.97,
            "effect_date": "2023-03-01",
        }
    ],
    "change_rows": [
        {
            "contract_id": "lease",
            "step": 1,
            "field": "price",
            "value": "96000.00 EUR per year",
            "replaced_value": "84000.00 EUR per year",
            "from_date": "2023-03-01",
            "source_contract_id": "paper",
        }
    ],
}


@pytest.fixture(scope="module")
def rows() -> Iterator[list[Row]]:
    connection: duckdb.DuckDBPyConnection = filled(TABLES, Settings(as_of=date(2025, 6, 30)))
    yield list(schedule_rows(connection, load_library(), read, "fr"))
    connection.close()


def test_only_contracts_with_a_sure_price_that_comes_back_have_rows(rows: list[Row]) -> None:
    assert {row["contract_id"] for row in rows} == {"lease", "flat"}


def test_the_rent_is_told_until_the_amendment_and_after_it(rows: list[Row]) -> None:
    told = {
        (row["period_start"], row["reading"]): row["price_due"]
        for row in rows
        if row["line"] == "loyer-year-eur"
    }
    assert told["2022-01-01", "A"] == "84000.00"
    assert told["2023-01-01", "A"] == "87717.25"
    assert told["2023-01-01", "B"] == "86940.00", "the law caps the index for a small firm"
    (amended,) = {price for (day, _), price in told.items() if day == "2023-03-01"}
    assert amended == "96000.00"


def test_a_row_carries_the_words_of_its_price_and_its_index_values(rows: list[Row]) -> None:
    row = next(row for row in rows if row["period_start"] == "2023-01-01" and row["reading"] == "A")
    assert (row["document_id"], row["quote"], row["page"]) == ("lease", "le loyer", 1)
    values = json.loads(str(row["index_values_json"]))
    assert [(one["role"], one["index"], one["period"], one["value"]) for one in values] == [
        ("now", "ILC", "2022-Q2", "123.65"),
        ("base", "ILC", "2021-Q2", "118.41"),
    ]


def test_without_a_start_there_is_one_row_without_days(rows: list[Row]) -> None:
    (row,) = [row for row in rows if row["contract_id"] == "flat"]
    assert (row["period_start"], row["price_due"], row["state"]) == (None, None, "unknown")
    assert row["reason"]


@pytest.mark.parametrize(
    ("row", "day", "renews", "unsure"),
    [
        ({"expiration_kind": "perpetual"}, None, False, False),
        ({"expiration_kind": "unknown"}, None, False, True),
        ({"expiration_date": date(2026, 1, 1)}, date(2026, 1, 1), False, False),
        ({"expiration_date": date(2026, 1, 1), "renewal": "tacit"}, date(2026, 1, 1), True, False),
        (
            {
                "expiration_date": date(2024, 1, 1),
                "renewal": "tacit",
                "next_renewal_date": date(2027, 1, 1),
            },
            date(2027, 1, 1),
            True,
            False,
        ),
        ({"expiration_date": date(2026, 1, 1), "renewal": "express"}, date(2026, 1, 1), False, True),
        (
            {"expiration_date": date(2026, 1, 1), "renewal": "tacit", "status": "terminated"},
            date(2026, 1, 1),
            False,
            False,
        ),
    ],
)
def test_until_when_a_contract_runs(row: Row, day: date | None, renews: bool, unsure: bool) -> None:
    whole = {"expiration_date": None, "expiration_kind": "date", "renewal": None, "next_renewal_date": None}
    told = ending({**whole, "status": "in_force", **row})
    assert (told.day, told.renews, bool(told.unsure)) == (day, renews, unsure)


def test_a_contract_that_breaks_costs_no_other_its_prices() -> None:
    tables = {
        **TABLES,
        "term_rows": [*TABLES["term_rows"], _term("doubt", 2, "price", {**_RENT, "amount": "0"})],
    }
    connection = filled(tables, Settings(as_of=date(2025, 6, 30)))

    def broken(text: str, language: Language) -> Reading:
        raise RecursionError(text)

    rows = list(schedule_rows(connection, load_library(), broken, "en"))
    connection.close()
    assert {row["contract_id"] for row in rows} == {"lease", "flat", "doubt"}
    told = [row for row in rows if row["contract_id"] == "lease"]
    assert {row["state"] for row in told} == {"unknown"}
    why = "the clause that moves the price could not be read (RecursionError)"
    assert told[0]["reason"] == why, "told by its kind, without the contract's words"
    assert told[0]["price_due"] is None


def test_a_clause_that_is_too_long_says_so() -> None:
    clause = {**TABLES["clause_rows"][0], "text": f"{_CLAUSE} {'Le loyer est payable. ' * 1000}"}
    connection = filled({**TABLES, "clause_rows": [clause]}, Settings(as_of=date(2025, 6, 30)))
    rows = list(schedule_rows(connection, load_library(), read, "en", contract_id="lease"))
    connection.close()
    assert rows[0]["state"] == "unknown"
    assert "too long to be read as one" in str(rows[0]["reason"])


def test_what_somebody_knows_settles_a_reading() -> None:
    connection = filled(TABLES, Settings(as_of=date(2025, 6, 30)))
    known = Known(frozenset({date(2023, 1, 1)}), small_firm=False)
    rows = list(schedule_rows(connection, load_library(), read, "en", contract_id="lease", known=known))
    connection.close()
    assert {row["contract_id"] for row in rows} == {"lease"}
    assert [row["price_due"] for row in rows if row["period_start"] == "2023-01-01"] == ["84000.00"]


@pytest.mark.parametrize(
    ("change", "unknown"),
    [
        ({"state": "date_differs", "confidence": 0.92, "matched_by": "number, parties"}, True),
        ({"state": "linked", "confidence": 0.86, "matched_by": "parties, title"}, True),
        (
            {
                "state": "ambiguous",
                "master_id": None,
                "confidence": 0.7,
                "matched_by": "parties",
                "candidates_json": json.dumps(["other", "lease"]),
            },
            True,
        ),
        # only a title speaks for it, or it names another contract
        ({"state": "ambiguous", "confidence": 0.5, "matched_by": "title"}, False),
        (
            {
                "state": "missing",
                "master_id": None,
                "confidence": 0.0,
                "candidates_json": json.dumps(["lease"]),
            },
            False,
        ),
    ],
)
def test_an_amendment_that_may_be_of_a_contract_leaves_its_price_open(
    change: dict[str, Any], unknown: bool
) -> None:
    link = {"candidates_json": "[]", "reason": "its parties fit", **TABLES["family_links"][0], **change}
    tables = {**TABLES, "family_links": [link], "change_rows": []}
    connection = filled(tables, Settings(as_of=date(2025, 6, 30)))
    rows = list(schedule_rows(connection, load_library(), read, "en", contract_id="lease"))
    connection.close()
    open_ = {row["period_start"] for row in rows if "it may not be of this contract" in str(row["reason"])}
    assert open_ == ({"2023-03-01"} if unknown else set())
    assert {row["price_due"] for row in rows if row["period_start"] in open_} <= {None}
    assert any(row["price_due"] for row in rows if str(row["period_start"]) > "2023-03-01") is not unknown
    assert "84000.00" in {row["price_due"] for row in rows if row["period_start"] == "2022-01-01"}
