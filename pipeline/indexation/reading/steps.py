"""Prices that a clause lists for years or from days."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import accumulate, pairwise

from data import late as re
from pipeline.dates import find_dates
from pipeline.indexation.formula import Step, Steps
from pipeline.indexation.reading._sums_told import list_of, unit_of
from pipeline.indexation.reading.changing import Rate, of_others
from pipeline.indexation.reading.clause import ClauseWords, sentence_at
from pipeline.indexation.reading.percent import ANY_PERCENT, percent_of
from pipeline.money import Amount, find_amounts

_YEAR_STEP = re.compile(
    r"\b(?:(?:contract\s+|lease\s+)?years?\s+(?P<number>\d{1,2})|annee\s+(?P<annee>\d{1,2})|"
    r"(?P<ordinal>premiere?|1ere|1re|deuxieme|2e|2eme|seconde|troisieme|3e|3eme|quatrieme|4e|4eme|cinquieme|5e|5eme|first|second|"
    r"third|fourth|fifth|sixth)\s+(?:annee|(?:contract\s+|lease\s+)?year))\b(?!\s+(?:of|de)\s+\d{4})"
)
_ORDINAL = {
    "premier": 1, "premiere": 1, "1ere": 1, "1re": 1, "first": 1, "deuxieme": 2, "2e": 2, "2eme": 2,
    "seconde": 2, "second": 2, "troisieme": 3, "3e": 3, "3eme": 3, "third": 3, "quatrieme": 4, "4e": 4,
    "4eme": 4, "fourth": 4, "cinquieme": 5, "5e": 5, "5eme": 5, "fifth": 5, "sixth": 6,
}  # fmt: skip


_MONTHS = re.compile(
    r"\b(?:months?|mois)\s+(?P<from>\d{1,3})\s*(?:-|\u2013|\u2014|to|through|a)\s*(?P<to>\d{1,3})\b"
)
"""Months of whole years: *months 13-24* are the second."""
_UNTIL = re.compile(r"\b(?:through|until|to|till|jusqu'au|au)\s+(?:and\s+including\s+)?\Z")
_STEP_REACH = 60
"""Between a year and its price stand no more characters."""


def steps_of(clause: ClauseWords) -> tuple[Steps, int, int] | None:
    """Read prices for years or from days that a clause lists, each beside its own; two at the least."""
    marks: list[tuple[int, int, Step]] = []
    for match in _YEAR_STEP.finditer(clause.folded):
        number = match["number"] or match["annee"]
        year = int(number) if number else _ORDINAL[match["ordinal"]]
        marks.append((match.start(), match.end(), Step(year=year)))
    for match in _MONTHS.finditer(clause.folded):
        if int(match["from"]) % 12 == 1 and int(match["to"]) % 12 == 0:
            year = (int(match["from"]) - 1) // 12 + 1
            marks.append((match.start(), match.end(), Step(year=year)))
    for found in find_dates(clause.text, clause.language):
        ends = _UNTIL.search(clause.folded[max(found.start - 24, 0) : found.start]) is not None
        if found.date is not None and found.precision == "day" and not ends:
            marks.append((found.start, found.end, Step(start=found.date)))
    marks.sort(key=lambda one: one[0])
    if (rates := _rates(clause, marks)) is not None:
        return rates
    amounts = [one for one in find_amounts(clause.text, clause.language) if one.value is not None]
    paired = _paired(marks, amounts)
    if len(paired) < 2:
        return None
    marks, own = [mark for mark, _ in paired], [amount for _, amount in paired]
    of = list_of(clause, own)
    if of == "neither" or of == "falls":
        why = "the sums of a list are not told as prices, and what follows from them was not understood"
        clause.open("formula", why, at=(own[0].start, own[-1].end))
    steps = [
        Step(step.start, step.year, amount=amount.value)
        if of == "rises"
        else Step(step.start, step.year, amount.value)
        for (_, _, step), amount in paired
    ]
    if of == "rises" and (steps[0].year == 1 or any(unit_of(clause, one, dated=True) for one in own)):
        why = "sums by which the price rises are listed, and what they come to was not understood"
        clause.open("formula", why, at=(own[0].start, own[-1].end))
    currency = own[0].currency or ""
    start, end = min(marks[0][0], own[0].start), max(marks[-1][1], own[-1].end)
    # two amounts a step: which of them is the price is left to the one who reads
    more = any(start <= one.start < end + _STEP_REACH and one not in own for one in amounts)
    clause.told("steps", start, end, 0.85 if more else 0.9)
    return Steps(tuple(steps), currency), start, end


def price_before(clause: ClauseWords, steps: Steps) -> Amount | None:
    """Return the price that holds until the first step: *50,000 until 31 December, 52,000 from ...*."""
    first, prices = steps.steps[0].start, [one.price for one in steps.steps]
    if first is None or None in prices:
        return None
    days = [found for found in find_dates(clause.text, clause.language) if found.date is not None]
    held = [
        amount
        for amount in find_amounts(clause.text, clause.language)
        if amount.value is not None and amount.currency == steps.currency
        for day in days
        if day.date in (first, first - timedelta(days=1))
        and _UNTIL_DAY.fullmatch(clause.folded, amount.end, day.start) is not None
    ]
    if len(held) != 1:
        return None
    for part in ("base_price", "steps"):
        clause.told(part, held[0].start, held[0].end)
    return held[0]


_UNTIL_DAY = re.compile(
    r"[\s,]*(?:[a-z.]+\s+){0,4}?\(?(?:up\s+to|through|until|to|till|jusqu'au|jusqu'a\s+la\s+date\s+du|au)\s+"
    r"(?:and\s+including\s+|but\s+excluding\s+|le\s+)?"
)


def _paired(
    marks: list[tuple[int, int, Step]], amounts: list[Amount]
) -> list[tuple[tuple[int, int, Step], Amount]]:
    """Return each day or year with the amount beside it, all on one side; what stands alone is no step."""
    sides: list[list[tuple[tuple[int, int, Step], Amount]]] = [[], []]
    for mark in marks:
        before = [one for one in amounts if one.end <= mark[0] and mark[0] - one.end <= _STEP_REACH]
        after = [one for one in amounts if one.start >= mark[1] and one.start - mark[1] <= _STEP_REACH]
        if before and not any(before[-1].end < other[0] < mark[0] for other in marks):
            sides[0].append((mark, before[-1]))
        if after and not any(mark[1] <= other[0] < after[0].start for other in marks):
            sides[1].append((mark, after[0]))
    sound = [pairs for pairs in sides if _sound(pairs, len(marks))]
    return max(sound, key=len, default=[])


def _sound(pairs: list[tuple[tuple[int, int, Step], Amount]], count: int) -> bool:
    """Whether pairs are one list in order, each with an amount of its own."""
    whole = len(pairs) == count or (len(pairs) >= 2 and _listed(pairs))
    alone = len({one.start for _, one in pairs}) == len(pairs)
    return whole and alone and _in_order([step for (_, _, step), _ in pairs])


def _listed(pairs: list[tuple[tuple[int, int, Step], Amount]]) -> bool:
    """Whether pairs follow each other in one list: no more than a line between two of them."""
    spans = [(min(mark[0], one.start), max(mark[1], one.end)) for mark, one in pairs]
    return all(after[0] - before[1] <= _STEP_REACH for before, after in pairwise(spans))


def _in_order(steps: list[Step]) -> bool:
    """Whether all steps are told by days, or all by years, each later than the one before."""
    when = [one.start.isoformat() if one.start is not None else f"{one.year:03}" for one in steps]
    return len({len(one) for one in when}) == 1 and when == sorted(set(when))


def _rates(clause: ClauseWords, marks: list[tuple[int, int, Step]]) -> tuple[Steps, int, int] | None:
    """Return rises at stated days: *by 4% on 1 July 2024 and by a further 4% on 1 July 2025*."""
    rates = list(ANY_PERCENT.finditer(clause.folded))
    again = [_AGAIN.search(clause.folded[:low]) is not None for low, _, _ in marks]
    if len(marks) < 2 or len(marks) - sum(again) != len(rates):
        return None
    if again[0] or not _RISES.search(clause.folded[: marks[-1][0]]):
        return None
    counted = accumulate(not one for one in again)
    each = [rates[number - 1] for number in counted]
    steps: list[Step] = []
    for (low, high, step), match, repeated in zip(marks, each, again, strict=True):
        if repeated:
            steps.append(replace(steps[-1], start=step.start, year=step.year))
            continue
        apart = low - match.end() if match.start() < low else match.start() - high
        rate = percent_of(match)
        if rate is None or apart > _STEP_REACH:
            return None
        steps.append(Step(step.start, step.year, rate=rate))
    if not _in_order(steps):
        return None
    start, end = min(marks[0][0], rates[0].start()), max(marks[-1][1], rates[-1].end())
    own = [Rate(one.start(), one.end(), percent_of(one) or Decimal(0)) for one in rates]
    if steps[0].year == 1 or of_others(clause, sentence_at(clause, start)[0], end, own):
        return None
    clause.told("steps", start, end)
    for one in own:
        clause.told("rate", one.start, one.end)
    if any(again) and _nothing_else(clause, start, end, marks, own):
        clause.told("when", start, end)
    return Steps(tuple(steps)), start, end


def _nothing_else(
    clause: ClauseWords, start: int, end: int, marks: list[tuple[int, int, Step]], rates: list[Rate]
) -> bool:
    """Whether all words between the percentages and their days are understood."""
    taken = sorted([(one.start, one.end) for one in rates] + [(low, high) for low, high, _ in marks])
    gaps = [
        clause.folded[high:low] for (_, high), (low, _) in pairwise([(start, start), *taken, (end, end)])
    ]
    return all(_JOINS.fullmatch(gap) for gap in gaps if gap)


_RISES = re.compile(
    r"\b(?:increas|augment|major|revaloris|rais|escalat|uplift)\w*|\bgo(?:es)?\s+up\b|\bris(?:e|es|ing)\b|\bhausse"
)
_AGAIN = re.compile(
    r"(?:\bagain(?:\s+by\s+the\s+same\s+(?:percentage|rate))?|\bby\s+the\s+same\s+(?:percentage|rate)(?:\s+again)?|"
    r"\b(?:a|de)\s+nouveau(?:\s+du\s+meme\s+(?:pourcentage|taux))?|\bdu\s+meme\s+(?:pourcentage|taux)|\bencore)\s+(?:on|with\s+effect\s+from|from|"
    r"le|au|a\s+compter\s+du|des\s+le)\s+(?:the\s+)?\Z"
)
"""*By 3% on 1 January 2026 and again on 1 January 2027*: the same rise a second time."""
_JOINS = re.compile(
    r"[\s,]*(?:(?:on|and|by|a|the|again|further|another|same|percentage|rate|from|with|effect|then|le|au|et|puis|de|du|meme|nouveau|"
    r"pourcentage|taux|encore|compter|des)[\s,]*)*"
)
