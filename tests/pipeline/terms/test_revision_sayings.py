# ruff: noqa: E501 (passages are read by the sentence)
"""Prices that move only by agreement, only if somebody asks, never down, or by a fixed rate: in any words."""

from __future__ import annotations

import time

import pytest

from pipeline.terms._indexation_one_way import no_way_down
from pipeline.terms._indexation_rises import rise
from pipeline.types import Language
from tests.pipeline.terms._reading import read

_TITLE = {"en": "AGREEMENT\n\n1. ", "fr": "CONTRAT\n\nArticle 1. "}


def _gaps(language: Language, text: str) -> set[object]:
    found = read(f"{_TITLE[language]}{text}\n", language, "revision_gap")
    return {
        one.value.get("gap") for one in found if one.kind == "revision_gap" and not one.value.get("doubt")
    }


def _revisions(language: Language, text: str) -> list[dict[str, object]]:
    return [dict(one.value) for one in read(f"{_TITLE[language]}{text}\n", language, "indexation")]


@pytest.mark.parametrize(
    ("language", "gap", "text"),
    [
        ("en", "by_agreement", "The Prices shall not be varied during the Term save by written agreement of both parties."),
        ("en", "by_agreement", "The Buyer shall be under no obligation to agree to any increase of the Fees that the Seller may propose."),
        ("en", "by_agreement", "The parties shall negotiate the Fees for each following year; if no agreement is reached, the Fees of the year then ended shall carry forward."),
        ("en", "by_agreement", "The Grower shall not be entitled to any increase in the rates unless the Packer has first agreed thereto in writing."),
        ("fr", "by_agreement", "Les tarifs ne pourront être modifiés que d'un commun accord, constaté par avenant."),
        ("fr", "by_agreement", "Le Voiturier ne peut prétendre à aucune hausse de son tarif sans l'agrément préalable du Chargeur."),
        ("fr", "by_agreement", "Prix : fermes la première année, puis à convenir entre les parties ; faute d'entente, maintien des prix antérieurs."),
        ("en", "by_agreement", "No rise of the price that the Vendor notifies is binding on the Purchaser until the Purchaser has accepted it."),
        ("fr", "by_agreement", "Toute demande de hausse sera examinée par le Client, qui demeure libre d'y donner suite ou non."),
        ("fr", "by_agreement", "Le barème annexé s'applique sans limite de temps ; il ne pourra évoluer que par voie d'avenant."),
        ("fr", "on_request", "La clause d'indexation du prix ne joue que si le créancier l'invoque."),
        ("en", "on_request", "CPI adjustments of the fee must be requested in writing."),
        ("en", "no_base", "The charge is increased every twelve months to reflect movements in the Average Weekly Earnings index."),
        ("en", "no_cap", "The Fees are adjusted each 1 May by the full change in the CPI over the preceding year, without limitation."),
        ("fr", "no_time", "Le loyer varie comme l'indice ILC, base 1er trimestre 2024."),
        ("fr", "no_time", "Le montant variera comme l'indice FSD2, l'indice de référence étant celui du mois de décembre 2024."),
        ("en", "counted_twice", "The rent then payable shall be increased every year by the percentage by which the Index has risen since the commencement of the Term."),
        ("fr", "counted_twice", "Le tarif précédent est révisé tous les ans comme l'indice FSD2 par rapport à sa valeur d'origine."),
        ("en", "on_request", "Indexation of the Charges is not automatic and is applied only where the Supplier serves written notice of indexation."),
        ("en", "on_request", "The Lessor shall be entitled, but not bound, to uplift the rent on each anniversary in line with the RPI."),
        ("fr", "on_request", "L'indexation n'est pas automatique : elle suppose une demande écrite du Bailleur."),
        ("fr", "on_request", "Le prix est révisable une fois l'an selon l'indice ICHT-IME, sur présentation d'une demande motivée."),
    ],
)  # fmt: skip
def test_the_gap_is_told(language: Language, gap: str, text: str) -> None:
    assert gap in _gaps(language, text)


