"""Whether a contract speaks of a subject: found, absent or unknown. Doubt is never an absence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline._choice import USABLE
from pipeline.contract import Resolved
from pipeline.types import ClauseState, Document, State

SUPPORTED = ("fr", "en")
EVERY_KIND = "*"
_MOST_PAGES = 5
_DERIVED = {"party": "parties"}
"""Kind -> column of the contract, where the names differ."""
_NEVER_ABSENT = {
    "obligation": "duties are read only where a party, an act and a deadline stand together",
    "effective_date": "no day was recognised, and every contract takes effect on some day",
    "party": "nobody was recognised, and every contract has parties",
    "title": "no title was recognised, and every paper is called something",
}
"""Kind -> why nothing read proves nothing: every contract has it in one way or another."""
_TOUCHED_BY = {
    "cap_on_liability": (
        "liability_exclusion",
        "kinds of loss are excluded, and no sum was read that limits the rest",
    ),
    "liability_exclusion": (
        "cap_on_liability",
        "a limit of liability was read, but not what it leaves out",
    ),
    "termination_for_convenience": (
        "termination_notice",
        "a notice to end the contract was read, but not who may give it without a cause",
    ),
    "indexation": ("revision_gap", "words that revise the price were read, but not what they revise it by"),
    "exclusivity": ("non_compete", "a duty not to compete was read, which may bind to one partner"),
}
"""Kind -> another one that speaks of it, and why this one is then not said to be absent."""
_FOUND_ONLY = frozenset({"termination", "incorporated_terms"})
"""Kinds never told absent: one that only letters have; other papers, which are named in many ways."""

CLAUSE_TYPES: Mapping[str, tuple[str, ...]] = {
    "late_payment": ("late_payment_interest", "recovery_indemnity"),
    "limitation_of_liability": ("cap_on_liability", "liability_exclusion"),
    "payment": ("payment_term",),
    "price_revision": ("indexation", "revision_gap", "vague_price"),
    "signature_block": ("signature",),
}
"""Types of clauses that have no kind of their own -> kinds that such a clause gives."""
SPOKEN = "words that speak of it were seen, but nothing was understood"
"""Why a subject is not known where nothing but its words keeps its absence from being proven."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What keeps the absence of a kind from being proven."""

    kinds: frozenset[str] = frozenset()
    """Kinds that words suggest although no term was read; ``*``: every kind."""
    failures: Mapping[str, str] | None = None
    """Kind (``*``: every kind) -> how its extractor failed."""
    shown: Mapping[str, str] | None = None
    """Subject -> which passage shows that it is there, though no term was read."""


def states(
    document: Document,
    resolved: Resolved,
    signals: Signals,
    kinds: Iterable[str],
    *,
    min_page_quality: float,
) -> list[ClauseState]:
    """Tell the state of each kind for one contract.

    Args:
        document: as it was read; its text is not looked at.
        resolved: its terms after review.
        signals: what else the extraction saw.
        kinds: subjects to answer for.
        min_page_quality: a page read worse than this proves no absence.

    Returns:
        One state a kind, and one a type of ``CLAUSE_TYPES`` whose kinds were all asked for, in the order of
        their names; none for a kind of ``_FOUND_ONLY`` that is not there.
    """
    doubt = reading_doubt(document, min_page_quality)
    contract_id = resolved.contract.contract_id
    unseen = {"signature": unseen_marks(document)}
    told = {kind: _state(kind, resolved, signals, doubt, unseen.get(kind, "")) for kind in set(kinds)}
    told |= {
        kind: ("unknown", reason)
        for kind, (other, reason) in _TOUCHED_BY.items()
        if kind in told and other in told and told[kind][0] == "absent" and told[other][0] == "found"
    }
    told |= {
        name: _together(name, [told[kind] for kind in members], signals)
        for name, members in CLAUSE_TYPES.items()
        if name not in told and all(kind in told for kind in members)
    }
    every = (ClauseState(contract_id, name, *told[name]) for name in sorted(told))
    return [one for one in every if one.state != "absent" or one.type not in _FOUND_ONLY]


