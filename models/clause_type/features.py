"""Units of a text to numbers: words, pairs of words, letters, and the words around them.

A contract says the same words over and over: each is looked up once, and its letters are cut once and kept;
all units of a text are counted at a time. Parts of a row have unit length each, so that a long unit is no
louder than a short one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, count, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from data import late as re

Ids = npt.NDArray[np.int32]
Keys = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

PARTS = ("words", "letters", "before", "after", "heading")
LOUDNESS = {"words": 1.0, "letters": 1.0, "before": 0.4, "after": 0.3, "heading": 0.7}
"""What each part of a row weighs, where a language does not say otherwise."""
WORDED = ("words", "before", "after")
"""Parts that a word has a column of its own in."""
_WORD = re.compile(r"[a-z]+|\d+|[$%\u20ac\u00a3]|\[[*\u25cf_ -]+\]")
_KNOWN_WORDS = 60_000
"""Words that are remembered; beyond that the memory starts anew."""


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
    return [_word(one) for one in _WORD.findall(text)]


def _word(found: str) -> str:
    return f"#{min(len(found), 5)}" if found[0].isdigit() else found


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
    loudness: Mapping[str, float] = field(default_factory=lambda: LOUDNESS)
    _seen: dict[str, tuple[tuple[int, int, int], Ids]] = field(default_factory=dict, repr=False)
    """Words that were met: their columns in ``WORDED``, and those of their letters."""

    @classmethod
    def learn(
        cls,
        documents: Sequence[Sequence[Passage]],
        most: Mapping[str, int],
        least: int,
        loudness: Mapping[str, float] = LOUDNESS,
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
            often = sorted((-times, name) for name, times in counts[part].items() if times >= least)
            names = sorted(name for _, name in often[: most[part]])
            places[part] = {name: at for at, name in enumerate(names)}
            rare = np.array([counts[part][name] for name in names], dtype=np.float64)
            idf[part] = (1.0 + np.log((1.0 + units) / (1.0 + rare))).astype(np.float32)
        return cls(places, idf, loudness)

    @property
    def size(self) -> int:
        """Number of columns."""
        return sum(len(names) for names in self.places.values())

    def rows(self, passages: Sequence[Passage]) -> Any:
        """Return the units of one text as rows of a sparse matrix."""
        return sum(self._matrices(passages), start=csr_matrix((len(passages), self.size), dtype=np.float32))

    def scores(self, passages: Sequence[Passage], weights: Floats) -> Floats:
        """Return ``rows(passages) @ weights``, without putting the parts of the rows together."""
        made = np.zeros((len(passages), weights.shape[1]), dtype=np.float32)
        for matrix in self._matrices(passages):
            made += matrix @ weights
        return made

    def _matrices(self, passages: Sequence[Passage]) -> Iterable[Any]:
        """Yield sparse matrices of all columns, a row a unit, whose sum the rows are."""
        if not passages:
            return
        cut = [_WORD.findall(passage.text) for passage in passages]
        index: dict[str, int] = defaultdict(count().__next__)
        tokens = np.fromiter(map(index.__getitem__, chain.from_iterable(cut)), dtype=np.int64)
        units = np.repeat(np.arange(len(cut)), [len(own) for own in cut])
        own = [self._met(found) for found in index]
        columns = np.array([places for places, _ in own], dtype=np.int64).reshape(-1, 3)
        yield self._worded(columns[tokens], units, len(cut))
        yield self._lettered([pieces for _, pieces in own], tokens, units, len(cut))
        yield self._headed(passages)

    def _worded(self, columns: Keys, units: Keys, rows: int) -> Any:
        """Words, pairs and the words around.

        Args:
            columns: in ``WORDED``, of each word in reading order; -1 where it has none.
            units: the row of each word.
            rows: how many there are.
        """
        single, before, after = columns.T
        double = self._pairs_of(single[:-1], single[1:])
        double[units[:-1] != units[1:]] = -1
        parts = (
            ("words", single, units),
            ("words", double, units[:-1]),
            ("before", before, units + 1),
            ("after", after, units - 1),
        )
        return self._weighed([(part, *_known(ids, row, rows)) for part, ids, row in parts], rows)

    def _lettered(self, pieces: Sequence[Ids], tokens: Keys, units: Keys, rows: int) -> Any:
        """Letters: how often each word stands in each unit, times the letters of each word.

        Args:
            pieces: columns of the letters of each different word.
            tokens: places in ``pieces``, in reading order.
            units, rows: as ``_worded`` takes them.
        """
        ends = np.cumsum([0, *map(len, pieces)])
        columns = np.concatenate(pieces) if pieces else _EMPTY
        shape = (len(pieces), len(self.places["letters"]))
        spelled = csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=shape)
        bounds = np.searchsorted(units, np.arange(rows + 1))
        ones = np.ones(len(tokens), dtype=np.float32)
        said: Any = csr_matrix((ones, tokens, bounds), shape=(rows, len(pieces))) @ spelled
        counted = np.repeat(np.arange(rows), np.diff(said.indptr))
        data = self._loud("letters", said.indices, said.data)
        data *= _scale(data, counted, rows, self.loudness["letters"])
        at = self._offsets["letters"]
        return csr_matrix((data, said.indices + at, said.indptr), shape=(rows, self.size))

    def _headed(self, passages: Sequence[Passage]) -> Any:
        """Headings: each weighed once, for many units stand under it."""
        index: dict[str, int] = defaultdict(count().__next__)
        places = [index[passage.heading] for passage in passages]
        known = self.places["heading"]
        ids = [_ids([known.get(one, -1) for one in _headed(heading)]) for heading in index]
        row = np.repeat(np.arange(len(ids)), [len(one) for one in ids])
        made = self._weighed([("heading", np.concatenate(ids).astype(np.int64), row)], len(ids))
        return made[places]

    def _met(self, found: str) -> tuple[tuple[int, int, int], Ids]:
        """Return what is known of a word as it stands in the text."""
        seen = self._seen.get(found)
        if seen is None:
            if len(self._seen) > _KNOWN_WORDS:
                self._seen.clear()
            word = _word(found)
            first, before, after = (self.places[part].get(word, -1) for part in WORDED)
            known = self.places["letters"]
            seen = (first, before, after), _ids([known.get(piece, -1) for piece in letters(word)])
            self._seen[found] = seen
        return seen

    def _pairs_of(self, first: Keys, second: Keys) -> Keys:
        """Return the column of each pair of words, told by the words' columns; -1 where there is none."""
        keys, columns = self._pairs
        wanted = first * len(self.places["words"]) + second
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where((first >= 0) & (second >= 0) & (keys[at] == wanted), columns[at], -1)

    @cached_property
    def _pairs(self) -> tuple[Keys, Keys]:
        """The known pairs: by the columns of both words, in order; and the pairs' own columns."""
        known = self.places["words"]
        found = [(-1, -1)]
        for name, at in known.items():
            first, _, second = name.partition(" ")
            while second and not (first in known and second in known):
                # What was taken out stands in brackets that may hold spaces.
                more, _, second = second.partition(" ")
                first = f"{first} {more}"
            if second:
                found.append((known[first] * len(known) + known[second], at))
        keys, columns = np.array(sorted(found), dtype=np.int64).T
        return keys, columns

    @cached_property
    def _offsets(self) -> dict[str, int]:
        sizes = [len(self.places[part]) for part in PARTS]
        return dict(zip(PARTS, np.cumsum([0, *sizes]).tolist(), strict=False))

    def _loud(self, part: str, columns: Any, counts: Any) -> Floats:
        made: Floats = ((1.0 + np.log(counts)) * self.idf[part][columns]).astype(np.float32)
        return made

    def _weighed(self, parts: Sequence[tuple[str, Keys, Keys]], rows: int) -> Any:
        """Count and weigh features: of each (part, columns in it, rows)."""
        size = self.size
        keys = np.concatenate([row * size + ids + self._offsets[part] for part, ids, row in parts])
        keys, counts = np.unique(keys, return_counts=True)
        row, columns = np.divmod(keys, size)
        data = ((1.0 + np.log(counts)) * self._idf[columns]).astype(np.float32)
        for part in {part: None for part, _, _ in parts}:
            low = self._offsets[part]
            mine = (columns >= low) & (columns < low + len(self.places[part]))
            data[mine] *= _scale(data[mine], row[mine], rows, self.loudness[part])
        bounds = np.searchsorted(row, np.arange(rows + 1))
        return csr_matrix((data, columns.astype(np.int32), bounds), shape=(rows, size))

    @cached_property
    def _idf(self) -> Floats:
        return np.concatenate([self.idf[part] for part in PARTS])


_EMPTY: Ids = np.empty(0, dtype=np.int32)


def _known(ids: Keys, row: Keys, rows: int) -> tuple[Keys, Keys]:
    kept = (ids >= 0) & (row >= 0) & (row < rows)
    return ids[kept], row[kept]


def _scale(data: Floats, row: Any, rows: int, loudness: float) -> Floats:
    """Return by what each number is multiplied, so that those of a row have the length ``loudness``."""
    lengths = np.sqrt(np.bincount(row, weights=data * data, minlength=rows))
    lengths[lengths == 0] = 1.0
    made: Floats = (loudness / lengths).astype(np.float32)[row]
    return made


def _ids(found: list[int]) -> Ids:
    ids = np.array(found, dtype=np.int32)
    return ids[ids >= 0]


def _pairs(own: Sequence[str]) -> list[str]:
    return [f"{first} {second}" for first, second in pairwise(own)]


def _headed(heading: str) -> list[str]:
    own = words(heading)
    return own + _pairs(own)
