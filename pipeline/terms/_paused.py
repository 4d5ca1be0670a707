"""Time for which a contract stands still is no time for which it runs.

``Les prestations sont suspendues du 1er juillet au 31 décembre`` begins nothing and ends nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms.base import View
from pipeline.types import Term

_ENDS = frozenset({"expiration_date", "term"})
_BEGINS = "effective_date"
_REASON = "The words are of a time for which nothing runs; what becomes of the end is not settled."
_AROUND = 400
_LEAST = 0.6


def paused(folded: str, language: str) -> bool:
    """Tell whether a folded sentence tells for how long something stands still, not how long it runs."""
    if _time.phrase("paused", language, folded) is None:
        return False
    still = _time.phrases("paused_not", language).sub(" ", folded)
    return (
        _time.phrase("paused", language, still) is not None
        and _time.phrase("paused_runs", language, still) is None
    )


def unpaused(view: View, terms: Iterable[Term]) -> Iterator[Term]:
    """Leave open an end that was read of words of a pause; a beginning that was read of them is none."""
    for term in terms:
        timed = term.kind in _ENDS or term.kind == _BEGINS
        if not timed or term.state != "stated" or not paused(_sentence(view, term), view.language):
            yield term
        elif term.kind in _ENDS:
            sure = max(term.confidence, _LEAST)
            yield replace(term, value={}, value_text="", confidence=sure, state="unknown", reason=_REASON)


def _sentence(view: View, term: Term) -> str:
    """The sentence of a term, folded; its quote where that stands nowhere in one piece."""
    quote = term.evidences[0].quote
    at = view.flow.text.find(quote)
    if at < 0:
        return fold(quote)
    low, high = max(0, at - _AROUND), min(len(view.flow.text), at + len(quote) + _AROUND)
    before = view.folded_between(low, at)
    after = view.folded_between(at + len(quote), high)
    cuts = [before.rfind(stop) + len(stop) for stop in (". ", "\n\n", "; ") if stop in before]
    stops = [after.find(stop) for stop in (". ", ".\n", "\n\n") if stop in after]
    starts, ends = max(cuts, default=0), min(stops, default=len(after))
    return before[starts:] + view.folded_between(at, at + len(quote)) + after[:ends]
