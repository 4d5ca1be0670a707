"""The cells of a line under which or in which people sign, also where no gap parts them.

Layouts get lost on the way: *Pour le Loueur Pour le Client* on one line, *A. Brun (signé) C. Roy (signé)*
on the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data import late as re
from pipeline.terms import _signature_french_words as words
from pipeline.terms._party_words import is_role

_HEADS = re.compile(r"(?P<one>pour\s[\w .&'\u2019-]{3,50}?)\s+(?P<two>pour\s[\w .&'\u2019-]{3,50})\W*")
_ROLES = re.compile(
    r"(?P<one>l(?:[ea]s?\s+|['\u2019]\s?)[\w-]+)\s+(?P<two>l(?:[ea]s?\s+|['\u2019]\s?)[\w-]+)\W*"
)
_SIGNED = re.compile(r"[\[(/]\s*(?:signee?|s\.?|paraphe)\s*[\])/]|[._…]{4,}")


@dataclass(slots=True)
class Cell:
    """What stands in a column of a line."""

    start: int
    end: int
    column: int
    text: str


def cells(text: str, folded: str, low: int, high: int, columns: Sequence[int]) -> list[Cell]:
    """Return the cells of a line, in order.

    Args:
        text: as it was read.
        folded: the same, folded.
        low: where the line begins.
        high: and where it ends.
        columns: of the heads that stand above on one line; fewer than two where there are none.
    """
    found = [
        Cell(match.start(), match.end(), len(text[low : match.start()].expandtabs()), match.group())
        for match in words.CELL.finditer(text, low, high)
    ]
    if len(found) != 1:
        return found
    one = found[0]
    cuts = list(_cuts(folded, one, len(columns)))
    if not cuts:
        return found
    places = columns if len(columns) == len(cuts) + 1 else [start - low for start in (one.start, *cuts)]
    made = []
    for start, end, column in zip((one.start, *cuts), (*cuts, one.end), places, strict=True):
        said = text[start:end]
        made.append(Cell(start, start + len(said.rstrip()), column, said.rstrip()))
    return made


def _cuts(folded: str, one: Cell, count: int) -> Iterator[int]:
    """Yield where a further cell begins in what stands there as one."""
    heads = _HEADS.fullmatch(folded, one.start, one.end)
    if heads is None and (roles := _ROLES.fullmatch(folded, one.start, one.end)) is not None:
        heads = roles if is_role(roles["one"]) and is_role(roles["two"]) else None
    if heads is not None:
        yield heads.start("two")
        return
    marks = list(_SIGNED.finditer(folded, one.start, one.end))
    if count < 2 or len(marks) != count:
        return
    leads = marks[0].start() == one.start
    for mark, then in pairwise(marks):
        at = then.start() if leads else mark.end()
        while at < one.end and folded[at].isspace():
            at += 1
        yield at
