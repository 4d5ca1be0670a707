"""Sums that may be prices: each with what the rules make of it and what a model looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from models.price.features import AFTER, BEFORE, Around
from pipeline._money_qualifiers import is_minimum
from pipeline.folding import fold
from pipeline.money import Amount, decimal_style, dollar_of, per_of, tax_of
from pipeline.terms._price_changed import changes
from pipeline.terms._price_context import Reading, price_words, read_context, sentence_start, what_of
from pipeline.terms._price_downwards import read_downwards
from pipeline.terms._price_per import ABOVE, Per, lines_above, per_around, text_above
from pipeline.terms._price_rows import NO_PRICE, read_row
from pipeline.terms._price_sideways import read_sideways
from pipeline.terms._price_tables import TablePrice, read_tables
from pipeline.terms.base import View
from pipeline.types import Clause, Language

_TIMES = frozenset({"minute", "hour", "day", "week", "month", "quarter", "half_year", "year"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sum of a clause."""

    amount: Amount
    reading: Reading | None
    """What the rules read; ``None`` where nothing says that it is a price."""
    per: Per
    around: Around | None
    """What the model is asked; ``None`` where the amount is not known."""
    row: bool = False
    """Whether it stands in a row of a table or list."""
    refused: bool = False
    """Whether the rules know that it is no price: a tax, the product of a line."""
    replaces: Amount | None = None
    """The old price that it takes the place of."""


def candidates(
    view: View, clause: Clause, heading: str, amounts: Sequence[Amount], language: Language
) -> Iterator[Candidate]:
    """Yield the sums of a clause, without those that others take the place of."""
    folded = view.folded(clause)
    above = view.folded_between(max(clause.start - ABOVE, 0), clause.start) if amounts else ""
    old, new = changes(folded, amounts)
    for place, amount in enumerate(amounts):
        if place in old:
            continue
        row = read_row(folded, amount, heading, language)
        reading = row or read_context(folded, amount, heading, language)
        replaced = amounts[new[place]] if place in new else None
        if replaced is not None:
            reading = _instead(folded, replaced, reading, heading, language)
        refused = reading is NO_PRICE or amount.value == 0
        refused = refused or _TAX_BEFORE.search(folded, max(amount.start - 40, 0), amount.start) is not None
        refused = refused or _EXAMPLE.search(folded[max(amount.start - 240, 0) : amount.start]) is not None
        reading = None if refused else reading
        per = per_around(
            folded, amount, reading or Reading(0.0, "", amount.start), heading, above, language
        )
        kept = Candidate(amount, reading, per, None, row is not None, refused, replaced)
        if amount.value is None:
            yield kept
            continue
        flags = (*_flags(folded, kept), f"role:{clause.role}")
        around = Around(
            folded[max(amount.start - BEFORE, 0) : amount.start],
            folded[amount.end : amount.end + AFTER],
            heading,
            _intro(text_above(above, folded, amount.start)),
            amount.value,
            "fr" if language == "fr" else "en",
            reading.confidence if reading is not None else 0.0,
            flags,
        )
        yield replace(kept, around=around)


def _intro(before: str) -> str:
    """What introduces the row that a sum stands in; empty in running text."""
    begin = before.rfind("\n") + 1
    if len(before) - begin > _ROW:
        return ""
    return " / ".join(islice(lines_above(before[:begin]), 3))


_ROW = 110
"""Longest beginning of a row; a longer line is running text."""
_EXAMPLE = re.compile(
    r"\b(?:exemples?\s*(?:\d+\s*)?[:;]|a titre d'(?:exemple|illustration)|par exemple|for example"
    r"|for instance|by way of example)[^.\n]*(?:\.\d+[^.\n]*)*\Z"
)
"""A sum of an example, told in the same sentence, is none that is owed."""
_TAX_BEFORE = re.compile(
    r"\b(?:tva|t\.v\.a\.?|vat|sales tax)\s*\(?(?:\d{1,2}(?:[.,]\d)?\s?%)?\)?\s*[:=]?\s*\Z"
)
"""Words right before a sum that make it the tax itself."""


def _flags(folded: str, candidate: Candidate) -> Iterator[str]:
    """What the rules say of a sum, as names that a model weighs."""
    amount, reading = candidate.amount, candidate.reading
    if candidate.refused:
        yield "rule:against"
    elif reading is None:
        yield "rule:none"
    else:
        yield f"rule:{'row' if candidate.row else 'text'}"
        yield f"rule:{'row' if candidate.row else 'text'}:{reading.confidence:.2f}"
    unit = candidate.per.unit
    if unit is None:
        yield "per:none"
    else:
        yield f"per:{'time' if unit in _TIMES else 'once' if unit == 'once' else 'thing'}"
        yield f"per:{candidate.per.known}"
    tax = tax_of(folded, amount.start, amount.end)
    if tax is not None:
        yield f"tax:{tax}"
    if amount.confirmed:
        yield "sum:confirmed"
    if not amount.sure:
        yield "sum:unsure"
    if is_minimum(folded, amount.start):
        yield "sum:minimum"
    if candidate.replaces is not None:
        yield "sum:new"


def _instead(
    folded: str, old: Amount, own: Reading | None, heading: str, language: Language
) -> Reading | None:
    """What a new price is: what the one was that it takes the place of."""
    theirs = read_context(folded, old, heading, language)
    if theirs is None or theirs is NO_PRICE or own is NO_PRICE:
        return own
    per = theirs.per or per_of(folded, old.start, old.end, language) or ""
    if own is not None:
        per = own.per or per_of(folded, own.start, own.start, language) or per
    return replace(theirs, per=per)


def reading_of(folded: str, amount: Amount, language: Language) -> Reading:
    """Read what a sum is for that only the model takes for a price: the nearest noun of its sentence."""
    start = sentence_start(folded, amount.start)
    head = folded[start : amount.start].replace("\n", " ")
    noun = price_words(language).last_noun(head)
    if noun is None:
        return Reading(0.6, "", max(start, amount.start - 160))
    return Reading(0.6, what_of(head, noun, start)[0], max(start, amount.start - 160))


def table_candidates(
    view: View, clause: Clause, heading: str, language: Language
) -> Iterator[tuple[TablePrice, Around]]:
    """Yield the bare figures under or behind a head that names price and currency."""
    text = view.flow.text
    style, dollar = decimal_style(text), dollar_of(text)
    where = (text, clause.start, clause.end, heading, language, style, dollar)
    for row in chain(read_tables(*where), read_sideways(*where), read_downwards(*where)):
        begin = text.rfind("\n", 0, row.start) + 1
        head = fold(text[row.head_start : row.head_end])
        unit = row.qualifiers.get("per")
        flags = [
            "rule:table",
            f"rule:table:{row.confidence:.2f}",
            f"per:{'none' if unit is None else 'time' if unit in _TIMES else 'thing'}",
            f"role:{clause.role}",
        ]
        flags += ["per:head"] if unit else []
        flags += [f"tax:{row.qualifiers['tax']}"] if "tax" in row.qualifiers else []
        around = Around(
            fold(text[max(begin - BEFORE, 0) : row.end]).rstrip("0123456789.,' "),
            fold(text[row.end : row.end + AFTER]),
            heading,
            head,
            row.amount,
            "fr" if language == "fr" else "en",
            row.confidence,
            tuple(flags),
        )
        yield row, around
