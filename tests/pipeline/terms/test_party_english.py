# ruff: noqa: E501 (texts to be read as they stand)
"""English parties in the many ways that contracts name them: lists, parts, letters, those who sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.terms import party
from pipeline.terms._party_capitals import softened
from pipeline.terms._party_plain import plain
from pipeline.terms._party_start import start_of_party
from pipeline.terms._party_words import name_at, only_form
from tests.pipeline.terms._views import view_of


def _cases() -> Iterator[tuple[str, list[str]]]:
    """Read the texts, and whom each names."""
    for name in ("english_parties.txt", "english_papers.txt"):
        written = (Path(__file__).parent / name).read_text(encoding="utf-8")
        for case in written.split("=== text\n")[1:]:
            text, _, names = case.partition("=== parties\n")
            yield text.strip(), names.strip().split("\n")


CASES = tuple(_cases())


def _named(text: str) -> list[str]:
    found = party.EXTRACTOR.extract(view_of(text, "en"), ())
    return [term.value_text for term in found if term.state == "stated"]


@pytest.mark.parametrize(("text", "names"), CASES, ids=[names[0] for _, names in CASES])
def test_parties(text: str, names: list[str]) -> None:
    assert _named(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("First Corner Bank, National Association, a bank", "First Corner Bank, National Association"),
        ("Mutual Company of Elms and the rest", "Mutual Company of Elms"),
        ("MUTUAL INSURANCE CORPORATION OF ELMS, a firm", "MUTUAL INSURANCE CORPORATION OF ELMS"),
        ("Roe, Doe and Company, brokers", "Roe, Doe and Company"),
        ("Doe and Sons of Leeds", "Doe and Sons"),
        ("Babcock and Doe Company.", "Babcock and Doe Company"),
        ('Peter "Pete" Roe, Jr. ("Roe")', 'Peter "Pete" Roe, Jr.'),
        ("JANE MARIA ROE\nof Villa Elm, Italy", "JANE MARIA ROE"),
        ("Carl Brand\nType: an individual", "Carl Brand"),
        ("Drywash (Elm\nUSA), Inc., a firm", "Drywash (Elm USA), Inc."),
        ("President and Fellows of Elm College, a body", "President and Fellows of Elm College"),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    found = name_at(text, 0, len(text))
    assert found is not None
    assert found.name == name


def test_a_legal_form_alone_is_no_name() -> None:
    assert only_form("INC.")
    assert only_form("Co., Ltd.")
    assert not only_form("Elm Inc.")


def test_a_preamble_in_capitals_keeps_its_length_and_its_names() -> None:
    text = (
        "THIS AGREEMENT IS MADE AND ENTERED INTO AS OF THE 3RD DAY OF MAY, 2001, BY AND BETWEEN "
        "ELM AND TARN FOODS, INC., A DELAWARE CORPORATION HAVING ITS PRINCIPAL PLACE OF BUSINESS "
        'AT 4 HILL ROAD ("ELM"), AND OAK MILLS COMPANY, '
        'A NEW YORK CORPORATION ("OAK").\n\n1. Terms\nThe parties agree.'
    )
    soft = softened(text)
    assert len(soft) == len(text)
    assert soft.lower() == text.lower()
    assert "a Delaware corporation" in soft
    assert _named(text) == ["ELM AND TARN FOODS, INC.", "OAK MILLS COMPANY"]


def test_text_with_small_letters_is_left_alone() -> None:
    text = "THIS AGREEMENT is made between ELM INC. and TARN LLC. " * 9
    assert softened(text) is text


@pytest.mark.parametrize("count", [40, 400])
def test_a_crowd_of_signatures_is_read_in_time(count: int) -> None:
    block = "\n\nELM FUND {0}, L.P.\nBy: Elm GP {0}, LLC\nBy: /s/ Ann Moss\nName: Ann Moss\nTitle: Manager"
    text = "JOINT FILING AGREEMENT\n\nThe undersigned hereby agree to file." + "".join(
        block.format(number) for number in range(count)
    )
    assert all(re.fullmatch(r"ELM FUND \d+, L\.P\.", name) for name in _named(text))


def test_columns_and_frames_are_parted_by_tabs_and_keep_their_length() -> None:
    text = (
        "HOST:                SUBSCRIBER:\n| Customer | Elm Water Board |\n+----------+-----------------+\n"
    )
    cleared = plain(text, "en")
    assert len(cleared) == len(text)
    assert "\t" in cleared.split("\n")[0]
    assert "\t Elm Water Board \t" in cleared
    assert "+--" not in cleared
    assert plain("Elm   Corp.   agrees   to   pay", "en") == "Elm   Corp.   agrees   to   pay"


def test_who_followed_a_party_stands_in_its_place() -> None:
    text = (
        'This Amendment amends the Agreement between Elm Data, Inc. ("Elm") and Tarn Lines AS, whose rights '
        'have passed to Oak Group A/S ("Oak").\n\nELM DATA, INC.    OAK GROUP A/S\n\nBy: /s/ A. Moss    By: /s/ B. Fell'
    )
    assert _named(text) == ["Elm Data, Inc.", "Oak Group A/S"]


def test_third_parties_of_a_form_are_no_parties() -> None:
    text = "Seller:   Elm Grain Ltd\nBuyer:   Tarn Mills Ltd\nBroker:   Oak & Partners Ltd\nBank:   Ash Bank plc\n"
    assert _named(text) == ["Elm Grain Ltd", "Tarn Mills Ltd"]


def test_a_box_to_tick_is_no_blank() -> None:
    text = 'Check one: [ ] New [X] Renewal\n\nElm Software Corp. ("Elm") and Tarn Resale, Inc. ("Tarn") agree as follows:'
    assert _named(text) == ["Elm Software Corp.", "Tarn Resale, Inc."]


@pytest.mark.parametrize("margin", ["numbers", "mail"])
def test_what_stands_at_the_margin_is_no_word(margin: str) -> None:
    lines = [
        *(
            "SUPPLY AGREEMENT",
            "",
            "This Agreement is made by and",
            "between Elm Foods",
            "Inc., a Delaware corporation",
        ),
        *(
            '("Elm"), and Tarn',
            'Retail LLC ("Tarn").',
            "",
            "1. Supply",
            "Elm sells.",
            "Tarn buys.",
            "That is all.",
        ),
    ]
    text = "\n".join(
        f"{number + 1:2d}  {line}" if margin == "numbers" else f"> {line}"
        for number, line in enumerate(lines)
    )
    assert _named(text) == ["Elm Foods Inc.", "Tarn Retail LLC"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1. Whom. Three Gables Tea Merchants LLP (the Merchant)", "Three Gables Tea Merchants LLP"),
        ("1. St. Bees Tea Merchants LLP (the Merchant)", "St. Bees Tea Merchants LLP"),
    ],
)
def test_the_heading_of_a_numbered_clause_is_no_part_of_a_name(text: str, name: str) -> None:
    named = start_of_party(text, 3, len(text))
    assert named is not None
    assert named.name == name


@pytest.mark.parametrize(
    ("name", "form"), [("COMPANY, L.P.", True), ("Co., Ltd.", True), ("Elm Company, L.P.", False)]
)
def test_the_end_of_a_name_is_none(name: str, form: bool) -> None:
    assert only_form(name) is form


def test_who_there_is_none_of_is_no_party() -> None:
    assert _named("ADVERTISING\n\nAdvertiser:  Elm Tires, Inc.\nAgency:  None (direct)\n") == [
        "Elm Tires, Inc."
    ]
