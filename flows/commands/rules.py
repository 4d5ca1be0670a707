"""``clausier rules list | show | test``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from flows.rule_library import all_rules
from flows.summary import print_table
from pipeline.errors import UsageError
from rules.schema import Rule, RuleError


def list_rules(folder: Path | None, *, as_json: bool) -> int:
    """Print every rule in a line; returns 1 when a rule cannot be used."""
    rules, errors = all_rules(folder, every=False)
    if as_json:
        print(json.dumps([_plain(rule) for rule in rules], ensure_ascii=False, indent=1))
    else:
        from rich.console import Console

        columns = ["rule", "severity", "title", "titre", "about"]
        rows = [[r.id, r.severity, r.title["en"], r.title["fr"], r.about] for r in rules]
        print_table(Console(highlight=False), columns, rows)
    return told(errors)


def show_rule(rule_id: str, folder: Path | None, *, as_json: bool) -> int:
    """Print one rule in full.

    Raises:
        UsageError: there is no such rule.
    """
    rules, errors = all_rules(folder, every=False)
    rule = pick(rule_id, rules, errors)
    if as_json:
        print(json.dumps(_plain(rule), ensure_ascii=False, indent=1))
        return told(errors)
    lines = [f"{rule.id} ({rule.severity}), in rules/{rule.path}"]
    for language in ("en", "fr"):
        lines += ["", rule.title[language], f"  {rule.why[language]}", f"  {rule.advice[language]}"]
    lines += ["", *(f"{label}: {value}" for label, value in condition(rule) if value)]
    lines += [f"source: {source['ref']} (checked {source['checked']})" for source in rule.sources]
    print("\n".join(lines))
    return told(errors)


def test_rules(rule_id: str | None, folder: Path | None, *, as_json: bool) -> int:
    """Run every example; returns 1 when one is not judged as its rule says."""
    from flows.rule_texts import check_texts, count_texts
    from pipeline.store.publish import empty
    from rules.examples import check_rows

    rules, errors = all_rules(folder)
    chosen = [pick(rule_id, rules, errors)] if rule_id else rules
    problems = [str(error) for error in errors]
    connection = empty()
    try:
        for rule in chosen:
            problems += check_rows(connection, rule)
    finally:
        connection.close()
    problems += check_texts(chosen)
    rows = sum(len(rows) for rule in chosen for rows in rule.rows.values())
    counts = {"rules": len(chosen), "rows": rows, "texts": count_texts(chosen)}
    if as_json:
        print(json.dumps({**counts, "problems": problems}, ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            print(problem)
        told = ", ".join(_counted(number, name) for name, number in counts.items())
        print(f"{told}: {_counted(len(problems), 'problems')}")
    return 1 if problems else 0


def _counted(number: int, name: str) -> str:
    return f"{number} {name.removesuffix('s') if number == 1 else name}"


def pick(rule_id: str, rules: list[Rule], errors: list[RuleError]) -> Rule:
    """Return the rule of an id.

    Raises:
        UsageError: there is none.
    """
    for rule in rules:
        if rule.id == rule_id:
            return rule
    told = "".join(f"\n  {error}" for error in errors)
    broken = f"; it may be one of those that cannot be used:{told}" if told else ""
    raise UsageError(f"there is no rule {rule_id}; 'clausier rules list' names them{broken}")


def condition(rule: Rule) -> list[tuple[str, str]]:
    """Return what a rule asks, as (label, SQL or word)."""
    return [
        ("about", rule.about or "the archive"),
        ("jurisdiction", rule.jurisdiction),
        ("applies to", ", ".join(rule.applies_to)),
        ("protects", rule.protects),
        ("when", rule.when),
        ("looks at", " where ".join(item for item in (rule.select, rule.among) if item)),
        ("flags", rule.where),
        ("absence", "flags" if rule.missing == "flag" else "passes" if rule.about else ""),
    ]


def _plain(rule: Rule) -> dict[str, Any]:
    return asdict(rule)


def told(errors: list[RuleError]) -> int:
    """Print what is wrong with rules; returns 1 if anything is."""
    for error in errors:
        print(f"clausier: {error}", file=sys.stderr)
    return 1 if errors else 0
