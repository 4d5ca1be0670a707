"""Names of clause types, and the headings and signs that name them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from data.load import lexicon
from pipeline.folding import fold
from pipeline.terms._headings import named_by
from pipeline.types import Clause

OWN = (
    "termination_for_cause", "limitation_of_liability", "confidentiality", "intellectual_property",
    "warranty", "force_majeure", "hardship", "personal_data", "dispute_resolution", "payment",
    "price_revision", "late_payment", "renewal", "penalty", "service_level", "subcontracting", "scope",
    "signature_block",
)  # fmt: skip
"""Types of our own, in both languages; they are whole clauses, where CUAD's are sentences."""
_BY_KIND: Mapping[str, str] = {
    "payment_term": "payment",
    "indexation": "price_revision",
    "late_payment_interest": "late_payment",
    "service_credit": "service_level",
    "cap_on_liability": "limitation_of_liability",
    "jurisdiction": "dispute_resolution",
}
"""Kinds of terms whose clause type has another name."""
_SCOPE = {
    "en": re.compile(r"scope|scope of .*|.* scope|purpose|subject matter.*|object|services|the services"),
    "fr": re.compile(
        r"objet|objet d.*|.*\bperimetre.*|description d.* (?:prestations|services)|consistance .*"
    ),
}


@lru_cache(maxsize=8192)
def headed(heading: str, language: str) -> frozenset[str]:
    """Return the types of our own that a heading names."""
    if not heading or len(heading) > 90:
        return frozenset()
    groups = lexicon("heading_kinds", language)
    kinds = {kind for number in named_by(heading, language) for kind in groups[number]["kinds"]}
    named = {_BY_KIND.get(kind, kind) for kind in kinds} & set(OWN)
    if _SCOPE[language].fullmatch(" ".join(fold(heading).split()).strip(" .:;-")):
        named.add("scope")
    return frozenset(named)


def named_above(clause: Clause, language: str) -> frozenset[str]:
    """Return the types of our own that a clause's heading names, the next one above it, or its role."""
    above = (clause.heading, *clause.path[-1:])
    named = frozenset[str]().union(*(headed(heading, language) for heading in above))
    return named | {"signature_block"} if clause.role == "signature" else named
