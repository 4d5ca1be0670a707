"""Prices in forms of which contracts that nobody had seen had some: units, labels, signs that touch."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.price.features import NO_RULE, without_rules
from pipeline.money import dollar_of, find_amounts
from pipeline.terms._price_bases import label_end
from pipeline.terms._price_intros import each_ahead, governing
from pipeline.types import Language, Term
from tests.pipeline.terms._reading import read


@pytest.mark.parametrize(
    ("said", "worth"),
    [
        ("1200€HT", "1200"),
        ("1 200 €TTC", "1200"),
        ("12 k€HT", "12000"),
        ("1 200 €uros", "1200"),
        ("1 200,00 (mille deux cents) euros", "1200"),
    ],
)
def test_a_sign_may_touch_the_tax(said: str, worth: str) -> None:
    found = find_amounts(f"Le prix est de {said} pour la prestation.", "fr")
    assert [(amount.value, amount.currency) for amount in found] == [(Decimal(worth), "EUR")]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "Fees\n\nTraffic above 5 TB\t$0.07 per GB\n", ["0.07 USD/gb"]),
        ("en", "Fees\n\nThe depositor will pay for storage 3 1/2 cents per bushel.\n", ["0.035 USD/unit"]),
        ("en", "Rent\n\nThe rent shall be $14,500 for year three.\n", ["14500.00 USD/year"]),
        ("fr", "Prix\n\nLe linge traité est payé 1,185 € HT le kilogramme.\n", ["1.185 EUR/kg"]),
        ("fr", "Prix\n\nFormation incluse ; journée complémentaire : 1 250 € HT.\n", ["1250.00 EUR/day"]),
        ("fr", "Prix\n\nTJM : 615 € HT\n", ["615.00 EUR/day"]),
        ("fr", "Prix\n\nAbonnement : 114 € HT tous les trois mois\n", ["114.00 EUR/quarter"]),
        (
            "en",
            "Fees\n\nThe publisher shall pay a fee of $1.30 per 1,000 impressions.\n",
            ["1.30 USD/thousand"],
        ),
        ("fr", "Prix\n\nTonte (le m², par passage) : 0,37 € HT\n", ["0.37 EUR/m2"]),
        (
            "fr",
            "Tarifs\n\nDésignation\tPrix (€ HT)\nPose\t980,00\nDépose\t310,00\nNombre de postes\t1 480\n",
            ["980.00 EUR", "310.00 EUR"],
        ),
    ],
)
def test_unseen_forms(language: Language, text: str, wanted: list[str]) -> None:
    found = [term for term in read(text, language, "price") if term.state == "stated"]
    assert ["/".join([term.value_text, *_per(term)]) for term in found] == wanted


def _per(term: Term) -> list[str]:
    return [str(term.value["per"])] if "per" in term.value else []


def test_a_label_says_each_of_what() -> None:
    assert each_ahead("chaque passage de vitrerie : ", "fr") is not None
    assert label_end("r2 - par kw souscrit et par an", "fr") == "kw_year"
    assert each_ahead("every month in which the seller delivers", "en") is None


def test_the_line_that_opens_a_list_governs_its_items() -> None:
    text = "19. the publisher is invoiced as follows:\n\n19.1 on 3 may\n\n19.2 on delivery\n"
    assert governing(text) == "the publisher is invoiced as follows:"
    assert governing("a paragraph that ends.\n\n" + "x " * 200 + "\n\nitem") == ""


def test_a_sum_is_also_taught_as_if_no_rule_had_read_it() -> None:
    shown = ["fee@mid", "fee@head", "fr|fee@head", "rule:text", "rule:text:0.93", "per:month"]
    assert without_rules(shown) == sorted(["fee@mid", NO_RULE, "per:month"])


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("A dairy of Auckland, New Zealand, pays $5.", "NZD"),
        ("A mill in Ontario sells to one in Quebec for $5.", "CAD"),
        ("A mill in Ontario sells to one in Ohio for $5.", "USD"),
        ("A shop in Sydney, Australia, and one in Singapore pay $5.", "USD"),
        ("The fee is $5.", "USD"),
    ],
)
def test_a_dollar_is_that_of_the_land(text: str, currency: str) -> None:
    assert dollar_of(text) == currency
