# ruff: noqa: E501 (patterns are read by the phrase)
"""What promises not to do something share: the refusal, who makes it, how long it lasts."""

from __future__ import annotations

from data import late as re
from pipeline.durations import FoundDuration, find_durations
from pipeline.terms import _rights
from pipeline.terms._rights import Passage
from pipeline.terms.base import View

_AFTER = 420
_TO_COME = re.compile(
    r"\b(?:avant (?:l'expiration|la fin|l'issue|le terme)|before the (?:end|expiry|expiration|lapse))\b"
)
_OF_THE_CONTRACT = re.compile(
    r"\b(?:agreement|contract|term)\b[^.;]{0,12}\b(?:which|that)\s+(?:is|lasts|runs|has)\b[^.;]{0,20}\Z"
    r"|\b(?:contrat|convention|presentes)\b[^.;]{0,20}\bconclue?s?\s+(?:pour|d)[^.;]{0,20}\Z"
)
"""Before the length of the contract itself, not of a promise."""
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
        if _OF_THE_CONTRACT.search(before) or not lasting or has("duration_past", ahead + after, language):
            continue
        apart = abs(start - at)
        if best is None or apart < best[0]:
            best = apart, item
    return best[1] if best else _until(passage, at, language)


def defined(view: View, passage: Passage) -> FoundDuration | None:
    """Return how long the period is that a promise names and the contract defines: *the Restricted Period*."""
    named = _PERIOD.search(passage.folded)
    if named is None:
        return None
    text = view.flow.text
    folded = view.folded_between(0, len(text))
    name = re.escape(" ".join(named["name"].split())).replace(r"\ ", r"\s+")
    lengths: set[str] = set()
    for told in re.finditer(rf"\b{name}{_DEFINED}", folded):
        after = text[told.end() : told.end() + _DEFINITION]
        stop = re.search(r"[;\n]|\.\s", after)
        found = list(find_durations(after[: stop.start() if stop else None], view.language))
        lengths |= {found[0].duration} if found and found[0].duration and not found[0].implied else set()
    for told in re.finditer(rf"\(\s*(?:the\s+|la\s+|une\s+)?[\"\u201c\u00ab\u2018']\s*{name}", folded):
        before = text[max(0, told.start() - _DEFINITION) : told.start()]
        found = list(find_durations(before, view.language))
        lengths |= {found[-1].duration} if found and found[-1].duration and not found[-1].implied else set()
    if len(lengths) != 1:
        return None
    return FoundDuration(named.start(), named.end(), lengths.pop())


_DEFINITION = 200


_ANNIVERSARY = re.compile(
    r"\b(?:until|till|jusqu'au|up\s+to)\s+(?:the\s+)?(?P<count>[a-z]+|\d{1,2}(?:st|nd|rd|th|e|er|eme))\s+"
    r"(?:anniversary\s+of|anniversaire\s+(?:de|du))\s+(?:the\s+|its\s+|la\s+|l'|le\s+|sa\s+)?(?:date\s+(?:of\s+|de\s+)(?:la\s+)?)?"
    r"(?:end|expir|terminat|cessation|fin|terme|rupture|resiliation|completion|closing|transfer|departure|sale|signature|realisation"
    r"|cession|entree|depart|vente|sortie|transfert|retrait)"
)
_PERIOD = re.compile(
    r"\b(?P<name>(?:restricted|restriction|restraint|non-?compet(?:e|ition)|covenant)\s+period"
    r"|periode\s+(?:de\s+restriction|d'interdiction|de\s+non-concurrence|restreinte))\b"
)
"""A promise that lasts as long as a period that is defined elsewhere."""
_DEFINED = r"[\"\u201d\u2019'\u00bb)]*\s*(?::|,?\s*(?:means|shall\s+mean|is|being|shall\s+be|designe|s'entend|est)\b)"
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
