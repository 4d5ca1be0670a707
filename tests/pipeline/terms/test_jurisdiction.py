"""Which courts, and where."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

CASES: list[tuple[Language, str, str, str]] = [
    (
        "en",
        "The courts of or in the Commonwealth of Virginia have nonexclusive jurisdiction over any suit.",
        "court",
        "Virginia",
    ),
    (
        "en",
        "Distributor submits to the jurisdiction of the state courts of and located in Ada County, Idaho.",
        "court",
        "Ada County, Idaho",
    ),
    (
        "en",
        "Disputes are settled by arbitration, with the venue of any such arbitration proceeding to be in "
        "Denver, Colorado.",
        "arbitration",
        "Denver, Colorado",
    ),
    (
        "fr",
        "Tout litige sera soumis à la compétence exclusive du Tribunal de commerce de Lyon.",
        "court",
        "Lyon",
    ),
    (
        "fr",
        "COMPÉTENCE EXPRESSE EST ATTRIBUÉE AU TRIBUNAL DE COMMERCE DE NANTES, NONOBSTANT APPEL EN "
        "GARANTIE.",
        "court",
        "NANTES",
    ),
    ("fr", "Les litiges relèvent de la compétence des juridictions d'Angers.", "court", "Angers"),
    (
        "fr",
        "Tout différend sera tranché par arbitrage. Le siège de l'arbitrage est à Genève.",
        "arbitration",
        "Genève",
    ),
    (
        "en",
        "The parties submit to the exclusive jurisdiction of the state and federal courts located in "
        "Dallas County, Texas.",
        "court",
        "Dallas County, Texas",
    ),
    (
        "en",
        "Any arbitration shall be held in London, United Kingdom.",
        "arbitration",
        "London, United Kingdom",
    ),
    (
        "en",
        "Each party irrevocably submits to the jurisdiction of the courts of the State of Delaware.",
        "court",
        "Delaware",
    ),
]


@pytest.mark.parametrize(("language", "text", "kind", "place"), CASES)
def test_reads_the_court(language: Language, text: str, kind: str, place: str) -> None:
    (term,) = read(text, language, "jurisdiction")
    assert (term.value["kind"], term.value["place"]) == (kind, place)


def test_courts_of_a_country_by_adjective() -> None:
    (term,) = read(
        "Any dispute is subject to the exclusive jurisdiction of the English courts.", "en", "jurisdiction"
    )
    assert term.value["country"] == "GB-ENG"
    (term,) = read(
        "Tout litige relève de la seule compétence des tribunaux français.", "fr", "jurisdiction"
    )
    assert term.value["country"] == "FR"


@pytest.mark.parametrize(
    "text",
    [
        "The award may be entered in any court of competent jurisdiction.",
        "The arbitration shall be conducted in English.",
        "A court order requiring disclosure shall be notified to the other party.",
    ],
)
def test_no_court_is_chosen(text: str) -> None:
    assert read(text, "en", "jurisdiction") == ()


def test_a_blank_place_is_unknown() -> None:
    (term,) = read(
        "Tout litige sera porté devant le tribunal de commerce de ________.", "fr", "jurisdiction"
    )
    assert term.state == "unknown"


REACHES: list[tuple[Language, str, str | None, list[str] | None]] = [
    ("en", "All disputes shall be brought only in the courts of the State of Texas.", None, None),
    (
        "en",
        "An injunction shall be sought in the jurisdiction of the courts of the State of Texas.",
        "some",
        None,
    ),
    (
        "en",
        "All disputes, including requests for an injunction, shall be brought only in the courts of "
        "the State of Texas.",
        None,
        None,
    ),
    (
        "en",
        "Any dispute over a patent shall be brought in the courts of the State of Texas.",
        "some",
        None,
    ),
    (
        "en",
        "The parties submit to the non-exclusive jurisdiction of the courts of the State of Texas.",
        "open",
        None,
    ),
    (
        "en",
        "Any litigation shall be brought in the courts located in Austin, Texas, or in Tulsa, Oklahoma.",
        None,
        ["US-OK"],
    ),
    (
        "en",
        "Any action shall be brought in the courts of the State of Texas or in the courts of the place "
        "where the defendant resides.",
        None,
        ["?"],
    ),
    ("fr", "Tout litige, même en référé, sera porté devant le tribunal de commerce de Lyon.", None, None),
    ("fr", "Les mesures provisoires sont soumises au tribunal de commerce de Lyon.", "some", None),
    (
        "fr",
        "Tout litige sera porté devant les tribunaux de Lyon ou de Bruxelles, au choix du demandeur.",
        None,
        ["BE"],
    ),
]


@pytest.mark.parametrize(("language", "text", "reach", "others"), REACHES)
def test_how_far_a_choice_of_court_reaches(
    language: Language, text: str, reach: str | None, others: list[str] | None
) -> None:
    terms = [term for term in read(text, language, "jurisdiction") if term.value["kind"] == "court"]
    assert {(term.value.get("reach"), str(term.value.get("others"))) for term in terms} == {
        (reach, str(others))
    }
