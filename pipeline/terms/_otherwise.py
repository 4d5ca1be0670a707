"""Sentences that say a thing in words no extractor of its kind was made for: composed, not copied.

The lexicon ``otherwise`` has for each kind what a sentence must hold: a chain of groups of words (who may,
what is done, to what), others that stand anywhere in it, and words that make it say something else. A group
is named once and used by many kinds, so that one more word for *may* or *end* is one more for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any

from data import late as re
from data.load import lexicon
from pipeline.terms import _time
from pipeline.terms._held import Literals
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
_BOOKS = ("otherwise", "revision_sayings")
"""Lexicons of sayings; the first that names a group of words names it for all."""


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Compile a chain when its words are first met: most of the lexicon's are met by few archives."""
    return re.compile(source)


@dataclass(frozen=True, slots=True)
class _Chain:
    literals: tuple[tuple[str, ...], ...]
    """Of each group, words of which one must stand in the text."""
    groups: tuple[int, ...]
    """The same, in the bits of ``Literals``."""
    source: str

    def find(self, folded: str, held: int) -> re.Match[str] | None:
        for group in self.groups:
            if not held & group:
                return None
        return compiled(self.source).search(folded)


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
    needed: int
    """Literals of which one stands wherever this is said: one look rules most sayings out."""

    def find(self, folded: str, held: int) -> re.Match[str] | None:
        """Return the anchor in a folded sentence that says this by itself; ``held``: its literals."""
        for one in self.says:
            anchor = one.find(folded, held)
            if anchor is not None:
                break
        else:
            return None
        if not all(one.find(folded, held) for one in self.beside):
            return None
        return None if self.but is not None and self.but.find(folded, held) else anchor

    def agrees(self, around: str, held: int) -> bool:
        """Tell whether a sentence with its neighbours says nothing else; ``held``: their literals."""
        if not all(one.find(around, held) for one in self.around):
            return False
        return self.but_around is None or not self.but_around.find(around, held)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that says something, and where in it the anchor stands."""

    clause: Clause
    sentence: Sentence
    start: int
    end: int
    saying: Saying
    around: str


@dataclass(frozen=True, slots=True)
class _Looked:
    """A sentence of a clause that is not too long, and which literals of the sayings it holds."""

    at: int
    folded: str
    held: int


def said(view: View, clauses: Iterable[Clause], kind: str) -> Iterator[Said]:
    """Yield the sentences of clauses that say something of a kind, at most one saying of a sentence."""
    known = _known(_time.language_of(view.language))
    sayings, needed = known.sayings.get(kind, ()), known.needed.get(kind, 0)
    for clause in clauses:
        if clause.role in _ROLES:
            continue
        cut = _time.sentences(view, clause)
        for one in _looked(view, clause, known.literals):
            if one.held & needed:
                found = _first(sayings, one, cut, known.literals)
                if found is not None:
                    saying, anchor, around = found
                    yield Said(clause, cut[one.at], anchor.start(), anchor.end(), saying, around)


def holds(kind: str, folded: str, language: str) -> tuple[int, int] | None:
    """Return where a folded sentence by itself says something of a kind, if it does."""
    known = _known(_time.language_of(language))
    held = known.literals.held(folded) if len(folded) <= _LONGEST else 0
    if not held & known.needed.get(kind, 0):
        return None
    found = _first_alone(known.sayings[kind], folded, held)
    return None if found is None else found.span()


def _first_alone(sayings: Iterable[Saying], folded: str, held: int) -> re.Match[str] | None:
    for saying in sayings:
        anchor = saying.find(folded, held) if held & saying.needed else None
        if anchor is not None and saying.agrees(folded, held):
            return anchor
    return None


def _looked(view: View, clause: Clause, literals: Literals) -> tuple[_Looked, ...]:
    """Return the sentences of a clause with what they hold; they are looked at once for all kinds."""

    def look() -> Iterator[_Looked]:
        for at, sentence in enumerate(_time.sentences(view, clause)):
            folded = sentence.folded.replace("\n", " ")
            if len(folded) <= _LONGEST:
                yield _Looked(at, folded, literals.held(folded))

    return view.once(("otherwise", clause.start, clause.end, clause.heading), lambda: tuple(look()))


def _first(
    sayings: Iterable[Saying], one: _Looked, cut: tuple[Sentence, ...], literals: Literals
) -> tuple[Saying, re.Match[str], str] | None:
    """Return the first saying that a sentence says, where, and the sentence with its neighbours."""
    around, held = "", 0
    for saying in sayings:
        if not one.held & saying.needed:
            continue
        anchor = saying.find(one.folded, one.held)
        if anchor is None:
            continue
        if not around:
            around = _around(cut, one.at)
            held = literals.held(around)
        if saying.agrees(around, held):
            return saying, anchor, around
    return None


def right(one: Said, language: str) -> tuple[int, int]:
    """Return where in its sentence the words that give a right stand, else the anchor's own place."""
    modal = _modal(_time.language_of(language)).search(one.sentence.folded, one.start, one.end)
    return (modal.start(), one.end) if modal else (one.start, one.end)


