"""For how long a contract renews each time."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

LENGTHS: list[tuple[Language, str, str]] = [
    (
        "en",
        (
            "2. Term. This Agreement shall automatically renew for successive one (1) year terms, "
            "unless either party gives sixty (60) days prior written notice."
        ),
        "P12M",
    ),
    ("en", "2. Term. The Term shall automatically renew for additional periods of six months each.", "P6M"),
    ("en", "2. Term. This Agreement shall continue on a year to year basis until terminated.", "P12M"),
    ("en", "2. Term. Alpha may extend this Agreement for a further period of two years.", "P24M"),
    ("en", "2. Term. The Term shall be extended by one (1) year if Alpha so elects.", "P12M"),
    (
        "en",
        "2. Term. This Agreement will automatically renew for additional periods of half a year unless "
        "terminated.",
        "P6M",
    ),
    (
        "en",
        "2. Term. This Agreement will automatically renew for successive one-year terms unless either "
        "party gives notice that this Agreement will not be renewed.",
        "P12M",
    ),
    (
        "fr",
        "ARTICLE 2 - DURÉE\n\nLe contrat se poursuit par reconduction tacite, d'année en année, sans "
        "pouvoir aller au-delà de cinq ans au total.",
        "P12M",
    ),
    (
        "fr",
        (
            "ARTICLE 2 - DURÉE\n\nIl est ensuite tacitement reconduit par périodes successives d'un an, "
            "sauf dénonciation trois mois avant l'échéance."
        ),
        "P12M",
    ),
    (
        "fr",
        "ARTICLE 2 - DURÉE\n\nLe contrat est reconduit tacitement pour une durée de six (6) mois.",
        "P6M",
    ),
    ("fr", "ARTICLE 2 - DURÉE\n\nReconduction annuelle tacite.", "P12M"),
]


@pytest.mark.parametrize(("language", "text", "duration"), LENGTHS)
def test_lengths(language: Language, text: str, duration: str) -> None:
    (term,) = read(text, language, "renewal_term")
    assert (term.state, term.value_text, term.value["duration"]) == ("stated", duration, duration)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "2. Term. The initial term of this Agreement is two years. It shall automatically renew "
                "for successive periods of the same duration."
            ),
        ),
        (
            "fr",
            (
                "ARTICLE 2 - DURÉE\n\nLe contrat est conclu pour une durée de deux ans. Il est "
                "renouvelable par tacite reconduction pour la même durée."
            ),
        ),
    ],
)
def test_the_same_length_again(language: Language, text: str) -> None:
    (term,) = read(text, language, "renewal_term")
    assert term.value_text == "P24M"
    assert term.value["computed_from"]
    assert term.evidences


def test_redacted() -> None:
    text = "2. Term. This Agreement shall automatically renew for successive terms of [***] years."
    (term,) = read(text, "en", "renewal_term")
    assert term.state == "unknown"


@pytest.mark.parametrize(
    "words",
    [
        "This Agreement may be extended for a further period of two years by mutual written agreement.",
        "By mutual agreement of the Parties, the Term may be extended by successive periods of two years.",
        "This Agreement may be renewed for two years upon the written consent of both parties.",
    ],
)
def test_what_both_must_agree_to_is_no_renewal_yet(words: str) -> None:
    (term,) = read(f"2. Term. {words}", "en", "renewal_term")
    assert (term.state, term.value["candidates"]) == ("unknown", ["P24M"])


def test_what_one_side_may_ask_for_is_one() -> None:
    text = (
        "2. Term. Alpha may renew this Agreement for a term of ten (10) years by notice, for a price to be "
        "mutually agreed."
    )
    (term,) = read(text, "en", "renewal_term")
    assert (term.state, term.value_text) == ("stated", "P120M")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("La location est reconductible tacitement par périodes annuelles.", "P12M"),
        ("Elle sera prorogée de semestre en semestre, sauf dénonciation.", "P6M"),
        ("Le contrat se renouvelle tous les ans par tacite reconduction.", "P12M"),
        ("L'accord est reconduit tacitement. La durée de chaque reconduction est de douze mois.", "P12M"),
        ("Il ne se renouvelle que par avenant signé, pour une durée de douze (12) mois.", "P12M"),
        ("La formule est souscrite pour un an. Elle se renouvelle par périodes de même durée.", "P12M"),
        ("Il se poursuit d'année en année, sans pouvoir aller au-delà de cinq ans, sauf congé.", "P12M"),
    ],
)
def test_french_wordings(text: str, length: str) -> None:
    (term,) = read(f"ARTICLE 2 - DURÉE\n\n{text}", "fr", "renewal_term")
    assert (term.state, term.value_text) == ("stated", length)
