"""Finds what is on every page but belongs to no sentence, and what printed page numbers say is missing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from pipeline.types import Page, Span

Role = Literal["header", "footer", "page_number", "stamp", "margin"]

_TOP = 3
_BOTTOM = 4
"""How many lines at a page's head and foot may be furniture."""
_LONGEST = 200
_DIGITS = re.compile(r"\d+")
_BLANK = re.compile(r"\s+")
_ROMAN = r"(?=[ivxl])(?:x{0,4}(?:ix|iv|v?i{0,3}))"
_OF = r"(?:of|sur|de|/|\\|out\s+of)"
_BARE = re.compile(rf"^[-–—\[(|\s]*(?:(\d{{1,4}})|({_ROMAN}))[-–—\])|.\s]*$", re.IGNORECASE)
_TOTAL_LINE = re.compile(rf"^[-–—\[(|\s]*(\d{{1,4}})\s*{_OF}\s*(\d{{1,4}})[-–—\])|.\s]*$", re.IGNORECASE)
_PAGE = re.compile(
    rf"(?<!\w)(?:page|p\.|pg\.?|folio|feuillet)\s*(?:n[°o]\.?\s*|no\.?\s*)?[:\-–]?\s*(\d{{1,4}})(?:\s*{_OF}\s*(\d{{1,4}}))?(?![\d\w])",
    re.IGNORECASE,
)
_TOTAL_END = re.compile(r"(?<![\d/.,])(\d{1,4})\s*/\s*(\d{1,4})\s*$")
_STAMP = re.compile(
    r"^(?:docusign\s+envelope\s+id\b.*|scann?ed\s+(?:by|with)\s+\w+.*|numéris[ée]\s+(?:par|avec)\s+\w+.*|camscanner|"
    r"source:\s.{3,120},\s*(?:10-[kq]|8-k|s-\d|20-f|ex|f-\d).{0,60}\d{4}\s*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    """Index of the page, from 0."""
    start: int
    end: int
    text: str
    rank: int
    """Counted from the page's head (0, 1, ...) or foot (-1, -2, ...)."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A page number as printed: on which page, its value, the total where one is printed."""

    page: int
    number: int
    total: int | None


def furniture(text: str, pages: Sequence[Page]) -> tuple[Span, ...]:
    """Mark running headers, footers, page numbers and stamps.

    A line at a page's head or foot is furniture when the same words, digits aside, stand there on enough
    other pages; a bare number when it counts along with the pages.

    Args:
        text: the document, pages joined by form feed.
        pages: where each page's text lies.

    Returns:
        Sorted, disjoint spans of whole lines.
    """
    lines = _edge_lines(text, pages)
    filled = len({line.page for line in lines})
    first = lines[0].page if lines else 0
    roles: dict[tuple[int, int], Role] = {}
    for line in lines:
        role = _alone(line)
        if role is not None:
            roles[line.start, line.end] = role
    apart = _alike(text, pages)
    for line in _repeated(lines, filled):
        if apart and not _stands_apart(text, pages[line.page], line):
            continue
        if line.rank >= 0 and line.page == first and _is_title(text, pages[first], line):
            continue
        role = "page_number" if _is_number_line(line.text) else "header" if line.rank >= 0 else "footer"
        roles.setdefault((line.start, line.end), role)
    for line in _counting(lines):
        roles[line.start, line.end] = "page_number"
    for span in _counting_anywhere(text):
        roles[span] = "page_number"
    return tuple(Span(start, end, role) for (start, end), role in sorted(roles.items()))


def numbering_gap(text: str, pages: Sequence[Page]) -> str:
    """Say which pages are missing by the printed numbering ("7/12" and no "8/12").

    Returns:
        One sentence, or the empty string where nothing is missing or nothing is printed.
    """
    lines = _edge_lines(text, pages)
    return _gap_in_totals(lines, pages) or _gap_in_count(lines, pages)


# ---------------------------------------------------------------- lines at head and foot


def _edge_lines(text: str, pages: Sequence[Page]) -> list[_Line]:
    return [
        line for index, page in enumerate(pages) for line in _edges_of(text, index, page.start, page.end)
    ]


def _edges_of(text: str, index: int, start: int, end: int) -> Iterator[_Line]:
    """First and last lines that have words; the middle of a page is not cut into lines."""
    head: list[tuple[int, int]] = []
    at = start
    while at < end and len(head) < _TOP:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if not text[at:stop].isspace() and stop > at:
            head.append((at, stop))
        at = stop + 1
    foot: list[tuple[int, int]] = []
    floor, stop = at, end
    while stop > floor and len(foot) < _BOTTOM:
        begin = max(text.rfind("\n", floor, stop) + 1, floor)
        if not text[begin:stop].isspace() and stop > begin:
            foot.append((begin, stop))
        stop = begin - 1
    if not foot and head:
        # a page of a few lines: the last ones are its foot
        half = (len(head) + 1) // 2 if len(head) > 1 else 1
        foot = head[half:][::-1]
        head = head[:half]
    for rank, (low, high) in enumerate(head):
        yield _Line(index, low, high, text[low:high].strip(), rank)
    for rank, (low, high) in enumerate(foot):
        yield _Line(index, low, high, text[low:high].strip(), -1 - rank)


_HEADING = re.compile(
    r"(?:article|section|clause|chapter|chapitre|titre|part|partie|exhibit|schedule|annex|annexe|appendix|"
    r"attachment|addendum|amendment|avenant|lot)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:agreement|contract|lease|deed|indenture|memorandum|terms|conditions|amendment|addendum|letter|"
    r"contrat|convention|accord|bail|avenant|conditions|protocole|acte|marché|statuts|engagement)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"\b(?:page|p\.|exhibit|confidential|confidentiel|version|draft|projet|source)\b|\d+/\d+", re.IGNORECASE
)
"""What a running head says beside the name of the act, and a title does not."""
_SIGNATURE = re.compile(
    r"(?:by|name|title|its|date|dated|signature|signed|witness|nom|qualité|fonction|fait|le)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def _shape(text: str) -> str:
    """What a line has in common from page to page; a heading's own number is part of it."""
    if _HEADING.match(text):
        return _BLANK.sub(" ", text).strip().lower()
    return _BLANK.sub(" ", _DIGITS.sub("#", text)).strip().lower()


# ---------------------------------------------------------------- what repeats


def _repeated(lines: list[_Line], filled: int) -> Iterator[_Line]:
    """Lines whose shape stands at the same edge of enough pages; on two pages only the very edge counts."""
    where: dict[tuple[bool, str], set[int]] = defaultdict(set)
    short = [(line, _shape(line.text)) for line in lines if len(line.text) <= _LONGEST]
    for line, shape in short:
        where[line.rank >= 0, shape].add(line.page)
    for line, shape in short:
        on = where[line.rank >= 0, shape]
        if len(on) < 2 or not _runs(on, line.page):
            continue
        if len(on) >= _enough(filled, shape, line.rank) or (filled == 3 and _from_second(on, lines, line)):
            yield line


def _from_second(on: set[int], lines: list[_Line], line: _Line) -> bool:
    """Whether a line stands at the very edge of both pages that follow a first page without it."""
    if (
        line.rank not in (0, -1)
        or line.text.count("\t") > 1
        or line.text.endswith(":")
        or lines[0].page in on
    ):
        return False
    shape = _shape(line.text)
    if _HEADING.match(shape) or _SIGNATURE.match(shape) or not _THREE_LETTERS.match(shape):
        return False
    return sum(other.rank == line.rank and _shape(other.text) == shape for other in lines) == 2


def _is_title(text: str, page: Page, line: _Line) -> bool:
    """Whether a first page's head names the act, and nothing else on that page does so in these words."""
    if not _ACT.search(line.text) or _NO_TITLE.search(line.text):
        return False
    words = _BLANK.sub(" ", line.text).strip().lower()
    return words not in _BLANK.sub(" ", text[line.end : page.end]).lower()


def _alike(text: str, pages: Sequence[Page]) -> bool:
    """Whether the pages' bodies repeat too (forms, schedules): then repeating alone proves no furniture."""
    shapes: Counter[str] = Counter()
    for page in pages:
        body = [line for line in text[page.start : page.end].split("\n", 12) if line.strip()][
            _TOP : _TOP + 3
        ]
        if body:
            shapes[" ".join(_shape(line) for line in body)] += 1
    total = sum(shapes.values())
    return total >= 2 and shapes.most_common(1)[0][1] > 0.5 * total


def _stands_apart(text: str, page: Page, line: _Line) -> bool:
    """Whether a line is alone, or one of two, between the page's edge and an empty line."""
    if line.rank >= 0:
        block = text[page.start : page.end].lstrip("\n").split("\n\n", 1)[0]
        return line.end <= text.index(block, page.start) + len(block) and block.count("\n") <= 1
    block = text[page.start : page.end].rstrip("\n").rsplit("\n\n", 1)[-1]
    return line.start >= text.rindex(block, page.start, page.end) and block.count("\n") <= 1


_THREE_LETTERS = re.compile(r"(?:[\W\d_]*[^\W\d_]){3}")


def _enough(filled: int, shape: str, rank: int) -> int:
    """How many pages must show a shape. A shape without words (``#``, ``# €``) is no header by itself."""
    if not _THREE_LETTERS.match(shape):
        return 10**9
    if filled <= 2:
        return 2 if rank in (0, -1) else 10**9
    if _SIGNATURE.match(shape):
        return max(3, filled // 2 + 1)
    outer = rank in (0, 1, -1, -2)
    return 3 if outer else max(3, filled // 4)


def _runs(on: set[int], page: int) -> bool:
    """Furniture comes back on neighbouring pages (or every second one), a chance repetition does not."""
    return any(page + step in on for step in (-2, -1, 1, 2))


def _alone(line: _Line) -> Role | None:
    """What is furniture even on a single page."""
    if len(line.text) > _LONGEST:
        return None
    if line.rank in (0, -1, -2) and _is_number_line(line.text) and not _BARE.match(line.text):
        match = _PAGE.search(line.text) or _TOTAL_LINE.match(line.text)
        if match and _PAGE.fullmatch(line.text.strip(" -–—|[]().")):
            return "page_number"
    return "stamp" if _STAMP.match(line.text) else None


def _is_number_line(text: str) -> bool:
    bare = text.strip(" -–—|[]().")
    return bool(_BARE.match(text) or _TOTAL_LINE.match(text) or _PAGE.fullmatch(bare))


def _counting(lines: list[_Line]) -> Iterator[_Line]:
    """Bare numbers at an edge that count along with the pages."""
    found: dict[tuple[bool, str, int], list[_Line]] = defaultdict(list)
    for line in lines:
        if line.rank not in (0, 1, -1, -2, -3):
            continue
        value = _bare_number(line.text)
        if value is not None:
            kind, number = value
            found[line.rank >= 0, kind, number - line.page].append(line)
    for group in found.values():
        pages = sorted({line.page for line in group})
        for line in group:
            at = bisect_left(pages, line.page)
            near = [other for other in pages[max(at - 1, 0) : at + 2] if other != line.page]
            if any(abs(other - line.page) <= 2 for other in near):
                yield line


_NUMBER_LINE = re.compile(r"^[ \t]*(?:[-–—] ?)?(\d{1,4})(?: ?[-–—])?[ \t]*$", re.MULTILINE)
_LEAST_CHAIN = 5
_LEAST_APART = 700
_MOST_LOST = 2


def _counting_anywhere(text: str) -> list[tuple[int, int]]:
    """Numbers alone on their line that count through the document, a page's length apart.

    So are the numbers of a document that was paged once and printed again with other page breaks.
    """
    chain: list[tuple[int, int]] = []
    expected = last = -1
    for match in _NUMBER_LINE.finditer(text):
        number = int(match[1])
        if 0 <= number - expected <= _MOST_LOST and match.start() - last >= _LEAST_APART:
            chain.append(match.span())
        elif number in (1, 2, 3) and len(chain) < _LEAST_CHAIN:
            chain = [match.span()]
        else:
            continue
        expected, last = number + 1, match.start()
    return chain if len(chain) >= _LEAST_CHAIN else []


def _bare_number(text: str) -> tuple[str, int] | None:
    match = _BARE.match(text)
    if match and (match[1] or match[2]):
        return ("arabic", int(match[1])) if match[1] else ("roman", _roman(match[2]))
    match = _TOTAL_LINE.match(text)
    if match:
        return f"of {match[2]}", int(match[1])
    return None


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in text.lower()]
    return sum(
        -value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True)
    )


# ---------------------------------------------------------------- what is missing


def _gap_in_totals(lines: list[_Line], pages: Sequence[Page]) -> str:
    """ "7/12" printed and no "8/12" in the file."""
    by_total: dict[int, list[_Printed]] = defaultdict(list)
    worded: Counter[int] = Counter()
    for line in lines:
        printed, says_page = _with_total(line)
        if printed is not None and printed.total is not None and 1 <= printed.number <= printed.total:
            by_total[printed.total].append(printed)
            worded[printed.total] += says_page
    sentences = []
    for total, found in sorted(by_total.items()):
        numbers = {item.number for item in found}
        if total < 2 or not _plausible(found, bool(worded[total])):
            continue
        missing = sorted(set(range(1, total + 1)) - numbers - _unnumbered(found, pages))
        if missing and len(missing) < total:
            sentences.append(f"page {_ranges(missing)} of {total} by the printed numbering is missing")
    return "; ".join(sentences)


def _with_total(line: _Line) -> tuple[_Printed | None, bool]:
    match = _PAGE.search(line.text)
    if match and match[2]:
        return _Printed(line.page, int(match[1]), int(match[2])), True
    match = _TOTAL_LINE.match(line.text) or (_TOTAL_END.search(line.text) if line.rank in (0, -1) else None)
    if match:
        return _Printed(line.page, int(match[1]), int(match[2])), False
    return None, False


def _plausible(found: list[_Printed], worded: bool) -> bool:
    """The numbers rise with the pages; one page alone must say "page"."""
    if len({item.page for item in found}) == 1:
        return worded
    steps = [
        (after.page - before.page, after.number - before.number)
        for before, after in pairwise(found)
        if after.page != before.page
    ]
    rising = sum(number_step >= 1 for _, number_step in steps)
    return rising >= 0.8 * len(steps)


def _unnumbered(found: list[_Printed], pages: Sequence[Page]) -> set[int]:
    """Numbers that a page of the file would bear if it bore one: it is there, its number is not."""
    bearing = {item.page for item in found}
    covered: set[int] = set()
    ordered = sorted(found, key=lambda item: item.page)
    for before, after in pairwise(ordered):
        if after.page - before.page == after.number - before.number:
            covered.update(range(before.number + 1, after.number))
    first, last = ordered[0], ordered[-1]
    for back in range(1, min(first.number, first.page + 1)):
        if first.page - back not in bearing:
            covered.add(first.number - back)
    for ahead in range(1, len(pages) - last.page):
        if last.page + ahead not in bearing:
            covered.add(last.number + ahead)
    return covered


def _gap_in_count(lines: list[_Line], pages: Sequence[Page]) -> str:
    """1, 2, 3, 5, 6: the count jumps between two stretches that each count well."""
    at_foot: dict[int, int] = {}
    at_head: dict[int, int] = {}
    for line in lines:
        number = _counted(line)
        if number is not None:
            (at_head if line.rank >= 0 else at_foot).setdefault(line.page, number)
    series = at_foot if len(at_foot) >= len(at_head) else at_head
    runs = _consecutive_runs(series)
    for before, after in pairwise(runs):
        last_page, last = before[-1]
        next_page, following = after[0]
        skipped = (following - last) - (next_page - last_page)
        if len(before) >= 2 and len(after) >= 2 and next_page == last_page + 1 and 1 <= skipped <= 50:
            return f"page {_ranges(list(range(last + 1, following)))} by the printed numbering is missing"
    return ""


def _counted(line: _Line) -> int | None:
    value = _bare_number(line.text) if line.rank in (0, -1, -2) else None
    if value is not None and value[0] == "arabic":
        return value[1]
    match = _PAGE.fullmatch(line.text.strip(" -–—|[]()."))
    return int(match[1]) if match else None


def _consecutive_runs(series: dict[int, int]) -> list[list[tuple[int, int]]]:
    runs: list[list[tuple[int, int]]] = []
    for page, number in sorted(series.items()):
        if runs and number - runs[-1][-1][1] == page - runs[-1][-1][0]:
            runs[-1].append((page, number))
        else:
            runs.append([(page, number)])
    return runs


def _ranges(numbers: list[int]) -> str:
    parts: list[str] = []
    start = previous = numbers[0]
    for number in [*numbers[1:], -1]:
        if number != previous + 1:
            parts.append(str(start) if start == previous else f"{start}-{previous}")
            start = number
        previous = number
    return ", ".join(parts)
