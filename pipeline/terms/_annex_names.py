"""The names of annexes in a text: "Annexe 2", "Exhibits A and B", "Schedule 2.1", "annexe tarifaire"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold

_LANGUAGES = ("en", "fr")
_ONE = r"(?:\d{1,3}(?:[.\-]\d{1,3}){0,3}(?:\([a-z]\))?|[a-z](?:-?\d{1,2})?|aa|bb|cc|dd|ee|ff|gg|[ivx]{1,5})"
_ONE += r"(?![\w'’])(?!\.\d)(?!\s*%)"
_MORE = (
    r"(?:\s*,\s*(?:et\s+|and\s+|or\s+)?|\s+(?:et|and|or|ou|a|to|through)\s+|\s*&\s*)"
    rf"[\"']?(?P<next>{_ONE})"
)
_MORE_PATTERN = re.compile(_MORE)
_SERIES = re.compile(r"\s+(?:a|to|through)\s+")
_MOST_IN_A_SERIES = 20
_SAME = {"annexe": "annex", "annexure": "annex", "appendice": "appendix"}
"""Spellings of one word; "Appendices" is both languages' plural."""
_ROMAN = re.compile(r"[ivx]{2,5}$")


@dataclass(frozen=True, slots=True)
class Named:
    """An annex's name where it stands: offsets in the text it was read from."""

    start: int
    end: int
    kind: str
    """As the lexicon has it: ``annexe``, ``exhibit``."""
    number: str
    """Capital letters or figures, or the words that describe it."""

    @property
    def key(self) -> tuple[str, str]:
        """What tells annexes of one contract apart."""
        return _SAME.get(self.kind, self.kind), self.number

    @property
    def shown(self) -> str:
        """The name for people: ``Annexe 2``."""
        number = re.sub(r"\([A-Z]\)", lambda part: part.group().lower(), self.number)
        return f"{self.kind.capitalize()} {number}"


@cache
def words(part: str) -> tuple[str, ...]:
    """Return the words of a part of the lexicon in both languages, the longest first."""
    found = {word for language in _LANGUAGES for word in lexicon("annexes", language)[part]}
    return tuple(sorted(found, key=len, reverse=True))


@cache
def _name() -> re.Pattern[str]:
    names = "|".join(re.escape(word) for word in words("names"))
    described = "|".join(re.escape(word) for word in words("described"))
    return re.compile(
        rf"(?<![a-z])(?P<kind>{names})(?P<plural>s|es)?[ \n]+(?:n[°o]\.?\s*|no\.\s*)?[\"'(]?"
        rf"(?:(?P<number>{_ONE})|(?P<described>{described})(?![a-z]))"
    )


_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth"),
)
_IN_ORDER = re.compile(
    rf"(?:(?m:^)[ \t]*the[ ]+)?(?<![a-z])(?P<ordinal>{'|'.join(_ORDINALS)})[ \n]+"
    r"(?P<kind>schedule|annex|annexure|appendix)(?![a-z])"
)
_GOES_ON = re.compile(r"[ ](?!(?:Part|PART|Hereto|HERETO|To|TO|Above|Below)\b)[A-Z]")
"""*First Schedule Payment* is no annex."""


def _in_order(text: str, folded: str) -> Iterator[Named]:
    """Yield "the Second Schedule", in capitals: "a second schedule of visits" is none."""
    for match in _IN_ORDER.finditer(folded):
        low, kind = match.start("ordinal"), match.start("kind")
        if not (text[low].isupper() and text[kind].isupper()) or _GOES_ON.match(text, match.end()):
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        yield Named(start, match.end(), match["kind"], str(_ORDINALS.index(match["ordinal"]) + 1))


def names(text: str) -> Iterator[Named]:
    """Yield the annexes that a text names, series and lists in full.

    A letter counts only where it is a capital ("Schedule A", not "to schedule a visit").
    """
    folded = fold(text)
    yield from _in_order(text, folded)
    for match in _name().finditer(folded):
        kind = match["kind"]
        if match["described"]:
            yield Named(match.start(), match.end(), kind, match["described"])
            continue
        if match["plural"] and "\n" in match.group() and match["number"][0].isdigit():
            continue  # the end of one line and the number of the next
        if _ends_heading(text, match):
            continue
        if not _written(text, match.start("number"), match.end("number"), match.start("kind"), kind):
            continue
        yield Named(match.start(), match.end(), kind, match["number"].upper())
        if match["plural"]:
            yield from _further(text, folded, match)


def _ends_heading(text: str, match: re.Match[str]) -> bool:
    """Whether a title in capitals ends with the word, and the next line begins with a clause's number."""
    kind = text[match.start("kind") : match.end("kind")]
    if "\n" not in match.group() or not match["number"][0].isdigit() or not kind.isupper():
        return False
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return line.isupper() and len(line.split()) > 1


def _written(text: str, start: int, end: int, word: int, kind: str) -> bool:
    number = text[start:end]
    if number[0].isdigit():
        return kind in ("annexe", "appendice", "piece jointe") or text[word].isupper()
    return (
        number.isupper() and text[word : word + 1].isalpha() and (text[word].isupper() or len(number) > 0)
    )


def _further(text: str, folded: str, first: re.Match[str]) -> Iterator[Named]:
    """The rest of "Annexes 1, 2 et 3", "Exhibits A to D"."""
    at, last = first.end(), first["number"]
    for _ in range(_MOST_IN_A_SERIES):
        if at < len(folded) and folded[at] in "\"')":
            at += 1
        match = _MORE_PATTERN.match(folded, at)
        if match is None:
            return
        number = match["next"]
        written = text[match.start("next") : match.end("next")]
        if not (number[0].isdigit() or written.isupper()):
            return
        if _SERIES.match(match.group()):
            yield from (
                Named(first.start(), match.end(), first["kind"], one) for one in _between(last, number)
            )
        yield Named(first.start(), match.end(), first["kind"], number.upper())
        at, last = match.end(), number


def _between(first: str, last: str) -> Iterator[str]:
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) <= _MOST_IN_A_SERIES:
        yield from (str(number) for number in range(int(first) + 1, int(last)))
    elif len(first) == len(last) == 1 and first < last and not _ROMAN.match(last):
        yield from (chr(code).upper() for code in range(ord(first) + 1, ord(last)))