@cache
def _modal(language: str) -> re.Pattern[str]:
    words: dict[str, str] = lexicon("otherwise", language)["words"]
    return re.compile(_chain("@may@", words, Literals()).source)


def _around(cut: tuple[Sentence, ...], at: int) -> str:
    before = cut[at - 1].folded[-_AROUND:] if at else ""
    after = cut[at + 1].folded[:_AROUND] if at + 1 < len(cut) else ""
    return f"{before} {cut[at].folded} {after}".replace("\n", " ")


@cache
def literals(kind: str, language: str) -> tuple[str, ...]:
    """Return literals of which one stands wherever something is said of a kind."""
    ways = _known(_time.language_of(language)).sayings.get(kind, ())
    return _needed(chain for way in ways for chain in way.says)


def _needed(chains: Iterable[_Chain]) -> tuple[str, ...]:
    words = {word for chain in chains for word in _telling(chain.literals)}
    return tuple(sorted(word for word in words if not any(o != word and o in word for o in words)))


def kinds() -> tuple[str, ...]:
    """Return the kinds that the lexicons have sayings of."""
    return tuple(sorted({kind for language in ("en", "fr") for kind in _known(language).sayings}))


@dataclass(frozen=True, slots=True)
class _Known:
    """The sayings of a language, by kind."""

    sayings: Mapping[str, tuple[Saying, ...]]
    needed: Mapping[str, int]
    """Kind -> literals of which one stands wherever something is said of it."""
    literals: Literals


@cache
def _known(language: str) -> _Known:
    entries: dict[str, Any] = {}
    words: dict[str, str] = {}
    for book in _BOOKS:
        told = dict(lexicon(book, language))
        words |= {name: one for name, one in told.pop("words").items() if name not in words}
        entries |= told
    literals = Literals()
    sayings = {kind: tuple(_saying(one, words, literals) for one in ways) for kind, ways in entries.items()}
    needed = {kind: reduce(or_, (way.needed for way in ways), 0) for kind, ways in sayings.items()}
    return _Known(sayings, needed, literals)


def _saying(entry: Mapping[str, Any], words: Mapping[str, str], literals: Literals) -> Saying:
    def chains(key: str) -> tuple[_Chain, ...]:
        return tuple(_chain(one, words, literals) for one in _listed(entry.get(key, ())))

    def choice(key: str) -> _Chain | None:
        return _chain(entry[key], words, literals) if key in entry else None

    says = chains("says")
    return Saying(
        says, chains("with"), chains("around"), choice("but"), choice("but_around"),
        entry.get("value", {}), entry.get("surely", "yes") == "yes",
        literals.bits(_needed(says)),
    )  # fmt: skip


def _listed(entry: Any) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry)


def _chain(written: str, words: Mapping[str, str], literals: Literals) -> _Chain:
    while _NAME.search(written):
        written = _NAME.sub(lambda match: words[match[1]], written)
    ways = [_way(one) for one in written.split(" || ")]
    groups, pattern = ways[0]
    if len(ways) > 1:
        groups = (tuple(sorted({word for groups, _ in ways for word in _telling(groups)})),)
        pattern = "|".join(f"(?:{source})" for _, source in ways)
    return _Chain(groups, tuple(map(literals.bits, groups)), pattern)


def _telling(groups: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the group whose shortest word is the longest: the one that stands in the fewest texts."""
    return max(groups, key=lambda group: min(map(len, group)))


def _way(written: str) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Return the groups of literals of one way to say a thing, and its pattern."""
    pattern, groups = "", list[tuple[str, ...]]()
    for part in re.split(r"( \.{2,3} )", written):
        if part.strip() in ("..", "..."):
            reach = _LONG if part.strip() == "..." else _SHORT
            pattern += rf"{_ANY}{{0,{reach}}}?"
            continue
        choices = [one.strip() for one in part.split("|") if one.strip()]
        sources = "|".join(map(_source, sorted(choices, key=len, reverse=True)))
        pattern += rf"(?<![a-z0-9])(?:{sources})(?![a-z0-9])"
        groups.append(_time.needed(one.replace("#", "*").replace(" ~ ", " ... ") for one in choices))
    return tuple(groups), pattern


def _source(choice: str) -> str:
    source = re.escape(choice).replace(r"\*", "[a-z]*").replace("\\#", r"\d[\d.,]*")
    source = source.replace(r"\ \~\ ", rf"\b[^.;]{{0,{_SHORT}}}?\b")
    return source.replace(r"\ ", r"[\s,]+")
