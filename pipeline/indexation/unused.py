"""Sentences that could change what a price comes to, and of which nothing was used.

The sayings by which a contract limits, waives, rounds or lessens a price have no end, and a list of them is
never complete. So a price is final only where every sentence that names the price or its movement together
with something that could change a figure was read, or is of a kind that changes none: when an invoice is to
be paid, interest on arrears, taxes. Any other one is told, and keeps the price from being final.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline import _number_words
from pipeline.dates import find_dates
from pipeline.folding import fold
from pipeline.indexation._sayings import pattern_of
from pipeline.indexation.formula import Reading
from pipeline.indexation.priced import Stated
from pipeline.indexation.qualified import Qualified, gift_left_alone, made, says_again, sentences
from pipeline.indexation.reading._may_rise import is_besides, may_rise
from pipeline.terms._indexation_base import MONTHS
from pipeline.types import Language

_TIMES = r"(?:weeks?|months?|quarters?|years?|semaines?|mois|trimestres?|semestres?|ans?|annees?)"
_COUNT = (
    rf"(?:\d+|{_number_words.CARDINAL})\s*(?:\(\s*\d+\s*\)\s*)?"
    r"(?:calendar\s+|premiers?\s+|premieres?\s+|first\s+)?"
)
_SUM = re.compile(
    r"\d\s?\)?\s?(?:%|€|\$|£|eur\b|gbp\b|usd\b|euros?\b|pounds?\b|dollars?\b|pence\b)|[€£$]\s?\d|"
    r"\b(?:eur|gbp|usd|chf)\s?\d|\bper\s?cent\b|\bpour\s?cent\b|\bpercent(?:age)?\s+points?\b"
)
_TIME = re.compile(
    rf"\b{_COUNT}{_TIMES}\b|\b{_number_words.ORDINAL}s?\s+(?:\w+\s+)?{_TIMES}\b|"
    rf"\b\d{{1,2}}(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?:{'|'.join(MONTHS)})\b|"
    rf"\b(?:{'|'.join(MONTHS)})\b|\b20\d\d\b"
)
"""A percentage or an amount, a count of months or a day: what could make a price another one."""
_FEWEST_WORDS = 4
"""Fewer are a heading."""


@dataclass(frozen=True, slots=True)
class Said:
    """A clause of a contract, and where it stands in its text."""

    text: str
    char_start: int = 0


def unused(
    clauses: Iterable[Said],
    readings: Sequence[Reading],
    prices: Sequence[Stated],
    told: Iterable[str],
    language: Language,
) -> tuple[Qualified, ...]:
    """Return the sentences that could change a price and of which nothing was used, each once.

    Args:
        clauses: of a contract; what its amendments say is looked at elsewhere, sentence by sentence.
        readings: what was read of the clauses that move its prices.
        prices: those of the contract that are told; a sentence that states one was used.
        told: sentences that are told already.
        language: of the contract.
    """
    known = set(told)
    used = [
        (one.char_start, one.char_end)
        for one in prices
        if one.char_start is not None and one.char_end is not None
    ]
    found: dict[str, Qualified] = {}
    for clause in clauses:
        for low, high in _changing(clause.text, language):
            sentence = clause.text[low:high]
            place = (clause.char_start + low, clause.char_start + high)
            may = may_rise(fold(sentence), language)
            if any(a < place[1] and place[0] < b for a, b in used) or _read(sentence, readings, may=may):
                continue
            bears = "moving" if may else _bears_on(sentence, language)
            first, last = _days(sentence, bears, language)
            one = replace(made(sentence, bears, language), unused=True, first=first, last=last, may=may)
            if one.words not in known:
                found[one.words] = one
    return tuple(found.values())


def _changing(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a clause that could change a price."""
    folded = fold(text)
    if not any(_has(group, folded, language) for group in ("names", "movement", "alone")):
        return
    for low, high in sentences(text):
        sentence = folded[low:high]
        if gift_left_alone(sentence, language):
            continue
        if changes_a_price(sentence, language) or may_rise(sentence, language):
            yield low, high