def _together(name: str, told: Sequence[tuple[State, str]], signals: Signals) -> tuple[State, str]:
    """Join the states of the kinds that one clause may give: found if any is, absent only if all are."""
    shown = (signals.shown or {}).get(name)
    passage: list[tuple[State, str]] = [("found", shown)] if shown else []
    for wanted in ("found", "unknown"):
        for state, reason in (*told, *passage):
            if state == wanted:
                return state, reason
    return ("unknown", SPOKEN) if name in signals.kinds else ("absent", "")


def _state(kind: str, resolved: Resolved, signals: Signals, doubt: str, unseen: str) -> tuple[State, str]:
    terms = resolved.of(kind)
    standing = [item for item in terms if item.state != "rejected"]
    stated = [item.term for item in standing if item.term.state == "stated"]
    if any(term.confidence >= USABLE for term in stated):
        return "found", ""
    column = _DERIVED.get(kind, kind)
    if column in resolved.proofs:
        return "found", resolved.proofs[column].words
    shown = (signals.shown or {}).get(kind)
    if shown and len(standing) == len(terms):
        return "found", shown
    if terms or column in resolved.contract.unknown:
        reason = resolved.contract.unknown.get(column)
        if reason is None and standing:
            term = (stated or [standing[0].term])[0]
            said = f"read with little confidence: {term.value_text}" if stated else term.reason
            reason = f"{said} (page {term.evidences[0].page})"
        return "unknown", reason or "what was read was rejected in review"
    failures = signals.failures or {}
    failure = failures.get(kind) or failures.get(EVERY_KIND)
    if failure:
        return "unknown", f"the extraction failed: {failure}"
    if kind in signals.kinds or EVERY_KIND in signals.kinds:
        return "unknown", SPOKEN
    doubt = doubt or _NEVER_ABSENT.get(kind, "") or unseen
    return ("unknown", doubt) if doubt else ("absent", "")


def reading_doubt(document: Document, min_page_quality: float) -> str:
    """Return why a document was not read well enough to prove an absence; empty if it was."""
    if document.status != "ok":
        reason = f": {document.reason}" if document.reason else ""
        if document.status == "needs_ocr_review":
            return f"part of the file could not be read well{reason}"
        return f"the file is {document.status.replace('_', ' ')}{reason}"
    if not document.pages:
        return "nothing was read"
    unread = [page.number for page in document.pages if page.read_as == "unread"]
    if unread:
        return f"{_pages(unread)} not read"
    poor = [
        page.number
        for page in document.pages
        if page.read_as != "blank" and page.quality < min_page_quality
    ]
    if poor:
        return f"{_pages(poor)} hardly legible"
    if all(page.read_as == "blank" for page in document.pages):
        return "every page is blank"
    if document.language not in SUPPORTED:
        return "the language is not French or English"
    return ""


def unseen_marks(document: Document) -> str:
    """Return why a file may bear signatures that nobody read; empty where a mark would have been.

    A page that is a picture shows a pen's mark only to who looks for it, and a mark that stands at no place
    to sign that was read may stand at one that was not.
    """
    said = document.metadata
    looked = {number for key, value in said if key == "ink_pages" for number in value.split(",")}
    if "all" not in looked:
        pictures = [page.number for page in document.pages if page.read_as == "ocr"]
        missed = [number for number in pictures if str(number) not in looked]
        if missed:
            return f"{_pages(missed)} read from a picture, and no mark by hand was looked for there"
    marks = {value.split(":")[0] for key, value in said if key == "ink"}
    marked = [page.number for page in document.pages if str(page.number) in marks]
    return f"{_pages(marked)} marked by hand, and whose marks they are was not read" if marked else ""


def _pages(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"page {numbers[0]} was"
    shown = ", ".join(str(number) for number in numbers[:_MOST_PAGES])
    more = len(numbers) - _MOST_PAGES
    return f"pages {shown}{f' and {more} more' if more > 0 else ''} were"
