"""One row an indexation: names end where they end, and references go to what was defined."""

from __future__ import annotations

import pytest

from pipeline.terms._indexation_titles import title_of
from pipeline.terms._indexation_words import direction, folded_of
from pipeline.types import Language, Term
from tests.pipeline.terms._reading import read


def one(text: str, language: Language) -> Term:
    (term,) = read(text, language, "indexation")
    return term


TITLES: list[tuple[Language, str, str | None]] = [
    ("fr", "Indice ne pourra avoir pour effet d'abaisser la redevance", None),
    ("fr", "Indice soit en toute hypothèse égale à un an", None),
    ("fr", "Indice du troisième trimestre de l'année en cours", None),
    ("fr", "indice de base", None),
    ("fr", "indice de l'INSEE", None),
    ("fr", "INDICE DE RÉVISION", None),
    ("fr", "indice de révision des prix", None),
    ("fr", "indice national des salaires publié par la profession", "indice national des salaires"),
    ("fr", "indice du coût des matériels sera substitué", "indice du coût des matériels"),
    ("fr", "index TP08 connu à la date", "TP08"),
    ("en", "The Price Index", None),
    ("en", "The Freight Cost Index for Northern Ports exceeds", "Freight Cost Index for Northern Ports"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "printed", "name"), TITLES)
def test_a_name_ends_before_a_verb_and_a_reference_is_none(
    language: Language, printed: str, name: str | None
) -> None:
    assert title_of(printed, language) == name


DEFINED = (
    "ARTICLE 1 - DÉFINITIONS\n\n« Indice » : l'indice trimestriel des loyers commerciaux (ILC) publié par "
    "l'INSEE, base 100 au premier trimestre 2008.\n\nARTICLE 6 - LOYER\n\nLe loyer annuel est de 30 000 "
    "euros.\n\nARTICLE 7 - INDEXATION\n\n7.1 Le loyer est indexé sur la variation de l'Indice. Ceci "
    "ne se confond pas avec la révision triennale de la loi.\n\n7.2 Le loyer variera chaque année, et pour "
    "la première fois le 1er mai 2024. L'indice de base est celui du quatrième trimestre 2022, soit "
    "126,05.\n\n"
)
UPWARDS = (
    "7.3 Toutefois, en aucun cas le jeu de l'Indice ne pourra avoir pour effet de ramener le loyer à un "
    "montant inférieur à celui de l'année précédente."
)


def test_what_is_said_of_the_index_in_several_clauses_is_one_row() -> None:
    term = one(DEFINED + UPWARDS, "fr")
    expected = {
        "index": "ILC",
        "direction": "up",
        "frequency": "P12M",
        "first_date": "2024-05-01",
        "base_period": "2022-Q4",
        "base_value": "126.05",
        "mechanism": "index_ratio",
    }
    assert {key: term.value.get(key) for key in expected} == expected
    quotes = [evidence.quote for evidence in term.evidences]
    assert "indexé sur la variation de l'Indice" in quotes[0]
    assert any("ramener le loyer" in quote for quote in quotes)
    assert any("loyers commerciaux" in quote for quote in quotes)
    assert one(DEFINED, "fr").value["direction"] == "both"


def test_a_definition_alone_is_no_revision() -> None:
    text = (
        '"Index" means the Consumer Price Index published by the Bureau of Labor Statistics. The fees are '
        "fixed."
    )
    assert read(text, "en", "indexation") == ()


def test_the_index_is_the_one_defined_before() -> None:
    text = (
        '1.1 "Index" means the Producer Price Index for Paperboard published by the Bureau of Labor '
        "Statistics.\n\n1.2 Payment is due in thirty days.\n\n4.1 On each January 1 the prices shall be "
        "increased or decreased in proportion to the change in the Index. No adjustment shall exceed five "
        "percent (5%) of the price."
    )
    value = one(text, "en").value
    assert (value["index"], value["direction"], value["cap"]) == ("US PPI", "both", "5%")


def test_two_mechanisms_stay_two_rows() -> None:
    text = (
        "ARTICLE 5 - INDEXATION DU LOYER\n\n5.1 Le loyer est indexé chaque année sur l'ILAT, indice des "
        "loyers des activités tertiaires.\n\nARTICLE 6 - CHARGES\n\n6.1 La redevance forfaitaire "
        "est augmentée de 2 % chaque année."
    )
    found = read(text, "fr", "indexation")
    assert [term.value["mechanism"] for term in found] == ["index_ratio", "fixed_percentage"]


def test_the_codes_of_a_formula_are_the_list_of_indices() -> None:
    text = (
        "Les prix sont révisés chaque année selon la formule P = Po x (0,15 + 0,55 ICHT-IME/ICHT-IMEo "
        "+ 0,30 BT38/BT38o) dans laquelle ICHT-IME désigne l'indice du coût horaire du travail des "
        "industries mécaniques et BT38 l'index du bâtiment « plomberie »."
    )
    value = one(text, "fr").value
    assert (value["index"], value["mechanism"]) == ("ICHT-IME + BT38", "formula")


def test_a_publisher_is_no_second_index() -> None:
    text = "Le prix est indexé chaque mois sur le prix du gazole publié par le Comité national routier."
    assert one(text, "fr").value["index"] == "GAZOLE"


