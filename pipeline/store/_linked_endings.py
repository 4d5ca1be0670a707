"""What letters that end a contract make of its state: terminated, ending on a day, or in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from pipeline import _calendar as calendar
from pipeline.contract import Resolved
from pipeline.decisions import Reviewed
from pipeline.store.tables import Row, iso
from pipeline.terms.contract_reference import TAKEN_BACK
from pipeline.types import Contract, Evidence, JsonValue

_OPENED = ("expiration_date", "expiration_kind", "notice_deadline")
"""Fields of a contract that a paper which is not understood leaves open."""
_OF_THE_END = frozenset({"end", "renewal", "notice"})
_LONG_OVER = timedelta(days=62)
_LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Ended:
    """A termination letter that surely belongs to the contract."""

    contract_id: str
    name: str
    """For people: its file's name."""
    ending: Reviewed | None
    """Its term of kind ``termination``."""

    @property
    def written(self) -> date | None:
        """The letter's own day."""
        return None if self.ending is None else calendar.iso(self.ending.term.value.get("letter_date"))

    @property
    def words(self) -> str:
        """Its words, behind a colon; empty where none were read."""
        return "" if self.ending is None else f": {_quoted(self.ending.term.evidences)}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the letters of one contract make of it."""

    status: Literal["terminated", "in_force", "unknown"] | None
    """``None``: as without them."""
    reason: str
    letter: Ended
    day: date | None = None
    """The day it ends."""
    ends: bool = False
    """Whether it surely ends, so that it renews no more."""
    words: str = ""
    """The arithmetic behind the day, where it was computed."""

    def changes(self, contract_id: str, step: int, contract: Contract) -> list[Row]:
        """Return rows of ``change_rows``: the end, and from when it holds.

        Args:
            contract_id: that is ended.
            step: after those of its amendments.
            contract: with its amendments, before any renewal.
        """
        if self.status == "unknown":
            return self._opened(contract_id, step, contract)
        if not self.ends:
            return []
        rows: list[Row] = [
            {
                **self._row(contract_id, step),
                "field": "status",
                "value": "terminated",
                "from_date": iso(self.day or self.letter.written),
            }
        ]
        known = self.letter.written or self.day
        replaced: list[tuple[str, str | None, str | None]] = []
        if self.day is not None and contract.expiration_date != self.day:
            replaced.append(("expiration_date", iso(contract.expiration_date), self.day.isoformat()))
            if contract.expiration_kind != "date":
                replaced.append(("expiration_kind", contract.expiration_kind, "date"))
        if contract.renewal not in (None, "none"):
            replaced.append(("renewal", contract.renewal, "none"))
        if contract.notice_deadline is not None:
            replaced.append(("notice_deadline", iso(contract.notice_deadline), None))
        for name, old, new in replaced:
            row: Row = {
                **self._row(contract_id, step),
                "field": name,
                "value": new,
                "replaced_value": old,
                "from_date": iso(known),
            }
            rows.append(row)
        return rows

    def _opened(self, contract_id: str, step: int, contract: Contract) -> list[Row]:
        """What a paper that is not understood may have changed is not known any more."""
        rows: list[Row] = []
        for name in _OPENED:
            old = getattr(contract, name)
            if old is not None and old != "unknown":
                row: Row = {
                    **self._row(contract_id, step),
                    "field": name,
                    "value": "unknown" if name == "expiration_kind" else None,
                    "replaced_value": iso(old) if isinstance(old, date) else str(old),
                    "from_date": iso(self.letter.written),
                }
                rows.append(row)
        return rows

    def doubted(self, rows: Sequence[Row]) -> list[Row]:
        """Tell of the days of a contract that a paper may have ended that they may have fallen away."""
        return [self._doubted(row) if row.get("kind") in _OF_THE_END else row for row in rows]

    def _doubted(self, row: Row) -> Row:
        if row.get("date") is None:
            return row
        told = f"{row.get('derived_from')}; {self.reason}"
        # The end itself is open; the days before it are kept, for it may not be over.
        return {**row, "derived_from": told, "date": None if row.get("kind") == "end" else row["date"]}

    def deadlines(self, contract_id: str, as_of: date) -> list[Row]:
        """Return rows of ``deadline_rows``: the end alone, for nothing renews any more."""
        if self.day is None or self.day < as_of:
            return []
        row = self._row(contract_id, 0)
        told: dict[str, Any] = {
            "contract_id": contract_id,
            "kind": "end",
            "date": self.day.isoformat(),
            "derived_from": self.words or f"ends on {self.day}, as the letter {self.letter.name} states",
            "review_state": "unreviewed" if self.letter.ending is None else self.letter.ending.state,
        }
        for name in ("document_id", "quote", "page", "char_start", "char_end", "confidence", "extractor"):
            told[name] = row.get(name)
        return [told]

    def _row(self, contract_id: str, step: int) -> dict[str, Any]:
        row: dict[str, Any] = {
            "contract_id": contract_id,
            "step": step,
            "reason": self.reason,
            "source_contract_id": self.letter.contract_id,
        }
        if self.letter.ending is not None:
            term = self.letter.ending.term
            evidence = term.evidences[-1]
            row |= {
                "document_id": evidence.document_id,
                "quote": evidence.quote,
                "page": evidence.page,
                "char_start": evidence.char_start,
                "char_end": evidence.char_end,
                "confidence": term.confidence,
                "extractor": term.extractor,
            }
        return row


