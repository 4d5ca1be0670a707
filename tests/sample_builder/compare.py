"""What an audit says of the sample archive against the truth, each difference in words.

``python -m tests.sample_builder.compare WORKSPACE/clausier.duckdb`` prints the differences and a count by
field. *wrong* is a value that contradicts the truth, *missed* one that was not found, *extra* one that the
text does not state; an honest "unknown" where the truth knows is *missed*, never *wrong*.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

import duckdb
import yaml

TRUTH = Path(__file__).resolve().parents[2] / "data" / "sample_truth.yaml"
Kind = Literal["wrong", "missed", "extra"]
Row = dict[str, Any]

PLAIN = {
    "agreement_date": "agreement_date",
    "effective_date": "effective_date",
    "term": "term",
    "renewal": "renewal",
    "renewal_term": "renewal_term",
    "notice_period": "notice_period",
    "termination_notice": "termination_notice",
    "governing_law": "governing_law",
    "notice_deadline": "notice_deadline",
    "contract_type": "contract_type",
    "title": "title",
}
"""Field of the truth -> column of ``contracts``."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value on which the audit and the truth differ."""

    kind: Kind
    path: str
    field: str
    expected: str
    got: str
    quote: str = ""

    def __str__(self) -> str:
        tail = f"  « {' '.join(self.quote.split())[:160]} »" if self.quote else ""
        return f"{self.kind:6} {self.path}  {self.field}: expected {self.expected}, got {self.got}{tail}"


