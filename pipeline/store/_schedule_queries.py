"""What prices due ask of a published database, in SQL; all but the first take contract_ids.

Some take the words of the clauses that are wanted as well, those of both languages: ``words``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import duckdb

from data.load import lexicon
from pipeline.indexation.priced import SURE
from pipeline.store.tables import statement

_SURE_LINK = 0.9
_NEAR = 6_000
"""Characters before and after the words of a revision in which the rest of its article stands."""

CONTRACTS = f"""
WITH amended AS (SELECT * FROM contracts_as_of((SELECT as_of())))
SELECT
    own.contract_id, own.document_id, own.language, own.effective_date, own.agreement_date, own.status,
    if(later.contract_id IS NULL, own.expiration_date, later.expiration_date) AS expiration_date,
    if(later.contract_id IS NULL, own.expiration_kind, later.expiration_kind) AS expiration_kind,
    if(later.contract_id IS NULL, own.renewal, later.renewal) AS renewal,
    own.next_renewal_date, own.governing_law, own.term_months, own.renewal_term
FROM contracts AS own
LEFT JOIN amended AS later ON later.contract_id = own.contract_id
WHERE own.status IS DISTINCT FROM 'draft'
    AND (
        own.document_class = 'contract'
        -- an order that has a term of its own, and no contract above it, is one
        OR (
            own.document_class = 'order'
            AND own.effective_date IS NOT NULL AND own.expiration_date IS NOT NULL
            AND own.contract_id NOT IN (SELECT contract_id FROM family_links WHERE state = 'linked')
        )
    )
    AND own.contract_id IN (
        SELECT contract_id FROM prices
        WHERE amount IS NOT NULL AND confidence >= {SURE}
            AND (per IN (SELECT unnest(?)) OR contract_id IN (SELECT contract_id FROM indexations))
    )
ORDER BY own.contract_id
"""
PAPERS = f"""
WITH own AS (
    SELECT
        *, state = 'linked' AND confidence >= {_SURE_LINK} AS sure,
        CASE
            WHEN state = 'linked' AND confidence >= {_SURE_LINK} THEN [master_id]
            ELSE list_distinct(list_concat([master_id], from_json(candidates_json, '["VARCHAR"]')))
        END AS masters
    FROM family_links
    WHERE role = 'amendment'
        AND state <> 'missing'
        AND (
            state = 'linked' AND confidence >= {_SURE_LINK}
            OR regexp_matches(matched_by, 'number|date|parties')
        )
), link AS (
    SELECT * EXCLUDE (master_id, masters), unnest(masters) AS master_id FROM own
)
SELECT
    link.master_id, link.contract_id, link.effect_date, name.file_name,
    if(sure, '', coalesce(link.reason, '')) AS unsure
FROM link
JOIN resolved USING (contract_id)
LEFT JOIN document_names AS name USING (document_id)
WHERE link.master_id IN (SELECT unnest(?))
ORDER BY link.master_id, link.effect_date, link.contract_id
"""
"""Amendments of contracts; those that are not surely theirs say why."""
PRICES = """
SELECT contract_id, document_id, value ->> '$.amount' AS amount, value ->> '$.currency' AS currency,
    value ->> '$.per' AS per, value ->> '$.what' AS what, value ->> '$.tax' AS tax, quote, page, char_start,
    char_end, confidence, extractor, review_state
FROM terms
WHERE kind = 'price' AND review_state <> 'rejected' AND state = 'stated'
    AND contract_id IN (SELECT unnest(?))
    AND try_cast(value ->> '$.amount' AS DECIMAL(18, 4)) IS NOT NULL AND value ->> '$.currency' IS NOT NULL
ORDER BY contract_id, char_start
"""
"""As in the view ``prices``, with every decimal that is stated."""
BESIDE = """
SELECT DISTINCT clauses.contract_id, clauses.char_start, clauses.char_end, clauses.text
FROM clauses
JOIN terms AS price
    ON price.contract_id = clauses.contract_id AND price.kind = 'price'
    AND clauses.char_start <= price.char_start AND price.char_end <= clauses.char_end
WHERE clauses.contract_id IN (SELECT unnest(?))
ORDER BY clauses.contract_id, clauses.char_start
"""
"""Clauses that state prices: when each of several holds may stand beside it, and not in its quote."""
PLACES = """
SELECT contract_id, "index", char_start, char_end FROM indexations
WHERE contract_id IN (SELECT unnest(?)) ORDER BY contract_id, char_start
"""
STATES = """
SELECT contract_id, type, state, reason FROM state_rows
WHERE type IN ('indexation', 'price_revision') AND contract_id IN (SELECT unnest(?))
"""
PIECES = f"""
SELECT DISTINCT clauses.contract_id, clauses.clause, number, heading, headings_above, text,
    clauses.char_start, clauses.char_end
FROM clauses
JOIN indexations AS moved
    ON moved.contract_id = clauses.contract_id
    AND clauses.char_start < moved.char_end + {_NEAR} AND clauses.char_end > moved.char_start - {_NEAR}
WHERE clauses.contract_id IN (SELECT unnest(?))
ORDER BY clauses.contract_id, clauses.clause
"""
CHANGES = """
SELECT change.contract_id, field, from_date, value, replaced_value, reason, quote, source_name.file_name
FROM change_rows AS change
LEFT JOIN resolved AS source ON source.contract_id = change.source_contract_id
LEFT JOIN document_names AS source_name ON source_name.document_id = source.document_id
WHERE field IN ('price', 'prices') AND (
        from_date IS NOT NULL AND value IS NOT NULL AND replaced_value IS NOT NULL
        OR value IS NULL AND reason IS NOT NULL
    )
    AND change.contract_id IN (SELECT unnest(?))
ORDER BY change.contract_id, step
"""
SPOKEN = statement("due_spoken")
CLAUSES = """
SELECT contract_id, heading, text FROM clauses
WHERE contract_id IN (SELECT unnest(?)) ORDER BY contract_id, clause
"""
FREE = statement("due_free")
LIMITS = statement("due_limits")
"""Clauses that may limit, suspend or change a price; which of them do is told by their sentences."""
SAID = """
SELECT contract_id, heading, text, char_start FROM clauses
WHERE contract_id IN (SELECT unnest(?))
ORDER BY contract_id, clause
"""
"""All clauses; which of them may change a price is told by their sentences."""
BOUNDS = """
SELECT contract_id, cap, floor, rounding FROM indexations
WHERE contract_id IN (SELECT unnest(?)) AND (cap IS NOT NULL OR floor IS NOT NULL OR rounding IS NOT NULL)
ORDER BY contract_id, char_start
"""


@cache
def words(name: str) -> str:
    """Return the pattern of a list of the lexicon ``due_clauses``, of both languages."""
    return "|".join(word for language in ("fr", "en") for word in lexicon("due_clauses", language)[name])


def ask(
    connection: duckdb.DuckDBPyConnection, sql: str, keys: Sequence[str], *names_of_words: str
) -> Iterator[dict[str, Any]]:
    """Yield the rows of a question about contracts, with the patterns of the lists of words it takes."""
    cursor = connection.cursor()
    cursor.execute(sql, [list(keys), *map(words, names_of_words)])
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(1024):
        for row in rows:
            yield dict(zip(names, row, strict=True))
