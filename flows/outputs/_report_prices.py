"""The report's prices: what is due today, by which sum, and what differs from the price agreed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from flows.outputs._per_words import per_words
from flows.outputs._report_data import Row
from flows.outputs._report_page import Page
from flows.outputs._report_plots import Plots
from flows.outputs._report_words import plain

_DOUBT = " likely and not sure, as the clause also says "
"""What a reason about single words of a clause holds."""


def prices(page: Page, plots: Plots) -> Row:
    """What the template shows of prices due; currencies stand beside each other and are never added."""
    most = page.bounds.rows
    due, stakes = page.facts.due, page.facts.stakes
    between = [
        _readings(page, plots, list(group)) for _, group in groupby(page.facts.between, key=_price_of)
    ]
    known = _by_contract(row for row in due if row["state"] != "unknown")
    unknown = _unknown(page, plots, due)
    return {
        "prices": [_price(page, row, plots) | {"alike": alike} for row, alike in known[:most]],
        "prices_more": max(len(known) - most, 0),
        "unpriced": unknown[:most],
        "unpriced_told": page.t(
            "due_unpriced",
            sum(row["state"] == "unknown" for row in due),
            contracts=page.t("contracts", len(unknown)),
        ),
        "unpriced_more": max(len(unknown) - most, 0),
        "between": between[:most],
        "between_more": max(len(between) - most, 0),
        "stakes": [_stake(page, row) for row in stakes[:most]],
        "stakes_more": max(len(stakes) - most, 0),
    }


def _by_contract(rows: Iterable[Row]) -> list[tuple[Row, bool]]:
    """Bring the prices of one contract together; with each, whether it is of the contract before it."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["contract_id"], []).append(row)
    return [(row, at > 0) for group in groups.values() for at, row in enumerate(group)]


def _unknown(page: Page, plots: Plots, due: Sequence[Row]) -> list[Row]:
    """Prices that are not known, by contract and by the one reason that is told of them."""
    t, found = page.t, dict[str, dict[str, list[str]]]()
    for row in due:
        if row["state"] == "unknown":
            reasons = found.setdefault(row["contract_id"], {})
            reasons.setdefault(_first_reason(page, plots, row), []).append(_named(page, row))
    return [
        {
            "contract": page.by_id[contract_id],
            "reasons": [
                {
                    "text": reason or t("due_unknown"),
                    "names": "; ".join(names[: page.bounds.names])
                    + ("; …" if len(names) > page.bounds.names else ""),
                }
                for reason, names in reasons.items()
            ],
        }
        for contract_id, reasons in found.items()
    ]


def _named(page: Page, row: Row) -> str:
    flat = _money(page, row, row["flat_price"])
    per = per_words(row["per"], page.t.language)
    return f"{plain(row['what'] or page.t('due_price'), 80)} ({' '.join(filter(None, (flat, per)))})"


def _first_reason(page: Page, plots: Plots, row: Row) -> str:
    """The first reason that somebody can act on: which words leave a doubt is told by ``price due``."""
    parts = [part for part in (row["reason"] or "").split("; ") if part]
    useful = next((part for part in parts if _DOUBT not in part), None)
    if useful is None:
        return page.t("due_doubt") if parts else ""
    return plots.named(page.t.humane(useful))


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
        "reason": _first_reason(page, plots, row),
        "taken": _taken(page, plots, row["index_values"]) if row["formula"] else [],
        "plots": plots.of(row["index_values"]) if row["formula"] else [],
    }


def _taken(page: Page, plots: Plots, index_values: str | None) -> list[str]:
    """Say of each index value whose day of publication is assumed which day that is."""
    told = (
        page.t(
            "due_taken",
            what=plain(plots.named(f"{one['index']} {one['period']}"), 120),
            day=page.t.day(date.fromisoformat(one["published"])),
        )
        for one in json.loads(index_values or "[]")
        if one.get("assumed") and one.get("published")
    )
    return list(dict.fromkeys(told))


def _price_of(row: Row) -> tuple[object, ...]:
    return row["contract_id"], row["line"], row["stretch"], row["currency"]


def _readings(page: Page, plots: Plots, rows: Sequence[Row]) -> Row:
    """What the readings of one price come to, and the difference; ``rows``: a row for each."""
    first, t = rows[0], page.t
    since = t("due_since", day=t.day(first["from_date"])) if first["stretch"] and first["from_date"] else ""
    over = all(row["due_next"] == 0 for row in rows)
    notes = [t("stake_estimated")] if any(row["estimated"] for row in rows) else []
    notes += [t("stake_unknown")] if all(row["unknown"] for row in rows) else []
    return {
        "contract": page.by_id[first["contract_id"]],
        "what": plain(first["what"] or t("due_price"), 80),
        "since": since,
        "says": [_says(page, plots, row) for row in rows if row["reading_says"]],
        "so_far": _each(page, rows, "due_so_far"),
        "so_far_between": _money(page, first, first["between_so_far"]) or t("due_unknown"),
        # What is over has nothing to come.
        "next": [] if over else _each(page, rows, "due_next"),
        "next_between": "" if over else _money(page, first, first["between_next"]) or t("due_unknown"),
        "note": ", ".join(notes),
    }


def _says(page: Page, plots: Plots, row: Row) -> str:
    """Which way to read the words a letter stands for."""
    return f"{row['reading']} – {plain(plots.named(page.t.humane(row['reading_says'])), 240)}"


def _each(page: Page, rows: Sequence[Row], name: str) -> list[str]:
    colon = "\u00a0:" if page.t.language == "fr" else ":"
    return [
        f"{row['reading']}{colon} {_money(page, row, row[name]) or page.t('due_unknown')}" for row in rows
    ]


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
    if amount is None:
        return ""
    # A page at 0.0042 is not for nothing.
    coin = Decimal("0.01") if abs(amount) >= 1 else Decimal("0.0001")
    return page.t.money(amount.quantize(coin), row["currency"])