@pytest.mark.parametrize(
    ("language", "gap", "text"),
    [
        ("en", "by_agreement", "No amendment of this Agreement shall be effective unless signed by both parties, and the Price is payable in thirty days."),
        ("en", "by_agreement", "The fees of an expert shall be borne equally unless the parties agree otherwise."),
        ("en", "by_agreement", "On 1 May the Fees rise by the change in the CPI over the preceding year. No other change of the Fees shall be made without written agreement."),
        ("fr", "by_agreement", "Toute modification du présent contrat fera l'objet d'un avenant signé ; le prix est payable à trente jours."),
        ("fr", "by_agreement", "Les prix sont révisés au 1er mai selon l'indice Syntec. Aucune autre hausse ne sera appliquée sans accord écrit."),
        ("en", "on_request", "The Charges shall be adjusted on 1 May in line with the CPI, without any notice or request being required."),
        ("en", "counted_twice", "On 1 May each price then in effect shall be adjusted by the change in the PPI over the twelve months ended on the preceding October 31, the first change being measured from the index of October 2025."),
        ("en", "counted_twice", "The first rent shall be increased every year by the percentage by which the Index has risen since the commencement of the Term."),
        ("en", "no_cap", "The Fees are adjusted each 1 May by the change in the CPI over the preceding year, and by no more than 3%."),
        ("fr", "on_request", "Le loyer est indexé de plein droit chaque année sur l'ILC ; le Preneur peut demander le détail du calcul."),
    ],
)  # fmt: skip
def test_the_gap_is_not_told(language: Language, gap: str, text: str) -> None:
    assert gap not in _gaps(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Fees follow the CPI each 1 May, and no downward adjustment shall be made."),
        ("en", "Each year the Fees move in line with the RPI; should the RPI fall, the Fees shall be held at their current level."),
        ("en", "Index: CPIH, annual, 1 April. Direction: increases only."),
        ("fr", "Le tarif suit chaque année l'indice ICHT-IME, à l'exclusion de ses baisses."),
        ("fr", "Le prix est indexé chaque année sur l'indice Syntec ; une diminution de cet indice restera sans incidence."),
        ("fr", "L'indexation annuelle sur l'ICHT-IME ne produit d'effet que si elle conduit à une augmentation."),
    ],
)  # fmt: skip
def test_a_price_has_no_way_down(language: Language, text: str) -> None:
    assert "up" in {one.get("direction") for one in _revisions(language, text)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Fees shall without more be increased or decreased each 1 May by the change in the CPI."),
        ("en", "Each 1 May the Fees move with the CPI; no reduction shall exceed 3% of the Fees."),
        ("fr", "Le prix varie chaque année comme l'indice Syntec, sans que la baisse puisse dépasser 3 %."),
        ("fr", "Le prix est indexé chaque année sur l'ICHT-IME et ne peut être abaissé en deçà de quatre-vingt-dix pour cent de son montant."),
    ],
)  # fmt: skip
def test_a_price_may_fall(language: Language, text: str) -> None:
    assert "up" not in {one.get("direction") for one in _revisions(language, text)}


@pytest.mark.parametrize(
    ("language", "text", "rate"),
    [
        ("en", "With effect from 1 April in each year the Charges shall be uplifted by 3.5%.", "+3.5%"),
        ("en", "All hourly rates are subject to an automatic increase of four percent on each anniversary.", "+4%"),
        ("en", "The Rent for each year after the first shall be one hundred and three per cent (103%) of the Rent payable for the preceding year.", "+3%"),
        ("en", "Price adjustment: plus 4% per annum from Year 2.", "+4%"),
        ("fr", "Le montant du forfait de l'année N est égal à celui de l'année N-1 multiplié par 1,03.", "+3%"),
        ("fr", "Il est convenu d'une hausse annuelle du loyer de 1,8 %, quelle que soit l'évolution des indices.", "+1.8%"),
        ("en", "Monthly rent: Year 1 $4,000, thereafter increasing three percent per year.", "+3%"),
        ("fr", "Les honoraires sont arrêtés ci-dessus ; ils croîtront ensuite de 1,5 % par an.", "+1.5%"),
        ("fr", "Loyer : 12 000 € la première année, + 3 % chaque année suivante.", "+3%"),
    ],
)  # fmt: skip
def test_a_fixed_rise_is_read(language: Language, text: str, rate: str) -> None:
    found = read(f"{_TITLE[language]}{text}\n", language, "indexation")
    assert [(one.value["mechanism"], one.value_text) for one in found] == [("fixed_percentage", rate)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Late sums bear interest at 4% a year, and the Price is due on delivery."),
        ("en", "A surcharge of 3% applies each year to orders placed after 1 November."),
        ("en", "The fees of each year may rise by up to 3%."),
        ("fr", "Les effectifs augmenteront de 3 % par an et le prix restera ferme."),
        ("fr", "Le prix est majoré de 10 % en cas de commande urgente, chaque année comprise."),
        ("fr", "Une remise de 2 % par an est consentie sur le prix."),
    ],
)  # fmt: skip
def test_no_fixed_rise_is_read(language: Language, text: str) -> None:
    assert all(one.get("mechanism") != "fixed_percentage" for one in _revisions(language, text))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the price increases by the rate of the annual rate of the "),
        ("fr", "le prix augmente de la somme de la hausse annuelle de la "),
        ("en", "no adjustment of the price shall be less than the "),
    ],
)
def test_long_texts_take_time_in_proportion(language: Language, words: str) -> None:
    """A sentence without an end is read as fast, word for word, as a short one."""
    spent = []
    for times in (150, 600):
        begun = time.perf_counter()
        folded = words * times + "3 %"
        rise(folded, folded, language)
        no_way_down(folded, language)
        spent.append(time.perf_counter() - begun)
    assert spent[1] < 12 * spent[0] + 0.5


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("Le tarif horaire est relevé chaque année au rythme de l'inflation.", "inflation"),
        ("Le prix est revalorisé chaque 1er juillet selon le taux d'inflation publié.", "taux d'inflation"),
        ("Le prix restera ferme, même si l'inflation annuelle dépasse 3 %.", None),
        (
            "Chaque année, si l'inflation le justifie, le prix est révisé selon l'indice ICHT-IME.",
            "ICHT-IME",
        ),
    ],
)
def test_inflation_is_what_a_price_follows(text: str, index: str | None) -> None:
    found = _revisions("fr", text)
    assert {one.get("index") for one in found} == ({index} if index else set())


def test_a_sum_brought_into_line_with_an_index_is_revised() -> None:
    text = "So that the sum keeps its worth, it is each 1 April brought into line with the Consumer Prices Index."
    assert [one.get("index") for one in _revisions("en", text)] == ["CPI"]
