"""The report's tables: money, counterparties, what was not read, what is not known, all contracts."""

from __future__ import annotations

from flows.outputs._changed import before
from flows.outputs._report_data import Row, Share, shares, worth
from flows.outputs._report_findings import reasons
from flows.outputs._report_page import Page
from flows.outputs._report_words import plain


def money(page: Page) -> Row:
    """What the template shows of money: sums by currency, never of two currencies."""
    t, agreements = page.t, page.summed
    stated = [row for row in agreements if row["total_value"] is not None and row["currency"]]
    rest = [row for row in agreements if row["total_value"] is None or not row["currency"]]
    sums = worth(agreements)
    # Larger and smaller can be told within one currency only.
    most = [row for row in stated if sums and row["currency"] == sums[0].currency]
    largest = sorted(most, key=lambda row: (-row["total_value"], row["name"]))[:10]
    return {
        "worth": [
            {
                "currency": plain(item.currency, 8),
                "contracts": t.number(item.contracts),
                "total": t.money(item.total, item.currency),
                "in_force": t.money(item.in_force, item.currency),
                "largest": t.money(item.largest["total_value"], item.currency),
                "contract": item.largest,
            }
            for item in sums
        ],
        "largest": [_entry(page, row) for row in largest],
        "without_total": len(rest),
        "copies_with_totals": page.copies,
        "unclassed_with_totals": sum(row["total_value"] is not None for row in page.facts.unclassed),
        "with_prices": sum(row["price_stated"] is True for row in rest),
        "amendments_with_totals": any(
            row["document_class"] == "amendment" and row["total_value"] is not None
            for row in page.facts.contracts
        ),
    }


def groups(page: Page) -> list[Row]:
    """Contracts by counterparty and owner; parties where counterparties are not known."""
    groups = [_group(page, "counterparty"), _group(page, "owner")]
    if not page.facts.parties or len(groups[0]["rows"]) > 1:
        return groups
    named = {
        "title": page.t("who_parties"),
        "column": page.t("party"),
        "full": False,
        "unknown": "",
        "more": 0,
        "rows": [
            {
                "name": plain(row["party"], 120),
                "contracts": page.t.number(row["n"]),
                "in_force": page.t.number(row["in_force"]),
                "unknown": False,
            }
            for row in page.facts.parties
        ],
    }
    return [groups[0], named, groups[1]]


def _group(page: Page, column: str) -> Row:
    t = page.t
    agreements = page.facts.agreements
    made = shares(agreements, column, page.summed)
    unknown = sum(item.contracts for item in made if item.name is None)
    known = [item for item in made if item.name is not None]
    shown = known[: page.bounds.rows]
    if known:
        shown += [item for item in made if item.name is None]
    told = t(f"who_{column}_unknown", unknown, all=t.number(len(agreements))) if unknown else ""
    return {
        "title": t(f"who_{column}"),
        "column": t(column),
        "full": True,
        "unknown": told,
        "more": max(0, len(known) - page.bounds.rows),
        "rows": [_share(page, item) for item in shown],
    }


def _share(page: Page, item: Share) -> Row:
    t = page.t
    return {
        "name": t("not_known") if item.name is None else plain(item.name, 120),
        "unknown": item.name is None,
        "contracts": t.number(item.contracts),
        "in_force": t.number(item.in_force),
        "high": t.number(item.high) if item.high else "",
        "next_day": t.day(item.next_day),
        "totals": [t.money(total, code) for code, total in item.totals],
    }


def unread(page: Page) -> Row:
    """Files by status, and those that need a person."""
    t, facts = page.t, page.facts
    shown = facts.unread[: page.bounds.unread]
    statuses = [
        {"name": t.state("file", status), "n": t.number(n)}
        for status, n in facts.statuses.items()
        if status != "ignored"
    ]
    rows = [
        {
            "path": plain(row["path"], 160),
            "status": t.state("file", row["status"]),
            "pages": t("pages_bad", row["bad"], all=t.number(row["pages"])) if row["bad"] else "",
            "reason": t.humane(row["reason"] or "", 300),
            "advice": t.humane(row["advice"] or "", 200),
        }
        for row in shown
    ]
    return {
        "unread": rows,
        "unread_more": len(facts.unread) - len(shown),
        "statuses": statuses,
        "ignored": facts.statuses.get("ignored", 0),
    }


