"""Names of clause types, and the headings and signs that name them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from data import late as re
from data.load import lexicon
from models.clause_type.together import HEADED, SHORT, UNDER
from pipeline.folding import fold
from pipeline.states import CLAUSE_TYPES
from pipeline.terms._headings import named_by
from pipeline.types import Clause

OWN = (
    "termination_for_cause", "limitation_of_liability", "confidentiality", "intellectual_property",
    "warranty", "force_majeure", "hardship", "personal_data", "dispute_resolution", "payment",
    "price_revision", "late_payment", "renewal", "penalty", "service_level", "subcontracting", "scope",
    "signature_block",
)  # fmt: skip
"""Types of our own, in both languages; they are whole clauses, where CUAD's are sentences."""
FRENCH = frozenset(OWN) | {
    "assignment", "audit_rights", "change_of_control", "exclusivity", "governing_law", "insurance",
    "minimum_commitment", "non_compete", "non_solicitation", "termination_for_convenience",
}  # fmt: skip
"""Types that the model of French tells."""
SPEAKS: Mapping[str, tuple[str, ...]] = {
    **CLAUSE_TYPES,
    "limitation_of_liability": ("cap_on_liability", "liability_exclusion", "uncapped_liability"),
    "penalty": ("service_credit",),
    "renewal": ("renewal_term",),
    "service_level": ("service_credit",),
    "termination_for_convenience": ("termination_notice",),
}
"""Type -> kinds of terms that such a clause gives, beside the kind of that name."""
_BY_KIND: Mapping[str, str] = {
    "payment_term": "payment",
    "indexation": "price_revision",
    "late_payment_interest": "late_payment",
    "service_credit": "service_level",
    "cap_on_liability": "limitation_of_liability",
    "jurisdiction": "dispute_resolution",
}
"""Kinds of terms whose clause type has another name."""
_LONG = 150
"""From so many units on no text is short."""
_SCOPE = {
    "en": re.compile(r"scope|scope of .*|.* scope|purpose|subject matter.*|object|services|the services"),
    "fr": re.compile(
        r"objet|objet d.*|.*\bperimetre.*|description d.* (?:prestations|services)|consistance .*"
    ),
}


def headed(heading: str, language: str) -> frozenset[str]:
    """Return the types of our own that a heading names."""
    return _named(heading, language) & frozenset(OWN)


@lru_cache(maxsize=8192)
def _named(heading: str, language: str) -> frozenset[str]:
    if not heading or len(heading) > 90:
        return frozenset()
    groups = lexicon("heading_kinds", language)
    kinds = {kind for number in named_by(heading, language) for kind in groups[number]["kinds"]}
    named = {_BY_KIND.get(kind, kind) for kind in kinds} & FRENCH
    if _SCOPE[language].fullmatch(" ".join(fold(heading).split()).strip(" .:;-")):
        named.add("scope")
    return frozenset(named)


def signs(clause: Clause, language: str) -> Mapping[str, float]:
    """Return what a clause's own heading and those further up name, as kinds that a model may weigh."""
    own = _named(clause.heading, language)
    if clause.role == "signature":
        own |= {"signature_block"}
    above = frozenset[str]().union(*(_named(one, language) for one in clause.path)) - own
    return {**{HEADED + kind: 1.0 for kind in own}, **{UNDER + kind: 1.0 for kind in above}}


def shortness(units: int) -> Mapping[str, float]:
    """Return how short a text of so many units is, as a kind that a model may weigh."""
    return {SHORT: math.log(_LONG / units)} if 0 < units < _LONG else {}


def named_above(clause: Clause, language: str) -> frozenset[str]:
    """Return the types of our own that a clause's heading names, the next one above it, or its role."""
    above = (clause.heading, *clause.path[-1:])
    named = frozenset[str]().union(*(headed(heading, language) for heading in above))
    return named | {"signature_block"} if clause.role == "signature" else named
