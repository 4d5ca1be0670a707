"""A time at first in which a price does not move: the rises that come later are not counted"
" from year one."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from pipeline.indexation._days import Anchors, revisions
from pipeline.indexation.formula import Days, FixedRate
from pipeline.indexation.parsing import parse
from pipeline.indexation.printing import canonical
from pipeline.indexation.reading import read
from pipeline.types import Language

START = date(2023, 4, 15)
UNTIL = date(2028, 12, 31)


def _days(text: str, language: Language) -> tuple[date, ...]:
    (formula,) = read(text, language).formulas
    return revisions(formula.days, formula.movement, Anchors(START), UNTIL).days


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "The Licence Fee is held at its initial level for the first three years of the Term. Thereafter"
            " it increases by 2% on each anniversary of the Effective Date.",
            date(2026, 4, 15),
        ),
        (
            "The rent will not be raised before 1 September 2026. It then goes up by 2.5% on 1 September"
            " of every year.",
            date(2026, 9, 1),
        ),
        (
            "No increase in the fees shall take effect before the second anniversary of the Start Date; the"
            " fees then increase by 3% on each anniversary.",
            date(2025, 4, 15),
        ),
        (
            "No rise applies in the first eighteen months. After that the charge increases by 2% on each"
            " anniversary of the Start Date.",
            date(2025, 4, 15),
        ),
        (
            "The charge is firm through December 31, 2025. Each January 1 thereafter it will increase by"
            " three percent (3%).",
            date(2026, 1, 1),
        ),
        (
            "The monthly fee is frozen until 14 April 2026 and rises by 2% on each anniversary of the Start"
            " Date after that.",
            date(2026, 4, 15),
        ),
        (
            "On the fourth anniversary of the Start Date, and annually after that, the fee"
            " increases by 3%.",
            date(2027, 4, 15),
        ),
        (
            "The subscription fee increases by 3% on each anniversary of the Start Date, beginning with the"
            " third.",
            date(2026, 4, 15),
        ),
        (
            "On 1 May in each year, starting on 1 May 2025, the hourly rate goes up by 3% of"
            " the rate in force"
            " on the day before.",
            date(2025, 5, 1),
        ),
        (
            "The fee for the first two years is £10,000. It rises by 2% on each anniversary.",
            date(2025, 4, 15),
        ),
    ],
)
def test_english_words_that_keep_a_price_still_at_first(text: str, first: date) -> None:
    found = _days(text, "en")
    assert found[0] == first
    assert all(later.year == one.year + 1 for one, later in pairwise(found))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Le loyer est bloqué pendant les deux premières années du bail. Il est ensuite"
            " augmenté de 1,5 %"
            " à chaque date anniversaire.",
            date(2025, 4, 15),
        ),
        (
            "Les tarifs ne sont pas révisés avant le 1er avril 2026. Ils augmentent ensuite de 2 % chaque"
            " année au 1er avril.",
            date(2026, 4, 1),
        ),
        (
            "L'abonnement augmente de 2 % par an au 1er février, la première hausse ayant lieu"
            " le 1er février"
            " 2026.",
            date(2026, 2, 1),
        ),
        (
            "À compter de la troisième date anniversaire et à chaque date anniversaire"
            " suivante, la redevance"
            " est majorée de 2 %.",
            date(2026, 4, 15),
        ),
        (
            "Le prix demeure inchangé jusqu'au 31 mars 2025 inclus, puis il est majoré de 2 %"
            " le 1er avril de"
            " chaque année.",
            date(2025, 4, 1),
        ),
        (
            "Le forfait augmente de 2 % au 1er janvier 2026, puis au 1er janvier de chaque année.",
            date(2026, 1, 1),
        ),
        (
            "La redevance reste ferme jusqu'au deuxième anniversaire du contrat et augmente alors de 2 % à"
            " chaque anniversaire.",
            date(2025, 4, 15),
        ),
        (
            "Aucune hausse n'interviendra durant les trente premiers mois ; ensuite le prix est augmenté de"
            " 2 % à chaque date anniversaire du contrat.",
            date(2026, 4, 15),
        ),
        (
            "Les prix sont fermes jusqu'au 31 décembre 2025. À compter du 1er janvier 2026, ils"
            " augmentent de"
            " 2 % le 1er janvier de chaque année.",
            date(2026, 1, 1),
        ),
    ],
)
def test_french_words_that_keep_a_price_still_at_first(text: str, first: date) -> None:
    found = _days(text, "fr")
    assert found[0] == first
    assert all(later.year == one.year + 1 for one, later in pairwise(found))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The Supplier shall not change the team during the first twenty-four months. The"
            " fee increases by"
            " 3% on each anniversary of the Start Date.",
            "en",
        ),
        (
            "The rent increases by 3% on each anniversary. On the second anniversary the Tenant"
            " shall repaint"
            " the premises and each year it shall clean the windows.",
            "en",
        ),
        (
            "The deposit stays the same for the first two years. The rent increases by 2% on"
            " each anniversary"
            " of the Start Date.",
            "en",
        ),
        (
            "The fee increases by 3% on each anniversary, and by no more than that for the"
            " first five years.",
            "en",
        ),
        (
            "Le nombre d'heures ne change pas pendant les deux premières années. Le prix augmente de 2 % à"
            " chaque date anniversaire.",
            "fr",
        ),
        (
            "Le dépôt de garantie reste inchangé jusqu'au 31 décembre 2026. Le loyer augmente"
            " de 2 % à chaque"
            " date anniversaire.",
            "fr",
        ),
        ("Le prix est ferme la première année. Il augmente de 2 % à chaque date anniversaire.", "fr"),
    ],
)
def test_what_stays_still_and_is_no_price_keeps_no_rise_back(text: str, language: Language) -> None:
    readings = read(text, language).formulas
    for formula in readings:
        days = revisions(formula.days, formula.movement, Anchors(START), UNTIL).days
        assert days[0] == date(2024, 4, 15)


def test_what_follows_a_firm_time_that_ends_within_a_year_is_not_known() -> None:
    text = "The fee is firm until 31 October 2025. It then increases by 2% a year."
    (formula,) = read(text, "en").formulas
    found = revisions(formula.days, formula.movement, Anchors(START), UNTIL)
    assert found.days == ()
    assert found.unknown_from == date(2025, 10, 31)


def test_words_that_agree_on_the_first_day_leave_no_doubt() -> None:
    text = (
        "Les prix des lots 1 et 2 sont fermes jusqu'au 31 décembre 2025. Ils augmentent ensuite de 2 % au"
        " 1er janvier de chaque année, la première majoration intervenant le 1er janvier 2026."
    )
    (formula,) = read(text, "fr").formulas
    assert formula.days.first == date(2026, 1, 1)
    assert not any(part.doubt for part in formula.parts if part.name in ("days", "first"))


def test_a_day_before_which_nothing_moves_survives_printing() -> None:
    (formula,) = read(
        "The fee is frozen until 14 April 2026 and rises by 2% on each anniversary of the Start Date.", "en"
    ).formulas
    assert formula.days == Days(12, "anniversary", not_before=date(2026, 4, 14))
    assert parse(canonical(formula)).days == formula.days
    assert isinstance(formula.movement, FixedRate)


def test_a_yearly_adjustment_of_a_quarterly_charge_is_yearly() -> None:
    (formula,) = read("The quarterly charge is increased by 2% on 1 March of each year.", "en").formulas
    assert formula.days.every_months == 12


_RULE = (
    "La redevance est révisée le 1er mars de chaque année, et pour la première fois le 1er mars 2024. Elle"
    " est multipliée par le rapport entre l'indice des loyers commerciaux du troisième trimestre de l'année"
    " précédente et celui du troisième trimestre de l'année d'avant."
)


def test_a_sentence_that_shows_the_rule_at_one_revision_is_no_rule_of_its_own() -> None:
    shown = (
        " Ainsi, pour la révision du 1er mars 2024, l'indice de référence sera celui du troisième trimestre"
        " 2022 et l'indice de comparaison celui du troisième trimestre 2023."
    )
    assert read(_RULE + shown, "fr").formulas == read(_RULE, "fr").formulas
    assert read(_RULE + shown, "fr").text == _RULE + shown


def test_a_sentence_that_shows_another_rule_leaves_it_open() -> None:
    other = (
        " Ainsi, pour la révision du 1er mars 2024, l'indice de référence sera celui du troisième trimestre"
        " 2020 et l'indice de comparaison celui du troisième trimestre 2023."
    )
    assert read(_RULE + other, "fr").formulas != read(_RULE, "fr").formulas


def test_what_is_charged_beyond_what_is_included_bounds_no_rise() -> None:
    text = (
        "Le prix mensuel est majoré de 30 € à chaque date anniversaire du contrat. Les heures au-delà du"
        " forfait sont facturées 18 € l'heure."
    )
    (formula,) = read(text, "fr").formulas
    assert not any(part.doubt for part in formula.parts if part.name == "amount")
