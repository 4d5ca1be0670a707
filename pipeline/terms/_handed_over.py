"""Papers that hand over what another contract gave: a lease that is assigned, a shop sold with its lease.

They recite that contract with its day, its length and its end, which are not their own. What was read in
such a recital is left open, with the words. Their titles name a type that is not theirs, either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._unexplained import chain
from pipeline.terms.base import View
from pipeline.types import Term

_HEAD = 160
"""Characters in which a title stands where none was read."""
_TIMES = frozenset(
    {"effective_date", "term", "expiration_date", "renewal", "renewal_term", "notice_period"}
)
_THEIRS = "These words may be about the contract that is handed over, and not about this one."


def has_no_type(title: str, language: str) -> bool:
    """Tell whether a title names a sale or a transfer that is of none of the types."""
    return _pattern("no_type", _time.language_of(language)).search(fold(title)) is not None


def left_open(view: View) -> Iterator[Term]:
    """Yield a contract's terms, those without a value that were read where it recites another's."""
    if not _hands_over(view):
        yield from view.terms
        return
    language = _time.language_of(view.language)
    recited, ours = _pattern("recited", language), _pattern("ours", language)
    kept = [term for term in view.terms if not (term.kind in _TIMES and _is_theirs(term, recited, ours))]
    yield from kept
    told = {term.kind for term in kept}
    for term in view.terms:
        if term.kind in _TIMES and term.kind not in told:
            told.add(term.kind)
            yield _time.unknown(term.kind, term.extractor, _THEIRS, term.evidences, confidence=0.6)


def _is_theirs(term: Term, recited: re.Pattern[str], ours: re.Pattern[str]) -> bool:
    words = fold(" ".join(one.quote for one in term.evidences))
    return term.state == "stated" and recited.search(words) is not None and not ours.search(words)


def _hands_over(view: View) -> bool:
    titles: Iterable[str] = [term.value_text for term in view.of("title")] or [view.flow.text[:_HEAD]]
    words = _pattern("hands_over", _time.language_of(view.language))
    return any(words.search(fold(one)) for one in titles)


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    told: Mapping[str, Any] = lexicon("handed_over", language)
    ways = [told[name]] if isinstance(told[name], str) else told[name]
    return re.compile("|".join(chain(one) for one in ways))


__all__ = ["has_no_type", "left_open"]
