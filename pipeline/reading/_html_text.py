"""Turns HTML into text as a reader sees it: hidden and struck parts out, tables as rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from data import late as re
from pipeline.errors import DamagedError
from pipeline.heartbeat import beat
from pipeline.reading._html_paint import Paint
from pipeline.reading._numerals import roman, whole
from pipeline.reading._rows import PAGE, Row, lay_out

_SKIPPED_TAGS = """
    script style template noscript head title meta link svg math object embed iframe audio video canvas
    del s strike datalist map
"""
_BLOCK_TAGS = """
    address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary
    ul
"""
_PARAGRAPH_TAGS = "p h1 h2 h3 h4 h5 h6 blockquote ul ol dl pre hr address article section form fieldset"
_SKIPPED = frozenset(_SKIPPED_TAGS.split())
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_PARAGRAPHS = frozenset(_PARAGRAPH_TAGS.split())
_BREAK_BEFORE = re.compile(r"(?:page-)?break-before\s*:\s*(?:always|page)", re.IGNORECASE)
_BREAK_AFTER = re.compile(r"(?:page-)?break-after\s*:\s*(?:always|page)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n]+")
_BEAT_EVERY = 20_000
_DEEPEST = 20_000
_NESTING_TAG = re.compile(
    r"<(/?)(?:div|span|b|i|u|font|table|ul|ol|blockquote|section|center|em|strong|a)\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Block:
    """Text being gathered: a list of blocks, the last of them open."""

    blocks: list[str] = field(default_factory=lambda: [""])

    def add(self, text: str) -> None:
        self.blocks[-1] += text

    def close(self, *, paragraph: bool) -> None:
        if self.blocks[-1].strip(" "):
            if paragraph:
                self.blocks.append("")
            elif not self.blocks[-1].endswith("\n"):
                self.blocks[-1] += "\n"


@dataclass(slots=True)
class _Table:
    """A table being gathered."""

    rows: list[Row] = field(default_factory=list)
    spanned: dict[int, int] = field(default_factory=dict)
    """Column -> rows still covered by a cell above."""


@dataclass(slots=True)
class _List:
    """An open list: the next number, or ``None`` for bullets."""

    next: int | None
    style: str = ""


def html_blocks(html: str) -> tuple[list[str], str]:
    """Read HTML.

    Returns:
        Blocks of text (page breaks as form feeds inside them), and the title.

    Raises:
        DamagedError: elements nest so deep that parsing would take hours.
    """
    from selectolax.lexbor import LexborHTMLParser

    if _depth(html) > _DEEPEST:
        raise DamagedError(f"elements nest deeper than {_DEEPEST}, which no page for people does")
    tree = LexborHTMLParser(html)
    title = tree.css_first("title")
    name = title.text(deep=True).strip() if title is not None else ""
    root = tree.root
    if root is None:
        return [], name
    return _Reader(Paint(tree, html)).read(root), name


def _depth(html: str) -> int:
    """Deepest nesting of the elements that nest; the parser's time grows with its square."""
    if len(html) < _DEEPEST * 3:
        return 0
    depth = deepest = 0
    for match in _NESTING_TAG.finditer(html):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


