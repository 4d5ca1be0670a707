# ruff: noqa: E501 (patterns are read by the phrase)
"""Reads English places to sign that a line, a pair of columns or a table row tells whole.

``(1) /s/ Ruth Roe, Director, for Harrow Plant Limited``; two rules side by side, each over its company's
name; ``| Harrow Plant Limited | /s/ Ruth Roe | Ruth Roe | Director |``; a rule over *for and on behalf of X*.
Whose the place is stands in it, so that no reading of the lines around it may say otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold
from pipeline.terms._signature_ink import certificates, looked_at, marks
from pipeline.terms._signature_lines import S_MARK
from pipeline.terms._signature_own_line import own_lines
from pipeline.terms._signature_parties import Known
from pipeline.terms.base import View
from pipeline.types import JsonValue, Term

_LAST = 6_000
_RULE = re.compile(r"[ \t]*(?:_{4,}|\.{8,}|\u2026{3,}|-{8,})[ \t]*\Z")
_RULED = re.compile(r"_{4,}|\.{8,}|\u2026{3,}")
_GAP = re.compile(r"[ ]{3,}|\t+")
_FOR = re.compile(r"(?:[Ff]or\s+and\s+on\s+behalf\s+of|[Oo]n\s+behalf\s+of|[Ff]or)\s+")
_ONE_LINE = re.compile(
    r"[ \t]*(?:\(?\d[.)]\s*)?(?P<place>(?:/\s?[sS]\s?/[ ]*[A-Z][^,\n_]{2,50}?)|_{4,}|\.{8,}|\u2026{3,})"
    r"[ ]*,\s*(?:(?P<as>[A-Z][^,\n]{2,40}?),\s*)?(?:for\s+and\s+on\s+behalf\s+of|on\s+behalf\s+of|for)\s+(?P<whose>[^\n]{3,90})"
)
_PERSON = re.compile(r"(?:[A-Z][\w.\u2019'-]*\s){1,3}[A-Z][\w\u2019'-]+")
_LABEL = re.compile(
    r"[ \t]*(?:signature|signed|sign(?:ed)?\s+by|authori[sz]ed\s+signature|by)\s*:[ \t]*(?P<rest>.*)\Z",
    re.IGNORECASE,
)
_SIGNED_FOR = re.compile(
    r"[ \t]*(?:signed\s+)?(?:for|on\s+behalf\s+of|for\s+and\s+on\s+behalf\s+of)\s", re.IGNORECASE
)
_MOST_APART = 3
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Placed:
    """A place to sign, whose it is, and what stands on it; offsets in the text."""

    party: str
    state: str
    start: int
    end: int
    signatory: str = ""
    capacity: str = ""
    own_line: bool = False
    """The line itself says for whom it is."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    said: str
    cells: tuple[str, ...]


def corrected(view: View, known: Known, told: Sequence[Term], label: str) -> Iterator[Term]:
    """Yield the terms of places to sign, those that a line tells whole instead of what was read around them."""
    text = view.flow.text
    placed = [one for one in read(text, known) if one.state == "signed" or _seen(view, one)]
    kept: list[Placed] = []
    for one in placed:
        mine = [term for term in told if term.value.get("party") == one.party]
        doubted = [term for term in mine if term.state == "unknown" and _goes_beyond(term, one)]
        if one.own_line and one.state == "blank" and doubted:
            continue  # a name is typed beside it
        if not mine or any(_overlaps(term, placed) for term in mine):
            kept.append(one)
    agreeing = [(term, one) for one in kept for term in told if _agrees(term, one)]
    settled = [term for term, one in agreeing if one.signatory in ("", term.value.get("signatory"))]
    yield from (term for term in told if term in settled or not _overlaps(term, kept))
    for one in kept:
        mine = [term for term, other in agreeing if other is one]
        if any(term in settled for term in mine):
            continue
        yield _told(view, one, mine[0] if mine else None, label)


