"""Reads parties that an English text calls "we" and "you": ``ACME Inc. ("we", "ACME") sells flowers``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms._party_words import Named, alias_in, is_role, name_at, organised

_REACH = 6_000
_BEFORE = 110
_ME = re.compile(
    r"\(\s*(?:(?:hereinafter|hereafter|herein|also|referred\s+to\s+as|or)[\s,]+){0,4}"
    r"(?:[\"“][^\"“”()]{1,30}[\"”],?\s*(?:and|or)?\s*){0,3}"
    r"[\"“']?(?P<who>[Ww]e|[Uu]s|[Oo]ur|[Yy]ou|[Yy]our|WE|US|YOU)[\"”',;)]"
)
_SAYS = re.compile(r"(?:(?m:^)|(?<=[.:;]\s)|\b(?:with|to)\s)[ \t]*(?P<who>We|You|you),\s+(?=[A-Z])")
_TO = re.compile(r"(?m)^[ \t]*To:[ \t]+(?:The\s+\w+,[ \t]+)?(?=[A-Z])")
_CLOSES = re.compile(r"\s*(?:,|\(|of\s)")
"""We, ACME Ltd, agree with you, BOLT Ltd, ..."""
_CAPITAL = re.compile(r"(?<![\w’'&.-])(?=[A-Z0-9])")
_BREAKS = re.compile(r"[;:(\n]\s*\n|[;:(]|[a-z]{2}[.?!]\s")
_MOST_WORDS = 9


def read(text: str) -> list[Named]:
    """Find those who are called so; of "we" and "you" each once, and no name twice."""
    kept: dict[str, Named] = {}
    for who, one in _called(text):
        if all(normalise(one.name) != normalise(other.name) for other in kept.values()):
            kept.setdefault(who, one)
    return list(kept.values())


def _called(text: str) -> Iterator[tuple[str, Named]]:
    for match in _SAYS.finditer(text, 0, _REACH):
        named = name_at(text, match.end(), match.end() + _BEFORE)
        if named is None or not named.suffix or is_role(named.name):
            continue
        if _CLOSES.match(text, named.end):
            yield match["who"].lower(), replace(named, stop=named.end)
    if (to := _TO.search(text, 0, _REACH)) is not None:
        named = name_at(text, to.end(), to.end() + _BEFORE, one_line=True)
        if named is not None and named.suffix:
            yield "you", replace(named, stop=named.end)
    for match in _ME.finditer(text, 0, _REACH):
        named = _before(text, match.start())
        if named is None:
            continue
        stop = text.find(")", match.start()) + 1
        alias = alias_in(text, named.end, stop)
        alias = None if alias is None or fold(alias) in ("we", "us", "our", "you", "your") else alias
        yield (
            "you" if match["who"].lower().startswith("y") else "we",
            Named(named.name, named.start, named.end, stop, alias=alias, suffix=named.suffix),
        )


def _before(text: str, end: int) -> Named | None:
    """Read the longest name that ends where the bracket opens."""
    low = max(end - _BEFORE, 0)
    breaks = list(_BREAKS.finditer(text, low, end - 1))
    low = breaks[-1].end() if breaks else low
    for place in _CAPITAL.finditer(text, low, end):
        named = name_at(text, place.start(), end)
        if named is None or text[named.end : end].strip(" \n,"):
            continue
        if is_role(named.name) or len(named.name.split()) > _MOST_WORDS:
            continue
        if named.suffix or organised(named.name):
            return named
    return None
