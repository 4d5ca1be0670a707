"""An assumed day of publication takes certainty only where it can change which value is taken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._lookup import Reader
from pipeline.indexation._side_by_side import ONE_OF_SEVERAL
from pipeline.indexation.due import Facts, Line, ScheduleRow, Stretch, schedule
from pipeline.indexation.formula import SURE
from pipeline.indexation.parsing import parse
from pipeline.indexation.reading import read
from pipeline.indexation.reading.settle import terms_of
from tests.pipeline.indexation.official import library

# A quarter is taken to come out 85 days after its end, 65 to 105 at most: Q2 of 2023 by 23 September.
_NEXT_ASSUMED = {
    "2022-Q1": ("90", None),
    "2022-Q4": ("100", date(2023, 3, 25)),
    "2023-Q1": ("110", date(2023, 6, 25)),
    "2023-Q2": ("120", None),
}
_OWN_ASSUMED = {
    "2022-Q1": ("90", None),
    "2022-Q4": ("100", date(2023, 3, 25)),
    "2023-Q1": ("110", None),
    "2023-Q2": ("120", None),
}
_LATEST = "latest"
_NAMED = "of_year period=Q1"
_LAST_NAMED = "of_year period=Q1 last_out=yes"


def _row(values: dict[str, tuple[str, date | None]], reference: str, day: date) -> ScheduleRow:
    text = (
        f'P = P0 × ILC / ILC0\napplied to: base\nILC: "ILC" as "I"; {reference}; period period=2022-Q4\n'
        f"direction: both\nevery: 12 months\nfirst: {day}"
    )
    line = Line("line", "", "EUR", "year", (Stretch(date(2023, 1, 1), Decimal(1000), (parse(text),)),))
    reader = Reader(library({"ILC": {"every": "quarter", "values": values}}))
    facts = Facts(date(2023, 1, 1), date(2023, 12, 31), small_firm=False, end=date(2023, 12, 31))
    return schedule(line, facts, reader)[-1]


@pytest.mark.parametrize(
    ("values", "reference", "day", "state", "says"),
    [
        (_NEXT_ASSUMED, _LATEST, date(2023, 7, 15), "final", ""),
        (_NEXT_ASSUMED, _LATEST, date(2023, 9, 10), "assumed", "whether ILC 2023-Q1 was the last one out"),
        (_OWN_ASSUMED, _LATEST, date(2023, 8, 10), "assumed", "follows from its usual delay"),
        (_OWN_ASSUMED, _NAMED, date(2023, 8, 10), "final", ""),
        (_OWN_ASSUMED, _NAMED, date(2023, 6, 25), "final", ""),
        (_OWN_ASSUMED, _LAST_NAMED, date(2023, 8, 10), "final", ""),
        (
            _OWN_ASSUMED,
            _LAST_NAMED,
            date(2023, 6, 28),
            "assumed",
            "whether ILC 2023-Q1 was the last one out",
        ),
    ],
    ids=[
        "both days read",
        "the next may be out",
        "its own day",
        "a named period",
        "a named period, on the day",
        "the last of a name",
        "the last of a name, on the day",
    ],
)
def test_the_day_counts_where_it_decides_which_value_is_taken(
    values: dict[str, tuple[str, date | None]], reference: str, day: date, state: str, says: str
) -> None:
    row = _row(values, reference, day)
    assert row.price_due == Decimal("1100.00")
    assert row.state == state, row.reason
    assert says in row.reason
    assert ONE_OF_SEVERAL not in row.reason


def test_the_last_one_of_a_quarter_is_that_of_the_year_before_until_the_next_is_out() -> None:
    row = _row(_NEXT_ASSUMED, _LAST_NAMED, date(2023, 5, 1))
    assert row.price_due == Decimal("900.00")
    assert row.state == "assumed"
    assert "2023-Q1 was not out on 2023-05-01, and the index of the year before is taken" in row.reason
    assert _row(_NEXT_ASSUMED, _LAST_NAMED, date(2023, 6, 26)).price_due == Decimal("1100.00")


def test_the_last_second_quarter_published_by_july_is_left_to_the_days_of_publication() -> None:
    words = (
        "Le loyer est révisé chaque année au {day} selon la variation de l'ILC, l'indice de base étant "
        "celui du 2e trimestre 2021 et l'indice de révision le dernier indice du 2e trimestre publié."
    )
    of_july, of_october = (
        read(words.format(day=day), "fr").formulas[0] for day in ("1er juillet", "1er octobre")
    )
    (july,), (october,) = (terms_of(one.movement) for one in (of_july, of_october))
    assert july.now.last_out
    part = of_july.part("reference_period")
    assert part is not None
    assert part.confidence < SURE
    assert (october.now.last_out, october.now.years) == (False, 0)
