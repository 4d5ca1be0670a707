# ruff: noqa: E501 (patterns are read by the phrase)
"""Rebates and bonuses without their names: *2% may be deducted from invoices paid in a week*, *a further 1% if*."""

from __future__ import annotations

from typing import NamedTuple

from data import late as re
from pipeline.terms import _time
from pipeline.types import Language

_RATE = r"(?P<rate{0}>\d{{1,2}}(?:[.,]\d{{1,2}})?)\s?(?:%|per\s?cent|pour\s?cent)"


def _rate(place: int) -> str:
    return _RATE.format(place)


class Promise(NamedTuple):
    """A rate that is given back or paid on top, and where."""

    start: int
    end: int
    rate: str
    kind: str
    """``volume`` or ``early_payment`` of a rebate; ``bonus``."""


_REBATE: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "en": (
        (
            "early_payment",
            re.compile(
                rf"\b(?:deduct\w*|take\s+off|allow\w*|knock\w*\s+off)\s+(?:\w+\s+){{0,2}}?{_rate(1)}[^.;]{{0,60}}\b(?:pa(?:y|ys|id|yment)|settle\w*)\b[^.;]{{0,30}}\b(?:within|before|by|early)\b"
                rf"|{_rate(2)}\s+(?:may|can|shall|will)\s+be\s+(?:deducted|taken\s+off|knocked\s+off)\b[^.;]{{0,60}}\b(?:paid|settled|payment)\b[^.;]{{0,30}}\b(?:within|before|by|early)\b"
                rf"|\b(?:paid|settled|payment)\s+within\b[^.;]{{0,50}}\b(?:less|reduced\s+by|minus)\s+{_rate(3)}"
            ),
        ),
        (
            "volume",
            re.compile(
                rf"\b(?:credits?|refunds?|repays?|returns?|gives?\s+back|reimburses?|credited\s+with)\s+(?:to\s+)?(?:the\s+\w+\s+)?(?:with\s+)?{_rate(1)}[^.;]{{0,70}}\b(?:purchases?|orders?|invoiced|turnover|spend|sums\s+paid|volume|charges)\b[^.;]{{0,80}}\b(?:if|once|where|when|provided|exceed\w*|above|over)\b"
                rf"|\b(?:if|once|where|when|should)\b[^.;]{{0,90}}\b(?:purchases?|orders?|turnover|spend|volume)\b[^.;]{{0,60}}\b(?:exceed\w*|reach\w*|above|over|pass(?:es)?)\b[^.;]{{0,70}}\b(?:credit\w*|refund\w*|repa\w+|deduct\w*|reduced?\s+by|falls?\s+by|lowered\s+by)\b[^.;]{{0,40}}?{_rate(2)}"
                rf"|\b(?:price|rate|fee|charge)s?\s+(?:is|are|shall\s+be|will\s+be)\s+(?:reduced|lowered|cut)\s+by\s+{_rate(3)}\s+(?:for|on|once|where|if|when|above|over)\b[^.;]{{0,60}}\b(?:quantit|unit|order|volume|exceed|excess|above|over)\w*"
            ),
        ),
    ),
    "fr": (
        (
            "early_payment",
            re.compile(
                rf"{_rate(1)}\s+(?:peut|peuvent|pourra|sera|est|sont)\s+(?:etre\s+)?deduit\w*\b[^.;]{{0,60}}\b(?:regl|pay|acquitt)\w*"
                rf"|\bdeduire\s+{_rate(2)}[^.;]{{0,60}}\b(?:regl|pay|acquitt)\w*"
                rf"|\b(?:regl|pay|acquitt)\w*\s+(?:sous|dans|avant)\b[^.;]{{0,50}}\b(?:diminue|reduit|minore|moins)\w*\s+(?:de\s+)?{_rate(3)}"
            ),
        ),
        (
            "volume",
            re.compile(
                rf"\b(?:reverse|restitue|retrocede|rembourse|credite|reversera|rembourser?a|creditera)\w*\s+[^.;]{{0,40}}?{_rate(1)}[^.;]{{0,60}}\b(?:achats?|commandes?|chiffre|sommes|volume|facture)\w*[^.;]{{0,60}}\b(?:s'ils|si|des\s+lors|lorsqu|depass|exced|atteint|sous\s+reserve)\w*"
                rf"|\b(?:si|des\s+lors|lorsque)\b[^.;]{{0,90}}\b(?:achats?|commandes?|volume)\b[^.;]{{0,60}}\b(?:depass|exced|attei)\w*[^.;]{{0,60}}\b(?:reverse|credite|rembours|dedui|reduit|diminue|avoir)\w*[^.;]{{0,40}}?{_rate(2)}"
                rf"|\b(?:prix|tarif)s?\b[^.;]{{0,40}}\b(?:reduit|diminue|minore|baisse)\w*\s+de\s+{_rate(3)}\s+(?:au-dela|pour|des|a\s+partir|si|lorsque)\b[^.;]{{0,60}}"
            ),
        ),
    ),
}
_BONUS: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:earns?|receives?|paid|pays?|entitled\s+to|gets?|retains?)\b[^.;]{{0,40}}?\b(?:a\s+further|an?\s+additional|an\s+extra)\s+{_rate(1)}[^.;]{{0,90}}\b(?:if|when|where|once|should|provided|exceed\w*|before|in\s+excess)\b"
        rf"|\b(?:if|when|where|once|should)\b[^.;]{{0,120}}\b(?:earns?|receives?|pays?|entitled\s+to|paid)\b[^.;]{{0,30}}?\b(?:a\s+further|an?\s+additional|an\s+extra)\s+{_rate(2)}"
    ),
    "fr": re.compile(
        rf"\b(?:percoit|recoit|touche|verse|percevra|recevra)\b[^.;]{{0,40}}?{_rate(1)}\s+(?:supplementaires?|de\s+plus|en\s+plus|additionnels?)[^.;]{{0,90}}\b(?:si|s'il|lorsque|des\s+lors|au-dela|avant|a\s+condition)\b"
        rf"|\b(?:si|lorsque|des\s+lors)\b[^.;]{{0,120}}\b(?:percoit|recoit|touche|verse|percevra|recevra)\b[^.;]{{0,40}}?{_rate(2)}\s+(?:supplementaires?|de\s+plus|en\s+plus|additionnels?)"
    ),
}
REBATE_NEEDED = {
    "en": ("deducted", "deduct ", "credits ", "credited", "refund", "repay", "reduced by", "lowered by", "off invoices"),
    "fr": ("deduit", "deduire", "reverse", "restitue", "retrocede", "credite", "rembourse", "diminue", "minore", "reduit"),
}  # fmt: skip
BONUS_NEEDED = {
    "en": ("further", "additional", "extra"),
    "fr": ("supplementaire", "de plus", "en plus", "additionnel"),
}
_NOT = re.compile(
    r"\b(?:interest|interets?|tax\w*|tva|vat|penalt\w*|penalite\w*|service\s+(?:credit|level)\w*|availab\w*|disponibilite|below|levels?|uptime|delay\w*|retard\w*|late|damages|insur\w*|assur\w*|retention|retenue|shares?|stock|dividend\w*|net\s+sales|equity|deposit|escrow|warrant\w*|defect\w*|loan|pret\b|royalt\w*)\b"
)


def rebate(line: str, language: Language) -> Promise | None:
    """Read what is given back or left off by how much is bought or how soon it is paid; ``None`` where nothing is."""
    side = "fr" if language == "fr" else "en"
    if not _time.holds(line, REBATE_NEEDED[side]):
        return None
    for kind, pattern in _REBATE[side]:
        found = _promise(line, pattern, kind)
        if found is not None:
            return found
    return None


def bonus(line: str, language: Language) -> Promise | None:
    """Read a further share that an event earns: ``a further 1% if``; ``None`` where none is told."""
    side = "fr" if language == "fr" else "en"
    if not _time.holds(line, BONUS_NEEDED[side]):
        return None
    return _promise(line, _BONUS[side], "bonus")


def _promise(line: str, pattern: re.Pattern[str], kind: str) -> Promise | None:
    match = pattern.search(line)
    if match is None or _NOT.search(line, max(match.start() - 60, 0), min(match.end() + 40, len(line))):
        return None
    rate = next(said for said in match.groupdict().values() if said is not None)
    return Promise(match.start(), match.end(), rate.replace(",", "."), kind)
