"""Reads parties where they sign, for texts without a preamble: above "By:", after "Pour la société"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms._party_words import Named, is_role, name_at, organised

_LAST = 15_000
_SIGNED = re.compile(
    r"[ \t*_]*(?:(?:by|per|signed(?:\s+by)?|name|signature)\s*:|/s/|by\s*_{3,}|_{5,})", re.IGNORECASE
)
_FOR = re.compile(
    r"(?:(?m:^)|(?<=\t))[ \t*_]*Pour\s+(?:(?:la|le)\s+|l['’]\s?)?(?:[Ss]oci[ée]t[ée]\s+|SOCI[ÉE]T[ÉE]\s+)?"
    r"(?=[A-ZÀ-Þ0-9])"
)
_NOT_NAME = re.compile(
    r"\b(?:agreement|contract|witness|whereof|signature|page|exhibit|schedule|dated?|title|president|director"
    r"|officer|manager|secretary|article|section|parties|attest|hereof|hereto|contrat|annexe|accord|acceptation"
    r"|company\s*$|exactly|undersigned)\b"
)
_MOST = 30


def read(text: str, language: str) -> list[Named]:
    """Find the organisations that sign; each once, in the order they stand."""
    start = max(len(text) - _LAST, 0)
    kept: dict[str, Named] = {}
    for one in _for(text, start) if language == "fr" else _above(text, start):
        key = normalise(one.name)
        if key and not is_role(one.name) and not _NOT_NAME.search(fold(one.name)) and len(kept) < _MOST:
            kept.setdefault(key, replace(one, signatory=True))
    return list(kept.values())


def _for(text: str, start: int) -> Iterator[Named]:
    for match in _FOR.finditer(text, start):
        named = name_at(text, match.end(), len(text), one_line=True)
        if named is not None and _is_organisation(named):
            yield named


def _above(text: str, start: int) -> Iterator[Named]:
    """Yield the names in the line directly above "By:" or "/s/", cell by cell."""
    place = text.find("\n", start) + 1 if start else 0
    waiting: list[Named] = []
    age = 0
    while place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        line = text[place:end]
        if _SIGNED.match(line):
            yield from waiting
            waiting = []
        elif line.strip():
            found = list(_cells(text, place, line)) if len(line) <= 200 else []
            if found or age >= 1:
                waiting, age = found, 0
            else:
                age += 1
        place = end + 1


def _cells(text: str, place: int, line: str) -> Iterator[Named]:
    """Yield the names that fill a cell of a line, but for a comma or a colon at its end."""
    for cell in re.finditer(r"[^\t]+?(?=\t|\s{4,}|$)", line):
        words = cell.group().strip(" *_,:;")
        if not 3 <= len(words) <= 90:
            continue
        begin = place + cell.start() + cell.group().index(words[0])
        named = name_at(text, begin, place + cell.end(), one_line=True)
        if named is not None and named.end - named.start >= len(words) - 1 and _is_organisation(named):
            yield named


def _is_organisation(named: Named) -> bool:
    words = [word for word in re.findall(r"[^\W_]{3,}", named.name) if not organised(word)]
    return bool(words) and (named.suffix or organised(named.name))
