"""Words of payment clauses: lexicon phrases as patterns, and which word stands nearest to a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause, Language

_GAP = r"[^.;]{0,60}?"


def languages_of(view: View) -> tuple[Language, ...]:
    """Return the languages whose words are read; both where the document's is unknown."""
    if view.language == "und":
        return ("en", "fr")
    return (view.language,)


def sentences(
    view: View, clauses: Sequence[Clause], needed: Iterable[str]
) -> Iterator[tuple[Clause, Sentence]]:
    """Yield the sentences that hold one of some folded words, with their clauses.

    Signature blocks are left out: they agree nothing.
    """
    words = tuple(needed)
    for clause in clauses:
        if clause.role == "signature":
            continue
        for sentence in _time.sentences(view, clause):
            if _time.holds(sentence.folded, words):
                yield clause, sentence


@cache
def listed(name: str, key: str, language: Language) -> re.Pattern[str]:
    """Return a pattern for the phrases under a key of a lexicon; on folded text, as whole words."""
    words: Iterable[str] = lexicon(name, language)[key]
    return compiled(tuple(words))


@cache
def _needed(name: str, key: str, language: Language) -> tuple[str, ...]:
    words: Iterable[str] = lexicon(name, language)[key]
    return _time.needed(words)


def search(name: str, key: str, language: Language, folded: str) -> re.Match[str] | None:
    """Search a text for the phrases under a key, where a literal of theirs stands: ``listed().search``."""
    if not _time.holds(folded, _needed(name, key, language)):
        return None
    return listed(name, key, language).search(folded)


@cache
def compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for phrases: a star is the rest of a word, three dots are a few words."""
    return re.compile(rf"(?<![a-z])(?:{alternatives(words)})(?![a-z])")


def alternatives(words: Iterable[str]) -> str:
    """Return phrases as one alternation, the longest first."""
    return "|".join(_pattern(word) for word in sorted(words, key=len, reverse=True))


def _pattern(phrase: str) -> str:
    return (
        re.escape(phrase)
        .replace(r"\ \.\.\.\ ", rf"\s{_GAP}(?<![a-z])")
        .replace(r"\*", r"[a-z]*")
        .replace(r"\ ", r"\s+")
    )


def last(pattern: re.Pattern[str], folded: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last match of a pattern in ``folded[start:end]``."""
    found = None
    for found in pattern.finditer(folded, max(start, 0), end):  # noqa: B007
        pass
    return found


def plain(folded: str) -> str:
    """Return a folded stretch on one line; the length stays."""
    return folded.replace("\n", " ").replace("\t", " ")
