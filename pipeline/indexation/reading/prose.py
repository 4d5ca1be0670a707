"""From sentences without mathematics to a movement: *in line with*, *the lesser of*, *3 % a year*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline import _number_words
from pipeline.indexation.formula import (
    Agreed,
    FixedAmount,
    FixedRate,
    Greatest,
    IndexTerm,
    Least,
    Movement,
    Plus,
    PublishedRate,
    Ratio,
    Reference,
    Share,
    Tier,
    Tiers,
)
from pipeline.indexation.reading.clause import ClauseWords, sentence_at
from pipeline.indexation.reading.steps import steps_of
from pipeline.money import find_amounts
from pipeline.terms import _indexation_fixed as fixed
from pipeline.terms._law_places import sentence_bounds

PERCENT = (
    rf"(?:(?:{_number_words.WORDS}\s*\(\s*)?(?P<figure>\d{{1,3}}(?:[.,]\d{{1,4}})?)\s*\)?\s*"
    rf"(?:%|percent\b|per\s+cent\b|per\s?centum|pour\s?cents?\b|points?\b)\s*\)?|"
    rf"(?P<words>{_number_words.WORDS})\s*(?:percent\b|per\s+cent\b|pour\s?cents?\b|points?\b)"
    rf"(?:\s*\(\s*\d{{1,3}}(?:[.,]\d+)?\s*%\s*\))?)"
)
_PERCENT = re.compile(PERCENT)
_INDEX = (
    r"(?:l['\u2019]?\s?)?\b(?:indices?|index|cpi(?:-u)?|rpi|ipc|ilc|ilat|irl|icc|inflation|syntec|hicp|ppi|"
    r"eci)\b"
)
OTHER_PERCENT = PERCENT.replace("<figure>", "<figure2>").replace("<words>", "<words2>")
THIRD_PERCENT = PERCENT.replace("<figure>", "<figure3>").replace("<words>", "<words3>")
"""The same under other names, for a second and third place in one pattern."""
_CHANGE = (
    r"(?:(?:percentage\s+|annual\s+)?(?:increase|change|rise|variation|movement|growth)s?|variations?|evolutions?|"
    r"hausses?|augmentations?|progression)"
)
_EXTREME = {
    "least": re.compile(
        r"\b(?:lesser|lower|lowest|smaller|least)\s+of\b\s*:?|"
        r"\b(?:la\s+plus\s+(?:faible|basse|petite)|le\s+(?:plus\s+(?:faible|bas|petit)|moindre)|la\s+moindre)\s+"
        r"(?:valeur\s+|variation\s+)?(?:des|de|entre)\b\s*(?:ces\s+)?(?:les\s+)?(?:deux\s+)?"
        r"(?:valeurs?|taux|montants?|chiffres?|variations?|pourcentages?)?(?:\s+suivante?s)?\s*:?"
    ),
    "greatest": re.compile(
        r"\b(?:greater|higher|highest|larger|greatest)\s+of\b\s*:?|"
        r"\b(?:la\s+plus\s+(?:elevee|haute|forte|grande)|le\s+plus\s+(?:eleve|haut|fort|grand))\s+"
        r"(?:valeur\s+|variation\s+)?(?:des|de|entre)\b\s*(?:ces\s+)?(?:les\s+)?(?:deux\s+)?"
        r"(?:valeurs?|taux|montants?|chiffres?|variations?|pourcentages?)?(?:\s+suivante?s)?\s*:?"
    ),
}
_PARTING = re.compile(
    r"[,;]?\s+(?:and|or|et|ou)\s+(?=\(?(?:[a-z]|[ivx]+|\d)\)|)|;\s*(?=\(?(?:[a-z]|[ivx]+|\d)\))|,\s+(?=\([a-z]\))"
)
_SHARE = re.compile(
    rf"{PERCENT}\s+(?:of|de|du|des)\s+(?:the\s+|la\s+|l['\u2019]\s?|any\s+|cette\s+|such\s+)?(?:annual\s+|percentage\s+)?"
    rf"{_CHANGE}\b"
)
_HALF = re.compile(
    rf"\b(?:half\s+(?:of\s+)?(?:the\s+|any\s+|such\s+)?|(?:la\s+)?moitie\s+de\s+(?:la\s+|l['\u2019]\s?))(?:\w+\s+)?{_CHANGE}\b"
)
_PLUS = re.compile(
    rf"{_INDEX}[^.;,]{{0,80}}?\s*(?:\bplus\b|\+|\bmajoree?s?\s+d['e]|augmentee?s?\s+d['e]|increased\s+by)"
    rf"\s*{PERCENT}|{OTHER_PERCENT}\s+(?:above|over|plus)\s+(?:the\s+)?"
    rf"(?:{_CHANGE}\s+in\s+(?:the\s+)?)?{_INDEX}"
)
_MINUS = re.compile(
    rf"{_INDEX}[^.;,]{{0,80}}?\s*(?:\bminus\b|\bless\b|\bmoins\b|\bdiminuee?s?\s+d['e]|minoree?s?\s+d['e])\s*{PERCENT}"
)
_RATE_TOLD = re.compile(
    r"\b(?:annual|yearly|published|twelve[- ]month|12[- ]month)\s+(?:percentage\s+)?rate\b|"
    r"\brate\s+of\s+(?:inflation|(?:the\s+)?(?:cpi|rpi))|taux\s+(?:annuel\s+)?d['\u2019]\s?inflation|"
    r"figure\s+for\s+the\s+percentage\s+increase"
)
_LOOSE = re.compile(
    r"\b(?:in\s+line\s+with|in\s+accordance\s+with|according\s+to|by\s+reference\s+to)\s+(?:the\s+)?(?:\w+\s+){0,3}?"
    r"(?:retail|consumer|producer|cpi|rpi|index|ppi|hicp)"
)
_CHANGES = re.compile(rf"\b{_CHANGE}\b|proportion|variat|evolu|ratio|rapport|fluctuat|multipl")
_BAND = re.compile(
    r"(?P<beyond>au[- ]dela(?:\s+de\s+\d{1,2}(?:[.,]\d+)?\s*%)?|beyond|above|over\s+(?=\d)|"
    r"(?:jusqu['\u2019]?\s?a|up\s+to)\s*(?P<to>\d{1,2}(?:[.,]\d+)?)\s*%)"
    r"(?:\s*\d{1,2}(?:[.,]\d+)?\s*%)?(?P<between>[^.;]{0,70}?)"
    r"(?P<share>\d{1,3}(?:[.,]\d+)?\s*%|en\s+totalite|integralement|in\s+full|moitie|half)"
    r"(?!\s*(?:et|and|,)?\s*(?:jusqu|up\s+to))"
)
_AGREED = {
    "en": re.compile(
        r"\b(?:re-?negotiat\w*|mutual(?:ly)?\s+agree\w*|by\s+mutual\s+agreement|agreed\s+(?:between|by)\s+the\s+parties|"
        r"good\s+faith)\b"
    ),
    "fr": re.compile(
        r"\b(?:renegoci\w*|negoci\w*|d['\u2019]un\s+commun\s+accord|par\s+(?:voie\s+d['\u2019])?avenant|"
        r"accord\s+(?:entre\s+les|des)\s+parties)\b"
    ),
}
_ALONE = {
    "en": re.compile(
        r"\b(?:we|[A-Z]?\w+)\s+(?:may|reserves?\s+the\s+right\s+to|(?:has|have|shall\s+have)\s+the\s+right\s+to|"
        r"can|is\s+entitled\s+to)\s+(?:\w+,?\s+){0,6}?(?:change|modify|adjust|revise|increase|raise|amend)\s+"
        r"(?:\w+\s+){0,4}?(?:prices?|fees?|rates?|charges?|rent|tariffs?)\b"
    ),
    "fr": re.compile(
        r"\b(?:pouvons|peut|pourra|se\s+reserve\s+(?:le\s+droit|la\s+faculte|la\s+possibilite)\s+d[e'])\s*(?:\w+\s+){0,4}?"
        r"(?:modifier|reviser|augmenter|revaloriser|faire\s+evoluer|changer)\s+(?:\w+\s+){0,4}?(?:prix|tarifs?|redevances?)|"
        r"\b(?:prix|tarifs?)\s+[^.;]{0,40}?\b(?:revisables?|modifiables?)\s+(?:a\s+tout\s+moment\s+)?(?:sur\s+decision|a\s+tout)"
    ),
}
_FIRM = {
    "en": re.compile(
        r"\b(?:prices?|fees?|rates?|charges?|rent)\b[^.;]{0,60}?\b(?:is|are|shall\s+be|shall\s+remain|remain|will\s+be)\s+"
        r"(?:firm|fixed)\b(?!\s+(?:at|by|in))|not\s+(?:be\s+)?subject\s+to\s+(?:any\s+)?(?:adjustment|escalation|revision)"
    ),
    "fr": re.compile(
        r"\b(?:prix|tarifs?|loyers?|redevances?|montants?)\b[^.;]{0,60}?\b(?:fermes?|non\s+revisables?|forfaitaires?\s+et\s+"
        r"definitifs?|invariables?)\b|ne\s+(?:sera|seront|fera|feront|sont|est)\s+(?:\w+\s+){0,3}?"
        r"(?:revise|indexe|l['\u2019]objet\s+d['\u2019]aucune\s+(?:revision|indexation))"
    ),
}


_UNTICKED = re.compile(r"(?:☐|□|\[ ?\])\s*\Z")
_THEN_REVISED = re.compile(
    r"\b(?:ensuite|puis|par\s+la\s+suite|au-dela|thereafter|then|after\s+(?:that|which))\b[^.;]{0,40}?\b(?:revis|adjust|increas|index)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A movement that sentences tell, and where."""

    movement: Movement
    start: int
    end: int
    loose: bool = False
    """Whether it is left open that the change is a ratio of readings or a rate published as such."""


