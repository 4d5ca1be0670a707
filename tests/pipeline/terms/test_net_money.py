"""Words that may change a price, name a court or a sum: what is not read of them is never told absent."""

from __future__ import annotations

import pytest

from pipeline.clauses import segment
from pipeline.terms import extract_all
from pipeline.types import Language
from tests.pipeline.terms._views import view_of

HEADS = {
    "en": "KENNEL AGREEMENT\n\nHolt Kennels Ltd (Holt) and Pike Tours Ltd (Pike) agree:\n\n",
    "fr": "CHENIL\n\nChenil du Houx SARL (le Chenil) et Brochet SAS (le Client) conviennent :\n\n",
}
SPOKEN = [
    ("en", "indexation", "The fee follows the wage set by the board and moves with it."),
    ("en", "indexation", "Every 1 May the charge climbs by GBP 20."),
    ("en", "indexation", "The rate is reset monthly by reference to the pump price."),
    ("en", "indexation", "In each later year the rent becomes the old rent times the ratio."),
    ("en", "indexation", "The charge keeps pace with inflation."),
    ("en", "indexation", "On every anniversary the monthly charge is uplifted by the pay award."),
    ("fr", "indexation", "Il évolue tous les ans comme l'indice du fourrage."),
    ("fr", "indexation", "Le forfait est aligné tous les six mois sur le cours du blé."),
    ("fr", "indexation", "Le loyer est majoré chaque 1er mai de vingt euros."),
    ("fr", "indexation", "Les honoraires sont réévalués au même rythme que la valeur du point."),
    ("fr", "indexation", "Le tarif est recalculé à chaque anniversaire d'après la mercuriale."),
    ("fr", "indexation", "Chaque année, la mensualité est multipliée et actualisée par un coefficient."),
    ("en", "jurisdiction", "This Agreement is under Danish law and the courts of Aarhus."),
    ("en", "jurisdiction", "Danish law and Danish courts."),
    ("en", "price", "Holt sells Pike the kennels at Marl End for £9,400."),
    ("en", "price", "Pike pays 9,400 a year within 20 days."),
    ("fr", "price", "Le Chenil cède la marque au Client contre 9 400 euros."),
    ("fr", "price", "Le Client verse 9 400 par an."),
    ("en", "cap_on_liability", "Holt never pays more than GBP 9,000 in damages."),
    ("en", "cap_on_liability", "Holt's answerability stops at £9,000 a year."),
    ("fr", "cap_on_liability", "Le Chenil répond de ses fautes à hauteur de 9 000 euros."),
    ("fr", "cap_on_liability", "Le Chenil ne versera plus de 9 000 euros d'indemnité en aucun cas."),
    ("en", "non_solicitation", "Pike shall not entice away any groom of Holt."),
    ("en", "subcontracting", "Holt may sub-hire a van from a third party only with Pike's consent."),
]
SILENT = [
    ("en", "indexation", "The price is firm and shall not be increased."),
    ("en", "indexation", "Holt reviews the feeding plan with Pike each year."),
    ("en", "indexation", "The fees are as follows: GBP 40 a night."),
    ("en", "indexation", "Interest on late sums moves with the base rate each month."),
    ("fr", "indexation", "Le prix est ferme et non révisable."),
    ("fr", "indexation", "Le Chenil suit les consignes du Client, revues chaque année."),
    ("fr", "indexation", "Le prix est payé chaque mois par virement."),
    ("en", "jurisdiction", "Holt keeps the tennis courts clean."),
    ("en", "price", "Holt transfers the files to Pike for printing."),
    ("fr", "price", "Le Chenil transmet les fiches au Client pour information."),
    ("en", "cap_on_liability", "Holt keeps an insurance of at least GBP 900,000 for damage."),
    ("fr", "cap_on_liability", "Le Chenil est assuré à hauteur de 900 000 euros."),
    ("en", "non_solicitation", "Holt shall not leave any gate open."),
]


def silent(language: Language, kind: str, words: str) -> bool:
    running = view_of(f"{HEADS[language]}1. {words}\n", language).flow
    found = extract_all(running, segment(running))
    return kind not in found.signalled and all(term.kind != kind for term in found.terms)


@pytest.mark.parametrize(("language", "kind", "words"), SPOKEN)
def test_what_speaks_of_it_is_not_absent(language: Language, kind: str, words: str) -> None:
    assert not silent(language, kind, words)


@pytest.mark.parametrize(("language", "kind", "words"), SILENT)
def test_what_says_nothing_of_it_stays_absent(language: Language, kind: str, words: str) -> None:
    assert silent(language, kind, words)
