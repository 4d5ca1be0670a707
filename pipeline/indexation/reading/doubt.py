"""What in a clause speaks against a part that was read: then the part stays likely and is no longer sure.

A part is sure where the whole clause supports it. Words, figures and days that no part was read from, and
that could change one, take its certainty away (``Part.doubt`` holds the words). Nothing is corrected here,
and nothing becomes more certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from data import late as re
from pipeline.indexation.formula import SURE, Formula, IndexTerm, Part, Reference
from pipeline.indexation.reading._doubt_about import of_price, of_revision, spoken, unread_here, was_read
from pipeline.indexation.reading._doubt_bases import bases_in_doubt
from pipeline.indexation.reading._doubt_days import days_in_doubt, often_in_doubt
from pipeline.indexation.reading._doubt_limits import (
    floors_apart,
    leads_to_a_bound,
    months_beside,
    one_side_acts,
    only_limits,
    only_rises,
    years_untold,
)
from pipeline.indexation.reading._doubt_mechanism import asked_for, other_ways
from pipeline.indexation.reading._doubt_names import named_by_sum, named_otherwise
from pipeline.indexation.reading._doubt_none import sure_of
from pipeline.indexation.reading._doubt_series import (
    CODE,
    codes_in_doubt,
    defines_series,
    mentions_of,
    other_series,
    own_words,
)
from pipeline.indexation.reading._doubt_share import second_formula, share_alone
from pipeline.indexation.reading._doubt_words import (
    ABOUT_OTHERS,
    AGREED,
    ANOTHER_PRICE,
    BANDS,
    BEFORE,
    BEFORE_MONTH,
    BOUNDING,
    CEILING,
    COMPOUNDED,
    DEFINED_PRICE,
    EXCLUDED,
    FIRM,
    LETTERS,
    MEAN,
    MONTH_PAIR,
    ONE_WAY,
    OTHER_SERIES,
    OVER,
    PERIOD_DEFINED,
    ROLLING,
    ROUNDED,
    TIMED,
    TOLD_OF_LAST,
    UNLESS,
)
from pipeline.indexation.reading._no_figure import no_figure_spans
from pipeline.indexation.reading._said_again import said_again
from pipeline.indexation.reading.beside import zero_spans
from pipeline.indexation.reading.clause import REPLACES, ClauseWords, sentence_at, sentences_of
from pipeline.indexation.reading.compared import about_index
from pipeline.indexation.reading.differing import conflicts
from pipeline.indexation.reading.once import said_twice
from pipeline.indexation.reading.percent import ANY_PERCENT, percent_of
from pipeline.indexation.reading.preceding import not_placed
from pipeline.indexation.reading.references import reference_in
from pipeline.indexation.reading.settle import Way, rates_of, terms_of
from pipeline.indexation.reading.unread import unread_of
from pipeline.terms import _indexation_words as terms_words
from pipeline.terms._indexation_base import months, quarters

LIKELY = 0.85
"""The confidence of a part that something else in the clause speaks against."""
_MOVEMENT = ("movement", "formula", "weights", "rate", "amount", "of", "tiers")
_OF_ONE = ("index", "base_period", "base_value", "reference_period", "direction", "cap", "floor")
"""What is told of one price, where another has a formula of its own."""
_WHOLE = (*_MOVEMENT, "index", "mechanism")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Parts (by name) that words of the clause speak against; offsets of these words."""

    parts: tuple[str, ...]
    start: int
    end: int


