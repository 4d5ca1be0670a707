"""Words that speak of a subject without saying what was agreed: its absence is then not proven.

The lexicon ``subjects`` has for each kind phrases of one sentence. They are wider than what extractors
read: a phrase too many costs an answer, a phrase too few denies a clause that is there. ``everyday`` has
more, in words that name no subject: they keep a silence from being told, and say nothing of one passage.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from data import late as re
from data.load import lexicon
from pipeline._number_words import WORDS

_GAP, _SHORT = 180, 40
"""Characters that `` ... `` and `` .. `` stand for at most, in one sentence."""
_NAMED = "subjects"
_BOOKS = (_NAMED, "everyday")
_PLAINLY = ("said_plainly",)
_NUMBER = "#"
"""A part that is a number, in figures or in words."""
_NAME = re.compile(r"@([a-z_]+)@")
_SIGNS = ("%", "£", "€", "$")
"""Choices that stand without a space beside a figure."""
_REACH = 260
_SENTENCE = 350
_STOP = re.compile(r"\.\s|;")
_MOST = 300
"""Places looked at of one word: who names it so often is not silent on it."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[tuple[str, ...], ...]
    """Of each part but numbers, literal words of which one must stand in the text."""
    pattern: re.Pattern[str]
    but: re.Pattern[str] | None
    """Words that make it another subject where they stand in the same sentence."""
    names: bool = True
    """Whether its words name the subject: a text that has them often is then not silent on it."""

    def stands_in(self, folded: str, places: Mapping[str, Sequence[int]]) -> bool:
        """Tell whether a sentence of the text holds the phrase; ``places``: word -> where it stands."""
        found = self._found(places)
        if not found:
            return False
        often = len(min(found, key=len)) > _MOST
        return (often and self.names) or self._place(folded, found) is not None

    def place(self, folded: str, places: Mapping[str, Sequence[int]]) -> tuple[int, int] | None:
        """Return where a sentence of the text holds the phrase; ``None`` where none does."""
        found = self._found(places)
        return self._place(folded, found) if found else None

    def _place(self, folded: str, found: list[list[int]]) -> tuple[int, int] | None:
        rarest = min(found, key=len)
        others = [sorted(part) for part in found if part is not rarest and len(part) <= _MOST]
        for at in rarest[:_MOST]:
            if not all(_stands_near(part, at) for part in others):
                continue
            match = self.pattern.search(folded, max(0, at - _REACH), at + _REACH)
            if match is not None and not self._is_other(folded, match):
                return match.span()
        return None

    def _found(self, places: Mapping[str, Sequence[int]]) -> list[list[int]]:
        """Return where the words of each part stand; nothing where one of the parts stands nowhere."""
        found: list[list[int]] = []
        for part in self.words:
            here = [at for word in part if word in places for at in places[word]]
            if not here:
                return []
            found.append(here)
        return found

    def _is_other(self, folded: str, match: re.Match[str]) -> bool:
        if self.but is None:
            return False
        low, high = max(0, match.start() - _SENTENCE), match.end() + _SENTENCE
        start = max(low, folded.rfind(". ", low, match.start()), folded.rfind(";", low, match.start()))
        stop = _STOP.search(folded, match.end(), high)
        return self.but.search(folded, start, stop.start() if stop else high) is not None


def _stands_near(places: Sequence[int], at: int) -> bool:
    """Tell whether one of some places in order is where a pattern tried around another would look."""
    after = bisect_left(places, at - _REACH)
    return after < len(places) and places[after] <= at + _REACH


def spoken_of(folded: str, kinds: Collection[str], language: str, *, named: bool = False) -> set[str]:
    """Return those of the kinds of which a folded text speaks.

    Args:
        folded: the running text, folded.
        kinds: subjects of which no term was read.
        language: of the document; one without a lexicon says nothing.
        named: whether only words that name a subject count, and not everyday ones.
    """
    phrases = _phrases(language, (_NAMED,) if named else _BOOKS)
    asked = [kind for kind in kinds if kind in phrases]
    if not asked:
        return set()
    places = _places(folded, language)
    return {kind for kind in asked if any(one.stands_in(folded, places) for one in phrases[kind])}


