"""One price with two sums: *the monthly rent is £450 … the monthly rent of £480 is due on the first*.

Both are kept and quoted, and the price is unknown. Told only of a noun that a contract agrees once, in two
plain sentences that tell neither of another time, thing, case nor person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold
from pipeline.indexation._sayings import pattern_of
from pipeline.terms import _time
from pipeline.terms._time import Sentence
from pipeline.terms.base import View
from pipeline.types import Clause, Language, Term

_PLAIN = frozenset({"amount", "currency", "per", "what", "tax"})
"""A price of which more is known is one of several."""
_TIMES = frozenset({"month", "year", "quarter", "week"})
_SURE = 0.5
_TWICE = 2
_ELSEWHERE = frozenset({"annex", "signature", "recital"})
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = 12
"""Characters of the number of a clause, which may stand in a quote and not in its sentence."""
_PART = re.compile(r"[,;.]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SUM = re.compile(r"[£€$]\s?\d|\b(?:gbp|eur|usd)\s?\d|\d\s?(?:€|£|\$|euros?\b|eur\b|gbp\b|usd\b)")


@dataclass(frozen=True, slots=True)
class _Told:
    """A price that may be told twice, and its sentence."""

    term: Term
    sentence: int


def apart(view: View, clauses: Sequence[Clause], prices: Sequence[Term]) -> Iterator[Term]:
    """Yield prices, those of one thing with two sums as unknown, each with the words of both.

    Args:
        view: of the document.
        clauses: those in which prices were read.
        prices: as read, all stated.
    """
    language: Language = "fr" if view.language == "fr" else "en"
    kinds = [_kind(term, language) for term in prices]
    changed: dict[int, Term] = {}
    for kind in {kind for kind in kinds if kind}:
        same = [term for term, own in zip(prices, kinds, strict=True) if own == kind]
        told = [one for term in same if (one := _told(view, clauses, term, kind, language)) is not None]
        # A third sum is a scale of prices; of the same sentence they are two cases.
        if len(same) != _TWICE or len(told) != _TWICE or told[0].sentence == told[1].sentence:
            continue
        first, second = told[0].term, told[1].term
        low, high = sorted(Decimal(str(term.value["amount"])) for term in (first, second))
        if low > 0 and high < low * _TWICE:
            changed |= {id(first): _unknown(first, second), id(second): _unknown(second, first)}
    changed = changed or dict(_unnamed(view, clauses, prices, language))
    yield from (changed.get(id(term), term) for term in prices)


def _unnamed(
    view: View, clauses: Sequence[Clause], prices: Sequence[Term], language: Language
) -> Iterator[tuple[int, Term]]:
    """One sum that a party *pays a month*, and another one by its noun: the only two of that time."""
    timed = [term for term in prices if term.value.get("per") in _TIMES]
    bare = [term for term in timed if not term.value.get("what")]
    if len(timed) != _TWICE or len(bare) != 1:
        return
    paid = bare[0]
    named = timed[1 - timed.index(paid)]
    kind = _kind(named, language)
    same = kind[1:] == tuple(str(paid.value.get(key)) for key in ("per", "currency", "tax"))
    if (
        not same
        or _told(view, clauses, named, kind, language) is None
        or not _paid(view, clauses, paid, language)
    ):
        return
    low, high = sorted(Decimal(str(term.value["amount"])) for term in timed)
    if 0 < low < high < low * _TWICE:
        yield id(paid), _unknown(paid, named)
        yield id(named), _unknown(named, paid)


def _paid(view: View, clauses: Sequence[Clause], term: Term, language: Language) -> bool:
    """Tell whether a sentence opens with who pays this sum, and not for what or for how long."""
    if set(term.value) - _PLAIN or term.confidence < _SURE or len(term.evidences) != 1:
        return False
    sentence = _sentence(view, clauses, term)
    found = None if sentence is None else _SUM.search(sentence.folded)
    if sentence is None or found is None or _YEAR.search(sentence.folded):
        return False
    part = sentence.folded[: found.end()] + _PART.split(sentence.folded[found.end() :], maxsplit=1)[0]
    paying = _pattern("pays", language).search(part, 0, found.start())
    return paying is not None and not any(
        _pattern(name, language).search(part) for name in ("apart", "paid_for")
    )


def _kind(term: Term, language: Language) -> tuple[str, ...]:
    """Return what a price is of, made comparable: its noun first, then the rest, time, currency, tax."""
    what = term.value.get("what")
    if not isinstance(what, str) or term.value.get("per") not in _TIMES:
        return ()
    words = [word for word in _WORD.findall(fold(what)) if word not in _listed("times", language)]
    if not words or words[-1] not in _listed("nouns", language):
        return ()
    return (words[-1], *words[:-1], *(str(term.value.get(key)) for key in ("per", "currency", "tax")))


def _told(
    view: View, clauses: Sequence[Clause], term: Term, kind: tuple[str, ...], language: Language
) -> _Told | None:
    """Return a price that is plainly that of the whole contract."""
    if set(term.value) - _PLAIN or term.confidence < _SURE or len(term.evidences) != 1:
        return None
    sentence = _sentence(view, clauses, term)
    if sentence is None:
        return None
    sums = _SUM.findall(sentence.folded)
    plain = _pattern("apart", language).search(sentence.folded) is None
    if len(sums) == 1 and plain and _joined(sentence.folded, kind[0], language):
        return _Told(term, sentence.start)
    return None


def _sentence(view: View, clauses: Sequence[Clause], term: Term) -> Sentence | None:
    """Return the sentence of the contract's body in which a price stands."""
    proof = term.evidences[0]
    clause = next((one for one in clauses if one.start <= proof.char_start < one.end), None)
    if clause is None or clause.role in _ELSEWHERE:
        return None
    there = (
        one
        for one in _time.sentences(view, clause)
        if one.start - _NUMBER <= proof.char_start and one.start < proof.char_end <= one.end + 1
    )
    return next(there, None)


def _joined(folded: str, noun: str, language: Language) -> bool:
    """Tell whether nothing stands between a noun and the sum that makes it the price of a part."""
    found = _SUM.search(folded)
    place = folded.rfind(noun, 0, found.start() if found else 0)
    if found is None or place < 0 or _YEAR.search(folded):
        return False
    between = _WORD.findall(folded[place + len(noun) : found.start()])
    return all(word in _listed("joins", language) for word in between)


def _unknown(one: Term, other: Term) -> Term:
    first, second = sorted((one, other), key=lambda term: term.evidences[0].char_start)
    value = {key: item for key, item in one.value.items() if key != "amount"}
    value["candidates"] = [str(term.value["amount"]) for term in (first, second)]
    reason = f"two sums are stated for this price: {first.value_text} and {second.value_text}"
    return replace(
        one,
        value=value,
        value_text="",
        evidences=(one.evidences[0], other.evidences[0]),
        state="unknown",
        reason=reason,
    )


@cache
def _listed(kind: str, language: Language) -> frozenset[str]:
    return frozenset(lexicon("price_twice", language)[kind])


@cache
def _pattern(kind: str, language: Language) -> re.Pattern[str]:
    return pattern_of(lexicon("price_twice", language)[kind])
