"""One promise is not three: whose people, whose customers, and what a heading of several names."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Language
from tests.pipeline.terms._reading import document

_EN = """SERVICES AGREEMENT

This Agreement is made on 15 March 2026 between Galbraith Pumps Limited ("Supplier") and Orvet Mills plc
("Client").

1. {heading}

{words}

2. Law

English law governs this Agreement.
"""
_FR = """CONTRAT DE PRESTATION DE SERVICES

ENTRE LES SOUSSIGNÉS :

La société GALIPETTE CONSEIL, SAS, ci-après « le Prestataire »,

ET

La société ORVET INDUSTRIES, SA, ci-après « le Client ».

Article 1 - {heading}

{words}

Article 2 - Droit

Le droit français s'applique.
"""
_KINDS = {"non_solicitation", "non_compete", "exclusivity", "party"}


def promises(language: Language, heading: str, words: str) -> set[str]:
    frame = _FR if language == "fr" else _EN
    running = flow(document(frame.format(heading=heading, words=words), language))
    found = extract(running, segment(running), only=_KINDS)
    return {str(term.value.get("of", term.kind)) for term in found if term.kind != "party"}


STAFF = {"employees"}
ROWS: list[tuple[Language, str, str, set[str]]] = [
    (
        "en",
        "Staff",
        "The Supplier shall not solicit the Client's employees for twelve months after it.",
        STAFF,
    ),
    (
        "en",
        "Staff",
        "Neither party shall entice away the Client's or the Supplier's staff for a year.",
        STAFF,
    ),
    ("en", "Staff", "The Supplier shall not hire away from the Client any of its employees.", STAFF),
    (
        "en",
        "Staff",
        "The Supplier agrees not to recruit any of the Client's engineers for one year.",
        STAFF,
    ),
    ("en", "Staff", "The Supplier will not approach the Client's personnel to hire them.", STAFF),
    ("en", "Customers", "The Client shall not solicit the Supplier's customers for a year.", {"customers"}),
    ("en", "Customers", "The Supplier shall not canvass the Client's customers.", {"customers"}),
    (
        "en",
        "Staff and customers",
        "The Supplier shall not solicit any employee or customer of the Client for a year.",
        {"employees", "customers"},
    ),
    (
        "en",
        "Exclusivity, non-competition and non-solicitation",
        "Each party shall not hire the other party's staff during the term and for one year after it ends.",
        STAFF,
    ),
    (
        "en",
        "Non-competition",
        "The Supplier shall not, for three years afterwards, work for another mill.",
        {"non_compete"},
    ),
    (
        "fr",
        "Exclusivité, non-concurrence, non-sollicitation",
        "Les parties s'interdisent de débaucher les salariés de l'autre partie durant l'année qui suit.",
        STAFF,
    ),
    (
        "fr",
        "Non-concurrence et non-sollicitation",
        "Le Prestataire s'interdit de démarcher les clients du Client pendant deux ans après la fin.",
        {"customers"},
    ),
    (
        "fr",
        "Non-concurrence",
        "Le Prestataire s'interdit, pendant deux ans après la fin du contrat, de travailler pour une autre "
        "minoterie.",
        {"non_compete"},
    ),
    (
        "fr",
        "Exclusivité",
        "Le Client s'interdit de confier ces prestations à d'autres prestataires pendant le contrat.",
        {"exclusivity"},
    ),
]


@pytest.mark.parametrize(("language", "heading", "words", "wanted"), ROWS)
def test_one_promise_is_not_three(language: Language, heading: str, words: str, wanted: set[str]) -> None:
    assert promises(language, heading, words) == wanted


PRICED: list[tuple[Language, str]] = [
    ("en", "Relocation of equipment is charged separately at GBP 120 per device."),
    ("en", "Visits at weekends are charged in addition at CHF 90 each."),
    ("en", "Work on bank holidays is billed separately at forty-five pounds per hour."),
    ("en", "Overtime incurs an additional charge of 25 per cent."),
    ("fr", "Les interventions de nuit sont facturées en sus à raison de 90 EUR de l'heure."),
    ("fr", "Le déplacement le dimanche est facturé en supplément 120 CHF par visite."),
]
UNPRICED: list[tuple[Language, str]] = [
    ("en", "Relocation of equipment is charged separately, in addition to the fee."),
    ("fr", "Les interventions de nuit sont facturées en sus."),
]


def extras(language: Language, words: str) -> list[bool]:
    frame = _FR if language == "fr" else _EN
    running = flow(document(frame.format(heading="Prix", words=words), language))
    found = extract(running, segment(running), only={"scope"})
    return [bool(term.value["price_stated"]) for term in found if term.value["kind"] == "extra"]


@pytest.mark.parametrize(("language", "words"), PRICED)
def test_an_extra_with_a_sum_has_a_price(language: Language, words: str) -> None:
    assert False not in extras(language, words)


@pytest.mark.parametrize(("language", "words"), UNPRICED)
def test_an_extra_without_one_has_none(language: Language, words: str) -> None:
    assert extras(language, words) == [False]
