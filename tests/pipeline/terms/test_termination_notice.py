# ruff: noqa: E501 (texts to be read as they stand)
"""The notice by which a party may end a contract without cause."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

NOTICES: list[tuple[Language, str, str]] = [
    (
        "en",
        (
            "8. Termination. Either party may terminate this Agreement at any time, without cause, upon "
            "ninety (90) days prior written notice."
        ),
        "P90D",
    ),
    (
        "en",
        (
            "8. Termination. Beta may terminate this Agreement for convenience by giving at least three "
            "months' written notice."
        ),
        "P3M",
    ),
    (
        "fr",
        (
            "ARTICLE 8 - RÉSILIATION\n\nChacune des parties peut résilier le contrat à tout moment, "
            "moyennant un préavis écrit de deux (2) mois."
        ),
        "P2M",
    ),
    (
        "fr",
        (
            "ARTICLE 8 - RÉSILIATION\n\nLe client pourra mettre fin au contrat sans motif, sous réserve "
            "d'un préavis de trente jours notifié par courrier."
        ),
        "P30D",
    ),
]


@pytest.mark.parametrize(("language", "text", "duration"), NOTICES)
def test_notices(language: Language, text: str, duration: str) -> None:
    (term,) = read(text, language, "termination_notice")
    assert (term.state, term.value_text, term.value["duration"]) == ("stated", duration, duration)


def test_parties_may_differ() -> None:
    text = (
        "8. Termination. Alpha may terminate this Agreement at any time upon ninety (90) days "
        "written notice."
        " Beta may terminate this Agreement at any time upon thirty (30) days written notice."
    )
    assert {term.value_text for term in read(text, "en", "termination_notice")} == {"P90D", "P30D"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "8. Termination. Either party may terminate upon thirty (30) days written notice if the "
                "other fails to cure a breach."
            ),
        ),
        (
            "en",
            (
                "2. Term. It renews unless terminated by either party by notice sixty days prior to the "
                "end of the term."
            ),
        ),
        (
            "fr",
            (
                "ARTICLE 8 - RÉSILIATION\n\nEn cas de manquement grave, chacune des parties peut "
                "résilier le contrat trente jours après mise en demeure."
            ),
        ),
        (
            "fr",
            (
                "ARTICLE 8 - RÉSILIATION\n\nLe contrat peut être dénoncé par l'une des parties par "
                "lettre recommandée trois mois avant l'échéance."
            ),
        ),
    ],
)
def test_other_notices(language: Language, text: str) -> None:
    assert read(text, language, "termination_notice") == ()


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        (
            "This Agreement shall continue until either Party informs the other Party with sixty (60) day prior "
            "written notice of termination of this Agreement.",
            "P60D",
        ),
        (
            "It stays in effect until terminated by either Party upon thirty (30) days' prior written notice.",
            "P30D",
        ),
    ],
)
def test_a_right_without_a_cause_gives_its_notice(text: str, duration: str) -> None:
    head = "SUPPLY AGREEMENT\n\nThis Agreement is between Alpha Inc. and Beta LLC.\n\n3. Termination of this Agreement. "
    (term,) = read(head + text, "en", "termination_notice")
    assert term.value["duration"] == duration


FRENCH = [
    (
        "Chaque partie est libre de rompre le contrat à tout moment. Elle respecte un préavis de deux mois.",
        "P2M",
    ),
    ("Chaque partie peut s'en retirer sans motif, sous réserve d'un préavis de trente (30) jours.", "P30D"),
    (
        "Le preneur peut donner congé à l'expiration de chaque période triennale, six mois à l'avance.",
        "P6M",
    ),
    (
        "Chacune des parties pourra sortir de la convention en prévenant l'autre 90 jours à l'avance.",
        "P90D",
    ),
    ("La dénonciation par l'une des parties doit être précédée d'un préavis de trois mois.", "P3M"),
    ("Le client peut résilier à tout moment avec le préavis d'usage, fixé ici à cinq mois.", "P5M"),
    ("Le client peut y renoncer à tout moment en respectant un préavis de quinze jours.", "P15D"),
    ("Passé la période d'essai, chaque partie peut y mettre fin avec un préavis de trois mois.", "P3M"),
    ("Le client peut résilier à tout moment. Cela prend effet trente jours après réception.", "P30D"),
    ("Résiliation sans motif : 3 mois.", "P3M"),
]


@pytest.mark.parametrize(("text", "duration"), FRENCH)
def test_french_wordings(text: str, duration: str) -> None:
    (term,) = read(f"ARTICLE 8 - FIN DU CONTRAT\n\n{text}", "fr", "termination_notice")
    assert (term.state, term.value_text) == ("stated", duration)


@pytest.mark.parametrize(
    "text",
    [
        "En cas de travaux confiés à un tiers, le propriétaire peut résilier avec un préavis de trois mois.",
        "Le client peut alors résilier sans frais moyennant un préavis d'un mois.",
        "Le contrat peut être dénoncé trois mois avant son échéance.",
        "Pendant la période d'essai, chaque partie peut rompre avec un préavis de huit jours.",
        "Le preneur renonce à la faculté de donner congé dans le délai de six mois.",
        "Le contrat est résilié de plein droit un mois après une mise en demeure restée sans effet.",
        "L'article L. 134-11 dispose : « La durée du préavis est de trois mois. »",
    ],
)
def test_other_french_notices(text: str) -> None:
    found = read(f"ARTICLE 8 - FIN DU CONTRAT\n\n{text}", "fr", "termination_notice")
    assert [term for term in found if term.state == "stated"] == []


def test_special_conditions_change_the_french_notice() -> None:
    text = (
        "CONDITIONS PARTICULIÈRES\n\n8. Par dérogation à l'article 12 des conditions générales, le préavis de "
        "résiliation pour convenance est porté à quatre mois.\n\nCONDITIONS GÉNÉRALES\n\n12. Résiliation\n\n"
        "Le client peut résilier à tout moment, moyennant un préavis de trois mois."
    )
    (term,) = read(text, "fr", "termination_notice")
    assert term.value_text == "P4M"


def test_an_amendment_gives_the_new_notice() -> None:
    text = (
        "ARTICLE 2 - SORTIE\n\nL'article 4.2, qui prévoyait un préavis de six mois, est remplacé par : « Le client "
        "peut résilier à tout moment, sous réserve d'un préavis de douze mois. »"
    )
    (term,) = read(text, "fr", "termination_notice")
    assert term.value_text == "P12M"


def test_an_example_of_a_french_reason_is_no_condition() -> None:
    text = (
        "ARTICLE 3 - RÉSILIATION\n\nLe client peut résilier le contrat pour motif d'intérêt général, notamment en "
        "cas de fermeture d'un site, moyennant un préavis de six mois."
    )
    (term,) = read(text, "fr", "termination_notice")
    assert (term.state, term.value_text) == ("stated", "P6M")
