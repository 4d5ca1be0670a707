"""Tells the foot of a page where people sign though no label says so: the parties stand over their columns.

"THE LANDLORD" and "THE TENANT" over two lines to sign on is how most leases end.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from data import late as re
from data.load import lexicon
from pipeline.folding import fold

_LAST = 16
"""Lines at the end of a page in which its foot is sought."""
_LONGEST = 64
_MOST = 3
"""Columns side by side; more are a table."""
_GAP = re.compile(r"\t+|[ ]{3,}")
_HEADS = 2
"""Parties that stand at a foot: one line alone is a heading."""
_PARTY_WORDS = 4


def parties_sign_below(text: str) -> bool:
    """Whether the last lines of a page name two parties, or say for whom somebody signs."""
    heads = 0
    for cells in _rows(text):
        if any(_opens().match(fold(cell)) for cell in cells):
            return True
        if all(_is_head(cell) for cell in cells):
            heads += len(cells)
    return heads >= _HEADS


def _rows(text: str) -> Iterator[list[str]]:
    """The cells of the last lines, without those that are sentences, or hold more than feet do."""
    lines = [line for line in text.split("\n") if line.strip()][-_LAST:]
    for line in lines:
        cells = [cell.strip(" :.\u00b7|") for cell in _GAP.split(line.strip())]
        cells = [cell for cell in cells if cell]
        short = all(len(cell) <= _LONGEST and not cell.endswith((",", ";")) for cell in cells)
        if cells and len(cells) <= _MOST and short and not re.search(r"[.;,]$", line.strip()):
            yield cells


def _is_head(cell: str) -> bool:
    """Whether a cell is "THE TENANT", or a company's name and nothing else."""
    if not cell[:1].isupper() or not any(char.isalpha() for char in cell):
        return False
    folded = fold(cell)
    return _party().fullmatch(folded) is not None or _company().fullmatch(folded) is not None


@cache
def _words(part: str) -> str:
    both = {word for language in ("fr", "en") for word in lexicon("signing_pages", language)[part]}
    return "|".join(re.escape(word) for word in sorted(both, key=len, reverse=True))


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('opens')})\b(?!.*\b(?:shall|must|may|doit|peut)\b)")


@cache
def _party() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_words('articles')})(?:(?<=')|\s+)[a-z'-]+(?:\s[a-z'-]+){{0,{_PARTY_WORDS - 2}}}"
    )


@cache
def _company() -> re.Pattern[str]:
    return re.compile(rf"\S+(?:\s\S+){{0,6}}?,?\s(?:{_words('forms')})\.?")
