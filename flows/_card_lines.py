"""A contract's card as lines of text, in French or English, for terminals and for pipes.

Names, quotes and titles come from strangers: all of them go through ``plain``, which leaves one line of
visible characters, and none is ever taken for markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from flows._card_due import due_lines
from flows._card_line import Line
from flows._card_standard import departure_lines
from flows._card_values import Values
from flows.contract_card import Row
from flows.outputs._report_words import Words, plain
from flows.outputs._words import words

GROUPS: Mapping[str, tuple[str, ...]] = {
    "renewal": (
        "term", "renewal", "renewal_term", "notice_period", "termination_notice",
        "termination_for_convenience", "termination_for_cause", "termination",
    ),
    "price": ("price", "total_value", "vague_price", "minimum_commitment", "rebate", "bonus"),
    "indexation": ("indexation", "revision_gap"),
    "payment": ("payment_term", "late_payment_interest", "recovery_indemnity"),
    "liability": (
        "cap_on_liability", "uncapped_liability", "liability_exclusion", "insurance", "warranty",
    ),
    "penalties": ("penalty", "service_level", "service_credit"),
    "bonds": (
        "exclusivity", "non_compete", "non_solicitation", "assignment", "change_of_control",
        "subcontracting",
    ),
    "law": ("governing_law", "jurisdiction", "dispute_resolution"),
    "protection": ("confidentiality", "personal_data", "intellectual_property", "audit_rights"),
    "duties": ("scope", "obligation", "force_majeure", "hardship"),
    "signatures": ("signature",),
    "annexes": ("annex", "incorporated_terms"),
}  # fmt: skip
"""Section -> subjects shown there. What is in none, as a new extractor's, goes with the other terms."""
_ELSEWHERE = (
    "title", "document_class", "contract_type", "party", "agreement_date", "effective_date",
    "expiration_date", "contract_number", "contract_reference", "amends",
)  # fmt: skip
"""Subjects that the head of the card and its first sections tell."""
_DATES = ("agreement_date", "effective_date", "expiration_date")
_SURE = 0.9
_FIRST_LINE = 72
_DIFFERENCE = 300


