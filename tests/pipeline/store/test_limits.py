"""Legal limits: every value has its source, and a bad file says what is wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.store.limits import limit_rows


def test_every_value_has_a_source_and_a_day_it_was_checked() -> None:
    rows = list(limit_rows())
    assert rows
    for row in rows:
        assert row["source"]
        assert date.fromisoformat(str(row["checked"]))
        assert Decimal(str(row["value"])) > 0
        assert str(row["id"]).startswith(str(row["jurisdiction"]).lower() + "-")
        if row["valid_from"] and row["valid_to"]:
            assert str(row["valid_from"]) < str(row["valid_to"])


@pytest.mark.parametrize(
    "text",
    [
        "jurisdiction: FR\n",
        "jurisdiction: FR\nsource: s\nchecked: '2026-01-01'\nlimits: [{id: a, value: '1'}]\n",
        "jurisdiction: FR\nsource: s\nchecked: '2026-01-01'\nlimits:\n"
        "  - {id: a, subject: s, unit: u, applies_to: x,\n"
        "     values: [{value: '1', from: null, valid_to: null}]}\n",
    ],
)
def test_a_bad_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.yaml"):
        list(limit_rows(tmp_path))


def test_an_id_is_used_once(tmp_path: Path) -> None:
    text = (
        "jurisdiction: FR\nsource: s\nchecked: '2026-01-01'\nlimits:\n"
        "  - {id: a, subject: s, unit: u, applies_to: x,\n"
        "     values: [{value: '1', valid_from: null, valid_to: null}]}\n"
    )
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="taken"):
        list(limit_rows(tmp_path))
