"""A last look at what nothing was read of: what may speak of the end, the renewal or its notice is quoted.

It runs behind all extractors and the second look, and only where a kind has no term at all. A
length that no term explains makes the end unknown with its words, where silence would be told; it is read
only where its sentence is plain and nothing else in the contract is unexplained. Rows of a table of prices
that were not read are quoted, too, though others were: half a price list is not to pass for all of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pipeline._calendar import parse
from pipeline.legibility import doubted
from pipeline.money import amount_text, money_text
from pipeline.terms import (
    Extraction,
    _handed_over,
    _loans,
    _plain_ends,
    _plain_time,
    _time,
    _unexplained,
)
from pipeline.terms._expiration_computed import computed
from pipeline.terms._left_blank import left_blank
from pipeline.terms._plain_time import Span
from pipeline.terms._sums_left import Labelled, SumLeft, bare_sums, labelled_sums, sums_left
from pipeline.terms._unexplained import Place
from pipeline.terms._untaken_rows import untaken
from pipeline.terms.base import View, in_order
from pipeline.types import Clause, Evidence, FlowText, JsonValue, Term

NAME = "last_look/1"
_CONFIDENCE = 0.5
_BY_EVENT = 0.6
"""What an end is worth that something brings about, in plain words."""
_RATED = 0.65
"""What a rate is worth that a sentence of its own tells, under no word of price."""
_PLAIN = 0.7
"""What a renewal by silence in plain words is worth."""
_UNREAD = "A length or a day stands here that nothing else explains: what it is of could not be read."
_GOES_ON = "It renews by itself, so it has an end, but no day could be read."
_GOES_ON_FOR = "It renews by itself, but for how long could not be read."
_MAY_RENEW = "These words may say that it goes on by silence, but how could not be read."
_MAY_REFUSE = "These words may say by when its renewal is refused, but it could not be read."
_PAID_BACK = "The words say how the loan is paid back, but not by which day, or it could not be read."
_LENT = 0.8
"""What a sum that is lent is worth."""
_MAY_END = "A notice stands here by its name alone: what it is the notice of could not be read."
_NO_ROWS = "These rows look like prices, but none of their table could be read."
_SOME_ROWS = "These rows look like prices as others of their table do, but they could not be read."
_SUM = "A sum stands here that nothing else explains: it may be a price."
_NO_CURRENCY = "A price stands here without its currency."
_BLANK = "The place where it stands was left open, or masked."
_NAMED = 0.7
"""What a sum alone beside the name of a price is worth."""
_MOST_LABELS = 12
_MOST_TABLES, _MOST_ROWS = 20, 3
_WORDS = 0.93
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
        view = View(flow, tuple(clauses), extraction.terms)
        made = tuple(doubted(tuple(_made(view)), flow.document))
        terms = tuple(_handed_over.left_open(replace(view, terms=(*extraction.terms, *made))))
    except Exception as error:
        failure = ("expiration_date", f"a last look failed ({type(error).__name__})")
        return replace(extraction, failures=(*extraction.failures, failure))
    return replace(extraction, terms=in_order(terms))


def _made(view: View) -> Iterator[Term]:
    open_kinds = {
        kind
        for kind in ("term", "expiration_date", "renewal", "notice_period", "termination_notice")
        if not view.of(kind)
    }
    lent = tuple(_lent(view)) if _loans.is_loan(view, view.terms) else ()
    view = replace(view, terms=(*view.terms, *lent))
    made = [*lent, *_ends_of_all(view, open_kinds), *_renewals(view, open_kinds), *_prices(view)]
    yield from made
    yield from _blanks(view, {term.kind for term in (*view.terms, *made)})


def _blanks(view: View, read: Collection[str]) -> Iterator[Term]:
    """Yield what waits to be filled in, of kinds of which nothing was read."""
    for kind, place in left_blank(view, read):
        yield from _unknown([kind], _BLANK, [_quote(view, place)])


def _ends_of_all(view: View, open_kinds: set[str]) -> Iterator[Term]:
    """Yield ends, those of a loan first: it ends on the day on which all is paid back."""
    if not _loans.is_loan(view, view.terms):
        yield from _ends(view, open_kinds)
        return
    paid = _loans.repayment(view, _unexplained.begun(view)) if "expiration_date" in open_kinds else None
    if paid is not None and paid.last is not None:
        day = paid.last.isoformat()
        proof = [_quote(view, (paid.sentence, paid.low, paid.high))]
        value: dict[str, JsonValue] = {"date": day, "kind": "date"}
        yield _time.stated("expiration_date", NAME, value, day, proof, paid.confidence)
        return
    ends = list(_ends(view, open_kinds))
    yield from ends
    if paid is not None and not ends:
        yield from _unknown(
            ["expiration_date"], _PAID_BACK, [_quote(view, (paid.sentence, paid.low, paid.high))]
        )


def _lent(view: View) -> Iterator[Term]:
    """Yield what is lent and what each instalment is, where no price was read of that sum."""
    told = {term.value_text for term in view.terms if term.kind in ("price", "total_value")}
    for one in _loans.lent(view):
        assert one.amount.value is not None
        assert one.amount.currency is not None
        text = money_text(one.amount.value, one.amount.currency)
        if text in told:
            continue
        told.add(text)
        value: dict[str, JsonValue] = {
            "amount": amount_text(one.amount.value),
            "currency": one.amount.currency,
            **({"per": one.per} if one.per else {}),
            "what": " ".join(one.what.split()),
        }
        proof = [_quote(view, (one.sentence, one.amount.start, one.amount.end))]
        yield _time.stated("price", NAME, value, text, proof, _LENT, one.amount.repaired)


def _prices(view: View) -> Iterator[Term]:
    """Yield the rows of tables that look like prices and were not read, a term a table."""
    for table in islice(untaken(view, view.terms), _MOST_TABLES):
        reason = _SOME_ROWS if table.partly else _NO_ROWS
        proof = [view.flow.evidence(*row) for row in table.rows[:_MOST_ROWS]]
        yield _time.unknown("price", NAME, reason, proof, confidence=_CONFIDENCE)
    rows = list(islice(labelled_sums(view), _MOST_LABELS))
    named = [row for row in rows if row.named]
    yield from (_labelled(view, row) for row in named)
    taken = {row.place for row in named}
    sums = [left for left in islice(sums_left(view, view.terms), _MOST_ROWS) if left.place not in taken]
    for left in sums:
        yield _rate(view, left) if left.what else _sum(view, left)
    for row in [] if sums or named else rows[:1]:
        yield from _unknown(["price"], _SUM, [_quote(view, row.place)])
    for place in islice(bare_sums(view), 1):
        yield from _unknown(["price"], _NO_CURRENCY, [_quote(view, place)])


def _sum(view: View, left: SumLeft) -> Term:
    proof = [_quote(view, (left.sentence, left.amount.start, left.amount.end))]
    return _time.unknown("price", NAME, _SUM, proof, confidence=_CONFIDENCE)


def _rate(view: View, left: SumLeft) -> Term:
    """State a rate that has a sentence to itself: *Travel: GBP 0.52 a mile.*"""
    amount = left.amount
    if amount.value is None or amount.currency is None:
        return _sum(view, left)
    value: dict[str, JsonValue] = {
        "amount": amount_text(amount.value),
        "currency": amount.currency,
        "per": left.per,
        "what": left.what,
    }
    proof = [_quote(view, (left.sentence, amount.start, amount.end))]
    text = money_text(amount.value, amount.currency)
    return _time.stated("price", NAME, value, text, proof, _RATED, amount.repaired)


def _labelled(view: View, row: Labelled) -> Term:
    """State the price that stands alone beside its name."""
    amount = row.amount
    assert amount.value is not None
    assert amount.currency is not None
    value: dict[str, JsonValue] = {
        "amount": amount_text(amount.value),
        "currency": amount.currency,
        **({"per": row.per} if row.per else {}),
        **({"tax": row.tax} if row.tax else {}),
    }
    text = money_text(amount.value, amount.currency)
    low, high = (row.place[0].start + one for one in row.place[1:])
    line = view.flow.text.rfind("\n", 0, low) + 1
    what = " ".join(view.flow.text[line:low].replace("|", " ").split()).rstrip(" :.")
    if what:
        value["what"] = what
    return _time.stated(
        "price", NAME, value, text, [view.flow.evidence(line, high)], _NAMED, amount.repaired
    )


def _ends(view: View, open_kinds: set[str]) -> Iterator[Term]:
    if "expiration_date" not in open_kinds or any(term.state == "stated" for term in view.of("term")):
        return  # an end that is told, or worked out of a length, asks for neither
    places = _unexplained.of_end(view, view.terms)
    if places:
        read = _plainly(view, places) if "term" in open_kinds else None
        if read is not None and _fits(view, read):
            yield from _stated(view, places[0], read)
            return
        if (event := _plain_ends.event(view, places)) is not None:
            value: dict[str, JsonValue] = {"kind": "event"}
            proof = [_quote(view, event)]
            yield _time.stated("expiration_date", NAME, value, "event", proof, _BY_EVENT)
            return
        kinds = [kind for kind in ("expiration_date", "term") if kind in open_kinds]
        yield from _unknown(kinds, _UNREAD, [_quote(view, places[0])])
    elif (goes_on := _renewing(view)) is not None:
        yield from _unknown(["expiration_date"], _GOES_ON, goes_on.evidences)
    elif "renewal" in open_kinds and (may := _unexplained.of_renewal(view)) is not None:
        yield from _unknown(["expiration_date"], _MAY_RENEW, [_quote(view, may)])


def _plainly(view: View, places: Sequence[Place]) -> Span | None:
    return _plain_time.span(view, places) or _plain_ends.span(view, places)


def _fits(view: View, read: Span) -> bool:
    """Tell whether what is read begins on the day on which the contract takes effect, if that was read."""
    days = {term.value_text for term in view.of("effective_date") if term.state == "stated"}
    return read.first is None or not days or days == {read.first.isoformat()}


def _stated(view: View, place: Place, read: Span) -> Iterator[Term]:
    """State what plain words say: the days as they stand, or an end counted from the length."""
    proof = [_time.quote(view, place[0], read.low - 60, read.high + 60)]
    if read.first is not None and not view.of("effective_date"):
        first = read.first.isoformat()
        value: dict[str, JsonValue] = {"date": first, "kind": "date"}
        yield _time.stated("effective_date", NAME, value, first, proof, read.confidence)
    if read.length:
        value = {"duration": read.length, **({"from": read.origin} if read.origin else {})}
        term = _time.stated("term", NAME, value, read.length, proof, read.confidence)
        yield term
        if read.last is None:
            yield from _counted(view, term)
    if read.last is not None:
        last = read.last.isoformat()
        value = {"date": last, "kind": "date"}
        yield _time.stated("expiration_date", NAME, value, last, proof, read.confidence)


def _counted(view: View, term: Term) -> Iterator[Term]:
    """Count the end from a length: the score of its words is one thing, what they are worth another."""
    kinds = ("agreement_date", "effective_date")
    starts = [
        replace(one, confidence=max(one.confidence, _WORDS)) for one in view.terms if one.kind in kinds
    ]
    end = computed(replace(view, terms=(*starts, replace(term, confidence=_WORDS))), NAME)
    if end is not None:
        yield replace(end, confidence=min(end.confidence, term.confidence))


def _renewing(view: View) -> Term | None:
    """Return the renewal of a contract that goes on by periods of half a year or more, if it does."""
    renewal = next((term for term in view.of("renewal") if term.value.get("kind") == "tacit"), None)
    lengths = [parse(term.value_text) for term in view.of("renewal_term") if term.state == "stated"]
    return (
        renewal if any(length is not None and length.in_months >= _YEARLY for length in lengths) else None
    )


def _renewals(view: View, open_kinds: set[str]) -> Iterator[Term]:
    place = _unexplained.of_renewal(view) if "renewal" in open_kinds else None
    read = None if place is None else _plain_time.goes_on(view, place)
    if place is not None:
        proof = [_quote(view, place)]
        wanted = [] if view.of("renewal_term") else ["renewal_term"]
        if read is None:
            yield from _unknown(["renewal", *wanted], _MAY_RENEW, proof)
        else:
            yield _time.stated("renewal", NAME, {"kind": "tacit"}, "tacit", proof, _PLAIN)
            yield from _length(wanted, read.period, _GOES_ON_FOR, proof)
    row = _unexplained.of_notice(view)
    if row is not None and "termination_notice" in open_kinds:
        yield from _unknown(["termination_notice"], _MAY_END, [_quote(view, row)])
    if "notice_period" not in open_kinds:
        return
    notice = place or row or _unexplained.of_refusal(view, view.terms)
    if notice is not None:
        told = "" if read is None else read.notice
        yield from _length(["notice_period"], told, _MAY_REFUSE, [_quote(view, notice)])


def _length(kinds: Iterable[str], told: str, reason: str, proof: Sequence[Evidence]) -> Iterator[Term]:
    if not told:
        yield from _unknown(kinds, reason, proof)
        return
    for kind in kinds:
        yield _time.stated(kind, NAME, {"duration": told}, told, proof, _PLAIN)


def _quote(view: View, place: Place) -> Evidence:
    sentence, low, high = place
    return _time.quote(view, sentence, low - 60, high + 60)


def _unknown(kinds: Iterable[str], reason: str, proof: Sequence[Evidence]) -> Iterator[Term]:
    for kind in kinds:
        yield _time.unknown(kind, NAME, reason, proof, confidence=_CONFIDENCE)
