"""Reads the lines that a service of electronic signature leaves: the company, who signed, and the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold
from pipeline.terms._signature_lines import one_of
from pipeline.terms._signature_words import parted

_MOST_LINES = 14
_APART = re.compile(r"\s+[—–-]\s+|\t")
_DAY = re.compile(r"^(?:(?:le|on|date|signe le|signed on)\b\s*:?\s*)?(?=\d|[a-z]+ \d)")


@dataclass(frozen=True, slots=True)
class Sealed:
    """One line of a service: offsets in the flow, and what it says."""

    start: int
    end: int
    company: str
    signatory: str
    capacity: str
    day: str
    """As written."""


def sealed_lines(text: str, start: int, end: int) -> Iterator[tuple[int, Sealed]]:
    """Yield the lines "Company — Name, office — day" under words that say people signed electronically.

    Args:
        text: the flow.
        start: of a stretch where people may sign.
        end: of that stretch.

    Yields:
        Where the words stand that they are under, and the line.
    """
    place, under, left = start, -1, 0
    while place < end:
        stop = text.find("\n", place, end)
        stop = end if stop < 0 else stop
        line = text[place:stop].strip()
        if line:
            said = one_of("electronic").search(fold(line)) if len(line) < 120 else None
            if said is not None:
                under, left = place, _MOST_LINES
            elif left > 0:
                left -= 1
                if (read := _line(text, place, stop)) is not None:
                    yield under, read
                else:
                    left = 0
        place = stop + 1


def _line(text: str, start: int, end: int) -> Sealed | None:
    parts = [part.strip(" ,;:*|") for part in _APART.split(text[start:end].strip())]
    parts = [part for part in parts if part]
    if not 3 <= len(parts) <= 4 or not _DAY.match(fold(parts[-1])) or len(parts[-1]) > 40:
        return None
    name, office = parted(parts[1])
    if not name:
        return None
    return Sealed(start, end, parts[0], name, office or (parts[2] if len(parts) == 4 else ""), parts[-1])
