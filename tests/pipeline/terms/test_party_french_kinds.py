"""Parties as French drafters name them: each text is invented, its parties stand on the line with @@."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.terms import party

BODY = "\n\nArticle 1 - Objet\nLe présent contrat a pour objet la fourniture de services.\n" * 3


def cases() -> Iterator[tuple[str, list[str]]]:
    text = (Path(__file__).parent / "french_parties.txt").read_text(encoding="utf-8")
    for case in text.split("@@ ")[1:]:
        names, _, head = case.partition("\n")
        yield head, names.split(" | ")


IDS = [" and ".join(names) for _, names in cases()]


@pytest.mark.parametrize(("head", "names"), list(cases()), ids=IDS)
def test_parties(head: str, names: list[str]) -> None:
    found = [one.name for one in party.find(head + BODY, "fr") if not one.blank]
    assert sorted(found) == sorted(names)
