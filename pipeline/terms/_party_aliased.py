"""Reads English parties by what they are called and do: ``… X Ltd of Leeds ("X") … X shall deliver``."""

from __future__ import annotations

from collections.abc import Iterator

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms._party_start import DESCRIBED, is_country, is_form, start_of_party
from pipeline.terms._party_words import Named, is_role, organised

_REACH = 7_000
_CALLED = re.compile(
    r"\(\s*(?:hereinafter|hereafter)[\s,]+(?:(?:called|referred\s+to\s+as|known\s+as)\s+)?(?:the\s+)?(?P<bare>[A-Z]\w+)\s*\)|"
    r"\(\s*(?:(?:hereinafter|hereafter|herein|referred\s+to\s+as|called|known\s+as|collectively|together|the|The|also)"
    r"[\s,]+){0,6}[\"“'‘](?:[Tt]he\s+)?(?P<alias>[A-Z][\w&’'. -]{1,30}?)[\"”'’]\s*(?:\)|,|or\b)"
)
_BREAK = re.compile(
    r"[;:]\s|(?<=[a-z\d)])\.\s+(?=[A-Z])|\n[ \t]*\n"
    r"|(?:(?<=\s)\((?!(?:[A-Z][a-z]+|[A-Z]{0,2}\d+)\))[^()]{1,220}|[\"”'’]\s?)\)[,;]?\s+(?:and\s+)?"
)
_TO_BE = re.compile(
    r",?\s+(?:will|shall|is\s+to)\s+be\s+(?:called|known\s+as|referred\s+to\s+as)\s+(?:the\s+)?[\"“]?"
    r"(?P<alias>[A-Z][\w&-]+(?:[ ][A-Z][\w&-]+)?)[\"”]?(?=\s*[.,;])"
)
"""What a party is to be called, said in a sentence: "X, of Leeds, will be called the Maker"."""
_CAPITAL = re.compile(r"(?<![\w’'&.-])(?=[A-Z\d])")
_ACTS = (
    r"\s+(?:shall|will|must|may|agrees?|hereby|undertakes|warrants|represents|acknowledges|grants|appoints|pays"
    r"|is\s+(?:engaged|entitled|obliged|willing)|wishes|desires|has\s+(?:agreed|the\s+right)|owns|carries)\b"
)
_THING = re.compile(
    r"\b(?:agreement|contract|date|act|product|service|property|premises|term|fee|price|territory|note|share|stock"
    r"|deed|plan|project|work|law|rule|site|mark|software|system|order|schedule|program|loan|patent|goods)s?\b",
    re.IGNORECASE,
)
_WHAT = re.compile(r"\s+an?\s+[a-z]")
"""What a company is, told without a comma: "X, Inc. a corporation"."""
_BEFORE = 320
_OFFICE = re.compile(
    r"\b(?:director|manager|president|secretary|officer|board|chairman|trustees?)\b", re.IGNORECASE
)
_MOST_WORDS = 9


def read(text: str) -> list[Named]:
    """Find names that are given a short name under which somebody acts."""
    kept: dict[str, Named] = {}
    for one in (*_called(text), *_to_be(text)):
        if all(normalise(one.name) != normalise(other.name) for other in kept.values()):
            kept.setdefault((one.alias or "").lower(), one)
    return list(kept.values())


def _to_be(text: str) -> Iterator[Named]:
    """Yield the names of whom a sentence says what they will be called."""
    for match in _TO_BE.finditer(text, 0, _REACH) if " be " in text[:_REACH] else ():
        alias = match["alias"]
        named = None if _THING.search(alias) and not is_role(alias) else _before(text, match.start())
        if named is not None:
            role = alias if is_role(alias) else None
            stop = match.end()
            yield Named(
                named.name, named.start, named.end, stop, alias=alias, role=role, suffix=named.suffix
            )


def _called(text: str) -> Iterator[Named]:
    for match in _CALLED.finditer(text, 0, _REACH):
        alias = (match["alias"] or match["bare"]).strip()
        if _THING.search(alias) and not is_role(alias):
            continue
        acts = re.compile(rf"(?<!\w){re.escape(alias)}{_ACTS}")
        if not is_role(alias) and acts.search(text, match.end()) is None:
            continue
        named = _before(text, match.start())
        if named is None:
            continue
        by_part = is_role(alias) and (named.suffix or alias not in named.name)
        if by_part or _of_name(alias, named):
            role = alias if is_role(alias) else None
            stop = match.end()
            yield Named(
                named.name, named.start, named.end, stop, alias=alias, role=role, suffix=named.suffix
            )


def _of_name(alias: str, named: Named) -> bool:
    """Tell whether a short name is of the name: its first word, or the first letters of its words."""
    letters = re.findall(r"[a-z0-9]+", fold(named.name))
    short = re.findall(r"[a-z0-9]+", fold(alias))
    first = bool(short) and len(short[0]) > 1 and short[0] in letters
    return (first or "".join(short) in "".join(word[0] for word in letters)) and (
        named.suffix or organised(named.name)
    )


def _before(text: str, end: int) -> Named | None:
    """Read the first name of the sentence's part that ends where the bracket opens."""
    low = max(end - _BEFORE, 0)
    breaks = list(_BREAK.finditer(text, low, end - 1))
    low = breaks[-1].end() if breaks else low
    for place in _CAPITAL.finditer(text, low, end):
        named = start_of_party(text, place.start(), end)
        if named is None or named.blank or named.start != place.start():
            continue
        words = named.name.split()
        told = named.suffix or organised(named.name) or len(words) >= 2
        if _OFFICE.search(named.name) and not named.suffix:
            continue
        if is_form(named.name) or is_country(named.name) or re.search(r"['’]s\b", words[0]):
            continue
        after = text[named.end : end + 1]
        described = DESCRIBED.match(after) or (named.suffix and _WHAT.match(after))
        if told and len(words) <= _MOST_WORDS and described:
            return named
    return None
