"""What a revision of the price leaves out, and revisions that leave nothing out."""

from __future__ import annotations

import time

import pytest

from pipeline.types import Language
from tests.pipeline.terms._reading import read

GAPS: list[tuple[Language, str, str]] = [
    (
        "fr",
        "Le prix est révisé chaque année à la date anniversaire selon la variation de l'indice Syntec.",
        "no_base",
    ),
    (
        "en",
        "On each anniversary the fee shall be adjusted by the percentage change in the CPI-U.",
        "no_base",
    ),
    (
        "fr",
        "Le prix est révisé chaque année selon la formule P = P0 x (0,15 + 0,85 x S / S0), où :\n"
        "P0 : le prix d'origine ;\nI : dernier indice Syntec publié ;\nI0 : indice Syntec de janvier 2024.",
        "legend_differs",
    ),
    (
        "en",
        "The price shall be adjusted each year by the formula P1 = P0 x (L1 / L0), where:\n"
        "P0 = the initial price;\nC1 = the latest published CPI-U;\nC0 = the CPI-U for January 2024.",
        "legend_differs",
    ),
]
WHOLE: list[tuple[Language, str]] = [
    (
        "fr",
        "Le prix est révisé par an selon l'indice Syntec, l'indice de base étant celui de janvier 2024.",
    ),
    ("fr", "Le prix est révisé chaque année selon la variation sur un an de l'indice Syntec."),
    (
        "en",
        "Each year the fee shall be adjusted by the change in the CPI-U over the preceding twelve months.",
    ),
    (
        "fr",
        "Le prix est révisé chaque année selon la formule P = P0 x S / S0, dans laquelle :\n"
        "P0 : le prix d'origine ;\nS1 : le dernier indice Syntec publié ;\nS0 : l'indice de janvier 2024.",
    ),
    (
        "fr",
        "Prix révisé selon la formule P = P0 x (0,125 + 0,60 ICHT-IME/ICHT-IMEo + 0,275 BT40/BT40o), "
        "où ICHT-IME désigne l'indice du coût du travail et BT40 l'index du bâtiment. Les "
        "indices de base sont ceux de septembre 2024.",
    ),
    ("fr", "Le prix est ferme et non révisable."),
    ("en", "The Supplier keeps an index of the documents that are revised each year."),
]


@pytest.mark.parametrize(("language", "text", "gap"), GAPS)
def test_tells_the_gap(language: Language, text: str, gap: str) -> None:
    (term,) = read(text, language, "revision_gap")
    assert term.value["gap"] == gap, dict(term.value)


def test_names_the_letters_that_differ() -> None:
    (term,) = read(GAPS[2][1], "fr", "revision_gap")
    assert (term.value["undefined"], term.value["unused"]) == ("S, S0", "I, I0")


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_what_is_whole_has_no_gap(language: Language, text: str) -> None:
    assert not read(text, language, "revision_gap")


def test_stays_linear() -> None:
    text = (
        "Prix révisé selon la formule P = P0 x S / S0, où :\nP0 : le prix ;\nI0 : l'indice Syntec.\n\n"
        * 400
    )
    began = time.process_time()
    read(text, "fr", "revision_gap")
    assert time.process_time() - began < 20
