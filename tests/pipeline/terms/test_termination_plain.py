# ruff: noqa: E501 (texts to be read as they stand)
"""Notices of rights to end a contract told in plain English; all sentences are invented."""

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
        "7. Ending. This Agreement has no set term. It stays in effect until one of us ends it, which either may do when it pleases, by giving the other ten days' notice by e-mail.",
        "P10D",
    ),
    (
        "7. Alpha may stop the carriage whenever it chooses by forty-five days' written notice, paying for what was done.",
        "P45D",
    ),
    (
        "7. It goes on from year to year until one of the parties puts an end to it, which either can do at any time after the first year on thirty days' notice in writing.",
        "P30D",
    ),
    (
        "7. The service goes month to month. Either of us can stop it any time, for any reason, by telling the other in writing thirty days ahead.",
        "P30D",
    ),
    (
        "7. In the first year or later, either may bring matters to an end by four months' written notice.",
        "P4M",
    ),
    (
        "7. After two years it goes on, with no end fixed, until sixty (60) days after either Alpha or Beta shall have given the other a letter ending it.",
        "P60D",
    ),
    ("7. After the first year you or we may leave at any point by 90 days' notice.", "P90D"),
    (
        "7. Beta can stop the agreement without a reason by telling Alpha in writing four weeks ahead. Alpha can't.",
        "P28D",
    ),
    ("7. Either side may walk away on six weeks' written warning.", "P42D"),
    (
        "7. Alpha is free to leave, and so is Beta, so long as the other has had two months' warning in writing.",
        "P2M",
    ),
    ("7. This may be ended by either of them with a month's notice.", "P1M"),
    ("7. We may part company at any time; sixty days' notice is all that is asked.", "P60D"),
    (
        "7. Either may give up this arrangement by a letter that reaches the other ninety days beforehand.",
        "P90D",
    ),
    ("7. Beta may drop the service at any time if it gives Alpha 20 days' notice.", "P20D"),
    (
        "7. A party who wishes to end this Agreement early gives the other three months' notice; no reason need be stated.",
        "P3M",
    ),
    (
        "7. Should either party wish to end the arrangement, it shall give the other three months' notice in writing.",
        "P3M",
    ),
    (
        "7. If you want to stop, tell us in writing at least 30 days before the day on which you want to stop.",
        "P30D",
    ),
    ("7. Three months' notice by either side ends this Agreement.", "P3M"),
    ("7. The notice to end this Agreement is two months on either side.", "P2M"),
    ("7. Notice of termination: 60 days, by either party, without cause.", "P60D"),
    (
        "7. Either party shall be at liberty to determine this Agreement by giving the other six months' previous notice in writing.",
        "P6M",
    ),
    ("7. It can be ended early by Beta, at no cost, upon 15 days' notice.", "P15D"),
    ("7. This Agreement lasts until a party ends it by notice of not less than 90 days.", "P90D"),
    ("7. It runs until ended by either party on 90 days' notice.", "P90D"),
    ("7. It is terminable on 28 days' notice by Beta.", "P28D"),
    ("7. Beta has a right to break this Agreement on 180 days' written notice.", "P180D"),
    ("7. Alpha may resign as carrier by giving Beta 60 days' notice.", "P60D"),
    ("7. Either of us may call it a day by giving the other 8 weeks' notice.", "P56D"),
    ("7. You may close your account at any time by giving us 14 days' notice.", "P14D"),
    (
        "7. Beta, for any reason or none, may get out of this Agreement; it must say so 30 days in advance.",
        "P30D",
    ),
    (
        "7. Either may at any time bring it to a close on giving not less than three months' written notice, expiring at the end of a calendar month.",
        "P3M",
    ),
    (
        "7. This Agreement ends 30 days after either party tells the other in writing that it wants it to.",
        "P30D",
    ),
]
NOT_TOLD = [
    '7. Section 7.4 (Termination for convenience upon ninety days\' notice) is deleted and marked "Reserved".',
    "7. It runs for ten years, and from year to year thereafter, subject to cancellation at the end of the first ten years, or at the end of any such year thereafter, by either party upon not less than six (6) months' prior written notice to the other.",
    "7. Neither party may leave early, even with 90 days' notice.",
    "7. Either may stop at once if the other breaks its word and has not mended it within 30 days' notice.",
    "7. Beta may cancel a shipment by giving Alpha two days' notice.",
    "7. Beta may stop a delivery on 24 hours' notice.",
    "7. Alpha may put up its prices by giving Beta 30 days' notice; Beta may then leave.",
    "7. Alpha may leave the wagons at the yard for 30 days, and must give notice of it.",
    "7. Each year it goes on for another year unless either party says 60 days ahead that it wants to stop.",
    "7. If Beta is unable to pay, Alpha may stop the carriage by three days' notice.",
    "7. The lease of the yard may be ended by the landlord on 90 days' notice.",
    "7. Alpha may end the employment of a driver on 7 days' notice.",
    "7. Beta may suspend the service upon 10 days' notice.",
    "7. When the ten years are up the parties may stop or go on, and shall tell each other 60 days ahead.",
    "7. Either party may terminate this Agreement if the other is in breach and has not mended it 30 days after notice of it.",
    "7. Alpha may stop the service for repairs on five days' notice.",
    "7. No party may end this before the three years are over except on 30 days' notice of a serious breach.",
    "7. The driver may leave the wagon ten days after notice.",
    "7. The insurance shall not be cancelled without 30 days' notice to Beta.",
    "7. The old agreement, which either could end on 30 days' notice, is at an end.",
]


def stated(words: str) -> list[str]:
    terms = read(HEAD + words + REST, "en", "termination_notice")
    return [term.value_text for term in terms if term.state == "stated"]


@pytest.mark.parametrize(("words", "length"), TOLD)
def test_a_right_to_end_is_read_in_plain_words(words: str, length: str) -> None:
    assert stated(words) == [length]


@pytest.mark.parametrize("words", NOT_TOLD)
def test_other_notices_are_none_to_end_the_contract(words: str) -> None:
    assert stated(words) == []
