"""What speaks against the base that an index is compared with, and against the price that is multiplied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from data import late as re
from pipeline.indexation.formula import IndexTerm
from pipeline.indexation.reading._doubt_about import spoken, unread_here
from pipeline.indexation.reading._doubt_words import ROLLING
from pipeline.indexation.reading.clause import ClauseWords
from pipeline.indexation.reading.settle import Way, terms_of
from pipeline.terms._indexation_base import MONTHS

_NAMED_BASE = re.compile(
    r"\b(?:ind(?:ex|ice)s?\s+(?:de\s+)?(?:base|reference|initial|origine|depart)|(?:base|initial|original|starting|opening)\s+"
    r"(?:index|figure|level|month|cpi|rpi|value|reading))\b(?!\s+(?:des\s+loyers|numbers?\b))"
)
"""A base that has a name of its own is fixed: the index of a year earlier is not."""
_PRICE = (
    r"(?:prix|loyers?|tarifs?|redevances?|montants?|forfaits?|honoraires|"
    r"fees?|prices?|rents?|charges?|rates?)"
)
_OF_TIME = r"(?!\s+(?:period|term|date|year))"
_INITIAL = re.compile(
    rf"\b{_PRICE}\s+(?:\w+\s+)?(?:initial\w*|d['\u2019]origine|de\s+base|de\s+depart|convenu\w*\s+a\s+la\s+signature)\b|"
    rf"\b(?:initial|original|starting|first)\s+(?:(?!base\b)\w+\s+)?{_PRICE}\b{_OF_TIME}|"
    rf"\bbase\s+(?!rents?\b)(?:(?!monthly\s+rent|annual\s+rent)\w+\s+)?{_PRICE}\b{_OF_TIME}"
)
"""The price of the beginning, where the one before was taken to be multiplied."""
_MULTIPLIED = re.compile(r"\bmultipli\w*|\bproduit\b|\bproduct\b|[x\u00d7*]\s*\(?|\bfois\b|\btimes\b")
_MEASURED = re.compile(
    rf"\b(?:from|between|de|entre|d['\u2019])\s?(?:le\s+mois\s+d[e'\u2019]\s?)?(?:{'|'.join(MONTHS)})\s+"
    rf"(?:to|and|a|et)\s+(?:le\s+mois\s+d[e'\u2019]\s?)?(?:{'|'.join(MONTHS)})\b"
)
"""A change that is measured between two months of each year: a second rule beside *the last published*."""
_MOVEMENT = ("movement", "formula", "of")


def bases_in_doubt(clause: ClauseWords, ways: Iterable[Way]) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Yield the names of the parts in doubt and the words that bring it."""
    each = list(ways)
    bases = [term.base for way in each for term in terms_of(way.movement) if isinstance(term, IndexTerm)]
    if any(base.anchor != "previous_revision" and base.kind != "earlier" for base in bases):
        for match in unread_here(clause, ROLLING):
            yield ("base_period", *_MOVEMENT), *match.span()
    if any(base.kind == "earlier" or base.anchor == "previous_revision" for base in bases):
        for match in unread_here(clause, _NAMED_BASE):
            yield ("base_period", *_MOVEMENT), *match.span()
    yield from (
        (("base_period", *_MOVEMENT), *span)
        for span in _twice_read(clause, "base_period", "reference_period")
    )
    if any(way.of == "previous" for way in each):
        for low, high in spoken(clause):
            initial = _INITIAL.search(clause.folded, low, high)
            if initial is not None and _MULTIPLIED.search(clause.folded, low, high):
                yield (*_MOVEMENT, "base_period"), *initial.span()
    if any(base.anchor == "signature" for base in bases):
        yield from ((("base_period", *_MOVEMENT), *span) for span in _offered(clause))
    for match in unread_here(clause, _MEASURED):
        yield ("base_period", "reference_period"), *match.span()


_OFFER = re.compile(
    r"\b(?:offres?|devis|soumissions?|propositions?|notification|notifiee?|mois\s+zero|m0|mo|tenders?|bids?|quotes?|quotations?|proposals?)\b"
)


def _offered(clause: ClauseWords) -> Iterator[tuple[int, int]]:
    """Yield the words of a base that counts from an offer or a notice: not the day of signature."""
    for part in clause.parts:
        if part.name == "base_period" and (match := _OFFER.search(clause.folded, part.start, part.end)):
            yield match.span()


def _twice_read(clause: ClauseWords, one: str, other: str) -> Iterator[tuple[int, int]]:
    """Yield words from which both readings were taken: *the fourth quarter of the year before* is one."""
    for part in clause.parts:
        if part.name == one:
            for second in clause.parts:
                if second.name == other and second.start < part.end and part.start < second.end:
                    yield part.start, part.end
