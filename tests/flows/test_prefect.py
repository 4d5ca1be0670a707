"""The Prefect flow does what the plain threads do; its server is started once, for it costs seconds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.archives import dump, make_archive, with_few_rules

_ROOT = Path(__file__).resolve().parents[2]
_FLOW = """
import json, sys
from pathlib import Path
from flows.run import prepare_prefect
prepare_prefect(Path(sys.argv[3]))
from flows.audit import audit_archive
print(json.dumps(audit_archive(sys.argv[1], sys.argv[2], today="2026-11-25", ocr=False)))
"""


@pytest.mark.slow
def test_the_flow_publishes_what_the_plain_audit_publishes(tmp_path: Path) -> None:
    archive = make_archive(tmp_path / "a", 40)
    plain = [
        sys.executable,
        "-m",
        "flows",
        "audit",
        str(archive),
        "-w",
        str(with_few_rules(tmp_path / "plain")),
        "--no-ocr",
        "-q",
    ]
    options = ["--today", "2026-11-25", "--engine", "plain"]
    assert subprocess.run([*plain, *options], cwd=_ROOT, check=False).returncode == 3
    env = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}
    flow = [
        sys.executable,
        "-c",
        _FLOW,
        str(archive),
        str(with_few_rules(tmp_path / "flow")),
        str(tmp_path / "home"),
    ]
    result = subprocess.run(
        flow, cwd=_ROOT, env=env, capture_output=True, text=True, check=False, timeout=280
    )
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout.splitlines()[-1])
    assert (told["found"], told["attention"]) == (44, 1)
    assert dump(tmp_path / "flow" / "clausier.duckdb") == dump(tmp_path / "plain" / "clausier.duckdb")
    assert "Br\u00e9vin" not in result.stderr, "logs hold no contract text"


def test_only_what_broke_is_tried_again() -> None:
    from concurrent.futures import BrokenExecutor

    from prefect.states import Failed

    from flows.prefect_steps import worth_another_try
    from pipeline.errors import StorageError

    assert worth_another_try(None, None, Failed(data=BrokenExecutor()))
    assert not worth_another_try(None, None, Failed(data=StorageError("full")))
    assert not worth_another_try(None, None, Failed(data=ValueError("a defect")))
