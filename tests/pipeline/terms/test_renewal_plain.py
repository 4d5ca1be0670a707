# ruff: noqa: E501 (texts to be read as they stand)
"""Going on told in plain English, and the notice against it; all sentences are invented."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

HEAD = (
    "CARRIAGE AGREEMENT\n\nThis Agreement is made on April 17, 2012 between Alpha Inc. and Beta LLC.\n\n"
    "1. Services. Alpha carries for Beta.\n\n"
)
REST = "\n\n9. Notices. Notices are given by letter.\n\nALPHA INC.\n\nBy: J. Roe\n"
TOLD = [
    (
        "4 How long\n\n4.1 This Agreement runs for three years.\n\n4.2 When the three years are up it may be extended for further periods of twelve months, and shall be treated as so extended unless one of the parties says otherwise to the other in writing not less than two months before the three years run out.",
        "tacit",
        "P2M",
    ),
    (
        "4. Term. This Agreement renews by itself for twelve months, unless 45 days or more ahead of that day a party has told the other in writing that it will not renew.",
        "tacit",
        "P45D",
    ),
    (
        "4. Term. At the expiration of the initial term the term shall extend itself by one (1) year, provided always that if either has delivered a notice of non-extension ninety (90) days or more before the expiration, there shall be no extension.",
        "tacit",
        "P90D",
    ),
    (
        "4. How long it lasts. The service is for 36 months. Unless you or we write to the other three months or more before the 36 months are up to say that enough is enough, the service goes on for another 12 months.",
        "tacit",
        "P3M",
    ),
    (
        "4. Duration. The term is for one year. At the end we both carry on for another 12 months, and then another, unless 90 days or more before the term is up you or we have served a Stop Notice on the other.",
        "tacit",
        "P90D",
    ),
    (
        "4. Duration. When the primary term has run this contract shall reconduct itself for six (6) months, failing a written notice by one party to the other, no fewer than forty-five (45) days ahead, that it opposes reconduction.",
        "tacit",
        "P45D",
    ),
    (
        "4. Duration. It is for a fixed period of five years. Thereafter it goes on for an indefinite time.",
        "evergreen",
        None,
    ),
    (
        "4. Duration. This Agreement holds for two (2) years; and after that it goes on, with no end fixed, until either gives the other a letter ending it.",
        "evergreen",
        None,
    ),
    ("4. Duration. There shall be no automatic or implied renewal.", "none", None),
    (
        "4. Term. If Beta wants a second year it must tell Alpha in writing at least six weeks before the first runs out. The agreement then continues for that year on the same terms.",
        "express",
        None,
    ),
    (
        "4. Option. Beta may, by notice given before 31 December, take the service for two years more.",
        "express",
        None,
    ),
    (
        "4. Term. Another year follows the first, and so on, as long as neither of us has told the other two months beforehand that it wants no more.",
        "tacit",
        "P2M",
    ),
    ("4. Term. It rolls on for a year at a time if nobody has said no sixty days before.", "tacit", "P60D"),
    (
        "4. Term. Each year is followed by another unless a party calls a halt by letter three months before it closes.",
        "tacit",
        "P3M",
    ),
    ("4. Term. At the end of the year nothing carries over and the Agreement is done.", "none", None),
]
NOT_TOLD = [
    "4. Term. It is for one year, and the parties may talk of more.",
]


def stated(words: str, name: str) -> list[str]:
    return [term.value_text for term in read(HEAD + words + REST, "en", name) if term.state == "stated"]


@pytest.mark.parametrize(("words", "kind", "notice"), TOLD)
def test_going_on_is_read_in_plain_words(words: str, kind: str, notice: str | None) -> None:
    assert stated(words, "renewal") == [kind]
    assert stated(words, "notice_period") == ([notice] if notice else [])


@pytest.mark.parametrize("words", NOT_TOLD)
def test_what_else_goes_on_is_no_renewal(words: str) -> None:
    assert stated(words, "renewal") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "After that the letting continues as a monthly periodic tenancy until one gives notice.",
            "evergreen",
        ),
        ("If nobody ends it, the hire becomes a periodic hire.", "evergreen"),
        ("It then turns into a statutory periodic tenancy.", "evergreen"),
        ("It shall then run on as a rolling weekly hire.", "evergreen"),
        ("It does not become a periodic tenancy.", ""),
        ("The Tenant remains liable for periodic repairs.", ""),
        ("The meter is read on a periodic basis.", ""),
    ],
)
def test_periodic_tenancies_go_on(sentence: str, expected: str) -> None:
    text = f"LEASE\n\n2. Term\nThe term is one year from 4 May 2026.\n\n3. Afterwards\n{sentence}\n"
    told = [term.value_text for term in read(text, "en", "renewal") if term.state == "stated"]
    assert told == ([expected] if expected else [])
