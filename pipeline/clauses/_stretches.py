"""Cuts a running text into the lines that clauses are made of, and notes what stands around each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data import late as re
from pipeline.clauses import _lines as lines
from pipeline.folding import fold

_LINE = re.compile(r"[^\n]+")
# Letters first, what stands before them after: most places of a text have other letters.
_INSIDE = (
    re.compile(r"in witness whereof(?:(?<=[.;:] in witness whereof)|(?<=[.;:]  in witness whereof))"),
    re.compile(r"now(?<=[.;:] now),? therefore"),
)
_INLINE = re.compile(
    r"(?<=[.;:\"\u201d)] )(?:\d{1,2}\.(?:\d{1,2}\.?)? +|(?:ARTICLE|Article|SECTION"
    r"|Section) +[IVX\d]+[.:]? +)(?=[A-Z\u00c0-\u00dc])"
)
_NUMBERED_HEAD = re.compile(r"\d(?<=[\w,)]\s\d)\d?\.\s?[A-Z]{3}[A-Z &,/'-]{1,50}:(?=\s)")
"""A number, a heading in capitals and a colon begin a clause even inside a sentence that lost its stop."""
_RULED = re.compile(r"\s*[-=*~\u2013\u2014](?:\s?[-=*~\u2013\u2014]){4,}\s*")
"""A ruled line parts as a blank one does; one of underscores is for a signature."""
_LONG_LINE = 1500
"""A line longer than this is a text whose line breaks were lost: it is cut at numbers inside it, too."""


@dataclass(slots=True)
class Line:
    """A line with words, or a part of one where a text has lost its line breaks."""

    text: str
    folded: str
    start: int
    after_blank: bool
    before_blank: bool
    breaks: bool
    """Whether a sentence can begin here: after a blank line, a stop or a heading."""
    after_sentence: bool
    """Whether the text before ends a sentence, or is a heading."""
    at: int
    """Where its words begin, behind what decorates it."""


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of a text that have words, in order."""
    folded = fold(text)
    heads = [match.start() for match in _NUMBERED_HEAD.finditer(text)]
    headed = frozenset(heads)
    previous_end = -2
    breaks, ruled = True, False
    matches = list(_stretches(text, folded, heads))
    for index, (start, end) in enumerate(matches):
        line = text[start:end]
        gap = text.count("\n", previous_end, start) if 0 <= previous_end < start else 2
        following = matches[index + 1][0] if index + 1 < len(matches) else -1
        before_blank = following <= end or text.count("\n", end, following) > 1
        at = lines.decoration(line)
        parted = gap > 1 or ruled
        begins = breaks or parted or start in headed
        yield Line(line, folded[start:end], start, parted, before_blank, begins, breaks, at)
        ruled = _RULED.fullmatch(line) is not None
        breaks = ruled or lines.ends_sentence(line) or len(line) < 40 or line.startswith("#")
        previous_end = end


def _stretches(text: str, folded: str, heads: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the lines, cut once more where a part begins inside one (texts without line breaks)."""
    inside = [match.start() for pattern in _INSIDE for match in pattern.finditer(folded)]
    inside = sorted({*inside, *heads}, reverse=True)
    for match in _LINE.finditer(text):
        start, end = match.span()
        if end - start > _LONG_LINE:
            here = [found.start() for found in _INLINE.finditer(text, start, end)]
            while inside and inside[-1] < end:
                here.append(inside.pop())
            inside.extend(sorted(here, reverse=True))
        while inside and inside[-1] < end:
            cut = inside.pop()
            if cut > start:
                yield start, cut
                start = cut
        if not text[start:end].isspace():
            yield start, end
