"""What an OpenDocument's styles say: hidden, struck, white, on a new page, numbered how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.reading._numerals import letter, roman, whole

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DEPTH = 20
_LEVELS = 10


@dataclass(frozen=True, slots=True)
class Look:
    """What a style's ancestors and itself say together."""

    unseen: bool = False
    struck: bool = False
    white: bool = False
    shaded: bool = False
    break_before: bool = False
    break_after: bool = False
    master: str = ""
    list_style: str = ""


class OdtStyles:
    """Styles of both parts, resolved along their parents."""

    def __init__(self, roots: list[Any]) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._looks: dict[tuple[str, str], Look] = {}
        self._lists: dict[str, dict[int, Any]] = {}
        self.outline: dict[int, Any] = {}
        self.masters: list[Any] = []
        for root in roots:
            for element in root.iter(f"{STYLE}style"):
                key = (element.get(f"{STYLE}family") or "", element.get(f"{STYLE}name") or "")
                self._styles[key] = element
            for element in root.iter(f"{TEXT}list-style"):
                self._lists[element.get(f"{STYLE}name") or ""] = dict(_levels(element))
            for element in root.iter(f"{TEXT}outline-style"):
                self.outline = dict(_levels(element))
            self.masters += root.iter(f"{STYLE}master-page")

    def look(self, family: str, name: str | None) -> Look:
        """Resolve a style of a family (``paragraph``, ``text``, ``section``, ``table-cell``)."""
        key = (family, name or "")
        if key not in self._looks:
            self._looks[key] = self._resolve(family, name or "")
        return self._looks[key]

    def levels(self, name: str) -> dict[int, Any]:
        """Levels of a list style, from 1."""
        return self._lists.get(name, {})

    def _resolve(self, family: str, name: str) -> Look:
        found: dict[str, str] = {}
        master = list_style = ""
        seen = 0
        while (family, name) in self._styles and seen < _DEPTH:
            seen += 1
            element = self._styles[family, name]
            master = master or element.get(f"{STYLE}master-page-name") or ""
            list_style = list_style or element.get(f"{STYLE}list-style-name") or ""
            for properties in element:
                for key, value in properties.items():
                    found.setdefault(key, value)
            name = element.get(f"{STYLE}parent-style-name") or ""
        line = found.get(f"{STYLE}text-line-through-style") or found.get(f"{STYLE}text-line-through-type")
        return Look(
            unseen=found.get(f"{TEXT}display") == "none",
            struck=line is not None and line != "none",
            white=(found.get(f"{FO}color") or "").lower() == "#ffffff",
            shaded=(found.get(f"{FO}background-color") or "transparent").lower()
            not in ("transparent", "#ffffff"),
            break_before=found.get(f"{FO}break-before") == "page",
            break_after=found.get(f"{FO}break-after") == "page",
            master=master,
            list_style=list_style,
        )


def _levels(element: Any) -> Iterator[tuple[int, Any]]:
    for item in element:
        place = whole(item.get(f"{TEXT}level"), 0)
        if 0 < place <= _LEVELS:
            yield place, item


class Counters:
    """Numbers of the levels of one list, or of the outline."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def count(self, levels: dict[int, Any], level: int, start: str | None = None) -> str:
        """Count one paragraph at a level (from 1) and return what is printed before it."""
        definition = levels.get(level)
        if definition is None:
            return ""
        if definition.tag == f"{TEXT}list-level-style-bullet":
            return "\u2022"
        first = whole(start or definition.get(f"{TEXT}start-value"), 1)
        number = first if start or level not in self._numbers else self._numbers[level] + 1
        self._numbers[level] = number
        for below in range(level + 1, _LEVELS + 1):
            self._numbers.pop(below, None)
        if not definition.get(f"{STYLE}num-format"):
            return ""
        shown = whole(definition.get(f"{TEXT}display-levels"), 1)
        figures = []
        for place in range(max(level - shown + 1, 1), level + 1):
            kind = levels[place].get(f"{STYLE}num-format") if place in levels else "1"
            if kind:
                figures.append(_figure(self._numbers.setdefault(place, 1), kind))
        prefix = definition.get(f"{STYLE}num-prefix") or ""
        suffix = definition.get(f"{STYLE}num-suffix") or ""
        return f"{prefix}{'.'.join(figures)}{suffix}".strip()


def _figure(number: int, kind: str) -> str:
    if kind in ("a", "A"):
        return letter(number) if kind == "A" else letter(number).lower()
    if kind in ("i", "I"):
        return roman(number) if kind == "I" else roman(number).lower()
    return str(number)
