"""From sentences without mathematics to a movement: *in line with*, *the lesser of*, *3 % a year*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from data import late as re
from pipeline.indexation.formula import (
    Days,
    FixedAmount,
    FixedRate,
    Greatest,
    Least,
    Movement,
    PublishedRate,
    Reference,
    Tier,
    Tiers,
)
from pipeline.indexation.reading._hundredths import as_change
from pipeline.indexation.reading._sums_told import unit_of
from pipeline.indexation.reading.bounds import AS_IT_IS
from pipeline.indexation.reading.change import CHANGE, INDEX, change_of
from pipeline.indexation.reading.changing import NotRead, changing
from pipeline.indexation.reading.clause import ClauseWords, how_sure, sentence_at
from pipeline.indexation.reading.percent import ANY_PERCENT, percent_of
from pipeline.indexation.reading.rises import rise_of
from pipeline.indexation.reading.steps import steps_of
from pipeline.money import find_amounts
from pipeline.terms import _indexation_fixed as fixed
from pipeline.terms._law_places import sentence_bounds

_EXTREME = {
    "least": re.compile(
        r"\b(?:lesser|lower|lowest|smaller|least)\s+of\b\s*:?|"
        r"\b(?:la\s+plus\s+(?:faible|basse|petite)|(?:le|du|au)\s+(?:plus\s+(?:faible|bas|petit)|moindre)|la\s+moindre)\s+"
        r"(?:valeur\s+|variation\s+)?(?:des|de|entre)\b\s*(?:ces\s+)?(?:les\s+)?(?:deux\s+)?"
        r"(?:valeurs?|taux|montants?|chiffres?|variations?|pourcentages?)?(?:\s+suivante?s)?\s*:?"
    ),
    "greatest": re.compile(
        r"\b(?:greater|higher|highest|larger|greatest)\s+of\b\s*:?|"
        r"\b(?:la\s+plus\s+(?:elevee|haute|forte|grande)|(?:le|du|au)\s+plus\s+(?:eleve|haut|fort|grand))\s+"
        r"(?:valeur\s+|variation\s+)?(?:des|de|entre)\b\s*(?:ces\s+)?(?:les\s+)?(?:deux\s+)?"
        r"(?:valeurs?|taux|montants?|chiffres?|variations?|pourcentages?)?(?:\s+suivante?s)?\s*:?"
    ),
}
_PARTING = re.compile(
    r"(?<!hundred)(?<!thousand)[,;]?\s+(?:and|or|et|ou)\s+(?=\(?(?:[a-z]|[ivx]+|\d)\)|)|;\s*(?=\(?(?:[a-z]|[ivx]+|\d)\))|,\s+(?=\([a-z]\))"
)
_LOOSE = re.compile(
    r"\b(?:in\s+line\s+with|in\s+accordance\s+with|according\s+to|by\s+reference\s+to)\s+(?:the\s+)?(?:\w+\s+){0,3}?"
    r"(?:retail|consumer|producer|cpi|rpi|index|ppi|hicp)"
)
_CHANGES = re.compile(rf"\b{CHANGE}\b|proportion|variat|evolu|ratio|rapport|fluctuat|multipl")
_BAND = re.compile(
    r"(?P<beyond>au[- ]dela(?:\s+de\s+\d{1,2}(?:[.,]\d+)?\s*%)?|beyond|above|over\s+(?=\d)|"
    r"(?:jusqu['\u2019]?\s?a|up\s+to)\s*(?P<to>\d{1,2}(?:[.,]\d+)?)\s*%)"
    r"(?:\s*\d{1,2}(?:[.,]\d+)?\s*%)?(?P<between>[^.;]{0,70}?)"
    r"(?P<share>\d{1,3}(?:[.,]\d+)?\s*%|en\s+totalite|integralement|in\s+full|moitie|half)"
    r"(?!\s*(?:et|and|,)?\s*(?:jusqu|up\s+to))"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A movement that sentences tell, and where."""

    movement: Movement
    start: int
    end: int
    others: tuple[Movement, ...] = ()
    """Further ways to understand it, the likelier first."""
    days: Days = field(default_factory=Days)
    """What the words of the movement tell of the days of revisions."""
    whens: tuple[tuple[int, int], ...] = ()
    """Words that tell when a part of it counts, and nothing of all revisions."""
    loose: bool = False
    """Whether it is left open that the change is a ratio of readings or a rate published as such."""
    of_first: bool = False
    """Whether its words say that rises are counted from the first price."""


