"""What stands around a day or a length: marks by which a model may doubt it."""

from __future__ import annotations

import pytest

from pipeline.terms._time_confidence import watched
from tests.pipeline.terms._reading import read

HEAD = "SERVICES AGREEMENT\n\nThis Agreement is made on 4 May 2015 between Alder Ltd and Birch Ltd.\n\n"


def marks_of(clause: str, kind: str) -> set[str]:
    with watched() as seen:
        list(read(f"{HEAD}1. Term. {clause}\n\n2. Fees. Birch pays £100 a month.", "en", kind))
    return {mark for term, marks in seen if term.kind == kind for mark in marks}


@pytest.mark.parametrize(
    ("clause", "mark"),
    [
        ("This Agreement ends on 3 May 2018, when the first phase is over.", "said phase"),
        (
            "This Agreement ends on 3 May 2018. The trial that went before it ended on 30 April 2015.",
            "beside trial",
        ),
        ("This Agreement ends on 3 May 2018. Payments began in 2014.", "years beside 2"),
        ("This Agreement runs for three years from the date of this Agreement.", "counted from making"),
        ("This Agreement starts on 1 June 2015 and runs for three years.", "start not sure"),
        ("This Agreement shall continue until terminated by either party.", "open by notice"),
        (
            "This Agreement shall remain in force until Alder ceases to own the land.",
            "open by what happens",
        ),
    ],
)
def test_what_stands_around_an_end_is_marked(clause: str, mark: str) -> None:
    marks = marks_of(clause, "expiration_date")
    assert f"expiration_date: {mark}" in marks, sorted(marks)


def test_french_is_judged_by_its_own_marks() -> None:
    with watched() as seen:
        list(
            read(
                "CONTRAT DE SERVICES\n\nFait le 4 mai 2015.\n\n1. Durée. Il prend fin le 3 mai 2018.",
                "fr",
                "expiration_date",
            )
        )
    assert seen
    assert not any(" beside " in mark for _, marks in seen for mark in marks)
