"""What the readers saw on the pages where people sign: marks of ink, and which pages they looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from data import late as re
from pipeline.folding import fold
from pipeline.terms._signature_blocks import Block
from pipeline.types import Document, FlowText

_STAMPED = 80
"""Characters above the first block from which a mark is nobody's signature."""
_NO_PICTURES = frozenset({"text/plain", "text/markdown", "text/csv"})


@dataclass(frozen=True, slots=True)
class Ink:
    """A mark: where the words beside it stand in the flow."""

    place: int
    page: int

    def belongs(self, block: Block) -> bool:
        """Whether it stands beside a cell of the block."""
        near = (*block.cells, *(item[0] for item in block.above[:1]))
        return any(cell.start <= self.place < cell.end for cell in near)


def loose_pages(ink: Sequence[Ink], blocks: Sequence[Block]) -> frozenset[int]:
    """Pages on which a mark belongs to no block, or two to one: an empty block may have been signed."""
    owned = [sum(one.belongs(block) for block in blocks) for one in ink]
    low = [one.place >= _first([cell.start for block in blocks for cell in block.cells]) for one in ink]
    pages = {one.page for one, owners, near in zip(ink, owned, low, strict=True) if near and owners == 0}
    for block in blocks:
        own = [one for one in ink if one.belongs(block)]
        if len(own) > 1:
            pages.add(own[0].page)
    return frozenset(pages)


def beside_names(ink: Sequence[Ink], starts: Sequence[int], page: int) -> int:
    """How many marks of a page may be signatures: what is far above the first place to sign is a stamp."""
    return sum(one.page == page and one.place >= _first(starts) for one in ink)


def _first(starts: Sequence[int]) -> int:
    return min(starts, default=0) - _STAMPED


def marks(flow: FlowText) -> list[Ink]:
    """The marks of a document, from its reader's notes: ``page:offset:x0:y0:x1:y1``."""
    found = []
    for key, value in flow.document.metadata:
        if key == "ink":
            parts = value.split(":")
            if len(parts) == 6 and parts[1].isdigit():
                found.append(Ink(_in_flow(flow, int(parts[1])), int(parts[0]) if parts[0].isdigit() else 0))
    return found


def _in_flow(flow: FlowText, offset: int) -> int:
    """Where a place of the document stands in the flow; the nearest place where it was cut out."""
    starts = [piece[1] for piece in flow.pieces]
    flow_start, start, length = flow.pieces[max(bisect_right(starts, offset) - 1, 0)]
    return flow_start + min(max(offset - start, 0), length)


@lru_cache(maxsize=8)
def _pages(document: Document) -> frozenset[int]:
    pages: set[int] = set()
    for key, value in document.metadata:
        if key == "ink_pages" and value == "all":
            return frozenset(page.number for page in document.pages)
        if key == "ink_pages":
            pages.update(int(number) for number in value.split(",") if number.isdigit())
    return frozenset(pages)


def looked_at(document: Document, page: int) -> bool:
    """Whether a mark on a page would have been seen: its reader looked, or the format holds no pictures."""
    return document.media_type in _NO_PICTURES or page in _pages(document)


@lru_cache(maxsize=8)
def certificates(document: Document) -> tuple[tuple[str, str], ...]:
    """Who signed the file electronically, and the day (ISO 8601 or empty), by its own account."""
    found = []
    for key, value in document.metadata:
        if key == "e_signature":
            _, day, name = [*value.split("|", 2), "", ""][:3]
            found.append((name, day))
    return tuple(found)


def names_same(one: str, other: str) -> bool:
    """Whether two spellings of a person's or a company's name share two words, or their only one."""
    left, right = (set(re.findall(r"[^\W\d_]{2,}", fold(name))) for name in (one, other))
    return bool(left and right) and len(left & right) >= min(2, len(left), len(right))
