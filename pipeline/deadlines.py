"""The days somebody must act on. An unknown day is itself a row: it asks for attention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from pipeline import _calendar as calendar
from pipeline._status import JUDGED
from pipeline.contract import Resolved
from pipeline.folding import fold
from pipeline.indexation._days import Anchors, plus_months, regular
from pipeline.indexation.formula import Days
from pipeline.indexation.kept_days import told
from pipeline.types import ClauseState, Deadline, Evidence, JsonValue, Term

_EVERY = {
    "P1M": ("month", "monthly", "mois", "mensuel", "mensuelle", "tous les mois", "chaque mois"),
    "P3M": ("quarter", "quarterly", "trimestre", "trimestriel", "trimestrielle", "every quarter"),
    "P6M": (
        "half-year", "half-yearly", "semi-annual", "semi-annually",
        "semestre", "semestriel", "semestrielle",
    ),
    "P12M": (
        "year", "yearly", "annual", "annually", "every year", "each year", "per year",
        "an", "annuel", "annuelle", "annuellement", "tous les ans", "chaque annee", "par an",
    ),
    "P36M": ("triennial", "triennal", "triennale", "every three years", "tous les trois ans"),
}  # fmt: skip
"""ISO duration -> folded words for it; anything else is not understood rather than guessed."""
_YEAR = 12
_AHEAD = 13 * 12
"""Months in which a review is looked for: they come every ten years at the latest."""
_LIKELY = 0.8
"""Of a review on a day of the year, in a contract whose beginning is not known."""


def deadlines(resolved: Resolved, *, as_of: date, states: Iterable[ClauseState] = ()) -> list[Deadline]:
    """List a contract's deadlines: end, renewal, notice, price review.

    A document that is no contract has none.

    Args:
        resolved: the contract with what its fields rest on.
        as_of: the day after which the next price review is told.
        states: of the contract, which tell why an end or a notice may have been missed.
    """
    if resolved.contract.document_class not in JUDGED:
        return []
    doubts = {item.type: item.reason for item in states if item.state == "unknown"}
    found = [*_end(resolved, doubts), *_renewal(resolved), *_notice(resolved, doubts)]
    found += _price_reviews(resolved, as_of)
    return found


def _end(resolved: Resolved, doubts: Mapping[str, str]) -> Iterator[Deadline]:
    contract = resolved.contract
    if contract.expiration_kind == "perpetual":
        return
    if contract.expiration_date is not None:
        words = _as_read(resolved, contract.expiration_date)
        yield _deadline(resolved, "end", contract.expiration_date, "expiration_date", words)
    elif contract.expiration_kind == "event":
        yield _deadline(resolved, "end", None, "expiration_kind", "unknown: it ends with an event")
    elif "expiration_date" in contract.unknown:
        yield _unknown(resolved, "end", "expiration_date", contract.unknown["expiration_date"])
    elif contract.document_class not in ("amendment", "order"):
        # An amendment says only what it changes, an order what is new: their silence is no alarm.
        reason = "no end date was found" + _because(doubts.get("expiration_date"))
        yield _unknown(resolved, "end", "expiration_date", reason)


def _as_read(resolved: Resolved, end: date) -> str:
    """How the extractor came by the end: the words it was computed from, or that it is stated."""
    stated = resolved.proofs["expiration_date"].reviewed[0].term.value
    computed = stated.get("computed_from")
    if not isinstance(computed, str) or not computed:
        return f"ends on {end}, as stated"
    return computed if "=" in computed else f"{computed} = {end}"


def _renewal(resolved: Resolved) -> Iterator[Deadline]:
    contract = resolved.contract
    if contract.next_renewal_date is not None:
        yield _deadline(resolved, "renewal", contract.next_renewal_date, "next_renewal_date", "")
    elif contract.renewal == "tacit":
        reason = contract.unknown.get("next_renewal_date", "the end of the term is not known")
        yield _unknown(resolved, "renewal", "renewal", reason)


def _notice(resolved: Resolved, doubts: Mapping[str, str]) -> Iterator[Deadline]:
    contract = resolved.contract
    if contract.notice_deadline is not None:
        yield _deadline(resolved, "notice", contract.notice_deadline, "notice_deadline", "")
    elif "notice_deadline" in contract.unknown:
        if resolved.of("notice_period"):
            yield _unknown(resolved, "notice", "notice_period", contract.unknown["notice_deadline"])
            return
        reason = contract.unknown["notice_deadline"] + _because(doubts.get("notice_period"))
        yield _unknown(resolved, "notice", "renewal", reason)


def _because(doubt: str | None) -> str:
    return f", and it may have been missed: {doubt}" if doubt else ""


def _price_reviews(resolved: Resolved, as_of: date) -> list[Deadline]:
    """One row a day; several indexations without a day make one unknown row."""
    known: dict[date, Deadline] = {}
    unknown: list[Deadline] = []
    for item in resolved.of("indexation"):
        if item.state == "rejected":
            continue
        day, words, sure = _next_review(resolved, item.term, as_of)
        evidence = item.term.evidences[0]
        sure = min(sure, item.term.confidence)
        deadline = Deadline(resolved.contract.contract_id, "price_review", day, words, evidence, sure)
        if day is None:
            unknown.append(deadline)
        else:
            known.setdefault(day, deadline)
    return [known[day] for day in sorted(known)] or unknown[:1]


def _next_review(resolved: Resolved, term: Term, as_of: date) -> tuple[date | None, str, float]:
    """Return the next review, how it was worked out, and how sure the contract's own days are in that."""
    if term.state == "unknown":
        return None, f"unknown: {term.reason}", 1.0
    first = calendar.iso(term.value.get("first_date"))
    period = _frequency(term.value.get("frequency"))
    every = _YEAR if period is None else period.months
    yearly = told(term.value, every) if first is None and every else None
    if yearly is not None:
        return _next_of_year(resolved, yearly, as_of)
    if first is None:
        often = f"every {period}" if period else "at times that are not stated"
        return None, f"unknown: the price is reviewed {often}, but the first day is not stated", 1.0
    if first > as_of:
        return first, f"first review on {first}, as stated", 1.0
    if period is None:
        return None, f"unknown: the first review was on {first}, and how often is not stated", 1.0
    following = calendar.roll(first, period, as_of)
    if following is None:
        return None, f"unknown: {period} from {first} meets no day of the calendar", 1.0
    return following, f"first review {first}, then every {period}: next on {following}", 1.0


