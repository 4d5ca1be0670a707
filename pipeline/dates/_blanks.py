"""Blanks that were filled in: ``this _10th_ day of __June__, 2019``."""

from __future__ import annotations

from data import late as re
from pipeline.dates import _grammar as grammar

_NAMES = "|".join(sorted(grammar.MONTHS, key=len, reverse=True))
_NTH = r"(?:s ?t|n ?d|r ?d|t ?h)"
_LINE = r"(?<!_)_{1,60}"
"""The line of a blank, from its beginning on: looked at once, however long."""
_FILLED = re.compile(
    # A day in its blank: lines on the left of it, or on the right of it and then the word.
    rf"{_LINE}(?:0?[1-9]|[12]\d|3[01])_* ?(?:{_NTH})?_*(?=[\s,]*(?:day\b|,|(?:19|20)\d\d"
    rf"|(?:of )?_*(?:{_NAMES})\b))"
    rf"|(?<![\d_])(?:0?[1-9]|[12]\d|3[01]) ?(?:{_NTH})?_+(?:{_NTH})?_*(?=\s*day\b)"
    # A month in its blank, after ``day of`` or before its day.
    rf"|{_LINE}(?:{_NAMES}) [0-3]?\d_+|{_LINE}(?:{_NAMES})(?=_* ?,?\s*_*\d)_*|{_LINE}(?:{_NAMES})_+"
    rf"|(?<=day of )_* ?(?:{_NAMES})_+"
    # A year in its blank.
    rf"|{_LINE}(?:19|20)\d\d(?!\d)_*|(?<!\d)(?:19|20)_\d\d(?![\d_])_*"
)


_BESIDE = re.compile(r"_(?:(?=[0-9a-z])|(?<=[0-9a-z.]_)|(?<=[0-9a-z.] _))")
"""A letter or a figure beside a line: stands wherever ``_FILLED`` finds something."""


def filled(folded: str) -> str:
    """Return a folded text without the lines of blanks that hold a day, a month or a year; offsets hold."""
    if _BESIDE.search(folded) is None:
        return folded
    return _FILLED.sub(lambda match: match.group().replace("_", " "), folded)
