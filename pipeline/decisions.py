"""What people decided of single values: an append-only log that survives every re-run.

A decision is keyed by (document, kind, page, hash of the quote). If the machine later reads otherwise,
the decision stands and the difference is shown.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from pipeline.types import Decision, Evidence, Fragment, JsonValue, Term

LOG = "decisions.jsonl"
EXTRACTOR = "decision"
"""Stands as the extractor of a value that only a person's decision holds up."""

ReviewState = Literal["unreviewed", "accepted", "rejected", "corrected"]
Key = tuple[str, str, int, str]

_STATES: dict[str, ReviewState] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision, and what the reviewer saw when it was made."""

    decision: Decision
    seen: str = ""
    """The machine's ``value_text`` at that time."""
    evidence: Evidence | None = None
    """The words decided on, so that the value lives on if the machine no longer finds them."""

    @property
    def key(self) -> Key:
        """What the decision is about."""
        decision = self.decision
        return decision.document_id, decision.kind, decision.page, decision.quote_hash


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A term as it stands after review."""

    term: Term
    state: ReviewState = "unreviewed"
    machine: str | None = None
    """What the machine reads now, where that differs from what stands; ``""``: it finds nothing."""


def quote_hash(quote: str) -> str:
    """Return the first 16 hex digits of the sha256 of a quote, white space folded."""
    return hashlib.sha256(" ".join(quote.split()).encode()).hexdigest()[:16]


def decide(
    term: Term,
    action: Literal["accept", "reject", "correct"],
    *,
    by: str,
    at: str,
    value: Mapping[str, JsonValue] | None = None,
    value_text: str | None = None,
) -> Logged:
    """Make the decision on one term.

    Args:
        term: as the machine reads it.
        action: ``correct`` needs ``value`` and ``value_text``; ``accept`` keeps the term's own.
        by: who decides.
        at: when, ISO 8601 with zone.
        value: the right value.
        value_text: the right value, normalised.

    Raises:
        ValueError: a correction without a value, or the acceptance of a value that is unknown.
    """
    if action == "correct" and (value is None or value_text is None):
        raise ValueError("a correction needs the value and its text")
    if action == "accept":
        if term.state == "unknown":
            raise ValueError("an unknown value cannot be accepted; correct or reject it")
        value, value_text = term.value, term.value_text
    evidence = term.evidences[0]
    decision = Decision(
        evidence.document_id,
        term.kind,
        evidence.page,
        quote_hash(evidence.quote),
        action,
        None if action == "reject" else value,
        None if action == "reject" else value_text,
        by,
        at,
    )
    return Logged(decision, term.value_text, evidence)


def append(folder: Path, logged: Logged) -> None:
    """Add one decision to the log; it is on the disk when this returns.

    Args:
        folder: the workspace's ``decisions``.
        logged: the decision.

    Raises:
        OSError: the log cannot be written; it is as it was before.
    """
    line = (json.dumps(_to_json(logged), ensure_ascii=False, sort_keys=True) + "\n").encode()
    descriptor = os.open(folder / LOG, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        size = os.fstat(descriptor).st_size
        # A line broken off by a crash is closed, so that it costs only itself.
        if size and os.pread(descriptor, 1, size - 1) != b"\n":
            line = b"\n" + line
        try:
            if os.write(descriptor, line) != len(line):
                raise OSError(28, os.strerror(28))
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)


def load(folder: Path) -> dict[str, list[Logged]]:
    """Read the log.

    Args:
        folder: the workspace's ``decisions``.

    Returns:
        Document -> its decisions in the order they were made; the last on a key holds.

    Raises:
        ValueError: a whole line is not a decision; the message names the line.
    """
    found: dict[str, list[Logged]] = {}
    path = folder / LOG
    if not path.exists():
        return found
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                logged = _from_json(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                if _broken_off(line):
                    continue
                raise ValueError(f"{LOG}, line {number}: not a decision ({error})") from error
            found.setdefault(logged.decision.document_id, []).append(logged)
    return found


def _broken_off(line: bytes) -> bool:
    """Whether a line is the beginning of one whose writing was cut short: never acknowledged."""
    return not line.rstrip(b"\n").endswith(b"}")


def apply(terms: Sequence[Term], logged: Iterable[Logged]) -> tuple[Reviewed, ...]:
    """Lay decisions over one document's terms.

    Where several terms share kind, page and quote, a decision is about the one that read what the
    reviewer saw; if none does any more, about all of them.

    Args:
        terms: of one document, in their order.
        logged: the document's decisions, oldest first.

    Returns:
        One entry a term, in order, then the decided values that the machine no longer finds.
    """
    reviewed = [Reviewed(term) for term in terms]
    places: dict[Key, list[int]] = {}
    for index, term in enumerate(terms):
        places.setdefault(_key(term), []).append(index)
    lost: dict[tuple[Key, str], Logged] = {}
    for item in logged:
        indices = places.get(item.key, [])
        same = [index for index in indices if terms[index].value_text == item.seen]
        for index in same or indices:
            reviewed[index] = _decided(terms[index], item)
        if not indices:
            lost[item.key, item.seen] = item
    return (*reviewed, *(_revived(item) for item in lost.values() if _lives(item)))


def _key(term: Term) -> Key:
    evidence = term.evidences[0]
    return evidence.document_id, term.kind, evidence.page, quote_hash(evidence.quote)


def _decided(term: Term, logged: Logged) -> Reviewed:
    decision = logged.decision
    state = _STATES[decision.action]
    if decision.action == "reject":
        machine = term.value_text if logged.seen != term.value_text else None
        return Reviewed(term, state, machine)
    text = decision.value_text if decision.value_text is not None else term.value_text
    value = decision.value if decision.value is not None else term.value
    machine = term.value_text if term.value_text != text else None
    stands = replace(term, value=value, value_text=text, state="stated", reason="", confidence=1.0)
    return Reviewed(stands, state, machine)


def _lives(logged: Logged) -> bool:
    return logged.evidence is not None and logged.decision.value_text is not None


def _revived(logged: Logged) -> Reviewed:
    decision = logged.decision
    assert logged.evidence is not None
    term = Term(
        kind=decision.kind,
        value=decision.value or {},
        value_text=decision.value_text or "",
        evidences=(logged.evidence,),
        confidence=1.0,
        extractor=EXTRACTOR,
    )
    return Reviewed(term, _STATES[decision.action], "")


def _to_json(logged: Logged) -> dict[str, Any]:
    row: dict[str, Any] = {**asdict(logged.decision), "seen": logged.seen}
    if logged.evidence is not None:
        row["quote"] = logged.evidence.quote
        row["fragments"] = [[f.page, f.start, f.end] for f in logged.evidence.fragments]
    return row


def _from_json(row: dict[str, Any]) -> Logged:
    seen = row.pop("seen", "")
    quote, fragments = row.pop("quote", None), row.pop("fragments", None)
    decision = Decision(**row)
    if decision.action not in _STATES:
        raise ValueError(f"unknown action {decision.action!r}")
    if quote is None or fragments is None:
        return Logged(decision, seen)
    places = tuple(Fragment(*fragment) for fragment in fragments)
    return Logged(decision, seen, Evidence(decision.document_id, places, quote))