def test_two_caps_on_one_index_are_two_revisions() -> None:
    text = (
        "2.1 The annual fee shall be adjusted each year in line with CPI, not to exceed 3%.\n\n3.1 Support "
        "charges shall be adjusted each year in line with CPI.\n\n3.2 Storage rates shall be adjusted each "
        "year by the change in CPI, not to exceed 5%."
    )
    caps = [term.value.get("cap") for term in read(text, "en", "indexation")]
    assert caps == ["3%", None, "5%"]


def test_the_cap_may_stand_in_the_next_clause() -> None:
    text = (
        "ARTICLE 6 - RÉVISION\n\n6.1 Les tarifs sont révisés chaque année selon l'indice Syntec.\n\n6.2 La "
        "hausse qui en résulte ne pourra excéder 4 % par an.\n\nARTICLE 7 - DROIT\n\nLa loi est française."
    )
    term = one(text, "fr")
    assert (term.value["index"], term.value["cap"]) == ("SYNTEC", "4%")
    assert any("4 %" in evidence.quote for evidence in term.evidences)


def test_codes_with_a_legend_name_a_revision_of_their_own() -> None:
    text = (
        "Les prix du marché sont révisés chaque mois : P = P0 (0,20 + 0,50 EMT/EMT0 + 0,30 TP10a/TP10a0). "
        "EMT désigne l'indice des machines, TP10a l'index des canalisations."
    )
    assert one(text, "fr").value["index"] == "EMT + TP10a"


DIRECTIONS: list[tuple[Language, str | None, str]] = [
    ("fr", "up", "sans que le loyer puisse être inférieur au loyer de base"),
    ("fr", "up", "L'indexation ne pourra jouer qu'à la hausse"),
    ("fr", "up", "le loyer ne saurait être révisé à la baisse"),
    (
        "fr",
        "up",
        "en aucun cas l'application de la présente clause ne pourra avoir pour effet de ramener "
        "le loyer révisé à un montant inférieur au loyer précédent",
    ),
    (
        "fr",
        "up",
        "le loyer ainsi révisé ne pourra jamais être inférieur au loyer en vigueur avant la révision",
    ),
    ("fr", "up", "En cas de variation négative de l'indice, le loyer restera inchangé"),
    ("fr", "up", "la révision ne pourra entraîner une diminution du loyer"),
    ("fr", "up", "En cas de baisse de l'indice, le loyer ne sera pas diminué"),
    ("fr", "up", "l'indexation n'aura lieu qu'en cas de hausse de l'indice"),
    ("fr", "up", "le loyer ne pourra pas être inférieur au loyer initial"),
    ("fr", "up", "Toute variation à la baisse de l'indice sera sans effet sur le loyer"),
    ("fr", "up", "Le loyer révisé ne pourra, en aucun cas, être inférieur au loyer de l'année précédente"),
    ("fr", "both", "le loyer variera à la hausse comme à la baisse"),
    ("fr", "both", "à la hausse ou à la baisse"),
    ("fr", "both", "la variation de l'indice à la hausse et à la baisse"),
    ("fr", "both", "augmentera ou diminuera de plein droit"),
    ("fr", "both", "ne pourra varier de plus de 10 % à la hausse ou à la baisse"),
    ("fr", "both", "le loyer sera augmenté ou diminué"),
    ("fr", "both", "dans un sens comme dans l'autre"),
    ("fr", "both", "tant à la hausse qu'à la baisse"),
    ("fr", None, "le loyer sera révisé chaque année selon l'ILC"),
    ("fr", None, "Le loyer ne pourra être augmenté de plus de 3 %"),
    ("fr", None, "en fonction de la variation de l'indice"),
    ("fr", "both", "majoré ou minoré"),
    ("fr", "up", "Cette révision ne pourra conduire à une baisse du prix"),
    ("fr", "up", "il ne sera procédé à aucune révision à la baisse"),
    ("en", "up", "The Rent shall not be less than the Rent payable immediately prior to the review"),
    ("en", "up", "upward only"),
    ("en", "up", "in no event shall such adjustment result in a decrease of the Fees"),
    ("en", "up", "but shall never be decreased"),
    ("en", "both", "increased or decreased"),
    ("en", "both", "increase or decrease in the CPI"),
    ("en", "both", "up or down"),
    ("en", "both", "upwards or downwards"),
    ("en", None, "adjusted annually by the change in the CPI"),
    ("en", "up", "the Fee shall not be reduced if the CPI declines"),
    ("en", "up", "increased each year by the percentage increase in the CPI"),
    ("en", None, "Supplier shall not reduce the level of service; fees adjusted by CPI"),
    ("en", "up", "If the index decreases, the Fee shall remain unchanged"),
    ("en", "both", "adjusted, upward or downward, by"),
    ("en", "up", "The adjusted fee shall in no event be lower than the fee for the preceding year"),
]


@pytest.mark.parametrize(("language", "way", "words"), DIRECTIONS)
def test_says_which_way(language: Language, way: str | None, words: str) -> None:
    assert direction(folded_of(words), language) == way
