"""A last look at what nothing was read of: what may speak of the end, the renewal or its notice is quoted.

It runs behind all extractors and the second look, and only where a kind has no term at all. It reads
nothing: a length that no term explains makes the end unknown with its words, where silence would be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline._calendar import parse
from pipeline.legibility import doubted
from pipeline.terms import Extraction, _time, _unexplained
from pipeline.terms._unexplained import Place
from pipeline.terms.base import View
from pipeline.types import Clause, Evidence, FlowText, Term

NAME = "last_look/1"
_CONFIDENCE = 0.5
_UNREAD = "A length or a day stands here that nothing else explains: what it is of could not be read."
_GOES_ON = "It renews by itself, so it has an end, but no day could be read."
_MAY_RENEW = "These words may say that it goes on by silence, but how could not be read."
_MAY_REFUSE = "These words may say by when its renewal is refused, but it could not be read."
_YEARLY = 6
"""Months from which on a period that renews has an end worth asking for."""


def last_look(flow: FlowText, clauses: Sequence[Clause], extraction: Extraction) -> Extraction:
    """Return an extraction with what may speak of kinds of which nothing was read.

    Args:
        flow: the running text.
        clauses: its clauses.
        extraction: what the extractors and the second look say.
    """
    if flow.document.language not in ("fr", "en"):
        return extraction
    try:
        made = tuple(doubted(tuple(_made(View(flow, tuple(clauses), extraction.terms))), flow.document))
    except Exception as error:
        failure = ("expiration_date", f"a last look failed ({type(error).__name__})")
        return replace(extraction, failures=(*extraction.failures, failure))
    if not made:
        return extraction
    terms = sorted((*extraction.terms, *made), key=_place)
    return replace(extraction, terms=tuple(terms))


def _place(term: Term) -> tuple[int, int, str, str]:
    first = term.evidences[0]
    return first.char_start, first.char_end, term.kind, term.value_text


def _made(view: View) -> Iterator[Term]:
    open_kinds = {
        kind for kind in ("term", "expiration_date", "renewal", "notice_period") if not view.of(kind)
    }
    yield from _ends(view, open_kinds)
    yield from _renewals(view, open_kinds)


def _ends(view: View, open_kinds: set[str]) -> Iterator[Term]:
    if "expiration_date" not in open_kinds or any(term.state == "stated" for term in view.of("term")):
        return  # an end that is told, or worked out of a length, asks for neither
    place = _unexplained.of_end(view, view.terms)
    if place is not None:
        kinds = [kind for kind in ("expiration_date", "term") if kind in open_kinds]
        yield from _unknown(kinds, _UNREAD, [_quote(view, place)])
    elif (goes_on := _renewing(view)) is not None:
        yield from _unknown(["expiration_date"], _GOES_ON, goes_on.evidences)
    elif "renewal" in open_kinds and (may := _unexplained.of_renewal(view)) is not None:
        yield from _unknown(["expiration_date"], _MAY_RENEW, [_quote(view, may)])


def _renewing(view: View) -> Term | None:
    """Return the renewal of a contract that goes on by periods of half a year or more, if it does."""
    renewal = next((term for term in view.of("renewal") if term.value.get("kind") == "tacit"), None)
    lengths = [parse(term.value_text) for term in view.of("renewal_term") if term.state == "stated"]
    return (
        renewal if any(length is not None and length.in_months >= _YEARLY for length in lengths) else None
    )


def _renewals(view: View, open_kinds: set[str]) -> Iterator[Term]:
    place = _unexplained.of_renewal(view) if "renewal" in open_kinds else None
    if place is not None:
        missing = ["renewal", *(() if view.of("renewal_term") else ("renewal_term",))]
        yield from _unknown(missing, _MAY_RENEW, [_quote(view, place)])
    if "notice_period" in open_kinds and (notice := place or _unexplained.of_notice(view)) is not None:
        yield from _unknown(["notice_period"], _MAY_REFUSE, [_quote(view, notice)])


def _quote(view: View, place: Place) -> Evidence:
    sentence, low, high = place
    return _time.quote(view, sentence, low - 60, high + 60)


def _unknown(kinds: Iterable[str], reason: str, proof: Sequence[Evidence]) -> Iterator[Term]:
    for kind in kinds:
        yield _time.unknown(kind, NAME, reason, proof, confidence=_CONFIDENCE)