def ended(letters: Sequence[Ended], today: Resolved, as_of: date) -> Verdict:
    """Tell what the letters of one contract make of it on a day.

    Args:
        letters: at least one; each surely belongs to the contract.
        today: the contract with its amendments laid over it.
        as_of: the day.
    """
    verdicts = [_verdict(letter, today, as_of) for letter in letters]
    back = [one for one in verdicts if _takes_back(one.letter)]
    if back and not any(one.ends and _later(one.letter, back[-1].letter) for one in verdicts):
        return back[-1]
    # A letter that ends it stands before one that only announces; of two, the earlier end.
    return min(verdicts, key=lambda one: (not one.ends, one.day or date.max, one.letter.contract_id))


def _takes_back(letter: Ended) -> bool:
    return letter.ending is not None and letter.ending.term.value_text == TAKEN_BACK


def _later(letter: Ended, back: Ended) -> bool:
    """Whether a letter was surely written after the one that takes a notice back."""
    return letter.written is not None and back.written is not None and letter.written > back.written


def _verdict(letter: Ended, today: Resolved, as_of: date) -> Verdict:
    before = today.contract.status_reason
    if letter.ending is None or letter.ending.term.state == "unknown":
        why = "what it says of the end was not understood" if letter.ending is None else _lower(letter)
        status: Literal["unknown"] | None = None if long_over(letter, today) else "unknown"
        return Verdict(status, f"{letter.name} belongs to it, and {why}{letter.words}", letter)
    if letter.written is not None and letter.written > as_of:
        return Verdict(None, f"{before}; {letter.name} is of {letter.written}", letter)
    value = letter.ending.term.value
    quoted = _quoted(letter.ending.term.evidences)
    day, words = calendar.iso(value.get("date")), str(value.get("computed_from") or "")
    if day is None and value.get("effect") == "end_of_term":
        day, words = _running_end(letter, today)
        if day is None:
            reason = f"{letter.name} ends it with its term, and when that is is not known: {quoted}"
            return Verdict("unknown", reason, letter)
        if (named := value.get("named_days")) and not _among(day, named):
            reason = f"{letter.name} ends it with its term, {day}, and names another day: {quoted}"
            return Verdict("unknown", reason, letter)
    if day is None:
        reason = f"terminated by {letter.name}, which does not say from when: {quoted}"
        return Verdict("terminated", reason, letter, ends=True)
    if letter.written is not None and (day - letter.written).days < -31:
        reason = f"{letter.name} of {letter.written} ends it on {day}, long before it was written: {quoted}"
        return Verdict("unknown", reason, letter)
    if day <= as_of:
        return Verdict(
            "terminated", f"terminated on {day} by {letter.name}: {quoted}", letter, day, True, words
        )
    running: Literal["in_force"] | None = "in_force" if today.contract.status == "in_force" else None
    return Verdict(running, f"it ends on {day} by {letter.name}: {quoted}", letter, day, True, words)


def _among(day: date, named: JsonValue) -> bool:
    """Whether a day is one of those that a letter names, or the one before."""
    days = [calendar.iso(one) for one in named] if isinstance(named, list) else []
    return any(one is not None and 0 <= (one - day).days <= 1 for one in days)


def long_over(letter: Ended, today: Resolved) -> bool:
    """Whether a contract had ended long before a paper was written that is not understood."""
    contract = today.contract
    end, written = contract.expiration_date, letter.written
    return (
        contract.status == "expired"
        and end is not None
        and written is not None
        and written - end > _LONG_OVER
    )


def _lower(letter: Ended) -> str:
    assert letter.ending is not None
    reason = letter.ending.term.reason
    return reason[:1].lower() + reason[1:].rstrip(".")


def _running_end(letter: Ended, today: Resolved) -> tuple[date | None, str]:
    """The end of the period that was running when the letter was written."""
    contract = today.contract
    written, end = letter.written, contract.expiration_date
    if end is None:
        return None, ""
    if written is None or end >= written:
        return end, f"the letter {letter.name} ends it with its term, {end}"
    period = calendar.parse(contract.renewal_term) if contract.renewal == "tacit" else None
    if period is None:
        return None, ""
    moved = calendar.roll(end, period, written)
    return (
        moved,
        f"first end {end}, renewed by {period} at a time; not renewed after {moved} ({letter.name})",
    )


def _quoted(evidences: Sequence[Evidence]) -> str:
    quote = " ".join(evidences[-1].quote.split())
    return f'"{quote}"' if len(quote) <= _LONGEST_QUOTE else f'"{quote[:_LONGEST_QUOTE]}…"'
