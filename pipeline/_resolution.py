"""One contract in the making: each step sets its fields, what they rest on, and what stays unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from data import late as re
from pipeline import _calendar as calendar
from pipeline._choice import USABLE, Choice, choose, place
from pipeline._sides import entities_of, is_ours
from pipeline._signed import signed
from pipeline._status import status_on
from pipeline._two_ends import contradicts
from pipeline.company import normalise
from pipeline.decisions import Reviewed
from pipeline.folding import fold
from pipeline.settings import Entity
from pipeline.types import JsonValue, Term

_PLAIN = ("title", "governing_law", "jurisdiction", "contract_type")
_SEVERAL = frozenset({"title", "jurisdiction", "document_class"})
"""Kinds whose values may differ from place to place without contradiction."""
_DURATIONS = ("term", "renewal_term", "notice_period", "termination_notice")
_RENEWALS = frozenset({"none", "tacit", "express", "evergreen"})
_LARGEST = Decimal(10) ** 15

_FROM_EFFECTIVE = re.compile(
    r"effective|commence|entry into force|(?:prise|prend|prenant) (?:d'|d )?effet|entree en vigueur"
    r"|date d'effet"
)
_FROM_AGREEMENT = re.compile(
    r"sign|date hereof|date of (?:this|the present)|execution|aux presentes|des presentes|conclusion"
)
_LIMITED = re.compile(
    r"\b(?:fois|maximum|maximale?|au plus|exceder|once|twice|up to|not more than|no more than)\b"
    r"|\b(?:not|never) (?:to )?exceed"
    r"|\b(?:one|two|three|four|five|ten|\d+)(?: ?\(\d+\))?"
    r" (?:additional|further|more|successive|consecutive|renewal)\b"
)
"""Words that limit how often a contract renews: nobody may roll it on for ever."""
_ONE_MORE = re.compile(
    r"\b(?:an?|one|another)(?: ?\(1\))? (?:single )?(?:additional|further|more|extra)\b"
    r"(?! terms\b| periods\b)"
    r"|\bfor another\b"
)
"""``extends for an additional month``: one more, unless words of each further one stand beside it."""
_AGAIN = re.compile(
    r"\b(?:success\w+|consecutive\w*|each|every|annually|(?:from )?(?:year|month)[- ]to[- ](?:year|month)"
    r"|repeated\w*|indefinit\w*|renewal (?:terms|periods)|and so on)\b"
)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a field of the contract rests on."""

    reviewed: tuple[Reviewed, ...]
    words: str = ""
    """The arithmetic, where the field was computed; empty where it was read."""

    @property
    def confidence(self) -> float:
        """That of the weakest link."""
        return min((item.term.confidence for item in self.reviewed), default=0.0)


