"""What teaches the recogniser besides CUAD: openings that were written for it, and invented contracts.

``data/training/openings.jsonl`` has openings and signature pages in both languages whose names are marked
in the text: ``[[P:a party]]``, ``[[A:an alias]]``, ``[[S:who signs]]``. The invented contracts of
``data/training/short`` and ``data/training/french`` have labels; their names are sought in the opening.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from data import late as re
from models._corpus import held_out

DATA = Path(__file__).parents[2] / "data"
LONGEST = 3000
"""Characters of a contract that the recogniser is shown."""
Span = tuple[int, int, str]
Example = tuple[str, list[Span]]
_MARK = re.compile(r"\[\[([PAS]):(.*?)\]\]", re.DOTALL)
_LABEL = {"P": "PARTY", "A": "ALIAS", "S": "SIGNATORY"}
_FOLDERS = {"short": "short", "french_written": "french"}
"""File of labels -> folder of the contracts."""
_ALIAS = re.compile(
    r"(?:ci[- ]?apr[èe]s|d[ée]nomm[ée]\w*|d[ée]sign[ée]\w*|hereinafter|\()[^\n«“\"]{0,60}?[«“\"]\s*"
    r"(?:l['’]|le |la |les |the )?([^»”\"\n]{2,40}?)\s*[»”\"]",
    re.IGNORECASE,
)


def openings() -> list[Example]:
    """Return the openings with the places of their names."""
    lines = (DATA / "training" / "openings.jsonl").read_text(encoding="utf-8").splitlines()
    return [unmarked(json.loads(line)["text"]) for line in lines]


def unmarked(marked: str) -> Example:
    """Take the marks out of a text, and tell where what was marked stands.

    Raises:
        ValueError: a mark is left open.
    """
    text, last = "", 0
    spans: list[Span] = []
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        spans.append((len(text), len(text) + len(match[2]), _LABEL[match[1]]))
        text += match[2]
        last = match.end()
    text += marked[last:]
    if "[[" in text or "]]" in text:
        raise ValueError(f"a mark is left open: {text[:80]}")
    return text, spans


def contracts() -> list[Example]:
    """Return the openings of the invented contracts on the development side in which a party is named."""
    return [made for text, names in _labelled() if (made := named(text, names))]


def _labelled() -> Iterator[tuple[str, list[str]]]:
    for labels, folder in _FOLDERS.items():
        for line in (DATA / "labels" / f"{labels}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            names = [*row["fields"].get("party", []), *row.get("also", {}).get("party", [])]
            if names and not held_out(row["document"]):
                path = DATA / "training" / folder / row["document"]
                yield path.read_text(encoding="utf-8"), names


def named(text: str, names: list[str]) -> Example | None:
    """Find names in an opening, the longest first, and the aliases that are defined there."""
    head = text[:LONGEST]
    spans: list[Span] = []
    for name in sorted(set(names), key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){_loose(name)}(?!\w)", head, re.IGNORECASE):
            if _free(match.span(), spans):
                spans.append((*match.span(), "PARTY"))
    if not spans:
        return None
    for match in _ALIAS.finditer(head):
        if _free(match.span(1), spans):
            spans.append((*match.span(1), "ALIAS"))
    return head, sorted(spans)


def _loose(name: str) -> str:
    """Return a pattern for a name that may break over lines, with either apostrophe."""
    words = (re.escape(word).replace("’", "'").replace("'", "['’]") for word in name.split())
    return r"\s+".join(words)


def _free(span: tuple[int, int], spans: list[Span]) -> bool:
    return not any(span[0] < end and start < span[1] for start, end, _ in spans)
