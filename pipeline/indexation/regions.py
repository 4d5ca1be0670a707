"""The stretches of a contract that say how prices move: articles, and what belongs to a clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold
from pipeline.indexation._nouns import moves, says_how_far
from pipeline.indexation.reading._no_figure import says_no_figure

_LEGEND = re.compile(
    r"\s*(?:dans laquelle|dans lequel|ou\s*:|avec\s*:|where\b|in which\b|[a-z]\w{0,3}\s*\(?\w*\)?\s*=)"
)
_FORMULA = re.compile(r"\s*[A-Za-z]\w{0,5}\s*=\s*\S")
"""A formula on a line of its own that was taken for the heading of what follows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause of a paper, as it was cut: where it stands and under which headings."""

    number: str
    heading: str
    headings: tuple[str, ...]
    text: str
    char_start: int
    char_end: int


def regions(pieces: Sequence[Piece], places: Sequence[tuple[int, int]], language: str) -> list[str]:
    """Return the texts that say how prices move, each whole.

    An article whose heading speaks of it is taken from end to end, with its formula and its legend; of any
    other clause only itself, and what follows it without a number of its own.

    Args:
        pieces: the clauses of one paper, in order.
        places: where the words stand that were read as moving a price.
        language: of the paper.
    """
    held = [
        next((n for n, one in enumerate(pieces) if one.char_start < high and low < one.char_end), None)
        for low, high in places
    ]
    found = [_around(pieces, at, language) for at in held if at is not None]
    joined: list[range] = []
    for one in sorted(found, key=lambda region: region.start):
        if joined and one.start <= joined[-1].stop:
            joined[-1] = range(joined[-1].start, max(joined[-1].stop, one.stop))
        else:
            joined.append(one)
    return ["\n\n".join(pieces[n].text for n in region) for region in joined]


def _around(pieces: Sequence[Piece], at: int, language: str) -> range:
    article = pieces[at].headings
    first, last = at, at + 1
    if article and moves(article[-1], language):
        while first > 0 and _inside(pieces[first - 1], article):
            first -= 1
        while last < len(pieces) and _inside(pieces[last], article):
            last += 1
    own = (*article, pieces[at].heading)
    if pieces[at].heading and moves(pieces[at].heading, language):
        # the clause stands right under the heading of its article, whose further paragraphs follow it
        while last < len(pieces) and _inside(pieces[last], own):
            last += 1
    while last < len(pieces) and (
        _goes_on(pieces[last - 1], pieces[last])
        or says_no_figure(pieces[last].text, language)
        or _says_how_far(pieces[at], pieces[last], language)
    ):
        last += 1
    return range(first, last)


def _says_how_far(moving: Piece, piece: Piece, language: str) -> bool:
    """Whether a paragraph of the same article bounds or rounds the change that a clause tells."""
    same = _article(piece) in ("", _article(moving))
    if piece.headings != moving.headings or not same:
        return False
    return says_how_far(piece.text, language) or _defines(piece.text, moving.text)


def _article(piece: Piece) -> str:
    """Return the number of the article in which a paragraph stands: none for *(b)*."""
    first = piece.number.partition(".")[0].strip("() ")
    return first if first.isdigit() else ""


_MEANS = re.compile(
    r"\A\W*(?:(?:\d[\d.]*|\w)\W+)?[\"\u201c\u00ab]\s*(?P<term>[\w' -]{2,30}?)\s*[\"\u201d\u00bb]\s*"
    r"(?:shall\s+)?(?:means?|is|designe\w*|s'entend\w*|signifie)\b"
)


def _defines(text: str, moving: str) -> bool:
    """Whether a paragraph says what a word means that the clause uses: *"CPI" means ...*."""
    told = _MEANS.match(fold(text))
    return told is not None and re.search(rf"\b{re.escape(told['term'])}\b", fold(moving)) is not None


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a paragraph without a number is the formula or the legend that the one before announced."""
    formula = _FORMULA.match(piece.heading) is not None and piece.headings[-1:] == (before.heading,)
    if piece.number or (piece.headings and not formula):
        return False
    return before.text.rstrip().endswith(":") or _LEGEND.match(fold(piece.text)) is not None


def _inside(piece: Piece, article: tuple[str, ...]) -> bool:
    return piece.headings[: len(article)] == article
