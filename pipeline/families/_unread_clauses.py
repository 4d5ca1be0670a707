"""Kinds of clauses and parties that an amendment may bring beside the fields that are laid over a contract.

No value of theirs is laid over: a contract keeps its own, and what the amendment may make of it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data import late as re
from pipeline.company import legal_forms
from pipeline.decisions import Reviewed
from pipeline.families import _amending_words as words
from pipeline.families._changing import Changing, within
from pipeline.folding import fold
from pipeline.terms._subjects import spoken_of

CLAUSE_KINDS = frozenset(
    {
        "assignment",
        "audit_rights",
        "bonus",
        "cap_on_liability",
        "change_of_control",
        "confidentiality",
        "dispute_resolution",
        "exclusivity",
        "force_majeure",
        "hardship",
        "insurance",
        "intellectual_property",
        "late_payment_interest",
        "liability_exclusion",
        "minimum_commitment",
        "non_compete",
        "non_solicitation",
        "penalty",
        "personal_data",
        "rebate",
        "recovery_indemnity",
        "service_credit",
        "service_level",
        "subcontracting",
        "termination_for_cause",
        "termination_for_convenience",
        "uncapped_liability",
        "warranty",
    }
)


def clauses_of(one: Changing, terms: Iterable[Reviewed], language: str) -> set[str]:
    """Return the kinds of clauses that a sentence of an amendment brings or speaks of.

    Args:
        one: the sentence.
        terms: what was read of the amendment.
        language: of the paper.
    """
    found = {
        item.term.kind
        for item in terms
        if item.state != "rejected" and any(within(one, proof) for proof in item.term.evidences)
    }
    return (found & CLAUSE_KINDS) | spoken_of(fold(one.words), CLAUSE_KINDS, language)


def spoken_in_brief(one: Changing, language: str) -> set[str]:
    """Return the kinds of clauses of which a sentence may speak without their names."""
    named = words.fields(language, "unread", "clauses_in_brief")
    return {kind for kind, pattern in named if pattern.search(one.told)}


_HEADING = re.compile(r"\W*(?:(?:article|clause|section)\s+)?[\d.()]*\W*(?:[^\W\d_][^\W\d]*\W+){1,3}\Z")
"""A number, and few words without a figure: what is said of it stands behind."""
_BESIDE = 2
"""Characters between two sentences of one line."""
_AROUND = " \t\n,;:(«»“”\"'"
"""What may stand between a name and its legal form."""


def other_party(one: Changing, master: Sequence[Reviewed], language: str) -> bool:
    """Whether somebody becomes a party, or a company is named that is none.

    Args:
        one: a sentence of an amendment.
        master: the terms of its contract.
        language: of the paper.
    """
    if words.any_of("parties", language, "unread").search(one.told):
        return True
    if words.any_of("bystanders", language, "unread").search(one.told):
        return False
    names = " ".join(fold(item.term.value_text) for item in master if item.term.kind == "party")
    for form in legal_forms(one.said, language):
        # "Korvald, SAS": the form stands behind a comma.
        lead = one.said[: form.start].rstrip(_AROUND).split()
        if names and lead and lead[-1][:1].isupper() and fold(lead[-1]) not in names:
            return True
    return False


def heads(one: Changing, following: Changing | None, language: str) -> bool:
    """Whether it heads the sentence behind it in its line: *Term. The Agreement shall expire on …*."""
    if following is None or not 0 <= following.start - one.end <= _BESIDE:
        return False
    return _HEADING.match(one.told + " ") is not None and not words.any_of("changes", language).search(
        one.told
    )
