"""What another clause says that a sentence points to: by its number, or by a word that is defined there."""

from __future__ import annotations

from functools import lru_cache

from data import late as re
from pipeline.terms.base import View

_LONGEST = 3000
"""Characters of a numbered clause that are looked at."""
_HEAD = r"(?:^|\n)[ \t*_#]*(?:(?:section|article|clause|paragraph)s?[ ]+|§[ ]?)?"
_INSIDE = r"(?<=[.:;)])[ \n]+"
_DEFINED = 400
"""Characters of a definition that are read."""


def numbered(view: View, number: str) -> str:
    """Return the folded text of the clause with a number, sub-clauses included; empty where none is seen.

    Args:
        view: the document.
        number: as ``8`` or ``9.1``; one with letters, as ``9(b)``, is looked for by its figures.
    """
    return _numbered(_Text(view), number.partition("(")[0])


class _Text:
    """The folded text of a document, compared by identity: hashing a text would cost more."""

    __slots__ = ("flow", "view")

    def __init__(self, view: View) -> None:
        self.view = view
        self.flow = view.flow

    def __hash__(self) -> int:
        return id(self.flow)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Text) and self.flow is other.flow

    def folded(self, low: int, high: int) -> str:
        return self.view.folded_between(low, high)


@lru_cache(maxsize=32)
def _numbered(document: _Text, number: str) -> str:
    if not re.fullmatch(r"\d{1,3}(?:\.\d{1,2})*", number):
        return ""
    text = document.flow.text
    written = re.escape(number) + r"(?![\d]|\.\d)[.):]?[ \t\n]"
    start = re.search(f"{_HEAD}{written}", text, re.IGNORECASE) or re.search(f"{_INSIDE}{written}", text)
    if start is None:
        return ""
    end = min(len(text), start.end() + _LONGEST)
    following = re.compile(
        f"(?:{_HEAD}|{_INSIDE})(?P<number>\\d{{1,3}}(?:\\.\\d{{1,2}})*)[.):]?[ \t]", re.IGNORECASE
    )
    for match in following.finditer(text, start.end(), end):
        if not match["number"].startswith(f"{number}."):
            end = match.start()
            break
    return document.folded(start.start(), end)


_QUOTES = "\"'\u201c\u201d\u2018\u2019*_"
_PERIOD = re.compile(
    r"\b(?P<term>(?:[A-Z][\w-]*[ \n]+){1,3}(?:Period|Year|Quarter|Months|PERIOD|YEAR|QUARTER|MONTHS))\b"
)


def defined_period(view: View, words: str) -> tuple[int, int] | None:
    """Return where the definition stands of a period that words name with capitals: *the Reference Period*.

    Args:
        view: the document.
        words: as written, capitals kept.
    """
    for match in _PERIOD.finditer(words):
        names = match["term"].split()
        for first in range(len(names) - 1):
            name = r"[ \n]+".join(re.escape(one) for one in names[first:])
            found = re.search(
                rf"[{_QUOTES}]{name}[{_QUOTES}]+[^.;\n]{{0,30}}?"
                r"(?:\bshall[ \n]+mean|\bmeans?\b|\bis\b|\brefers?\b|[:=\u2013-])[ ,\n]",
                view.flow.text,
                re.IGNORECASE,
            )
            if found is not None:
                stop = re.compile(r"[.;](?=\s|$)|\n\s*\n").search(
                    view.flow.text, found.end(), found.end() + _DEFINED
                )
                return found.start(), stop.start() if stop else found.end() + _DEFINED
    return None
