"""Our side of a contract: by number, by name in its variants; between our own companies there is none."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline._sides import company_number, is_ours
from pipeline.settings import Entity
from pipeline.types import Contract, Term
from tests.pipeline.test_contract import contract, term

OURS = (Entity("Ateliers Brévin SAS", "552 100 554"), Entity("Brévin Négoce SARL"))


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        ("ATELIERS BREVIN", "", True),
        ("La société Ateliers Brévin, S.A.S.", "", True),
        ("Ateliers Brevln SAS", "", True),  # a misread letter
        ("Nouvelle Raison Sociale", "55210055400013", True),  # the SIRET of our SIREN
        ("Nouvelle Raison Sociale", "FR32552100554", True),
        ("Brévin Négoce", "", True),
        ("Brévin", "", False),
        ("Ateliers Brévin Services", "", False),
        ("Ateliers", "732829320", False),
    ],
)
def test_ours_by_number_or_name(name: str, number: str, expected: bool) -> None:
    assert is_ours(name, number, OURS) is expected


def test_short_numbers_name_nobody() -> None:
    assert company_number("RCS 12") == "RCS12"
    assert not is_ours("Alpha", "12", (Entity("Beta", "12"),))


def party(name: str, role: str | None = None, number: str = "", page: int = 1) -> Term:
    value: dict[str, Any] = {"registration_number": number} if number else {}
    if role:
        value["role"] = role
    return term("party", name, page, **value)


def side(*parties: Term) -> Contract:
    return contract(*parties, our_names=OURS)


def test_our_role_and_the_counterparty() -> None:
    made = side(party("Nom d'usage", "customer", "55210055400013"), party("Tilia SARL", "supplier", page=2))
    assert (made.our_role, made.counterparty) == ("customer", "Tilia SARL")
    both = side(party("Ateliers Brévin"), party("Tilia SARL", page=2), party("TILIA", page=3))
    assert both.counterparty == "Tilia SARL"
    assert "no role" in both.unknown["our_role"]


def test_between_our_own_companies() -> None:
    made = side(party("Ateliers Brévin", "supplier"), party("Brévin Négoce SARL", "customer", page=2))
    assert (made.our_role, made.counterparty) == ("intragroup", None)
    assert "counterparty" not in made.unknown


def test_where_nobody_is_ours_it_is_unknown_and_says_so() -> None:
    made = side(party("Orme SA"), party("Tilia SARL", page=2))
    assert (made.our_role, made.counterparty) == (None, None)
    assert "Orme SA, Tilia SARL" in made.unknown["counterparty"]
    alone = side(party("ATELIERS BRÉVIN", "customer"))
    assert alone.our_role == "customer"
    assert "only our own company" in alone.unknown["counterparty"]
