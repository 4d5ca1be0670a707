"""Reads the parties off the head of a letter: "From: … (the "Bank")", "To: … (the "Borrower")"."""

from __future__ import annotations

from data import late as re
from pipeline.terms._party_words import Named, name_at

_REACH = 3_000
_LINE = re.compile(r"^[ \t*_]*(?P<side>from|to)[ \t]*:[ \t*_]*(?=\S)", re.IGNORECASE | re.MULTILINE)
_CALLED = re.compile(
    r"(?:(?!\n[ \t*_]*(?:from|to|date|re|subject)[ \t]*:|\n[ \t]*\n)[^:]){0,260}?"
    r"\(\s*(?:hereinafter\s+)?(?:the\s+)?[\"“'‘](?P<alias>[^\"”'’()\n]{2,40})[\"”'’]\s*\)",
    re.IGNORECASE,
)


def read(text: str) -> list[Named]:
    """Find the sender and whom it is sent to, where both are told what they are called."""
    found: dict[str, Named] = {}
    for match in _LINE.finditer(text, 0, _REACH):
        called = _CALLED.match(text, match.end())
        named = None if called is None else name_at(text, match.end(), called.start("alias"), one_line=True)
        if named is None or called is None:
            return []
        alias = " ".join(called["alias"].split())
        found.setdefault(
            match["side"].lower(),
            Named(
                named.name,
                named.start,
                named.end,
                called.end(),
                alias=alias,
                role=alias,
                suffix=named.suffix,
            ),
        )
    return list(found.values()) if len(found) == 2 else []


__all__ = ["read"]
