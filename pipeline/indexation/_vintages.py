"""Values of one period put together: agreement, a later vintage, or a contradiction; never overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.indexation._observed import Conflict
from pipeline.indexation._series import Vintage


class ContradictionError(ValueError):
    """Two values of one period cannot both stand; the message says why."""


def joined(known: tuple[Vintage, ...], new: Vintage, out_by: date) -> tuple[Vintage, ...]:
    """Return what is known of a period with one more value.

    A value that is known already is an agreement: it gives the day of publication where that was not known,
    and settles a conflict between two sources; without a day it agrees with any vintage that has its value.
    Another value is a vintage of its own where it was published on a later day than every other.

    Args:
        known: the vintages of the period, in order of publication; may be empty.
        new: the further one.
        out_by: the latest day on which a value without a day of publication came out.

    Raises:
        ContradictionError: both cannot stand.
    """
    if not known:
        return (new,)
    open_conflict = known[-1].conflict
    if open_conflict is not None and open_conflict.settled is None:
        return (*known[:-1], _settled(known[-1], open_conflict, new))
    if new.published is None and any(one.value == new.value for one in known):
        # It may be any of them: the same file, read again, says nothing new of a value that was revised.
        return known
    before = [one for one in known if new.published is None or (one.published or out_by) <= new.published]
    standing = before[-1] if before else known[0]
    if standing.value == new.value:
        return tuple(_dated(one, new) if one is standing else one for one in known)
    return _further(known, new, out_by)


def _settled(old: Vintage, conflict: Conflict, new: Vintage) -> Vintage:
    because = f"{new.source.name} has {new.value} as well"
    if new.value == old.value:
        return _dated(replace(old, conflict=replace(conflict, settled=because)), new)
    if new.value != conflict.value:
        raise ContradictionError(
            f"{new.value} is a third value beside {old.value} ({old.source.name}) and {conflict.value} "
            f"({conflict.source})"
        )
    other = Conflict(old.value, old.source.name, f"{because}: {conflict.source}")
    return replace(new, conflict=other)


def _dated(old: Vintage, new: Vintage) -> Vintage:
    if old.published is not None or new.published is None:
        return old
    return replace(old, published=new.published, announced=new.announced or new.source.name)


def _further(known: tuple[Vintage, ...], new: Vintage, out_by: date) -> tuple[Vintage, ...]:
    last = known[-1]
    if new.published is None:
        raise ContradictionError(
            f"{new.value} contradicts {last.value} ({last.source.name}), and no day of publication says "
            "that it came later"
        )
    for one in known:
        if one.published is None and new.published <= out_by:
            raise ContradictionError(
                f"{new.value}, published on {new.published}, contradicts {one.value} ({one.source.name}), "
                f"which may have been published as late as {out_by}"
            )
        if one.published == new.published:
            raise ContradictionError(
                f"{new.value} contradicts {one.value} ({one.source.name}), published on the same day, "
                f"{one.published}"
            )
        if one.published is not None and new.published < one.published:
            raise ContradictionError(
                f"{new.value}, said to be published on {new.published}, contradicts {one.value} "
                f"({one.source.name}), which was published after that, on {one.published}; only a value "
                "published on a later day takes its place"
            )
    return (*known, new)
