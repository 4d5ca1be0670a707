"""Another paper that this one stands under: a master agreement, general terms, a tariff.

What this paper leaves out may be agreed there, so its silence proves nothing. A paper that is in the same
file, as general terms printed behind an order, is not another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data import late as re
from pipeline.folding import fold
from pipeline.terms import _time
from pipeline.terms._duty_words import pattern, proof, search
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause, Language, Term

_BOOK = "incorporated_terms"
_MOST = 2
_OPENING = 4000
"""A paper that is a part of another says so in its first lines; later ones speak of its own annexes."""
_BEFORE, _AFTER = 160, 200
_LINE = 90
_SENTENCES = 900
"""A longer sentence is a list or a table, in which words that stand together by chance are many."""
_BARE = re.compile(r"\W+")
_NUMBERED = re.compile(r"\b(?:articles?|sections?|clauses?)\s+\d")
"""What is borrowed of another agreement is named by its number."""
_THIS = re.compile(r"\b(?:this|the|such|said|present|du|presente?)\s+\w+$")
"""A name so short is the paper's own: ``this Agreement``, ``the Agreement``."""


class IncorporatedTerms:
    """Reads which other paper governs this one, or is part of it."""

    name = "incorporated_terms"
    version = 1
    kinds = ("incorporated_terms",)
    requires: tuple[str, ...] = ("title",)
    languages: tuple[Language, ...] = ("fr", "en")
    triggers: Mapping[str, tuple[str, ...]] = {
        "en": (
            "master", "framework", "umbrella", "principal", "main ", "underlying", "head ",
            "terms", "conditions", "tariff", "this exhibit", "this addendum", "this schedule",
            "this appendix", "this attachment", "this annex", "this rider", "this supplement",
            "this statement", "this sow", "this work", "this task", "this order", "this service",
            "this purchase", "this quot", "this call", "purchase agreement", "sale agreement", "merger",
            "separation", "transaction agreement", "transition agreement", "transfer agreement",
            "exchange agreement", "contribution agreement", "reorganization", "incorporated",
        ),
        "fr": (
            "conditions", "cadre", "principal", "initial", "associe", "correspondant", "cahier", "ccag",
            "ccap", "cgv", "cga", "cgu", "presente annexe", "presente commande", "present bon",
            "present ordre", "present devis", "presente fiche", "cession", "d'apport", "fusion", "reprise",
            "incorpore", "mutatis",
        ),
    }  # fmt: skip
    signals: Mapping[str, Mapping[str, tuple[str, ...]]] = {}

    def extract(self, view: View, clauses: Sequence[Clause]) -> Iterable[Term]:
        """Yield at most two terms, one a paper, in the order of the text."""
        seen: set[str] = set()
        for clause in _time.shown(view, clauses, self.triggers):
            for sentence in _time.sentences(view, clause):
                for paper, low, high in _papers(view, sentence):
                    if paper in seen or _is_own(view, paper, sentence):
                        continue
                    seen.add(paper)
                    words = proof(view, sentence, low - 120, high + 120)
                    yield _time.stated(
                        "incorporated_terms", f"{self.name}/{self.version}", {"paper": paper}, paper,
                        [words], 0.85,
                    )  # fmt: skip
                    if len(seen) == _MOST:
                        return


def _papers(view: View, sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Yield the papers that a sentence puts over this one, each with its place in the sentence."""
    language, folded = view.language, sentence.folded
    if len(folded) > _SENTENCES or search(_BOOK, "own", language, folded):
        return
    for paper in pattern(_BOOK, "papers", language).finditer(folded):
        around = folded[max(0, paper.start() - _BEFORE) : paper.end() + _AFTER]
        if pattern(_BOOK, "governs", language).search(around):
            yield " ".join(paper.group().split()), paper.start(), paper.end()
            return
    if sentence.start < _OPENING:
        yield from _part_of(language, folded)
    yield from _one_of_several(language, folded, early=sentence.start < _OPENING)


def _part_of(language: str, folded: str) -> Iterator[tuple[str, int, int]]:
    for part in pattern(_BOOK, "parts", language).finditer(folded):
        belongs = pattern(_BOOK, "belongs", language).search(folded, part.end(), part.end() + _BEFORE)
        if belongs is None:
            continue
        paper = pattern(_BOOK, "any_paper", language).search(folded, belongs.end(), belongs.end() + 90)
        if paper is not None:
            yield " ".join(paper.group().split()), part.start(), paper.end()
            return


def _one_of_several(language: str, folded: str, *, early: bool) -> Iterator[tuple[str, int, int]]:
    """Yield the transaction that a paper is made for, or whose articles it borrows."""
    for paper in pattern(_BOOK, "transactions", language).finditer(folded):
        around = folded[max(0, paper.start() - _BEFORE) : paper.end() + _AFTER]
        tied = early and pattern(_BOOK, "tied", language).search(around) is not None
        if tied or pattern(_BOOK, "borrowed", language).search(around) is not None:
            yield " ".join(paper.group().split()), paper.start(), paper.end()
            return
    for paper in pattern(_BOOK, "lent", language).finditer(folded):
        after = folded[paper.end() : paper.end() + _AFTER]
        if _THIS.search(paper.group()) or not _NUMBERED.search(folded, 0, paper.start()):
            continue
        if pattern(_BOOK, "borrowed", language).search(after):
            yield " ".join(paper.group().split()[-2:]), paper.start(), paper.end()
            return


def _is_own(view: View, paper: str, sentence: Sentence) -> bool:
    """Tell whether the paper is this one, by its title, or heads a part of the file."""
    titles = " ".join(_bare(term.value_text) for term in view.of("title"))
    if _bare(paper) in titles and len(_bare(paper)) > len("conditions"):
        return True
    head = re.compile(rf"(?m)^[^\n]{{0,30}}\b{re.escape(paper)}\b[^\n]{{0,{_LINE - 30}}}$")
    text = view.folded_between(0, len(view.flow.text))
    return any(
        not sentence.start <= match.start() < sentence.end and _is_heading(match.group())
        for match in head.finditer(text)
        if len(paper.split()) > 1
    )


def _is_heading(line: str) -> bool:
    return len(line.split()) <= 9 and not line.rstrip().endswith((".", ",", ";"))


def _bare(words: str) -> str:
    return _BARE.sub(" ", fold(words)).strip()


EXTRACTOR = IncorporatedTerms()
