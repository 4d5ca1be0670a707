"""The clause as its readers share it: its words, folded, and the indices it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from data.load import lexicon
from pipeline.indexation.formula import Defect, NotSettled, Part
from pipeline.terms._indexation_indices import IndexName, find_indices
from pipeline.terms._indexation_named import distinct_names, named_indices
from pipeline.terms._indexation_words import folded_of
from pipeline.types import Language

_NUMBERED = re.compile(r"(?:BT|TP|FSD|EV|PSD)-?\d{1,2}[a-z]?\Z")
_REDACTED = re.compile(
    r"\[\s*(?:\*+|…+|\.{3,}|_+|●|•)[^\]]{0,20}\]|\[…?\*{2,}…?\]|(?<![\w.])\*{3,}|_{3,}|\.{5,}|…{2,}|"
    r"\{\{[^}]{0,60}\}\}|\[[^\]\d]{0,12}(?:COMPLETER|COMPLÉTER|compléter|insérer|INSERT|insert)[^\]]{0,60}\]"
)


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """One clause; the lists are filled by those who read it, offsets are those of ``text``."""

    text: str
    folded: str
    language: Literal["fr", "en"]
    indices: tuple[IndexName, ...]
    """Every index that is named, with its place."""
    names: tuple[str, ...]
    """Those by which a price is revised."""
    blanks: tuple[tuple[int, int], ...]
    """Redactions and fields left open."""
    parts: list[Part] = field(default_factory=list)
    not_settled: list[NotSettled] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)

    def told(self, name: str, start: int, end: int, confidence: float = 0.9) -> None:
        """Keep the words that a part was read from."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        self.parts.append(Part(name, start, start + len(words.strip()), confidence))

    def open(self, part: str, why: str, *readings: str, at: tuple[int, int] = (0, 0)) -> None:
        """Say that a part is not settled; the first reason given for a part stands."""
        if not any(one.part == part for one in self.not_settled):
            self.not_settled.append(NotSettled(part, why, readings, *at))

    def fault(self, code: str, why: str, at: tuple[int, int] = (0, 0)) -> None:
        """Keep a fault of drafting, once."""
        if not any(one.code == code for one in self.defects):
            self.defects.append(Defect(code, why, *at))

    def blank_in(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first blank between two offsets."""
        return next(((low, high) for low, high in self.blanks if low < end and start < high), None)

    def index_in(self, start: int, end: int) -> IndexName | None:
        """Return the index named between two offsets; that of a country before the bare one."""
        found = [one for one in self.indices if start <= one.start and one.end <= end]
        return max(found, key=lambda one: (len(one.name), -one.start), default=None)


def clause_words(text: str, language: Language) -> ClauseWords:
    """Return a clause ready to be read; a language other than French is read as English."""
    key: Literal["fr", "en"] = "fr" if language == "fr" else "en"
    folded = folded_of(text)
    indices = tuple(find_indices(folded, key))
    names = tuple(distinct_names(named_indices(folded, key, priced=True)))
    blanks = tuple(match.span() for match in _REDACTED.finditer(text))
    return ClauseWords(text, folded, key, indices, names, blanks)


def code_of(letter: str, language: Literal["fr", "en"]) -> str:
    """Return the index that a letter is itself the code of (``ICHT-IMEo``, ``BT40``), or an empty text."""
    base = re.sub(r"(?<=[A-Za-z0-9])(?:n?-[12]|(?<=[A-Z0-9])[no])\Z", "", letter)
    for name in (base, letter, re.sub(r"(?<=[A-Z])[01]\Z", "", base)):
        if _NUMBERED.match(name):
            return name.upper()
        if len(name) < 3:
            continue
        for one in (language, "en" if language == "fr" else "fr"):
            for code, entry in lexicon("indices", one).items():
                if name.lower() in (code.lower(), *entry.get("short", ()), *entry["names"]):
                    return str(code)
    return ""