class Resolution:
    """One contract in the making: ``fields``, what they rest on, and what is unknown."""

    def __init__(self, reviewed: Sequence[Reviewed], as_of: date, *, several: bool = False) -> None:
        self._as_of = as_of
        self._several = several
        self._kinds: dict[str, list[Reviewed]] = {}
        for item in reviewed:
            self._kinds.setdefault(item.term.kind, []).append(item)
        self.fields: dict[str, Any] = {}
        self.proofs: dict[str, Proof] = {}
        self.unknown: dict[str, str] = {}
        self.rivals: dict[str, tuple[Reviewed, ...]] = {}
        """Field -> terms that contradict each other."""
        self._renewed_until: date | None = None
        """The last day of a contract that renews once, where its first term is over."""

    def _choose(self, kind: str) -> Choice:
        choice = choose(self._kinds.get(kind, ()), several=kind in _SEVERAL)
        if choice.reason:
            self.unknown[kind] = choice.reason
        if choice.rivals:
            self.rivals[kind] = choice.rivals
        return choice

    def _take(self, name: str, choice: Choice, value: object) -> None:
        """Set a field to what was read; a value of the wrong shape is unknown, not an error."""
        if choice.best is None:
            return
        if value is None:
            self.unknown[name] = (
                f"not understood: {choice.text} (page {choice.best.term.evidences[0].page})"
            )
            return
        self.fields[name] = value
        self.proofs[name] = Proof(choice.holders[:1])

    def _derive(self, name: str, value: object, words: str, *rests_on: str) -> None:
        terms = tuple(
            item for source in rests_on if source in self.proofs for item in self.proofs[source].reviewed
        )
        self.fields[name] = value
        self.proofs[name] = Proof(tuple({id(item): item for item in terms}.values()), words)

    def plain(self) -> None:
        """Fields that are the text of a term."""
        choice = self._choose("document_class")
        self._take("document_class", choice, choice.text)
        self.fields.setdefault("document_class", "unknown")
        for name in _PLAIN:
            choice = self._choose(name)
            self._take(name, choice, choice.text or None)

    def parties(self, our_names: Sequence[str | Entity]) -> None:
        """All distinct parties, in the order they are named; ours and the other side where told."""
        stated: dict[str, Reviewed] = {}
        for item in self._kinds.get("party", ()):
            term = item.term
            if term.state == "stated" and item.state != "rejected" and term.confidence >= USABLE:
                stated.setdefault(" ".join(fold(term.value_text).split()), item)
        if not stated:
            choice = self._choose("party")
            if choice.reason:
                self.unknown["parties"] = self.unknown.pop("party")
            return
        self.fields["parties"] = tuple(item.term.value_text for item in stated.values())
        self.proofs["parties"] = Proof(tuple(stated.values()))
        if our_names:
            self._sides(list(stated.values()), entities_of(our_names))

    def _sides(self, parties: Sequence[Reviewed], entities: Sequence[Entity]) -> None:
        """Our role and the counterparty; a contract between our own companies has none."""
        ours = [
            item
            for item in parties
            if is_ours(
                item.term.value_text, str(item.term.value.get("registration_number") or ""), entities
            )
        ]
        others = [item for item in parties if item not in ours]
        if not ours:
            named = ", ".join(item.term.value_text for item in parties[:4])
            reason = f"none of the parties is one of our own companies: {named}"
            self.unknown["our_role"] = self.unknown["counterparty"] = reason
            return
        if not others:
            if len({normalise(item.term.value_text) for item in ours}) > 1:
                self.fields["our_role"] = "intragroup"
            else:
                self.unknown["counterparty"] = "only our own company was read among the parties"
                self._role(ours)
            return
        names: dict[str, str] = {}
        for item in others:
            names.setdefault(normalise(item.term.value_text), item.term.value_text)
        self.fields["counterparty"] = ", ".join(names.values())
        self.proofs["counterparty"] = Proof(tuple(others))
        self._role(ours)

    def _role(self, ours: Sequence[Reviewed]) -> None:
        role = next((str(role) for item in ours if (role := item.term.value.get("role"))), None)
        if role is None:
            self.unknown["our_role"] = f"the contract gives {ours[0].term.value_text} no role"
        else:
            self.fields["our_role"] = role

    def durations(self) -> None:
        """Term, renewal term and notices, as ISO 8601."""
        for name in _DURATIONS:
            choice = self._choose(name)
            best = choice.best
            duration = None if best is None else best.term.value.get("duration", best.term.value_text)
            self._take(name, choice, duration if calendar.parse(duration) else None)

    def dates(self) -> None:
        """Agreement and effective date."""
        for name in ("agreement_date", "effective_date"):
            choice = self._choose(name)
            self._take(name, choice, None if choice.best is None else _stated_date(choice.best.term))

    def end(self) -> None:
        """The end as stated, or else computed from the term."""
        choice = self._choose("expiration_date")
        best = choice.best
        if best is not None:
            kind = best.term.value.get("kind", "date")
            if kind in ("perpetual", "event"):
                self.fields["expiration_kind"] = kind
                self.proofs["expiration_kind"] = Proof(choice.holders[:1])
                return
            of = self._kinds.get
            told = of("effective_date", ()), of("term", ()), of("renewal", ())
            length = None if self._several else contradicts(best, *told)
            if length is not None:
                self.unknown["expiration_date"] = f"stated differently: {place(best)} and {place(length)}"
                self.rivals["expiration_date"] = (best, length)
                return
            self._take("expiration_date", choice, _stated_date(best.term))
            if "expiration_date" in self.fields:
                self.fields["expiration_kind"] = "date"
        elif not choice.reason and "term" in self.fields:
            self._end_of_term()

    def _end_of_term(self) -> None:
        proof = self.proofs["term"]
        words = proof.reviewed[0].term.value.get("from")
        start, name, problem = self._start_of_term(str(words or ""))
        period = calendar.parse(self.fields["term"])
        assert period is not None
        if start is None:
            self.unknown["expiration_date"] = f"the term is {period}, but {problem}"
            return
        end = calendar.later(start, period)
        if end is None:
            self.unknown["expiration_date"] = f"{period} after {start} is no day of the calendar"
            return
        self._derive(
            "expiration_date", end, f"{start} ({name}) + {period} = {end}", name.replace(" ", "_"), "term"
        )
        self.fields["expiration_kind"] = "date"

    def _start_of_term(self, words: str) -> tuple[date | None, str, str]:
        """Return the day a term runs from, the name of that day, and the problem where there is none."""
        stated = calendar.iso(words)
        if stated is not None:
            return stated, "stated start", ""
        folded = fold(words)
        effective, agreed = self.fields.get("effective_date"), self.fields.get("agreement_date")
        # An effective date that was seen and not understood is not replaced by another day.
        fallback = None if "effective_date" in self.unknown else agreed
        if words and not _FROM_EFFECTIVE.search(folded):
            if _FROM_AGREEMENT.search(folded):
                return agreed, "agreement date", "the date of signature it runs from is not known"
            return None, "", f"the day it runs from is not known ({words[:80]})"
        if effective is not None:
            return effective, "effective date", ""
        return fallback, "agreement date", "the day it starts is not known"

    def renewal(self) -> None:
        """How it renews, when next, and until when notice may be given."""
        choice = self._choose("renewal")
        self._take("renewal", choice, choice.text if choice.text in _RENEWALS else None)
        renewal = self.fields.get("renewal")
        end = self.fields.get("expiration_date")
        if renewal == "tacit":
            self._next_renewal(end)
        if renewal != "none" and "renewal" not in self.unknown and "notice_period" in self.fields:
            self._notice(self.fields.get("next_renewal_date") if renewal == "tacit" else end)
        elif renewal == "tacit":
            self.unknown["notice_deadline"] = self.unknown.get(
                "notice_period", "no notice period was found"
            )
        elif "renewal" in self.unknown and "notice_period" in self.fields:
            self.unknown["notice_deadline"] = f"whether it renews is not known: {self.unknown['renewal']}"

    def _next_renewal(self, end: date | None) -> None:
        if end is None:
            reason = self.unknown.get("expiration_date", "the end of the first term is not known")
            self.unknown["next_renewal_date"] = reason
            return
        if end > self._as_of:
            self._derive(
                "next_renewal_date", end, f"renews tacitly at its end, {end}", "renewal", "expiration_date"
            )
            return
        period = calendar.parse(self.fields.get("renewal_term"))
        if period is None:
            reason = self.unknown.get("renewal_term", "the length of a renewal is not stated")
            self.unknown["next_renewal_date"] = f"the first term ended on {end}, and {reason}"
            return
        said = " ".join(fold(" ".join(self._quotes("renewal", "renewal_term"))).split())
        if _ONE_MORE.search(said) and not _AGAIN.search(said):
            self._renewed_until = calendar.later(end, period)
            self.unknown["next_renewal_date"] = (
                f"the first term ended on {end}, and how often it renews is limited: once, by {period}"
            )
            return
        if _LIMITED.search(said):
            self.unknown["next_renewal_date"] = (
                f"the first term ended on {end}, and how often it renews is limited"
            )
            return
        moved = calendar.roll(end, period, self._as_of)
        if moved is None:
            self.unknown["next_renewal_date"] = (
                f"renewals of {period} from {end} meet no day of the calendar"
            )
            return
        words = f"first end {end}, renewed tacitly by {period} at a time: next on {moved}"
        self._derive("next_renewal_date", moved, words, "renewal", "expiration_date", "renewal_term")

    def _quotes(self, *names: str) -> Iterator[str]:
        for name in names:
            for item in self.proofs[name].reviewed:
                yield from (evidence.quote for evidence in item.term.evidences)

    def _notice(self, end: date | None) -> None:
        proof = self.proofs["notice_period"]
        period = calendar.parse(self.fields["notice_period"])
        assert period is not None
        if end is None:
            known = self.unknown.get("next_renewal_date") or self.unknown.get("expiration_date")
            kind = self.fields.get("expiration_kind")
            if known or self.fields.get("renewal") == "tacit" or kind == "event":
                self.unknown["notice_deadline"] = known or "the end it is counted back from is not known"
            return
        if proof.reviewed[0].term.value.get("business_days"):
            counted = str(period).replace("day", "business day")
            why = "which days are holidays is not known"
            self.unknown["notice_deadline"] = f"{counted} before {end}: {why}"
            return
        deadline = calendar.before(end, period)
        if deadline is None:
            self.unknown["notice_deadline"] = f"{period} before {end} is no day of the calendar"
            return
        words = f"{end} - {period} = {deadline}"
        source = "next_renewal_date" if "next_renewal_date" in self.fields else "expiration_date"
        self._derive("notice_deadline", deadline, words, "notice_period", source)

    def value(self) -> None:
        """The total value, and the currency it is in."""
        choice = self._choose("total_value")
        best = choice.best
        if best is None:
            return
        amount = _amount(best.term.value.get("amount"))
        self._take("total_value", choice, amount)
        currency = best.term.value.get("currency")
        if amount is not None and isinstance(currency, str):
            self.fields["currency"] = currency

    def signatures(self) -> None:
        """Whether all parties signed, from the blocks where they do."""
        found = signed(self._kinds.get("signature", ()), self.fields.get("parties", ()))
        if found.value is not None:
            self.fields["signed"] = found.value
            self.proofs["signed"] = Proof(found.blocks, found.reason)
        elif found.reason:
            self.unknown["signed"] = found.reason

    def status(self) -> None:
        """Whether it is in force on the day, as far as its own words tell."""
        self.fields["status"], self.fields["status_reason"] = status_on(
            self._as_of, self.fields, self.unknown
        )
        last = self._renewed_until
        if last is not None and self.fields["status"] == "unknown":
            if self._as_of <= last:
                self.fields["status"] = "in_force"
                self.fields["status_reason"] = f"renewed tacitly once, until {last}"
            else:
                self.fields["status_reason"] = (
                    f"renewed once, until {last}; whether it went on is not known"
                )


def _stated_date(term: Term) -> date | None:
    value: JsonValue = term.value.get("date", term.value_text)
    return calendar.iso(value)


def _amount(value: JsonValue) -> Decimal | None:
    if not isinstance(value, str | int):
        return None
    try:
        amount = Decimal(value)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and abs(amount) < _LARGEST else None
