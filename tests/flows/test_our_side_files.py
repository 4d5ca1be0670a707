"""What a person writes of our side: the section [us] of the settings, and the file counterparties.csv."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.counterparties_file import FILE_NAME, load_groups
from flows.settings_file import load_settings, template
from pipeline.errors import UsageError
from pipeline.settings import Entity, Settings


def settings(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings(path, as_of=date(2026, 11, 25))


def test_our_own_companies_are_read(tmp_path: Path) -> None:
    rows = '{name = "Ateliers  Brévin", number = "552 100 554"}, {name = "Verlac"}, "Orme SA"'
    assert settings(tmp_path, f"[us]\nentities = [{rows}]").entities == (
        Entity("Ateliers Brévin", "552100554"),
        Entity("Verlac"),
        Entity("Orme SA"),
    )
    assert settings(tmp_path, "[us]\n").entities == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[us]\nname = "x"', "unknown setting name in [us]; known: entities"),
        ("[us]\nentities = 3", "must be a list"),
        ('[us]\nentities = [{number = "552100554"}]', "entity 1 in [us] has no name"),
        ('[us]\nentities = ["Orme", {name = "--"}]', "entity 2 in [us] has no name"),
        ('[us]\nentities = [{name = "Orme", siren = "1"}]', "unknown key siren; known: name, number"),
        ('[us]\nentities = [{name = "Orme", number = 552100554}]', 'must stand in quotes, as "552100554"'),
        ("[us]\nentities = [3]", "must have a name"),
        ("[them]\n", "known: rules, standards, us, ocr, limits, output"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_write(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        settings(tmp_path, text)
    assert message in str(error.value)


def test_the_template_shows_how(tmp_path: Path) -> None:
    shown = template()
    assert "[us]" in shown
    lines = [line.removeprefix("# ") for line in shown.splitlines()]
    start = next(place for place, line in enumerate(lines) if line.startswith("entities"))
    made = settings(tmp_path, "[us]\n" + "\n".join(lines[start : start + 4]))
    assert [item.name for item in made.entities] == ["Ateliers Brévin SAS", "Brévin Services SARL"]


@pytest.mark.parametrize(
    ("raw", "groups", "notes"),
    [
        (b"variant,group\nA SAS,A\n", {"A SAS": "A"}, 0),
        ("\ufeffvariant;group\r\nBrévin  SAS;Brévin\r\n".encode(), {"Brévin SAS": "Brévin"}, 0),
        ("Brévin;Groupe Brévin\n".encode("cp1252"), {"Brévin": "Groupe Brévin"}, 0),
        (b'"A, Inc.",A\n# a note\n\n', {"A, Inc.": "A"}, 0),
        (b"A;B\nalone\n;nobody\nC;\nD;E;F\nA;other\nG;H\n", {"A": "B", "G": "H"}, 5),
        (b"", {}, 0),
        (b"A\tB\n", {"A": "B"}, 0),
        (b"x" * 600 + b";y\nA;B\n", {"A": "B"}, 1),
    ],
)
def test_a_bad_row_costs_only_itself(
    tmp_path: Path, raw: bytes, groups: dict[str, str], notes: int
) -> None:
    (tmp_path / FILE_NAME).write_bytes(raw)
    found, told = load_groups(tmp_path)
    assert found == groups
    assert len(told) == notes
    assert all(FILE_NAME in note and "line" in note for note in told)


def test_no_file_corrects_nothing(tmp_path: Path) -> None:
    assert load_groups(tmp_path) == ({}, [])
