"""Sums that no term explains, and words of change beside a sum: neither is then told to be silence.

Extractors know wordings, and a contract has others. A figure with a currency that was taken for nothing may
be the price, whatever the article is headed; a sentence of a sum that names an index, an inflation, a
percentage or *every March* may revise it. What these words mean is left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from data import late as re
from data.load import lexicon
from pipeline.clause_types._terms import Places
from pipeline.states import SUPPORTED
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms._unexplained import chain
from pipeline.terms.base import View
from pipeline.types import Clause, FlowText, Term

_SIGN = "[\u00a3$\u20ac]"
_ROLES = frozenset({"recital", "signature"})
_AFTER = 2
"""Sentences of the same clause after one of a sum that may still speak of it."""
_BEFORE, _BEHIND = 90, 60
"""Characters around a change in which words may give it to something else."""
_SO_FAR = 25
"""Characters behind words that rule a rise out in which they rule it out only from so much on."""
_PER = 12
"""Characters before words of a period in which a sum is paid for them: *GBP 900 each year*."""
_PATTERNS = (
    "no_price",
    "change",
    "no_change",
    "yearly",
    "no_yearly",
    "the_sum",
    "ruled_out",
    "only_so_far",
)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Words:
    near: tuple[str, ...]
    sum: re.Pattern[str]
    no_price: re.Pattern[str]
    change: re.Pattern[str]
    no_change: re.Pattern[str]
    yearly: re.Pattern[str]
    no_yearly: re.Pattern[str]
    the_sum: re.Pattern[str]
    ruled_out: re.Pattern[str]
    only_so_far: re.Pattern[str]


def open_money(flow: FlowText, clauses: Sequence[Clause], terms: Sequence[Term]) -> frozenset[str]:
    """Return which of ``price`` and ``indexation`` words about sums may state, where it was not read.

    Args:
        flow: the running text of one contract.
        clauses: its clauses.
        terms: what the extractors read in it.
    """
    read = {term.kind for term in terms}
    if flow.document.language not in SUPPORTED or read >= {"price", "indexation"}:
        return frozenset()
    words = _words(_time.language_of(flow.document.language))
    where = Places(flow)
    told = (where.span(one.fragments) for term in terms if term.kind == "price" for one in term.evidences)
    view, prices = View(flow, tuple(clauses)), tuple(span for span in told if span is not None)
    sums = list(_sums(view, words, prices))
    found: set[str] = set()
    if "price" not in read and sums:
        found.add("price")
    if "indexation" not in read and any(_may_change(words, cut, at) for cut, at in sums):
        found.add("indexation")
    return frozenset(found)


def _sums(view: View, words: _Words, prices: Sequence[Span]) -> Iterator[tuple[tuple[Sentence, ...], int]]:
    """Yield the sentences of prices, and of sums that may be one: those of its clause, and which it is."""
    for clause in view.clauses:
        if clause.role in _ROLES:
            continue
        priced = [span for span in prices if span[0] < clause.end and clause.start < span[1]]
        if not priced and not _time.holds(view.folded(clause), words.near):
            continue
        cut = _time.sentences(view, clause)
        for at, sentence in enumerate(cut):
            own = any(low < sentence.end and sentence.start < high for low, high in priced)
            if own or (words.sum.search(sentence.folded) and not words.no_price.search(sentence.folded)):
                yield cut, at


def _may_change(words: _Words, cut: Sequence[Sentence], at: int) -> bool:
    """Tell whether the sentence of a sum, or one behind it, may say that it changes."""
    return any(
        _speaks(words, sentence.folded, own=not after)
        for after, sentence in enumerate(cut[at : at + 1 + _AFTER])
    )


def _speaks(words: _Words, folded: str, *, own: bool) -> bool:
    if (out := words.ruled_out.search(folded)) and not words.only_so_far.search(
        folded, out.start(), out.end() + _SO_FAR
    ):
        return False
    if _is_free(words.no_change, folded, words.change.finditer(folded)):
        return True
    times = [
        match
        for match in words.yearly.finditer(folded)
        if not words.sum.search(folded, max(0, match.start() - _PER), match.start())
    ]
    return (own or words.the_sum.search(folded) is not None) and _is_free(words.no_yearly, folded, times)


def _is_free(other: re.Pattern[str], folded: str, found: Iterable[re.Match[str]]) -> bool:
    return any(
        not other.search(folded, max(0, match.start() - _BEFORE), match.end() + _BEHIND) for match in found
    )


@cache
def _words(language: str) -> _Words:
    told: Mapping[str, Any] = lexicon("open_money", language)
    names, worded = chain(told["currencies"]), chain(told["numbers"])
    ways = (
        rf"{_SIGN}\s*(?:\d|[.;,_\[]|\Z)",
        rf"\d[\d.,\u00a0\u202f ]*(?:k|m|bn)?\s*(?:{_SIGN}|{names})",
        rf"{names}\s*\d",
        rf"{worded}[\w\s-]{{0,60}}?\s{names}",
    )
    return _Words(
        near=tuple(told["near"].split()),
        sum=re.compile("|".join(ways)),
        **{name: re.compile("|".join(chain(one) for one in told[name])) for name in _PATTERNS},
    )
