"""Prices as French contracts write them: tables set with spaces, bare figures, two bases, tax or none."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

import data
from pipeline.terms._price_aligned import tabbed
from pipeline.terms._price_bases import head_per, per_said, two_bases
from tests.pipeline.terms._reading import read

Price = tuple[str, str | None]

TABLES: list[tuple[str, list[Price]]] = [
    (
        "BORDEREAU\n\nPoste                    Unité     Prix unitaire HT\n"
        "Pilote d'essai           jour      880,00 €\n"
        "Veille de nuit           heure     61,50 €\n",
        [("880.00 EUR", "day"), ("61.50 EUR", "hour")],
    ),
    (
        "Prix (en euros hors taxes)\n\nDésignation        Unité     Prix\n"
        "Balayage           ml        0,55\n"
        "Benne              u         180,00\n",
        [("0.55 EUR", "ml"), ("180.00 EUR", "unit")],
    ),
    (
        "Tarifs (en euros HT) :\nLigne de base ............ 31,00\nOption secours, par mois .. 9,00\n",
        [("31.00 EUR", None)],
    ),
    (
        "TARIFS\n\nPrestation\nUnité\nPrix HT\nFauche tardive\njour\n410,00\nTaille de haie\nheure\n"
        "44,00\n\n"
        "Les prix sont en euros.",
        [("410.00 EUR", "day"), ("44.00 EUR", "hour")],
    ),
    (
        "| N° | Libellé | Unité | Prix HT (€) |\n|----|----|----|----|\n| 1 | Sondage | u | 95,00 |\n"
        "| 2 | Forage | ml | 62,00 |\n",
        [("95.00 EUR", "unit"), ("62.00 EUR", "ml")],
    ),
    (
        "Opération       Unité             Ancien prix     Nouveau prix\n"
        "Stockage        palette / mois    5,10 €          5,60 €\n",
        [("5.60 EUR", "pallet_month")],
    ),
    (
        "Article 4 - Prix\n\nMontant annuel HT : 9 600,00\nTVA 20 % : 1 920,00\n\n"
        "Le règlement est fait en euros.",
        [("9600.00 EUR", "year")],
    ),
    (
        "Prestation                    Montant HT        Montant TTC\n"
        "Maquette                      1 000,00 €        1 200,00 €\n"
        "TOTAL                         1 000,00 €        1 200,00 €\n",
        [("1000.00 EUR", None), ("1200.00 EUR", None)],
    ),
]
SENTENCES: list[tuple[str, list[Price]]] = [
    (
        "6.1 L'entretien courant du parc est rémunéré par un forfait mensuel\n"
        "de 2 150,00 € HT (deux mille cent cinquante "
        "euros hors taxes), soit 2 580,00 € TTC.",
        [("2150.00 EUR", "month"), ("2580.00 EUR", "month")],
    ),
    (
        "L'abonnement est de 12 € HT par utilisateur et par mois.",
        [("12.00 EUR", "user_month")],
    ),
    (
        "Le loyer mensuel est fixé à 410 € HT par véhicule.",
        [("410.00 EUR", "vehicle_month")],
    ),
    (
        "L'étude est payée un forfait de quatre mille deux cents euros hors taxes (4 200 € HT) à la "
        "remise du rapport.",
        [("4200.00 EUR", None)],
    ),
    (
        "Le prix des travaux en sus est de 31,40 € H.T. de l'heure.",
        [("31.40 EUR", "hour")],
    ),
    ("Le prix du gardiennage de meubles est de 5,40 € la caisse par mois.", [("5.40 EUR", "unit_month")]),
    ("L'abonnement est de 75 € par mois et par prélèvement.", [("75.00 EUR", "month")]),
    ("Le prix de la veille est de 1 900 € HT pour l'année 2031.", [("1900.00 EUR", "year")]),
    ("Le coût de la location est de 31 euros HT par période de 24h.", [("31.00 EUR", "day")]),
    ("Tarifs\nMise au point (heure) : 71 € HT\n", [("71.00 EUR", "hour")]),
    (
        "Le loyer est fixé à 900 €. Il est payable d'avance le cinq de chaque mois.",
        [("900.00 EUR", "month")],
    ),
]
NONE = [
    "L'indemnité forfaitaire pour frais de recouvrement est de 40 euros.",
    "La caution est de 300 euros.",
    "Tarifs\n\nExemple 2 :\n\nPour un panier de 240 €, le prix de la livraison\nest de 12 €.",
    "Les frais de remise en état du vélo, d'un montant forfaitaire de 80 euros, sont dus.",
    "Le titulaire est assuré pour 3 000 000 € par sinistre.",
]


def _told(text: str) -> list[Price]:
    return [
        (term.value_text, None if term.value.get("per") is None else str(term.value["per"]))
        for term in read(text, "fr", "price")
        if term.state == "stated"
    ]


@pytest.mark.parametrize(("text", "prices"), TABLES)
def test_tables_of_plain_text(text: str, prices: Sequence[Price]) -> None:
    told = _told(text)
    assert [price for price in prices if price not in told] == []
    assert not any("5.10" in text or "1920.00" in text for text, _ in told), "an old price, and a tax"


@pytest.mark.parametrize(("text", "prices"), SENTENCES)
def test_sentences(text: str, prices: Sequence[Price]) -> None:
    assert sorted(_told(text), key=str) == sorted(prices, key=str)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_price(text: str) -> None:
    assert _told(text) == []


def test_gaps_of_a_table_become_tabs_and_nothing_moves() -> None:
    rows = "Bien       Niveau    Prix\nCave                 12,00\nGrenier    2         9,00\n"
    text = f"{rows}\n  *   une liste   reste"
    seen = tabbed(text)
    assert [line.split("\t")[-1].strip() for line in seen.split("\n")[:3]] == ["Prix", "12,00", "9,00"]
    assert [line.count("\t") for line in seen.split("\n")[:3]] == [2, 2, 2]
    assert seen.replace("\t", " ") == text


@pytest.mark.parametrize(
    ("head", "per"),
    [
        ("ht/mois", "month"),
        ("€ ht/an", "year"),
        ("prix (€ ht / jour)", "day"),
        ("tjm ht", "day"),
        ("prix au m² ht", "m2"),
        ("p.u. ht", "unit"),
        ("mensuel ht", "month"),
        ("prix ht", None),
    ],
)
def test_a_head_says_per_what(head: str, per: str | None) -> None:
    assert head_per(head, "fr") == per


def test_two_bases_are_both_said() -> None:
    assert two_bases(" ht par palette et par mois", "fr") == "pallet_month"
    assert two_bases(" per user per month", "en") == "user_month"
    assert two_bases(" par mois", "fr") is None
    assert per_said("l'heure", "fr") == "hour"


def test_the_passages_that_teach_are_whole() -> None:
    path = Path(data.__file__).parent / "training" / "price_passages.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert all(
        set(row) - {"also"} == {"language", "text", "prices"} and row["language"] in ("fr", "en")
        for row in rows
    )
    assert any(not row["prices"] for row in rows), "what is no price teaches too"


@pytest.mark.parametrize(
    ("sentence", "sums"),
    [
        (
            "Le cuisinier perçoit un salaire brut de 2 130 euros pour 151,67\nheures par mois.",
            ["2130.00 EUR"],
        ),
        ("La cantine facture 1 940 euros pour 502,50\nkilogrammes de légumes.", ["1940.00 EUR"]),
    ],
)
def test_a_number_cut_from_its_unit_by_the_line_s_end_is_no_price(sentence: str, sums: list[str]) -> None:
    text = f"CONTRAT\n\nArticle 2 – Rémunération\n{sentence}\n\nFait à Laon, le 4 mars 2025"
    assert [term.value_text for term in read(text, "fr", "price")] == sums


def test_a_yearly_column_and_heads_of_two_lines() -> None:
    head = "CONTRAT\n\nArticle 1 – Prix\n\nLes prix sont :\n\n"
    yearly = "Dépôt\tMontant mensuel HT\tMontant annuel HT\n"
    yearly += "Lens\t210,00 €\t2 520,00 €\nArras\t305,00 €\t3 660,00 €"
    wrapped = "Poste\tTarif horaire jour\tTarif horaire nuit\nHT\tHT\nVeilleur\t21,00 €\t27,00 €"
    amounts = {(term.value["amount"], term.value.get("per")) for term in read(head + yearly, "fr", "price")}
    assert {("210.00", "month"), ("2520.00", "year"), ("3660.00", "year")} <= amounts
    named = {term.value["amount"]: str(term.value["what"]) for term in read(head + wrapped, "fr", "price")}
    assert ("jour" in named["21.00"], "nuit" in named["27.00"]) == (True, True)
