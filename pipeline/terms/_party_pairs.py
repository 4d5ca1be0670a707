"""Tells "Research and Development Board" from "ACME AND BOLT": one name with "and" in it, or two names.

The rest of the text knows: a name that is one comes again whole, two names come again one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from data import late as re
from pipeline.company import normalise
from pipeline.terms._party_marks import Whole
from pipeline.terms._party_start import STREET, places
from pipeline.terms._party_words import Named, is_role, organised

_AND = re.compile(r"\s+(?:and|AND|And|et|ET)\s+")
_ALONE = re.compile(r"[ \t]*\n\s*\w+[ \t]*\n\s*")
_BETWEEN = re.compile(r"\s+(?:and|et|&)\s+", re.IGNORECASE)
_HEAD = re.compile(
    r"(?:\b(?:and|between|among|by|with)\s|[,;:)]\s|\n[ \t]*\n)\s*"
    r"(?P<name>[A-Z][\w’'&-]*(?:[ \n][A-Z][\w’'&-]*){0,5})[ ]*\n?[ ]*(?:and|AND)[ ]*\n?[ ]*$"
)
"""Capitalised words and "and", right before a name."""
_OPENING = frozenset(["Agreement", "Parties", "Between", "And", "The", "This"])
_LONGEST_HEAD = 80
_SHORTEST = 3
_AGAIN = 2
_FORM = 6
_SEAM = re.compile(r"\s*,\s+(?:and\s+)?|\s+(?:and|AND|&)\s+|[ \t]*\n\s*")
"""Where one name may end and another begin."""


def settled(whole: Whole, found: Sequence[Named]) -> list[Named]:
    """Part names that are two, join names that are one, take the word for a part off a name's head."""
    found = [_from_its_first(whole, one, found) for one in found]
    known = {normalise(one.name) for one in found if not one.blank}
    found = [piece for one in found for piece in _signing_apart(whole, one)]
    parted = [half for one in found for half in _parted(whole, one, known)]
    return list(_joined(whole, [_without_role(whole, one) for one in parted], len(parted)))


def _parted(whole: Whole, named: Named, known: set[str]) -> Iterator[Named]:
    """Yield both halves of a name whose halves come again alone, else the name."""
    text = whole.text
    match = None if named.blank or named.person else _AND.search(text, named.start, named.end)
    if match is None or _AND.search(text, match.end(), named.end):
        yield named
        return
    left, right = text[named.start : match.start()], text[match.end() : named.end]
    together = whole.times(named.name)
    short = any(len(normalise(half).replace(" ", "")) < _SHORTEST for half in (left, right))
    alone = all(whole.times(_bare(half)) - together >= _AGAIN for half in (left, right))
    if not short and (_ALONE.fullmatch(match.group()) or (alone and together <= _AGAIN)):
        yield from _halves(named, left, right, match, known)
    else:
        yield named


def _signing_apart(whole: Whole, named: Named) -> list[Named]:
    """Part what is taken for one name where each piece of it stands by itself on a line of signature."""
    text = whole.text
    if named.blank or named.person:
        return [named]
    seams = list(_SEAM.finditer(text, named.start, named.end))
    last = seams[-1].end() if seams else named.end
    if not seams or (len(seams) == 1 and named.suffix and named.end - last < _FORM):
        return [named]  # "Roe Mills, Inc."
    pieces: list[tuple[int, int]] = []
    start, ends = named.start, [*((seam.start(), seam.end()) for seam in seams), (named.end, named.end)]
    while start < named.end:
        fit = [(end, after) for end, after in ends if end > start and _alone(whole, text[start:end])]
        if not fit:
            return [named]
        end, after = fit[-1]
        pieces.append((start, end))
        start = after
    if len(pieces) < _AGAIN:
        return [named]
    bare = [
        replace(named, name=" ".join(text[low:high].split()), start=low, end=high, stop=high, alias=None)
        for low, high in pieces
    ]
    return [*bare[:-1], replace(bare[-1], stop=named.stop, alias=named.alias)]


