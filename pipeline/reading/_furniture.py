"""Finds what is on every page but belongs to no sentence: running heads and feet, page numbers, stamps."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from data import late as re
from pipeline.reading._page_edges import TOP, EdgeLine, edge_lines, within
from pipeline.reading._page_numbers import counting, counting_anywhere, is_number_line, is_page_label
from pipeline.types import Page, Span

Role = Literal["header", "footer", "page_number", "stamp", "margin"]

_LONGEST = 200
_DIGITS = re.compile(r"\d+")
_TOLD = re.compile(
    r"(?:[€$£]|\b(?:eur|euros?|usd|gbp|chf)\b)\s?\d[\d\s.,]*"
    r"|\d[\d\s.,]*(?:[€$£%‰]|(?:eur|euros?|usd|gbp|chf|dollars?|pounds?|ht|ttc|mois|months?|ans?|years?|jours?|days?)\b)"
    r"|\b\d{1,2}(?:er|st|nd|rd|th)?\s+[^\W\d_]{3,9}\s+(?:19|20)\d\d\b"
    r"|\b[^\W\d_]{3,9}\s+\d{1,2},\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""Figures that say something: sums, shares, lengths and days in words, unlike the numbers of pages."""
_BLANK = re.compile(r"\s+")
_PARTS = " -–—|•·"
"""What parts a page's number from the words beside it."""
_STAMP = re.compile(
    r"^(?:docusign\s+envelope\s+id\b.*|scann?ed\s+(?:by|with)\s+\w+.*|numéris[ée]\s+(?:par|avec)\s+\w+.*|camscanner|"
    r"source:\s.{3,120},\s*(?:10-[kq]|8-k|s-\d|20-f|ex|f-\d).{0,60}\d{4}\s*)$",
    re.IGNORECASE,
)


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
    lines = edge_lines(text, pages)
    filled = len({line.page for line in lines})
    first = lines[0].page if lines else 0
    roles: dict[tuple[int, int], Role] = {}
    for line in lines:
        role = _alone(line)
        if role is not None:
            roles[line.start, line.end] = role
    for line in counting(lines):
        roles[line.start, line.end] = "page_number"
    apart = _alike(text, pages)
    inner = within(lines, roles)
    repeated = list(_repeated(inner, filled))
    if filled == 2 and repeated:
        # of a foot of two lines only the last one is at the very edge
        known = {**roles, **{(line.start, line.end): "footer" for line in repeated if line.rank < 0}}
        repeated += [
            line
            for line in _repeated(within(inner, known), filled)
            if line.rank < 0 and not _begins(line) and _stands_apart(text, pages[line.page], line)
        ]
    for line in repeated:
        if apart and not _stands_apart(text, pages[line.page], line):
            continue
        if _is_row(text, pages[line.page], line):
            continue
        if line.rank >= 0 and line.page == first and _is_title(text, pages[first], line):
            continue
        role = "page_number" if is_number_line(line.text) else "header" if line.rank >= 0 else "footer"
        roles.setdefault((line.start, line.end), role)
    for span in counting_anywhere(text):
        roles[span] = "page_number"
    return tuple(Span(start, end, role) for (start, end), role in sorted(roles.items()))


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
_WORD = re.compile(r"[^\W_]+")
_TITLE_WITHIN = 8
"""Lines of the first page among which its title stands."""
_NO_TITLE = re.compile(
    r"\b(?:page|p\.|exhibit|confidential|confidentiel|version|draft|projet|source)\b|\d+/\d+", re.IGNORECASE
)
"""What a running head says beside the name of the act, and a title does not."""
_SIGNATURE = re.compile(
    r"(?:by|name|title|its|date|dated|signature|signed|witness|nom|qualité|fonction|fait|le)\b",
    re.IGNORECASE,
)


def _begins(line: EdgeLine) -> bool:
    """Whether a line may be a heading or belong to a signature: those come back on two pages, too."""
    return bool(_HEADING.match(line.text) or _SIGNATURE.match(line.text))


@lru_cache(maxsize=256)
def _shape(text: str) -> str:
    """What a line has in common from page to page.

    A heading's own number is part of it, and so is what its figures say: the rent of one annex is not that
    of the next, though the words beside them are the same.
    """
    if _HEADING.match(text):
        return _BLANK.sub(" ", text).strip().lower()
    pieces, at = [], 0
    for told in _TOLD.finditer(text):
        pieces += [_DIGITS.sub("#", text[at : told.start()]), told.group()]
        at = told.end()
    shape = _BLANK.sub(" ", "".join([*pieces, _DIGITS.sub("#", text[at:])])).strip().lower()
    # the number stands at the outer edge: left of the words on one page, right of them on the next one
    if shape.startswith("# "):
        return f"{shape[2:].lstrip(_PARTS)} #"
    return f"{shape[:-2].rstrip(_PARTS)} #" if shape.endswith(" #") else shape


# ---------------------------------------------------------------- what repeats


def _repeated(lines: list[EdgeLine], filled: int) -> Iterator[EdgeLine]:
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


def _from_second(on: set[int], lines: list[EdgeLine], line: EdgeLine) -> bool:
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


def _is_row(text: str, page: Page, line: EdgeLine) -> bool:
    """Whether a line is a row of a table that stands at the edge of its pages: the next row is like it."""
    if "\t" not in line.text:
        return False
    before = text[page.start : line.start].rstrip("\n").rpartition("\n")[2]
    after = text[line.end : page.end].lstrip("\n").partition("\n")[0]
    shape = _shape(line.text)
    return any("\t" in one and _shape(one.strip()) == shape for one in (before, after))


def _is_title(text: str, page: Page, line: EdgeLine) -> bool:
    """Whether a first page's head names the act, and nothing else on that page does so in these words."""
    if not _ACT.search(line.text) or _NO_TITLE.search(line.text):
        return False
    words = _BLANK.sub(" ", line.text).strip().lower()
    if words in _BLANK.sub(" ", text[line.end : page.end]).lower():
        return False
    below = [one for one in text[line.end : page.end].split("\n", _TITLE_WITHIN) if one.strip()]
    return not any(_names_less(one, words) for one in below[:_TITLE_WITHIN])


def _names_less(line: str, head: str) -> bool:
    """Whether a line names the act in some words of a head that says more: that one is the title."""
    named, said = _WORD.findall(line.lower()), set(_WORD.findall(head))
    telling = [word for word in named if len(word) > 3]
    less = len(telling) >= 2 and len(named) < len(said) and said.issuperset(named)
    return less and _ACT.search(line) is not None


def _alike(text: str, pages: Sequence[Page]) -> bool:
    """Whether the pages' bodies repeat too (forms, schedules): then repeating alone proves no furniture."""
    shapes: Counter[str] = Counter()
    for page in pages:
        body = [line for line in text[page.start : page.end].split("\n", 12) if line.strip()][TOP : TOP + 3]
        if body:
            shapes[" ".join(_shape(line) for line in body)] += 1
    total = sum(shapes.values())
    return total >= 2 and shapes.most_common(1)[0][1] > 0.5 * total


def _stands_apart(text: str, page: Page, line: EdgeLine) -> bool:
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


def _alone(line: EdgeLine) -> Role | None:
    """What is furniture even on a single page."""
    if len(line.text) > _LONGEST:
        return None
    if line.rank in (0, -1, -2) and is_page_label(line.text):
        return "page_number"
    return "stamp" if _STAMP.match(line.text) else None
