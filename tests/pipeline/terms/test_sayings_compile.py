"""Every chain of the lexicons of sayings is a pattern; compiled late, an error would show late."""

from __future__ import annotations

import pytest

from pipeline.terms import _otherwise


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_saying_can_be_searched(language: str) -> None:
    chains = [
        chain
        for sayings in _otherwise._known(language).sayings.values()
        for one in sayings
        for chain in (*one.says, *one.beside, *one.around, one.but, one.but_around)
        if chain is not None
    ]
    assert len(chains) > 100
    assert not any(_otherwise.compiled(chain.source).search("") for chain in chains)
