"""Everything the published database tells of one contract, as one JSON object; which contract is meant."""

from __future__ import annotations

import json
from typing import Any

import duckdb

from data import late as re
from flows.summary import jsonable
from pipeline.archive import printable
from pipeline.errors import UsageError
from pipeline.store.query import OTHER_VERSION

Row = dict[str, Any]
_ID = re.compile(r"([0-9a-f]{4,64})(#\d+)?")
_CANDIDATE = (
    "SELECT contract_id, file_name, document_class, title, parties, counterparty, status FROM contracts"
)
_ORDER = "ORDER BY file_name, contract_id"
_BY_ID = f"""
    {_CANDIDATE}
    WHERE starts_with(document_id, $start)
        AND coalesce('#' || nullif(split_part(contract_id, '#', 2), ''), '') = $part
    {_ORDER}
"""
_BY_FILE = f"""
    {_CANDIDATE}
    WHERE document_id IN (
        SELECT document_id FROM documents
        WHERE lower(path) = $asked OR lower(file_name) = $asked
            OR ends_with(lower(path), '/' || $asked) OR ends_with($asked, '/' || lower(path))
    )
    {_ORDER}
"""
_BY_STEM = rf"""
    {_CANDIDATE}
    WHERE document_id IN (
        SELECT document_id FROM documents WHERE regexp_replace(lower(file_name), '[.][^.]*$', '') = $asked
    )
    {_ORDER}
"""
_SAID = r"""
    ' ' || regexp_replace(strip_accents(lower(concat_ws(' ', c.title, array_to_string(c.parties, ' '),
        c.counterparty, c.counterparty_group, c.file_name))), '[^\p{L}\p{N}_]+', ' ', 'g')
"""
# One contract a row. Each view tells its own columns; those of the evidence are kept, offsets included.
_QUERIES = {
    "documents": "SELECT * FROM documents WHERE document_id = (SELECT document_id FROM contracts "
    "WHERE contract_id = $id) ORDER BY status = 'ignored', duplicate_of IS NOT NULL, path",
    "made_of": "SELECT * FROM contract_documents WHERE contract_id = $id "
    "ORDER BY role <> 'main', file_name",
    "parties": "SELECT * FROM parties WHERE contract_id = $id ORDER BY char_start",
    "deadlines": "SELECT * FROM deadlines WHERE contract_id = $id ORDER BY date NULLS LAST, kind",
    "dates": "SELECT * FROM dates WHERE contract_id = $id ORDER BY kind, char_start",
    "states": "SELECT * FROM clause_states WHERE contract_id = $id ORDER BY type",
    "terms": "SELECT * FROM terms WHERE contract_id = $id ORDER BY kind, char_start, term",
    "belongs_to": "SELECT * FROM families WHERE contract_id = $id ORDER BY confidence DESC",
    "papers": "SELECT * FROM families WHERE master_id = $id ORDER BY effect_date NULLS LAST, file_name",
    "history": "SELECT * FROM contract_history WHERE contract_id = $id ORDER BY step, field",
    "signatures": "SELECT * FROM signatures WHERE contract_id = $id ORDER BY char_start",
    "contradictions": "SELECT * FROM contradictions WHERE contract_id = $id ORDER BY field",
    "register": "SELECT * FROM register WHERE contract_id = $id ORDER BY row_number",
    "register_differences": "SELECT * FROM register_differences WHERE contract_id = $id ORDER BY field",
    "flags": "SELECT * FROM flags WHERE contract_id = $id ORDER BY verdict, severity = 'high' DESC, "
    "severity = 'medium' DESC, rule_id, char_start",
    "unusual": "SELECT * FROM unusual WHERE contract_id = $id ORDER BY share, kind, what, value",
    "deviations": "SELECT * FROM deviations WHERE contract_id = $id "
    "ORDER BY state = 'unknown', state = 'as standard', need, clause",
    "due": "SELECT * FROM price_schedule WHERE contract_id = $id "
    "ORDER BY line, coalesce(reading, ''), stretch, period_start",
    "between_readings": "SELECT * FROM price_readings WHERE contract_id = $id AND reading IS NOT NULL "
    "ORDER BY line, stretch, reading",
    "at_stake": "SELECT * FROM price_at_stake WHERE contract_id = $id ORDER BY currency",
    "pages": """
        SELECT pages.* FROM pages JOIN contract_documents AS made USING (document_id)
        WHERE made.contract_id = $id AND made.role = 'main'
            AND pages.page BETWEEN coalesce(made.page_start, 1) AND coalesce(made.page_end, pages.page)
        ORDER BY pages.page
    """,
}
LISTS = tuple(_QUERIES)
_ONE = {
    "contract": "SELECT * FROM contracts WHERE contract_id = $id",
    "as_amended": "SELECT * FROM contracts_as_of((SELECT as_of())) WHERE contract_id = $id "
    "AND amended_by IS NOT NULL",
    "review": "SELECT * FROM review_queue WHERE contract_id = $id",
}
ONES = tuple(_ONE)
_QUEUE = """
    contract_id, document_id, file_name, rank, severity, reasons, flags, unanswered, contradicted, unknown,
    amount_at_stake, currency, also_at_stake, between_readings, next_deadline, deadline_kind,
    days_left, unknown_days, doubt, owner, state
"""


