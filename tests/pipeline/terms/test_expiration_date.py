"""The end of a contract: stated, computed, perpetual, or unknown."""

from __future__ import annotations

import pytest

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
    assert "1 January 2024 (effective date) + 12 months" in str(term.value["computed_from"])
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


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("en", "continues for seven years until 31 December 2025", "2025-12-31"),
        ("en", "continues for a period of 84 months ending on 31 December 2025", "2025-12-31"),
        ("en", "runs for seven (7) years, to 31 December 2025", "2025-12-31"),
        ("en", "lasts seven years, that is to say until the end of 31 December 2025", "2025-12-31"),
        ("en", "continues for seven years until 1 January 2026", "2026-01-01"),
        ("fr", "se poursuit pendant sept ans jusqu'au 31 décembre 2025", "2025-12-31"),
        ("fr", "est conclu pour sept ans, soit jusqu'au 1er janvier 2026", "2026-01-01"),
    ],
)
def test_an_end_that_is_stated_beside_a_length_wins(language: Language, words: str, day: str) -> None:
    if language == "en":
        text = f"2. Term. This Agreement takes effect on 1 January 2019 and {words}.\n\n3. Fees. None."
    else:
        text = f"Article 2 - Durée\n\nLe contrat prend effet le 1er janvier 2019 et {words}."
    (term,) = read(text, language, "expiration_date")
    assert (term.state, term.value_text) == ("stated", day)


def test_a_stated_end_that_is_not_the_sum_is_not_surely_wrong() -> None:
    text = (
        "2. Term. This Agreement starts on 1 January 2019 and goes on for seven years until 30 June 2025."
    )
    found = read(text, "en", "expiration_date")
    assert {term.value_text for term in found} >= {"2025-06-30"}
    assert all(term.confidence < 0.9 for term in found)


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
    "sentence",
    [
        "Le contrat reste en vigueur jusqu'au départ du dernier wagon.",
        "Le présent contrat est conclu jusqu'à la fin des travaux.",
        "La convention produit effet jusqu'à la remise des clés.",
    ],
)
def test_a_french_end_that_is_an_event_is_not_absent(sentence: str) -> None:
    (term,) = read(f"Article 2. {sentence}", "fr", "expiration_date")
    assert (term.state, term.value_text) != ("stated", "perpetual")


def test_an_end_and_a_length_that_end_years_apart_are_both_told() -> None:
    text = (
        "3. Start. This Agreement starts on 1 May 2021 and ends on 30 April 2023.\n\n"
        "7. Length. The term of this Agreement is five years from 1 May 2021."
    )
    assert {term.value_text for term in read(text, "en", "expiration_date")} == {"2023-04-30", "2026-04-30"}


@pytest.mark.parametrize(
    "text",
    [
        "3. Term. This Agreement expires on completion of the works.",
        "3. Term. The term ends on the date on which the lease of the yard ends.",
        "3. Term. This Agreement terminates upon delivery of the last wagon.",
    ],
)
def test_what_ends_with_an_event_is_not_without_an_end(text: str) -> None:
    (term,) = read(text, "en", "expiration_date")
    assert term.value["kind"] == "event"


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


def test_a_first_day_that_is_said_to_count_counts() -> None:
    text = (
        "Lease made on 14 March 2018 between Alpha and Beta.\n\n"
        "1. Term. The term of this lease is ten years from and including 25 March 2018.\n\n2. Rent. None."
    )
    (term,) = read(text, "en", "expiration_date")
    assert term.value_text == "2028-03-24"
