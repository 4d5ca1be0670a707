"""Less for the first months, where these are named or told by their days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation.introductory import Introductory, introductory
from pipeline.indexation.qualified import qualified

_START = date(2021, 4, 1)


@pytest.mark.parametrize(
    ("words", "less"),
    [
        (
            "A discount of 25% applies to the charge for April and May 2021",
            Introductory(2, Decimal("0.75")),
        ),
        ("No fee is payable from 1 April 2021 to 30 June 2021", Introductory(3, Decimal(0))),
        ("The rent is payable only from 1 June 2021", Introductory(2, Decimal(0))),
        (
            "Le bailleur dispense le preneur du paiement du loyer pendant les trois premiers mois, soit du"
            " 1er avril au 30 juin 2021",
            Introductory(3, Decimal(0)),
        ),
        (
            "Une remise de 30 % est consentie pour les mois d'avril et mai 2021",
            Introductory(2, Decimal("0.7")),
        ),
        ("Le loyer n'est dû qu'à compter du 1er juillet 2021", Introductory(3, Decimal(0))),
        (
            "No Annual Fee is charged for the first two months, April 1, 2021 through May 31, 2021",
            Introductory(2, Decimal(0)),
        ),
        ("Aucune redevance mensuelle n'est facturée les deux premiers mois", Introductory(2, Decimal(0))),
        ("No Annual Fee is charged for the first two months, April 1, 2021 to June 30, 2021", None),
        ("No separate fee is charged for training in April 2022", None),
        # not the first months, not the same months twice, not told of the first months at all
        ("A discount of 25% applies to the charge for May and June 2021", None),
        ("No fee is payable for the first two months, from 1 April 2021 to 30 June 2021", None),
        ("The Supplier may grant a discount of 25% for April and May 2021", None),
        ("Une remise de 30 % est consentie pour les mois d'avril et mai 2022", None),
        ("Le loyer n'est dû qu'à compter du 15 juillet 2021", None),
    ],
)
def test_less_for_months_that_are_named_or_dated(words: str, less: Introductory | None) -> None:
    assert introductory(words, _START) == less


def test_what_a_gift_leaves_alone_is_no_second_one() -> None:
    text = "Le loyer est de 900 €. Les deux premiers mois de loyer sont offerts. La franchise de loyer est"
    text += " sans effet sur l'indexation du loyer."
    assert len(qualified([text], [], "fr")) == 1
