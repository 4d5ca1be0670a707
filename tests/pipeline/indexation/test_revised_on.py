"""The days on which a price is to move: what can have been skipped."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pipeline.indexation.due import Facts, Line, Stretch
from pipeline.indexation.parsing import parse
from pipeline.indexation.revised_on import revised_on

_YEARLY = parse("Pn = Pn-1 × (1 + 3 %)\napplied to: previous\nevery: 12 months\non: anniversary")
_START = date(2023, 3, 1)
_TODAY = date(2025, 6, 30)


def _line(*stretches: Stretch) -> Line:
    return Line("line", "", "EUR", "year", stretches)


def test_each_anniversary_until_a_year_from_today() -> None:
    line = _line(Stretch(_START, Decimal(1000), (_YEARLY,)))
    days = [date(year, 3, 1) for year in (2024, 2025, 2026)]
    assert list(revised_on(line, Facts(_START, _TODAY))) == days
    assert list(revised_on(line, Facts(_START, _TODAY, end=date(2025, 2, 28)))) == days[:1]


def test_an_amended_price_moves_from_its_own_day_on_and_an_unknown_one_on_no_day() -> None:
    first, later = Stretch(_START, Decimal(1000), (_YEARLY,)), date(2025, 3, 1)
    again = Stretch(later, Decimal(2000), (_YEARLY,))
    facts = Facts(_START, _TODAY)
    assert revised_on(_line(first, again), facts) == (date(2024, 3, 1), date(2026, 3, 1))
    assert revised_on(_line(first, Stretch(later, None, (), "which is not settled")), facts) == (
        date(2024, 3, 1),
    )
    assert revised_on(_line(Stretch(_START, Decimal(1000))), facts) == ()


def test_days_that_are_not_known_are_none() -> None:
    once = parse("Pn = Pn-1 × (1 + 3 %)\napplied to: previous\nfirst: 2024-01-01")
    assert revised_on(_line(Stretch(_START, Decimal(1000), (once,))), Facts(_START, _TODAY)) == (
        date(2024, 1, 1),
    )
