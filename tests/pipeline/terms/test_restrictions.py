"""Exclusivity, promises not to compete and not to solicit: who is bound, for how long; and what is none."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

FRENCH = (
    "Entre la société Altair, SAS, ci-après « le Client », et la société Boréal, SARL, ci-après"
    " « le Prestataire ».\n\n"
)
ENGLISH = 'This Agreement is made between Altair Inc. ("Customer") and Boreal LLC ("Supplier").\n\n'
Case = tuple[str, Language, str, dict[str, str]]

STATED: list[Case] = [
    (
        "exclusivity",
        "en",
        "Subject to Section 8, Distributor's right to market and sell the Products in the Territory "
        "shall be exclusive.",
        {},
    ),
    (
        "exclusivity",
        "fr",
        "Le Fournisseur concède au Distributeur, qui accepte, le droit exclusif de distribuer les "
        "Produits.",
        {"by": "supplier"},
    ),
    (
        "exclusivity",
        "fr",
        "Le Client s'engage à s'approvisionner exclusivement auprès du Fournisseur.",
        {"by": "customer"},
    ),
    (
        "exclusivity",
        "en",
        "Supplier hereby appoints Distributor as its exclusive distributor of the Products in the "
        "Territory.",
        {"by": "supplier"},
    ),
    (
        "exclusivity",
        "en",
        "Customer shall purchase all of its requirements of Widgets exclusively from Supplier.",
        {"by": "customer"},
    ),
    (
        "exclusivity",
        "en",
        "1. Fees\n\nFees are due.\n\n2. Exclusivity\n\nDuring the Term Supplier shall not provide the "
        "Services to any other retailer.",
        {"by": "supplier"},
    ),
    (
        "non_compete",
        "fr",
        "Pendant la durée du contrat et pendant un an après sa cessation, le Prestataire s'interdit "
        "d'exercer, directement ou indirectement, une activité concurrente de celle du Client.",
        {"by": "supplier", "duration": "P12M"},
    ),
    (
        "non_compete",
        "fr",
        "Le Franchisé s'engage à ne pas exploiter un fonds concurrent pendant une durée de douze (12) mois "
        "suivant la fin du contrat.",
        {"by": "Franchisé", "duration": "P12M"},
    ),
    (
        "non_compete",
        "en",
        "During the Term and for a period of two (2) years thereafter, Supplier shall not, directly or "
        "indirectly, engage in any business that competes with the business of Customer.",
        {"by": "supplier", "duration": "P24M"},
    ),
    (
        "non_compete",
        "en",
        "Neither party shall, during the Term, sell any competing product.",
        {"by": "both"},
    ),
    (
        "non_solicitation",
        "fr",
        "Le Client s'interdit d'embaucher ou de faire travailler, directement ou indirectement, "
        "tout salarié "
        "du Prestataire pendant la durée du contrat et les douze (12) mois qui suivent sa cessation.",
        {"of": "employees", "by": "customer", "duration": "P12M"},
    ),
    (
        "non_solicitation",
        "fr",
        "Le Prestataire s'interdit de démarcher la clientèle du Client pendant vingt-quatre (24) mois.",
        {"of": "customers", "by": "supplier", "duration": "P24M"},
    ),
    (
        "non_solicitation",
        "en",
        "During the term and for one year thereafter, neither party shall solicit for employment or "
        "hire any "
        "employee of the other party.",
        {"of": "employees", "by": "both", "duration": "P12M"},
    ),
    (
        "non_solicitation",
        "en",
        "For twelve months after termination Supplier shall not solicit any customer of Customer.",
        {"of": "customers", "by": "supplier", "duration": "P12M"},
    ),
]
NOT: list[tuple[str, Language, str]] = [
    ("exclusivity", "en", "Supplier grants Customer a non-exclusive license to use the Software."),
    ("exclusivity", "en", "The courts of Ohio shall have exclusive jurisdiction."),
    ("exclusivity", "en", "The foregoing is the sole and exclusive remedy of Customer."),
    ("exclusivity", "en", "The fees are exclusive of the taxes that Customer shall pay."),
    ("exclusivity", "en", "All inventions are the exclusive property of Customer."),
    ("exclusivity", "fr", "Le présent contrat est conclu sans exclusivité."),
    ("exclusivity", "fr", "Les tribunaux de Lyon ont compétence exclusive."),
    ("exclusivity", "fr", "Le risque est supporté exclusivement par le Client, non par le concédant."),
    ("exclusivity", "fr", "Le Prestataire demeure le propriétaire exclusif de ses méthodes."),
    (
        "non_compete",
        "en",
        "Nothing in this Agreement shall prevent either party from selling products that compete "
        "with those of "
        "the other party.",
    ),
    ("non_compete", "en", "Supplier shall not charge more than the competitive price in the market."),
    ("non_compete", "fr", "Le Client ne pourra agir en concurrence déloyale."),
    ("non_compete", "fr", "La garantie est due à concurrence de 10 000 euros."),
    ("non_solicitation", "en", "This clause shall not apply to a general solicitation in a newspaper."),
    ("non_solicitation", "en", "Supplier shall hire all employees needed for the Services."),
    ("non_solicitation", "fr", "Le Client ne pourra solliciter une indemnité."),
    (
        "non_solicitation",
        "en",
        "Supplier must not hire any manager without first receiving Customer's approval of such manager's "
        "qualifications.",
    ),
    (
        "non_solicitation",
        "en",
        "Information shall not be disclosed (except as required by law, court order or regulation) by "
        "either party, its agents or employees.",
    ),
    (
        "non_solicitation",
        "en",
        "Customer shall not, without Supplier's prior written consent, approach the owners of the masts.",
    ),
]


@pytest.mark.parametrize(("name", "language", "text", "value"), STATED)
def test_the_promise_is_read_with_who_makes_it_and_how_long(
    name: str, language: Language, text: str, value: dict[str, str]
) -> None:
    (term,) = read((FRENCH if language == "fr" else ENGLISH) + text, language, name)
    assert term.state == "stated"
    assert dict(term.value) == value


@pytest.mark.parametrize(("name", "language", "text"), NOT)
def test_what_only_sounds_like_a_promise_is_none(name: str, language: Language, text: str) -> None:
    terms = read((FRENCH if language == "fr" else ENGLISH) + text, language, name)
    assert not [term for term in terms if term.state == "stated" and term.value.get("kind") != "none"]


def test_the_passage_that_forbids_is_quoted() -> None:
    text = (
        ENGLISH + "Supplier must not hire any manager without Customer's approval of such manager's "
        "qualifications. Supplier agrees not to recruit or hire any employee (or former employee, for "
        "sixty (60) days after the employment ended) of Customer or its affiliates."
    )
    (term,) = read(text, "en", "non_solicitation")
    assert term.confidence >= 0.9
    assert "agrees not to recruit" in term.evidences[0].quote
    assert "of Customer" in term.evidences[0].quote


def test_employees_and_customers_are_two_terms() -> None:
    text = (
        ENGLISH
        + "For one year after termination, Supplier shall not solicit any employee of Customer. For "
        "two years "
        "after termination, Supplier shall not solicit any client of Customer."
    )
    terms = read(text, "en", "non_solicitation")
    assert {(term.value["of"], term.value["duration"]) for term in terms} == {
        ("employees", "P12M"),
        ("customers", "P24M"),
    }


def test_an_exclusive_thing_that_is_not_granted_is_unknown() -> None:
    text = ENGLISH + "Customer has previously granted an exclusive license of the Marks to others."
    (term,) = read(text, "en", "exclusivity")
    assert term.state == "unknown"
    assert term.reason
