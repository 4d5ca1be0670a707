"""The end of a contract: stated, computed, perpetual, or unknown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.types import Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, str]] = [
    (
        "en",
        (
            "3. Term. This Agreement shall begin on the Effective Date and shall continue until "
            "December 31, 2025, unless earlier terminated."
        ),
        "2025-12-31",
    ),
    (
        # "corporate" is no rate
        "en",
        "3. Term. This Agreement on corporate archives shall expire on June 30, 2022.",
        "2022-06-30",
    ),
    (
        "en",
        "3. Term. Unless sooner terminated as provided herein, the Term shall end on June 30, 2022.",
        "2022-06-30",
    ),
    ("en", "2. The loan begins on 3 May 2026 and ends on 9 July 2027.", "2027-07-09"),
    ("en", "2. The term starts on Monday 4 May 2026 and finishes on Friday 9 July 2027.", "2027-07-09"),
    ("en", "Expiry (first term)            24.00 hours on 31 March 2022", "2022-03-31"),
    ("en", "3. This Agreement expires of its own force on June 30, 2022.", "2022-06-30"),
    ("en", "3. This Agreement shall remain in force up to 30th June 2022.", "2022-06-30"),
    (
        "en",
        "Mills. This licence is exclusive for mills up to June 30, 2022, when it comes to an end.",
        "2022-06-30",
    ),
    ("en", "2. Period. This Subcontract covers orders placed in the calendar year 2022.", "2022-12-31"),
    (
        "en",
        (
            "1. Extension of the Initial Term. Section 9.1 is amended by replacing the date "
            '"March 31, 2027" with "March 31, 2029".'
        ),
        "2029-03-31",
    ),
    (
        "fr",
        "Article 1 - Report du terme\n\nLe terme du bail, fixé au 30 juin 2028 par son article 3.2, est "
        "reporté au 30 juin 2031.",
        "2031-06-30",
    ),
    ("fr", "Article 1\n\nLa durée de la convention est prorogée jusqu'au 31 mars 2027.", "2027-03-31"),
    ("en", '1. Definitions. "Expiration Date" means March 31, 2020.', "2020-03-31"),
    (
        "en",
        '1. Definitions. "Service Period" means April 1st 2019 through to March 30, 2020.',
        "2020-03-30",
    ),
    (
        "en",
        '1. Definitions. "Contract Period" shall mean the time commencing as of May 31, 1999 and '
        "concluding "
        "May 31, 2000.",
        "2000-05-31",
    ),
    ("en", "3. Term. This Agreement will be in effect until the end of 2026.", "2026-12-31"),
    ("en", "3. Term. This Agreement shall continue until the last day of June 2026.", "2026-06-30"),
    (
        "en",
        "3. Term. This Agreement shall terminate five years after the launch, but in no event later than "
        "February 28, 2013.",
        "2013-02-28",
    ),
    (
        "en",
        "1. Services. Alpha serves Beta.\n\n2. Fees. None.\n\nEXHIBIT A\n\nTERMINATION DATE: September 30, "
        "1997",
        "1997-09-30",
    ),
    ("fr", "ARTICLE 2 - DURÉE\n\nLe contrat s'applique jusqu'à la fin de l'année 2027.", "2027-12-31"),
    (
        "fr",
        "ARTICLE 2 - DURÉE\n\nLe contrat est prolongé du 1er janvier 2024 au 31 décembre 2026 inclus.",
        "2026-12-31",
    ),
    ("en", "TERM: November 1, 2014 to October 31, 2017", "2017-10-31"),
    ("fr", "ARTICLE 2 - DURÉE\n\nLe présent contrat prend fin le 31 décembre 2025.", "2025-12-31"),
    (
        "fr",
        "ARTICLE 2 - DURÉE\n\nLe contrat est conclu du 1er janvier 2023 au 31 décembre 2024.",
        "2024-12-31",
    ),
    ("fr", "ARTICLE 2 - DURÉE\n\nLa convention est conclue jusqu'au 30 juin 2026.", "2026-06-30"),
]


@pytest.mark.parametrize(("language", "text", "day"), STATED)
def test_stated(language: Language, text: str, day: str) -> None:
    (term,) = read(text, language, "expiration_date")
    assert (term.state, term.value_text, term.value["kind"]) == ("stated", day, "date")
    assert "computed_from" not in term.value


@pytest.mark.parametrize(
    "text",
    [
        "2. Host. The present host is Lakeside Data under a contract that expires on June 30, 2022.",
        "2. Permits. Alpha's broker license is valid until June 30, 2022.",
        "2. Site. The lease for the north site is to end on June 30, 2022.",
        "2. Orders. SOW No. 1 has a term from January 10, 2022 to July 9, 2022.",
    ],
)
def test_the_end_of_another_paper_is_not_its_own(text: str) -> None:
    assert [term for term in read(text, "en", "expiration_date") if term.state == "stated"] == []


def test_from_the_effective_date_of_this_agreement() -> None:
    text = (
        "This Agreement is entered into as of November 1, 1999, with an effective date of November 15, "
        "1999, by Alpha Inc. and Beta LLC.\n\n4. Term. The Term is five years from the effective date of "
        "this Agreement."
    )
    (term,) = read(text, "en", "expiration_date")
    assert term.value_text == "2004-11-15"


def test_computed_in_french_ends_on_the_eve() -> None:
    text = (
        "ARTICLE 2 - DURÉE\n\nLe contrat prend effet le 1er janvier 2024. Il est conclu pour une "
        "durée de 12 mois."
    )
    (term,) = read(text, "fr", "expiration_date")
    assert term.value_text == "2024-12-31"
    assert "1er janvier 2024 (date d'effet) + 12 mois" in str(term.value["computed_from"])
    assert len(term.evidences) == 2
    assert term.confidence < 0.95


def test_computed_in_english_ends_on_the_anniversary() -> None:
    text = (
        'This Agreement is made as of January 30, 2020 (the "Effective Date") between Alpha and Beta.\n\n'
        "1. Term. This Agreement shall continue for three (3) years from the Effective Date.\n\n2. "
        "Fees. None."
    )
    (term,) = read(text, "en", "expiration_date")
    assert term.value_text == "2023-01-30"
    assert "36 months, first day not counted" in str(term.value["computed_from"])


def test_a_term_that_commences_on_a_stated_first_ends_with_a_month() -> None:
    text = (
        "1. Term. The term of this Agreement shall be one year commencing on January 1, "
        "2024.\n\n2. Fees. None."
    )
    (term,) = read(text, "en", "expiration_date")
    assert term.value_text == "2024-12-31"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "3. Term. This Agreement shall continue in full force and effect until terminated by "
                "either party."
            ),
        ),
        ("fr", "ARTICLE 2 - DURÉE\n\nLe présent contrat est conclu pour une durée indéterminée."),
        ("fr", "ARTICLE 2 - DURÉE\n\nIl est conclu pour une durée indéterminée."),
        ("en", "3. Term. It will go on until either you or we end it."),
        ("en", "3. Term. The term will commence on approval and will end when terminated by either party."),
        ("en", "3. Term. This Agreement will continue until termination as provided below."),
        (
            "en",
            "3. Term. The term shall end on the 60th day following a written notice of either party.",
        ),
        ("en", "3. Term. This Agreement shall continue until Alpha no longer holds any of the shares."),
    ],
)
def test_perpetual(language: Language, text: str) -> None:
    (term,) = read(text, language, "expiration_date")
    assert (term.value_text, term.value["kind"]) == ("perpetual", "perpetual")


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        ("en", "3. Term. This Agreement shall continue for two years following the Launch Date.", "event"),
        ("en", "3. Term. The initial term of this Agreement is two years.", "not the day"),
        ("en", "3. Term. This Agreement shall expire on [***], 2020.", "blank"),
        ("fr", "ARTICLE 2 - DURÉE\n\nLe contrat est conclu jusqu'au ____ 2024.", "blank"),
        (
            "fr",
            (
                "ARTICLE 2 - DURÉE\n\nLe contrat prend effet le 31 janvier 2024. Il est conclu pour une "
                "durée d'un mois."
            ),
            "no day 31",
        ),
        (
            "fr",
            (
                "ARTICLE 2 - DURÉE\n\nLe contrat prend effet le 1er mars 2024. Le contrat prend fin le "
                "1er mars 2023."
            ),
            "before it begins",
        ),
    ],
)
def test_unknown(language: Language, text: str, reason: str) -> None:
    (term,) = read(text, language, "expiration_date")
    assert term.state == "unknown"
    assert reason in term.reason


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "ARTICLE 9 - EMPLOI\n\nLe salarié est en contrat de travail à durée indéterminée."),
        ("en", "4. Price. The price list is valid until December 31, 2025."),
        ("en", "7. Insurance. The policy shall not expire before June 1, 2025."),
        ("en", "5. Reports. Alpha reports for each quarter ending June 30, 2025."),
    ],
)
def test_other_ends(language: Language, text: str) -> None:
    assert read(text, language, "expiration_date") == ()


UNREAD: list[tuple[Language, str]] = [
    (
        "fr",
        "ARTICLE 2 - DURÉE\n\nLe présent contrat prend effet le 1er février 2024 et expire le ________.",
    ),
    ("fr", "ARTICLE 2 - DURÉE\n\nLe présent contrat s'achèvera avec la saison."),
    ("fr", "Le contrat arrive à échéance à la clôture des comptes."),
    ("en", "3. Term. This Agreement shall end automatically on the close of the season."),
    ("en", "3. Term. The initial term of this Agreement expires on [***]."),
    ("en", "This Agreement shall remain in force for a period of [***] years."),
]


@pytest.mark.parametrize(("language", "text"), UNREAD)
def test_an_end_that_is_spoken_of_and_not_read_is_unknown(language: Language, text: str) -> None:
    (term,) = read(text, language, "expiration_date")
    assert term.state == "unknown"
    assert term.reason
    assert term.evidences[0].quote


NOT_SPOKEN: list[tuple[Language, str]] = [
    ("en", "4. Waiver. No amendment of this Agreement shall be effective unless made in writing."),
    ("en", "4. Default. Either party may terminate this Agreement upon a material breach."),
    ("en", "4. Options. Tenant may elect for the Term to be extended to December 31, 2030."),
    ("fr", "Article 4\n\nEn cas de manquement, chaque partie peut résilier le contrat."),
]


@pytest.mark.parametrize(("language", "text"), NOT_SPOKEN)
def test_other_words_are_no_end(language: Language, text: str) -> None:
    assert not list(read(text, language, "expiration_date"))


def test_month_to_month_is_perpetual() -> None:
    text = "3. Term. This Agreement continues month to month until either party terminates it in writing."
    (term,) = read(text, "en", "expiration_date")
    assert term.value_text == "perpetual"


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
