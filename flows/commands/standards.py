"""``clausier standards list | check | show``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from flows.commands.show import locale_of
from flows.outputs._report_words import plain
from flows.settings_file import load_settings
from flows.standard_library import all_standards, own_folder
from flows.summary import print_table
from pipeline.errors import UsageError
from pipeline.workspace import Workspace
from rules.departures.reading import load_standards, read_standard
from rules.departures.schema import Mistake, Standard, Wanted


def list_standards(workspace_folder: Path, *, as_json: bool) -> int:
    """Print every standard in a line; returns 1 when one cannot be used."""
    standards, mistakes = of_workspace(Workspace(workspace_folder))
    if as_json:
        rows = [as_plain(standard) for standard in standards]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        from rich.console import Console

        columns = ["standard", "language", "types of contract", "clauses", "title", "titre"]
        lines = [
            [one.id, one.language, ", ".join(one.contract_types), str(len(one.clauses)), one.title["en"],
             one.title["fr"]]
            for one in standards
        ]  # fmt: skip
        print_table(Console(highlight=False), columns, lines)
    return told(mistakes)


def check_standards(file: Path, *, as_json: bool) -> int:
    """Print all that is wrong with a standard, or with those of a folder; returns 1 if anything is.

    Raises:
        UsageError: there is no such file, or no standard in the folder.
    """
    if file.is_dir():
        good, mistakes = load_standards(file)
    elif file.is_file():
        standard, mistakes = read_standard(file, file.name)
        good = [standard] if standard else []
    else:
        raise UsageError(f"there is no file {file}")
    if not good and not mistakes:
        raise UsageError(f"{file} holds no file that ends in .yaml")
    if as_json:
        told_of = {"sound": [one.id for one in good], "mistakes": [asdict(one) for one in mistakes]}
        print(json.dumps(told_of, ensure_ascii=False, indent=1))
        return 1 if mistakes else 0
    for mistake in mistakes:
        print(mistake)
    for one in good:
        words = sum(bool(wanted.wording) for wanted in one.clauses)
        values = sum(len(wanted.values) for wanted in one.clauses)
        print(f"{one.path}: sound; {one.id}, {len(one.clauses)} clauses, {values} values, {words} wordings")
    if mistakes:
        print(f"{len(mistakes)} to mend")
    return 1 if mistakes else 0


def show_standard(standard_id: str, workspace_folder: Path, locale: str | None, *, as_json: bool) -> int:
    """Print one standard in full; returns 0.

    Raises:
        UsageError: there is no such standard.
    """
    workspace = Workspace(workspace_folder)
    standards, mistakes = of_workspace(workspace)
    standard = next((one for one in standards if one.id == standard_id), None)
    if standard is None:
        broken = "".join(f"\n  {mistake}" for mistake in mistakes)
        because = f"; it may be one of those that cannot be used:{broken}" if broken else ""
        raise UsageError(
            f"there is no standard {standard_id}; 'clausier standards list' names them{because}"
        )
    if as_json:
        print(json.dumps(as_plain(standard), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(standard, locale_of(workspace, locale))))
    return 0


def _lines(standard: Standard, locale: str) -> Iterator[str]:
    types = ", ".join(standard.contract_types)
    titled = f"; titled {', '.join(standard.titled)}" if standard.titled else ""
    yield f"{standard.id}: {standard.title[locale]} ({standard.language}; {types}{titled})"
    for wanted in standard.clauses:
        yield ""
        yield f"{wanted.title[locale]} ({wanted.subject.name}): {wanted.need}"
        yield from (f"  {line}" for line in _asked(wanted, locale))


def _asked(wanted: Wanted, locale: str) -> Iterator[str]:
    for value in wanted.values:
        more = f" (accepted: {value.accepted})" if value.accepted else ""
        yield f"{value.term.says[locale]}: {value.expected}{more}"
    for text in wanted.wording:
        yield f"\u201c{plain(text)}\u201d"
    for text in wanted.acceptable_wording:
        yield f"accepted: \u201c{plain(text)}\u201d"
    if wanted.advice:
        yield f"advice: {wanted.advice[locale]}"


def of_workspace(workspace: Workspace) -> tuple[list[Standard], list[Mistake]]:
    """Return the standards that a workspace is held against, and what is wrong with others."""
    # The day is asked for by the settings and by nothing here.
    return all_standards(own_folder(workspace, load_settings(workspace.settings, as_of=date.min)))


def as_plain(standard: Standard) -> dict[str, Any]:
    """Return a standard as its file has it."""
    clauses = [
        {
            "clause": wanted.subject.name,
            "title": dict(wanted.title),
            "need": wanted.need,
            "values": [
                {
                    "term": value.term.name,
                    **{one.operator: one.text for one in value.standard},
                    "acceptable": {one.operator: one.text for one in value.acceptable},
                }
                for value in wanted.values
            ],
            "wording": list(wanted.wording),
            "acceptable_wording": list(wanted.acceptable_wording),
            "advice": dict(wanted.advice),
        }
        for wanted in standard.clauses
    ]
    return {
        "id": standard.id,
        "title": dict(standard.title),
        "language": standard.language,
        "contract_types": list(standard.contract_types),
        "titled": list(standard.titled),
        "sides": dict(standard.sides),
        "same": [list(group) for group in standard.same],
        "clauses": clauses,
    }


def told(mistakes: Sequence[Mistake]) -> int:
    """Print what is wrong with standards; returns 1 if anything is."""
    for mistake in mistakes:
        print(f"clausier: {mistake}", file=sys.stderr)
    return 1 if mistakes else 0
