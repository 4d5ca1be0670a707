"""Unusual words for when money is paid, and what lateness costs: spoken of, so never told absent."""

from __future__ import annotations

import pytest

from pipeline.folding import fold
from pipeline.terms._subjects import spoken_of

_KINDS = ("payment_term", "late_payment_interest", "penalty", "subcontracting", "jurisdiction")


@pytest.mark.parametrize(
    ("language", "text", "spoken"),
    [
        ("en", "The Baker squares his account with the Mill every quarter.", {"payment_term"}),
        ("en", "Half on signing, half when the last sack is ground.", {"payment_term"}),
        ("en", "Our bills are met within the month.", {"payment_term"}),
        ("en", "The Mill is open on the first Monday of the month.", set()),
        ("en", "The Mill keeps an account of the sacks it has ground.", set()),
        ("en", "Whoever pays late adds two per cent.", {"late_payment_interest"}),
        ("en", "Arrears carry a surcharge.", {"late_payment_interest"}),
        ("en", "Shares outstanding were reduced by ten per cent.", set()),
        ("en", "The Client engages the Consultant to provide advice on milling.", set()),
        ("en", "The Mill engages contractors to carry out the repairs.", {"subcontracting"}),
        ("en", "The law of Eire applies and its courts alone have jurisdiction.", {"jurisdiction"}),
        ("en", "A court of competent jurisdiction may grant an injunction.", set()),
        ("fr", "Le compte se solde à la Saint-Michel.", {"payment_term"}),
        ("fr", "Moitié à la commande, le reste à l'enlèvement.", {"payment_term"}),
        ("fr", "Le prix est réglé par virement ou par prélèvement.", set()),
        ("fr", "La somme est prélevée le 5 de chaque mois.", {"payment_term"}),
        ("fr", "Le moulin est ouvert le premier lundi du mois.", set()),
        ("fr", "Les sommes en souffrance sont majorées d'un pour cent.", {"late_payment_interest"}),
        ("fr", "Une visite de plus est facturée 70 euros par heure d'intervention.", set()),
        ("fr", "Chaque palette gardée de trop coûte 7 euros par jour.", {"penalty"}),
    ],
)
def test_what_a_sentence_speaks_of(language: str, text: str, spoken: set[str]) -> None:
    assert spoken_of(fold(text), _KINDS, language) == spoken