def _told(view: View, one: Placed, read_before: Term | None, label: str) -> Term:
    """The term of a place; day and office are those of a reading of the same words, where there is one."""
    value: dict[str, JsonValue] = {"state": one.state, "party": one.party}
    before: Mapping[str, JsonValue] = read_before.value if read_before is not None else {}
    if one.signatory:
        value["signatory"] = one.signatory
    if capacity := one.capacity or before.get("capacity"):
        value["capacity"] = capacity
    if one.state == "signed" and "date" in before:
        value["date"] = before["date"]
    if one.state == "signed":
        value["how"] = before.get("how", "s_mark")
    evidence = (view.flow.evidence(one.start, one.end),)
    confidence = max(read_before.confidence if read_before is not None else 0.0, _SURE)
    said = f"{one.party}: {one.state}"
    return Term("signature", value, said, evidence, confidence, label, "stated", "")


def _seen(view: View, one: Placed) -> bool:
    """Whether a mark on the page would have been read; ink near a line may stand on it."""
    page = view.flow.evidence(one.start, one.end).page
    if one.own_line and (certificates(view.flow.document) or any(i.page == page for i in marks(view.flow))):
        return False
    return looked_at(view.flow.document, page)


def _agrees(term: Term, one: Placed) -> bool:
    """Whether a term says the same of the same words: it may tell more, as the office or the day."""
    same = one.own_line and term.value.get("party") == one.party and term.value.get("state") == one.state
    return same and _overlaps(term, [one])


def _goes_beyond(term: Term, one: Placed) -> bool:
    """Whether the words of a term are those of a line and more."""
    proof = term.evidences[0]
    return _overlaps(term, [one]) and (proof.char_start < one.start or one.end < proof.char_end)


def _overlaps(term: Term, placed: Sequence[Placed]) -> bool:
    proof = term.evidences[0]
    return any(one.start < proof.char_end and proof.char_start < one.end for one in placed)


def read(text: str, known: Known) -> list[Placed]:
    """Find the places at the end of a text whose party stands in them; of each party the first."""
    lines = list(_lines(text, max(len(text) - _LAST, 0)))
    found: dict[str, Placed] = {}
    for start, end, own in own_lines(text, max(len(text) - _LAST, 0), known):
        found.setdefault(own.party, Placed(own.party, own.state, start, end, own.signatory, "", True))
    for at in range(len(lines)):
        for one in (
            *_by_line(lines, at, known),
            *_by_columns(lines, at, known),
            *_by_row(lines, at, known),
        ):
            found.setdefault(one.party, one)
    return list(found.values())


def _lines(text: str, start: int) -> Iterator[_Line]:
    place = text.find("\n", start) + 1 if start else 0
    while place < len(text):
        stop = text.find("\n", place)
        stop = len(text) if stop < 0 else stop
        said = text[place:stop]
        if said.strip():
            cells = tuple(cell.strip() for cell in _GAP.split(said.strip()))
            yield _Line(place, stop, said, cells)
        place = stop + 1


def _party(words: str, known: Known) -> str:
    """The known party that words are the name of, or what it is called."""
    bare = words.strip(" \t.,;:|()")
    return known.of_label(bare) or known.exactly(bare)


def _by_line(lines: Sequence[_Line], at: int, known: Known) -> Iterator[Placed]:
    """Read a line that is a mark or a rule and whose; or a rule, and under it for whom."""
    line = lines[at]
    whole = _ONE_LINE.match(line.said)
    if whole is not None and (party := _party(whole["whose"], known)):
        signed = S_MARK.search(whole["place"]) is not None
        name = S_MARK.sub("", whole["place"]).strip() if signed else ""
        state = "signed" if signed else "blank"
        yield Placed(party, state, line.start, line.end, name, whole["as"] or "")
    if len(line.cells) == 1 and S_MARK.search(line.said):
        yield from _over_whose(lines, at, known)
    if _RULE.match(line.said) and at + 1 < len(lines):
        below = lines[at + 1]
        said = _FOR.match(below.said.strip())
        party = (
            _party(below.said.strip()[said.end() :], known) if said and below.start - line.end <= 1 else ""
        )
        above = lines[at - 1].said if at else ""
        if party and not S_MARK.search(above):
            yield Placed(party, "blank", line.start, below.end)


