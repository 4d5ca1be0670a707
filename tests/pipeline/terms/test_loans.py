"""A loan ends when all is paid back; what is lent is a sum that was agreed."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import _loans
from pipeline.terms._party_addressed import read as addressed
from pipeline.terms.base import View
from pipeline.terms.party import find
from pipeline.types import Language
from tests.pipeline.terms._reading import document

_MADE = date(2026, 2, 9)


def _view(text: str, language: Language) -> View:
    running = flow(document(text, language))
    return View(running, segment(running))


_ENDS = {
    "The whole loan falls to be repaid on 4 May 2029.": "2029-05-04",
    "The Borrower repays the debt in full no later than 4 May 2029.": "2029-05-04",
    "It is repaid by instalments, the first on 4 June 2026 and the last on 4 May 2028.": "2028-05-04",
    "Twelve equal quarterly repayments, of which the first is made on 4 June 2026.": "2029-03-04",
    "She gives back GBP 900 on 4 May 2027 and the rest on 4 May 2028.": "2028-05-04",
    "The note matures on 4 May 2029.": "2029-05-04",
    "Repayment starts on 4 June 2026.": "",
    "The sum is repayable within a month of being asked for.": "",
    "The loan may be repaid early from 4 May 2027.": None,
    "Interest of 5% is due on 4 May 2027.": None,
    "Le capital est remboursé en une fois le 4 mai 2029.": "2029-05-04",
    "L'emprunteur rend la somme au plus tard le 4 mai 2029.": "2029-05-04",
    "Vingt-quatre mensualités, du 4 juin 2026 au 4 mai 2028.": "2028-05-04",
    "Il est remboursé en douze trimestrialités, la première le 4 juin 2026.": "2029-03-04",
    "Les échéances commencent le 4 juin 2026.": "",
    "Le prêt peut être remboursé par anticipation dès le 4 mai 2027.": None,
}


@pytest.mark.parametrize("sentence", _ENDS)
def test_last_repayment_ends_a_loan(sentence: str) -> None:
    french = any(mark in sentence for mark in ("é", "L'", "Le "))
    found = _loans.repayment(_view(sentence, "fr" if french else "en"), _MADE)
    told = None if found is None else found.last.isoformat() if found.last else ""
    assert told == _ENDS[sentence]


_LENT = {
    "Ann lends Bob £8,200 today.": [("8200.00", "")],
    "A loan of EUR 8,200, of which EUR 500 is for fees.": [("8200.00", "")],
    "The principal is £8,200, repaid by monthly instalments of £410.": [
        ("8200.00", ""),
        ("410.00", "month"),
    ],
    "A fee of £90 is charged for arranging the loan.": [],
    "The guarantee is limited to £8,200.": [],
    "Un prêt de huit mille deux cents euros (8 200 €) est accordé.": [("8200.00", "")],
    "Il est remboursé par annuités constantes de 1 640 €.": [("1640.00", "year")],
    "La société, au capital de 8 200 €, emprunte.": [],
    "Les frais de dossier du prêt sont de 90 €.": [],
}


@pytest.mark.parametrize("sentence", _LENT)
def test_sums_lent_and_instalments(sentence: str) -> None:
    french = any(mark in sentence for mark in ("é", "Les "))
    found = _loans.lent(_view(sentence, "fr" if french else "en"))
    assert [(f"{one.amount.value:.2f}", one.per) for one in found] == _LENT[sentence]


def test_a_letter_names_lender_and_borrower() -> None:
    text = (
        'From: Corve Savings Bank plc, 2 Quay Street, Poole (the "Bank")\n'
        'To: Anstey Looms Limited, Mill Lane, Poole (the "Borrower")\n\n'
        "1. Security\nA guarantee by Peter Lumb limited to £9,000.\n"
    )
    named = [("Corve Savings Bank plc", "Bank"), ("Anstey Looms Limited", "Borrower")]
    assert [(one.name, one.alias) for one in addressed(text)] == named
    assert [(one.name, one.alias) for one in find(text, "en")] == named
    assert addressed("From: Corve Savings Bank plc\nTo: Anstey Looms Limited\n") == []
