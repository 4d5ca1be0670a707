"""Which contract a paper belongs to: amendments, orders, annexes and letters find their master.

A paper is compared by what it says of the contract (number, date, title) and by its parties. Where several
contracts fit, or none well enough, the link stays open and the candidates are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.company import normalise
from pipeline.families._match import Match, Member, Named, near, party_key, weigh
from pipeline.terms._contract_numbers import number_key

LinkState = Literal["linked", "ambiguous", "missing", "date_differs"]

SURE = 0.9
"""From here on a link changes what is told of a contract."""
LIKELY = 0.8
"""From here on a paper is said to belong to a contract."""
_WEAK = 0.5
_RIVAL = 0.08
_MOST = 2000
_SHOWN = 5
_MOST_AMENDMENTS = 40
PAPERS = frozenset({"amendment", "annex", "order", "termination_letter", "letter"})
"""Classes that belong to another contract. An order that names none, and a letter that touches none, stand
alone."""
LATER = "later_contract"
"""What a contract is to an earlier one whose place it takes."""
_WORDS = {
    "number": "its number",
    "date": "its date",
    "parties": "its parties",
    "party": "one party",
    "title": "its title",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A paper and the contract that it belongs to."""

    contract_id: str
    master_id: str | None
    """``None`` unless the state is linked or date_differs."""
    role: str
    matched_by: tuple[str, ...]
    confidence: float
    reason: str
    """In words, for people."""
    state: LinkState
    candidates: tuple[str, ...] = ()
    """The likeliest first; with ``master_id`` the other ones."""

    @property
    def settled(self) -> bool:
        """Whether it is sure enough to say that the paper belongs to the contract."""
        return self.master_id is not None and (
            (self.state == "linked" and self.confidence >= LIKELY) or self.confidence >= SURE
        )

    @property
    def sure(self) -> bool:
        """Whether it is sure enough to change what is told of the contract."""
        return self.master_id is not None and self.confidence >= SURE