def doubts_of(clause: ClauseWords, ways: Iterable[Way], rest: Formula) -> list[Doubt]:
    """Return what speaks against the parts that were read of a clause."""
    each = list(ways)
    found = [
        *_excluded(clause),
        *_arithmetic(clause, each, rest),
        *_references(clause, each),
        *_unlikely(clause, each, rest),
        *_series(clause, each),
        *(Doubt(("index",), *span) for span in codes_in_doubt(clause)),
        *(Doubt(_WHOLE, *span) for span in named_by_sum(clause)),
        *(Doubt(("index",), *span) for span in named_otherwise(clause)),
        *_bounds(clause, each, rest),
        *_direction(clause, rest),
        *(Doubt(("frequency",), *span) for span in often_in_doubt(clause)),
        *(Doubt(("days", "first"), *span) for span in days_in_doubt(clause, rest.days)),
        *(Doubt(("frequency", "days", "first"), *span) for span in said_twice(clause)),
        *(Doubt(("reference_period",), *span) for span in not_placed(clause, each, rest.days)),
        *(Doubt(_WHOLE, *span) for span in only_limits(clause, each)),
        *(Doubt(_WHOLE, *span) for span in share_alone(clause)),
        *(Doubt((*_OF_ONE, *_MOVEMENT), *span) for span in second_formula(clause)),
        *(Doubt(*one) for one in bases_in_doubt(clause, each)),
        *(Doubt(("reference_period",), *span) for span in months_beside(clause, each)),
        *(Doubt(("direction",), *span) for span in only_rises(clause, rest)),
        *(Doubt(("direction",), *span) for span in one_side_acts(clause, rest)),
        *(Doubt((name,), *span) for name, *span in years_untold(clause, each)),
        *(Doubt(("floor",), *span) for span in floors_apart(clause, each, rest)),
        *_rounding(clause),
        *_asked(clause),
        *(Doubt((*_MOVEMENT, "cap", "floor", "collar"), low, high) for low, high, *_ in conflicts(clause)),
        *(Doubt(one.bears_on, one.start, one.end) for one in unread_of(clause, rest)),
    ]
    # between percentages that change with time every word was understood
    understood = [(part.start, part.end) for part in clause.parts if part.name == "when"]
    understood += [*said_again(clause, each, rest), *no_figure_spans(clause), *zero_spans(clause)]
    return [
        one for one in found if not any(low <= one.start and one.end <= high for low, high in understood)
    ]


def lowered(clause: ClauseWords, doubts: Iterable[Doubt]) -> tuple[Part, ...]:
    """Return the parts of a clause, those in doubt with less confidence and the words that bring it.

    Where the mechanism is in doubt, so is every part.
    """
    parts = list(clause.parts)
    for doubt in doubts:
        words = " ".join(clause.text[doubt.start : doubt.end].split())[:80]
        if "movement" in doubt.parts and not any(part.name == "movement" for part in parts):
            parts.append(Part("movement", doubt.start, doubt.end, LIKELY, words))
        parts = [
            _doubted(part, words) if part.name in doubt.parts or "mechanism" in doubt.parts else part
            for part in parts
        ]
    told = {part.name: part.confidence for part in parts}
    if not told.keys() & {"of", "formula"} and told.get("base_period", SURE) < SURE:
        # to which price the change is applied was worked out from the base: no surer than that is
        base = next(part for part in parts if part.name == "base_period")
        parts.append(
            Part("movement", base.start, base.end, LIKELY, clause.text[base.start : base.end][:80])
        )
    return tuple(parts)


def _doubted(part: Part, words: str) -> Part:
    """Return a part with the words that bring doubt; the first of them are kept."""
    if part.doubt:
        return part if part.doubt == words else replace(part, alone=False)
    return replace(
        part, confidence=min(LIKELY, part.confidence), doubt=words, alone=part.confidence >= SURE
    )


def mechanism_doubted(doubts: Iterable[Doubt]) -> bool:
    """Whether something speaks against the mechanism itself."""
    return any("mechanism" in one.parts for one in doubts)


def without_doubt(clause: ClauseWords, kind: str | None) -> bool:
    """Whether the mechanism of a clause without arithmetic is sure."""
    if kind == "index_ratio":
        named = {one.name for one in clause.indices}
        return not any(True for _ in (*_excluded(clause), *other_ways(clause, ("IndexTerm",), named)))
    return sure_of(clause, kind)


