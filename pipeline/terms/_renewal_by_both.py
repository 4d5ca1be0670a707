"""What only a paper of both parties renews: nothing is promised, and without such a paper it ends.

*The term may be extended by an amendment signed by both parties* says what the law says of every contract.
*The Customer may extend it* does not: whether it did is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

PAPERS: Mapping[str, tuple[str, ...]] = {
    "en": ("agreement", "contract", "deed of", "signed by", "in writing"),
    "fr": ("contrat", "accord", "convention", "avenant", "ecrit", "bail", "marche"),
}
"""Literals of which one stands wherever the lexicon's ``another_paper`` does."""


def only_by_both(folded: str, language: str) -> bool:
    """Tell whether a sentence on renewal, folded, lets nobody renew without the other.

    Args:
        folded: the sentence.
        language: of the document.
    """
    if _time.phrase("renewed_by_both", language, folded) is None:
        return False
    return _time.phrase("renewed_by_one", language, folded) is None


def by_paper(view: View, clauses: Sequence[Clause]) -> tuple[Sentence, int, int] | None:
    """Return the first words under Term by which going on takes another paper, though none says renew.

    *Going on beyond the end needs a fresh contract*; *aller au-delà suppose un avenant*. Outside of the
    clause on the term such words may speak of anything.

    Args:
        view: of the document.
        clauses: those to look at.
    """
    for clause in clauses:
        if clause.role != "body" or not _time.is_term_heading(clause, view.language):
            continue
        for sentence in _time.sentences(view, clause):
            on = _time.phrase("going_on", view.language, sentence.folded)
            paper = on and _time.phrase("another_paper", view.language, sentence.folded)
            if on and paper and _time.phrase("renewed_by_one", view.language, sentence.folded) is None:
                return sentence, min(on.start(), paper.start()), max(on.end(), paper.end())
    return None