class Index:
    """Contracts that papers may belong to, found by number, date or party without comparing with all."""

    def __init__(self, masters: Iterable[Member]) -> None:
        """Take in every contract; papers among them are left out."""
        self._numbers: dict[str, list[Member]] = {}
        self._dates: dict[object, list[Member]] = {}
        self._keys: dict[str, list[Member]] = {}
        self._first_words: dict[str, dict[str, str]] = {}
        for master in sorted(masters, key=lambda one: one.contract_id):
            if master.level > 1:
                continue
            if number := number_key(master.number):
                self._numbers.setdefault(number, []).append(master)
            for day in master.days:
                self._dates.setdefault(day, []).append(master)
            for key in sorted(master.keys):
                self._keys.setdefault(key, []).append(master)
            for name in master.parties:
                words = normalise(name)
                if words:
                    first = words.partition(" ")[0]
                    self._first_words.setdefault(first, {})[f" {words} "] = party_key(name)

    def candidates(self, paper: Member) -> list[Member]:
        """Return the contracts worth comparing a paper with."""
        named = paper.named or Named()
        found = list(self._numbers.get(number_key(named.number), ()))
        found += self._dates.get(named.date, ())[:_MOST] if named.date else ()
        keys = paper.keys or self._in_words(paper.head)
        lists = sorted((self._keys[key] for key in sorted(keys) if key in self._keys), key=len)
        # The longest is that of the company whose archive this is: every contract has it.
        for masters in lists[:-1] or [masters for masters in lists if len(masters) <= _MOST // 10]:
            found += masters[:_MOST]
        unique = {master.contract_id: master for master in found}
        return [unique[key] for key in sorted(unique)]

    def _in_words(self, head: str) -> set[str]:
        found: set[str] = set()
        padded = f" {head} "
        for word in set(head.split()):
            for name, key in self._first_words.get(word, {}).items():
                if name in padded:
                    found.add(key)
        return found

    def link(self, paper: Member) -> Link | None:
        """Find the contract of one paper; ``None`` for what belongs to no other."""
        if paper.document_class not in PAPERS | {LATER} or (
            paper.document_class == "order" and paper.named is None
        ):
            return None
        matches = [match for master in self.candidates(paper) if (match := weigh(paper, master))]
        return _choose(paper, _without_copies(matches))


def link(members: Iterable[Member]) -> list[Link]:
    """Link every paper among some documents to its contract.

    Args:
        members: what is known of each document, in any order; the answer does not depend on it.

    Returns:
        One link a paper, in the order of their ids. No paper belongs to itself, to a contract made after
        it, or to another paper that belongs to it.
    """
    known = sorted(members, key=lambda one: one.contract_id)
    index = Index(known)
    return [found for paper in known if (found := index.link(paper)) is not None]


def with_gaps(links: Sequence[Link], ordinals: Mapping[str, str]) -> list[Link]:
    """Tell of amendments which earlier ones of their contract are not in the archive.

    Args:
        links: of papers.
        ordinals: contract_id of an amendment -> which it is: ``2``.

    Returns:
        The links in their order; nothing is said where an amendment of the contract has no number.
    """
    known: dict[str | None, set[str]] = {}
    for one in links:
        if one.role == "amendment" and one.settled:
            known.setdefault(one.master_id, set()).add(ordinals.get(one.contract_id, ""))
    return [
        _with_gap(one, ordinals.get(one.contract_id, ""), known.get(one.master_id, set())) for one in links
    ]


def _with_gap(one: Link, ordinal: str, known: set[str]) -> Link:
    if one.role != "amendment" or not one.settled or not all(number.isdigit() for number in known):
        return one
    lacking = [
        number for number in range(1, min(int(ordinal or 0), _MOST_AMENDMENTS)) if str(number) not in known
    ]
    if not lacking:
        return one
    said = "; ".join(f"amendment no. {number} was not found in the archive" for number in lacking[:_SHOWN])
    return replace(one, reason=f"{one.reason}; {said}")


def _without_copies(matches: Sequence[Match]) -> list[Match]:
    """A scan of a contract beside its file is one contract: the copy steps back."""
    ranked = sorted(matches, key=lambda match: (-match.confidence, match.master.contract_id))
    there = {match.master.contract_id: match.master for match in ranked}
    return [
        match
        for match in ranked
        if not (
            match.master.copy_of in there and _same_contract(match.master, there[str(match.master.copy_of)])
        )
    ]


def _same_contract(copy: Member, other: Member) -> bool:
    return (copy.made, copy.keys, copy.number, copy.says) == (
        other.made,
        other.keys,
        other.number,
        other.says,
    )


def _choose(paper: Member, ranked: Sequence[Match]) -> Link:
    role = paper.document_class
    likely = [match for match in ranked if match.confidence >= _WEAK]
    may_be = [match for match in ranked if not match.other_date] if role == "amendment" else []
    if not likely and may_be:
        best, ids = may_be[0], tuple(match.master.contract_id for match in may_be[:_SHOWN])
        reason = f"only {_listed(best.by)} speaks for {_called(best.master)}"
        return Link(paper.contract_id, None, role, best.by, best.confidence, reason, "ambiguous", ids)
    if not likely:
        ids = tuple(match.master.contract_id for match in ranked[:_SHOWN])
        return Link(paper.contract_id, None, role, (), 0.0, _missing(paper), "missing", ids)
    best = likely[0]
    # Beside a contract between both, one of them with somebody else is none.
    rivals = [
        match
        for match in likely[1:]
        if best.confidence - match.confidence <= _RIVAL
        and not ("parties" in best.by and "party" in match.by and "number" not in match.by)
    ]
    ids = tuple(match.master.contract_id for match in likely[:_SHOWN])
    if rivals:
        words = "; ".join(_called(match.master) for match in likely[:_SHOWN])
        reason = f"{len(rivals) + 1} contracts fit about as well: {words}"
        return Link(paper.contract_id, None, role, best.by, best.confidence, reason, "ambiguous", ids)
    if best.other_date:
        return _other_date(paper, best, ids)
    if best.confidence < LIKELY:
        reason = f"only {_listed(best.by)} speaks for {_called(best.master)}"
        return Link(paper.contract_id, None, role, best.by, best.confidence, reason, "ambiguous", ids)
    reason = f"{_listed(best.by)} {'agree' if len(best.by) > 1 or 'parties' in best.by else 'agrees'}"
    if best.confidence < SURE:
        reason += "; not sure enough to be laid over it"
    return Link(
        paper.contract_id,
        best.master.contract_id,
        role,
        best.by,
        best.confidence,
        reason,
        "linked",
        ids[1:],
    )


def _other_date(paper: Member, best: Match, ids: tuple[str, ...]) -> Link:
    role = paper.document_class
    master, named = best.master, paper.named or Named()
    dates = [day for day in (master.agreement_date, master.effective_date, *sorted(master.signed)) if day]
    if "number" not in best.by and not any(near(named.date, day) for day in dates):
        reason = f"{_missing(paper)}; between the same parties there is {_called(master)}"
        return Link(paper.contract_id, None, role, (), 0.0, reason, "missing", ids)
    reason = f"{_listed(best.by)} fit, but it calls the contract of {dates[0]} by the date {named.date}"
    return Link(
        paper.contract_id,
        master.contract_id,
        role,
        best.by,
        best.confidence,
        reason,
        "date_differs",
        ids[1:],
    )


def _missing(paper: Member) -> str:
    named = paper.named
    if named is None or not (named.title or named.date or named.number):
        return "it does not say which contract it belongs to, and no contract fits its parties"
    words = named.title or "a contract"
    words += f" no. {named.number}" if named.number else ""
    words += f" of {named.date}" if named.date else ""
    return f"it names {words}, which was not found in the archive"


def _called(master: Member) -> str:
    words = master.title[:80] or "a contract without a title"
    words += f" no. {master.number}" if master.number and master.number not in words else ""
    return f"{words} of {master.made}" if master.made else words


def _listed(by: Sequence[str]) -> str:
    words = [_WORDS[name] for name in by]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


__all__ = ["LATER", "LIKELY", "PAPERS", "SURE", "Index", "Link", "Member", "Named", "link", "with_gaps"]
