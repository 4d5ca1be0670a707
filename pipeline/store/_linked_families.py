"""Families in the database: papers find their contract by what is stored of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from data import late as re
from pipeline import _calendar as calendar
from pipeline.dates import find_dates
from pipeline.decisions import Reviewed
from pipeline.families import LATER, PAPERS, Index, Link, Member, Named, with_gaps
from pipeline.folding import fold
from pipeline.settings import Settings
from pipeline.store._linked_overlay import Families, Linked, Naming, named_by, takes_effect
from pipeline.store._linked_rows import Rows, reviewed_from
from pipeline.store.rows import dump
from pipeline.store.tables import Row, iso
from pipeline.types import Language

_NAMING = (
    "amends", "contract_number", "contract_reference", "termination", "agreement_date", "signature",
)  # fmt: skip
_HEAD = 4000
_SOON = timedelta(days=180)
"""All sign within so many days."""
_GAPS = re.compile(r"[\s.,;:'\"()/\-&+]+")


def link_families(rows: Rows, settings: Settings) -> None:
    """Fill ``family_links`` and ``change_rows``, and tell in ``resolved`` what follows for contracts."""
    papers = list(rows.ask(_PAPERS_SQL, [sorted(PAPERS)]))
    if not papers:
        return
    namings = _namings(rows)
    heads = _heads(rows)
    index = Index(_masters(rows, namings))
    links: list[Linked] = []
    for row in papers:
        naming = namings.get(row["contract_id"], Naming())
        if row["document_class"] == "letter" and naming.ending is None:
            # It touches no contract.
            continue
        member = _member(row, naming, heads.get(row["contract_id"], ""))
        if row["document_class"] == "contract":
            # It takes the place of an earlier one, and is of no other family.
            member = replace(member, document_class=LATER)
        found = index.link(member)
        if found is not None:
            links.append((found, row, naming))
    ordinals = {link.contract_id: naming.ordinal for link, _, naming in links}
    told = with_gaps([link for link, _, _ in links], ordinals)
    links = [(link, row, naming) for link, (_, row, naming) in zip(told, links, strict=True)]
    del index, heads
    rows.insert("family_links", (_link_row(*item) for item in links))
    rows.update(("amends", "unknown_json"), _amends(links))
    Families(rows, settings, links).lay()


_COLUMNS = (
    "r.contract_id, r.document_id, document_class, title, parties_json, agreement_date, effective_date, "
    "unknown_json, n.file_name, r.language, expiration_date, term, notice_period, total_value"
)
_PAPERS_SQL = (
    f"SELECT {_COLUMNS} FROM resolved AS r LEFT JOIN document_names AS n USING (document_id) "
    "WHERE document_class IN (SELECT unnest(?)) OR (document_class = 'contract' AND EXISTS ("
    "SELECT 1 FROM term_rows AS t WHERE t.kind = 'termination' AND t.document_id = r.document_id "
    "AND t.part IS NOT DISTINCT FROM r.part)) ORDER BY contract_id"
)
_MASTERS_SQL = (
    f"SELECT {_COLUMNS}, d.near_duplicate_of FROM resolved AS r "
    "LEFT JOIN document_names AS n USING (document_id) LEFT JOIN near_duplicates AS d USING (document_id) "
    "WHERE document_class IN ('contract', 'unknown', 'general_terms', 'order') ORDER BY contract_id"
)
_NAMING_SQL = (
    "SELECT t.*, c.contract_id, c.language AS written_in, r.review_state, r.machine_value_text "
    "FROM term_rows AS t "
    "JOIN resolved AS c ON c.document_id = t.document_id AND c.part IS NOT DISTINCT FROM t.part "
    "LEFT JOIN reviews AS r ON r.document_id = t.document_id AND r.term = t.term "
    "WHERE coalesce(r.review_state, '') <> 'rejected' AND (kind IN (SELECT unnest(?)) "
    "OR (kind = 'party' AND value_json LIKE '%registration_number%')) ORDER BY t.document_id, t.term"
)
_HEADS_SQL = (
    f"SELECT contract_id, left(string_agg(text, ' ' ORDER BY clause), {_HEAD}) AS head "
    "FROM clause_rows AS t "
    "JOIN resolved AS c ON c.document_id = t.document_id AND c.part IS NOT DISTINCT FROM t.part "
    f"WHERE clause < 40 AND char_start < {2 * _HEAD} "
    "AND document_class IN ('annex', 'order', 'termination_letter', 'letter') "
    "AND json_array_length(parties_json) < 2 "
    "GROUP BY contract_id ORDER BY contract_id"
)


def _namings(rows: Rows) -> dict[str, Naming]:
    found: dict[str, Naming] = {}
    for row in rows.ask(_NAMING_SQL, [list(_NAMING)]):
        naming = found.setdefault(row["contract_id"], Naming())
        item = reviewed_from(row)
        value = item.term.value
        if item.term.kind == "party":
            naming.registrations.append(str(value.get("registration_number") or ""))
        elif item.term.kind == "contract_number":
            naming.number = str(value.get("number") or item.term.value_text)
        elif item.term.kind == "termination":
            naming.ending = item
        elif item.term.kind in ("agreement_date", "signature"):
            naming.signed |= set(_signed_on(item, row["written_in"]))
        elif item.term.state == "stated":
            _name(naming, item)
    return found


def _signed_on(item: Reviewed, language: Language | None) -> Iterator[date]:
    """Yield the days beside signatures: who signs on two days makes a contract that goes by either."""
    told = calendar.iso(item.term.value.get("date"))
    if item.term.state != "stated" or told is None:
        return
    yield told
    if item.term.kind == "agreement_date" and "computed_from" in item.term.value:
        for proof in item.term.evidences:
            for one in find_dates(proof.quote, "fr" if language == "fr" else "en"):
                if one.date is not None and one.precision == "day" and abs(one.date - told) <= _SOON:
                    yield one.date


def _name(naming: Naming, item: Reviewed) -> None:
    """An amendment's own extractor speaks first; a reference adds the number of the contract."""
    value = item.term.value
    own = item.term.kind == "amends"
    known = naming.named or Named()
    day = calendar.iso(value.get("date"))
    title, number = str(value.get("title") or ""), "" if own else str(value.get("number") or "")
    if own:
        naming.ordinal = str(value.get("number") or "")
        naming.named = Named(title or known.title, day or known.date, known.number)
    else:
        naming.named = Named(known.title or title, known.date or day, number or known.number)
    if naming.words is None or own:
        naming.words = item


