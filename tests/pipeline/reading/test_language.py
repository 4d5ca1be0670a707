"""The language of a text by its small words."""

from __future__ import annotations

import pytest

from pipeline.reading.language import detect, shares

FRENCH = (
    "Le présent contrat est conclu pour une durée de trois ans à compter de sa signature par les parties."
)
ENGLISH = (
    "This agreement shall remain in force for three years from the date of its signature by the parties."
)
GERMAN = "Dieser Vertrag wird auf unbestimmte Zeit geschlossen und kann von jeder Partei gekündigt werden."
SPANISH = "El presente contrato se celebra por un plazo de tres años a partir de la fecha de su firma."
ITALIAN = "Il presente contratto ha durata di tre anni a decorrere dalla data della sua sottoscrizione."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (FRENCH.upper(), "fr"),
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (GERMAN, "und"),
        (SPANISH, "und"),
        (ITALIAN, "und"),
        ("", "und"),
        ("Contrat", "und"),
        ("12 400,00 € 20 % 14 880,00 €", "und"),
        (f"{FRENCH} {FRENCH} {ENGLISH}", "fr"),
        (f"{ENGLISH} {ENGLISH} {FRENCH}", "en"),
        (
            "Договор заключён сроком на три года со дня его подписания обеими сторонами и вступает в силу",
            "und",
        ),
    ],
)
def test_detects(text: str, language: str) -> None:
    assert detect(text) == language


ROWS = "\n".join(f"Q{n}\tétrier {n} mm\tpce\t{n},40" for n in range(11, 150))


@pytest.mark.parametrize(
    ("sentences", "language"),
    [(FRENCH * 2, "fr"), (ENGLISH * 2, "en"), (GERMAN * 2, "und"), (SPANISH * 2, "und"), ("Liste", "und")],
)
def test_a_long_price_list_leaves_the_language_of_its_sentences(sentences: str, language: str) -> None:
    assert detect(f"{sentences}\n{ROWS}") == language


def test_a_long_text_is_sampled() -> None:
    assert detect((FRENCH + "\n") * 20_000) == "fr"


def test_shares_of_nothing_are_zero() -> None:
    assert shares([]) == (0.0, 0.0)
