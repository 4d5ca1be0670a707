"""What the report tells, asked of the published views: plain rows and sums, nothing shown yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

Row = dict[str, Any]
SEVERITIES = ("high", "medium", "low")
BINDING = ("contract", "unknown", "amendment")
"""Classes that are judged: what may be no contract at all counts as one until somebody looks."""
_CONTRACTS = """
    SELECT c.contract_id, c.document_id, c.file_name, c.title, c.document_class, c.contract_type,
        c.language, c.parties, c.counterparty, c.owner, c.expiration_date, c.expiration_kind,
        coalesce(c.effective_date, c.agreement_date) AS start, c.next_renewal_date, c.notice_deadline,
        c.total_value, c.currency, c.price_stated, c.status, c.replaced, d.path, d.media_type, d.near,
        q.rank, q.next_deadline
    FROM contracts_today AS c
    LEFT JOIN (
        SELECT document_id, arg_min(path, duplicate_of IS NOT NULL) AS path,
            any_value(media_type) AS media_type,
            any_value(near_duplicate_of) AS near
        FROM documents GROUP BY document_id
    ) AS d USING (document_id)
    LEFT JOIN review_queue AS q USING (contract_id)
    ORDER BY q.rank NULLS LAST, c.file_name, c.contract_id
"""
MOST_OF_A_RULE = 150
"""Findings of one rule that are fetched; the report shows no more of them."""
MOST_REASONS = 12
"""Reasons of one kind that are fetched, the commonest."""
MOST_NAMES = 9
_COUNTS = """
    SELECT contract_id, severity, count(DISTINCT rule_id) AS n
    FROM flags WHERE verdict = 'flagged' GROUP BY ALL
"""
_RULES = """
    WITH told AS (
        SELECT rule_id, contract_id, any_value(severity) AS severity, any_value(title) AS title,
            count(*) FILTER (verdict = 'flagged') AS findings
        FROM flags SEMI JOIN contracts USING (contract_id) GROUP BY rule_id, contract_id
    )
    SELECT rule_id, any_value(severity) AS severity, any_value(title) AS title,
        CAST(sum(findings) AS BIGINT) AS findings, count(*) FILTER (findings > 0) AS flagged,
        count(*) FILTER (findings = 0) AS unknown
    FROM told GROUP BY rule_id
"""
_FINDINGS = f"""
    SELECT f.rule_id, f.severity, f.title, f.message, f.contract_id, f.document_id, f.quote, f.page,
        f.char_start, f.char_end, f.confidence, f.review_state
    FROM flags AS f JOIN contracts AS c USING (contract_id) LEFT JOIN review_queue AS q USING (contract_id)
    WHERE f.verdict = 'flagged'
    QUALIFY row_number() OVER (
        PARTITION BY f.rule_id ORDER BY q.rank NULLS LAST, f.contract_id, f.char_start
    ) <= {MOST_OF_A_RULE}
    ORDER BY q.rank NULLS LAST, f.contract_id, f.rule_id, f.char_start
"""
_OF_THE_ARCHIVE = f"""
    SELECT rule_id, severity, title, message, count(*) OVER () AS n FROM flags
    WHERE verdict = 'flagged' AND contract_id IS NULL
    ORDER BY severity = 'high' DESC, severity = 'medium' DESC, rule_id, message LIMIT {MOST_OF_A_RULE}
"""
_DEADLINES = """
    SELECT contract_id, document_id, kind, date, days_left, derived_from, quote, page, char_start, char_end,
        confidence, review_state
    FROM deadlines SEMI JOIN contracts USING (contract_id)
    WHERE days_left BETWEEN 0 AND 365
    ORDER BY date, kind, file_name, contract_id
