"""Near-duplicates: the same contract scanned twice, or saved twice with another footer.

MinHash over folded word shingles, with numpy alone: datasketch would import scipy (0.3 s) for the
same arithmetic. Signatures are deterministic, across machines and versions.
"""

from __future__ import annotations

import re
import zlib
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
_CHUNK = 4096
_PRIME = (1 << 31) - 1
_WORD = re.compile(r"[^\W_]+")


def signature(text: str) -> tuple[int, ...] | None:
    """MinHash of a text's four-word shingles, folded (case, accents, punctuation, spacing).

    Returns:
        64 integers below 2**31, or ``None`` where the text is too short to say anything.
    """
    import numpy

    words = _WORD.findall(fold(text))
    if len(words) < _FEWEST_SHINGLES + _SHINGLE - 1:
        return None
    crc = {word: zlib.crc32(word.encode()) for word in set(words)}
    hashes = numpy.fromiter(map(crc.__getitem__, words), dtype=numpy.uint64, count=len(words))
    shingles = hashes[: len(hashes) - _SHINGLE + 1].copy()
    for step in range(1, _SHINGLE):
        shingles = (
            shingles * numpy.uint64(1_000_003) + hashes[step : len(hashes) - _SHINGLE + 1 + step]
        ) % _PRIME
    shingles.sort()
    unique = shingles[numpy.append(True, shingles[1:] != shingles[:-1])]
    if len(unique) < _FEWEST_SHINGLES:
        return None
    factors, offsets = _permutations()
    least = numpy.full(PERMUTATIONS, _PRIME, dtype=numpy.uint64)
    for start in range(0, len(unique), _CHUNK):
        part = unique[start : start + _CHUNK]
        permuted = _remainder(part[None, :] * factors[:, None] + offsets[:, None])
        least = numpy.minimum(least, permuted.min(axis=1))
    return tuple(int(value) for value in least)


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
