"""Whether a contract is signed by all, from the blocks where its parties sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline._choice import USABLE
from pipeline.company import normalise
from pipeline.decisions import Reviewed

_SURE = 0.7
"""A block read with less confidence proves neither a signature nor its absence."""
_ALIKE = 85.0


@dataclass(frozen=True, slots=True)
class Signed:
    """Whether all parties signed: ``None`` with a reason where that is not settled."""

    value: bool | None
    reason: str = ""
    blocks: tuple[Reviewed, ...] = ()
    """The blocks that say so."""


def signed(blocks: Sequence[Reviewed], parties: Sequence[str]) -> Signed:
    """Tell whether a contract is signed.

    Args:
        blocks: its terms of kind ``signature``, in their order.
        parties: names of its parties; few or none where they were not read.

    Returns:
        True when every party has a signed block, False when a party's block is left blank, otherwise None.
    """
    standing = [item for item in blocks if item.state != "rejected"]
    if not standing:
        return Signed(None, "what was read was rejected in review" if blocks else "")
    sides = _by_side(standing, parties)
    blank = [items for items in sides.values() if _all(items, "blank")]
    if blank:
        # A copy for each party may be signed by one alone: a side signed anywhere has signed.
        return Signed(False, f"the block of {_side(blank[0][0])} is blank", tuple(blank[0]))
    doubtful = [items for items in sides.values() if not _any(items, "signed")]
    if doubtful:
        item = doubtful[0][0]
        why = item.term.reason.rstrip(".") or str(item.term.value.get("reason") or "") or "no mark was seen"
        return Signed(None, f"the block of {_side(item)}: {why} (page {item.term.evidences[0].page})")
    proofs = tuple(next(item for item in items if _is(item, "signed")) for items in sides.values())
    needed = max(len({normalise(name) for name in parties}), 2)
    if len(sides) < needed:
        named = ", ".join(_side(items[0]) for items in sides.values())
        return Signed(None, f"{len(sides)} of {needed} parties' blocks were read as signed: {named}")
    return Signed(True, "", proofs)


def _by_side(blocks: Sequence[Reviewed], parties: Sequence[str]) -> dict[str, list[Reviewed]]:
    """Sort blocks by the party they belong to; each block without a name is a side of its own."""
    keys = [normalise(name) for name in parties]
    sides: dict[str, list[Reviewed]] = {}
    for place, item in enumerate(blocks):
        name = item.term.value.get("party")
        key = _party(normalise(name), keys) if isinstance(name, str) and name else f"#{place}"
        sides.setdefault(key, []).append(item)
    return sides


def _party(name: str, keys: Sequence[str]) -> str:
    """The party that a block names, in other words perhaps."""
    if name in keys:
        return name
    from rapidfuzz.fuzz import token_set_ratio

    best = max(keys, key=lambda key: token_set_ratio(name, key), default=name)
    return best if token_set_ratio(name, best) >= _ALIKE else name


def _is(item: Reviewed, state: str) -> bool:
    term = item.term
    if term.state != "stated" or term.confidence < (_SURE if state == "blank" else USABLE):
        return False
    return term.value.get("state") == state


def _all(items: Sequence[Reviewed], state: str) -> bool:
    return all(_is(item, state) for item in items)


def _any(items: Sequence[Reviewed], state: str) -> bool:
    return any(_is(item, state) for item in items)


def _side(item: Reviewed) -> str:
    name = item.term.value.get("party") or item.term.value.get("signatory")
    return str(name) if name else f"a party without a name (page {item.term.evidences[0].page})"