def percent_of(match: re.Match[str]) -> Decimal | None:
    """Return a percentage as a fraction."""
    told = match.groupdict()
    figure = told.get("figure") or told.get("figure2") or told.get("figure3")
    if figure is not None:
        return Decimal(figure.replace(",", ".")).scaleb(-2)
    words = told.get("words") or told.get("words2") or told.get("words3")
    value = None if words is None else _number_words.value(words)
    return None if value is None else Decimal(value).scaleb(-2)


def from_prose(clause: ClauseWords, now: Reference, base: Reference) -> Told | None:
    """Read the movement of a clause that writes no formula out; ``None`` where its words tell none."""
    return (
        _tiers(clause, now, base)
        or _extreme(clause, now, base)
        or _by_index(clause, now, base)
        or _steps(clause)
        or _rate(clause)
        or _amount(clause)
    )


def without_arithmetic(clause: ClauseWords) -> str | None:
    """Say what a clause is that tells no movement: ``firm``, ``negotiated``, ``unilateral``."""
    for name, table in (("firm", _FIRM), ("negotiated", _AGREED), ("unilateral", _ALONE)):
        match = table[clause.language].search(clause.folded)
        if name == "firm" and match is not None and _UNTICKED.search(clause.text[: match.start()]):
            continue
        if name == "firm" and match is not None and _THEN_REVISED.search(clause.folded, match.end()):
            continue
        if match is not None and (name == "firm" or _speaks_of_price(clause, match)):
            clause.told("mechanism", match.start(), match.end(), 0.85)
            return name
    return None


