"""What nobody sees on an HTML page: hidden, struck out, moved off the page, white on white.

A colour is inherited and a ground shows through, so white is judged word by word: the nearest colour
against the nearest ground. What is not understood of either (a variable, a picture) leaves the words seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from data import late as re

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|line-through|"
    r"font-size\s*:\s*(?:0(?:px|pt|em|%)?|1p[xt])\s*(?:;|$|!)|"
    r"(?<![\w-])opacity\s*:\s*(?:0(?:\.0*)?|\.0+)%?\s*(?:;|$|!)|"
    r"(?<![\w-])(?:left|right|top|text-indent|margin-left|margin-top)\s*:\s*-(?:\d{4,}px|[5-9]\d\dpx|\d{4,}pt"
    r"|\d{3,}(?:r?em|vw|vh|%))|"
    r"clip\s*:\s*rect\((?:\s*[01](?:px)?[\s,]*){4}\)|clip-path\s*:\s*inset\(\s*(?:50|100)%|"
    r"(?<![\w-])color\s*:\s*transparent",
    re.IGNORECASE,
)
_MOVES = re.compile(r"animation|transition", re.IGNORECASE)
"""What begins unseen and is shown by and by."""
_COLOR = re.compile(r"(?<![\w-])color\s*:\s*([^;}!]+)", re.IGNORECASE)
_GROUND = re.compile(r"(?<![\w-])background(?:-color|-image)?\s*:\s*([^;}!]+)", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-f]{3,8})\s*$", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3}%?)[\s,]+(\d{1,3}%?)[\s,]+(\d{1,3}%?)", re.IGNORECASE)
_WHITES = frozenset(["white", "snow", "ivory", "ghostwhite", "floralwhite", "mintcream", "whitesmoke"])
_NO_GROUNDS = frozenset(["transparent", "none", "inherit", "initial", "unset"])
_WHITE = 240
_SELECTORS_TRIED = 400
_FARTHEST = 2000
"""Elements around a word that are asked for their colour."""
_OWN_COLOR = frozenset(("a", "mark", "button", "input", "select", "textarea"))
_PALE = re.compile(r"#f|white|rgb|snow|ivory|mintcream|azure", re.IGNORECASE)

_LINKED = re.compile(r"<link\b[^<>]*\bstylesheet|@import", re.IGNORECASE)
_STATE = re.compile(r":(?:hover|focus|active|visited|target)|::?(?:selection|before|after|placeholder)")

Look = tuple[bool | None, bool | None]
"""Whether the colour is white, whether the ground is another than white; ``None`` where nothing is said."""


class Paint:
    """The looks of one page."""

    def __init__(self, tree: Any, html: str) -> None:
        self.hidden: frozenset[int] = frozenset()
        self._looks: dict[int, Look] = {}
        self._known: dict[int, bool] = {}
        sheets = [sheet.text(deep=True) for sheet in tree.css("style")]
        # Grounds that lie in another file, or hold for some media, may be under any word.
        unsure = _LINKED.search(html) or any(
            _is_ground_of(body) for sheet in sheets for body in _others(sheet)
        )
        self._may_be_white = bool(_PALE.search(html)) and not unsure
        hidden: set[int] = set()
        ranked: list[tuple[int, list[int], Look]] = []
        rules = (rule for sheet in sheets for rule in _rules(sheet))
        telling = (rule for rule in rules if _hides(rule[1]) or _look(rule[1]) != (None, None))
        for selector, body in islice(telling, _SELECTORS_TRIED):
            try:
                nodes = [node.mem_id for node in tree.css(selector)]
            except Exception:  # a selector that the engine does not know
                continue
            if _hides(body):
                hidden.update(nodes)
            ranked.append((_rank(selector), nodes, _look(body)))
        for _, nodes, look in sorted(ranked, key=lambda rule: rule[0]):
            for node in nodes:
                self._looks[node] = _over(look, self._looks.get(node))
        self.hidden = frozenset(hidden)

    def hides(self, node: Any) -> bool:
        """Whether an element is not shown, with all that is in it."""
        attributes = node.attributes
        if not attributes and not self.hidden:
            return False
        if "hidden" in attributes or node.mem_id in self.hidden:
            return True
        return _hides(attributes.get("style") or "")

    def is_white(self, text: Any) -> bool:
        """Whether words are white on white."""
        if not self._may_be_white:
            return False
        parent = text.parent
        if parent is None:
            return False
        if parent.mem_id not in self._known:
            self._known[parent.mem_id] = self._white_within(parent)
        return self._known[parent.mem_id]

    def _white_within(self, parent: Any) -> bool:
        node, white = parent, None
        for _ in range(_FARTHEST):
            if node is None:
                return white is True
            look = self._look_of(node)
            if white is None:
                white = look[0]
            if white is False or look[1]:
                return False
            if white and look[1] is False:
                return True
            node = node.parent
        return False

    def _look_of(self, node: Any) -> Look:
        attributes = node.attributes
        known = self._looks.get(node.mem_id)
        if not attributes and node.tag != "mark":
            return known or (None, None)
        told: Look = (
            _is_white(attributes["color"] or "") if node.tag == "font" and "color" in attributes else None,
            _is_ground(attributes["bgcolor"] or "") if "bgcolor" in attributes else None,
        )
        if "background" in attributes:
            told = told[0], True
        look = _over(_look(attributes.get("style") or ""), _over(known or (None, None), told))
        if node.tag in _OWN_COLOR and look[0] is None and (node.tag != "a" or "href" in attributes):
            return False, look[1]
        return look


def _over(look: Look, below: Look | None) -> Look:
    if below is None:
        return look
    return (below[0] if look[0] is None else look[0], below[1] if look[1] is None else look[1])


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and what they say; rules of a medium or a state (``@media``, ``:hover``) are left out."""
    return ((selector, body) for selector, body, always in _all_rules(sheet) if always)


