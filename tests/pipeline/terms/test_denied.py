"""What a French sentence denies: a renewal shut out is none, an index that does not apply is none."""

from __future__ import annotations

import pytest

from tests.pipeline.terms._reading import read

RENEWALS = [
    ("Au terme prévu, l'accord ne se renouvelle pas tacitement.", "none"),
    ("Le contrat n'est pas reconduit tacitement.", "none"),
    ("Il ne se renouvellera pas automatiquement.", "none"),
    ("Il ne fera l'objet d'aucune tacite reconduction.", "none"),
    ("En aucun cas la convention ne pourra être tacitement reconduite.", "none"),
    ("Le contrat ne peut donner lieu à renouvellement tacite.", "none"),
    ("Le contrat ne pourra, à son terme, être tacitement reconduit.", "none"),
    ("Les parties entendent exclure toute reconduction tacite.", "none"),
    ("La reconduction tacite du contrat est expressément écartée.", "none"),
    ("Le contrat cesse au terme prévu sans qu'il puisse être tacitement reconduit.", "none"),
    ("Le contrat n'est reconductible tacitement qu'une seule fois pour un an.", "tacit"),
    ("Le contrat ne pourra être tacitement reconduit plus de deux fois.", "tacit"),
    ("Si aucune des parties ne s'y oppose le contrat est tacitement reconduit.", "tacit"),
    (
        "Si aucune des parties ne le dénonce, trois mois avant le terme, il sera tacitement reconduit.",
        "tacit",
    ),
    ("Le contrat qui n'est pas dénoncé à temps est tacitement reconduit pour un an.", "tacit"),
    ("Le prix ne change pas et le contrat se renouvelle tacitement.", "tacit"),
    ("Il est reconduit sans autre formalité par tacite reconduction.", "tacit"),
    ("Les parties n'excluent pas la reconduction tacite.", "tacit"),
    ("Le contrat est renouvelé tacitement sauf si le client ne le souhaite pas.", "tacit"),
]
INDEXED = [
    ("Le prix ne sera pas indexé sur l'indice Syntec.", None),
    ("Le prix n'est pas révisé selon l'indice Syntec.", None),
    ("En aucun cas le loyer ne sera indexé sur l'indice ILC.", None),
    ("Le prix ne sera pas augmenté de 3 % par an.", None),
    ("Le prix n'est révisé qu'une fois par an selon l'indice Syntec.", "SYNTEC"),
    ("Le loyer n'est pas indexé la première année, puis il est révisé selon l'indice ILC.", "ILC"),
    ("Si les parties n'en conviennent pas autrement, le prix est indexé sur l'indice Syntec.", "SYNTEC"),
]


@pytest.mark.parametrize(("sentence", "kind"), RENEWALS)
def test_a_denied_renewal_is_none(sentence: str, kind: str) -> None:
    (term,) = read(f"Article 2 - Durée\n{sentence}\n", "fr", "renewal")
    assert (term.state, term.value_text) == ("stated", kind)


@pytest.mark.parametrize(("sentence", "index"), INDEXED)
def test_a_denied_index_revises_nothing(sentence: str, index: str | None) -> None:
    stated = [
        term.value.get("index", "other")
        for term in read(f"Article 4 - Prix\n{sentence}\n", "fr", "indexation")
    ]
    assert stated == ([] if index is None else [index])
