"""Writes a model's scores down, in ``scores.json`` and in its card, so that the two never differ."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_BEGIN, _END = "<!-- scores -->", "<!-- /scores -->"


def write_scores(folder: Path, scores: Mapping[str, Any]) -> None:
    """Write ``scores.json`` and the table between the marks in ``card.md``."""
    (folder / "scores.json").write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    card = folder / "card.md"
    before, rest = card.read_text(encoding="utf-8").split(_BEGIN, 1)
    after = rest.split(_END, 1)[1]
    card.write_text(f"{before}{_BEGIN}\n{_table(scores)}\n{_END}{after}", encoding="utf-8")


def _table(scores: Mapping[str, Any]) -> str:
    lines = ["| on | figures |", "|---|---|"]
    for name, row in scores.items():
        lines.append(f"| {name} | {_cell(row)} |")
    return "\n".join(lines)


def _cell(row: Any) -> str:
    if isinstance(row, Mapping):
        return "; ".join(
            f"{key} ({_cell(value)})" if isinstance(value, Mapping) else f"{key} {value}"
            for key, value in row.items()
        )
    return str(row)
