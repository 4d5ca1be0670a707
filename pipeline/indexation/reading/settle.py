"""Puts the parts of a clause together, and says what the words leave open: one formula for each reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from data import late as re
from pipeline.indexation.formula import (
    SURE,
    FixedRate,
    Formula,
    Greatest,
    IndexTerm,
    Least,
    Movement,
    Of,
    Plus,
    PublishedRate,
    Ratio,
    Reference,
    Share,
    Tiers,
)
from pipeline.indexation.reading._doubt_words import BASE_HINTED, BECOMES_BASE, ROLLING
from pipeline.indexation.reading._index_terms import a_year_before, itself, rolled, year_by_year
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.compared import Compared
from pipeline.indexation.reading.days import moves_again
from pipeline.indexation.reading.once import once_of
from pipeline.indexation.reading.references import FoundReference
from pipeline.indexation.reading.thresholds import without_threshold
from pipeline.terms import _indexation_words as words

_MOST = 4
"""So many readings of one clause are kept."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to understand the movement and the price it is applied to."""

    movement: Movement
    of: Of | None


def terms_of(movement: Movement) -> Iterator[IndexTerm | PublishedRate]:
    """Yield the indices of a movement."""
    if isinstance(movement, Ratio):
        yield from movement.terms
    elif isinstance(movement, PublishedRate):
        yield movement
    elif isinstance(movement, (Least, Greatest)):
        for one in movement.of:
            yield from terms_of(one)
    elif isinstance(movement, (Share, Plus, Tiers)):
        yield from terms_of(movement.movement)


def rates_of(movement: Movement) -> tuple[Decimal, ...]:
    """Return the fixed rates that a movement compares with: they are no cap or floor besides."""
    if isinstance(movement, (Least, Greatest)):
        return tuple(one.rate for one in movement.of if isinstance(one, FixedRate))
    return ()


def with_terms(
    movement: Movement, change: Callable[[IndexTerm], IndexTerm], now: Reference | None = None
) -> Movement:
    """Return a movement with each index term changed; ``now``: the reading of rates that have none."""
    if isinstance(movement, PublishedRate):
        return (
            replace(movement, now=now) if now is not None and movement.now.kind == "unknown" else movement
        )
    if isinstance(movement, Ratio):
        return replace(movement, terms=tuple(change(term) for term in movement.terms))
    if isinstance(movement, (Least, Greatest)):
        return replace(movement, of=tuple(with_terms(one, change, now) for one in movement.of))
    if isinstance(movement, (Share, Plus, Tiers)):
        return replace(movement, movement=with_terms(movement.movement, change, now))
    return movement


def settle(clause: ClauseWords, way: Way, seen: Compared, *, loose: bool) -> list[Way]:
    """Return the ways in which a clause can be understood, the likelier first.

    Args:
        clause: takes what is not settled and what is badly drafted.
        way: as read, with references that may be unknown.
        seen: the readings that its sentences name.
        loose: whether the change may be a rate that is published as such.
    """
    ways = [way]
    if any(True for _ in terms_of(way.movement)):
        ways = _bases(clause, ways, seen)
        ways = [replace(way, movement=with_terms(way.movement, year_by_year(clause))) for way in ways]
        ways = _that_move(_nows(clause, ways, seen))
        _two_rules(clause, ways, seen)
        ways = [replace(way, movement=with_terms(way.movement, year_by_year(clause))) for way in ways]
        _once(clause, ways)
        if loose:
            ways = _ratio_or_rate(clause, ways)
    ways = [replace(way, movement=with_terms(way.movement, a_year_before)) for way in ways]
    ways = [one for each in ways for one in _applied_to(clause, each)]
    ways = list(dict.fromkeys(ways))
    if len(ways) > _MOST:
        clause.open("formula", "its words can be read in too many ways")
    return ways[:_MOST]


def _bases(clause: ClauseWords, ways: list[Way], seen: Compared) -> list[Way]:
    wanting = [
        term
        for way in ways
        for term in terms_of(way.movement)
        if isinstance(term, IndexTerm) and term.base.kind == "unknown"
    ]
    if not wanting:
        return ways
    options = list(seen.base)
    fixed = [one for one in options if one.reference.kind == "period"]
    if len(options) > 1 and len(fixed) == 1 and _one_chain(clause, fixed[0].reference, seen):
        # the quarter that the clause begins with, and then the same quarter year by year: one chain
        chained = [one for one in options if one.reference.kind == "earlier"]
        options = chained[:1] if chained and all(way.of == "previous" for way in ways) else fixed
    if len(options) > 1 and len(fixed) == 1 and BECOMES_BASE.search(clause.folded):
        # what is read at one revision is the base of the next: the chain that starts at the fixed one
        options = [
            one for one in options if one.reference.kind == "period" or one.reference.anchor != "revision"
        ]
    options = _with_first(options)
    if not options:
        clause.open("base_period", "the words do not say from which reading of the index the price moves")
        if not _base_hinted(clause):
            clause.fault("base_missing", "the index has no base and nothing to start from")
        return ways
    for one in options:
        clause.told("base_period", one.start, one.end, one.confidence if len(options) == 1 else 0.6)
        if one.reference.value is not None:
            clause.told("base_value", one.start, one.end, one.confidence)
    if len(options) > 1:
        clause.open("base_period", "two rules say from which reading the price moves")
    if len(options) > 1 and ROLLING.search(clause.folded) is None:
        clause.fault("two_reference_rules", "two rules say from which reading of the index the price moves")
    return [
        replace(way, movement=with_terms(way.movement, _base_put(one.reference)))
        for way in ways
        for one in _own_bases(options, seen)
    ]