class CardLines:
    """Tells a card.

    Args:
        card: as ``contract_card.card`` gives it.
        locale: ``fr`` or ``en``.
        evidence: quotes whole, all of them.
    """

    def __init__(self, card: Row, locale: str, *, evidence: bool) -> None:
        self._card = card
        self._contract: Row = card["contract"]
        self._t = Words(locale)
        self._w: Mapping[str, Any] = words("show", locale)
        self._v = Values(self._t, self._w)
        self._evidence = evidence

    def lines(self) -> Iterator[Line]:
        """Yield all lines, section by section; a section of which nothing is known is left out."""
        colon = "\u00a0:" if self._t.language == "fr" else ":"
        for line in self._lines():
            yield replace(line, label=f"{line.label}{colon}") if line.label else line

    def _lines(self) -> Iterator[Line]:
        yield from self._head()
        yield from self._section("flags", self._flags())
        yield from self._section("unusual", self._unusual())
        yield from self._section("deviations", self._deviations())
        yield from self._section("parties", self._parties())
        yield from self._section("dates", self._dates())
        yield from self._section("deadlines", self._deadlines())
        placed = {kind for kinds in GROUPS.values() for kind in kinds} | set(_ELSEWHERE)
        others = sorted({term["kind"] for term in self._card["terms"]} - placed)
        first, last = list(GROUPS)[:-2], list(GROUPS)[-2:]
        for name in first:
            yield from self._section(name, self._terms(GROUPS[name]))
            if name == "indexation":
                yield from self._section("due", due_lines(self._card, self._t.language))
        yield from self._section("others", self._terms(tuple(others)))
        for name in last:
            yield from self._section(name, self._terms(GROUPS[name]))
        yield from self._section("family", self._family())
        yield from self._section("history", self._history())
        yield from self._section("contradictions", self._contradictions())
        yield from self._section("register", self._register())
        yield from self._section("unknown", self._unknown())
        yield from self._section("absent", self._absent())
        yield from self._section("reading", self._reading())

    # Sections ----------------------------------------------------------------------------------

    def _section(self, name: str, lines: Iterator[Line]) -> Iterator[Line]:
        first = next(lines, None)
        if first is not None:
            yield Line(0, "head", "", self._w["sections"][name])
            yield first
            yield from lines

    def _head(self) -> Iterator[Line]:
        contract, t, w = self._contract, self._t, self._w
        yield Line(
            0, "title", "", plain(contract["title"] or contract["file_name"] or contract["contract_id"])
        )
        kinds = [t.label("classes", contract["document_class"] or "unknown")]
        kinds += [t.label("types", contract["contract_type"])] if contract["contract_type"] else []
        kinds += [plain(contract["language"])] if contract["language"] else []
        yield Line(0, "fact", "", " · ".join(kinds))
        yield self._fact("id", contract["contract_id"])
        for row in self._card["documents"][:1]:
            yield self._fact("file", row["path"])
        for term in self._of("contract_number"):
            yield self._fact("number", self._v.value(term))
        for key in ("our_role", "counterparty", "owner"):
            if contract[key]:
                yield self._fact(key, contract[key])
        if contract["counterparty_group"] not in (None, contract["counterparty"]):
            yield self._fact("group", contract["counterparty_group"])
        status, why = (
            t.state("status", contract["status"] or "unknown"),
            t.humane(contract["status_reason"] or ""),
        )
        yield self._fact("status", f"{status} – {why}" if why else status)
        if self._card["review"]:
            yield self._fact("queue", w["rank"].format(n=self._card["review"]["rank"]))

    def _flags(self) -> Iterator[Line]:
        for flag in self._card["flags"]:
            title, message = plain(flag["title"]), self._t.humane(flag["message"] or "")
            if flag["verdict"] == "unknown":
                yield Line(1, "fact", "", f"{self._w['unanswered'].format(what=title)} – {message}")
                continue
            severity = self._w["severities"].get(flag["severity"], flag["severity"])
            yield Line(1, "warn", severity, f"{title} – {message}")
            yield from self._proof(flag, 2)

    def _unusual(self) -> Iterator[Line]:
        """Yield what is rare among the contracts of its type, with the figure."""
        for row in self._card["unusual"]:
            said = row[f"said_{self._t.language}"] or ""
            value = f"{self._v.said(row['value'])} – " if row["value"] else ""
            usual = ", ".join(self._v.said(one) for one in row["usual"] or ())
            more = f"; {self._w['usual'].format(values=usual)}" if usual else ""
            yield Line(1, "fact", self._v.subject(row["what"]), f"{value}{plain(said)}{more}")
            yield from self._proof(row, 2)

    def _deviations(self) -> Iterator[Line]:
        most = 0 if self._evidence else _DIFFERENCE
        for depth, style, label, text, row in departure_lines(self._card["deviations"], self._w, most):
            yield Line(depth, style, label, text)
            if row is not None:
                yield from self._proof(row, 2)

    def _parties(self) -> Iterator[Line]:
        for party in self._card["parties"]:
            name = plain(party["name"]) if party["name"] else self._w["not_known_alone"]
            role = f" ({plain(party['role'])})" if party["role"] else ""
            number = " ".join(
                self._v.word(party[key])
                for key in ("registration_scheme", "registration_number")
                if party[key]
            )
            alias = (
                f"« {plain(party['alias'])} »" if party["alias"] and party["alias"] != party["role"] else ""
            )
            more = [plain(party["legal_form"] or ""), number, alias, plain(party["address"] or "")]
            yield Line(1, "fact", "", "; ".join([f"{name}{role}", *filter(None, more)]))
            yield from self._proof(party, 2)

    def _dates(self) -> Iterator[Line]:
        contract, t = self._contract, self._t
        for kind in _DATES:
            rows = [row for row in self._card["dates"] if row["kind"] == kind]
            label, value = self._v.subject(kind), contract[kind]
            if (
                value is None
                and kind == "expiration_date"
                and contract["expiration_kind"] in ("perpetual", "event")
            ):
                yield Line(1, "fact", label, t.state("end", contract["expiration_kind"]))
            elif value is not None:
                yield Line(1, "fact", label, self._amended(kind, t.humane(value)))
            elif rows or kind in (contract["unknown"] or {}):
                why = t.humane((contract["unknown"] or {}).get(kind, ""))
                yield Line(1, "fact", label, self._v.not_known(why))
            how = next((row["computed_from"] for row in rows if row["computed_from"]), "") or self._end_how(
                kind
            )
            if how and value is not None:
                yield Line(2, "fact", "", self._w["how"].format(how=t.humane(how)))
            for row in rows:
                yield from self._proof(row, 2)

    def _end_how(self, kind: str) -> str:
        ends = [row for row in self._card["deadlines"] if row["kind"] == "end" and row["date"]]
        return str(ends[0]["derived_from"] or "") if kind == "expiration_date" and ends else ""

    def _amended(self, field: str, shown: str) -> str:
        """Say what holds today where an amendment changed it."""
        today = self._card["as_amended"]
        if today is None or today.get(field) in (None, self._contract[field]):
            return shown
        return f"{shown}; {self._w['as_amended'].format(value=self._t.humane(today[field]))}"

    def _deadlines(self) -> Iterator[Line]:
        for row in self._card["deadlines"]:
            kind, how = self._t.state("deadline", row["kind"]), row["derived_from"] or ""
            if row["date"] is None:
                yield Line(
                    1, "fact", kind, self._v.not_known(self._t.humane(how.removeprefix("unknown: ")))
                )
                continue
            yield Line(1, "fact", kind, f"{self._t.humane(row['date'])}, {self.left(row['days_left'])}")
            if how:
                yield Line(2, "fact", "", self._w["how"].format(how=self._t.humane(how)))
            yield from self._proof(row, 2)

    def _terms(self, kinds: tuple[str, ...]) -> Iterator[Line]:
        for kind in kinds:
            for term in self._of(kind):
                yield Line(1, "fact", self._v.subject(kind), self._v.value(term))
                yield from self._proof(term, 2)

    def _family(self) -> Iterator[Line]:
        w = self._w
        for row in self._card["belongs_to"]:
            role = w["roles"].get(row["role"], row["role"])
            if row["master_id"]:
                master = f"{plain(row['master_file_name'] or '')} ({row['master_id'][:12]})"
                yield Line(1, "fact", "", w["belongs"].format(role=role, master=master))
            else:
                state = w["family_states"].get(row["state"], row["state"])
                yield Line(1, "fact", "", w["belongs_open"].format(role=role, state=state))
            yield Line(2, "fact", "", self._t.humane(row["reason"] or ""))
            for name in row["candidate_files"] or ():
                yield Line(2, "fact", w["candidate"], plain(name or ""))
            yield from self._proof(row, 2)
        for row in self._card["papers"]:
            role = w["roles"].get(row["role"], row["role"])
            day = f", {self._t.humane(row['effect_date'])}" if row["effect_date"] else ""
            yield Line(1, "fact", role, f"{plain(row['file_name'] or '')} ({row['contract_id'][:12]}){day}")

    def _history(self) -> Iterator[Line]:
        for row in self._card["history"]:
            told = {
                "field": self._v.subject(row["field"]),
                "value": self._v.said(row["value"]),
                "before": self._v.said(row["replaced_value"]),
                "date": self._t.humane(row["from_date"]) if row["from_date"] else self._w["undated"],
                "source": plain(row["source_file_name"] or ""),
            }
            yield Line(1, "fact", "", self._w["changed"].format(**told))
            yield from self._proof(row, 2)

    def _contradictions(self) -> Iterator[Line]:
        for row in self._card["contradictions"]:
            yield Line(1, "warn", self._v.subject(row["field"]), self._t.humane(row["reason"] or ""))
            for side in "ab":
                file, page = plain(row[f"file_{side}"] or ""), row[f"page_{side}"]
                said = self._w["says"].format(
                    value=self._v.said(row[f"value_{side}"]), file=file, page=page
                )
                yield Line(2, "fact", "", said)
                yield from self._quotes([row[f"quote_{side}"]], 3)

    def _register(self) -> Iterator[Line]:
        for row in self._card["register"]:
            where = "" if row["row_number"] is None else self._w["row"].format(n=row["row_number"])
            cells = [
                row[key] for key in ("number", "counterparty", "title", "start_date", "end_date", "owner")
            ]
            cells += [f"{row['amount']} {row['currency'] or ''}".strip()] if row["amount"] else []
            shown = [self._t.humane(cell) for cell in cells if cell]
            why = [self._t.humane(row["reason"])] if row["reason"] else []
            yield Line(1, "fact", where, "; ".join([*shown, *why]))
        for row in self._card["register_differences"]:
            told = {
                "field": self._v.subject(row["field"]),
                "register": self._v.said(row["register_value"]),
                "contract": self._v.said(row["contract_value"]),
            }
            yield Line(1, "warn", "", self._w["differs"].format(**told))
            yield from self._proof(row, 2)

    def _unknown(self) -> Iterator[Line]:
        """Yield a line a reason, with the subjects that it is told of."""
        found = {term["kind"] for term in self._card["terms"]}
        reasons: dict[str, list[str]] = {}
        for kind, why in (self._contract["unknown"] or {}).items():
            reasons.setdefault(self._t.humane(why or ""), []).append(kind)
        for row in self._card["states"]:
            if row["state"] == "unknown" and row["type"] not in (self._contract["unknown"] or {}):
                why = "" if row["type"] in found and not row["reason"] else row["reason"]
                reasons.setdefault(self._t.humane(why or ""), []).append(row["type"])
        for why, kinds in reasons.items():
            names = ", ".join(dict.fromkeys(self._v.subject(kind) for kind in kinds))
            yield Line(1, "fact", names, why or self._w["not_known_alone"])

    def _absent(self) -> Iterator[Line]:
        names = [self._v.subject(r["type"]) for r in self._card["states"] if r["state"] == "absent"]
        if names:
            yield Line(1, "fact", "", ", ".join(names))

    def _reading(self) -> Iterator[Line]:
        w, pages = self._w, self._card["pages"]
        for row in self._card["documents"][1:]:
            yield Line(1, "fact", w["also"], plain(row["path"]))
        for row in self._card["documents"][:1]:
            read = w["read_as"].get(row["read_as"], plain(row["read_as"] or ""))
            worst = row["read_quality"]
            quality = "" if worst is None else "; " + w["quality"].format(n="", quality=_figure(worst))
            yield Line(1, "fact", w["pages"], f"{len(pages)}; {read}{quality}")
            if row["reason"]:
                yield Line(1, "fact", "", self._t.humane(row["reason"]))
        least = float(self._card["least_quality"] or 0)
        bad = [
            p for p in pages if p["read_as"] == "unread" or (p["read_as"] != "blank" and _below(p, least))
        ]
        if bad:
            yield Line(1, "warn", "", f"{w['bad_pages']}:")
        for page in bad:
            quality = "" if page["quality"] is None else f" {_figure(page['quality'])}"
            label = f"{w['page'].format(page=page['page'])}{quality}"
            why = self._t.humane(page["reason"] or "") or w["read_as"].get(page["read_as"], "")
            yield Line(2, "fact", label, why)
        if pages and not bad:
            yield Line(1, "fact", "", w["well_read"])

    # Parts of lines ----------------------------------------------------------------------------

    def _fact(self, name: str, text: object) -> Line:
        return Line(0, "fact", self._w[name], plain(text))

    def _of(self, kind: str) -> list[Row]:
        return [term for term in self._card["terms"] if term["kind"] == kind]

    def left(self, days: int) -> str:
        """Say how many days are left, or how long ago it was."""
        if days < 0:
            return str(self._w["left"]["past"].format(n=-days))
        form = {0: "today", 1: "one"}.get(days, "other")
        return str(self._w["left"][form].format(n=days))

    def _proof(self, row: Row, depth: int) -> Iterator[Line]:
        """Yield the words with their page and how sure they are; nothing where there are none."""
        if not row.get("quote"):
            return
        where = [self._w["page"].format(page=row["page"])] if row.get("page") else []
        if row.get("confidence") is not None:
            sure = row["confidence"] >= _SURE
            where += [self._w["sure"] if sure else _figure(row["confidence"])]
        if row.get("box"):
            left, top, right, bottom = (round(side) for side in row["box"])
            where += [self._w["box"].format(left=left, top=top, right=right, bottom=bottom)]
        reviewed = self._w["reviewed"].get(row.get("review_state") or "")
        label = ", ".join([*where, *([reviewed] if reviewed else [])])
        more = row.get("more_quotes") or [] if self._evidence else []
        yield from self._quotes([row["quote"], *more], depth, label)

    def _quotes(self, quotes: list[str | None], depth: int, label: str = "") -> Iterator[Line]:
        for quote in quotes:
            if quote and quote.strip():
                # Lines of a page break anywhere: what is shown is the first line here, not there.
                most = 0 if self._evidence else max(_FIRST_LINE - 2 * depth - len(label), 24)
                shown = plain(quote, most)
                yield Line(depth, "quote", label, f"“{shown}”")
                label = ""


def _below(page: Row, least: float) -> bool:
    return page["quality"] is not None and page["quality"] < least


def _figure(value: float) -> str:
    return f"{value:.2f}"
