"""What is another contract's, or another day's, is not told as this one's."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.terms._handed_over import has_no_type, left_open
from pipeline.terms.base import View
from pipeline.types import Language
from tests.pipeline.terms._reading import document, read


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("SHARE PURCHASE AGREEMENT", "en", True),
        ("Agreement for the sale and purchase of the business of a bakery", "en", True),
        ("CONTRACT FOR THE SALE OF LAND", "en", True),
        ("DEED OF ASSIGNMENT OF LEASE", "en", True),
        ("PURCHASE AGREEMENT", "en", False),
        ("SALE AND PURCHASE OF TIMBER", "en", False),
        ("LEASE", "en", False),
        ("SUBLEASE", "en", False),
        ("PROMESSE UNILATÉRALE DE VENTE", "fr", True),
        ("CESSION DE FONDS DE COMMERCE", "fr", True),
        ("ACTE DE CESSION DE PARTS SOCIALES", "fr", True),
        ("CESSION DU DROIT AU BAIL", "fr", True),
        ("CONTRAT DE VENTE DE BOIS", "fr", False),
        ("BAIL COMMERCIAL", "fr", False),
        ("CONTRAT DE CESSION DE DROITS D'AUTEUR", "fr", False),
        ("RÉSILIATION AMIABLE DU CONTRAT DE MAINTENANCE", "fr", False),
    ],
)
def test_titles_of_sales_and_transfers_tell_no_type(title: str, language: str, expected: bool) -> None:
    assert has_no_type(title, language) is expected


_FR = "{}\n\nEntre Anne Lou et Paul Mir.\n\nArticle 1 – Objet\n{}\n\nFait à Albi, le 9 février 2026.\n"
_EN = "{}\n\nThis agreement is made on 9 February 2026 between Ann Lowe and Paul Muir.\n\n1. Subject\n{}\n"


@pytest.mark.parametrize(
    ("title", "sentence", "language", "expected"),
    [
        (
            "CESSION DE FONDS DE COMMERCE",
            "Le bail, consenti suivant acte du 4 mai 2022, court pour neuf ans à compter du 1er juin 2022.",
            "fr",
            [],
        ),
        (
            "CESSION DE FONDS DE COMMERCE",
            "La présente cession prend effet le 1er mars 2026.",
            "fr",
            ["2026-03-01"],
        ),
        (
            "BAIL RURAL",
            "Le bail est consenti pour neuf ans à compter du 1er mars 2026.",
            "fr",
            ["2026-03-01"],
        ),
        (
            "ASSIGNMENT OF LEASE",
            "The lease was granted for a term of ten years commencing on 1 June 2022.",
            "en",
            [],
        ),
        ("ASSIGNMENT OF LEASE", "This assignment takes effect on 1 March 2026.", "en", ["2026-03-01"]),
        ("LEASE", "The lease is granted for ten years commencing on 1 March 2026.", "en", ["2026-03-01"]),
    ],
)
def test_recited_contract_is_not_this_one(
    title: str, sentence: str, language: Language, expected: list[str]
) -> None:
    running = flow(document((_FR if language == "fr" else _EN).format(title, sentence), language))
    clauses = segment(running)
    terms = extract(running, clauses, only={"title", "effective_date"})
    left = list(left_open(View(running, clauses, terms)))
    assert [
        one.value_text for one in left if one.kind == "effective_date" and one.state == "stated"
    ] == expected


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Rent Commencement Date: 4 August 2026. Term: two years from 4 May 2026.", "en", "2026-05-04"),
        ("Commencement Date: 4 May 2026\nBilling Start Date: 4 August 2026", "en", "2026-05-04"),
        ("Rent Commencement Date: 4 August 2026. The rent is £90 a week.", "en", ""),
        ("The lease starts on 4 May 2026. The first payment is on 4 June 2026.", "en", "2026-05-04"),
        ("Début de facturation : 4 août 2026. Le bail prend effet le 4 mai 2026.", "fr", "2026-05-04"),
        ("Date d'effet : 4 mai 2026. Premier loyer : 4 juin 2026.", "fr", "2026-05-04"),
    ],
)
def test_day_of_first_payment_is_not_the_first_day(
    sentence: str, language: Language, expected: str
) -> None:
    text = (_FR if language == "fr" else _EN).format("BAIL" if language == "fr" else "LEASE", sentence)
    assert [one.value_text for one in read(text, language, "effective_date")] == [expected]
