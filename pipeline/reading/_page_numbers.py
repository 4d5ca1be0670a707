"""Page numbers as printed: which lines bear one, and which pages are missing by them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data import late as re
from pipeline.reading._page_edges import EdgeLine, edge_lines
from pipeline.types import Page

_ROMAN = r"(?=[ivxl])(?:x{0,4}(?:ix|iv|v?i{0,3}))"
_OF = r"(?:of|sur|de|/|\\|out\s+of)"
_BARE = re.compile(rf"^[-–—\[(|\s]*(?:(\d{{1,4}})|({_ROMAN}))[-–—\])|.\s]*$", re.IGNORECASE)
_TOTAL_LINE = re.compile(rf"^[-–—\[(|\s]*(\d{{1,4}})\s*{_OF}\s*(\d{{1,4}})[-–—\])|.\s]*$", re.IGNORECASE)
_PAGE = re.compile(
    rf"(?<!\w)(?:page|p\.|pg\.?|folio|feuillet)\s*(?:n[°o]\.?\s*|no\.?\s*)?[:\-–]?\s*(\d{{1,4}})(?:\s*{_OF}\s*(\d{{1,4}}))?(?![\d\w])",
    re.IGNORECASE,
)
_TOTAL_END = re.compile(r"(?<![\d/.,])(\d{1,4})\s*/\s*(\d{1,4})\s*$")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A page number as printed: on which page, its value, the total where one is printed."""

    page: int
    number: int
    total: int | None


# ---------------------------------------------------------------- lines that bear a number


def is_number_line(text: str) -> bool:
    """Whether a line is a page's number, with or without the word *page* and the total."""
    bare = text.strip(" -–—|[]().")
    return bool(_BARE.match(text) or _TOTAL_LINE.match(text) or _PAGE.fullmatch(bare))


def is_page_label(text: str) -> bool:
    """Whether a line is the word *page* and its number: that is furniture even on a single page."""
    return not _BARE.match(text) and bool(_PAGE.fullmatch(text.strip(" -–—|[]().")))


def counting(lines: list[EdgeLine]) -> Iterator[EdgeLine]:
    """Bare numbers at an edge that count along with the pages."""
    found: dict[tuple[bool, str, int], list[EdgeLine]] = defaultdict(list)
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


def counting_anywhere(text: str) -> list[tuple[int, int]]:
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


def numbering_gap(text: str, pages: Sequence[Page]) -> str:
    """Say which pages are missing by the printed numbering ("7/12" and no "8/12").

    Returns:
        One sentence, or the empty string where nothing is missing or nothing is printed.
    """
    lines = edge_lines(text, pages)
    return _gap_in_totals(lines, pages) or _gap_in_count(lines, pages)


def _gap_in_totals(lines: list[EdgeLine], pages: Sequence[Page]) -> str:
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


def _with_total(line: EdgeLine) -> tuple[_Printed | None, bool]:
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


def _gap_in_count(lines: list[EdgeLine], pages: Sequence[Page]) -> str:
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


def _counted(line: EdgeLine) -> int | None:
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
