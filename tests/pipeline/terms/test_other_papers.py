"""Papers whose own name says that they are no contract; and contracts whose name begins alike."""

from __future__ import annotations

import pytest

from pipeline.terms._class_papers import named_other
from pipeline.types import Language
from tests.pipeline.terms._reading import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "CERTIFICATE OF INSURANCE\n\nInsured: Pell Rigging Limited\nInsurer: Tarn Mutual plc\n"),
        ("en", "Pell Rigging Limited\n\nMinutes of a meeting of the board held on 4 March 2025\n"),
        ("en", "The Articles of Association of Pell Rigging Limited\n\n1. Shares may be issued.\n"),
        ("en", "DELIVERY NOTE No. 312\n\nOak boards, 40\n"),
        ("fr", "ATTESTATION D’ASSURANCE\n\nNous attestons que la société Brion SARL est assurée.\n"),
        ("fr", "Brion SARL\nProcès-verbal de l’assemblée générale du 14 juin 2025\n\nRésolution unique.\n"),
        (
            "fr",
            "Tribunal de commerce de Dole\n\nJUGEMENT DU 12 MARS 2025\n\nEntre : la société Brion SARL\n",
        ),
        ("fr", "EXTRAIT KBIS\n\nDénomination : BRION\n"),
    ],
)
def test_a_paper_that_names_itself_is_other(language: Language, text: str) -> None:
    judged = [(term.value_text, term.state) for term in read(text, language, "document_class")]
    assert judged == [("other", "stated")]


def test_a_company_named_like_a_paper_makes_none_of_its_contract() -> None:
    text = 'PAYROLL AGREEMENT\n\nPayslip House LLC ("Provider") and Pell Rigging, Inc. ("Client").\n'
    assert [term.value_text for term in read(text, "en", "document_class")] == ["contract"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Certificate of title agreement\n"),
        ("en", "SERVICES AGREEMENT\n\n1. The Supplier gives a certificate of insurance.\n"),
        ("fr", "Procès-verbal d'assemblée et accord transactionnel\n"),
        ("fr", "CONTRAT D'ENTRETIEN\n\nL'attestation d'assurance est jointe.\n"),
        ("fr", "Attestations et contrats de la société Brion\n"),
    ],
)
def test_what_may_bind_is_judged_by_more_than_its_name(language: Language, text: str) -> None:
    assert named_other(text.split("\n")[0], text, language) is None
