"""The words of a contract held against the wordings of a standard, clause by clause."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from data import late as re
from data.load import ROOT, lexicon
from rules.departures.asking import Told
from rules.departures.difference import Compared, Piece, compare
from rules.departures.folding import bag_of, fold_word
from rules.departures.places import Paper, Place
from rules.departures.schema import LANGUAGES, Standard, Wanted
from rules.departures.tokens import Token, tokens

Verdict = Literal["same", "accepted", "other", "turned", "unreadable"]
"""``turned``: for the most part the standard's words, changed where it turns the clause round."""
_FOUND = 0.5
"""Words shared from which on sentences are taken for the clause, though nothing else says so."""
THERE = 0.6
"""Words shared that prove the clause to be there."""
_ALIGNED = 0.3
"""With fewer shared words, a difference word by word says nothing."""


_SLOT = re.compile(r"\[[^\]]*\]")
_ARTICLES = frozenset({"le", "la", "l", "les", "the"})
_JOINED = {"de": "du", "a": "au"}
_REAL = 3
"""Letters of the shortest word of a lexicon that is taken for one."""


@dataclass(frozen=True, slots=True)
class Worded:
    """What the words of one clause come to."""

    verdict: Verdict
    place: Place
    compared: Compared
    paper: Paper

    @property
    def confidence(self) -> float:
        """Surety of the place and of what is told of it."""
        agrees = 1 - self.compared.misread if self.verdict in ("same", "accepted") else self.place.likeness
        return round(max(agrees, 0.5), 2)


class _Known(Container[str]):
    """Real words: those of the language, and those that a contract has more than once."""

    def __init__(self, words: frozenset[str], paper: Paper) -> None:
        self._words, self._paper = words, paper

    def __contains__(self, word: object) -> bool:
        if word in self._words:
            return True
        return str(word).encode("ascii", "ignore") in self._paper.often


class Reader:
    """Reads contracts by one standard."""

    def __init__(self, standard: Standard) -> None:
        self._standard = standard
        self._same = {fold_word(word): fold_word(group[0]) for group in standard.same for word in group}
        self._parties = {self._same.get(word, word) for word in map(fold_word, standard.sides.values())}
        self._wordings = {
            wanted.subject.name: [
                _agreed(tokens(text, self._same, slots=True), self._parties)
                for text in (*wanted.wording, *wanted.acceptable_wording)
            ]
            for wanted in standard.clauses
            if wanted.wording
        }
        self._bags = {
            wanted.subject.name: [
                bag_of(_SLOT.sub(" ", text)) for text in (*wanted.wording, *wanted.acceptable_wording)
            ]
            for wanted in standard.clauses
            if wanted.wording
        }

    @cached_property
    def _known(self) -> frozenset[str]:
        own = {token.key for wordings in self._wordings.values() for one in wordings for token in one}
        return frozenset(own) | common_words(self._standard.language)

    def read(self, told: Told) -> dict[str, Worded]:
        """Return what the words of each clause come to, for clauses whose words were found."""
        if not self._wordings:
            return {}
        paper = Paper(told.clauses)
        names = self._same | _names_of(self._standard, told, self._same)
        spans = {wanted.subject.name: _spans(wanted, told) for wanted in self._standard.clauses}
        holding = {name: paper.holding(of) for name, of in spans.items()}
        places = self._placed(paper)
        known = _Known(self._known, paper)
        found = {}
        for wanted in self._standard.clauses:
            name = wanted.subject.name
            if name not in self._wordings:
                continue
            place = places.get(name)
            if place is not None:
                taken = [other for key, other in places.items() if key != name]
                about = set().union(*(at for key, at in holding.items() if key != name)) - holding[name]
                place = paper.grown(place, taken, about)
            else:
                place = self._shown(paper, name, holding[name])
            if place is not None:
                found[name] = self._held(wanted, paper, place, names, known)
        return found

    def _placed(self, paper: Paper) -> dict[str, Place]:
        """Find the clauses by their words, those that agree best first."""
        places: dict[str, Place] = {}
        left = set(self._wordings)
        while left:
            found = {
                name: place for name in left if (place := self._likest(paper, name, places)) is not None
            }
            if not found:
                break
            best = max(sorted(found), key=lambda name: found[name].likeness)
            for name in sorted(found, key=lambda name: -found[name].likeness):
                clash = any(_overlap(found[name], place) for place in places.values())
                if not clash:
                    places[name] = found[name]
                    left.discard(name)
            left.discard(best)
        return places

    def _likest(self, paper: Paper, name: str, places: Mapping[str, Place]) -> Place | None:
        found = [
            place for bag in self._bags[name] if (place := paper.find(bag, places.values())) is not None
        ]
        best = max(found, key=lambda place: place.likeness, default=None)
        return best if best is not None and best.likeness >= _FOUND else None

    def _shown(self, paper: Paper, name: str, holding: Collection[int]) -> Place | None:
        """Return the sentences of one clause that hold what was read of the subject, the likest ones."""
        clauses: dict[int, list[int]] = {}
        for at in sorted(holding):
            clauses.setdefault(paper.sentences[at].clause, []).append(at)
        return max(
            sorted((Place(own[0], own[-1]) for own in clauses.values()), key=lambda place: place.first),
            key=lambda place: max(paper.likeness(place, bag) for bag in self._bags[name]),
            default=None,
        )

    def _held(
        self,
        wanted: Wanted,
        paper: Paper,
        place: Place,
        names: Mapping[str, str],
        known: Container[str],
    ) -> Worded:
        name = wanted.subject.name
        near = [paper.likeness(place, bag) >= _ALIGNED for bag in self._bags[name]]
        text = paper.text(place)
        words = _agreed(tokens(text, names), self._parties) if any(near) else [Token(text, "")]
        compared = [
            compare(own, words, known) if alike else Compared((Piece("changed", tuple(own), tuple(words)),))
            for own, alike in zip(self._wordings[name], near, strict=True)
        ]
        for at, one in enumerate(compared):
            if not one.changed and not one.blurred:
                verdict: Verdict = "same" if at < len(wanted.wording) else "accepted"
                return Worded(verdict, place, one, paper)
        best = max(compared[: len(wanted.wording)], key=lambda one: one.likeness)
        turned = any(one.turned(self._parties) for one in compared)
        unreadable = any(not one.changed or one.garbled(known) for one in compared)
        return Worded("unreadable" if unreadable else "turned" if turned else "other", place, best, paper)


