"""What a series answers on a day: values, vintages, gaps, and why there is none."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.load import lexicon
from pipeline.indexation.series import (
    BadSeriesError,
    Library,
    Linked,
    Missing,
    Observation,
    Period,
    load_library,
)
from pipeline.types import Language

FREQUENCIES = st.sampled_from(["day", "month", "quarter", "semester", "year"])
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PERIODS = st.builds(Period.of, DAYS, FREQUENCIES)

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


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def made(folder: Path, text: str = SERIES, name: str = "made.yaml") -> Library:
    (folder / name).write_text(text, encoding="utf-8")
    return load_library(folder)


@given(PERIODS)
def test_a_period_is_read_as_it_is_written(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(PERIODS, st.integers(-300, 300), st.integers(-300, 300))
def test_steps_add_up(period: Period, first: int, second: int) -> None:
    assert period.plus(first).plus(second) == period.plus(first + second)
    assert (period.plus(first) < period.plus(second)) == (first < second)
    assert period.plus(first).number - period.number == first


@given(PERIODS)
def test_a_period_holds_its_days_and_its_neighbours_hold_the_others(period: Period) -> None:
    assert Period.of(period.first, period.frequency) == period == Period.of(period.last, period.frequency)
    assert period.holds(period.first)
    assert period.plus(1).first == period.last + timedelta(days=1)


@given(
    st.builds(Period.of, DAYS, st.sampled_from(["month", "quarter", "semester", "year"])),
    st.integers(-20, 20),
)
def test_years_are_twelve_months(period: Period, years: int) -> None:
    moved = period.plus_years(years)
    assert moved == period.plus_months(12 * years)
    assert moved.first == period.first.replace(year=period.first.year + years)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-Q3", "2025-07-01", "2025-09-30"),
        ("2025-T3", "2025-07-01", "2025-09-30"),
        ("2022-08", "2022-08-01", "2022-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2015-S2", "2015-07-01", "2015-12-31"),
        ("1975-01-02", "1975-01-02", "1975-01-02"),
        ("2019", "2019-01-01", "2019-12-31"),
    ],
)
def test_periods(text: str, first: str, last: str) -> None:
    period = Period.parse(text)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "2025-Q5", "2025-Q0", "2015-S3", "2025-13", "2025-02-30", "25-01", "0000-01"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no period"):
        Period.parse(text)


def test_periods_of_two_frequencies_have_no_order() -> None:
    with pytest.raises(TypeError, match="have no order"):
        assert Period.parse("2025-Q3") < Period.parse("2025-08")


def test_what_a_month_after_the_31st_is_nobody_chooses() -> None:
    with pytest.raises(ValueError, match="has no day 31"):
        Period.parse("2025-01-31").plus_months(1)
    with pytest.raises(ValueError, match="no whole number"):
        Period.parse("2025-Q1").plus_months(2)


@pytest.mark.parametrize(
    ("code", "period", "as_of", "expected"),
    [
        ("ILC", "2022-Q4", "2023-03-24", "not_published"),
        ("ILC", "2022-Q4", "2023-03-25", "126.05"),
        ("ILC", "2025-Q3", "2026-01-01", "137.09"),
        ("ILC", "2026-Q1", "2026-12-01", "135.26"),
        ("ILC", "2026-Q3", "2026-12-01", "not_published"),
        ("ILC", "2026-Q3", "2027-01-15", "not_held"),
        ("ILC", "2004-Q4", "2026-01-01", "before"),
        ("ILC", "2022-12", "2026-01-01", "frequency"),
        ("SYNTEC", "2021-12", "2026-01-01", "277.3"),
        ("SYNTEC", "2022-03", "2026-01-01", "gap"),
        ("SYNTEC", "2022-08", "2026-01-01", "stopped"),
        ("SYNTEC_REVISED", "2022-08", "2026-01-01", "280.6"),
        ("BT01_2010", "2020-08", "2026-01-01", "conflict"),
        ("BT01_2010", "2020-10", "2026-01-01", "112.9"),
        ("US_CPI_U_CUUR0000SA0", "2025-10", "2026-01-01", "never_published"),
        ("US_CPI_U_CUUR0000SA0", "2025-11", "2025-12-17", "not_published"),
        ("US_CPI_U_CUUR0000SA0", "2025-11", "2025-12-18", "324.122"),
        ("BOE_BANK_RATE", "2024-05-05", "2024-05-05", "5.25"),
        ("BOE_BANK_RATE", "2026-10-06", "2026-10-06", "3.75"),
        ("BOE_BANK_RATE", "2026-10-07", "2026-11-26", "not_held"),
        ("BOE_BANK_RATE", "2024-05-06", "2024-05-05", "not_published"),
        ("BOE_BANK_RATE", "1975-01-01", "2024-05-05", "before"),
        ("TIL_PROFESSIONNELS", "2025-03-14", "2026-01-01", "3.71"),
        ("TIL_PROFESSIONNELS", "2025-S1", "2026-01-01", "3.71"),
        ("TIL_PROFESSIONNELS", "2019-06-30", "2026-01-01", "gap"),
        ("ECB_MRO_AT_SEMESTER_START", "2025-03-14", "2026-01-01", "frequency"),
        ("ECB_MRO_AT_SEMESTER_START", "2025-S1", "2026-01-01", "3.15"),
    ],
)
def test_a_value_on_a_day(library: Library, code: str, period: str, as_of: str, expected: str) -> None:
    answer = library.series[code].value(Period.parse(period), date.fromisoformat(as_of))
    assert (answer.kind if isinstance(answer, Missing) else str(answer.value)) == expected


@pytest.mark.parametrize(
    ("code", "as_of", "expected"),
    [
        ("ILC", "2008-12-01", "2008-Q2"),
        ("ILC", "2014-11-25", "2014-Q2"),  # 2005 to 2007 came out on 20 November 2014
        ("ILC", "2026-06-27", "2025-Q4"),
        ("ILC", "2026-06-28", "2026-Q1"),
        ("ILC", "2027-01-15", "not_held"),
        ("ILC", "2005-01-01", "before"),
        ("US_CPI_U_CUUR0000SA0", "2025-10-01", "2025-08"),
        ("US_CPI_U_CUUR0000SA0", "2025-11-30", "2025-09"),
        ("US_CPI_U_CUUR0000SA0", "2025-12-18", "2025-11"),
        ("SYNTEC_REVISED", "2024-11-15", "2024-09"),
        ("SYNTEC_REVISED", "2024-12-15", "gap"),
        ("SYNTEC", "2024-11-15", "stopped"),
        ("BT01_2010", "2020-11-01", "conflict"),
        ("BOE_BANK_RATE", "2026-01-01", "2025-12-18"),
        ("BOE_BANK_RATE", "2026-11-26", "not_held"),
    ],
)
def test_the_latest_on_a_day(library: Library, code: str, as_of: str, expected: str) -> None:
    answer = library.series[code].latest(date.fromisoformat(as_of))
    assert (answer.kind if isinstance(answer, Missing) else str(answer.period)) == expected


def test_an_assumed_day_is_told_and_says_whether_it_decides(library: Library) -> None:
    ilc = library.series["ILC"]
    known = ilc.latest(date(2026, 6, 28))
    assert isinstance(known, Observation)
    assert (known.published, known.published_assumed, known.in_doubt) == (date(2026, 6, 28), False, False)
    before = ilc.latest(date(2026, 9, 15))
    assert isinstance(before, Observation)
    assert (str(before.period), before.published_assumed, before.in_doubt) == ("2026-Q1", False, True)
    after = ilc.latest(date(2026, 9, 23))
    assert isinstance(after, Observation)
    assert (str(after.period), after.published_assumed, after.in_doubt) == ("2026-Q2", True, True)
    long_after = ilc.latest(date(2026, 11, 26))
    assert isinstance(long_after, Observation)
    assert (str(long_after.period), long_after.published_assumed, long_after.in_doubt) == (
        "2026-Q2",
        True,
        False,
    )


def test_what_stood_on_another_base_is_told(library: Library) -> None:
    cpi = library.series["UK_CPI_D7BT"]
    for as_of, restated in ((date(2015, 6, 1), True), (date(2016, 6, 1), False)):
        answer = cpi.value(Period.parse("2014-12"), as_of)
        assert isinstance(answer, Observation)
        assert answer.restated is restated


def test_settled_conflicts_are_shown_and_open_ones_have_no_value(library: Library) -> None:
    settled = library.series["ILAT"].value(Period.parse("2011-Q2"), date(2026, 1, 1))
    assert isinstance(settled, Observation)
    assert settled.conflict is not None
    assert (settled.value, settled.conflict.value) == (Decimal("102.74"), Decimal("103.64"))
    assert settled.conflict.settled


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ILC", "ILC"),
        ("indice des loyers commerciaux", "ILC"),
        ("Indice des Loyers des Activités Tertiaires", "ILAT"),
        ("l'indice SYNTEC", "SYNTEC"),
        ("Syntec", "SYNTEC"),
        ("the Syntec Index", "SYNTEC"),
        ("BT 01", "BT01_2010"),
        ("RPI", "UK_RPI_CHAW"),
        ("the Retail Price Index", "UK_RPI_CHAW"),
        ("UK CPI", "UK_CPI_D7BT"),
        ("cpi-u", "US_CPI_U_CUUR0000SA0"),
        ("Bank Rate", "BOE_BANK_RATE"),
    ],
)
def test_names_of_contracts_lead_to_a_series(library: Library, name: str, code: str) -> None:
    found = library.find(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("CPI", {"UK_CPI_D7BT", "US_CPI_U_CUUR0000SA0"}),
        ("US CPI", {"US_CPI_U_CUUR0000SA0"}),
        ("IPC", {"IPC_ENSEMBLE_2015", "IPC_HORS_TABAC_2015"}),
        ("HANDY-WHITMAN", set()),
    ],
)
def test_a_name_that_may_mean_several_is_not_chosen_among(
    library: Library, name: str, codes: set[str]
) -> None:
    assert library.find(name) is None
    assert {one.code for one in library.candidates(name)} == codes


@pytest.mark.parametrize(
    ("language", "code", "series"),
    [
        ("fr", "ILC", "ILC"),
        ("fr", "ILAT", "ILAT"),
        ("fr", "ICC", "ICC"),
        ("fr", "IRL", "IRL"),
        ("fr", "SYNTEC", "SYNTEC"),
        ("fr", "BT01", "BT01_2010"),
        ("fr", "IPC", "IPC_ENSEMBLE_2015"),
        ("en", "CPI-U", "US_CPI_U_CUUR0000SA0"),
        ("en", "CPI", "UK_CPI_D7BT"),
        ("en", "RPI", "UK_RPI_CHAW"),
        ("en", "HICP", "IPCH_2015_FR"),
    ],
)
def test_every_name_that_the_reader_of_clauses_knows_leads_on(
    library: Library, language: Language, code: str, series: str
) -> None:
    entry = lexicon("indices", language)[code]
    for name in (code, entry["official"], *entry["names"], *entry.get("short", ())):
        assert series in {one.code for one in library.candidates(name)}, name


def test_old_and_revised_syntec_on_one_scale(library: Library) -> None:
    day = date(2025, 1, 1)
    old = library.series["SYNTEC"]
    asked = [(Period.parse("2020-03"), day), (Period.parse("2024-09"), day)]
    for series in (old, library.series["SYNTEC_REVISED"]):
        base, now = library.on_one_scale(series, asked)
        assert isinstance(base, Linked)
        assert isinstance(now, Linked)
        assert (base.onto, now.onto) == ("SYNTEC_REVISED", "SYNTEC_REVISED")
        assert base.value == Decimal("275.3") * Decimal("0.97975")
        assert (now.value, now.says) == (Decimal("314.5"), {})
        assert "275,3 × 0,97975 = 269,725175" in base.says["fr"]
        assert "lemoniteur.fr" in base.says["en"]
    alone = library.on_one_scale(old, asked[:1])[0]
    assert isinstance(alone, Linked)
    assert (alone.value, alone.onto) == (Decimal("275.3"), "SYNTEC")


def test_what_nobody_linked_is_not_linked(library: Library) -> None:
    answer = library.linked(
        library.series["ILC"], Period.parse("2020-Q1"), date(2026, 1, 1), library.series["ICC"]
    )
    assert isinstance(answer, Missing)
    assert answer.kind == "no_link"


def test_the_latest_goes_on_with_the_series_that_replaced_it(library: Library) -> None:
    answer = library.latest(library.series["SYNTEC"], date(2024, 11, 15))
    assert isinstance(answer, Observation)
    assert (answer.series, str(answer.period)) == ("SYNTEC_REVISED", "2024-09")


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
