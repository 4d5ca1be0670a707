"""What sure links change in the database: fields, states and deadlines of contracts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Any, TypeAlias

from pipeline.contract import Resolved, settled
from pipeline.contradictions import Contradiction, contradictions
from pipeline.deadlines import deadlines
from pipeline.decisions import Reviewed
from pipeline.families import Link, Named
from pipeline.families._changing import Changing, Passage, changing, sentences
from pipeline.families._money import Change, Paper
from pipeline.families._overlay import in_order, overlay
from pipeline.settings import Settings
from pipeline.store._contradiction_rows import contradiction_rows
from pipeline.store._linked_endings import Ended, Verdict, ended, long_over
from pipeline.store._linked_rows import Rows, reviewed_from
from pipeline.store.judged import deadline_row
from pipeline.store.tables import Row, iso
from pipeline.types import ClauseState, Contract

_TOLD = ("status", "status_reason")


@dataclass
class Naming:
    """What the terms of one document say of contracts."""

    number: str = ""
    named: Named | None = None
    ordinal: str = ""
    words: Reviewed | None = None
    """The term that names the other contract."""
    ending: Reviewed | None = None
    registrations: list[str] = field(default_factory=list)
    signed: set[date] = field(default_factory=set)
    """The days beside its signatures."""


Linked: TypeAlias = tuple[Link, dict[str, Any], Naming]
"""A link, the paper's row of ``resolved`` with its file's name, and what its terms say of contracts."""


def named_by(row: Mapping[str, Any], naming: Naming) -> Named:
    """The contract that a paper names; a date on which the paper itself takes effect is not its date.

    An annex takes effect with its contract: both are of one day.
    """
    named = naming.named or Named()
    annexed = row["document_class"] == "annex"
    own = named.date is not None and named.date == row["effective_date"] and not annexed
    return replace(named, date=None) if own else named


def takes_effect(row: Mapping[str, Any], naming: Naming) -> date | None:
    """The day from which a paper holds; the day of the contract that it names is not its own."""
    named = named_by(row, naming)
    days: list[date | None] = [row["effective_date"], row["agreement_date"]]
    return next((day for day in days if day is not None and day != named.date), None)


def _made(row: Mapping[str, Any], naming: Naming) -> date | None:
    """The day a paper was made; that of the contract that it names is not its own."""
    day: date | None = row["agreement_date"]
    return None if day == named_by(row, naming).date else day


class Families:
    """What sure links change: fields, states and deadlines of the contracts that papers belong to."""

    def __init__(self, rows: Rows, settings: Settings, links: Sequence[Linked]) -> None:
        self._rows, self._settings = rows, settings
        self._amendments: dict[str, list[Linked]] = {}
        self._letters: dict[str, list[Ended]] = {}
        self._unsure: dict[str, list[Linked]] = {}
        """Amendments that may be of a contract."""
        self._doubts: dict[str, Verdict] = {}
        self._over: list[str] = []
        """Contracts that a letter has ended, or will."""
        for link, row, naming in links:
            if link.sure and link.role == "amendment":
                self._amendments.setdefault(str(link.master_id), []).append((link, row, naming))
            elif link.role == "amendment":
                self._take_unsure(link, row, naming)
            elif link.role in ("termination_letter", "letter", "later_contract"):
                self._take_letter(link, row["file_name"] or link.contract_id, naming)
        keys = self._amendments.keys() | self._unsure.keys()
        self._papers = {
            key: [*self._amendments.get(key, ()), *self._unsure.get(key, ())] for key in sorted(keys)
        }

    def _take_unsure(self, link: Link, row: dict[str, Any], naming: Naming) -> None:
        """An amendment that is not surely of a contract leaves open what it may change there."""
        if not {"number", "date", "parties"} & set(link.matched_by):
            return
        name = row["file_name"] or link.contract_id
        for candidate in _may_be(link):
            self._unsure.setdefault(candidate, []).append((link, row, naming))
            letter = Ended(link.contract_id, name, naming.words)
            self._doubts[candidate] = Verdict("unknown", f"{name} may change it, but {link.reason}", letter)

    def _take_letter(self, link: Link, name: str, naming: Naming) -> None:
        if link.sure:
            self._letters.setdefault(str(link.master_id), []).append(
                Ended(link.contract_id, name, naming.ending)
            )
            return
        for candidate in _may_be(link):
            letter = Ended(link.contract_id, name, naming.ending)
            self._doubts[candidate] = Verdict(
                "unknown", f"{name} may end it, but {link.reason}{letter.words}", letter
            )

    def lay(self) -> None:
        """Write changes, and for every contract that they touch its state and deadlines anew."""
        touched = self._papers.keys() | self._letters.keys() | self._doubts.keys()
        if not touched:
            return
        changes: list[Row] = []
        conflicts: list[Row] = []
        told: list[Row] = []
        later: list[Row] = []
        silenced = {link.contract_id for items in self._amendments.values() for link, _, _ in items}
        texts = _Texts(self._rows, self._papers)
        for contract, reviewed, states in self._contracts(touched):
            row, own_changes, own_deadlines, own_conflicts = self._laid(
                contract, reviewed, states, texts.of(contract.contract_id)
            )
            conflicts += own_conflicts
            told.append(row)
            told += self._followers(contract.contract_id, row)
            changes += own_changes
            if contract.contract_id in touched:
                silenced.add(contract.contract_id)
                later += own_deadlines
        self._rows.insert("change_rows", changes)
        self._rows.insert("contradiction_rows", conflicts)
        self._rows.update(_TOLD, told)
        # What has been ended renews no more; otherwise a contract's row keeps to its own words.
        nothing: list[Row] = [
            {"contract_id": key, "next_renewal_date": None, "notice_deadline": None} for key in self._over
        ]
        self._rows.update(("next_renewal_date", "notice_deadline"), nothing)
        # The days of an amendment are told with its contract.
        self._rows.run(
            "DELETE FROM deadline_rows WHERE contract_id IN (SELECT unnest(?))", [sorted(silenced)]
        )
        self._rows.insert("deadline_rows", later)

    def _followers(self, key: str, master: Row) -> Iterator[Row]:
        """An amendment ends with its contract: what it says of the end is told with that."""
        for link, _, _ in self._amendments.get(key, ()):
            yield {
                "contract_id": link.contract_id,
                "status": master["status"],
                "status_reason": f"as the contract that it amends: {master['status_reason']}",
            }

    def _contracts(
        self, touched: Iterable[str]
    ) -> Iterator[tuple[Contract, list[tuple[str, Reviewed]], list[ClauseState]]]:
        """Yield each touched contract with the terms of its family and its states, one at a time."""
        members = [(key, key) for key in touched]
        members += [(key, link.contract_id) for key, items in self._papers.items() for link, _, _ in items]
        lists = [[master for master, _ in members], [member for _, member in members]]
        terms = groupby(self._rows.ask(_FAMILY_TERMS_SQL, lists), key=lambda row: str(row["master_id"]))
        states = groupby(
            self._rows.ask(_FAMILY_STATES_SQL, lists[:1]), key=lambda row: str(row["contract_id"])
        )
        next_terms, next_states = next(terms, None), next(states, None)
        for row in self._rows.ask(_FAMILY_SQL, lists[:1]):
            key = row["contract_id"]
            reviewed: list[tuple[str, Reviewed]] = []
            if next_terms is not None and next_terms[0] == key:
                reviewed = [(item["contract_id"], reviewed_from(item)) for item in next_terms[1]]
                next_terms = next(terms, None)
            told: list[ClauseState] = []
            if next_states is not None and next_states[0] == key:
                told = [
                    ClauseState(key, item["type"], item["state"], item["reason"]) for item in next_states[1]
                ]
                next_states = next(states, None)
            yield _contract(row), reviewed, told

    def _laid(
        self,
        contract: Contract,
        reviewed: Sequence[tuple[str, Reviewed]],
        states: Sequence[ClauseState],
        texts: Mapping[str, Sequence[Passage]],
    ) -> tuple[Row, list[Row], list[Row], list[Row]]:
        key = contract.contract_id
        papers = [
            Paper(
                link.contract_id,
                row["file_name"] or link.contract_id,
                tuple(item for owner, item in reviewed if owner == link.contract_id),
                takes_effect(row, naming),
                naming.ordinal,
                _made(row, naming),
                row["language"] or "und",
                *_sentences(texts.get(link.contract_id, ()), row["language"] or "und"),
                unsure="" if link.sure else link.reason,
            )
            for link, row, naming in self._papers.get(key, ())
        ]
        own = [item for owner, item in reviewed if owner == key]
        as_of = self._settings.as_of
        today, whole, changes = overlay(
            contract,
            own,
            papers,
            as_of=as_of,
            our_names=self._settings.entities,
            clauses=texts.get(key, ()),
        )
        today = settled(today, states)
        status, reason = today.contract.status, today.contract.status_reason
        taken = {one.source for one in changes if one.from_date is not None and one.from_date <= as_of}
        laid = [
            paper.name
            for paper in in_order(papers)
            if not paper.unsure
            and (paper.contract_id in taken or paper.from_date is None or paper.from_date <= as_of)
        ]
        if changes and laid:
            reason += f", as amended by {', '.join(laid)}"
        rows = [_change_row(key, change) for change in changes]
        told = deadlines(today, as_of=as_of, states=states)
        kept: list[Row] = [deadline_row(item, today) for item in told]
        verdict = self._verdict(key, today)
        if verdict is not None:
            status, reason = verdict.status or status, verdict.reason
            rows += verdict.changes(key, len(papers) + 1, whole)
            if verdict.ends:
                kept = verdict.deadlines(key, as_of)
                self._over.append(key)
            elif verdict.status == "unknown":
                kept = verdict.doubted(kept)
        row: Row = {
            "contract_id": key,
            "status": status,
            "status_reason": reason,
        }
        conflicts = [one for one in contradictions(today) if _between_papers(one)]
        return row, rows, kept, list(contradiction_rows(conflicts))

    def _verdict(self, key: str, today: Resolved) -> Verdict | None:
        """What letters make of a contract, and papers that may be its own."""
        letters, doubt = self._letters.get(key), self._doubts.get(key)
        told = ended(letters, today, self._settings.as_of) if letters else None
        if doubt is None or (told is not None and told.ends):
            return told
        state = today.contract.status
        open_to_doubt = state in ("in_force", "unknown") or (
            state == "expired" and not long_over(doubt.letter, today)
        )
        return doubt if told is None and open_to_doubt else told


def _may_be(link: Link) -> list[str]:
    """The contracts that a paper may belong to."""
    if link.state == "missing":
        return []
    return [*([link.master_id] if link.master_id else []), *link.candidates]


def _sentences(
    passages: Sequence[Passage], language: str
) -> tuple[tuple[Changing, ...], tuple[Changing, ...]]:
    """The sentences of an amendment that change something, and all of them."""
    return tuple(changing(passages, language)), tuple(sentences(passages, language))


class _Texts:
    """The clauses of contracts that are amended and of their amendments, one family at a time."""

    def __init__(self, rows: Rows, amendments: Mapping[str, Sequence[Linked]]) -> None:
        members = [(key, key) for key in amendments]
        members += [(key, link.contract_id) for key, items in amendments.items() for link, _, _ in items]
        lists = [[master for master, _ in members], [member for _, member in members]]
        found = rows.ask(_FAMILY_CLAUSES_SQL, lists) if members else iter(())
        self._families = groupby(found, key=lambda row: str(row["master_id"]))
        self._next = next(self._families, None)

    def of(self, master_id: str) -> dict[str, list[Passage]]:
        """Return the clauses of one family, by paper; families are asked for in the order of their ids."""
        made: dict[str, list[Passage]] = {}
        if self._next is not None and self._next[0] == master_id:
            for row in self._next[1]:
                del row["master_id"]
                made.setdefault(row.pop("contract_id"), []).append(Passage(**row))
            self._next = next(self._families, None)
        return made


_FAMILY_SQL = "SELECT * FROM resolved WHERE contract_id IN (SELECT unnest(?)) ORDER BY contract_id"
_FAMILY_TERMS_SQL = (
    "SELECT m.master_id, m.contract_id, t.*, r.review_state, r.machine_value_text "
    "FROM (SELECT unnest(?) AS master_id, unnest(?) AS contract_id) AS m "
    "JOIN resolved AS c ON c.contract_id = m.contract_id "
    "JOIN term_rows AS t ON t.document_id = c.document_id AND t.part IS NOT DISTINCT FROM c.part "
    "LEFT JOIN reviews AS r ON r.document_id = t.document_id AND r.term = t.term "
    "ORDER BY m.master_id, m.contract_id, t.term"
)
_FAMILY_CLAUSES_SQL = (
    "SELECT m.master_id, m.contract_id, t.document_id, number, heading, role, text, page_start, page_end, "
    "char_start, char_end "
    "FROM (SELECT unnest(?) AS master_id, unnest(?) AS contract_id) AS m "
    "JOIN resolved AS c ON c.contract_id = m.contract_id "
    "JOIN clause_rows AS t ON t.document_id = c.document_id AND t.part IS NOT DISTINCT FROM c.part "
    "ORDER BY m.master_id, m.contract_id, clause"
)
_FAMILY_STATES_SQL = (
    "SELECT * FROM state_rows WHERE contract_id IN (SELECT unnest(?)) ORDER BY contract_id, type"
)


def _between_papers(one: Contradiction) -> bool:
    """What one document says in two ways is told with that document."""
    return one.evidence_a.document_id != one.evidence_b.document_id


def _contract(row: Mapping[str, Any]) -> Contract:
    return Contract(row["contract_id"], row["document_id"], row["document_class"], language=row["language"])


def _change_row(contract_id: str, change: Change) -> Row:
    row: dict[str, Any] = {
        "contract_id": contract_id,
        "step": change.step,
        "field": change.field,
        "value": change.value,
        "replaced_value": change.replaced,
        "reason": change.reason or None,
        "from_date": iso(change.from_date),
        "source_contract_id": change.source,
        "confidence": change.confidence,
    }
    if change.evidence is not None:
        evidence = change.evidence
        row |= {
            "document_id": evidence.document_id,
            "quote": evidence.quote,
            "page": evidence.page,
            "char_start": evidence.char_start,
            "char_end": evidence.char_end,
            "extractor": "families/1",
        }
    return row
