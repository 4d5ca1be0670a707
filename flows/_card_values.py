"""A value of a contract in words: its text, its parts, the names of what is one of a few."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data import late as re
from flows.contract_card import Row
from flows.outputs._report_words import Words, plain

_FROM_PARTS = ("obligation", "scope", "signature", "annex", "audit_rights")
"""Subjects whose value_text is cut short or says one part only: their parts tell more."""
_OF_WORDS = ("direction_from",)
"""Parts that say which of its words a value rests on: they are shown by quoting them."""
_QUOTED = ("from",)
"""Parts that are the contract's own words, days and all."""


class Values:
    """Says values in one language.

    Args:
        t: words of the report.
        w: words of the card.
    """

    def __init__(self, t: Words, w: Mapping[str, Any]) -> None:
        self._t = t
        self._w = w
        self._colon = "\u00a0:" if t.language == "fr" else ":"

    def subject(self, key: str) -> str:
        """Name a subject, or a column of a view."""
        return str(self._w["fields"].get(key) or self._t.label("subjects", key))

    def not_known(self, why: str) -> str:
        """Say that something is not known."""
        return str(self._w["not_known"].format(why=why) if why else self._w["not_known_alone"])

    def said(self, value: object) -> str:
        """Say a value as the database has it; ``None`` is nothing."""
        return self._t.humane(self.word(str(value))) if value is not None else str(self._w["nothing"])

    def value(self, term: Row) -> str:
        """Tell a row of ``terms``: its value and its parts, or why it is not known."""
        if term["state"] == "unknown":
            return self.not_known(self._t.humane(term["reason"] or ""))
        kind, text = term["kind"], term["value_text"] or ""
        parts = term["value"] if isinstance(term["value"], dict) else {}
        told = "" if kind in _FROM_PARTS else self.said(self._named(text, parts))
        seen = "" if kind in _FROM_PARTS else text.casefold()
        details = [
            self._part(key, part)
            for key, part in parts.items()
            if key not in _OF_WORDS and not _is_told(part, seen)
        ]
        return "; ".join(filter(None, [told, *details])) or self.said(text)

    def _named(self, text: str, parts: Row) -> str:
        """Put the names of parts for their keys: ``prohibited Tenant`` holds the key of a part."""
        text = text.removesuffix(f" day {parts.get('day_of_month')}")
        for part in parts.values():
            if isinstance(part, str) and part != text and self.word(part) != part:
                # A backslash in a name must not be taken for a group.
                named = self.word(part).replace("\\", r"\\")
                text = re.sub(rf"\b{re.escape(part)}\b", named, text, count=1)
        return text

    def _part(self, key: str, part: object) -> str:
        label = self._w["keys"].get(key, plain(key.replace("_", " ")))
        if isinstance(part, bool):
            return str(label) if part else f"{label}{self._colon} {self._w['said_no']}"
        if isinstance(part, dict):
            shown = ", ".join(f"{plain(name)} = {plain(item)}" for name, item in part.items())
        elif isinstance(part, list):
            shown = ", ".join(self.word(str(item)) for item in part)
        elif key in _QUOTED:
            shown = f"\u201c{plain(str(part))}\u201d"
        else:
            ways = self._w["values_of"].get(key, {})
            shown = self._t.humane(ways.get(part) or self.word(str(part)))
        return f"{label}{self._colon} {shown}"

    def word(self, value: str) -> str:
        """Name a value that is one of a few."""
        values = self._w["values"]
        if value in values:
            return str(values[value])
        if ", " in value and any(_is_name(one) and one in values for one in value.split(", ")):
            return ", ".join(self.word(one) for one in value.split(", "))
        if not _is_name(value):
            return plain(value)
        units = value.split("_")
        if all(unit in values for unit in units):
            return " / ".join(str(values[unit]) for unit in units)
        return plain(value.replace("_", " "))


def _is_name(value: str) -> bool:
    return "_" in value and value.replace("_", "").isalpha() and value.islower()


def _is_told(part: object, text: str) -> bool:
    """Whether the value's text says a part already."""
    if not isinstance(part, str) or not part:
        return part is None or part == ""
    return bool(text) and (part.casefold() in text or part.casefold() in text.replace("_", " "))