"""


def _reasons(view: str, key: str, words: str, where: str) -> str:
    """SQL that groups contracts by the reason told of them: which page it was makes no other reason."""
    return f"""
        WITH told AS (
            SELECT {key} AS key, contract_id, left(file_name, 200) AS name,
                regexp_replace(coalesce({words}, ''), ' [(]page [0-9]+[)]', '', 'g') AS reason
            FROM {view} SEMI JOIN contracts USING (contract_id)
            WHERE {where}
        ), grouped AS (
            SELECT key, reason, count(DISTINCT contract_id) AS n,
                list_slice(list_sort(list(DISTINCT name)), 1, {MOST_NAMES}) AS names
            FROM told GROUP BY key, reason
        )
        SELECT key, reason, n, names FROM grouped
        QUALIFY row_number() OVER (PARTITION BY key ORDER BY n DESC, reason) <= {MOST_REASONS}
        ORDER BY key, n DESC, reason
    """


_DOUBTS = _reasons("flags", "rule_id", "message", "verdict = 'unknown'")
_UNKNOWN_DAYS = _reasons(
    "deadlines", "kind", "regexp_replace(derived_from, '^unknown: ', '')", "date IS NULL"
)
_UNKNOWN_KINDS = """
    SELECT kind, count(*) AS days, count(DISTINCT contract_id) AS contracts
    FROM deadlines SEMI JOIN contracts USING (contract_id)
    WHERE date IS NULL GROUP BY kind ORDER BY days DESC, kind
"""
_UNREAD = """
    SELECT f.path, f.status, f.reason, f.advice, p.bad, p.pages, p.first_bad, coalesce(d.class, '') AS class
    FROM files AS f
    LEFT JOIN (
        SELECT document_id, count(*) AS pages, min(page) FILTER (bad) AS first_bad,
            count(*) FILTER (bad) AS bad
        FROM (SELECT document_id, page,
              read_as = 'unread' OR (read_as <> 'blank' AND quality < setting('min_page_quality')) AS bad
              FROM pages)
        GROUP BY document_id
    ) AS p USING (document_id)
    LEFT JOIN (
        SELECT document_id, any_value(class) AS class FROM documents GROUP BY ALL
    ) AS d USING (document_id)
    WHERE f.status NOT IN ('ok', 'ignored')
"""
_NOT_ASKED = ("document_class", "title", "amends", "contract_reference", "termination")
"""Kinds that say what a document is and to what it belongs, not what was agreed."""
_STATES = f"""
    SELECT type, count(*) FILTER (state = 'found') AS found, count(*) FILTER (state = 'absent') AS absent,
        count(*) FILTER (state = 'unknown') AS unknown
    FROM clause_states JOIN contracts USING (contract_id)
    WHERE document_class = 'contract' AND type NOT IN {_NOT_ASKED}
    GROUP BY type ORDER BY unknown DESC, type
"""
_VALUES = """
    SELECT count(*) AS n, count(*) FILTER (state = 'stated' AND confidence >= 0.9) AS sure,
        count(*) FILTER (state = 'stated' AND confidence < 0.9) AS doubt,
        count(*) FILTER (state <> 'stated') AS unknown,
        count(*) FILTER (review_state IN ('accepted', 'corrected')) AS reviewed
    FROM terms WHERE review_state <> 'rejected'
"""
_DUE = f"""
    SELECT contract_id, line, what, reading, reading_says, period_start, period_end, price_due, estimate,
        currency, per, flat_price, arithmetic, formula, index_values, state, reason
    FROM price_schedule SEMI JOIN contracts USING (contract_id)
    WHERE period_start IS NULL OR as_of() BETWEEN period_start AND period_end
    ORDER BY state = 'unknown', coalesce(per NOT IN ('month', 'quarter', 'semester', 'year'), FALSE),
        file_name, contract_id, line, coalesce(reading, '') LIMIT {MOST_OF_A_RULE}
"""
_BETWEEN = f"""
    SELECT contract_id, line, what, stretch, from_date, reading, reading_says, currency, due_so_far,
        due_next, between_so_far, between_next, estimated, unknown
    FROM price_readings SEMI JOIN contracts USING (contract_id)
    WHERE reading IS NOT NULL
    ORDER BY file_name, contract_id, line, stretch, reading LIMIT {4 * MOST_OF_A_RULE}
"""
_STAKES = f"""
    SELECT contract_id, currency, so_far_least, so_far_most, next_least, next_most, at_stake, estimated,
        assumed, unknown, reading_unknown
    FROM price_at_stake SEMI JOIN contracts USING (contract_id)
    WHERE at_stake > 0
    ORDER BY currency, at_stake DESC, contract_id LIMIT {MOST_OF_A_RULE}