def agreed() -> Movement:
    """Return the movement of prices that somebody sets."""
    return Agreed()


def _speaks_of_price(clause: ClauseWords, match: re.Match[str]) -> bool:
    start, end = sentence_bounds(clause.text, match.start())
    return fixed.PRICE[clause.language].search(clause.folded, start, end) is not None


def change_of(
    clause: ClauseWords, name: str, low: int, high: int, now: Reference, base: Reference
) -> Movement:
    """Return the change of an index as the words between two offsets count it: a share of it, or more."""
    words = clause.folded[low:high]
    movement: Movement = Ratio(Decimal(0), (IndexTerm(name, "", Decimal(1), now, base),))
    if _RATE_TOLD.search(words):
        movement = PublishedRate(name, now)
    movement = _of_part(clause, movement)
    share = _SHARE.search(words)
    half = _HALF.search(words)
    if half is not None and share is None:
        clause.told("share", low + half.start(), low + half.end())
        movement = Share(movement, Decimal("0.5"))
    if share is not None and (rate := percent_of(share)) not in (None, Decimal(1)):
        assert rate is not None
        clause.told("share", low + share.start(), low + share.end())
        movement = Share(movement, rate)
    for pattern, sign in ((_PLUS, 1), (_MINUS, -1)):
        more = pattern.search(words)
        if more is not None and (points := percent_of(more)) is not None and share is None:
            clause.told("points", low + more.start(), low + more.end())
            movement = Plus(movement, sign * points)
    return movement


