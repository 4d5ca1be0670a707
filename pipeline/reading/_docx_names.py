"""Short names for Word's XML, transitional and strict alike: ``w:p``, ``mc:Choice``, ``m:f``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
}
_OFF = frozenset({"0", "false", "off", "none"})


@cache
def _short(tag: str) -> str:
    namespace, _, local = tag[1:].rpartition("}")
    prefix = _PREFIXES.get(namespace, "?")
    return f"{prefix}:{local}"


def short(element: Any) -> str:
    """Name of an element: ``w:p``; ``?:x`` in a foreign namespace; empty for a comment."""
    tag = element.tag
    return _short(tag) if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """Value of ``w:val`` and its like, in either namespace."""
    for key, value in element.items():
        if _short(key) == name:
            return str(value)
    return None


def child(element: Any, *names: str) -> Any | None:
    """Follow a path of child names, or return ``None``."""
    for name in names:
        if element is None:
            return None
        element = next((item for item in element if short(item) == name), None)
    return element


def value(element: Any, *names: str) -> str | None:
    """``w:val`` at the end of a path of child names."""
    found = child(element, *names)
    return None if found is None else attribute(found, "w:val")


def toggle(properties: Any, name: str) -> bool | None:
    """A property that is on, off or not spoken of: ``<w:strike/>``, ``<w:strike w:val="0"/>``."""
    found = child(properties, name)
    if found is None:
        return None
    return (attribute(found, "w:val") or "1").lower() not in _OFF


def choose(alternate: Any) -> Iterator[Any]:
    """Children of an ``mc:AlternateContent``: its first choice, else its fallback, never both."""
    for name in ("mc:Choice", "mc:Fallback"):
        found = child(alternate, name)
        if found is not None and len(found):
            yield from found
            return