"""
_PARTIES = """
    SELECT mode(name) AS party, count(DISTINCT p.contract_id) AS n,
        count(DISTINCT p.contract_id) FILTER (c.status = 'in_force') AS in_force
    FROM parties AS p JOIN contracts AS c USING (contract_id)
    WHERE name IS NOT NULL AND c.document_class = 'contract'
    GROUP BY lower(strip_accents(name)) ORDER BY n DESC, party LIMIT 15
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was asked."""

    as_of: date
    contracts: tuple[Row, ...]
    """All as they stand today, worst first, with ``flag_counts``: severity -> flagged rules."""
    rules: tuple[Row, ...]
    """Rules that say anything: how many findings, contracts flagged, and contracts not answered."""
    findings: tuple[Row, ...]
    """Of each rule the first ``MOST_OF_A_RULE``, worst contracts first."""
    of_the_archive: tuple[Row, ...]
    """Findings that no contract was found for, as lines of the register; ``n`` is how many there are."""
    doubts: tuple[Row, ...]
    """Why rules were not answered: ``key`` is the rule."""
    deadlines: tuple[Row, ...]
    """Of the coming year, soonest first."""
    unknown_kinds: tuple[Row, ...]
    """Kinds of days that are not known, and how many."""
    unknown_days: tuple[Row, ...]
    """Why days are not known: ``key`` is the kind."""
    statuses: dict[str, int]
    """Status of files -> how many; ``ignored`` among them."""
    unread: tuple[Row, ...]
    """Files that need a person, what costs most certainty first."""
    documents: int
    """Distinct contents that were read or ought to be, files that were left out not among them."""
    documents_ok: int
    states: tuple[Row, ...]
    values: Row
    parties: tuple[Row, ...]
    due: tuple[Row, ...]
    """The period that runs today of each price and reading, and prices of which no period is known."""
    between: tuple[Row, ...]
    """What each reading of a price comes to, where there are several."""
    stakes: tuple[Row, ...]
    """By how much prices due differ from those first agreed, a row a contract and currency."""
    ocr_pages: int
    pages: int

    @property
    def binding(self) -> list[Row]:
        """Contracts, amendments, and what may be one."""
        return [row for row in self.contracts if row["document_class"] in BINDING]

    @property
    def agreements(self) -> list[Row]:
        """Contracts alone: an amendment is no further contract, and what nobody classed may be none."""
        return [row for row in self.contracts if row["document_class"] == "contract"]

    @property
    def unclassed(self) -> list[Row]:
        """Papers that could not be classed: any of them may be a contract, or none."""
        return [row for row in self.contracts if row["document_class"] == "unknown"]


def ask(connection: duckdb.DuckDBPyConnection, as_of: date) -> Facts:
    """Ask the published database everything that the report tells."""
    contracts = _rows(connection, _CONTRACTS)
    counts = {(row["contract_id"], row["severity"]): row["n"] for row in _rows(connection, _COUNTS)}
    for row in contracts:
        row["flag_counts"] = {name: counts.get((row["contract_id"], name), 0) for name in SEVERITIES}
    documents = _rows(
        connection,
        "SELECT count(DISTINCT coalesce(document_id, path)) AS documents, "
        "count(DISTINCT document_id) FILTER (status = 'ok') AS ok FROM files WHERE status <> 'ignored'",
    )[0]
    pages = _rows(
        connection, "SELECT count(*) AS pages, count(*) FILTER (read_as = 'ocr') AS ocr FROM pages"
    )[0]
    return Facts(
        as_of=as_of,
        contracts=tuple(contracts),
        rules=tuple(_rows(connection, _RULES)),
        findings=tuple(_rows(connection, _FINDINGS)),
        of_the_archive=tuple(_rows(connection, _OF_THE_ARCHIVE)),
        doubts=tuple(_rows(connection, _DOUBTS)),
        deadlines=tuple(_rows(connection, _DEADLINES)),
        unknown_kinds=tuple(_rows(connection, _UNKNOWN_KINDS)),
        unknown_days=tuple(_rows(connection, _UNKNOWN_DAYS)),
        statuses={
            row["status"]: row["n"]
            for row in _rows(
                connection, "SELECT status, count(*) AS n FROM files GROUP BY ALL ORDER BY n DESC, status"
            )
        },
        unread=tuple(sorted(_rows(connection, _UNREAD), key=_cost)),
        documents=documents["documents"],
        documents_ok=documents["ok"],
        states=tuple(_rows(connection, _STATES)),
        values=_rows(connection, _VALUES)[0],
        parties=tuple(_rows(connection, _PARTIES)),
        due=tuple(_rows(connection, _DUE)),
        between=tuple(_rows(connection, _BETWEEN)),
        stakes=tuple(_rows(connection, _STAKES)),
        ocr_pages=pages["ocr"],
        pages=pages["pages"],
    )


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Row]:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _cost(row: Row) -> tuple[bool, bool, float, str]:
    """Contracts before other documents, whole files and first pages before single pages."""
    other = row["class"] not in ("", *BINDING)
    whole = not row["pages"] or row["bad"] == row["pages"]
    share = 1.0 if whole else (row["bad"] or 0) / row["pages"]
    return other, not (whole or row["first_bad"] == 1), -share, row["path"]


@dataclass(frozen=True, slots=True)
class Worth:
    """What contracts in one currency state in total."""

    currency: str
    contracts: int
    total: Decimal
    in_force: Decimal
    largest: Row


def twins(agreements: Iterable[Row]) -> set[str]:
    """Contracts that are nearly the same as another and state the same total: that is counted once."""
    rows = list(agreements)
    by_path = {row["path"]: row for row in rows if row["path"]}
    found = set()
    for row in rows:
        other = by_path.get(row["near"]) if row["near"] else None
        if other is not None and other is not row and row["total_value"] is not None:
            same = (other["total_value"], other["currency"]) == (row["total_value"], row["currency"])
            if same and other["contract_id"] not in found:
                found.add(row["contract_id"])
    return found


def worth(agreements: Iterable[Row]) -> list[Worth]:
    """Sum the stated totals by currency; that of most contracts first; leave ``twins`` out."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in agreements:
        if row["total_value"] is not None and row["currency"]:
            groups[row["currency"]].append(row)
    sums = [
        Worth(
            currency,
            len(rows),
            sum((row["total_value"] for row in rows), Decimal(0)),
            sum((row["total_value"] for row in rows if row["status"] == "in_force"), Decimal(0)),
            max(rows, key=lambda row: row["total_value"]),
        )
        for currency, rows in groups.items()
    ]
    # Amounts of two currencies are not compared either.
    return sorted(sums, key=lambda item: (-item.contracts, item.currency))