class _Reader:
    """One pass over the tree with a stack of its own, so that depth costs nothing."""

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._blocks = [_Block()]
        self._tables: list[_Table] = []
        self._lists: list[_List] = []
        self._pre = 0

    def read(self, root: Any) -> list[str]:
        steps = 0
        node: Any | None = root
        while node is not None:
            steps += 1
            if steps % _BEAT_EVERY == 0:
                beat()
            entered = self._enter(node)
            following = node.child if entered else None
            if following is None:
                if entered:
                    self._leave(node)
                following = node.next
                while following is None:
                    node = node.parent
                    if node is None or node.mem_id == root.mem_id:
                        break
                    self._leave(node)
                    following = node.next
            node = following
        return [block for block in self._blocks[0].blocks if block.strip(" \n")]

    def _enter(self, node: Any) -> bool:
        """Begin an element; whether its children are to be read."""
        tag = node.tag
        if tag == "-text":
            text = node.text_content or ""
            if text.isspace() or not self._paint.is_white(node):
                self._text(text)
            return False
        if tag in _SKIPPED or self._paint.hides(node):
            return False
        style = node.attributes.get("style") or ""
        if _BREAK_BEFORE.search(style):
            self._top.add(PAGE)
        if tag == "br":
            self._top.add("\n")
        elif tag in ("input", "select", "textarea", "img"):
            return self._control(node, tag)
        elif tag == "table":
            self._top.close(paragraph=True)
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
            self._cover()
        elif tag in ("td", "th") and self._tables:
            self._blocks.append(_Block())
        elif tag in _BLOCKS:
            self._begin_block(node, tag)
        return True

    def _begin_block(self, node: Any, tag: str) -> None:
        self._top.close(paragraph=tag in _PARAGRAPHS)
        if tag in ("ol", "ul"):
            number = whole(node.attributes.get("start"), 1)
            self._lists.append(_List(number if tag == "ol" else None, node.attributes.get("type") or ""))
        elif tag == "li":
            self._top.add(self._marker(node))
        elif tag == "pre":
            self._pre += 1

    def _leave(self, node: Any) -> None:
        tag = node.tag
        if tag in ("td", "th") and self._tables and len(self._blocks) > 1:
            self._end_cell(node)
        elif tag == "table" and self._tables:
            for block in lay_out(self._tables.pop().rows):
                self._top.add(block)
                self._top.close(paragraph=True)
        elif tag in _BLOCKS:
            self._top.close(paragraph=tag in _PARAGRAPHS)
            if tag in ("ol", "ul") and self._lists:
                self._lists.pop()
            elif tag == "pre":
                self._pre = max(self._pre - 1, 0)
        if tag != "-text" and _BREAK_AFTER.search(node.attributes.get("style") or ""):
            self._top.add(PAGE)

    def _end_cell(self, node: Any) -> None:
        texts = [text.strip(" \n") for text in self._blocks.pop().blocks if text.strip(" \n")]
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        row = table.rows[-1]
        place = len(row)
        row.append(texts)
        row.extend([] for _ in range(_span(node, "colspan") - 1))
        below = _span(node, "rowspan") - 1
        if below > 0:
            for column in range(place, len(row)):
                table.spanned[column] = below + 1
        self._cover()

    def _cover(self) -> None:
        """Fill columns that a cell of an earlier row reaches down to."""
        table = self._tables[-1]
        row = table.rows[-1]
        while table.spanned.get(len(row), 0) > 0 and len(table.rows) > 1:
            table.spanned[len(row)] -= 1
            if table.spanned[len(row)] <= 0:
                break
            row.append([])

    def _text(self, text: str) -> None:
        if self._pre:
            self._top.add(text)
            return
        flat = _SPACES.sub(" ", text)
        if self._top.blocks[-1][-1:] in ("", " ", "\n", PAGE):
            flat = flat.lstrip(" ")
        self._top.add(flat)

    def _control(self, node: Any, tag: str) -> bool:
        attributes = node.attributes
        if tag == "textarea":
            return True
        if tag == "select":
            options = node.css("option")
            chosen = [item for item in options if "selected" in item.attributes] or options[:1]
            self._top.add(", ".join(item.text(deep=True).strip() for item in chosen))
        elif tag == "input":
            kind = (attributes.get("type") or "text").lower()
            if kind in ("checkbox", "radio"):
                self._top.add("\u2612 " if "checked" in attributes else "\u2610 ")
            elif kind in ("text", "date", "number", "email", "tel", "url"):
                self._top.add(attributes.get("value") or "")
        return False

    def _marker(self, node: Any) -> str:
        if not self._lists or self._lists[-1].next is None:
            return "\u2022 "
        current = self._lists[-1]
        number = whole(node.attributes.get("value"), current.next or 0)
        current.next = number + 1
        return f"{_numeral(number, current.style)} "

    @property
    def _top(self) -> _Block:
        return self._blocks[-1]


def _span(node: Any, name: str) -> int:
    return min(max(whole(node.attributes.get(name), 1), 1), 100)


def _numeral(number: int, style: str) -> str:
    if style in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(style) + number - 1)}."
    if style in ("i", "I") and 0 < number < 4000:
        return f"{roman(number) if style == 'I' else roman(number).lower()}."
    return f"{number}."


def html_text(html: str) -> str:
    """Text of an HTML mail body or fragment, as one page."""
    return "\n\n".join(_unbroken(html_blocks(html)[0]))


def _unbroken(blocks: list[str]) -> Iterator[str]:
    for block in blocks:
        yield block.replace(PAGE, "")
