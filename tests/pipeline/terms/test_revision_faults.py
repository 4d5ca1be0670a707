"""Faults of drafting that rules can see: what is sure, what is only a question, and what is none."""

from __future__ import annotations

import pytest

from pipeline.terms import _revision_told as told
from pipeline.terms._revision_faults import faults, hinted
from pipeline.terms._revision_told import Words
from pipeline.types import Language
from tests.pipeline.terms._reading import read

_FORMULA = (
    "La redevance est révisée au 1er janvier selon la formule P = P0 x (0,15 + 0,60 x ICHT / ICHT0 + "
    "0,25 x Q / Q0), où P est la redevance révisée, P0 la redevance d'origine, ICHT l'indice ICHT-IME "
    "d'octobre de l'année précédente et ICHT0 celui d'octobre 2023."
)
_BASES = (
    "Le loyer annuel est indexé chaque année à la date anniversaire sur l'indice ILC publié par l'INSEE. "
    "L'indice de base est celui du 2e trimestre 2023. L'indice de référence est celui du 4e trimestre 2022."
)
_ROLLING = (
    "Elle est révisée chaque 1er juillet selon la formule P1 = P0 × (S1 / S0), où P1 est la redevance "
    "révisée, P0 la redevance avant révision, S1 l'indice Syntec du mois d'avril avant la révision et "
    "S0 le même indice du mois d'avril de l'année antérieure, le premier S0 étant celui d'avril 2026."
)
_EARNINGS = (
    "On 1 April in each year the charges are increased by the percentage change in the Average Earnings "
    "Index over the twelve months to the previous December."
)

_BASELESS = (
    "Le prix est révisé chaque année au 1er janvier selon la formule P = P0 x (0,15 + 0,85 x S / S0), où P "
    "est le prix révisé, P0 le prix initial et S le dernier indice Syntec publié."
)
_TWICE = (
    "Le loyer en vigueur est multiplié chaque année au 1er janvier par l'ILC du 2e trimestre de l'année "
    "précédente et divisé par l'ILC du 2e trimestre 2021."
)
_NAMED = (
    "Le prix est révisé chaque année au 1er janvier selon {}, l'indice de base étant celui de juin 2022 et "
    "l'indice de révision le dernier publié."
)
_RETAIL = (
    "On 1 January in each year the fee shall be revised in line with the Index of Retail Prices of the "
    "Board of Trade for the preceding November compared with that for November 2018."
)


