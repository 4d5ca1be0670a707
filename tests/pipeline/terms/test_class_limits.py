"""Letters set no terms of a contract; days that rest on a half-signed offer are not known."""

from __future__ import annotations

import pytest

from pipeline._choice import USABLE
from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Term
from tests.pipeline.terms._reading import document

LETTER = (
    "TILLEUL ÉTUDES\n4 rue Haute\n69001 Lyon\n\nLyon, le 14 septembre 2025\n\n"
    "Objet : résiliation du contrat n° AB-12 conclu le 20 décembre 2021\n\n"
    "Madame, Monsieur,\n\nPar la présente, nous vous notifions la résiliation du contrat n° AB-12 conclu "
    "le 20 décembre 2021 pour une durée de deux ans, renouvelable par tacite reconduction par périodes de "
    "douze mois, avec effet au 31 décembre 2025. Les factures à 30 jours date de facture restent dues, "
    "soit une redevance mensuelle de 120 € HT.\n\n"
    "Veuillez agréer, Madame, Monsieur, l'expression de nos salutations distinguées.\n\nÈve Aubin\n"
)
OFFER = (
    "CONTRAT DE MAINTENANCE\n\nEntre la société ORME SERVICES, ci-après « le Prestataire », et la société "
    "TILLEUL ÉTUDES, ci-après « le Client ».\n\nArticle 1 - Objet\nLe Prestataire entretient le matériel "
    "du Client.\n\nArticle 2 - Durée\nLe contrat prend effet dès sa signature par les parties et dure une "
    "année.\n\nLe Client\tLe Prestataire\n\n{one}\tDate : 31/08/2024\nSignature :\tSignature :\n\n{last}\n"
)


def terms_of(text: str) -> dict[str, Term]:
    running = flow(document(text, "fr"))
    return {term.kind: term for term in extract(running, segment(running))}


def test_a_letter_sets_nothing_of_the_contract_it_ends() -> None:
    found = terms_of(LETTER)
    assert found["document_class"].value_text == "termination_letter"
    assert "termination" in found
    for kind in ("term", "renewal", "renewal_term", "payment_term", "price", "expiration_date"):
        assert kind not in found
    assert found["agreement_date"].value_text != "2021-12-20" if "agreement_date" in found else True


@pytest.mark.parametrize(
    ("one", "last", "state", "most"),
    [
        ("Date : .................", "Validité de l'offre : 3 mois", "unknown", 0.8),
        ("Date : .................", "", "unknown", 0.8),
        ("Date : 31/08/2024", "Validité de l'offre : 3 mois", "stated", 0.95),
    ],
)
def test_a_blank_date_beside_a_signature(one: str, last: str, state: str, most: float) -> None:
    found = terms_of(OFFER.format(one=one, last=last))
    assert found["agreement_date"].state == state
    assert found["agreement_date"].confidence <= most
    if most < 0.9:
        assert found["effective_date"].confidence <= most or found["effective_date"].state == "unknown"
        assert found["expiration_date"].confidence <= most or found["expiration_date"].state == "unknown"
    else:
        assert found["agreement_date"].confidence > USABLE