def _alone(whole: Whole, words: str) -> bool:
    """Tell whether words fill a line, or a cell of one, at the end of the text."""
    wanted = "\n" + " ".join(words.upper().split()).rstrip(" .,;:")
    at = whole.last_lines.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if whole.last_lines[end : end + 3].lstrip(".,;:").startswith("\n"):
            return True
        at = whole.last_lines.find(wanted, end)
    return False


def _halves(named: Named, left: str, right: str, match: re.Match[str], known: set[str]) -> Iterator[Named]:
    """Yield the halves; one that is introduced by itself is told there, the other by what follows."""
    first = replace(named, name=" ".join(left.split()), end=match.start())
    second = replace(named, name=" ".join(right.split()), start=match.end())
    if is_role(left) or normalise(left) in known:
        yield from () if is_role(right) or normalise(right) in known else (second,)
    elif is_role(right) or normalise(right) in known:
        yield first
    else:
        yield replace(first, stop=match.start(), alias=None, role=None)
        yield second


def _from_its_first(whole: Whole, named: Named, found: Sequence[Named]) -> Named:
    """Begin "Growth and Opportunity Fund, LP" at its first word, where neither half stands alone."""
    if named.blank or named.person or not (named.suffix or organised(named.name)):
        return named
    head = _HEAD.search(whole.text, max(named.start - _LONGEST_HEAD, 0), named.start)
    if head is None or is_role(head["name"]) or head["name"].split()[0] in _OPENING:
        return named
    if " ".join(head["name"].split()).title() in places() or STREET.search(
        whole.text[max(head.start() - 110, 0) : head.start() + 1]
    ):
        return named
    first = head.start("name")
    if any(one is not named and one.start <= first < one.stop and one.end > first for one in found):
        return named
    both = whole.text[first : named.end]
    of_family = any(one is not named and _opens_like(one.name, head["name"]) for one in found)
    alone = whole.times(_bare(named.name)) > whole.times(both)
    if alone or not (of_family or _never_apart(whole, head["name"], named.name, both)):
        return named
    return replace(named, name=" ".join(whole.text[first : named.end].split()), start=first)


def _opens_like(name: str, other: str) -> bool:
    """Tell whether two names begin with one word: funds of one house."""
    return name.split()[0].lower() == other.split()[0].lower()


def _never_apart(whole: Whole, left: str, right: str, both: str) -> bool:
    together = whole.times(both)
    return together > 0 and all(whole.times(_bare(half)) == together for half in (left, right))


def _joined(whole: Whole, found: Sequence[Named], count: int) -> Iterator[Named]:
    """Join two names with nothing but "and" between them that come again together and not alone."""
    waiting: Named | None = None
    for one in found:
        if waiting is not None and _one_name(whole, waiting, one, count):
            name = " ".join(whole.text[waiting.start : one.end].split())
            waiting = replace(one, name=name, start=waiting.start)
            continue
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _one_name(whole: Whole, left: Named, right: Named, count: int) -> bool:
    if left.blank or right.blank or left.suffix or left.alias or left.person or left.listed:
        return False
    if not _BETWEEN.fullmatch(whole.text[left.end : right.start]):
        return False
    both = whole.text[left.start : right.end]
    if count > 2 and right.suffix and _never_apart(whole, left.name, right.name, both):
        return True
    together = whole.times(whole.text[left.start : right.end])
    return together >= _AGAIN and whole.times(_bare(right.name)) - together < _AGAIN


def _without_role(whole: Whole, named: Named) -> Named:
    """Take "SHIPPER" off "SHIPPER ACME S.A.", a cell of a form, where the rest stands alone elsewhere."""
    head = re.match(
        r"(?P<role>\S{3,}(?:er|or|ee|ent|ant|eur|ire))\s+(?=\w)",
        whole.text[named.start : named.end],
        re.IGNORECASE,
    )
    if head is None or named.blank or named.person or not is_role(head["role"]):
        return named
    rest = whole.text[named.start + head.end() : named.end]
    if len(rest.split()) < 2 or whole.times(rest) <= whole.times(named.name):
        return named
    return replace(
        named, name=" ".join(rest.split()), start=named.start + head.end(), role=named.role or head["role"]
    )


def _bare(name: str) -> str:
    """Return a name without what stands behind its first comma: "Horst, Inc." is told as "Horst" too."""
    return name.split(",")[0]
