"""Tables that are only set with spaces or dots, as in plain text: their gaps are read as tabs of cells.

Every offset stays. Spaces become tabs, as many as columns are passed, so that an empty cell counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data import late as re
from pipeline.terms.base import View

_LEADER = "...."
_LEADERS = re.compile(
    r"(?<=[\w)»\]] )\.{4,} {0,3}(?=(?:à partir de )?[\d€$£])"
    r"|(?<=[\w)»\]])\.{4,} {0,3}(?=(?:à partir de )?[\d€$£])"
)
"""Dots that lead from a label to its price."""
_DOUBLED = re.compile(r"\n\n(?<=[a-zà-ÿ,’']\n\n)(?=[a-zà-ÿ€]|\d[\d ]*(?:,\d\d)? ?(?:€|euros))")
"""A sentence that goes on after an empty line, as where each line is followed by one."""
_WIDE = "   "
"""A gap that running text does not have."""
_CELL = re.compile(r"[^ ]+(?: [^ ]+)*")
_BULLET = re.compile(r"\A\s*(?:[*•·●§☐☒-]|\(?[a-z0-9]{1,3}[.)])\s+", re.IGNORECASE)
"""What stands before an item of a list, with a gap that is none between cells."""
_FEWEST = 3
"""Columns from which on the cells of other rows are put under them; of two, a gap says it all."""
_SIGNED = re.compile(r"[€$£]\s?\d|\d\s?[€$£]")
_RULE = re.compile(r"[\s|:=-]+")
_LONGEST = 240
_MOST = 400_000
"""Characters of a line and of a text that are looked at."""


def aligned(view: View) -> View:
    """Return the view with tabs between the cells of tables set with spaces; itself where there is none."""
    if not any(sign in view.flow.text for sign in (_WIDE, _LEADER, "\n\n", "|")):
        return view
    return view.once("price aligned", lambda: _aligned(view))


def _aligned(view: View) -> View:
    text = tabbed(view.flow.text)
    return view if text == view.flow.text else View(replace(view.flow, text=text), view.clauses, view.terms)


def tabbed(text: str) -> str:
    """Put tabs into the gaps between columns; the text keeps its length and its lines."""
    if len(text) > _MOST:
        return text
    if _LEADER in text:
        text = _LEADERS.sub(lambda dots: "\t" + " " * (len(dots[0]) - 1), text)
    text = _DOUBLED.sub(" \n", text)
    if _WIDE not in text and "|" not in text:
        return text
    lines = text.split("\n")
    if "|" in text:
        _unbar(lines)
    begin = 0
    for at in range(len(lines) + 1):
        if at == len(lines) or not lines[at].strip():
            _block(lines, begin, at)
            begin = at + 1
    return "\n".join(lines)


def _block(lines: list[str], begin: int, end: int) -> None:
    """Put tabs into the lines of one block, each cell under its column."""
    rows = [at for at in range(begin, end) if _is_row(lines[at])]
    if not rows:
        return
    cells = {at: _cells(lines[at]) for at in rows}
    widest = max(rows, key=lambda at: len(cells[at]))
    columns = cells[widest]
    for at in rows:
        own = cells[at]
        places: Sequence[int] = range(len(own))
        if len(rows) > 1 and _FEWEST <= len(columns) > len(own):
            places = _places(own, columns)
        lines[at] = _with_tabs(lines[at], own, places)


def _unbar(lines: list[str]) -> None:
    """Read the bars of a table as tabs where its figures have no sign; others are read as they stand."""
    begin = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and (lines[at].lstrip().startswith("|") or " | " in lines[at]):
            continue
        if at - begin >= 2 and not any(_SIGNED.search(line) or "<br" in line for line in lines[begin:at]):
            for row in range(begin, at):
                lines[row] = " " * len(lines[row]) if _RULE.fullmatch(lines[row]) else _bare(lines[row])
        begin = at + 1


def _bare(line: str) -> str:
    inner = line.strip().strip("|")
    at = line.index(inner)
    return " " * at + inner.replace("|", "\t") + " " * (len(line) - at - len(inner))


def _is_row(line: str) -> bool:
    if _WIDE not in line:
        return False
    plain = _BULLET.sub("", line).strip()
    return _WIDE in plain and "\t" not in plain and len(line) <= _LONGEST


def _cells(line: str) -> list[tuple[int, int]]:
    bullet = _BULLET.match(line)
    found = [match.span() for match in _CELL.finditer(line)]
    if bullet is None or len(found) < 2 or found[0][1] >= bullet.end():
        return found
    return [(found[0][0], found[1][1]), *found[2:]]


def _places(own: Sequence[tuple[int, int]], columns: Sequence[tuple[int, int]]) -> list[int]:
    """Say under which column each cell stands: the one it shares most width with, else the nearest."""
    places: list[int] = []
    for start, end in own:
        low = places[-1] + 1 if places else 0
        open_ = range(low, len(columns) - (len(own) - len(places) - 1))
        places.append(max(open_, key=lambda place: _shared(start, end, *columns[place])))
    return places


def _shared(start: int, end: int, low: int, high: int) -> int:
    """Width in common; below zero, how far they stand apart at the nearer edge."""
    common = min(end, high) - max(start, low)
    return common if common > 0 else -min(abs(start - low), abs(end - high))


def _with_tabs(line: str, own: Sequence[tuple[int, int]], places: Sequence[int]) -> str:
    parts: list[str] = []
    at, passed = 0, 0
    for (start, end), place in zip(own, places, strict=True):
        gap = line[at:start]
        tabs = min(max(place - passed, 0), len(gap))
        parts += ("\t" * tabs, gap[tabs:], line[start:end])
        at, passed = end, place
    return "".join((*parts, line[at:]))
