"""From which day a reading of an index is counted: *à la date de révision*, *before the Effective Date*."""

from __future__ import annotations

from typing import Literal

from data import late as re
from pipeline.indexation.formula import Anchor
from pipeline.types import Language

Key = Literal["fr", "en"]
_ANCHORS: dict[Key, tuple[tuple[Anchor, re.Pattern[str]], ...]] = {
    "fr": (
        (
            "previous_revision",
            re.compile(
                r"(?:derniere|precedente)\s+(?:revision|indexation|actualisation|variation)|"
                r"(?:revision|indexation|actualisation)\s+precedente|anniversaire\s+precedent|"
                r"debut\s+de\s+(?:l'annee|la\s+periode|l'exercice)\s+(?:\w+\s+)?(?:precedent|ecoule|anterieur)"
            ),
        ),
        (
            "revision",
            re.compile(
                r"anniversaire|renouvellement|reconduction|\brevis(?:ion|e|ee)\b|\bindexation\b|actualisation|"
                r"facturation|echeance|reajustement|nouvelle\s+periode|\bmois\s+d(?:e\s+l)?['\u2019]\s?(?:execution|realisation)|calcul\b|application|mois\s+«?\s?n\b"
            ),
        ),
        (
            "signature",
            re.compile(
                r"\bsignature|\bsignee?\b|conclusion\s+d|etablissement\s+d|remise\s+d|\boffres?\b|\bdevis\b|"
                r"mois\s+zero|\bm0\b|\bmo\b|notification|date\s+(?:du|des)\s+present"
            ),
        ),
        (
            "effective",
            re.compile(
                r"prise\s+d'effet|entree\s+en\s+(?:vigueur|jouissance)|\bdebut\s+d|date\s+d'effet|effet\s+du|"
                r"commencement|mise\s+(?:a\s+disposition|en\s+service)|demarrage"
            ),
        ),
    ),
    "en": (
        (
            "previous_revision",
            re.compile(
                r"(?:last|previous|prior|preceding|most\s+recent)\s+(?:such\s+)?"
                r"(?:adjustment|review|increase|revision|indexation|anniversary)|"
                r"(?:start|beginning|commencement|first\s+day)\s+of\s+(?:the|that)\s+(?:immediately\s+)?"
                r"(?:previous|prior|preceding)\s+(?:\w+\s+)?(?:year|period|term)"
            ),
        ),
        (
            "revision",
            re.compile(
                r"anniversary|renewal|\brelevant\b|adjustment|\breview\b|revision|\bincrease\s+date|"
                r"(?:each|such|that|the\s+applicable|the\s+then)\s+(?:\w+\s+){0,2}(?:year|period|date)|"
                r"indexation|calculation"
            ),
        ),
        (
            "signature",
            re.compile(
                r"date\s+of\s+(?:this|the)\s+(?:agreement|contract|lease)|execution|signature|signing|"
                r"date\s+(?:hereof|of\s+signature)"
            ),
        ),
        (
            "effective",
            re.compile(
                r"effective\s+date|commencement|start\s+(?:date|of)|(?:beginning|first\s+day|start)\s+of\s+the\s+"
                r"(?:\w+\s+)?term|go-live"
            ),
        ),
    ),
}


def key_of(language: Language) -> Key:
    """Return the table of words that a language is read with."""
    return "fr" if language == "fr" else "en"


_PERIODIC = re.compile(
    r"\A(?:(?!\b(?:et|ou|and|or)\b)[^,;.]){0,45}?\b(?:relevant|each|such|that|anniversar\w+|renewal|chaque|renouvellement)\b"
)


def anchor_at(folded: str, language: Language) -> tuple[Anchor, int] | None:
    """Return the day that words such as *à la date de révision* count from, and where they end.

    The first one named wins; *the date of commencement of the relevant period* is a day of the revision,
    and so is *the anniversary of the Effective Date*. A day *or that of the last revision* is the latter.
    """
    found = [
        (match.start(), match.end(), anchor)
        for anchor, pattern in _ANCHORS[key_of(language)]
        if (match := pattern.search(folded)) is not None
    ]
    if not found:
        return None
    previous = next((one for one in found if one[2] == "previous_revision"), None)
    if previous is not None and (previous[0] < 60 or re.search(r"\bou\b|\bor\b", folded[: previous[0]])):
        return "previous_revision", previous[1]
    _, end, anchor = min(found)
    if anchor in ("signature", "effective") and (more := _PERIODIC.match(folded[end:])) is not None:
        return "revision", end + more.end()
    return anchor, end


def anchor_of(folded: str, language: Language) -> Anchor | None:
    """Return the day that words count from, as ``anchor_at`` tells it."""
    found = anchor_at(folded, language)
    return None if found is None else found[0]
