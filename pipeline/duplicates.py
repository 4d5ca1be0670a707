"""Near-duplicates: the same contract scanned twice, or saved twice with another footer.

MinHash over folded word shingles, with numpy alone: datasketch would import scipy (0.3 s) for the
same arithmetic. Signatures are deterministic, across machines and versions.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.folding import fold

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Numbers = NDArray[numpy.uint64]

PERMUTATIONS = 64
THRESHOLD = 0.8
"""A scan with two misread words in a hundred still shares so many shingles with its original."""
_BANDS = 16
_ROWS = PERMUTATIONS // _BANDS
_SHINGLE = 4
_FEWEST_SHINGLES = 20
_SAMPLED = 2048
"""Shingles with the smallest numbers stand for all: of two texts alike they are alike too."""
_PRIME = (1 << 31) - 1
_BASE = 1_099_511_628_211
_LONGEST_WORD = 64
"""Letters by whose place words differ; beyond, only by which they are."""
_MARKS = ((0x80, 0xC0), (0x2000, 0x2070), (0x20A0, 0x2E80), (0x3000, 0x3040))
"""Beyond ASCII, characters that are no letters, from one to before the other."""


def signature(text: str) -> tuple[int, ...] | None:
    """MinHash of a text's four-word shingles, folded (case, accents, punctuation, spacing).

    Returns:
        64 integers below 2**31, or ``None`` where the text is too short to say anything.
    """
    import numpy

    words = _word_numbers(fold(text))
    if len(words) < _FEWEST_SHINGLES + _SHINGLE - 1:
        return None
    count = len(words) - _SHINGLE + 1
    shingles = words[:count].copy()
    for step in range(1, _SHINGLE):
        shingles *= numpy.uint64(_BASE)
        shingles += words[step : count + step]
    unique = _smallest(_scattered(shingles))
    if len(unique) < _FEWEST_SHINGLES:
        return None
    part = unique & _PRIME
    factors, offsets = _permutations()
    permuted = _remainder(part[None, :] * factors[:, None] + offsets[:, None])
    return tuple(permuted.min(axis=1).tolist())


def _smallest(numbers: Any) -> Any:
    """Return the smallest different numbers, ``_SAMPLED`` at most."""
    import numpy

    if len(numbers) > 4 * _SAMPLED:
        few = numpy.sort(numpy.partition(numbers, 2 * _SAMPLED)[: 2 * _SAMPLED])
        few = few[numpy.append(True, few[1:] != few[:-1])]
        if len(few) >= _SAMPLED:
            return few[:_SAMPLED]
    numbers = numpy.sort(numbers)
    return numbers[numpy.append(True, numbers[1:] != numbers[:-1])][:_SAMPLED]


def _word_numbers(folded: str) -> Numbers:
    """Return a number of 64 bits for each word."""
    import numpy

    if folded.isascii():
        codes = numpy.frombuffer(folded.encode(), dtype=numpy.uint8)
        inside = _plain_letters()[codes]
    else:
        codes = numpy.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=numpy.uint32)
        inside = _is_letter(codes)
    edges = numpy.flatnonzero(numpy.diff(inside, prepend=False, append=False))
    if not len(edges):
        return numpy.empty(0, dtype=numpy.uint64)
    lengths = edges[1::2] - edges[::2]
    firsts = numpy.cumsum(lengths) - lengths
    places = numpy.arange(int(lengths.sum())) - numpy.repeat(firsts, lengths)
    weighed = codes[inside] * _powers()[numpy.minimum(places, _LONGEST_WORD - 1)]
    return numpy.add.reduceat(weighed, firsts)


def _is_letter(codes: Any) -> Any:
    """Tell of each character whether it is a letter or a figure."""
    import numpy

    beyond = codes >= 128
    for low, high in _MARKS:
        beyond &= (codes < low) | (codes >= high)
    return beyond | (_plain_letters()[numpy.minimum(codes, 127)] & (codes < 128))


@cache
def _plain_letters() -> Any:
    import numpy

    return numpy.array([chr(code).isalnum() for code in range(128)])


@cache
def _powers() -> Any:
    """Powers of ``_BASE`` among numbers of 64 bits."""
    import numpy

    made = numpy.full(_LONGEST_WORD, _BASE, dtype=numpy.uint64)
    return numpy.cumprod(made)


def _scattered(numbers: Any) -> Any:
    """Return numbers of which neighbours lie far apart, so that the smallest are a fair sample."""
    for factor in (0xFF51_AFD7_ED55_8CCD, 0xC4CE_B9FE_1A85_EC53):
        numbers ^= numbers >> 33
        numbers *= factor
    numbers ^= numbers >> 33
    return numbers


def _remainder(numbers: Any) -> Any:
    """Return the remainders by ``_PRIME`` of numbers below 2**63: it is one less than a power of two."""
    for _ in range(2):
        numbers = (numbers & _PRIME) + (numbers >> 31)
    numbers[numbers >= _PRIME] -= _PRIME
    return numbers


@cache
def _permutations() -> tuple[Any, Any]:
    """Multipliers and offsets of 64 linear permutations, from a fixed recurrence."""
    import numpy

    state = 20_241
    numbers: list[int] = []
    while len(numbers) < 2 * PERMUTATIONS:
        state = (state * 48_271) % _PRIME
        numbers.append(state)
    values = numpy.array(numbers, dtype=numpy.uint64)
    return values[:PERMUTATIONS], values[PERMUTATIONS:]


def near_duplicates(documents: Sequence[str], signatures: Numbers) -> dict[str, str]:
    """Link each near-duplicate to the first of its group.

    Args:
        documents: hashes, in any order.
        signatures: their signatures, one row of 64 each.

    Returns:
        sha256 -> the smallest sha256 that it resembles (estimated Jaccard 0.8 or more) and that is not
        itself linked. The order of the input changes nothing.
    """
    order = sorted(range(len(documents)), key=documents.__getitem__)
    buckets = _buckets(signatures)
    firsts: dict[tuple[int, int], list[int]] = {}
    links: dict[str, str] = {}
    for row in order:
        keys = [(band, int(number)) for band, number in enumerate(buckets[row]) if number >= 0]
        candidates = {first for key in keys for first in firsts.get(key, ())}
        for first in sorted(candidates, key=documents.__getitem__):
            if resemblance(signatures[row], signatures[first]) >= THRESHOLD:
                links[documents[row]] = documents[first]
                break
        else:
            for key in keys:
                firsts.setdefault(key, []).append(row)
    return links


def _buckets(signatures: Numbers) -> Any:
    """Number, band by band, the rows that share a band; -1 where a row shares it with none."""
    import numpy

    buckets = numpy.full((len(signatures), _BANDS), -1, dtype=numpy.int32)
    for band in range(_BANDS if len(signatures) else 0):
        part = numpy.ascontiguousarray(signatures[:, band * _ROWS : (band + 1) * _ROWS])
        _, numbers, counts = numpy.unique(part, axis=0, return_inverse=True, return_counts=True)
        numbers = numbers.reshape(-1)
        shared = counts[numbers] > 1
        buckets[shared, band] = numbers[shared]
    return buckets


def resemblance(one: Numbers, other: Numbers) -> float:
    """Estimate the Jaccard similarity of two texts from their signatures, 0..1."""
    return int((one == other).sum()) / PERMUTATIONS
