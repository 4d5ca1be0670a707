"""A contract that goes on after its last day has not ended on it."""

from __future__ import annotations

import pytest

from pipeline.clauses import segment
from pipeline.terms._unexplained import of_renewal
from pipeline.terms.base import View
from pipeline.types import Language
from tests.pipeline.terms._views import view_of


@pytest.mark.parametrize(
    ("language", "sentence", "goes_on"),
    [
        ("en", "The mooring is let until 30 June 2026 and carries on afterwards month by month.", True),
        ("en", "From 1 July 2025 to 30 June 2026; rolling thereafter, one month's notice.", True),
        ("en", "The mooring is let to 30 June 2026 and indefinitely thereafter.", True),
        ("en", "It lasts until 30 June 2026 and after that keeps going until one side stops it.", True),
        ("en", "The agreement ends on 30 June 2026 and thereafter no mooring is let.", False),
        ("en", "The agreement ends on 30 June 2026; the clause on secrets continues thereafter.", False),
        ("en", "The agreement runs to 30 June 2026. Then the keys are returned.", False),
        ("fr", "Du 1er juillet 2025 au 30 juin 2026 ; ensuite sans limitation, préavis d'un mois.", True),
        ("fr", "L'amarrage court jusqu'au 30 juin 2026, puis sans terme.", True),
        ("fr", "L'amarrage dure jusqu'au 30 juin 2026, puis mois après mois.", True),
        ("fr", "Le contrat prend fin le 30 juin 2026. Ensuite le Client rend les clés.", False),
        ("fr", "Le contrat finit le 30 juin 2026 ; le secret se poursuit ensuite.", False),
    ],
)
def test_what_goes_on_after_its_last_day(language: Language, sentence: str, goes_on: bool) -> None:
    flow = view_of(f"CONTRAT\n\n1. Alma et Brune.\n2. {sentence}\n3. Fin.", language).flow
    assert (of_renewal(View(flow, tuple(segment(flow)), ())) is not None) is goes_on