def folded(text: object) -> str:
    """Lower case without accents, typographic marks or double spaces."""
    plain = unicodedata.normalize("NFKD", str(text).replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def same(wanted: object, got: object, name: str) -> bool:
    """Whether two values mean the same; a role may bear its article, a legal form its country."""
    first, second = folded(wanted), folded(got)
    if name == "role":
        return first == re.sub(r"^(?:the |le |la |les |l')", "", second)
    if name == "legal_form":
        return f" {first.rstrip('.')} " in f" {second.rstrip('.')} " or second == "company"
    return first == second


def options(value: Any) -> list[Any]:
    """Give the ways in which a value of the truth may be told."""
    return value if isinstance(value, list) else [value]


class Audit:
    """The published database, asked by path."""

    def __init__(self, database: Path) -> None:
        self._connection = duckdb.connect(str(database), read_only=True)
        self.files = {row["path"]: row for row in self.rows("SELECT * FROM files")}

    def rows(self, sql: str, *values: object) -> list[Row]:
        """Run a query; one dictionary a row."""
        cursor = self._connection.execute(sql, values)
        head: list[Any] = cursor.description or []
        names = [str(column[0]) for column in head]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def one(self, sql: str, *values: object) -> Row:
        """Give the first row, or an empty one."""
        found = self.rows(sql, *values)
        return found[0] if found else {}

    def quote(self, document: str, kind: str) -> str:
        """Give the words behind the surest term of a kind."""
        sql = "SELECT quote FROM terms WHERE document_id = ? AND kind = ? ORDER BY confidence DESC LIMIT 1"
        return str(self.one(sql, document, kind).get("quote") or "")


def differences(database: Path) -> list[Difference]:
    """List all differences between a published database and the truth, in the truth's order."""
    audit = Audit(database)
    truth = yaml.safe_load(TRUTH.read_text(encoding="utf-8"))
    out: list[Difference] = []
    for entry in truth["files"]:
        out += _file(audit, entry)
    return out


def _file(audit: Audit, entry: Row) -> Iterator[Difference]:
    path = entry["path"]
    found = audit.files.get(path)
    if found is None:
        yield Difference("missed", path, "file", entry["status"], "not in the audit")
        return
    if found["status"] not in options(entry["status"]):
        shown = f"{found['status']} ({found['reason']})"
        yield Difference("wrong", path, "status", str(entry["status"]), shown)
    document = found["document_id"]
    if document is None or "class" not in entry:
        return
    row = audit.one("SELECT * FROM documents WHERE document_id = ?", document)
    for name in ("class", "language"):
        yield from _plain(path, name, entry.get(name), row.get(name))
    if near := entry.get("near_duplicate_of"):
        other = audit.files[near]["document_id"]
        pair = "SELECT 1 FROM near_duplicates WHERE (document_id, near_duplicate_of) IN ((?, ?), (?, ?))"
        if not audit.rows(pair, document, other, other, document):
            yield Difference("missed", path, "near_duplicate_of", near, "nothing")
    if entry["class"] == "contract" or entry["class"] == "amendment":
        yield from _contract(audit, entry, document)
        yield from _due(audit, entry, document)
    yield from _flags(audit, entry, document)
    yield from _forbidden(audit, entry, document)


def _plain(path: str, name: str, expected: Any, got: Any, quote: str = "") -> Iterator[Difference]:
    wanted = options(expected)
    if got is None:
        if None not in wanted:
            yield Difference("missed", path, name, str(expected), "nothing")
    elif not any(same(w, got, name) for w in wanted if w is not None):
        # Silent where it is told as one of several: the truth allows silence, not another value.
        kind: Kind = "extra" if wanted == [None] else "wrong"
        yield Difference(kind, path, name, str(expected), str(got), quote)


def _contract(audit: Audit, entry: Row, document: str) -> Iterator[Difference]:
    path = entry["path"]
    row = audit.one("SELECT * FROM contracts WHERE document_id = ?", document)
    unknown = entry.get("unknown", {})
    for name, column in PLAIN.items():
        expected = entry.get(name)
        if name == "title" and _titled(expected, row.get(column)):
            continue
        yield from _plain(path, name, expected, row.get(column), audit.quote(document, name))
    end = entry.get("expiration", {})
    if "expiration" not in unknown:
        quote = audit.quote(document, "expiration_date")
        kind = row.get("expiration_kind")
        yield from _plain(
            path, "expiration_kind", end.get("kind"), None if kind == "unknown" else kind, quote
        )
        yield from _plain(path, "expiration_date", end.get("date"), row.get("expiration_date"), quote)
    total = options(entry.get("total_value"))
    amounts = [None if t is None else f"{t['amount']} {t['currency']}" for t in total]
    got = row.get("total_value")
    shown = None if got is None else f"{Decimal(got):.2f} {row.get('currency')}"
    yield from _plain(path, "total_value", amounts, shown, audit.quote(document, "total_value"))
    yield from _parties(audit, entry, document)
    yield from _prices(audit, entry, document)
    yield from _indexation(audit, entry, document)
    if place := entry.get("jurisdiction"):
        said = row.get("jurisdiction")
        if said is None:
            yield Difference("missed", path, "jurisdiction", str(place), "nothing")
        elif not any(_overlap(option, said) for option in place):
            yield Difference(
                "wrong", path, "jurisdiction", str(place), said, audit.quote(document, "jurisdiction")
            )


def _titled(expected: list[str] | None, got: str | None) -> bool:
    """Whether one of the titles is in what was read; white space may be lost in a scan."""
    bare = folded(got or "").replace(" ", "")
    return any(folded(title).replace(" ", "") in bare for title in expected or ())


def _overlap(wanted: str, got: str) -> bool:
    first, second = set(folded(wanted).split()), set(folded(got).split())
    return len(first & second) * 2 >= min(len(first), len(second))


def _parties(audit: Audit, entry: Row, document: str) -> Iterator[Difference]:
    path = entry["path"]
    said = audit.rows("SELECT * FROM parties WHERE document_id = ?", document)
    left = {folded(row["name"]): row for row in said if row["name"]}
    for party in entry.get("parties", ()):
        row = left.pop(folded(party["name"]), None)
        if row is None:
            yield Difference("missed", path, "party", party["name"], str([r["name"] for r in said]))
            continue
        wanted = party.get("registration_number")
        got = row["registration_number"]
        yield from _plain(path, "registration_number", wanted, got and got.replace(" ", ""), row["quote"])
        if "role" in party:
            yield from _plain(path, "role", [*options(party["role"]), None], row["role"], row["quote"])
        if "legal_form" in party:
            yield from _plain(
                path, "legal_form", [*party["legal_form"], None], row["legal_form"], row["quote"]
            )
    for row in left.values():
        yield Difference("extra", path, "party", "no such party", row["name"], row["quote"])


def _prices(audit: Audit, entry: Row, document: str) -> Iterator[Difference]:
    path = entry["path"]
    said = audit.rows("SELECT * FROM prices WHERE document_id = ?", document)
    wanted = entry.get("prices", [])
    for price in wanted:
        equal = [
            row
            for row in said
            if row["amount"] is not None
            and Decimal(row["amount"]) == Decimal(price["amount"])
            and row["currency"] == price["currency"]
        ]
        told = f"{price['amount']} {price['currency']} per {price.get('per')}"
        if not equal:
            yield Difference("missed", path, "price", told, "nothing")
        elif "per" in price and not any(row["per"] in (None, *options(price["per"])) for row in equal):
            yield Difference(
                "wrong", path, "price.per", told, str([r["per"] for r in equal]), equal[0]["quote"]
            )
    known = {Decimal(price["amount"]) for price in wanted}
    known |= {Decimal(t["amount"]) for t in options(entry.get("total_value")) if t}
    for row in said:
        # A price table may hold more than the truth counts: only sure ones outside it are shown.
        if row["amount"] is not None and Decimal(row["amount"]) not in known and row["confidence"] >= 0.9:
            told = f"{row['amount']} {row['currency']} per {row['per']}"
            yield Difference("extra", path, "price", "not a price that was told", told, row["quote"])


def _indexation(audit: Audit, entry: Row, document: str) -> Iterator[Difference]:
    path, wanted = entry["path"], entry.get("indexation")
    said = audit.rows("SELECT * FROM indexations WHERE document_id = ?", document)
    if wanted is None:
        if "indexation" not in entry.get("unknown", {}):
            for row in said:
                shown = f"{row['mechanism']} {row['index']}"
                yield Difference("extra", path, "indexation", "none", shown, row["quote"])
        return
    if not said:
        yield Difference("missed", path, "indexation", str(wanted), "nothing")
        return
    for name in ("direction", "first_date", "base_value"):
        if name in wanted:
            values = [row[name] for row in said if row[name] is not None]
            if not values:
                yield Difference("missed", path, f"indexation.{name}", wanted[name], "nothing")
            elif not any(folded(v) == folded(wanted[name]) for v in values):
                quote = said[0]["quote"]
                yield Difference("wrong", path, f"indexation.{name}", wanted[name], str(values), quote)
    if index := wanted.get("index"):
        names = [row["index"] for row in said if row["index"]]
        if not any(folded(index).split()[0] in folded(n) or folded(n) in folded(index) for n in names):
            yield Difference("missed", path, "indexation.index", index, str(names), said[0]["quote"])


def _due(audit: Audit, entry: Row, document: str) -> Iterator[Difference]:
    """Hold each price due against the truth; one that is told and that the truth does not have is extra."""
    path = entry["path"]
    said = audit.rows("SELECT * FROM price_schedule WHERE document_id = ?", document)
    left = [row for row in said if row["price_due"] is not None]
    for wanted in entry.get("due", ()):
        told = f"{wanted['price']} from {wanted['from']}"
        fitting = [
            row
            for row in said
            if row["line"].startswith(wanted["line"])
            and str(row["period_start"]) == wanted["from"]
            and row["reading"] == wanted.get("reading")
        ]
        got = next((row["price_due"] for row in fitting if row["price_due"] is not None), None)
        if got is None and not wanted.get("or_unknown"):
            yield Difference("missed", path, "due", told, str([row["reason"] for row in fitting]))
        elif got is not None and got != Decimal(wanted["price"]):
            yield Difference("wrong", path, "due", told, str(got), fitting[0]["arithmetic"] or "")
        left = [row for row in left if row not in fitting]
    for row in left:
        told = f"{row['line']} from {row['period_start']}: {row['price_due']} ({row['state']})"
        yield Difference("extra", path, "due", "not a price that was told", told, row["arithmetic"] or "")


def _flags(audit: Audit, entry: Row, document: str) -> Iterator[Difference]:
    path = entry["path"]
    rows = audit.rows("SELECT rule_id, verdict, message, quote FROM flags WHERE document_id = ?", document)
    verdicts = {row["rule_id"]: row for row in rows}
    for rule in entry.get("flags", ()):
        got = verdicts.get(rule, {}).get("verdict", "passed")
        if got != "flagged":
            kind: Kind = "missed" if got == "unknown" else "wrong"
            yield Difference(kind, path, f"flag {rule}", "flagged", got)
    for rule in entry.get("unknown_flags", ()):
        got = verdicts.get(rule, {}).get("verdict", "passed")
        if got != "unknown":
            yield Difference("wrong", path, f"flag {rule}", "unknown", got)
    expected = {*entry.get("flags", ()), *entry.get("unknown_flags", ()), *entry.get("debatable", ())}
    for rule, row in verdicts.items():
        if row["verdict"] == "flagged" and rule not in expected:
            yield Difference(
                "extra", path, f"flag {rule}", "not flagged", row["message"], row["quote"] or ""
            )


def _forbidden(audit: Audit, entry: Row, document: str) -> Iterator[Difference]:
    text = " ".join(
        r["text"] for r in audit.rows("SELECT text FROM clauses WHERE document_id = ?", document)
    )
    for words in entry.get("must_not_say", ()):
        if words in text:
            yield Difference("wrong", entry["path"], "text", f"without « {words} »", "it is in the text")


def summary(found: Iterable[Difference]) -> str:
    """Count differences by field and kind."""
    counts = Counter((d.field.split(" ")[0], d.kind) for d in found)
    return "\n".join(f"{n:>4}  {kind:6} {name}" for (name, kind), n in sorted(counts.items()))


if __name__ == "__main__":
    found = differences(Path(sys.argv[1]))
    print("\n".join(str(d) for d in found))
    print(summary(found))
