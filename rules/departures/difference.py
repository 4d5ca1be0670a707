"""The difference of two texts, word by word: what was misread is told from what was changed.

A number, a negation or a word of duty is never explained away: ``90`` beside ``80``, ``may`` beside
``shall`` or a ``not`` more is a change, however well the rest agrees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import Levenshtein

from data import late as re
from rules.departures.folding import digits_of, shape
from rules.departures.tokens import Token, is_number, words_of

Kind = Literal["same", "misread", "filled", "changed"]
_SLOT_HOLDS = 14
"""Words that may stand where a standard leaves a place open."""
_LARGEST, _LARGEST_PLAIN = 1500, 150
"""Words of one side times those of the other, up to which a changed stretch is looked at closely: with a
place left open in it, and without."""
_WORTH_A_LOOK = 0.5
"""Share of the standard's words that must stand there as they are; with less the text is another."""
_SHORTEST = 5
"""A shorter word with another letter is another word, unless the letters look alike."""
_ONE_LETTER, _TWO_LETTERS = 1, 2
_LONG = 9
"""From so many letters on two of them may be misread."""
_ENDING = 2
"""Letters at a word's end that carry its meaning: *employer* and *employee*."""
_ALIKE_ENOUGH = 0.5
_LENGTHS_APART = 2
"""Letters that words joined may be longer or shorter, as ``rn`` for ``m``."""
_CONFUSED = [frozenset(letters) for letters in ("ceoa", "nurh", "tfli", "vy", "gq", "sz", "bh")]
"""Letters of which a scan takes one for another."""
_REAL_ALONE = frozenset("anysclmtdj")
"""Single letters that are words, or what is left of one before an apostrophe."""
_CRUMB, _LOAF = 2, 3
MOST_MISREAD = 0.3
"""Share of words that may be misread."""
_FEW_MISREAD = 2
_HALF_NEGATIONS = frozenset({"ne", "n"})
"""French denies with two words; one of them counts."""
_AGREES = 0.6
"""Words that agree, from which on a text is the standard's with changes, and not a text of its own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both texts; joined, one side gives the standard and the other the contract."""

    kind: Kind
    standard: tuple[Token, ...]
    contract: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts held against each other."""

    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether anything differs that no misreading explains."""
        return any(piece.kind == "changed" for piece in self.pieces)

    @property
    def misread(self) -> float:
        """Share of the standard's words that were taken for misread."""
        read = sum(len(piece.contract) for piece in self.pieces if piece.kind == "misread")
        return read / max(sum(len(piece.standard) for piece in self.pieces), 1)

    @property
    def blurred(self) -> bool:
        """Whether so much was taken for misread that nobody knows what stands there."""
        read = sum(len(piece.contract) for piece in self.pieces if piece.kind == "misread")
        return read > _FEW_MISREAD and self.misread > MOST_MISREAD

    @property
    def likeness(self) -> float:
        """Share of the words of both that agree, from 0 to 1."""
        all_words = sum(len(piece.standard) + len(piece.contract) for piece in self.pieces)
        other = sum(
            len(piece.standard) + len(piece.contract) for piece in self.pieces if piece.kind == "changed"
        )
        return 1 - other / max(all_words, 1)

    def turned(self, names: Collection[str]) -> bool:
        """Whether a text that agrees for the most part differs in words that turn it round.

        Args:
            names: what the parties are called; one in the other's place turns a clause, too.
        """
        return self.likeness >= _AGREES and any(
            _weight(piece.standard, names, piece) != _weight(piece.contract, names, piece)
            for piece in self.pieces
            if piece.kind == "changed"
        )

    def garbled(self, known: Container[str]) -> bool:
        """Whether all that differs looks like words that a machine could not read."""
        changed = [piece for piece in self.pieces if piece.kind == "changed"]
        return bool(changed) and all(_garbled(piece, known) for piece in changed)


def compare(
    standard: Sequence[Token], contract: Sequence[Token], known: Container[str] = frozenset()
) -> Compared:
    """Align two texts.

    Args:
        standard: the standard's words; those in brackets hold whatever the contract says there.
        contract: the contract's words.
        known: folded words that are real: none of them is another word misread.
    """
    codes = Levenshtein.opcodes([one.key for one in standard], [one.key for one in contract])
    agree = sum(code.src_end - code.src_start for code in codes if code.tag == "equal")
    asked = sum(not token.slot for token in standard)
    closely = agree >= _WORTH_A_LOOK * asked
    pieces: list[Piece] = []
    for same, group in groupby(codes, key=lambda code: code.tag == "equal"):
        stretch = list(group)
        left = tuple(standard[stretch[0].src_start : stretch[-1].src_end])
        right = tuple(contract[stretch[0].dest_start : stretch[-1].dest_end])
        if same or not closely:
            pieces.append(Piece("same" if same else "changed", left, right))
        else:
            pieces += _closely(left, right, known)
    return Compared(tuple(_swept(pieces)))