def _own_bases(options: list[FoundReference], seen: Compared) -> list[FoundReference]:
    """Leave out of several bases those whose words stand within the rule for the other reading.

    *Celui du 3e trimestre de l'année précédente* tells what is compared, and no base of a year before.
    """
    own = [
        one for one in options if not any(now.start <= one.start and one.end <= now.end for now in seen.now)
    ]
    return own if len(own) > 1 else options


def _that_move(ways: list[Way]) -> list[Way]:
    """Leave out ways in which an index is divided by itself, where another way is left."""
    moving = [
        way
        for way in ways
        if not any(isinstance(term, IndexTerm) and itself(term) for term in terms_of(way.movement))
    ]
    return moving or ways


def _base_hinted(clause: ClauseWords) -> bool:
    """Whether words that no base was read from may tell one."""
    read = [part for part in clause.parts if part.name == "base_period"]
    return any(
        not any(part.start < match.end() and match.start() < part.end for part in read)
        for match in BASE_HINTED.finditer(clause.folded)
    )


def _once(clause: ClauseWords, ways: list[Way]) -> None:
    """Say that a reading of a stated period is that of one revision, where there are more of them."""
    if any(one.part == "reference_period" for one in clause.not_settled):
        return
    named = any(term.now.kind == "period" for way in ways for term in terms_of(way.movement))
    if named and moves_again(clause, (0, 0)):
        clause.open(
            "reference_period", "the words name the reading of one revision, and more of them follow"
        )


def _two_rules(clause: ClauseWords, ways: list[Way], seen: Compared) -> None:
    """Say that prose takes another reading than the legend of the formula."""
    known = {term.now for way in ways for term in terms_of(way.movement)}
    other = next((one for one in seen.now if one.cued and one.reference not in known), None)
    if other is None or any(one.part == "reference_period" for one in clause.not_settled):
        return
    if all(one.kind == other.reference.kind and one.period == other.reference.period for one in known):
        return
    why = "two rules say which reading of the index is taken"
    clause.open("reference_period", why, at=(other.start, other.end))
    clause.fault("two_reference_rules", why, (other.start, other.end))


def _with_first(options: list[FoundReference]) -> list[FoundReference]:
    """Return *since the last revision, or for the first since the signature* as one reading."""
    moving = [one for one in options if one.reference.anchor == "previous_revision"]
    others = [one for one in options if one.reference.anchor in ("signature", "effective")]
    if len(options) != 2 or len(moving) != 1 or len(others) != 1:
        return options
    return [replace(moving[0], reference=replace(moving[0].reference, first=others[0].reference.anchor))]


def _base_put(ref: Reference) -> Callable[[IndexTerm], IndexTerm]:
    def put(term: IndexTerm) -> IndexTerm:
        if term.base.kind != "unknown":
            return term
        return replace(term, base=replace(ref, value=term.base.value or ref.value))

    return put


_PUBLISHED = re.compile(
    r"\bpubli\w+\b[^.;,]{0,30}?\b(?:chaque\s+\w+|\w+iellement|each\s+\w+|quarterly|monthly)\b"
)


def _now_put(ref: Reference) -> Callable[[IndexTerm], IndexTerm]:
    return lambda term: replace(term, now=ref) if term.now.kind == "unknown" else term


def _one_chain(clause: ClauseWords, fixed: Reference, seen: Compared) -> bool:
    """Whether a fixed base and *over so many months* say the same: the price is revised as often."""
    often = words.frequency(_PUBLISHED.sub(" ", clause.folded), clause.language)
    spans = {one.reference.months for one in seen.base if one.reference.kind == "earlier"}
    if often is not None and any(span != int(often[1:-1]) for span in spans):
        return False
    part = fixed.period.partition("-")[2]
    return all(one.reference.kind in ("of_year", "earlier", "period") for one in seen.base) and (
        not seen.now or any(one.reference.period in ("", part) for one in seen.now)
    )


