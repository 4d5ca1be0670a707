"""Joins words that the end of a line cuts: fast enough for every page.

The form that stands elsewhere in the document decides between ``renouvellement`` and ``sous-traitant``;
then the lists of parts that keep their hyphen; a word nobody knows is joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from data import late as re

_CUT = re.compile("[^\\W\\d_][-\u2010]\n[ ]?(?=[^\\W\\d_])")
_LEFT = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*$")
_RIGHT = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)([,;:.!?)\u00bb]*) ?")
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")
_LONGEST = 60
_FEW = 40
_SHOWN = 2
"""So many cut words that stand whole elsewhere show that lines are cut inside words."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_KEPT_LEFT = _words(
    """non sous vice ex mi demi semi celui celle ceux celles ci peut rendez vis au par là grand arrière
    après avant hors sans haut bas quasi tiers chef lieu libre contre porte c'est-à vis-à c’est-à
    self third long short well so cross co off on up down in two three four five six seven eight nine ten
    full part half high low mid multi state day year pre post anti sub
    vingt trente quarante cinquante soixante quatre dix
    twenty thirty forty fifty sixty seventy eighty ninety"""
)
_KEPT_RIGHT = _words(
    """là ci même mêmes dessus dessous après avant joint jointe joints jointes t-il t-elle elle il ils
    elles on ce vous nous party parties term time based free up out off off-the one two three four five six
    seven eight nine un deux trois quatre cinq sept huit neuf dix dire être vis président"""
)


def mend(text: str, typeset: bool = True) -> str:
    """Bring cut words on one line; text in between is not touched.

    Args:
        text: the document's digital pages, already tidied; lines end with ``\\n``.
        typeset: whether lines may have been cut inside words. Where they were not, as in most plain text,
            a hyphen at a line's end was written by the author, unless the text itself shows otherwise.
    """
    if "-\n" not in text and "\u2010\n" not in text:
        return text
    cuts = list(_cuts(text))
    count = _counter(text.lower(), len(cuts))
    if not typeset:
        shown = sum(count((left + right).lower()) > 0 for _, left, right, _, _ in cuts)
        typeset = shown >= _SHOWN
    out: list[str] = []
    at = 0
    for stop, left, right, rest, end in cuts:
        if stop < at:
            continue
        joined = _joins(left, right, count) and (typeset or count((left + right).lower()) > 0)
        hyphen = "" if joined else "-"
        out += [text[at:stop], hyphen, right, rest]
        if text[end - 1 : end] == "\n" or text[end : end + 1] not in ("", "\f"):
            out.append("\n")
        at = end
    out.append(text[at:])
    return "".join(out)


def _counter(text: str, questions: int) -> Callable[[str], int]:
    """How often a word stands in a text: a few are looked for, for many all are counted once."""
    if questions <= _FEW:
        return text.count
    words = Counter(_WORD.findall(text))
    return lambda word: words[word]


def _cuts(text: str) -> Iterator[tuple[int, str, str, str, int]]:
    """(where the hyphen stands, left part, right part, punctuation after it, where the line goes on)."""
    for end_of_line in _line_ends(text):
        match = _CUT.match(text, end_of_line - 2) if end_of_line >= 2 else None
        if match is None:
            continue
        hyphen = match.start() + 1
        left = _LEFT.search(text[max(0, hyphen - _LONGEST) : hyphen])
        right = _RIGHT.match(text, match.end(), match.end() + _LONGEST)
        if left is None or right is None:
            continue
        end = right.end()
        if end < len(text) and text[end] == "\n":
            end += 1
        yield hyphen, left[0], right[1], right[2], end


def _line_ends(text: str) -> list[int]:
    """Where the line ends that have a hyphen before them stand."""
    found: list[int] = []
    for cut in ("-\n", "\u2010\n"):
        at = text.find(cut)
        while at >= 0:
            found.append(at + 1)
            at = text.find(cut, at + 2)
    return sorted(found)


def _joins(left: str, right: str, count: Callable[[str], int]) -> bool:
    """Whether the two halves are one word without a hyphen."""
    if not right[0].islower():
        # a cut inside capitals, or a name of two parts
        return left.isupper() and right.isupper() and len(left) > 1 and count((left + right).lower()) > 0
    one, two = left.lower(), right.lower()
    joined, hyphened = count(one + two), count(f"{one}-{two}")
    if joined != hyphened:
        return joined > hyphened
    return one not in _KEPT_LEFT and two not in _KEPT_RIGHT