def _overlap(one: Place, other: Place) -> bool:
    return one.first <= other.last and other.first <= one.last


def _spans(wanted: Wanted, told: Told) -> list[tuple[int, int]]:
    """Where the machine saw a clause: words of its terms, and passages that are taken for it."""
    terms = [row for kind in wanted.subject.kinds for row in told.stated.get(kind, ())]
    if not terms:
        terms = [row for row in told.passages if row["type"] in wanted.subject.passages]
    return [(row["char_start"], row["char_end"]) for row in terms if row["char_start"] is not None]


def _names_of(standard: Standard, told: Told, same: Mapping[str, str]) -> dict[str, str]:
    """What a contract calls its parties -> what the standard calls them."""
    names: dict[str, str] = {}
    for party in told.parties:
        called = [fold_word(word) for word in (party["alias"], party["role"]) if word]
        alone = [word for text in called if (word := _without_article(text)) is not None]
        side = next((side for word in called if (side := _side_of(word))), None)
        if side is not None and side in standard.sides:
            ours = fold_word(standard.sides[side])
            names |= dict.fromkeys(alone, same.get(ours, ours))
    return names


def _without_article(called: str) -> str | None:
    """Return a name of one word; ``None`` where it has several."""
    words = [word for word in re.findall(r"[^\W_]+", called) if word not in _ARTICLES]
    return words[0] if len(words) == 1 else None


def _agreed(words: Sequence[Token], parties: Collection[str]) -> list[Token]:
    """Take the articles of French before a party's name for one: *de l'Acheteur* as *du Client*."""
    found: list[Token] = []
    for word in words:
        if word.key in parties and found and found[-1].key in ("l", "la"):
            article = found.pop()
            joined = _JOINED.get(found[-1].key) if found else None
            raw = (found.pop().raw if joined else "") + article.raw
            found.append(Token(raw, joined or "le"))
        found.append(word)
    return found


def _side_of(called: str) -> str | None:
    words = set(re.findall(r"[^\W_]+(?:-[^\W_]+)*", called))
    sides = [side for side, known in _sides().items() if words & known]
    return sides[0] if len(sides) == 1 else None


@cache
def _sides() -> dict[str, frozenset[str]]:
    return {
        side: frozenset(word for language in LANGUAGES for word in lexicon("sides", language)[side])
        for side in ("supplier", "customer")
    }


@cache
def common_words(language: str) -> frozenset[str]:
    """Return words of the lexicons: real ones, that are not misread others; codes and symbols are none."""
    paths = sorted((ROOT / "lexicons" / language).glob("*.yaml"))
    texts = (path.read_text(encoding="utf-8") for path in paths)
    words = (fold_word(word) for text in texts for word in re.findall(r"[^\W\d_]+", text))
    return frozenset(word for word in words if len(word) >= _REAL)
