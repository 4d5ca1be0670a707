"""Sums that a line end with an indent parts: *Forty Thousand* / *Dollars*; read as if it had none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from data import late as re
from pipeline.money._amount import Amount

_INDENT = re.compile(r"(?<=[\w,-]\n) {1,16}(?=[A-Za-z])")
"""What stands before a word that goes on with the line above; a figure there may be one of a column."""


class Indents:
    """A text without the indents of lines that go on, and the way back to its offsets."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._shifts: list[int] = []
        self.text = text
        if "\n " not in text:
            return
        parts: list[str] = []
        at = cut = 0
        for match in _INDENT.finditer(text):
            parts.append(text[at : match.start()])
            at = match.end()
            self._starts.append(match.start() - cut)
            cut += match.end() - match.start()
            self._shifts.append(cut)
        if parts:
            self.text = "".join((*parts, text[at:]))

    def back(self, amounts: Iterable[Amount]) -> list[Amount]:
        """Give amounts of the text without indents their places in the one with them."""
        if not self._starts:
            return list(amounts)
        return [
            replace(one, start=self._place(one.start), end=self._place(one.end - 1) + 1) for one in amounts
        ]

    def _place(self, at: int) -> int:
        passed = bisect_right(self._starts, at)
        return at + (self._shifts[passed - 1] if passed else 0)
