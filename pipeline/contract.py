"""Terms to one contract: which value holds, what follows from it, and what stays unknown, and why.

``resolve`` works on one contract in memory, so that a person's correction is seen at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline import _calendar as calendar
from pipeline._resolution import Proof, Resolution
from pipeline.decisions import Logged, Reviewed, apply
from pipeline.settings import Entity
from pipeline.types import ClauseState, Contract, Language, Term


@dataclass(frozen=True, slots=True)
class Resolved:
    """A contract, and the terms that each of its fields rests on."""

    contract: Contract
    reviewed: tuple[Reviewed, ...]
    """All terms after review, in document order."""
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    rivals: Mapping[str, tuple[Reviewed, ...]] = field(default_factory=dict)
    """Field -> terms that contradict each other, one a value; the field is unknown."""

    def of(self, kind: str) -> tuple[Reviewed, ...]:
        """Terms of one kind."""
        return tuple(item for item in self.reviewed if item.term.kind == kind)


def resolve(
    document_id: str,
    language: Language,
    terms: Sequence[Term],
    decisions: Iterable[Logged] = (),
    *,
    as_of: date,
    our_names: Sequence[str | Entity] = (),
) -> Contract:
    """Resolve one contract's terms.

    Args:
        document_id: sha256 of its file.
        language: of the document.
        terms: all its terms, in document order.
        decisions: what people decided of them, oldest first.
        as_of: the day for which renewals and the status are told.
        our_names: our own entities or their names, which tell our role and the counterparty.
    """
    return resolve_with_proofs(
        document_id, language, terms, decisions, as_of=as_of, our_names=our_names
    ).contract


def resolve_with_proofs(
    document_id: str,
    language: Language,
    terms: Sequence[Term],
    decisions: Iterable[Logged] = (),
    *,
    as_of: date,
    our_names: Sequence[str | Entity] = (),
) -> Resolved:
    """Like ``resolve``, with the terms and the arithmetic behind each field."""
    reviewed = apply(terms, decisions)
    return resolve_reviewed(document_id, language, reviewed, as_of=as_of, our_names=our_names)


def resolve_reviewed(
    contract_id: str,
    language: Language,
    reviewed: Sequence[Reviewed],
    *,
    as_of: date,
    our_names: Sequence[str | Entity] = (),
    several: bool = False,
) -> Resolved:
    """Like ``resolve_with_proofs``, from terms as they stand after review.

    The terms may come of ``several`` papers: an amendment's words take the place of its contract's, and an
    end that one moved is not held against the length that the other told.
    """
    work = Resolution(reviewed, as_of, several=several)
    work.plain()
    work.parties(our_names)
    work.durations()
    work.dates()
    work.end()
    work.renewal()
    work.value()
    work.signatures()
    work.status()
    contract = Contract(
        contract_id=contract_id,
        document_id=contract_id.partition("#")[0],
        language=language,
        unknown=dict(sorted(work.unknown.items())),
        **work.fields,
    )
    return Resolved(contract, tuple(reviewed), work.proofs, work.rivals)


def settled(resolved: Resolved, states: Iterable[ClauseState]) -> Resolved:
    """Take back *expired* where it is not proven that the contract says nothing of a renewal.

    Args:
        resolved: the contract by its terms alone.
        states: its states, ``renewal`` among them.
    """
    contract = resolved.contract
    if contract.status != "expired" or contract.renewal is not None:
        return resolved
    doubt = next((item for item in states if item.type == "renewal" and item.state == "unknown"), None)
    if doubt is None:
        return resolved
    reason = f"it ended on {contract.expiration_date} unless it was renewed: {doubt.reason}"
    return replace(resolved, contract=replace(contract, status="unknown", status_reason=reason))


def term_months(contract: Contract) -> float | None:
    """Return how long the contract was first made for, in months; ``None`` where that is not known."""
    period = calendar.parse(contract.term)
    if period is not None:
        return round(period.in_months, 2)
    start = contract.effective_date or contract.agreement_date
    if start is None or contract.expiration_date is None or contract.expiration_date < start:
        return None
    return round((contract.expiration_date - start).days / (365.25 / 12), 2)


__all__ = [
    "Proof",
    "Resolved",
    "resolve",
    "resolve_reviewed",
    "resolve_with_proofs",
    "settled",
    "term_months",
]
