"""Labels from decisions: what reviewers accepted, corrected and rejected, in the layout of all labels.

A decision tells of one value, not of a whole document, and the labels say no more than it did: of a field
with several values (parties, prices) those decided are right and may not be all; of a field that was only
rejected it is known what is wrong, and not what is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from flows.evaluation.fields import FIELDS, Field
from flows.evaluation.forms import problem
from flows.evaluation.gold import Gold, GoldSpan
from flows.evaluation.texts import letters_hash, read_texts
from flows.publication import load_decisions
from pipeline.decisions import Logged
from pipeline.errors import UsageError
from pipeline.store.query import open_read_only
from pipeline.workspace import Workspace

_FILES = """
SELECT document_id, min(path), any_value(language) FROM documents GROUP BY document_id
"""


@dataclass(frozen=True, slots=True)
class Decided:
    """Labels made of decisions, and what could not be told by them."""

    documents: tuple[Gold, ...]
    left_out: int
    """Decisions on what is no labelled field, or whose value has not the form of one."""
    gone: int
    """Documents with decisions that the archive does not hold any more."""


@dataclass(slots=True)
class _Of:
    """What was decided of one document, field by field."""

    right: dict[str, list[str]] = field(default_factory=dict)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    evidence: dict[str, list[GoldSpan]] = field(default_factory=dict)


def decided(workspace: Workspace) -> Decided:
    """Turn a workspace's decisions into labels.

    Raises:
        UsageError: nothing was published yet, nobody decided anything, or the log cannot be read.
    """
    connection = open_read_only(workspace.database)
    try:
        known = _known(connection)
    finally:
        connection.close()
    logged = load_decisions(workspace)
    if not logged:
        raise UsageError(f"nobody decided anything in {workspace.root} yet: there are no labels to export")
    here = sorted(
        (document_id for document_id in logged if document_id in known), key=lambda one: known[one]
    )
    texts = read_texts(workspace, here)
    documents: list[Gold] = []
    left_out = 0
    for document_id in here:
        held = _lasting(logged[document_id])
        of, lost = _sorted(held, texts.get(document_id, ""))
        left_out += lost
        if of.right or of.wrong:
            documents.append(_gold(document_id, *known[document_id], of))
    return Decided(tuple(documents), left_out, len(logged) - len(here))


def _known(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str]]:
    """Document -> its first path, and its language."""
    return {key: (path, language or "") for key, path, language in connection.execute(_FILES).fetchall()}


def _lasting(logged: Iterable[Logged]) -> list[Logged]:
    """Return the decisions that hold: the last on each value."""
    last = {(one.key, one.seen): one for one in logged}
    return list(last.values())


def _sorted(logged: Sequence[Logged], text: str) -> tuple[_Of, int]:
    of = _Of()
    lost = 0
    for one in logged:
        fields = [each for each in FIELDS.values() if each.kind == one.decision.kind]
        told = [_note(of, each, one, text) for each in fields]
        lost += not any(told)
    return of, lost


def _note(of: _Of, each: Field, one: Logged, text: str) -> bool:
    """Note one decision; returns whether it told anything."""
    decision = one.decision
    right: list[str] = []
    if decision.action != "reject" and decision.value_text is not None:
        right = [value for value in each.told(decision.value_text, decision.value) if _is_fit(each, value)]
    # Of a value that was rejected only its text is kept, and a price's has no "per" in it.
    seen = [one.seen] if each.name != "price" and _is_fit(each, one.seen) else []
    wrong = [value for value in seen if decision.action != "accept" and value not in right]
    if decision.action != "reject" and not right:
        return False
    for values, mine in ((right, of.right), (wrong, of.wrong)):
        for value in values:
            if value not in mine.setdefault(each.name, []):
                mine[each.name].append(value)
    for value in right:
        of.evidence.setdefault(each.name, []).extend(_proofs(one, value, text))
    return bool(right or wrong)


def _is_fit(each: Field, value: str) -> bool:
    return not problem(each.name, value)


def _proofs(one: Logged, value: str, text: str) -> Iterable[GoldSpan]:
    """Where the words stand: places and hashes, for contracts may not be copied into labels."""
    for place in one.evidence.fragments if one.evidence else ():
        words = text[place.start : place.end]
        if words.strip():
            yield GoldSpan(start=place.start, end=place.end, letters=letters_hash(words), value=value)


def _gold(document_id: str, path: str, language: str, of: _Of) -> Gold:
    # What is right in one place is not wrong because it was rejected in another.
    wrong = {
        name: tuple(value for value in values if not _is_right(name, value, of.right))
        for name, values in of.wrong.items()
    }
    return Gold(
        path,
        document_id,
        language,
        {name: tuple(values) for name, values in of.right.items() if values},
        wrong={name: values for name, values in wrong.items() if values},
        partial=frozenset(name for name, values in of.right.items() if values and FIELDS[name].many),
        evidence={name: tuple(spans) for name, spans in of.evidence.items() if spans},
    )


def _is_right(name: str, value: str, right: Mapping[str, Sequence[str]]) -> bool:
    return any(FIELDS[name].same(value, label) for label in right.get(name, ()))
