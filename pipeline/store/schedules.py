"""The price due of every contract in a database: its terms out, rows of ``schedule_rows`` in."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

import duckdb

from pipeline.folding import fold
from pipeline.indexation._comes_back import comes_back
from pipeline.indexation._days import MONTHS
from pipeline.indexation._in_extension import with_extension
from pipeline.indexation._index_value import IndexValue
from pipeline.indexation._lookup import Reader
from pipeline.indexation._nouns import (
    lists_prices,
    only_agreed,
    says_firm,
    speaks_of_change,
    speaks_of_free_time,
)
from pipeline.indexation.amended import keeps_the_rest, said_of
from pipeline.indexation.around import with_around
from pipeline.indexation.contract import (
    ContractTerms,
    Known,
    Paper,
    Told,
    begun,
    facts_of,
    left_open,
    lines_of,
    price_changes,
    with_doubts,
)
from pipeline.indexation.due import Facts, ScheduleRow, schedule
from pipeline.indexation.formula import Reading
from pipeline.indexation.linked import Moving, Reads, read_region, unread
from pipeline.indexation.month_zero import speaks_of_it, with_month_zero
from pipeline.indexation.priced import Stated, units
from pipeline.indexation.regions import Piece, regions
from pipeline.indexation.revised_on import revised_on
from pipeline.indexation.series import Library
from pipeline.indexation.start_told import with_start
from pipeline.states import SPOKEN
from pipeline.store import _schedule_queries as asked
from pipeline.store._schedule_ending import ending, renewed_for, whole_months
from pipeline.store._schedule_qualified import qualifying
from pipeline.store.tables import Row
from pipeline.types import Language

_AT_ONCE = 64
"""Contracts whose terms are in memory at once."""
_LONGEST = 20_000
"""Characters of an article; more is not one clause."""


def schedule_rows(
    connection: duckdb.DuckDBPyConnection,
    library: Library,
    read: Reads,
    language: Language,
    *,
    today: date | None = None,
    contract_id: str | None = None,
    known: Known | None = None,
) -> Iterator[Row]:
    """Yield the rows of ``schedule_rows``, contract by contract.

    Args:
        connection: holds the public views; it is only read.
        library: the official series.
        read: reads the words of a clause.
        language: in which figures are written; reasons are in English.
        today: the day for which it is told; ``None``: that of the database.
        contract_id: of this contract alone.
        known: what somebody knows of the contracts that are told.
    """
    reader = Reader(library)
    if today is None:
        (today,) = connection.execute("SELECT as_of()").fetchall()[0]
        assert today is not None, "a published database has a day"
    rows = asked.ask(connection, asked.CONTRACTS, [*sorted({*MONTHS, *units()}), "half_year"])
    if contract_id is not None:
        rows = (row for row in rows if row["contract_id"] == contract_id)
    while chosen := list(islice(rows, _AT_ONCE)):
        for terms in _terms(connection, chosen, _careful(read)):
            try:
                yield from list(_rows(terms, reader, today, language, known))
            except Exception as error:
                yield _failed(terms, error)


def revision_days(
    connection: duckdb.DuckDBPyConnection, read: Reads, contract_id: str, today: date
) -> tuple[date, ...]:
    """Return the days on which prices of a contract are to move, as far as its clauses were understood.

    Args:
        connection: holds the public views; it is only read.
        read: reads the words of a clause.
        contract_id: of the contract.
        today: days of the year after it are told as well.
    """
    rows = asked.ask(connection, asked.CONTRACTS, [*sorted({*MONTHS, *units()}), "half_year"])
    chosen = [row for row in rows if row["contract_id"] == contract_id]
    found: set[date] = set()
    for terms in _terms(connection, chosen, _careful(read)):
        if (facts := facts_of(terms, today)) is not None:
            found.update(day for told in lines_of(terms) for day in revised_on(told.line, facts))
    return tuple(sorted(found))


def _careful(read: Reads) -> Reads:
    """Let what cannot be read, or is no clause any more, be read as nothing, and say why."""

    def careful(text: str, language: Language) -> Reading:
        if len(text) > _LONGEST:
            return unread(
                text, f"the clause that moves the price is too long to be read as one ({len(text)})"
            )
        try:
            return read(text, language)
        except Exception as error:
            # Its message may hold words of the contract.
            return unread(
                text, f"the clause that moves the price could not be read ({type(error).__name__})"
            )

    return careful


def _failed(terms: ContractTerms, error: Exception) -> Row:
    return {
        "contract_id": terms.contract_id,
        "line": "price",
        "stretch": 0,
        "index_values_json": "[]",
        "state": "unknown",
        "reason": f"it could not be worked out ({type(error).__name__})",
    }


def _rows(
    terms: ContractTerms, reader: Reader, today: date, language: Language, known: Known | None
) -> Iterator[Row]:
    facts = facts_of(terms, today, known) or Facts(today, today)
    for told in lines_of(terms):
        for row in schedule(told.line, facts, reader, language=language):
            yield _row(terms, told, row)


def _row(terms: ContractTerms, told: Told, row: ScheduleRow) -> Row:
    price = told.priced.stated
    unknown_start = terms.effective is None
    return {
        "contract_id": terms.contract_id,
        "line": row.line,
        "what": price.what or None,
        "stretch": row.stretch,
        "reading": row.reading or None,
        "reading_says": row.reading_says or None,
        "period_start": None if unknown_start else row.period_start.isoformat(),
        "period_end": None if unknown_start else row.period_end.isoformat(),
        "price_due": _text(row.price_due),
        "currency": row.currency,
        "per": row.per,
        "amount_due": _text(row.amount_due),
        "flat_price": _text(row.flat_price),
        "flat_amount": _text(row.flat_amount),
        "estimate": _text(row.estimate),
        "estimated_amount": _text(row.estimated_amount),
        "formula": row.formula or None,
        "index_values_json": json.dumps([_value(one) for one in row.index_values], ensure_ascii=False),
        "arithmetic": row.arithmetic or None,
        "state": row.state,
        "reason": row.reason or None,
        "document_id": price.document_id,
        "quote": price.quote,
        "page": price.page,
        "char_start": price.char_start,
        "char_end": price.char_end,
        "confidence": price.confidence,
        "extractor": price.extractor,
        "review_state": price.review_state,
    }


def _value(one: IndexValue) -> dict[str, Any]:
    return {
        "role": one.role,
        "index": one.index,
        "period": one.period,
        "value": str(one.value),
        "published": one.published.isoformat() if one.published else None,
        "assumed": one.assumed,
        "stated": one.stated,
        "coefficient": None if one.coefficient is None else str(one.coefficient),
        "source": one.source,
    }


def _text(value: object) -> str | None:
    return None if value is None else f"{value:f}"


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read of some contracts and papers, by contract_id."""

    prices: Mapping[str, Sequence[Stated]]
    moving: Mapping[str, Moving]


