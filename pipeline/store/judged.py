"""From a batch's parts to what is told of its contracts: resolved rows, states, deadlines, reviews."""

from __future__ import annotations

import dataclasses
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from pipeline.contract import Resolved, resolve_reviewed, settled, term_months
from pipeline.contradictions import contradictions, doubted
from pipeline.deadlines import deadlines
from pipeline.decisions import Logged, Reviewed, apply
from pipeline.settings import Entity, Settings
from pipeline.states import Signals, states
from pipeline.store._contradiction_rows import contradiction_rows
from pipeline.store.parts import table_file
from pipeline.store.rows import dump, term_from, term_row
from pipeline.store.tables import Row, text
from pipeline.types import Contract, Deadline, Document, JsonValue, Language, Page, Term

TableRow = tuple[str, Row]
_SAME_NAME = tuple(
    item.name
    for item in dataclasses.fields(Contract)
    if item.name not in ("parties", "unknown", "total_value")
    and not item.name.endswith("_date")
    and item.name != "notice_deadline"
)
_DAYS = ("agreement_date", "effective_date", "expiration_date", "next_renewal_date", "notice_deadline")


@dataclass(frozen=True, slots=True)
class Bound:
    """One contract of a file that holds several."""

    part: int
    language: Language
    page_start: int
    page_end: int
    char_start: int


@dataclass
class Stored:
    """One document as its parts tell it; the text is left where it is."""

    document: Document
    terms: list[Term] = field(default_factory=list)
    signalled: dict[int, set[str]] = field(default_factory=dict)
    failures: dict[int, dict[str, str]] = field(default_factory=dict)
    shown: dict[int, dict[str, str]] = field(default_factory=dict)
    """By contract of the file, from 1."""
    bound: list[Bound] = field(default_factory=list)
    """The contracts of a file that holds several; empty for any other file."""

    def part_of(self, term: Term) -> int:
        """Return the contract in which a term's words stand."""
        starts = [item.char_start for item in self.bound]
        return max(bisect_right(starts, term.evidences[0].char_start), 1)


def stored_documents(
    connection: duckdb.DuckDBPyConnection, reading: Path, extracted: Path, live: Sequence[str]
) -> Iterator[Stored]:
    """Yield the live documents of one batch, in the order of their hashes.

    Args:
        connection: any DuckDB connection that may read files.
        reading: the batch's reading part.
        extracted: its terms part.
        live: hashes of the documents that this batch holds for the database.
    """
    found: dict[str, Stored] = {}
    pages: dict[str, list[Page]] = {}
    wanted = set(live)
    rows = _rows(connection, reading, "pages", "document_id, page, read_as, quality, reason")
    for row in rows:
        page = Page(row["page"], 0, 0, row["read_as"], row["quality"], row["reason"])
        pages.setdefault(row["document_id"], []).append(page)
    columns = "document_id, media_type, language, status, reason, metadata_json"
    for row in _rows(connection, reading, "documents", columns):
        key = row["document_id"]
        if key in wanted:
            document = Document(
                key,
                row["media_type"],
                row["language"],
                "",
                tuple(pages.get(key, ())),
                status=row["status"],
                reason=row["reason"],
                metadata=tuple((str(name), str(value)) for name, value in json.loads(row["metadata_json"])),
            )
            found[key] = Stored(document)
    for row in _rows(connection, extracted, "terms", "*"):
        if row["document_id"] in found:
            found[row["document_id"]].terms.append(term_from(row))
    for row in _rows(connection, extracted, "signals", "*"):
        stored = found.get(row["document_id"])
        if stored is None:
            continue
        if row["cause"] == "failure":
            stored.failures.setdefault(row["part"], {})[row["kind"]] = row["message"]
        elif row["cause"] == "passage":
            stored.shown.setdefault(row["part"], {})[row["kind"]] = row["message"]
        else:
            stored.signalled.setdefault(row["part"], set()).add(row["kind"])
    for row in _rows(connection, extracted, "contract_parts", "*"):
        if row["document_id"] in found:
            bound = Bound(*(row[item.name] for item in dataclasses.fields(Bound)))
            found[row["document_id"]].bound.append(bound)
    for key in sorted(found):
        yield found[key]


def _rows(
    connection: duckdb.DuckDBPyConnection, folder: Path, table: str, columns: str
) -> Iterator[dict[str, Any]]:
    source = text(str(table_file(folder, table)))
    cursor = connection.cursor()
    cursor.execute(f"SELECT {columns} FROM read_parquet({source})")
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(2048):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def judged_rows(
    stored: Stored,
    decisions: Sequence[Logged],
    kinds: Iterable[str],
    settings: Settings,
    our_names: Sequence[str | Entity],
) -> Iterator[TableRow]:
    """Yield (table, row) of the published database for one document.

    A document without pages (a file that could not be read), or with blank pages alone (a container), is no
    contract and has none; ``files`` says what became of it.
    """
    document = stored.document
    if all(page.read_as == "blank" for page in document.pages):
        return
    try:
        # All or nothing: half the rows of a contract would be a wrong answer.
        yield from list(_rows_of(stored, decisions, kinds, settings, our_names))
    except Exception as error:
        yield from _unresolved(document, kinds, f"it could not be resolved ({type(error).__name__})")


