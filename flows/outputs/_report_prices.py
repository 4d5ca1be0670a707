"""The report's prices: what is due today, by which sum, and what differs from the price agreed."""

from __future__ import annotations

from decimal import Decimal

from flows.outputs._per_words import per_words
from flows.outputs._report_data import Row
from flows.outputs._report_page import Page
from flows.outputs._report_plots import Plots
from flows.outputs._report_words import plain


def prices(page: Page, plots: Plots) -> Row:
    """What the template shows of prices due; currencies stand beside each other and are never added."""
    most = page.bounds.rows
    due, stakes = page.facts.due, page.facts.stakes
    return {
        "prices": [_price(page, row, plots) for row in due[:most]],
        "prices_more": max(len(due) - most, 0),
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
        "plots": plots.of(row["index_values"]) if row["formula"] else [],
    }


def _stake(page: Page, row: Row) -> Row:
    more = [page.t(f"stake_{name}") for name in ("estimated", "assumed", "unknown") if row[name]]
    return {
        "contract": page.by_id[row["contract_id"]],
        "so_far": _between(page, row, "so_far"),
        "next": _between(page, row, "next"),
        "note": ", ".join(more),
    }


def _between(page: Page, row: Row, name: str) -> str:
    low, high = _money(page, row, row[f"{name}_least"]), _money(page, row, row[f"{name}_most"])
    return low if low == high else page.t("stake_between", low=low, high=high)


def _money(page: Page, row: Row, amount: Decimal | None) -> str:
    return "" if amount is None else page.t.money(amount.quantize(Decimal("0.01")), row["currency"])