def find_contracts(connection: duckdb.DuckDBPyConnection, asked: str) -> list[Row]:
    """Return the contracts that may be meant, the best kind of match alone.

    Args:
        connection: to the published database.
        asked: a ``contract_id`` or its beginning (four characters or more), a file's name or path, or words
            (or their beginnings) of title, parties, counterparty or file name; accents and case do not
            matter.

    Returns:
        Rows of ``contracts`` with a few columns; one where it is clear which is meant.
    """
    asked = asked.strip()
    identity = _ID.fullmatch(asked.lower())
    if identity is not None:
        found = _rows(connection, _BY_ID, {"start": identity[1], "part": identity[2] or ""})
        if found:
            return found
    if not asked.isprintable():  # Names are kept as they are printed.
        asked = printable(asked)
    # As it is kept, or as a path is written on another system.
    for name in dict.fromkeys((asked, asked.replace("\\", "/"))):
        found = _rows(connection, _BY_FILE, {"asked": name.lower().removeprefix("./")})
        if found:
            return found
    # A file's whole name but for its ending says more than words that other names hold too.
    if found := _rows(connection, _BY_STEM, {"asked": asked.lower()}):
        return found
    words = re.findall(r"\w+", asked)
    if not words:
        return []
    places = " AND ".join(
        f"contains({_SAID}, ' ' || strip_accents(lower($w{place})))" for place in range(len(words))
    )
    values = {f"w{place}": word for place, word in enumerate(words)}
    columns = _CANDIDATE.replace("FROM contracts", "FROM contracts AS c")
    return _rows(connection, f"{columns} WHERE {places} {_ORDER}", values)


def card(connection: duckdb.DuckDBPyConnection, contract_id: str) -> Row:
    """Gather what is known of one contract: days ISO 8601, amounts as text, JSON columns as JSON.

    Returns:
        ``as_of``, ``least_quality`` (below it a page proves no absence), the rows named in ``ONES``
        (``None`` where there is none) and the lists of rows named in ``LISTS``.
    """
    asked = {"id": contract_id}
    told = _rows(connection, "SELECT as_of() AS as_of, setting('min_page_quality') AS least_quality", {})[0]
    ones = {name: next(iter(_rows(connection, sql, asked)), None) for name, sql in _ONE.items()}
    return told | ones | {name: _rows(connection, sql, asked) for name, sql in _QUERIES.items()}


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, values: Row) -> list[Row]:
    try:
        cursor = connection.execute(sql, values)
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise UsageError(OTHER_VERSION) from error
    described = [(column[0], str(column[1]) == "JSON") for column in cursor.description or ()]
    return [
        {
            name: json.loads(value) if is_json and isinstance(value, str) else jsonable(value)
            for (name, is_json), value in zip(described, row, strict=True)
        }
        for row in cursor.fetchall()
    ]


def queue(
    connection: duckdb.DuckDBPyConnection, *, limit: int, owner: str | None, severity: str | None
) -> tuple[int, list[Row]]:
    """Return how many contracts of the review queue are asked for, and the first of them.

    Args:
        connection: to the published database.
        limit: rows at most; 0: all.
        owner: words of the owner's name; accents and case do not matter.
        severity: so severe or worse: ``high``, ``medium`` or ``low``.
    """
    worse = {"high": ["high"], "medium": ["high", "medium"]}.get(
        severity or "low", ["high", "medium", "low"]
    )
    where = "list_contains($severities, severity)"
    values: Row = {"severities": worse}
    if owner is not None:
        where += " AND contains(strip_accents(lower(coalesce(owner, ''))), strip_accents(lower($owner)))"
        values["owner"] = owner.strip()
    rows = _rows(connection, f"SELECT {_QUEUE} FROM review_queue WHERE {where} ORDER BY rank", values)
    return len(rows), rows[:limit] if limit else rows
