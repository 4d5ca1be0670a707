"""Walks a Word story (body, header, note, box) and gives its blocks in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.heartbeat import beat
from pipeline.reading._docx_names import attribute, child, choose, short, toggle, value
from pipeline.reading._docx_numbering import Numbering
from pipeline.reading._docx_runs import Story, is_placeholder, paragraph_text
from pipeline.reading._docx_styles import RunLook, Styles, run_look, shading
from pipeline.reading._numerals import whole
from pipeline.reading._rows import BREAKS, PAGE, lay_out

_WRAPPERS = frozenset({"w:ins", "w:moveTo", "w:customXml", "w:smartTag", "w:sdtContent"})
_GONE = frozenset({"w:del", "w:moveFrom"})
_BEAT_EVERY = 500
_PLAIN_TABLES = frozenset({"", "TableNormal", "TableGrid", "Grilledutableau", "TableauNormal"})

Notes = Callable[[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """Stands between blocks where a section ends; holds its ``w:sectPr``."""

    properties: Any


Block = str | SectionEnd


class Walker:
    """Reads one document's stories; numbering counts on from one block to the next.

    Args:
        styles: the document's styles.
        numbering: the document's numbering.
        notes: gives the paragraphs of a foot- or endnote: (``footnotes``, id).
    """

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._held = ""
        self._paragraphs = 0
        self.deletions = 0
        self.page_pictures = 0

    def story(self, root: Any) -> list[Block]:
        """Blocks of a whole part: paragraphs, tables and the ends of sections."""
        story = Story(self._styles, trust_fields=_balanced(root))
        held, self._held = self._held, ""
        blocks = list(self._blocks(root, story, dark=False))
        if self._held.strip():
            blocks.append(self._held)
        self._held = held
        self.deletions += story.deletions
        self.page_pictures += story.page_pictures
        return blocks

    def _blocks(self, parent: Iterable[Any], story: Story, *, dark: bool) -> Iterator[Block]:
        for element in parent:
            name = short(element)
            if name == "w:p":
                yield from self._paragraph(element, story, dark=dark)
            elif name == "w:tbl":
                yield from self._table(element, story)
            elif name == "w:sdt":
                yield from self._control(element, story, dark=dark)
            elif name in _WRAPPERS:
                yield from self._blocks(element, story, dark=dark)
            elif name == "mc:AlternateContent":
                yield from self._blocks(choose(element), story, dark=dark)
            elif name in _GONE:
                story.deletions += 1
            elif name == "w:sectPr":
                yield SectionEnd(element)

    def _control(self, element: Any, story: Story, *, dark: bool) -> Iterator[Block]:
        content = child(element, "w:sdtContent")
        if content is None:
            return
        for block in self._blocks(content, story, dark=dark):
            prompt = isinstance(block, str) and is_placeholder(element) and not block.startswith("[")
            yield f"[{block}]" if prompt else block

    def _paragraph(self, element: Any, story: Story, *, dark: bool) -> Iterator[Block]:
        self._paragraphs += 1
        if self._paragraphs % _BEAT_EVERY == 0:
            beat()
        properties = child(element, "w:pPr")
        style = None if properties is None else value(properties, "w:pStyle")
        mark = None if properties is None else child(properties, "w:rPr")
        look = self._styles.paragraph(style)
        ground = shading(properties)
        shaded = dark or bool(look.shaded if ground is None else ground)
        base = self._styles.run(style).over(self._styles.defaults)
        text = paragraph_text(element, story, base, dark_ground=shaded)
        if _mark_gone(mark, base):
            self._held += text
        else:
            label = self._label(properties, style)
            body = self._held + text
            self._held = ""
            yield from self._printed(f"{label} {body}" if label else body, properties, look.break_before)
        yield from self._boxes(story)
        yield from self._noted(story)
        section = None if properties is None else child(properties, "w:sectPr")
        if section is not None:
            yield SectionEnd(section)

    @staticmethod
    def _printed(text: str, properties: Any | None, style_breaks: bool | None) -> Iterator[str]:
        own = None if properties is None else toggle(properties, "w:pageBreakBefore")
        if style_breaks if own is None else own:
            text = PAGE + text
        if text.strip(" \t\n"):
            yield text

    def _label(self, properties: Any | None, style: str | None) -> str:
        look = self._styles.paragraph(style)
        own = None if properties is None else value(properties, "w:numPr", "w:numId")
        number_id = look.number_id if own is None else own
        if number_id in (None, "0") or number_id is None:
            return ""
        level = None if properties is None else value(properties, "w:numPr", "w:ilvl")
        if level is not None:
            return self._numbering.label(number_id, whole(level, 0))
        if look.level is not None:
            return self._numbering.label(number_id, look.level)
        owner = self._styles.owner_of_number(style)
        return self._numbering.label(number_id, self._numbering.level_of_style(number_id, owner))

    def _boxes(self, story: Story) -> Iterator[Block]:
        """Text boxes follow the paragraph that anchors them; their ground is not known, so white counts."""
        boxes, story.boxes = story.boxes, []
        fields, story.fields = story.fields, []
        for box in boxes:
            for block in self._blocks(box, story, dark=True):
                if isinstance(block, str):
                    yield block.translate(BREAKS)
        story.fields = fields

    def _noted(self, story: Story) -> Iterator[str]:
        notes, story.notes = story.notes, []
        for kind, name in notes:
            text = " ".join(part.translate(BREAKS).strip() for part in self._notes(kind, name))
            if text.strip():
                yield f"[note: {text.strip()}]"

    def _table(self, table: Any, story: Story) -> Iterator[Block]:
        """Rows as lines and cells as tabs; a table that only lays text out becomes paragraphs."""
        properties = child(table, "w:tblPr")
        style = "" if properties is None else (value(properties, "w:tblStyle") or "")
        dark = style not in _PLAIN_TABLES or bool(shading(properties))
        rows = (self._row(row, story, dark=dark) for row in _members(table, "w:tr", story))
        yield from lay_out(rows)

    def _row(self, row: Any, story: Story, *, dark: bool) -> list[list[str]]:
        """Each cell's blocks; merged cells hold their text once, and nothing in the rest."""
        properties = child(row, "w:trPr")
        if properties is not None:
            if child(properties, "w:del") is not None:
                story.deletions += 1
                return []
            if toggle(properties, "w:hidden"):
                return []
        cells: list[list[str]] = []
        for cell in _members(row, "w:tc", story):
            own = child(cell, "w:tcPr")
            if own is not None and child(own, "w:cellDel") is not None:
                story.deletions += 1
                continue
            merged = own is not None and any(_continues(own, way) for way in ("w:vMerge", "w:hMerge"))
            blocks = self._blocks(cell, story, dark=dark or bool(shading(own)))
            texts = [block for block in blocks if isinstance(block, str)]
            cells.append([] if merged else texts)
            span = None if own is None else value(own, "w:gridSpan")
            cells.extend([] for _ in range(min(whole(span, 1), 64) - 1))
        return cells


