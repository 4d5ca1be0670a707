"""What promises not to do something share: the refusal, who makes it, how long it lasts."""

from __future__ import annotations

import re

from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _rights
from pipeline.terms._rights import Passage

_AFTER = 420
_TO_COME = re.compile(
    r"\b(?:avant (?:l'expiration|la fin|l'issue|le terme)|before the (?:end|expiry|expiration|lapse))\b"
)
_AHEAD = re.compile(r"neither|nor|no|aucune")


def has(key: str, text: str, language: str) -> bool:
    """Tell whether words of the lexicon ``restrictions`` stand in a folded text."""
    return _rights.has("restrictions", key, text, "fr" if language == "fr" else "en")


def search(
    template: str, text: str, language: str, low: int = 0, high: int | None = None
) -> re.Match[str] | None:
    """Search a folded text for a template of the lexicon ``restrictions``."""
    side = "fr" if language == "fr" else "en"
    return _rights.search("restrictions", template, side, text, low, len(text) if high is None else high)


def refusal(passage: Passage, low: int, high: int, language: str) -> re.Match[str] | None:
    """Return the first refusal in [low, high), else the one that the words leading into a list end with."""
    found = search("@refrains@", passage.folded, language, low, high)
    if found is None and passage.own:
        found = search("@refrains@", passage.folded, language, max(0, passage.own - 90), passage.own)
    return found


def verb_of(folded: str, refusal: re.Match[str], language: str) -> int:
    """Return where the verb of a refusal ends: ``neither party shall`` names its party later."""
    if not _AHEAD.match(refusal.group()):
        return refusal.end()
    modal = _rights.compiled("rights", "@modal@", language).search(
        folded, refusal.end(), refusal.end() + 80
    )
    return modal.end() if modal else refusal.end()


def duration(passage: Passage, at: int, language: str) -> FoundDuration | None:
    """Return how long a promise lasts: the nearest duration that speaks of a time to come."""
    low, high = max(0, at - _AFTER), min(len(passage.text), at + _AFTER)
    best: tuple[int, FoundDuration] | None = None
    for item in find_durations(passage.text[low:high], language):
        if item.implied:
            continue
        start, end = low + item.start, low + item.end
        before = passage.folded[max(0, start - 60) : start]
        after = passage.folded[end : end + 40]
        lasting = has("duration_before", before, language) or has("duration_after", after, language)
        ahead = _TO_COME.sub("", before[-40:])
        if not lasting or has("duration_past", ahead + after, language):
            continue
        apart = abs(start - at)
        if best is None or apart < best[0]:
            best = apart, item
    return best[1] if best else _until(passage, at, language)


_ANNIVERSARY = re.compile(
    r"\b(?:until|till|jusqu'au|up\s+to)\s+(?:the\s+)?(?P<count>[a-z]+|\d{1,2}(?:st|nd|rd|th|e|er|eme))\s+"
    r"(?:anniversary\s+of|anniversaire\s+(?:de|du))\s+(?:the\s+|its\s+|la\s+|l'|le\s+|sa\s+)?(?:date\s+(?:of\s+|de\s+)(?:la\s+)?)?"
    r"(?:end|expir|terminat|cessation|fin|terme|rupture|resiliation)"
)
_ORDINALS = (
    ("first", "premier"),
    ("second", "deuxieme"),
    ("third", "troisieme"),
    ("fourth", "quatrieme"),
    ("fifth", "cinquieme"),
    ("sixth", "sixieme"),
    ("seventh", "septieme"),
    ("eighth", "huitieme"),
    ("ninth", "neuvieme"),
    ("tenth", "dixieme"),
)


def _until(passage: Passage, at: int, language: str) -> FoundDuration | None:
    """Return how long a promise lasts that runs until an anniversary of the end."""
    match = _ANNIVERSARY.search(passage.folded, max(0, at - _AFTER), at + _AFTER)
    if match is None:
        return None
    side = 1 if language == "fr" else 0
    word = match["count"]
    told = next((years for years, names in enumerate(_ORDINALS, 1) if names[side] == word), None)
    years = told or (int(figure.group()) if (figure := re.match(r"\d+", word)) else None)
    return None if years is None else FoundDuration(match.start(), match.end(), f"P{12 * years}M")
