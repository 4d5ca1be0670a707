"""Tells which planted defects the rules find: ``python -m tests.benchmarks.planted [FOLDER]``.

A folder holds contracts and ``planted.jsonl`` (see ``data/planted``); those of the project when left out.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from flows.engine import Options
from flows.progress import Reporter
from flows.run import run
from pipeline.settings import Ocr, Settings
from pipeline.workspace import open_workspace

_PLANTED = Path(__file__).resolve().parents[2] / "data" / "planted"
AS_OF = date(2026, 11, 25)
_FLAGS = "SELECT file_name, rule_id, verdict FROM flags WHERE file_name IS NOT NULL"


def main() -> None:
    """Print one JSON object a folder."""
    folders = [Path(one) for one in sys.argv[1:]] or sorted(
        one for one in _PLANTED.iterdir() if one.is_dir()
    )
    print(json.dumps({folder.name: measured(folder) for folder in folders}, ensure_ascii=False, indent=1))


def measured(folder: Path) -> dict[str, Any]:
    """Audit a folder and hold its flags against what was planted."""
    rows = [
        json.loads(line) for line in (folder / "planted.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    found = _flags(folder)
    planted = [(row["document"], rule) for row in rows for rule in row["planted"]]
    verdicts = Counter(found[document].get(rule, "missed") for document, rule in planted)
    return {
        "contracts": len(rows),
        "planted": len(planted),
        "flagged": verdicts["flagged"],
        "unknown": verdicts["unknown"],
        "missed": verdicts["missed"],
        "not flagged": [
            f"{document}: {rule} ({found[document].get(rule, 'missed')})"
            for document, rule in planted
            if found[document].get(rule) != "flagged"
        ],
        "other flags": sorted(_others(rows, found)),
    }


def _others(rows: Iterable[dict[str, Any]], found: dict[str, dict[str, str]]) -> Iterable[str]:
    for row in rows:
        expected = {*row["planted"], *row.get("may_also", ())}
        for rule, verdict in found[row["document"]].items():
            if verdict == "flagged" and rule not in expected:
                yield f"{row['document']}: {rule}"


def _flags(folder: Path) -> dict[str, dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="clausier-planted-") as place:
        workspace = open_workspace(Path(place) / "w")
        settings = Settings(as_of=AS_OF, ocr=Ocr(enabled=False))
        run(workspace, Options(folder, settings), Reporter(quiet=True), engine="plain")
        connection = duckdb.connect(str(workspace.database), read_only=True)
        try:
            flags = connection.execute(_FLAGS).fetchall()
        finally:
            connection.close()
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for file_name, rule, verdict in flags:
        if found[file_name].get(rule) != "flagged":
            found[file_name][rule] = verdict
    return found


if __name__ == "__main__":
    main()