def said_plainly(folded: str, kinds: Collection[str], language: str) -> dict[str, tuple[int, int]]:
    """Return those of the kinds that a folded text has beyond doubt, with where its words stand.

    The lexicon ``said_plainly`` is as narrow as the others are wide: a phrase too many finds a clause that
    is not there.
    """
    phrases = _phrases(language, _PLAINLY)
    asked = [kind for kind in kinds if kind in phrases]
    if not asked:
        return {}
    places = _places(folded, language, _PLAINLY)
    found: dict[str, tuple[int, int]] = {}
    for kind in asked:
        told = [place for one in phrases[kind] if (place := one.place(folded, places)) is not None]
        if told:
            found[kind] = min(told)
    return found


def _places(folded: str, language: str, books: tuple[str, ...] = _BOOKS) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for end, word in _automaton(language, books).iter(folded):
        mine = places.setdefault(word, [])
        if len(mine) <= _MOST:
            mine.append(end + 1 - len(word))
    return places


def subjects(language: str) -> Collection[str]:
    """Return the kinds that the lexicon of a language has phrases for."""
    return _phrases(language).keys()


@cache
def _phrases(language: str, books: tuple[str, ...] = _BOOKS) -> dict[str, tuple[_Phrase, ...]]:
    if language not in ("fr", "en"):
        return {}
    phrases: dict[str, tuple[_Phrase, ...]] = {}
    for book in books:
        entries: dict[str, Any] = dict(lexicon(book, language))
        groups: dict[str, str] = entries.pop("words", {})
        for kind, ways in entries.items():
            phrases[kind] = phrases.get(kind, ()) + tuple(
                _phrase(filled(one, groups), names=book == _NAMED) for one in ways
            )
    return phrases


def filled(words: str, groups: Mapping[str, str]) -> str:
    """Put the words of a group where its name stands between @."""
    return _NAME.sub(lambda match: groups[match[1]], words)


@cache
def _automaton(language: str, books: tuple[str, ...]) -> Any:
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for phrases in _phrases(language, books).values():
        for word in {word for one in phrases for part in one.words for word in part}:
            automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


def _phrase(words: str, *, names: bool) -> _Phrase:
    words, _, other = words.partition(" !! ")
    cut = re.split(r" (\.{2,3}) ", words)
    parts = [_choices(part) for part in cut[::2]]
    pattern = _any_of(parts[0])
    for gap, part in zip(cut[1::2], parts[1:], strict=True):
        reach = _SHORT if gap == ".." else _GAP
        pattern += rf"(?:[^.;]|\.(?=\d)){{0,{reach}}}?{_any_of(part)}"
    return _Phrase(
        tuple(tuple(dict.fromkeys(_longest(one) for one in part)) for part in parts if part != [_NUMBER]),
        re.compile(pattern),
        re.compile(_any_of(_choices(other))) if other else None,
        names,
    )


def _choices(part: str) -> list[str]:
    return [one.strip() for one in part.split("|")]


def any_of(part: str) -> str:
    """Return a pattern of one part of a phrase: choices that ``|`` parts, with ``*`` for any ending."""
    return _any_of(_choices(part))


def _any_of(choices: list[str]) -> str:
    if choices == [_NUMBER]:
        return rf"(?:(?<![a-z0-9])(?:\d[\d., ']*|{WORDS})(?![a-z0-9]))"
    signs = [re.escape(one) for one in choices if one in _SIGNS]  # "2%" and "$2" are written in one
    sources = "|".join(_source(one) for one in sorted(choices, key=len, reverse=True) if one not in _SIGNS)
    whole = rf"(?<![a-z0-9])(?:{sources})(?![a-z0-9])"
    return rf"(?:{'|'.join([whole, *signs])})"


def _source(choice: str) -> str:
    return re.escape(choice).replace(r"\*", "[a-z]*").replace(r"\ ", r"\s+")


def _longest(choice: str) -> str:
    return max(choice.replace("*", " ").split(), key=len)
