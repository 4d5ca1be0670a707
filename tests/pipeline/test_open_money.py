"""A sum that nothing explains may be the price, and words of change beside a sum may revise it."""

from __future__ import annotations

import pytest

from pipeline.clause_types._open_money import open_money
from pipeline.clauses import flow, segment
from pipeline.terms import extract_all
from pipeline.types import Document, Language, Page

_PAPERS = {
    "en": (
        "SERVICES AGREEMENT\n\nThis agreement is made on 2 February 2026 between Tarn Ferries Ltd (the "
        '"Carrier") and Oxmoor Dairies Ltd (the "Shipper").\n\n1. Services\nThe Carrier takes the '
        "Shipper's churns across the loch on weekdays.\n\n2. {head}\n{said}\n\n3. Churns\nThe Shipper "
        "rinses its churns before they are handed over."
    ),
    "fr": (
        "CONTRAT DE PRESTATION\n\nEntre la société Bacs du Lac (le « Transporteur ») et la société "
        "Laiterie d'Oche (le « Chargeur »), fait le 2 février 2026.\n\nArticle 1 – Objet\nLe "
        "Transporteur passe les bidons du Chargeur sur l'autre rive les jours ouvrables.\n\nArticle 2 – "
        "{head}\n{said}\n\nArticle 3 – Bidons\nLe Chargeur rince ses bidons avant de les remettre."
    ),
}


def _open(said: str, language: Language, head: str) -> frozenset[str]:
    text = _PAPERS[language].format(said=said, head=head)
    document = Document("0" * 64, "text/plain", language, text, (Page(1, 0, len(text), "text", 1.0),))
    running = flow(document)
    cut = segment(running)
    extraction = extract_all(running, cut)
    read = {term.kind for term in extraction.terms}
    told = extraction.signalled | read | open_money(running, cut, extraction.terms)
    return told & {"price", "indexation"}


@pytest.mark.parametrize(
    "said",
    [
        "Every crossing earns the Carrier GBP 64.",
        "What is carried is worth £12k a season to the Carrier.",
        "Thirty-one pounds a churn.",
        "The sum for a crossing is £.",
    ],
)
def test_a_sum_that_nothing_explains_is_not_silence_on_the_price(said: str) -> None:
    assert "price" in _open(said, "en", "General")


@pytest.mark.parametrize(
    "said",
    [
        "The Carrier insures itself for GBP 2,000,000.",
        "Its liability ends at £250,000.",
        "A churn that is lost costs the Carrier a penalty of £15.",
        "The Carrier gives its time freely.",
    ],
)
def test_a_sum_of_something_else_is_no_price(said: str) -> None:
    assert "price" not in _open(said, "en", "General")


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("The price is £700 a month and keeps pace with prices in the shops, as RPI tells them.", "en"),
        ("The price is £700 a month, each April four per cent above the last.", "en"),
        ("The price is £700 a month. It is looked at afresh each April.", "en"),
        ("The price is £700 a month. From the second year CPIH is added.", "en"),
        ("The price is £700 a month. The Carrier may put its rates up on a month's warning.", "en"),
        ("The price is £700 a month, £720 in the second year.", "en"),
        ("The price is £700 a month. It may not rise by more than 3% a year.", "en"),
        ("Le prix est de 700 € par mois, sans augmentation de plus de 3 % l'an.", "fr"),
        ("Le prix est de 700 € par mois, rehaussé de l'inflation chaque avril.", "fr"),
        ("Le prix est de 700 € par mois, plus 2 % à chaque anniversaire.", "fr"),
        ("Le prix est de 700 € par mois. Il évolue avec le SMIC.", "fr"),
        ("Le prix est de 700 € par mois, réexaminé puis relevé à chaque date anniversaire.", "fr"),
    ],
)
def test_words_of_change_beside_a_sum_are_not_silence_on_its_revision(
    said: str, language: Language
) -> None:
    assert "indexation" in _open(said, language, "Price" if language == "en" else "Prix")


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("The price is £700 a month, payable in advance, plus VAT at 20%.", "en"),
        ("The price is £8,400 each year. Invoices are paid within 30 days.", "en"),
        ("The price is £700 a month. It shall not be revised or index-linked.", "en"),
        ("The price is £8,400 a year, 30% payable on signature and the balance in June.", "en"),
        ("The price is £700 a month. Sums paid late bear interest at 8% a year.", "en"),
        ("Le prix est de 700 € par mois, TVA de 20 % en sus, payable à 30 jours.", "fr"),
        ("Le prix est de 8 400 € chaque année, versé en deux fois.", "fr"),
        ("Le prix est de 700 € par mois, non révisable.", "fr"),
        ("Le prix est de 700 € par mois. Un retard de paiement coûte 10 % l'an.", "fr"),
    ],
)
def test_other_words_beside_a_sum_leave_silence_silence(said: str, language: Language) -> None:
    assert "indexation" not in _open(said, language, "Price" if language == "en" else "Prix")
