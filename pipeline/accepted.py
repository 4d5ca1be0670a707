"""Risks that somebody accepted: an append-only log beside the decisions; who, why, and until when.

What is accepted stays a flag. It leaves the review queue and the sum of risks, and stands in the view
``accepted_risks``; past its last day, or when it is withdrawn, it is back.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

LOG = "accepted_risks.jsonl"


@dataclass(frozen=True, slots=True)
class Accepted:
    """One line of the log."""

    rule_id: str
    contract_id: str
    by: str
    why: str
    on: date
    until: date | None = None
    """The last day; ``None``: until it is withdrawn."""
    withdrawn: bool = False


def append(folder: Path, one: Accepted) -> None:
    """Add a line; it is on the disk when this returns."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LOG
    with path.open("a", encoding="utf-8") as stream:
        path.chmod(0o600)
        fcntl.flock(stream, fcntl.LOCK_EX)
        stream.write(json.dumps(asdict(one), ensure_ascii=False, default=str, sort_keys=True) + "\n")
        stream.flush()
        os.fsync(stream.fileno())


def load(folder: Path) -> tuple[Accepted, ...]:
    """Return what is accepted, the last word on each rule and contract; what was withdrawn is left out.

    Raises:
        ValueError: a line cannot be read; the message names it.
    """
    path = folder / LOG
    if not path.exists():
        return ()
    last: dict[tuple[str, str], Accepted] = {}
    for one in _read(path):
        last[one.rule_id, one.contract_id] = one
    return tuple(one for _, one in sorted(last.items()) if not one.withdrawn)


def _read(path: Path) -> Iterator[Accepted]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield _accepted(json.loads(line))
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f"{LOG}, line {number}: {error}") from error


def _accepted(row: dict[str, Any]) -> Accepted:
    until = row.get("until")
    return Accepted(
        **{
            **row,
            "on": date.fromisoformat(row["on"]),
            "until": None if until is None else date.fromisoformat(until),
        }
    )
