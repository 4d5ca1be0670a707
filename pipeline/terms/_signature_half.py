"""The empty place of a side, on one line with the mark of the other one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data import late as re
from pipeline.folding import fold
from pipeline.terms._signature_abreast import HEADS, MARKS
from pipeline.terms._signature_parties import Known
from pipeline.terms.base import View
from pipeline.types import JsonValue, Term

_GAP = re.compile(r"\t+|(?<=\S) {3,}(?=\S)")
_LAST = 5_000
_BLANK = 0.85


def unsigned_beside(view: View, known: Known, told: Sequence[Term], label: str) -> Iterator[Term]:
    """Yield the empty place of a side that stands on one line with the other's mark, both named above it.

    In a picture a pen may have signed there, so that only text tells.
    """
    text = view.flow.text
    low = text.find("\n", max(len(text) - _LAST, 0)) + 1
    above, columns = "", (0, 0)
    for line in text[low:].split("\n"):
        start, low = low, low + len(line) + 1
        if not line.strip():
            continue
        marks = list(MARKS.finditer(fold(line)))
        empty = [number for number, mark in enumerate(marks) if mark.group()[0] in "._"]
        if len(marks) == 2 and len(empty) == 1 and (sides := _sides(above, known)) is not None:
            owner, other = sides[0][empty[0]], sides[0][1 - empty[0]]
            parties = [term.value.get("party") for term in told]
            rule, head = marks[empty[0]], sides[1][empty[0]]
            proofs = (
                view.flow.evidence(columns[0] + head[0], columns[0] + head[1]),
                view.flow.evidence(start + rule.start(), start + rule.end()),
            )
            page = view.flow.document.pages[proofs[1].page - 1]
            if owner not in parties and other in parties and page.read_as == "text":
                value: dict[str, JsonValue] = {"state": "blank", "party": owner}
                yield Term("signature", value, f"{owner}: blank", proofs, _BLANK, label, "stated", "")
        above, columns = line, (start, low)


def _sides(
    line: str, known: Known
) -> tuple[tuple[str, str], tuple[tuple[int, int], tuple[int, int]]] | None:
    """The two parties that a line names side by side, and where in it."""
    heads = HEADS.fullmatch(fold(line))
    cut = heads.start("two") if heads is not None else None
    if cut is None and len(gaps := list(_GAP.finditer(line.rstrip()))) == 1:
        cut = gaps[0].end()
    if cut is None:
        return None
    first, second = known.of_words(line[:cut]), known.of_words(line[cut:])
    if not first or not second or first == second:
        return None
    return (first, second), ((0, len(line[:cut].rstrip())), (cut, len(line.rstrip())))
