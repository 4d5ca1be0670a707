"""No price is final by an index that came out after the day on which the price is first due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.indexation._lookup import Reader
from pipeline.indexation.due import Facts, Line, Stretch, schedule
from pipeline.indexation.formula import Bounds, Days, Formula, IndexTerm, Ratio, Reference
from pipeline.indexation.reading import read
from pipeline.types import Language
from tests.pipeline.indexation.official import library

_TOLD = yaml.safe_load((Path(__file__).parent / "schedules.yaml").read_text(encoding="utf-8"))["series"]
_READER = Reader(library({"ILC": _TOLD["ILC"]}))
_START, _TODAY = date(2022, 1, 1), date(2026, 11, 25)
_QUARTERS = ("Q1", "Q2", "Q3", "Q4")
_NOW = st.one_of(
    st.builds(
        Reference,
        st.just("of_year"),
        st.sampled_from(_QUARTERS),
        years=st.integers(-1, 0),
        last_out=st.booleans(),
    ),
    st.builds(Reference, st.just("months_before"), months=st.integers(0, 12)),
    st.builds(Reference, st.just("latest"), months=st.integers(0, 6)),
    st.builds(
        Reference,
        st.just("period"),
        st.builds("{}-{}".format, st.integers(2022, 2026), st.sampled_from(_QUARTERS)),
    ),
)
_BASE = st.one_of(
    st.just(Reference("period", "2021-Q2")),
    st.just(Reference("earlier", months=12)),
    st.builds(Reference, st.just("latest"), anchor=st.sampled_from(("effective", "previous_revision"))),
)
_BOUNDS = st.sampled_from(
    (
        Bounds(),
        Bounds(cap=Decimal("0.02")),
        Bounds(threshold=Decimal("0.03")),
        Bounds(threshold=Decimal("0.03"), floor=Decimal("0.01")),
        Bounds(never_below="previous"),
    )
)


@st.composite
def _formulas(draw: st.DrawFn) -> Formula:
    """Draw a formula of one index that first moves a price in 2022 to 2026."""
    movement = Ratio(Decimal(0), (IndexTerm("ILC", "I", Decimal(1), draw(_NOW), draw(_BASE)),))
    return Formula(
        movement,
        draw(st.sampled_from(("base", "previous"))),
        bounds=draw(_BOUNDS),
        direction=draw(st.sampled_from(("both", "up"))),
        days=Days(
            draw(st.sampled_from((0, 3, 12))), first=draw(st.dates(date(2022, 2, 1), date(2026, 1, 1)))
        ),
    )


@given(_formulas())
@settings(deadline=None, max_examples=150)
def test_what_is_final_rests_on_what_was_out_when_the_price_was_first_due(formula: Formula) -> None:
    line = Line("rent", "", "EUR", "year", (Stretch(_START, Decimal(1000), (formula,)),))
    rows = schedule(line, Facts(_START, _TODAY, small_firm=False), _READER)
    assert len(rows) > 1
    for row in rows:
        late = [
            one.period for one in row.index_values if one.published and one.published > row.period_start
        ]
        assert not late or row.state != "final", (row.period_start, late)


_CLAUSES: list[tuple[Language, str, str]] = [
    ("fr", "", ""),
    (
        "fr",
        " Dans l'attente de la publication, le loyer est réglé à titre provisionnel, la régularisation "
        "ayant lieu dès qu'elle intervient.",
        "régularisation",
    ),
    ("fr", " Le preneur verse une provision pour charges, régularisée chaque année.", ""),
    ("fr", " La différence sera facturée avec effet rétroactif dès la parution de l'indice.", "rétroactif"),
]


@pytest.mark.parametrize(("language", "more", "said"), _CLAUSES)
def test_what_the_clause_says_of_the_time_until_then_is_told(
    language: Language, more: str, said: str
) -> None:
    text = (
        "Le loyer est révisé, à la hausse comme à la baisse, au 1er janvier de chaque année selon la "
        "variation de l'ILC, l'indice de base étant celui du 4e trimestre 2022 et l'indice de révision "
        f"celui du 4e trimestre de l'année précédente.{more}"
    )
    formulas = read(text, language).formulas
    start = date(2023, 6, 1)
    line = Line("rent", "", "EUR", "year", (Stretch(start, Decimal(1000), formulas),))
    row = schedule(line, Facts(start, _TODAY, small_firm=False, end=date(2024, 12, 31)), _READER)[1]
    assert row.price_due == Decimal("1052.20")
    assert row.state == "assumed"
    assert "ILC 2023-Q4 was not out on 2024-01-01, when the price moves" in row.reason
    assert ("and the clause says" in row.reason) == bool(said)
    assert said in row.reason


def test_the_price_after_it_does_not_rest_on_how_it_was_made_up_for() -> None:
    late = Reference("of_year", "Q4", years=-1)
    movement = Ratio(
        Decimal(0), (IndexTerm("ILC", "I", Decimal(1), late, Reference("earlier", months=12)),)
    )
    formula = Formula(movement, "previous", direction="both", days=Days(12, first=date(2024, 1, 1)))
    start = date(2023, 1, 1)
    line = Line("rent", "", "EUR", "year", (Stretch(start, Decimal(1000), (formula,)),))
    rows = schedule(line, Facts(start, _TODAY, small_firm=False, end=date(2025, 12, 31)), _READER)
    assert all("a price before it" not in row.reason for row in rows)
    assert [row.state for row in rows] == ["final", "assumed", "assumed"]
    early = replace(formula, days=Days(12, first=date(2024, 7, 1)))
    line = replace(line, stretches=(Stretch(start, Decimal(1000), (early,)),))
    rows = schedule(line, Facts(start, _TODAY, small_firm=False, end=date(2025, 6, 30)), _READER)
    assert [row.state for row in rows][-1] == "final"


def test_once_the_reading_is_out_the_price_is_final() -> None:
    named = Reference("period", "2023-Q4")
    movement = Ratio(
        Decimal(0), (IndexTerm("ILC", "I", Decimal(1), named, Reference("period", "2022-Q4")),)
    )
    formula = Formula(movement, "base", direction="both", days=Days(0, first=date(2024, 1, 1)))
    start = date(2023, 1, 1)
    line = Line("rent", "", "EUR", "year", (Stretch(start, Decimal(1000), (formula,)),))
    rows = schedule(line, Facts(start, _TODAY, small_firm=False, end=date(2025, 12, 31)), _READER)
    assert [(row.price_due, row.state) for row in rows] == [
        (Decimal(1000), "final"),
        (Decimal("1052.20"), "assumed"),
        (Decimal("1052.20"), "final"),
    ]