def _members(parent: Any, wanted: str, story: Story) -> Iterator[Any]:
    """Rows of a table or cells of a row, through content controls and insertions."""
    for element in parent:
        name = short(element)
        if name == wanted:
            yield element
        elif name == "w:sdt":
            content = child(element, "w:sdtContent")
            if content is not None:
                yield from _members(content, wanted, story)
        elif name in _WRAPPERS:
            yield from _members(element, wanted, story)
        elif name in _GONE:
            story.deletions += 1


def _continues(properties: Any, way: str) -> bool:
    found = child(properties, way)
    return found is not None and (attribute(found, "w:val") or "continue") == "continue"


def _mark_gone(mark: Any | None, base: RunLook) -> bool:
    """Whether a paragraph's end was deleted or is hidden: no number, and the next one continues it."""
    if mark is not None and any(child(mark, name) is not None for name in _GONE):
        return True
    return bool(run_look(mark).over(base).vanish)


def _balanced(root: Any) -> bool:
    """Whether every field that begins in a part ends in it; else fields hide nothing."""
    depth = 0
    for element in root.iter():
        if short(element) == "w:fldChar":
            kind = attribute(element, "w:fldCharType")
            depth += (kind == "begin") - (kind == "end")
            if depth < 0:
                return False
    return depth == 0
