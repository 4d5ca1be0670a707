"""To how many decimals a price, a coefficient or an index is rounded, where the clause says so."""

from __future__ import annotations

from typing import Literal

from data import late as re
from pipeline import _number_words
from pipeline.indexation.formula import Mode, Rounding
from pipeline.indexation.reading._rounded_to import multiple_of
from pipeline.indexation.reading.clause import ClauseWords

_ROUND = re.compile(
    r"\b(?:arrondi\w*|round(?:ed|ing)|rounds?(?=\s+(?:up|down|off|to\b|the\s+(?:new|result|adjusted|revised|amount|price|fee|rent|charge|rate|figure))))\b"
    r"(?P<rest>(?:[^.;]|(?<=\d)\.(?=\d)){0,90})"
)
_PARTS = {"dixieme": 1, "tenth": 1, "centieme": 2, "hundredth": 2, "millieme": 3, "thousandth": 3}
_UNITS = {
    "dix-millieme": 4, "dix millieme": 4, "ten-thousandth": 4, "ten thousandth": 4, **_PARTS,
    "unite": 0, "unit": 0, "euro": 0, "dollar": 0, "pound": 0,
    "centime": 2, "cent": 2, "penny": 2, "pence": 2,
}  # fmt: skip
_TIMES = {
    "dizaine": 1, "ten": 1, "centaine": 2, "cent": 2, "hundred": 2, "millier": 3, "mille": 3, "thousand": 3,
}  # fmt: skip
_PART = "|".join(_PARTS)
_UNIT = "|".join(_UNITS)
_TO = re.compile(
    r"\s*(?:up|down|off)?\s*(?:to\s+|a\s+|au\s+|aux\s+)?(?:the\s+|l'|la\s+|le\s+)?(?:next\s+|nearest\s+)?(?:(?:lower|higher|full|whole|entire|plus\s+proche)\s+)*"
    r"(?:(?P<many>\w+)\s+(?=(?:euros|dollars|pounds)\b)|(?P<counted>dizaine|centaine|millier)\s+d(?:e\s+|')(?=euro)|"
    r"(?:one[\s-]|un\s+)?(?P<part>" + _PART + r")\s+(?:of\s+an?\s+|de\s+|d'))?"
    rf"(?P<unit>{_UNIT})s?\b"
)
"""To what it is rounded, each word of it known: *the nearest one-tenth of a cent*, *la dizaine d'euros*."""
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
_IT = re.compile(r"\s*(?:il|elle|it)\s+(?:est|sera|is|shall\s+be|will\s+be)\s+\Z")
_PRICE = re.compile(r"prix|loyer|redevance|tarif|price|rent|fee")
_MODES: tuple[tuple[Mode, re.Pattern[str]], ...] = (
    ("up", re.compile(r"superieur|\bup\b|par\s+exces")),
    ("down", re.compile(r"inferieur|\bdown\b|par\s+defaut")),
    ("half_up", re.compile(r"le\s+plus\s+proche|nearest|plus\s+proche")),
)
_LED = re.compile(r"\bpar\s+(?:(?P<exces>exces)|defaut)\b")


def rounding_of(clause: ClauseWords) -> tuple[Rounding, ...]:
    """Read to how many decimals the price, its coefficient or an index is rounded."""
    found: list[Rounding] = []
    for match in _ROUND.finditer(clause.folded):
        if _NOT.search(clause.folded, max(match.start() - 24, 0), match.start()):
            continue
        rest = match["rest"]
        decimals = _DECIMALS.search(rest)
        places, unit, multiple = None, 1, None
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
            multiple = multiple_of(_behind(rest))
            places, unit = multiple or (_places(rest), 1)
        if (
            places is None
            and found
            and _HALF.search(clause.folded, max(match.start() - 40, 0), match.start())
        ):
            continue
        if places is None:
            clause.open("rounding", "it is said to be rounded, and not to what", at=match.span())
            continue
        before = re.split(r"[.;]\s", clause.folded[max(match.start() - 200, 0) : match.start()])[-1]
        money = decimals is None and (multiple is not None or _MONEY.search(rest) is not None)
        named = money or places > 2 or _COEFFICIENT.search(before) or _PRICE.search(before)
        doubted = _RATE.search(before) or _AFTERWARDS.search(rest)
        clause.told("rounding", match.start(), match.end(), 0.9 if named and not doubted else 0.85)
        of = "price" if money else _what(before, places)
        # "il est arrondi au centime": what it is stands in the sentence before
        near = clause.folded[max(match.start() - 300, 0) : match.start()] if _IT.match(before) else before
        priced = _PRICE.search(near) is not None
        found.append(Rounding(of, places, _mode(before, rest, priced=priced or money), unit))
    for match in _TAKEN.finditer(clause.folded):
        count = match["count"]
        places = int(count) if count.isdigit() else _number_words.value(count)
        before = re.split(r"[.;]\s", clause.folded[max(match.start() - 60, 0) : match.start()])[-1]
        if places is not None:
            clause.told("rounding", match.start(), match.end(), 0.85)
            found.insert(0, Rounding(_what(before, places), places, None))
    return tuple(dict.fromkeys(found))


