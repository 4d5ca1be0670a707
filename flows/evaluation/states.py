"""Whether a clause is there at all: ``clause_states`` against labelled passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flows.evaluation.answers import Answers
from flows.evaluation.gold import Gold
from pipeline.states import CLAUSE_TYPES

KINDS: Mapping[str, tuple[str, ...]] = {
    **CLAUSE_TYPES,
    "parties": ("party",),
    "document_name": ("title",),
    "notice_period_to_terminate_renewal": ("notice_period",),
    "anti_assignment": ("assignment",),
    "no_solicit_of_employees": ("non_solicitation",),
    "no_solicit_of_customers": ("non_solicitation",),
    # CUAD holds limits of a sum and exclusions of kinds of loss in one category.
    "cap_on_liability": ("cap_on_liability", "liability_exclusion"),
    "liquidated_damages": ("penalty",),
    "penalty": ("penalty", "service_credit"),
    "service_level": ("service_level", "service_credit"),
    "renewal": ("renewal", "renewal_term"),
    "warranty_duration": ("warranty",),
    "ip_ownership_assignment": ("intellectual_property",),
}
"""Labelled type -> kinds of term, where it is not the kind of that name alone; one of them is enough."""
_WIDER = frozenset(
    {"no_solicit_of_employees", "no_solicit_of_customers", "warranty_duration", "ip_ownership_assignment"}
)
"""Types that are a part of our kind: that there is a warranty does not tell whether its length is stated.

Only *absent* answers for them; *found* is counted as unknown, and no F1 is given.
"""


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

    @property
    def precision(self) -> float | None:
        """Of the documents told to have it, the share that has."""
        told = self.found + self.found_in_vain
        return self.found / told if told else None

    @property
    def recall(self) -> float | None:
        """Of the documents that have it, the share told to."""
        return self.found / self.present if self.present else None

    @property
    def f1(self) -> float | None:
        """Of both; ``None`` where no document has it and none is told to, or our kind is wider."""
        if self.type in _WIDER:
            return None
        both = self.found + self.found_in_vain + self.present
        return 2 * self.found / both if both else None


def mean_f1(counts: Sequence[StateCount]) -> float | None:
    """Mean F1 of the types that some document has."""
    values = [one.f1 for one in counts if one.present and one.f1 is not None]
    return sum(values) / len(values) if values else None


def count_states(pairs: Iterable[tuple[Gold, Answers]]) -> list[StateCount]:
    """Count by type; types of which the audit says nothing are left out."""
    counts: dict[str, Counter[str]] = {}
    for gold, answers in pairs:
        for kind, spans in gold.spans.items():
            state = _state(kind, answers)
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


def _state(kind: str, answers: Answers) -> str | None:
    """What is told of a type: found if any of its kinds is, absent if all are; ``None``: nothing."""
    if kind in CLAUSE_TYPES and kind in answers.states:
        return answers.states[kind]
    told = [answers.states[name] for name in KINDS.get(kind, (kind,)) if name in answers.states]
    if not told:
        return None
    if set(told) == {"absent"}:
        return "absent"
    return "found" if "found" in told and kind not in _WIDER else "unknown"