def _terms(
    connection: duckdb.DuckDBPyConnection, chosen: Sequence[Mapping[str, Any]], read: Reads
) -> Iterator[ContractTerms]:
    keys = [row["contract_id"] for row in chosen]
    papers = _grouped(asked.ask(connection, asked.PAPERS, keys), "master_id")
    of_papers = [paper["contract_id"] for group in papers.values() for paper in group]
    languages = {row["contract_id"]: row["language"] for row in chosen}
    languages |= {paper["contract_id"]: languages[key] for key, group in papers.items() for paper in group}
    found = _found(connection, [*keys, *of_papers], languages, read)
    changes = _grouped(asked.ask(connection, asked.CHANGES, keys), "contract_id")
    clauses = _grouped(asked.ask(connection, asked.CLAUSES, of_papers), "contract_id") if of_papers else {}
    free = {
        row["contract_id"]
        for row in asked.ask(connection, asked.FREE, keys, "free")
        if speaks_of_free_time(row["text"], languages[row["contract_id"]])
    }
    limits = _grouped(
        asked.ask(connection, asked.LIMITS, [*keys, *of_papers], "priced", "bounded"), "contract_id"
    )
    clauses_said = _grouped(asked.ask(connection, asked.SAID, keys), "contract_id")
    bounds = _grouped(asked.ask(connection, asked.BOUNDS, keys), "contract_id")
    for row in chosen:
        key = row["contract_id"]
        side: Language = "fr" if row["language"] == "fr" else "en"
        whole = [key, *(paper["contract_id"] for paper in papers.get(key, ()))]
        found_terms = ContractTerms(
            contract_id=key,
            language=side,
            effective=row["effective_date"],
            signed=row["agreement_date"],
            ending=ending(row),
            prices=tuple(found.prices.get(key, ())),
            moving=found.moving[key],
            papers=tuple(
                Paper(
                    paper["file_name"] or paper["contract_id"],
                    paper["effect_date"],
                    tuple(found.prices.get(paper["contract_id"], ())),
                    found.moving[paper["contract_id"]],
                    with_doubts(
                        said_of(map(_below, clauses.get(paper["contract_id"], ())), side),
                        paper["file_name"],
                        changes.get(key, ()),
                    ),
                    keeps_the_rest(one["text"] for one in clauses.get(paper["contract_id"], ())),
                    *left_open(paper["file_name"], changes.get(key, ())),
                    paper["unsure"],
                )
                for paper in papers.get(key, ())
            ),
            changes=price_changes(changes.get(key, ())),
            law=row["governing_law"],
            first_term=whole_months(row["term_months"]),
            renewed_for=renewed_for(row),
            free_time=key in free,
            qualified=qualifying(
                [one["text"] for each in whole for one in limits.get(each, ())],
                clauses_said.get(key, ()),
                bounds.get(key, ()),
                [one for each in whole for one in _moving_readings(found.moving[each])],
                found.prices.get(key, ()),
                side,
            ),
        )
        said = clauses_said.get(key, ())
        begins = with_start(begun(found_terms), ((one["heading"] or "", one["text"]) for one in said))
        yield with_extension(begins, (one["text"] for one in said))


