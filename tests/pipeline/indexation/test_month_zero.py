"""The month that another clause calls month zero is the base, and not that of the signature."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.indexation.formula import SURE, IndexTerm, Ratio
from pipeline.indexation.month_zero import with_month_zero
from pipeline.indexation.reading import read
from pipeline.types import Language

_FR = (
    "Le prix est révisé le 1er février de chaque année par la formule P = P0 x (0,2 + 0,8 x BT01 / BT01o), "
    "où BT01o est l'index du {zero} et BT01 celui du mois de novembre précédant la révision."
)
_EN = (
    "On each 1 February the charge is multiplied by CPI1 / CPI0, where CPI1 is the UK CPI for the "
    "preceding November and CPI0 is the CPI for {zero}."
)


@pytest.mark.parametrize(
    ("language", "zero", "others", "base"),
    [
        (
            "fr",
            "mois zéro",
            ["Le prix est de 4 000 € HT, valeur avril 2023 (mois zéro)."],
            "2023-04",
        ),
        ("fr", "mois M0", ["Mois d'établissement des prix, dit mois M0 : avril 2023"], "2023-04"),
        ("fr", "mois « zéro »", ["Le mois « zéro » est le mois d'avril 2023."], "2023-04"),
        (
            "fr",
            "mois de base",
            ["Le mois de base est avril 2023. Les offres sont de mai."],
            "2023-04",
        ),
        ("en", "Month 0", ["The charge is £4,000 at prices of April 2023 (Month 0)."], "2023-04"),
        ("en", "the Base Month", ["\u201cBase Month\u201d means April 2023."], "2023-04"),
        ("en", "Month Zero", ["Month Zero: April 2023"], "2023-04"),
        # two clauses tell two months, or none does
        (
            "fr",
            "mois zéro",
            ["Valeur avril 2023 (mois zéro).", "Le mois zéro est mai 2023."],
            "",
        ),
        ("fr", "mois zéro", ["Les offres sont remises en avril 2023."], ""),
        ("en", "Month 0", ["Month 0 is that of the tender. The works begin in April 2023."], ""),
    ],
)
def test_month_zero_of_another_clause(
    language: Language, zero: str, others: Sequence[str], base: str
) -> None:
    clause = (_FR if language == "fr" else _EN).format(zero=zero)
    (text,) = with_month_zero([clause], [{"text": one} for one in (clause, *others)], language)
    assert text.startswith(clause)
    told = [one.movement for one in read(text, language).formulas]
    periods = {
        term.base.period
        for one in told
        if isinstance(one, Ratio)
        for term in one.terms
        if isinstance(term, IndexTerm) and term.base.kind == "period"
    }
    assert periods == ({base} if base else set())
    parts = {
        part.name: part.confidence for formula in read(text, language).formulas for part in formula.parts
    }
    assert not base or parts["base_period"] == parts["reference_period"] == SURE


def test_a_clause_that_tells_it_is_left_as_it_stands() -> None:
    clause = _FR.format(zero="mois zéro (avril 2023)")
    assert with_month_zero([clause], [{"text": "Le mois zéro est mai 2022."}], "fr") == [clause]
