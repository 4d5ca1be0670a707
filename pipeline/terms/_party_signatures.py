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
_SHORT = 3
_RUNS_ON = re.compile(
    r"[ \t]*(?!By\b|Name\b|Title\b|Date\b)[A-ZÀ-Þ][\w&’'.-]*(?:[ \t]+[A-ZÀ-Þ&][\w&’'.-]*){0,6}[ \t]*"
)
"""A line of capitalised words that ends in no form and no stop."""
_BY_HAND = re.compile(r"[ \t]*/s/[ \t]*(?P<who>[^\n/\t]{4,60}?)[ \t]*")
_OFFICE = re.compile(
    r"\b(?:title|its|president|officer|director|manager|secretary|treasurer|partner|member|attorney|chairman|ceo|cfo"
    r"|trustee|authorized|behalf|signatory|witness)\b"
)
"""Words of one who signs for somebody else."""


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
    above = ""
    while place < len(text):
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        line = text[place:end]
        if _SIGNED.match(line):
            yield from waiting
            if not waiting and (person := _person(text, place, line, above)):
                yield person
            waiting = []
        elif line.strip():
            found = list(_cells(text, place, line)) if len(line) <= 200 else []
            if len(found) == 1 and (whole := _wrapped(text, place, found[0], above)):
                found = [whole]
            if found or age >= 1:
                waiting, age = found, 0
            else:
                age += 1
        above = line
        place = end + 1


def _wrapped(text: str, place: int, named: Named, above: str) -> Named | None:
    """Read a name over two lines: "HAWTHORN SOFTWARE" and under it "DESIGNERS, Inc."."""
    if len(named.name.split()) > _SHORT or not _RUNS_ON.fullmatch(above):
        return None
    start = place - 1 - len(above.lstrip())
    longer = name_at(text, start, named.end)
    if longer is None or longer.end != named.end or not longer.suffix:
        return None
    return longer if " ".join(fold(text).split()).count(" ".join(fold(longer.name).split())) > 1 else None


def _person(text: str, place: int, line: str, above: str) -> Named | None:
    """Read who signs in his own name: "/s/ Jane Roe" under or over a line with the same name alone."""
    signed = _BY_HAND.fullmatch(line)
    if signed is None:
        return None
    below = text[place + len(line) + 1 : place + len(line) + 240].split("\n")
    for words, at in ((above, place - 1 - len(above)), (below[0], place + len(line) + 1)):
        bare = words.strip(" \t*_,")
        if not 2 <= len(bare.split()) <= 4 or _alphabet(bare) != _alphabet(signed["who"]):
            continue
        following = " ".join(below[:3]) if words is above else " ".join(below[1:3])
        if _OFFICE.search(fold(following)):
            return None
        begin = at + words.index(bare)
        return Named(" ".join(bare.split()), begin, begin + len(bare), begin + len(bare), person=True)
    return None


def _alphabet(words: str) -> str:
    return "".join(re.findall(r"[a-z]+", fold(words)))


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
