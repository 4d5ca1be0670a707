"""What a paper of a family changes, and of money: prices and days of payment are told, not laid over.

A contract has no column for them: many prices stand beside each other, and an amendment takes the place of
one that is due as often.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline._choice import USABLE
from pipeline.decisions import Reviewed
from pipeline.families._amending_words import any_of
from pipeline.families._changing import Changing, within
from pipeline.families._holds_from import Holds, holds_from
from pipeline.families._unread_clauses import CLAUSE_KINDS
from pipeline.indexation.amended import adds
from pipeline.types import Evidence

_COLUMNS = {"party": ("counterparty", "parties")}
"""Kind -> columns, where the names differ."""
_TOLD = CLAUSE_KINDS | {"price", "prices", "payment_term", "party"}
"""Kinds that no words take the place of: what is left open of them is told beside them."""


@dataclass(frozen=True, slots=True)
class Paper:
    """An amendment, as far as it changes its contract."""

    contract_id: str
    name: str
    """For people: its file's name."""
    terms: tuple[Reviewed, ...]
    from_date: date | None
    """The day it takes effect."""
    ordinal: str = ""
    signed: date | None = None
    """The day it was made."""
    language: str = "en"
    changing: tuple[Changing, ...] = ()
    """Its sentences that change something."""
    sentences: tuple[Changing, ...] = ()
    """All of them."""
    doubts: Mapping[str, Reviewed] = field(default_factory=dict)
    """What they leave unknown, by kind."""
    unsure: str = ""
    """Why it is not sure that it is of this contract; empty where it is."""
    begins: date | None = None
    """The day from which its money holds, where that is later than the paper: that of a term it adds."""
    known: tuple[date | None, ...] = ()
    """Days of the contract, which are no first days of anything new."""

    @property
    def paid_from(self) -> date | None:
        """The day from which its money holds, unless its sentence tells another one."""
        return self.begins or self.from_date

    def sentence(self, proof: Evidence) -> Changing | None:
        """Return the sentence in which words stand, or most of them."""
        there = [one for one in self.sentences if within(one, proof)]
        ends = proof.char_end
        return max(
            there, key=lambda one: min(one.end, ends) - max(one.start, proof.char_start), default=None
        )

    def first_day(self, proof: Evidence) -> Holds:
        """Return from when the sentence with these words holds, by its own words."""
        one = self.sentence(proof)
        return Holds() if one is None else self.holds(one)

    def holds(self, one: Changing) -> Holds:
        """Return from when a sentence holds, by its own words or by those beside it."""
        return holds_from(one, self.sentences, self.language, self.signed or self.from_date, self.known)


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a contract that a paper changed."""

    step: int
    field: str
    value: str | None
    replaced: str | None
    reason: str
    from_date: date | None
    source: str
    evidence: Evidence | None
    confidence: float | None


def prices(step: int, paper: Paper, current: dict[str, list[Reviewed]]) -> list[Change]:
    """A price takes the place of the only one that is due as often, in the same money."""
    standing = [item for item in current.get("price", ()) if _stands(item)]
    old_texts = {_price_text(item) for item in standing}
    # An amendment names the old price too: that is no change.
    theirs = [
        item
        for item in paper.terms
        if item.term.kind == "price"
        and _stands(item)
        and _price_text(item) not in old_texts
        # A supplement, a reduction or an option takes the place of nothing.
        and not adds(item.term.evidences[0].quote)
        and not _beside(item, paper)
    ]
    changes = []
    for item in theirs:
        # "porté de 100 € à 120 €" names the one that it takes the place of
        same = [old for old in standing if _named_as_replaced(old, item)]
        alone = bool(same)
        if not same:
            same = [old for old in standing if _price_key(old) == _price_key(item)]
            alone = sum(_price_key(other) == _price_key(item) for other in theirs) == 1
        evidence, sure = item.term.evidences[0], item.term.confidence
        holds = paper.first_day(evidence)
        day = holds.day or paper.paid_from
        if len(same) == 1 and alone and day is not None and not holds.open:
            item = _as_before(same[0], item)
            values = (_price_text(item), _price_text(same[0]))
            changes.append(Change(step, "price", *values, "", day, paper.contract_id, evidence, sure))
            standing[standing.index(same[0])] = item
    if changes:
        current["price"] = standing
    return changes


def _beside(item: Reviewed, paper: Paper) -> bool:
    """Whether the price is that of one more thing: *a second van at 90 a month*."""
    further = any_of("further", paper.language, "unread")
    return any(
        further.search(one.told) is not None
        for one in paper.sentences
        if any(within(one, proof) for proof in item.term.evidences)
    )


def _as_before(old: Reviewed, new: Reviewed) -> Reviewed:
    """A new price without a period is due as often as the one it takes the place of."""
    if "per" in new.term.value or not old.term.value.get("per"):
        return new
    return replace(new, term=replace(new.term, value={**new.term.value, "per": old.term.value["per"]}))


def _named_as_replaced(old: Reviewed, new: Reviewed) -> bool:
    was, now = old.term.value, new.term.value
    return (
        "replaces" in now
        and now["replaces"] == was.get("amount")
        and now.get("currency") == was.get("currency")
        and (was.get("per") == now.get("per") or now.get("per") is None or was.get("per") is None)
    )


def payments(step: int, paper: Paper, current: dict[str, list[Reviewed]]) -> list[Change]:
    """When payment is due, where the paper says it once and the contract said it once, or not at all."""
    standing = [item for item in current.get("payment_term", ()) if _stands(item)]
    theirs = [item for item in paper.terms if item.term.kind == "payment_term" and _stands(item)]
    old = {item.term.value_text for item in standing}
    texts = {item.term.value_text for item in theirs} - old
    if len(texts) != 1 or len(old) > 1:
        return []
    best = max(
        (item for item in theirs if item.term.value_text in texts), key=lambda item: item.term.confidence
    )
    holds = paper.first_day(best.term.evidences[0])
    day = holds.day or paper.paid_from
    if day is None or holds.open:
        return []
    current["payment_term"] = [best]
    return [
        Change(
            step,
            "payment_term",
            best.term.value_text,
            next(iter(old), None),
            "",
            day,
            paper.contract_id,
            best.term.evidences[0],
            best.term.confidence,
        )
    ]


def _stands(item: Reviewed) -> bool:
    return item.state != "rejected" and item.term.state == "stated" and item.term.confidence >= USABLE


def _price_key(item: Reviewed) -> tuple[object, object]:
    return item.term.value.get("per"), item.term.value.get("currency")


def _price_text(item: Reviewed) -> str:
    per = item.term.value.get("per")
    return f"{item.term.value_text} per {per}" if per else item.term.value_text


def left_open(step: int, paper: Paper) -> list[Change]:
    """Prices, days of payment, parties and clauses that words change without saying how."""
    return [
        Change(
            step,
            column,
            None,
            None,
            doubt.term.reason,
            paper.first_day(doubt.term.evidences[0]).day or paper.paid_from,
            paper.contract_id,
            doubt.term.evidences[0],
            doubt.term.confidence,
        )
        for kind, doubt in sorted(paper.doubts.items())
        for column in _COLUMNS.get(kind, (kind,))
        if kind in _TOLD
    ]
