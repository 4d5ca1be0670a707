"""Sentences that say a thing in words no extractor of its kind was made for: composed, not copied.

The lexicon ``otherwise`` has for each kind what a sentence must hold: a chain of groups of words (who may,
what is done, to what), others that stand anywhere in it, and words that make it say something else. A group
is named once and used by many kinds, so that one more word for *may* or *end* is one more for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from data.load import lexicon
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause

_LONG, _SHORT = 170, 40
"""Characters that `` ... `` and `` .. `` stand for at most."""
_ANY = r"(?:[^.;]|\.(?=\d)|(?<=\bart)\.)"
_NAME = re.compile(r"@([a-z_]+)@")
_LONGEST = 1_400
_AROUND = 500
_ROLES = ("recital", "signature")


@dataclass(frozen=True, slots=True)
class _Chain:
    literals: tuple[tuple[str, ...], ...]
    """Of each group, words of which one must stand in the text."""
    pattern: re.Pattern[str]

    def find(self, folded: str) -> re.Match[str] | None:
        if not all(_time.holds(folded, words) for words in self.literals):
            return None
        return self.pattern.search(folded)


@dataclass(frozen=True, slots=True)
class Saying:
    """One way to say something: what a sentence must hold, and what is said by it."""

    says: tuple[_Chain, ...]
    """One of them must stand in the sentence; the first that does is the anchor."""
    beside: tuple[_Chain, ...]
    """All of them stand somewhere in it."""
    around: tuple[_Chain, ...]
    """All of them stand in it or in the sentence before or after."""
    but: _Chain | None
    but_around: _Chain | None
    value: Mapping[str, Any]
    surely: bool

    def find(self, folded: str, around: str) -> re.Match[str] | None:
        """Return the anchor in a folded sentence that says this; ``around``: it and its neighbours."""
        anchor = next((match for one in self.says if (match := one.find(folded)) is not None), None)
        if anchor is None or not all(one.find(folded) for one in self.beside):
            return None
        if not all(one.find(around) for one in self.around):
            return None
        if self.but is not None and self.but.find(folded):
            return None
        return None if self.but_around is not None and self.but_around.find(around) else anchor


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that says something, and where in it the anchor stands."""

    clause: Clause
    sentence: Sentence
    start: int
    end: int
    saying: Saying
    around: str


def said(view: View, clauses: Iterable[Clause], kind: str) -> Iterator[Said]:
    """Yield the sentences of clauses that say something of a kind, at most one saying of a sentence."""
    sayings = _sayings(_time.language_of(view.language)).get(kind, ())
    needed = literals(kind, view.language)
    for clause in clauses:
        if clause.role in _ROLES or not _time.holds(view.folded(clause), needed):
            continue
        cut = _time.sentences(view, clause)
        for at, sentence in enumerate(cut):
            folded = sentence.folded.replace("\n", " ")
            if len(folded) > _LONGEST or not _time.holds(folded, needed):
                continue
            around = _around(cut, at)
            for saying in sayings:
                anchor = saying.find(folded, around)
                if anchor is not None:
                    yield Said(clause, sentence, anchor.start(), anchor.end(), saying, around)
                    break


def right(one: Said, language: str) -> tuple[int, int]:
    """Return where in its sentence the words that give a right stand, else the anchor's own place."""
    modal = _modal(_time.language_of(language)).search(one.sentence.folded, one.start, one.end)
    return (modal.start(), one.end) if modal else (one.start, one.end)


@cache
def _modal(language: str) -> re.Pattern[str]:
    words: dict[str, str] = lexicon("otherwise", language)["words"]
    return re.compile(_chain("@may@", words).pattern.pattern)


def _around(cut: tuple[Sentence, ...], at: int) -> str:
    before = cut[at - 1].folded[-_AROUND:] if at else ""
    after = cut[at + 1].folded[:_AROUND] if at + 1 < len(cut) else ""
    return f"{before} {cut[at].folded} {after}".replace("\n", " ")


@cache
def literals(kind: str, language: str) -> tuple[str, ...]:
    """Return literals of which one stands wherever something is said of a kind."""
    words: set[str] = set()
    for saying in _sayings(_time.language_of(language)).get(kind, ()):
        for chain in saying.says:
            words.update(_telling(chain.literals))
    return tuple(sorted(word for word in words if not any(o != word and o in word for o in words)))


def kinds() -> tuple[str, ...]:
    """Return the kinds that the lexicons have sayings of."""
    return tuple(sorted({kind for language in ("en", "fr") for kind in _sayings(language)}))


@cache
def _sayings(language: str) -> dict[str, tuple[Saying, ...]]:
    entries: dict[str, Any] = dict(lexicon("otherwise", language))
    words: dict[str, str] = entries.pop("words")
    return {kind: tuple(_saying(one, words) for one in ways) for kind, ways in entries.items()}


def _saying(entry: Mapping[str, Any], words: Mapping[str, str]) -> Saying:
    def chains(key: str) -> tuple[_Chain, ...]:
        return tuple(_chain(one, words) for one in _listed(entry.get(key, ())))

    def choice(key: str) -> _Chain | None:
        return _chain(entry[key], words) if key in entry else None

    return Saying(
        chains("says"), chains("with"), chains("around"), choice("but"), choice("but_around"),
        entry.get("value", {}), entry.get("surely", "yes") == "yes",
    )  # fmt: skip


def _listed(entry: Any) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry)


def _chain(written: str, words: Mapping[str, str]) -> _Chain:
    while _NAME.search(written):
        written = _NAME.sub(lambda match: words[match[1]], written)
    ways = [_way(one) for one in written.split(" || ")]
    if len(ways) == 1:
        return ways[0]
    one_of = {word for way in ways for word in _telling(way.literals)}
    return _Chain(
        (tuple(sorted(one_of)),), re.compile("|".join(f"(?:{way.pattern.pattern})" for way in ways))
    )


def _telling(groups: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the group whose shortest word is the longest: the one that stands in the fewest texts."""
    return max(groups, key=lambda group: min(map(len, group)))


def _way(written: str) -> _Chain:
    pattern, literals_ = "", list[tuple[str, ...]]()
    for part in re.split(r"( \.{2,3} )", written):
        if part.strip() in ("..", "..."):
            reach = _LONG if part.strip() == "..." else _SHORT
            pattern += rf"{_ANY}{{0,{reach}}}?"
            continue
        choices = [one.strip() for one in part.split("|") if one.strip()]
        sources = "|".join(map(_source, sorted(choices, key=len, reverse=True)))
        pattern += rf"(?<![a-z0-9])(?:{sources})(?![a-z0-9])"
        literals_.append(_time.needed(one.replace("#", "*").replace(" ~ ", " ... ") for one in choices))
    return _Chain(tuple(literals_), re.compile(pattern))


def _source(choice: str) -> str:
    source = re.escape(choice).replace(r"\*", "[a-z]*").replace("\\#", r"\d[\d.,]*")
    source = source.replace(r"\ \~\ ", rf"\b[^.;]{{0,{_SHORT}}}?\b")
    return source.replace(r"\ ", r"[\s,]+")
