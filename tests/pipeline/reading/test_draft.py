"""Headers and footers that state what is agreed are text; the others are furniture."""

from __future__ import annotations

import pytest

from pipeline.reading._draft import DraftPage, document

BODY = "Le prestataire entretient les fours de la boulangerie."


@pytest.mark.parametrize(
    ("header", "speaks"),
    [
        ("Marché n° 88-B du 3 juin 2026 – La redevance est de 512 euros par mois", True),
        ("Le présent bail prend effet le 1er avril 2026", True),
        ("The monthly fee is GBP 640, payable in advance", True),
        ("This lease expires on 31 March 2031 without notice", True),
        ("Les frais s'élèvent à 75 euros par dossier", True),
        ("Contrat d'entretien n° 88-B – page 3 sur 9", False),
        ("Fournil Ozanne SARL au capital de 9 000 euros, RCS Caen 411 222 333", False),
        ("This document is confidential and shall not be copied", False),
        ("Maintenance Agreement No. 88-B, 3 June 2026", False),
        ("Page 1", False),
    ],
)
@pytest.mark.parametrize("below", [False, True])
def test_what_speaks_is_text(header: str, speaks: bool, below: bool) -> None:
    page = DraftPage(BODY, "", header) if below else DraftPage(BODY, header)
    made = document("0" * 64, "text/plain", "test/1", [page])
    assert header in made.text
    assert bool(made.furniture) is not speaks
