"""Dates as contracts write them, in both languages; blanks, misreadings, and the arithmetic."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import (
    Ambiguous,
    add_duration,
    date_order,
    end_of_period,
    explain,
    find_dates,
    say_date,
    say_duration,
    subtract_duration,
)

FOUND = [
    ("fr", "le 1er janvier 2024", "1er janvier 2024", date(2024, 1, 1)),
    ("fr", "Fait à Lyon, le 31/12/2023.", "31/12/2023", date(2023, 12, 31)),
    ("fr", "le 01.02.2024", "01.02.2024", date(2024, 2, 1)),
    ("fr", "le premier janvier deux mille vingt", "premier janvier deux mille vingt", date(2020, 1, 1)),
    ("fr", "le vingt et un juin deux mille vingt-trois", None, date(2023, 6, 21)),
    ("fr", "L'an deux mille vingt-quatre, le cinq mars,", None, date(2024, 3, 5)),
    ("fr", "le 3 août\n2019", "3 août\n2019", date(2019, 8, 3)),
    ("en", "dated January 31, 2024 between", "January 31, 2024", date(2024, 1, 31)),
    ("en", "this 31st day of January, 2024", "31st day of January, 2024", date(2024, 1, 31)),
    ("en", "the first day of March two thousand and four", None, date(2004, 3, 1)),
    ("en", "the twenty-first day of May, nineteen hundred and ninety-nine", None, date(1999, 5, 21)),
    (
        "en",
        "21st day of May, in the year of our Lord one thousand nine hundred ninety-nine",
        None,
        date(1999, 5, 21),
    ),
    ("en", "on 12 March 2019", "12 March 2019", date(2019, 3, 12)),
    ("en", "June 9,2020", "June 9,2020", date(2020, 6, 9)),
    ("en", "this 14t h day of May 2020", "14t h day of May 2020", date(2020, 5, 14)),
    ("en", "Dated: 5-Jan-01", "5-Jan-01", date(2001, 1, 5)),
    ("en", "2024-05-06", "2024-05-06", date(2024, 5, 6)),
    ("en", "13/04/2024", "13/04/2024", date(2024, 4, 13)),
    ("en", "9/21/98", "9/21/98", date(1998, 9, 21)),
    ("en", "05/05/2021", "05/05/2021", date(2021, 5, 5)),
    ("en", "2024, January the 5th", "2024, January the 5th", date(2024, 1, 5)),
]


@pytest.mark.parametrize(("language", "text", "words", "day"), FOUND)
def test_dates_are_found_where_they_stand(language: str, text: str, words: str | None, day: date) -> None:
    (found,) = find_dates(text, language)
    assert found.date == day
    assert found.precision == "day"
    assert not found.repaired
    if words is not None:
        assert text[found.start : found.end] == words


def test_two_dates_may_share_a_year() -> None:
    days = [item.date for item in find_dates("du 1er janvier au 31 décembre 2024", "fr")]
    assert days == [date(2024, 1, 1), date(2024, 12, 31)]


@pytest.mark.parametrize(
    ("language", "text", "day", "repaired"),
    [
        ("fr", "le l2 janvier 2O24", date(2024, 1, 12), "l2 -> 12; 2O24 -> 2024"),
        ("fr", "le 5 mars 2Ol5", date(2015, 3, 5), "2Ol5 -> 2015"),
        ("fr", "le l5/O3/2021", date(2021, 3, 15), "l5 -> 15; O3 -> 03"),
        ("en", "0ctober 3, 20l9", date(2019, 10, 3), "0ctober -> october; 20l9 -> 2019"),
    ],
)
def test_misreadings_are_mended_and_told(language: str, text: str, day: date, repaired: str) -> None:
    (found,) = find_dates(text, language)
    assert found.date == day
    assert sorted(found.repaired.lower().split("; ")) == sorted(repaired.lower().split("; "))


@pytest.mark.parametrize("text", ["le l9 févricr 2O24", "le O janvier 2024", "le 3l février 2O24"])
def test_a_repair_that_does_not_check_out_is_no_date(text: str) -> None:
    assert [item for item in find_dates(text, "fr") if item.date is not None] == []


BLANK = [
    ("fr", "le ____ 2024"),
    ("fr", "le ______________ 2024"),
    ("fr", "le [DATE]"),
    ("fr", "le XX/XX/2024"),
    ("fr", "le ___/___/_____"),
    ("fr", "Fait le … / … / 2024"),
    ("fr", "à compter du {{date_signature}}"),
    ("fr", "XXXDATEXXX"),
    ("en", "this ____ day of March, 2018"),
    ("en", "____________, 1996"),
    ("en", "[ ] day of [ ], 2020"),
    ("en", "[●], 2020"),
    ("en", "January __, 2024"),
    ("en", "December [***], 2019"),
    ("en", "March 3, 20__"),
]


@pytest.mark.parametrize(("language", "text"), BLANK)
def test_blanks_are_found_as_unknown(language: str, text: str) -> None:
    (found,) = find_dates(text, language)
    assert found.date is None
    assert found.reason


def test_figures_that_read_two_ways_are_left_open() -> None:
    (found,) = find_dates("03/04/2024", "en")
    assert found.date is None
    assert found.candidates == (date(2024, 3, 4), date(2024, 4, 3))
    assert find_dates("03/04/2024", "en", order="mdy")[0].date == date(2024, 3, 4)
    assert find_dates("03/04/2024", "en", order="dmy")[0].date == date(2024, 4, 3)
    assert find_dates("03/04/2024", "fr")[0].date == date(2024, 4, 3)


def test_the_order_of_figures_is_learned_from_the_document() -> None:
    assert date_order("Paid 13/02/2020 and 04/05/2020", "en") == "dmy"
    assert date_order("Paid 02/13/2020", "en") == "mdy"
    assert date_order("Paid 02/13/2020 and 13/02/2020", "en") is None
    assert date_order("a Delaware corporation in New York, State of New York", "en") == "mdy"
    assert date_order("nothing", "en") is None


def test_only_a_month_is_no_day() -> None:
    (found,) = find_dates("en janvier 2024", "fr")
    assert (found.date, found.precision) == (None, "month")
    assert found.candidates == (date(2024, 1, 1), date(2024, 1, 31))


def test_a_day_that_is_not_in_the_calendar_is_unknown() -> None:
    (found,) = find_dates("le 31 février 2024", "fr")
    assert found.date is None
    assert "calendar" in found.reason


@pytest.mark.parametrize(
    "text", ["Tél. 01.02.03.04.05", "Party may 30 days after", "Section 12.3.4 of", "1234-5678", "36 mois"]
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, "en") == []


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(["fr", "en"]))
def test_what_is_said_is_read_again(day: date, language: str) -> None:
    (found,) = find_dates(f"x {say_date(day, language)} y", language)
    assert found.date == day


@given(st.text(alphabet="0123456789oOlI/.-_ [](){}xX,janviermyth\n'*●", max_size=120))
def test_nothing_breaks_the_grammar_and_offsets_hold(text: str) -> None:
    for language in ("fr", "en"):
        last = 0
        for found in find_dates(text, language):
            assert 0 <= found.start < found.end <= len(text)
            assert found.start >= last or found.date is not None
            last = found.start
            assert (found.date is None) == bool(found.reason)


def test_months_keep_the_day() -> None:
    assert add_duration(date(2024, 1, 15), "P1M") == date(2024, 2, 15)
    assert add_duration(date(2024, 1, 1), "P1Y6M") == date(2025, 7, 1)
    assert add_duration(date(2024, 1, 1), "P30D") == date(2024, 1, 31)
    assert add_duration(date(2024, 1, 1), "P2W") == date(2024, 1, 15)


def test_a_month_after_the_31st_is_open() -> None:
    found = add_duration(date(2023, 1, 31), "P1M")
    assert isinstance(found, Ambiguous)
    assert found.candidates == (date(2023, 2, 28), date(2023, 3, 1))


def test_twelve_months_from_new_year_end_on_new_years_eve() -> None:
    assert end_of_period(date(2024, 1, 1), "P12M", start_counts=True) == date(2024, 12, 31)
    assert end_of_period(date(2024, 1, 1), "P12M", start_counts=False) == date(2025, 1, 1)
    leap = end_of_period(date(2024, 2, 29), "P12M", start_counts=True)
    assert isinstance(leap, Ambiguous)
    assert leap.candidates == (date(2025, 2, 27), date(2025, 2, 28))


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 28)), st.integers(1, 240))
def test_taking_away_undoes_adding(day: date, months: int) -> None:
    later = add_duration(day, f"P{months}M")
    if isinstance(later, date):
        back = subtract_duration(later, f"P{months}M")
        assert back == day
    else:
        assert day.day > 28
        assert later.candidates[1] - later.candidates[0] == timedelta(days=1)


@pytest.mark.parametrize("wrong", ["", "P", "PT1H", "12M", "P1.5Y"])
def test_what_is_no_duration_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        add_duration(date(2024, 1, 1), wrong)


def test_beyond_the_calendar() -> None:
    assert isinstance(add_duration(date(2024, 1, 1), "P99999M"), Ambiguous)


def test_arithmetic_in_words() -> None:
    counted = explain(date(2024, 1, 1), "P12M", date(2024, 12, 31), start_counts=True)
    assert counted == "1 January 2024 + 12 months, first day counted = 31 December 2024"
    start, end = date(2024, 1, 5), date(2027, 1, 5)
    after = explain(start, "P36M", end, start_counts=False, basis="effective date")
    assert after == "5 January 2024 (effective date) + 36 months, first day not counted = 5 January 2027"
    assert say_duration("P1M", "en") == "1 month"
    assert say_duration("P1Y6M", "fr") == "1 an 6 mois"
