"""Words by which work is done on data of people, as the fact ``on_data_of_people`` asks for them."""

from __future__ import annotations

import duckdb
import pytest

from rules.facts import _people


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Bureau answers the telephone calls of the Mill's customers and keeps a list of callers.",
            True,
        ),
        ("The Bureau runs the payroll of the Mill.", True),
        ("It shall keep the members’ names up to date.", True),
        ("It looks after the patient records of both surgeries.", True),
        ("The Gardener mows the lawns in front of the patients' ward.", False),
        ("The Customer may call the engineer at any time.", False),
        ("The Mill keeps a record of the sacks that it has ground.", False),
        ("Le Prestataire prend les rendez-vous des patients.", True),
        ("Il tient le fichier clients du Moulin et enregistre les appels.", True),
        ("Il établit les bulletins de paie.", True),
        ("Le Jardinier tond les pelouses de la clinique et de ses patients.", False),
        ("Le Meunier tient registre des sacs qu'il a moulus.", False),
        ("Le Client appelle le technicien en cas de panne.", False),
    ],
)
def test_whose_words_speak_of_people(text: str, told: bool) -> None:
    with duckdb.connect() as connection:
        connection.execute(_people())
        assert connection.execute("SELECT handles_people(?)", [text]).fetchone() == (told,)
