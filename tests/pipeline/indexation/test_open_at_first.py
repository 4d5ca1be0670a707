"""Less for the first months: counted where its words tell all of it, and open where they do not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._lookup import Reader
from pipeline.indexation._open_at_first import open_at_first
from pipeline.indexation.contract import ContractTerms, Ending, facts_of, lines_of
from pipeline.indexation.due import ScheduleRow, schedule
from pipeline.indexation.introductory import Introductory, introductory
from pipeline.indexation.linked import Moving
from pipeline.indexation.priced import Stated
from pipeline.indexation.qualified import qualified
from pipeline.indexation.unused import Said, unused
from pipeline.types import Language
from tests.pipeline.indexation.official import library

_START = date(2023, 9, 15)
_APRIL = date(2021, 4, 1)
_SHARE = Decimal("0.80")


@pytest.mark.parametrize(
    ("words", "less"),
    [
        ("For the first two months the Fee shall be discounted by twenty percent (20%)", (2, _SHARE)),
        ("The first four monthly invoices carry a discount of 20%", (4, _SHARE)),
        ("During the first three months the Hirer pays only 80% of the hire", (3, _SHARE)),
        ("The subscription is charged at 80% for the first six months", (6, _SHARE)),
        ("Les cinq premières mensualités bénéficient d'une remise de 20 %", (5, _SHARE)),
        ("Les trois premières factures mensuelles sont minorées de 20 %", (3, _SHARE)),
        ("Pendant les deux premiers mois, le Locataire ne paie que 80 % de la redevance", (2, _SHARE)),
        ("Le loyer des six premiers mois est ramené à 80 % de son montant", (6, _SHARE)),
        ("The fee is payable at half that rate for the first three months", (3, Decimal("0.5"))),
        # what is due less hangs on something, or how much less is not told
        ("A discount of 20% is given for the first two months where two vans are hired", None),
        (
            "For any period of the first two months in which the lift stands still the fee is "
            "reduced by 20%",
            None,
        ),
        ("La remise de 20 % des trois premiers mois est acquise si le Client paie par avance", None),
        ("The fee for the first three months is reduced by one tenth", None),
        ("Le premier trimestre est facturé avec une remise de 20 %", None),
    ],
)
def test_less_by_a_percentage(words: str, less: tuple[int, Decimal] | None) -> None:
    assert introductory(words, _START) == (None if less is None else Introductory(*less))


def test_days_that_end_no_month_of_the_contract_are_counted_where_they_are_told_inclusive() -> None:
    words = (
        "From and including 15 September 2023 up to and including 9 December 2023 the rent "
        "is payable at half"
    )
    told = introductory(f"{words} the rent", _START)
    assert told is not None
    assert (told.over(_START), told.share) == (date(2023, 12, 10), Decimal("0.5"))
    open_ = words.replace("up to and including", "to").replace("and including ", "")
    assert introductory(f"{open_} the rent", _START) is None


_PRICES: dict[str, str] = {
    "en": "The fee is £1,000 per month.",
    "fr": "La redevance est de 1 000 € par mois.",
}


def _rows(language: Language, words: str) -> list[ScheduleRow]:
    quote = _PRICES[language]
    price = Stated(
        Decimal(1000), "EUR", "month", "fee" if language == "en" else "redevance", None, quote, "d"
    )
    terms = ContractTerms(
        "d", language, _APRIL, _APRIL, Ending(date(2024, 3, 31)), (price,), Moving((), "absent", "absent"),
        qualified=qualified([f"{quote} {words}"], [], language),
    )  # fmt: skip
    facts = facts_of(terms, date(2023, 1, 1))
    assert facts is not None
    (told,) = lines_of(terms)
    return list(schedule(told.line, facts, Reader(library({})), until=date(2024, 1, 1)))


@pytest.mark.parametrize(
    ("language", "words", "until"),
    [
        ("en", "The fee for the first three months is reduced by one tenth.", date(2021, 6, 30)),
        ("en", "In the first year a discount is given on the fee.", date(2022, 3, 31)),
        ("en", "The fee for the first quarter is discounted by £50 a month.", date(2021, 6, 30)),
        ("fr", "Le premier trimestre est facturé avec une remise de 10 %.", date(2021, 6, 30)),
        (
            "fr",
            "La redevance des deux premiers mois fait l'objet d'une remise commerciale.",
            date(2021, 5, 31),
        ),
        ("fr", "La redevance est réduite d'un tiers pendant les quatre premiers mois.", date(2021, 7, 31)),
    ],
)
def test_the_months_for_which_less_is_due_are_open_where_it_was_not_understood(
    language: Language, words: str, until: date
) -> None:
    first, *later = _rows(language, words)
    assert (first.period_start, first.period_end, first.price_due) == (_APRIL, until, None)
    assert (first.state, words.rstrip(".") in first.reason) == ("unknown", True)
    assert {row.price_due for row in later} == {Decimal(1000)}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "A discount of 10% is given in the first year if the Client pays in advance."),
        ("en", "The deposit is reduced after the first year."),
        ("fr", "Une remise de 10 % est accordée la première année en cas de paiement anticipé."),
        ("fr", "Le dépôt de garantie est réduit de moitié la première année."),
    ],
)
def test_what_hangs_on_something_else_leaves_the_price_as_it_is_told(
    language: Language, words: str
) -> None:
    assert {row.price_due for row in _rows(language, words)} == {Decimal(1000)}
    sentences = qualified([f"{_PRICES[language]} {words}"], [], language)
    assert open_at_first(sentences, _APRIL, language) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The discount shall be disregarded in computing the adjusted fee."),
        ("en", "The concession is ignored for this purpose."),
        ("fr", "Il n'est pas tenu compte de la remise pour le calcul de la redevance révisée."),
        ("fr", "Cette remise ne modifie pas la redevance de base."),
    ],
)
def test_that_a_gift_is_left_out_of_the_revision_is_no_second_gift(language: Language, words: str) -> None:
    assert not qualified([words], [], language)


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("fr", "Cette réduction est sans incidence sur le loyer servant de base à l'indexation.", False),
        ("en", "The discount has no bearing on the fee from which the yearly increase is counted.", False),
        # no gift, or a figure of its own
        ("fr", "L'indexation de 2022 n'est pas appliquée, sans incidence sur celle de 2023.", True),
        ("en", "The discount of 5% has no bearing on the increase of 2% in the first year.", True),
    ],
)
def test_what_a_gift_leaves_alone_was_used(language: Language, words: str, told: bool) -> None:
    assert bool(unused([Said(words)], [], [], [], language)) is told
