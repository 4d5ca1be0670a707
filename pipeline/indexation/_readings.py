"""The ways in which a formula can be understood where its words leave it open, each with what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.indexation._chain import Options, moves_with_revisions, under_law
from pipeline.indexation._likely import unsure
from pipeline.indexation._movement import leaves
from pipeline.indexation.formula import (
    COUNTED,
    OF_CONTRACT,
    SURE,
    FixedAmount,
    FixedRate,
    Formula,
    Greatest,
    IndexTerm,
    Least,
    Movement,
    Plus,
    Ratio,
    Share,
    Steps,
    Tiers,
)
from pipeline.indexation.printing import mathematics
from pipeline.types import Language

_TOLD = 0.85
"""A part read with less confidence was not told by words of its own."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A formula in which nothing is left open."""

    formula: Formula
    says: str = ""
    """What makes it this one and no other."""
    options: Options = field(default_factory=Options)
    assumed: tuple[str, ...] = ()


def variants(
    formulas: Sequence[Formula], *, small_firm: bool | None, skips: bool, language: Language
) -> list[Variant]:
    """Return every way to understand a clause, the likeliest first.

    Args:
        formulas: those that were read of it.
        small_firm: whether who pays is a small firm; ``None``: not known, and then both ways are told.
        skips: whether a revision was skipped, which can be made up for or lost.
        language: of the mathematics that tells several formulas apart.
    """
    made: list[Variant] = []
    for formula in formulas:
        says = [_named(formula, formulas, language)] if len(formulas) > 1 else []
        doubted = unsure(_without_way(formula))
        for settled, told, assumed in _settled(formula):
            for firm, free, law in _law(settled, small_firm):
                for lost, skipped in _skips(skips=skips):
                    for anyway, least in _floors(settled):
                        words = [*says, *told, *filter(None, (law, skipped, least))]
                        options = Options(firm, free, lost, anyway)
                        made.append(Variant(settled, "; ".join(words), options, (*assumed, *doubted)))
    return made


def _named(formula: Formula, formulas: Sequence[Formula], language: Language) -> str:
    """Return the mathematics with the base that is named: two bases make two readings of one formula.

    Where the steps of a rise are counted in two ways, that is what tells them apart.
    """
    ways = [_by_count(one) for one in formulas]
    if len(formulas) == 2 and set(ways) == {True, False}:
        return COUNTED if _by_count(formula) else OF_CONTRACT
    terms = [one for one in leaves(formula.movement) if isinstance(one, IndexTerm)]
    periods = dict.fromkeys(one.base.period for one in terms if one.base.kind == "period")
    line = mathematics(formula, language)
    return f"{line} [{', '.join(periods)}]" if periods else line


def _by_count(formula: Formula) -> bool | None:
    """Whether the rises of a list are told by their count; ``None``: it is no list of them."""
    if not isinstance(formula.movement, Steps) or not formula.movement.on_revisions:
        return None
    return any(step.number is not None for step in formula.movement.steps)


def _settled(formula: Formula) -> Iterator[tuple[Formula, list[str], tuple[str, ...]]]:
    """Yield each way to fill what the formula leaves open, with what it says and what is assumed."""
    for compounded, rate in _compounds(formula):
        for directed, direction in _directions(compounded):
            for stated, base in _bases(directed):
                settled, assumed = _applied(stated)
                yield settled, [one for one in (rate, direction, base) if one], assumed


def _compounds(formula: Formula) -> Iterator[tuple[Formula, str]]:
    """A rise of so much each year, of which nothing says whether it is of the price before or the first."""
    part, movement = formula.part("of"), formula.movement
    told = part is None or part.confidence >= _TOLD or formula.of == "base"
    if isinstance(movement, FixedRate) and movement.compound and not told:
        simple = replace(formula, movement=replace(movement, compound=False))
    elif isinstance(movement, Steps) and not told:
        simple = replace(formula, of="base")
    else:
        yield formula, ""
        return
    yield formula, "each rise is counted on the price before"
    yield simple, "each rise is counted on the first price"


