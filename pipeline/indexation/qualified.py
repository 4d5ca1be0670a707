"""Sentences of a contract that limit, suspend or change a price, and of which no part was read.

A cap in another article, a discount beside the price, an increase that is waived for one year: who counts
on without them tells a price that is not due. They are not read here; they are told, and keep a price from
being final.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.indexation._nouns import is_general, nouns
from pipeline.indexation._sayings import NET, pattern_of
from pipeline.indexation.formula import SURE, Part, Reading
from pipeline.indexation.reading._gifts_aside import without_gifts_aside
from pipeline.indexation.reading._said_again import lost_beyond, no_effect
from pipeline.types import Language

_STOP = re.compile(r"(?<=[.;!?])\s+|\n\s*\n")
_LONG = 240
"""Characters of a sentence that are quoted."""
_BOUNDS = frozenset(
    {
        "cap", "floor", "collar", "threshold", "lowest_price", "highest_price", "least_rise", "most_rise",
        "direction", "tiers", "steps", "share", "points", "first", "when", "notice", "bound",
    }
)  # fmt: skip
_TOLD = frozenset({"cap", "floor", "collar", "steps", "tiers", "first", "threshold"})
_SUMS = frozenset({"amount", "rate", "steps", "tiers", "share", "points", "cap", "floor"})
_REFERENCES = frozenset(
    {"reference_period", "base_period", "frequency", "threshold", "tiers", "share", "first", "index"}
)
_IN_CLAUSE = (
    ("beside", _TOLD, 60),
    ("moving", _BOUNDS, 60),
    ("own_part", _BOUNDS, 60),
    ("priced", _SUMS, 25),
    ("half_read", _REFERENCES, 0),
)
"""Groups of words in a clause that moves a price; which parts read them, and how near in characters."""
_HEADING = re.compile(r"\A[^\n.;:]{1,70}\n+(?=[A-ZÀ-Ý])|\A(?:\d+\.)+\d*[^\n.;:]{0,70}\n+(?=[A-ZÀ-Ý])")


@dataclass(frozen=True, slots=True)
class Qualified:
    """A sentence that qualifies a price."""

    words: str
    bears_on: Literal["moving", "price"]
    """What it changes: how the price moves, from the first revision; or the price, from its first day."""
    nouns: frozenset[str] = frozenset()
    """The kinds of price that it names; none where it names no kind."""
    first_year: bool = False
    """It speaks of the first year alone, in which a price that is revised each year does not move."""
    whole: str = ""
    """All of the sentence, where ``words`` are cut."""
    unused: bool = False
    """No word in it is known to change a price; it could, and nothing of it was used."""
    first: date | None = None
    """The first day on which it bears on a price that does not move, where its words name one."""
    last: date | None = None
    """The last one; ``None``: to the end."""
    may: bool = False
    """By it somebody may raise the price, and need not."""

    def of(self, own: frozenset[str]) -> bool:
        """Whether it may be about a price of these kinds."""
        return not self.nouns or not own or bool(self.nouns & own)


def qualified(
    texts: Iterable[str], readings: Sequence[Reading], language: Language
) -> tuple[Qualified, ...]:
    """Return the sentences that qualify a price and that no part of a reading holds, each once.

    Args:
        texts: clauses of a contract; those that stand in a reading are looked at there.
        readings: what was read of the clauses that move its prices.
        language: of the contract.
    """
    found = {one.words: one for reading in readings for one in _of_reading(reading, language)}
    for text in texts:
        if not any(text in reading.text for reading in readings):
            found |= {one.words: one for one in _of_clause(text, language)}
    return tuple(found.values())


def _of_reading(reading: Reading, language: Language) -> Iterator[Qualified]:
    parts = [part for formula in reading.formulas for part in formula.parts]
    folded = fold(without_gifts_aside(reading.text))
    for low, high in sentences(reading.text):
        others = _of_others(folded, low, high, language) or _leaves_alone(folded[low:high], language)
        if others or says_again(reading, folded, low, high):
            continue
        read = [part for part in parts if low <= part.start < high]
        for group, names, near in _IN_CLAUSE:
            told = _found(group, language, folded, low, high)
            if any(not _held(match.span(), read, names, near) for match in told):
                yield made(reading.text[low:high], group, language)
                break


def says_again(reading: Reading, folded: str, low: int, high: int) -> bool:
    """Whether a sentence repeats of a cap what the sum does, or says that something changes nothing."""
    formulas = reading.formulas
    lost = bool(formulas) and all(lost_beyond(folded, low, high, one) for one in formulas)
    return lost or no_effect(folded, low, high)


def _held(span: tuple[int, int], parts: Sequence[Part], names: frozenset[str], near: int) -> bool:
    return any(
        part.name in names
        and (near > 0 or part.confidence >= SURE)
        and part.start - near < span[1]
        and span[0] < part.end + near
        for part in parts
    )


def _of_clause(text: str, language: Language) -> Iterator[Qualified]:
    folded = fold(without_gifts_aside(text))
    named = False
    for low, high in sentences(text):
        about = bool(_found("about", language, folded, low, high))
        goes_on = named and _pattern("it", language).match(folded, low) is not None
        named = (about or goes_on) and not _of_others(folded, low, high, language)
        if _found("surely", language, folded, low, high):
            yield made(text[low:high], "priced", language)
            continue
        if not named:
            continue
        groups = ("priced", "own_part", "moving")
        group = next((one for one in groups if _found(one, language, folded, low, high)), None)
        if _leaves_alone(folded[low:high], language):
            continue
        if group is not None and not (group == "moving" and _share_of_price(folded[low:high], language)):
            yield made(text[low:high], group, language)


_FIGURE = re.compile(r"\d\s?(?:%|€|eur|per\s?cent|pour\s?cent)|[€£$]\s?\d")


def _leaves_alone(sentence: str, language: Language) -> bool:
    """Whether a sentence only says what a gift does not touch: *it does not affect the indexation*."""
    return _pattern("without_effect", language).search(sentence) is not None and not _FIGURE.search(
        sentence
    )


def gift_left_alone(sentence: str, language: Language) -> bool:
    """Whether a sentence only says what a discount does not touch: *it has no bearing on the revision*.

    Args:
        sentence: folded.
        language: of its contract.
    """
    return _leaves_alone(sentence, language) and _gift(language).search(sentence) is not None


@cache
def _gift(language: str) -> re.Pattern[str]:
    return pattern_of(lexicon("price_first", language)["less"])


def _share_of_price(sentence: str, language: Language) -> bool:
    """Whether something is limited to a part of the price, as penalties are, and not the price itself."""
    shares = _pattern("share", language).search(sentence) is not None
    return shares and _pattern("rises", language).search(sentence) is None


def made(sentence: str, group: str, language: Language) -> Qualified:
    """Return a sentence as it is told; ``group`` is that of the words that qualify a price."""
    words = " ".join(_HEADING.sub("", sentence.strip()).split()).rstrip(".;")
    shown = words if len(words) <= _LONG else f"{words[:_LONG].rsplit(' ', 1)[0]} ..."
    folded = fold(words)
    kinds = frozenset[str]() if is_general(words, language) else nouns(words, language)
    first = _pattern("first_year", language).search(folded) is not None
    bears: Literal["moving", "price"] = "price" if group == "priced" else "moving"
    return Qualified(shown, bears, kinds, first and group == "moving", words if shown != words else "")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text begins and ends."""
    low = 0
    for match in _STOP.finditer(text):
        yield low, match.start()
        low = match.end()
    yield low, len(text)


def _of_others(folded: str, low: int, high: int, language: Language) -> bool:
    plain = NET.sub(" ", folded[low:high])
    return _pattern("others", language).search(plain) is not None


def _found(group: str, language: str, folded: str, low: int, high: int) -> list[re.Match[str]]:
    return list(_pattern(group, language).finditer(folded, low, high))


@cache
def _pattern(group: str, language: str) -> re.Pattern[str]:
    return pattern_of(lexicon("price_limits", language)[group])
