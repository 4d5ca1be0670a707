"""Names of one company go together; names that only look alike do not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.counterparties import Variant, group


def groups(*variants: Variant, corrections: Mapping[str, str] | None = None) -> dict[str, tuple[str, str]]:
    return {item.variant: (item.group, item.matched_by) for item in group(variants, corrections)}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (Variant("Énergie-Rhône, S.A.S."), Variant("ENERGIE RHONE"), "name"),
        (Variant("La société Moulins de Verlac"), Variant("Moulins de Verlac SARL"), "name"),
        (Variant("Brévin SAS", ("552100554",)), Variant("Anciens Ateliers", ("55210055400013",)), "number"),
        (Variant("Brévin SAS", ("552 100 554",)), Variant("Forges SA", ("FR32552100554",)), "number"),
        (Variant("Verlac Industries Ltd"), Variant("Verlac Indostries Ltd"), "similar"),
        (Variant("Société Montgolfier"), Variant("Montgo1fier SA"), None),
        (Variant("Delta Invest I"), Variant("Delta Invest II"), None),
        (Variant("Lot 12 Immobilier"), Variant("Lot 13 Immobilier"), None),
        (Variant("Transports du Nord Est"), Variant("Transports du Nord Ouest"), None),
        (Variant("Brévin SAS", ("552100554",)), Variant("Brévin SARL", ("732829320",)), None),
        (Variant("Alpha"), Variant("Alpha Services"), None),
    ],
)
def test_two_names(one: Variant, other: Variant, why: str | None) -> None:
    found = groups(one, other)
    together = found[one.name][0] == found[other.name][0]
    assert together is (why is not None)
    if why is not None:
        assert why in {found[one.name][1], found[other.name][1]}


def test_the_group_has_the_name_that_most_contracts_write() -> None:
    found = groups(Variant("BREVIN", contracts=1), Variant("Brévin SAS", contracts=7))
    assert {item[0] for item in found.values()} == {"Brévin SAS"}


def test_a_bare_name_that_two_companies_bear_stays_by_itself() -> None:
    found = groups(
        Variant("Brévin SAS", ("552100554",)), Variant("Brévin SA", ("732829320",)), Variant("Brévin")
    )
    assert len({item[0] for item in found.values()}) == 3


def test_a_person_puts_together_and_takes_apart() -> None:
    variants = (Variant("Brévin SAS", contracts=3), Variant("BREVIN"), Variant("Forges du Lac"))
    found = groups(*variants, corrections={"Forges du Lac": "Brévin SAS", "brevin": "Brévin (Lyon)"})
    assert found["Forges du Lac"] == ("Brévin SAS", "corrected")
    assert found["BREVIN"] == ("Brévin (Lyon)", "corrected")
    assert found["Brévin SAS"] == ("Brévin SAS", "alone")


NAMES = (
    "Alpha SAS",
    "ALPHA",
    "Alpha Services",
    "Bêta Ltd",
    "Beta Limited",
    "Gamma Industries",
    "Gamma Industrles",
)
VARIANTS = st.lists(
    st.builds(
        Variant,
        st.sampled_from(NAMES),
        st.lists(st.sampled_from(("552100554", "732829320", "55210055400013")), max_size=2).map(tuple),
        st.integers(1, 3),
    ),
    unique_by=lambda one: one.name,
)


@given(VARIANTS, st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES), max_size=2), st.randoms())
def test_every_name_is_in_one_group_whatever_the_order(
    variants: list[Variant], corrections: dict[str, str], random: Any
) -> None:
    found = group(variants, corrections)
    assert sorted(item.variant for item in found) == sorted(one.name for one in variants)
    shuffled = list(variants)
    random.shuffle(shuffled)
    assert group(shuffled, corrections) == found
