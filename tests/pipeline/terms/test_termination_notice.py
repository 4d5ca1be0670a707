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