@dataclass(frozen=True, slots=True)
class Share:
    """Contracts of one counterparty or owner; ``name`` is ``None`` where it is not known."""

    name: str | None
    contracts: int
    in_force: int
    high: int
    next_day: date | None
    totals: tuple[tuple[str, Decimal], ...]
    """(currency, sum), never added to each other."""


def shares(agreements: Iterable[Row], column: str, summed: Iterable[Row]) -> list[Share]:
    """Group contracts by a column, the unknown last; ``summed`` are those whose totals are added up."""
    counted = {row["contract_id"] for row in summed}
    groups: dict[str | None, list[Row]] = defaultdict(list)
    for row in agreements:
        groups[row[column] or None].append(row)
    made = []
    for name, rows in groups.items():
        totals: Counter[str] = Counter()
        for row in rows:
            if row["total_value"] is not None and row["currency"] and row["contract_id"] in counted:
                totals[row["currency"]] += row["total_value"]
        made.append(
            Share(
                name,
                len(rows),
                sum(row["status"] == "in_force" for row in rows),
                sum(row["flag_counts"]["high"] for row in rows),
                min((row["next_deadline"] for row in rows if row["next_deadline"]), default=None),
                tuple((code, Decimal(total)) for code, total in sorted(totals.items())),
            )
        )
    return sorted(made, key=lambda item: (item.name is None, -item.contracts, -item.high, item.name or ""))
