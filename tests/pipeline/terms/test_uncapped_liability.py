"""What limits of liability do not cover."""

from __future__ import annotations

import pytest

from pipeline.types import JsonValue, Language
from tests.pipeline.terms._reading import read

STATED: list[tuple[Language, str, list[dict[str, JsonValue]]]] = [
    (
        "fr",
        (
            "La responsabilité du Prestataire est limitée à 80 000 euros. Cette limitation ne "
            "s'applique pas en cas de faute dolosive."
        ),
        [{"what": ["fraud", "wilful_misconduct"], "lifts": "cap"}],
    ),
    (
        "fr",
        (
            "10.2 La responsabilité de chaque Partie est limitée, par année, à 24 000 euros.\n\n10.3 Les "
            "plafonds prévus aux articles 10.1 et 10.2 sont sans effet en cas de faute lourde."
        ),
        [{"what": ["gross_negligence", "section 10.1", "section 10.2"], "lifts": "cap"}],
    ),
    (
        "en",
        (
            "15.1 Provider's aggregate liability shall not exceed $80,000.\n\n15.2 The limitations set "
            "forth in this Section shall not apply to a breach of confidentiality."
        ),
        [{"what": ["confidentiality"], "lifts": "cap"}],
    ),
    (
        "fr",
        (
            "Les limitations de responsabilité prévues au présent article ne s'appliquent pas en "
            "cas de faute lourde ou dolosive, de dommages corporels ou de violation de "
            "l'obligation de confidentialité."
        ),
        [{"what": ["fraud", "gross_negligence", "death_or_injury", "confidentiality"]}],
    ),
    (
        "fr",
        "Sauf faute lourde, la responsabilité du Titulaire ne pourra excéder 500 000 € HT.",
        [{"what": ["gross_negligence"], "lifts": "cap"}],
    ),
    (
        "fr",
        "La responsabilité du Titulaire est illimitée en cas de dommages corporels.",
        [{"what": ["death_or_injury"], "lifts": "cap"}],
    ),
    (
        "en",
        (
            "Except for breach of Sections 7 and 8.2(a), in no event shall either party's "
            "liability exceed $500,000."
        ),
        [{"what": ["section 7", "section 8.2(a)"], "lifts": "cap"}],
    ),
    (
        "en",
        (
            "Nothing in this Agreement limits or excludes either party's liability for death or "
            "personal injury, or for fraud."
        ),
        [{"what": ["fraud", "death_or_injury"], "lifts": "cap"}],
    ),
    (
        "en",
        "Supplier's liability under its indemnity shall be unlimited.",
        [{"what": ["liability"], "lifts": "cap"}],
    ),
    (
        "en",
        "In no event shall either party be liable for indirect damages. This limitation shall not apply to "
        "a breach of confidentiality. Supplier's total liability shall not exceed $80,000.",
        [{"what": ["confidentiality"], "lifts": "exclusion"}],
    ),
    (
        "en",
        "Except for a breach of confidentiality, neither party (its affiliates included, but not limited "
        "to them) shall be liable for lost profits or consequential damages.",
        [{"what": ["confidentiality"], "lifts": "exclusion"}],
    ),
    (
        "en",
        "Except for a breach of confidentiality, neither party shall be liable for indirect damages.\n\n"
        "Except for a breach of confidentiality, the liability of either party shall not exceed $80,000.",
        [{"what": ["confidentiality"], "lifts": "cap"}],
    ),
    (
        "fr",
        "Le Prestataire ne répond pas des dommages indirects. Cette exclusion ne s'applique pas en cas de "
        "violation de la confidentialité. Sa responsabilité est limitée à 80 000 euros.",
        [{"what": ["confidentiality"], "lifts": "exclusion"}],
    ),
]
SILENT: list[tuple[Language, str]] = [
    ("en", "The yearly increase is limited to 3%. This limitation shall not apply in case of fraud."),
    (
        "en",
        "Tenant shall indemnify and hold harmless Owner from all damages and liability, including "
        "consequential damages, excepting only claims caused by the gross negligence or "
        "willful misconduct of an Indemnitee.",
    ),
    (
        "en",
        "Tenant hereby waives all claims for damages (including lost profits), excepting only claims "
        "arising from the gross negligence of any indemnified party.",
    ),
    (
        "en",
        (
            "A person is an individual, a limited liability or an unlimited liability company or "
            "another entity."
        ),
    ),
    (
        "en",
        (
            "Except as otherwise expressly set forth herein, neither party shall be liable for "
            "indirect damages."
        ),
    ),
    (
        "en",
        "Excluded from the obligation to defend and indemnify are damages and liability caused by the "
        "negligence of the Agent.",
    ),
    ("en", "This indemnification does not apply where the Agent has acted with gross negligence."),
    (
        "fr",
        (
            "La police de responsabilité civile de l'assureur couvre, sans limite de somme, les "
            "dommages corporels."
        ),
    ),
]


@pytest.mark.parametrize(("language", "text", "values"), STATED)
def test_what_is_stated(language: Language, text: str, values: list[dict[str, JsonValue]]) -> None:
    terms = read(text, language, "uncapped_liability")
    assert [dict(term.value) for term in terms] == values
    assert all(term.state == "stated" and term.value_text for term in terms)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_what_only_looks_like_it(language: Language, text: str) -> None:
    assert read(text, language, "uncapped_liability") == ()
