"""Our own layout, a JSON object a line, one line a document: ``docs/labels.md`` describes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from flows.evaluation.gold import Gold, GoldSpan, Labels, Refused

_KEYS = {"document", "sha256", "language", "fields", "also", "spans", "labelled_by", "notes"}


class JsonLines:
    """``labels.jsonl``, which ``clausier export labels`` writes too."""

    name = "jsonl"
    suffixes = (".jsonl",)

    def load(self, path: Path) -> Labels:
        """Read the lines.

        Raises:
            ValueError: a line is no JSON.
        """
        documents: list[Gold] = []
        refused: list[Refused] = []
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line)
                except ValueError as error:
                    raise ValueError(f"line {number} is no JSON: {error}") from error
                told = _wrong(row)
                if told:
                    refused.append(Refused(str(row.get("document", f"line {number}")), told))
                else:
                    documents.append(_gold(row))
        return Labels(tuple(documents), tuple(refused))


def _wrong(row: Any) -> str:
    """Say what is wrong with a line; nothing where it can be used."""
    if not isinstance(row, dict) or not isinstance(row.get("document"), str):
        return "it names no document"
    if unknown := sorted(set(row) - _KEYS):
        return f"it has keys that are not known: {', '.join(unknown)}"
    for key in ("fields", "also"):
        for field, values in row.get(key, {}).items():
            if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
                return f"{key}.{field} is no list of texts"
    for kind, spans in row.get("spans", {}).items():
        for span in spans:
            placed = {"start", "end", "letters"} <= span.keys()
            if not placed and "quote" not in span:
                return f"a span of {kind} has neither words nor a place with the hash of its letters"
            if placed and not 0 <= span["start"] < span["end"]:
                return f"a span of {kind} ends before it starts"
    return ""


def _gold(row: dict[str, Any]) -> Gold:
    spans = {
        kind: tuple(
            GoldSpan(
                span.get("quote", ""), span.get("start", 0), span.get("end", 0), span.get("letters", "")
            )
            for span in found
        )
        for kind, found in row.get("spans", {}).items()
    }
    fields = {field: tuple(values) for field, values in row.get("fields", {}).items()}
    also = {field: tuple(values) for field, values in row.get("also", {}).items()}
    return Gold(row["document"], row.get("sha256"), row.get("language", ""), fields, also, spans)


FORMAT = JsonLines()
