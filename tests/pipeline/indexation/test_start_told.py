"""The day from which a contract runs, told by the time for which it runs."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.indexation.start_told import start_told
from pipeline.types import Language

_MAY = date(2024, 5, 1)
_END = date(2027, 4, 30)
_TOLD: list[tuple[Language, str, str]] = [
    (
        "en",
        "",
        "1. The Seller sells and the Buyer buys oats for his mills, for three years from 1 May 2024.",
    ),
    ("en", "Licence Period", "2. Licence Period. Three years beginning on 1 May 2024."),
    ("en", "", "The Trust appoints the Caterer to run the kitchens from 1 May 2024 to 30 April 2027."),
    (
        "en",
        "",
        "We supply your site with water from May 1, 2024 through April 30, 2027. Volumes are not limited.",
    ),
    ("en", "", "To hold for a term of three years from and including the 1st day of May 2024."),
    ("fr", "", "Le vendeur fournit le moulin pour une durée de trois ans à compter du 1er mai 2024."),
    ("fr", "", "La commune confie au titulaire l'entretien des parcs du 1er mai 2024 au 30 avril 2027."),
    ("fr", "Durée", "Trois ans à compter du 1er mai 2024."),
    ("en", "", "The Surveyor begins on 1 May 2024 and his appointment runs until 30 April 2027."),
    ("en", "", "Work under this contract starts on 1 May 2024 and ends on 30 April 2027."),
    ("fr", "", "La mission débute le 1er mai 2024 et s'achève le 30 avril 2027."),
    ("fr", "", "Le contrat prend effet le 1er mai 2024 et dure jusqu'au 30 avril 2027."),
    (
        "en",
        "",
        "The Owner lets the mill to the Miller for a term of three years beginning on and "
        "including 1 May 2024.",
    ),
    ("en", "", "TERM\nThree years from 1 May 2024, with an option for the Council to extend by one year."),
    ("en", "Term", "Three years with effect on and from 1 May 2024, renewable once."),
    (
        "en",
        "Period",
        "The hire runs for three years from 1 May 2024 and may be renewed for a further year.",
    ),
    (
        "fr",
        "",
        "Le marché est conclu pour trois (3) ans à compter du 1er mai 2024, sauf reconduction expresse.",
    ),
    ("fr", "Durée", "Trois ans à compter du 1er mai 2024, renouvelable une fois pour deux ans."),
    ("fr", "", "Le contrat dure trois ans à compter du 1er mai 2024, puis se renouvelle d'année en année."),
    ("fr", "", "La location est consentie pour une période ferme de 36 mois qui commence le 1er mai 2024."),
]
_NOT_TOLD: list[tuple[Language, str, str]] = [
    ("en", "", "The option to renew is for three years from 1 May 2024."),
    (
        "en",
        "",
        "If the barn is not ready, the old lease is extended for one year from 1 May 2024, "
        "with an option to buy.",
    ),
    ("en", "", "Three years from 1 May 2024, renewable once."),
    ("fr", "", "La garantie est donnée pour trois ans à compter du 1er mai 2024, renouvelable une fois."),
    ("en", "", "The works are under warranty for three years from 1 May 2024."),
    ("en", "", "The fee of £900 a month holds for three years from 1 May 2024."),
    ("en", "", "The hall is closed from 1 May 2024 to 30 June 2024."),
    ("en", "", "Three years beginning on 1 May 2024 were looked at."),
    ("en", "", "Each party keeps them confidential for three years from 1 May 2024."),
    ("en", "", "Orders are taken for three years from 1 May 2024 and for two years from 1 June 2024."),
    ("fr", "", "Le prix de 900 € est ferme pendant trois ans à compter du 1er mai 2024."),
    ("en", "", "The season begins on 1 May 2024 and ends on 30 September 2024."),
    ("en", "", "The trial starts on 1 May 2024 and lasts until 30 April 2027."),
    ("fr", "", "Le chantier est fermé du 1er mai 2024 au 30 juin 2024."),
    ("fr", "", "La garantie court pour une durée de trois ans à compter du 1er mai 2024."),
]


@pytest.mark.parametrize(("language", "heading", "text"), _TOLD)
def test_a_contract_begins_where_its_time_begins(language: Language, heading: str, text: str) -> None:
    assert start_told([(heading, text)], _END, date(2024, 4, 2), language) == _MAY


@pytest.mark.parametrize(("language", "heading", "text"), _NOT_TOLD)
def test_other_times_tell_no_beginning(language: Language, heading: str, text: str) -> None:
    assert start_told([(heading, text)], _END, date(2024, 4, 2), language) is None


def test_two_beginnings_and_one_far_from_the_signature_tell_nothing() -> None:
    clauses = [("", "For three years from 1 May 2024."), ("", "For three years from 1 June 2024.")]
    assert start_told(clauses, None, None, "en") is None
    assert start_told(clauses[:1], None, date(2019, 1, 1), "en") is None
    assert start_told(clauses[:1], None, None, "en") == _MAY