def _excluded(clause: ClauseWords) -> Iterator[Doubt]:
    """An index that is named in a sentence that denies something may be named to be excluded."""
    for low, high in sentences_of(clause):
        named = any(low <= one.start < high and one.name in clause.names for one in clause.indices)
        match = EXCLUDED.search(clause.folded, low, high)
        if named and match is not None and not REPLACES.search(clause.folded, low, high):
            yield Doubt(_WHOLE, *match.span())
    for low, high in spoken(clause):
        firm = FIRM.search(clause.folded, low, high)
        if firm is not None and not was_read(clause, *firm.span()):
            yield Doubt(_WHOLE, *firm.span())


def _arithmetic(clause: ClauseWords, ways: list[Way], rest: Formula) -> Iterator[Doubt]:
    """Bands, means, ceilings, another price than the one multiplied: the shape of the formula."""
    kinds = {type(way.movement).__name__ for way in ways}
    bounds = rest.bounds
    held = {bounds.cap, bounds.floor, bounds.collar, bounds.threshold}
    held |= {rate for way in ways for rate in rates_of(way.movement)}
    held |= {term.weight for way in ways for term in terms_of(way.movement) if isinstance(term, IndexTerm)}
    for match in unread_here(clause, ANY_PERCENT):
        if percent_of(match) not in held:
            yield Doubt((*_MOVEMENT, "cap", "floor", "collar", "threshold"), *match.span())
    named = {term.index for way in ways for term in terms_of(way.movement)}
    yield from (Doubt(("mechanism", *_MOVEMENT), *span) for span in other_ways(clause, kinds, named))
    yield from (Doubt(_MOVEMENT, *span) for span in asked_for(clause, kinds))
    if "Tiers" not in kinds:
        for match in unread_here(clause, BANDS):
            yield Doubt((*_MOVEMENT, "cap", "floor", "threshold"), *match.span())
    for pattern in (CEILING, DEFINED_PRICE, COMPOUNDED):
        for match in pattern.finditer(clause.folded):
            yield Doubt((*_MOVEMENT, "cap", "floor"), *match.span())
    for match in ANOTHER_PRICE.finditer(clause.folded):
        yield Doubt(("movement", "of"), *match.span())
    if any(way.of == "base" for way in ways):
        for match in unread_here(clause, BEFORE):
            yield Doubt(_MOVEMENT, *match.span())
    if "threshold" not in {part.name for part in clause.parts}:
        for match in unread_here(clause, BOUNDING):
            if not leads_to_a_bound(clause, match):
                yield Doubt(("movement", "threshold", "direction"), *match.span())


