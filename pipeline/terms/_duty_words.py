"""Words of a lexicon as patterns, headings of a clause, and quotes: what the extractors of duties share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._time import Sentence, holds, language_of, needed
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence

_WHOLE = 420
"""A sentence no longer than this is quoted whole."""
_AROUND = 320
_SKIPPED = frozenset({"recital", "signature"})
_WIDE = 120


@cache
def pattern(book: str, name: str, language: str) -> re.Pattern[str]:
    """Return a pattern for one list of phrases of a lexicon, on folded text, at the start of words.

    In a phrase ``...`` stands for a few words of the same sentence, ``*`` for any ending of a word and
    ``a|b`` for either word; a space may be a line break.

    Raises:
        KeyError: the lexicon has no such list.
    """
    words: Iterable[str] = lexicon(book, language_of(language))[name]
    ordered = sorted((fold(item) for item in words), key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(_pattern, ordered))})(?![a-z])")


@cache
def _needed(book: str, name: str, language: str) -> tuple[str, ...]:
    words: Iterable[str] = lexicon(book, language_of(language))[name]
    return needed(fold(item) for item in words)


def search(book: str, name: str, language: str, folded: str) -> re.Match[str] | None:
    """Search a text for a list of phrases, where a literal of theirs stands: ``pattern().search``."""
    return (
        pattern(book, name, language).search(folded)
        if holds(folded, _needed(book, name, language))
        else None
    )


@cache
def names(book: str, name: str, language: str) -> Mapping[str, str]:
    """Return a mapping of a lexicon with its phrases folded: phrase -> what it stands for."""
    words: Mapping[str, Iterable[str]] = lexicon(book, language_of(language))[name]
    return {fold(phrase): key for key, phrases in words.items() for phrase in phrases}


@cache
def naming(book: str, name: str, language: str) -> re.Pattern[str]:
    """Return a pattern for the phrases of ``names``, longest first."""
    ordered = sorted(names(book, name, language), key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(_pattern, ordered))})(?![a-z])")


def _pattern(phrase: str) -> str:
    words = []
    for word in phrase.split():
        if word == "...":
            words.append(rf"(?:[^.;]{{0,{_WIDE}}}?\s)?")
            continue
        choices = "|".join(re.escape(item).replace(r"\*", "[a-z]*") for item in word.split("|"))
        words.append(rf"(?:{choices})" if "|" in word else choices)
    joined = ""
    for index, word in enumerate(words):
        spaced = index and not words[index - 1].startswith("(?:[^.;]")
        joined += (r"[\s,]+" if word.startswith("(?:[^.;]") else r"\s+") if spaced else ""
        joined += word
    return joined


@lru_cache(maxsize=4096)
def _headings(above: tuple[str, ...]) -> str:
    return " / ".join(fold(item) for item in above if item)


def headings(clause: Clause) -> str:
    """Return the folded headings over a clause and its own, joined by a slash."""
    return _headings((*clause.path, clause.heading))


_NUMBERED = re.compile(
    r"\W*(?:(?:article|section|clause)\s+)?(?:[\divx]{1,4}[.)\s-]+){0,4}(?:[a-z]\)\s*)?\W*"
)
_OPENING = 80


def headed(view: View, clause: Clause, said: re.Pattern[str]) -> bool:
    """Tell whether a clause stands under a heading that ``said`` matches, or opens with one on its line."""
    if said.search(headings(clause)) is not None:
        return True
    opening = view.folded_between(clause.start, min(clause.end, clause.start + _OPENING))
    number = _NUMBERED.match(opening)
    match = said.match(opening, number.end() if number else 0)
    return match is not None and opening[match.end() :].lstrip().startswith((".", ":", "\n", "-", "\u2013"))


def binds(clause: Clause) -> bool:
    """Tell whether a clause is of the body or an annex: recitals and signatures agree nothing."""
    return clause.role not in _SKIPPED


def proof(view: View, sentence: Sentence, start: int, end: int) -> Evidence:
    """Quote a sentence, or of a long one the words around [start, end); offsets are the sentence's."""
    if len(sentence.text.strip()) <= _WHOLE:
        return view.flow.evidence(sentence.start, sentence.end)
    low, high = max(0, start), min(len(sentence.text), max(end, start + 1))
    if high - low > _AROUND:
        high = low + _AROUND
    low, high = _edges(sentence.text, low, high)
    return view.flow.evidence(sentence.start + low, sentence.start + high)


def _edges(text: str, low: int, high: int) -> tuple[int, int]:
    while low > 0 and not text[low - 1].isspace():
        low -= 1
    while high < len(text) and not text[high].isspace():
        high += 1
    return low, high


def plain(words: str) -> str:
    """Return words on one line, without what stands loose at their ends."""
    return " ".join(words.split()).strip(" ,;:.\u00ab\u00bb\"'*_\u201c\u201d-")
