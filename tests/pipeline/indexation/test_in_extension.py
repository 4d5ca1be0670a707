"""A price of its own for the time after the first term leaves that time open, and no time before it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pipeline.indexation._in_extension import with_extension
from pipeline.indexation.contract import ContractTerms, Ending, lines_of
from pipeline.indexation.linked import Moving
from pipeline.indexation.priced import Stated
from pipeline.indexation.reading import read
from pipeline.types import Language

_START, _AFTER = date(2022, 10, 1), date(2024, 10, 1)
_EN = "The fee is £900 per month. It increases by 3% on each 1 October."
_FR = "La redevance est de 900 € par mois. Elle augmente de 3 % le 1er octobre de chaque année."


def _terms(language: Language, words: str, **more: Any) -> ContractTerms:
    text = _EN if language == "en" else _FR
    what = "fee" if language == "en" else "redevance"
    price = Stated(Decimal(900), "EUR", "month", what, None, text.partition(". ")[0], "d")
    told: dict[str, Any] = {"ending": Ending(date(2024, 9, 30)), "first_term": 24, **more}
    terms = ContractTerms(
        "d", language, _START, _START, prices=(price,), moving=Moving((read(text, language),)), **told
    )
    return with_extension(terms, [text, words])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "During the extension the fee is £960 per month."),
        ("en", "If the agreement is renewed, the fee for the renewal term shall be 4% higher."),
        ("en", "In the option period the Client pays the fee then due plus 2%."),
        ("en", "In any further term the fees are those of the last month increased by 2.5%."),
        ("fr", "En cas de prorogation, la redevance est majorée de 1,5 %, sans autre révision."),
        ("fr", "Pendant la période de prolongation, la redevance est portée à 960 € par mois."),
        ("fr", "Si le contrat est reconduit, une remise de 5 % est appliquée à la redevance."),
        ("fr", "La redevance de la seconde période est celle de la première augmentée de 2 %."),
    ],
)
def test_after_the_first_term_another_price_is_due(language: Language, words: str) -> None:
    (told,) = lines_of(_terms(language, words))
    first, last = told.line.stretches
    assert (first.start, first.unknown, bool(first.formulas)) == (_START, "", True)
    assert (last.start, last.amount) == (_AFTER, None)
    assert words.rstrip(".") in last.unknown.replace("'", "'")
    # without the length of the first term it is its last day that tells
    (told,) = lines_of(_terms(language, words, first_term=None))
    assert told.line.stretches[-1].start == _AFTER


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The fee rises as told, including during any renewal of 12 months at 3%."),
        ("en", "To renew, six months' notice is given and the renewal is for one year."),
        ("en", "On renewal a deposit of £500 is paid beside the fee."),
        (
            "fr",
            "Le contrat est renouvelé par périodes de douze mois, la redevance étant révisée "
            "comme il est dit.",
        ),
        (
            "fr",
            "En cas de renouvellement, le dépôt de garantie est porté à 500 €, la redevance "
            "restant la même.",
        ),
        ("fr", "La redevance augmente de 3 % l'an, renouvellements compris."),
    ],
)
def test_words_on_a_further_term_without_a_price_of_its_own(language: Language, words: str) -> None:
    (told,) = lines_of(_terms(language, words))
    assert [stretch.start for stretch in told.line.stretches] == [_START]
