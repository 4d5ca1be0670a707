"""Values that take the place of known ones, or that are unusual: for a reason only."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from tests.flows._index_files import INSEE, ONS, PLAIN, clausier, told, value, written

CORRECTED = "series,period,value,published,source,correction\n"


def test_a_corrected_value_is_a_vintage_of_its_own_with_its_reason(tmp_path: Path) -> None:
    line = "ILC,2026-Q1,135.30,2026-10-01,INSEE,rectificatif in the Journal officiel\n"
    code, report = told(tmp_path, CORRECTED + line)
    assert (code, report["problems"]) == (0, [])
    assert [report["series"][0][key] for key in ("further vintages", "corrections")] == [1, 1]
    for day, expected in (("2026-09-30", "135.26"), ("2026-10-01", "135.30")):
        shown = clausier("show", "ILC", "--as-of", day, "-w", tmp_path / "w").stdout
        assert f"2026-Q1  {expected}  published" in shown
    assert "vintages of 2026-Q1: 135.26 (2026-06-28), 135.30 (2026-10-01)" in shown
    assert "correction: 2026-Q1 is 135.30: rectificatif in the Journal officiel" in shown
    code, report = told(tmp_path, CORRECTED + line)
    assert (code, report["written"], report["series"][0]["known already"]) == (0, None, 1)
    code, report = told(tmp_path, CORRECTED + "ILC,2026-Q1,135.31,2026-10-01,somebody,so they say\n")
    assert code == 1
    assert "published on the same day, 2026-10-01" in report["problems"][0]["problem"]
    assert written(tmp_path) == ["import-0001.yaml"]


FINAL = [
    (
        INSEE.replace('"146,6"', '"150,00"'),
        "line 7: IRL 2026-Q1: 150.00 is not 146.6 (INSEE, BDM 001515333",
        "and published values of IRL are taken to be final: no rule was read;",
    ),
    (
        ONS.replace("139.5", "139.6"),
        "line 11: UK_CPI_D7BT 2026-01: 139.6 is not 139.5 (ONS, MM23 D7BT",
        "and published values of UK_CPI_D7BT are final: ONS, revisions policy",
    ),
    (
        PLAIN + "BT01,2024-08,131.8,2024-12-15,INSEE\n",
        "line 2: BT01_2010 2024-08: 131.8 is not 131.7 (",
        "and published values of BT01_2010 are final: INSEE, Informations rapides n° 112",
    ),
]


@pytest.mark.parametrize(("text", "told_of", "why"), FINAL)
def test_what_is_final_changes_for_a_reason_only(tmp_path: Path, text: str, told_of: str, why: str) -> None:
    (tmp_path / "file.csv").write_text(text, encoding="utf-8")
    result = clausier("import", tmp_path / "file.csv", "-w", tmp_path / "w")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()[:1]
    assert line.startswith(told_of), line
    assert why in line
    assert line.endswith("; if the publisher corrected it, --correction REASON takes it")
    assert not written(tmp_path)
    code, report = told(tmp_path, text, "--correction", "a notice of that day")
    assert (code, [one["corrections"] for one in report["series"]]) == (0, [1])
    (kept,) = (tmp_path / "w" / "indices").glob("*.yaml")
    assert kept.read_text(encoding="utf-8").count('correction: "a notice of that day"') == 1


@pytest.mark.parametrize("day", ["2026-10-05", "2026-11-26"])
def test_an_unusual_day_is_taken_for_a_reason_only(tmp_path: Path, day: str) -> None:
    text = PLAIN + f"IRL,2026-Q3,149.02,{day},JO\n"
    code, report = told(tmp_path, text)
    assert (code, len(report["problems"])) == (1, 1)
    assert report["problems"][0]["problem"].endswith("; if it is right, --unusual REASON takes it")
    code, report = told(tmp_path, text, "--unusual", "the printers were on strike")
    assert (code, report["series"][0]["unusual"]) == (0, 1)
    row = value(tmp_path, "IRL", "2026-Q3")
    assert (row["published"], row["published_assumed"]) == (day, False)


def test_a_series_that_is_revised_takes_a_small_change_without_a_reason(tmp_path: Path) -> None:
    code, report = told(tmp_path, PLAIN + "IPCH France,2024-10,125.00,2024-12-13,INSEE\n")
    assert code == 1
    (problem,) = report["problems"]
    assert "125.00 is not 123.54 (avocats-normandie.fr), and published values" in problem["problem"]
    assert "of IPCH_2015_FR move by 0.5 % at most: harmonised indices may be revised" in problem["problem"]
    code, report = told(tmp_path, PLAIN + "IPCH France,2024-10,124.00,2024-12-13,INSEE\n")
    assert (code, report["problems"]) == (0, [])
    assert [report["series"][0][key] for key in ("further vintages", "corrections")] == [1, 0]


def test_a_reason_without_words_is_none(tmp_path: Path) -> None:
    (tmp_path / "file.csv").write_text(INSEE, encoding="utf-8")
    for option in ("--correction", "--unusual"):
        with pytest.raises(UsageError, match=f"{option} wants the reason in words"):
            clausier("import", tmp_path / "file.csv", "-w", tmp_path / "w", option, " ")
    assert not written(tmp_path)


NEVER = PLAIN + "US CPI-U,2025-10,324.5,2026-11-20,somebody\n"


def test_a_period_that_was_never_published_is_not_filled(tmp_path: Path) -> None:
    code, report = told(tmp_path, NEVER)
    assert code == 1
    assert [one["problem"] for one in report["problems"]] == [
        "US_CPI_U_CUUR0000SA0 2025-10: it was never published: BLS could not collect the prices during the "
        "lapse in appropriations and cancelled the release (notice of 21 November 2025); if it was "
        "published after all, --correction REASON takes it with its day of publication"
    ]
    assert not written(tmp_path)
    undated = NEVER.replace("2026-11-20", "")
    code, report = told(tmp_path, undated, "--correction", "made up since")
    assert code == 1
    assert report["problems"][0]["problem"].endswith("takes it with its day of publication")
    code, report = told(tmp_path, NEVER, "--correction", "made up since, BLS notice of 20 November 2026")
    assert (code, report["series"][0]["corrections"]) == (0, 1)
    shown = clausier("show", "CPI-U", "-w", tmp_path / "w").stdout
    assert "correction: 2025-10 is 324.5: made up since, BLS notice of 20 November 2026" in shown
    assert "never published" not in shown


def test_an_unusual_step_is_taken_for_a_reason_only(tmp_path: Path) -> None:
    text = PLAIN + "IRL,2026-Q3,160.00,2026-10-15,INSEE\n"
    code, report = told(tmp_path, text)
    assert (code, [one["problem"] for one in report["problems"]]) == (
        1,
        [
            "IRL 2026-Q3: 160.00 is 7.8 % above 148.37 (2026-Q2), and it never moved by more than 1.4 % "
            "over 1 quarter; if it is right, --unusual REASON takes it"
        ],
    )
    code, report = told(tmp_path, text, "--unusual", "INSEE says so of 15 October")
    assert (code, report["series"][0]["unusual"]) == (0, 1)
    shown = clausier("show", "IRL", "-w", tmp_path / "w").stdout
    assert "unusual: 2026-Q3 is 160.00: INSEE says so of 15 October" in shown
    for never in ("1490.2", "14.9"):
        code, report = told(
            tmp_path,
            PLAIN + f"ILC,2026-Q2,{never},2026-10-15,INSEE\n",
            "--unusual",
            "x",
            "--correction",
            "y",
        )
        assert code == 1
        assert "is far from 135.26, the value before it" in report["problems"][0]["problem"]