def changes_a_price(sentence: str, language: Language) -> bool:
    """Whether a sentence could change what a price comes to.

    Args:
        sentence: folded.
        language: of its contract.
    """
    if _has("elsewhere", sentence, language) or len(sentence.split()) < _FEWEST_WORDS:
        return False
    if _has("alone", sentence, language):
        return True
    plain = _pattern("plain", language).sub(" ", sentence)
    movement, named = _has("movement", plain, language), _has("names", plain, language)
    if not movement and not named:
        return False
    free = _has("nothing_due", plain, language) and _has("time", plain, language)
    if free or _has("always", plain, language):
        return True
    if _has("other", sentence, language) or (
        _has("share", sentence, language) and not _has("due", sentence, language)
    ):
        return False
    strong = _has("strong", plain, language)
    figure = _SUM.search(plain) is not None or _TIME.search(plain) is not None
    if not figure and _has("no_other", sentence, language):
        return False
    if _has("quiet", sentence, language):
        return strong or (movement and figure) or _SUM.search(plain) is not None
    if _has("mild", sentence, language):
        return strong or _has("denials", plain, language) or (movement and figure)
    return strong or figure or (movement and _has("changes", plain, language))


def _bears_on(sentence: str, language: Language) -> str:
    """Return the group of its words by which a sentence is told: whether it is of how a price moves."""
    folded = fold(sentence)
    moving = any(_has(group, folded, language) for group in ("movement", "later", "firm"))
    return "moving" if moving else "priced"


_THEREAFTER = re.compile(
    r"\b(?:thereafter|afterwards?|after\s+that|ensuite|puis|apres\s+quoi|par\s+la\s+suite)\b"
)
_TO = re.compile(
    r"\W*(?:up\s+)?(?:to|through|until|au|jusqu['\u2019]au)(?:\s+and\s+including)?(?:\s+(?:the|le))?\s*"
)
_UNTIL = re.compile(r"\b(?:until|before|through|jusqu\w*|avant)\b")
_FROM = re.compile(
    r"\b(?:on|from|starting(?:\s+(?:on|with|from))?|beginning(?:\s+(?:on|with))?|first\s+on|effective|"
    r"a\s+compter\s+du|a\s+partir\s+du|des\s+le|au|le)\s+(?:the\s+)?\Z"
)


def _days(sentence: str, bears: str, language: Language) -> tuple[date | None, date | None]:
    """Return the days that a sentence names as those for which it tells something, first and last."""
    folded = fold(sentence)
    told = [
        one for one in find_dates(sentence, language) if one.date is not None and one.precision == "day"
    ]
    if not told or _THEREAFTER.search(folded):
        return None, None
    if len(told) == 2 and _TO.fullmatch(folded, told[0].end, told[1].start):
        return told[0].date, told[1].date
    if not _UNTIL.search(folded) and all(_FROM.search(folded[: one.start]) for one in told):
        return min(one.date for one in told if one.date is not None), None
    return None, None


def _read(sentence: str, readings: Sequence[Reading], *, may: bool) -> bool:
    """Whether a part of a reading stands in a sentence, or it says again what was read.

    Where it lets a side raise the price besides, a limit that was read from it is that of another rise.
    """
    for reading in readings:
        low = reading.text.find(sentence)
        if low < 0:
            continue
        high = low + len(sentence)
        parts = [part for formula in reading.formulas for part in formula.parts]
        besides = may and is_besides(parts, low, high)
        if not besides and any(low <= part.start < high for part in parts):
            return True
        if says_again(reading, fold(reading.text), low, high):
            return True
    return False


def _has(group: str, text: str, language: Language) -> bool:
    return _pattern(group, language).search(text) is not None


@cache
def _pattern(group: str, language: str) -> re.Pattern[str]:
    return pattern_of(lexicon("price_unused", language)[group])
