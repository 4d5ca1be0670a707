"""Reads English parties off a front sheet, a sentence for each part, and labels under which they sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms._party_next import next_party
from pipeline.terms._party_start import start_of_party
from pipeline.terms._party_words import Named, is_role, name_at, organised

_HEAD = 2_500
_REACH = 6_000
_LAST = 15_000
_ROW = re.compile(r"(?m)^[ \t]*\(?(?P<number>[1-9])[.)][ \t]+(?P<name>[^\n]{3,90}?)[ \t]*,?$")
_AS = re.compile(r"\bAs\s+(?:the\s+)?(?P<role>[a-z]+(?:\s[a-z]+)?):\s+(?=[A-Z])")
_ENDS = re.compile(r"(?<=[a-z\d)])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)\.\s+(?=[A-Z])|\n[ \t]*\n")
_TITLE = re.compile(r"(?:and\s+)?(?:Mr|Mrs|Ms|Dr)\b\.?\s+(?=[A-Z])")
_LONGEST = 300
_MOST = 6
_SIGNS = re.compile(
    r"(?:by\s*:|/?s/\s?|by\s+/?s/|\((?:s|signed|sgd\.?)\)|\[signed\]|_{4,}|sd/-)", re.IGNORECASE
)
_LABEL = re.compile(
    r"[ \t*_]*(?:for\s+)?(?:the\s+)?(?P<label>[A-Z][\w ]{2,26}?)[ ]?:(?:[ \t]+(?P<rest>\S[^\n]*))?$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:by|name|title|its|date|dated|witness|attest|per|print|address|attention|attn|fax|phone|email|copy)\b"
)
_GAP = re.compile(r"[ ]{3,}|\t")


def read(text: str) -> list[Named]:
    """Find the parties that a front sheet numbers, or that a sentence each names by their part."""
    return _numbered(text) or _by_part(text)


def _numbered(text: str) -> list[Named]:
    found: list[Named] = []
    for match in _ROW.finditer(text, 0, _HEAD) if "1" in text[:_HEAD] and "2" in text[:_HEAD] else ():
        if int(match["number"]) != len(found) + 1:
            break
        named = name_at(text, match.start("name"), match.end("name"), one_line=True)
        if named is None or not (named.suffix or organised(named.name)):
            break
        if text[named.end : match.end("name")].strip(" \t.,;"):
            break
        found.append(replace(named, listed=True))
    return found if len(found) > 1 and any(one.suffix for one in found) else []


def _by_part(text: str) -> list[Named]:
    if ":" not in text[:_REACH] or "As " not in text[:_REACH]:
        return []
    found: list[Named] = []
    for match in _AS.finditer(text, 0, _REACH):
        stop = _ENDS.search(text, match.end())
        limit = min(stop.start() if stop else len(text), match.end() + _LONGEST)
        role = " ".join(match["role"].split())
        place: int | None = match.end()
        while place is not None and len(found) < _MOST:
            title = _TITLE.match(text, place)
            named = start_of_party(text, title.end() if title else place, limit)
            if named is None or named.blank:
                break
            found.append(replace(named, stop=limit, role=role, alias=role, listed=True))
            place = next_party(text, named, limit)
    roles = {one.role or "" for one in found}
    by_part = any(is_role(words) for role in roles for words in (role, role.split()[-1]))
    return found if len(roles) > 1 and by_part else []


def signing(text: str, found: Sequence[Named]) -> list[Named]:
    """Find further parties that sign under what the text calls them, beside one that is introduced."""
    start = max(len(text) - _LAST, 0)
    told = {normalise(one.name) for one in found if not one.blank}
    seen = [(label, one) for label, one in _labelled(text, start)]
    if not any(normalise(one.name) in told for _, one in seen):
        return []
    more: list[Named] = []
    head = fold(text[:_REACH])
    for label, one in seen:
        key = normalise(one.name)
        called = is_role(label) or any(f"{mark}{fold(label)}" in head for mark in ('"', "“"))
        if called and not any(key in other or other in key for other in told):
            told.add(key)
            more.append(replace(one, alias=label, role=label if is_role(label) else None))
    return more if len(more) <= _MOST else []


def _labelled(text: str, start: int) -> Iterator[tuple[str, Named]]:
    place = text.find("\n", start) + 1 if start else 0
    lines: list[tuple[int, str]] = []
    for said in text[place:].split("\n"):
        if said.strip():
            lines.append((place, said))
        place += len(said) + 1
    for number, (place, said) in enumerate(lines):
        if ":" not in said or len(said) > 160 or (match := _LABEL.match(said)) is None:
            continue
        label, rest = match["label"].strip(), match["rest"]
        if not rest or _NOBODY.search(fold(label)):
            continue
        cell = _GAP.split(rest, maxsplit=1)[0]
        low = place + match.start("rest")
        named = name_at(text, low, low + len(cell), one_line=True)
        below = "\n".join(one for _, one in lines[number + 1 : number + 4])
        if named is None or not (named.suffix or organised(named.name)):
            continue
        if _SIGNS.search(rest) or _SIGNS.search(below):
            yield label, replace(named, signatory=True)
