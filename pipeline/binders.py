"""Tells where one file holds several contracts, one bound after the other.

A cut is proposed only where everything speaks for it: a page (or, in formats without pages, a heading)
that begins with a contract's title, parties named under it, a signature block before it and another one
after it. What is attached to a contract belongs to it: annexes and general conditions; agreements attached
as exhibits, whose heading stands over the title, in the page's margin or on a sheet before it; forms whose
names are left blank; and what the contract before itself calls its exhibit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from data import late as re
from pipeline import _binder_words as words
from pipeline.folding import fold
from pipeline.types import Clause, FlowText, Language

Role = Literal["main", "contract", "amendment"]

_BEFORE_TITLE = 260
"""So many characters may stand over it: a letterhead, a reference number."""
_OPENING = 2200
"""The parties are named within so many characters of the title; on a title page, of the page after it."""
_SHORT_PAGE = 900
_NAMED_WITHIN = 600
"""Their names end within so many characters of the words that introduce them."""
_TITLE_WIDTH = 110
_SMALLEST = 300
"""What has fewer characters than this, and no title over its parties, is no contract."""
_SHORTEST = 120
"""A contract may be one sentence, an amendment change one price in one line: both are signed below it."""
_UNDER_TITLE = 80
_LINES_ABOVE = 3
_SLIP = 160
_FRONT_MATTER = 15_000
"""A title page and a table of contents take no more characters than this."""
_NAMES_IT = 140
_MOST_PARTS = 200


@dataclass(frozen=True, slots=True)
class Part:
    """One contract of a file."""

    number: int
    """1 for the first, and on; the number behind ``#`` in ``contract_id``."""
    role: Role
    """``main`` for the first, ``amendment`` where the title says so, else ``contract``."""
    start: int
    """Offset in the flow; the parts cover it."""
    end: int
    page_start: int
    page_end: int
    title: str
    """As printed; empty for the first part where none was looked for."""
    char_start: int
    """Offset in the document's text, the furniture on top of its first page included."""
    char_end: int
    language: Language


def cut(flow: FlowText) -> tuple[Part, ...]:
    """Cut a running text into the contracts it is made of.

    Args:
        flow: the running text.

    Returns:
        One part for an ordinary file, in order, covering the whole flow; none for a flow without words.
    """
    if not flow.text.strip():
        return ()
    starts = _starts(flow)
    places = [(0, "main", ""), *((found.start, found.role, found.title) for found in starts)]
    document = flow.document
    whole = document.language
    marks = [0, *(_char_start(flow, start) for start, _, _ in places[1:]), len(document.text)]
    parts: list[Part] = []
    for number, (start, role, title) in enumerate(places, start=1):
        end = places[number][0] if number < len(places) else len(flow.text)
        first, last = _pages(flow, start, end)
        first = 1 if number == 1 else first
        last = max(len(document.pages) if number == len(places) else last, first)
        language = whole if len(places) == 1 else _language(flow.text[start:end], whole)
        low, high = marks[number - 1], marks[number]
        parts.append(Part(number, role, start, end, first, last, title, low, high, language))
    return tuple(parts)


def split(
    flow: FlowText, clauses: Sequence[Clause], parts: Sequence[Part]
) -> Iterator[tuple[int, FlowText, tuple[Clause, ...]]]:
    """Yield each part's number, its own running text and its own clauses, as if it were a file of its own.

    The text's document keeps its identity and its offsets, and has the pages of the part alone.
    """
    from pipeline.clauses import segment

    if len(parts) < 2:
        yield 1, flow, tuple(clauses)
        return
    for part in parts:
        pages = flow.document.pages[part.page_start - 1 : part.page_end]
        spans = tuple(
            span for span in flow.document.furniture if part.char_start <= span.start < part.char_end
        )
        document = replace(flow.document, pages=pages, furniture=spans, language=part.language)
        own = FlowText(document, flow.text[part.start : part.end], tuple(_pieces(flow, part)))
        yield part.number, own, segment(own)


def _pieces(flow: FlowText, part: Part) -> Iterator[tuple[int, int, int]]:
    for flow_start, document_start, length in flow.pieces:
        low, high = max(flow_start, part.start), min(flow_start + length, part.end)
        if low < high:
            yield low - part.start, document_start + low - flow_start, high - low


def _language(text: str, whole: Language) -> Language:
    from pipeline.reading.language import detect

    found = detect(text)
    return whole if found == "und" else found


def _char_start(flow: FlowText, start: int) -> int:
    """Where a part begins in the document: with its page, where nothing else stands above it."""
    offset = _document_offset(flow, start)
    page = flow.document.pages[flow.document.page_at(offset) - 1]
    above = start and _document_offset(flow, start - 1) >= page.start
    return offset if above else page.start


