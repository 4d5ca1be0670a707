"""Reads English parties in the words by which they sign: "Executed as a deed by X Limited acting by …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms._party_dust import times
from pipeline.terms._party_start import is_form, places
from pipeline.terms._party_words import Named, is_role, name_at, organised

_LAST = 8_000
_SIGNS = re.compile(
    r"(?:(?m:^)|(?<=\t)|(?<=[.;:]\s))[ *_]*(?:\d{1,2}[.)]?[ ]{1,4}(?=for\s))?(?:"
    r"(?i:(?:duly\s+)?(?:signed|executed|sealed|delivered|subscribed|accepted|agreed)"
    r"(?:(?:\s*,\s*|\s+)(?:signed|sealed|delivered|executed|and|&|as|an?|its|the|deed|agreement|to|accepted|agreed"
    r"|unconditionally|this|day|on))*"
    r"\s*(?::\s*|(?:\s+by)?\s+for(?:\s+and)?(?:\s+on\s+behalf\s+of)?\s*:?\s+|\s+on\s+behalf\s+of\s*:?\s+|\s+by\s*:?\s+))"
    r"|(?i:(?:the\s+)?(?:common\s+|corporate\s+|official\s+)?seal\s+of\s+)"
    r"|(?i:for\s+and\s+on\s+behalf\s+of\s*:?\s+|on\s+behalf\s+of\s*:?\s+|for\s*:?[ ]+)"
    r")(?:the\s+|The\s+|THE\s+)?(?=[^\W_a-z])"
)
_WITNESSED = re.compile(
    r"[\s,)]{0,40}(?:(?:as|a|deed|AS|A|DEED|his|her|own)\s+){0,4}(?:\)\s*)?(?:in\s+the\s+presence|in\s+person|IN\s+THE\s+PRESENCE|personally)"
)
_FOR_OTHERS = re.compile(
    r"[\s,]*(?:director|secretary|president|officer|manager|as\s+attorney|attorney|solicitor|for\s|on\s+behalf)",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(
    r"\b(?:agreement|contract|witness|whereof|signature|page|exhibit|schedule|dated?|title|president|director"
    r"|officer|manager|secretary|attest|address|authori[sz]ed|part(?:y|ies)|section|hereto|hereof|deed|presence"
    r"|undersigned|notary|value|received|copies|enquiries|further)\b"
)
_MARKED = re.compile(
    r"(?m)^[ \t]*(?:\d{1,2}[.)]?[ ]+)?(?P<name>[A-Z][^\n\t]{3,90}?)[ \t]{2,}(?:[^\n]{2,40}[ \t]{2,})?"
    r"[\[(](?:signature|signed)[\])]"
)
_IN_WORDS = re.compile(r"[\[(]sign(?:ature|ed)[\])]")
"""What a mark holds: the pattern of a whole one looks back and forth on every line."""
_BY = re.compile(r",?\s+(?:by|per|acting\s+by|through)\s", re.IGNORECASE)
_FEW_WORDS = 4
_MOST_WORDS = 9


@lru_cache(maxsize=4)
def read(text: str) -> tuple[Named, ...]:
    """Find those who are said to sign; persons only where they sign for themselves."""
    start = max(len(text) - _LAST, 0)
    kept: dict[str, Named] = {}
    for one in _signing(text, start):
        kept.setdefault(normalise(one.name), replace(one, signatory=True))
    return tuple(kept.values())


def _beside_marks(text: str, start: int) -> Iterator[Named]:
    """Yield those whose name stands alone in a line before a mark in words: "Jane Roe   [signature]"."""
    for match in _MARKED.finditer(text, start) if _IN_WORDS.search(text, start) else ():
        named = name_at(text, match.start("name"), match.end("name"), one_line=True)
        if named is None or is_role(named.name) or _NOT_NAME.search(fold(named.name)):
            continue
        rest = text[named.end : match.end("name")]
        if (rest.strip() and _BY.match(rest) is None) or times(text, named.name) < 2:
            continue
        if named.suffix or organised(named.name):
            yield named
        elif 2 <= len(named.name.split()) <= _FEW_WORDS and named.name[0].isalpha():
            yield replace(named, person=True)


def _signing(text: str, start: int) -> Iterator[Named]:
    yield from _beside_marks(text, start)
    for match in _SIGNS.finditer(text, start):
        named = name_at(text, match.end(), min(match.end() + 160, len(text)))
        if (
            named is None
            or is_role(named.name)
            or _NOT_NAME.search(fold(named.name))
            or is_form(named.name)
        ):
            continue
        words = named.name.split()
        if len(words) > _MOST_WORDS or named.name.title() in places() or not normalise(named.name):
            continue
        if named.suffix or organised(named.name):
            if len(words) > 1 and times(text, named.name) > 1:
                yield named
            continue
        own = _WITNESSED.match(text, named.end) is not None
        behalf = "behalf" in fold(match.group())
        if len(words) > 1 and times(text, named.name) > 1 and not any(map(str.isdigit, named.name)):
            if own and not behalf:
                yield replace(named, person=True)
            elif behalf and _FOR_OTHERS.match(text, named.end) is None:
                yield named
