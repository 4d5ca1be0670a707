"""Marks by hand on the pages where people sign: which pages those are, and beside what they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.reading._signing_foot import parties_sign_below

Box = tuple[float, float, float, float]
"""Left, top, right and bottom; points from the page's top left corner as displayed."""

_WORDS = (
    "signature",
    "by:",
    "by __",
    "by --",
    "\nby\n",
    "\nby\t",
    "name:",
    "signed by",
    "in witness",
    "per:",
    "/s/",
    "fait à",
    "fait en ",
    "fait le ",
    "\npour l",
    "lu et approuv",
    "signé par",
    "soussigné",
)
_LABEL = re.compile(
    r"\W*(?:by|per|signature|signed|sign[ée]e?|name|nom|title|date|pour|for|lu et approuv|bon pour|cachet"
    r"|its|le|la|fonction|qualit[ée])\b|_{3}",
    re.IGNORECASE,
)
_FARTHEST = 110.0
"""Points between a mark and the words it belongs to: the room that is left for a signature."""
_MOST = 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark and the words it stands beside."""

    box: Box
    at: int
    """Offset of the words in the page's text; -1 where ``words`` and ``nth`` tell."""
    words: str = ""
    nth: int = 0
    """Which occurrence of the words in the page's text, from 0."""

    def note(self, page: int, start: int, text: str) -> str | None:
        """The mark as a document's metadata has it: ``page:offset:x0:y0:x1:y1``; ``None`` where it is lost.

        Args:
            page: number of its page.
            start: where the page's text starts in the document.
            text: the page's text as it stands in the document.
        """
        at = self.at
        if at < 0:
            for _ in range(self.nth + 1):
                at = text.find(self.words, at + 1)
                if at < 0:
                    return None
        return ":".join([str(page), str(start + at), *(f"{value:.0f}" for value in self.box)])


def may_be_signed(text: str) -> bool:
    """Tell whether a page has words beside which people sign; a page without them is not looked at."""
    lowered = text.lower()
    return any(word in lowered for word in _WORDS) or parties_sign_below(text)


def beside(box: Box, words: Sequence[tuple[Box, str]]) -> int | None:
    """Choose the words that a mark belongs to: the nearest, those that ask for a signature before others.

    Returns:
        Index in ``words``; ``None`` where all are too far.
    """
    best: tuple[float, int] | None = None
    for index, (other, text) in enumerate(words):
        across = max(other[0] - box[2], box[0] - other[2], 0.0)
        down = max(other[1] - box[3], box[1] - other[3], 0.0)
        if across > _FARTHEST or down > _FARTHEST:
            continue
        cost = across + 1.5 * down
        if _LABEL.match(text):
            cost *= 0.6
        if cost <= _FARTHEST and (best is None or cost < best[0]):
            best = cost, index
    return None if best is None else best[1]


def notes(
    pages: Sequence[tuple[Sequence[Mark], bool]], starts: Sequence[int], texts: Sequence[str]
) -> list[tuple[str, str]]:
    """Metadata of a document: the pages that were looked at (``ink_pages``) and each mark (``ink``).

    Args:
        pages: of each page its marks, and whether marks would have been seen.
        starts: where each page's text starts in the document.
        texts: of the pages.
    """
    looked = [str(number) for number, (_, seen) in enumerate(pages, start=1) if seen]
    found = [("ink_pages", ",".join(looked))] if looked else []
    for number, ((marks, _), start, text) in enumerate(zip(pages, starts, texts, strict=True), start=1):
        for mark in marks[:_MOST]:
            note = mark.note(number, start, text)
            if note is not None:
                found.append(("ink", note))
    return found
