"""The new value that a changing sentence puts in the place of an old one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.decisions import Reviewed
from pipeline.families._changing import Changing

if TYPE_CHECKING:
    from pipeline.families._money import Paper


def swapped(
    one: Changing, kinds: frozenset[str], current: Mapping[str, Sequence[Reviewed]], paper: Paper
) -> Reviewed | None:
    """Return the new value as a term; ``None`` where none was read for sure."""
    return None
