"""What likely passages say against an absence: where a clause may stand, its subject is not denied.

Extractors know wordings, and a contract has others. The model of clause types has seen neither their words
nor their gaps, so that what it takes for a clause, and they do not read, is unknown and not absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.states import CLAUSE_TYPES

LIKELY = 0.1
"""A passage of this probability keeps its subject from being told absent: a tenth of all absences is given
up for half of those that are wrong."""
_SAYS: Mapping[str, tuple[str, ...]] = {
    "anti_assignment": ("assignment",),
    "cap_on_liability": ("cap_on_liability", "liability_exclusion"),
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
    **CLAUSE_TYPES,
}
"""Type -> kinds that such a clause gives, where they are not the kind of that name alone."""


def kinds_hinted(likely: Iterable[tuple[str, float]]) -> frozenset[str]:
    """Return the kinds, and types of clauses, of which passages speak; given as (type, probability)."""
    types = {type_ for type_, probability in likely if probability >= LIKELY}
    return frozenset(kind for type_ in types for kind in (type_, *_SAYS.get(type_, ())))
