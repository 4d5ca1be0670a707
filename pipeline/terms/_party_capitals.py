"""Softens a preamble that is all in capitals, where they do not tell a name from the words around it."""

from __future__ import annotations

from data import late as re

_REACH = 8_000
_LOUD = re.compile(r"[^a-z]{12,}")
_CALLED = re.compile(r"(?<=[(\"“])(?:[a-z ,]{0,40}[\"“])?[\w .,&'-]{1,40}(?=[\"”])")
"""What a party will be called, which may be written small between capitals."""
_OPEN = re.compile(r"[(\"“]")
_SHOUTED = 160
_FEWEST = 22
_SMALL = re.compile(
    r"\b(?:A|AN|THE|THIS|THAT|IS|ARE|WAS|BE|MADE|ENTERED|INTO|EXECUTED|EFFECTIVE|AS|OF|ON|IN|AT|TO|FOR|FROM|BY|AND|OR|WITH"
    r"|BETWEEN|AMONG|HAVING|ITS|THEIR|HIS|HER|PRINCIPAL|PLACE|BUSINESS|OFFICES?|LOCATED|WHOSE|ADDRESS|ORGANI[SZ]ED"
    r"|EXISTING|UNDER|LAWS?|STATE|HEREIN(?:AFTER)?|HEREAFTER|REFERRED|CALLED|KNOWN|DAY|WHO|WHICH|SHALL|WILL|WHERE"
    r"|INDIVIDUALLY|COLLECTIVELY|TOGETHER|EACH|BOTH|DULY|INCORPORATED\s+(?=UNDER|IN\b)|REGISTERED|RESIDING|ACTING|THROUGH|BEHALF|NAMED|LISTED|SET|FORTH|BELOW"
    r"|PURSUANT|SUCH|MAY|NOT|DATED|PROVIDED|REPRESENTED|MORE|FULLY|FOLLOWING|ALSO|DOING|OTHER|PART|HAS|HAVE)\b"
)
_WHAT = re.compile(
    r"\b(?P<article>AN?)\s+(?P<place>(?:[A-Z]+\s+){0,3})(?P<form>(?:LIMITED\s+LIABILITY\s+|LIMITED\s+|GENERAL\s+|PUBLIC\s+|PRIVATE\s+"
    r"|NON-?PROFIT\s+)*(?:CORPORATION|COMPANY|PARTNERSHIP|ASSOCIATION|TRUST|INDIVIDUAL|RESIDENT))\b"
)
"""What a party is: "A DELAWARE CORPORATION"."""


def softened(text: str) -> str:
    """Write the small words of a stretch in capitals small; places and length are kept."""
    for start, end in reversed(_stretches(text)):
        words = text[start:end]
        if len(re.findall(r"[A-Z]{2,}", words)) < _FEWEST:
            continue
        words = _WHAT.sub(_told, words)
        words = _SMALL.sub(lambda match: match.group().lower(), words)
        text = text[:start] + words + text[end:]
    return text


def _stretches(text: str) -> list[tuple[int, int]]:
    """Find the long stretches in capitals; an alias in small letters does not end one."""
    joined: list[tuple[int, int]] = []
    for loud in _LOUD.finditer(text, 0, _REACH):
        start, end = loud.span()
        if joined:
            quote = _OPEN.search(text, max(joined[-1][1] - 2, 0), joined[-1][1])
            called = quote and _CALLED.match(text, quote.end(), start + 1)
            if called and called.end() >= start:
                start = joined.pop()[0]
        joined.append((start, end))
    return [(start, end) for start, end in joined if end - start >= _SHOUTED]


def _told(match: re.Match[str]) -> str:
    place = "".join(part.capitalize() for part in re.split(r"(\s+)", match["place"]))
    between = match.group()[len(match["article"]) : match.start("place") - match.start()]
    return match["article"].lower() + between + place + match["form"].lower()
