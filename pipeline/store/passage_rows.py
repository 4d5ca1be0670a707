"""Passages that models speak of, as rows of ``schema.sql``: their places, not their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.store._places import Locator
from pipeline.store.tables import Row
from pipeline.types import Clause, FlowText

if TYPE_CHECKING:
    from pipeline.clause_types import TypedPart, TypedPassage
    from pipeline.meanings import Meant

TableRow = tuple[str, Row]


def clause_type_rows(parts: Iterable[TypedPart]) -> Iterator[TableRow]:
    """Yield (table, row) of passages taken for clauses of a type: their places, not their words."""
    for part in parts:
        flow = part.flow
        locate = Locator(flow)
        for passage in sorted(part.passages, key=lambda one: (one.start, one.end)):
            clause = part.clauses[passage.clause]
            lead = _text_start(flow, clause)
            start, end = locate(passage.start, passage.end)
            yield (
                "clause_types",
                {
                    "document_id": flow.document.sha256,
                    "type": passage.type,
                    "probability": passage.probability,
                    "clause": part.first + clause.index,
                    "text_start": passage.start - lead,
                    "text_length": _text_length(part, passage, lead),
                    "page": locate.page(start),
                    "char_start": start,
                    "char_end": end,
                    "model": part.model,
                    "part": part.part,
                },
            )


def clause_meaning_rows(
    flow: FlowText, clauses: Sequence[Clause], found: Iterable[Meant], *, model: str, part: int, first: int
) -> Iterator[TableRow]:
    """Yield (table, row) of passages that may agree something: their places, not their words.

    Args:
        flow: the running text of one contract.
        clauses: its clauses.
        found: the passages.
        model: name and version of what told it.
        part: contract of its file.
        first: how many clauses of the file stand before.
    """
    locate = Locator(flow)
    for one in sorted(found, key=lambda one: (one.start, one.end, one.meaning)):
        start, end = locate(one.start, one.end)
        row: Row = {
            "document_id": flow.document.sha256,
            "meaning": one.meaning,
            "probability": one.probability,
            "clause": first + clauses[one.clause].index,
            "text_start": one.start - _text_start(flow, clauses[one.clause]),
            "text_length": one.end - one.start,
            "page": locate.page(start),
            "char_start": start,
            "char_end": end,
            "model": model,
            "part": part,
        }
        yield "clause_meanings", row


def _text_start(flow: FlowText, clause: Clause) -> int:
    """Return where a clause's text starts, which is stored without the white space at its ends."""
    own = flow.text[clause.start : clause.end]
    return clause.start + len(own) - len(own.lstrip())


def _text_length(part: TypedPart, passage: TypedPassage, lead: int) -> int:
    """Return how many characters a passage has where clauses are put together by one line break each."""
    clauses, text = part.clauses, part.flow.text
    at, before = passage.clause, 0
    while passage.end > clauses[at].end and at + 1 < len(clauses):
        before += len(text[clauses[at].start : clauses[at].end].strip()) + 1
        at += 1
    if at == passage.clause:
        return passage.end - passage.start
    return before + passage.end - _text_start(part.flow, clauses[at]) - (passage.start - lead)
