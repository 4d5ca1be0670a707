"""Which contract a row of the register is about: sure, open, or none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pipeline.register import Entry, Listed, match

START, END = date(2021, 4, 1), date(2027, 3, 31)
LIFTS = Listed(
    "lifts",
    "ascenseurs-pontavy.pdf",
    "Contrat de maintenance d'ascenseurs",
    ("ASCENSEURS MIRANDOL SAS",),
    "2021-014",
    "Contrat de maintenance n° 2021-014 entre",
    frozenset({START}),
    frozenset({END}),
    frozenset({Decimal(12000)}),
)
DOORS = Listed("doors", "portes.pdf", "Contrat d'entretien de portes", ("Ascenseurs Mirandol",), "2022-031")
AMENDMENT = Listed(
    "amendment", "avenant.pdf", "Avenant n° 1 au contrat n° 2021-014", ("Ascenseurs Mirandol",), main=False
)
OTHER = Listed("other", "bail.pdf", "Bail commercial", ("SCI des Tisserands",))
ARCHIVE = [OTHER, AMENDMENT, DOORS, LIFTS]


@pytest.mark.parametrize(
    ("row", "contract", "by"),
    [
        ({"file": "C:\\contrats\\ASCENSEURS-PONTAVY.PDF"}, "lifts", "file"),
        ({"number": "2021/014"}, "lifts", "number"),
        ({"number": "2021-014", "counterparty": "Mirandol"}, "lifts", "counterparty"),
        ({"counterparty": "Ascenseurs Mirandol", "end_date": END}, "lifts", "end date"),
        (
            {"counterparty": "Mirandol ascenseurs", "start_date": START, "amount": Decimal(12000)},
            "lifts",
            "amount",
        ),
        ({"counterparty": "SCI des Tisserands", "title": "Bail"}, "other", "title"),
        ({"title": "Avenant n° 1", "file": "avenant.pdf"}, "amendment", "file"),
    ],
)
def test_a_row_finds_its_contract(row: dict[str, Any], contract: str, by: str) -> None:
    (link,) = match([Entry(2, **row)], ARCHIVE)
    assert (link.state, link.contract_id) == ("matched", contract)
    assert by in link.matched_by


@pytest.mark.parametrize(
    "row",
    [
        {"counterparty": "Ascenseurs Mirandol"},
        {"counterparty": "SCI des Tisserands"},
    ],
)
def test_a_name_alone_is_too_little(row: dict[str, Any]) -> None:
    (link,) = match([Entry(2, **row)], ARCHIVE)
    assert (link.state, link.contract_id) == ("ambiguous", None)
    assert link.candidates


@pytest.mark.parametrize(
    "row",
    [
        {"number": "2019-001", "counterparty": "Mirandol"},
        {"counterparty": "Chauffage Delorne", "end_date": END, "start_date": START},
        {"number": "14"},
        {"title": "Bail commercial"},
        {},
    ],
)
def test_a_row_without_its_contract_is_missing(row: dict[str, Any]) -> None:
    (link,) = match([Entry(2, **row)], ARCHIVE)
    assert (link.state, link.contract_id) == ("missing", None)


def test_a_number_inside_a_longer_one_is_another_number() -> None:
    (link,) = match([Entry(2, number="2021-01")], ARCHIVE)
    assert link.state == "missing"


def test_two_copies_of_one_contract_are_no_doubt() -> None:
    copy = Listed("zcopy", "copie.pdf", LIFTS.title, LIFTS.names, LIFTS.number, LIFTS.head, copy_of="lifts")
    (link,) = match([Entry(2, number="2021-014")], [*ARCHIVE, copy])
    assert (link.state, link.contract_id) == ("matched", "lifts")


def test_two_contracts_of_one_number_are_a_doubt() -> None:
    twin = Listed("twin", "autre.pdf", "Contrat", ("Ascenseurs Mirandol",), "2021-014")
    (link,) = match([Entry(2, number="2021-014", counterparty="Mirandol")], [*ARCHIVE, twin])
    assert (link.state, set(link.candidates)) == ("ambiguous", {"lifts", "twin"})


@settings(deadline=None)
@given(some.permutations(ARCHIVE), some.permutations([2, 3, 4]))
def test_order_changes_nothing(archive: list[Listed], order: list[int]) -> None:
    rows = [Entry(2, number="2021-014"), Entry(3, counterparty="Mirandol"), Entry(4, title="Bail")]
    links = match([rows[place - 2] for place in order], archive)
    assert sorted(links, key=lambda link: link.row) == match(rows, ARCHIVE)
