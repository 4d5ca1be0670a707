# ruff: noqa: E501 (texts to be read as they stand)
"""Rights to end a contract without a cause: whose, with what notice; and what is none."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

FRENCH = (
    "Entre la société Altair, SAS, ci-après « le Client », et la société Boréal, SARL, ci-après"
    " « le Prestataire ».\n\n"
)
ENGLISH = 'This Agreement is made between Altair Inc. ("Customer") and Boreal LLC ("Supplier").\n\n'
Case = tuple[Language, str, dict[str, str]]

STATED: list[Case] = [
    (
        "fr",
        "Chacune des Parties pourra résilier le présent contrat à tout moment, sous réserve de "
        "respecter un "
        "préavis de trois (3) mois notifié par lettre recommandée avec accusé de réception.",
        {"by": "either", "duration": "P3M", "form": "registered_letter"},
    ),
    (
        "fr",
        "Le Client peut mettre fin au contrat à tout moment moyennant un préavis écrit de 30 jours.",
        {"by": "customer", "duration": "P30D", "form": "written"},
    ),
    (
        "fr",
        "Le présent contrat pourra être résilié par anticipation par l'une ou l'autre des parties, sans "
        "motif, moyennant un préavis de deux mois adressé par courrier recommandé.",
        {"by": "either", "duration": "P2M", "form": "registered_letter"},
    ),
    (
        "en",
        "9. Termination. Either party may terminate this Agreement without cause upon sixty (60) "
        "days' prior "
        "written notice.",
        {"by": "either", "duration": "P60D", "form": "written"},
    ),
    (
        "en",
        "The Tenant may terminate this Lease at any time on giving the Landlord not less than six months' "
        "notice in writing.",
        {"by": "Tenant", "duration": "P6M", "form": "written"},
    ),
    (
        "en",
        "9.1 This Agreement may be terminated:\n\n(a) by either party for convenience upon thirty "
        "(30) days "
        "written notice; or\n\n(b) by Customer if Supplier commits a material breach.",
        {"by": "either", "duration": "P30D", "form": "written"},
    ),
    (
        "en",
        "This Agreement continues thereafter until terminated by either party upon ninety days' notice.",
        {"by": "either", "duration": "P90D"},
    ),
    (
        "en",
        "So long as no default exists, Supplier may terminate this Agreement for any reason upon 20 days "
        "written notice.",
        {"by": "supplier", "duration": "P20D", "form": "written"},
    ),
    (
        "en",
        "This Agreement may be terminated for convenience upon [***] days prior written notice by "
        "Customer.",
        {"by": "customer", "form": "written"},
    ),
]
NOT: list[tuple[Language, str]] = [
    ("en", "Supplier may not terminate this Agreement without cause."),
    (
        "en",
        "If Supplier fails to deliver, Customer may terminate this Agreement upon ten days' written "
        "notice.",
    ),
    (
        "en",
        "This Agreement shall renew for one-year terms unless terminated by either party upon thirty days' "
        "written notice.",
    ),
    ("en", "Upon termination of this Agreement for any reason, each party shall return all documents."),
    ("en", "This Agreement may be terminated at any time by mutual written consent of the parties."),
    (
        "fr",
        "En cas de manquement, le Client pourra résilier le contrat à tout moment avec un préavis "
        "de 8 jours.",
    ),
    ("fr", "Le présent contrat ne peut être résilié à tout moment par le Client."),
    ("fr", "Le Prestataire peut résilier le contrat à tout moment si le Client ne paie pas :\n\n"),
]


@pytest.mark.parametrize(("language", "text", "value"), STATED)
def test_the_right_is_read_with_its_holder_notice_and_form(
    language: Language, text: str, value: dict[str, str]
) -> None:
    (term,) = read(
        (FRENCH if language == "fr" else ENGLISH) + text, language, "termination_for_convenience"
    )
    assert term.state == "stated"
    assert dict(term.value) == value
    assert term.confidence >= 0.7


@pytest.mark.parametrize(("language", "text"), NOT)
def test_what_hangs_on_a_cause_or_is_denied_is_no_free_right(language: Language, text: str) -> None:
    terms = read((FRENCH if language == "fr" else ENGLISH) + text, language, "termination_for_convenience")
    assert not [term for term in terms if term.state == "stated"]


def test_a_right_under_a_condition_that_is_no_fault_is_unknown() -> None:
    text = (
        ENGLISH + "In the event that the premises are sold, Supplier may terminate this Agreement on 30 "
        "days' notice."
    )
    (term,) = read(text, "en", "termination_for_convenience")
    assert term.state == "unknown"
    assert term.reason


@pytest.mark.parametrize(("language", "text", "value"), [case for case in STATED if "duration" in case[2]])
def test_the_notice_agrees_with_the_termination_notice(
    language: Language, text: str, value: dict[str, str]
) -> None:
    whole = (FRENCH if language == "fr" else ENGLISH) + text
    notices = {term.value["duration"] for term in read(whole, language, "termination_notice") if term.value}
    assert not notices or value["duration"] in notices


def test_two_parties_with_two_notices_give_two_terms() -> None:
    text = (
        ENGLISH
        + "Customer may terminate this Agreement without cause on 30 days' written notice. Supplier may "
        "terminate this Agreement without cause on 90 days' written notice."
    )
    terms = read(text, "en", "termination_for_convenience")
    assert {(term.value["by"], term.value["duration"]) for term in terms} == {
        ("customer", "P30D"),
        ("supplier", "P90D"),
    }


@pytest.mark.parametrize(
    "words",
    [
        "upon written notice for any reason, including if the use of the brand does not meet the standards",
        "without cause, including where Supplier has not failed",
    ],
)
def test_an_example_is_no_condition(words: str) -> None:
    (term,) = read(
        ENGLISH + f"Customer may terminate this Agreement {words}.", "en", "termination_for_convenience"
    )
    assert (term.state, term.confidence, term.value["by"]) == ("stated", 0.93, "customer")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "2. This agreement ends on 31 March 2028. The Supplier may at any time, and without being required to give a reason, terminate it by ninety days' written notice.",
            {"by": "supplier", "duration": "P90D"},
        ),
        (
            "2. The appointment ends in 2028. Either party may bring it to an end earlier without cause by giving four months' notice.",
            {"by": "either", "duration": "P4M"},
        ),
        (
            "2. This contract has effect from 1 July 2025. It may be ended by either side on three months' notice, without cause.",
            {"duration": "P3M"},
        ),
        (
            "2. Either of us may stop the engagement without giving a reason on sixty days' notice.",
            {"by": "either", "duration": "P60D"},
        ),
        (
            "2. The term begins in May. Either party may withdraw without cause upon five months' notice.",
            {"by": "either", "duration": "P5M"},
        ),
        (
            "2. The Customer may determine this Agreement at any time on one month's notice.",
            {"by": "customer", "duration": "P1M"},
        ),
    ],
)
def test_english_ways_to_leave(text: str, value: dict[str, str]) -> None:
    (term,) = read(ENGLISH + text, "en", "termination_for_convenience")
    assert term.state == "stated"
    assert {key: term.value.get(key) for key in value} == value


@pytest.mark.parametrize(
    "text",
    [
        "2. The order binds. The Supplier may cancel it at any time on notice.",
        "2. The Supplier shall determine the price. The Customer may withdraw from the programme.",
    ],
)
def test_what_is_not_the_contract_is_left_alone(text: str) -> None:
    assert read(ENGLISH + text, "en", "termination_for_convenience") == ()