def _references(clause: ClauseWords, ways: list[Way]) -> Iterator[Doubt]:
    """Means, letters and periods that are defined elsewhere, and a second rule for the reading."""
    both = ("reference_period", "base_period", "base_value")
    terms = [term for way in ways for term in terms_of(way.movement)]
    if all(term.now.mean_of == 1 for term in terms):
        for match in MEAN.finditer(clause.folded):
            yield Doubt((*both, "movement"), *match.span())
    for match in LETTERS.finditer(clause.folded):
        low, high = sentence_at(clause, match.start())
        if not any(low <= part.start < high for part in clause.parts if part.name in both):
            yield Doubt(both, *match.span())
    for match in BEFORE_MONTH.finditer(clause.folded):
        yield Doubt(("reference_period",), *match.span())
    for match in MONTH_PAIR.finditer(clause.folded):
        if not of_revision(clause, *sentence_at(clause, match.start())):
            continue
        yield Doubt(("reference_period", "frequency", "days"), *match.span())
    for match in PERIOD_DEFINED.finditer(clause.folded):
        if defines_series(clause, match):
            continue
        yield Doubt(("reference_period", "base_period"), *match.span())
    bases = [term.base for term in terms if isinstance(term, IndexTerm)]
    if any(base.kind == "period" for base in bases):
        for match in unread_here(clause, ROLLING):
            yield Doubt(("base_period", *_MOVEMENT), *match.span())
        for part in clause.parts:
            last = TOLD_OF_LAST.search(clause.folded, max(part.start - 110, 0), part.end)
            if (
                part.name == "base_period"
                and last is not None
                and not _now(clause, last.start())
                and all(base.value is None for base in bases)
            ):
                yield Doubt(("base_period",), *last.span())
    yield from _second_base(clause, bases)
    written = any(part.name == "formula" for part in clause.parts)
    if not written and any(
        one.part in both and one.why.startswith("two rules") for one in clause.not_settled
    ):
        for part in [one for one in clause.parts if one.name in both]:
            yield Doubt((*both, *_MOVEMENT), part.start, part.end)
    known = {ref for term in terms for ref in (term.now, getattr(term, "base", term.now))}
    for low, high in spoken(clause):
        if not about_index(clause, low, high) or REPLACES.search(clause.folded, low, high):
            continue
        found = reference_in(clause.folded, low, high, clause.language, "now")
        if found is None or found.reference in known or was_read(clause, found.start, found.end):
            continue
        if found.reference.kind != "period":
            yield Doubt(("reference_period",), found.start, found.end)


def _now(clause: ClauseWords, at: int) -> bool:
    """Whether the reading that is taken at a revision was read from these words."""
    return any(part.name == "reference_period" and part.start <= at < part.end for part in clause.parts)


def _unlikely(clause: ClauseWords, ways: list[Way], rest: Formula) -> Iterator[Doubt]:
    """A reading that is compared with itself, or over another time than lies between two revisions."""
    part = next((one for one in clause.parts if one.name == "base_period"), None)
    if part is None:
        return
    for term in (one for way in ways for one in terms_of(way.movement) if isinstance(one, IndexTerm)):
        base, every = term.base, rest.days.every_months
        if base.kind != "unknown" and replace(base, value=None) == replace(term.now, value=None):
            yield Doubt(("base_period", "reference_period", *_MOVEMENT), part.start, part.end)
        if base.kind == "earlier" and every and base.months != every:
            yield Doubt(("base_period", "frequency", *_MOVEMENT), part.start, part.end)


def _second_base(clause: ClauseWords, bases: list[Reference]) -> Iterator[Doubt]:
    """A quarter or month of a year that no part was read from may be the base."""
    if not bases or all(base.kind == "period" for base in bases):
        return
    for start, end, _ in (*quarters(clause.folded), *months(clause.folded)):
        dated = re.search(r"\d(?:er|st|nd|rd|th)?\s*\Z", clause.folded[max(start - 6, 0) : start])
        low, high = next((one for one in spoken(clause) if one[0] <= start < one[1]), (0, 0))
        if dated is None and about_index(clause, low, high) and not was_read(clause, start, end):
            yield Doubt(("base_period", "base_value", "movement"), start, end)


def _series(clause: ClauseWords, ways: list[Way]) -> Iterator[Doubt]:
    """A product, a sector or an area right behind the name of an index makes it another series."""
    told = {term.index for way in ways for term in terms_of(way.movement)}
    seen: set[str] = set()
    for one in clause.indices:
        if one.name in told:
            finer = OTHER_SERIES.match(clause.text, one.end)
            code = CODE.match(clause.folded, one.end + 1) if one.name == "ICHT" else None
            before = _OTHER_NAME.search(clause.text, max(one.start - 24, 0), one.start)
            if before is not None and clause.text[one.start].isupper():
                yield Doubt(("index",), before.start(), one.end)
            written = any(p.start <= one.start < p.end for p in clause.parts if p.name == "formula")
            further = mentions_of(clause, one) if one.name not in seen else (one,)
            seen.add(one.name)
            for mention in further if not written else ():
                if (other := other_series(clause, mention)) is not None:
                    yield Doubt(("index",), *other)
            if own_words(clause, one):
                finer = None
            for found in filter(None, (finer, code)):
                yield Doubt(("index",), one.start, found.end())


