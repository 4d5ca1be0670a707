"""Word's own numbering, printed: ``1.1``, ``a)``, ``Article IV``, as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from data import late as re
from pipeline.reading._docx_names import attribute, child, short, toggle, value
from pipeline.reading._docx_styles import Styles
from pipeline.reading._numerals import letter, roman, whole

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    style: str = ""


@dataclass(slots=True)
class _List:
    """One abstract numbering and where its counters stand."""

    levels: dict[int, _Level]
    counters: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _Number:
    list_id: str
    overrides: dict[int, int]
    levels: dict[int, _Level]
    begun: set[int] = field(default_factory=set)


class Numbering:
    """The numbering part; call ``label`` for each numbered paragraph in reading order."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._links: dict[str, str] = {}
        self._numbers: dict[str, _Number] = {}
        for element in root if root is not None else ():
            if short(element) == "w:abstractNum":
                self._take_list(element)
            elif short(element) == "w:num":
                self._take_number(element)

    def _take_list(self, element: Any) -> None:
        name = attribute(element, "w:abstractNumId") or ""
        levels = dict(_level(item) for item in element if short(item) == "w:lvl")
        self._lists[name] = _List(levels)
        link = value(element, "w:numStyleLink")
        if link is not None and not levels:
            self._links[name] = link

    def _take_number(self, element: Any) -> None:
        overrides: dict[int, int] = {}
        levels: dict[int, _Level] = {}
        for item in element:
            if short(item) != "w:lvlOverride":
                continue
            place = whole(attribute(item, "w:ilvl"), 0)
            start = value(item, "w:startOverride")
            if start is not None:
                overrides[place] = whole(start, 1)
            own = child(item, "w:lvl")
            if own is not None:
                levels[place] = _level(own)[1]
        number_id = attribute(element, "w:numId") or ""
        self._numbers[number_id] = _Number(value(element, "w:abstractNumId") or "", overrides, levels)

    def level_of_style(self, number_id: str, style: str) -> int:
        """Level that a list binds to a paragraph style; 0 where it binds none."""
        number = self._numbers.get(number_id)
        found = None if number is None else self._list(number)
        for place, level in sorted(found.levels.items()) if found is not None else ():
            if level.style == style:
                return place
        return 0

    def label(self, number_id: str, place: int) -> str:
        """Count one paragraph and return its printed number, empty where it prints none."""
        number = self._numbers.get(number_id)
        found = None if number is None else self._list(number)
        if number is None or found is None or not 0 <= place < _LEVELS:
            return ""
        levels = found.levels | number.levels
        level = levels.get(place, _Level())
        self._count(found, number, levels, place)
        if level.hidden or level.format == "none":
            return ""
        if level.format == "bullet":
            return _bullet(level.text)
        return _PLACE.sub(
            lambda match: self._figure(found, levels, int(match[1]) - 1, level.legal), level.text
        )

    def _list(self, number: _Number) -> _List | None:
        """The list of a number; one that points at a list style is followed once."""
        link = self._links.get(number.list_id)
        if link is not None:
            target = self._numbers.get(self._styles.linked_number(link) or "")
            if target is not None and target.list_id not in self._links:
                return self._lists.get(target.list_id)
        return self._lists.get(number.list_id)

    def _count(self, found: _List, number: _Number, levels: dict[int, _Level], place: int) -> None:
        counters = found.counters
        start = levels.get(place, _Level()).start
        if place in number.overrides and place not in number.begun:
            counters[place] = number.overrides[place]
        else:
            before = counters[place]
            counters[place] = start if before is None else before + 1
        number.begun.add(place)
        for above in range(place):
            if counters[above] is None:
                counters[above] = levels.get(above, _Level()).start
        for below in range(place + 1, _LEVELS):
            restart = levels.get(below, _Level()).restart
            if restart is None or (restart > 0 and place < restart):
                counters[below] = None

    def _figure(self, found: _List, levels: dict[int, _Level], place: int, legal: bool) -> str:
        level = levels.get(place, _Level())
        current = found.counters[place]
        number = level.start if current is None else current
        if legal and level.format != "bullet":
            return str(number)
        return _printed(number, level.format)


def _level(element: Any) -> tuple[int, _Level]:
    restart = value(element, "w:lvlRestart")
    return whole(attribute(element, "w:ilvl"), 0), _Level(
        start=whole(value(element, "w:start"), 0 if child(element, "w:start") is None else 1),
        format=value(element, "w:numFmt") or "decimal",
        text=value(element, "w:lvlText") or "",
        restart=None if restart is None else whole(restart, 0),
        legal=bool(toggle(element, "w:isLgl")),
        hidden=bool(toggle(child(element, "w:rPr"), "w:vanish")),
        style=value(element, "w:pStyle") or "",
    )


def _printed(number: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman"):
        figure = roman(number)
        return figure if kind == "upperRoman" else figure.lower()
    if kind in ("upperLetter", "lowerLetter"):
        figure = letter(number)
        return figure if kind == "upperLetter" else figure.lower()
    if kind == "decimalZero":
        return f"{number:02d}"
    if kind in ("bullet", "none"):
        return ""
    return str(number)


def _bullet(text: str) -> str:
    return text if text in ("-", "\u2013", "\u2014", "\u2022", "*") else "\u2022"
