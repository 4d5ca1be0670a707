"""What Word's styles say of a run: hidden, struck, white; and of a paragraph: its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.reading._docx_names import attribute, child, short, toggle, value
from pipeline.reading._numerals import whole

_TINY_HALF_POINTS = 3
_ORDINARY_HALF_POINTS = 22
_DEPTH = 20
_WHITE = 240
_GROUND_OF_THE_PAGE = ("background1", "light1")
"""Colours of the theme that are the paper's."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """Looks that decide whether a run is text; ``None`` where nothing is said."""

    vanish: bool | None = None
    strike: bool | None = None
    dstrike: bool | None = None
    color: str | None = None
    shaded: bool | None = None
    half_points: int | None = None

    def over(self, below: RunLook) -> RunLook:
        """This look where it speaks, the one below where it does not."""
        return RunLook(
            below.vanish if self.vanish is None else self.vanish,
            below.strike if self.strike is None else self.strike,
            below.dstrike if self.dstrike is None else self.dstrike,
            below.color if self.color is None else self.color,
            below.shaded if self.shaded is None else self.shaded,
            below.half_points if self.half_points is None else self.half_points,
        )

    def unseen(self, *, dark_ground: bool) -> bool:
        """Whether nobody sees the run as text: hidden, struck out, white on white, or a speck."""
        if self.vanish or self.strike or self.dstrike:
            return True
        if self.half_points is not None and self.half_points <= _TINY_HALF_POINTS:
            return True
        return is_white(self.color or "") and not self.shaded and not dark_ground


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph style adds: numbering and a page break before."""

    number_id: str | None = None
    level: int | None = None
    break_before: bool | None = None
    shaded: bool | None = None


PLAIN = RunLook()


def run_look(properties: Any | None) -> RunLook:
    """Read a ``w:rPr``."""
    if properties is None or not len(properties):
        return PLAIN
    size = value(properties, "w:sz")
    return RunLook(
        toggle(properties, "w:vanish"),
        toggle(properties, "w:strike"),
        toggle(properties, "w:dstrike"),
        _color(properties),
        shading(properties),
        None if size is None else whole(size, _ORDINARY_HALF_POINTS),
    )


def is_white(color: str) -> bool:
    """Whether a colour, six figures, is white or nearly so."""
    try:
        return len(color) == 6 and all(int(color[at : at + 2], 16) >= _WHITE for at in (0, 2, 4))
    except ValueError:
        return False


def _color(properties: Any) -> str | None:
    """The colour of a run; a colour of the theme goes before the one that is written beside it."""
    found = child(properties, "w:color")
    if found is None:
        return None
    shaded = attribute(found, "w:themeShade") is not None
    if attribute(found, "w:themeColor") in _GROUND_OF_THE_PAGE and not shaded:
        return "FFFFFF"
    return attribute(found, "w:val")


def shading(properties: Any | None) -> bool | None:
    """Whether a ``w:shd`` or highlight puts another ground than white behind the text."""
    if properties is None:
        return None
    shade = child(properties, "w:shd")
    highlight = value(properties, "w:highlight")
    if highlight is not None and highlight not in ("none", "white"):
        return True
    if shade is None:
        return None
    fill = (attribute(shade, "w:fill") or "auto").upper()
    theme = attribute(shade, "w:themeFill")
    plain = theme in (None, *_GROUND_OF_THE_PAGE) and attribute(shade, "w:themeFillShade") is None
    pattern = attribute(shade, "w:val") or "clear"
    return not plain or (fill != "AUTO" and not is_white(fill)) or pattern not in ("clear", "nil")


class Styles:
    """The styles part, resolved along ``basedOn``."""

    def __init__(self, root: Any | None) -> None:
        self._elements: dict[str, Any] = {}
        self._default_paragraph = ""
        self._runs: dict[str, RunLook] = {}
        self._paragraphs: dict[str, ParagraphLook] = {}
        self.defaults = PLAIN
        if root is None:
            return
        self.defaults = run_look(child(root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        for element in root:
            if short(element) != "w:style":
                continue
            name = attribute(element, "w:styleId") or ""
            self._elements[name] = element
            is_default = (attribute(element, "w:default") or "0").lower() in ("1", "true", "on")
            if is_default and attribute(element, "w:type") == "paragraph":
                self._default_paragraph = name

    def run(self, name: str | None) -> RunLook:
        """Look of a character or paragraph style, its ancestors' included."""
        name = self._default_paragraph if name is None else name
        if name not in self._runs:
            look = PLAIN
            for element in self._line(name):
                look = look.over(run_look(child(element, "w:rPr")))
            self._runs[name] = look
        return self._runs[name]

    def character(self, name: str | None) -> RunLook:
        """Look of a run's own style; nothing where it has none."""
        return PLAIN if name is None else self.run(name)

    def paragraph(self, name: str | None) -> ParagraphLook:
        """Numbering and page break of a paragraph style, its ancestors' included."""
        name = self._default_paragraph if name is None else name
        if name not in self._paragraphs:
            self._paragraphs[name] = self._resolve_paragraph(name)
        return self._paragraphs[name]

    def owner_of_number(self, name: str | None) -> str:
        """The style along the line that brings the numbering in."""
        for element in self._line(self._default_paragraph if name is None else name):
            if child(element, "w:pPr", "w:numPr", "w:numId") is not None:
                return attribute(element, "w:styleId") or ""
        return ""

    def linked_number(self, name: str) -> str | None:
        """``numId`` of a list style, which an abstract numbering may point at."""
        element = self._elements.get(name)
        return None if element is None else value(element, "w:pPr", "w:numPr", "w:numId")

    def _resolve_paragraph(self, name: str) -> ParagraphLook:
        number_id: str | None = None
        level: int | None = None
        break_before: bool | None = None
        shaded: bool | None = None
        for element in self._line(name):
            properties = child(element, "w:pPr")
            if properties is None:
                continue
            if number_id is None:
                number_id = value(properties, "w:numPr", "w:numId")
            if level is None:
                text = value(properties, "w:numPr", "w:ilvl")
                level = None if text is None else whole(text, 0)
            if break_before is None:
                break_before = toggle(properties, "w:pageBreakBefore")
            if shaded is None:
                shaded = shading(properties)
        return ParagraphLook(number_id, level, break_before, shaded)

    def _line(self, name: str) -> list[Any]:
        """A style and its ancestors, itself first; circles end."""
        line: list[Any] = []
        seen: set[str] = set()
        while name in self._elements and name not in seen and len(line) < _DEPTH:
            seen.add(name)
            element = self._elements[name]
            line.append(element)
            name = value(element, "w:basedOn") or ""
        return line