def _moving_readings(moving: Moving) -> Iterator[Reading]:
    yield from moving.readings
    yield from (one for one in moving.spoken if one.formulas)


def _found(
    connection: duckdb.DuckDBPyConnection, keys: Sequence[str], languages: Mapping[str, str], read: Reads
) -> _Found:
    prices: dict[str, list[Stated]] = defaultdict(list)
    for row in asked.ask(connection, asked.PRICES, keys):
        prices[row["contract_id"]].append(_stated(row))
    beside = _grouped(asked.ask(connection, asked.BESIDE, list(prices)), "contract_id") if prices else {}
    for key, clauses in beside.items():
        spans = [(one["char_start"], one["char_end"], one["text"]) for one in clauses]
        prices[key] = with_around(prices[key], spans, "fr" if languages[key] == "fr" else "en")
    places = _grouped(asked.ask(connection, asked.PLACES, keys), "contract_id")
    pieces = _grouped(asked.ask(connection, asked.PIECES, list(places)), "contract_id") if places else {}
    states = _grouped(asked.ask(connection, asked.STATES, keys), "contract_id")
    silent = [key for key in keys if key not in places and key in prices]
    spoken = _grouped(asked.ask(connection, asked.SPOKEN, silent, "moved"), "contract_id") if silent else {}
    moving = {}
    for key in keys:
        where = [(one["char_start"], one["char_end"]) for one in places.get(key, ())]
        cut = [_piece(one) for one in pieces.get(key, ())]
        language: Language = "fr" if languages[key] == "fr" else "en"
        texts = regions(cut, where, language)
        told = {one["type"]: one for one in states.get(key, ())}
        if speaks_of_it(texts):
            texts = with_month_zero(texts, asked.ask(connection, asked.SAID, [key]), language)
        names = [one["index"] for one in places.get(key, ()) if one["index"]]
        readings = tuple(read_region(text, names, language, read) for text in texts)
        said = tuple(_said([one["text"] for one in spoken.get(key, ())], language, read))
        moving[key] = _moving(told, readings, said)
    return _Found(prices, moving)


def _said(texts: Sequence[str], language: Language, read: Reads) -> Iterator[Reading]:
    """Read the clauses that speak of a change of a price, that deny it, and that list prices from days."""
    for text in texts:
        if speaks_of_change(text, language) or comes_back(fold(text)) is not None:
            yield read(text, language)
        elif says_firm(text) or only_agreed(text, language):
            if (firm := read(text, language)).mechanism in ("firm", "steps"):
                yield firm
        elif lists_prices(text, language):
            reading = read(text, language)
            if reading.mechanism == "steps":
                yield reading


def _moving(
    states: Mapping[str, Mapping[str, Any]], readings: tuple[Reading, ...], spoken: tuple[Reading, ...]
) -> Moving:
    unknown = {"state": "unknown", "reason": ""}
    index, revision = states.get("indexation", unknown), states.get("price_revision", unknown)
    why = next((one["reason"] for one in (index, revision) if one["state"] != "absent"), "")
    doubts = {one["reason"] for one in (index, revision) if one["state"] == "unknown"}
    return Moving(readings, index["state"], revision["state"], why or "", doubts <= {SPOKEN}, spoken)


def _stated(row: Mapping[str, Any]) -> Stated:
    return Stated(
        amount=_amount(Decimal(row["amount"])),
        currency=row["currency"],
        per="semester" if row["per"] == "half_year" else row["per"],
        what=row["what"] or "",
        tax=row["tax"],
        quote=row["quote"],
        document_id=row["document_id"],
        page=row["page"],
        char_start=row["char_start"],
        char_end=row["char_end"],
        confidence=row["confidence"],
        extractor=row["extractor"],
        review_state=row["review_state"],
    )


def _amount(stored: Decimal) -> Decimal:
    """Return an amount with two decimals, or as many more as it needs."""
    cents = stored.quantize(Decimal("0.01"))
    return cents if cents == stored else stored


def _below(row: Mapping[str, Any]) -> str:
    """The text of a clause without its heading."""
    text, heading = str(row["text"]), row["heading"]
    first, _, rest = text.partition("\n")
    return rest if heading and rest and first.rstrip().endswith(heading) else text


def _piece(row: Mapping[str, Any]) -> Piece:
    above = tuple(row["headings_above"] or ())
    number, heading = row["number"] or "", row["heading"] or ""
    return Piece(number, heading, above, row["text"], row["char_start"], row["char_end"])


def _grouped(rows: Iterator[dict[str, Any]], key: str) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return dict(groups)
