"""What a clause says of a month for which no figure was ever published: that of the nearest month before.

American prices of October 2025 were never collected. A figure that only is late is another matter, and so
is an index that ends.
"""

from __future__ import annotations

from dataclasses import replace

from data import late as re
from pipeline.folding import fold
from pipeline.indexation.formula import IndexTerm, Reference
from pipeline.indexation.reading.clause import REPLACES, ClauseWords, sentences_of
from pipeline.indexation.reading.settle import Way, with_terms

_NONE = {
    "en": re.compile(
        r"\b(?:should|if|where|in\s+the\s+event)\b[^.;]{0,90}?\b(?:publish\w*\s+no\s+(?:figure|index|value|reading)|"
        r"(?:no\s+(?:figure|index|value|reading)|(?:figure|index|value|cpi|rpi))\s+(?:\w+\s+){0,7}?"
        r"(?:is|was|has\s+been|not\s+been|is\s+not|was\s+not|has\s+not\s+been)\s+(?:ever\s+)?published)"
    ),
    "fr": re.compile(
        r"\ba\s+defaut\s+de\s+publication\b|\b(?:si|lorsqu\w*|dans\s+le\s+cas\s+ou)\b[^.;]{0,90}?\b"
        r"(?:n['\u2019]est|n['\u2019]a|n['\u2019]etait|n['\u2019]avait)\s+(?:pas|jamais)\s+(?:ete\s+)?publie\w*"
    ),
}
_BEFORE = {
    "en": re.compile(
        r"\b(?:nearest|closest|most\s+recent|last|next|immediately)\s+(?:earlier|preceding|previous|prior)\s+month\b|"
        r"\b(?:last|latest|most\s+recent)\s+(?:figure|index|value|reading)\s+published\s+(?:before|for\s+a\s+month\s+before)\b|"
        r"\bmonth\s+(?:immediately\s+)?(?:before|preceding)\s+(?:it|that\s+month)\b"
    ),
    "fr": re.compile(
        r"\bmois\s+(?:anterieur|precedent)\s+le\s+plus\s+(?:proche|recent)\b|\bdernier\s+mois\s+(?:anterieur|precedent)\w*\b|"
        r"\bdernier\s+indice\s+publie\s+(?:avant|anterieur\w*)\b"
    ),
}
_LATE = re.compile(
    r"\b(?:yet|by\s+(?:that|the|such)|in\s+time|delay\w*|late|provision\w*|on\s+the\s+(?:date|day)|encore|a\s+temps|retard\w*|"
    r"a\s+(?:la|cette)\s+date|moyenne|average|interpol\w*|following\s+month|suivant)\b"
)


def nearest_before(clause: ClauseWords, ways: list[Way]) -> list[Way]:
    """Return the ways with each reading of a month that was never published told by the month before it."""
    if not no_figure_spans(clause):
        return ways
    return [replace(way, movement=with_terms(way.movement, _stepped)) for way in ways]


def no_figure_spans(clause: ClauseWords) -> list[tuple[int, int]]:
    """Return the sentences that say it."""
    return [(low, high) for low, high in sentences_of(clause) if _says(clause, low, high)]


def says_no_figure(text: str, language: str) -> bool:
    """Whether a paragraph says it: it belongs to the clause before it."""
    return any(_told(words, language) for words in re.split(r"[.;]\s", fold(text)))


def _says(clause: ClauseWords, low: int, high: int) -> bool:
    return _told(clause.folded[low:high], clause.language)


def _told(words: str, of: str) -> bool:
    language = "fr" if of == "fr" else "en"
    return (
        _NONE[language].search(words) is not None
        and _BEFORE[language].search(words) is not None
        and _LATE.search(words) is None
        and REPLACES.search(_INSTEAD.sub("", words)) is None
    )


_INSTEAD = re.compile(r"\bremplac\w+\s+par\s+(?:celui|l['\u2019]indice)\b|\bsubstitut\w+\s+by\b")


def _stepped(term: IndexTerm) -> IndexTerm:
    return replace(term, now=_step(term.now), base=_step(term.base))


def _step(ref: Reference) -> Reference:
    return replace(ref, unpublished="before") if ref.kind in ("of_year", "months_before", "period") else ref
