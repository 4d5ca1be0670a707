"""Bonuses and rebates that only their heading calls so: *Volume Rebate. If orders exceed X, it pays 2%*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._payment_figures import Figure, figures
from pipeline.terms._payment_words import listed, plain
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause, Language

_BOOK = "payment_commitments"
_REACH = 90
"""Characters after the word of giving in which what is given stands."""
_RUN_IN = 90
"""Characters of a clause in which its heading stands, where it has one on its first line."""


def headed_gains(
    view: View, clauses: Sequence[Clause], kind: str, language: Language
) -> Iterator[tuple[Sentence, Figure, str]]:
    """Yield the sentences under such a heading that promise a figure on a condition, and the heading.

    Args:
        view: of the document.
        clauses: of the document, or those that hold a word of the kind.
        kind: ``bonus`` or ``rebate``, as keys of the lexicon.
        language: whose words are read.
    """
    for clause in clauses:
        heading = fold(clause.heading or "")
        if (
            not heading
            or heading not in plain(view.folded(clause)[:_RUN_IN])
            or listed(_BOOK, kind, language).search(heading) is None
        ):
            continue
        for sentence in _time.sentences(view, clause):
            found = _promised(view, sentence, kind, language)
            if found is not None:
                yield sentence, found, clause.heading or ""


def _promised(view: View, sentence: Sentence, kind: str, language: Language) -> Figure | None:
    line = plain(sentence.folded)
    given = listed(_BOOK, "gain_given", language).search(line)
    if given is None or listed(_BOOK, "gain_if", language).search(line) is None:
        return None
    if listed(_BOOK, f"not_{kind}", language).search(line) is not None:
        return None
    low, high = given.start(), min(given.end() + _REACH, len(line))
    items = figures(view, sentence.text[low:high], line[low:high], language)
    return next((one for one in items if one.kind in ("percent", "amount")), None)
