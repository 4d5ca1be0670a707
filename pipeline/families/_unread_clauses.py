"""Kinds of clauses and parties that an amendment may bring beside the fields that are laid over a contract.

No value of theirs is laid over: a contract keeps its own, and what the amendment may make of it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from data import late as re
from pipeline.company import legal_forms
from pipeline.decisions import Reviewed
from pipeline.families import _amending_words as words
from pipeline.families._changing import Changing, Passage, within
from pipeline.folding import fold
from pipeline.money import find_amounts
from pipeline.terms._subjects import spoken_of
from pipeline.types import Language

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


def beside_fields(
    one: Changing,
    terms: Sequence[Reviewed],
    master: Sequence[Reviewed],
    clauses: Sequence[Passage],
    language: str,
    *,
    brief: bool,
) -> set[str]:
    """Return what a sentence of an amendment may touch beside the fields: clauses, and the parties.

    Args:
        one: the sentence.
        terms: what was read of the amendment.
        master: the terms of its contract.
        clauses: of the contract; none where the sentence speaks of a field.
        language: of the paper.
        brief: the amendment has few sentences.
    """
    found = _clauses_of(one, terms, language)
    if other_party(one, master, language):
        found.add("party")
    if clauses:
        found |= in_clauses_named(one, master, clauses, language)
    if brief:
        found |= _spoken_in_brief(one, language) & {item.term.kind for item in master}
    return found


def _clauses_of(one: Changing, terms: Iterable[Reviewed], language: str) -> set[str]:
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


def in_clauses_named(
    one: Changing, master: Sequence[Reviewed], clauses: Sequence[Passage], language: str
) -> set[str]:
    """Return the kinds of clauses of the contract that a sentence changes by their number or an old sum.

    *The limit in clause 6 becomes 400,000* speaks of no kind: what stands in clause 6 tells it.

    Args:
        one: a sentence of an amendment.
        master: the terms of its contract.
        clauses: of the contract.
        language: of the paper.
    """
    if one.states and not any(sign.isdigit() for sign in _unnumbered(one)):
        return set()
    passing = words.before("passing_clause", language, "unread")
    named = [
        match["n"]
        for match in words.numbers(language).finditer(one.told)
        if not passing.search(one.told[: match.start()])
    ]
    numbers = [number for number in one.clauses if any(number in one for one in named)]
    places = [
        (clause.char_start, clause.char_end)
        for clause in clauses
        if any(same_number(clause.number, number) for number in numbers)
        and clause.role not in ("annex", "signature")
    ]
    sums = _sums(one.told, language)
    return {
        item.term.kind
        for item in master
        if item.term.kind in CLAUSE_KINDS and item.state != "rejected"
        for proof in item.term.evidences
        if any(low <= proof.char_start < high for low, high in places)
        or (sums and not one.states and sums & _sums(fold(proof.quote), language))
    }


def _unnumbered(one: Changing) -> str:
    return words.numbers("fr").sub(" ", words.numbers("en").sub(" ", one.told))


def same_number(own: str, named: str) -> bool:
    """Whether a clause has a number, or stands under it."""
    own = own.casefold().strip(" .")
    return own == named or own.startswith(f"{named}.")


def _sums(folded: str, language: str) -> set[Decimal]:
    known: Language = "fr" if language == "fr" else "en"
    return {found.value for found in find_amounts(folded, known) if found.value is not None}


def _spoken_in_brief(one: Changing, language: str) -> set[str]:
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
