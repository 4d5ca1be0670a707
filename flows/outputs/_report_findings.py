"""Findings by rule and the days that are coming, each with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from flows.outputs._report_data import Row
from flows.outputs._report_evidence import Proof
from flows.outputs._report_page import Page, called, due_anchor
from flows.outputs._report_timeline import KINDS, Due, timeline
from flows.outputs._report_words import plain

Prove = Callable[[Row], Proof | None]


def risk(page: Page, prove: Prove) -> Row:
    """What the template shows of the rules and what they found."""
    rules = [_rule(page, prove, number, told) for number, told in enumerate(page.rules_told, start=1)]
    return {
        "rules": rules,
        "any_findings": any(rule["findings"] for rule in rules),
        "severities": {rule["severity"] for rule in rules if rule["findings"]},
        "of_the_archive": [
            {
                "severity": row["severity"],
                "title": plain(row["title"], 120),
                "message": page.t.humane(row["message"], 400),
            }
            for row in page.facts.of_the_archive
        ],
        "of_the_archive_more": max((row["n"] for row in page.facts.of_the_archive), default=0)
        - len(page.facts.of_the_archive),
    }


def _rule(page: Page, prove: Prove, number: int, told: Row) -> Row:
    t = page.t
    rule = page.rules.get(told["rule_id"])
    shown = page.findings[told["rule_id"]]
    messages = {flag["message"] for flag in shown}
    common = messages.pop() if len(messages) == 1 else None
    findings = [
        {
            "anchor": f"f{number}-{index}",
            "contract": page.by_id[flag["contract_id"]],
            "alike": index > 1 and shown[index - 2]["contract_id"] == flag["contract_id"],
            "message": None if common is not None else t.humane(flag["message"], 400),
            "proof": prove(flag),
        }
        for index, flag in enumerate(shown, start=1)
    ]
    return {
        "anchor": f"rule-{number}",
        "severity": told["severity"],
        "title": plain(told["title"], 120),
        "flagged": t.number(told["flagged"]),
        "unknown": t.number(told["unknown"]),
        "counted": t("contracts", told["flagged"]),
        "message": t.humane(common, 400) if common is not None else "",
        "why": plain(rule.why[t.language], 400) if rule else "",
        "advice": plain(rule.advice[t.language], 400) if rule else "",
        "findings": findings,
        "first": page.bounds.first,
        "quoteless": bool(findings) and not any(item["proof"] for item in findings),
        "more": told["findings"] - len(shown),
    }


def soon(page: Page, prove: Prove) -> Row:
    """What the template shows of the days: timeline, table, and days that are not known."""
    t = page.t
    rows = []
    for row in page.dues:
        contract = page.by_id[row["contract_id"]]
        rows.append(
            {
                "anchor": due_anchor(row),
                "day": t.day(row["date"]),
                "left": t("days", row["days_left"]),
                "kind": row["kind"],
                "contract": contract,
                "how": t.humane(row["derived_from"] or "", 240),
                "proof": prove(row),
            }
        )
    listed = {due_anchor(row) for row in page.dues}
    dues = [
        Due(row["date"], row["kind"], _label(page, row), anchor if anchor in listed else "")
        for row in page.facts.deadlines
        if row["kind"] in KINDS
        for anchor in (due_anchor(row),)
    ]
    unknown = page.facts.unknown_kinds
    return {
        "dues": rows,
        "chart": timeline(page.facts.as_of, dues),
        "dues_more": len(page.facts.deadlines) - len(page.dues),
        "days_unknown": sum(row["days"] for row in unknown),
        "days_unknown_kinds": [
            {
                "title": t.state("deadline", row["kind"]),
                "counted": t("contracts", row["contracts"]),
                "reasons": reasons(page, page.facts.unknown_days, row["kind"]),
            }
            for row in unknown
        ],
    }


def _label(page: Page, row: Row) -> str:
    kind, contract = page.t.state("deadline", row["kind"]), called(page.by_id[row["contract_id"]])
    return f"{page.t.day(row['date'])} – {kind} – {contract}"


def reasons(page: Page, told: Iterable[Row], key: str) -> list[Row]:
    """Reasons with the contracts they are told of, the commonest first.

    Args:
        page: its bounds say how many are shown.
        told: rows of ``Facts.doubts`` or ``Facts.unknown_days``.
        key: the rule or kind that is asked for.
    """
    t = page.t
    rows = [row for row in told if row["key"] == key][: page.bounds.reasons]
    return [
        {
            "text": t.humane(row["reason"], 240),
            "n": t("contracts", row["n"]),
            "names": _some([plain(name or "", 80) for name in row["names"]], page.bounds.names),
        }
        for row in rows
    ]


def _some(names: list[str], most: int) -> str:
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")
