"""Names of companies in the database: grouped, and ours told apart."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from pipeline._choice import USABLE
from pipeline._sides import is_ours
from pipeline.counterparties import Grouped, Variant, group
from pipeline.settings import Settings
from pipeline.store._linked_rows import Rows
from pipeline.store.tables import Row

_SHOWN_NUMBERS = 8
_VARIANTS_SQL = (
    "SELECT value_text AS name, count(DISTINCT document_id) AS contracts, "
    "list(DISTINCT json_extract_string(value_json, '$.registration_number')) AS numbers "
    f"FROM term_rows AS t WHERE kind = 'party' AND state = 'stated' AND confidence >= {USABLE} "
    "AND NOT EXISTS (SELECT 1 FROM reviews AS r WHERE r.document_id = t.document_id AND r.term = t.term "
    "AND r.review_state = 'rejected') GROUP BY value_text ORDER BY value_text"
)
_SIDES_SQL = (
    "SELECT contract_id, parties_json FROM resolved WHERE counterparty IS NOT NULL ORDER BY contract_id"
)


def group_companies(rows: Rows, settings: Settings, groups: Mapping[str, str]) -> None:
    """Fill ``counterparty_rows``, and ``counterparty_group`` of every contract whose other side is told."""
    variants = []
    for row in rows.ask(_VARIANTS_SQL):
        numbers = tuple(sorted(number for number in row["numbers"] if number))[:_SHOWN_NUMBERS]
        variants.append(Variant(row["name"], numbers, row["contracts"]))
    if not variants:
        return
    found = group(variants, groups)
    numbers_of = {variant.name: variant.numbers for variant in variants}
    ours = {
        item.variant
        for item in found
        if any(
            is_ours(item.variant, number, settings.entities) for number in numbers_of[item.variant] or ("",)
        )
    }
    rows.insert("counterparty_rows", (_row(item, item.variant in ours) for item in found))
    if settings.entities:
        names = {item.variant: item.group for item in found if item.variant not in ours}
        rows.update(("counterparty_group",), _groups(rows, names))


def _row(item: Grouped, ours: bool) -> Row:
    return {
        "variant": item.variant,
        "group_name": item.group,
        "number": item.number or None,
        "matched_by": item.matched_by,
        "ours": ours,
        "contracts": item.contracts,
    }


def _groups(rows: Rows, names: Mapping[str, str]) -> Iterator[Row]:
    for row in rows.ask(_SIDES_SQL):
        parties = json.loads(row["parties_json"])
        told = dict.fromkeys(names[name] for name in parties if name in names)
        yield {"contract_id": row["contract_id"], "counterparty_group": ", ".join(told) or None}
