"""A law that is named only to be ruled out governs nothing."""

from __future__ import annotations

import pytest

from pipeline.clauses import segment
from pipeline.terms import extract
from tests.pipeline.terms._views import view_of

CASES = [
    ("fr", "La loi italienne ne s'applique pas ; le présent bail est soumis au droit français.", {"FR"}),
    ("fr", "Le contrat est régi par le droit suisse et non par le droit belge.", {"CH"}),
    ("fr", "Le droit applicable est le droit belge, à l'exclusion du droit suisse.", {"BE"}),
    ("fr", "Le droit belge s'applique. La convention de Vienne ne s'applique pas.", {"BE"}),
    ("fr", "Le contrat est soumis au droit français et non négociable.", {"FR"}),
    (
        "en",
        "The laws of Ohio do not apply. The laws of the State of Maine govern this Agreement.",
        {"US-ME"},
    ),
    ("en", "The law of Ireland applies to this contract; the law of Spain shall not apply.", {"IE"}),
    ("en", "This contract is governed by Scots law and not by English law.", {"GB-SCT"}),
    ("en", "This contract is governed by English law, whose conflict rules do not apply.", {"GB-ENG"}),
    ("en", "This lease shall not be governed by the law of Scotland but by that of England.", {"GB-ENG"}),
    ("en", "This lease is governed not by Scots law but by English law.", {"GB-ENG"}),
    ("en", "The law of Ireland, and not that of Spain, governs this lease.", {"IE"}),
    ("en", "Scots law is not applicable to this lease. It is governed by the law of Ireland.", {"IE"}),
    ("en", "This lease is governed by the law of Ireland rather than Scots law.", {"IE"}),
    ("en", "This lease may not be assigned, neither in part, and is governed by the law of Spain.", {"ES"}),
    ("en", "This lease does not bind guests. It shall be governed by the law of Spain.", {"ES"}),
    ("fr", "Le bail n'est pas soumis au droit belge mais au droit français.", {"FR"}),
    ("fr", "Le bail n'est point régi par la loi suisse mais par celle de la France.", {"FR"}),
    ("fr", "Le bail relève du droit français et non du droit belge.", {"FR"}),
    ("fr", "Ce n'est pas le droit belge qui s'applique ; le bail est soumis au droit français.", {"FR"}),
    ("fr", "Le bail est soumis au droit français plutôt qu'au droit belge.", {"FR"}),
    ("fr", "Le bail, qui n'est pas cessible, est soumis au droit belge.", {"BE"}),
    ("fr", "Le bail n'est pas résiliable et relève du droit belge.", {"BE"}),
]


@pytest.mark.parametrize(("language", "words", "laws"), CASES)
def test_a_law_that_is_ruled_out_is_none(language: str, words: str, laws: set[str]) -> None:
    head = "CONTRAT\n\n1. Le Loueur loue." if language == "fr" else "AGREEMENT\n\n1. The Owner lets."
    flow = view_of(f"{head}\n2. {words}\n3. Fin.", "fr" if language == "fr" else "en").flow
    found = extract(flow, segment(flow), only=["governing_law"])
    assert {term.value_text for term in found} == laws
