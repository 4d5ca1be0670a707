"""How sure a day or a length of time is: marks of how it was read, weighed by a model.

A rule's own score says how its words rank among others; it is one mark among many, and what it is worth in
each language is learned. What agrees with other values of the contract is surer, what stands against them
is not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

from pipeline.dates import Ambiguous, add_duration
from pipeline.folding import fold
from pipeline.terms import _time, _time_marks
from pipeline.terms.base import View
from pipeline.types import Clause, Term

_UNWEIGHED = 0.85
"""Without the model nothing is sure."""
_POOR = 0.9
"""On a page read by OCR with less quality than this nothing is sure."""
_DOUBTED = 0.88
_HEAD, _FRONT = 1_500, 12_000
_DAYS = ("agreement_date", "effective_date", "expiration_date")
_SAID = {
    "agreement_date": (
        "dated", "entered into", "made", "effective", "signed", "executed", "as of", "fait a", "conclu",
        "en date", "updated", "this", "date:", "between",
    ),
    "effective_date": (
        "effective date", "commencement date", "effective", "commenc", "begin", "start", "hereof",
        "signature", "sign", "execution", "means", "unless", "amendment", "prend effet", "vigueur",
        "a compter", "approv", "closing",
    ),
    "expiration_date": (
        "expir", "terminat", "until", "through", "anniversary", "year", "month", "earlier", "unless",
        "initial term", "renew", "exten", "perpetu", "indefinite", "either party", "this agreement",
        "term", "commenc", "effective date", "hereof", "prend fin", "jusqu", "indeterminee",
    ),
    "term": (
        "initial", "year", "month", "anniversary", "commenc", "effective date", "ferme", "duree",
        "unless",
    ),
    "renewal": (
        "automatic", "tacit", "unless", "may", "option", "mutual", "express", "not",
    ),
    "renewal_term": (
        "automatic", "successive", "additional", "option", "may", "annual", "same", "renewal term",
        "tacit", "each", "mutual", "up to",
    ),
    "notice_period": (
        "prior", "before", "renew", "terminat", "at least", "written", "end of", "expiration",
        "either party", "preavis", "avant", "echeance", "denonc",
    ),
    "termination_notice": (
        "any time", "convenience", "without cause", "either party", "written", "prior", "preavis",
        "a tout moment", "breach", "manquement",
    ),
}  # fmt: skip
"""Kind -> words that its quotes may hold."""
_USUAL = {
    "renewal_term": frozenset({"P12M"}),
    "notice_period": frozenset({"P30D", "P60D", "P90D", "P3M", "P6M", "P2M", "P1M"}),
    "termination_notice": frozenset({"P30D", "P60D", "P90D", "P3M", "P1M"}),
}
_GENERAL = ("conditions generales", "general terms", "general conditions", "derogation")
_SPECIAL = (
    "conditions particulieres",
    "special terms",
    "special conditions",
    "specific conditions",
    "derogation a l'article",
)
_watching: list[list[tuple[Term, tuple[str, ...]]]] = []


def weighed(view: View, term: Term, *told: str) -> Term:
    """Return a term with the probability that it is right for its confidence.

    Args:
        view: the document, with the terms that its extractor requires.
        term: a term whose confidence is a rule's own score; an unknown one is returned as it is.
        told: what its extractor knows of how it was found.
    """
    if term.state != "stated":
        return term
    marks = tuple(dict.fromkeys(_marks(view, term, told)))
    confidence = _confidence(term.kind, marks)
    if _poorly_read(view, term) or term.repaired:
        confidence = min(confidence, _DOUBTED)
    final = replace(term, confidence=round(confidence, 3))
    view.memo["score", id(final)] = final, term.confidence
    for seen in _watching:
        seen.append((final, marks))
    return final


def all_weighed(view: View, terms: Iterable[Term]) -> Iterator[Term]:
    """Weigh what an extractor reads; values that stand against each other keep their scores."""
    read = list(terms)
    alone = len({term.value_text for term in read if term.state == "stated"}) <= 1
    yield from (weighed(view, term) if alone else term for term in read)


def score(view: View, term: Term) -> float:
    """Return the score that a rule gave a term, before it was weighed."""
    known = view.memo.get(("score", id(term)))
    return float(known[1]) if known is not None and known[0] is term else term.confidence


@contextmanager
def watched() -> Iterator[list[tuple[Term, tuple[str, ...]]]]:
    """Note the marks of every term that is weighed meanwhile: what the model is taught on."""
    seen: list[tuple[Term, tuple[str, ...]]] = []
    _watching.append(seen)
    try:
        yield seen
    finally:
        _watching.remove(seen)


def _confidence(kind: str, marks: tuple[str, ...]) -> float:
    import models

    try:
        model = models.load("time_confidence")
    except models.ModelError:
        return _UNWEIGHED
    return float(model.confidence(kind, marks))


def _poorly_read(view: View, term: Term) -> bool:
    pages = {page.number: page for page in view.flow.document.pages}
    shown = (pages.get(fragment.page) for evidence in term.evidences for fragment in evidence.fragments)
    return any(page is not None and page.read_as == "ocr" and page.quality < _POOR for page in shown)


def _marks(view: View, term: Term, told: tuple[str, ...]) -> Iterator[str]:
    kind = term.kind
    said = " ".join(fold(" ".join(evidence.quote for evidence in term.evidences)).split())
    yield kind
    yield f"{kind}, {view.language}"
    yield f"score {round(term.confidence * 20) / 20:.2f}"
    yield f"{kind}: score {term.confidence:.2f}"
    if "computed_from" in term.value:
        yield f"{kind}: computed"
        if "first day counted" in str(term.value["computed_from"]):
            yield f"{kind}: first day counted"
    if view.once("two sets of conditions", lambda: _two_sets(view)):
        yield f"{kind}: two sets of conditions"
        yield "two sets of conditions"
    yield f"{kind}: {min(len(term.evidences), 3)} places"
    for word in _SAID.get(kind, ()):
        if word in said:
            yield f"{kind}: {word}"
    for mark in told:
        yield f"{kind}: {mark}"
    yield from _place(view, term)
    if kind in _DAYS:
        yield from _days(view, term)
    elif kind in _USUAL:
        yield f"{kind}: usual" if term.value_text in _USUAL[kind] else f"{kind}: unusual"
    elif kind in ("renewal",):
        yield f"{kind}: {term.value_text}"
    yield f"{kind}: long" if len(view.flow.text) > 60_000 else f"{kind}: short"
    if view.language == "en" and kind in _time_marks.KINDS:
        # A model that was not taught on these passes over them.
        yield from _time_marks.around(view, term, clause_at(view, term.evidences[0].char_start))


def _two_sets(view: View) -> bool:
    """Tell whether special conditions may override general ones."""
    folded = view.folded_between(0, len(view.flow.text))
    return all(_time.holds(folded, words) for words in (_GENERAL, _SPECIAL))


def _place(view: View, term: Term) -> Iterator[str]:
    at = term.evidences[0].char_start
    length = max(len(view.flow.document.text), 1)
    yield (
        f"{term.kind}: head"
        if at < _HEAD
        else f"{term.kind}: front"
        if at < _FRONT
        else f"{term.kind}: body"
    )
    if at > 0.8 * length and at > _HEAD:
        yield f"{term.kind}: tail"
    clause = clause_at(view, at)
    if clause is not None:
        yield f"{term.kind}: in {clause.role}"
        if _time.is_term_heading(clause, view.language):
            yield f"{term.kind}: under term"


def clause_at(view: View, at: int) -> Clause | None:
    """Return the clause that holds an offset of the document."""
    starts = view.once("flow of document", lambda: [piece[1] for piece in view.flow.pieces])
    place = bisect_right(starts, at) - 1
    if place < 0:
        return None
    flow_start, doc_start, _ = view.flow.pieces[place]
    offset = flow_start + at - doc_start
    clauses = view.once("clause starts", lambda: [clause.start for clause in view.clauses])
    found = bisect_right(clauses, offset) - 1
    return view.clauses[found] if found >= 0 else None


def _days(view: View, term: Term) -> Iterator[str]:
    kind = term.kind
    if term.value_text == "perpetual" or "date" not in term.value:
        yield f"{kind}: no day"
        return
    day = date.fromisoformat(term.value_text)
    made = _day_of(view, "agreement_date")
    if kind != "agreement_date":
        yield f"{kind}: {_beside(day, made)} agreement"
    if kind == "expiration_date":
        start = _day_of(view, "effective_date") or made
        yield f"{kind}: {_after_term(view, day, start)}"
        if start is not None:
            yield f"{kind}: {'long' if (day - start).days > 20 * 366 else 'plausible'} after start"
            if abs((day - _same_day(start, day.year)).days) <= 1:
                yield f"{kind}: whole years after start"


def _same_day(start: date, year: int) -> date:
    """Return a day's anniversary in a year; of 29 February, the first of March where there is none."""
    try:
        return start.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _day_of(view: View, kind: str) -> date | None:
    terms = view.of(kind)
    if not terms or terms[0].state != "stated" or "date" not in terms[0].value:
        return None
    return date.fromisoformat(terms[0].value_text)


def _beside(day: date, other: date | None) -> str:
    if other is None:
        return "no"
    if day == other:
        return "same as"
    return "long after" if (day - other).days > 400 else "after" if day > other else "before"


def _after_term(view: View, day: date, start: date | None) -> str:
    """Hold an end against start and term."""
    terms = view.of("term")
    if start is None or not terms or terms[0].state != "stated":
        return "nothing to compare"
    try:
        end = add_duration(start, terms[0].value_text)
    except ValueError:
        return "nothing to compare"
    if isinstance(end, Ambiguous):
        return "nothing to compare"
    return "agrees with start and term" if abs(end - day) <= timedelta(days=1) else "against start and term"
