"""Which of many literals a text holds, told by one pass over it: a bit for each literal.

A pattern of alternatives is tried at every letter of a text; whether it may match at all is told by
literals that it cannot do without. Where hundreds of patterns are tried on one sentence, these are looked
for together.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Literals:
    """Literals, numbered as they are added; all are added before the first text is looked at."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._automaton: Any = None

    def bits(self, words: Iterable[str]) -> int:
        """Return the bits of some literals, which are added where they are new."""
        made = 0
        for word in words:
            made |= 1 << self._numbers.setdefault(word, len(self._numbers))
        return made

    def held(self, text: str) -> int:
        """Return the bits of the literals that stand in a text; the empty one stands in every text."""
        if self._automaton is None:
            self._automaton = self._made()
        made = 1 << self._numbers[""] if "" in self._numbers else 0
        for number in {hit[1] for hit in self._automaton.iter(text)}:
            made |= 1 << number
        return made

    def _made(self) -> Any:
        import ahocorasick

        automaton = ahocorasick.Automaton()
        for word, number in self._numbers.items():
            if word:
                automaton.add_word(word, number)
        automaton.make_automaton()
        return automaton
