"""Whatever a file brings, what was known before still stands, and the same file brings nothing more."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.indexation.imports import LayoutError, as_yaml, plan, read_incoming
from pipeline.indexation.series import Library, Period, Series, load_library

TODAY = date(2027, 1, 20)
KNOWN = load_library()
QUARTERS = [f"{year}-Q{quarter}" for year in (2024, 2025, 2026) for quarter in (1, 2, 3, 4)]
LINES = st.tuples(
    st.sampled_from(["ILC", "ILAT", "BT01"]),
    st.sampled_from([*QUARTERS, "2020-08", "2026-08"]),
    st.sampled_from(["134.58", "135.26", "137.16", "138.02", "112.2", "139.1", "13.9", "138,02"]),
    st.one_of(st.just(""), st.dates(date(2024, 1, 1), date(2027, 1, 19)).map(date.isoformat)),
)
BOTH = {"correction": "a notice", "unusual": "a shock"}
REASONS = st.fixed_dictionaries(
    {"correction": st.sampled_from(["", "a notice"]), "unusual": st.sampled_from(["", "a shock"])}
)


def text_of(lines: list[tuple[str, str, str, str]]) -> str:
    rows = [";".join((*line, "somebody")) for line in lines]
    return "\n".join(["series;period;value;published;source", *rows])


@settings(max_examples=120, deadline=None)
@example([("BT01", "2026-08", "112.2", ""), ("BT01", "2026-08", "139.1", "2026-11-20")], True, BOTH)
@example([("BT01", "2020-08", "112.2", ""), ("BT01", "2020-08", "138.02", "2024-05-03")], False, BOTH)
@example([("ILC", "2026-Q4", "138.02", "2027-01-02")], True, BOTH)
@given(st.lists(LINES, min_size=1, max_size=6), st.booleans(), REASONS)
def test_nothing_that_is_known_is_lost(
    lines: list[tuple[str, str, str, str]], allow_gaps: bool, reasons: dict[str, str]
) -> None:
    text = text_of(lines)
    incoming = read_incoming(text, KNOWN, None)
    made = plan(incoming, name="f.csv", today=TODAY, allow_gaps=allow_gaps, **reasons)
    if made.problems:
        return
    after = written(as_yaml(made, "f.csv"))
    for code, series in KNOWN.series.items():
        for period, vintages in series.observations.items():
            still = {one.value for one in after.series[code].observations[period]}
            told = {one.conflict.value for one in after.series[code].observations[period] if one.conflict}
            assert {one.value for one in vintages} <= still | told
            told_why = "a notice" in {one.correction for one in after.series[code].observations[period]}
            assert told_why or changes_little(
                series, [one.value for one in after.series[code].observations[period]]
            )
    again = plan(read_incoming(text, after, None), name="f.csv", today=TODAY, allow_gaps=allow_gaps)
    assert not again.problems
    assert not again.anything


def changes_little(series: Series, values: list[Decimal]) -> bool:
    most = series.revised.within if series.revised else Decimal(0)
    return all(abs(new / old - 1) * 100 <= most for old, new in pairwise(values))


def written(text: str) -> Library:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "import-0001.yaml").write_text(text, encoding="utf-8")
        return load_library(Path(folder))


def test_the_property_is_tried_on_files_that_are_taken() -> None:
    """Were every drawn file refused, nothing would have been proven."""
    good = [
        ("ILC", "2026-Q3", "138.02", ""),
        ("ILC", "2026-Q1", "137.16", "2026-10-02"),
        ("BT01", "2020-08", "112.2", ""),
    ]
    incoming = read_incoming(text_of(good), KNOWN, None)
    made = plan(incoming, name="f.csv", today=TODAY, allow_gaps=False, correction="a notice")
    assert not made.problems
    assert [(one.new, one.vintages, one.confirmed) for one in made.changes] == [(1, 1, 0), (0, 0, 1)]
    ilc = written(as_yaml(made, "f.csv")).series["ILC"]
    assert [str(one.value) for one in ilc.vintages(ilc.last.plus(-2))] == ["135.26", "137.16"]
    assert [one.correction for one in ilc.observations[ilc.last.plus(-2)]] == ["", "a notice"]


HEADS = st.sampled_from(
    [
        "",
        "series,period,value,published,source\n",
        "series;period;value\n",
        '"Libellé";"Indice"\n"idBank";"001532540"\n"Période";""\n',
        '"Libellé";"idBank";"Dernière mise à jour";"Période";"2026-T3"\n"x";"001532540";"20/10/2026";"";',
        '"Title","CPI"\n"CDID","D7BT"\n"Release date","22-04-2026"\n',
    ]
)
SCRAPS = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            ["ILC", "2026-Q3", "9999-Q4", "0000-Q1", "2026 MAR", "138,02", '"', "\n", "\r", "٣"]
        ),
    ),
    max_size=12,
)


@settings(max_examples=300, deadline=None)
@given(HEADS, SCRAPS, st.sampled_from([",", ";", "\t", "\n"]), st.booleans())
def test_no_file_brings_it_down(head: str, scraps: list[str], joint: str, allow_gaps: bool) -> None:
    try:
        incoming = read_incoming(head + joint.join(scraps), KNOWN, None)
    except LayoutError:
        return
    made = plan(incoming, name="f.csv", today=TODAY, allow_gaps=allow_gaps)
    if not made.problems and made.anything:
        written(as_yaml(made, "f.csv"))


def test_a_strangers_letters_do_not_break_what_is_written() -> None:
    head = "series;period;value;published;source\n"
    text = head + 'ILC;2026-Q3;138.02;;"a\x7f\x85\ufffe: {b} \\ \U0001f4c8 #c"\n'
    made = plan(read_incoming(text, KNOWN, None), name='f"\n.csv', today=TODAY, allow_gaps=False)
    ilc = written(as_yaml(made, 'f"\n.csv')).series["ILC"]
    assert ilc.vintages(ilc.last)[0].source == 'a   : {b} \\ \U0001f4c8 #c (f" .csv)'


FALSE = st.tuples(
    st.sampled_from([period for period in KNOWN.series["ILC"].periods if str(period) >= "2008-Q1"]),
    st.decimals(min_value=1, max_value=999, places=2),
    st.dates(date(2005, 1, 1), date(2027, 1, 19)),
)


@settings(max_examples=200, deadline=None)
@given(FALSE)
def test_no_false_value_of_a_final_series_is_taken(line: tuple[Period, Decimal, date]) -> None:
    """Whatever its day: without a reason, a known value is the only one there is."""
    period, value, day = line
    text = text_of([("ILC", str(period), str(value), day.isoformat())])
    made = plan(read_incoming(text, KNOWN, None), name="f.csv", today=TODAY, allow_gaps=False)
    if value in {one.value for one in KNOWN.series["ILC"].vintages(period)}:
        assert made.problems or not made.changes[0].vintages
    else:
        assert made.problems


@settings(max_examples=200, deadline=None)
@given(st.decimals(min_value=1, max_value=999, places=2), st.booleans())
def test_a_step_wider_than_ever_is_not_taken(value: Decimal, excused: bool) -> None:
    """5 % either way of 137.16 is nothing to ask about; five times it nobody can mean."""
    text = text_of([("ILC", "2026-Q3", str(value), "")])
    reason = "a shock" if excused else ""
    made = plan(
        read_incoming(text, KNOWN, None), name="f.csv", today=TODAY, allow_gaps=False, unusual=reason
    )
    near = Decimal("130.302") <= value <= Decimal("144.018")
    possible = Decimal("137.16") / 5 < value < Decimal("137.16") * 5
    assert bool(made.problems) != (near or (excused and possible))
    if not made.problems:
        assert bool(made.changes[0].unusual) != near


@pytest.mark.parametrize("code", sorted(KNOWN.series))
def test_what_is_shipped_obeys_its_own_rules(code: str) -> None:
    """No day that was read lies outside the lag, and every series says whether its values are revised."""
    series = KNOWN.series[code]
    assert series.revised is not None
    assert series.revised.source
    for period, seen in series.observations.items():
        for one in seen:
            assert one.published is None or one.published >= series.out_from(period), period
            assert series.unit == "percent" or one.published is None or one.published > period.last


def test_a_series_of_which_nobody_said_whether_it_is_revised_is_taken_for_final() -> None:
    silent = replace(KNOWN.series["ILC"], revised=None)
    library = Library({"ILC": silent})
    text = text_of([("ILC", "2026-Q1", "135.30", "2026-10-02")])
    made = plan(read_incoming(text, library, None), name="f.csv", today=TODAY, allow_gaps=False)
    (problem,) = made.problems
    assert "and nothing says that values of ILC are revised once published" in str(problem)


def test_a_withdrawn_value_is_not_taken_again() -> None:
    syntec = KNOWN.series["SYNTEC"]
    open_still = replace(syntec, stopped=None, link=None, gaps=())
    text = text_of([("SYNTEC", "2022-08", "286.4", "2022-09-30")])
    incoming = read_incoming(text, Library({"SYNTEC": open_still}), None)
    made = plan(incoming, name="f.csv", today=TODAY, allow_gaps=True)
    assert any("286.4 was withdrawn: attributed to the old series" in str(one) for one in made.problems)


@pytest.mark.parametrize("code", sorted(KNOWN.series))
def test_what_is_known_is_no_contradiction(code: str) -> None:
    """A file with every value as it is known is taken, and adds none."""
    lines = [
        (code, str(period), str(one.value), one.published.isoformat() if one.published else "")
        for period, seen in KNOWN.series[code].observations.items()
        for one in seen
    ]
    made = plan(read_incoming(text_of(lines), KNOWN, None), name="f.csv", today=TODAY, allow_gaps=False)
    assert not made.problems
    assert [(one.new, one.vintages) for one in made.changes] == [(0, 0)]


@pytest.mark.parametrize("code", ["ILC", "ICC", "IRL", "BT01_2010", "UK_CPI_D7BT", "US_CPI_U_CUUR0000SA0"])
def test_no_true_value_is_asked_about(code: str) -> None:
    """Each of the last fifteen values, held against those before it, is one that the series might have."""
    series = KNOWN.series[code]
    for place in range(len(series.periods) - 15, len(series.periods)):
        known = {period: series.observations[period] for period in series.periods[:place]}
        before = Library({code: replace(series, observations=known)})
        period = series.periods[place]
        text = text_of([(code, str(period), str(series.observations[period][0].value), "")])
        made = plan(read_incoming(text, before, None), name="f.csv", today=TODAY, allow_gaps=True)
        assert not made.problems
