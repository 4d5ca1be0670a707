"""What a paper cannot settle by what it is: a letter sets no term, an offer of one side is not made yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from data import late as re
from pipeline.folding import fold
from pipeline.types import Term

_LETTERS = frozenset({"termination_letter"})
_OF_CONTRACTS = frozenset(
    {
        "term",
        "renewal",
        "renewal_term",
        "payment_term",
        "notice_period",
        "expiration_date",
        "price",
        "total_value",
        "vague_price",
    }
)
"""What a letter that ends a contract may speak of, and never settles."""
_DAYS = frozenset({"agreement_date", "effective_date"})
_OF_SIGNING = _DAYS | {"expiration_date"}
_TAIL = 6_000
_UNSURE = 0.7
_LIKELY = 0.88
"""Of who writes a letter and to whom: most are the parties, but an agent or a lawyer writes one, too."""
_LABEL = r"(?:date(?:\s+de\s+signature)?|fait\s+le|le|dated)\s*:\s*"
_BLANK_DATE = re.compile(rf"(?:(?<=\n)|(?<=\t)|\A)[ *|]*{_LABEL}(?:\.{{5,}}|…{{2,}}|_{{4,}}|-{{6,}})")
_FILLED_DATE = re.compile(rf"(?:(?<=\n)|(?<=\t)|\A)[ *|]*{_LABEL}\d")
_BESIDE_SIGNATURE = re.compile(rf"[ *|]*{_LABEL}")
_OFFER = re.compile(
    r"\bvalidite\s+de\s+l['’]\s?offre\b|\boffre\s+(?:est\s+)?val(?:able|ide)\b|\bduree\s+de\s+validite\s+de\s+l['’]\s?offre\b"
    r"|\boffer\s+(?:is\s+)?valid\s+(?:for|until)\b|\bvalidity\s+of\s+(?:the|this)\s+offer\b"
)
_REASON = (
    "A date line beside a signature is blank, and the paper is an offer: it may not have been accepted"
)


def limited(terms: Sequence[Term], text: str) -> tuple[Term, ...]:
    """Leave out or lower what a paper of its class cannot settle.

    Args:
        terms: all terms of a document.
        text: its running text.

    Returns:
        The terms that stand: of a letter that ends a contract, none that only a contract sets, and no party
        that is sure; where a date
        beside a signature is blank, days that rest on signing at no more than 0.7, and unknown in an offer.
    """
    kind = next((term.value_text for term in terms if term.kind == "document_class"), "")
    if kind in _LETTERS:
        return tuple(_of_letter(terms))
    if not any(term.kind in _DAYS for term in terms):
        return tuple(terms)
    tail = fold(text[-_TAIL:])
    if "date" not in tail and "le :" not in tail and "le:" not in tail:
        return tuple(terms)
    if _BLANK_DATE.search(tail) is None or _FILLED_DATE.search(tail) is None:
        return tuple(terms)
    offered = _OFFER.search(fold(text[:60_000])) is not None
    return tuple(_half_signed(term, offered) for term in terms)


def _of_letter(terms: Sequence[Term]) -> Iterable[Term]:
    theirs = {
        str(term.value.get("date")) for term in terms if term.kind == "contract_reference" and term.value
    }
    for term in terms:
        if term.kind in _OF_CONTRACTS:
            continue
        if term.kind in _DAYS and (term.kind == "effective_date" or term.value.get("date") in theirs):
            continue
        if term.kind == "party":
            yield replace(term, confidence=min(term.confidence, _LIKELY))
            continue
        yield term


def _half_signed(term: Term, offered: bool) -> Term:
    rests_on_signing = term.kind in _OF_SIGNING and (
        "computed_from" in term.value or _BESIDE_SIGNATURE.match(fold(term.evidences[0].quote)) is not None
    )
    if not rests_on_signing or term.state != "stated":
        return term
    if offered:
        return replace(
            term, value={}, value_text="", state="unknown", reason=f"{_REASON}.", confidence=_UNSURE
        )
    return replace(term, confidence=min(term.confidence, _UNSURE))
