"""From which day a reading of an index is counted: *à la date de révision*, *before the Effective Date*."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.indexation.formula import Anchor
from pipeline.types import Language

Key = Literal["fr", "en"]
_ANCHORS: dict[Key, tuple[tuple[Anchor, re.Pattern[str]], ...]] = {
    "fr": (
        (
            "previous_revision",
            re.compile(
                r"(?:derniere|precedente)\s+(?:revision|indexation|actualisation|variation)|"
                r"(?:revision|indexation|actualisation)\s+precedente"
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
                r"(?:adjustment|review|increase|revision|indexation)"
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


def anchor_of(folded: str, language: Language) -> Anchor | None:
    """Return the day that words such as *à la date de révision* count from; the first one named wins."""
    for anchor, pattern in _ANCHORS[key_of(language)]:
        if anchor == "previous_revision" and pattern.search(folded):
            return anchor
        if anchor == "revision" and (match := pattern.search(folded)) is not None:
            later = re.search(r"\bou\s+lors\s+de\b|\bor\s+at\b", folded[: match.start()])
            if later is None:
                return anchor
    found = [
        (match.start(), anchor)
        for anchor, pattern in _ANCHORS[key_of(language)]
        if (match := pattern.search(folded)) is not None
    ]
    return min(found)[1] if found else None