def _closely(left: tuple[Token, ...], right: tuple[Token, ...], known: Container[str]) -> list[Piece]:
    """Take a changed stretch apart: what was misread, what fills a place left open, what is left."""
    largest = _LARGEST if any(one.slot for one in left) else _LARGEST_PLAIN
    if len(left) * len(right) > largest or (not right and all(one.key for one in left)):
        return [Piece("changed", left, right)]
    if not left:
        return [Piece("misread" if _stray(one.key) else "changed", (), (one,)) for one in right]
    cost = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    step: list[list[tuple[Kind, int, int]]] = [
        [("changed", 0, 0)] * (len(right) + 1) for _ in range(len(left) + 1)
    ]
    for i in range(len(left), -1, -1):
        for j in range(len(right), -1, -1):
            if i == len(left) and j == len(right):
                continue
            moves = _moves(left, right, i, j, known)
            cost[i][j], step[i][j] = min(
                ((price + cost[i + a][j + b], (kind, a, b)) for kind, a, b, price in moves),
                key=lambda option: option[0],
            )
    pieces, i, j = [], 0, 0
    while i < len(left) or j < len(right):
        kind, a, b = step[i][j]
        pieces.append(Piece(kind, left[i : i + a], right[j : j + b]))
        i, j = i + a, j + b
    return pieces


def _moves(
    left: Sequence[Token], right: Sequence[Token], i: int, j: int, known: Container[str]
) -> list[tuple[Kind, int, int, float]]:
    """Ways to go on at a place: kind, words taken on either side, price."""
    moves: list[tuple[Kind, int, int, float]] = []
    if i < len(left):
        moves.append(("changed", 1, 0, 1.0) if left[i].key else ("misread", 1, 0, 0.0))
    if j < len(right):
        moves.append(("misread", 0, 1, 0.1) if _stray(right[j].key) else ("changed", 0, 1, 1.0))
    if i == len(left) or j == len(right):
        return moves
    if left[i].slot:
        longest = min(_SLOT_HOLDS, len(right) - j)
        moves += [("filled", 1, taken, 0.01 * taken) for taken in range(1, longest + 1)]
        return moves
    if left[i].key == right[j].key:
        moves.append(("same", 1, 1, 0.0))
    elif misread(left[i].key, right[j].key, known):
        moves.append(("misread", 1, 1, 0.2))
    for a, b in ((1, 2), (2, 1), (1, 3), (3, 1)):
        if i + a <= len(left) and j + b <= len(right) and _joined(left[i : i + a], right[j : j + b], known):
            moves.append(("misread", a, b, 0.2))
    return moves


def _stray(key: str) -> bool:
    """Whether a word is a speck that was read as a letter, or a number of a paragraph."""
    return not key or (len(key) == 1 and not key.isdigit() and key.isalpha() and key not in _REAL_ALONE)


def _joined(left: Sequence[Token], right: Sequence[Token], known: Container[str]) -> bool:
    """Whether words differ by a space that was lost or put in."""
    lengths = [sum(len(one.key) for one in side) for side in (left, right)]
    if abs(lengths[0] - lengths[1]) > _LENGTHS_APART or any(one.slot for one in left):
        return False
    keys = [[one.key for one in side if one.key] for side in (left, right)]
    if any(key in guarded() for side in keys for key in side):
        return False
    numbers = [[key for key in side if any(letter.isdigit() for letter in key)] for side in keys]
    if any(numbers):
        # Groups of three figures are one number, with spaces or without.
        return all(map(_grouped, keys)) and "".join(keys[0]) == "".join(keys[1])
    one, two = ("".join(side) for side in keys)
    return one == two or (shape(one) == shape(two) and len(one) >= _SHORTEST and two not in known)


def _grouped(keys: Sequence[str]) -> bool:
    return all(key.isdigit() for key in keys) and all(len(key) == 3 for key in keys[1:])


@cache
def guarded() -> frozenset[str]:
    """Return words that are never explained away."""
    kinds = ("negations", "permissions", "duties", "joints", "numbers")
    return frozenset().union(*map(words_of, kinds))


def misread(standard: str, contract: str, known: Container[str] = frozenset()) -> bool:
    """Say whether a word of a contract is one of the standard, misread.

    Args:
        standard: the folded word that is expected.
        contract: the folded word that stands there.
        known: real words.
    """
    if is_number(standard) or contract.isdigit():
        if {standard, contract} == {"l", "1"}:
            return standard == "l"
        one, two = (digits_of(word).replace(",", ".") for word in (standard, contract))
        return one == two and one[:1].isdigit()
    if any(letter.isdigit() for letter in standard) or contract in guarded() or contract in known:
        return False
    if shape(standard) == shape(contract):
        return True
    if standard in guarded():
        return False
    most = _TWO_LETTERS if len(standard) >= _LONG else _ONE_LETTER
    if _alike(standard, contract, most):
        return True
    if len(standard) < _SHORTEST or standard[:-_ENDING] == contract[: len(standard) - _ENDING]:
        return False
    return Levenshtein.distance(shape(standard), shape(contract), score_cutoff=most) <= most


