# ruff: noqa: E501 (patterns are read by the phrase)
"""Shares of work done in time or right at first, as lists of service levels tell them: ``calls answered in 20 s: 90 %``."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.terms import _measures

_INTRO = {
    "en": re.compile(
        r"\b(?:attain|achieve|meet|maintain|reach|observe|comply\s+with)\b[^.;]{0,60}\b(?:following|levels?|standards?|targets?|figures?)\b|\bservice\s+levels?\b"
        r"|\bperformance\s+(?:standards?|levels?|targets?|indicators?)\b|\bkey\s+performance\b"
    ),
    "fr": re.compile(
        r"\bniveaux?\s+(?:de\s+service|suivants?|de\s+qualite)|\b(?:atteint|atteindre|respecte\w*|garantit|tient)\b[^.;]{0,50}\b(?:suivants?|niveaux?|seuils?|objectifs?|taux)\b"
        r"|\bindicateurs?\b|\bengagements?\s+de\s+(?:service|qualite)"
    ),
}
_ITEM = re.compile(
    r"(?P<what>[^;:\n.]{8,140})\s*[:\u2013\u2014]\s*(?P<least>(?:not\s+less\s+than|no\s+less\s+than|at\s+least|minimum(?:\s+of)?|au\s+moins|minimum|>=?|\u2265)\s*)?$"
)
_OF_WORK = re.compile(
    r"\b(?:answer\w*|released|lodged|delivered|correct|complet\w*|resolved|repaired|within|in\s+under|first\s+(?:visit|issue|time|call)|on\s+time|accura\w*|processed|filled"
    r"|decroch\w*|traite\w*|resolu\w*|livre\w*|sous\s+(?:\w+\s+)?(?:jours?|heures?)|en\s+moins\s+de|dans\s+les|conform\w*|exact\w*|repondu\w*|a\s+l'heure|retabli\w*)\b"
)
_THINGS = (
    r"(?:visits|deliver\w+|orders|shipments|collections|calls|tickets|enquir\w+|requests|incidents|faults|invoices|files|claims|repairs|payslips|samples|reports"
    r"|visites|livraisons|commandes|tournees|appels|demandes|dossiers|factures|depannages|interventions|colis|bulletins|expeditions)"
)
_AFTER = re.compile(
    rf"\s*\)?\s*(?:of|des|de)\s+(?:the\s+|all\s+|its\s+|ses\s+|les\s+|ces\s+)?(?:[a-z-]+\s+){{0,2}}?{_THINGS}\b"
)
_DONE = re.compile(
    r"\b(?:shall|will|must|are|be|sont|seront|arrivent|doivent)\b[^.;]{0,60}\b(?:in|within|on|by|before|dans|a|au|avant|sous|en)\b|\b(?:within|sous|dans\s+les|on\s+time)\b"
)
_RATE_OF = re.compile(
    r"\b(?:accuracy|fill|success|first-time\s+fix|fix|completion|punctuality|on-time(?:\s+delivery)?|satisfaction|answer|order\s+fill|picking\s+accuracy)\s+(?:rate|level|score)?\s*"
    r"(?:of|:|is|shall\s+be)?\s*(?:no\s+less\s+than|not\s+less\s+than|at\s+least)?\s*$"
    r"|\btaux\s+d(?:e\s+|')(?:conformite|exactitude|reussite|resolution|decroche|satisfaction|ponctualite|livraison|service)\b[^.;\d]{0,30}$"
)
_LEAST, _MOST = 60, 100
_OWNED = re.compile(
    r"\b(?:shares?|votes?|capital|equity|deposit|price|payable|rent|interest|royalt\w+|commission|discount|parts\s+sociales|prix|acompte|remise)\b"
)


def shares(folded: str, language: str) -> Iterator[tuple[str, int, int]]:
    """Yield the share that is promised, with where the words of its level begin and where it ends.

    Args:
        folded: a sentence, or a list with what introduces it, folded.
        language: whose words are read.
    """
    intro = _INTRO["fr" if language == "fr" else "en"].search(folded)
    for figure in _measures.percents(folded, 0, len(folded)):
        if figure.value is None or not _LEAST <= figure.value <= _MOST:
            continue
        low = max(0, figure.start - 170)
        before = folded[low : figure.start]
        item = _ITEM.search(before)
        if (
            intro is not None
            and intro.start() < figure.start
            and item is not None
            and _OF_WORK.search(item["what"])
        ):
            if not _OWNED.search(item["what"]):
                yield _measures.plain(figure.value), low + item.start(), figure.end
            continue
        rate = _RATE_OF.search(before[-80:])
        if rate is not None:
            yield _measures.plain(figure.value), figure.start - len(before[-80:]) + rate.start(), figure.end
            continue
        things = _AFTER.match(folded, figure.end)
        done = things is not None and _DONE.search(folded, things.end(), things.end() + 90) is not None
        if (
            things is not None
            and done
            and not _OWNED.search(folded, max(0, figure.start - 60), things.end())
        ):
            yield _measures.plain(figure.value), figure.start, things.end()
