"""What a series answers on a day: values, vintages, gaps, and why there is none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from data.load import lexicon
from pipeline.indexation.series import (
    Library,
    Linked,
    Missing,
    Observation,
    Period,
    load_library,
)
from pipeline.types import Language


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


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