def _others(sheet: str) -> Iterator[str]:
    """What rules of a medium or of some elements say; those of a mouse that is over them do not count."""
    rules = ((selector, body) for selector, body, always in _all_rules(sheet) if not always)
    return (body for selector, body in rules if not _STATE.search(selector))


def _all_rules(sheet: str) -> Iterator[tuple[str, str, bool]]:
    medium = 0
    for chunk in sheet.split("}"):
        *outer, body = chunk.split("{")
        selector = outer[-1] if outer else ""
        medium += len(outer) - 1
        if not outer:
            medium = max(medium - 1, 0)
        else:
            always = medium <= 0 and "@" not in selector and ":" not in selector
            yield selector.rpartition(";")[2].rpartition("*/")[2].strip(), body, always


def _is_ground_of(body: str) -> bool:
    return any(_is_ground(value) for value in _GROUND.findall(body))


def _rank(selector: str) -> int:
    return 10_000 * selector.count("#") + 100 * (selector.count(".") + selector.count("[")) + bool(selector)


def _hides(style: str) -> bool:
    return bool(style) and _HIDING.search(style) is not None and not _MOVES.search(style)


def _look(style: str) -> Look:
    if not style:
        return None, None
    color, grounds = _COLOR.findall(style), _GROUND.findall(style)
    ground = _is_ground_of(style) if grounds else None
    if grounds and all(value.strip().lower() in _NO_GROUNDS for value in grounds):
        ground = None
    return (_is_white(color[-1]) if color and color[-1].strip().lower() != "inherit" else None), ground


def _is_ground(value: str) -> bool:
    """Whether a ground is another than white, as far as can be told."""
    first = value.strip().lower()
    return bool(first) and first not in _NO_GROUNDS and not _is_white(first)


def _is_white(value: str) -> bool:
    value = value.strip().lower()
    if value in _WHITES:
        return True
    if match := _HEX.match(value):
        digits = match[1]
        parts = (
            [digit * 2 for digit in digits[:3]]
            if len(digits) < 6
            else [digits[i : i + 2] for i in (0, 2, 4)]
        )
        return all(int(part, 16) >= _WHITE for part in parts)
    if match := _RGB.match(value):
        levels = (2.55 * int(part[:-1]) if part.endswith("%") else int(part) for part in match.groups())
        return all(level >= _WHITE for level in levels)
    return False
