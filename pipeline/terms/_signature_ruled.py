"""Reads scanned English places to sign: lines to write on, side by side or alone, under whom they are for.

On a scan the pen's mark is known to stand on one of the lines; the column tells whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.terms._signature_basics import ONLY_RULE, words
from pipeline.terms._signature_ink import Ink, looked_at
from pipeline.terms._signature_own_line import head_of
from pipeline.terms._signature_parties import Known
from pipeline.terms._signature_words import parted
from pipeline.terms.base import View
from pipeline.types import JsonValue, Term

_LAST = 5_000
_GAP = re.compile(r"\t+|[ ]{3,}")
_NAME = re.compile(r"\W*(?:name|signed\s+by|by)\s*:?\s+(?=[A-Z])", re.IGNORECASE)
_MOST_ABOVE, _MOST_BELOW, _MOST_BLANK = 5, 3, 3
_LONGEST = 120
_INKED, _BLANK = 0.85, 0.8


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    said: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """A line to sign on: whose it is, who is named there, and where both stand."""

    party: str
    signatory: str
    head: tuple[int, int]
    line: tuple[int, int]


def ruled(text: str, known: Known) -> list[Ruled]:
    """Find the lines to sign on at the end of a text whose column names a party."""
    lines = list(_lines(text, max(len(text) - _LAST, 0)))
    found: dict[str, list[Ruled]] = {"above": [], "below": []}
    for at, cells in enumerate(lines):
        if not cells or not all(ONLY_RULE.match(cell.said) for cell in cells):
            continue
        sides = {
            "above": list(_block(reversed(lines[:at]), len(cells), _MOST_ABOVE)),
            "below": list(_block(lines[at + 1 :], len(cells), _MOST_BELOW)),
        }
        for column, line in enumerate(cells):
            for side, rows in sides.items():
                one = _whose([row[column] for row in rows], line, known)
                if one is not None:
                    found[side].append(one)
    # what stands under one line stands over the next: the first line tells which way they are read
    first = min((one.line for ones in found.values() for one in ones), default=None)
    return found["above"] if any(one.line == first for one in found["above"]) else found["below"]


def _lines(text: str, start: int) -> Iterator[list[_Cell]]:
    place = text.find("\n", start) + 1 if start else 0
    for said in text[place:].split("\n"):
        cells, low = [], 0
        for gap in [*_GAP.finditer(said), None]:
            high = gap.start() if gap else len(said)
            if bare := said[low:high].strip():
                begin = place + said.index(bare, low)
                cells.append(_Cell(begin, begin + len(bare), bare))
            low = gap.end() if gap else high
        yield cells
        place += len(said) + 1


def _block(
    lines: Sequence[list[_Cell]] | Iterator[list[_Cell]], columns: int, most: int
) -> Iterator[list[_Cell]]:
    """The rows next to a line, as long as they have its columns: another line to sign on ends them."""
    blank = count = 0
    for cells in lines:
        if not cells:
            blank += 1
            if blank > _MOST_BLANK:
                return
            continue
        ends = len(cells) != columns or any(
            ONLY_RULE.match(cell.said) or len(cell.said) > _LONGEST for cell in cells
        )
        if ends or count >= most:
            return
        count += 1
        yield cells


def _whose(cells: Sequence[_Cell], line: _Cell, known: Known) -> Ruled | None:
    """The party that the nearest cell of a column names, and the person between it and the line."""
    signatory = ""
    for cell in cells:
        if any(word in cell.said.lower() for word in words("looks_on")):
            return None
        if name := head_of(cell.said, known):
            return Ruled(name, signatory, (cell.start, cell.end), (line.start, line.end))
        signatory = signatory or parted(_NAME.sub("", cell.said))[0]
    return None


def corrected(view: View, known: Known, ink: Sequence[Ink], told: Sequence[Term], label: str) -> list[Term]:
    """Put the lines of scanned pages in the place of what was read around them, where ink tells."""
    scanned = {page.number for page in view.flow.document.pages if page.read_as == "ocr"}
    places = [
        (one, view.flow.evidence(*one.line).page)
        for one in (ruled(view.flow.text, known) if scanned else [])
    ]
    places = [(one, page) for one, page in places if page in scanned]
    if not places:
        return list(told)
    on = {one.line: any(one.line[0] <= mark.place < one.line[1] for mark in ink) for one, _ in places}
    first = min(one.head[0] for one, _ in places)
    loose = {
        mark.page
        for mark in ink
        if mark.place >= first and not any(one.line[0] <= mark.place < one.line[1] for one, _ in places)
    }
    made: dict[str, Term] = {}
    for one, page in places:
        others = [term for term in told if term.value.get("party") == one.party]
        signed = any(term.value.get("state") == "signed" for term in others)
        blank = page not in loose and looked_at(view.flow.document, page)
        if on[one.line] or (blank and not signed and one.party not in made):
            made[one.party] = _told(view, one, "signed" if on[one.line] else "blank", label)
    kept = [
        term
        for term in told
        if term.value.get("party") not in made or (term.value.get("state") == "signed")
    ]
    signed_before = {term.value.get("party") for term in kept}
    return [*kept, *(term for party, term in made.items() if party not in signed_before)]


def _told(view: View, one: Ruled, state: str, label: str) -> Term:
    value: dict[str, JsonValue] = {"state": state, "party": one.party}
    if one.signatory:
        value["signatory"] = one.signatory
    if state == "signed":
        value["how"] = "ink"
    proofs = (view.flow.evidence(*one.head), view.flow.evidence(*one.line))
    sure = _INKED if state == "signed" else _BLANK
    return Term("signature", value, f"{one.party}: {state}", proofs, sure, label, "stated", "")
