"""Turns the runs of one Word paragraph into text: what is printed, and nothing that is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from data import late as re
from pipeline.reading._docx_names import attribute, child, choose, short, toggle, value
from pipeline.reading._docx_styles import PLAIN, RunLook, Styles, run_look
from pipeline.reading._numerals import whole
from pipeline.reading._rows import PAGE, SOFT_PAGE

_SKIPPED = frozenset(
    {
        "w:del",
        "w:moveFrom",
        "w:pPr",
        "w:rPr",
        "w:instrText",
        "w:delText",
        "w:delInstrText",
        "w:rt",
        "w:sdtPr",
    }
)
_SYMBOLS = {
    ("wingdings", 0xFE): "\u2611", ("wingdings", 0xFD): "\u2612", ("wingdings", 0x78): "\u2612",
    ("wingdings", 0xA8): "\u2610", ("wingdings", 0x6F): "\u2610", ("wingdings", 0xFC): "\u2713",
    ("wingdings 2", 0x52): "\u2611", ("wingdings 2", 0x54): "\u2612", ("wingdings 2", 0xA3): "\u2610",
    ("wingdings 2", 0x50): "\u2713", ("symbol", 0xA0): "\u20ac", ("symbol", 0xB0): "\u00b0",
    ("symbol", 0xB1): "\u00b1", ("symbol", 0xB4): "\u00d7", ("symbol", 0xA3): "\u2264",
    ("symbol", 0xB3): "\u2265", ("symbol", 0xB9): "\u2260", ("symbol", 0xE5): "\u2211",
    ("symbol", 0x44): "\u0394", ("symbol", 0x2D): "-", ("symbol", 0x2B): "+", ("symbol", 0x3D): "=",
}  # fmt: skip
_LINE_ENDS = re.compile(r"[\r\n]+")
_HEXADECIMAL = re.compile(r"[0-9a-fA-F]{1,6}")
_GREEK = dict(zip("abcdefghiklmnopqrstuwxyz", "αβχδεφγηικλμνοπθρστυωξψζ", strict=True))


@dataclass(slots=True)
class Story:
    """State that runs through one part: open fields, notes and boxes met on the way."""

    styles: Styles
    fields: list[bool] = field(default_factory=list)
    """Open fields, outermost first: whether each has come to its result."""
    trust_fields: bool = True
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    deletions: int = 0
    page_pictures: int = 0

    @property
    def printing(self) -> bool:
        """Whether text met now is printed: outside fields, or in their results."""
        return not self.trust_fields or all(self.fields)


_PAGE_WIDTH = 4_114_800
_PAGE_HEIGHT = 5_029_200


def paragraph_text(paragraph: Any, story: Story, base: RunLook, *, dark_ground: bool) -> str:
    """Text of a ``w:p``; notes and boxes it anchors are left in the story."""
    return _texts(paragraph, story, base, dark_ground)


def _texts(parent: Iterable[Any], story: Story, base: RunLook, dark: bool) -> str:
    return "".join(_text(element, story, base, dark) for element in parent)


def _text(element: Any, story: Story, base: RunLook, dark: bool) -> str:
    name = short(element)
    if name == "w:r":
        return _run(element, story, base, dark)
    if name in _SKIPPED:
        story.deletions += name in ("w:del", "w:moveFrom")
        return ""
    if name == "mc:AlternateContent":
        return _texts(choose(element), story, base, dark)
    if name == "w:sdt":
        return _control(element, story, base, dark)
    if name == "m:oMath":
        return _formula(element)
    if name in ("w:p", "w:tbl"):
        return ""
    return _texts(element, story, base, dark)


def _control(element: Any, story: Story, base: RunLook, dark: bool) -> str:
    content = child(element, "w:sdtContent")
    if content is None:
        return ""
    text = _texts(content, story, base, dark)
    if is_placeholder(element) and text.strip() and not text.strip().startswith("["):
        return f"[{text.strip()}]"
    return text


def is_placeholder(control: Any) -> bool:
    """Whether a content control still shows its prompt instead of an answer."""
    properties = child(control, "w:sdtPr")
    return properties is not None and bool(toggle(properties, "w:showingPlcHdr"))


def _run(run: Any, story: Story, base: RunLook, dark: bool) -> str:
    properties = child(run, "w:rPr")
    look = base
    if properties is not None:
        styled = story.styles.character(value(properties, "w:rStyle"))
        look = run_look(properties).over(styled).over(base)
    unseen = look is not PLAIN and look.unseen(dark_ground=dark)
    return "".join(_piece(piece, story, look, dark, unseen) for piece in run)


def _piece(piece: Any, story: Story, look: RunLook, dark: bool, unseen: bool) -> str:
    """One child of a run. Fields and page breaks count even in runs that nobody sees."""
    name = short(piece)
    if name == "w:t":
        return _LINE_ENDS.sub(" ", piece.text or "") if not unseen and story.printing else ""
    if name == "w:fldChar":
        return _field(piece, story)
    if name == "w:lastRenderedPageBreak":
        return SOFT_PAGE
    if name in _SKIPPED:
        story.deletions += name == "w:delText"
        return ""
    if unseen or not story.printing:
        return ""
    if name in ("w:tab", "w:ptab"):
        return "\t"
    if name == "w:br":
        return PAGE if attribute(piece, "w:type") == "page" else "\n"
    if name == "w:cr":
        return "\n"
    if name == "w:noBreakHyphen":
        return "-"
    if name == "w:sym":
        return _symbol(piece)
    if name in ("w:footnoteReference", "w:endnoteReference"):
        kind = "footnotes" if name == "w:footnoteReference" else "endnotes"
        story.notes.append((kind, attribute(piece, "w:id") or ""))
        return ""
    if name == "w:ruby":
        return _texts(child(piece, "w:rubyBase") or (), story, look, dark)
    if name == "mc:AlternateContent":
        return "".join(_piece(item, story, look, dark, unseen) for item in choose(piece))
    if name in ("w:drawing", "w:pict", "w:object"):
        return _graphic(piece, story)
    return ""


def _field(piece: Any, story: Story) -> str:
    """Follow a field's begin, separator and end; print what a form's box or list shows."""
    kind = attribute(piece, "w:fldCharType")
    shown = ""
    if kind == "begin":
        shown = _form_field(child(piece, "w:ffData")) if story.printing else ""
        story.fields.append(False)
    elif kind == "separate" and story.fields:
        story.fields[-1] = True
    elif kind == "end" and story.fields:
        story.fields.pop()
    return shown


def _form_field(data: Any | None) -> str:
    if data is None:
        return ""
    box = child(data, "w:checkBox")
    if box is not None:
        checked = toggle(box, "w:checked")
        if checked is None:
            checked = bool(toggle(box, "w:default"))
        return "\u2612" if checked else "\u2610"
    choices = child(data, "w:ddList")
    if choices is None:
        return ""
    entries = [attribute(item, "w:val") or "" for item in choices if short(item) == "w:listEntry"]
    chosen = value(choices, "w:result") or value(choices, "w:default") or "0"
    place = whole(chosen, -1)
    return entries[place] if 0 <= place < len(entries) else ""


def _symbol(piece: Any) -> str:
    written = attribute(piece, "w:char") or ""
    code = int(written, 16) & 0xFF if _HEXADECIMAL.fullmatch(written) else 0
    font = (attribute(piece, "w:font") or "").lower()
    known = _SYMBOLS.get((font, code))
    if known is not None:
        return known
    if font == "symbol" and chr(code).isascii() and chr(code).isalnum():
        greek = _GREEK.get(chr(code).lower(), chr(code))
        return greek.upper() if chr(code).isupper() else greek
    return "\u2022"


def _graphic(graphic: Any, story: Story) -> str:
    """Leave the text boxes of a drawing in the story, each once; WordArt is printed in place."""
    words: list[str] = []
    stack = [graphic]
    while stack:
        element = stack.pop()
        name = short(element)
        if name == "w:txbxContent":
            story.boxes.append(element)
            continue
        if name == "mc:AlternateContent":
            stack.extend(reversed(list(choose(element))))
            continue
        if name == "v:textpath":
            words.append(str(element.get("string") or ""))
        if name == "wp:extent":
            wide, high = (whole(element.get(side), 0) for side in ("cx", "cy"))
            story.page_pictures += wide >= _PAGE_WIDTH and high >= _PAGE_HEIGHT
        stack.extend(reversed(list(element)))
    return " ".join(word for word in words if word)


def _formula(element: Any) -> str:
    """A formula on one line: ``P = P0 × (S/S0)``."""
    name = short(element)
    if name == "m:t":
        return element.text or ""
    if name in ("m:rPr", "w:rPr", "m:ctrlPr", "w:del", "w:moveFrom"):
        return ""
    if name == "m:f":
        return f"{_grouped(child(element, 'm:num'))}/{_grouped(child(element, 'm:den'))}"
    if name == "m:sSup":
        return f"{_inner(child(element, 'm:e'))}^{_grouped(child(element, 'm:sup'))}"
    if name == "m:rad":
        return f"\u221a({_inner(child(element, 'm:e'))})"
    if name == "m:d":
        properties = child(element, "m:dPr")
        signs = [
            _sign(properties, side, default) for side, default in (("m:begChr", "("), ("m:endChr", ")"))
        ]
        inner = ", ".join(_inner(item) for item in element if short(item) == "m:e")
        return f"{signs[0]}{inner}{signs[1]}"
    return _inner(element)


def _inner(element: Any | None) -> str:
    return "" if element is None else "".join(_formula(item) for item in element)


def _grouped(element: Any | None) -> str:
    text = _inner(element)
    simple = text.replace(".", "").replace(",", "").isalnum() or (
        text.startswith("(") and text.endswith(")")
    )
    return text if simple else f"({text})"


def _sign(properties: Any | None, side: str, default: str) -> str:
    found = None if properties is None else child(properties, side)
    if found is None:
        return default
    sign = attribute(found, "m:val")
    return default if sign is None else sign
