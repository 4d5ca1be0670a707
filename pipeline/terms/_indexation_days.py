"""From when a price is revised."""

from __future__ import annotations

from data import late as re
from pipeline.dates import find_dates
from pipeline.types import Language

_FIRST = re.compile(
    r"premiere?\s+(?:fois|revision|indexation|application|actualisation|augmentation|hausse|majoration|revalorisation|"
    r"evolution|variation|progression|ajustement|reajustement|echeance\s+de\s+revision)|"
    r"first\s+(?:adjust|increas|such|revis|review|index|uplift|escalat|rise|rent\s+(?:increase|review)|price\s+(?:increase|"
    r"review|change)|(?:annual\s+)?(?:increase|review|adjustment|uplift))\w*|for\s+the\s+first\s+time|\band\s+first\s+(?=on\b)|"
    r"no\s+(?:such\s+)?(?:increase|adjustment|revision)\s+(?:shall|will|may)\s+(?:take\s+effect|apply|be\s+made|"
    r"occur)\s+(?:before|prior\s+to|until)|"
    r"aucune\s+(?:revision|indexation|augmentation)\s[^.;]{0,40}?avant\s+le"
)
"""Words that can only lead to the day of the first revision."""
_FROM = re.compile(
    r"a\s+compter\s+du|a\s+partir\s+du|commencing|beginning|starting|effective\s+(?:on|as\s+of)|"
    r"from\s+and\s+(?:after|including)|with\s+effect\s+from|as\s+from|(?<=\s)from(?=\s+\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+\s+20\d\d)"
)
"""Words that lead to it in a sentence that revises, and elsewhere to other days."""
_REVISION = re.compile(
    r"\b(?:revis|index|actualis|adjust|increas|escalat|vari|multipl|uplift|major|reexamin|reajust|augment|revaloris|"
    r"hauss|rises?\b|raise|go(?:es)?\s+up)\w*"
)


_STOP = re.compile(r"\.\s|;\s*\n|\n\s*\n")
"""Where another sentence or item begins."""


def first_date(text: str, folded: str, language: Language) -> str | None:
    """Return the ISO day of the first revision, where words that lead to it stand before a day."""
    for cue in _FIRST.finditer(folded):
        if (day := _day_after(text, cue, language)) is not None:
            return day
    for cue in _FROM.finditer(folded):
        before = _STOP.split(folded[max(cue.start() - 160, 0) : cue.start()])[-1]
        after = _STOP.split(folded[cue.end() : cue.end() + 220], maxsplit=1)[0]
        if _REVISION.search(before) or _REVISION.search(after):
            return _day_after(text, cue, language)
    return None


def _day_after(text: str, cue: re.Match[str], language: Language) -> str | None:
    length = cue.end() - cue.start()
    for found in find_dates(text[cue.start() : cue.end() + 90], language):
        if found.date is not None and found.precision == "day" and found.start - length < 60:
            return found.date.isoformat()
    return None
