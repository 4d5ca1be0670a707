"""What stands around an English day or length that may make it another thing's: marks for its confidence.

A rule that reads an end does not look at what else its clause says. A clause that tells several days or
lengths, names a phase, an order, another paper or a condition, or counts from a start that was itself
guessed, has misled it more often than others; how much each weighs is learned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data import late as re
from pipeline.folding import fold
from pipeline.terms.base import View
from pipeline.types import Clause, Term

KINDS = frozenset(("effective_date", "expiration_date", "term"))
_LONGEST = 4_000
"""Characters of a clause that are looked at, around the words that were read."""
_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?!\d)")
_LENGTH = re.compile(r"\b(?:years?|months?|weeks?)\b")
_SAID: Mapping[str, tuple[str, ...]] = {
    "phase": ("phase", "stage "),
    "order": ("statement of work", "work order", "purchase order", "order form", "task order"),
    "season": ("season",),
    "contract year": ("contract year", "license year", "licence year", "fiscal year", "academic year"),
    "first year": ("first year", "first period", "year one", "year 1"),
    "trial": ("trial", "pilot", "probation"),
    "other paper": ("lease", "permit", "agreement dated", "master agreement", "under a separate"),
    "replaced": ("replace", "supersede", "in place of", "previous", "prior agreement"),
    "condition": ("if ", "in the event", "in case", "provided that"),
    "option": ("option", "may extend", "right to extend", "may be extended", "may renew"),
    "extended": ("extended to", "extended until", "extend the term", "extended by", "prolong"),
    "event": ("complet", "launch", "accept", "deliver", "closing", "approv", "opening", "first sale"),
    "expected": ("expected", "anticipated", "scheduled", "planned", "estimated"),
    "earlier of": ("earlier of", "earliest of", "sooner of", "whichever", "first to occur"),
    "later of": ("later of", "latest of"),
    "until it ends": ("so long as", "as long as", "expiration of the", "termination of the"),
    "its terms": ("last to expire", "last-to-expire", "coterminous", "co-terminous"),
}
"""Mark -> words of which one stands in what was read (``said``) or in its clause (``beside``)."""


def around(view: View, term: Term, clause: Clause | None) -> Iterator[str]:
    """Yield marks of what stands around a value; none of them says that it is right or wrong.

    Args:
        view: the document, with the terms that were read before.
        term: the value.
        clause: where it stands.
    """
    kind = term.kind
    said = fold(" ".join(evidence.quote for evidence in term.evidences))
    beside = "" if clause is None else _clause(view, term, clause)
    for mark, words in _SAID.items():
        if any(word in said for word in words):
            yield f"{kind}: said {mark}"
        elif any(word in beside for word in words):
            yield f"{kind}: beside {mark}"
    years = len(set(_YEAR.findall(beside)))
    yield f"{kind}: years beside {min(years, 4)}"
    yield f"{kind}: lengths beside {min(len(_LENGTH.findall(beside)), 6)}"
    if clause is not None and clause.role == "recital":
        yield f"{kind}: said in a recital"
    if kind == "expiration_date":
        yield from _start(view, term)


def _clause(view: View, term: Term, clause: Clause) -> str:
    """Return the folded text of a clause, or of the part of a long one that holds what was read."""
    folded = view.folded(clause)
    if len(folded) <= _LONGEST:
        return folded
    head = " ".join(fold(term.evidences[0].quote).split())[:40]
    at = max(0, folded.find(head))
    low = max(0, at - _LONGEST // 2)
    return folded[low : low + _LONGEST]


def _start(view: View, term: Term) -> Iterator[str]:
    """Tell how well the day is known from which an end is counted."""
    begun, made = view.of("effective_date"), view.of("agreement_date")
    if not begun:
        yield "expiration_date: no start read"
    elif begun[0].state != "stated":
        yield "expiration_date: start not known"
    else:
        yield f"expiration_date: start {'sure' if begun[0].confidence >= 0.9 else 'not sure'}"
        if "computed_from" in begun[0].value:
            yield "expiration_date: start computed"
    if "computed_from" in term.value:
        alone = len(term.evidences) == 1
        other = not alone and begun and begun[0].evidences[0] in term.evidences
        made_it = not alone and made and made[0].evidences[0] in term.evidences
        named = "its own words" if alone else "effect" if other else "making" if made_it else "a named day"
        yield f"expiration_date: counted from {named}"
    lengths = view.of("term")
    if lengths and lengths[0].state == "stated":
        yield f"expiration_date: length {'sure' if lengths[0].confidence >= 0.9 else 'not sure'}"
    elif not lengths:
        yield "expiration_date: no length read"
    if str(term.value.get("kind", "")) == "perpetual":
        quote = fold(term.evidences[0].quote)
        ended = "until terminated" in quote or "either party" in quote or "indefinite" in quote
        yield f"expiration_date: open {'by notice' if ended or 'perpet' in quote else 'by what happens'}"
