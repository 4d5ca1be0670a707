# ruff: noqa: E501 (texts to be read as they stand)
"""Which contract an amendment amends."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.terms import agreement_date, amends, document_class, party, title
from pipeline.terms._contract_numbers import named_numbers
from pipeline.types import Term
from tests.pipeline.terms._views import view_of


def _terms(text: str, language: Any) -> list[Term]:
    view = view_of(text, language)
    known = [*title.EXTRACTOR.extract(view, ()), *party.EXTRACTOR.extract(view, ())]
    known += list(document_class.EXTRACTOR.extract(view_of(text, language, known), ()))
    known += list(agreement_date.EXTRACTOR.extract(view_of(text, language, known), ()))
    return list(amends.EXTRACTOR.extract(view_of(text, language, known), ()))


_EN = """AMENDMENT NO. 2 TO MASTER SUPPLY AGREEMENT

This Amendment No. 2 (this "Amendment") is made as of February 17, 2026, between Elm Polymers, Inc. ("Supplier") and Tarn Outdoor LLC
("Buyer"), and amends the Master Supply Agreement between them dated as of November 1, 2024 (the "Agreement").

1. Section 13.1 is amended. IN WITNESS WHEREOF, the parties hereto have signed."""
_EN_DEED = """FIRST AMENDMENT TO LEASE

THIS FIRST AMENDMENT is entered into on May 3, 2021 by and between Elm Holdings LLC ("Landlord") and Tarn Outdoor LLC ("Tenant").
WHEREAS, Landlord and Tenant are parties to that certain Office Lease Agreement dated June 1, 2018 (the "Lease"); the parties hereby agree."""
_FR = """AVENANT N° 1 AU BAIL COMMERCIAL DU 14 DÉCEMBRE 2021

ENTRE
La société FONCIÈRE DU LAC, SCI au capital de 1 000 euros, ci-après le « Bailleur »,
ET
La société ATELIERS BRUN, SAS au capital de 2 000 euros, ci-après le « Preneur ».
Par acte sous seing privé en date du 14 décembre 2021, le Bailleur a donné à bail au Preneur des locaux.
Fait à Lyon, le 21 février 2023, en deux exemplaires."""
_FR_SERVICE = """AVENANT n° 3

Entre la société ORMEAU, SARL, ci-après « le Prestataire », d'une part, et la société TILIA, SAS, ci-après « le Client », d'autre part.
Les parties ont signé un contrat de prestation de nettoyage en date du 2 mai 2019. Il a été convenu ce qui suit.
Fait à Dijon, le 4 mai 2022."""


@pytest.mark.parametrize(
    ("text", "language", "name", "day", "number"),
    [
        (_EN, "en", "MASTER SUPPLY AGREEMENT", "2024-11-01", "2"),
        (_EN_DEED, "en", "OFFICE LEASE AGREEMENT", "2018-06-01", "1"),
        (_FR, "fr", "BAIL COMMERCIAL", "2021-12-14", "1"),
        (_FR_SERVICE, "fr", "CONTRAT DE PRESTATION DE NETTOYAGE", "2019-05-02", "3"),
    ],
)
def test_what_an_amendment_amends(text: str, language: str, name: str, day: str, number: str) -> None:
    (term,) = _terms(text, language)
    assert str(term.value["title"]).upper() == name
    assert term.value["date"] == day
    assert term.value["number"] == number
    assert day in term.value_text
    assert term.evidences[0].quote in " ".join(text.split()) or term.evidences[0].quote in text


def test_its_own_date_is_never_taken_for_the_other_contracts() -> None:
    text = 'AMENDMENT NO. 1 TO SUPPLY AGREEMENT\n\nThis Amendment No. 1 to the Supply Agreement (this "Amendment") is made as of May 3, 2021 by and between Elm, Inc. ("Elm") and Tarn LLC ("Tarn").'
    (term,) = _terms(text, "en")
    assert "date" not in term.value
    assert term.confidence < 0.9


def test_a_contract_amends_nothing() -> None:
    text = 'SUPPLY AGREEMENT\n\nThis Supply Agreement is made by and between Elm, Inc. ("Elm") and Tarn LLC ("Tarn"). WHEREAS, Elm and Tarn are parties to the License Agreement dated May 3, 2020, the parties agree.'
    assert _terms(text, "en") == []


@pytest.mark.parametrize(
    ("words", "number"),
    [("SECOND AMENDMENT TO LEASE", "2"), ("Avenant n°4 au bail", "4"), ("Premier avenant", "1"), ("Amendment #03", "3"), ("Amendment to Lease", None)],
)  # fmt: skip
def test_number(words: str, number: str | None) -> None:
    assert amends.amendment_number(words) == number


@pytest.mark.parametrize(
    ("text", "language", "name", "day", "number"),
    [
        (
            "au contrat d'exploitation des réseaux d'eau, de vapeur et d'air comprimé EXP/2021/33-B du 4 mai 2021",
            "fr",
            "contrat d'exploitation des réseaux d'eau, de vapeur et d'air comprimé",
            "2021-05-04",
            "EXP/2021/33-B",
        ),
        (
            "à la convention de mise à disposition (réf. MD-19/07) signée le 2 juin 2019",
            "fr",
            "convention de mise à disposition",
            "2019-06-02",
            "MD-19/07",
        ),
        (
            "Vu le contrat de fourniture de pellets PL-2210 en date du 9 juin 2022,",
            "fr",
            "contrat de fourniture de pellets",
            "2022-06-09",
            "PL-2210",
        ),
        (
            "Dear Morwenna\n\nWarehousing Agreement between Tamar & Fal Stores Limited and Lynher Ltd. dated 6 June 2022\n\nAs agreed",
            "en",
            "Warehousing Agreement",
            "2022-06-06",
            None,
        ),
        (
            "WHEREAS the parties made a Boiler Service Agreement dated 7 July 2021, number BS/901 (the Agreement)",
            "en",
            "Boiler Service Agreement",
            "2021-07-07",
            "BS/901",
        ),
        (
            "Supplemental to the Catering Contract CT/77/B of 3 May 2021",
            "en",
            "Catering Contract",
            "2021-05-03",
            "CT/77/B",
        ),
        (
            "By a Lease of the Old Maltings dated 12 August 2020 the Landlord let them",
            "en",
            "Lease",
            "2020-08-12",
            None,
        ),
        ("Re: Grazing Licence dated 1 March 2023", "en", "Grazing Licence", "2023-03-01", None),
    ],
)
def test_a_contract_is_named_with_its_number_and_its_day(
    text: str, language: Any, name: str, day: str, number: str | None
) -> None:
    found = [(one.title, one.date) for one in amends.mentions(text, language)]
    assert (name, day) in found
    assert [one.number for one in named_numbers(text, language)] == ([] if number is None else [number])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("le contrat de maintenance, modifié par avenant du 3 mars 2023, est modifié comme suit", "fr"),
        ("le contrat de location, signé par l'agence, et le courrier du 12 mars 2024", "fr"),
        ("The Agreement was amended by a Deed of the Landlord dated 5 May 2022", "en"),
    ],
)
def test_the_day_of_another_paper_is_not_that_of_the_contract(text: str, language: Any) -> None:
    assert {one.date for one in amends.mentions(text, language) if "eed" not in one.title} <= {None}
