"""Arbitration, mediation, experts and courts; courts and seats agree with ``jurisdiction``."""

from __future__ import annotations

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

ONE: list[tuple[Language, str, dict[str, JsonValue]]] = [
    (
        "en",
        "18. Disputes. Any dispute arising out of this Agreement shall be finally settled by binding"
        " arbitration"
        " under the rules of the American Arbitration Association. The arbitration shall be held in Denver,"
        " Colorado.",
        {"kind": "arbitration", "institution": "AAA", "place": "Denver, Colorado", "country": "US-CO"},
    ),
    (
        "en",
        "18. Disputes. All disputes shall be finally resolved by arbitration administered by the"
        " International"
        " Chamber of Commerce.",
        {"kind": "arbitration", "institution": "ICC"},
    ),
    (
        "en",
        "18. Disputes. The parties shall first submit any controversy to mediation administered by JAMS.",
        {"kind": "mediation", "institution": "JAMS"},
    ),
    (
        "en",
        "18. Disputes. In case of a dispute, the parties agree to pursue arbitration as a remedy.",
        {"kind": "arbitration"},
    ),
    (
        "fr",
        "ARTICLE 18 - LITIGES\n\nTout différend sera tranché définitivement par arbitrage suivant le"
        " règlement"
        " de la Chambre de commerce internationale.",
        {"kind": "arbitration", "institution": "CCI"},
    ),
    (
        "fr",
        "ARTICLE 18 - LITIGES\n\nLes parties soumettront tout litige à une médiation confiée au CMAP.",
        {"kind": "mediation", "institution": "CMAP"},
    ),
]


@pytest.mark.parametrize(("language", "text", "value"), ONE)
def test_ways(language: Language, text: str, value: dict[str, JsonValue]) -> None:
    (term,) = read(text, language, "dispute_resolution")
    assert term.state == "stated"
    assert dict(term.value) == value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "18. Venue. Each party submits to the exclusive jurisdiction of the state courts of King"
            " County,"
            " Washington.",
        ),
        (
            "fr",
            "ARTICLE 18 - LITIGES\n\nTout litige relève de la compétence exclusive du tribunal de"
            " commerce de"
            " Lyon.",
        ),
    ],
)
def test_courts_are_those_of_jurisdiction(language: Language, text: str) -> None:
    (court,) = read(text, language, "jurisdiction")
    (term,) = read(text, language, "dispute_resolution")
    assert term.value["kind"] == "court"
    assert term.value_text == f"court, {court.value_text}"
    assert term.evidences == court.evidences
    assert all(
        term.value[key] == court.value[key] for key in ("court", "place", "country") if key in court.value
    )
    assert term.confidence == court.confidence


def test_a_court_beside_arbitration_is_less_sure() -> None:
    text = (
        "18. Disputes. Any dispute shall be settled by binding arbitration under the rules of JAMS.\n\n"
        "19. Relief. For injunctive relief each party submits to the exclusive jurisdiction of the"
        " courts of"
        " Delaware."
    )
    terms = {term.value["kind"]: term for term in read(text, "en", "dispute_resolution")}
    assert set(terms) == {"arbitration", "court"}
    assert terms["court"].confidence <= 0.7 < terms["arbitration"].confidence


def test_two_institutions_leave_the_choice_open() -> None:
    text = (
        "18. Disputes. Disputes with Alpha shall be settled by arbitration under the rules of JAMS."
        " Disputes with"
        " Beta shall be settled by arbitration of the London Court of International Arbitration."
    )
    (term,) = read(text, "en", "dispute_resolution")
    assert term.value["institutions"] == ["JAMS", "LCIA"]
    assert "institution" not in term.value
    assert term.confidence <= 0.7


def test_a_court_left_open_is_unknown() -> None:
    text = "ARTICLE 18 - LITIGES\n\nTout litige sera porté devant le tribunal de commerce de ________."
    (term,) = read(text, "fr", "dispute_resolution")
    assert term.state == "unknown"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "4. Claims. There is no litigation or arbitration pending or threatened against Supplier."),
        ("en", "4. General. A term held invalid by a court or arbitrator shall be severed."),
        ("en", "4. Help. The mediator of the forum answers questions immediately."),
        ("fr", "ARTICLE 4\n\nLe directeur arbitre entre les demandes des services."),
    ],
)
def test_no_way_is_agreed(language: Language, text: str) -> None:
    assert read(text, language, "dispute_resolution") == ()


def test_experts_who_are_no_arbitrators_arbitrate_nothing() -> None:
    said = (
        "9. Audit. Disputed amounts shall be submitted for resolution to an accountant, acting as expert"
        " and not as arbitrator."
    )
    assert "arbitration" not in {term.value["kind"] for term in read(said, "en", "dispute_resolution")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "12. ARBITRATION. Any dispute shall be submitted to mediation under the Mediation Rules of the "
            "American Arbitration Association.",
        ),
        ("en", "7. Audit. The accountant shall be selected by the American Arbitration Association."),
        ("en", "12. Disputes. Nothing herein requires a party to arbitrate claims for injunctive relief."),
        ("en", "12. Disputes. Any dispute shall be decided by a judge rather than by arbitration."),
        (
            "en",
            "12. Disputes. The parties waive any right to arbitration and submit to the courts located in "
            "Denver, Colorado.",
        ),
        (
            "fr",
            "12. ARBITRAGE. Tout différend est soumis à la médiation d'un médiateur désigné par "
            "l'Association française d'arbitrage.",
        ),
    ],
)
def test_words_on_arbitration_that_agree_none(language: Language, text: str) -> None:
    assert all(term.value["kind"] != "arbitration" for term in read(text, language, "dispute_resolution"))


def test_a_body_that_decides_after_it_mediated_arbitrates() -> None:
    text = (
        "12. Disputes. Disputes shall be mediated by the American Arbitration Association and, failing "
        "settlement, finally resolved by arbitration there."
    )
    assert "arbitration" in {term.value["kind"] for term in read(text, "en", "dispute_resolution")}
