"""Tells a law that is named only to be ruled out: ``the laws of Texas do not apply``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.terms._law_hits import LawHit
from pipeline.terms._law_places import place_at
from pipeline.terms._subjects import any_of
from pipeline.types import Language

_LAW = re.compile(r"\b(?:laws?|droits?|lois?|legislation)\b")
_REACH = 60
"""Letters after a law in which its verb stands."""
_BACK = 50
"""Letters before the words that choose a law in which they are denied."""
_NAME = 40
"""Letters of the name of a law's country."""
_PART = re.compile(r"[.;:]\s|\n\s*\n")
_INSTEAD = 0.85


@dataclass(frozen=True, slots=True)
class _Words:
    after: re.Pattern[str]
    before: re.Pattern[str]
    beside: re.Pattern[str]
    refused: re.Pattern[str]
    turn: re.Pattern[str]
    instead: re.Pattern[str]


def denied(folded: str, start: int, end: int, language: Language) -> bool:
    """Tell whether the law that a stretch of a folded text ends with is ruled out.

    Args:
        folded: a clause with what stands around it.
        start: where the words that name the law begin.
        end: where they end, after the law's name.
        language: of the document; one without words rules nothing out.
    """
    if language not in ("fr", "en"):
        return False
    words = _words(language)
    if words.after.match(folded, end, end + _REACH):
        return True
    low = max(start - _BACK, 0)
    low = max((match.end() for match in _PART.finditer(folded, low, start)), default=low)
    low = max((match.end() for match in words.turn.finditer(folded, low, end)), default=low)
    last = [match.end() for match in words.before.finditer(folded, low, end)]
    if last and _LAW.search(folded, last[-1], end) is not None:
        return True
    return any(one.search(folded[low:end]) is not None for one in (words.beside, words.refused))


def instead(folded: str, hit: LawHit, language: Language) -> LawHit | None:
    """Return the law chosen in place of one ruled out: *not by Scots law but by that of England*."""
    if language not in ("fr", "en"):
        return None
    match = _words(language).instead.match(folded, hit.end)
    place = None if match is None else place_at(folded, match.end(), language)
    return None if place is None else LawHit(hit.start, place.end, (place.code,), _INSTEAD)


@cache
def _words(language: str) -> _Words:
    words: Mapping[str, str] = lexicon("law_denied", language)
    after = rf"\s*(?:\([^)]{{0,40}}\)\s*)?(?:(?:itself|lui-meme|elle-meme)\s+)?{any_of(words['after'])}"
    refused = rf"{any_of(words['not'])}\s+(?:\w+\s+){{0,2}}{any_of(words['chosen'])}\b[^.;,]*\Z"
    # close to the law's name: *neither party* and *not the whole of it* rule no law out
    beside = rf"{any_of(words['beside'])}\s+(?:\w+\s+){{0,2}}{_LAW.pattern}[^.;,]{{0,{_NAME}}}\Z"
    return _Words(
        after=re.compile(after),
        before=re.compile(any_of(words["before"])),
        beside=re.compile(beside),
        refused=re.compile(refused),
        turn=re.compile(any_of(words["turn"])),
        instead=re.compile(rf",?\s*{any_of(words['instead'])}\s+"),
    )