def _nows(clause: ClauseWords, ways: list[Way], seen: Compared) -> list[Way]:
    wanting = [term for way in ways for term in terms_of(way.movement) if term.now.kind == "unknown"]
    if not wanting:
        return ways
    options = [(one.reference, one) for one in seen.now]
    if options:
        for _, one in options:
            # the reading of a stated month is that of one revision: sure where there is only one
            alone = one.reference.kind == "period" and once_of(clause) is not None
            sure = SURE if alone else one.confidence
            clause.told("reference_period", one.start, one.end, sure if len(options) == 1 else 0.6)
        if len(options) > 1:
            clause.open("reference_period", "two rules say which reading of the index is taken")
            clause.fault("two_reference_rules", "two rules say which reading of the index is taken")
        return [_with_now(way, ref) for way in ways for ref, _ in options]
    bases = {term.base for term in wanting if isinstance(term, IndexTerm)}
    guesses = _likely(next(iter(bases))) if len(bases) == 1 else []
    clause.open(
        "reference_period",
        "the words do not say which reading of the index is taken at a revision",
        *(told for told, _ in guesses),
    )
    if not guesses:
        return ways
    return [_with_now(way, ref) for way in ways for _, ref in guesses]


def _with_now(way: Way, ref: Reference) -> Way:
    return replace(way, movement=with_terms(way.movement, _now_put(ref), ref))


def _likely(base: Reference) -> list[tuple[str, Reference]]:
    """Return the two usual readings where only the base is told: both are worked out, none chosen."""
    if base.kind == "unknown":
        return []
    latest = ("the latest published at the revision", Reference("latest"))
    if base.kind == "period":
        part = base.period.partition("-")[2]
        named = "quarter" if part.startswith("Q") else "month"
        same = Reference("of_year", part, last_out=True)
        return [(f"the last same {named} that was out", same), latest]
    return [latest, ("that of the month of the revision", Reference("months_before"))]


def _ratio_or_rate(clause: ClauseWords, ways: list[Way]) -> list[Way]:
    """Return each way twice: *in line with RPI* may mean its level or its annual rate."""
    clause.open(
        "movement",
        "whether the price follows the index itself and not its published annual rate is left open",
        "the ratio of two readings",
        "the annual rate as published",
    )
    found: list[Way] = []
    for way in ways:
        term = next(iter(terms_of(way.movement)))
        found.append(way)
        if isinstance(way.movement, Ratio):
            found.append(Way(PublishedRate(term.index, term.now), "previous"))
    return found


def _applied_to(clause: ClauseWords, way: Way) -> list[Way]:
    """Say to which price the movement is applied; two ways where price and base do not go together."""
    bases = [term.base for term in terms_of(way.movement) if isinstance(term, IndexTerm)]
    if not bases:
        rated = any(isinstance(term, PublishedRate) for term in terms_of(way.movement))
        return [replace(way, of="previous")] if way.of is None and rated else [way]
    moving = all(base.kind == "earlier" or _moves(base) for base in bases)
    fixed = all(_fixed(base) for base in bases)
    if any(one.part == "of" for one in clause.not_settled) and way.of is None:
        return [replace(way, of="base"), replace(way, of="previous")]
    if way.of is None:
        return [replace(way, of="previous" if moving else "base" if fixed else None)]
    rolling = ROLLING.search(without_threshold(clause)) or BECOMES_BASE.search(clause.folded)
    if way.of == "previous" and fixed and rolling is not None:
        chain = replace(way, movement=with_terms(way.movement, rolled))
        # a chain of ratios from the price before is one ratio from the first price
        return [chain if chain != way else replace(way, of="base")]
    if way.of == "previous" and fixed and once_of(clause) is not None and not moves_again(clause, (0, 0)):
        # nothing counts twice where the price moves once
        return [way]
    if way.of == "previous" and fixed:
        clause.open(
            "of",
            "the price before is multiplied by an index that always starts from the same base",
            "the price before, as written, so that what has risen since the base counts again each time",
            "the base price",
        )
        clause.fault(
            "double_compounding", "the price before is multiplied by an index whose base stays fixed"
        )
        return [way, replace(way, of="base")]
    if way.of == "base" and moving:
        clause.open(
            "of",
            "the base price is multiplied by an index whose base moves on, so that earlier rises are lost",
            "the base price, as written",
            "the price before",
        )
        clause.fault(
            "moving_base_on_base_price", "the base price is multiplied by an index whose base moves"
        )
        return [way, replace(way, of="previous")]
    return [way]


def _moves(base: Reference) -> bool:
    return base.anchor == "previous_revision" or (base.kind == "of_year")


def _fixed(base: Reference) -> bool:
    return base.kind == "period" or (
        base.kind in ("latest", "months_before") and base.anchor in ("signature", "effective", "day")
    )


def formulas(ways: list[Way], rest: Formula) -> tuple[Formula, ...]:
    """Return a formula for each way, with everything else the same."""
    return tuple(replace(rest, movement=way.movement, of=way.of) for way in ways)