def _doubts_way(formula: Formula) -> bool:
    """Whether a price that follows an index may fall is likely alone: then each way is worked out."""
    part = formula.part("direction")
    return part is not None and part.confidence < SURE and bool(leaves(formula.movement))


def _without_way(formula: Formula) -> Formula:
    if not _doubts_way(formula):
        return formula
    return replace(formula, parts=tuple(one for one in formula.parts if one.name != "direction"))


def _directions(formula: Formula) -> Iterator[tuple[Formula, str]]:
    told = formula.direction is not None and formula.direction != "down" and _doubts_way(formula)
    if told and formula.direction == "up":
        yield formula, "the price may only rise"
        yield replace(formula, direction="both"), "the price may fall as well"
        return
    if (formula.direction is not None and not told) or not leaves(formula.movement):
        yield formula, ""
        return
    yield replace(formula, direction="both"), "the price may fall as well"
    yield replace(formula, direction="up"), "the price may only rise"


def _bases(formula: Formula) -> Iterator[tuple[Formula, str]]:
    """The contract's own figure for a base, and the one that was published."""
    named = [one for one in leaves(formula.movement) if isinstance(one, IndexTerm) and _both(one)]
    if not named:
        yield formula, ""
        return
    yield formula, "the base of the index is the figure that the contract states"
    published = replace(formula, movement=_published(formula.movement))
    yield published, "the base of the index is the figure that was published"


def _both(term: IndexTerm) -> bool:
    return term.base.value is not None and term.base.kind == "period" and bool(term.base.period)


def _published(movement: Movement) -> Movement:
    match movement:
        case Ratio():
            terms = tuple(
                replace(one, base=replace(one.base, value=None)) if _both(one) else one
                for one in movement.terms
            )
            return replace(movement, terms=terms)
        case Least() | Greatest():
            return replace(movement, of=tuple(_published(one) for one in movement.of))
        case Share() | Plus() | Tiers():
            return replace(movement, movement=_published(movement.movement))
        case _:
            return movement


def _applied(formula: Formula) -> tuple[Formula, tuple[str, ...]]:
    """Settle to which price a movement is applied where one way alone makes sense, and say so."""
    if formula.of is not None or isinstance(formula.movement, Steps):
        return formula, ()
    named = leaves(formula.movement)
    if not named or isinstance(formula.movement, FixedRate | FixedAmount):
        return replace(formula, of="previous"), ()
    if all(moves_with_revisions(one) for one in named):
        return replace(formula, of="previous"), ()
    return (
        replace(formula, of="base"),
        ("that the index is compared with its base and applied to the first price is assumed",),
    )


OVER_YEARS = "each year of a variation over several is capped"
FREE = "who pays is a small firm, and the cap of law does not reach a variation over several years"
OR_FREE = f"or {FREE}"


def _law(formula: Formula, small_firm: bool | None) -> Iterator[tuple[bool, bool, str]]:
    """Yield whether a cap of law holds, whether it lets a variation over several years pass, and words."""
    caps = under_law(formula)
    if not caps or small_firm is False:
        yield False, False, ""
        return
    if small_firm is None:
        yield False, False, "who pays is no small firm, and no cap of law holds"
    yield True, False, f"who pays is a small firm, and the law caps the index ({caps[0].source})"
    yield True, True, FREE


def _skips(*, skips: bool) -> Iterator[tuple[bool, str]]:
    if not skips:
        yield False, ""
        return
    yield False, "a revision that was skipped is made up for by the next"
    yield True, "a revision that was skipped is lost"


def _floors(formula: Formula) -> Iterator[tuple[bool, str]]:
    """A least rise beside a threshold, of which nothing says which of them comes first."""
    bounds = formula.bounds
    rises = [one for one in (bounds.floor, bounds.least_rise) if one is not None and one > 0]
    if bounds.threshold is None or not rises:
        yield False, ""
        return
    yield False, "where the index moves by less than the threshold, the price stays"
    yield True, "where the index moves by less than the threshold, the least rise is due all the same"


def moving_base(formula: Formula) -> bool:
    """Whether a formula goes on from any price: it has no index, or one whose base moves on."""
    named = leaves(formula.movement)
    return formula.of != "base" and all(moves_with_revisions(one) for one in named)