def _next_of_year(resolved: Resolved, days: Days, as_of: date) -> tuple[date | None, str, float]:
    """Return the next review where a day of the year is told, or the contract's anniversary."""
    contract, signed = resolved.contract, days.anchor == "signature"
    start = contract.agreement_date if signed else contract.effective_date
    if start is None and (days.on == "anniversary" or days.after_months or days.every_months != _YEAR):
        return None, "unknown: the day from which the reviews of the price are counted is not known", 1.0
    # a day of the year comes, whenever the contract began
    begin = start or as_of
    until = plus_months(max(begin, as_of, days.not_before or as_of), _AHEAD + (days.after_months or 0))
    found = regular(days, Anchors(begin, begin), until)
    following = next((day for day in found.days if day > as_of), None)
    if following is None:
        why = found.reason or "no day of it is near"
        return None, f"unknown: when the price is next reviewed is not known: {why}", 1.0
    proof = resolved.proofs.get("agreement_date" if signed else "effective_date")
    period = calendar.Period(days.every_months or _YEAR, 0)
    if start is None or proof is None:
        return following, f"reviewed every {period}: next on {following}", _LIKELY
    words = f"reviewed every {period}, counted from {start}: next on {following}"
    return following, words, proof.confidence


def _frequency(value: JsonValue) -> calendar.Period | None:
    if not isinstance(value, str):
        return None
    period = calendar.parse(value)
    if period is not None:
        return period
    folded = " ".join(fold(value).split())
    return next((calendar.parse(duration) for duration, words in _EVERY.items() if folded in words), None)


def _deadline(resolved: Resolved, kind: str, day: date | None, source: str, words: str) -> Deadline:
    proof = resolved.proofs[source]
    evidence = proof.reviewed[0].term.evidences[0] if proof.reviewed else None
    return _make(resolved, kind, day, proof.words or words, evidence, proof.confidence)


def _unknown(resolved: Resolved, kind: str, term_kind: str, reason: str) -> Deadline:
    item = next((item for item in resolved.of(term_kind) if item.state != "rejected"), None)
    evidence = item.term.evidences[0] if item else None
    return _make(
        resolved, kind, None, f"unknown: {reason}", evidence, item.term.confidence if item else 0.0
    )


def _make(
    resolved: Resolved,
    kind: str,
    day: date | None,
    words: str,
    evidence: Evidence | None,
    confidence: float,
) -> Deadline:
    return Deadline(resolved.contract.contract_id, kind, day, words, evidence, confidence)  # type: ignore[arg-type]
