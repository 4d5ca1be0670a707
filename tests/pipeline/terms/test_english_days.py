"""English days and lengths in the wordings that contracts have for them; all sentences are invented."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

TITLE = "SERVICES AGREEMENT\n\n"
MADE = (
    'This Services Agreement (this "Agreement") is made and entered into as of May 16, 2019 '
    '(the "Effective '
    'Date") by and between Alpha Inc. and Beta LLC.\n\n1. Services. Alpha serves Beta.\n\n'
)
DATED = (
    'This Services Agreement (this "Agreement") is made and entered into on May 16, 2019 by '
    "and between Alpha "
    "Inc. and Beta LLC.\n\n"
)
REST = (
    "\n\n9. Fees. Beta pays the fees.\n\n10. Governing Law. This Agreement is governed by the laws of "
    "Delaware."
)
THREE_YEARS = "2022-05-16"
ENDS = [
    ("2. Term. The term commences on the Effective Date and shall expire three (3) years thereafter.", ""),
    ("2. Term. This Agreement has a three (3) year initial term from the Effective Date.", ""),
    ("2. Term. The parties agree to a three (3) year term beginning on the Effective Date.", ""),
    ("2. Term. This Agreement shall have a minimum term of three (3) years from the Effective Date.", ""),
    ("2. Term. Three (3) years from Effective Date.", ""),
    ("2. Term. This Agreement expires thirty-six (36) months after the Effective Date.", ""),
    ("2. Term. This Agreement is for a fixed term of three years.", ""),
    ("2. Term. The Agreement is made for three years.", ""),
    (
        '2. Definitions. "Term" means the period commencing on the Effective Date and '
        "continuing for three years.",
        "",
    ),
    ("2. Term. This Agreement shall remain in force for at least three years from the Effective Date.", ""),
    ("2. Term. This Agreement shall continue for three (3) consecutive twelve-month periods.", ""),
    (
        "2. Term. This Agreement shall continue until the end of the third year following "
        "the Effective Date.",
        "",
    ),
    ("2. Term. This Agreement shall continue in force until the third anniversary thereof.", ""),
    ("2. Term. This Agreement shall terminate upon the three-year anniversary of the Effective Date.", ""),
    (
        "2. Term. This Agreement shall terminate at the end of the Season Period (i.e., a "
        "three (3) year period "
        "commencing on the Effective Date).",
        "",
    ),
    ("2. Term. The contract between Alpha Inc. and Beta LLC shall continue for three years.", ""),
    (
        "2. Term. This Agreement shall terminate on the earlier of the following:\n\n(a) the "
        "third anniversary of "
        "the Effective Date;\n\n(b) the sale of Beta.",
        "",
    ),
    (
        "2. Term. This Agreement shall end on the day immediately preceding the third "
        "anniversary of the Effective "
        "Date.",
        "2022-05-15",
    ),
    ("2. Term. This Agreement expires at 11:59 p.m. (Eastern Time) on May 15, 2022.", "2022-05-15"),
    ("2. Term. The term shall continue until close of business on May 15, 2022.", "2022-05-15"),
    ("2. Term. The two year period from the Effective Date to 31 July 2021.", "2021-07-31"),
    (
        "2. Term. This Agreement commences May 16, 2019 for three years and expires May 15, 2022.",
        "2022-05-15",
    ),
]


ENDS += [
    (label, day)
    for label, day in (
        ("Term\tThree (3) years", ""),
        ("Initial Service Term: 36 months", ""),
        ("Period of Agreement: 36 months from the Effective Date", ""),
        ("Expires: May 15, 2022", "2022-05-15"),
        ("Expiration of Initial Term: May 15, 2022", "2022-05-15"),
        ("Term: Perpetual", "perpetual"),
    )
]


@pytest.mark.parametrize(("words", "day"), ENDS)
def test_ends(words: str, day: str) -> None:
    (term,) = read(TITLE + MADE + words + REST, "en", "expiration_date")
    assert (term.state, term.value_text) == ("stated", day or THREE_YEARS)


WITHOUT_END = [
    "This Agreement shall be effective until terminated.",
    "This Agreement commences on June 1, 2019 and shall continue until terminated by either party.",
    "This Agreement will stay in effect until cancelled by you or us.",
    "This Agreement lasts until either of us terminates it.",
    "This Agreement shall continue in effect until it is superseded by a definitive agreement.",
    "This Agreement shall continue in force until determined by either party giving three months' notice.",
    "This Agreement is concluded for an indeterminate period of time.",
    "This Agreement does not have a fixed term.",
    "The term of this Agreement is unlimited.",
    "The Agreement shall remain in effect in perpetuity.",
    "Unless terminated in accordance with Section 8, this Agreement shall remain in full force and effect.",
    "This Agreement shall continue in effect until the Distribution Agreement terminates.",
    "This Agreement shall continue so long as the Policy remains in force.",
]


@pytest.mark.parametrize("words", WITHOUT_END)
def test_contracts_without_a_last_day(words: str) -> None:
    (term,) = read(f"{TITLE}{MADE}2. Term. {words}{REST}", "en", "expiration_date")
    assert (term.state, term.value_text) == ("stated", "perpetual")


def test_an_event_alone_is_a_guess() -> None:
    text = (
        f"{TITLE}{MADE}2. Termination. This Agreement shall terminate upon the dissolution of Beta.{REST}"
    )
    (term,) = read(text, "en", "expiration_date")
    assert term.value_text == "event"
    assert term.confidence <= 0.6


NO_LAST_DAY = [
    "2. Term. The initial term is as agreed. This Agreement shall terminate upon the dissolution of Beta.",
    "2. Default. If the default is remedied, this Agreement shall continue in full force and effect.",
    "2. Assignment. This Agreement may be assigned so long as the assignee is an affiliate.",
    "2. Survival. Section 3 shall survive termination in perpetuity.",
]


@pytest.mark.parametrize("words", NO_LAST_DAY)
def test_no_contract_is_called_perpetual_for_less(words: str) -> None:
    assert not [
        term
        for term in read(TITLE + MADE + words + REST, "en", "expiration_date")
        if term.state == "stated"
    ]


def test_an_end_before_the_start_stands_in_doubt() -> None:
    words = "2. Term. This Agreement shall expire on December 31, 2018."
    (term,) = read(TITLE + MADE + words + REST, "en", "expiration_date")
    assert term.value_text == "2018-12-31"
    assert term.confidence <= 0.6


def test_a_day_within_another_period_is_no_end() -> None:
    words = (
        "2. Term. This Agreement shall expire on December 31, 2028. Beta may terminate it if "
        "during the period "
        "commencing on the date hereof and concluding on December 1, 2022 it has not recovered its costs."
    )
    (term,) = read(TITLE + MADE + words + REST, "en", "expiration_date")
    assert term.value_text == "2028-12-31"


EFFECTIVE = [
    (
        TITLE + "Date of Agreement: May 16, 2019\nEffective Date: June 10, 2019\n\nBetween Alpha "
        "Inc. and Beta LLC.",
        "",
    ),
    (
        TITLE + 'This Amendment, effective as of June 10, 2019 (the "Amendment Effective Date"), '
        "is between Alpha.",
        "",
    ),
    (TITLE + DATED + "1. Term. The Agreement shall be in force as from June 10, 2019.", ""),
    (TITLE + DATED + "1. Term. This Agreement shall come into effect as of 10 June 2019.", ""),
    (TITLE + DATED + "1. Term. The term shall be from June 10, 2019 to June 9, 2021.", ""),
    (
        TITLE
        + DATED
        + "1. Term. This Agreement is effective for the period June 10, 2019 through June 9, 2021.",
        "",
    ),
    (
        TITLE + "This Agreement is between Alpha Inc. and Beta LLC.\n\nSigned and effective this "
        "10th day of June, 2019.",
        "",
    ),
    (TITLE + DATED + "1. Effect. This Agreement is effective upon signing.", "2019-05-16"),
    (
        TITLE
        + DATED
        + '1. Definitions. "Effective Date" means the latest date on which a party signs this Agreement.',
        "2019-05-16",
    ),
    (
        TITLE + DATED + "1. Term. This Agreement takes effect once it has been executed by both parties.",
        "2019-05-16",
    ),
]


EFFECTIVE += [
    (f"{TITLE}{label}\n\nThis Agreement is between Alpha Inc. and Beta LLC.", "")
    for label in (
        "Effective: June 10, 2019",
        "Date Effective: June 10, 2019",
        "Effective Date: this 10th day of June, 2019",
        "1. Effective Date\n\nJune 10, 2019",
    )
]


@pytest.mark.parametrize(("text", "day"), EFFECTIVE)
def test_effective_dates(text: str, day: str) -> None:
    (term,) = read(text + REST, "en", "effective_date")
    assert (term.state, term.value_text) == ("stated", day or "2019-06-10")


def test_the_effective_date_of_another_contract() -> None:
    text = (
        TITLE + "This Amendment is entered into as of June 10, 2019 and amends the Agreement "
        "with an effective date "
        "of May 16, 2015 between Alpha Inc. and Beta LLC." + REST
    )
    assert [term for term in read(text, "en", "effective_date") if term.value_text == "2015-05-16"] == []


MADE_ON = [
    'This Amendment No. 1 (this "Amendment") to the Services Agreement dated May 1, 2015 is '
    "entered into as of June 10, 2019 by Alpha.",
    'This First Amendment to Services Agreement (the "Amendment"), dated June 10, 2019, is '
    "between Alpha Inc. and Beta LLC.",
    "This Agreement is made on 6/10/2019 between Alpha Inc., a Nevada corporation, and Beta "
    "LLC, a Florida company.",
    "This Agreement is made this 10th day of June A.D. 2019 between Alpha Inc. and Beta LLC.",
]


@pytest.mark.parametrize("words", MADE_ON)
def test_agreement_dates(words: str) -> None:
    (term,) = read(f"{TITLE}{words}{REST}", "en", "agreement_date")
    assert (term.state, term.value_text) == ("stated", "2019-06-10")


def test_the_day_of_a_version_is_never_sure() -> None:
    (term,) = read(f"AFFILIATE TERMS\n\nLast updated: January 4, 2020{REST}", "en", "agreement_date")
    assert term.value_text == "2020-01-04"
    assert term.confidence < 0.9


INITIAL = "2. Term. The initial term of this Agreement is three (3) years from the Effective Date. "
RENEWALS = [
    ("Beta shall have two (2) one-year renewal options.", "renewal_term", "P12M"),
    (
        "This Agreement will renew upon the same terms for an additional five-year term.",
        "renewal_term",
        "P60M",
    ),
    ("It shall continue thereafter for periods of one (1) year.", "renewal_term", "P12M"),
    (
        "The Agreement shall continue in full force and effect for successive additional one "
        "(1) year terms.",
        "renewal_term",
        "P12M",
    ),
    ("The term shall be extended with an automatic five year extension.", "renewal_term", "P60M"),
    ("If no notice is given, the Agreement renews itself for one more year.", "renewal_term", "P12M"),
    (
        "It will automatically renew for terms of one (1) year each unless either party "
        "notifies the other party "
        "not less than thirty (30) nor more than sixty (60) days prior to the end of the "
        "then-existing term.",
        "notice_period",
        "P30D",
    ),
]


RENEWALS += [
    (words, "renewal_term", length)
    for words, length in (
        (
            "You will have the right to obtain a successor franchise for two additional 10-year terms.",
            "P120M",
        ),
        (
            "This Agreement may be renewed. Each Renewal Term shall be for a period of twelve (12) months.",
            "P12M",
        ),
        ('"Renewal Term" means each successive one (1) year period following the Initial Term.', "P12M"),
        ("Initial term: one year. Renewal term: successive periods of one year.", "P12M"),
        ("The term will be automatically extended for consecutive 90-day periods.", "P90D"),
    )
]


@pytest.mark.parametrize(("words", "kind", "length"), RENEWALS)
def test_renewals(words: str, kind: str, length: str) -> None:
    (term,) = read(TITLE + MADE + INITIAL + words + REST, "en", kind)
    assert (term.state, term.value_text) == ("stated", length)
