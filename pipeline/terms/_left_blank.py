"""Places that were left open: a mask, a line to write on, *to be agreed*. What waits to be filled is there.

A form that says *the fee is XXXX a month* does not say nothing of its price. Which term a place waits for
is told by the words close before it, or right behind it; where no term of that kind was read, it is
unknown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from data import late as re
from data.load import lexicon
from pipeline.terms import _time
from pipeline.terms._unexplained import chain
from pipeline.terms.base import View

_ROLES = frozenset({"annex", "signature", "recital"})
_HINTS = ("xx", "__", "**", "[", "..", "\u2026", "{{", "${", "dd", "jj", "mm/", "<", "\u25cf", "\u2022")
_FAR, _NEAR = 60, 25
"""Characters before a place in which words name it; fewer for a bracket, which may hold anything."""
_PART = r"(?:\.\.|\u2026|_+|x+|d+|j+|m+|\d\d?)"
_DAY = rf"(?<![\w.]){_PART}\s?[/.-]\s?(?:\.\.|\u2026|_+|x+|m+)\s?[/.-]\s?[\w.\u2026]{{2,}}"
_SHAPES = (
    r"(?<![a-z])x{3,}(?:[a-z_\d]{1,28}x{3})?(?![a-z])"
    rf"|{_DAY}|_{{3,}}|(?<![^\s(\[$€£])\*{{2,}}(?=[\s.,;)]|\Z)"
    r"|\u2026{2,}|[.\u2026]{4,}(?![.\u2026]|[ \t]*\d+[ \t]*(?:\n|\Z))|\u2026\.+"
    r"|\{\{[^}\n]{0,40}\}\}|\$\{[^}\n]{1,40}\}"
)


@dataclass(frozen=True, slots=True)
class _Words:
    place: re.Pattern[str]
    bracket: re.Pattern[str]
    hints: tuple[str, ...]
    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]
    day: re.Pattern[str]
    last_day: re.Pattern[str]
    not_of: re.Pattern[str]
    not_in: re.Pattern[str]


def left_blank(view: View, read: Collection[str]) -> Iterator[tuple[str, tuple[_time.Sentence, int, int]]]:
    """Yield kinds of which nothing was read, each with the first place that waits for a term of it.

    Args:
        view: the contract.
        read: kinds of which a term was read.
    """
    words = _words(_time.language_of(view.language))
    left = {*words.before} - set(read)
    for clause in view.clauses:
        if not left:
            return
        if clause.role in _ROLES or not _time.holds(view.folded(clause), words.hints):
            continue
        for sentence in _time.sentences(view, clause):
            for low, high, far in _places(words, sentence.folded):
                for kind in sorted(_waited(words, sentence.folded, low, high, far) & left):
                    left.discard(kind)
                    yield kind, (sentence, low, high)


def _places(words: _Words, folded: str) -> Iterator[tuple[int, int, int]]:
    """Yield where places stand that were left open, and from how far words may name them."""
    for match in words.place.finditer(folded):
        yield *match.span(), _FAR
    for match in words.bracket.finditer(folded):
        yield *match.span(), _NEAR


def _waited(words: _Words, folded: str, low: int, high: int, far: int) -> set[str]:
    line = folded.rfind("\n", 0, low) + 1
    before = folded[max(line, low - far) : low]
    if words.not_of.search(before[-_NEAR:]) or words.not_of.fullmatch(folded[low:high].strip("x_")):
        return set()
    if words.not_in.search(folded[max(0, low - 2 * _FAR) : low]):
        return set()
    named = {kind for kind, one in words.before.items() if one.search(before)}
    if words.last_day.search(before) and words.day.match(folded, low):
        named.add("expiration_date")
    return named | {kind for kind, one in words.after.items() if one.match(folded, high)}


@cache
def _words(language: str) -> _Words:
    told: Mapping[str, Any] = lexicon("left_blank", language)
    ways = told["open"].split(" | ")
    return _Words(
        place=re.compile(rf"{_SHAPES}|(?<![a-z])x{{2}}(?=\s{chain(told['units'])})"),
        bracket=re.compile(rf"\[[^\]\d\n]{{0,40}}\]|<[^>\d\n]{{1,30}}>|{chain(told['open'])}"),
        hints=(*_HINTS, *(way.split(" .. ")[-1] for way in ways)),
        before={kind: re.compile(chain(one)) for kind, one in told["before"].items()},
        after={kind: re.compile(rf"\W*{chain(one)}") for kind, one in told["after"].items()},
        day=re.compile(rf"{_DAY}|x{{3}}[a-z_]*dat|\[[^\]]{{0,20}}dat|_{{3,}}"),
        last_day=re.compile(rf"{chain(told['last_day'])}\W*\Z"),
        not_of=re.compile(rf"{chain(told['not_of'])}\W*\Z"),
        not_in=re.compile(chain(told["not_in"])),
    )


__all__ = ["left_blank"]