_OTHER_NAME = re.compile(
    r"\b(?!The\b|UK\b|US\b|ONS\b|INSEE\b|British\b|French\b|National\b|Official\b|United\b|Kingdom\b|States\b|Labor\b|Statistics\b|"
    r"All\b|In\b|If\b|Annual\b|Indice\b|Index\b|Fees?\b|Prices?\b|Rent\b)[A-Z][A-Za-z]+\s+\Z"
)
"""A capital word before the name of an index is of a longer name: *BCIS General Building Cost Index*."""


def _bounds(clause: ClauseWords, ways: list[Way], rest: Formula) -> Iterator[Doubt]:
    """A bound that the sentence with another figure tells may be a band, a share or somebody else's."""
    for part in clause.parts:
        if part.name not in ("cap", "floor", "collar", "threshold"):
            continue
        low, high = next(
            (span for span in sentences_of(clause) if span[0] <= part.start < span[1]),
            (part.start, part.end),
        )
        over = OVER.search(clause.folded, low, high) or TIMED.search(
            clause.folded, max(low, part.start - _BESIDE), min(high, part.end + _BESIDE)
        )
        if over is not None:
            yield Doubt((part.name,), *over.span())
        others = ABOUT_OTHERS.search(clause.folded, low, high) or UNLESS.search(clause.folded, low, high)
        if others is not None:
            yield Doubt((part.name,), *others.span())
        figures = {percent_of(match) for match in ANY_PERCENT.finditer(clause.folded, low, high)}
        figures -= {rate for way in ways for rate in rates_of(way.movement)}
        if part.name == "cap" and rest.bounds.threshold is not None and len(figures) > 1:
            yield Doubt(("cap", "threshold", *_MOVEMENT), part.start, part.end)


_SAID_BOTH = re.compile(
    r"\bdans\s+les\s+deux\s+sens|\ba\s+la\s+hausse\s+comme\s+a\s+la\s+baisse|\bin\s+both\s+directions|\bin\s+either\s+direction"
    r"|\bupwards?\s+(?:and|or|as\s+well\s+as)\s+downwards?"
)
"""Beside words that let a price only rise: of something else, or against them."""


def _direction(clause: ClauseWords, rest: Formula) -> Iterator[Doubt]:
    """Both ways, worked out from the arithmetic, is not sure where words speak of one way."""
    floor = next((part for part in clause.parts if part.name == "floor"), None)
    if rest.bounds.never_below == "base" and floor is not None:
        yield Doubt(("direction",), floor.start, floor.end)
    if rest.direction == "up" and (both := _SAID_BOTH.search(clause.folded)) is not None:
        yield Doubt(("direction",), *both.span())
    if rest.direction != "both" or terms_words.direction(clause.folded, clause.language) == "both":
        return
    for low, high in spoken(clause):
        if not of_price(clause, low, high):
            continue
        match = ONE_WAY.search(clause.folded, low, high)
        if match is not None:
            yield Doubt(("direction",), *match.span())


def _rounding(clause: ClauseWords) -> Iterator[Doubt]:
    """A second rounding, apart from the words of the first: of something else, or against it."""
    told = list(ROUNDED.finditer(clause.folded))
    for one, other in pairwise(told):
        if other.start() - one.end() > _APART:
            yield Doubt(("rounding",), *other.span())


_APART = 40
_BESIDE = 60


def _asked(clause: ClauseWords) -> Iterator[Doubt]:
    """Who brings a revision about is not sure where it also needs an amendment or somebody's consent."""
    for match in unread_here(clause, AGREED):
        yield Doubt(("who",), *match.span())
