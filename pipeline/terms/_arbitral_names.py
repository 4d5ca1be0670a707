"""Bodies that have arbitration in their name and do something else: they mediate, or choose an expert.

*mediation under the Commercial Mediation Rules of the American Arbitration Association* agrees no
arbitration, though the word stands there.
"""

from __future__ import annotations

from data import late as re
from pipeline.terms._duty_words import naming

_BOOK = "dispute_resolution"
_ELSE = {
    "en": re.compile(
        r"\bmediat\w*|\bconciliat\w*|\bselection\b|\bselected\s+by\b|\b(?:appoint|nominat|designat)\w*\s+(?:of\b|by\b|the\b|an?\b|such\b)"
    ),
    "fr": re.compile(
        r"\bmediat(?!ion\s+et\s+d'arbitrage)\w*|\bconciliat\w*|\bdesign\w*\s+par\b|\bnomm\w*\s+par\b"
    ),
}
_ARBITRATES = re.compile(r"arbitra|compromissoire")
_DECIDES = {
    "en": re.compile(r"\b(?:finally|final\s+and\s+binding|binding(?:ly)?)\b"),
    "fr": re.compile(r"\b(?:definitivement|sans\s+appel|sentence)\b"),
}


_HEADED = re.compile(
    r"\A\W*(?:(?:section|article)\s+)?[\divx.()]{0,9}\W*(?:\w+\s+(?:and|or|et|ou|/)\s+)?arbitra\w+\s*[.:–—-]"
)
"""A heading that runs into its sentence."""


def named_alone(folded: str, language: str) -> bool:
    """Tell whether words speak of arbitration in the name of a body only, which mediates or appoints."""
    side = "fr" if language == "fr" else "en"
    said = _HEADED.sub(" ", folded)
    others = naming(_BOOK, "institutions", side).sub(" ", said)
    if others == said or _ARBITRATES.search(others) is not None:
        return False
    plain = others if side == "en" else folded
    return _ELSE[side].search(plain) is not None and _DECIDES[side].search(folded) is None
