"""Reads English parties where they sign under their part: "LICENSEE:" over a name over "By:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms._party_words import Named, is_role, name_at, organised

_LAST = 15_000
_SOON = 4
_HEAD = 3_000
_CELL = re.compile(r"[^\s][^\t\n]*?(?=[ ]*\t|[ ]{4,}|[ ]*$)")
_LABEL = re.compile(
    r"[ *_]*(?:(?:for|signed\s+(?:for|by))\s+)?(?:the\s+)?[\"“]?(?P<role>[^\W\d_][\w ./-]{2,30}?)[\"”]?"
    r"\s*(?P<colon>:)?\s*",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"[ \t*_|]*(?:(?:by|per|signed(?:\s+by)?|name|signature|print(?:ed)?\s+name|its|title)\s*:|/?s/\s"
    r"|by\s+(?:/?s/|_{2,}|\()"
    r"|_{4,}|\((?:s|signed|sgd\.?)\)|\[signed\]|-{6,})",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:agreement|contract|witness|whereof|signature|page|exhibit|schedule|dated?|title|president|director"
    r"|officer|manager|secretary|name|attest|signed|address|authorized|parties|section|hereto|hereof)\b"
)
_MOST_WORDS = 9


def read(text: str) -> list[Named]:
    """Find those who sign under the word for their part; each part and each name once."""
    start = max(len(text) - _LAST, 0)
    kept: dict[str, Named] = {}
    for one in (
        *_on_cover(text),
        *_labelled(text, 0, min(_HEAD, start)),
        *_labelled(text, start, len(text)),
    ):
        if one.role and all(normalise(one.name) != normalise(other.name) for other in kept.values()):
            kept.setdefault(fold(one.role), one)
    return list(kept.values())


def _labelled(text: str, start: int, end: int) -> Iterator[Named]:
    lines = [line for line in re.finditer(r"[^\n]+", text[start:end]) if line.group().strip()]
    for number, line in enumerate(lines):
        if ":" not in line.group() and not line.group().isupper():
            continue
        cells = list(_CELL.finditer(line.group()))
        roles = [_role(cell.group()) for cell in cells]
        if not any(roles) or len(cells) > _SOON:
            continue
        below = lines[number + 1 : number + 1 + _SOON]
        signed = next((place for place, one in enumerate(below) if _SIGNS.match(one.group())), None)
        beside = len(cells) > 1 and all(roles)
        if signed is None and not beside:
            continue
        for place, (role, cell) in enumerate(zip(roles, cells, strict=True)):
            if role is None:
                continue
            word, rest = role
            if rest:
                at = start + line.start() + cell.end() - len(rest)
                named = _name(text, at, at + len(rest))
            else:
                named = _under(text, start, below[:signed], place, len(cells))
            if named is not None and (signed is not None or named.suffix or organised(named.name)):
                yield Named(
                    named.name,
                    named.start,
                    named.end,
                    named.end,
                    alias=word,
                    role=word,
                    suffix=named.suffix,
                    signatory=True,
                )


_AS = re.compile(
    r"(?m)^[ \t]*(?P<name>[^\n:]{3,90}?),?[ \t]*\n(?:[ \t]*\n)?[ \t]*\(?[Aa]s\s+(?:the\s+)?"
    r"(?P<role>[A-Z][\w-]+(?:[ ][A-Z][\w-]+)?)\)?[,.;]?[ \t]*$"
)


def _on_cover(text: str) -> Iterator[Named]:
    """Yield the names over their parts on a cover: "ACME PLC", and under it "as Seller"."""
    for match in _AS.finditer(text, 0, _HEAD) if "as " in text[:_HEAD] else ():
        role = match["role"]
        named = _name(text, match.start("name"), match.end("name")) if is_role(role) else None
        if named is not None:
            yield replace(named, alias=role, role=role)


def _role(cell: str) -> tuple[str, str] | None:
    """The part that a cell names, and what stands behind it in the cell."""
    match = _LABEL.fullmatch(cell) or (_LABEL.match(cell) if ":" in cell else None)
    if match is None or not is_role(match["role"]):
        return None
    rest = cell[match.end() :]
    return (match["role"].strip(), rest) if match["colon"] or not rest else None


def _under(
    text: str, start: int, lines: Sequence[re.Match[str]], column: int, columns: int
) -> Named | None:
    """Read the name in the same column of the first line below that has as many."""
    for line in lines[:2]:
        cells = list(_CELL.finditer(line.group()))
        if len(cells) != columns:
            continue
        low = start + line.start() + cells[column].start()
        return _name(text, low, low + len(cells[column].group()))
    return None


def _name(text: str, low: int, high: int) -> Named | None:
    """Read a name that fills a cell: an organisation's, or two words or more in capitals."""
    while low < high and text[low] in " \t*_|":
        low += 1
    named = name_at(text, low, high, one_line=True)
    if named is None or is_role(named.name) or _NO_NAME.search(fold(named.name)):
        return None
    rest = text[named.end : high].strip(" \t*_|,.:;")
    if rest and not (named.suffix and text[named.end : high].lstrip()[:1] == ","):
        return None
    words = named.name.split()
    told = named.suffix or organised(named.name) or 2 <= len(words) <= _MOST_WORDS
    return named if told and not any(char.isdigit() for char in named.name[:1]) else None
