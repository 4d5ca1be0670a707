"""Whether the price that is multiplied is the one before: *le loyer en cours*, *the fee then payable*."""

from __future__ import annotations

from data import late as re
from pipeline.indexation.reading._doubt_words import BEFORE

_MOVES = (
    r"\b(?:multipl|appliqu|affect|augment|major|increas|adjust|revis|indexe|added|obten|rais|uplift|escalat|"
    r"revaloris|rehauss)\w*"
)
_AFTER = re.compile(rf"[^.;:]{{0,40}}?{_MOVES}|\s*[x\u00d7*]\s*[(a-z]")
_MULTIPLIED = re.compile(
    r"\s*(?:(?:the|that|each|such)\s+(?:\w+\s+){0,2}?(?:date|day|review|revision|adjustment|anniversary)\s+)?(?:(?:be|est|sont|is|are|shall\s+be|will\s+be|sera|seront)\s+)?(?:alors\s+|then\s+)?(?:be\s+)?"
    r"(?:multipl\w+|increased|augmente\w*|majore\w*|revise\w*|adjusted|indexe\w*|uplifted)\b|"
    r"\s*[x\u00d7*]\s*[(a-z]"
)
_MULTIPLYING = re.compile(r"\bmultipl(?:iant|ying)\s+(?:\w+\s+){0,4}\Z")
"""Right beside the price before: it is what is multiplied, and cannot be a bound."""
_BEFORE = re.compile(
    rf"{_MOVES}(?:\s+(?:en|par|by|to|at|over))?\s+(?:le|la|les|the|of|over|du|au)?\s*\Z|\bover\s+the\s+(?:\w+\s+)?\Z"
)
_BOUND = re.compile(
    r"\b(?:inferieur|superieur|less|lower|below|exceed|exceder|more|greater|higher|ramener|elev|plafon|maxim|minim)\w*"
)


_RISE = (
    r"(?:releve(?:ment)?|augmentation|majoration|hausse|revalorisation|pourcentage|taux|progression|"
    r"increase|uplift|rise|percentage|escalation|rate)s?"
)
_APPLIED = re.compile(
    rf"\b{_RISE}\s+(?:\w+\s+){{0,3}}?(?:s['\u2019](?:opere|effectue|applique|impute|entend)\w*|se\s+calcule\w*|"
    r"(?:est|sont|sera|seront|etant)\s+(?:toujours\s+|chaque\s+fois\s+)?(?:calcule|applique|opere|assis|compte|pris)\w*|porte\w*|joue\w*|"
    r"(?:is|are|shall\s+be|will\s+be|being)\s+(?:always\s+|each\s+time\s+)?(?:applied|calculated|made|taken|computed|worked\s+out)|appl(?:y|ies))\s+"
    r"(?:chaque\s+fois\s+|each\s+time\s+)?(?:sur|au|a|to|on|from|upon|by\s+reference\s+to)\s+(?P<price>[^.;]{3,70})"
)
_LAST = re.compile(
    r"(?:(?:le|la|les|the|l['\u2019]|celui|celle|that)\s+)?(?:(?:dernier\w*|last|most\s+recent|previous|"
    r"preceding|then[- ]current)\s+(?:\w+\s+)?"
    r"(?:loyers?|prix|redevances?|forfaits?|montants?|tarifs?|abonnements?|mensualites?|echeances?|terme|rents?|fees?|prices?|charges?|amounts?|rates?)\b|"
    r"(?:\w+\s+){1,5}?(?:precedent|alors\s+(?:en\s+vigueur|en\s+cours|applicable|pratique)|en\s+(?:vigueur|cours)|de\s+l['\u2019]annee\s+(?:precedente|ecoulee)|"
    r"then\s+(?:payable|in\s+force|current|charged)|last\s+(?:invoiced|charged|paid|payable)|(?:payable|charged|in\s+force)\s+(?:immediately\s+before|"
    r"(?:in|for|during)\s+the\s+(?:preceding|previous)\s+year)))"
)

_INITIAL = re.compile(
    r"\binitial|\borigin|\bfirst\b|\bpremier|\bde\s+(?:base|depart)\b|\bbase\b|\bstarting\b"
)


def applied_to(folded: str) -> re.Match[str] | None:
    """Return the words that say of which price a rise is: *the increase is applied to the last rent*."""
    return _APPLIED.search(folded)


def is_last(price: str) -> bool:
    """Whether words name the price as it stood last, and not the one first agreed."""
    return _LAST.match(price) is not None


def is_first(price: str) -> bool:
    """Whether words name the price first agreed."""
    return _INITIAL.search(price) is not None


def multiplied_before(folded: str) -> re.Match[str] | None:
    """Return the words that name the price before as what is multiplied, not as a bound of the new one."""
    for match in BEFORE.finditer(folded):
        near = folded[max(match.start() - 60, 0) : match.start()].rsplit(". ", 1)[-1]
        if _BOUND.search(near):
            continue
        if _BEFORE.search(near) or _AFTER.match(folded, match.end()):
            return match
    return None


def is_multiplied(folded: str, start: int, end: int) -> bool:
    """Whether words say of the price before that it is multiplied, and not that it holds the new one."""
    before = folded[max(start - 50, 0) : start]
    return _MULTIPLIED.match(folded, end) is not None or _MULTIPLYING.search(before) is not None
