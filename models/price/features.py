"""What is looked at around a sum: words of insurance, thresholds, fees; what the rules made of it.

Features are names that are there or not. All text is folded; nothing here knows of pages or clauses.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise

from data import late as re
from data.load import lexicon

BEFORE, AFTER = 320, 130
"""Characters on either side that ``Around`` should hold."""
_AT, _NEAR, _MID, _NEXT = 20, 45, 130, 50
_LEFT, _RIGHT = 7, 5
"""Words on either side that count by themselves."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|%|\d+|[$€£:;().,=|-]")
_STOP = re.compile(r"(?<=[a-z)\d]{2})[.;]\s|\n\s*\n|\t")
_ROW_STOP = re.compile(r"(?<=[a-z)\d]{2})[.;]\s|[\n\t]")
"""In a row the next line is another row."""


@dataclass(frozen=True, slots=True)
class Around:
    """A sum as it stands in its clause."""

    before: str
    """Folded text that ends at the sum."""
    after: str
    """Folded text that begins behind it."""
    heading: str
    intro: str
    """Lines above a list or table that introduce it."""
    value: Decimal
    language: str
    """``fr`` or ``en``."""
    rule: float = 0.0
    """How sure the rules are; 0 where they say nothing."""
    flags: tuple[str, ...] = ()
    """What rules say of it: ``rule:row``, ``per:month``, ``tax:excl``."""
    head: str = ""
    """Head of the column that it stands in."""
    governs: str = ""
    """The line that opens the list that it is an item of."""


@cache
def _groups(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"(?<![a-z])(?:{'|'.join(re.escape(word) for word in words)})"))
        for name, words in lexicon("price_context", language).items()
    )


_OWN_WORDS = ("l:", "r:", "l1:", "r1:", "s:", "t:", "h:", "b:", "p:", "w:", "2:")
"""Words are of one language already; what both languages show may weigh otherwise in each."""
_RULE, _HEAD, NO_RULE = "rule:", "@head", "rule:none"
"""What rules make of a sum, and what only they read."""


@lru_cache(maxsize=4096)
def _met(language: str, stretch: str) -> tuple[str, ...]:
    """Name the kinds of words of a stretch; headings and introductions come again for each sum."""
    return tuple(name for name, pattern in _groups(language) if pattern.search(stretch)) if stretch else ()


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    return dict(_groups(language))


def features(around: Around) -> list[str]:
    """Return the features of a sum, sorted, each once."""
    found = set(_all(around))
    found |= {f"{around.language}|{name}" for name in found if not name.startswith((*_OWN_WORDS, _RULE))}
    return sorted(found)


def by_rule(name: str) -> bool:
    """Whether a feature is what rules say of a sum."""
    return name.startswith(_RULE) or name.endswith(_HEAD)


def without_rules(names: Iterable[str]) -> list[str]:
    """Return the features of a sum as if no rule had read it: rules know fewer of the contracts to come."""
    return sorted({NO_RULE, *(name for name in names if not by_rule(name))})


def _all(around: Around) -> Iterator[str]:
    yield from around.flags
    before, after = " ".join(around.before.split(" ")), around.after
    line = before[before.rfind("\n") + 1 :]
    in_row = "\t" in line
    own = before[_last_stop(before) :]
    following = (_ROW_STOP if in_row else _STOP).split(after, maxsplit=1)[0]
    mid = " ".join(own[-_MID:].split())
    for name in _met(around.language, mid):
        # what stands nearer stands in the middle too
        pattern = _patterns(around.language)[name]
        yield f"{name}@mid"
        if pattern.search(own[-_NEAR:]):
            yield f"{name}@near"
            if pattern.search(own[-_AT:]):
                yield f"{name}@at"
    windows = {
        "next": following[:_NEXT],
        "then": following if in_row else after,
        "intro": around.intro,
        "label": line.partition("\t")[0] if in_row and not own.rstrip().endswith(":") else "",
        "head": around.head,
        "title": around.heading,
        "governs": around.governs,
    }
    for place, stretch in windows.items():
        for name in _met(around.language, " ".join(stretch.split())):
            yield f"{name}@{place}"
    yield from _nearest(around.language, own, following)
    yield from _words(before, after)
    yield from _sentence(before, own)
    yield from (f"t:{word}" for word in _stems(_STOP.split(after, maxsplit=1)[0]))
    yield from (f"h:{word}" for word in _stems(f"{around.heading} {around.intro}"))
    yield f"size:{_size(around.value)}"
    if around.value != around.value.to_integral_value():
        yield "cents"
    if len(line) < 60 and not re.search(r"[a-z]{3}.*[a-z]{3}", line):
        yield "line:bare"
    if in_row:
        yield "line:tab"
    if re.match(r"\s*(?:[-*•·●§]|\(?[a-z0-9]{1,3}[.)])\s", line):
        yield "line:item"
    if re.match(r"\)?\s*(?:\n|\Z|\t)", after):
        yield "line:last"
    for name in around.flags:
        if name.startswith("rule:"):
            yield from (f"{name}&{group}" for group in ("limit", "insurance") if _has(around, group, own))


