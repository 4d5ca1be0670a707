"""Whatever a file brings, what was known before still stands, and the same file brings nothing more."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.indexation.imports import LayoutError, as_yaml, plan, read_incoming
from pipeline.indexation.series import Library, load_library

TODAY = date(2026, 11, 26)
KNOWN = load_library()
QUARTERS = [f"{year}-Q{quarter}" for year in (2024, 2025, 2026) for quarter in (1, 2, 3, 4)]
LINES = st.tuples(
    st.sampled_from(["ILC", "ILAT", "BT01"]),
    st.sampled_from([*QUARTERS, "2020-08", "2026-08"]),
    st.sampled_from(["134.58", "135.26", "137.16", "138.02", "112.2", "139.1", "13.9", "138,02"]),
    st.one_of(st.just(""), st.dates(date(2024, 1, 1), date(2026, 11, 30)).map(date.isoformat)),
)


def text_of(lines: list[tuple[str, str, str, str]]) -> str:
    rows = [";".join((*line, "somebody")) for line in lines]
    return "\n".join(["series;period;value;published;source", *rows])


@settings(max_examples=120, deadline=None)
@example([("BT01", "2026-08", "112.2", ""), ("BT01", "2026-08", "139.1", "2026-11-20")], True)
@example([("BT01", "2020-08", "112.2", ""), ("BT01", "2020-08", "138.02", "2024-05-03")], False)
@given(st.lists(LINES, min_size=1, max_size=6), st.booleans())
def test_nothing_that_is_known_is_lost(lines: list[tuple[str, str, str, str]], allow_gaps: bool) -> None:
    text = text_of(lines)
    made = plan(read_incoming(text, KNOWN, None), name="f.csv", today=TODAY, allow_gaps=allow_gaps)
    if made.problems:
        return
    after = written(as_yaml(made, "f.csv"))
    for code, series in KNOWN.series.items():
        for period, vintages in series.observations.items():
            still = {one.value for one in after.series[code].observations[period]}
            told = {one.conflict.value for one in after.series[code].observations[period] if one.conflict}
            assert {one.value for one in vintages} <= still | told
    again = plan(read_incoming(text, after, None), name="f.csv", today=TODAY, allow_gaps=allow_gaps)
    assert not again.problems
    assert not again.anything


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
    made = plan(read_incoming(text_of(good), KNOWN, None), name="f.csv", today=TODAY, allow_gaps=False)
    assert not made.problems
    assert [(one.new, one.vintages, one.confirmed) for one in made.changes] == [(1, 1, 0), (0, 0, 1)]
    ilc = written(as_yaml(made, "f.csv")).series["ILC"]
    assert [str(one.value) for one in ilc.vintages(ilc.last.plus(-2))] == ["135.26", "137.16"]


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
