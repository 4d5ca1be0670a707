"""What a sentence on grave faults says beside a limit of liability, in whatever words it says it.

*Le dol et la faute lourde privent leur auteur de cette limite*, *fraud and death are excepted*: in the
article that limits liability, who names such faults leaves them out, unless words let them in as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data import late as re
from pipeline.terms import _risk_words
from pipeline.terms._articles import article_of
from pipeline.terms._duty_words import pattern
from pipeline.terms._passage import Passage, passages
from pipeline.terms.base import View

_BOOK = "liability_article"
_STOP = re.compile(r"(?<![\d(])[.;](?=\s|\Z)|\n[ \t]*\n")
_OF_LIMITS = {
    "en": re.compile(r"\b(?:limit\w*|cap|capped|ceiling|exceed\w*)\b"),
    "fr": re.compile(r"\b(?:limit\w*|plafon\w*|maximum|exced\w*|depass\w*)\b"),
}
_GRAVE = frozenset({"fraud", "wilful_misconduct", "gross_negligence", "death_or_injury"})


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence that leaves grave faults out of the limit it stands beside, and what it leaves out."""

    passage: Passage
    what: tuple[str, ...]
    lifting: bool
    """It says that the limit leaves something alone, be it by the number of a clause."""


def beside(view: View, limits: Sequence[Passage]) -> Iterator[Beside]:
    """Yield the sentences beside limits of liability that name grave faults, each once.

    Args:
        view: the document.
        limits: the sentences that limit liability to a sum.
    """
    language = "fr" if view.language == "fr" else "en"
    seen: set[int] = {limit.start for limit in limits}
    anchor = re.compile("|".join(pattern(_BOOK, name, language).pattern for name in ("grave", "lifting")))
    articles = dict.fromkeys(article_of(view, limit.clause) for limit in limits)
    for article in (view.clauses[one.start : one.stop] for one in articles if one):
        low, high = article[0].start, article[-1].end
        for passage in passages(view, article, anchor, before=300, after=500):
            if passage.start in seen or not low <= passage.start + passage.low < high:
                continue
            seen.add(passage.start)
            if pattern(_BOOK, "but", language).search(passage.folded) is not None:
                continue
            names = _risk_words.named("carve_outs", language, passage.folded)
            if "gross_negligence" in names and "negligence" in names:
                names.remove("negligence")
            lifting = pattern(_BOOK, "lifting", language).search(passage.folded) is not None
            if lifting or _GRAVE.intersection(names):
                yield Beside(passage, tuple(names), lifting)


def mutual(view: View, limit: Passage) -> bool:
    """Tell whether another sentence of the article gives the other party the same limit.

    Args:
        view: the document.
        limit: the sentence that limits the liability of one.
    """
    article = article_of(view, limit.clause)
    said = view.once(("said mutually", article), lambda: list(_mutually(view, article)))
    return any(not limit.start <= at < limit.end for at in said)


def _mutually(view: View, article: range) -> Iterator[int]:
    """Yield where the sentences of an article begin that give one party the limit of the other."""
    language = "fr" if view.language == "fr" else "en"
    words = pattern(_BOOK, "mutual", language)
    for clause in view.clauses[article.start : article.stop]:
        at = clause.start
        for sentence in _STOP.split(view.folded(clause)):
            if words.search(sentence) is not None and _OF_LIMITS[language].search(sentence) is not None:
                yield view.folded_between(at, clause.end).find(sentence) + at
            at += len(sentence)
