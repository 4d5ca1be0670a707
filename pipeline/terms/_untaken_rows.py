"""Rows of tables that look like prices, of which nothing was read: they are quoted, and left open.

A reader who sees a column of sums under words of price would be alarmed to be told that no price is stated,
or to be shown half of them without a word. So a table whose title or head speaks of prices, or of money,
has its rows counted: those that no term has taken make the price unknown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.folding import fold
from pipeline.terms._price_aligned import aligned
from pipeline.terms._price_context import PriceWords, price_words
from pipeline.terms._price_heads import LONG_CELL, lines_of, money_mark, titles_beside
from pipeline.terms._price_rows import CARRIED, TOTAL_ROW, VALUE_COLUMN
from pipeline.terms._price_steps import steps_in
from pipeline.terms.base import View
from pipeline.types import Clause, Term

Line = tuple[int, int]
"""Where a line stands in the flow."""

_GAP = 3
"""Lines without tabs between two rows from which on they are of two tables."""
_TITLES, _REACH = 3, 900
_FEWEST = 2
"""Rows that no price was read of, where none of the table was."""
_MONEY = r"(?:[$€£]|gbp|eur|usd|chf|euros?)"
_TAX = r"(?:\s?(?:h\.?t\.?|ttc))?"
_SUM = re.compile(
    rf"(?:{_MONEY}\s?)?\d{{1,3}}(?:[ ,.']?\d{{3}})*[.,]\d{{2}}(?:\s?{_MONEY})?{_TAX}"
    rf"|{_MONEY}\s?\d[\d ,.']*|\d[\d ,.']*\s?{_MONEY}{_TAX}"
)
"""A cell that holds what looks like a sum: with two decimals, or with its money."""
_COUNT = re.compile(r"\d[\d,.']*\d(?!\s?%)")
_LABEL = re.compile(r"[^\W\d_]|\d{2}")
_OTHERS = re.compile(
    r"\b(?:poids|weights?|delais?|lead\s+times?|delivery|penalites?|assurance|insurance|garanties?|capital"
    r"|depots?|deposits?|coefficients?|indices?|index|temperatures?|consommations?|volumes?|surfaces?"
    r"|dimensions?|heures|hours\s+worked|scores?|notes?|availability|disponibilite|response)\b"
)
"""What a table tells whose figures are no prices, though prices be spoken of around it."""

_TAXED_HEAD = re.compile(
    r"\b(?:p\.?\s?u\.?|prix|total|montants?|mt|sous-total)\s*\(?(?:h\.?t\b|ttc\b|net\s+de\s+taxes?\b)"
    r"|\b(?:unit|total|amount|net|line\s+total|each)\s*\(?(?:ex(?:cl(?:uding|usive\s+of|\.)?)?\.?|incl(?:uding|usive\s+of|\.)?|plus)"
    r"\s*(?:vat|tax)\b"
)
"""A column of sums before or after tax, without the word price and without a currency: *PU HT*."""


@dataclass(frozen=True, slots=True)
class Untaken:
    """A table of which rows were not taken."""

    rows: tuple[Line, ...]
    partly: bool
    """Others of its rows were."""


def untaken(view: View, terms: Iterable[Term]) -> Iterator[Untaken]:
    """Yield the tables that speak of prices and have rows that no term was read of.

    Args:
        view: the contract.
        terms: all that was read of it.
    """
    shown = aligned(view)
    if "\t" not in shown.flow.text:
        return
    folded = shown.folded_between(0, len(shown.flow.text))
    words = price_words("fr" if view.language == "fr" else "en")
    taken: Taken | None = None
    for block in _blocks(folded):
        head = folded[slice(*block[0])]
        priced = _priced(head, words)
        lines = [line for line in block if not priced or folded[slice(*line)] != head]
        rows = [line for line in lines if _is_row(folded[slice(*line)], priced, words)]
        if not rows or not _speaks_of_prices(view, folded, block, head, words):
            continue
        taken = taken or Taken(view, terms)
        told = {line for line in rows if taken.meets(line)}
        known = {one for line in told for one in _sums(folded[slice(*line)])}
        left = tuple(
            line
            for line in rows
            if line not in told and (not (own := _sums(folded[slice(*line)])) or not own <= known)
        )  # a sum that stands in two rows is one price
        if left and len(left) >= (1 if len(left) < len(rows) else _FEWEST):
            yield Untaken(left, len(left) < len(rows))


class Taken:
    """The stretches of the document that terms are read of."""

    def __init__(self, view: View, terms: Iterable[Term]) -> None:
        self._view = view
        fragments = (one for term in terms for proof in term.evidences for one in proof.fragments)
        last = 0
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted({(one.start, one.end) for one in fragments}):
            last = max(last, end)
            self._starts.append(start)
            self._ends.append(last)

    def meets(self, line: Line) -> bool:
        """Whether a term was read of a line of the flow."""
        for one in self._view.flow.evidence(*line).fragments:
            place = bisect_right(self._starts, one.end - 1) - 1
            if place >= 0 and self._ends[place] > one.start:
                return True
        return False


def _blocks(folded: str) -> Iterator[list[Line]]:
    """Yield the tables of a text: lines with tabs that follow one another, with few others between."""
    block: list[Line] = []
    gap = 0
    for low, high in lines_of(folded):
        if folded.find("\t", low, high) >= 0:
            block.append((low, high))
            gap = 0
            continue
        gap += low < high
        if block and (gap >= _GAP or high - low > 2 * LONG_CELL):
            yield from (block,) if len(block) >= _FEWEST else ()
            block = []
    yield from (block,) if len(block) >= _FEWEST else ()


def _priced(head: str, words: PriceWords) -> tuple[int, ...]:
    """Return which columns of a head name a price, or are steps or years."""
    cells = head.split("\t")
    named = tuple(place for place, cell in enumerate(cells) if place and words.names_price(cell))
    return named or tuple(place for place in steps_in(cells) if place)


def _is_row(text: str, priced: Sequence[int], words: PriceWords) -> bool:
    """Whether a line has a label, and what looks like a sum, or a figure in a column of prices."""
    cells = [cell.strip() for cell in text.split("\t")]
    if not _LABEL.search(cells[0]) or TOTAL_ROW.match(text) or CARRIED.match(text):
        return False
    summed = any(map(_SUM.fullmatch, cells[1:]))
    summed = summed or any(place < len(cells) and _COUNT.search(cells[place]) for place in priced)
    return summed and not words.never.meets(text)


def _sums(text: str) -> frozenset[str]:
    """Return the sums of a row as printed."""
    return frozenset(cell for cell in map(str.strip, text.split("\t")) if _SUM.fullmatch(cell))


def _speaks_of_prices(view: View, folded: str, block: Sequence[Line], head: str, words: PriceWords) -> bool:
    """Whether the head of a table, what stands around it or its heading names prices, and nothing else."""
    first, last = block[0][0], block[-1][1]
    above = titles_beside(reversed(folded[max(first - _REACH, 0) : first].split("\n")), _TITLES)
    below = titles_beside(folded[last : last + _REACH].split("\n"), _TITLES)
    nearest = (head, *above[:1])
    if any(_OTHERS.search(one) or VALUE_COLUMN.search(one) or words.never.meets(one) for one in nearest):
        return False
    if any(map(words.names_price, (head, *above, *below))) or _TAXED_HEAD.search(head) is not None:
        return True
    if money_mark().search(head) is not None and "%" not in head:
        return True
    clause = next((one for one in view.clauses if one.start <= first < one.end), None)
    heading = _heading(clause)
    return words.names_price(heading) and not words.never_headed(heading)


def _heading(clause: Clause | None) -> str:
    return "" if clause is None else fold(" ".join((*clause.path, clause.heading)))
