"""Names that may be a party's and were not read: where contracts open, and where a model points.

What is a name is told by its letters, not by the words that introduce it; whether it is a party's, by marks
that a model weighs (``_pointed_party_marks``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from data import late as re
from pipeline.company import normalise
from pipeline.folding import fold
from pipeline.terms._party_start import is_country, is_form, places
from pipeline.terms._party_words import Named, has_blank, is_role, name_at, only_form, organised

OPENING = 3_000
"""So far a contract's opening is read."""
_PAST = 300
"""A name that begins in a stretch may end behind it."""
_MOST_WORDS = 12
_SHORTEST = 3
_START = re.compile(r"(?<![\w’'&./@-])(?:[A-ZÀ-ÖØ-ÞĀŌŪ\d][\w’'&.-]|[a-z]{1,3}[A-Z])")
_PARTS = re.compile(
    r"(?:and|&|or|the|of|by|with|between|among|for|to|mr|ms|mrs|dr|messrs|lady|sir|prof|plc|llc|inc"
    r"|ltd|limited)"
)
"""Words that a name may begin behind, though they are written as its own."""
_NO_NAME = re.compile(
    r"\b(?:agreement|agreements|contract|exhibit|exhibits|schedule|appendix|annex|article|section"
    r"|clause|page|whereas|recital|recitals|witnesseth|dear|date|dated|effective|term|terms|notice"
    r"|notices|law|laws|act|code|patent|invoice|fax|tel|phone|telephone|email|street|avenue|road"
    r"|suite|floor|whereof|deed|conditions|draft|amendment|addendum|parties|party|hereby|hereto"
    r"|hereof|registrant|lane|drive|blvd|boulevard|parkway|highway|box|room|building|zip|january"
    r"|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|therefore|re|subject|confidential|copyright|version"
    r"|court|courts|esq)\b"
)
"""Words that a name without a legal form has none of."""
_FIRST = re.compile(
    r"(?:this|that|these|those|each|any|all|if|in|on|it|its|as|at|from|such|no|not|upon|when|where"
    r"|which|who|whose|now|we|our|us|you|your|he|she|they|their|his|her|an|a|there|both|either|per"
    r"|via|see|name|title|attn|attention|signed|witness|between|whereby|pursuant|subject|provided"
    r"|including|notwithstanding|except|unless|under|i|ii|iii)"
)
"""Words that no name begins with."""
_SOON = 90
_TOLD = re.compile(
    r"[(\"“]|(?i:\b(?:inc|llc|l\.l\.c|ltd|limited|corp|corporation|company|l\.?p|llp|plc|gmbh|s\.a|n\.v"
    r"|b\.v|pty|co|trust"
    r"|bank|university|college|institute|foundation|association|society|council|authority|board|group|fund"
    r"|partnership|church|hospital)\b)"
)
"""What stands in a name, or behind it, that begins within a sentence."""
_WORD = re.compile(r"[\w’']+")
_SENTENCE = re.compile(r"[a-z]{3,}\.\s+[A-Z][a-z]+(?:\s|$)|\bSd/-")
"""A stop, behind which the next sentence begins."""
_BRAND = re.compile(r"[A-Z][A-Za-z]*[A-Z][\w&.-]*|\S+\.(?:com|net|org)")
_COMPANY = re.compile(r"(?:Co|Inc|Ltd|Corp|Bros|No|St|Mt|Dr|Jr|Sr|Mr|Ms|Mrs)\.")


def names(text: str, stretches: Iterable[tuple[int, int]]) -> list[Named]:
    """Return all that may be a name in stretches of a text, in order; some hold each other."""
    found: dict[tuple[int, int], Named] = {}
    for low, high in stretches:
        for place in _starts(text, low, high):
            for named in _at(text, place, high):
                found.setdefault((named.start, named.end), named)
    return sorted(found.values(), key=lambda one: (one.start, -one.end))


def _starts(text: str, low: int, high: int) -> Iterator[int]:
    """Yield where a name may begin: not within a run of capitalised words."""
    for match in _START.finditer(text, low, high):
        place = match.start()
        if text[place - 1 : place] != " " or not text[place - 2 : place - 1].isalnum():
            yield place
            continue
        word = text[max(place - 24, 0) : place - 1].rsplit(maxsplit=1)[-1]
        if _PARTS.fullmatch(word.lower().strip('("“')) or (
            not (word[0].isupper() or word[0].isdigit()) and _TOLD.search(text, place, place + _SOON)
        ):
            yield place


def _at(text: str, place: int, high: int) -> Iterator[Named]:
    first = _WORD.match(text, place)
    if first is not None and (_FIRST.fullmatch(word := first.group().lower()) or _NO_NAME.fullmatch(word)):
        return
    end = min(high + _PAST, len(text))
    named = name_at(text, place, end)
    if named is None:
        return
    if _may_be(named):
        yield named
    if "\n" in text[named.start : named.end]:
        short = name_at(text, place, end, one_line=True)
        if short is not None and _may_be(short):
            yield short


def _may_be(named: Named) -> bool:
    """Tell whether words may be a name."""
    name = named.name
    words = name.split()
    if (
        len(name) < _SHORTEST
        or len(words) > _MOST_WORDS
        or is_role(name)
        or only_form(name)
        or has_blank(name)
    ):
        return False
    if name in places() or name.title() in places() or is_country(name) or is_form(name):
        return False
    if _SENTENCE.search(name) and not _COMPANY.search(name):
        return False
    if named.suffix:
        return True
    if words[0][0].isdigit() or _NO_NAME.search(fold(name)):
        return False
    return len(words) > 1 or organised(name) or _BRAND.fullmatch(name) is not None


def uncovered(named: Named, found: Sequence[Named]) -> bool:
    """Tell whether a name is another than those that were found."""
    key = f" {normalise(named.name)} "
    if not key.strip():
        return False
    for one in found:
        if one.start < named.end and named.start < one.end:
            return False
        other = f" {normalise(one.name)} "
        if not one.blank and (
            key in other or other in key or (one.alias and normalise(one.alias) == key.strip())
        ):
            return False
    return True
