"""Two notices against one renewal are both told, so that neither holds; another one changes nothing."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

_CONTRACT = {
    "en": (
        "HIRE AGREEMENT\n\n1. Term. This Agreement begins on 1 June 2025 and ends on 31 May 2027. "
        "{first}\n\n2. Hire. The Hirer pays £75 a week.\n\n3. Notices. {second}\n"
    ),
    "fr": (
        "CONTRAT DE LOCATION\n\nArticle 1. Durée. Le contrat commence le 1er juin 2025 et finit le "
        "31 mai 2027. {first}\n\nArticle 2. Prix. Le Locataire paie 75 euros par semaine.\n\n"
        "Article 3. Avis. {second}\n"
    ),
}
_FIRST = {
    "en": (
        "It renews for one year unless either party gives one month's notice before that day.",
        "Thereafter it renews automatically for successive years unless either party gives not less than "
        "30 days' written notice of non-renewal before the end of the current term.",
    ),
    "fr": (
        "Il est reconduit tacitement pour un an sauf dénonciation un mois avant ce terme.",
        "Il se renouvelle par tacite reconduction par périodes d'un an, sauf dénonciation par l'une des "
        "parties moyennant un préavis d'un mois avant l'échéance.",
    ),
}
_APART = {
    "en": (
        "To stop the renewal a party must give four months' notice before the end.",
        "A party that does not want it to renew gives notice at least 120 days before it ends.",
        "Notice of non-renewal must be given at least four months before the end of the term.",
        "Either party may oppose the renewal by notice of four months before the expiry of the term.",
    ),
    "fr": (
        "Pour éviter la reconduction, une partie doit prévenir l'autre quatre mois avant le terme.",
        "La dénonciation doit parvenir à l'autre partie au moins quatre mois avant l'échéance.",
        "Chaque partie peut refuser le renouvellement par un préavis de quatre mois avant le terme.",
        "Le préavis de non-renouvellement est de quatre mois.",
    ),
}
_OTHER = {
    "en": (
        "Either party may terminate this Agreement for convenience on four months' notice.",
        "Notice of non-renewal must be given at least 30 days before the end of the term.",
        "The Owner may refuse renewal only by four months' notice before the end.",
        "To renew, the Hirer must ask for it four months before the end.",
        "The Owner shall propose new rates four months before the renewal.",
        "However, notice of non-renewal of later periods is four months before the end of the period.",
    ),
    "fr": (
        "Chaque partie peut résilier à tout moment moyennant un préavis de quatre mois.",
        "Le préavis de non-reconduction est de trente jours.",
        "Toutefois, le Loueur ne peut s'opposer au renouvellement que quatre mois avant le terme.",
        "Le Loueur propose ses nouveaux tarifs quatre mois avant la reconduction.",
        "En cas de manquement, le contrat est résilié après un préavis de quatre mois.",
        "Pour renouveler, le Locataire en fait la demande quatre mois avant le terme.",
    ),
}
_CASES = [(key, first) for key in ("en", "fr") for first in _FIRST[key]]


@pytest.mark.parametrize(
    ("language", "first", "second"), [(key, first, two) for key, first in _CASES for two in _APART[key]]
)
def test_two_lengths_for_one_refusal(language: Language, first: str, second: str) -> None:
    terms = read(_CONTRACT[language].format(first=first, second=second), language, "notice_period")
    assert len(terms) == 2
    assert all(term.state == "stated" and term.confidence >= 0.7 for term in terms)
    assert abs(terms[0].confidence - terms[1].confidence) <= 0.15


@pytest.mark.parametrize(
    ("language", "first", "second"), [(key, first, two) for key, first in _CASES for two in _OTHER[key]]
)
def test_another_notice_is_no_second_one(language: Language, first: str, second: str) -> None:
    terms = read(_CONTRACT[language].format(first=first, second=second), language, "notice_period")
    assert [term.value_text in ("P1M", "P30D") for term in terms] == [True]