def _unresolved(document: Document, kinds: Iterable[str], reason: str) -> Iterator[TableRow]:
    """A contract whose terms cannot be joined costs only itself: everything about it is unknown."""
    unknown = {"document_class": reason, "expiration_date": reason}
    contract = Contract(
        document.sha256,
        document.sha256,
        "unknown",
        language=document.language,
        status_reason=reason,
        unknown=unknown,
    )
    yield "resolved", {**_contract_row(contract), "part": 1}
    for kind in sorted(set(kinds)):
        row: Row = {"contract_id": document.sha256, "type": kind, "state": "unknown", "reason": reason}
        yield "state_rows", row


def _rows_of(
    stored: Stored,
    decisions: Sequence[Logged],
    kinds: Iterable[str],
    settings: Settings,
    our_names: Sequence[str | Entity],
) -> Iterator[TableRow]:
    # Decisions lie over the whole file; a decision whose value is found no more has its place, too.
    reviewed = apply(stored.terms, decisions)
    for bound in stored.bound or (None,):
        yield from _contract_rows(stored, bound, reviewed, kinds, settings, our_names)
    if decisions:
        parts = [stored.part_of(item.term) for item in reviewed]
        yield from _reviewed_rows(stored.document.sha256, reviewed, parts)


def _contract_rows(
    stored: Stored,
    bound: Bound | None,
    reviewed: Sequence[Reviewed],
    kinds: Iterable[str],
    settings: Settings,
    our_names: Sequence[str | Entity],
) -> Iterator[TableRow]:
    """Yield the rows of one contract: of the whole file, or of one that is bound in it with others."""
    document, part = stored.document, 1
    contract_id = document.sha256
    if bound is not None:
        part = bound.part
        contract_id = contract_id if part == 1 else f"{contract_id}#{part}"
        pages = document.pages[bound.page_start - 1 : bound.page_end]
        document = dataclasses.replace(document, pages=pages, language=bound.language)
        reviewed = [item for item in reviewed if stored.part_of(item.term) == part]
    resolved = resolve_reviewed(
        contract_id,
        document.language,
        reviewed,
        as_of=settings.as_of,
        our_names=(*our_names, *settings.entities),
    )
    signals = Signals(
        frozenset(stored.signalled.get(part, ())),
        stored.failures.get(part, {}),
        stored.shown.get(part, {}),
    )
    told = states(document, resolved, signals, kinds, min_page_quality=settings.min_page_quality)
    resolved = settled(resolved, told)
    conflicting = contradictions(resolved)
    resolved = doubted(resolved, conflicting)
    place: Row = {"part": part}
    if bound is not None:
        place = {"part": part, "from_page": bound.page_start, "to_page": bound.page_end}
    yield "resolved", {**_contract_row(resolved.contract), **place}
    for state in told:
        row: Row = {
            "contract_id": state.contract_id,
            "type": state.type,
            "state": state.state,
            "reason": state.reason,
        }
        yield "state_rows", row
    for conflict in contradiction_rows(conflicting):
        yield "contradiction_rows", conflict
    for deadline in deadlines(resolved, as_of=settings.as_of, states=told):
        yield "deadline_rows", deadline_row(deadline, resolved)


def _reviewed_rows(
    document_id: str, reviewed: Sequence[Reviewed], parts: Sequence[int]
) -> Iterator[TableRow]:
    """The terms as they stand after review take the place of those in the part."""
    for index, (item, part) in enumerate(zip(reviewed, parts, strict=True)):
        yield "term_rows", term_row(document_id, index, item.term, part)
        if item.state != "unreviewed":
            row: Row = {
                "document_id": document_id,
                "term": index,
                "review_state": item.state,
                "machine_value_text": item.machine,
            }
            yield "reviews", row


def _contract_row(contract: Contract) -> Row:
    row: dict[str, JsonValue] = {name: getattr(contract, name) for name in _SAME_NAME}
    for name in _DAYS:
        day = getattr(contract, name)
        row[name] = None if day is None else day.isoformat()
    row["parties_json"] = dump(list(contract.parties))
    row["unknown_json"] = dump(dict(contract.unknown))
    row["total_value"] = None if contract.total_value is None else str(contract.total_value)
    row["term_months"] = term_months(contract)
    return row


def deadline_row(deadline: Deadline, resolved: Resolved) -> Row:
    """Return the row of ``deadline_rows`` for one deadline of a resolved contract."""
    row: dict[str, JsonValue] = {
        "contract_id": deadline.contract_id,
        "kind": deadline.kind,
        "date": None if deadline.date is None else deadline.date.isoformat(),
        "derived_from": deadline.derived_from,
    }
    if deadline.evidence is not None:
        evidence = deadline.evidence
        row |= {
            "document_id": evidence.document_id,
            "quote": evidence.quote,
            "page": evidence.page,
            "char_start": evidence.char_start,
            "char_end": evidence.char_end,
            "confidence": deadline.confidence,
        }
        row |= _origin(evidence, resolved.reviewed)
    return row


def _origin(evidence: object, reviewed: Iterable[Reviewed]) -> Mapping[str, JsonValue]:
    for item in reviewed:
        if item.term.evidences[0] is evidence:
            return {"extractor": item.term.extractor, "review_state": item.state}
    return {}
