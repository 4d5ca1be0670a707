"""A sum said twice, with more than a bracket between words and figure: both are kept, unless both hold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.money import find_amounts
from pipeline.types import Language

_APART = {
    "en": (
        "seven hundred and ten pounds (GBP 690)",
        "Seven Hundred Ten Pounds (690 GBP)",
        "seven hundred and ten pounds [GBP 690]",
        "seven hundred and ten pounds (say £690)",
        "seven hundred and ten pounds (in figures: £690)",
        "seven hundred and ten pounds excluding VAT (GBP 690)",
        "seven hundred and ten pounds per quarter (GBP 690 per quarter)",
        "seven hundred and ten pounds, that is to say £690,",
        "seven hundred and ten pounds - GBP 690 -",
        "GBP 690, say seven hundred and ten pounds,",
        "£690 a quarter (seven hundred and ten pounds)",
    ),
    "fr": (
        "sept cent dix euros, soit 690 €,",
        "690 €, soit sept cent dix euros,",
        "sept cent dix euros (en chiffres : 690 €)",
        "690 € par trimestre (sept cent dix euros par trimestre)",
        "690 €/mois (sept cent dix euros)",
        "690 € hors taxes (sept cent dix euros)",
        "sept cent dix euros mensuels (690 €)",
        "sept cent dix euros – 690 € –",
    ),
}
_TOGETHER = {
    "en": (
        "seven hundred and ten pounds (GBP 710)",
        "seven hundred pounds per month (£8,400 per year)",
        "seven hundred pounds plus VAT (£840 including VAT)",
        "seven hundred pounds plus VAT (£840)",
        "eight thousand four hundred dollars, being $700 per month",
        "one hundred euros (USD 112)",
        "a deposit of seven hundred pounds (£650 of which is returned)",
        "ninety pounds, less ten pounds, say £80",
        "seven hundred pounds - £650 for members - each year",
    ),
    "fr": (
        "sept cents euros par mois, soit 8 400 € par an",
        "700 € HT, soit huit cent quarante euros TTC",
        "700 € HT (huit cent quarante euros TTC)",
        "sept cents euros hors taxes, soit 840 €",
        "sept cents euros (840 € TTC)",
        "huit mille quatre cents euros, soit 700 € par mois",
        "mille euros augmentés de cinq cents euros, soit 1 500 €",
        "100 € (cent douze dollars américains)",
        "710,50 €, soit sept cent dix euros et cinquante centimes,",
        "un acompte de sept cents euros (650 € restant dus à la livraison)",
    ),
}


def _found(language: Language, said: str) -> list[tuple[Decimal | None, str]]:
    text = f"Le prix est de {said}." if language == "fr" else f"The price is {said}."
    return [(amount.value, amount.reason) for amount in find_amounts(text, language)]


@pytest.mark.parametrize(
    ("language", "said"), [(key, said) for key in ("en", "fr") for said in _APART[key]]
)
def test_words_and_figure_of_one_price_differ(language: Language, said: str) -> None:
    assert _found(language, said) == [(None, "the words say 710 and the figures say 690")]


@pytest.mark.parametrize(
    ("language", "said"), [(key, said) for key in ("en", "fr") for said in _TOGETHER[key]]
)
def test_what_a_time_a_tax_or_a_sum_makes_of_a_price_is_no_contradiction(
    language: Language, said: str
) -> None:
    found = _found(language, said)
    assert found
    assert all(value is not None for value, _ in found)
