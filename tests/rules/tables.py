"""Views as the engine asks them, as plain tables in memory: one contract a call of ``add``."""

from __future__ import annotations

from typing import Any

import duckdb

_SCHEMA = """
CREATE TABLE contracts (
    contract_id VARCHAR, document_id VARCHAR, file_name VARCHAR, document_class VARCHAR,
    contract_type VARCHAR, language VARCHAR, agreement_date DATE, effective_date DATE, expiration_date DATE,
    expiration_kind VARCHAR, term_months DOUBLE, renewal VARCHAR, governing_law VARCHAR, our_role VARCHAR,
    termination_notice VARCHAR, title VARCHAR
);
CREATE TABLE documents (document_id VARCHAR, status VARCHAR, reason VARCHAR, duplicate_of VARCHAR);
CREATE TABLE pages (document_id VARCHAR, page INTEGER, read_as VARCHAR, quality DOUBLE);
CREATE TABLE clause_states (contract_id VARCHAR, type VARCHAR, state VARCHAR, reason VARCHAR);
CREATE TABLE clauses (contract_id VARCHAR, text VARCHAR);
CREATE TABLE prices (contract_id VARCHAR, per VARCHAR, amount DECIMAL(18, 4));
CREATE TABLE parties (
    contract_id VARCHAR, name VARCHAR, legal_form VARCHAR, registration_number VARCHAR, address VARCHAR,
    role VARCHAR
);
CREATE TABLE terms (contract_id VARCHAR, kind VARCHAR, state VARCHAR, review_state VARCHAR, value JSON);
CREATE MACRO in_months(duration) AS NULL;
CREATE TABLE indexations (
    contract_id VARCHAR, direction VARCHAR, index VARCHAR, quote VARCHAR, page INTEGER, char_start BIGINT,
    char_end BIGINT, confidence DOUBLE, extractor VARCHAR, review_state VARCHAR
);
CREATE TABLE clause_meanings (
    contract_id VARCHAR, meaning VARCHAR, probability DOUBLE, quote VARCHAR, page INTEGER,
    char_start BIGINT, char_end BIGINT, model VARCHAR
);
CREATE MACRO setting(name) AS
    CASE name WHEN 'min_page_quality' THEN 0.7 WHEN 'notice_days' THEN 90 WHEN 'end_days' THEN 180 END;
"""


class Tables:
    """An in-memory database with the public views' columns that the engine needs."""

    def __init__(self) -> None:
        self.connection = duckdb.connect(":memory:")
        self.connection.execute(_SCHEMA).fetchall()

    def add(
        self,
        contract_id: str,
        *,
        states: dict[str, str] | None = None,
        status: str = "ok",
        unread_page: int | None = None,
        indexations: tuple[dict[str, Any], ...] = (),
        passages: tuple[dict[str, Any], ...] = (),
        per: tuple[str | None, ...] = (),
        **columns: Any,
    ) -> None:
        row = {"document_class": "contract", "language": "fr", "file_name": f"{contract_id}.pdf"} | columns
        self._insert("contracts", contract_id=contract_id, document_id=contract_id, **row)
        self._insert("documents", document_id=contract_id, status=status, reason="")
        for page in (1, 2, 3):
            read = "unread" if page == unread_page else "text"
            self._insert("pages", document_id=contract_id, page=page, read_as=read, quality=1.0)
        for kind, state in (states or {}).items():
            reason = "not settled" if state == "unknown" else ""
            self._insert("clause_states", contract_id=contract_id, type=kind, state=state, reason=reason)
        for indexation in indexations:
            self._insert("indexations", contract_id=contract_id, **indexation)
        for passage in passages:
            self._insert("clause_meanings", contract_id=contract_id, **passage)
        for number, unit in enumerate(per):
            self._insert("prices", contract_id=contract_id, per=unit, amount=100 + number)

    def _insert(self, table: str, **row: Any) -> None:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" for _ in row)
        self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", [*row.values()]
        ).fetchall()
