"""The series that Clausier brings: whole, in one shape, with nothing filled and every conflict in sight."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from data.load import ROOT
from pipeline.indexation.series import Library, Missing, Period, load_library

COUNTS = {
    "BOE_BANK_RATE": (259, "1975-01-02", "2025-12-18"),
    "BT01_2010": (154, "2012-01", "2026-07"),
    "ECB_MRO_AT_SEMESTER_START": (12, "2021-S1", "2026-S2"),
    "ICC": (106, "2000-Q1", "2026-Q2"),
    "ILAT": (86, "2005-Q1", "2026-Q2"),
    "ILC": (86, "2005-Q1", "2026-Q2"),
    "IPCH_2015_FR": (1, "2024-10", "2024-10"),
    "IPC_ENSEMBLE_2015": (17, "2021-01", "2024-10"),
    "IPC_HORS_TABAC_2015": (17, "2021-01", "2024-10"),
    "IRL": (95, "2002-Q4", "2026-Q2"),
    "SYNTEC": (192, "2006-01", "2021-12"),
    "SYNTEC_REVISED": (17, "2022-08", "2025-01"),
    "TIL_PARTICULIERS": (18, "2015-S2", "2026-S2"),
    "TIL_PROFESSIONNELS": (18, "2015-S2", "2026-S2"),
    "UK_CPI_D7BT": (458, "1988-01", "2026-02"),
    "UK_RPI_CHAW": (470, "1987-01", "2026-02"),
    "US_CPI_U_CUUR0000SA0": (1363, "1913-01", "2026-08"),
}
CONFLICTS = {
    "ILAT": ["2011-Q2", "2022-Q4"],
    "ILC": ["2022-Q4"],
    "UK_CPI_D7BT": ["2024-03"],
    "BT01_2010": ["2020-07", "2020-08", "2020-09"],
    "TIL_PROFESSIONNELS": ["2025-S1", "2025-S2"],
}
LARGEST_STEP = Decimal("0.1")
"""An index that moves more from one period to the next is mistyped (American prices fell 3 % in 1921)."""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def test_every_value_is_there(library: Library) -> None:
    found = {
        code: (len(one.periods), str(one.first), str(one.last))
        for code, one in sorted(library.series.items())
    }
    assert found == COUNTS
    assert len(list((ROOT / "indices").glob("*.yaml"))) == len(COUNTS)


def test_values_are_in_order_and_none_jumps(library: Library) -> None:
    for one in library.series.values():
        for period in one.periods:
            for seen in one.vintages(period):
                assert seen.value >= 0, (one.code, str(period))
                assert seen.source
                assert (seen.published >= period.first) or one.unit == "percent", (one.code, str(period))
        if one.unit == "index":
            for before, after in pairwise(one.periods):
                old, new = one.observations[before][-1].value, one.observations[after][-1].value
                steps = after.number - before.number
                assert abs(new / old - 1) < LARGEST_STEP * steps, (one.code, str(after))


def test_titles_aliases_and_sources_are_told(library: Library) -> None:
    for one in library.series.values():
        assert set(one.title) == {"fr", "en"}
        assert all(one.title.values())
        assert (one.base != "") == (one.unit == "index"), one.code
        assert all(source.name and source.licence for source in one.sources), one.code
        assert all(lag.source for lag in one.lags), one.code
        used = {vintage.source.key for vintages in one.observations.values() for vintage in vintages}
        assert used == {source.key for source in one.sources}, one.code


def test_conflicts_stay_in_sight(library: Library) -> None:
    found = {
        code: [str(p) for p in one.periods if any(v.conflict for v in one.observations[p])]
        for code, one in library.series.items()
    }
    assert {code: periods for code, periods in found.items() if periods} == CONFLICTS
    for month in CONFLICTS["BT01_2010"]:
        answer = library.series["BT01_2010"].value(Period.parse(month), date(2026, 11, 26))
        assert isinstance(answer, Missing)
        assert answer.kind == "conflict"


def test_nothing_is_filled(library: Library) -> None:
    for one in library.series.values():
        for gap in one.gaps:
            period = gap.first
            while period <= gap.last:
                assert period not in one.observations
                period = period.plus(1)
    cpi = library.series["US_CPI_U_CUUR0000SA0"]
    assert [(str(gap.first), str(gap.last), gap.kind) for gap in cpi.gaps] == [
        ("2025-10", "2025-10", "never_published")
    ]
    assert "286.4" in {str(one.value) for one in library.series["SYNTEC"].withdrawn}


def test_published_days_follow_the_period_within_the_bounds_of_the_lag(library: Library) -> None:
    """A lag that does not fit the days that were read is no lag; days far off are named here."""
    far = {
        "ILC": {f"200{year}-Q{q}" for year in (5, 6, 7) for q in (1, 2, 3, 4)} | {"2008-Q1", "2008-Q2"},
        "US_CPI_U_CUUR0000SA0": {"2025-09"},
    }
    for one in library.series.values():
        for period, vintages in one.observations.items():
            published = vintages[0].published
            if published is None or str(period) in far.get(one.code, ()):
                continue
            lag = one.lag(period)
            begin = period.last if lag.counted_from == "end" else period.first
            assert lag.least <= (published - begin).days <= lag.most, (one.code, str(period))


def test_the_link_of_syntec_is_the_published_one(library: Library) -> None:
    link = library.series["SYNTEC"].link
    assert link is not None
    assert (link.new, str(link.first), str(link.coefficient)) == ("SYNTEC_REVISED", "2022-08", "0.97975")
    assert (Decimal("280.6") / Decimal("286.4")).quantize(Decimal("0.00001")) == link.coefficient