@dataclass(frozen=True, slots=True)
class _Start:
    start: int
    role: Role
    title: str
    top: bool
    """It begins a page."""


def _starts(flow: FlowText) -> list[_Start]:
    """The places where a further contract begins, each checked against what stands before and after it."""
    tops = _tops(flow)
    titles = list(_candidates(flow, tops))
    if not titles:
        return []
    folded = fold(flow.text)
    signed = [found.start() for found in words.SIGNED.finditer(folded)]
    if not signed:
        return []
    found: list[_Start] = []
    candidates = [item for item in titles if _opens(folded, item, tops)]
    for item in candidates[:_MOST_PARTS]:
        before = found[-1].start if found else 0
        closed = _signed_between(signed, before, item.start) or _is_amendment_to(folded, item)
        least = _SHORTEST if _whole(flow.text, folded, before, item.start) else _SMALLEST
        if item.start - before < least or not closed:
            continue
        if _is_attached(flow, folded, item, before):
            continue
        found.append(_title_page(flow, item, titles, signed))
    # The last one without a signature of its own belongs to the one before.
    while found and not _signed_between(signed, found[-1].start, len(flow.text)):
        found.pop()
    return found


def _whole(text: str, folded: str, start: int, end: int) -> bool:
    """Whether what is as short as a cover sheet has a title of its own, and parties under it."""
    if end - start >= _SMALLEST:
        return True
    return _title(text, start, end) is not None and words.PARTIES.search(folded, start, end) is not None


def _is_amendment_to(folded: str, item: _Start) -> bool:
    """Whether a page begins with "AMENDMENT TO THE ... AGREEMENT", and this amendment is made under it."""
    if not item.top or words.AMENDMENT_TO.match(fold(item.title)) is None:
        return False
    return words.THIS_AMENDMENT.search(folded, item.start, item.start + _OPENING) is not None


def _title_page(flow: FlowText, item: _Start, titles: Sequence[_Start], signed: Sequence[int]) -> _Start:
    """The sheet some pages before that bears the same title, where nothing was signed in between."""
    title = fold(item.title)[:30]
    for other in titles:
        near = item.start - _FRONT_MATTER < other.start < item.start
        if (
            near
            and fold(other.title)[:30] == title
            and not _signed_between(signed, other.start, item.start)
        ):
            return other
    return item


def _signed_between(signed: Sequence[int], start: int, end: int) -> bool:
    place = bisect_right(signed, start)
    return place < len(signed) and signed[place] < end


def _candidates(flow: FlowText, tops: Sequence[int]) -> Iterator[_Start]:
    """Titles at the top of a page; where pages are not of paper, also titles that begin a paragraph."""
    pages, first = flow.document.pages, frozenset(tops)
    ends = [*tops[1:], len(flow.text)]
    places = list(zip(tops, ends, strict=True)) if tops else []
    if len(pages) == 1 or not any(page.width for page in pages):
        places += [(found.end(), found.end() + 1) for found in words.PARAGRAPH.finditer(flow.text)]
    for start, end in sorted(places):
        if start:
            title = _title(flow.text, start, end)
            if title is not None:
                yield _Start(start, _role(title), title, start in first)


def _tops(flow: FlowText) -> list[int]:
    """Where each page begins in the flow."""
    starts = [piece[1] for piece in flow.pieces]
    tops = []
    for page in flow.document.pages:
        place = bisect_right(starts, page.start) - 1
        if place >= 0 and page.start < flow.pieces[place][1] + flow.pieces[place][2]:
            piece = flow.pieces[place]
            tops.append(piece[0] + page.start - piece[1])
        elif place + 1 < len(flow.pieces) and flow.pieces[place + 1][1] < page.end:
            tops.append(flow.pieces[place + 1][0])
    return tops


def _title(text: str, top: int, end: int) -> str | None:
    """The title in the first lines from a place, if one stands there, lines joined."""
    at = top
    while at < min(top + _BEFORE_TITLE, end):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop].strip(" *_#\t")
        if line and _is_title(line):
            return _whole_title(text, at)
        if len(line) > _TITLE_WIDTH:
            return None
        at = stop + 1
    return None


