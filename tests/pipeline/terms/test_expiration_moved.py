"""An end that is put in the place of another: the day left behind is never told as the end."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from tests.pipeline.terms._reading import document

_FRENCH = """{title}

ENTRE LES SOUSSIGNÉS :

La société GALIPETTE CONSEIL, SAS, ci-après « le Prestataire »,

ET

La société ORVET INDUSTRIES, SA, ci-après « le Client ».

Article 1 - Objet

{words}

Article 2 - Autres stipulations

Tout le reste demeure inchangé.

Fait à Lyon, le 15 mars 2026, en deux exemplaires.
"""
_ENGLISH = """{title}

This paper is made on 15 March 2026 between Galbraith Pumps Limited ("Provider") and Orvet Mills plc
("Client").

1. Purpose

{words}

2. Other terms

All else stays unchanged.

Signed for the Provider          Signed for the Client
"""
_TITLES = {
    "fr": ("CONTRAT DE MAINTENANCE N° 2021-044", "AVENANT N° 1 AU CONTRAT DE MAINTENANCE N° 2021-044"),
    "en": ("MAINTENANCE AGREEMENT", "AMENDMENT No. 1 TO THE MAINTENANCE AGREEMENT"),
}


def ends(language: str, words: str, *, amends: bool) -> list[str]:
    frame = _FRENCH if language == "fr" else _ENGLISH
    running = flow(document(frame.format(title=_TITLES[language][amends], words=words), language))
    only = {"expiration_date", "term", "effective_date", "agreement_date"}
    terms = extract(running, segment(running), only=only)
    return [
        term.value_text if term.state == "stated" else "?"
        for term in terms
        if term.kind == "expiration_date"
    ]


OLD, NEW = "2027-03-31", "2029-03-31"
MOVED = [
    ("fr", "La date de fin du contrat, arrêtée au 31 mars 2027, est reportée au 31 mars 2029.", NEW),
    ("fr", "Le contrat, venant à échéance le 31 mars 2027, est prorogé jusqu'au 31 mars 2029.", NEW),
    ("fr", "Le contrat, qui prend fin le 31 mars 2027, est renouvelé et expirera le 31 mars 2029.", NEW),
    ("fr", "Le terme du contrat est décalé du 31 mars 2027 au 31 mars 2029.", NEW),
    ("fr", "L'échéance du 31 mars 2027 est remplacée par celle du 31 mars 2029.", NEW),
    ("fr", "Les Parties décident de reporter l'échéance du contrat du 31 mars 2027 au 31 mars 2029.", NEW),
    ("fr", "Les Parties conviennent de proroger le contrat, qui expire le 31 mars 2027, jusqu'au 31 mars "
           "2029.", NEW),
    ("fr", "Le terme du contrat, initialement prévu le 31 mars 2027, est désormais fixé au 31 mars 2029.",
     NEW),
    ("fr", "Par dérogation à l'article 4, qui fixait le terme au 31 mars 2027, le contrat se terminera le "
           "31 mars 2029.", NEW),
    ("fr", "Le contrat prendra fin le 31 mars 2029 au lieu du 31 mars 2027.", NEW),
    ("fr", "La fin du contrat, prévue le 31 décembre 2030, est ramenée au 31 mars 2029.", NEW),
    ("fr", "Les mots « prend fin le 31 mars 2027 » sont remplacés par les mots « prend fin le 31 mars "
           "2029 ».", NEW),
    ("fr", "Ancienne date d'échéance : 31 mars 2027.\n\nNouvelle date d'échéance : 31 mars 2029.", NEW),
    ("fr", "Le contrat, qui expire le 31 mars 2027, est prorogé de deux ans.", NEW),
    ("fr", "Le contrat expirant le 31 mars 2027 est prorogé dans les conditions de l'annexe.", "?"),
    ("en", "The Agreement, which ends on 31 March 2027, is hereby extended through 31 March 2029.", NEW),
    ("en", "The expiry date of the Agreement is moved from 31 March 2027 to 31 March 2029.", NEW),
    ("en", "The term, which currently expires on 31 March 2027, shall instead expire on 31 March 2029.",
     NEW),
    ("en", "The parties agree to extend the Agreement, due to expire on 31 March 2027, until 31 March "
           "2029.", NEW),
    ("en", "The end date of 31 March 2027 is postponed to 31 March 2029.", NEW),
    ("en", "The Agreement expires on 31 March 2027 and is renewed so as to expire on 31 March 2029.", NEW),
    ("en", "The expiry of the Agreement is brought forward from 31 December 2030 to 31 March 2029.", NEW),
    ("en", "The words \"ends on 31 March 2027\" are deleted and replaced by \"ends on 31 March 2029\".",
     NEW),
    ("en", "Clause 3 shall be read as if 31 March 2029 were substituted for 31 March 2027 as the expiry "
           "date.", NEW),
    ("en", "The Agreement, expiring on 31 March 2027, is extended on the terms of the schedule.", "?"),
]  # fmt: skip
KEPT = [
    ("fr", "Le contrat est conclu le 1er avril 2024 et expire le 31 mars 2027. Il sera ensuite prolongé "
           "jusqu'au 31 mars 2029 sauf dénonciation.", OLD),
    ("fr", "Le contrat expire le 31 mars 2027 ; il pourra être prorogé jusqu'au 31 mars 2029.", OLD),
    ("fr", "Le contrat prend fin le 31 mars 2027 et sera reconduit tacitement pour deux ans.", OLD),
    ("fr", "Le contrat prend fin le 31 mars 2027. La garantie, qui expire le 31 mars 2027, est prolongée "
           "jusqu'au 31 mars 2029.", OLD),
    ("fr", "Le contrat prend fin le 31 mars 2027. La date de livraison est reportée du 2 mai 2025 au 2 "
           "juin 2025.", OLD),
    ("en", "This Agreement ends on 31 March 2027 and may be extended until 31 March 2029.", OLD),
    ("en", "This Agreement expires on 31 March 2027. The delivery date is moved from 2 May 2025 to 2 June "
           "2025.", OLD),
    ("en", "This Agreement expires on 31 March 2027. The insurance policy expiring on 31 March 2027 is "
           "extended to 31 March 2029.", OLD),
    ("en", "This Agreement has an initial term expiring on 31 March 2027, and is renewed automatically for "
           "terms of one year unless either party gives notice.", OLD),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "end"), MOVED)
def test_the_day_that_is_left_is_no_end(language: str, words: str, end: str) -> None:
    assert ends(language, words, amends=True) == [end]


@pytest.mark.parametrize(("language", "words", "end"), KEPT)
def test_what_only_may_be_moved_stays(language: str, words: str, end: str) -> None:
    assert ends(language, words, amends=False) == [end]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            "Le contrat, qui expire le 31 mars 2027, est modifié comme suit : le prix est de 1 200 euros.",
        ),
        (
            "en",
            "The Agreement, which expires on 31 March 2027, is amended so that the fee is 1,200 pounds.",
        ),
    ],
)
def test_an_amendment_of_something_else_leaves_the_end(language: str, words: str) -> None:
    assert ends(language, words, amends=True) == [OLD]
