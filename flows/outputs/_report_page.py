"""What one report is about: its facts, its language, and which findings and days it shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields

from data import late as re
from flows.outputs._report_data import MOST_OF_A_RULE, MOST_REASONS, SEVERITIES, Facts, Row, twins
from flows.outputs._report_evidence import Evidences
from flows.outputs._report_timeline import KINDS
from flows.outputs._report_words import Words, plain
from pipeline.settings import Settings
from rules.schema import Rule


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many rows are shown at most; what is left out is said."""

    findings: int = 700
    findings_of_a_rule: int = MOST_OF_A_RULE
    first: int = 10
    """Findings of a rule that are listed at once; the rest open on demand."""
    dues: int = 200
    contracts: int = 1000
    rows: int = 25
    unread: int = 100
    reasons: int = MOST_REASONS
    subjects: int = 16
    """Those least known are listed at once; the rest open on demand."""
    names: int = 8

    def smaller(self, share: float) -> Bounds:
        """The same in proportion, for an archive whose names and quotes are very long."""
        names = [item.name for item in fields(self)]
        return Bounds(**{name: max(3, int(getattr(self, name) * share)) for name in names})


class Page:
    """One report, before anything of it is put in words."""

    def __init__(
        self,
        facts: Facts,
        words: Words,
        settings: Settings,
        rules: Sequence[Rule],
        bounds: Bounds,
    ) -> None:
        self.facts, self.t, self.settings, self.bounds = facts, words, settings, bounds
        self.rules = {rule.id: rule for rule in rules}
        self.by_id = {row["contract_id"]: row for row in facts.contracts}
        copies = twins(facts.agreements)
        self.copies = len(copies)
        self.summed = [row for row in facts.agreements if row["contract_id"] not in copies]
        """Contracts whose totals are added up."""
        for row in facts.contracts:
            self._name(row)
        self._choose()

    # ------------------------------------------------------------ what is shown, and in which order

    def _choose(self) -> None:
        """Choose findings and days, worst and nearest first."""
        groups: dict[str, list[Row]] = defaultdict(list)
        for flag in self.facts.findings:
            groups[flag["rule_id"]].append(flag)
        self.rules_told = sorted(
            self.facts.rules,
            key=lambda rule: (SEVERITIES.index(rule["severity"]), -rule["flagged"], rule["rule_id"]),
        )
        left = self.bounds.findings
        self.findings: dict[str, list[Row]] = {}
        for rule in self.rules_told:
            shown = groups[rule["rule_id"]][: min(left, self.bounds.findings_of_a_rule)]
            self.findings[rule["rule_id"]] = shown
            left -= len(shown)
        self.dues = self.facts.deadlines[: self.bounds.dues]

    def ask_evidence(self, evidences: Evidences) -> None:
        """Say whose words will be shown, in the order in which pictures are given out.

        What is seen at once comes first, severe rules before others; then days on which somebody must
        decide; then findings further down the lists.
        """
        first = self.bounds.first
        for rule in self.rules_told:
            for flag in self.findings[rule["rule_id"]][:first]:
                evidences.ask(flag)
        rank = {kind: number for number, kind in enumerate(KINDS)}
        for row in sorted(self.dues, key=lambda row: rank.get(row["kind"], len(rank))):
            evidences.ask(row)
        for rule in self.rules_told:
            for flag in self.findings[rule["rule_id"]][first:]:
                evidences.ask(flag)

    def _name(self, row: Row) -> None:
        """How a contract is called: its title and whom it is with; its file where it has none."""
        title = plain(row["title"] or "", 90)
        row["name"] = title or plain(row["file_name"] or "", 90)
        row["caps"] = row["name"].isupper()
        row["who"] = plain(row["counterparty"] or ", ".join((row["parties"] or ())[:2]), 90)
        row["path"] = plain(row["path"] or row["file_name"] or "", 160)


def called(contract: Row) -> str:
    """A contract in one line: its name, and whom it is with."""
    return f"{contract['name']} – {contract['who']}" if contract["who"] else str(contract["name"])


def due_anchor(row: Row) -> str:
    """Where the row of a day is found on the page."""
    return re.sub(r"[^\w-]", "", f"d-{row['contract_id'][:16]}-{row['kind']}-{row['date']}")
