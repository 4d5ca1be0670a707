"""A paper with words taken out: a contract where it was made, a template where it is still a form."""

from __future__ import annotations

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Language
from tests.pipeline.terms._reading import document
from tests.pipeline.terms.test_class_papers import class_of

_FR = """CONTRAT DE TRAVAIL

Entre les soussignés :
La société XXXSOCIETEXXX, au capital de XXXCAPITALXXX euros, ci-après « l'Employeur », d'une part,
et {salarie}, demeurant XXXADRESSEXXX, d'autre part,
il a été convenu ce qui suit.

Article 1. Le salarié est engagé à compter du XXXDATEXXX comme magasinier.

Article 2. La rémunération mensuelle brute est de XXXMONTANTXXX euros.

{fin}
"""
_EN = """SERVICES AGREEMENT

This Agreement {made} by and between {who} (the "Supplier") and {other} (the "Client"), whereas the
parties agree as follows.

1. The Client pays £ [●] per month to the account {account}.

2. This Agreement is governed by the laws of England.

{end}
"""


def _fr(salarie: str = "XXXNOMXXX XXXPRENOMXXX", fin: str = "Fait à XXXVILLEXXX, le XXXDATEXXX") -> str:
    return _FR.format(salarie=salarie, fin=fin)


def _en(
    made: str = "is made", who: str = "[Name]", other: str = "[Name of client]", end: str = "Signed:"
) -> str:
    return _EN.format(made=made, who=who, other=other, end=end, account="[insert account]")


MADE: list[tuple[Language, str]] = [
    ("fr", _fr(fin="Fait à XXXVILLEXXX, le 7 février 2025, en deux exemplaires.")),
    ("fr", _fr(fin="Fait en deux exemplaires à Vannes\nLe 07/02/2025")),
    ("fr", _fr(salarie="Madame XXXNOMXXX, née le 19 août 1991 à XXXVILLEXXX")),
    ("fr", _fr(fin="Pour l'Employeur (signé) XXXNOMXXX        Le salarié (signé) XXXNOMXXX")),
    ("fr", _fr(fin="Signé électroniquement par XXXNOMXXX et XXXNOMXXX")),
    ("en", _en("is made on 7 February 2025", "XXXSUPPLIERXXX", "XXXCLIENTXXX, XXXADDRESSXXX")),
    ("en", _en("is made", "XXXSUPPLIERXXX of XXXADDRESSXXX", "XXXCLIENTXXX", "By: /s/ XXXNAMEXXX")),
    ("en", _en("is entered into as of 7 February 2025", end="By: /s/ [name]\nBy: /s/ [name]")),
]
FORMS: list[tuple[Language, str]] = [
    ("fr", _fr()),
    ("fr", _fr(fin="Fait à Vannes, le XXXDATEXXX, en deux exemplaires originaux.")),
    ("fr", _fr(salarie="XXXNOMXXX, né(e) le XXXNAISSANCEXXX", fin="Suivant la loi du 5 mars 2014.")),
    ("fr", "MODÈLE DE CONTRAT\n\n" + _fr(fin="Fait à Vannes, le 7 février 2025")),
    ("fr", _fr(fin="Fait à __________, le __________ (lu et approuvé, signature)")),
    ("en", _en("is made on [date]", "XXXSUPPLIERXXX", "XXXCLIENTXXX of XXXADDRESSXXX")),
    ("en", _en("is made on 7 February 2025")),
    ("en", _en(end="By: /s/ ______")),
    ("en", _en("is dated the [●] day of [●] 2025", end="Signed: ________ Signed: ________")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), MADE)
def test_what_was_made_is_a_contract_with_words_taken_out(language: Language, text: str) -> None:
    assert class_of(text, language) == "contract"


def test_what_was_taken_out_is_unknown() -> None:
    text = _fr(fin="Fait à XXXVILLEXXX, le 7 février 2025").replace("XXXSOCIETEXXX", "XXXSOCIÉTÉ_1XXX")
    running = flow(document(text, "fr"))
    found = extract(running, segment(running), only={"party", "price"})
    assert {(term.kind, term.state) for term in found} == {("party", "unknown"), ("price", "unknown")}


@pytest.mark.parametrize(("language", "text"), FORMS)
def test_what_was_never_made_is_a_template(language: Language, text: str) -> None:
    assert class_of(text, language) == "template"
