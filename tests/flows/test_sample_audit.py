"""The audit of the sample archive against the truth beside it: every field and flag, in words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import closing
from dataclasses import astuple, replace
from pathlib import Path

import duckdb
import pytest

from flows.rule_library import all_rules
from pipeline.store.slices import slices
from pipeline.store.views import all_views
from rules.engine import judge
from tests.sample_builder.compare import differences

_ROOT = Path(__file__).resolve().parents[2]
_SCANS = (
    "SCAN0041.tif",
    "IMG_2210.jpg",
    "ascenseurs-pontavy.pdf",
    "bail-dentelliere-scan.pdf",
    "Distribution_Agreement_signed.pdf",
    ".png",
)


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of an audit of the sample archive."""
    if shutil.which("tesseract") is None:
        pytest.skip("Tesseract is not installed")
    workspace = tmp_path_factory.mktemp("sample") / "w"
    command = [sys.executable, "-m", "flows", "audit", str(_ROOT / "data" / "sample"), "-w", str(workspace)]
    options = ["--quiet", "--today", "2026-11-25", "--engine", "plain"]
    code = subprocess.run([*command, *options], cwd=_ROOT, env=os.environ.copy(), check=False).returncode
    assert code == 3, "the encrypted file needs a person"
    return workspace / "clausier.duckdb"


def test_the_sample_archive_is_read_as_a_lawyer_reads_it(audited: Path) -> None:
    found = differences(audited)
    # Another version of Tesseract may miss a value on a picture; it must not make one up.
    serious = [str(item) for item in found if item.kind != "missed" or not item.path.endswith(_SCANS)]
    assert not serious, "\n".join(serious)
    assert len(found) <= 8, "\n".join(map(str, found))


_OF_THE_ARCHIVE = {
    "deviations", "flags", "review_queue", "risk_points", "risks", "risks_together",  # not judged yet
    "own_dealings", "price_at_stake", "price_readings", "price_schedule",  # asked of the archive alone
    "register_lines",
}  # fmt: skip


def test_a_slice_of_the_contracts_tells_of_each_what_the_whole_does(audited: Path) -> None:
    contracts = [rule for rule in all_rules(None, every=False)[0] if rule.of == "contract"]
    views = [
        view
        for view in all_views()
        if not view.macro and "contract_id" in view.columns and view.name not in _OF_THE_ARCHIVE
    ]
    with closing(duckdb.connect(str(audited), read_only=True)) as whole:
        told = Counter(map(astuple, judge(whole, contracts)))
        rows = {view.name: _counted(whole, view.name) for view in views}
    sliced: Counter[tuple[object, ...]] = Counter()
    counted: dict[str, Counter[str | None]] = {view.name: Counter() for view in views}
    with slices(audited, 17) as parts:
        for part in parts:
            names = part.names()
            judged = judge(part.connection, contracts)
            sliced.update(astuple(replace(one, contract_id=names[str(one.contract_id)])) for one in judged)
            for view in views:
                for contract_id, count in _counted(part.connection, view.name).items():
                    counted[view.name][names[str(contract_id)]] += count
    assert {name: found for name, found in counted.items() if found != rows[name]} == {}
    # Of rows that stand at one place the slice may show another.
    assert sorted(str(one[:7]) for one in sliced.elements()) == sorted(
        str(one[:7]) for one in told.elements()
    )


def _counted(connection: duckdb.DuckDBPyConnection, view: str) -> Counter[str | None]:
    asked = f"SELECT contract_id, count(*) FROM {view} WHERE contract_id IS NOT NULL GROUP BY contract_id"
    return Counter(dict(connection.execute(asked).fetchall()))
