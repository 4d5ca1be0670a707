"""How long before the end a renewal must be refused."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

NOTICES: list[tuple[Language, str, str]] = [
    (
        "en",
        (
            "2. Term. This Agreement shall automatically renew for one year terms unless either party "
            "gives notice of non-renewal at least sixty (60) days prior to the end of the then "
            "current term."
        ),
        "P60D",
    ),
    (
        "en",
        (
            "2. Term. It shall renew automatically for one year. Either party may prevent renewal by "
            "written notice given not less than three (3) months before the expiration of the term."
        ),
        "P3M",
    ),
    (
        "en",
        (
            "2. Term. It shall renew automatically for one year unless either party gives notice of "
            "non-renewal between two (2) and six (6) months prior to the end of the then current term."
        ),
        "P2M",
    ),
    (
        "fr",
        (
            "ARTICLE 2 - DURÉE\n\nIl se renouvelle par tacite reconduction, sauf dénonciation par "
            "lettre recommandée trois (3) mois avant l'échéance."
        ),
        "P3M",
    ),
    (
        "fr",
        (
            "ARTICLE 2 - DURÉE\n\nLe contrat est tacitement reconduit sauf dénonciation moyennant un "
            "préavis de six mois."
        ),
        "P6M",
    ),
    ("fr", "ARTICLE 8 - RÉSILIATION\n\nPréavis 3 mois par lettre recommandée avant échéance.", "P3M"),
    (
        "fr",
        (
            "ARTICLE 8 - RÉSILIATION\n\nLe contrat peut être dénoncé par lettre recommandée, deux mois "
            "avant son échéance."
        ),
        "P2M",
    ),
]


@pytest.mark.parametrize(("language", "text", "duration"), NOTICES)
def test_notices(language: Language, text: str, duration: str) -> None:
    (term,) = read(text, language, "notice_period")
    assert (term.state, term.value_text, term.value["duration"]) == ("stated", duration, duration)


def test_business_days() -> None:
    text = (
        "2. Term. It shall automatically renew unless a party gives twenty (20) business days "
        "prior written notice."
    )
    (term,) = read(text, "en", "notice_period")
    assert term.value == {"duration": "P20D", "business_days": True}


def test_contradiction_is_unknown() -> None:
    text = (
        "2. Term. It shall automatically renew unless a party gives notice ninety (60) days "
        "prior to the end."
    )
    (term,) = read(text, "en", "notice_period")
    assert term.state == "unknown"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "8. Termination. Either party may terminate upon thirty (30) days written notice of a "
                "breach not cured."
            ),
        ),
        (
            "fr",
            (
                "ARTICLE 8 - RÉSILIATION\n\nEn cas de manquement, le contrat est résilié trente jours "
                "après mise en demeure."
            ),
        ),
    ],
)
def test_other_notices(language: Language, text: str) -> None:
    assert read(text, language, "notice_period") == ()


@pytest.mark.parametrize(
    "text",
    [
        # it goes on until it is ended: no renewal, so no notice against one
        "2. Term. This Agreement takes effect today and shall continue in effect thereafter until "
        "terminated under Section 9. Alpha shall notify Beta of each delivery.",
        "2. Term. This Agreement shall continue indefinitely unless sooner terminated as provided herein.",
        "9. Effects. The termination or non-renewal of this Agreement releases no party from its debts.",
        "9. Entire Agreement. This Agreement may not be extended or amended except in writing.",
    ],
)
def test_words_of_ending_are_no_unread_notice(text: str) -> None:
    assert read(text, "en", "notice_period") == ()


@pytest.mark.parametrize(
    "text",
    [
        "2. Term. This Agreement shall renew automatically for one year terms unless terminated as "
        "provided below.",
        "2. Term. This Agreement shall renew automatically for one year terms unless cancelled ____ days "
        "before its end.",
    ],
)
def test_a_refusal_told_elsewhere_is_an_unread_notice(text: str) -> None:
    (term,) = read(text, "en", "notice_period")
    assert term.state == "unknown"


@pytest.mark.parametrize(
    ("language", "text", "length"),
    [
        (
            "en",
            "2. Term. This Agreement is extendable for two years unless notice of "
            "non-renewal is sent one year before "
            "its expiry date.",
            "P12M",
        ),
        (
            "en",
            "2. Term. A party wishing to renew shall give notice no less than thirty (30) "
            "days before the expiration "
            "of the term then in effect. Absent such notice this Agreement shall be "
            "automatically renewed for one year.",
            "P30D",
        ),
    ],
)
def test_a_renewal_that_silence_brings(language: Language, text: str, length: str) -> None:
    (term,) = read(text, language, "notice_period")
    assert (term.state, term.value_text) == ("stated", length)


FRENCH = [
    ("Il est reconduit, sauf si l'un de nous prévient l'autre deux mois avant le 1er avril.", "P2M"),
    ("À défaut de congé donné six mois à l'avance, le bail se prolonge tacitement.", "P6M"),
    ("Faute d'avis posté trois mois auparavant, il est reconduit tacitement pour un an.", "P3M"),
    ("Il se renouvelle d'année en année. Qui s'y refuse en avise l'autre 90 jours avant le terme.", "P90D"),
    ("Durée : 1 an, tacitement reconductible. Préavis de dénonciation : 3 mois.", "P3M"),
    ("Si, quatre mois avant le terme, aucune partie ne l'a dénoncé, il est reconduit.", "P4M"),
]


@pytest.mark.parametrize(("text", "length"), FRENCH)
def test_french_wordings(text: str, length: str) -> None:
    (term,) = read(f"ARTICLE 2 - DURÉE\n\n{text}", "fr", "notice_period")
    assert (term.state, term.value_text) == ("stated", length)


@pytest.mark.parametrize(
    "text",
    [
        "Il est reconduit tacitement. Le prestataire rappelle cette échéance trois mois avant.",
        "Le contrat n'est pas reconduit. Les parties se rencontrent quatre mois avant le terme.",
        "Le contrat se poursuit par tacite reconduction, chacun pouvant y mettre fin à tout moment sous "
        "réserve d'un préavis de deux mois.",
    ],
)
def test_french_reminders_and_ends_at_will_are_no_refusals(text: str) -> None:
    found = read(f"ARTICLE 2 - DURÉE\n\n{text}", "fr", "notice_period")
    assert [term for term in found if term.state == "stated"] == []


def test_special_conditions_change_the_notice() -> None:
    text = (
        "CONDITIONS PARTICULIÈRES\n\n2. Durée\n\nPar dérogation à l'article 3 des conditions générales, le "
        "préavis de non-reconduction est porté à quatre mois.\n\nCONDITIONS GÉNÉRALES\n\n3. Durée\n\nLe "
        "contrat est reconduit tacitement par périodes d'un an, sauf congé deux mois avant l'échéance."
    )
    (term,) = read(text, "fr", "notice_period")
    assert term.value_text == "P4M"
