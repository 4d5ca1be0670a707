"""Which of several terms of one kind holds, or why none does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.decisions import Reviewed

USABLE = 0.5
"""A value read with less confidence is not stated as the contract's."""
RIVAL = 0.7
"""A second value this sure contradicts the first, unless the first is surer by ``MARGIN``."""
MARGIN = 0.15


@dataclass(frozen=True, slots=True)
class Choice:
    """The value that holds, with all terms that state it; or the reason that none does."""

    holders: tuple[Reviewed, ...] = ()
    reason: str = ""
    """Why words were found that settle nothing; empty when there are no words."""
    rivals: tuple[Reviewed, ...] = ()
    """Terms that contradict each other, the surest of each value, where that is why none holds."""

    @property
    def best(self) -> Reviewed | None:
        """The surest of the holders."""
        return self.holders[0] if self.holders else None

    @property
    def text(self) -> str | None:
        """``value_text`` of what holds."""
        return self.holders[0].term.value_text if self.holders else None


def choose(reviewed: Sequence[Reviewed], *, several: bool = False) -> Choice:
    """Weigh the terms of one kind.

    Args:
        reviewed: terms of one kind of one contract, in document order.
        several: whether different values may stand side by side (the surest is taken); otherwise two
            different sure values contradict each other and none holds.
    """
    standing = [item for item in reviewed if item.state != "rejected"]
    groups: dict[str, list[Reviewed]] = {}
    for item in standing:
        if item.term.state == "stated":
            groups.setdefault(" ".join(item.term.value_text.casefold().split()), []).append(item)
    if not groups:
        return _nothing_stated(reviewed, standing)
    ranked = sorted((sorted(group, key=_weight, reverse=True) for group in groups.values()), key=_rank)
    first = ranked[0]
    if first[0].state == "unreviewed":
        if first[0].term.confidence < USABLE:
            return Choice(reason=f"read with little confidence: {place(first[0])}")
        rivals = [] if several else [group for group in ranked[1:] if _contradicts(first, group)]
        if rivals:
            places = " and ".join(place(group[0]) for group in (first, *rivals)[:3])
            against = tuple(group[0] for group in (first, *rivals))
            return Choice(reason=f"stated differently: {places}", rivals=against)
    elif not several:
        decided = [group for group in ranked[1:] if group[0].state != "unreviewed"]
        if decided:
            return Choice(
                reason=f"reviewers decided differently: {place(first[0])} and {place(decided[0][0])}",
                rivals=(first[0], decided[0][0]),
            )
    return Choice(tuple(first))


def _nothing_stated(reviewed: Sequence[Reviewed], standing: Sequence[Reviewed]) -> Choice:
    if standing:
        surest = max(standing, key=lambda item: item.term.confidence)
        return Choice(reason=f"{surest.term.reason.rstrip('.')} (page {surest.term.evidences[0].page})")
    if reviewed:
        return Choice(reason="what was read was rejected in review")
    return Choice()


def _weight(item: Reviewed) -> tuple[bool, float]:
    return item.state != "unreviewed", item.term.confidence


def _rank(group: Sequence[Reviewed]) -> tuple[bool, float]:
    """Decided first, then by confidence, a little raised where several places agree. The sort is stable."""
    decided, confidence = _weight(group[0])
    return not decided, -(confidence + min(len(group) - 1, 3) * 0.01)


def _contradicts(first: Sequence[Reviewed], other: Sequence[Reviewed]) -> bool:
    sure = other[0].term.confidence
    return sure >= RIVAL and first[0].term.confidence - sure <= MARGIN


def place(item: Reviewed) -> str:
    """Return a value and the page it stands on."""
    return f"{item.term.value_text} (page {item.term.evidences[0].page})"