_PART = re.compile(
    r"\bdans\s+la\s+proportion\s+de\s+" + OTHER_PERCENT + r"|"
    r"\b(?:part|fraction|quote-part|portion|share)\s+(?:(?!de\s+la\s+hausse)[\w'\u2019]+\s+){0,4}?"
    r"(?:fixee?\s+a|arretee?\s+a|representant|correspondant\s+a|soit|representing|being|set\s+at)\s+"
    + PERCENT
)


def _of_part(clause: ClauseWords, movement: Movement) -> Movement:
    """Return a movement of a part of the price alone, where the clause says of how much of it."""
    part = _PART.search(clause.folded)
    if part is None or not isinstance(movement, Ratio):
        return movement
    told = {percent_of(one) for one in _PERCENT.finditer(clause.folded, part.start(), part.end() + 60)}
    share = percent_of(part)
    if share is None or len(told) > 1:
        clause.open("share", "the index moves a part of the price, told in several ways", at=part.span())
        return movement
    clause.told("share", *part.span(), 0.85)
    return Ratio(1 - share, tuple(replace(term, weight=share) for term in movement.terms))


def _by_index(clause: ClauseWords, now: Reference, base: Reference) -> Told | None:
    if not clause.names:
        return None
    if len(clause.names) > 1:
        clause.open("index", "several indices are named, and no formula says how they count", *clause.names)
        return None
    named = [one for one in clause.indices if one.name == clause.names[0]] or list(clause.indices)
    first = named[0]
    clause.told("index", first.start, first.end, 0.9 if first.spelled else 0.85)
    start, end = sentence_at(clause, first.start)
    words = clause.folded[start:end]
    movement = change_of(clause, clause.names[0], start, end, now, base)
    line = _LOOSE.search(words)
    loose = line is not None and _CHANGES.search(line.group()) is None
    return Told(movement, start, end, loose=loose or isinstance(movement, PublishedRate))


def _extreme(clause: ClauseWords, now: Reference, base: Reference) -> Told | None:
    for kind, pattern in _EXTREME.items():
        match = pattern.search(clause.folded)
        if match is None:
            continue
        _, end = sentence_bounds(clause.text, match.end(), ahead=420)
        options = [
            option
            for low, high in _options(clause, match.end(), end)
            if (option := _option(clause, low, high, now, base)) is not None
        ]
        if len(options) >= 2:
            clause.told("movement", match.start(), end)
            made: Movement = Least(tuple(options[:3])) if kind == "least" else Greatest(tuple(options[:3]))
            return Told(made, match.start(), end)
    return None


