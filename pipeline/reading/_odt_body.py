"""Walks an OpenDocument text and gives its blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from data import late as re
from pipeline.heartbeat import beat
from pipeline.reading._numerals import whole
from pipeline.reading._odt_styles import DRAW, OFFICE, STYLE, SVG, TABLE, TEXT, Counters, Look, OdtStyles
from pipeline.reading._rows import BREAKS, PAGE, SOFT_PAGE, Row, lay_out

_SKIPPED = frozenset(
    (
        f"{TEXT}tracked-changes",
        f"{TEXT}note-citation",
        f"{TEXT}sequence-decls",
        f"{TEXT}variable-decls",
        f"{TEXT}user-field-decls",
        f"{TEXT}index-title-template",
        f"{OFFICE}annotation",
        f"{OFFICE}annotation-end",
        f"{OFFICE}forms",
        f"{TEXT}ruby-text",
        f"{TEXT}hidden-text",
        f"{TEXT}script",
        f"{SVG}title",
        f"{SVG}desc",
    )
)
_SPACES = re.compile(r"[ \t\r\n]+")
_BEAT_EVERY = 500
_MOST_REPEATED = 64
_MOST_SPACES = 1000
_PAGE_HEIGHT_CM = 14.0


class OdtWalker:
    """Reads one document's stories."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._outline = Counters()
        self._lists: dict[str, Counters] = {}
        self._started: dict[str, Counters] = {}
        self._anchored: list[Any] = []
        self._paragraphs = 0
        self.masters: list[str] = []
        self.page_pictures = 0

    def story(self, root: Any) -> list[str]:
        """Blocks of a part: the body, a header, a note."""
        return list(self._blocks(root))

    def _blocks(self, parent: Iterable[Any]) -> Iterator[str]:
        for element in parent:
            yield from self._block(element)

    def _block(self, element: Any) -> Iterator[str]:
        tag = element.tag
        if tag in _SKIPPED:
            return
        if tag in (f"{TEXT}p", f"{TEXT}h"):
            yield from self._paragraph(element, self._heading_number(element))
        elif tag == f"{TEXT}list":
            yield from self._list(element, 1, "", None)
        elif tag == f"{TABLE}table":
            yield from lay_out(self._rows(element))
        elif tag == f"{TEXT}section":
            hidden = element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true"
            if not hidden:
                yield from self._blocks(element)
        elif tag == f"{TEXT}soft-page-break":
            yield SOFT_PAGE
        elif tag.startswith(DRAW):
            self._graphic(element)
            yield from self._boxes()
        else:
            yield from self._blocks(element)

    def _heading_number(self, element: Any) -> str:
        if element.tag != f"{TEXT}h" or element.get(f"{TEXT}is-list-header") == "true":
            return ""
        level = whole(element.get(f"{TEXT}outline-level"), 1)
        return self._outline.count(self._styles.outline, level)

    def _paragraph(self, element: Any, number: str) -> Iterator[str]:
        self._paragraphs += 1
        if self._paragraphs % _BEAT_EVERY == 0:
            beat()
        if element.get(f"{TEXT}is-hidden") == "true":
            return
        look = self._styles.look("paragraph", element.get(f"{TEXT}style-name"))
        notes: list[Any] = []
        text = "" if _hides(look, look) else self._inline(element, look, notes)
        if look.master:
            self.masters.append(look.master)
        before = PAGE if look.break_before or look.master else ""
        text = text.strip(" ")
        body = f"{number} {text}" if number else text
        if before or body.strip():
            yield f"{before}{body}{PAGE if look.break_after else ''}"
        yield from self._boxes()
        for note in notes:
            words = " ".join(" ".join(block.translate(BREAKS).split()) for block in self._blocks(note))
            if words.strip():
                yield f"[note: {words.strip()}]"

    def _boxes(self) -> Iterator[str]:
        boxes, self._anchored = self._anchored, []
        for box in boxes:
            for block in self._blocks(box):
                yield block.translate(BREAKS)

    def _inline(self, element: Any, ground: Look, notes: list[Any]) -> str:
        pieces = [_SPACES.sub(" ", element.text or "")]
        for item in element:
            pieces.append(self._piece(item, ground, notes))
            pieces.append(_SPACES.sub(" ", item.tail or ""))
        return "".join(pieces)

    def _piece(self, item: Any, ground: Look, notes: list[Any]) -> str:
        tag = item.tag
        if tag in _SKIPPED:
            return ""
        if tag == f"{TEXT}span":
            look = self._styles.look("text", item.get(f"{TEXT}style-name"))
            return "" if _hides(look, ground) else self._inline(item, ground, notes)
        if tag == f"{TEXT}s":
            return " " * min(whole(item.get(f"{TEXT}c"), 1), _MOST_SPACES)
        if tag == f"{TEXT}tab":
            return "\t"
        if tag == f"{TEXT}line-break":
            return "\n"
        if tag == f"{TEXT}soft-page-break":
            return SOFT_PAGE
        if tag == f"{TEXT}note":
            notes += item.iter(f"{TEXT}note-body")
            return ""
        if tag == f"{TEXT}placeholder":
            return f"[{self._inline(item, ground, notes).strip('<>[] ')}]"
        if tag.startswith(DRAW):
            self._graphic(item)
            return ""
        return self._inline(item, ground, notes)

    def _graphic(self, element: Any) -> None:
        """Keep text boxes and shapes with text for after the paragraph; count page-size pictures."""
        stack = [element]
        while stack:
            item = stack.pop()
            if item.tag in _SKIPPED:
                continue
            if item.tag == f"{DRAW}frame":
                self.page_pictures += _is_page(item)
            if item.tag == f"{DRAW}text-box" or any(child.tag == f"{TEXT}p" for child in item):
                self._anchored.append(item)
                continue
            stack.extend(reversed(list(item)))

    def _list(self, element: Any, level: int, style: str, counters: Counters | None) -> Iterator[str]:
        style = element.get(f"{TEXT}style-name") or style
        if counters is None:
            counters = self._counters(element, style)
        levels = self._styles.levels(style)
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            numbered = item.tag == f"{TEXT}list-header"
            for part in item:
                if part.tag == f"{TEXT}list":
                    yield from self._list(part, level + 1, style, counters)
                elif part.tag in (f"{TEXT}p", f"{TEXT}h"):
                    number = ""
                    if not numbered:
                        number = self._item_number(part, levels, level, counters, item)
                        numbered = True
                    yield from self._paragraph(part, number)
                else:
                    yield from self._block(part)

    def _item_number(
        self, part: Any, levels: dict[int, Any], level: int, counters: Counters, item: Any
    ) -> str:
        start = item.get(f"{TEXT}start-value")
        return counters.count(levels, level, start) or (self._heading_number(part) if not levels else "")

    def _counters(self, element: Any, style: str) -> Counters:
        """A new count for a list, unless it says that it continues another."""
        earlier = element.get(f"{TEXT}continue-list")
        counters = self._started.get(earlier or "")
        if counters is None and element.get(f"{TEXT}continue-numbering") == "true":
            counters = self._lists.get(style)
        if counters is None:
            counters = Counters()
        self._lists[style] = counters
        name = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if name:
            self._started[name] = counters
        return counters

    def _rows(self, parent: Any) -> Iterator[Row]:
        for element in parent:
            if element.tag == f"{TABLE}table-row":
                yield list(self._cells(element))
            elif element.tag in (
                f"{TABLE}table-rows",
                f"{TABLE}table-header-rows",
                f"{TABLE}table-row-group",
            ):
                yield from self._rows(element)

    def _cells(self, row: Any) -> Iterator[list[str]]:
        for cell in row:
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            swallowed = cell.tag == f"{TABLE}covered-table-cell"
            blocks = [] if swallowed else list(self._blocks(cell))
            times = whole(cell.get(f"{TABLE}number-columns-repeated"), 1)
            for _ in range(min(times, _MOST_REPEATED)):
                yield blocks


def _hides(look: Look, ground: Look) -> bool:
    if look.unseen or look.struck:
        return True
    return look.white and not look.shaded and not ground.shaded


def _is_page(frame: Any) -> bool:
    height = frame.get(f"{SVG}height") or ""
    units = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 0.0353}
    try:
        size = float(height[:-2]) * units.get(height[-2:], 0.0)
    except ValueError:
        return False
    return size >= _PAGE_HEIGHT_CM and frame.find(f"{DRAW}image") is not None


def side_texts(master: Any, walker: OdtWalker) -> tuple[str, str]:
    """Header and footer of a master page, each variant once."""
    texts: dict[str, list[str]] = {"header": [], "footer": []}
    for item in master:
        kind = item.tag.removeprefix(STYLE).removesuffix("-left").removesuffix("-first")
        if kind in texts and item.get(f"{STYLE}display") != "false":
            text = "\n".join(block.translate(BREAKS) for block in walker.story(item)).strip()
            if text and text not in texts[kind]:
                texts[kind].append(text)
    return "\n".join(texts["header"]), "\n".join(texts["footer"])
