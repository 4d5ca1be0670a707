"""``clausier index``: what is shown of a series, and files that are taken whole or not at all."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from flows.index_library import indices_key, library_of
from flows.outputs._index_plot import Mark, plot_svg, plot_text
from pipeline.errors import StorageError, UsageError
from pipeline.indexation._series_file import NEEDED, OPTIONAL
from pipeline.indexation.series import Period, load_library, points
from pipeline.workspace import Workspace
from tests.flows._index_files import ACROSS, INSEE, ONS, PLAIN, clausier, told, value, written


def test_the_list_names_every_series(tmp_path: Path) -> None:
    rows = json.loads(clausier("list", "-w", tmp_path, "--json").stdout)
    assert {row["series"] for row in rows} == set(load_library().series)
    table = clausier("list", "-w", tmp_path).stdout.splitlines()
    assert len(table) == len(rows) + 1
    assert "SYNTEC\tindex\tmonth\t2006-01\t2021-12\t192\t1\t0" in "\n".join(table)


def test_a_series_is_shown_with_values_gaps_conflicts_and_curve(tmp_path: Path) -> None:
    shown = clausier("show", "bt01", "--as-of", "2020-12-31", "-w", tmp_path).stdout
    for words in (
        "Index national du bâtiment BT01",
        "2020-06  112.0  assumed 2020-09-15",
        "2020-08  none: BT01_2010 2020-08 is 112.5",
        "gap: 2024-09 to 2026-03, not held here",
        "conflict: 2020-08 is 112.5, and 112.2 in groupe-iec.fr (Lefebvre Dalloz); not settled",
        "compared with gesco-sa.fr: 12 agree, 0 differ",
    ):
        assert words in shown, words
    curve = shown.splitlines()[-13:]
    assert curve[0].startswith("  112 ┤")
    assert curve[-1].split() == ["2012-01", "2020-09"]


def test_what_was_not_published_on_the_day_is_not_shown(tmp_path: Path) -> None:
    shown = clausier("show", "ILC", "--as-of", "2026-06-27", "-w", tmp_path).stdout
    assert "2025-Q4  134.62  published 2026-03-26" in shown
    assert "2026-Q1" not in shown.split("\n\n")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "CPI"], "it may be US_CPI_U_CUUR0000SA0, UK_CPI_D7BT"),
        (["show", "HANDY-WHITMAN"], "there is no series 'HANDY-WHITMAN'"),
        (["show", "ILC", "--from", "2020-01"], "ILC goes by quarter, and 2020-01 is a month"),
        (["show", "ILC", "--to", "soon"], "'soon' is no period"),
        (["show", "ILC", "--as-of", "soon"], "--as-of wants a day"),
        (["import", "nowhere.csv"], "there is no file nowhere.csv"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, arguments: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        clausier(*arguments, "-w", tmp_path)


@pytest.mark.parametrize(
    ("text", "name", "period", "expected", "published", "assumed"),
    [
        (INSEE, "IRL", "2026-Q3", "149.02", "2026-10-12", False),
        (ACROSS, "IRL", "2026-Q3", "149.02", "2026-10-12", False),
        (ONS, "UK CPI", "2026-03", "141.0", "2026-04-22", False),
        (
            PLAIN + "Bank Rate,2026-11-05,3.5,,Bank of England\n",
            "Bank Rate",
            "2026-11-05",
            "3.5",
            "2026-11-05",
            True,
        ),
        (PLAIN + "IRL,2026-Q3,149.02,2026-10-15,JO\n", "IRL", "2026-Q3", "149.02", "2026-10-15", False),
        ("series;period;value\nIRL;2026-Q3;149,02\n", "IRL", "2026-Q3", "149.02", "2026-10-13", True),
    ],
)
def test_layouts(
    tmp_path: Path, text: str, name: str, period: str, expected: str, published: str, assumed: bool
) -> None:
    code, report = told(tmp_path, text)
    assert (code, report["problems"]) == (0, [])
    assert written(tmp_path) == ["import-0001.yaml"]
    row = value(tmp_path, name, period)
    assert (row["value"], row["published"], row["published_assumed"]) == (expected, published, assumed)


def test_provisional_values_and_means_are_left_out_and_told(tmp_path: Path) -> None:
    _, report = told(tmp_path, ACROSS)
    assert [one["why"] for one in report["left_out"]] == ["ILC 2026-T3 is marked P: it is not final"]
    _, report = told(tmp_path, ONS)
    assert [one["line"] for one in report["left_out"]] == [9, 10]


def test_the_same_file_twice_brings_nothing_new(tmp_path: Path) -> None:
    told(tmp_path, INSEE)
    before = indices_key(Workspace(tmp_path / "w"))
    code, report = told(tmp_path, INSEE)
    assert (code, report["written"]) == (0, None)
    assert written(tmp_path) == ["import-0001.yaml"]
    assert indices_key(Workspace(tmp_path / "w")) == before


def test_an_open_conflict_is_settled_by_a_third_source(tmp_path: Path) -> None:
    assert value(tmp_path, "BT01", "2020-08")["kind"] == "conflict"
    code, report = told(tmp_path, PLAIN + "BT01,2020-08,112.2,2020-11-15,Journal officiel\n")
    assert (code, report["series"][0]["confirmed"]) == (0, 1)
    row = value(tmp_path, "BT01", "2020-08")
    assert (row["value"], row["source"]) == ("112.2", "Journal officiel (file.csv)")
    shown = clausier("show", "BT01", "-w", tmp_path / "w").stdout
    assert "conflict: 2020-08 is 112.2, and 112.5 in abak.ec (2020-2024); settled:" in shown


def test_gaps_are_refused_or_noted(tmp_path: Path) -> None:
    text = PLAIN + "UK CPI,2026-05,141.9,,ONS\n"
    code, report = told(tmp_path, text)
    assert code == 1
    assert "2026-03 to 2026-04 are left out" in report["problems"][0]["problem"]
    code, report = told(tmp_path, text, "--allow-gaps")
    assert (code, report["series"][0]["gaps"]) == (0, 1)
    assert (
        "gap: 2026-03 to 2026-04, not held here" in clausier("show", "UK CPI", "-w", tmp_path / "w").stdout
    )
    code, _ = told(tmp_path, ONS)
    assert code == 0
    assert "gap: 2026-04, not held here" in clausier("show", "UK CPI", "-w", tmp_path / "w").stdout


BAD = {
    "mixed decimal marks": (
        'ILC,2026-Q3,"138,02",,\nILC,2026-Q2,137.16,,\nICC,2026-Q2,2103.0,,\n',
        2,
        "has a comma before",
    ),
    "no number": ("ILC,2026-Q3,n/a,,\n", 2, "'n/a' is no number"),
    "both marks": ('ICC,2026-Q3,"2,143.5",,\n', 2, "is no number"),
    "a duplicate": ("ILC,2026-Q3,138.02,,\nILC,2026-Q3,138.02,,\n", 3, "stands twice, first in line 2"),
    "a factor ten up": ("ILC,2026-Q3,1380.2,,\n", 2, "1380.2 is far from 137.16"),
    "a factor ten down": ("ILC,2026-Q3,13.8,,\n", 2, "13.8 is far from 137.16"),
    "a comma taken for thousands": ('ICC,2026-Q3,"2,143",,\n', 2, "2,143 is far from 2103"),
    "a rate in the wrong unit": ("Bank Rate,2026-11-05,375,,\n", 2, "375 is far from 3.75"),
    "nothing or less": ("ILC,2026-Q3,0,,\n", 2, "0 is no value of an index"),
    "a contradiction": ("ILC,2026-Q1,135.27,,\n", 2, "135.27 contradicts 135.26"),
    "earlier than what it contradicts": (
        "ICC,2026-Q1,2085,2026-06-20,\n",
        2,
        "may have been published as late as",
    ),
    "a third value": ("BT01,2020-08,112.4,,\n", 2, "is a third value beside 112.5"),
    "another frequency": ("ILC,2026-07,138.02,,\n", 2, "2026-07 is a month, and ILC goes by quarter"),
    "no period": ("ILC,3e trimestre,138.02,,\n", 2, "is no period"),
    "a series nobody knows": ("SYNTEK,2026-07,320.1,,\n", 2, "SYNTEK is no series that is known here"),
    "a name of several": ("CPI,2026-03,141.0,,\n", 2, "CPI is no series that is known here"),
    "after the end": ("SYNTEC,2022-08,286.4,,\n", 2, "SYNTEC ended with 2022-07"),
    "what is to come": (
        "ILC,2026-Q3,138.02,2099-01-01,\n",
        2,
        "its day of publication, 2099-01-01, is to come",
    ),
    "a day before its period": (
        "ILC,2026-Q3,138.02,2026-06-30,\n",
        2,
        "cannot have been published on 2026-06-30",
    ),
    "a day within its period": (
        "ILC,2026-Q3,138.02,2026-07-02,\n",
        2,
        "ILC 2026-Q3 cannot have been published on 2026-07-02: it ends on 2026-09-30",
    ),
    "the last day of its period": ("IRL,2026-Q3,149.1,2026-09-30,\n", 2, "it ends on 2026-09-30"),
    "a day sooner than ever": (
        "ILC,2026-Q3,138.02,2026-10-20,\n",
        2,
        "is said to be published on 2026-10-20, and going by the days seen of this series it comes out on "
        "2026-12-11 at the earliest",
    ),
    "a day later than ever": (
        "ILC,2026-Q2,137.16,2026-11-26,\n",
        2,
        "is said to be published on 2026-11-26, and going by the days seen of this series it comes out by "
        "2026-10-03",
    ),
    "a false value before the known one": (
        "ILC,2026-Q1,135.99,2026-06-20,\n",
        2,
        "135.99, said to be published on 2026-06-20, contradicts 135.26",
    ),
    "a final value again": (
        "ILC,2026-Q1,135.99,2026-10-20,\n",
        2,
        "published values of ILC are taken to be final",
    ),
    "a half": ("ILC,2026-Q3,50,,\n", 2, "50 is 63.5 % below 137.16 (2026-Q2)"),
    "sixty-nine": ("ILC,2026-Q3,69,,\n", 2, "69 is 49.7 % below 137.16 (2026-Q2)"),
    "a double": ("ILC,2026-Q3,250,,\n", 2, "250 is 82.3 % above 137.16 (2026-Q2)"),
    "more than a double": (
        "ILC,2026-Q3,300,,\n",
        2,
        "and it never moved by more than 2.5 % over 1 quarter",
    ),
    "a step in the months between": (
        "BT01,2024-09,131.9,,\nBT01,2024-10,160.0,,\n",
        3,
        "160.0 is 21.3 % above 131.9 (2024-09)",
    ),
    "a step to the value after it": ("BT01,2026-06,131.0,,\n", 2, "131.0 is 5.7 % below 138.9 (2026-07)"),
    "a series of which little is known": ("IPCH France,2024-11,170,,\n", 2, "(0) to take more than 25.0 %"),
    "a rate with its point moved": ("Bank Rate,2026-11-05,0.375,,\n", 2, "with its point moved"),
    "a rate that leaps": ("Bank Rate,2026-11-05,9.5,,\n", 2, "never moved by more than 3.00 points"),
    "never published": (
        "US CPI-U,2025-10,324.5,,\n",
        2,
        "it was never published: BLS could not collect the prices during the lapse",
    ),
    "no day": ("ILC,2026-Q3,138.02,20/10/2026,\n", 2, "is no day"),
    "a cell too many": ("ILC,2026-Q3,138,02,,\n", 2, "has 6 cells"),
    "nothing": ("", 0, "it holds no value"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_whole(tmp_path: Path, case: str) -> None:
    lines, line, message = BAD[case]
    good = "IRL,2026-Q3,149.02,,\n" if lines else ""
    code, report = told(tmp_path, PLAIN + lines + good)
    assert code == 1
    told_of = [one["problem"] for one in report["problems"] if one["line"] == line]
    assert any(message in problem for problem in told_of), report["problems"]
    assert report["written"] is None
    assert not written(tmp_path)


def test_every_line_has_its_reason_in_one_report(tmp_path: Path) -> None:
    text = PLAIN + "ILC,2026-Q1,135.27,,\nIRL,2026-Q3,1490.2,,\nBT01,2020-08,112.4,,\nILC,x,1,,\n"
    (tmp_path / "bad.csv").write_text(text, encoding="utf-8")
    result = clausier("import", tmp_path / "bad.csv", "-w", tmp_path / "w")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == ["line 2", "line 3", "line 4", "line 5"]
    assert lines[-1] == "refused: 4 problems; nothing was imported"


@pytest.mark.parametrize(
    ("text", "arguments", "message"),
    [
        (INSEE.replace("001515333", "009999999"), [], "idBank 009999999"),
        (INSEE, ["--series", "ICC"], "the file says it is IRL"),
        (INSEE.replace("4e trimestre 1998", "1er trimestre 2019"), [], "stands at 1998-Q4 = 100"),
        (INSEE.replace("12/10/2026", "12/10/2099"), [], "which is to come"),
        (ONS.replace("2015=100", "2023=100"), [], "stands at 2015 = 100"),
        (ONS.replace("2026 MAR", "2026 MRZ"), [], "'2026 MRZ' is no period"),
        (
            ONS.replace("22-04", "25-03"),
            [],
            "2026-03 cannot stand in a file updated on 2026-03-25: it ends",
        ),
        (ONS.replace("139.5", "239.0"), [], "239.0 is 70.6 % above 140.1 (2025-12), and it never moved by"),
        (ONS.replace("139.5", "239.0"), ["--unusual", "x"], "239.0 is not 139.5 (ONS, MM23 D7BT"),
    ],
)
def test_a_file_that_is_not_what_it_seems(
    tmp_path: Path, text: str, arguments: list[str], message: str
) -> None:
    (tmp_path / "file.csv").write_text(text, encoding="utf-8")
    result = clausier("import", tmp_path / "file.csv", "-w", tmp_path / "w", *arguments)
    assert result.exit_code == 1
    assert message in result.stdout
    assert not written(tmp_path)


@pytest.mark.parametrize("raw", [b"\x00\x01\x02", b"what;is;this\n1;2;3\n", "période;valeur\n".encode()])
def test_a_file_of_no_layout_is_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "file.csv").write_bytes(raw)
    with pytest.raises(UsageError):
        clausier("import", tmp_path / "file.csv", "-w", tmp_path / "w")


def test_windows_letters_are_read(tmp_path: Path) -> None:
    (tmp_path / "file.csv").write_bytes(INSEE.encode("cp1252"))
    assert clausier("import", tmp_path / "file.csv", "-w", tmp_path / "w").exit_code == 0


def test_a_check_writes_nothing(tmp_path: Path) -> None:
    code, report = told(tmp_path, INSEE, "--check")
    assert (code, report["written"], report["series"][0]["new"]) == (0, None, 1)
    assert not (tmp_path / "w").exists()


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(tmp_path, ONS)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    (tmp_path / "file.csv").write_text(INSEE, encoding="utf-8")
    with pytest.raises(StorageError, match="what was there is kept"):
        clausier("import", tmp_path / "file.csv", "-w", tmp_path / "w")
    assert written(tmp_path) == ["import-0001.yaml"]


def test_a_broken_file_of_the_workspace_is_named(tmp_path: Path) -> None:
    (tmp_path / "indices").mkdir()
    (tmp_path / "indices" / "mine.yaml").write_text("code: MINE\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"mine\.yaml: the key 'title' is missing"):
        library_of(Workspace(tmp_path))


@pytest.mark.parametrize("code", sorted(load_library().series))
@pytest.mark.parametrize("locale", ["fr", "en"])
def test_every_series_can_be_drawn(code: str, locale: str) -> None:
    series = load_library().series[code]
    picture = ElementTree.fromstring(plot_svg(series, locale=locale))
    assert picture.get("role") == "img"
    assert series.title[locale] in str(picture.get("aria-label"))
    assert plot_text(tuple(points(series)), holds=series.holds)


def test_a_gap_interrupts_the_curve() -> None:
    series = load_library().series["BT01_2010"]
    picture = plot_svg(series, Period.parse("2020-01"), Period.parse("2020-12"))
    assert picture.count("<path") == 2
    assert picture.count("2020-08: conflict") == 1


def test_a_mark_stands_on_the_curve_with_its_words() -> None:
    series = load_library().series["ILC"]
    plain = plot_svg(series, Period.parse("2022-Q1"), Period.parse("2024-Q1"))
    marks = [Mark(Period.parse("2022-Q2"), "base <2022>"), Mark(Period.parse("1999-Q1"), "before it began")]
    picture = plot_svg(series, Period.parse("2022-Q1"), Period.parse("2024-Q1"), marks=marks)
    assert ElementTree.fromstring(picture) is not None
    assert picture.count("<circle") == plain.count("<circle") + 1
    assert "base &lt;2022&gt;" in picture
    assert "before it began" not in picture


def test_the_series_in_the_guide_can_be_used(tmp_path: Path) -> None:
    guide = Path(__file__).resolve().parents[2] / "docs" / "indices.md"
    (example,) = re.findall(r"```yaml\n(.*?)```", guide.read_text(encoding="utf-8"), flags=re.DOTALL)
    (tmp_path / "biscuits.yaml").write_text(example, encoding="utf-8")
    series = load_library(tmp_path).find("price of biscuits")
    assert series is not None
    assert [str(period) for period in series.periods] == ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q4"]
    for key in (*NEEDED, *OPTIONAL):
        assert re.search(rf"`{key}`|^{key}:", guide.read_text(encoding="utf-8"), flags=re.MULTILINE), key
