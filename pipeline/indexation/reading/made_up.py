"""What a clause says of the time until an index is out: *une régularisation*, *a balancing payment*."""

from __future__ import annotations

from data import late as re
from pipeline.indexation._late import MADE_UP
from pipeline.indexation.formula import Part
from pipeline.indexation.reading.clause import ClauseWords, sentences_of

_MADE_UP = re.compile(
    r"\bregularis\w+|\brappels?\s+(?:de\s+(?:loyers?|prix|redevances?)|d['\u2019]\s?(?:indexation|arrieres?))|\bretroacti\w+|"
    r"\ba\s+titre\s+provisi\w+|\bprovisoire\w*|\bprovisionnel\w*|\bsolde\s+de\s+revision|"
    r"\bretrospective\w*|\bback-?\s?dated?\b|\bbalancing\s+(?:payment|charge|invoice|sum)|"
    r"\bprovisional\w*|\bon\s+account\b(?!\s+of)|\btrue-?\s?up\b|\bcatch(?:ing)?-?\s?up\b|"
    r"\b(?:shortfall|difference|arrears)\b[^.;]{0,80}?\b(?:paid|payable|invoiced?|credited|due)\b"
)
_OF_INDEX = re.compile(
    r"\bind(?:ex|ice|exation)\w*|\brevis\w*|\bpubli\w*|\bprix\b|\bloyers?\b|\bredevances?\b|"
    r"\b(?:cpih?|rpi|rent|fees?|prices?|charges?)\b"
)
_EVEN = re.compile(r"\b(?:meme|even)\s+(?:a\s+titre\s+)?\Z|\b(?:valeurs?|figures?)\s*,?\s+(?:\w+\s+)?\Z")
"""A value that is only provisional is one that is out."""
_TAX = re.compile(
    r"\bprovisions?\b[^.;]{0,30}\bcharges\b|\bcharges\s+locatives|\bt\.?v\.?a\b|\bvat\b|service\s+charge"
)
_MOST = 110


def made_up(clause: ClauseWords, confidence: float) -> tuple[Part, ...]:
    """Return the part of words by which a price is made up for once its index is out, if there are any."""
    for low, high in sentences_of(clause):
        match = _MADE_UP.search(clause.folded, low, high)
        if match is None or _OF_INDEX.search(clause.folded, low, high) is None:
            continue
        if _EVEN.search(clause.folded[max(low, match.start() - 20) : match.start()]):
            continue
        if _TAX.search(clause.folded, low, high):
            continue
        start = max(low, match.start() - _MOST // 2)
        start += clause.text[start : match.start()].find(" ") + 1 if start > low else 0
        words = " ".join(clause.text[start : min(high, start + _MOST)].split())
        words = words.rsplit(" ", 1)[0] if start + _MOST < high else words.rstrip(".;, ")
        return (Part(MADE_UP, *match.span(), confidence, words),)
    return ()
