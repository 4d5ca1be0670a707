"""A value alone beside a label is never silence, and a sum beside a price's name is that price."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.last_look import last_look
from pipeline.terms import extract_all
from pipeline.types import Language
from tests.pipeline.terms._reading import document

_HEAD = {
    "en": "TOOL RENTAL\n\nLessor: Oakhurst Tools Ltd\nLessee: Vale Joinery Ltd\n"
    "Made on: 2 May 2025\n{}\n\nThe goods are insured by all.",
    "fr": "LOCATION\n\nBailleur : Outils Thibaut SARL\nPreneur : Verdier SAS\n"
    "Signé le : 2 mai 2025\n{}\n\nLe matériel est livré.",
}


def _states(row: str, language: Language) -> dict[str, tuple[str, str, str]]:
    running = flow(document(_HEAD[language].format(row), language))
    clauses = segment(running)
    looked = last_look(running, clauses, extract_all(running, clauses))
    assert not looked.failures
    return {
        term.kind: (term.state, term.value_text, str(term.value.get("per", ""))) for term in looked.terms
    }


@pytest.mark.parametrize(
    ("language", "row", "kinds"),
    [
        ("en", "Rental period: 24 months", ("term", "expiration_date")),
        ("en", "Minimum hire: 24 months", ("term", "expiration_date")),
        ("en", "Committed for\t24 months", ("term", "expiration_date")),
        ("en", "Insurance: by the Lessee\nLocked in for: 24 months", ("term", "expiration_date")),
        ("fr", "Période d'engagement : 24 mois", ("term", "expiration_date")),
        ("fr", "Temps de location\t24 mois", ("term", "expiration_date")),
        ("en", "Cancellation by: 2 months", ("notice_period", "termination_notice")),
        ("en", "Notice needed\t2 months", ("notice_period", "termination_notice")),
        ("en", "Site\tHull\tNotice\t2 months", ("notice_period", "termination_notice")),
        ("fr", "Préavis à donner : 2 mois", ("notice_period", "termination_notice")),
        ("fr", "Pour résilier : 2 mois", ("notice_period", "termination_notice")),
        ("fr", "Montant de la location : 310,00 €", ("price",)),
        ("en", "Hire: £310.00", ("price",)),
    ],
)
def test_no_row_of_a_form_is_silence(language: Language, row: str, kinds: tuple[str, ...]) -> None:
    states = _states(row, language)
    assert [kind for kind in kinds if kind not in states] == []


@pytest.mark.parametrize(
    ("language", "row", "kinds"),
    [
        ("en", "Warranty: 24 months", ("term", "expiration_date")),
        ("en", "Notice of price changes: 2 months", ("notice_period", "termination_notice")),
        ("fr", "Garantie : 24 mois", ("term", "expiration_date")),
        ("fr", "Préavis d'absence : 2 mois", ("notice_period", "termination_notice")),
        ("en", "Deposit: £310.00", ("price",)),
        ("en", "Sum insured: £310,000", ("price",)),
        ("fr", "Dépôt de garantie : 310,00 €", ("price",)),
        ("fr", "Franchise d'assurance\t310,00 €", ("price",)),
    ],
)
def test_rows_of_something_else_leave_the_silence(
    language: Language, row: str, kinds: tuple[str, ...]
) -> None:
    states = _states(row, language)
    assert [kind for kind in kinds if kind in states] == []


@pytest.mark.parametrize(
    ("language", "row", "per"),
    [
        ("en", "Monthly rental (excl. VAT): £310.00\nDeposit: £900.00", "month"),
        ("en", "Yearly fee\t£310.00", "year"),
        ("fr", "Loyer annuel : 310,00 €\nDépôt : 900,00 €", "year"),
        ("fr", "Coût mensuel HT\t310,00 €", "month"),
    ],
)
def test_a_sum_beside_the_name_of_a_price_is_read(language: Language, row: str, per: str) -> None:
    state, text, told = _states(row, language)["price"]
    assert (state, text.split()[0], told) == ("stated", "310.00", per)
