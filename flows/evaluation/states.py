"""Whether a clause is there at all: ``clause_states`` against labelled passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from flows.evaluation.answers import Answers
from flows.evaluation.gold import Gold

KINDS = {
    "agreement_date": "agreement_date",
    "effective_date": "effective_date",
    "expiration_date": "expiration_date",
    "parties": "party",
    "document_name": "title",
    "renewal_term": "renewal_term",
    "notice_period_to_terminate_renewal": "notice_period",
    "anti_assignment": "assignment",
    "no_solicit_of_employees": "non_solicitation",
    "no_solicit_of_customers": "non_solicitation",
    "limitation_of_liability": "cap_on_liability",
    "payment": "payment_term",
    "price_revision": "indexation",
    "late_payment": "late_payment_interest",
    "signature_block": "signature",
    "liquidated_damages": "penalty",
    "warranty_duration": "warranty",
    "ip_ownership_assignment": "intellectual_property",
}
"""Labelled type -> kind of term, where the names differ."""


@dataclass(frozen=True, slots=True)
class StateCount:
    """How often a state was told, where labels have the clause and where they do not."""

    type: str
    present: int
    found: int
    """Present and told as found."""
    denied: int
    """Present and told as absent: the worst."""
    absent: int
    found_in_vain: int
    """Not labelled and told as found."""
    rightly_absent: int


def count_states(pairs: Iterable[tuple[Gold, Answers]]) -> list[StateCount]:
    """Count by type; types of which the audit says nothing are left out."""
    counts: dict[str, Counter[str]] = {}
    for gold, answers in pairs:
        for kind, spans in gold.spans.items():
            state = answers.states.get(kind) or answers.states.get(KINDS.get(kind, ""))
            if state is None:
                continue
            mine = counts.setdefault(kind, Counter())
            mine["present" if spans else "absent"] += 1
            mine[("present " if spans else "absent ") + state] += 1
    return [
        StateCount(
            kind,
            mine["present"],
            mine["present found"],
            mine["present absent"],
            mine["absent"],
            mine["absent found"],
            mine["absent absent"],
        )
        for kind, mine in sorted(counts.items())
    ]
