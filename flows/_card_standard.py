"""The part of a contract's card that tells where it departs from the company's own standard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flows.contract_card import Row
from flows.outputs._report_words import plain

_TOGETHER = ("as standard", "unknown")
"""States that are told by the names of their clauses alone."""


def departure_lines(
    rows: Sequence[Row], said: Mapping[str, Any], most: int
) -> Iterator[tuple[int, str, str, str, Row | None]]:
    """Yield lines as depth, style, label and text, and after a clause's last line its row for the proof.

    Args:
        rows: of the view ``deviations``.
        said: the words of the card.
        most: characters of a difference that are shown; 0: all.
    """
    states = said["standard_states"]
    for row in rows:
        if row["state"] in _TOGETHER:
            continue
        style = "fact" if row["state"] == "acceptable" else "warn"
        expected = f" ({said['expected'].format(what=plain(row['expected']))})" if row["expected"] else ""
        text = f"{plain(row['title'])} – {plain(row['reason'] or '')}{expected}"
        difference = row["difference"]
        yield 1, style, states[row["state"]], text, None if difference else row
        if difference:
            yield 2, "fact", "", plain(difference, most), row
    for state in _TOGETHER:
        names = [plain(row["title"]) for row in rows if row["state"] == state]
        if names:
            yield 1, "fact", states[state], ", ".join(names), None
