"""Rows of the table ``contradiction_rows``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.contradictions import Contradiction
from pipeline.store.tables import Row


def contradiction_rows(found: Iterable[Contradiction]) -> Iterator[Row]:
    """Yield one row for each contradiction, both sides with their words."""
    for one in found:
        yield {
            "contract_id": one.contract_id,
            "field": one.field,
            "value_a": one.value_a,
            "document_a": one.evidence_a.document_id,
            "quote_a": one.evidence_a.quote,
            "page_a": one.evidence_a.page,
            "char_start_a": one.evidence_a.char_start,
            "char_end_a": one.evidence_a.char_end,
            "value_b": one.value_b,
            "document_b": one.evidence_b.document_id,
            "quote_b": one.evidence_b.quote,
            "page_b": one.evidence_b.page,
            "char_start_b": one.evidence_b.char_start,
            "char_end_b": one.evidence_b.char_end,
            "reason": one.reason,
        }
