"""What likely passages say against an absence: where a clause may stand, its subject is not denied.

Extractors know wordings, and a contract has others. The model of clause types has seen neither their words
nor their gaps, so that what it takes for a clause, and they do not read, is unknown and not absent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from pipeline.states import CLAUSE_TYPES

LIKELY = 0.1
"""A passage of this probability keeps its subject from being told absent: a tenth of all absences is given
up for half of those that are wrong."""
_SAYS: Mapping[str, tuple[str, ...]] = {
    "anti_assignment": ("assignment",),
    "expiration_date": ("expiration_date", "term"),
    "ip_ownership_assignment": ("intellectual_property",),
    "liquidated_damages": ("penalty",),
    "no_solicit_of_customers": ("non_solicitation",),
    "no_solicit_of_employees": ("non_solicitation",),
    "notice_period_to_terminate_renewal": ("notice_period", "renewal", "renewal_term"),
    "renewal": ("renewal", "renewal_term"),
    "renewal_term": ("renewal", "renewal_term"),
    "service_level": ("service_level", "service_credit"),
    "termination_for_convenience": ("termination_for_convenience", "termination_notice"),
    "warranty_duration": ("warranty",),
}
"""Type -> kinds that such a clause gives, where they are not the kind of that name alone."""
_LIABILITY = ("cap_on_liability", "liability_exclusion", "uncapped_liability")
_ONE_OF: Mapping[str, tuple[str, ...]] = {
    **CLAUSE_TYPES,
    "cap_on_liability": _LIABILITY,
    "limitation_of_liability": _LIABILITY,
}
"""Type -> kinds of which such a clause gives one or more: what was read of one explains the passage."""


def kinds_hinted(likely: Iterable[tuple[str, float]], read: Collection[str]) -> frozenset[str]:
    """Return the kinds, and types of clauses, of which passages speak.

    Args:
        likely: the passages, as (type, probability).
        read: kinds of which terms were read.
    """
    hinted: set[str] = set()
    for type_ in {type_ for type_, probability in likely if probability >= LIKELY}:
        members = _ONE_OF.get(type_, ())
        if not any(kind in read for kind in members):
            hinted.update((type_, *members, *_SAYS.get(type_, ())))
    return frozenset(hinted)