def _faults(text: str, language: Language, around: str = "") -> dict[str, str]:
    words = Words(text, text, f"{text}\n\n{around}")
    return {one.gap: one.doubt for one in faults(words, language)}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", _FORMULA, {"letter_unexplained": ""}),
        ("fr", f"{_FORMULA} Q et Q0 sont les indices FSD2 des mêmes mois.", {}),
        ("fr", f"{_FORMULA} M. Q. Durand le calcule.", {"letter_unexplained": ""}),
        ("fr", f"{_FORMULA} Le reste est défini à l'annexe 2.", {"letter_unexplained": told.ELSEWHERE}),
        ("fr", _BASES, {"two_references": ""}),
        ("fr", _BASES.replace("4e trimestre 2022", "2e trimestre 2023"), {}),
        (
            "fr",
            f"{_BASES} À chaque révision, le second devient la base.",
            {"two_references": told.ONE_MAY_FIT},
        ),
        ("fr", _ROLLING, {}),
        ("en", _EARNINGS, {"no_such_index": ""}),
        ("en", _EARNINGS.replace("Average Earnings Index", "Average Weekly Earnings"), {}),
        (
            "en",
            _EARNINGS.replace("Average Earnings Index", "Quarrymen's Price Index"),
            {"no_such_index": told.NOT_LISTED},
        ),
        ("fr", _BASELESS, {"no_base": ""}),
        ("fr", _BASELESS.replace("publié.", "publié, et S0 l'indice Syntec d'origine."), {"no_base": ""}),
        ("fr", _BASELESS.replace("publié.", "publié, et S0 celui de mars 2022."), {}),
        ("fr", f"{_BASELESS} Le contrat compte deux annexes.", {"no_base": told.NO_BASE_READ}),
        ("fr", _TWICE, {"counted_twice": told.SPOKEN_AGAINST}),
        ("fr", _TWICE.replace("2e trimestre 2021", "2e trimestre de l'année antérieure"), {}),
        ("fr", _TWICE.replace("en vigueur", "initial"), {}),
        ("fr", _NAMED.format("l'indice ICHTTS1"), {"no_such_index": ""}),
        ("fr", _NAMED.format("l'indice ICHTTS1 (série raccordée)"), {"no_such_index": told.REPLACED}),
        ("fr", _NAMED.format("l'index BT01 base 1974"), {"no_such_index": ""}),
        (
            "fr",
            _NAMED.format("l'index BT01 base 1974").replace("2022", "2008"),
            {"no_such_index": told.LINKED},
        ),
        ("fr", _NAMED.format("l'index BT01 base 2010"), {}),
        (
            "fr",
            _NAMED.format("l'indice des loyers de bureaux (ILB) publié par l'INSEE"),
            {"no_such_index": told.NOT_LISTED},
        ),
        ("fr", _NAMED.format("l'indice INSEE des services ISI"), {"no_such_index": told.NOT_LISTED}),
        ("fr", _NAMED.format("l'ILC publié par l'Union des bailleurs"), {"no_such_index": told.OTHER_BODY}),
        ("fr", _NAMED.format("l'ILC publié par l'Institut national de la statistique"), {}),
        (
            "fr",
            _NAMED.format("l'évolution de Syntec (convention collective nationale des bureaux)"),
            {"agreement_for_index": ""},
        ),
        (
            "fr",
            _NAMED.format("l'indice Syntec (convention collective nationale des bureaux)"),
            {"agreement_for_index": told.BOTH_NAMED},
        ),
        ("fr", _NAMED.format("l'indice Syntec publié par la fédération Syntec"), {}),
        ("en", _RETAIL, {"no_such_index": told.OTHER_BODY}),
        ("en", _RETAIL.replace("Board of Trade", "Department of Employment"), {}),
        ("en", "The Customer shall bear the effects of inflation on its own costs.", {}),
    ],
)
def test_a_fault_is_sure_in_doubt_or_none(language: Language, text: str, expected: dict[str, str]) -> None:
    assert _faults(text, language) == expected


def test_a_base_that_stands_elsewhere_is_a_question() -> None:
    found = _faults(_BASELESS, "fr", "Article 9. L'indice d'origine est celui de la remise des offres.")
    assert found == {"no_base": told.ELSEWHERE}
    found = _faults(_BASELESS, "fr", "Conditions particulières. S0 = 291,3.")
    assert found == {"no_base": told.ELSEWHERE}


def test_a_letter_that_another_article_holds_is_a_question() -> None:
    assert _faults(_FORMULA, "fr", "9. Q désigne la quantité livrée.") == {
        "letter_unexplained": told.ELSEWHERE
    }


def test_a_letter_that_names_an_annex_or_a_person_explains_nothing() -> None:
    around = "La convention se compose du texte et de l'annexe Q. Lot Q : livraison. Signé : M. Q. Durand."
    assert _faults(_FORMULA, "fr", around) == {"letter_unexplained": ""}


def test_a_clause_without_an_index_is_looked_at_only_where_something_hints_at_one() -> None:
    assert hinted("selon l'evolution de la convention collective syntec", "fr")
    assert not hinted("selon l'evolution de la convention collective syntec", "en")
    assert hinted("in line with inflation", "en")
    assert not hinted("in line with the cpi", "en")


def test_a_term_quotes_the_words_and_says_its_doubt() -> None:
    clause = f"4. Révision. {_FORMULA} Le reste est défini à l'annexe 2."
    (term,) = (
        one for one in read(clause, "fr", "revision_gap") if one.value["gap"] == "letter_unexplained"
    )
    assert term.evidences[0].quote.startswith("P = P0 x (0,15")
    assert term.value["doubt"] == told.ELSEWHERE
    assert term.value["undefined"] == "Q, Q0"
    assert term.confidence < 0.7


def test_a_legend_of_other_letters_is_told_once() -> None:
    text = (
        "Le prix est révisé chaque année selon la formule P = P0 x (0,15 + 0,85 x S / S0), où :\n"
        "P0 : le prix d'origine ;\nI : dernier indice Syntec publié ;\nI0 : indice Syntec de janvier 2024."
    )
    gaps = [term.value["gap"] for term in read(text, "fr", "revision_gap")]
    assert "legend_differs" in gaps
    assert "letter_unexplained" not in gaps
