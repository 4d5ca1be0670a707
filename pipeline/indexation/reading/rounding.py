"""To how many decimals a price, a coefficient or an index is rounded, where the clause says so."""

from __future__ import annotations

import re
from typing import Literal

from pipeline import _number_words
from pipeline.indexation.formula import Mode, Rounding
from pipeline.indexation.reading.clause import ClauseWords

_ROUND = re.compile(r"\b(?:arrondi\w*|round(?:ed|ing))\b(?P<rest>[^.;]{0,90})")
_PLACES = (
    (0, re.compile(r"(?:a\s+l'|au\s+|nearest\s+(?:whole\s+)?)(?:euro|dollar|pound|unite)")),
    (2, re.compile(r"\bcentime|\bcent\b|\bpenny|\bcentieme|hundredth")),
    (3, re.compile(r"millieme|thousandth")),
    (4, re.compile(r"dix[- ]millieme|ten[- ]thousandth")),
    (1, re.compile(r"\bdixieme\b|\btenth\b")),
)
_DECIMALS = re.compile(
    rf"(?P<count>\d|{_number_words.WORDS})(?:\s*\(\d\))?\s*(?:e|eme|th|rd|nd)?\s*(?:decimales?|decimals?|decimal\s+places?|"
    r"chiffres?\s+apres\s+la\s+virgule)|(?P<ordinal>deuxieme|troisieme|quatrieme|cinquieme|second|third|fourth|fifth)\s+decimale?"
)
_ORDINALS = {
    "deuxieme": 2,
    "second": 2,
    "troisieme": 3,
    "third": 3,
    "quatrieme": 4,
    "fourth": 4,
    "cinquieme": 5,
    "fifth": 5,
}


_MONEY = re.compile(r"\b(?:euros?|dollars?|pounds?|cents?|pence|penny|centimes?)\b")
_TAKEN = re.compile(
    r"\b(?:taken|calculated|expressed|stated|worked\s+out|calcule\w*|etabli\w*|exprime\w*)\s+(?:to|avec|a|au)\s+"
    rf"(?P<count>\d|{_number_words.WORDS})\s+(?:places\s+of\s+decimals?|decimal\s+places?|decimals?|decimales?)"
)
"""*The ratio being taken to four places of decimals*: how is not said."""
_COEFFICIENT = re.compile(
    r"coefficient|\bratio\b|\brapport\b|quotient|factor|percentage|pourcentage|\btaux\b"
)
_PRICE = re.compile(r"prix|loyer|redevance|tarif|price|rent|fee")
_MODES: tuple[tuple[Mode, re.Pattern[str]], ...] = (
    ("up", re.compile(r"superieur|\bup\b|par\s+exces")),
    ("down", re.compile(r"inferieur|\bdown\b|par\s+defaut")),
    ("half_up", re.compile(r"le\s+plus\s+proche|nearest|plus\s+proche")),
)


def rounding_of(clause: ClauseWords) -> tuple[Rounding, ...]:
    """Read to how many decimals the price, its coefficient or an index is rounded."""
    found: list[Rounding] = []
    for match in _ROUND.finditer(clause.folded):
        rest = match["rest"]
        decimals = _DECIMALS.search(rest)
        places = None
        if decimals is not None:
            count = decimals["count"]
            places = (
                _ORDINALS[decimals["ordinal"]]
                if count is None
                else int(count)
                if count.isdigit()
                else _number_words.value(count)
            )
        else:
            places = next((number for number, pattern in reversed(_PLACES) if pattern.search(rest)), None)
        if places is None:
            clause.open("rounding", "it is said to be rounded, and not to what", at=match.span())
            continue
        before = re.split(r"[.;]\s", clause.folded[max(match.start() - 200, 0) : match.start()])[-1]
        clause.told("rounding", match.start(), match.end(), 0.9)
        money = decimals is None and _MONEY.search(rest) is not None
        found.append(Rounding("price" if money else _what(before, places), places, _mode(before, rest)))
    for match in _TAKEN.finditer(clause.folded):
        count = match["count"]
        places = int(count) if count.isdigit() else _number_words.value(count)
        before = re.split(r"[.;]\s", clause.folded[max(match.start() - 60, 0) : match.start()])[-1]
        if places is not None:
            clause.told("rounding", match.start(), match.end(), 0.85)
            found.insert(0, Rounding(_what(before, places), places, None))
    return tuple(dict.fromkeys(found))


def _what(before: str, places: int) -> Literal["price", "coefficient", "index"]:
    """Say what is rounded: by the words before, else a price, but to more than cents a coefficient."""
    finer = places > 2 and not _PRICE.search(before) and not re.search(r"\bind(?:ice|ex)", before)
    if _COEFFICIENT.search(before) or finer:
        return "coefficient"
    return "index" if re.search(r"\bind(?:ice|ex)\b", before) and not _PRICE.search(before) else "price"


def _mode(before: str, rest: str) -> Mode | None:
    for mode, pattern in _MODES:
        if pattern.search(rest if mode == "half_up" else rest + before):
            return mode
    return None