_ROUNDED_WHAT = re.compile(
    r"\s*(?:the\s+|any\s+|each\s+|every\s+)?(?:new|result\w*|adjusted|revised|amounts?|prices?|fees?|rents?|charges?|rates?|figures?)"
    r"(?:\s+(?:new|monthly|quarterly|yearly|annual|adjusted|revised|amount|price|fee|rent|charge|rate|so\s+\w+|thus\s+\w+)s?)*(?=\s)"
)


def _behind(rest: str) -> str:
    """Return what stands behind *round*, without what is rounded: *we round the new charge to ...*."""
    return _ROUNDED_WHAT.sub("", rest, count=1)


_NOT = re.compile(r"\b(?:pas|not|jamais|never|non)\s+(?:be\s+|etre\s+)?\Z")
_HALF = re.compile(r"\b0[.,]5\b|\bhalf\b|\bdemi\w*")
"""*0.5 of a penny being rounded upwards* says how, of the rounding before."""
_RATE = re.compile(r"\b(?:percentages?|pourcentages?|taux)\b")
"""A rate that is rounded: its per cent or its factor, the words do not say."""
_AFTERWARDS = re.compile(r"\b(?:unless|except|save|sauf|toutefois|et\s+non|but|mais)\b")


def _places(rest: str) -> int | None:
    """Return how many decimals are kept, below zero for tens; ``None`` where a word is not known."""
    match = _TO.match(_behind(rest))
    if match is None:
        return None
    many = match["many"] or match["counted"]
    if many is not None:
        return -_TIMES[many] if many in _TIMES else None
    unit = _UNITS[match["unit"]]
    return unit + _PARTS[match["part"]] if match["part"] else unit


def _what(before: str, places: int) -> Literal["price", "coefficient", "index"]:
    """Say what is rounded: by the words before, else a price, but to more than cents a coefficient."""
    finer = places > 2 and not _PRICE.search(before) and not re.search(r"\bind(?:ice|ex)", before)
    if _COEFFICIENT.search(before) or finer:
        return "coefficient"
    return "index" if re.search(r"\bind(?:ice|ex)\b", before) and not _PRICE.search(before) else "price"


_TO_COIN = re.compile(
    r"\s*(?:a\s+|au\s+|to\s+)?(?:the\s+|deux\s+|2\s+|two\s+)?(?:centimes?(?:\s+d['\u2019]euro)?|decimales?|decimal\s+places?|cents?|penny|pence)\s*(?:pres)?\s*\Z"
)
"""*Arrondi au centime*: without another word it is to the nearest."""


_HALF_UP = re.compile(rf"(?:{_HALF.pattern})[^.;]{{0,40}}?\b(?:par\s+exces|superieure?|up(?:wards?)?)\b")
"""*La demi-unité étant arrondie par excès*: the half alone goes up."""


def _mode(before: str, rest: str, *, priced: bool) -> Mode | None:
    if _HALF_UP.search(rest) is not None:
        return "half_up"
    for mode, pattern in _MODES:
        if pattern.search(rest):
            return mode
    # what stands before tells of the rise itself: *goes up by 3 %*, « ne peut être supérieur à 3 % »
    if (led := _LED.search(before)) is not None:
        return "up" if led["exces"] else "down"
    return "half_up" if priced and _TO_COIN.match(rest) is not None else None