def _heads(rows: Rows) -> dict[str, str]:
    """First words of papers whose parties were not read, folded as ``company.normalise`` folds names."""
    return {
        row["contract_id"]: _GAPS.sub(" ", fold(row["head"]).replace("&", " and "))
        for row in rows.ask(_HEADS_SQL)
    }


def _masters(rows: Rows, namings: Mapping[str, Naming]) -> Iterator[Member]:
    for row in rows.ask(_MASTERS_SQL):
        yield _member(row, namings.get(row["contract_id"], Naming()), "")


def _member(row: Mapping[str, Any], naming: Naming, head: str) -> Member:
    import json

    paper = row["document_class"] in PAPERS and row["document_class"] != "order"
    written = None
    if naming.ending is not None:
        written = calendar.iso(naming.ending.term.value.get("letter_date"))
    named = named_by(row, naming)
    # An amendment is not made on the day of its contract: that day was read from the contract's name.
    made = None if paper and row["agreement_date"] == named.date else row["agreement_date"]
    return Member(
        row["contract_id"],
        row["document_class"],
        row["title"] or "",
        # One name in a letter is that of the one who writes it: both are looked for in its words.
        () if head else tuple(json.loads(row["parties_json"])),
        tuple(number for number in naming.registrations if number),
        made,
        row["effective_date"],
        "" if paper else naming.number,
        None if naming.named is None else named,
        written,
        naming.ordinal,
        head,
        row.get("near_duplicate_of"),
        tuple(row[name] for name in ("expiration_date", "term", "notice_period", "total_value")),
        frozenset(naming.signed),
    )


def _link_row(link: Link, row: Mapping[str, Any], naming: Naming) -> Row:
    named = named_by(row, naming)
    told: dict[str, Any] = {
        "contract_id": link.contract_id,
        "master_id": link.master_id,
        "role": link.role,
        "matched_by": ", ".join(link.matched_by),
        "confidence": round(link.confidence, 2),
        "reason": link.reason,
        "state": link.state,
        "candidates_json": dump(list(link.candidates)),
        "named_title": named.title or None,
        "named_date": named.date.isoformat() if named.date else None,
        "named_number": named.number or None,
        "effect_date": iso(takes_effect(row, naming)),
    }
    if naming.ending is not None:
        told["effect_date"] = iso(calendar.iso(naming.ending.term.value.get("date")))
    words = naming.words or naming.ending
    if words is not None:
        evidence = words.term.evidences[0]
        told |= {
            "quote": evidence.quote,
            "page": evidence.page,
            "char_start": evidence.char_start,
            "char_end": evidence.char_end,
            "extractor": words.term.extractor,
        }
    return told


def _amends(links: Sequence[Linked]) -> Iterator[Row]:
    import json

    for link, row, _ in links:
        if link.role == "amendment":
            unknown = json.loads(row["unknown_json"])
            if not link.settled:
                unknown["amends"] = link.reason
            yield {
                "contract_id": link.contract_id,
                "amends": link.master_id if link.settled else None,
                "unknown_json": dump(unknown),
            }
