"""What a price is per where its subject says so: *heures en sus, 41 € chacune*."""

from __future__ import annotations

from data import late as re
from pipeline.money import Amount
from pipeline.money._qualifiers import per_named
from pipeline.terms._price_bases import TIMES, per_said
from pipeline.terms._price_per_french import Per
from pipeline.types import Language

_TOGETHER = re.compile(
    r"(?:€|eur|euros|[€$£]\s?[\d.,' ]*\d)\s*\)?\s*(?:h\.?t\.?\s*)?"
    r"(?P<thing>(?:par|per|for\s+each|/)\s?[a-z][a-z'-]*)"
    r"(?:\s[a-z'-]+)?,?\s+(?:soit|i\.?e\.?,?|that\s+is(?:\s+to\s+say)?,?|being|making|ce\s+qui\s+fait)"
    r"\s+(?:un\s+total\s+de\s+|a\s+total\s+of\s+)?\(?\s*\Z"
)
"""*510 € par fourgon, soit* 1 020 € pour les deux: what all of them cost comes back as one does."""
_TERM = re.compile(
    r"\)?\s*(?:h\.?t\.?\s*)?(?:sur|pour|over|during|throughout|for)\s+(?:toute\s+)?(?:la|the|its|leur|sa)\s+"
    r"(?:whole\s+|entire\s+)?(?:duree|periode|term|period|contrat|contract)"
)
_MEANS = re.compile(
    r"\"\s?(?P<name>[a-z][a-z' -]{2,40}?)\s?\"\s+(?:(?:shall\s+)?means?|designe|s'entend\s+d[eu'])\s*"
    r"(?:the\s+(?P<often>[a-z-]+)|(?:le|la|l')?\s*[a-z]+\s+(?P<apres>[a-z]+))\b"
)
_DEFINES = ('" mean', '" shall mean', '" designe', "\" s'entend", '"mean')
_CHACUN = re.compile(r"\s*(?:h\.?t\.?\s*)?chacune?s?\b")
_PLURAL = re.compile(r"\b(?P<noun>heure|journee|nuit|kilometre|page|tonne|litre)s\b[^.;:€$£\d]{0,60}\Z")
_BY_NIGHT = re.compile(
    r"\)?\s*(?:h\.?t\.?\s*)?(?:le\s+(?:jour|dimanche|samedi)|la\s+nuit|de\s+nuit|de\s+jour|les?\s+jours?\s+feries?"
    r"|at\s+night|by\s+(?:day|night)|on\s+(?:saturdays?|sundays?|weekends?|public\s+holidays))\b"
)
_HOUR = re.compile(r"\b(?:chaque|par|(?:de\s)?l'|each|per|every|an)\s?(?:heure|hour)\b[^.;]*\Z")
_FAR, _NAME = 700, 120


def of_subject(folded: str, amount: Amount, found: Per, language: Language) -> Per:
    """Return what a price is per, by its subject where its own words say nothing or only *each*.

    Args:
        folded: the clause.
        amount: the sum.
        found: as its own words tell it.
        language: of the words.
    """
    before = folded[max(amount.start - 200, 0) : amount.start].replace("\n", " ")
    if found.unit is None:
        return _together(folded, amount, language) or _defined(folded, amount, language) or found
    if found.unit == "unit" and _CHACUN.match(folded, amount.end) is not None:
        subject = _PLURAL.search(before)
        unit = per_said(f"par {subject['noun']}", language) if subject is not None else None
        return found if unit is None else Per(unit, "subject")
    if found.unit in ("night", "day", "unit") and _BY_NIGHT.match(folded, amount.end) is not None:
        return found if _HOUR.search(before) is None else Per("hour", "subject")
    return found


def _together(folded: str, amount: Amount, language: Language) -> Per | None:
    """Read the time of what several cost together; what is paid over a whole term has none."""
    line = folded[max(folded.rfind("\n", 0, amount.start) + 1, amount.start - 200) : amount.start]
    one = _TOGETHER.search(line)
    if one is None or _TERM.match(folded, amount.end) is not None:
        return None
    if per_said(one["thing"], language) in TIMES:
        return None
    unit = per_named(line[: one.start()], language)
    return Per(unit, "before") if unit in TIMES else None


def _defined(folded: str, amount: Amount, language: Language) -> Per | None:
    """Read the time that the definition of a rate says: *"Rate" means the hourly amount*."""
    far = folded[max(amount.start - _FAR, 0) : amount.start]
    if not any(words in far for words in _DEFINES):
        return None
    far = far.replace("\n", " ")
    for said in reversed(list(_MEANS.finditer(far))):
        unit = per_named(said["often"] or said["apres"], language)
        if unit in TIMES and said["name"] in far[max(said.end(), len(far) - _NAME) :]:
            return Per(unit, "before")
    return None
