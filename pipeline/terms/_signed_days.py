"""Finds the days on which a contract was signed, by the lines on which it is."""

from __future__ import annotations

from datetime import date, timedelta

from data import late as re
from pipeline.terms import _time
from pipeline.terms.base import View

_TAIL, _WIDEST = 3_000, 120
_CLAUSE = re.compile(r"\s*(?:\d[\d.]*[.)]|[a-z])\s")
_MARK = re.compile(r"/s/|_{4,}|\b(?:by|per|signed|signature|date)\b[^\n]{0,30}?:|\bsigned\b", re.IGNORECASE)
_SOON = timedelta(days=180)
"""All sign within so many days of the first."""


def last_signed(view: View) -> tuple[date, int, int] | None:
    """Return the last of the days beside marks of signature, with its place, where all are near."""
    days = signed_days(view)
    return max(days) if days and max(days)[0] - min(days)[0] <= _SOON else None


def signed_days(view: View) -> list[tuple[date, int, int]]:
    """Find the days that stand on the lines where it is signed, or beside them, with their places."""
    text = view.flow.text
    start = max(len(text) - _TAIL, len(text) // 2)
    lines = list(re.finditer(r"[^\n]+", text[start:]))
    marked = [_MARK.search(line.group()) is not None for line in lines]
    told: list[tuple[date, int, int]] = []
    for number, line in enumerate(lines):
        beside = any(marked[max(number - 1, 0) : number + 2])
        if beside and len(line.group()) < _WIDEST and not _CLAUSE.match(line.group()):
            for found in _time.dates_in(view, line.group()):
                if found.date is not None and found.precision == "day":
                    at = start + line.start() + found.start
                    told.append((found.date, at, at + found.end - found.start))
    return told
