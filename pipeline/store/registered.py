"""The register in the database: rows and their contracts, what differs, who owns what, what is unlisted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from pipeline import _calendar as calendar
from pipeline._choice import USABLE
from pipeline.register import Entry, Link, Listed, match
from pipeline.register.amounts import price_that_differs, total_differs
from pipeline.register.match import names_alike
from pipeline.store._linked_rows import Rows
from pipeline.store.tables import Row, iso, statement

_HEAD = 1500
_MAIN = ("contract", "order", "general_terms", "unknown")
_FIELDS = {
    "start_date": ("effective_date", "agreement_date"),
    "end_date": ("expiration_date",),
    "amount": ("total_value", "price"),
    "counterparty": ("party",),
}
"""What the register says -> the kinds of terms that it is compared with."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that the register and the contract do not say alike."""

    field: str
    register_value: str
    contract_value: str


def take_register(
    connection: duckdb.DuckDBPyConnection, folder: Path, register: Sequence[Entry], as_of: date
) -> None:
    """Fill ``register_rows`` and ``register_difference_rows``, and tell the owners in ``resolved``.

    Args:
        connection: holds the tables of a published database, loaded, resolved and linked.
        folder: for rows on their way into DuckDB.
        register: what a company lists; empty: nothing is done.
        as_of: the day for which an end that was amended is told.
    """
    if not register:
        return
    rows = Rows(connection, folder)
    listed = rows.ask(statement("register_listed"), [_HEAD, as_of, USABLE])
    told = {row["contract_id"]: row for row in listed}
    links = match(register, [_listed(row) for row in told.values()])
    entries = {entry.row: entry for entry in register}
    rows.insert("register_rows", _register_rows(links, entries, told))
    rows.insert("register_difference_rows", _difference_rows(rows, links, entries, told))
    owners = {link.contract_id: entries[link.row].owner for link in links if link.contract_id}
    rows.update(
        ("owner",),
        ({"contract_id": key, "owner": owner} for key, owner in sorted(owners.items()) if owner),
    )


def _listed(row: Mapping[str, Any]) -> Listed:
    parties = tuple(json.loads(row["parties_json"] or "[]"))
    theirs = (row["counterparty"],) if row["counterparty"] else parties
    return Listed(
        contract_id=row["contract_id"],
        file_name=row["file_name"] or "",
        title=row["title"] or "",
        names=theirs,
        number=row["number"] or "",
        head=row["head"] or "",
        starts=frozenset(day for day in (row["agreement_date"], row["effective_date"]) if day),
        ends=frozenset(_ends(row)),
        amounts=frozenset([row["total_value"]] if row["total_value"] is not None else []),
        copy_of=row["near_duplicate_of"],
        main=(row["document_class"] or "unknown") in _MAIN,
    )


def _register_rows(
    links: Sequence[Link], entries: Mapping[int, Entry], told: Mapping[str, Mapping[str, Any]]
) -> Iterator[Row]:
    for link in links:
        entry = entries[link.row]
        yield {
            "row_number": entry.row,
            "number": entry.number or None,
            "counterparty": entry.counterparty or None,
            "title": entry.title or None,
            "start_date": iso(entry.start_date),
            "end_date": iso(entry.end_date),
            "notice_date": iso(entry.notice_date),
            "owner": entry.owner or None,
            "amount": None if entry.amount is None else str(entry.amount),
            "currency": entry.currency or None,
            "file": entry.file or None,
            "contract_id": link.contract_id,
            "state": link.state,
            "matched_by": ", ".join(link.matched_by) or None,
            "reason": "; ".join((*([link.reason] if link.reason else []), *entry.problems)) or None,
            "candidates_json": json.dumps(list(link.candidates)),
        }
    listed = {link.contract_id for link in links if link.contract_id}
    maybe = {key for link in links for key in link.candidates}
    for key, row in told.items():
        if key in listed or row["near_duplicate_of"] in listed or row["document_class"] not in _MAIN[:2]:
            continue
        reason = "it may be one of several that a row fits" if key in maybe else "no row lists it"
        yield {
            "contract_id": key,
            "state": "ambiguous" if key in maybe else "unlisted",
            "reason": reason,
            "candidates_json": "[]",
        }


def _difference_rows(
    rows: Rows,
    links: Sequence[Link],
    entries: Mapping[int, Entry],
    told: Mapping[str, Mapping[str, Any]],
) -> Iterator[Row]:
    ids = sorted({link.contract_id for link in links if link.contract_id})
    kinds = sorted({kind for names in _FIELDS.values() for kind in names})
    proved = rows.ask(statement("register_proof"), [kinds, ids])
    proofs = {(row["contract_id"], row["kind"]): row for row in proved}
    for link in links:
        if link.contract_id is None:
            continue
        for item in differences(entries[link.row], told[link.contract_id]):
            found = (proofs.get((link.contract_id, kind)) for kind in _FIELDS[item.field])
            proof: Mapping[str, Any] = next((one for one in found if one is not None), {})
            yield {
                "row_number": link.row,
                "contract_id": link.contract_id,
                "field": item.field,
                "register_value": item.register_value,
                "contract_value": item.contract_value,
                "quote": proof.get("quote"),
                "page": proof.get("page"),
                "char_start": proof.get("char_start"),
                "char_end": proof.get("char_end"),
            }


def differences(entry: Entry, contract: Mapping[str, Any]) -> Iterator[Difference]:
    """Yield what both sides state and state differently; what either leaves open is no difference."""
    # A register may give the day of signing for a start; that day is no start to hold another against.
    start, signed = contract["effective_date"], contract["agreement_date"]
    if entry.start_date and start and entry.start_date not in (start, signed):
        yield Difference("start_date", entry.start_date.isoformat(), start.isoformat())
    ends, holding = _ends(contract), calendar.iso(contract["end_in_effect"])
    # An amendment in effect has taken the place of the end that is stated.
    passed = holding is not None and entry.end_date == contract["expiration_date"] != holding
    if entry.end_date and ends and (passed or entry.end_date not in ends):
        told = holding or ends[-1]
        yield Difference("end_date", entry.end_date.isoformat(), told.isoformat())
    total = contract["total_value"]
    same_currency = not entry.currency or entry.currency == contract["currency"]
    said = "" if entry.amount is None else f"{entry.amount:f} {entry.currency}".strip()
    if (price := price_that_differs(entry, contract["prices"] or ())) is not None:
        yield Difference("amount", f"{said}/{entry.per}", price)
    elif said and total is not None and (total_differs(entry, total) or not same_currency):
        yield Difference("amount", said, f"{Decimal(total):f} {contract['currency'] or ''}".strip())
    parties = json.loads(contract["parties_json"] or "[]")
    if entry.counterparty and parties and not names_alike(entry.counterparty, parties):
        yield Difference("counterparty", entry.counterparty, ", ".join(parties))


def _ends(contract: Mapping[str, Any]) -> list[date]:
    """The end that is stated, as amended, and that of the running period: a register may say any."""
    stated = (contract["expiration_date"], contract["next_renewal_date"])
    amended = (calendar.iso(day) for day in contract["amended_ends"] or ())
    return [day for day in (*stated, *amended) if day]
