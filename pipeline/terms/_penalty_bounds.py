"""Whether a penalty that runs by the hour or the day is bounded nowhere: read, not taken from silence.

A bound is sought in the article of the penalty, which must be the whole of what is said of it, and in each
sentence on liability or penalties; a paper that breaks off, or leans on another, may have one all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.terms._articles import article_of
from pipeline.terms._duty_words import pattern
from pipeline.terms._passage import Passage
from pipeline.terms.base import View

_BOOK = "penalty_bounds"
_STOP = re.compile(r"(?<![\d(])[.;](?=\s|\Z)|\n[ \t]*\n")
_ENDED = re.compile(r"[.;][\"'\u2019\u201d)»]?\s*\Z")


def nowhere_bounded(view: View, passage: Passage) -> bool:
    """Tell whether a penalty has no bound in its article, nor in any sentence that could give it one."""
    language = "fr" if view.language == "fr" else "en"
    if passage.clause.role != "body" or _ENDED.search(passage.text) is None:
        return False
    article = article_of(view, passage.clause)
    return view.once(("unbounded", article), lambda: _unbounded(view, article, language))


def _unbounded(view: View, article: range, language: str) -> bool:
    if not article or not any(clause.role == "signature" for clause in view.clauses):
        return False  # what breaks off before it is signed may go on to bound it
    low, high = view.clauses[article.start].start, view.clauses[article.stop - 1].end
    said = view.folded_between(low, high)
    if any(pattern(_BOOK, name, language).search(said) for name in ("bounds", "elsewhere")):
        return False
    papers = pattern(_BOOK, "papers", language)
    if view.once("papers", lambda: papers.search(view.folded_between(0, len(view.flow.text)))) is not None:
        return False
    bounding = view.once("bounding", lambda: list(_bounding(view, language)))
    return all(low <= start < high for start in bounding)


def _bounding(view: View, language: str) -> Iterator[int]:
    """Yield where the clauses begin that have a sentence with a bound of what is paid for a fault."""
    for clause in view.clauses:
        if any(_bounds(sentence, language) for sentence in _STOP.split(view.folded(clause))):
            yield clause.start


def _bounds(sentence: str, language: str) -> bool:
    """Tell whether a folded sentence speaks of what is paid for a fault, and has words of a bound."""
    return all(pattern(_BOOK, name, language).search(sentence) is not None for name in ("of", "bounds"))