def _over_whose(lines: Sequence[_Line], at: int, known: Known) -> Iterator[Placed]:
    """Read a mark, and under the name and office for whom it was made: "/s/ Ruth Roe", "for Harrow Ltd"."""
    line = lines[at]
    above = lines[at - 1] if at else None
    if above is not None and (_FOR.match(above.said.strip()) or _party(above.said, known)):
        return
    for number in range(at + 1, min(at + 1 + _MOST_APART, len(lines))):
        below = lines[number]
        if (
            len(below.cells) > 1
            or S_MARK.search(below.said)
            or _RULED.search(below.said)
            or ":" in below.said
        ):
            return
        said = _FOR.match(below.said.strip())
        if said is None:
            continue
        after = lines[number + 1].said if number + 1 < len(lines) else ""
        heads = S_MARK.search(after) or _RULED.search(after) or _LABEL.match(after)
        if not heads and (party := _party(below.said.strip()[said.end() :], known)):
            name = S_MARK.sub("", line.said).strip()
            yield Placed(party, "signed", line.start, below.end, name if _PERSON.fullmatch(name) else "")
        return


def _by_columns(lines: Sequence[_Line], at: int, known: Known) -> Iterator[Placed]:
    """Read two places side by side: rules over the companies' names, or labels under for whom they are."""
    line = lines[at]
    if len(line.cells) != 2:
        return
    if all(_RULE.match(cell) for cell in line.cells):
        yield from _under_rules(lines, at, known)
        return
    if not all(_SIGNED_FOR.match(cell) for cell in line.cells):
        return
    parties = [_party(_SIGNED_FOR.sub("", cell), known) for cell in line.cells]
    for below in lines[at + 1 : at + 1 + _MOST_APART]:
        said = [_LABEL.match(cell) for cell in below.cells]
        if len(said) != 2 or not all(said):
            continue
        for party, cell in zip(parties, said, strict=True):
            rest = cell["rest"] if cell is not None else ""
            if party and S_MARK.search(rest):
                yield Placed(party, "signed", below.start, below.end, S_MARK.sub("", rest).strip())
            elif party and (not rest.strip() or _RULE.match(rest)):
                yield Placed(party, "blank", below.start, below.end)
        return


def _under_rules(lines: Sequence[_Line], at: int, known: Known) -> Iterator[Placed]:
    """Read the companies that stand right under two rules, and the people under them."""
    below = lines[at + 1 : at + 1 + _MOST_APART]
    for number, row in enumerate(below):
        if len(row.cells) != 2:
            return
        parties = [_party(cell, known) for cell in row.cells]
        if not all(parties) or parties[0] == parties[1]:
            continue
        above = lines[at - 1].said if at else ""
        if S_MARK.search(above) or any(S_MARK.search(one.said) for one in below[: number + 1]):
            return
        for party in parties:
            yield Placed(party, "blank", lines[at].start, row.end)
        return


def _by_row(lines: Sequence[_Line], at: int, known: Known) -> Iterator[Placed]:
    """Read a row of a table whose head says which column is for the signature."""
    line = lines[at]
    if "|" not in line.said:
        return
    cells = [cell.strip() for cell in line.said.strip().strip("|").split("|")]
    head = next(
        (one for one in reversed(lines[:at]) if "signature" in fold(one.said) and "|" in one.said), None
    )
    if head is None or head.start < line.start - 900:
        return
    titles = [fold(cell).strip() for cell in head.said.strip().strip("|").split("|")]
    party = next((name for cell in cells if (name := _party(cell, known))), "")
    column = next((number for number, title in enumerate(titles) if title.startswith("signature")), None)
    if not party or column is None or len(cells) != len(titles):
        return
    what = cells[column]
    name = next(
        (cells[n] for n, title in enumerate(titles) if title in ("name", "printed name", "signatory")), ""
    )
    if S_MARK.search(what):
        yield Placed(party, "signed", line.start, line.end, name or S_MARK.sub("", what).strip())
    elif not what or _RULED.fullmatch(what):
        yield Placed(party, "blank", line.start, line.end, name if _PERSON.fullmatch(name) else "")
