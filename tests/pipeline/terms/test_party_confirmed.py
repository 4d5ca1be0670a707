"""Names that nothing but two places tell to be parties'; all contracts are invented."""

from __future__ import annotations

import pytest

from pipeline.terms.party import find

BODY = "\n\n1. Goods. The one sells and the other buys.\n\n2. Law. The law of Nevada governs.\n\n"
COMPANY = "MARLOW DATA SYSTEMS, INC.\n\nBy: /s/ Jane Doe\nName: Jane Doe\nTitle: President\n\n"
OPENINGS = [
    "{} and Marlow Data Systems, Inc. agree as follows:",
    "Marlow Data Systems, Inc. and {} agree as follows:",
    "The undersigned, {} and Marlow Data Systems, Inc., agree as follows.",
    "This Agreement is entered into on March 4, 2011 by Marlow Data Systems, Inc. with {}.",
    "BETWEEN:\n\n{}\n1 Elm Road\n(hereinafter Supplier)\n\nAND:\n\nMarlow Data Systems, Inc.\n4 Oak Lane",
    'FOR VALUE RECEIVED, {} ("Maker") promises to supply Marlow Data Systems, Inc. ("Marlow") with goods.',
    "Date: March 4, 2011\n\nTo: Marlow Data Systems, Inc.\nFrom: {}\n\nWe offer our goods on these terms.",
    "Supplier | {}\nBuyer | Marlow Data Systems, Inc.",
    "WHEREAS, {} makes goods; and\n\nWHEREAS, Marlow Data Systems, Inc. buys them;",
]
ORGANISATIONS = ["NAVCO", "iVista", "Digital Harvest", "Wessex Dairy Growers"]
PERSONS = ["Harold J. Quimby", "Maria del Carmen Ochoa", "Dr. Susan Weiland"]


def names(text: str) -> set[str]:
    return {one.name.casefold() for one in find(text, "en")}


@pytest.mark.parametrize("opening", OPENINGS)
def test_who_is_told_and_signs_is_a_party(opening: str) -> None:
    for name in ORGANISATIONS:
        text = f"SUPPLY\n\n{opening.format(name)}{BODY}{COMPANY}{name.upper()}\n\nBy: ______________\n"
        assert names(text) == {"marlow data systems, inc.", name.casefold()}
    for name in PERSONS:
        for signed in (f"________________\n{name}", f"/s/ {name}\n{name}", f"{name}\n\n________________"):
            text = f"SUPPLY\n\n{opening.format(name)}{BODY}{COMPANY}{signed}\n"
            assert names(text) == {"marlow data systems, inc.", name.casefold()}, signed


@pytest.mark.parametrize(
    "words",
    [
        "Marlow Data Systems, Inc., represented by Carl Poe, offers its goods.",
        "Marlow Data Systems, Inc., attention Carl Poe, offers its goods.",
        "Marlow Data Systems, Inc. and its director Carl Poe met in May.",
    ],
)
def test_who_signs_for_another_is_none(words: str) -> None:
    text = f"SUPPLY\n\n{words}{BODY}MARLOW DATA SYSTEMS, INC.\n\n____________\nCarl Poe\nDirector\n"
    assert "carl poe" not in names(text)


def test_products_in_a_list_of_prices_sign_nothing() -> None:
    text = (
        "SUPPLY\n\nMarlow Data Systems, Inc. sells TESTERPLUS and Spare Parts to dealers."
        f"{BODY}{COMPANY}TESTERPLUS\t$100.00\n------------------------\nSpare Parts\t$20.00\n"
        "------------------------\n"
    )
    assert names(text) <= {"marlow data systems, inc."}


NAMES = {
    'among Roe LLC, a Nevada company ("Roe"), NAVCO, a Delaware company ("NAVCO"), and Poe Inc. ("Poe").': {
        *("roe llc", "navco", "poe inc.")
    },
    "between Roe LLC whose address is 12 Elm Street, Dover and Poe Foods Inc. whose address is Reno.": {
        *("roe llc", "poe foods inc.")
    },
    'between Roe LLC ("Roe"), Poe Inc. ("Poe") and, solely for purposes of Section 5, Low Bank ("Low").': {
        *("roe llc", "poe inc.", "low bank")
    },
    'between Baker, Stone & Field LLP ("Baker") and Poe Inc. ("Poe").': {
        *("baker, stone & field llp", "poe inc.")
    },
}  # fmt: skip


