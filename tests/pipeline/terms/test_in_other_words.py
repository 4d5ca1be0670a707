"""The same thing in other words: read from who may do what with whom, not from the usual phrases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.types import Language
from tests.pipeline.terms._reading import read

_SAID = yaml.safe_load(Path(__file__).with_name("in_other_words.yaml").read_text(encoding="utf-8"))


def _cases() -> Iterator[tuple[str, Language, str, dict[str, Any], bool]]:
    for name, of in _SAID.items():
        for flags in (True, False):
            for language, texts in of["flags" if flags else "passes"].items():
                for text in texts:
                    yield name, language, text, of["holds"], flags


@pytest.mark.parametrize(("name", "language", "text", "holds", "flags"), list(_cases()))
def test_what_is_said_in_other_words(
    name: str, language: Language, text: str, holds: dict[str, Any], flags: bool
) -> None:
    """What says it is read with its value; what only looks like it is not."""
    found = any(holds.items() <= term.value.items() for term in read(text, language, name))
    assert found == flags
