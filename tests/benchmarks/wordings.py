"""Tells how many ways of saying one thing the rules read: ``python -m tests.benchmarks.wordings``.

Each passage of ``data/wordings/passages.jsonl`` is set into a small contract of its own, read by the real
extractors, and judged by the rules that its writer had in mind, whatever the type of the contract. Only a
flag whose quote stands in the passage counts.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from flows.engine import Options
from flows.progress import Reporter
from flows.rule_library import all_rules
from flows.run import run
from pipeline.settings import Ocr, Settings
from pipeline.workspace import open_workspace
from rules.engine import judge
from rules.schema import Rule

PASSAGES = Path(__file__).resolve().parents[2] / "data" / "wordings" / "passages.jsonl"
AS_OF = date(2026, 11, 25)
_NUMBER = re.compile(r"^(Article)?2\.")
"""Of the clause that the passage is set into."""
_ROLES = {
    "en": (
        ("Landlord", "Tenant"), ("Lessor", "Lessee"), ("Licensor", "Licensee"),
        ("Franchisor", "Franchisee"),
        ("Principal", "Agent"), ("Manufacturer", "Distributor"), ("Carrier", "Shipper"),
        ("Contractor", "Employer"), ("Consultant", "Company"), ("Vendor", "Purchaser"), ("Seller", "Buyer"),
        ("Provider", "Client"), ("Provider", "Customer"), ("Supplier", "Buyer"), ("Supplier", "Customer"),
    ),
    "fr": (
        ("Bailleur", "Preneur"), ("Bailleur", "Locataire"), ("Concédant", "Concessionnaire"),
        ("Concédant", "Licencié"), ("Franchiseur", "Franchisé"), ("Mandant", "Agent"),
        ("Fabricant", "Distributeur"), ("Transporteur", "Donneur d'ordre"), ("Titulaire", "Acheteur"),
        ("Éditeur", "Client"), ("Vendeur", "Acheteur"), ("Fournisseur", "Acheteur"),
        ("Fournisseur", "Client"), ("Prestataire", "Client"),
    ),
}  # fmt: skip
_FRAMES = {
    "en": """AGREEMENT

This Agreement is made on 3 March 2025 between Alder Mills Limited, a company registered in England
(the "{0}"), and Brook Foods plc, a company registered in England (the "{1}").

1. Subject. The parties agree as follows for the business described in the Order.

2. {2}

3. Law. This Agreement is governed by the laws of England and Wales.
""",
    "fr": """CONTRAT

Entre la société Aubrac Industrie, société anonyme au capital de 300 000 euros, ci-après dénommée
« le {0} », et la société Morvan Négoce, société par actions simplifiée au capital de 80 000 euros,
ci-après dénommée « le {1} ».

Article 1. Objet. Les parties conviennent de ce qui suit pour l'opération décrite à la commande.

Article 2. {2}

Article 3. Loi. Le présent contrat est soumis au droit français.

Fait le 3 mars 2025.
""",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, and what rules should say of it."""

    language: str
    text: str
    flags: frozenset[str]
    passes: frozenset[str]
    """Rules that it nearly concerns: it was written to look as if it did."""
    writer: str

    def framed(self) -> str:
        """Set it into a contract whose parties have the roles that it speaks of."""
        roles = _ROLES[self.language]
        best = max(roles, key=lambda pair: sum(name in self.text for name in pair))
        first, second = best if any(name in self.text for name in best) else roles[-1]
        return _FRAMES[self.language].format(first, second, self.text)


def passages(writer: str | None) -> list[Passage]:
    """Read the passages of one writer, or of all."""
    rows = map(json.loads, PASSAGES.read_text(encoding="utf-8").splitlines())
    return [
        Passage(
            row["language"], row["text"], frozenset(row["flags"]), frozenset(row["passes"]), row["writer"]
        )
        for row in rows
        if writer in (None, row["writer"])
    ]


def main() -> None:
    """Print one JSON object: by rule, how many are flagged, in doubt, missed, and flagged in vain."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writer", help="as 'en 1'; all when left out")
    parser.add_argument("--missed", metavar="RULE", help="show the passages that the rule should flag")
    asked = parser.parse_args()
    told = passages(asked.writer)
    verdicts = _verdicts(told)
    print(json.dumps(_table(told, verdicts), indent=1))
    for one, said in zip(told, verdicts, strict=True):
        verdict = said.get(asked.missed, "missed")
        if asked.missed in one.flags and verdict != "flagged":
            print(f"\n[{verdict}] {one.text}")
        elif asked.missed and asked.missed not in one.flags and verdict == "flagged":
            print(f"\n[in vain] {one.text}")


def _table(told: Sequence[Passage], verdicts: Sequence[dict[str, str]]) -> dict[str, Any]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one, said in zip(told, verdicts, strict=True):
        for rule in one.flags:
            counts[rule][said.get(rule, "missed")] += 1
        for rule, verdict in said.items():
            if verdict == "flagged" and rule not in one.flags:
                counts[rule]["in vain"] += 1
    total = sum(counts.values(), Counter())
    return {"all": dict(total)} | {rule: dict(counts[rule]) for rule in sorted(counts)}


def _verdicts(told: Sequence[Passage]) -> list[dict[str, str]]:
    asked = {rule for one in told for rule in one.flags | one.passes}
    rules = [_bare(rule) for rule in all_rules(None, every=False)[0] if rule.id in asked]
    with tempfile.TemporaryDirectory(prefix="clausier-wordings-") as place:
        archive = Path(place) / "archive"
        archive.mkdir()
        for at, one in enumerate(told):
            (archive / f"{at:05}.txt").write_text(one.framed(), encoding="utf-8")
        workspace = open_workspace(Path(place) / "w")
        settings = Settings(as_of=AS_OF, ocr=Ocr(enabled=False))
        run(workspace, Options(archive, settings), Reporter(quiet=True), engine="plain")
        with duckdb.connect(str(workspace.database), read_only=True) as connection:
            found: list[dict[str, str]] = [{} for _ in told]
            for name, rule, verdict in _said(connection, rules, told):
                if found[int(name[:5])].get(rule) != "flagged":
                    found[int(name[:5])][rule] = verdict
            return found


def _bare(rule: Rule) -> Rule:
    """A rule for every type of contract: what is asked is whether the words are read."""
    return replace(rule, applies_to=(), when="", jurisdiction="", missing="pass")


def _said(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], told: Sequence[Passage]
) -> Iterator[tuple[str, str, str]]:
    for one in judge(connection, rules, passes=False):
        if one.file_name is None:
            continue
        passage = "".join(told[int(one.file_name[:5])].text.split())
        quote = _NUMBER.sub("", "".join((one.quote or "").split()))
        quoted = bool(quote) and quote[:60] in passage
        if quoted or one.verdict == "unknown":
            yield one.file_name, one.rule_id, one.verdict


if __name__ == "__main__":
    main()
