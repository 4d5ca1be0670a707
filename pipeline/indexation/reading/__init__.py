"""From the words of a clause to its formula, or to each formula that its words can mean.

``read`` looks first for mathematics with its legend, then for sentences that name an index, a percentage,
an amount or steps. What the words leave open is in ``not_settled``; nothing is filled in.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from data import late as re
from pipeline.indexation.formula import (
    SURE,
    UNKNOWN,
    Agreed,
    Bounds,
    Days,
    FixedAmount,
    FixedRate,
    Formula,
    Greatest,
    Movement,
    Of,
    Ratio,
    Reading,
    Steps,
)
from pipeline.indexation.reading._as_it_stands import (
    applied_to,
    is_first,
    is_last,
    is_multiplied,
    multiplied_before,
)
from pipeline.indexation.reading._doubt_none import speaks_of_change
from pipeline.indexation.reading._gifts_aside import without_gifts_aside
from pipeline.indexation.reading._may_rise import besides
from pipeline.indexation.reading._never_itself import without_itself
from pipeline.indexation.reading._no_figure import nearest_before
from pipeline.indexation.reading.asking import notice_of, who_of
from pipeline.indexation.reading.bounds import bounds_of, direction_of
from pipeline.indexation.reading.changing import without_whens
from pipeline.indexation.reading.clause import ClauseWords, clause_words
from pipeline.indexation.reading.compared import compared
from pipeline.indexation.reading.days import days_of
from pipeline.indexation.reading.differing import each_number
from pipeline.indexation.reading.doubt import (
    LIKELY,
    Doubt,
    doubts_of,
    lowered,
    mechanism_doubted,
    without_doubt,
)
from pipeline.indexation.reading.examples import without_example
from pipeline.indexation.reading.faults import RISES_ONLY, look_for_faults
from pipeline.indexation.reading.left_bounds import with_left_bounds
from pipeline.indexation.reading.legend_faults import told_from_itself
from pipeline.indexation.reading.made_up import made_up
from pipeline.indexation.reading.mathematical import FromFormula, from_mathematics
from pipeline.indexation.reading.otherwise import without_arithmetic
from pipeline.indexation.reading.preceding import placed
from pipeline.indexation.reading.price import base_price_of
from pipeline.indexation.reading.prose import Told, from_prose
from pipeline.indexation.reading.rounding import rounding_of
from pipeline.indexation.reading.settle import Way, formulas, rates_of, settle, terms_of
from pipeline.indexation.reading.steps import price_before
from pipeline.indexation.reading.sums import with_sums
from pipeline.types import Language

_CONSUMER = re.compile(r"(?:CPI|IPC|RPI|HICP|IPCH)\Z|\ACPI-[UW]\Z|\AIPC hors tabac\Z")


def read(text: str, language: Language) -> Reading:
    """Read a clause that may revise a price.

    Args:
        text: of the clause, with the sentences and the legend that belong to it.
        language: ``fr`` or ``en``; another is read as English.
    """
    return without_example(_read(text, language), lambda words: _read(words, language), language)


def _read(text: str, language: Language) -> Reading:
    told_from_itself(clause := clause_words(without_gifts_aside(text), language))
    mathematics = from_mathematics(clause)
    told: Told | None = None
    if mathematics is None:
        told = from_prose(clause, UNKNOWN, UNKNOWN)
    if mathematics is not None and mathematics.movement is not None:
        of = mathematics.of if mathematics.whole else _of(clause, mathematics.movement, mathematics.span)
        way = Way(mathematics.movement, of)
        quote = mathematics.span
    elif told is not None:
        of = "base" if told.of_first else _of(clause, told.movement, (told.start, told.end))
        way = Way(told.movement, of)
        quote = (told.start, told.end)
    else:
        turns = any(one.code == "circular_formula" for one in clause.defects)
        written = turns or (mathematics is not None and "/" in mathematics.words)
        return replace(_without(clause, written=written), text=text)
    seen = compared(clause, None if mathematics is None else mathematics.span)
    loose = told is not None and told.loose
    ways = settle(clause, way, seen, loose=loose)
    ways += [replace(way, movement=one) for one in (told.others if told is not None else ())]
    if _hidden(clause, quote) or any(one.part == "share" for one in clause.not_settled):
        ways = []
    rest = _rest(clause, way.movement, mathematics, quote, told)
    rest = _moved_once(clause, ways, rest)
    ways = without_itself(clause, placed(clause, ways, rest.days), rest.days)
    ways = nearest_before(clause, ways)
    look_for_faults(clause, ways, rest)
    doubts = doubts_of(clause, ways, rest)
    parts = (
        *lowered(clause, doubts),
        *with_left_bounds(clause, ways, rest, LIKELY),
        *made_up(clause, LIKELY),
    )
    found = each_number(clause, formulas(ways, replace(rest, parts=parts)))
    return Reading(
        text,
        _mechanism(way.movement, mathematics, rest.bounds),
        found,
        tuple(clause.not_settled),
        tuple(clause.defects),
        LIKELY if mechanism_doubted(doubts) else 0.9,
    )


def _without(clause: ClauseWords, *, written: bool) -> Reading:
    """Return the reading of a clause without arithmetic; ``written``: a formula in it was not read."""
    kind = without_arithmetic(clause)
    if clause.names and kind != "firm":
        kind = "index_ratio"
    look_for_faults(clause, [], Formula(Agreed(), None))
    agreement = any(one.code == "syntec_agreement" for one in clause.defects)
    if kind is None and (written or agreement):
        kind = "formula" if written else "index_ratio"
    if kind is None and (moved := speaks_of_change(clause)) is not None:
        kind = "other"
        clause.open("mechanism", "words speak of a change of the price, and were not understood", at=moved)
    sure = without_doubt(clause, kind)
    made: tuple[Formula, ...] = ()
    if kind in ("negotiated", "unilateral"):
        quote = (0, len(clause.text))
        who = who_of(clause, quote)
        made = (
            Formula(
                Agreed(),
                None,
                bounds=with_sums(clause, bounds_of(clause))[0],
                days=days_of(clause, quote),
                who="agreement" if kind == "negotiated" else "supplier" if who in (None, "one") else who,
                notice=notice_of(clause),
                parts=lowered(clause, () if sure else (Doubt(("mechanism",), 0, 0),)),
            ),
        )
    return Reading(
        clause.text,
        kind or "none",
        made,
        tuple(clause.not_settled),
        tuple(clause.defects),
        0.9 if sure else LIKELY,
    )


def _rest(
    clause: ClauseWords,
    movement: Movement,
    mathematics: FromFormula | None,
    quote: tuple[int, int],
    told: Told | None,
) -> Formula:
    """Return everything but the movement; what a side may do besides has days and limits of its own."""
    ratio = mathematics is not None
    indexed = any(True for _ in terms_of(movement))
    direction = direction_of(clause, ratio=ratio, quote=quote)
    only_rates = isinstance(movement, Steps) and bool(told_rates(movement))
    if (isinstance(movement, (FixedRate, FixedAmount)) or only_rates) and direction != "down":
        if direction is None:
            clause.told("direction", *quote)
        direction = "up"
    own = clause if isinstance(movement, Steps) else without_whens(clause, besides(clause))
    bounds, sums_in = with_sums(own, bounds_of(own, within=rates_of(movement) + _own_rates(movement)))
    if isinstance(movement, Steps) and not only_rates:
        held = price_before(clause, movement)
        price, currency = None if held is None else held.value, movement.currency
    else:
        price, currency = base_price_of(clause)
    if isinstance(movement, FixedAmount) and price in (None, movement.amount):
        price, currency = None, movement.currency
    if not indexed:
        bounds = replace(bounds, threshold=None)
    if indexed and direction in (None, "both") and (kept := _held_up(clause, movement, bounds)) is not None:
        clause.told("direction", *kept)
        direction = "up"
    if indexed and direction is None and (only := RISES_ONLY.search(clause.folded)) is not None:
        clause.told("direction", *only.span(), 0.85)
        direction = "up"
    return Formula(
        movement,
        None,
        price,
        currency or sums_in,
        bounds,
        direction,
        _days(own, movement, quote, told),
        who_of(clause, quote),
        notice_of(clause),
        rounding_of(clause),
    )


_ON_AND_ON = re.compile(
    r"\b(?:compter|partir|from|commencing|beginning|starting|effective|des|as\s+of|premiere\s+fois|first)\b"
)
"""*From 1 October on* a price may move again."""


_COMES_AGAIN = re.compile(
    r"\b(?:chaque|tous\s+les|toutes\s+les|annuellement|par\s+an|l'an|ensuite|puis|par\s+la\s+suite|suivante?s?|ulterieur\w*|"
    r"prochaine?s?|each|every|annually|yearly|per\s+(?:year|annum)|thereafter|then|subsequent\w*|further|following|next|again)\b|"
    r"\b(?:revision|indexation|actualisation|adjustment|review|increase)s?\s+(?:annuelle?s?|trimestrielle?s?)|\bannual\s+(?:adjust|review|incr)"
)
"""Words by which a price may move a second time."""
_STATED = 0.8
"""The confidence of a month that is named with its year."""


def _moved_once(clause: ClauseWords, ways: list[Way], rest: Formula) -> Formula:
    """Return the rest with one revision where each index is read once, and no words say how often."""
    named = [term.now for way in ways for term in terms_of(way.movement)]
    fixed = bool(named) and all(now.kind == "period" for now in named)
    if rest.days.every_months is not None or rest.days.first is None or not fixed:
        return rest
    first = next((one for one in clause.parts if one.name == "first"), None)
    if first is None or _ON_AND_ON.search(clause.folded[max(first.start - 30, 0) : first.start]):
        return rest
    alone = not _COMES_AGAIN.search(clause.folded) and len(set(named)) == 1
    clause.told("frequency", first.start, first.end, SURE if alone else LIKELY)
    if alone:
        # one day and two stated months: each is what its words say, and no others speak of a second time
        told = ("first", "reference_period")
        clause.parts[:] = [
            replace(one, confidence=SURE) if one.name in told and one.confidence >= _STATED else one
            for one in clause.parts
        ]
    return replace(rest, days=replace(rest.days, every_months=0))


def _held_up(clause: ClauseWords, movement: Movement, bounds: Bounds) -> tuple[int, int] | None:
    """Return the words of a floor that is no fall: with it an index only raises the price."""
    rates = (
        [one.rate for one in movement.of if isinstance(one, FixedRate)]
        if isinstance(movement, Greatest)
        else []
    )
    floored = bounds.never_below == "previous" or (bounds.floor is not None and bounds.floor >= 0)
    if not floored and not any(rate >= 0 for rate in rates):
        return None
    part = next((one for one in clause.parts if one.name in (("floor",) if floored else ("rate",))), None)
    return None if part is None else (part.start, part.end)


def _own_rates(movement: Movement) -> tuple[Decimal, ...]:
    if isinstance(movement, Steps):
        return told_rates(movement)
    return (movement.rate,) if isinstance(movement, FixedRate) else ()


def _comes_again(movement: Steps) -> bool:
    return any(step.each or step.number is not None for step in movement.steps)


def told_rates(movement: Steps) -> tuple[Decimal, ...]:
    """Return the rates of a list of nothing else."""
    rates = tuple(step.rate for step in movement.steps if step.rate is not None)
    return rates if len(rates) == len(movement.steps) else ()


def _days(clause: ClauseWords, movement: Movement, quote: tuple[int, int], told: Told | None) -> Days:
    """Return the days of revisions; words that are of one step alone tell nothing of them."""
    if told is None or not told.whens:
        return days_of(clause, quote)
    days = days_of(without_whens(clause, told.whens), quote)
    if told.days.on:
        clause.told("days", *told.whens[0])
        days = replace(days, on=told.days.on, anchor=told.days.anchor)
    if isinstance(movement, Steps) and movement.on_revisions and days.every_months != 12:
        # a rise that comes oftener, or less often, is not read: any other time is that of something else
        clause.told("frequency", *quote, 0.9 if days.every_months is None else 0.85)
        days = replace(days, every_months=12)
    return days


_THEN = re.compile(
    r"compound|year[- ]over[- ]year|year[- ]on[- ]year|then[- ]current|previous|preceding|prior\s+year|"
    r"precedent|en\s+vigueur|de\s+l'annee\s+anterieure|actuel|\b(?:in\s+(?:effect|force)|payable)\s+on\s+the\s+day\s+before|"
    r"\bthen\s+(?:in\s+(?:effect|force)|payable|applicable|prevailing|being\s+paid)|"
    r"immediately\s+before|alors\s+(?:du|applicable|pratique|en\s+cours)"
)
_OF_FIRST = re.compile(
    r"\binitial|\borigin|\bstarting\b(?!\s+(?:with|on|from|in|at)\b)|\bde\s+(?:base|depart)\b|\bfirst\s+(?:\w+\s+)?(?:year|price|fee|rent)|\bpremiere?\s+(?:annee|prix|loyer)|"
    r"\b(?:set\s+out|stated|specified|shown|indique\w*|fixee?s?\s+(?:a|ci|dans|par|au)\b|stipule\w*|prevu\w*|ci-dessus|above)\b|\bsimple\b"
)
"""Words that may mean the price first agreed, where a rise is told."""
_RISES_EACH = re.compile(
    r"\b(?:increas\w*|rise[sn]?|raised|go(?:es)?\s+up|moves?\s+up|escalat\w*|uplifted|augment\w*|major\w*|releve[es]{0,2}|rehauss\w*|revaloris\w*|revis\w*|ajust\w*|adjust\w*)\b"
)
"""The verb of a price that goes up each time: by plain words it is the price as it stands that does."""


_PRICE = (
    r"(?:prix|loyers?|tarifs?|redevances?|forfaits?|honoraires|abonnements?|mensualites?|taux\s+(?:horaires?|journaliers?)|"
    r"fees?|prices?|rent|charges?|"
    r"rates?)"
)
_CURRENT = re.compile(
    rf"\b{_PRICE}\s+(?:(?:alors\s+)?en\s+(?:vigueur|cours)|precedente?s?|de\s+l'annee\s+(?:precedente|ecoulee)|"
    r"(?:then\s+)?in\s+(?:force|effect)(?!\s+(?:at|on)\b)|then\s+payable|for\s+the\s+(?:preceding|previous)\s+(?:\w+\s+)?year)[^.;]{0,40}?\b"
    r"(?:est|sont|sera|seront|is|are|shall|will)\b|"
    rf"\b(?:then[- ]current|then[- ]applicable|previous\s+year's|preceding\s+year's)\s+"
    rf"(?:\w+\s+){{0,2}}?{_PRICE}\s+"
    r"(?:is|are|shall|will|multiplied)"
)
"""The price that moves is the one before; a price *in force* that only bounds the new one is not meant."""


def _of(clause: ClauseWords, movement: Movement, quote: tuple[int, int]) -> Of | None:
    """Say to which price a percentage or an amount is added."""
    if any(True for _ in terms_of(movement)):
        low = max(quote[0] - 160, 0)
        current = _CURRENT.search(clause.folded, low, quote[1]) or multiplied_before(clause.folded)
        if current is not None:
            sure = 0.9 if is_multiplied(clause.folded, *current.span()) else 0.85
            clause.told("of", *current.span(), sure)
            return "previous"
        return None
    if isinstance(movement, FixedRate) or (isinstance(movement, Steps) and _comes_again(movement)):
        then = _THEN.search(clause.folded, *quote)
        if isinstance(movement, FixedRate) and not movement.compound:
            return "base"
        applied = applied_to(clause.folded)
        if applied is not None and (is_last(applied["price"]) or is_first(applied["price"])):
            clause.told("of", *applied.span("price"), 0.9 if is_last(applied["price"]) else 0.8)
        elif then is not None:
            clause.told("of", then.start(), then.end())
        else:
            words = clause.folded[slice(*quote)]
            plain = isinstance(movement, FixedRate) and _RISES_EACH.search(words)
            clause.told("of", *quote, 0.9 if plain and not _OF_FIRST.search(words) else 0.8)
        return "previous"
    return "previous" if isinstance(movement, (FixedAmount,)) else None


_OF_CHANGE = re.compile(
    r"\s*(?:%\s*)?(?:of|de)\s+(?:the\s+|la\s+|l'|such\s+)?(?:\w+\s+){0,3}?(?:increase|change|variation|evolution|hausse)"
)
_PERCENT_AFTER = re.compile(r"\s*(?:%|percent|per\s+cent|pour\s?cent)")


def _hidden(clause: ClauseWords, quote: tuple[int, int]) -> bool:
    """Whether a share or a rate of the movement is redacted or left blank; other blanks are only told."""
    hidden = False
    for low, high in clause.blanks:
        after = clause.folded[high : high + 60]
        before = clause.folded[max(low - 40, 0) : low]
        if _OF_CHANGE.match(after):
            clause.open("share", "the share of the change is redacted or left blank", at=(low, high))
            hidden = True
        elif re.search(
            r"(?:exceed|exceder|depasser|plafonn\w*\s+a|maximum\s+(?:of|de)|cap\s+of)\s*$", before
        ):
            clause.open("cap", "the cap is redacted or left blank", at=(low, high))
        elif _PERCENT_AFTER.match(after):
            clause.open("rate", "a percentage is redacted or left blank", at=(low, high))
        elif quote[0] - 200 <= low < quote[1] + 200:
            clause.open("redacted", "words are redacted or left blank", at=(low, high))
    return hidden


def _mechanism(movement: Movement, mathematics: FromFormula | None, bounds: Bounds) -> str:
    """Return the mechanism under the name that the extractor of indexations gives it."""
    if isinstance(movement, FixedRate):
        return "fixed_percentage"
    if isinstance(movement, FixedAmount):
        return "fixed_amount"
    if isinstance(movement, Steps):
        return "steps"
    names = [term.index for term in terms_of(movement)]
    if mathematics is not None and isinstance(movement, Ratio):
        plain = movement.fixed == 0 and len(movement.terms) == 1
        return "index_ratio" if plain else "formula"
    if not names and rates_of(movement):
        return "fixed_percentage"
    consumer = bool(names) and all(_CONSUMER.search(name) for name in names)
    capped = bounds.cap is not None or bool(rates_of(movement))
    return "cpi_capped" if consumer and capped else "index_ratio"
