"""Turns facts into what the template shows: everything in words of the reader's language, cut to bounds."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.outputs._report_data import SEVERITIES, Facts, Row, Share, shares, twins, worth
from flows.outputs._report_evidence import Evidences
from flows.outputs._report_timeline import DAYS, KINDS, Due, timeline
from flows.outputs._report_words import Words, plain
from pipeline.pictures import Picture
from pipeline.settings import Settings
from rules.schema import Rule

SECTIONS = ("summary", "risk", "soon", "worth", "who", "unread", "trust", "contracts")
_BEGIN_NOTICES = 3
_PAGE = re.compile(r" \(page \d+\)")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many rows are shown at most; what is left out is said."""

    findings: int = 700
    findings_of_a_rule: int = 150
    dues: int = 200
    contracts: int = 1000
    rows: int = 25
    unread: int = 100
    reasons: int = 12
    names: int = 8

    def smaller(self, share: float) -> Bounds:
        """The same in proportion, for an archive whose names and quotes are very long."""
        names = ("findings", "findings_of_a_rule", "dues", "contracts", "rows", "unread", "reasons", "names")
        return Bounds(**{name: max(3, int(getattr(self, name) * share)) for name in names})


class Page:
    """One report's content."""

    def __init__(
        self,
        facts: Facts,
        words: Words,
        settings: Settings,
        rules: Sequence[Rule],
        root: Path,
        bounds: Bounds,
    ) -> None:
        self.facts, self.t, self.settings, self.bounds = facts, words, settings, bounds
        self.root = root
        self.rules = {rule.id: rule for rule in rules}
        self.by_id = {row["contract_id"]: row for row in facts.contracts}
        for row in facts.contracts:
            self._name(row)
        copies = twins(facts.agreements)
        self.copies = len(copies)
        self.summed = [row for row in facts.agreements if row["contract_id"] not in copies]
        """Contracts whose totals are added up."""
        self._choose()

    # ------------------------------------------------------------ what is shown, and in which order

    def _choose(self) -> None:
        """Choose findings and days, worst and nearest first."""
        groups: dict[str, list[Row]] = defaultdict(list)
        for flag in self.facts.flags:
            if flag["verdict"] == "flagged" and flag["contract_id"] in self.by_id:
                groups[flag["rule_id"]].append(flag)
        order = sorted(
            {(SEVERITIES.index(flag["severity"]), flag["rule_id"]) for flag in self.facts.flags},
            key=lambda item: (item[0], -len(groups[item[1]]), item[1]),
        )
        self.rule_order = [rule_id for _, rule_id in order]
        left = self.bounds.findings
        self.findings: dict[str, list[Row]] = {}
        self.findings_all = {rule_id: len(rows) for rule_id, rows in groups.items()}
        for rule_id in self.rule_order:
            shown = groups[rule_id][: min(left, self.bounds.findings_of_a_rule)]
            self.findings[rule_id] = shown
            left -= len(shown)
        dues = [row for row in self.facts.due(DAYS) if row["contract_id"] in self.by_id]
        self.dues_all = dues
        self.dues = dues[: self.bounds.dues]

    def ask_evidence(self, evidences: Evidences) -> None:
        """Say whose words will be shown, in the order in which pictures are given out."""
        for rule_id in self.rule_order:
            for flag in self.findings[rule_id]:
                evidences.ask(flag)
        # Of the days, those on which somebody must decide come first.
        for row in sorted(self.dues, key=lambda row: KINDS.index(row["kind"]) if row["kind"] in KINDS else 9):
            evidences.ask(row)

    # ------------------------------------------------------------ the page

    def content(
        self, evidences: Evidences, pictures: Mapping[str, Picture], left_out: int, size: str
    ) -> dict[str, Any]:
        """Everything that the template names."""
        evidences.begin()
        self._proof = lambda row: evidences.proof(row, self.by_id[row["contract_id"]], pictures, left_out)
        facts, t = self.facts, self.t
        run = facts.run
        shown = sum(bool(picture.data) for picture in pictures.values())
        told = [t("pictures_shown", shown)] if shown else []
        told += [t("pictures_left_out", left_out, size=size)] if left_out else []
        return {
            "t": t,
            "language": t.language,
            "colon": "\u00a0:" if t.language == "fr" else ":",
            "archive": plain(self.root.name or str(self.root), 120),
            "as_of": t.long_day(facts.as_of),
            "partial": False,
            "sections": SECTIONS,
            "lead": self._lead(),
            "tiles": self._tiles(),
            "begin": self._begin(),
            **self._risk(),
            **self._soon(),
            **self._worth(),
            "groups": self._groups(),
            **self._unread(),
            **self._trust(),
            **self._register(),
            "made": t(
                "made",
                version=plain(run.get("version") or "", 20),
                files=t.number(sum(facts.statuses.values())),
                pages=t.number(facts.pages),
            ),
            "pictures_told": " ".join(told),
        }

    # ------------------------------------------------------------ summary

    def _lead(self) -> str:
        facts, t = self.facts, self.t
        agreements = len(facts.agreements)
        amendments = len(facts.binding) - agreements
        others = len(facts.contracts) - len(facts.binding)
        parts = [t("lead_contracts", agreements)] if agreements else []
        parts += [t("lead_amendments", amendments)] if amendments else []
        parts += [t("lead_others", others)] if others else []
        files = t("lead_files", sum(facts.statuses.values()))
        said = [t("lead_made_of", files=files, list=t.listed(parts))] if parts else [t("lead_without_text")]
        bad = facts.documents - facts.documents_ok
        if facts.documents:
            key = "lead_read" if bad else "lead_read_all"
            numbers = {"read": facts.documents_ok, "all": facts.documents}
            said.append(t(key, bad, **{name: t.number(value) for name, value in numbers.items()}))
        return " ".join(said)

    def _tiles(self) -> list[Row]:
        facts, t = self.facts, self.t
        agreements = facts.agreements
        states = Counter(row["status"] for row in agreements)
        severities = Counter(
            severity for row in facts.contracts for severity in SEVERITIES for _ in range(row["flag_counts"][severity])
        )
        notices = self._notices()
        tiles = [
            {
                "value": t.number(len(agreements)),
                "name": t("tile_contracts"),
                "note": t("tile_contracts_note", states["in_force"], unknown=t.number(states["unknown"])),
                "look": "",
            },
            {
                "value": t.number(severities["high"]),
                "name": t("tile_high", severities["high"]),
                "note": t(
                    "tile_high_note", medium=t.number(severities["medium"]), low=t.number(severities["low"])
                ),
                "look": "alarm" if severities["high"] else "",
            },
            {
                "value": t.number(len(notices)),
                "name": t("tile_soon", len(notices)),
                "note": t("tile_soon_note", days=self.settings.notice_days),
                "look": "alarm" if notices else "",
            },
            {
                "value": t.percent(facts.documents_ok, facts.documents),
                "name": t("tile_read"),
                "note": t(
                    "tile_read_note", read=t.number(facts.documents_ok), all=t.number(facts.documents)
                ),
                "look": "",
            },
        ]
        sums = worth(self.summed)
        if sums:
            first = sums[0]
            without = len(self.summed) - sum(item.contracts for item in sums)
            note = t("tile_value_note", first.contracts, unknown=t.number(without))
            if len(sums) > 1:
                note += f" ({t('tile_value_more', len(sums) - 1)})"
            amount = t.money(first.total, first.currency)
            tiles.insert(3, {"value": amount, "name": t("tile_value"), "note": note, "look": "long"})
        return tiles

    def _notices(self) -> list[Row]:
        return [row for row in self.facts.due(self.settings.notice_days) if row["kind"] == "notice"]

    def _begin(self) -> list[Row]:
        facts, t = self.facts, self.t
        items: list[Row] = []
        notices = self._notices()
        for row in notices[:_BEGIN_NOTICES]:
            contract = self.by_id.get(row["contract_id"])
            if contract is None:
                continue
            text = t(
                "begin_notice",
                date=t.day(row["date"]),
                left=t("days_left", row["days_left"]),
                contract=_called(contract),
            )
            items.append({"text": text, "link": _due_anchor(row)})
        if len(notices) > _BEGIN_NOTICES:
            more = len(notices) - _BEGIN_NOTICES
            items.append({"text": t("begin_notices_more", more, days=self.settings.notice_days), "link": "soon"})
        high = [flag for flag in facts.flags if flag["severity"] == "high" and flag["verdict"] == "flagged"]
        if high:
            counts = Counter(flag["rule_id"] for flag in high)
            titles = {flag["rule_id"]: flag["title"] for flag in high}
            contracts = len({flag["contract_id"] for flag in high})
            text = t(
                "begin_high",
                len({(flag["contract_id"], flag["rule_id"]) for flag in high}),
                contracts=t("contracts", contracts),
                rules=t.listed(plain(titles[rule], 80) for rule, _ in counts.most_common(4)),
            )
            items.append({"text": text, "link": "risk"})
        if facts.unread:
            file = plain(facts.unread[0]["path"], 80)
            items.append({"text": t("begin_unread", len(facts.unread), file=file), "link": "unread"})
        ends = sum(row["expiration_kind"] == "unknown" for row in facts.agreements)
        if ends:
            text = t("begin_end", ends, all=t.number(len(facts.agreements)))
            items.append({"text": text, "link": "days-unknown"})
        return items

    # ------------------------------------------------------------ risk

    def _risk(self) -> Row:
        rules = [self._rule(number, rule_id) for number, rule_id in enumerate(self.rule_order, start=1)]
        return {
            "rules": rules,
            "any_findings": any(rule["findings"] for rule in rules),
            "severities": {rule["severity"] for rule in rules if rule["findings"]},
        }

    def _rule(self, number: int, rule_id: str) -> Row:
        t = self.t
        flags = [flag for flag in self.facts.flags if flag["rule_id"] == rule_id]
        flagged = {flag["contract_id"] for flag in flags if flag["verdict"] == "flagged"}
        unknown = {flag["contract_id"] for flag in flags if flag["verdict"] == "unknown"} - flagged
        rule = self.rules.get(rule_id)
        shown = self.findings[rule_id]
        messages = {flag["message"] for flag in shown}
        common = messages.pop() if len(messages) == 1 else None
        findings = [
            {
                "anchor": f"f{number}-{index}",
                "contract": self.by_id[flag["contract_id"]],
                "message": None if common is not None else t.humane(flag["message"], 400),
                "proof": self._proof(flag),
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
            "quoteless": bool(findings) and not any(item["proof"] for item in findings),
            "more": self.findings_all.get(rule_id, 0) - len(shown),
        }

    # ------------------------------------------------------------ days

    def _soon(self) -> Row:
        t = self.t
        rows = []
        for row in self.dues:
            contract = self.by_id[row["contract_id"]]
            rows.append(
                {
                    "anchor": _due_anchor(row),
                    "day": t.day(row["date"]),
                    "left": t("days", row["days_left"]),
                    "kind": row["kind"],
                    "contract": contract,
                    "how": t.humane(row["derived_from"] or "", 240),
                    "proof": self._proof(row),
                }
            )
        dues = [
            Due(
                row["date"],
                row["kind"],
                f"{t.day(row['date'])} – {t.state('deadline', row['kind'])} – {_called(self.by_id[row['contract_id']])}",
                _due_anchor(row),
            )
            for row in self.dues_all
            if row["kind"] in KINDS
        ]
        unknown: dict[str, list[Row]] = defaultdict(list)
        for row in self.facts.deadlines:
            if row["date"] is None and row["contract_id"] in self.by_id:
                unknown[row["kind"]].append(row)
        return {
            "dues": rows,
            "chart": timeline(self.facts.as_of, dues),
            "dues_more": len(self.dues_all) - len(self.dues),
            "days_unknown": sum(map(len, unknown.values())),
            "days_unknown_kinds": [
                {
                    "title": t.state("deadline", kind),
                    "counted": t("contracts", len({row["contract_id"] for row in rows})),
                    "reasons": self._reasons((row["contract_id"], row["derived_from"]) for row in rows),
                }
                for kind, rows in sorted(unknown.items(), key=lambda item: (-len(item[1]), item[0]))
            ],
        }

    def _reasons(self, told: Iterable[tuple[str, str | None]]) -> list[Row]:
        """Group contracts by the reason that is told of them, the commonest first."""
        t = self.t
        reasons: dict[str, list[str]] = defaultdict(list)
        for contract_id, reason in told:
            name = plain(self.by_id[contract_id]["file_name"] or "", 80)
            # Which page it is differs from contract to contract, the reason does not.
            names = reasons[_PAGE.sub("", t.humane(reason or "", 240))]
            if name not in names:
                names.append(name)
        ordered = sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0]))
        return [
            {"text": text, "n": t("contracts", len(names)), "names": _some(names, self.bounds.names)}
            for text, names in ordered[: self.bounds.reasons]
        ]

    # ------------------------------------------------------------ money

    def _worth(self) -> Row:
        t, agreements = self.t, self.summed
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
            "largest": [self._entry(row) for row in largest],
            "without_total": len(rest),
            "copies_with_totals": self.copies,
            "with_prices": sum(row["price_stated"] is True for row in rest),
            "amendments_with_totals": any(
                row["document_class"] == "amendment" and row["total_value"] is not None
                for row in self.facts.contracts
            ),
        }

    # ------------------------------------------------------------ with whom

    def _groups(self) -> list[Row]:
        groups = [self._group("counterparty"), self._group("owner")]
        if not self.facts.parties or len(groups[0]["rows"]) > 1:
            return groups
        named = {
            "title": self.t("who_parties"),
            "column": self.t("party"),
            "full": False,
            "unknown": "",
            "more": 0,
            "rows": [
                {
                    "name": plain(row["party"], 120),
                    "contracts": self.t.number(row["n"]),
                    "in_force": self.t.number(row["in_force"]),
                    "unknown": False,
                }
                for row in self.facts.parties
            ],
        }
        return [groups[0], named, groups[1]]

    def _group(self, column: str) -> Row:
        t = self.t
        agreements = self.facts.agreements
        made = shares(agreements, column, self.summed)
        unknown = sum(item.contracts for item in made if item.name is None)
        known = [item for item in made if item.name is not None]
        shown = known[: self.bounds.rows]
        if known:
            shown += [item for item in made if item.name is None]
        told = t(f"who_{column}_unknown", n=unknown, all=t.number(len(agreements))) if unknown else ""
        return {
            "title": t(f"who_{column}"),
            "column": t(column),
            "full": True,
            "unknown": told,
            "more": max(0, len(known) - self.bounds.rows),
            "rows": [self._share(item) for item in shown],
        }

    def _share(self, item: Share) -> Row:
        t = self.t
        return {
            "name": t("not_known") if item.name is None else plain(item.name, 120),
            "unknown": item.name is None,
            "contracts": t.number(item.contracts),
            "in_force": t.number(item.in_force),
            "high": t.number(item.high) if item.high else "",
            "next_day": t.day(item.next_day),
            "totals": [t.money(total, code) for code, total in item.totals],
        }

    # ------------------------------------------------------------ reading and trust

    def _unread(self) -> Row:
        t, facts = self.t, self.facts
        shown = facts.unread[: self.bounds.unread]
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

    def _trust(self) -> Row:
        t, values = self.t, self.facts.values
        numbers = {name: t.number(values[name]) for name in ("sure", "doubt", "unknown")}
        said = [t("trust_values", values["n"], **numbers)]
        said.append(
            t("trust_reviewed", values["reviewed"]) if values["reviewed"] else t("trust_reviewed_none")
        )
        if self.facts.ocr_pages:
            said.append(t("trust_ocr", self.facts.ocr_pages))
        return {
            "trust": " ".join(said),
            "subjects": [self._subject(row) for row in self.facts.states],
            "doubts": [doubt for rule_id in self.rule_order if (doubt := self._doubt(rule_id))],
        }

    def _subject(self, row: Row) -> Row:
        t = self.t
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

    def _doubt(self, rule_id: str) -> Row | None:
        """Why a rule could not be answered, the commonest reason first."""
        t = self.t
        flags = [
            flag
            for flag in self.facts.flags
            if flag["rule_id"] == rule_id and flag["verdict"] == "unknown" and flag["contract_id"] in self.by_id
        ]
        if not flags:
            return None
        return {
            "title": plain(flags[0]["title"], 120),
            "counted": t("trust_rules_row", len({flag["contract_id"] for flag in flags})),
            "reasons": self._reasons((flag["contract_id"], flag["message"]) for flag in flags),
        }

    # ------------------------------------------------------------ all contracts

    def _register(self) -> Row:
        binding = self.facts.binding
        shown = binding[: self.bounds.contracts]
        return {
            "register": [self._entry(row) for row in shown],
            "register_more": len(binding) - len(shown),
            "contracts_shown": self.t("contracts_shown", hole="{n}"),
        }

    def _entry(self, row: Row) -> Row:
        t = self.t
        kind = row["expiration_kind"]
        end = t.day(row["expiration_date"])
        renewal = row["next_renewal_date"]
        if not end:
            end = t(f"end_{kind}") if kind in ("perpetual", "event") else t("not_known")
        elif renewal and renewal > row["expiration_date"]:
            end = t("end_renews", date=t.day(renewal))
        counts = row["flag_counts"]
        value = row["total_value"]
        return row | {
            "all_parties": plain(", ".join(row["parties"] or ()), 160),
            "type": t.label("types", row["contract_type"]) if row["contract_type"] else "",
            "class": "" if row["document_class"] == "contract" else t.label("classes", row["document_class"]),
            "start": t.day(row["start"]),
            "start_key": row["start"] or "",
            "end": end,
            "end_key": renewal or row["expiration_date"] or "",
            "near": t("near", file=plain(row["near"], 160)) if row["near"] else "",
            "notice": t.day(row["notice_deadline"]),
            "notice_key": row["notice_deadline"] or "",
            "value": t.money(value, row["currency"]) if value is not None and row["currency"] else "",
            "value_key": value if value is not None else "",
            "status": t.state("status", row["status"]),
            "weight": counts["high"] * 10_000 + counts["medium"] * 100 + counts["low"],
        }

    def _name(self, row: Row) -> None:
        """How a contract is called: its title and whom it is with; its file where it has none."""
        title = plain(row["title"] or "", 90)
        row["name"] = title or plain(row["file_name"] or "", 90)
        row["caps"] = row["name"].isupper()
        row["who"] = plain(row["counterparty"] or ", ".join((row["parties"] or ())[:2]), 90)
        row["path"] = plain(row["path"] or row["file_name"] or "", 160)


def _called(contract: Row) -> str:
    return f"{contract['name']} – {contract['who']}" if contract["who"] else str(contract["name"])


def _due_anchor(row: Row) -> str:
    return f"d-{row['contract_id'][:12]}-{row['kind']}-{row['date']}"


def _some(names: Iterable[str], most: int) -> str:
    items = list(names)
    return ", ".join(items[:most]) + (", …" if len(items) > most else "")
