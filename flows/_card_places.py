"""Where the words of a card stand on pages that were read from pictures."""

from __future__ import annotations

from typing import Any

from flows.contract_card import Row
from pipeline.evidence_places import Asked, places
from pipeline.workspace import Workspace


def with_boxes(card: Row, workspace: Workspace) -> Row:
    """Return a card whose rows with words read by OCR have a ``box``: left, top, right, bottom.

    In points from the top left corner of the page, around all of the words that stand on it.

    Args:
        card: as ``contract_card.card`` gives it.
        workspace: whose parts hold the words.
    """
    asked = {
        key: Asked("-".join(map(str, key)), *key)
        for rows in _lists(card)
        for key in map(_place, rows)
        if key
    }
    found = places(workspace, asked.values())
    boxes = {key: place.boxes for key, one in asked.items() if (place := found.get(one.key)) is not None}

    def boxed(row: Row) -> Row:
        key = _place(row)
        own = boxes.get(key, ()) if key else ()
        if not own:
            return row
        left, top, right, bottom = zip(*own, strict=True)
        return row | {"box": (min(left), min(top), max(right), max(bottom))}

    return {
        name: [boxed(row) for row in value] if isinstance(value, list) else value
        for name, value in card.items()
    }


def _lists(card: Row) -> list[list[Row]]:
    return [value for value in card.values() if isinstance(value, list)]


def _place(row: Any) -> tuple[str, int, int] | None:
    if not isinstance(row, dict):
        return None
    document, start, end = row.get("document_id"), row.get("char_start"), row.get("char_end")
    return None if document is None or start is None or end is None else (document, start, end)
