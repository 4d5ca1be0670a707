"""The words behind findings and days: looked up once, shown with their picture where they come first."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flows.outputs._report_words import Words, plain
from flows.outputs.base import OutputContext
from pipeline.evidence_places import Asked, Place, places
from pipeline.pictures import Picture, has_pages

_LONGEST_QUOTE = 700
_CONTEXT = 160
"""Characters of the text around words that have no picture."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as the page carries it."""

    base64: str
    width: int
    height: int


@dataclass(slots=True)
class Proof:
    """What the template is given for one use of some words."""

    key: str
    """Anchor of the entry that shows the picture."""
    file: str
    page: int
    paged: bool
    quote: str
    language: str = ""
    """Of the words, where it is known."""
    in_context: bool = False
    before: str = ""
    words: str = ""
    after: str = ""
    goes_on: bool = False
    notes: tuple[str, ...] = ()
    shown_here: bool = True
    picture: Shown | None = None
    problem: str = ""


@dataclass(slots=True)
class Evidences:
    """All evidence of one report, in the order in which it wants pictures."""

    context: OutputContext
    words: Words
    asked: dict[tuple[str, int, int], Asked] = field(default_factory=dict)
    found: dict[str, Place] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def ask(self, row: Mapping[str, Any]) -> None:
        """Say that a flag's or deadline's words will be shown; who asks first is served first."""
        where = _where(row)
        if where is not None and where not in self.asked:
            self.asked[where] = Asked(f"e{len(self.asked) + 1}", *where)

    def look_up(self) -> list[tuple[str, Place]]:
        """Find where they stand; returns (document_id, place) in the order asked."""
        self.found = places(self.context.workspace, self.asked.values())
        return [(a.document_id, self.found[a.key]) for a in self.asked.values() if a.key in self.found]

    def begin(self) -> None:
        """Start a page: nothing has been shown on it yet."""
        self._used.clear()

    def proof(
        self, row: Mapping[str, Any], contract: Mapping[str, Any], pictures: Mapping[str, Picture]
    ) -> Proof | None:
        """What to show for a flag or deadline; ``None`` where it has no words.

        Args:
            row: of ``flags`` or ``deadlines``.
            contract: whose words they are.
            pictures: key -> picture, for those that were made.
        """
        where = _where(row)
        if where is None:
            return None
        asked = self.asked.get(where)
        if asked is None:
            return None
        place = self.found.get(asked.key)
        made = pictures.get(asked.key)
        able = place is not None and place.paged and has_pages(contract["media_type"] or "")
        proof = Proof(
            key=asked.key,
            file=plain(contract["path"] or contract["file_name"] or "", 120),
            page=row["page"] or 1,
            paged=place.paged if place is not None else bool(able),
            quote=plain(row["quote"] or "", _LONGEST_QUOTE),
            language=contract["language"] if contract["language"] in ("fr", "en") else "",
            notes=self._notes(row),
            shown_here=asked.key not in self._used,
        )
        self._used.add(asked.key)
        if made is not None and made.data:
            data = base64.b64encode(made.data).decode("ascii") if proof.shown_here else ""
            proof.picture = Shown(data, made.width, made.height)
            proof.goes_on = place is not None and place.goes_on
            return proof
        proof.problem = made.problem if made is not None else "budget" if able else "no_pages"
        if place is not None and len(place.words) <= _LONGEST_QUOTE and not place.goes_on:
            proof.in_context = True
            proof.words = plain(place.words)
            proof.before = _last_words(plain(place.before[-_CONTEXT:]), len(place.before) > _CONTEXT)
            proof.after = _first_words(plain(place.after[:_CONTEXT]), len(place.after) > _CONTEXT)
        return proof

    def _notes(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        notes = []
        if row["review_state"] in ("accepted", "corrected"):
            notes.append(self.words(f"reviewed_{row['review_state']}"))
        elif row["confidence"] is not None and row["confidence"] < 0.9:
            notes.append(self.words("confidence_low"))
        return tuple(notes)


def _where(row: Mapping[str, Any]) -> tuple[str, int, int] | None:
    if not row["quote"] or None in (row["document_id"], row["char_start"], row["char_end"]):
        return None
    return row["document_id"], int(row["char_start"]), int(row["char_end"])


def _last_words(text: str, cut: bool) -> str:
    if not text:
        return ""
    return f"… {text.partition(' ')[2]} " if cut else f"{text} "


def _first_words(text: str, cut: bool) -> str:
    if not text:
        return ""
    return f" {text.rpartition(' ')[0]} …" if cut else f" {text}"