def _is_title(line: str) -> bool:
    if not 4 <= len(line) <= _TITLE_WIDTH or "\t" in line:
        return False
    folded = fold(line)
    if words.SENTENCE.search(folded) or not _heads(folded):
        return False
    letters = [character for character in line if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    long = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    titled = bool(long) and all(word[0].isupper() for word in long)
    return capitals >= 0.8 * len(letters) or (titled and len(long) <= 12)


def _heads(folded: str) -> bool:
    """Whether the noun is what the line is about: no clause's heading, no sentence that goes on."""
    if words.AMENDMENT_TO.match(folded):
        return True
    if words.OTHER_HEADING.search(folded):
        return False
    found = words.nouns().match(folded)
    if found is not None:
        return True
    nouns = list(words.nouns().finditer(folded))
    return bool(nouns) and words.AFTER_NOUN.match(folded, nouns[-1].end()) is not None


def _whole_title(text: str, at: int) -> str:
    """Lines in capitals around the noun, up to the first empty line, as one."""
    lines: list[str] = []
    for line in text[at : at + 400].split("\n"):
        bare = line.strip(" *_#\t")
        if not bare or (lines and not bare.isupper()):
            break
        lines.append(bare)
    return " ".join(lines)[:200]


def _role(title: str) -> Role:
    return "amendment" if words.AMENDS.search(fold(title)) else "contract"


def _opens(folded: str, item: _Start, tops: Sequence[int]) -> bool:
    """Whether the parties are named under the title, and not left blank."""
    end = min(item.start + _OPENING, len(folded))
    place = bisect_right(tops, item.start)
    if place < len(tops) and tops[place] - item.start < _SHORT_PAGE:
        end = min(tops[place] + _OPENING, len(folded))
    window = folded[item.start : end]
    found = words.PARTIES.search(window)
    if found is None:
        return False
    until = found.end() + _NAMED_WITHIN
    # The rule of a place to sign on a short page is no blank name.
    closed = words.SIGNED.search(window, found.end(), until)
    return words.BLANK.search(window, 0, closed.start() if closed else until) is None


def _is_attached(flow: FlowText, folded: str, item: _Start, before: int) -> bool:
    """Whether the title belongs to something attached to the contract before it."""
    title = fold(item.title)
    if words.CONDITIONS.search(title) or "form of" in title:
        return True
    # An annex's heading may stand over a title or under it; an amendment may amend an annex.
    under = 0 if item.role == "amendment" else _UNDER_TITLE
    at = folded.find(title[:20], item.start)
    above = "" if item.top else folded[max(item.start - _BEFORE_TITLE, before) : item.start]
    lines = [line for line in above.split("\n") if line.strip()][-_LINES_ABOVE:]
    lines += folded[item.start : at + len(title) + under].split("\n")
    if any(words.ANNEX_LINE.match(line) for line in lines):
        return True
    page = flow.document.page_at(_document_offset(flow, item.start))
    if len(flow.document.pages) > 1 and (_marked(flow, page) or _slip_sheet(flow, page)):
        return True
    own = _title(flow.text, before, len(flow.text))
    return (own is None or fold(own) != title) and _named_as_annex(folded, title, before, item.start)


def _document_offset(flow: FlowText, offset: int) -> int:
    place = max(bisect_right([piece[0] for piece in flow.pieces], offset) - 1, 0)
    flow_start, document_start, length = flow.pieces[place]
    return document_start + min(offset - flow_start, length - 1)


def _marked(flow: FlowText, number: int) -> bool:
    """Whether the margin of a page says that it is an annex's."""
    document = flow.document
    page = document.pages[number - 1]
    for span in document.furniture:
        if page.start <= span.start < page.end:
            lines = fold(document.text[span.start : span.end]).split("\n")
            if any(words.ANNEX_PAGE.match(line) or words.ANNEX_LINE.match(line) for line in lines):
                return True
    return False


def _slip_sheet(flow: FlowText, number: int) -> bool:
    """Whether the page before is a sheet that names an annex and what it is, and nothing else."""
    if number < 2:
        return False
    page = flow.document.pages[number - 2]
    if page.end - page.start > 2 * _SLIP:
        return False
    lines = [line.strip() for line in flow.document.text[page.start : page.end].split("\n")]
    folded = [fold(line) for line in lines if line]
    names = [line for line in folded if words.ANNEX_LINE.match(line)]
    rest = " ".join(line for line in folded if line not in names)
    return bool(names) and len(rest) < _SLIP and (len(rest) < 20 or words.nouns().search(rest) is not None)


def _named_as_annex(folded: str, title: str, start: int, end: int) -> bool:
    """Whether the contract before calls something of this title its exhibit."""
    key = " ".join(title.split())
    if len(key.split()) < 2:
        return False
    pattern = re.compile(r"\s+".join(map(re.escape, key.split()[:6])))
    for found in pattern.finditer(folded, start, end):
        around = folded[max(found.start() - _NAMES_IT, start) : min(found.end() + _NAMES_IT, end)]
        if words.ANNEX.search(around) and not words.OWN.search(folded, found.start() - 30, found.start()):
            return True
    return False


def _pages(flow: FlowText, start: int, end: int) -> tuple[int, int]:
    document = flow.document
    first = _document_offset(flow, start)
    last = _document_offset(flow, max(len(flow.text[:end].rstrip()) - 1, start))
    return document.page_at(first), document.page_at(last)


__all__ = ["Part", "cut", "split"]
