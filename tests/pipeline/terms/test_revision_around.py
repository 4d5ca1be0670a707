# ruff: noqa: E501 (texts to be read as they stand)
"""Revisions in whole articles: what stands beside them tells how often is paid, and not when is revised."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

_LIST = "Small van: £31.00 per trip\nLarge van: £47.50 per trip\nWaiting: £8.00 per quarter hour after the first"
_CPI = "in proportion to the change in the Consumer Prices Index published by the Office for National Statistics since that for May 2025, up to 3%"

TIMES: list[tuple[Language, str, bool]] = [
    ("en", f"3. PRICES\n\n3.1 The rates are:\n\n{_LIST}\n\n3.2 The rates shall be adjusted {_CPI}.", True),
    ("en", f"3. PRICES\n\n3.1 The Client pays the Monthly Charge of £900.00.\n\n3.2 The Monthly Charge shall be adjusted {_CPI}.", True),
    ("en", f"3. PRICES\n\n3.1 The Annual Fee is £9,000.00. It shall be adjusted {_CPI}.\n\n3.2 Invoices are sent monthly.", True),
    ("en", f"3. PRICES\n\n3.1 The Monthly Charge is £900.00.\n\n3.2 The Monthly Charge shall be adjusted every April {_CPI}.", False),
    ("en", f"3. PRICES\n\n3.1 The Annual Fee is £9,000.00 and shall be adjusted {_CPI}.\n\n3.2 Each adjustment takes effect on the anniversary of the start.", False),
    ("fr", "Article 4 - Prix\n4.1 La redevance est de 800 € hors taxes par mois, facturée à la fin de chaque mois.\n4.2 La redevance est indexée sur l'indice Syntec, l'indice de base étant celui de mai 2025, dans la limite de 3 %.", True),
    ("fr", "Article 4 - Prix\n4.1 Les factures sont émises chaque trimestre.\n4.2 La redevance mensuelle est révisée selon la formule P = P0 x S / S0, dans laquelle :\nP0 : le prix d'origine ;\nS : le dernier indice Syntec publié du mois précédent ;\nS0 : l'indice Syntec de mai 2025. La variation est limitée à 3 %.", True),
    ("fr", "Article 4 - Prix\n4.1 La redevance est indexée sur l'indice Syntec, l'indice de base étant celui de mai 2025, dans la limite de 3 %.\n4.2 Il y est procédé au 1er mai de chaque année.", False),
    ("fr", "Article 4 - Prix\n4.1 La redevance est indexée sur l'indice Syntec, l'indice de base étant celui de mai 2025, dans la limite de 3 %.\n4.2 Le nouveau prix s'applique à la date anniversaire.", False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "missing"), TIMES)
def test_a_time_of_payment_is_no_time_of_revision(language: Language, text: str, missing: bool) -> None:
    assert ("no_time" in _gaps(language, text)) is missing


_ILC = "7. Indexation\n7.1 Le loyer varie chaque année au 1er mars selon l'indice des loyers commerciaux (ILC), l'indice de base étant celui du deuxième trimestre 2024, dans la limite de 3 %.\n"
_CPIH = "7. Review\n7.1 On 1 March in each year the fee is adjusted, up to 3%, in proportion to the CPIH, the base being the CPIH for May 2024.\n"

READINGS: list[tuple[Language, str, bool]] = [
    ("fr", _ILC + "7.2 L'indice retenu est celui du deuxième trimestre de l'année précédente.\n7.3 Le nouveau loyer se calcule sur l'indice du quatrième trimestre de l'année précédant la révision.", True),
    ("fr", _ILC + "7.2 L'indice retenu est celui du deuxième trimestre de l'année précédente.\n7.3 Le nouveau loyer se calcule sur le dernier indice publié à cette date.", True),
    ("fr", _ILC + "7.2 L'indice retenu est celui du deuxième trimestre de l'année précédente, soit le dernier indice publié à cette date.", False),
    ("fr", _ILC + "7.2 L'indice retenu est celui du deuxième trimestre de l'année précédente. À défaut, le calcul se fait provisoirement sur le dernier indice publié.", False),
    ("fr", _ILC + "7.2 L'indice retenu est celui du deuxième trimestre de l'année précédente. Les comptes sont remis au quatrième trimestre de l'année en cours.", False),
    ("en", _CPIH + "7.2 The CPIH for the month of May immediately preceding is taken.\n7.3 The new fee is reckoned by the most recently published figure at that date.", True),
    ("en", _CPIH + "7.2 The CPIH for the month of May immediately preceding is taken.\n7.3 If it is late, the most recently published figure serves until then.", False),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "two"), READINGS)
def test_two_readings_of_one_index(language: Language, text: str, two: bool) -> None:
    assert ("two_references" in _gaps(language, text)) is two


def test_a_lost_index_whose_name_is_the_letter_of_a_formula() -> None:
    clause = "5. Révision\nLe prix est révisé chaque année selon P = P0 x (0,20 + 0,80 x {0}/{0}o), où {0} est l'indice du coût du travail du mois de mai précédent et {0}o sa valeur de mai 2024, dans la limite de 3 %."
    assert "no_such_index" in _gaps("fr", clause.format("ICHTTS1"))
    assert "no_such_index" not in _gaps("fr", clause.format("ICHT-IME"))


def _gaps(language: Language, text: str) -> set[str]:
    return {
        str(term.value["gap"])
        for term in read(text, language, "revision_gap")
        if not term.value.get("doubt")
    }
