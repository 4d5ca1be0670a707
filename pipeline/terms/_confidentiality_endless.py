"""A duty of secrecy that nothing ends, in unusual words: *has no expiry*, *n'a pas de terme*."""

from __future__ import annotations

from data import late as re
from pipeline.terms._duty_words import pattern

_BOOK = "confidentiality"
_AROUND = 130
_NEAR = 220
NEEDED = {
    "en": (
        "reveal",
        "divulg",
        "discretion",
        "silen",
        "keep",
        "kept",
        "tell",
        "speak",
        "mention",
        "publish",
    ),
    "fr": ("revel", "communiqu", "silence", "tue", "tait", "taire", "tair", "personne", "garde", "ebruit"),
}
"""One of these, or of the words that the extractor looks for anyway, stands where something is kept."""
_GRANTED = re.compile(r"\bgrants?\b[^.;]{0,200}\blicen[cs]e|\bconced\w+[^.;]{0,200}\blicence")
_POINTS = {
    "en": re.compile(
        r"\A\W*(?:\w+\s+){0,3}?(?:this|that|such|these|those|the)\s+(?:same\s+)?"
        r"(?:dut(?:y|ies)|obligations?|promises?|undertakings?|covenants?|restrictions?|commitments?"
        r"|provisions?|secrecy|engagements?)\b"
    ),
    "fr": re.compile(
        r"\A\W*(?:\w+\s+){0,3}?(?:cette|cet|ces|ce|la|l'|les)\s*(?:meme\s+)?"
        r"(?:obligations?|engagements?|devoirs?|promesses?|secret|interdictions?|prohibitions?|clause)\b"
    ),
}
"""A sentence that goes on about what the one before it promised."""


def endless(folded: str, before: str, language: str) -> tuple[int, int] | None:
    """Return where a sentence says that secrecy never ends; ``None`` where it does not.

    Args:
        folded: the sentence, folded.
        before: the sentence before it in the same clause, folded; empty where there is none.
        language: ``en`` or ``fr``.
    """
    if _GRANTED.search(folded):
        return None
    kept = pattern(_BOOK, "kept", language)
    for match in pattern(_BOOK, "endless", language).finditer(folded):
        around = folded[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if pattern(_BOOK, "not_endless", language).search(around):
            continue
        if kept.search(folded, max(0, match.start() - _NEAR), match.end() + _NEAR):
            return match.span()
        if _POINTS[language].search(folded) and kept.search(before):
            return match.span()
    return None
