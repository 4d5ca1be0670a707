"""What of a clause no part was read from, and which parts it may bear on.

A part is sure only where every word of the clause that could bear on it was read: each percentage,
figure, day, month, index, frequency, bound, condition and denial is looked up among the words of the parts.
One that is left over takes the certainty of what it could change. Sentences about something else are left
out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from data import late as re
from pipeline.dates import find_dates
from pipeline.indexation.formula import Bounds, Days, Formula, Part
from pipeline.indexation.reading._doubt_days import REVISES
from pipeline.indexation.reading._doubt_words import ABOUT_OTHERS, BEFORE, GONE
from pipeline.indexation.reading._rounded_to import sums_rounded_to
from pipeline.indexation.reading._told_elsewhere import of_a_company, told_elsewhere
from pipeline.indexation.reading._unread_words import (
    BOUNDS,
    CONDITIONS,
    COUNTED,
    DENIALS,
    FIGURES,
    HARMLESS,
    NUMBERED,
    NUMBERS,
    OFTEN,
    ONE_SIDED,
    PARTLY,
    PERIODS,
)
from pipeline.indexation.reading.clause import REPLACES, ClauseWords, sentences_of
from pipeline.indexation.reading.compared import PAID, about_index
from pipeline.indexation.reading.days import names_price
from pipeline.indexation.reading.percent import ANY_PERCENT, percent_of
from pipeline.money import find_amounts
from pipeline.terms import _indexation_words as terms_words
from pipeline.terms._indexation_base import MONTHS
from pipeline.terms._indexation_fixed import PRICE

_SHAPE = ("movement", "formula")
_SUMS = ("lowest_price", "highest_price", "least_rise", "most_rise")
_BOUNDS = ("cap", "floor", "collar", "threshold", *_SUMS)
_RATES = ("formula", "weights", "rate", "amount", "tiers", "share", "points", *_BOUNDS)
_REFERENCES = ("base_period", "base_value", "reference_period")
_DAYS = ("days", "first")
_MOVES = ("rate", "amount", "share", "points", "steps", "tiers", "formula")
"""In the sentence of one of these everything counts, whatever its verb."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Words of one kind: which parts read them, which parts they bear on where none did."""

    pattern: re.Pattern[str]
    readers: tuple[str, ...]
    bears_on: tuple[str, ...]
    near: int = 0
    """A reader that stands so near in the same sentence has read them too."""
    where: Literal["anywhere", "index", "revision"] = "anywhere"
    """The sentences in which they count: all, those about an index, those about a revision or an index."""