def _nearest(language: str, own: str, following: str) -> Iterator[str]:
    """Which kind of word stands nearest on either side: what a sum is said of is told last before it."""
    found: list[tuple[int, str]] = []
    for name, pattern in _groups(language):
        if name not in _LOOSE:
            ends = [match.end() for match in pattern.finditer(own)]
            found += [(ends[-1], name)] if ends else []
    found.sort(reverse=True)
    for rank, (_, name) in enumerate(found[:3], 1):
        yield f"last{rank}:{name}"
    if not found:
        yield "last1:none"
    behind = [
        (match.start(), name)
        for name, pattern in _groups(language)
        if name not in _LOOSE and (match := pattern.search(following)) is not None
    ]
    yield f"next:{min(behind)[1] if behind else 'none'}"


def _sentence(before: str, own: str) -> Iterator[str]:
    """The words of the sentence, how it begins, each two that stand together, and the words before it."""
    words = [_plain(word) for word in _WORDS_OF.findall(own)]
    stems = [word[:_STEM] for word in words]
    yield from (f"s:{stem}" for stem in stems)
    yield from (f"b:{stem}" for stem in stems[:_FIRST])
    yield from (f"2:{one} {two}" for one, two in pairwise(stems))
    yield from (f"w:{word}" for word in words[-_WHOLE:])
    yield from (f"p:{stem}" for stem in _stems(before[: len(before) - len(own)]))


_FIRST, _WHOLE = 4, 14
"""Words by which a sentence begins, and last ones that count as they are written."""
_LOOSE = frozenset({"each", "part"})
"""Kinds that go with a fee as well as with what is none."""


def _has(around: Around, group: str, stretch: str) -> bool:
    return any(name == group and pattern.search(stretch) for name, pattern in _groups(around.language))


def _last_stop(before: str) -> int:
    ends = [match.end() for match in _STOP.finditer(before)]
    return ends[-1] if ends else 0


def _words(before: str, after: str) -> Iterable[str]:
    left = _WORD.findall(before[-90:])[-_LEFT:]
    right = _WORD.findall(after[:60])[:_RIGHT]
    for word in left:
        yield f"l:{_plain(word)}"
    for word in right:
        yield f"r:{_plain(word)}"
    if left:
        yield f"l1:{_plain(left[-1])}"
    if right:
        yield f"r1:{_plain(right[0])}"


_WORDS_OF = re.compile(r"[a-z]+(?:'[a-z]+)?|%|\d+|[$€£]")
_STEM = 6
"""Letters by which a word of a sentence or heading is known."""


@lru_cache(maxsize=1024)
def _stems(stretch: str) -> frozenset[str]:
    """Return the words of a stretch, each by its beginning; headings come again for each sum."""
    return frozenset(_plain(word)[:_STEM] for word in _WORDS_OF.findall(stretch))


def _plain(word: str) -> str:
    return "0" if word.isdigit() else word


UNRULED = -2.0
"""Log odds where rules say nothing."""


def prior(around: Around) -> float:
    """Return the log odds that the rules give a sum; what is learned adds to them."""
    return math.log(around.rule / (1 - around.rule)) if 0 < around.rule < 1 else UNRULED


def _size(value: Decimal) -> int:
    return min(max(math.floor(math.log10(value)), -3), 8) if value > 0 else -4
