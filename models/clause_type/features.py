"""Units of a text to numbers: words, pairs of words, letters, and the words around them.

The letters of a word are cut once and kept, for a contract says the same words over and over; all units of
a text are weighed at a time. Parts of a row have unit length each, so that a long unit is no louder than a
short one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack

Ids = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]

PARTS = ("words", "letters", "before", "after", "heading")
LOUDNESS = {"words": 1.0, "letters": 1.0, "before": 0.4, "after": 0.3, "heading": 0.7}
"""What each part of a row weighs."""
_WORD = re.compile(r"[a-z]+|\d+|[$%\u20ac\u00a3]|\[[*\u25cf_ -]+\]")
_KNOWN_WORDS = 60_000
"""Words whose letters are kept; beyond that the memory starts anew."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit as a model sees it: its words, the heading over it and its place."""

    text: str
    """Folded: lower case, accents off."""
    heading: str = ""
    """Folded headings above it, outermost first."""
    role: str = "body"
    """preamble, recital, body, signature or annex."""
    kinds: Mapping[str, float] = field(default_factory=dict)
    """What the extractors read in it, and how sure they are."""


def words(text: str) -> list[str]:
    """Cut folded text into words; figures are told by their length alone."""
    return [one if not one[0].isdigit() else f"#{min(len(one), 5)}" for one in _WORD.findall(text)]


def letters(word: str) -> Iterable[str]:
    """Cut a word into threes, fours and fives of letters, its ends marked."""
    padded = f" {word} "
    for size in (3, 4, 5):
        if size >= len(padded):
            yield padded
            return
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]


@dataclass
class Vocabulary:
    """What is known of each part: its features, and how rare each is."""

    places: Mapping[str, Mapping[str, int]]
    idf: Mapping[str, Floats]
    _letters: dict[str, Ids] = field(default_factory=dict, repr=False)

    @classmethod
    def learn(
        cls, documents: Sequence[Sequence[Passage]], most: Mapping[str, int], least: int
    ) -> Vocabulary:
        """Learn the features that most units of documents have, each in ``least`` or more."""
        counts: dict[str, Counter[str]] = {part: Counter() for part in PARTS}
        units = 0
        for passages in documents:
            cut = [words(passage.text) for passage in passages]
            units += len(cut)
            for at, own in enumerate(cut):
                counts["words"].update({*own, *_pairs(own)})
                counts["letters"].update({piece for word in set(own) for piece in letters(word)})
                counts["heading"].update(set(_headed(passages[at].heading)))
                if at:
                    counts["before"].update(set(cut[at - 1]))
                if at + 1 < len(cut):
                    counts["after"].update(set(cut[at + 1]))
        places: dict[str, dict[str, int]] = {}
        idf: dict[str, Floats] = {}
        for part in PARTS:
            chosen = sorted((-count, name) for name, count in counts[part].items() if count >= least)[
                : most[part]
            ]
            names = sorted(name for _, name in chosen)
            places[part] = {name: at for at, name in enumerate(names)}
            rare = np.array([counts[part][name] for name in names], dtype=np.float64)
            idf[part] = (1.0 + np.log((1.0 + units) / (1.0 + rare))).astype(np.float32)
        return cls(places, idf)

    @property
    def size(self) -> int:
        """Number of columns."""
        return sum(len(names) for names in self.places.values())

    def rows(self, passages: Sequence[Passage]) -> Any:
        """Return the units of one text as rows of a sparse matrix."""
        cut = [words(passage.text) for passage in passages]
        known = self.places["words"]
        single = [[known.get(word, -1) for word in own] for own in cut]
        double = [[known.get(pair, -1) for pair in _pairs(own)] for own in cut]
        around = {part: _singles(self.places[part], cut) for part in ("before", "after")}
        parts: dict[str, list[Ids]] = {
            "words": [_ids(one + two) for one, two in zip(single, double, strict=True)],
            "letters": [self._letters_of(own) for own in cut],
            "before": [_EMPTY, *around["before"][:-1]] if cut else [],
            "after": [*around["after"][1:], _EMPTY] if cut else [],
            "heading": self._headings(passages),
        }
        made = [self._weighed(part, parts[part]) for part in PARTS]
        return hstack(made, format="csr", dtype=np.float32)

    def _letters_of(self, own: list[str]) -> Ids:
        kept = self._letters
        if len(kept) > _KNOWN_WORDS:
            kept.clear()
        known = self.places["letters"]
        found: list[Ids] = []
        for word in own:
            ids = kept.get(word)
            if ids is None:
                ids = kept[word] = _ids([known.get(piece, -1) for piece in letters(word)])
            found.append(ids)
        return np.concatenate(found) if found else _EMPTY

    def _headings(self, passages: Sequence[Passage]) -> list[Ids]:
        known = self.places["heading"]
        made: dict[str, Ids] = {}
        for passage in passages:
            if passage.heading not in made:
                made[passage.heading] = _ids([known.get(one, -1) for one in _headed(passage.heading)])
        return [made[passage.heading] for passage in passages]

    def _weighed(self, part: str, ids: list[Ids]) -> Any:
        ends = np.zeros(len(ids) + 1, dtype=np.int64)
        np.cumsum([len(one) for one in ids], out=ends[1:])
        columns = np.concatenate(ids) if ids else _EMPTY
        ones = np.ones(len(columns), dtype=np.float32)
        matrix = csr_matrix((ones, columns, ends), shape=(len(ids), len(self.places[part])))
        matrix.sum_duplicates()
        np.log(matrix.data, out=matrix.data)
        matrix.data += 1.0
        matrix.data *= self.idf[part][matrix.indices]
        lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        lengths[lengths == 0] = 1.0
        matrix.data *= np.repeat((LOUDNESS[part] / lengths).astype(np.float32), np.diff(matrix.indptr))
        return matrix


_EMPTY: Ids = np.empty(0, dtype=np.int32)


def _ids(found: list[int]) -> Ids:
    ids = np.array(found, dtype=np.int32)
    return ids[ids >= 0]


def _pairs(own: Sequence[str]) -> list[str]:
    return [f"{first} {second}" for first, second in pairwise(own)]


def _headed(heading: str) -> list[str]:
    own = words(heading)
    return own + _pairs(own)


def _singles(known: Mapping[str, int], cut: Sequence[list[str]]) -> list[Ids]:
    return [_ids([known.get(word, -1) for word in own]) for own in cut]
