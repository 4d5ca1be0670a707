"""Mails and notes that carry a contract, orders and invoices of a few lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.clauses import flow, segment
from pipeline.terms import extract
from pipeline.types import Language
from tests.pipeline.terms._reading import document

_ONLY = {"title", "party", "document_class"}


def class_of(text: str, language: Language, media_type: str = "text/plain") -> str:
    running = flow(replace(document(text, language), media_type=media_type))
    (term,) = (t for t in extract(running, segment(running), only=_ONLY) if t.kind == "document_class")
    return term.value_text if term.state == "stated" else "?"


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("fr", "Modification n° 3 du contrat de ramonage RM-8 du 5 mai 2023"),
        ("fr", "Modificatif au contrat de ramonage RM-8"),
        ("fr", "Révision n° 2 du contrat de ramonage RM-8"),
        ("en", "Variation to the Chimney Contract CC-8"),
        ("en", "Change No. 3 to the Chimney Contract CC-8 of 5 May 2023"),
    ],
)
def test_what_changes_a_contract_is_an_amendment(language: Language, title: str) -> None:
    told = {
        "fr": "Entre Suie SARL et Yvron SA :\n\n1. Le passage a lieu en mars.\n\nFait le 3 mai 2026\n",
        "en": "between Soot Ltd and Yvron Ltd:\n\n1. The visit is in March.\n\nDated 3 May 2026\n",
    }
    assert class_of(f"{title}\n\n{told[language]}", language) == "amendment"


MAILS: list[tuple[Language, str, str, str]] = [
    ("fr", "=Contrat signé", "Bonjour,\n\nVoici le contrat signé.\n\nHélène", "letter"),
    (
        "fr",
        "Contrat d'entretien 2025",
        "Merci de me le renvoyer paraphé avant vendredi.\n\nHélène",
        "letter",
    ),
    ("fr", "TR: bail", "Pour info", "letter"),
    ("fr", "Convention", "RAS de mon côté, on peut signer.", "letter"),
    ("fr", "Point", "On se parle demain du contrat ?", "letter"),
    ("fr", "Avenant 2", "L'avenant part lundi à la signature.", "letter"),
    ("en", "RE: Services agreement", "Hello,\nsee below.\nThanks", "letter"),
    ("en", "Agreement", "Bob,\nthe agreement is in the folder.\nHelen", "letter"),
    ("en", "Lease", "Page 4 of the lease did not scan, send it again please.", "letter"),
    (
        "fr",
        "Accord",
        "Les soussignés, la société Brindille SARL, ci-après « le Client », d'une part, et la société "
        "Ormeau SAS, ci-après « le Prestataire », d'autre part ; il a été convenu ce qui suit.\n\nArticle "
        "1 - Objet\nEntretien.\n\nArticle 2 - Durée\nLe présent contrat dure un an.\n\nArticle 3 - "
        "Prix\n900 euros HT.\n\nFait à Lyon, en deux exemplaires.",
        "contract",
    ),
]


@pytest.mark.parametrize(("language", "subject", "body", "wanted"), MAILS)
def test_the_subject_of_a_mail_is_what_it_carries(
    language: Language, subject: str, body: str, wanted: str
) -> None:
    head = "From: Helen <helen@a.example>\nTo: bob@b.example\nDate: Tue, 04 Mar 2025 10:00:00 +0100\n"
    text = f"{head}Subject: {subject}\n\n{body}"
    assert class_of(text, language, "message/rfc822") == wanted


PAPERS: list[tuple[Language, str, str]] = [
    (
        "fr",
        "BON DE COMMANDE N° 815\n\nFournisseur : Ormeau SAS\n\nGants\t40\t3,20 €\nTotal : 128 €",
        "order",
    ),
    (
        "fr",
        "BON DE COMMANDE N° BC-2025-018 du 4 mars 2025\n\nÀ : Ormeau SAS\n\n12 palettes à 310 € HT l'une, "
        "à livrer à Troyes.",
        "order",
    ),
    (
        "en",
        "PURCHASE ORDER No. 4110\n\nSupplier: Fernhill Ltd\n\nPaper\t50\tGBP 3.10\nTotal GBP 155",
        "order",
    ),
    (
        "en",
        "Purchase Order 2025/88\n\nTo: Fernhill Ltd\n\nPlease supply 20 chairs at GBP 95.00 each.",
        "order",
    ),
    ("fr", "DEVIS N° 77\n\nClient : Brindille SARL\n\nPeinture\t2 400 € HT\nTotal 2 880 €", "order"),
    ("fr", "FACTURE N° 118\n\nClient : Brindille SARL\n\nEntretien\t450,00 €\nTotal 540,00 €", "invoice"),
    ("en", "INVOICE No. 2025-44\n\nTo: Quill plc\n\nCleaning\tGBP 900.00\nTotal GBP 900.00", "invoice"),
    ("fr", "Commande publique responsable\n\nLe guide a été mis à jour, le total est en ligne.", "?"),
    ("en", "Proposal for a reading group\n\nWe could meet on Tuesdays; tickets total GBP 12.", "?"),
    (
        "fr",
        "CONTRAT D'ENTRETIEN\n\nVous trouverez ci-joint le contrat signé, à classer.\n\nHélène",
        "letter",
    ),
    ("en", "SERVICES AGREEMENT\n\nPlease find enclosed the agreement for your files.\n\nTom", "letter"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), PAPERS)
def test_papers_of_a_few_lines(language: Language, text: str, wanted: str) -> None:
    assert class_of(text, language) == wanted
