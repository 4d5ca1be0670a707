"""Which clause moves which price: told only where the words leave no doubt, for money follows from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from data import late as re
from pipeline.folding import fold
from pipeline.indexation._days import MONTHS
from pipeline.indexation._movement import leaves
from pipeline.indexation._nouns import (
    is_general,
    named_in,
    names_all,
    names_period,
    names_unit,
    nouns,
    of_part_of_term,
)
from pipeline.indexation._spans import calendar_year
from pipeline.indexation._sums_fit import unfit
from pipeline.indexation._units_fit import fitted
from pipeline.indexation.formula import SURE, Formula, NotSettled, Reading, Steps
from pipeline.indexation.priced import Priced
from pipeline.types import Language, State

_BLOCKING = frozenset({"share", "cap", "rate", "redacted", "formula", "index"})
"""Parts that a schedule cannot do without and of which no reading is given."""
_UNREAD = "reading"
"""The part that is not settled where a clause was not read at all."""
_FAULTS = frozenset(
    {"weights_do_not_add", "variable_not_in_legend", "circular_formula", "syntec_agreement"}
)
"""Faults of drafting after which the sum that is read is not sure to be the one that is meant."""
_UNHELD = frozenset({"unknown_index", "unlisted_index"})
"""Faults that say of an index that no series of it is held."""
_SHARE = re.compile(
    r"(?:%|per\s?cent|pour\s?cent)\s*\)?\s*(?:of|de|du|des)\b|\bthen[- ]current\b|\balors\s+en\s+vigueur\b"
)
"""A price is told as a part of another, or by what another one is at the time."""
_FOR_A_TIME = re.compile(
    r"\b(?:firm|fixed|fermes?|invariables?|(?:non|pas)\s+revisables?)\b[^.;]{0,40}?\b(?:"
    r"(?:for|during|throughout|pendant|durant|pour|sur)\s+(?:(?:the|a|la|les|le|une?|period|periode|duree|of|de)\s+){0,4}"
    r"(?:first|initial\w*|premi\w+|\d+|one|two|three|twelve|deux|trois|douze|vingt)\b|"
    r"(?:until|through|jusqu)\b(?!\W?(?:\w+\W){0,3}?(?:end|expiry|expiration|term\w*|fin|echeance)\b))"
)
"""A price that is firm for a part of the term; what follows is told elsewhere, or nowhere."""
_OF_ANOTHER = "the clause that moves prices names another one, and that it leaves this one is assumed"
_NOT_STATED = "whether the clause that moves prices moves this one is not stated"


@dataclass(frozen=True, slots=True)
class Moving:
    """What a paper says of how prices move."""

    readings: tuple[Reading, ...] = ()
    """One for each stretch of clauses that was read as moving a price."""
    indexation: State = "unknown"
    """Whether the paper speaks of an index at all, as ``clause_states`` tells it."""
    revision: State = "unknown"
    why: str = ""
    """Why one of them is not known."""
    whole: bool = True
    """Whether that is for the words alone; not where a page was not read, or an extractor failed."""
    spoken: tuple[Reading, ...] = ()
    """Where nothing was read as moving a price: clauses with a sentence that names a price and a change."""


@dataclass(frozen=True, slots=True)
class Link:
    """How one price moves: by formulas, not at all (``flat``), or in a way that is not known."""

    kind: Literal["moves", "flat", "unknown"]
    formulas: tuple[Formula, ...] = ()
    reason: str = ""
    assumed: tuple[str, ...] = ()
    """What is taken for granted of the price from its first day."""


def link(
    lines: Sequence[Priced], moving: Moving, language: Language, *, listed: bool = False
) -> dict[str, Link]:
    """Return how each price moves, by its key.

    Args:
        lines: the contract's prices that are due again and again.
        moving: what the contract says of how prices move.
        language: of the contract.
        listed: whether it is known when each of them holds, though none is the price of all of the term.
    """
    return {
        line.key: _shared(line)
        or (None if listed or _stepped(line, made) else _in_part(line, lines, language))
        or made
        for line, made in _each(lines, moving, language)
    }


def _each(lines: Sequence[Priced], moving: Moving, language: Language) -> list[tuple[Priced, Link]]:
    if not moving.readings:
        if (spoken := _only_spoken(moving, lines, language)) is not None:
            return [(line, _of_one(line, lines, spoken, language)) for line in lines]
        return [(line, _unmoved(moving)) for line in lines]
    if why := _why_unread(moving.readings):
        # Whichever price that clause moves is not known either.
        return [(line, Link("unknown", reason=why)) for line in lines]
    sound = [one for one in moving.readings if one.mechanism not in ("none", "other")]
    if len(sound) > 1:
        by_noun = _by_noun(lines, sound, language)
        return [(line, by_noun[line.key]) for line in lines]
    reading = sound[0] if sound else moving.readings[0]
    return [(line, _of_one(line, lines, reading, language)) for line in lines]


def _shared(line: Priced) -> Link | None:
    """A price that is so many hundredths of another follows that one, and is not told by itself."""
    if _SHARE.search(fold(_words(line))) is None:
        return None
    return Link("unknown", reason="the price is a share of another, and moves with it")


def unread(text: str, why: str) -> Reading:
    """Return the reading of a clause that was not read, and why: no price that it may move is known."""
    return Reading(text, "other", not_settled=(NotSettled(_UNREAD, why),))


def _why_unread(readings: Sequence[Reading]) -> str:
    """Why one of some clauses was not read at all; empty where all were."""
    return next((open_.why for one in readings for open_ in one.not_settled if open_.part == _UNREAD), "")


def _only_spoken(moving: Moving, lines: Sequence[Priced], language: str) -> Reading | None:
    """Return the one clause that surely moves a price, where nothing was read as moving one before.

    The extractor of indexations knows indices, formulas and percentages; the grammar reads sums of money
    and lists of prices as well. It must be about a price by its own words, and any other clause with a word
    of change must surely tell of none.
    """
    if not moving.whole or _why_unread(moving.spoken):
        return None
    sound = [one for one in moving.spoken if one.formulas and one.mechanism in (*_GIVEN, *_FOLLOWS)]
    if len(sound) != 1 or sound[0].confidence < SURE or not _of_a_price(sound[0], lines, language):
        return None
    rest = [one for one in moving.spoken if one is not sound[0]]
    still = all(_otherwise_firm(one) or (one.mechanism, one.confidence) == ("none", SURE) for one in rest)
    return sound[0] if still else None


_GIVEN = frozenset({"fixed_amount", "fixed_percentage", "steps"})
"""Movements that a clause tells without an index."""
_FOLLOWS = frozenset({"index_ratio", "formula", "cpi_capped"})
"""Movements by an index: its name, the reading and the base of each must be told."""
_MOVED = frozenset({"amount", "rate", "steps", "movement"})
_TOLD = frozenset({"index", "reference_period", "base_period"})
_OTHERWISE = re.compile(r"\b(?:otherwise|par\s+ailleurs|pour\s+le\s+surplus|pour\s+le\s+reste)\b")
_OTHER_SUM = re.compile(
    r"\b(?:insur\w*|assur\w*|policy|deposit|depot|caution\w*|guarant\w*|garanti\w*|penal\w*|indemni\w*|"
    r"liabilit\w*|salar\w*|capital|interests?|interets?)\b"
)


def _otherwise_firm(reading: Reading) -> bool:
    """Whether a clause says that, but for what another one tells, the price does not move."""
    return reading.mechanism == "firm" and _OTHERWISE.search(fold(reading.text)) is not None


def _of_a_price(reading: Reading, lines: Sequence[Priced], language: str) -> bool:
    """Whether the words before what moves name a price, and all that was read of the movement is sure."""
    follows = reading.mechanism in _FOLLOWS
    told = [part for one in reading.formulas for part in one.parts if part.name in _MOVED | _TOLD]
    if follows and not ({part.name for part in told} >= _TOLD and _names_listed(reading)):
        return False
    moved = [part for part in told if part.name in _MOVED]
    if not follows and (not moved or any(part.confidence < SURE for part in moved)):
        return False
    if any(one.base_price in _amounts(line) for one in reading.formulas for line in lines):
        return True
    before = reading.text[: min(part.start for part in (told if follows else moved))]
    own = frozenset[str]().union(*(nouns(_words(line), language) for line in lines))
    named = nouns(before, language) & own or is_general(before, language) or names_all(before, language)
    by_name = bool(named) or any(names_unit(before, line.per, language) for line in lines)
    return by_name and _OTHER_SUM.search(fold(reading.text)) is None


def _names_listed(reading: Reading) -> bool:
    """Whether each index of the one formula that was read is surely named."""
    if len(reading.formulas) != 1 or reading.not_settled:
        return False
    indices = [leaf.index for leaf in leaves(reading.formulas[0].movement)]
    sure = [part.confidence >= SURE for part in reading.formulas[0].parts if part.name == "index"]
    return bool(indices) and all(indices) and all(sure)


def _unmoved(moving: Moving) -> Link:
    if why := _why_unread(moving.spoken):
        return Link("unknown", reason=why)
    if moving.spoken and all(one.mechanism == "firm" for one in moving.spoken) and moving.whole:
        return next((made for one in moving.spoken if (made := _firm(one)).kind != "flat"), Link("flat"))
    if turns := [why for one in moving.spoken for why in _faults_of(one)]:
        return Link("unknown", reason=turns[0])
    if unheld := [why for one in moving.spoken for why in _faults_of(one, _UNHELD)]:
        return Link("unknown", reason=unheld[0])
    if any(one.mechanism != "firm" for one in moving.spoken):
        return Link("unknown", reason="words speak of a change of the price, and were not understood")
    if moving.indexation == "absent" and moving.revision == "absent":
        return Link("flat")
    why = f": {moving.why}" if moving.why else ""
    return Link("unknown", reason=f"whether the price moves is not known{why}")


def _in_part(line: Priced, lines: Sequence[Priced], language: str) -> Link | None:
    """A price that is stated for some years, or several times over, is not the one for all of the term."""
    if of_part_of_term(_own_words(line), language) or calendar_year(line.stated.what) is not None:
        return Link("unknown", reason="the price is stated for a part of the term")
    named = (fold(line.stated.what), line.per, line.stated.currency)
    if any(
        one is not line and (fold(one.stated.what), one.per, one.stated.currency) == named for one in lines
    ):
        return Link("unknown", reason="several amounts are stated, and when each holds is not settled")
    return None


_STOP = re.compile(r"[.;]\s+(?=[A-ZÀ-ÖØ-Ý])")


def _own_words(line: Priced) -> str:
    """Return what a price is and the sentence of its quote that states a figure, without those behind."""
    sentences = _STOP.split(line.stated.quote)
    own = next((one for one in sentences if any(sign.isdigit() for sign in one)), line.stated.quote)
    return f"{line.stated.what} {own}"


def _stepped(line: Priced, own: Link) -> bool:
    """Whether a price is the first of a list that says when each holds."""
    return own.kind == "moves" and all(
        isinstance(one.movement, Steps) and one.base_price in _amounts(line) for one in own.formulas
    )


def _of_one(line: Priced, lines: Sequence[Priced], reading: Reading, language: str) -> Link:
    if not _belongs(line, lines, reading, language):
        if _of_another(line, lines, reading, language) or _of_another_unit(line, lines, reading, language):
            return Link("flat", assumed=(_OF_ANOTHER,))
        return Link("unknown", reason=_NOT_STATED)
    started = {one.base_price for one in reading.formulas if one.base_price is not None}
    if started and not started & _amounts(line):
        return Link("unknown", reason="the clause that moves the price starts from another amount")
    return _fitting(line, settled(reading))


def _fitting(line: Priced, made: Link) -> Link:
    """Leave a price unknown where the sums that bound it are not seen to be its own."""
    formulas, why = fitted(line, made.formulas)
    why = why or unfit(line, formulas)
    return Link("unknown", reason=why) if why else replace(made, formulas=formulas)


def _by_noun(lines: Sequence[Priced], readings: Sequence[Reading], language: str) -> dict[str, Link]:
    """Give each price the one clause that names it; where several or none do, it is not known."""
    made = {}
    for line in lines:
        own = nouns(_words(line), language)
        fitting = [one for one in readings if own and own & nouns(one.text, language)]
        if len(fitting) == 1:
            made[line.key] = _fitting(line, settled(fitting[0]))
        else:
            why = "several clauses move prices, and which of them moves this one is not stated"
            made[line.key] = Link("unknown", reason=why)
    return made


def _belongs(line: Priced, lines: Sequence[Priced], reading: Reading, language: str) -> bool:
    alone = len(lines) == 1
    if any(one.base_price in _amounts(line) for one in reading.formulas if one.base_price is not None):
        return True
    own, named = nouns(_words(line), language), nouns(reading.text, language)
    if _only_of_its_period(line, lines, reading, language) or _only_of_its_unit(
        line, lines, reading, language
    ):
        return True
    if alone:
        return bool(own & named) or not named or is_general(reading.text, language)
    if names_all(reading.text, language):
        return True
    # A word that two prices share tells them apart only where the clause has the price's own name.
    shared = [one for one in lines if one is not line and nouns(_words(one), language) & own & named]
    return bool(own & named) and (not shared or named_in(line.stated.what, reading.text, language))


def _only_of_its_period(line: Priced, lines: Sequence[Priced], reading: Reading, language: str) -> bool:
    """Whether a clause moves *the quarterly fee*, and this is the one price that is due by the quarter."""
    if any(one is not line and one.per == line.per for one in lines) or line.per not in MONTHS:
        return False
    own, named = nouns(_words(line), language), nouns(reading.text, language)
    return (not own or bool(own & named)) and names_period(reading.text, line.per, language)


def _only_of_its_unit(line: Priced, lines: Sequence[Priced], reading: Reading, language: str) -> bool:
    """Whether a clause moves *the day rate*, and this is the one price by the day."""
    alone = not any(one is not line and one.per == line.per for one in lines)
    return alone and names_unit(reading.text, line.per, language)


def _of_another(line: Priced, lines: Sequence[Priced], reading: Reading, language: str) -> bool:
    """Whether a clause moves another price by its name, and this one has another name."""
    own, named = nouns(_words(line), language), nouns(reading.text, language)
    if not own or not named or own & named or is_general(reading.text, language):
        return False
    return any(one is not line and nouns(_words(one), language) & named for one in lines)


def _of_another_unit(line: Priced, lines: Sequence[Priced], reading: Reading, language: str) -> bool:
    """Whether a clause moves *the day rate* alone, which another one of the prices is."""
    if is_general(reading.text, language) or names_all(reading.text, language):
        return False
    return any(
        one is not line and one.per != line.per and _only_of_its_unit(one, lines, reading, language)
        for one in lines
    )


def _amounts(line: Priced) -> set[Decimal]:
    return {line.stated.amount, *(one.amount for one in line.others)}


def _words(line: Priced) -> str:
    return f"{line.stated.what} {line.stated.quote}"


def _firm(reading: Reading) -> Link:
    """A firm price stays, unless other words speak of a change or it is firm for a time only."""
    if reading.confidence < SURE:
        return Link("unknown", reason="the price is called firm, and other words speak of a change of it")
    if _FOR_A_TIME.search(fold(reading.text)) is not None:
        return Link("unknown", reason="the price is firm for a time, and what follows is not settled")
    return Link("flat")


def settled(reading: Reading) -> Link:
    """Return what a reading makes of a price: its formulas, unless something it needs is open."""
    if reading.mechanism == "firm":
        return _firm(reading)
    faults = _faults_of(reading)
    open_ = [one.why for one in reading.not_settled if one.part in _BLOCKING]
    if faults or open_:
        return Link("unknown", reason="; ".join(dict.fromkeys([*faults, *open_])))
    if not reading.formulas:
        return Link("unknown", reason="the clause that moves the price could not be read as a sum")
    return Link("moves", reading.formulas)


def _faults_of(reading: Reading, codes: frozenset[str] = _FAULTS) -> list[str]:
    return [one.why for one in reading.defects if one.code in codes]


def read_region(text: str, names: Sequence[str], language: Language, read: Reads) -> Reading:
    """Read the words that say how prices move.

    Args:
        text: of the clauses.
        names: the indices that the paper's terms name, wherever they are defined.
        language: of the paper.
        read: reads the words of a clause.
    """
    reading = read(text, language)
    unnamed = any(not leaf.index for one in reading.formulas for leaf in leaves(one.movement))
    if not unnamed or len(set(names)) != 1 or " + " in names[0]:
        return reading
    # "The Index" is defined in another article, which the extractor of indexations has read.
    said = (
        f"L'Indice désigne l'indice {names[0]}." if language == "fr" else f"The Index means the {names[0]}."
    )
    return read(f"{text}\n\n{said}", language)


Reads = Callable[[str, Language], Reading]
"""Reads the text of clauses, as ``pipeline.indexation.reading.read``."""
