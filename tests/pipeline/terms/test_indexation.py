"""How a price is revised, and what is no revision."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.terms._indexation_formula import find_formula
from pipeline.types import JsonValue, Language, Term
from tests.pipeline.terms._reading import read

LEASE = (
    "Le loyer sera indexé automatiquement chaque année à la date anniversaire du bail en fonction des "
    "variations "
    "de l'Indice des Loyers Commerciaux (ILC) publié par l'INSEE.\nL'indice de référence est celui du 3ème "
    "trimestre 2019, soit 115,60.\nLa présente clause jouera tant à la hausse qu'à la baisse."
)
UPWARD = (
    "ARTICLE 6 – INDEXATION\n\nLe loyer variera de plein droit le 1er janvier de chaque année, et pour la "
    "première "
    "fois le 1er janvier 2021, proportionnellement à la variation de l'ILAT.\n\nIndice de base : T3 2019 "
    "(115,53)."
    "\n\nEn aucun cas le loyer révisé ne pourra être inférieur au loyer de l'année précédente."
)
SERVICES = (
    "5.2 Révision du prix. Les prix sont révisés annuellement par application de la formule : "
    "P = P0 x (0,15 + 0,85 x S/S0), dans laquelle :\nP = prix révisé ;\nP0 = prix initial ;\nS = dernier "
    "indice "
    "Syntec publié à la date de révision ;\nS0 = indice Syntec du mois de janvier 2020, soit 275,8.\nLa "
    "hausse "
    "annuelle ne pourra excéder 3 %. Le prix révisé est arrondi à l'euro supérieur."
)
RENT = (
    "4.2 Rent Review. The Annual Rent shall be increased on each anniversary of the Commencement Date by "
    "the "
    "percentage increase in the Retail Prices Index (RPI) over the preceding twelve months, subject to a "
    "minimum "
    "of 1% and a maximum of 4%. In no event shall the Annual Rent be less than the Annual Rent payable in "
    "the "
    "preceding year."
)
EXPECTED: list[tuple[Language, str, dict[str, JsonValue]]] = [
    (
        "fr",
        LEASE,
        {
            "mechanism": "index_ratio",
            "index": "ILC",
            "base_period": "2019-Q3",
            "base_value": "115.60",
            "frequency": "P12M",
            "direction": "both",
        },
    ),
    (
        "fr",
        UPWARD,
        {
            "index": "ILAT",
            "base_period": "2019-Q3",
            "base_value": "115.53",
            "direction": "up",
            "first_date": "2021-01-01",
        },
    ),
    (
        "fr",
        SERVICES,
        {
            "mechanism": "formula",
            "index": "SYNTEC",
            "formula": "P = P0 x (0,15 + 0,85 x S/S0)",
            "cap": "3%",
            "base_period": "2020-01",
            "base_value": "275.8",
            "rounding": "arrondi à l'euro supérieur",
        },
    ),
    (
        "fr",
        "Les prix sont révisés mensuellement : P = P0 x [0,125 + 0,55 (ICHT-IME/ICHT-IMEo) + 0,325 "
        "(FSD2/FSD2o)].",
        {"mechanism": "formula", "index": "ICHT-IME + FSD2", "frequency": "P1M"},
    ),
    (
        "fr",
        "Le loyer est réajusté chaque année sur la base de l'indice du coût de la construction (ICC), "
        "l'indice de base étant celui du deuxième trimestre 2008, soit "
        "1562.",
        {"index": "ICC", "base_period": "2008-Q2", "base_value": "1562", "direction": None},
    ),
    (
        "fr",
        "La redevance sera actualisée au 1er juillet de chaque année par référence à l'index BT01, "
        "l'index de base étant celui de mars 2021 "
        "(116,4).",
        {"index": "BT01", "base_period": "2021-03", "base_value": "116.4"},
    ),
    (
        "fr",
        "Le prix sera revu chaque année selon l'indice des prix à la consommation, sans pouvoir "
        "dépasser 2,5 % par an.",
        {"mechanism": "cpi_capped", "index": "IPC", "cap": "2.5%"},
    ),
    (
        "fr",
        "Le tarif est revalorisé de 2 % chaque année au 1er janvier.",
        {"mechanism": "fixed_percentage", "direction": "up", "frequency": "P12M"},
    ),
    (
        "fr",
        "Le prix est révisé chaque année d'un commun accord entre les parties.",
        {"mechanism": "negotiated", "frequency": "P12M"},
    ),
    (
        "en",
        RENT,
        {
            "mechanism": "cpi_capped",
            "index": "RPI",
            "cap": "4%",
            "floor": "1%",
            "direction": "up",
            "frequency": "P12M",
        },
    ),
    (
        "en",
        "The Fees will be adjusted annually in line with the change in CPI-U, up or down, rounded to "
        "the nearest dollar.",
        {"index": "CPI-U", "direction": "both", "rounding": "rounded to the nearest dollar"},
    ),
    (
        "en",
        "Base Rent shall increase by three percent (3%) each year.",
        {"mechanism": "fixed_percentage", "direction": "up"},
    ),
    (
        "en",
        "Supplier may increase the Prices once per calendar year by no more than five percent (5%).",
        {"mechanism": "other", "cap": "5%"},
    ),
    (
        "en",
        "The annual fee shall increase by the lesser of 3% or the increase in the Consumer Price Index "
        "published by the Bureau of Labor Statistics.",
        {"mechanism": "cpi_capped", "index": "US CPI", "cap": "3%"},
    ),
    (
        "en",
        "The Fee shall be adjusted each year by the change in the Consumer Price Index.",
        {"index": "CPI", "direction": "both"},
    ),
    (
        "en",
        "The Charges shall be indexed each year to the Producer Price Index. If the Index ceases to be "
        "published, the parties shall agree another.",
        {"index": "PPI"},
    ),
]

SILENT: list[tuple[Language, str]] = [
    ("fr", "Les prix sont fermes et non révisables pendant toute la durée du contrat."),
    ("fr", "Le Prestataire peut modifier ses tarifs à tout moment, sous réserve d'en informer le client."),
    (
        "fr",
        "Les salariés relèvent de la convention collective Syntec (IDCC 1486). Les prix varient selon le "
        "devis.",
    ),
    ("fr", "Tout différend est réglé selon le règlement d'arbitrage (ICC). Le prix pourra varier."),
    (
        "fr",
        "En cas de disparition de l'indice ILC, un indice équivalent sera substitué pour le calcul du "
        "loyer.",
    ),
    ("en", "The Fees are fixed and shall not be increased during the Term."),
    ("en", "Late payments bear interest at a rate which shall increase by 2% per year."),
    ("en", "Minimum purchase quantities shall increase by 5% each year at the agreed prices."),
    ("en", "The index of defined terms and the S&P 500 index changes do not affect any rate."),
    ("en", "Any customer with more favorable prices shall be notified to Buyer."),
]


def one(text: str, language: Language) -> Term:
    (term,) = read(text, language, "indexation")
    return term


@pytest.mark.parametrize(("language", "text", "expected"), EXPECTED)
def test_reads_the_revision(language: Language, text: str, expected: Mapping[str, JsonValue]) -> None:
    value = one(text, language).value
    assert {key: value.get(key) for key in expected} == dict(expected)


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_reads_none(language: Language, text: str) -> None:
    assert read(text, language, "indexation") == ()


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        (
            "fr",
            "Le prix est révisable annuellement selon l'indice ________ publié par l'INSEE.",
            "index is left open",
        ),
        ("en", "The hourly rates shall escalate at a rate of [*]% per year.", "percentage is redacted"),
    ],
)
def test_keeps_blanks_unknown(language: Language, text: str, reason: str) -> None:
    term = one(text, language)
    assert term.state == "unknown"
    assert reason in term.reason


def test_variables_are_explained() -> None:
    assert one(SERVICES, "fr").value["variables"] == {
        "P": "prix révisé",
        "P0": "prix initial",
        "S": "dernier indice Syntec publié à la date de révision",
        "S0": "indice Syntec du mois de janvier 2020, soit 275,8",
    }


def test_the_formula_is_quoted() -> None:
    quotes = " ".join(evidence.quote for evidence in one(SERVICES, "fr").evidences)
    assert "P = P0 x (0,15 + 0,85 x S/S0)" in quotes
    assert "Les prix sont révisés" in quotes


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("selon P1 = P0 × (S1 / S0), où P0 désigne", "P1 = P0 × (S1 / S0)"),
        ("Pn = Pn-1 x(SYNTEC/ SYNTEC-1) où : Pn", "Pn = Pn-1 x(SYNTEC/ SYNTEC-1)"),
        ("P=Po [0.30+0.70 (Sy/Syo)] Dans laquelle", "P=Po [0.30+0.70 (Sy/Syo)]"),
        ("du coefficient suivant : 0.15+0.85In/Io, dans lequel", "0.15+0.85In/Io"),
        ("P(n) = P(n-1) x I(n)/I(n-1)", "P(n) = P(n-1) x I(n)/I(n-1)"),
        ("L = L0 x (ILC n / ILC n-1).", "L = L0 x (ILC n / ILC n-1)"),
        ("where the total = 5 x 3", None),
        ("A = B", None),
    ],
)
def test_finds_formulas_as_written(text: str, formula: str | None) -> None:
    found = find_formula(text)
    assert (found.words if found else None) == formula


@given(
    st.sampled_from(["0,15", "0.2", "0,125"]),
    st.sampled_from(["x", "×", "*"]),
    st.sampled_from(["S/S0", "(S/S0)", "ICHT/ICHT0"]),
)
def test_a_formula_comes_back_whole(fixed: str, times: str, ratio: str) -> None:
    written = f"P = P0 {times} ({fixed} + 0,85 {times} {ratio})"
    found = find_formula(f"Le prix est révisé ainsi : {written} dans laquelle P est le prix.")
    assert found is not None
    assert found.words == written


SCALES: list[tuple[Language, str, dict[str, JsonValue]]] = [
    (
        "fr",
        "Le forfait est de 1 850 € HT par mois. Il est révisé chaque année selon l'évolution du salaire "
        "conventionnel ASC de la branche du gardiennage, dans la proportion de 80 %.",
        {
            "index": "salaire conventionnel ASC de la branche du gardiennage",
            "frequency": "P12M",
            "direction": "both",
        },
    ),
    (
        "fr",
        "Les tarifs sont révisés au 1er mars de chaque année, dans la même proportion que la variation sur "
        "un an du coefficient 160 de la grille des salaires de la branche. La première révision intervient "
        "le 1er mars 2026.",
        {
            "index": "coefficient 160 de la grille des salaires de la branche",
            "first_date": "2026-03-01",
            "direction": "both",
        },
    ),
    (
        "en",
        "The hourly rates shall be increased annually in line with increases in union labor rates.",
        {"index": "union labor rates", "direction": "up", "frequency": "P12M"},
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SCALES)
def test_wage_scales_revise_prices(language: Language, text: str, expected: dict[str, JsonValue]) -> None:
    value = one(text, language).value
    assert {key: value.get(key) for key in expected} == expected


def test_an_amendment_changes_a_revision_whose_index_stands_elsewhere() -> None:
    text = (
        "Le loyer annuel est fixé à compter du 1er avril 2025 à la somme de 90 000 €. L'indexation jouera "
        "sur cette base à compter du 1er avril 2026, l'indice de base devenant celui du premier trimestre "
        "2024."
    )
    value = one(text, "fr").value
    assert value["base_period"] == "2024-Q1"
    assert value["first_date"] == "2026-04-01"
    assert "index" not in value


def test_a_ratio_moves_both_ways_unless_the_article_takes_it_back() -> None:
    ratio = "ARTICLE 7 - INDEXATION\n\n7.1 Le loyer variera chaque année selon la variation de l'ILC.\n\n"
    back = "7.2 Toutefois la clause ne jouera qu'en cas de variation à la hausse."
    assert one(ratio, "fr").value["direction"] == "both"
    assert one(ratio + back, "fr").value["direction"] == "up"


def test_the_thousands_of_a_base_value() -> None:
    text = (
        "La redevance est indexée sur l'indice du coût de la construction, l'indice de base étant celui du "
        "2e trimestre 2023 (2 123). La première indexation interviendra le 1er juillet 2025."
    )
    value = one(text, "fr").value
    assert (value["base_value"], value["first_date"]) == ("2123", "2025-07-01")


def test_a_rise_at_most_is_up() -> None:
    text = (
        "Licensor may increase the fees each year by a percentage not exceeding the increase in the CPI. "
        "No increase shall take effect before May 3, 2025."
    )
    value = one(text, "en").value
    assert (value["direction"], value["first_date"]) == ("up", "2025-05-03")


def test_the_first_day_stands_in_the_sentence_that_revises() -> None:
    text = (
        "With effect from January 1, 2027, and on each January 1 after that, the price of the resin shall "
        "be increased or decreased in proportion to the change in the Producer Price Index."
    )
    value = one(text, "en").value
    assert (value["first_date"], value["frequency"]) == ("2027-01-01", "P12M")


def test_a_formula_on_a_line_of_its_own_belongs_to_the_sentence_before() -> None:
    text = (
        "3.2 Paiement. Les factures sont payables à trente jours.\n\n3.3 Révision. La redevance est "
        "révisée au "
        "1er janvier de chaque année selon la formule suivante :\n\nP = P0 × (0,20 + 0,80 × S / S0)\n\noù "
        ":\n"
        "P : redevance révisée\nP0 : redevance initiale\nS : dernier indice SYNTEC publié à la date de "
        "révision\n"
        "S0 : indice SYNTEC d'octobre 2022 (297,1)\n\n3.4 Retard. Des pénalités sont dues."
    )
    term = one(text, "fr")
    assert term.value["index"] == "SYNTEC"
    assert term.value["frequency"] == "P12M"
    assert term.value["base_value"] == "297.1"
    assert "est révisée" in term.evidences[0].quote