def _options(clause: ClauseWords, low: int, end: int) -> Iterator[tuple[int, int]]:
    at = low
    for match in _PARTING.finditer(clause.folded, low, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _option(clause: ClauseWords, low: int, high: int, now: Reference, base: Reference) -> Movement | None:
    words = clause.folded[low:high]
    name = clause.names[0] if len(clause.names) == 1 else ""
    if re.search(_INDEX, words) or clause.index_in(low, high) is not None:
        if not name:
            return None
        named = clause.index_in(low, high)
        if named is not None:
            clause.told("index", named.start, named.end, 0.9 if named.spelled else 0.85)
        return change_of(clause, name, low, high, now, base)
    match = _PERCENT.search(words)
    if match is not None and (rate := percent_of(match)) is not None:
        clause.told("rate", low + match.start(), low + match.end())
        return FixedRate(rate)
    amount = next((one for one in find_amounts(clause.text[low:high], clause.language) if one.value), None)
    if amount is not None and amount.value is not None:
        clause.told("amount", low + amount.start, low + amount.end)
        return FixedAmount(amount.value, amount.currency or "")
    return None


def _tiers(clause: ClauseWords, now: Reference, base: Reference) -> Told | None:
    """Read bands: *jusqu'à 2 %, en totalité ; au-delà, pour moitié*."""
    if len(clause.names) != 1:
        return None
    folded = clause.folded
    found: list[Tier] = []
    start = end = 0
    for match in _BAND.finditer(folded):
        told = re.sub(r"\s", "", match["share"])
        share = (
            Decimal(told[:-1].replace(",", ".")).scaleb(-2)
            if told.endswith("%")
            else Decimal("0.5")
            if told in ("moitie", "half")
            else Decimal(1)
        )
        to = None if match["to"] is None else Decimal(match["to"].replace(",", ".")).scaleb(-2)
        found.append(Tier(to, share))
        start, end = start or match.start(), match.end()
    rising = [tier.up_to for tier in found if tier.up_to is not None]
    if len(found) < 2 or rising != sorted(rising) or any(tier.up_to is None for tier in found[:-1]):
        return None
    clause.told("tiers", start, end, 0.85)
    inner = _by_index(clause, now, base)
    return None if inner is None else Told(Tiers(inner.movement, tuple(found)), start, end)


def _rate(clause: ClauseWords) -> Told | None:
    hit = fixed.find(clause.text, clause.folded, clause.language)
    if hit is None or hit.value.get("mechanism") != "fixed_percentage":
        return None
    if hit.reason:
        clause.open("rate", hit.reason, at=(hit.start, hit.end))
        return None
    rate = Decimal(hit.text.strip("+%")).scaleb(-2)
    words = clause.folded[hit.start : hit.end]
    place = next((m for m in _PERCENT.finditer(words) if percent_of(m) == rate), None)
    if place is not None:
        clause.told("rate", hit.start + place.start(), hit.start + place.end())
    simple = re.search(
        r"\b(?:simple|non[- ]compound\w*|non\s+capitalise|"
        r"of\s+the\s+(?:initial|original|base)\s+(?:\w+\s+)?(?:price|fee|rent)|du\s+(?:prix|loyer|tarif)\s+(?:initial|de\s+base|d['\u2019]origine))",
        words,
    )
    return Told(FixedRate(rate, compound=simple is None), hit.start, hit.end)


_RISES_BY = re.compile(
    r"\b(?:increas\w*|escalat\w*|rise|rais\w*|augment\w*|major\w*|revaloris\w*)\b[^.;]{0,60}?\b(?:by|of|de|d['\u2019])\s*$"
)


def _amount(clause: ClauseWords) -> Told | None:
    for amount in find_amounts(clause.text, clause.language):
        if amount.value is None:
            continue
        before = clause.folded[max(amount.start - 90, 0) : amount.start]
        start, end = sentence_bounds(clause.text, amount.start)
        regular = re.search(
            r"\b(?:each|every|per|annual|chaque|tous\s+les|par\s+an|annuel)", clause.folded[start:end]
        )
        if _RISES_BY.search(before) and regular is not None:
            clause.told("amount", amount.start, amount.end)
            return Told(FixedAmount(amount.value, amount.currency or ""), start, end)
    return None


def _steps(clause: ClauseWords) -> Told | None:
    found = steps_of(clause)
    return None if found is None else Told(*found)