def _weight(side: Sequence[Token], names: Collection[str], piece: Piece) -> Counter[str]:
    """Count what turns a clause round on one side: negations, permissions, duties, parties, joints."""
    counts: Counter[str] = Counter()
    small = max(len(piece.standard), len(piece.contract)) <= _LOAF
    for token in side:
        for kind in ("negations", "permissions", "duties"):
            if token.key in words_of(kind) and token.key not in _HALF_NEGATIONS:
                counts[kind] += 1
        if token.key in names or (small and token.key in words_of("joints")):
            counts[token.key] += 1
    return counts


def _alike(one: str, other: str, most: int) -> bool:
    """Whether words have one length, and the few letters that differ are easily mistaken."""
    if len(one) != len(other):
        return False
    pairs = [{a, b} for a, b in zip(one, other, strict=True) if a != b]
    return len(pairs) <= most and all(any(pair <= group for group in _CONFUSED) for pair in pairs)


def _garbled(piece: Piece, known: Container[str]) -> bool:
    """Whether words stand there that are none, and might be the standard's."""
    one, two = ([token.key for token in side if token.key] for side in (piece.standard, piece.contract))
    if not one and len(two) == 1 and piece.contract[0].raw.rstrip().endswith("("):
        return two[0] not in known and two[0] not in guarded()  # a number's word, misread: twelvc (12)
    if not one or not two or any(is_number(key) or key in guarded() or key in known for key in two):
        return False
    return Levenshtein.normalized_similarity("".join(one), "".join(two)) >= _ALIKE_ENOUGH


def _swept(pieces: Sequence[Piece]) -> list[Piece]:
    """Join neighbours of one kind; a word or two that agree by chance between changes are no island."""
    joined = _together(pieces)
    for at in range(1, len(joined) - 1):
        before, here, after = joined[at - 1 : at + 2]
        around = [len(side) for piece in (before, after) for side in (piece.standard, piece.contract)]
        if (
            here.kind == "same"
            and len(here.standard) <= _CRUMB
            and before.kind == after.kind == "changed"
            and min(max(around[:2]), max(around[2:])) >= _LOAF
        ):
            joined[at] = Piece("changed", here.standard, here.contract)
    return _together(joined)


def _together(pieces: Sequence[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].kind == piece.kind:
            last = found.pop()
            piece = Piece(piece.kind, last.standard + piece.standard, last.contract + piece.contract)
        found.append(piece)
    return found


# How a difference is written ---------------------------------------------------------------------

_MARKS = re.compile(r"\[-|-\]|\{\+|\+\}|\\")
_INSIDE = r"((?:\\(?:\[-|-\]|\{\+|\+\}|\\)|[^\\])*?)"
_ESCAPED = re.compile(r"\\(\[-|-\]|\{\+|\+\}|\\)")
_TOLD = re.compile(
    rf"\\(?P<mark>\[-|-\]|\{{\+|\+\}}|\\)|\[-(?P<standard>{_INSIDE[1:-1]})-\]"
    rf"|\{{\+(?P<contract>{_INSIDE[1:-1]})\+\}}"
)


def render(compared: Compared) -> str:
    """Write a difference in one line: ``within [-30-]{+60+} days``; the rest is the contract's text."""
    parts = []
    for piece in compared.pieces:
        standard, contract = (
            _escaped("".join(token.raw for token in side)) for side in (piece.standard, piece.contract)
        )
        if piece.kind != "changed":
            parted = standard[-1:].isspace() and not contract[-1:].isspace()
            parts.append(f"{contract} " if parted else contract)
            continue
        left, right = standard.rstrip(), contract.rstrip()
        space = " " if (standard != left or contract != right) else ""
        parts.append((f"[-{left}-]" if left else "") + (f"{{+{right}+}}" if right else "") + space)
    return " ".join("".join(parts).split())


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", text)


def sides(rendered: str) -> tuple[str, str]:
    """Return what a written difference says of the standard and of the contract."""
    texts = []
    for kept in ("standard", "contract"):
        said = "".join(_said(rendered, kept))
        texts.append(" ".join(said.split()))
    return texts[0], texts[1]


def _said(rendered: str, kept: str) -> Iterator[str]:
    at = 0
    for match in _TOLD.finditer(rendered):
        yield rendered[at : match.start()]
        yield match["mark"] or _ESCAPED.sub(r"\1", match[kept] or "")
        at = match.end()
    yield rendered[at:]