def from_prose(clause: ClauseWords, now: Reference, base: Reference) -> Told | None:
    """Read the movement of a clause that writes no formula out; ``None`` where its words tell none."""
    _only_bounds(clause)
    apart = _DIFFERENCE.search(clause.folded)
    if apart is not None:
        clause.open(
            "movement", "the price moves by a difference of amounts, not by a ratio", at=apart.span()
        )
        return None
    told = (
        _tiers(clause, now, base)
        or _extreme(clause, now, base)
        or _whichever(clause, now, base)
        or _by_index(clause, now, base)
    )
    if told is not None:
        return told
    try:
        changes = changing(clause)
    except NotRead:
        clause.open(
            "rate", "the rise changes with time, and which percentage is for when was not understood"
        )
        return None
    if changes is not None:
        first, *others = changes.ways
        told = Told(first, changes.start, changes.end, tuple(others), changes.days, changes.whens)
        return replace(told, of_first=changes.of_first)
    told = _steps(clause) or _rate(clause) or _amount(clause)
    if told is not None and isinstance(told.movement, FixedRate) and _LATER_RATE.search(clause.folded):
        clause.open(
            "rate", "the rise changes with time, and which percentage is for when was not understood"
        )
    return told


_LATER_RATE = re.compile(
    r"%[^.;%]{0,60}?\b(?:puis|ensuite|then|thereafter)\b[^.;%]{0,40}?\b(?:partir|from|des|compter|as\s+of|after)\b"
    r"[^.;%]{0,40}?\b(?:de|by|at|a)\s+\d+(?:[.,]\d+)?\s*%"
)
"""*2 % ..., puis, à partir de 2025, de 3 %*: another rate from a day on, where one alone was read."""


_DIFFERENCE = re.compile(r"\bby\s+the\s+difference\s+between|\bde\s+la\s+difference\s+entre")
_BOUNDED = re.compile(
    r"(?:not\s+(?:to\s+)?(?:in\s+any\s+\w+\s+)?exceed|(?:no|not)\s+more\s+than|up\s+to|limited\s+to|capped\s+(?:at|by)|"
    r"dans\s+la\s+limite\s+de|(?:exceder|depasser)|superieure?\s+a)\s*(?:the\s+|la\s+|l['\u2019]|celle\s+de\s+)?"
    rf"(?:(?:lesser|lower|greater|higher)\s+of\b|(?:percentage\s+)?{CHANGE}\b(?:\s*,[^,.;]{{0,40}},)?\s+"
    r"(?:in|of|de|du|sur)\b)"
)


def _only_bounds(clause: ClauseWords) -> None:
    """Say that the index bounds a rise, where the words leave to somebody how much he asks."""
    match = _BOUNDED.search(clause.folded)
    if match is not None:
        clause.open(
            "movement",
            "the words bound the rise by this and leave open how much of it is asked",
            "the whole of it",
            "less, as somebody decides",
            at=match.span(),
        )


def _by_index(clause: ClauseWords, now: Reference, base: Reference) -> Told | None:
    if not clause.names:
        return None
    if len(clause.names) > 1:
        clause.open("index", "several indices are named, and no formula says how they count", *clause.names)
        return None
    named = [one for one in clause.indices if one.name == clause.names[0]] or list(clause.indices)
    first = named[0]
    clause.told("index", first.start, first.end, how_sure(clause, first))
    start, end = sentence_at(clause, first.start)
    words = clause.folded[start:end]
    movement = change_of(clause, clause.names[0], start, end, now, base)
    line = _LOOSE.search(words)
    loose = line is not None and _CHANGES.search(line.group()) is None
    return Told(movement, start, end, loose=loose and not isinstance(movement, PublishedRate))


def _extreme(clause: ClauseWords, now: Reference, base: Reference) -> Told | None:
    for kind, pattern in _EXTREME.items():
        match = pattern.search(clause.folded)
        if match is None:
            continue
        _, end = sentence_bounds(clause.text, match.end(), ahead=420)
        where = _WHERE.search(clause.folded, match.end(), end)
        end = end if where is None else where.start()
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


_WHICHEVER = re.compile(
    r"\bsi\s+(?:elle|celle-ci|il|celui-ci|cette\s+(?:variation|evolution))\s+est\s+(?P<si>superieure?|inferieure?|plus\s+elevee?)|"
    r"\b(?:if|whichever\s+is)\s+(?:it\s+is\s+)?(?:the\s+)?(?P<if>greater|higher|less(?:er)?|lower)\b"
)


