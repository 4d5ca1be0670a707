"""Small parts of a revision clause: changes too small, paragraphs of its article, listed days, rounding."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.indexation._days import Anchors, revisions
from pipeline.indexation.formula import FixedRate
from pipeline.indexation.parsing import parse
from pipeline.indexation.printing import canonical
from pipeline.indexation.qualified import qualified
from pipeline.indexation.reading import read
from pipeline.indexation.regions import Piece, regions
from pipeline.types import Language


@pytest.mark.parametrize(
    ("text", "language", "threshold", "cap"),
    [
        ("Si la variation n'atteint pas 2 %, le loyer n'est pas modifié.", "fr", "0.02", ""),
        ("Si la variation ne dépasse pas 2 %, le loyer reste inchangé.", "fr", "0.02", ""),
        ("If the change does not exceed 2 %, the rent remains unchanged.", "en", "0.02", ""),
        ("La hausse ne dépasse pas 2 %.", "fr", "", "0.02"),
    ],
)
def test_a_change_that_is_too_small(text: str, language: Language, threshold: str, cap: str) -> None:
    clause = {
        "fr": "Le loyer est révisé au 1er avril de chaque année selon l'ILAT du 3e trimestre de "
        "l'année précédente, "
        "comparé à celui du 3e trimestre 2023.",
        "en": "The rent is adjusted on 1 April each year in proportion to RPI for January of "
        "that year compared with "
        "RPI for January 2023.",
    }
    bounds = read(f"{clause[language]} {text}", language).formulas[0].bounds
    assert bounds.threshold == (Decimal(threshold) if threshold else None)
    assert bounds.cap == (Decimal(cap) if cap else None)


@pytest.mark.parametrize("heading", ["Échelle mobile", "Loyer"])
def test_a_formula_on_its_own_line_is_no_heading_that_ends_a_clause(heading: str) -> None:
    head = "Le loyer varie le 1er avril selon la formule :"
    formula = "R = Ro x I / Io"
    legend = f"{formula}\n\ndans laquelle :\nI = ILC du troisième trimestre précédant la révision."
    pieces = [
        Piece("5", heading, (), head, 0, len(head)),
        Piece("", formula, (heading,), legend, len(head) + 1, len(head) + len(legend) + 1),
        Piece("6", "Charges", (), "Les charges sont dues.", 900, 990),
    ]
    assert regions(pieces, [(10, 20)], "fr") == [f"{head}\n\n{legend}"]


def test_the_paragraphs_of_an_article_on_revision_follow_the_clause_under_its_heading() -> None:
    pieces = [
        Piece("4", "Révision", (), "Le prix est révisé chaque année.", 0, 40),
        Piece("", "", ("Révision",), "Il suit l'ILC du troisième trimestre.", 41, 90),
        Piece("5", "Charges", (), "Les charges sont dues.", 91, 120),
    ]
    assert regions(pieces, [(10, 20)], "fr") == [f"{pieces[0].text}\n\n{pieces[1].text}"]


@pytest.mark.parametrize(
    ("aside", "moves"),
    [
        ("(hors remise de lancement)", True),
        ("(avant tout rabais)", True),
        ("(remise de 10 % déduite)", False),
        ("", True),
    ],
)
def test_a_discount_that_is_only_left_out_is_none(aside: str, moves: bool) -> None:
    text = f"Le forfait {aside} augmente de 2 % au 1er janvier de chaque année."
    reading = read(text, "fr")
    assert reading.text == text
    assert isinstance(reading.formulas[0].movement if reading.formulas else None, FixedRate) is moves
    assert bool(qualified([text], (), "fr")) is not moves


_INDEXED = (
    "en proportion de l'ILAT du 3e trimestre de l'année précédente comparé à celui du 3e trimestre 2022"
)


@pytest.mark.parametrize(
    ("text", "language", "last"),
    [
        (
            f"Le loyer est révisé au 1er avril 2024 puis au 1er avril 2025 {_INDEXED}.",
            "fr",
            date(2025, 4, 1),
        ),
        (
            f"Le loyer est révisé le 1er avril 2024, le 1er avril 2025 et le 1er avril 2026 {_INDEXED}.",
            "fr",
            date(2026, 4, 1),
        ),
        (
            "The fee is adjusted on 1 May 2024 and again on 1 May 2025 in proportion to RPI "
            "for January of "
            "that year compared with RPI for January 2023.",
            "en",
            date(2025, 5, 1),
        ),
        (f"Le loyer est révisé du 1er avril 2024 au 1er avril 2025 {_INDEXED}.", "fr", None),
        (f"Le loyer est révisé au 1er avril 2024 puis au 1er octobre 2025 {_INDEXED}.", "fr", None),
        (
            f"Le loyer est révisé au 1er avril 2024, au 1er avril 2025, puis chaque année {_INDEXED}.",
            "fr",
            None,
        ),
    ],
)
def test_days_that_are_listed_are_those_of_all_revisions(
    text: str, language: Language, last: date | None
) -> None:
    (formula,) = read(text, language).formulas
    assert formula.days.last == last
    if last is not None:
        assert parse(canonical(formula)).days == formula.days
        found = revisions(formula.days, formula.movement, Anchors(date(2023, 6, 1), None), date(2030, 1, 1))
        assert found.days[-1] == last
        assert found.unknown_from == last.replace(year=last.year + 1)


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        (
            "Le coefficient est arrondi à la quatrième décimale, la demi-unité étant arrondie par excès.",
            "half_up",
        ),
        ("Le coefficient est arrondi à la quatrième décimale par excès.", "up"),
        ("Le coefficient est arrondi à la quatrième décimale la plus proche.", "half_up"),
    ],
)
def test_how_the_half_is_rounded(words: str, mode: str) -> None:
    text = f"Le loyer est révisé au 1er avril de chaque année {_INDEXED}. {words}"
    assert [one.mode for one in read(text, "fr").formulas[0].rounding] == [mode]