@pytest.mark.parametrize("words", NAMES)
def test_where_names_part(words: str) -> None:
    assert names(f"SUPPLY AGREEMENT\n\nThis Agreement is made March 4, 2011 {words}{BODY}") == NAMES[words]


def test_capitals_may_hold_small_aliases() -> None:
    text = (
        "THIS AGREEMENT IS MADE AS OF MARCH 4, 2011 BY AND BETWEEN ROE MILLS LLC, A NEVADA LIMITED "
        'LIABILITY COMPANY (THE "Mill"), AND ANN POE LOW, AN INDIVIDUAL RESIDING IN RENO, NEVADA ("Ann"), '
        "WHO AGREE AS FOLLOWS ON ALL OF THE GOODS."
    )
    assert names(f"SUPPLY AGREEMENT\n\n{text}{BODY}") == {"roe mills llc", "ann poe low"}


def test_a_heading_is_no_part_of_a_name() -> None:
    text = '1. Appointment. eHarvest.com, inc. ("eHarvest") hereby appoints Poe Inc. ("Poe") as its agent.'
    assert names(f"AGENCY AGREEMENT\n\n{text}{BODY}") == {"eharvest.com, inc.", "poe inc."}


def test_two_who_sign_by_themselves_are_two() -> None:
    text = "This Agreement is made on March 4, 2011 between NAVCO and Roe Mills, Inc."
    signed = "NAVCO\n\nBy: ______\n\nROE MILLS, INC.\n\nBy: ______\n"
    assert names(f"SUPPLY AGREEMENT\n\n{text}{BODY}{signed}") == {"navco", "roe mills, inc."}


LISTS = [
    "This Agreement is made March 4, 2011 by Roe LLC, a mill; Delmar Savings Bank, a bank; Ann Roe, an"
    " individual; and Poe Inc., a Texas corporation.",
    "This Agreement is made March 4, 2011 among Roe LLC, Delmar Savings Bank, Ann Roe and Poe Inc.",
]


@pytest.mark.parametrize("opening", LISTS)
def test_who_stands_in_the_list_and_signs_is_a_party(opening: str) -> None:
    signed = (
        "ROE LLC\n\nBy: ______\nName: Jane Doe\n\nDELMAR SAVINGS BANK\n\nBy: ______\nCarl Low\n\n"
        "/s/ Ann Roe\nAnn Roe\n\nPOE INC.\n\nBy: ______\n"
    )
    wanted = {"roe llc", "delmar savings bank", "ann roe", "poe inc."}
    assert names(f"FARM PACT\n\n{opening}{BODY}{signed}") == wanted


def test_names_that_ran_together_part_where_each_signs() -> None:
    signed = "ANN ROE, A TRUSTEE\n\nKEEL & HARBOR, INC.\n\nBy: ______\n\nROE MILLS\n\nBy: ______\n"
    text = "This Agreement is made March 4, 2011 between Roe Mills, Keel & Harbor, Inc. and Poe Inc."
    assert {"roe mills", "keel & harbor, inc."} <= names(f"FARM PACT\n\n{text}{BODY}{signed}")


def test_the_end_of_a_broken_name_is_no_name() -> None:
    text = (
        "This Agreement is made between Roe Mills LLC, doing business as Blue\nFlower Farms, and Poe Inc."
    )
    signed = "ROE MILLS LLC, DBA BLUE\nFLOWER FARMS\n\nBy: ______\n\nPOE INC.\n\nBy: ______\n"
    assert names(f"FARM PACT\n\n{text}{BODY}{signed}") == {"roe mills llc", "poe inc."}


def test_a_form_behind_a_comma_begins_no_name() -> None:
    text = "by and between Dot LLC, a mill (Maker), and (Client) ROE DAIRY TRUST, INC. for goods."
    assert "trust, inc." not in names(f"SALE\n\nThis Agreement is made March 4, 2011 {text}{BODY}")


def test_an_old_name_begins_before_its_and() -> None:
    text = 'Elm Street Savings and Loan Association., of Reno ("Elm"), and Poe Inc. ("Poe") agree.'
    signed = "ELM STREET SAVINGS AND LOAN ASSOCIATION\n\nBy: ______\n"
    told = names(f"CONSULTING AGREEMENT\n\n{text}{BODY}{signed}")
    assert "elm street savings and loan association" in told
    assert "loan association" not in told