def _whichever(clause: ClauseWords, now: Reference, base: Reference) -> Told | None:
    """Read *2 %, ou la variation de l'indice si elle est supérieure*; *3% or CPI, whichever is lower*."""
    match = _WHICHEVER.search(clause.folded)
    if match is None:
        return None
    low, _ = sentence_at(clause, match.start())
    options = [
        option
        for start, end in _options(clause, low, match.start())
        if (option := _option(clause, start, end, now, base)) is not None
    ]
    if len(options) != 2:
        return None
    clause.told("movement", low, match.end())
    higher = (match["si"] or match["if"])[0] in "sph" or match["if"] == "greater"
    both = tuple(options)
    return Told(Greatest(both) if higher else Least(both), low, match.end())


_WHERE = re.compile(
    r"\bwhere\b|,\s+(?:but|mais)\b|\bsubject\s+to\b|\bprovided\b|\bin\s+which\b|\bou\s+[a-z]\s+est\b|\bdans\s+lequel\b"
)
_MOVED = re.compile(
    r"%|percent|per\s+cent|pour\s?cent|multipl|increas|plus|times|\d\s*/|augment|major|revis|index"
)


def _options(clause: ClauseWords, low: int, end: int) -> Iterator[tuple[int, int]]:
    at = low
    for match in _PARTING.finditer(clause.folded, low, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _option(clause: ClauseWords, low: int, high: int, now: Reference, base: Reference) -> Movement | None:
    words = clause.folded[low:high]
    name = clause.names[0] if len(clause.names) == 1 else ""
    if re.search(INDEX, words) or clause.index_in(low, high) is not None:
        if not name:
            return None
        named = clause.index_in(low, high)
        if named is not None:
            clause.told("index", named.start, named.end, how_sure(clause, named))
        return change_of(clause, name, low, high, now, base)
    if AS_IT_IS.search(words) and _MOVED.search(words) is None:
        return FixedRate(Decimal(0))
    match = ANY_PERCENT.search(words)
    if match is not None and (rate := percent_of(match)) is not None:
        change = as_change(clause.folded, low + match.end(), rate)
        if change is None:
            return None
        clause.told("rate", low + match.start(), low + match.end())
        return FixedRate(change)
    amount = next((one for one in find_amounts(clause.text[low:high], clause.language) if one.value), None)
    if amount is not None and amount.value is not None:
        clause.told("amount", low + amount.start, low + amount.end)
        found = replace(amount, start=low + amount.start, end=low + amount.end)
        return FixedAmount(amount.value, amount.currency or "", unit_of(clause, found) or "")
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


OF_A_CHANGE = re.compile(
    rf"(?:%|per\s?cent|pour\s?cents?)\s+(?:of|de)\s+(?:the\s+|la\s+|l['\u2019]\s?|any\s+)?(?:\w+\s+)?{CHANGE}\s+(?:in|of|de|du)\b"
)


def _rate(clause: ClauseWords) -> Told | None:
    hit = fixed.find(clause.text, clause.folded, clause.language)
    fixed_rate = hit is not None and hit.value.get("mechanism") == "fixed_percentage"
    if not fixed_rate or (hit is not None and hit.loose):
        rise = None if OF_A_CHANGE.search(clause.folded) else rise_of(clause)
        if rise is not None or not fixed_rate:
            return None if rise is None else Told(*rise)
    assert hit is not None
    if OF_A_CHANGE.search(clause.folded, hit.start, hit.end):
        clause.open("movement", "the price moves by a share of a change that no known index tells")
        return None
    if hit.reason:
        clause.open("rate", hit.reason, at=(hit.start, hit.end))
        return None
    rate = Decimal(hit.text.strip("+%")).scaleb(-2)
    words = clause.folded[hit.start : hit.end]
    place = next((m for m in ANY_PERCENT.finditer(words) if percent_of(m) == rate), None)
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
            r"\b(?:each|every|per|annual|chaque|tous\s+les|par\s+an|annuel)(?!\s+(?:variation|ecart|tranche|hausse|baisse|point|full|change|movement))",
            clause.folded[start:end],
        )
        if _RISES_BY.search(before) and regular is not None:
            clause.told("amount", amount.start, amount.end)
            per = unit_of(clause, amount)
            if per is None:
                why = "whether the rise is so much of a time, or comes so often, is not stated"
                clause.open("formula", why, at=(amount.start, amount.end))
            return Told(FixedAmount(amount.value, amount.currency or "", per or ""), start, end)
    return None


def _steps(clause: ClauseWords) -> Told | None:
    found = steps_of(clause)
    return None if found is None else Told(*found)
