"""The report's prices: what is due today, by which sum, and what differs from the price agreed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from flows.outputs._per_words import per_words
from flows.outputs._report_data import Row
from flows.outputs._report_page import Page
from flows.outputs._report_plots import Plots
from flows.outputs._report_words import plain


def prices(page: Page, plots: Plots) -> Row:
    """What the template shows of prices due; currencies stand beside each other and are never added."""
    most = page.bounds.rows
    due, stakes = page.facts.due, page.facts.stakes
    between = [_readings(page, list(group)) for _, group in groupby(page.facts.between, key=_price_of)]
    return {
        "prices": [_price(page, row, plots) for row in due[:most]],
        "prices_more": max(len(due) - most, 0),
        "between": between[:most],
        "between_more": max(len(between) - most, 0),
        "stakes": [_stake(page, row) for row in stakes[:most]],
        "stakes_more": max(len(stakes) - most, 0),
    }


def _price(page: Page, row: Row, plots: Plots) -> Row:
    t = page.t
    due = row["price_due"]
    reading = f"{row['reading']} – {t.humane(row['reading_says'] or '')}" if row["reading"] else ""
    return {
        "contract": page.by_id[row["contract_id"]],
        "what": plain(row["what"] or t("due_price"), 80),
        "reading": reading,
        "per": per_words(row["per"], t.language),
        "flat": _money(page, row, row["flat_price"]),
        "due": _money(page, row, due if due is not None else row["estimate"]),
        "estimate": due is None and row["estimate"] is not None,
        "since": t.day(row["period_start"]),
        "sum": plain(row["arithmetic"] or "", 300) if row["formula"] else "",
        "state": t(f"due_{row['state']}"),
        "reason": t.humane(row["reason"] or ""),
        "taken": _taken(page, row["index_values"]) if row["formula"] else [],
        "plots": plots.of(row["index_values"]) if row["formula"] else [],
    }


def _taken(page: Page, index_values: str | None) -> list[str]:
    """Say of each index value whose day of publication is assumed which day that is."""
    told = (
        page.t(
            "due_taken",
            what=plain(f"{one['index']} {one['period']}", 60),
            day=page.t.day(date.fromisoformat(one["published"])),
        )
        for one in json.loads(index_values or "[]")
        if one.get("assumed") and one.get("published")
    )
    return list(dict.fromkeys(told))


def _price_of(row: Row) -> tuple[object, ...]:
    return row["contract_id"], row["line"], row["stretch"], row["currency"]


def _readings(page: Page, rows: Sequence[Row]) -> Row:
    """What the readings of one price come to, and the difference; ``rows``: a row for each."""
    first, t = rows[0], page.t
    since = t("due_since", day=t.day(first["from_date"])) if first["stretch"] and first["from_date"] else ""
    notes = [t("stake_estimated")] if any(row["estimated"] for row in rows) else []
    notes += [t("stake_unknown")] if all(row["unknown"] for row in rows) else []
    return {
        "contract": page.by_id[first["contract_id"]],
        "what": plain(first["what"] or t("due_price"), 80),
        "since": since,
        "so_far": _each(page, rows, "due_so_far"),
        "so_far_between": _money(page, first, first["between_so_far"]) or t("due_unknown"),
        "next": _each(page, rows, "due_next"),
        "next_between": _money(page, first, first["between_next"]) or t("due_unknown"),
        "note": ", ".join(notes),
    }


def _each(page: Page, rows: Sequence[Row], name: str) -> list[str]:
    return [f"{row['reading']}: {_money(page, row, row[name]) or page.t('due_unknown')}" for row in rows]


def _stake(page: Page, row: Row) -> Row:
    names = ("estimated", "assumed", "unknown", "reading_unknown")
    more = [page.t(f"stake_{name}") for name in names if row[name]]
    return {
        "contract": page.by_id[row["contract_id"]],
        "so_far": _between(page, row, "so_far"),
        "next": _between(page, row, "next"),
        "note": ", ".join(more),
    }


def _between(page: Page, row: Row, name: str) -> str:
    if row[f"{name}_least"] is None:
        return page.t("due_unknown")
    low, high = _money(page, row, row[f"{name}_least"]), _money(page, row, row[f"{name}_most"])
    return low if low == high else page.t("stake_between", low=low, high=high)


def _money(page: Page, row: Row, amount: Decimal | None) -> str:
    return "" if amount is None else page.t.money(amount.quantize(Decimal("0.01")), row["currency"])
