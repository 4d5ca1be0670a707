"""What the tokens of a text layer look like: words, figures and codes, or signs that no printer sets so.

A price list, an index or a timesheet has few words and many figures, codes and abbreviations. A wrong
encoding has none of them: it sets signs among letters, and its figures have no form.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data import late as re

_EDGE = ".,;:()[]{}<>\"'’‘“”«»*_-–—•·…!?/|=~^`#°®™"
_FIGURE = re.compile(
    r"[-+]?[$€£]?\d{1,3}(?:[.,'’]?\d{3})*[.,]\d{1,4}[%‰€$£]?"
    r"|\d{1,2}\s?[:hH]\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,3}[%€$£]|[€$£]\d{1,3}"
)
"""A figure whose form is no chance: a decimal, an hour, a day, a share, a sum."""
_WORD = re.compile(r"[^\W\d_]+(?:['’.&/-][^\W\d_]+)*")
_CODE = re.compile(r"[$€£%+±≤≥<>#/]{0,2}\w+(?:['’.,:;&/@+×*=<>≤≥()\[\]$€£%°-]+\w+)*[)\]%€$£°]*")
"""Letters, digits and the signs that join them: ``HbA1c``, ``195/65``, ``12(a)``, ``€/kVA``."""
_JOINTS = re.compile(r"['’.,:;&/@+×*=<>≤≥()\[\]$€£%°#-]")
_MOST_JOINTS = 0.4
"""Share of a token that the signs which join it make up at most."""
_VOWEL = re.compile(r"[aeiouyéèê]")
_LONG = 5
"""A word of so many letters is no abbreviation, though it have no vowel."""
_FOLDED = str.maketrans({**dict(zip("îïôûùâàëç", "iiouuaaec", strict=True)), "œ": "oe"})
"""Accents that French letter pairs are too rare with."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What the tokens of a page are."""

    tokens: int
    """Those with more than one letter or digit."""
    odd: int
    """Those that are no word, figure or code."""
    figures: int
    words: frozenset[str]
    """Different words, in small letters, without abbreviations."""


def shapes_of(tokens: Iterable[str]) -> Shapes:
    """Tell words, figures and codes from what no printer sets."""
    count = odd = figures = 0
    words: set[str] = set()
    for token in tokens:
        core = token.strip(_EDGE)
        if len(core) < 2:
            continue
        count += 1
        if _FIGURE.fullmatch(core):
            figures += 1
        elif _WORD.fullmatch(core):
            parts = re.split(r"[^\w]", core.lower().translate(_FOLDED))
            words.update(part for part in parts if len(part) > 1 and not _is_abbreviation(part))
        elif not _CODE.fullmatch(core) or len(_JOINTS.findall(core)) > _MOST_JOINTS * len(core):
            odd += 1
    return Shapes(count, odd, figures, frozenset(words))


def _is_abbreviation(word: str) -> bool:
    return len(word) < _LONG and _VOWEL.search(word) is None
