"""Files of series: the vintages they hold, what is refused in them, and what a workspace adds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.indexation.series import (
    BadSeriesError,
    Library,
    Missing,
    Observation,
    Period,
    load_library,
)

SERIES = """
code: MADE
title: {fr: "Indice inventé", en: "Made index"}
unit: index
base: "2020 = 100"
frequency: month
country: FR
publisher: Nobody
aliases: ["the made one"]
perhaps: ["CPI"]
lag: [{days: "15", least: "10", most: "20", counted_from: end, source: "a note", assumed: "false"}]
sources:
  s: {name: "the source", standing: publisher, licence: "free", read: null}
values:
  - source: s
    values:
      2020-01: "100.0"
      2020-02: [{value: "101.0", published: "2020-03-12"}, {value: "101.4", published: "2020-06-15"}]
      2020-03: "102.0"
      2020-05: {value: "103.0", conflict: {value: "103.3", source: "another page", settled: null}}
      2020-06: "104.0"
gaps: [{from: 2020-04, to: 2020-04, kind: gap, reason: "no page was read"}]
"""


def made(folder: Path, text: str = SERIES, name: str = "made.yaml") -> Library:
    (folder / name).write_text(text, encoding="utf-8")
    return load_library(folder)


@pytest.mark.parametrize(
    ("as_of", "value"),
    [
        ("2020-03-11", "not_published"),
        ("2020-03-12", "101.0"),
        ("2020-06-14", "101.0"),
        ("2020-06-15", "101.4"),
    ],
)
def test_the_vintage_that_stood_on_the_day(tmp_path: Path, as_of: str, value: str) -> None:
    series = made(tmp_path).series["MADE"]
    answer = series.value(Period.parse("2020-02"), date.fromisoformat(as_of))
    assert (answer.kind if isinstance(answer, Missing) else str(answer.value)) == value
    assert [str(one.value) for one in series.vintages(Period.parse("2020-02"))] == ["101.0", "101.4"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("unit: index", "unit: index\ncolour: red", "the key 'colour' is unknown"),
        ("publisher: Nobody", "", "the key 'publisher' is missing"),
        ("code: MADE", "code: ILC", "the series ILC is known already"),
        ('2020-06: "104.0"', '2020-06: "104,0"', "'104,0' is no number"),
        ('2020-06: "104.0"', '2020-06: "NaN"', "is no number"),
        ('2020-06: "104.0"', '2020-Q2: "104.0"', "2020-Q2 is a quarter, and the series goes by month"),
        ('2020-06: "104.0"', '2020-08: "104.0"', "MADE lacks 2020-06, and no gap says so"),
        (
            '2020-06: "104.0"',
            '2020-06: "104.0"\n      2020-04: "1.0"',
            "has a value and is said to be a gap",
        ),
        ('2020-06: "104.0"', '2020-06: "104.0"\n      2020-06: "104.0"', "stands twice"),
        ('"2020-06-15"', '"2020-03-12"', "published on the same day"),
        ("source: s\n", "source: t\n", "the source 't' is not among the sources"),
        ('most: "20"', 'most: "12"', "lies outside its own bounds"),
        (
            "unit: index",
            "unit: index\nlink: {to: NONE, first: 2020-07, coefficient: '2', source: x}",
            "no series NONE",
        ),
        ("frequency: month", "frequency: year", "wants one of day, month, quarter, semester"),
    ],
)
def test_a_bad_file_says_what_is_wrong(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in SERIES
    with pytest.raises(BadSeriesError, match=message) as raised:
        made(tmp_path, SERIES.replace(old, new))
    assert all("made.yaml" in line or "MADE" in line for line in raised.value.mistakes)


MORE = """
additions:
  - code: MADE
    sources:
      t: {name: "another source", standing: publisher, licence: "free", read: null}
    values:
      - source: t
        values:
"""


@pytest.mark.parametrize(
    ("line", "period", "expected"),
    [
        ('2020-04: "102.5"', "2020-04", ["102.5"]),
        ('2020-01: "100.0"', "2020-01", ["100.0"]),
        ('2020-01: {value: "100.1", published: "2020-09-01"}', "2020-01", ["100.0", "100.1"]),
        ('2020-05: "103.3"', "2020-05", ["103.3"]),
        ('2020-05: "103.0"', "2020-05", ["103.0"]),
    ],
)
def test_further_values_of_a_workspace(tmp_path: Path, line: str, period: str, expected: list[str]) -> None:
    (tmp_path / "more.yaml").write_text(f"{MORE}          {line}\n", encoding="utf-8")
    series = made(tmp_path).series["MADE"]
    assert [str(one.value) for one in series.vintages(Period.parse(period))] == expected
    answer = series.value(Period.parse(period), date(2026, 1, 1))
    if period != "2020-06":
        assert isinstance(answer, Observation)
    assert not [gap for gap in series.gaps if str(gap.first) == period]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('2020-01: "100.1"', "no day of publication says that it came later"),
        (
            '2020-01: {value: "100.1", published: "2020-02-18"}',
            "which may have been published as late as 2020-02-20",
        ),
        ('2020-02: {value: "101.9", published: "2020-06-15"}', "published on the same day"),
        ('2020-05: "103.9"', "is a third value beside 103.0"),
        ('2020-09: "105.0"', "MADE lacks 2020-07"),
    ],
)
def test_further_values_never_overwrite(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "more.yaml").write_text(f"{MORE}          {line}\n", encoding="utf-8")
    with pytest.raises(BadSeriesError, match=message):
        made(tmp_path)


def test_a_day_of_publication_learnt_later_is_kept(tmp_path: Path) -> None:
    line = '2020-03: {value: "102.0", published: "2020-04-17"}'
    (tmp_path / "more.yaml").write_text(f"{MORE}          {line}\n", encoding="utf-8")
    answer = made(tmp_path).series["MADE"].value(Period.parse("2020-03"), date(2026, 1, 1))
    assert isinstance(answer, Observation)
    assert (answer.published, answer.published_assumed) == (date(2020, 4, 17), False)
