"""Rows of the view ``limits``: legal rates and caps from ``data/limits``, one file a subject."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from data.load import ROOT, load_yaml
from pipeline.store.tables import Row

_HEAD = {"jurisdiction", "source", "checked", "limits"}
_LIMIT = {"id", "subject", "unit", "applies_to", "values"}
_VALUE = {"value", "valid_from", "valid_to"}


def limit_rows(folder: Path = ROOT / "limits") -> Iterator[Row]:
    """Yield one row for each value and period of validity, file by file in sorted order.

    Raises:
        ValueError: an unknown or missing key, or a value of the wrong shape; the message names the file.
    """
    seen: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        head = load_yaml(path)
        _keys(path, head, _HEAD)
        for limit in head["limits"]:
            _keys(path, limit, _LIMIT)
            if limit["id"] in seen:
                raise ValueError(f"{path.name}: the id {limit['id']} is taken")
            seen.add(limit["id"])
            for value in limit["values"]:
                _keys(path, value, _VALUE)
                yield {
                    "id": limit["id"],
                    "jurisdiction": head["jurisdiction"],
                    "subject": limit["subject"],
                    "value": str(Decimal(value["value"])),
                    "unit": limit["unit"],
                    "valid_from": _day(value["valid_from"]),
                    "valid_to": _day(value["valid_to"]),
                    "applies_to": limit["applies_to"],
                    "source": head["source"],
                    "checked": _day(head["checked"]),
                }


def _keys(path: Path, found: Any, wanted: set[str]) -> None:
    if not isinstance(found, dict) or found.keys() != wanted:
        have = sorted(found) if isinstance(found, dict) else found
        raise ValueError(f"{path.name}: wants the keys {sorted(wanted)}, has {have}")


def _day(value: str | None) -> str | None:
    return None if value is None else date.fromisoformat(value).isoformat()
