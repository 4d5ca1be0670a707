"""How long a contract runs at first."""

from __future__ import annotations

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, str]] = [
    ("en", 'Term. This Agreement is for a term (the "Term") of 12 months from the Effective Date.', "P12M"),
    ("en", "11. Validity. The Contract is valid for 5 years, beginning from January 1, 2020.", "P60M"),
    (
        "en",
        "1. Term. The initial term of this Agreement shall be three (3) years from the Effective Date.",
        "P36M",
    ),
    (
        "en",
        (
            "1. Term. This Agreement shall remain in effect for a period of eighteen months unless "
            "terminated earlier as provided herein."
        ),
        "P18M",
    ),
    (
        "en",
        (
            "1. Term. This Agreement shall commence on the Effective Date and, unless sooner "
            "terminated, shall continue for five years thereafter."
        ),
        "P60M",
    ),
    ("en", "1. Term. The Agreement will terminate on the third anniversary of the Effective Date.", "P36M"),
    (
        "en",
        (
            "Term. This Agreement shall be for a term of one year, and shall thereafter renew for "
            "successive two (2) year periods."
        ),
        "P12M",
    ),
    (
        "fr",
        "ARTICLE 3 - DURÉE\n\nLe présent contrat est conclu pour une durée de trente-six (36) mois.",
        "P36M",
    ),
    (
        "fr",
        (
            "ARTICLE 3 - DURÉE DU BAIL\n\nLe bail est consenti et accepté pour une durée de neuf années "
            "entières et consécutives."
        ),
        "P108M",
    ),
    ("fr", "ARTICLE 3 - DURÉE\n\nLe contrat prend effet dès sa signature et dure un an.", "P12M"),
    ("fr", "Le présent contrat est souscrit pour une durée initiale ferme de 24 mois.", "P24M"),
    (
        "en",
        "1. The period of engagement shall be three (3) years from 1st February 2004.",
        "P36M",
    ),
    (
        "en",
        "1. Term. The initial term shall begin on the Effective Date and shall end on the last day of the "
        "thirty-sixth (36th) full calendar month which follows the month of the Effective Date.",
        "P36M",
    ),
    ("fr", "Article 2. La durée est de six ans à compter du 1er mars 2025.", "P72M"),
    ("fr", "2.1 La durée est fixée à dix-huit mois à compter de la signature.", "P18M"),
    ("fr", "Article 2. La durée initiale sera de trois ans, à dater du 5 avril 2026.", "P36M"),
    ("en", "2. The duration is six years from 1 March 2025.", "P72M"),
    ("en", "2. Its duration shall be eighteen months from the date of signature.", "P18M"),
    ("en", "2. It is concluded for three years commencing 5 April 2026.", "P36M"),
]


@pytest.mark.parametrize(("language", "text", "duration"), STATED)
def test_stated(language: Language, text: str, duration: str) -> None:
    (term,) = read(text, language, "term")
    assert (term.state, term.value_text, term.value["duration"]) == ("stated", duration, duration)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "1. Term. This Agreement shall continue for a period of [***] years."),
        ("fr", "ARTICLE 3 - DURÉE\n\nLe présent contrat est conclu pour une durée de ____ mois."),
        ("fr", "ARTICLE 3 - DURÉE\n\nLe présent contrat est conclu pour une durée de trois (4) ans."),
    ],
)
def test_unknown(language: Language, text: str) -> None:
    (term,) = read(text, language, "term")
    assert term.state == "unknown"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "6. Confidentiality. The obligations of this Section survive for five (5) years after "
                "termination."
            ),
        ),
        ("en", "8. Termination. Either party may terminate this Agreement upon thirty (30) days notice."),
        ("en", "9. Warranty. The goods are warranted for a period of two years."),
        (
            "en",
            "5. Records. During the Term and for a period of two years thereafter, Alpha keeps records.",
        ),
        ("fr", "ARTICLE 9 - CONFIDENTIALITÉ\n\nLa durée est de cinq ans à compter de la signature."),
        ("fr", "ARTICLE 6 - GARANTIE\n\nLa durée est de deux ans à compter du 1er mars 2025."),
        ("fr", "Article 4. La durée est de quatre heures à compter de l'appel."),
        ("en", "9. Secrecy. It is granted for each visit; its duration is two hours from arrival."),
        ("fr", "ARTICLE 6 - GARANTIE\n\nLes travaux sont garantis pendant une durée de trois mois."),
        ("fr", "ARTICLE 7 - CONFIDENTIALITÉ\n\nCet engagement dure deux ans après la fin du contrat."),
        ("fr", "ARTICLE 8 - RÉSILIATION\n\nLe contrat est résilié moyennant un préavis de trois mois."),
    ],
)
def test_other_durations(language: Language, text: str) -> None:
    assert read(text, language, "term") == ()
