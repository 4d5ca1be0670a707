"""The timeline: to scale, no mark on another, bars where marks would pile up."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.outputs._report_timeline import DAYS, KINDS, WIDTH, Due, month_later, timeline

TODAY = date(2026, 11, 25)


def _due(days: int, kind: str = "end") -> Due:
    return Due(TODAY + timedelta(days=days), kind, f"{kind} in {days}", f"d{days}")


def test_months_run_from_today_to_the_same_day_a_year_on() -> None:
    ticks = timeline(TODAY, []).ticks
    assert [tick.month for tick in ticks] == [TODAY, *(month_later(TODAY, n) for n in range(1, 13))]
    assert all(one.x < two.x for one, two in pairwise(ticks))


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2026, 1, 1), date(2026, 12, 31)])
def test_any_day_can_be_today(today: date) -> None:
    drawn = timeline(
        today, [Due(today, "notice", "", ""), Due(today + timedelta(days=DAYS), "end", "", "")]
    )
    assert len(drawn.marks) == 2
    assert drawn.kinds == ("notice", "end")


def test_later_days_lie_further_right_and_others_are_not_drawn() -> None:
    marks = timeline(TODAY, [_due(300), _due(20), _due(-1), _due(DAYS + 1)]).marks
    assert [mark.due.link for mark in marks] == ["d20", "d300"]
    assert marks[0].x < marks[1].x


@given(st.lists(st.tuples(st.integers(0, DAYS), st.sampled_from(KINDS)), max_size=60))
def test_nothing_is_drawn_over_another_or_outside(days: list[tuple[int, str]]) -> None:
    drawn = timeline(TODAY, [_due(*item) for item in days])
    assert bool(drawn.marks) != bool(drawn.bars) or not days
    for mark in drawn.marks:
        assert 8 <= mark.x <= WIDTH - 8
        assert mark.y - 8 >= 0
        assert mark.y + 8 <= drawn.height
    for one, two in combinations(drawn.marks, 2):
        assert abs(one.x - two.x) >= 17.5 or abs(one.y - two.y) >= 17.5
    assert sum(tick.count for tick in drawn.ticks) == len(days)
    assert sum(bar.count for bar in drawn.bars) in (0, len(days))


def test_many_days_of_one_month_become_a_bar_with_their_number() -> None:
    drawn = timeline(TODAY, [_due(40, kind) for kind in KINDS for _ in range(30)] + [_due(100)])
    assert not drawn.marks
    assert [bar.count for bar in drawn.bars] == [30, 30, 30, 30, 1]
    assert max(tick.count for tick in drawn.ticks) == 120
    assert all(bar.y >= 0 and bar.y + bar.height <= drawn.base + 0.2 for bar in drawn.bars)
