"""Prices that a contract states one after the other, each with the days or the year for which it holds.

``Year 1: 20 000, year 2: 24 000``; rows of a table that begin with *1 July 2023 - 30 June 2024*; *from
1 April 2023: 28 000*. None is the price of all of the term; together they are one price in stretches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, pairwise

from data import late as re
from pipeline.folding import fold
from pipeline.indexation._nouns import named_beside, nouns
from pipeline.indexation._spans import THEREAFTER, Span, is_calendar, span_of
from pipeline.indexation.priced import Priced, Stated
from pipeline.money import find_amounts
from pipeline.types import Language

__all__ = ["DatedPrice", "dated_list", "follows", "held_until", "span_of", "with_shared_per"]

_ONE_DAY = timedelta(days=1)
_LAST_ITEM = re.compile(r"[;\n\u2022]|:\s")
_IN_ITS_PLACE = re.compile(
    r"\b(?:it|they|this\s+\w+|that\s+\w+|il|elle|ils|elles|celui-ci|celle-ci|ce\s+\w+|cette\s+\w+)\s+(?:then\s+)?"
    r"(?:is|are|will\s+be|shall\s+be|becomes?|est|sont|sera|seront|passe\w*|devien\w+|s'eleve\w*)\b"
    r"|\b(?:portee?s?|passe|increas\w+|rais\w+|rising|rises|augment\w+)\s+(?:a|to)\b"
)
"""A later price takes the place of the one before."""


_GOES_ON = re.compile(
    r"\b(?:it|(?:this|that|the)\s+(?:[a-z]+\s+)?(?:rate|price|charge|fee)|(?:ce|le)\s+(?:taux|tarif|prix|cout)(?:\s+horaire|\s+journalier)?|"
    r"il|elle|celui-ci|celle-ci)\s+(?:is|becomes?|will\s+be|shall\s+be|rises\s+to|goes\s+up\s+to|est|sera|passe|passera|s'eleve|"
    r"s'elevera)\b"
)
"""*From 1 May 2025 it is*: the price of which the words before tell."""
_IN_A_CASE = re.compile(
    r"\b(?:if|unless|should|where|in\s+case|in\s+the\s+event|may|might|option\w*|upon\s+request|si|s'il|s'ils|lorsqu\w*|en\s+cas|"
    r"sous\s+reserve|a\s+condition|peut|pourra|pourront|au\s+choix|sur\s+demande|moyennant|provided|subject\s+to)\b"
)
"""What takes the place only in a case, or as somebody likes."""


@dataclass(frozen=True, slots=True)
class DatedPrice:
    """A price of a list, its first day, and its last one where the words tell it."""

    priced: Priced
    start: date
    end: date | None
    free: bool = False
    """Nothing is due for that time, and the price is only that of the row below."""


def dated_list(
    found: Sequence[Priced], effective: date | None, language: Language
) -> tuple[DatedPrice, ...]:
    """Return the prices of the one list that tells when each holds, in order; empty where none does.

    When a price holds stands in its own words, or beside it: for all of a list behind the sum, or for all
    before it. Where both can be read and tell another list, none is sure.

    Args:
        found: the prices of a contract that are due again and again.
        effective: the day from which its prices are due; years are counted from it. ``None``: not known,
            and the list must begin with a day of its own.
        language: of the contract.
    """
    own, *beside = (_chained(found, effective, language, way) for way in (_own_words, _behind, _ahead))
    lists = [one for one in (own, *beside) if one]
    # of two ways the one that leaves out a price has mistaken whose the words are
    most = max((len(one) for one in lists), default=0)
    fullest = [one for one in lists if len(one) == most]
    if own in fullest:
        return own
    return fullest[0] if fullest and all(one == fullest[0] for one in fullest) else ()


_Words = Callable[[Stated], Iterator[str]]


def _own_words(stated: Stated) -> Iterator[str]:
    yield stated.what
    if stated.around is None or len(find_amounts(stated.quote, "en")) < 2:
        yield stated.quote
    if stated.around is not None:
        return
    yield _LAST_ITEM.split(stated.quote.rstrip(" ;."))[-1]
    yield _last_with_letters(stated.quote)


def _last_with_letters(quote: str) -> str:
    """Return the last item of a quote, with what a colon sets apart from its sum."""
    items = [one for one in re.split(r"[;\n\u2022]", quote) if re.search(r"[^\W\d_]{3}", one)]
    return items[-1] if items else ""


def _behind(stated: Stated) -> Iterator[str]:
    if stated.around is not None:
        yield stated.around.after


def _ahead(stated: Stated) -> Iterator[str]:
    if stated.around is not None:
        yield stated.around.before


def _chained(
    found: Sequence[Priced], effective: date | None, language: Language, words: _Words
) -> tuple[DatedPrice, ...]:
    """Return the list by one way to read when each price holds; empty where it has gaps or begins late."""
    told: list[DatedPrice] = []
    for one in found:
        told += _dated(one, effective, language, words)
    kinds = {_kind(one.priced) for one in told}
    if not told or len(kinds) > 1:
        return ()
    told = _clipped(sorted(told, key=lambda one: one.start), effective)
    begin = effective or told[0].start
    left = [one for one in found if _kind(one) in kinds and not any(one is each.priced for each in told)]
    told = [*_before(left, told, begin, language), *told, *_after(left, told, words)]
    told = [*_free_before(told[0], begin, language), *told]
    if len(told) < 2 or told[0].start != begin or _of_several([one.priced for one in told], language):
        return ()
    return tuple(_closed(told)) if _follow(told) else ()


def _clipped(told: list[DatedPrice], effective: date | None) -> list[DatedPrice]:
    """Begin the row of the year in which a contract begins with the contract.

    Where all rows are years of the calendar and the contract begins within one, they may be its own years.
    """
    first = told[0]
    whole = [is_calendar((one.start, one.end)) for one in told]
    within = effective is not None and first.start < effective and whole[0]
    if not within or all(whole) or effective is None or (first.end is not None and first.end < effective):
        return told
    return [replace(first, start=effective), *told[1:]]


def _of_several(listed: Sequence[Priced], language: Language) -> bool:
    """Whether names tell prices of a list apart: a fee of the first year, a rent of the second."""
    named = [kinds for one in listed if (kinds := nouns(one.stated.what, language))]
    if any(not (one & other) for one, other in combinations(named, 2)):
        return True
    beside = [one.stated.around for one in listed if one.stated.around is not None]
    if len(beside) < len(listed):
        return False
    first, *later = beside
    own = named_beside(first.before, language)
    return any(
        not named_beside(one.before, language) <= own or _IF.search(fold(one.before)) is not None
        for one in later
    )


_IF = re.compile(
    r"\b(?:if|unless|should|in\s+case|option\w*|si|s'il|s'ils|en\s+cas|lorsqu\w*|au\s+choix|sur\s+demande|moyennant)\b"
)


def _follow(told: Sequence[DatedPrice]) -> bool:
    """Whether each price begins when the one before ends, as far as that is told."""
    return all(
        one.start < after.start and one.end in (None, after.start - _ONE_DAY, after.start)
        for one, after in pairwise(told)
    )


def _closed(told: Sequence[DatedPrice]) -> Iterator[DatedPrice]:
    """End each price on the eve of the next; *until 1 May* and *from 1 May* are one day."""
    for one, after in pairwise(told):
        yield replace(one, end=after.start - _ONE_DAY)
    yield told[-1]


def _before(
    left: Sequence[Priced], told: Sequence[DatedPrice], begin: date, language: Language
) -> list[DatedPrice]:
    """Return the price that is stated without a time, and whose place the first of the list takes."""
    first = told[0]
    if first.start <= begin or len(left) != 1:
        return []
    one, later = left[0].stated, first.priced.stated
    places = one.char_start, later.char_start
    ordered = places[0] is not None and places[1] is not None and places[0] <= places[1]
    said = later.quote if later.around is None else f"{later.around.before} {later.around.after}"
    folded = fold(said).replace("\u2019", "'")
    together = later.around is not None and _holds(later.quote, one, language)
    if not ordered or _IN_A_CASE.search(folded) is not None:
        return []
    if not together and _IN_ITS_PLACE.search(folded) is None:
        return []
    return [DatedPrice(left[0], begin, None)]


_NOTHING = re.compile(
    r"\b(?:abated?|abatement|nil|free|no\s+(?:rent|fee|charge)|gratuite?s?|offerte?s?|franchise|neant|exoner\w+)\b|"
    r"[€$£]\s?0(?:[.,]0+)?(?![\d.,]*\d)|(?<![\d.,])0(?:[.,]0+)?\s?(?:€|eur\b|euros?\b|gbp\b|usd\b)"
)
_COUNTED = re.compile(r"(?:[a-z]+\s+)?(?:months?|years?|mois|annees?)(?=\s+\d)")


def _free_before(first: DatedPrice, begin: date, language: Language) -> list[DatedPrice]:
    """Return the row above the first price of a list that has no sum: *1 - 3: abated*."""
    stated = first.priced.stated
    if first.start <= begin or stated.around is None:
        return []
    counted = _COUNTED.match(fold(stated.what))
    for line in stated.around.above.split("\n"):
        folded = fold(line)
        sums = [one for one in find_amounts(line, language) if one.value != 0]
        if sums or _NOTHING.search(folded) is None:
            continue
        words = line if counted is None else f"{counted.group()} {line.strip()}"
        if span_of(words, begin, language) == (begin, first.start - _ONE_DAY):
            return [DatedPrice(first.priced, begin, first.start - _ONE_DAY, free=True)]
    return []


def _after(left: Sequence[Priced], told: Sequence[DatedPrice], words: _Words) -> list[DatedPrice]:
    """Return the price that is said to hold thereafter, where the list ends."""
    last = told[-1]
    said = [one for one in left if any(THEREAFTER.search(fold(text)) for text in words(one.stated))]
    if last.end is None or len(said) != 1 or len(left) != 1:
        return []
    return [DatedPrice(said[0], last.end + _ONE_DAY, None)]


def follows(found: Sequence[Priced], effective: date, language: Language) -> tuple[DatedPrice, ...]:
    """Return prices of one thing of which only the first has no days: *£26 an hour; from 1 May it is £28*.

    Args:
        found: the prices, in the order of the text.
        effective: the day from which they are due.
        language: of the contract.
    """
    first, *others = found
    if span_of(first.stated.quote, effective, language) is not None:
        return ()
    spans = [span_of(one.stated.quote, effective, language) for one in others]
    told = [
        DatedPrice(one, *span)
        for one, span in zip(others, spans, strict=True)
        if span is not None and _GOES_ON.search(fold(one.stated.quote)) is not None
    ]
    days = [effective, *(one.start for one in told)]
    if len(told) != len(others) or any(day >= after for day, after in pairwise(days)):
        return ()
    return (DatedPrice(first, effective, told[0].start - _ONE_DAY), *told)


def _holds(quote: str, earlier: Stated, language: Language) -> bool:
    """Whether the sentence of a price tells an earlier one too."""
    return any(one.value == earlier.amount for one in find_amounts(quote, language))


def with_shared_per(prices: Sequence[Stated], language: Language) -> list[Stated]:
    """Return prices, those due as often as another of their sentence said so: *£500 a month, then £550*.

    Args:
        prices: of a contract.
        language: of the contract.
    """
    due = [one for one in prices if one.per is not None]
    return [_shared_per(one, due, language) if one.per is None else one for one in prices]


def _shared_per(one: Stated, due: Sequence[Stated], language: Language) -> Stated:
    same = {
        other.per
        for other in due
        if other.what == one.what != "" and other.currency == one.currency and other.amount != one.amount
        if _holds(one.quote, other, language)
    }
    return replace(one, per=next(iter(same))) if len(same) == 1 else one


def _kind(one: Priced) -> tuple[str, str]:
    return one.per, one.stated.currency


def _dated(one: Priced, effective: date | None, language: Language, words: _Words) -> Iterator[DatedPrice]:
    """Yield when a price holds by its words; several times where it is stated for several."""
    spans: dict[Span, None] = {}
    for stated in (one.stated, *one.others):
        span = next((told for text in words(stated) if (told := span_of(text, effective, language))), None)
        if span is not None:
            spans[span] = None
    for start, end in spans:
        yield DatedPrice(one, start, end)


_GIFT = re.compile(
    r"%|\b(?:discount\w*|rebate\w*|credit\w*|free|abate\w*|remises?|rabais|reduction\w*|ristournes?|gratuit\w*|offert\w*|franchise|"
    r"exoner\w+|pour\s?cent|per\s?cent)\b"
)
"""The time is that of a gift, and not of the price."""


def held_until(one: Priced, begin: date, language: Language) -> date | None:
    """Return the last day for which a price is stated by its own words, where no other tells what follows.

    Args:
        one: a price.
        begin: the day from which prices are due.
        language: of the contract.
    """
    for way in (_own_words, _behind):
        if any(_GIFT.search(fold(text)) for text in way(one.stated)):
            continue
        spans = [(told.start, told.end) for told in _dated(one, begin, language, way)]
        if len(spans) == 1 and spans[0][0] <= begin:
            return spans[0][1]
    return None
