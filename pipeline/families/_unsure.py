"""What an amendment that may belong to a contract makes of it: nothing new, and nothing old is sure."""

from __future__ import annotations

from dataclasses import replace

from pipeline.decisions import Reviewed
from pipeline.families._money import Paper
from pipeline.types import Term

EXTRACTOR = "families/3"
_KINDS = frozenset(
    {
        "expiration_date",
        "term",
        "renewal",
        "renewal_term",
        "notice_period",
        "termination_notice",
        "governing_law",
        "jurisdiction",
        "total_value",
        "indexation",
        "price",
        "payment_term",
    }
)
_LONGEST = 200


def unsettled(paper: Paper) -> Paper:
    """Make whatever a paper says of a field a doubt of that field.

    Args:
        paper: with what its changing sentences say, and why it is not known to be the contract's.
    """
    doubts: dict[str, Reviewed] = {}
    for item in (*paper.terms, *paper.doubts.values()):
        if item.term.kind in _KINDS and item.state != "rejected" and item.term.kind not in doubts:
            doubts[item.term.kind] = _doubt(item.term.kind, item, paper)
    if "term" in doubts:
        # Where the length is in doubt, so is the end.
        doubts.setdefault("expiration_date", _doubt("expiration_date", doubts["term"], paper))
    return replace(paper, terms=(), doubts=doubts)


def _doubt(kind: str, item: Reviewed, paper: Paper) -> Reviewed:
    proof = item.term.evidences[0]
    quoted = " ".join(proof.quote.replace("“", "'").replace("”", "'").split())
    quoted = quoted if len(quoted) <= _LONGEST else f"{quoted[:_LONGEST].rstrip()} …"
    reason = f"{paper.name} says “{quoted}”, and it may not be of this contract: {paper.unsure}"
    return Reviewed(Term(kind, {}, "", (proof,), 0.9, EXTRACTOR, "unknown", reason))