def trust(page: Page) -> Row:
    """How much is found, surely absent or not known, and why rules were not answered."""
    t, values = page.t, page.facts.values
    numbers = {name: t.number(values[name]) for name in ("sure", "doubt", "unknown")}
    said = [t("trust_values", values["n"], **numbers)]
    said.append(t("trust_reviewed", values["reviewed"]) if values["reviewed"] else t("trust_reviewed_none"))
    if page.facts.ocr_pages:
        said.append(t("trust_ocr", page.facts.ocr_pages))
    return {
        "trust": " ".join(said),
        "subjects_first": page.bounds.subjects,
        "subjects": [_subject(page, row) for row in page.facts.states],
        "doubts_first": page.bounds.first,
        "doubts": [_doubt(page, told) for told in page.rules_told if told["unknown"]],
    }


def _subject(page: Page, row: Row) -> Row:
    t = page.t
    whole = row["found"] + row["absent"] + row["unknown"]
    parts, x = [], 0.0
    for state in ("found", "absent", "unknown"):
        width = round(100 * row[state] / whole, 2) if whole else 0.0
        parts.append({"state": state, "x": round(x, 2), "width": width})
        x += width
    return {
        "name": t.label("subjects", row["type"]),
        "parts": parts,
        **{state: t.number(row[state]) for state in ("found", "absent", "unknown")},
    }


def _doubt(page: Page, told: Row) -> Row:
    """Why a rule could not be answered, the commonest reason first."""
    return {
        "title": plain(told["title"], 120),
        "counted": page.t("trust_rules_row", told["unknown"]),
        "reasons": reasons(page, page.facts.doubts, told["rule_id"]),
    }


def register(page: Page) -> Row:
    """All contracts and amendments."""
    binding = page.facts.binding
    shown = binding[: page.bounds.contracts]
    return {
        "register": [_entry(page, row) for row in shown],
        "register_more": len(binding) - len(shown),
        "contracts_shown": page.t("contracts_shown", hole="{n}"),
    }


def _entry(page: Page, row: Row) -> Row:
    t = page.t
    kind = row["expiration_kind"]
    end = t.day(row["expiration_date"])
    renewal = row["next_renewal_date"]
    if not end:
        end = t(f"end_{kind}") if kind in ("perpetual", "event") else t("not_known")
    elif renewal and renewal > row["expiration_date"]:
        end = t("end_renews", date=t.day(renewal))
    counts = row["flag_counts"]
    value = row["total_value"]
    changed = before(row["replaced"])
    return row | {
        "all_parties": plain(", ".join(row["parties"] or ()) or row["counterparty"] or "", 160),
        "owner_name": plain(row["owner"] or "", 80),
        "type": t.label("types", row["contract_type"]) if row["contract_type"] else "",
        "class": "" if row["document_class"] == "contract" else t.label("classes", row["document_class"]),
        "start": t.day(row["start"]),
        "start_key": row["start"] or "",
        "end": end,
        "end_key": renewal or row["expiration_date"] or "",
        "end_was": _was(page, changed, "expiration_date"),
        "near": t("near", file=plain(row["near"], 160)) if row["near"] else "",
        "notice": t.day(row["notice_deadline"]),
        "notice_key": row["notice_deadline"] or "",
        "notice_was": _was(page, changed, "notice_deadline") if row["status"] != "terminated" else "",
        "value": t.money(value, row["currency"]) if value is not None and row["currency"] else "",
        "value_key": value if value is not None else "",
        "value_was": _was(page, changed, "total_value"),
        "status": t.state("status", row["status"]),
        "weight": counts["high"] * 10_000 + counts["medium"] * 100 + counts["low"],
    }


def _was(page: Page, changed: Row, column: str) -> str:
    """Say that a field was changed since the contract was made, and what stood there."""
    if column not in changed:
        return ""
    old = changed[column]
    return page.t("was", value=page.t("not_known") if old is None else page.t.humane(old))
