"""Parts that something else in a clause speaks against are likely and not sure, and so are their prices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.indexation._readings import variants
from pipeline.indexation.printing import canonical
from pipeline.indexation.reading import read
from pipeline.types import Language
from tests.benchmarks.formulas import LABELS, judge

_LABELS = [LABELS.with_name(name) for name in ("indexation_clauses.jsonl", "indexation_clauses_2.jsonl")]

_LEASE = (
    "Le loyer sera révisé chaque année au 1er juillet selon la variation de l'indice des loyers "
    "commerciaux, à la hausse comme à la baisse, l'indice de base étant celui du 2e trimestre 2021 et "
    "l'indice de comparaison celui du 2e trimestre de l'année de révision."
)


def _sure(text: str, language: Language, name: str) -> bool:
    (formula, *_) = read(text, language).formulas
    parts = [part for part in formula.parts if part.name == name]
    assert parts, name
    return all(part.confidence >= 0.9 for part in parts)


def test_a_plain_clause_is_sure() -> None:
    reading = read(_LEASE, "fr")
    assert reading.confidence >= 0.9
    for name in ("index", "base_period", "reference_period", "frequency", "direction"):
        assert _sure(_LEASE, "fr", name), name


@pytest.mark.parametrize(
    ("more", "name"),
    [
        (" Il est tenu compte du loyer en vigueur.", "movement"),
        (" La moyenne de quatre indices est retenue.", "reference_period"),
        (" Au-delà de 2 %, la moitié de la variation est retenue.", "movement"),
        (" Le loyer est également révisé au 1er janvier.", "days"),
        (" L'indexation précédente sert de départ à la suivante.", "base_period"),
    ],
)
def test_other_words_take_certainty_away(more: str, name: str) -> None:
    (formula, *_) = read(_LEASE + more, "fr").formulas
    doubted = [part for part in formula.parts if part.name == name and part.doubt]
    assert doubted
    assert all(part.confidence < 0.9 for part in doubted)
    assert all(part.doubt in _LEASE + more for part in doubted)


def test_words_about_interest_take_nothing_away() -> None:
    more = " Les intérêts de retard sont de 9 %."
    assert read(_LEASE + more, "fr").formulas[0].parts == read(_LEASE, "fr").formulas[0].parts


def test_how_often_an_index_is_published_is_not_how_often_a_rent_moves() -> None:
    text = "The rent moves with the Retail Prices Index, published monthly by the ONS, on each anniversary."
    (formula, *_) = read(text, "en").formulas
    assert formula.days.every_months == 12


@pytest.mark.parametrize(
    ("text", "language", "mechanism"),
    [
        (
            "The rent is fixed. The parties have considered and rejected any adjustment by the Consumer "
            "Prices Index.",
            "en",
            "firm",
        ),
        (
            "La redevance est majorée de 2 % à chaque date anniversaire, le prestataire renonçant à se "
            "prévaloir de tout indice, dont l'indice Syntec.",
            "fr",
            "fixed_percentage",
        ),
        (
            "The fee shall be increased on each 1 July, without any notice to the customer, by two and a "
            "half percent (2.5%) of the fee then payable. Movements in the CPI are to be disregarded.",
            "en",
            "fixed_percentage",
        ),
    ],
)
def test_an_index_that_is_named_to_be_kept_out_revises_nothing(
    text: str, language: Language, mechanism: str
) -> None:
    assert read(text, language).mechanism == mechanism


def test_a_firm_price_that_moves_after_all_is_not_sure() -> None:
    assert read("The price is firm. It may be adjusted by agreement in year two.", "en").confidence < 0.9


def test_the_price_before_is_what_is_multiplied() -> None:
    more = " Le loyer en cours est multiplié par leur rapport, l'indexation précédente servant de base."
    (formula, *_) = read(_LEASE + more, "fr").formulas
    assert formula.of == "previous"


def test_a_base_that_words_hint_at_is_not_called_missing() -> None:
    text = (
        "The fee is increased each year by the percentage by which the Retail Prices Index for the month "
        "before the anniversary exceeds the Index for the same month in the preceding year."
    )
    reading = read(text, "en")
    assert "base_missing" not in {one.code for one in reading.defects}
    assert "earlier" in canonical(reading.formulas[0])


def test_prices_from_day_to_day_are_steps() -> None:
    text = (
        "The price shall be: from the Start Date through December 31, 2024, $412.00; from January 1, 2025 "
        "through June 30, 2026, $424.50; and from July 1, 2026, $431.00."
    )
    reading = read(text, "en")
    assert reading.mechanism == "steps"
    assert "2025-01-01" in canonical(reading.formulas[0])


def test_french_writes_thousands_with_a_point() -> None:
    text = _LEASE.replace("2e trimestre 2021", "2e trimestre 2021, soit 1.821")
    (formula, *_) = read(text, "fr").formulas
    assert "value=1821" in canonical(formula)


def test_a_price_with_a_likely_part_is_assumed_and_says_why() -> None:
    more = " Le loyer est également révisé au 1er janvier."
    plain = variants(read(_LEASE, "fr").formulas, small_firm=False, skips=False, language="fr")
    likely = variants(read(_LEASE + more, "fr").formulas, small_firm=False, skips=False, language="fr")
    assert not any("likely and not sure" in why for one in plain for why in one.assumed)
    why = [why for one in likely for why in one.assumed]
    assert any(one.startswith("the day of the revision is likely") and "1er janvier" in one for one in why)


@pytest.mark.parametrize("labels", _LABELS, ids=lambda path: path.stem)
def test_what_is_sure_of_the_labelled_clauses_is_right(labels: Path) -> None:
    rows = [json.loads(line) for line in labels.read_text("utf-8").splitlines()]
    judged = [
        (row["id"], *one) for row in rows for one in judge(read(row["text"], row["lang"]), row) if one[-1]
    ]
    assert [one for one in judged if one[2] != "right"] == []
    assert len(judged) >= 80
