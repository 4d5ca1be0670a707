"""What no extractor understood is not told absent where a length, a day or a silence stands unexplained."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.last_look import NAME, last_look
from pipeline.terms import extract_all
from pipeline.types import Language
from tests.pipeline.terms._reading import document

_EN = """MOORING CONTRACT

This contract is made on 9 January 2026 between Pellow Quays Ltd ("the Owner") and Anstey
Charters Ltd ("the Customer").

1. The Owner washes the Customer's boats three times a week.

2. {}

3. The price is GBP 1,150 a month plus VAT.

4. English law applies.
"""
_FR = """CONTRAT DE GARDIENNAGE

Entre la société Aubrac Vigile SARL, ci-après « le Prestataire », et la société
Monts Laine SA, ci-après « le Client ».

1. Le Prestataire garde les hangars du Client.

2. {}

3. Le prix est de 1 150 euros hors taxes par mois.

4. Le droit français s'applique.

Fait à Mende, le 9 janvier 2026.
"""


def _doubts(sentence: str, language: Language) -> dict[str, str]:
    """Return what the last look quotes, by kind."""
    running = flow(document((_FR if language == "fr" else _EN).format(sentence), language))
    clauses = segment(running)
    looked = last_look(running, clauses, extract_all(running, clauses))
    assert not looked.failures
    return {term.kind: term.evidences[0].quote for term in looked.terms if term.extractor == NAME}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The barge is chartered for three years from handover."),
        ("en", "The pontoon is on loan for eighteen months."),
        ("en", "Sixty months of care are agreed."),
        ("en", "The Owner is there for the Customer up to 30 June 2028."),
        ("en", "2 March 2026 - 28 February 2029"),
        ("en", "The crew begins on 2 March 2026 and is done, at the last, on 31 August 2027."),
        ("en", "The berth goes from March 2026 to February 2029."),
        ("en", "The berth is ours through the 2026-2027 season."),
        ("en", "All washing is to be done between 2 March 2026 and 28 February 2029."),
        ("en", "We go on like this to Easter 2028."),
        ("fr", "La garde porte sur quarante-huit mois."),
        ("fr", "Nous collaborons pendant cinq ans."),
        ("fr", "Le chien de garde reste sur place jusqu'au 30 juin 2028."),
        ("fr", "2 mars 2026 - 28 février 2029"),
        ("fr", "Les rondes vont de mars 2026 à février 2029."),
        ("fr", "Les rondes couvrent l'hiver 2026-2027."),
        ("fr", "Le gardien loge sur place pour douze trimestres."),
    ],
)
def test_a_length_or_a_last_day_that_nothing_explains(language: Language, sentence: str) -> None:
    doubts = _doubts(sentence, language)
    assert {"expiration_date", "term"} <= set(doubts)
    assert " ".join(sentence.split())[-12:].rstrip(".") in " ".join(doubts["expiration_date"].split())


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Owner has thirty years of experience."),
        ("en", "The paint is warranted for five years."),
        ("en", "The logs are kept on record for six years."),
        ("en", "Nothing is disclosed for four years after the end."),
        ("en", "The filters are changed every six months."),
        ("en", "Bills are queried within twelve months."),
        ("en", "All hands are over eighteen years of age."),
        ("en", "Boats come on 3 March 2026, 5 May 2026 and 9 July 2026."),
        ("en", "Reference is made to the sketch of 3 May 2024, as redrawn on 9 June 2025."),
        ("en", "The hulls were built between 1998 and 2003."),
        ("en", "The engines are tested once a year."),
        ("en", "The first survey shall be delivered by 30 June 2026."),
        ("en", "Data are handled under Regulation (EU) 2016/679."),
        ("en", "The price is fixed for twelve months."),
        ("fr", "Le Prestataire a trente ans d'expérience."),
        ("fr", "Les clôtures sont garanties dix ans."),
        ("fr", "Les registres sont conservés six ans."),
        ("fr", "Rien n'est divulgué pendant quatre ans après la fin."),
        ("fr", "Les extincteurs sont vérifiés tous les six mois."),
        ("fr", "Les réclamations se font dans les douze mois."),
        ("fr", "Les gardiens ont plus de dix-huit ans."),
        ("fr", "Les hangars datent des années 1998 à 2003."),
        ("fr", "Le premier rapport est remis au plus tard le 30 juin 2026."),
        ("fr", "Les données suivent le règlement (UE) 2016/679."),
        ("fr", "Le prix est ferme pendant douze mois."),
        ("fr", "Les portes sont fermées à vingt heures."),
    ],
)
def test_what_belongs_to_something_else_leaves_the_silence(language: Language, sentence: str) -> None:
    assert not _doubts(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "When it is over it begins again unless one of us has said otherwise."),
        ("en", "If nobody speaks by the end of October it is good for another year."),
        ("en", "Unless either of us calls a halt, we carry on for the same length of time."),
        ("en", "Silence on both sides means one more year."),
        ("fr", "Si personne ne dit rien avant octobre, il vaut encore un an."),
        ("fr", "Le silence des parties vaut accord pour une année de plus."),
        ("fr", "Faute de courrier deux mois avant, une nouvelle année commence."),
    ],
)
def test_what_may_go_on_by_silence_is_not_told_to_end(language: Language, sentence: str) -> None:
    assert {"renewal", "renewal_term", "notice_period"} <= set(_doubts(sentence, language))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Notice\t90 days"),
        ("en", "Notice period: three months"),
        ("fr", "Préavis | 90 jours"),
        ("fr", "Délai de préavis : trois mois"),
    ],
)
def test_a_notice_in_a_row_of_its_own(language: Language, sentence: str) -> None:
    assert "notice_period" in _doubts(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The Owner gives the Customer two days' notice before each wash."),
        ("en", "Each boat is washed again unless it rains."),
        ("fr", "Le Prestataire prévient le Client deux jours avant chaque ronde."),
    ],
)
def test_another_notice_is_none_of_the_contract(language: Language, sentence: str) -> None:
    assert not _doubts(sentence, language)
