"""Ends that hang on events, on the contract's own years, or on which of several days counts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pipeline.terms._reading import read

HEAD = "This Agreement is entered into as of May 16, 2019 by and between Alpha Inc. and Beta LLC.\n\n"


@pytest.mark.parametrize(
    "words",
    [
        "The term is ten (10) years which shall commence on the date upon which Alpha delivers.",
        "This Agreement will end three (3) years from the date the site becomes accessible.",
        "This Agreement shall continue for a period of two (2) years from the Opening Day.",
    ],
)
def test_a_term_that_runs_from_an_unknown_day_has_no_stated_end(words: str) -> None:
    (term,) = read(f"{HEAD}3. Term. {words}", "en", "expiration_date")
    assert (term.state, term.value_text) == ("unknown", "")
    assert term.reason


@pytest.mark.parametrize(
    "words",
    [
        '1. "Calendar Year" means the period ending on December 31; the first one of the Term shall '
        "end on December 31, 2019.",
        "7. Term. It shall terminate if sales within the period 1 July 2024 - 30 June 2025 fell.",
        "9. Secrets. Confidential Information shall be kept during the term of this Agreement and for an "
        "indefinite period thereafter.",
    ],
)
def test_what_ends_or_lasts_besides_states_no_end(words: str) -> None:
    found = read(HEAD + words, "en", "expiration_date")
    assert [term.value_text for term in found if term.state == "stated"] == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (
            "1. Initial Term shall mean the Effective Date through the day prior to the fourth anniversary "
            "of the Effective Date.",
            "2023-05-15",
        ),
        (
            "3. Term. The term of this Agreement shall begin on January 1, 2020 and continue for a period "
            "of five (5) years.",
            "2024-12-31",
        ),
    ],
)
def test_the_eve_is_the_last_day(words: str, day: str) -> None:
    head = HEAD.replace("May 16, 2019", 'May 16, 2019 (the "Effective Date")')
    (term,) = read(head + words, "en", "expiration_date")
    assert (term.state, term.value_text) == ("stated", day)


@pytest.mark.parametrize(
    "words",
    [
        "2. Validity. This Agreement shall remain valid during the term of the Loan.",
        "2. Support. The maintenance is for a period of one year commencing upon the end of another.",
        "2. Links. Alpha shows links during the first year of the term of the Agreement.",
    ],
)
def test_an_end_that_is_only_spoken_of_is_never_absent(words: str) -> None:
    (term,) = read(HEAD + words, "en", "expiration_date")
    assert (term.state, term.value_text) == ("unknown", "")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (
            '"Contract Year" means a year from March 1 to the end of February, the first being that '
            "in which the hall opens.",
            "",
        ),
        ('Each season of the team (a "Contract Year") ends with its last match.', ""),
        ('"Contract Year" means each period of twelve months from the Effective Date.', "2029-05-16"),
        ("Every year the parties meet.", "2029-05-16"),
    ],
)
def test_years_that_the_contract_defines_are_not_counted_from_its_effect(words: str, day: str) -> None:
    head = HEAD.replace("May 16, 2019", 'May 16, 2019 (the "Effective Date")')
    text = f"1. Term. This Agreement shall continue for ten (10) Contract Years.\n\n2. Years. {words}"
    (term,) = read(head + text, "en", "expiration_date")
    assert (term.state, term.value_text) == ("stated" if day else "unknown", day)
    assert day or "contract year" in term.reason


@pytest.mark.parametrize(
    "words",
    [
        "This Agreement shall continue for the Service Term unless earlier terminated as set out herein.",
        "This Agreement shall continue until the expiration of the Term.",
        "This Agreement shall continue for two years and thereafter until terminated by either party.",
    ],
)
def test_what_may_end_it_sooner_makes_no_contract_perpetual(words: str) -> None:
    for term in read(f"3. Term. {words}", "en", "expiration_date"):
        assert term.value_text != "perpetual"


def test_the_last_of_several_days_is_its_end_and_never_sure() -> None:
    text = HEAD + "3. Term. The initial term of this Agreement is the sooner of six (6) months or its sale."
    (term,) = read(text, "en", "expiration_date")
    assert term.state == "stated"
    assert term.confidence < 0.9


def test_the_later_of_two_days_is_not_known() -> None:
    text = HEAD + "3. Term. The initial term of this Agreement is the later of six (6) months and its sale."
    (term,) = read(text, "en", "expiration_date")
    assert term.state == "unknown"


def test_a_contract_before_this_one_ends_on_its_own_day() -> None:
    text = "ARTICLE 2 - DURÉE\n\nPour mémoire, le marché précédent expire le 3 décembre 2022."
    assert all(term.state != "stated" for term in read(text, "fr", "expiration_date"))


def test_special_conditions_override_general_ones() -> None:
    text = (
        "CONDITIONS PARTICULIÈRES\n\nArticle 1 - Durée\n\nPar dérogation à l'article 4 des "
        "conditions générales, le "
        "contrat est conclu pour une durée ferme de trente-six (36) mois.\n\nCONDITIONS "
        "GÉNÉRALES\n\nArticle 4 - "
        "Durée\n\nSauf stipulation contraire des conditions particulières, le contrat est conclu "
        "pour une durée "
        "d'un (1) an."
    )
    (term,) = read(text, "fr", "term")
    assert term.value_text == "P36M"


@given(
    begins=st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)).filter(
        lambda day: day.day < 29
    ),
    years=st.integers(min_value=1, max_value=40),
)
@settings(max_examples=40, deadline=None)
def test_years_from_the_effective_date_end_on_its_anniversary(begins: date, years: int) -> None:
    text = (
        f"This Agreement is made as of {begins.strftime('%B')} {begins.day}, {begins.year} (the "
        '"Effective Date") '
        f"between Alpha and Beta.\n\n1. Term. This Agreement shall continue until the date that "
        f"is {years} years "
        "after the Effective Date.\n\n2. Fees. None."
    )
    (term,) = read(text, "en", "expiration_date")
    assert term.value_text == begins.replace(year=begins.year + years).isoformat()


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ('The "Commencement Date" means the date on which Alpha shows the first announcement.', ""),
        ('It begins when the first crate is delivered (the "Commencement Date").', ""),
        ('The "Commencement Date" means June 1, 2019.', "2021-06-01"),
        ("Alpha shows announcements.", "2021-05-16"),
    ],
)
def test_a_beginning_with_a_meaning_of_its_own_is_not_the_day_of_effect(said: str, day: str) -> None:
    head = HEAD.replace("May 16, 2019", 'May 16, 2019 (the "Effective Date")')
    text = f"1. Term. This Agreement shall end on the second anniversary of the Commencement Date. {said}"
    (term,) = read(head + text, "en", "expiration_date")
    assert (term.state, term.value_text) == ("stated" if day else "unknown", day)
