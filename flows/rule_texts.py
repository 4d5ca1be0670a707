"""Runs the example texts of rules through the real pipeline: an audit of a folder made of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
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
from pipeline.workspace import Workspace
from rules.engine import judge, keep_facts
from rules.schema import Rule

AS_OF = date(2026, 11, 25)
"""The day that examples are judged on, unless a rule's ``given`` names another."""
_EXPECTED = {"flags": "flagged", "passes": "passed", "unknown": "unknown"}


class _Silent(Reporter):
    """Tells nothing: rules are off on purpose, and what goes wrong with a text shows in its verdict."""

    def note(self, message: str) -> None:
        """Drop what a person would be told."""


@dataclass(frozen=True, slots=True)
class Case:
    """One example text."""

    rule: Rule
    outcome: str
    language: str
    number: int
    text: str

    @property
    def name(self) -> str:
        """How messages call it: ``flags/fr/1``."""
        return f"{self.outcome}/{self.language}/{self.number}"


def check_texts(rules: Iterable[Rule], *, jobs: int = 2) -> list[str]:
    """Return one sentence for each text that is not judged as its rule says."""
    cases = [case for rule in rules for case in _cases(rule)]
    by_day: dict[date, list[Case]] = {}
    for case in cases:
        given = case.rule.given.get("as_of")
        by_day.setdefault(date.fromisoformat(given) if given else AS_OF, []).append(case)
    problems: list[str] = []
    for day, group in sorted(by_day.items()):
        problems.extend(_check_day(day, group, jobs))
    return problems


def count_texts(rules: Iterable[Rule]) -> int:
    """Return how many example texts there are."""
    return sum(1 for rule in rules for _ in _cases(rule))


def _cases(rule: Rule) -> Iterable[Case]:
    for outcome, by_language in rule.texts.items():
        for language, texts in by_language.items():
            for number, text in enumerate(texts, start=1):
                yield Case(rule, outcome, language, number, text)


def _check_day(day: date, cases: list[Case], jobs: int) -> list[str]:
    with tempfile.TemporaryDirectory(prefix="clausier-rules-") as folder:
        archive = Path(folder) / "archive"
        archive.mkdir()
        for index, case in enumerate(cases):
            (archive / f"{index:05}.txt").write_text(case.text, encoding="utf-8")
        workspace = Workspace(Path(folder) / "workspace")
        # No rule judges as it is published: below each is asked of its own texts alone.
        subjects = tuple(sorted({Path(rule.path).parts[0] for rule in all_rules(None, every=False)[0]}))
        settings = Settings(as_of=day, ocr=Ocr(enabled=False), jobs=jobs, rules_off=subjects)
        run(workspace, Options(archive, settings), _Silent(quiet=True), engine="plain")
        connection = duckdb.connect(str(workspace.database), read_only=True)
        try:
            keep_facts(connection)
            return [
                problem
                for case, found in _verdicts(connection, cases)
                if (problem := _compare(case, found))
            ]
        finally:
            connection.close()


def _verdicts(
    connection: duckdb.DuckDBPyConnection, cases: list[Case]
) -> Iterable[tuple[Case, tuple[str, str] | None]]:
    """Judge each rule over its own texts; a text that serves several rules is one document."""
    documents: dict[str, list[str]] = {}
    query = "SELECT path, document_id FROM files"
    for path, document_id in connection.execute(query).fetchall():
        documents[path] = document_id
    for rule in {case.rule.id: case.rule for case in cases}.values():
        bare = replace(rule, applies_to=()) if "contract_type" not in rule.given else rule
        found: dict[str, tuple[str, str]] = {}
        for judgement in judge(connection, [bare], given=_given(rule)):
            found.setdefault(str(judgement.contract_id), (judgement.verdict, judgement.message))
        for index, case in enumerate(cases):
            if case.rule.id == rule.id:
                yield case, found.get(str(documents[f"{index:05}.txt"]))


def _given(rule: Rule) -> Mapping[str, Any]:
    return {key: value for key, value in rule.given.items() if key != "as_of"}


def _compare(case: Case, found: tuple[str, str] | None) -> str:
    expected = _EXPECTED[case.outcome]
    if found is not None and found[0] == expected:
        return ""
    said = "was not judged at all" if found is None else f"is {found[0]}"
    because = f" ({found[1]})" if found and found[1] else ""
    return f"{case.rule.path}: the text {case.name} should be {expected} but {said}{because}"
