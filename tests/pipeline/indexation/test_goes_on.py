"""Sentences of an amendment that only say that the new price is revised as the one before was."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.indexation._days import Anchors
from pipeline.indexation._goes_on import goes_on
from pipeline.indexation.amended import said_of
from pipeline.indexation.reading import read
from pipeline.types import Language

_ANCHORS = Anchors(date(2023, 4, 1), date(2023, 3, 1))
_FROM_BEFORE = "The service charge increases by 3% on 1 March of each year."
_FROM_BASE = (
    "The service charge is reviewed on 1 March of each year: it is the first charge multiplied by the "
    "RPI for the "
    "preceding November and divided by the RPI for November 2022 (358.3)."
)


def _goes_on(words: str, language: Language, clause: str = _FROM_BEFORE) -> list[bool]:
    formulas = read(clause, "en").formulas
    day = date(2025, 6, 1)
    return [goes_on(said, formulas, _ANCHORS, day, language) for said in said_of([words], language)]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Clause 7 of the Agreement continues to apply to the service charge as so varied.", "en"),
        (
            "Clause 7 applies to the charge so increased, the next increase being that of 1 March 2026.",
            "en",
        ),
        (
            "Clause 7 continues to apply, and applies to the charge as amended; the next increase is due"
            " on 1 March 2026.",
            "en",
        ),
        ("L'article 7 continue de s'appliquer et s'applique à la redevance ainsi modifiée.", "fr"),
        ("The charge as so varied shall be increased in accordance with clause 7.", "en"),
        ("La redevance ainsi modifiée est révisée comme il est prévu à l'article 7.", "fr"),
        (
            "Le forfait ainsi porté sera révisé dans les conditions de l'article 7, pour la première "
            "fois le 1er mars 2026.",
            "fr",
        ),
    ],
)
def test_the_new_price_moves_as_before(words: str, language: Language) -> None:
    assert _goes_on(words, language) == [True]


@pytest.mark.parametrize(
    ("words", "language", "clause"),
    [
        # another day, another rate, an exception, another index
        (
            "Clause 7 applies to the charge so increased, the next increase being that of 1 March 2027.",
            "en",
            _FROM_BEFORE,
        ),
        (
            "Clause 7 continues to apply to the charge as so varied, at 2% instead of 3%.",
            "en",
            _FROM_BEFORE,
        ),
        ("Clause 7 continues to apply to the charge as so varied, except in 2026.", "en", _FROM_BEFORE),
        ("Clause 7 continues to apply, and applies to the charge as amended by 2%.", "en", _FROM_BEFORE),
        (
            "La redevance ainsi modifiée est révisée comme prévu à l'article 7, sur l'indice de mai.",
            "fr",
            _FROM_BEFORE,
        ),
        # from a base that stays, nothing says from which reading the new price moves
        (
            "Clause 7 of the Agreement continues to apply to the service charge as so varied.",
            "en",
            _FROM_BASE,
        ),
    ],
)
def test_what_says_more_is_not_passed_over(words: str, language: Language, clause: str) -> None:
    assert True not in _goes_on(words, language, clause)