KINDS = (
    Kind(ANY_PERCENT, _RATES, (*_SHAPE, "cap", "floor"), where="revision"),
    Kind(
        PERIODS,
        (*_REFERENCES, *_DAYS, "frequency", "notice", "steps", "of", "who"),
        _REFERENCES,
        near=14,
        where="index",
    ),
    Kind(FIGURES, (*_REFERENCES, *_RATES, "steps"), ("base_value", "base_period", *_SHAPE)),
    Kind(
        COUNTED,
        (*_REFERENCES, *_DAYS, "frequency", "notice", "steps", "cap", "floor", "of"),
        _REFERENCES,
        where="index",
    ),
    Kind(
        BOUNDS,
        (*_BOUNDS, "movement", "tiers", "notice", "reference_period", "rounding"),
        (*_SHAPE, "direction", "cap", "floor"),
        near=60,
        where="revision",
    ),
    Kind(
        CONDITIONS,
        (*_BOUNDS, "notice", "tiers"),
        (*_SHAPE, "direction", "cap", "floor"),
        near=110,
        where="revision",
    ),
    Kind(
        DENIALS,
        (*_BOUNDS, "direction", "notice", "first"),
        (*_SHAPE, "direction"),
        near=70,
        where="revision",
    ),
    Kind(
        PARTLY,
        ("tiers", "share", "points", "rounding"),
        (*_SHAPE, "cap", "floor"),
        near=40,
        where="revision",
    ),
    Kind(BEFORE, ("of", "floor", "cap", "movement", "amount", "rate"), _SHAPE, near=50),
)
_OFTEN = Kind(
    OFTEN,
    ("frequency", *_DAYS, *_REFERENCES, "cap", "floor", "notice", "steps", "of"),
    ("frequency", "days"),
    where="revision",
)
_COUNTED_DAYS = Kind(
    COUNTED,
    (*_REFERENCES, *_DAYS, "frequency", "notice", "steps", "cap", "floor", "of"),
    (*_DAYS, "frequency"),
    where="revision",
)
_NUMBERS = Kind(
    NUMBERS,
    (
        *_RATES,
        *_REFERENCES,
        *_DAYS,
        "frequency",
        "notice",
        "steps",
        "rounding",
        "of",
        "index",
        "base_price",
        "movement",
    ),
    _SHAPE,
    where="revision",
)
_ONE_SIDED = Kind(ONE_SIDED, (*_BOUNDS, "rounding"), ("direction", "floor"), near=60, where="revision")


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that no part was read from; ``bears_on``: the parts that they could change."""

    bears_on: tuple[str, ...]
    start: int
    end: int


def unread_of(clause: ClauseWords, rest: Formula) -> Iterator[Unread]:
    """Yield what of a clause was not read and could change a part."""
    sided = rest.direction == "both" and terms_words.direction(clause.folded, clause.language) != "both"
    told = not sided and (rest.direction == "both" or rest.bounds.never_below == "previous")
    for low, high in sentences_of(clause):
        if _of_something_else(clause, low, high):
            continue
        harmless = [match.span() for match in HARMLESS.finditer(clause.folded, low, high)]
        harmless += sums_rounded_to(clause.folded)
        sums = find_amounts(clause.text[low:high], clause.language)
        amounts = [(low + one.start, low + one.end) for one in sums if one.currency is not None]
        index = about_index(clause, low, high) or _formula_before(clause, low, high)
        bounding = any(one.search(clause.folded, low, high) for one in (BOUNDS, ONE_SIDED))
        moved = any(low <= part.start < high for part in clause.parts if part.name in _MOVES)
        revised = index or bounding or moved or REVISES.search(clause.folded, low, high) is not None
        said = {"anywhere": True, "index": index, "revision": revised}
        plain = told or not bounding
        for kind in (*KINDS, _NUMBERS, _OFTEN, _COUNTED_DAYS, *((_ONE_SIDED,) if sided else ())):
            if not said[kind.where]:
                continue
            for match in kind.pattern.finditer(clause.folded, low, high):
                if _within(match.span(), harmless) or (
                    kind is _OFTEN and names_price(clause, *match.span())
                ):
                    continue
                if kind.pattern is FIGURES and _within(match.span(), amounts):
                    continue
                if kind.pattern is PERIODS and _of_a_day(clause, match):
                    continue
                if kind.pattern is BOUNDS and of_a_company(clause, match):
                    continue
                if told_elsewhere(
                    clause, match, counted=kind.pattern is COUNTED, period=kind.pattern is PERIODS
                ):
                    continue
                if kind is _NUMBERS and _a_name(clause, match):
                    continue
                if kind is _OFTEN and _otherwise_often(clause, match, rest.days):
                    yield Unread(kind.bears_on, *match.span())
                if _read(clause, kind, match.span(), (low, high)):
                    continue
                if kind in (_OFTEN, _COUNTED_DAYS) and _as_often(clause, match.group(), rest.days):
                    continue
                risen = kind.pattern is ANY_PERCENT and _risen(clause, low, match, rest.bounds)
                bears_on = (*kind.bears_on, "mechanism") if risen else kind.bears_on
                if plain:
                    # nothing in the sentence gives the price a side, or words give it both
                    bears_on = tuple(one for one in bears_on if one != "direction")
                yield Unread(bears_on, *match.span())
        yield from _days(clause, low, high, index=index)
        unread = _sums(clause, low, high, rest)
        yield from (one for one in unread if not _within((one.start, one.end), harmless))


_OF_EACH = re.compile(
    r"\b(?:each|every|annually|per|chaque|annuel\w*|par)\b[^.;]{0,30}\Z|\bescalat\w+\s+\Z"
)
_RISES = re.compile(
    r"\b(?:major|augment|revaloris|increas|escalat|uplift|rais|rise)\w*\b(?:(?!more\s+than|plus\s+de|exce|\bnot\b|least|maxim|limit)[^.;%]){0,90}\Z|"
    r"\b(?:evolu|progress|vari|ajust|revis|hausse)\w*\b[^.;%]{0,30}\bde\s+\Z"
)


def _risen(clause: ClauseWords, low: int, match: re.Match[str], bounds: Bounds) -> bool:
    """Whether a percentage that was not read is told as a rise: then the price may not follow an index."""
    if percent_of(match) in (bounds.cap, bounds.floor, bounds.collar, bounds.threshold):
        return _OF_EACH.search(clause.folded, low, match.start()) is not None
    return _RISES.search(clause.folded[max(low, match.start() - 110) : match.start()]) is not None


def _otherwise_often(clause: ClauseWords, match: re.Match[str], days: Days) -> bool:
    """Whether words tell another frequency than was read, though a day was read from them."""
    often = terms_words.frequency(match.group(), clause.language)
    if often is None or days.every_months is None or often == f"P{days.every_months}M":
        return False
    read = [one for one in clause.parts if one.name in ("frequency", *_REFERENCES, "notice")]
    return not any(one.start < match.end() and match.start() < one.end for one in read)


_YEAR = re.compile(r"\b(?:first|premiere?|1ere)\b")


def _as_often(clause: ClauseWords, told: str, days: Days) -> bool:
    """Whether words say again what was read: *par an* of a revision that comes each year."""
    if days.every_months is None or _YEAR.search(told):
        return False
    often = terms_words.frequency(told, clause.language)
    if often is None and re.fullmatch(r"annuels?", told):
        often = "P12M"
    if often is None:
        often = (
            f"P{days.every_months}M"
            if re.search(r"\b(?:12|twelve|douze)\b.*m", told) and days.every_months == 12
            else None
        )
    return often == f"P{days.every_months}M"


_OWN = (*_RATES, *_REFERENCES, "frequency", *_DAYS, "index", "of", "steps", "movement")


def _of_something_else(clause: ClauseWords, low: int, high: int) -> bool:
    """Whether a sentence is about deposits, interest, a successor index, and nothing was read of it."""
    others = (
        ABOUT_OTHERS.search(clause.folded, low, high)
        or REPLACES.search(clause.folded, low, high)
        or GONE.search(clause.folded[low:high])
    )
    if others is None:
        return False
    return not any(low <= part.start < high for part in clause.parts if part.name in _OWN)


def _formula_before(clause: ClauseWords, low: int, high: int) -> bool:
    """Whether a formula stands before a sentence, which may be its legend and is not about paying."""
    if PAID.search(clause.folded, low, high) is not None:
        return False
    return any(
        part.name == "formula" and part.start < low and not _NEXT_ARTICLE.search(clause.text, part.end, low)
        for part in clause.parts
    )


_NEXT_ARTICLE = re.compile(
    r"\n[ \t]*(?:(?:ARTICLE|Article|Art\.|Clause|"
    r"Section)\s*)?\d{1,2}\s*[/.):\u2013\u2014-]?\s+[A-Z\u00c0-\u00dd][A-Z\u00c0-\u00dd' ]{3,}"
)
"""The heading of another article: what stands behind it is no legend of a formula before it."""


_DAY_BEFORE = re.compile(r"\d(?:er|st|nd|rd|th)?\s+(?:of\s+)?\Z")
_KNOWN = re.compile(r"\b(?:publi|connu|known|indi?ce|index|figure|valeur|paru)\w*")


def _of_a_day(clause: ClauseWords, match: re.Match[str]) -> bool:
    """Whether a month is that of a day, and nothing is said to be known or published on it."""
    before = clause.folded[max(match.start() - 45, 0) : match.start()]
    return _DAY_BEFORE.search(before) is not None and _KNOWN.search(before) is None


_DAY_AFTER = re.compile(rf"(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?:{'|'.join(MONTHS)})\b")
_COUNTS = re.compile(
    r"\s*(?:\(\s*\d+\s*\)\s*)?(?:calendar\s+|premier\w+\s+|dernier\w*\s+|last\s+|full\s+|business\s+|working\s+)?(?:days?|jours?|weeks?|semaines?|months?|mois|years?|ans|annees?|"
    r"places?|decimales?|decimals?|chiffres?|pages?|exemplaires?|copies|quarters?|trimestres?|equal|readings?|indices?|figures?|parties|parts)\b"
)


_HEADING = re.compile(r"\s*[/)\u2013\u2014.:-]?\s*[A-Z\u00c0-\u00dd]")
"""What follows the number of an article that begins a line: *5 / RÉVISION DU PRIX*."""


def _a_name(clause: ClauseWords, match: re.Match[str]) -> bool:
    """Whether a number is that of an article, a day or a year, or counts what is looked at by itself."""
    before = clause.folded[max(match.start() - 16, 0) : match.start()]
    return (
        NUMBERED.search(before) is not None
        or (
            _HEADING.match(clause.text, match.end()) is not None
            and not clause.text[: match.start()].rpartition("\n")[2].strip()
        )
        or _DAY_AFTER.match(clause.folded, match.end()) is not None
        or _COUNTS.match(clause.folded, match.end()) is not None
        or re.fullmatch(r"(?:19|20)\d\d", match.group()) is not None
        or match.start() < 6
    )


def _within(span: tuple[int, int], stretches: Iterable[tuple[int, int]]) -> bool:
    return any(low < span[1] and span[0] < high for low, high in stretches)


_LONG = 200


def _reads(part: Part, span: tuple[int, int], near: int, sentence: tuple[int, int]) -> bool:
    if part.end - part.start > _LONG and part.name not in ("formula", "movement", "steps", "tiers"):
        return False
    if part.start < span[1] and span[0] < part.end:
        return True
    same = sentence[0] <= part.start < sentence[1]
    return same and near > 0 and (abs(part.start - span[1]) <= near or abs(span[0] - part.end) <= near)


def _read(clause: ClauseWords, kind: Kind, span: tuple[int, int], sentence: tuple[int, int]) -> bool:
    near = 0 if clause.folded[slice(*span)] in MONTHS else kind.near
    return any(_reads(part, span, near, sentence) for part in clause.parts if part.name in kind.readers)


def _days(clause: ClauseWords, low: int, high: int, *, index: bool) -> Iterator[Unread]:
    """Yield whole dates: a first day, a base, or a day on which something else begins."""
    readers = (*_DAYS, *_REFERENCES, "steps")
    for found in find_dates(clause.text[low:high], clause.language):
        span = low + found.start, low + found.end
        if (
            found.date is None
            or _DATED.search(clause.folded[max(span[0] - 24, low) : span[0]])
            or any(_reads(part, span, 0, (low, high)) for part in clause.parts if part.name in readers)
        ):
            continue
        of_anniversary = _ANNIVERSARY.search(clause.folded[max(span[0] - 110, low) : span[0]]) is not None
        yield Unread((*_DAYS, *_REFERENCES) if index and not of_anniversary else _DAYS, *span)


_ANNIVERSARY = re.compile(r"\banniversa[^.;]*\Z")
"""The day behind *the anniversary of the Commencement Date* is the day that is counted from."""
_RISES_BY = re.compile(
    r"\b(?:increas|escalat|rais|rise|augment|major|revaloris|uplift)\w*\b[^.;]{0,50}\b(?:by|de|d')\s*\Z"
)
_DATED = re.compile(
    r"\b(?:dated|dates?\s*:|date|contrat\s+du|signe\w*\s+le|du\s+bail\s+du|(?:offre|devis|proposition)\s+(?:de\s+\w+\s+)?du|agreement\s+of|lease\s+of)\s*\Z"
)


_PLAIN = re.compile(r"\b(?:montants?|factur\w+|bill(?:ed|s)|charged|invoiced|pays?)\b")
_MAY_CHANGE = re.compile(
    r"\b(?:increas|adjust|revis|index|escalat|review|uplift|rise|rais|reduc|augment|major|revaloris|actualis|ajust|vari|"
    r"plus\s+de|more\s+than|less\s+than|minim|maxim|exce|moins\s+de|at\s+least|up\s+to|plafon|remise|discount|if\b|si\b)"
)


def _states_a_price(clause: ClauseWords, low: int, high: int) -> bool:
    """Whether a sentence states a price, and neither a bound nor a change of it."""
    words = clause.folded[low:high]
    if _MAY_CHANGE.search(words) is not None or BOUNDS.search(words) is not None:
        return False
    return (PRICE[clause.language].search(words) or _PLAIN.search(words)) is not None


def _sums(clause: ClauseWords, low: int, high: int, rest: Formula) -> Iterator[Unread]:
    """Yield amounts of money that are no price: they may bound one, or be a rise."""
    readers = ("base_price", "amount", "steps", *_SUMS, "formula", *_REFERENCES)
    if _states_a_price(clause, low, high):
        return
    for found in find_amounts(clause.text[low:high], clause.language):
        span = low + found.start, low + found.end
        if found.value in (None, rest.base_price) or any(
            _reads(part, span, 0, (low, high)) for part in clause.parts if part.name in readers
        ):
            continue
        rises = _RISES_BY.search(clause.folded[max(low, span[0] - 90) : span[0]]) is not None
        yield Unread((*_SHAPE, "cap", "floor", *(("mechanism",) if rises else ())), *span)
