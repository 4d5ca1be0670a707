"""Findings by rule and the days that are coming, each with its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

from flows.outputs._report_data import Row
from flows.outputs._report_evidence import Proof
from flows.outputs._report_page import Page, called, due_anchor
from flows.outputs._report_timeline import KINDS, Due, timeline
from flows.outputs._report_words import plain

Prove = Callable[[Row], Proof | None]
_PAGE = re.compile(r" \(page \d+\)")


def risk(page: Page, prove: Prove) -> Row:
    """What the template shows of the rules and what they found."""
    rules = [_rule(page, prove, number, rule_id) for number, rule_id in enumerate(page.rule_order, start=1)]
    return {
        "rules": rules,
        "any_findings": any(rule["findings"] for rule in rules),
        "severities": {rule["severity"] for rule in rules if rule["findings"]},
    }


def _rule(page: Page, prove: Prove, number: int, rule_id: str) -> Row:
    t = page.t
    flags = [flag for flag in page.facts.flags if flag["rule_id"] == rule_id]
    flagged = {flag["contract_id"] for flag in flags if flag["verdict"] == "flagged"}
    unknown = {flag["contract_id"] for flag in flags if flag["verdict"] == "unknown"} - flagged
    rule = page.rules.get(rule_id)
    shown = page.findings[rule_id]
    messages = {flag["message"] for flag in shown}
    common = messages.pop() if len(messages) == 1 else None
    findings = [
        {
            "anchor": f"f{number}-{index}",
            "contract": page.by_id[flag["contract_id"]],
            "message": None if common is not None else t.humane(flag["message"], 400),
            "proof": prove(flag),
        }
        for index, flag in enumerate(shown, start=1)
    ]
    return {
        "anchor": f"rule-{number}",
        "severity": flags[0]["severity"],
        "title": plain(flags[0]["title"], 120),
        "flagged": t.number(len(flagged)),
        "unknown": t.number(len(unknown)),
        "counted": t("contracts", len(flagged)),
        "message": t.humane(common, 400) if common is not None else "",
        "why": plain(rule.why[t.language], 400) if rule else "",
        "advice": plain(rule.advice[t.language], 400) if rule else "",
        "findings": findings,
        "first": page.bounds.first,
        "quoteless": bool(findings) and not any(item["proof"] for item in findings),
        "more": page.findings_all.get(rule_id, 0) - len(shown),
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
    dues = [
        Due(
            row["date"],
            row["kind"],
            _label(page, row),
            due_anchor(row),
        )
        for row in page.dues_all
        if row["kind"] in KINDS
    ]
    unknown: dict[str, list[Row]] = defaultdict(list)
    for row in page.facts.deadlines:
        if row["date"] is None and row["contract_id"] in page.by_id:
            unknown[row["kind"]].append(row)
    return {
        "dues": rows,
        "chart": timeline(page.facts.as_of, dues),
        "dues_more": len(page.dues_all) - len(page.dues),
        "days_unknown": sum(map(len, unknown.values())),
        "days_unknown_kinds": [
            {
                "title": t.state("deadline", kind),
                "counted": t("contracts", len({row["contract_id"] for row in rows})),
                "reasons": reasons(page, ((row["contract_id"], row["derived_from"]) for row in rows)),
            }
            for kind, rows in sorted(unknown.items(), key=lambda item: (-len(item[1]), item[0]))
        ],
    }


def _label(page: Page, row: Row) -> str:
    kind, contract = page.t.state("deadline", row["kind"]), called(page.by_id[row["contract_id"]])
    return f"{page.t.day(row['date'])} – {kind} – {contract}"


def reasons(page: Page, told: Iterable[tuple[str, str | None]]) -> list[Row]:
    """Group contracts by the reason that is told of them, the commonest first."""
    t = page.t
    reasons: dict[str, list[str]] = defaultdict(list)
    for contract_id, reason in told:
        name = plain(page.by_id[contract_id]["file_name"] or "", 80)
        # Which page it is differs from contract to contract, the reason does not.
        names = reasons[_PAGE.sub("", t.humane(reason or "", 240))]
        if name not in names:
            names.append(name)
    ordered = sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        {"text": text, "n": t("contracts", len(names)), "names": _some(names, page.bounds.names)}
        for text, names in ordered[: page.bounds.reasons]
    ]


def _some(names: Iterable[str], most: int) -> str:
    items = list(names)
    return ", ".join(items[:most]) + (", …" if len(items) > most else "")
